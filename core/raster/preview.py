"""A raster at reduced resolution, for pictures and for choosing colours."""

from __future__ import annotations

import contextlib
from typing import NamedTuple

import numpy as np
from osgeo import gdal

from .band_description import describe_raster
from .band_reading import read_band
from .grid import Grid
from .opening import open_dataset

# Enough for a picture of a page's width and for the quantiles of a colour ramp.
PREVIEW_CELLS = 250_000


class Preview(NamedTuple):
    """A raster read with few cells.

    Parameters
    ----------
    values : numpy.ndarray
        ``(rows, cols)``.
    grid : Grid
        Where these cells lie.
    """

    values: np.ndarray
    grid: Grid


def read_preview(path: str, cells: int = PREVIEW_CELLS, band: int = 1) -> Preview:
    """Read a raster with at most about `cells` cells, picked evenly.

    Parameters
    ----------
    path : str
        Raster file.
    cells : int
        Most cells wanted.
    band : int
        Band, from 1.

    Returns
    -------
    tuple
        (values float32 ``(rows, cols)`` with NaN for nodata, `Grid` of the picked cells).
    """
    grid, bands = describe_raster(path)
    rows, cols = grid.sample_shape(cells)
    values = np.empty((rows, cols), np.float32)
    read_band(open_dataset(path), bands[band - 1], grid.window, values)
    x0, a, b, y0, d, e = grid.geotransform
    col_step, row_step = grid.width / cols, grid.height / rows
    return Preview(
        values,
        Grid(
            cols, rows, (x0, a * col_step, b * row_step, y0, d * col_step, e * row_step), grid.crs
        ),
    )


@contextlib.contextmanager
def without_side_files():
    """Keep GDAL from writing ``.aux.xml`` files of statistics while a preview is made."""
    gdal.SetThreadLocalConfigOption("GDAL_PAM_ENABLED", "NO")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption("GDAL_PAM_ENABLED", None)
