"""Which share of each cell of a grid lies in which polygon, the same for every window.

Vertices are brought to whole numbers of a small part of a cell, counted from the corner of the
whole grid, and all sums are of whole numbers, so shares are exact for these vertices and do not
depend on the window. An edge is always followed from its northern to its southern end, so two
polygons that share it cut its cells into shares that sum to exactly 1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .polygon_cells import cells_of_runs, numbers_of_runs

# Parts of the side of a cell that vertices are brought to, and twice the square of it: a whole
# cell in the unit of the sums, in which trapezoids are whole numbers.
PARTS_PER_CELL = 1 << 20
WHOLE = 2 * PARTS_PER_CELL * PARTS_PER_CELL
# Cells beyond which a vertex is moved nearer: whole numbers of parts stay exact in float64.
_FARTHEST = float(1 << 31)
# Bytes that a cell, and what an edge cuts off one, take while a window is filled.
_PER_CELL, _PER_PIECE, _MAX_PER_CELL = 40, 300, 2000
# What polygons may claim of a cell together before they are said to overlap in it.
_MAX_CLAIMED = WHOLE + WHOLE // 1000


class CellParts(NamedTuple):
    """Parts of the cells of a window that lie in zones; one row per cell and zone.

    Parameters
    ----------
    cell : numpy.ndarray
        int64: place of the cell in the window, row after row.
    code : numpy.ndarray
        int64: the zone.
    share : numpy.ndarray
        float64: share of the cell that lies in it, above 0 and below 1.
    """

    cell: np.ndarray
    code: np.ndarray
    share: np.ndarray


class WindowShares(NamedTuple):
    """The zones of the cells of a window.

    Parameters
    ----------
    codes : numpy.ndarray
        int64 (rows, cols): the zone of cells that lie wholly in one, 0 for others.
    n_overlapping : int
        Cells that polygons of different codes claim.
    parts : CellParts
        The other cells that zones cover in part.
    """

    codes: np.ndarray
    n_overlapping: int
    parts: CellParts


class _Runs(NamedTuple):
    """Runs of cells in a row that a polygon covers alike."""

    polygon: np.ndarray
    start: np.ndarray
    size: np.ndarray
    covered: np.ndarray


class _EdgePieces(NamedTuple):
    """What edges cut off cells: area within the cell, cover of all cells east of it."""

    polygon: np.ndarray
    row: np.ndarray
    col: np.ndarray
    area: np.ndarray
    cover: np.ndarray


class _CodeShares(NamedTuple):
    """What zones get of cells, each pair once."""

    cell: np.ndarray
    code: np.ndarray
    amount: np.ndarray


class PolygonShares:
    """The shares of cells in polygons; shared by threads and sent to other processes as it is.

    Parameters
    ----------
    parts : sequence of list of numpy.ndarray
        Rings of each polygon as fractional ``(column, row)`` of the grid, not closed; the outer
        one first, then its holes.
    codes : sequence of int
        Code of each, above 0.

    Notes
    -----
    The signed area between an edge and the eastern border of the grid is added up cell by cell
    along each row (as in rasterisers of fonts that smooth edges by coverage). Rings that cross
    themselves are filled by the even-odd rule.
    """

    def __init__(self, parts, codes) -> None:
        edges = [_edges_of(rings) for rings in parts]
        counts = [len(part_edges) for part_edges in edges]
        self._edges = np.concatenate(edges) if counts else np.zeros((0, 5), np.int64)
        self._owner = np.repeat(np.arange(len(counts)), counts)
        self._codes = np.asarray(codes, np.int64).reshape(-1)
        self._first = self._edges[:, 1] // PARTS_PER_CELL
        self._last = (self._edges[:, 3] - 1) // PARTS_PER_CELL
        west = np.full(len(counts), np.iinfo(np.int64).max)
        np.minimum.at(west, self._owner, np.minimum(self._edges[:, 0], self._edges[:, 2]))
        self._west = (west // PARTS_PER_CELL)[self._owner]

    def scratch(self, cells: int) -> int:
        """Return the bytes per cell that `fill` needs in a grid of so many cells, on average."""
        cells_spanned = np.abs(self._edges[:, 2:4] - self._edges[:, :2]) // PARTS_PER_CELL + 1
        n_pieces = float(np.minimum(cells_spanned, cells).sum())
        return _PER_CELL + min(int(_PER_PIECE * n_pieces / cells), _MAX_PER_CELL)

    def fill(self, window) -> WindowShares:
        """Return which share of each cell of a window lies in which zone.

        Where polygons overlap the last one has what it covers of the cell.
        """
        owner, start, size, covered = self._covered_runs(window)
        is_partial = covered < WHOLE
        full_runs = start[~is_partial], size[~is_partial], owner[~is_partial]
        top = np.full(window.n_cells, -1, np.int64)  # the last polygon that covers a cell wholly
        for cells, polygons in cells_of_runs(*full_runs):
            top[cells] = polygons
        is_claimed_twice = np.zeros(window.n_cells, np.bool_)
        if int(full_runs[1].sum()) > np.count_nonzero(top >= 0):
            for cells, polygons in cells_of_runs(*full_runs):
                is_claimed_twice[cells[self._codes[polygons] != self._codes[top[cells]]]] = True
        cell = numbers_of_runs(start[is_partial], size[is_partial])
        polygon = np.repeat(owner[is_partial], size[is_partial])
        claims = _ZoneShares(
            cell, polygon, np.repeat(covered[is_partial], size[is_partial])
        ).with_wholly_covered(top)
        codes = np.where(top >= 0, self._codes[top], 0) if len(self._codes) else top * 0
        is_claimed_twice[claims.overlapped(self._codes)] = True
        cell, code, amount = claims.divided(self._codes)
        codes[cell] = 0
        is_full = amount == WHOLE
        codes[cell[is_full]] = code[is_full]
        is_shared = ~is_full
        shares = CellParts(cell[is_shared], code[is_shared], amount[is_shared] / WHOLE)
        n_overlapping = int(np.count_nonzero(is_claimed_twice))
        return WindowShares(codes.reshape(window.shape), n_overlapping, shares)

    def _covered_runs(self, window) -> _Runs:
        """Return the runs of cells that polygons cover, by polygon and place."""
        owner, row, col, area, cover = self._cut_cells(window)
        order = np.lexsort((col, row, owner))
        owner, row, col, area, cover = (a[order] for a in (owner, row, col, area, cover))
        is_new = np.ones(len(owner), np.bool_)
        is_new[1:] = (owner[1:] != owner[:-1]) | (row[1:] != row[:-1]) | (col[1:] != col[:-1])
        run_start = np.flatnonzero(is_new)
        if not len(run_start):
            empty = np.zeros(0, np.int64)
            return _Runs(empty, empty, empty, empty)
        owner, row, col = owner[run_start], row[run_start], col[run_start]
        area, cover = np.add.reduceat(area, run_start), np.add.reduceat(cover, run_start)
        # Rows of a polygon: what lies west of a cell covers it and all cells to the east.
        begins = np.ones(len(owner), np.bool_)
        begins[1:] = (owner[1:] != owner[:-1]) | (row[1:] != row[:-1])
        total = np.cumsum(cover)
        base = (total - cover)[begins][np.cumsum(begins) - 1]
        after = total - base
        ends = np.append(np.where(begins[1:], window.width, col[1:]), window.width)
        is_in_window = col >= 0
        runs = (
            np.concatenate([owner[is_in_window], owner]),
            np.concatenate(
                [(row * window.width + col)[is_in_window], row * window.width + col + 1]
            ),
            np.concatenate([np.ones(int(is_in_window.sum()), np.int64), ends - col - 1]),
            _even_odd(np.concatenate([(area + after - cover)[is_in_window], after])),
        )
        filled = (runs[2] > 0) & (runs[3] > 0)
        runs = tuple(run[filled] for run in runs)
        order = np.lexsort((runs[1], runs[0]))
        return _Runs(*(run[order] for run in runs))

    def _cut_cells(self, window) -> _EdgePieces:
        """Return polygon, row, column, area and cover of what edges cut off cells of a window.

        `area` is that between the edge and the eastern side of its cell, `cover` what all cells
        east of it get. Rows and columns are those of the window; what lies west of it is in
        column -1.
        """
        edge, row = self._edge_rows(window)
        x0, y0, x1, y1, sign = self._edges[edge].T
        top, bottom = (
            np.maximum(y0, row * PARTS_PER_CELL),
            np.minimum(y1, (row + 1) * PARTS_PER_CELL),
        )
        x_top, x_bottom = _x_at(top, x0, y0, x1, y1), _x_at(bottom, x0, y0, x1, y1)
        low, high = np.minimum(x_top, x_bottom), np.maximum(x_top, x_bottom)
        first_col = np.maximum(low // PARTS_PER_CELL, window.col)
        last_col = np.maximum(
            np.maximum((high - 1) // PARTS_PER_CELL, low // PARTS_PER_CELL), window.col - 1
        )
        last_col = np.minimum(last_col, window.col + window.width - 1)
        count = np.maximum(last_col - first_col + 1, 0)
        west = np.flatnonzero(low < window.col * PARTS_PER_CELL)
        # Every piece: from where the edge enters the cell to where it leaves it.
        edge_of_piece = np.concatenate([west, np.repeat(np.arange(len(edge)), count)])
        left = numbers_of_runs(first_col, count) * PARTS_PER_CELL
        left = np.concatenate([low[west], np.maximum(left, low[edge_of_piece[len(west) :]])])
        right = (numbers_of_runs(first_col, count) + 1) * PARTS_PER_CELL
        right = np.concatenate([np.full(len(west), window.col * PARTS_PER_CELL), right])
        right = np.minimum(right, high[edge_of_piece])
        ends = tuple(a[edge_of_piece] for a in (x0, y0, x1, y1))
        span = (
            top[edge_of_piece],
            bottom[edge_of_piece],
            x_top[edge_of_piece] <= x_bottom[edge_of_piece],
        )
        upright = low[edge_of_piece] == high[edge_of_piece]
        y_of_ends = (
            _y_at(x, ends, span, low[edge_of_piece], high[edge_of_piece]) for x in (left, right)
        )
        height = np.abs(next(y_of_ends) - next(y_of_ends))
        height[upright] = (bottom - top)[edge_of_piece][upright]
        height *= sign[edge_of_piece]
        col = np.concatenate(
            [np.full(len(west), window.col - 1), numbers_of_runs(first_col, count)]
        )
        west_edge = col * PARTS_PER_CELL
        area = height * (2 * PARTS_PER_CELL - (left - west_edge) - (right - west_edge))
        area[: len(west)] = 0
        return _EdgePieces(
            self._owner[edge][edge_of_piece],
            row[edge_of_piece] - window.row,
            col - window.col,
            area,
            height * 2 * PARTS_PER_CELL,
        )

    def _edge_rows(self, window) -> tuple:
        """Return the edges that add to the shares of a window's cells, once for every row."""
        top, bottom = window.row, window.row + window.height - 1
        is_relevant = (self._first <= bottom) & (self._last >= top)
        is_relevant &= self._west < window.col + window.width
        edge = np.flatnonzero(is_relevant)
        start = np.maximum(self._first[edge], top)
        count = np.minimum(self._last[edge], bottom) - start + 1
        return np.repeat(edge, count), numbers_of_runs(start, count)


class _ZoneShares(NamedTuple):
    """What polygons claim of cells: place, number of the polygon (later ones win), amount."""

    cell: np.ndarray
    polygon: np.ndarray
    amount: np.ndarray

    def with_wholly_covered(self, top: np.ndarray) -> _ZoneShares:
        """Return the claims with that of the last polygon that covers each of the cells wholly."""
        cell = np.unique(self.cell)
        cell = cell[top[cell] >= 0]
        return _ZoneShares(
            np.concatenate([self.cell, cell]),
            np.concatenate([self.polygon, top[cell]]),
            np.concatenate([self.amount, np.full(len(cell), WHOLE)]),
        )

    def divided(self, codes) -> _CodeShares:
        """Return cell, code and amount of what each zone gets, the last polygons first."""
        order = np.lexsort((-self.polygon, self.cell))
        cell, polygon, amount = (a[order] for a in self)
        if not len(cell):
            return _CodeShares(cell, polygon, amount)
        claimed_before = np.cumsum(amount) - amount
        begins = np.append(True, cell[1:] != cell[:-1])
        claimed_before -= claimed_before[begins][np.cumsum(begins) - 1]
        amount = np.clip(WHOLE - claimed_before, 0, amount)
        cell, code, amount = _sum_shares(cell, codes[polygon], amount)
        return _CodeShares(cell[amount > 0], code[amount > 0], amount[amount > 0])

    def overlapped(self, codes) -> np.ndarray:
        """Return the cells that polygons of different codes claim."""
        cell, _code, amount = _sum_shares(self.cell, codes[self.polygon], self.amount)
        if not len(cell):
            return cell
        cell_start = np.flatnonzero(np.append(True, cell[1:] != cell[:-1]))
        return cell[cell_start][
            np.add.reduceat(np.minimum(amount, WHOLE), cell_start) > _MAX_CLAIMED
        ]


def _sum_shares(cell, code, amount) -> _CodeShares:
    """Return cells and codes, each pair once, with the sum of their amounts."""
    order = np.lexsort((code, cell))
    cell, code, amount = cell[order], code[order], amount[order]
    if not len(cell):
        return _CodeShares(cell, code, amount)
    pair_start = np.append(True, (cell[1:] != cell[:-1]) | (code[1:] != code[:-1]))
    pair_start = np.flatnonzero(pair_start)
    return _CodeShares(cell[pair_start], code[pair_start], np.add.reduceat(amount, pair_start))


def _edges_of(rings) -> np.ndarray:
    """Return the edges of polygons as whole numbers, from which shares of cells are summed.

    Column and row of the northern end, then of the southern, and the sign of the area west of it:
    1 for the eastern side of what is filled. Level edges bound no area and are left out.
    """
    edges = [np.zeros((0, 5), np.int64)]
    for number, ring in enumerate(rings):
        ends = np.rint(np.clip(ring, -_FARTHEST, _FARTHEST) * PARTS_PER_CELL).astype(np.int64)
        after = np.roll(ends, -1, axis=0)
        pairs = np.concatenate([ends, after, np.full((len(ends), 1), 1)], axis=1)
        # Holes run the other way round.
        if _runs_clockwise(ends) == (number == 0):
            pairs[:, 4] = -1
        up = pairs[:, 1] > pairs[:, 3]
        pairs[up] = pairs[up][:, [2, 3, 0, 1, 4]]
        pairs[up, 4] *= -1
        edges.append(pairs[pairs[:, 1] != pairs[:, 3]])
    return np.concatenate(edges)


def _runs_clockwise(vertices: np.ndarray) -> bool:
    """Say whether a ring of a polygon runs clockwise, which decides what its edges add to cells."""
    if not len(vertices):
        return False
    x, y = (vertices - vertices[0]).astype(np.float64).T
    return bool(np.sum(np.roll(x, -1) * y - x * np.roll(y, -1)) < 0)


def _x_at(y, x0, y0, x1, y1) -> np.ndarray:
    """Return the columns where edges enter and leave a row, for shares of cells."""
    x = np.rint(x0 + (y - y0) / (y1 - y0) * (x1 - x0)).astype(np.int64)
    return np.where(y == y1, x1, np.clip(x, np.minimum(x0, x1), np.maximum(x0, x1)))


def _y_at(x, ends, span, low, high) -> np.ndarray:
    """Return the heights at which edges cross the sides of a cell, for the share cut off."""
    x0, y0, x1, y1 = ends
    top, bottom, runs_east = span
    with np.errstate(invalid="ignore", divide="ignore"):
        y = y0 + (x - x0) / (x1 - x0) * (y1 - y0)
    y = np.rint(np.where(x0 == x1, top, y)).astype(np.int64)
    y = np.clip(y, top, bottom)
    y = np.where(x <= low, np.where(runs_east, top, bottom), y)
    return np.where(x >= high, np.where(runs_east, bottom, top), y)


def _even_odd(amount: np.ndarray) -> np.ndarray:
    """Return amounts from 0 to a whole cell: what is covered twice is not."""
    amount = np.mod(amount, 2 * WHOLE)
    return np.minimum(amount, 2 * WHOLE - amount)
