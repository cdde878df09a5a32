"""How a grid is cut into windows: sized from the memory budget, shaped after the files."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import MemoryTooSmall
from .grid import Grid
from .window import Window

MEBIBYTE = 1 << 20
# More cells in one window bring no speed and make cancel and progress coarse.
LARGEST_WINDOW = 1 << 20
# Sides of the tiles we write, largest first; smaller ones only under tight memory.
TILE_SIDES = (256, 128, 64, 32, 16)


@dataclass(frozen=True)
class Tiling:
    """The windows of a walk, in order, and the tile shape (rows, cols) of files it writes."""

    windows: tuple
    tile: tuple


def window_cells(max_memory: int, bytes_per_cell: int, in_flight: int) -> int:
    """Return the number of cells a window may have.

    Parameters
    ----------
    max_memory : int
        Memory for all windows in flight together, MiB.
    bytes_per_cell : int
        What one cell needs while it is read, computed and written.
    in_flight : int
        Windows alive at one time.

    Raises
    ------
    MemoryTooSmall
        When not even the smallest window fits.
    """
    cells = max_memory * MEBIBYTE // (max(bytes_per_cell, 1) * in_flight)
    smallest = TILE_SIDES[-1] ** 2
    if cells < smallest:
        needed = smallest * bytes_per_cell * in_flight // MEBIBYTE + 1
        raise MemoryTooSmall(max_memory, needed)
    return min(cells, LARGEST_WINDOW)


def cut(grid: Grid, cells: int, block_shapes=()) -> Tiling:
    """Cut a grid into windows of about `cells` cells.

    Parameters
    ----------
    grid : Grid
        What to cut.
    cells : int
        Largest number of cells of a window.
    block_shapes : iterable of (rows, cols)
        Shapes in which the input files are stored. Files in strips (blocks as wide as the grid)
        are read in strips, tiled files in windows that follow the tiles.
    """
    shapes = list(block_shapes)
    striped = any(cols >= grid.width and rows < 16 * 16 for rows, cols in shapes)
    if striped and grid.width * TILE_SIDES[-1] <= cells:
        return _strips(grid, cells)
    side = next(side for side in TILE_SIDES if side * side <= cells)
    rows = max([side] + [rows for rows, cols in shapes if rows % side == 0 and rows <= 512])
    rows = rows if rows * side <= cells else side
    cols = max(cells // rows // side, 1) * side
    if cols >= grid.width:  # whole rows fit: add rows instead
        rows = max(cells // _round_up(grid.width, side) // side, 1) * side
    return Tiling(_windows(grid, rows, cols), (side, side))


def _strips(grid: Grid, cells: int) -> Tiling:
    """Windows over the whole width."""
    rows = cells // grid.width
    side = next(side for side in TILE_SIDES if side <= rows)
    return Tiling(_windows(grid, rows // side * side, grid.width), (side, TILE_SIDES[0]))


def _windows(grid: Grid, rows: int, cols: int) -> tuple:
    return tuple(
        Window(row, col, min(rows, grid.height - row), min(cols, grid.width - col))
        for row in range(0, grid.height, rows)
        for col in range(0, grid.width, cols)
    )


def _round_up(value: int, step: int) -> int:
    return -(-value // step) * step
