"""`PolygonCells`: which cells of a grid have their centre in which polygon, for every window alike.

Vertices are brought to whole numbers of a fraction of a cell, counted from the corner of the whole
grid, and each centre is counted by the half-open rule: a west or south edge belongs to the polygon,
an east or north edge does not. So a centre on the edge between two polygons counts once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

# Parts of a cell that vertices are brought to. Edges that are meant to pass through centres miss
# them by the rounding of coordinates and cell sizes, far less than this.
PARTS_PER_CELL = 1 << 14
_HALF = PARTS_PER_CELL // 2
# Cells beyond which a vertex is moved nearer: whole numbers of parts stay exact in float64.
_FARTHEST = float(1 << 36)
# A crossing this near to a centre, in cells, is computed in whole numbers.
_NEAR = 1e-6
# Cells filled at a time.
_CELLS = 1 << 20


class RasterizedCells(NamedTuple):
    """Cells whose centres polygons cover.

    Parameters
    ----------
    codes : numpy.ndarray
        Code of each cell, 0 outside.
    n_overlapping : int
        Cells that polygons of several codes claim.
    """

    codes: np.ndarray
    n_overlapping: int


class _Spans(NamedTuple):
    """Parts of rows that polygons cover, from a column to the one after the last."""

    polygon: np.ndarray
    row: np.ndarray
    first_col: np.ndarray
    end_col: np.ndarray


class PolygonCells:
    """The cells of polygons; shared by threads and sent to other processes as it is.

    Parameters
    ----------
    parts : sequence of list of numpy.ndarray
        Rings of each polygon as fractional ``(column, row)`` of the grid, not closed; holes among
        them.
    codes : sequence of int
        Code of each, above 0.
    """

    def __init__(self, parts, codes) -> None:
        edges = [_edges_of(rings) for rings in parts]
        counts = [len(part_edges) for part_edges in edges]
        all_edges = np.concatenate(edges) if counts else np.zeros((0, 4), np.int64)
        owner = np.repeat(np.arange(len(counts)), counts)
        # A centre between the ends of an edge, the southern one among them.
        first = (all_edges[:, 1] - _HALF) // PARTS_PER_CELL + 1
        last = (all_edges[:, 3] - _HALF) // PARTS_PER_CELL
        crossing = last >= first
        self._edges, self._owner = all_edges[crossing], owner[crossing]
        self._first, self._last = first[crossing], last[crossing]
        self._codes = np.asarray(codes, np.int64).reshape(-1)
        west, east = _column_range(all_edges, owner, len(counts))
        self._west, self._east = west[self._owner], east[self._owner]

    def rasterize(self, window) -> RasterizedCells:
        """Return the codes of the polygons that cover the centres of the cells of a window.

        Where polygons overlap the last one has the cell.

        Returns
        -------
        codes : numpy.ndarray
            int64 (rows, cols), 0 in no polygon.
        overlapping : int
        """
        owner, rows, left, right = self._spans(window)
        codes = np.zeros(window.n_cells, np.int64)
        if not len(owner):
            return RasterizedCells(codes.reshape(window.shape), 0)
        starts = (rows - window.row) * window.width + left - window.col
        sizes, run_codes = right - left, self._codes[owner]
        for cells, values in cells_of_runs(starts, sizes, run_codes):
            codes[cells] = values
        claimed = 0
        if int(sizes.sum()) > np.count_nonzero(codes):
            is_claimed_twice = np.zeros(window.n_cells, np.bool_)
            for cells, values in cells_of_runs(starts, sizes, run_codes):
                is_claimed_twice[cells[values != codes[cells]]] = True
            claimed = int(np.count_nonzero(is_claimed_twice))
        return RasterizedCells(codes.reshape(window.shape), claimed)

    def _spans(self, window) -> _Spans:
        """Return the spans of cells whose centres polygons cover along the rows of a window."""
        top, bottom = window.row, window.row + window.height - 1
        is_relevant = (self._first <= bottom) & (self._last >= top)
        is_relevant &= (self._west <= window.col + window.width) & (self._east >= window.col)
        edge = np.flatnonzero(is_relevant)
        start = np.maximum(self._first[edge], top)
        count = np.minimum(self._last[edge], bottom) - start + 1
        rows = numbers_of_runs(start, count)
        edge = np.repeat(edge, count)
        cols = _columns_of(self._edges[edge], rows)
        owner = self._owner[edge]
        order = np.lexsort((cols, rows, owner))
        # Rings are closed: a row crosses the edges of a polygon an even number of times.
        owner, rows, cols = owner[order][::2], rows[order][::2], cols[order]
        left = np.maximum(cols[::2], window.col)
        right = np.minimum(cols[1::2], window.col + window.width)
        filled = right > left
        return _Spans(owner[filled], rows[filled], left[filled], right[filled])


def _edges_of(rings) -> np.ndarray:
    """Return edges of polygons in parts of cells: column and row of the northern, southern end."""
    edges = [np.zeros((0, 4), np.int64)]
    for ring in rings:
        clipped = np.clip(ring, -_FARTHEST, _FARTHEST)
        ends = np.rint(clipped * PARTS_PER_CELL).astype(np.int64)
        pairs = np.concatenate([ends, np.roll(ends, -1, axis=0)], axis=1)
        south_up = pairs[:, 1] > pairs[:, 3]
        pairs[south_up] = pairs[south_up][:, [2, 3, 0, 1]]
        edges.append(pairs)
    return np.concatenate(edges)


def _column_range(edges: np.ndarray, owner: np.ndarray, n: int) -> tuple:
    """Return the first and last column whose centre a polygon may cover, of each polygon."""
    west, east = np.full(n, np.iinfo(np.int64).max), np.full(n, np.iinfo(np.int64).min)
    np.minimum.at(west, owner, edges[:, [0, 2]].min(axis=1, initial=np.iinfo(np.int64).max))
    np.maximum.at(east, owner, edges[:, [0, 2]].max(axis=1, initial=np.iinfo(np.int64).min))
    return west // PARTS_PER_CELL - 1, east // PARTS_PER_CELL + 1


def _columns_of(edges: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return the first column whose centre lies inside of where an edge crosses those of a row."""
    x0, y0, x1, y1 = edges.T
    rows_down = rows * PARTS_PER_CELL + _HALF - y0
    crossing = (x0 - _HALF + rows_down / (y1 - y0) * (x1 - x0)) / PARTS_PER_CELL
    columns = np.ceil(crossing).astype(np.int64)
    upright = x0 == x1
    columns[upright] = -((_HALF - x0[upright]) // PARTS_PER_CELL)
    size = _NEAR * np.maximum(np.abs(x1 - x0) / PARTS_PER_CELL / (1 << 20), 1.0)
    for i in np.flatnonzero(~upright & (np.abs(crossing - np.rint(crossing)) < size)).tolist():
        height = int(y1[i] - y0[i])  # Python's own integers have no limit
        doubled = (int(x0[i]) - _HALF) * height + int(rows_down[i]) * int(x1[i] - x0[i])
        columns[i] = -(-doubled // (height * PARTS_PER_CELL))
    return columns


def cells_of_runs(starts: np.ndarray, sizes: np.ndarray, codes: np.ndarray):
    """Yield the cells of runs along rows, as flat positions, and their codes."""
    bounds = np.searchsorted(np.cumsum(sizes), np.arange(_CELLS, sizes.sum() + _CELLS, _CELLS))
    edges = np.unique(np.concatenate([[0], bounds + 1, [len(sizes)]]).clip(0, len(sizes)))
    for low, high in zip(edges, edges[1:]):
        size = sizes[low:high]
        yield numbers_of_runs(starts[low:high], size), np.repeat(codes[low:high], size)


def numbers_of_runs(start: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return the numbers in each run: from its start, as many as its count."""
    return np.repeat(start - np.cumsum(count) + count, count) + np.arange(count.sum())
