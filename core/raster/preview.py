"""A raster at reduced resolution, for pictures and for choosing colours."""

from __future__ import annotations

import contextlib
from typing import NamedTuple

import numpy as np
from osgeo import gdal

from .grid import Grid
from .opening import open_dataset
from .reading import read_band
from .source import describe_raster

# Enough for a picture of a page's width and for the quantiles of a colour ramp.
PREVIEW_CELLS = 250_000
# Steps across a map below which two vertices are one.
STEPS = 1500.0
# Zones of more edges than this (land cover) are a pattern, not borders.
MAX_EDGES = 6000


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


def ring_outlines(rings, grid: Grid) -> tuple:
    """Return rings on a grid as closed lines.

    Parameters
    ----------
    rings : sequence of numpy.ndarray
        Fractional ``(column, row)`` of the vertices.
    grid : Grid
        The grid they lie on.

    Returns
    -------
    tuple of numpy.ndarray
        x and y of the vertices, ``(n, 2)`` each.
    """
    step = max(grid.width, grid.height) / STEPS
    lines = []
    for ring in rings:
        vertices = ring[np.isfinite(ring).all(axis=1)]
        if len(vertices) < 2:
            continue
        columns, rows = thin_line(np.concatenate([vertices, vertices[:1]]), step).T
        lines.append(np.stack(grid.corner(rows, columns), axis=1))
    return tuple(lines)


def thin_line(line: np.ndarray, step: float) -> np.ndarray:
    """Return a line ``(n, 2)`` without the vertices in the same step as the one before them.

    Its ends are kept.
    """
    step_cell = np.floor(line / step)
    is_kept = np.ones(len(line), bool)
    is_kept[1:-1] = (step_cell[1:-1] != step_cell[:-2]).any(axis=1)
    return line[is_kept]


def raster_outlines(path: str) -> tuple:
    """Return the edges between cells of different codes; none where there are too many.

    Parameters
    ----------
    path : str
        Raster of whole numbers.

    Returns
    -------
    tuple of numpy.ndarray
        x and y of the ends of straight pieces, ``(2, 2)`` each.
    """
    codes, grid = read_preview(path)
    codes = np.where(np.isfinite(codes), codes, -np.inf)
    # Runs along columns of vertical edges, and along rows of horizontal ones.
    vertical_runs = _true_runs((codes[:, 1:] != codes[:, :-1]).T)
    horizontal_runs = _true_runs(codes[1:] != codes[:-1])
    if len(vertical_runs) + len(horizontal_runs) > MAX_EDGES:
        return ()
    ends = [((first, line + 1), (last, line + 1)) for line, first, last in vertical_runs]
    ends += [((line + 1, first), (line + 1, last)) for line, first, last in horizontal_runs]
    return tuple(np.array([grid.corner(*start), grid.corner(*end)]) for start, end in ends)


def _true_runs(edges: np.ndarray) -> list:
    """Return line, start and end of each run of true values, from which outlines are drawn."""
    padded = np.pad(edges.astype(np.int8), ((0, 0), (1, 1)))
    step = np.diff(padded, axis=1)
    lines, firsts = np.nonzero(step == 1)
    _, lasts = np.nonzero(step == -1)
    return list(zip(lines.tolist(), firsts.tolist(), lasts.tolist()))
