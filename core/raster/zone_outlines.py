"""Outlines of zones as lines for maps: of polygons on a grid, and of the codes of a raster."""

from __future__ import annotations

import numpy as np

from .grid import Grid
from .preview import read_preview

# Steps across a map below which two vertices are one.
STEPS = 1500.0
# Zones of more edges than this (land cover) are a pattern, not borders.
MAX_EDGES = 6000


def ring_outlines(rings, grid: Grid) -> tuple:
    """Return the outlines of polygons, rings on a grid, as closed lines.

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
    """Return the outline ``(n, 2)`` of a zone without vertices in the same step as the last one.

    Its ends are kept.
    """
    step_cell = np.floor(line / step)
    is_kept = np.ones(len(line), bool)
    is_kept[1:-1] = (step_cell[1:-1] != step_cell[:-2]).any(axis=1)
    return line[is_kept]


def raster_outlines(path: str) -> tuple:
    """Return the outlines of the zones of a raster: edges between cells of different codes.

    None where there are too many.

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
    vertical_runs = _edge_runs((codes[:, 1:] != codes[:, :-1]).T)
    horizontal_runs = _edge_runs(codes[1:] != codes[:-1])
    if len(vertical_runs) + len(horizontal_runs) > MAX_EDGES:
        return ()
    ends = [((first, line + 1), (last, line + 1)) for line, first, last in vertical_runs]
    ends += [((line + 1, first), (line + 1, last)) for line, first, last in horizontal_runs]
    return tuple(np.array([grid.corner(*start), grid.corner(*end)]) for start, end in ends)


def _edge_runs(edges: np.ndarray) -> list:
    """Return line, start and end of each run of edges between cells of different codes."""
    padded = np.pad(edges.astype(np.int8), ((0, 0), (1, 1)))
    step = np.diff(padded, axis=1)
    lines, firsts = np.nonzero(step == 1)
    _, lasts = np.nonzero(step == -1)
    return list(zip(lines.tolist(), firsts.tolist(), lasts.tolist()))
