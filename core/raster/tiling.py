"""Tilings: a grid cut into windows, sized from the memory budget, shaped after the files."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.raster import MemoryTooSmall, TooManyCells
from .grid import Grid
from .window import Window

MEBIBYTE = 1 << 20
# More cells in one window bring no speed and make cancel and progress coarse.
LARGEST_WINDOW = 1 << 20
# Fewer cells in one window cost more in calls than a further thread gains.
SMALLEST_SHARE = 1 << 16
# Windows each thread should get at least, so that all end at about the same time.
_SHARES = 4
# Side of the tiles we write; 512 when an input is stored so, as cloud-optimised files are.
TILE_SIDE, LARGE_TILE_SIDE = 256, 512
# More windows are no raster of anybody's: each takes memory before the first is read.
MAX_WINDOWS = 20_000_000
# The smallest window has this many rows and columns.
SMALLEST_SIDE = 16
# Bytes of several blocks side by side that GDAL, and the library of a container, keep decoded.
_DECODED_BYTES = 2 << 20
# Of a file with more bands GDAL keeps the last block alone, whatever its cache could hold.
_MAX_BANDS_KEPT = 127


@dataclass(frozen=True)
class Tiling:
    """The windows of block processing, row by row, and the side of the tiles of files it writes.

    The tile side depends on the inputs alone, so that memory and threads leave no trace in files.
    """

    windows: tuple
    tile: int
    rows: int
    cols: int

    @property
    def is_aligned(self) -> bool:
        """Whether windows are made of whole tiles in the order in which a file stores them."""
        one_column = self.windows[0].width == self.cols
        rows_fit = self.rows == self.tile or (one_column and self.rows % self.tile == 0)
        return rows_fit and (one_column or self.cols % self.tile == 0)

    def times_decoded(self, grid: Grid, block_shapes) -> float:
        """Return how often a stored block is decoded when nothing is kept, on average."""
        shapes = list(block_shapes)
        return _times_decoded(grid, shapes, self.rows, self.cols) / max(len(shapes), 1)


def window_cells(max_memory: float, bytes_per_cell: int, in_flight: int) -> int:
    """Return how large the windows of a tiling may be, in cells.

    Parameters
    ----------
    max_memory : float
        Memory for all windows in flight together, MiB.
    bytes_per_cell : int
        What one cell needs while it is read, computed and written.
    in_flight : int
        Windows in memory at one time.

    Raises
    ------
    MemoryTooSmall
        When not even the smallest window fits.
    """
    cells = int(max_memory * MEBIBYTE / (max(bytes_per_cell, 1) * in_flight))
    smallest = SMALLEST_SIDE**2
    if cells < smallest:
        needed_mib = smallest * bytes_per_cell * in_flight // MEBIBYTE + 1
        raise MemoryTooSmall(max_memory, needed_mib)
    return min(cells, LARGEST_WINDOW)


def fair_share(grid: Grid, threads: int) -> int:
    """Return the cells of a window above which threads would stay idle on a small raster."""
    return max(grid.n_cells // (_SHARES * threads), SMALLEST_SHARE)


def cut_windows(grid: Grid, cells: int, block_shapes=(), halo: int = 0) -> Tiling:
    """Cut a grid into windows of about `cells` cells.

    Parameters
    ----------
    grid : Grid
        What to cut.
    cells : int
        Largest number of cells of a window, 256 at least.
    block_shapes : iterable of (rows, cols)
        Shapes in which the input files are stored, one per band. Windows go over the whole width
        where a row of tiles fits. Else strips (blocks as wide as the grid) are read in lower
        windows of the whole width, down to a single row or a part of one; tiled files in windows
        that follow the tiles. Where there are both, the shape that decodes less is taken.
    halo : int
        Cells that are read beyond a window on every side.

    Raises
    ------
    TooManyCells
        When there are more than `MAX_WINDOWS`.
    """
    shapes = list(block_shapes)
    large = any(rows == LARGE_TILE_SIDE and cols < grid.width for rows, cols in shapes)
    tile = LARGE_TILE_SIDE if large else TILE_SIDE
    rows, cols = cells // grid.width, grid.width
    if rows >= grid.height:
        rows = _round_up_to_multiple(grid.height, tile)
    elif rows >= tile:
        rows = rows // tile * tile
    else:
        sizes = [_size_of_tiled_windows(grid, cells, tile)]
        if any(cols >= grid.width and rows < tile for rows, cols in shapes):
            sizes.append(_size_of_striped_windows(grid, cells, halo))
        rows, cols = min(sizes, key=lambda size: _times_decoded(grid, shapes, *size))
    if -(-grid.height // rows) * -(-grid.width // cols) > MAX_WINDOWS:
        raise TooManyCells(grid.width, grid.height)
    return Tiling(_tile_grid(grid, rows, cols), tile, rows, cols)


def _size_of_tiled_windows(grid: Grid, cells: int, tile: int) -> tuple:
    """Return rows and columns of the windows of a tiling that follows tiles of files."""
    rows = tile
    while rows * rows > cells:
        rows //= 2
    cols = max(cells // min(rows, grid.height) // rows, 1) * rows
    return rows, min(cols, grid.width)


def _size_of_striped_windows(grid: Grid, cells: int, halo: int) -> tuple:
    """Return rows and columns of the windows of a tiling that follows strips: rows, or parts."""
    rows = cells // grid.width
    if rows < SMALLEST_SIDE:  # then the halo is no longer small beside the window
        rows -= 2 * halo
    if rows >= 1:
        return _power_of_two(rows), grid.width
    return 1, min(max(cells // (1 + 2 * halo), 1), grid.width)


def _times_decoded(grid: Grid, shapes: list, rows: int, cols: int) -> float:
    """Return how often a tiling decodes the blocks of a band, added up for all bands."""
    return sum(
        max(height / rows, 1.0) * max(min(width, grid.width) / cols, 1.0)
        for height, width in shapes
    )


def cells_decoded_together(n_bands: int, stored_bytes: int) -> int:
    """Return the cells of a tiling by blocks of several bands that stay decoded until all are read.

    Parameters
    ----------
    n_bands : int
        Bands that a block holds.
    stored_bytes : int
        Bytes of a cell of one band.
    """
    return _DECODED_BYTES // (stored_bytes * n_bands) if n_bands <= _MAX_BANDS_KEPT else 0


def split_by_blocks(window: Window, block_shape: tuple, cells: int) -> list:
    """Tile a window by stored blocks: one block, or some beside each other.

    Parameters
    ----------
    window : Window
        What to split.
    block_shape : tuple of int
        Rows and columns of a block.
    cells : int
        Cells that a part should have; blocks are not cut for it.
    """
    height, width = (max(length, 1) for length in block_shape)
    width *= max(cells // (height * width), 1)
    if window.width <= width:
        height *= max(cells // (height * max(window.width, 1)), 1)
    rows = _cut_line(window.row, window.height, height)
    cols = _cut_line(window.col, window.width, width)
    return [Window(row, col, n_rows, n_cols) for row, n_rows in rows for col, n_cols in cols]


def _cut_line(start: int, length: int, step: int) -> list:
    """Return the parts into which multiples of `step` cut a row or column of tiles."""
    ends = [*range((start // step + 1) * step, start + length, step), start + length]
    return [(first, last - first) for first, last in zip([start, *ends[:-1]], ends)]


def _tile_grid(grid: Grid, rows: int, cols: int) -> tuple:
    """Return the tiling of a grid by windows of some rows and columns."""
    return tuple(
        Window(row, col, min(rows, grid.height - row), min(cols, grid.width - col))
        for row in range(0, grid.height, rows)
        for col in range(0, grid.width, cols)
    )


def _power_of_two(value: int) -> int:
    """Return the largest power of two up to a size of windows."""
    return 1 << (value.bit_length() - 1)


def _round_up_to_multiple(value: int, step: int) -> int:
    """Return a size of a window as the next multiple of the file's blocks."""
    return -(-value // step) * step
