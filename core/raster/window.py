"""`Window`: a rectangle of cells, four integers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """A rectangle of cells of a grid; order is always (row, column).

    Parameters
    ----------
    row, col : int
        First row and first column.
    height, width : int
        Number of rows and columns.
    """

    row: int
    col: int
    height: int
    width: int

    @property
    def rows(self) -> slice:
        """Rows as a slice."""
        return slice(self.row, self.row + self.height)

    @property
    def cols(self) -> slice:
        """Columns as a slice."""
        return slice(self.col, self.col + self.width)

    @property
    def slices(self) -> tuple:
        """``(rows, cols)`` to index an array with."""
        return self.rows, self.cols

    @property
    def shape(self) -> tuple:
        """``(height, width)``."""
        return self.height, self.width

    @property
    def n_cells(self) -> int:
        """Number of cells."""
        return self.height * self.width

    def expand(self, cells: int) -> Window:
        """Return the window with `cells` more on every side (it may leave the grid)."""
        return Window(
            self.row - cells, self.col - cells, self.height + 2 * cells, self.width + 2 * cells
        )

    def intersection(self, other: Window) -> Window:
        """Return the common part of two windows; height or width is 0 when there is none."""
        row, col = max(self.row, other.row), max(self.col, other.col)
        bottom = min(self.row + self.height, other.row + other.height)
        right = min(self.col + self.width, other.col + other.width)
        return Window(row, col, max(bottom - row, 0), max(right - col, 0))

    def relative_to(self, other: Window) -> Window:
        """Return this window in the rows and columns of `other`."""
        return Window(self.row - other.row, self.col - other.col, self.height, self.width)
