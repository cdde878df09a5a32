"""Values of a few cells of a band: which range they lie in, and which type of numbers they need.

float32 has 24 bits: whole numbers are exact up to 2**24, and a large offset takes the digits of
small differences. Blocks are float32 unless a band would lose something that way.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from osgeo import gdal_array

from ..errors_and_notes.raster import NumbersTooLarge
from .band_description import Band, grid_of_raster
from .band_reading import LARGEST_FLOAT32_INTEGER, read_band
from .decimated_reading import DecimatedRead
from .file_version import file_version
from .grid import Grid
from .opening import open_dataset
from .window import Window

# Rasters up to this size, and those with overviews, are sampled evenly; of larger ones a few
# stored blocks are read, since picking cells evenly would decompress the whole file.
_EVEN_CELLS = 4_000_000
_BLOCKS = 9
# Rasters up to this size are read as a whole where neighbours are looked at, and rows of a block
# of larger ones at least.
_WHOLE_CELLS, _PLANE_ROWS = 1_000_000, 32
# Rounding error of float32, as a share of the spread of the values, above which digits are lost.
_MAX_ERROR = 1e-4
_HALF_ULP = 2.0**-25
_SAMPLE_CELLS = 4096
# Bytes of picked cells that are kept at one time.
_KEPT_BYTES = 64 << 20


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
    return _sample_dataset(open_dataset(path), band, grid_of_raster(path), cells)


def _is_picked_evenly(dataset, band: Band, grid: Grid) -> bool:
    """Say whether cells are picked evenly from a whole band, not read from a few blocks."""
    return grid.n_cells <= _EVEN_CELLS or dataset.GetRasterBand(band.index).GetOverviewCount() > 0


def _sample_dataset(dataset, band: Band, grid: Grid, cells: int) -> np.ndarray:
    """Return what `sample_band_values` does, of a raster that is open."""
    if _is_picked_evenly(dataset, band, grid):
        values = np.empty(grid.sample_shape(cells), np.float64)
        read_band(dataset, band, grid.window, values)
        return values[np.isfinite(values)]
    samples = [_read_sample(dataset, band, window, cells) for window in _sample_windows(grid, band)]
    return np.concatenate(samples)


def sample_bands(
    bands: Iterable[Band], cells: int, check_cancel: Callable[[], object] | None = None
) -> Iterator[np.ndarray]:
    """Yield what `sample_band_values` returns for each band, in order.

    A file is opened once for bands that follow each other, and its blocks are decoded once for
    many bands. Band by band, a file of 252 months whose blocks hold all of them would be decoded
    252 times.

    Parameters
    ----------
    bands : iterable of Band
        Bands of any files.
    cells : int
        Most values wanted of each.
    check_cancel : callable, optional
        Raises when the run should stop.
    """
    for path, group in itertools.groupby(bands, lambda band: band.path):
        members = list(group)
        if len(members) == 1:
            yield sample_band_values(path, members[0], cells)
        else:
            yield from _sample_file(path, members, cells, check_cancel or (lambda: None))


def _sample_file(path: str, bands: list, cells: int, check_cancel) -> Iterator[np.ndarray]:
    """Yield the samples of several bands of one file."""
    dataset, grid = open_dataset(path), grid_of_raster(path)
    first = bands[0]
    has_overviews = dataset.GetRasterBand(first.index).GetOverviewCount() > 0
    is_simple = first.interleaved and not any(band.transposed or band.is_masked for band in bands)
    if has_overviews or grid.n_cells > _EVEN_CELLS or not is_simple:
        for band in bands:
            check_cancel()
            yield _sample_dataset(dataset, band, grid, cells)
        return
    shape = grid.sample_shape(cells)
    n = max(_KEPT_BYTES // (shape[0] * shape[1] * first.stored_bytes), 1)
    for start in range(0, len(bands), n):
        picked = DecimatedRead(dataset, bands[start : start + n], shape, check_cancel)
        for band in bands[start : start + n]:
            values = np.empty(shape, np.float64)
            read_band(picked, band, Window(0, 0, *shape), values)
            yield values[np.isfinite(values)]


def _read_sample(dataset, band: Band, window: Window, cells: int) -> np.ndarray:
    """Read evenly spaced blocks of a window as a sample of its values."""
    values = np.empty(window.shape, np.float64)
    read_band(dataset, band, window, values)
    values = values[np.isfinite(values)]
    return values[:: max(values.size * _BLOCKS // cells, 1)]


def read_corners(band: Band) -> np.ndarray:
    """Return the values of a band at the four corners of its raster, NaN without data."""
    grid, dataset = grid_of_raster(band.path), open_dataset(band.path)
    values = np.empty((2, 2))
    for i, row in enumerate((0, grid.height - 1)):
        for j, col in enumerate((0, grid.width - 1)):
            read_band(dataset, band, Window(row, col, 1, 1), values[i : i + 1, j : j + 1])
    return values


def read_planes(band: Band) -> Iterator[np.ndarray]:
    """Yield the cells of a band beside each other: all of them, or those of some blocks."""
    grid, dataset = grid_of_raster(band.path), open_dataset(band.path)
    is_small = grid.n_cells <= _WHOLE_CELLS
    for window in [grid.window] if is_small else _sample_windows(grid, band, _PLANE_ROWS):
        values = np.empty(window.shape)
        read_band(dataset, band, window, values)
        yield values


def _sample_windows(grid, band: Band, least_rows: int = 1) -> list:
    """Return windows of single stored blocks to sample, spread evenly over the raster."""
    height, width = (min(length, 512) for length in band.block_shape)
    height = max(height, least_rows)
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
    """Return the precision that sampled values of all bands need: "float32" or "float64".

    Of bands whose type is more precise than float32, a sample of the cells tells.
    """
    wide = tuple(band for band in bands if exceeds_float32(band))
    versions = tuple(file_version(path) for path in dict.fromkeys(band.path for band in wide))
    return "float64" if _any_loses_digits(wide, versions) else "float32"


def exceeds_float32(band: Band) -> bool:
    """Say whether a stored type is more precise than the 24 bits of float32."""
    stored = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(band.gdal_type))
    return not np.can_cast(stored, np.float32, "safe")


@functools.lru_cache(maxsize=256)
def _any_loses_digits(bands: tuple, _versions: tuple) -> bool:
    """Say whether the sampled values of any band are not the same in float32."""
    samples = zip(bands, sample_bands(bands, _SAMPLE_CELLS))
    try:
        return any(_loses_digits(band, values) for band, values in samples)
    except NumbersTooLarge:  # codes may be as large: where amounts are read, this is raised again
        return True


def _loses_digits(band: Band, values: np.ndarray) -> bool:
    """Say whether sampled values of a band need float64, as they are not the same in float32."""
    if not values.size:
        return False
    largest, is_unscaled = float(np.abs(values).max()), band.scale == 1.0 and band.offset == 0.0
    if is_unscaled and largest > LARGEST_FLOAT32_INTEGER and (values == np.round(values)).all():
        return True
    return bool(largest * _HALF_ULP > _MAX_ERROR * values.std() > 0.0)
