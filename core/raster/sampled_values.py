"""Values of a few cells of a band: which range they lie in, and which type of numbers they need.

Whether float32 holds the numbers of a band, or float64 is needed to keep their digits. float32 has
24 bits: whole numbers are exact up to 2**24, and a large offset takes the digits of small
differences. Blocks are float32 unless a band would lose something that way.
"""

from __future__ import annotations

import functools

import numpy as np
from osgeo import gdal_array

from .file_version import file_version
from .opening import open_dataset
from .reading import read_band
from .source import Band, grid_of_raster
from .window import Window

# Rasters up to this size, and those with overviews, are sampled evenly; of larger ones a few
# stored blocks are read, since picking cells evenly would decompress the whole file.
_EVEN_CELLS = 4_000_000
_BLOCKS = 9
# float32 tells all whole numbers apart up to this one.
LARGEST_FLOAT32_INTEGER = 1 << 24
# Rounding error of float32, as a share of the spread of the values, above which digits are lost.
_MOST_ERROR = 1e-4
_HALF_ULP = 2.0**-25
_SAMPLE_CELLS = 4096


def sample_band_values(path: str, band: Band, cells: int) -> np.ndarray:
    """Return up to about `cells` values of a band that have data, as float64.

    Parameters
    ----------
    path : str
        Raster file.
    band : Band
        Band of it.
    cells : int
        Most values wanted.
    """
    grid = grid_of_raster(path)
    dataset = open_dataset(path)
    overviews = dataset.GetRasterBand(band.index).GetOverviewCount()
    if grid.cells <= _EVEN_CELLS or overviews:
        values = np.empty(grid.sample_shape(cells), np.float64)
        read_band(dataset, band, grid.window, values)
        return values[np.isfinite(values)]
    samples = [_read_sample(dataset, band, window, cells) for window in _sample_windows(grid, band)]
    return np.concatenate(samples)


def _read_sample(dataset, band: Band, window: Window, cells: int) -> np.ndarray:
    """Read evenly spaced blocks of a window as a sample of its values."""
    values = np.empty(window.shape, np.float64)
    read_band(dataset, band, window, values)
    values = values[np.isfinite(values)]
    return values[:: max(values.size * _BLOCKS // cells, 1)]


def _sample_windows(grid, band: Band) -> list:
    """Return windows of single stored blocks, spread evenly over the raster."""
    height, width = (min(length, 512) for length in band.block_shape)
    n = int(_BLOCKS**0.5)
    windows = []
    for i in range(n):
        for j in range(n):
            row = int((i + 0.5) * grid.height / n) // height * height
            col = int((j + 0.5) * grid.width / n) // width * width
            cut = min(height, grid.height - row), min(width, grid.width - col)
            windows.append(Window(row, col, cut[0], cut[1]))
    return windows


def choose_dtype(bands) -> str:
    """Return the precision that the numbers of all bands need: "float32" or "float64"."""
    return "float64" if any(needs_float64(band) for band in bands) else "float32"


def needs_float64(band: Band) -> bool:
    """Say whether float32 would lose digits of a band, judged by a sample of its cells."""
    return _exceeds_float32(band) and _loses_digits(band, file_version(band.path))


def may_hold_large_codes(band: Band) -> bool:
    """Say whether a band's type can hold whole numbers that float32 does not tell apart."""
    return _exceeds_float32(band)


def _exceeds_float32(band: Band) -> bool:
    """Say whether a stored type is more precise than the 24 bits of float32."""
    stored = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(band.gdal_type))
    return not np.can_cast(stored, np.float32, "safe")


@functools.lru_cache(maxsize=4096)
def _loses_digits(band: Band, _version: tuple) -> bool:
    values = sample_band_values(band.path, band, _SAMPLE_CELLS)
    if not values.size:
        return False
    largest, is_plain = float(np.abs(values).max()), band.scale == 1.0 and band.offset == 0.0
    if is_plain and largest > LARGEST_FLOAT32_INTEGER and (values == np.round(values)).all():
        return True
    return bool(largest * _HALF_ULP > _MOST_ERROR * values.std() > 0.0)
