"""Values of a band from a few places, to see what range they lie in before a run."""

from __future__ import annotations

import numpy as np

from .opening import open_dataset
from .reading import read_band
from .source import Band, grid_of_raster
from .window import Window

# Rasters up to this size, and those with overviews, are sampled evenly; of larger ones a few
# stored blocks are read, since picking cells evenly would decompress the whole file.
_EVEN_CELLS = 4_000_000
_BLOCKS = 9


def sample_values(path: str, band: Band, cells: int) -> np.ndarray:
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
    parts = [_read_sample(dataset, band, window, cells) for window in _sample_windows(grid, band)]
    return np.concatenate(parts)


def _read_sample(dataset, band: Band, window: Window, cells: int) -> np.ndarray:
    """Read evenly spaced blocks of a window as a sample of its values."""
    values = np.empty(window.shape, np.float64)
    read_band(dataset, band, window, values)
    values = values[np.isfinite(values)]
    return values[:: max(values.size * _BLOCKS // cells, 1)]


def _sample_windows(grid, band: Band) -> list:
    """Return windows of single stored blocks, spread evenly over the raster."""
    height, width = (min(side, 512) for side in band.block_shape)
    n = int(_BLOCKS**0.5)
    windows = []
    for i in range(n):
        for j in range(n):
            row = int((i + 0.5) * grid.height / n) // height * height
            col = int((j + 0.5) * grid.width / n) // width * width
            cut = min(height, grid.height - row), min(width, grid.width - col)
            windows.append(Window(row, col, cut[0], cut[1]))
    return windows
