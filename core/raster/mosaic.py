"""`TileStack`: tiles on one lattice read as one raster, masked by their quality bands.

Tiles are put together before anything is resampled, so that a cell beside the edge of a tile sees
its neighbours in the next one: a mosaic has no seam. Masks are applied first of all: no masked
value gets into its neighbours.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .band_description import Band
from .band_reading import read_band, read_codes, read_stored
from .crs import same_crs
from .grid import SAME_GRID_CELLS, Grid
from .opening import open_dataset
from .stack import MAX_OPEN_FILES
from .undeclared_nodata import UndeclaredCounts
from .window import Window


@dataclass(frozen=True)
class Tile:
    """A band of values with the bands of its quality.

    Parameters
    ----------
    band : Band
        The values.
    grid : Grid
        Where they lie.
    quality : tuple of (Band, tuple)
        Bands of bits on the same grid, each with its rules (`QualityRule`).
    """

    band: Band
    grid: Grid
    quality: tuple = ()


@dataclass(frozen=True)
class TileStack:
    """Planes of tiles on one grid, read like a `Stack`.

    Parameters
    ----------
    grid : Grid
        The smallest grid that holds all tiles.
    planes : tuple of tuple of Tile
        Tiles of each plane; where they overlap the first with a value counts.
    offsets : dict
        Row and column of the first cell of each tile's grid.
    mask : callable
        ``mask(codes, rules) -> bool array``: where the quality hides a value.
    dtype : str
        Type that windows are read in.
    """

    grid: Grid
    planes: tuple
    offsets: dict
    mask: Callable
    dtype: str = "float32"

    def __len__(self) -> int:
        return len(self.planes)

    def open_reader(self, max_open: int = MAX_OPEN_FILES) -> TileReader:
        """Return a reader of windows of the mosaic for one thread."""
        return TileReader(self, max_open)


def join_lattice(grids) -> tuple | None:
    """Return the grid of a mosaic of tiles, and where each tile begins in it.

    Returns
    -------
    (Grid, dict) or None
        The grid and (row, column) by tile grid; None where the tiles do not lie on one lattice.
    """
    grids = list(dict.fromkeys(grids))
    first_grid = grids[0]
    if len(grids) == 1:
        return first_grid, {first_grid: (0, 0)}
    corners = {}
    for grid in grids:
        if not same_crs(first_grid.crs, grid.crs) or grid.is_rotated:
            return None
        if not _same_cells(first_grid, grid):
            return None
        row, col = (float(v) for v in first_grid.cell_of(*grid.corner(0, 0)))
        if max(abs(row - round(row)), abs(col - round(col))) > SAME_GRID_CELLS:
            return None
        corners[grid] = round(row), round(col)
    top, left = (min(corner[axis] for corner in corners.values()) for axis in (0, 1))
    bottom = max(row + grid.height for grid, (row, _) in corners.items())
    right = max(col + grid.width for grid, (_, col) in corners.items())
    mosaic_grid = first_grid[Window(top, left, bottom - top, right - left)]
    return mosaic_grid, {grid: (row - top, col - left) for grid, (row, col) in corners.items()}


def find_lattices(grids: list) -> list:
    """Return the lattices that the tiles of a mosaic lie on: grid and offsets of tiles of each."""
    groups: list = []
    for grid in dict.fromkeys(grids):
        for group in groups:
            if join_lattice([*group, grid]) is not None:
                group.append(grid)
                break
        else:
            groups.append([grid])
    lattices = []
    for group in groups:
        joined = join_lattice(group)
        if joined is not None:
            lattices.append(joined)
    return lattices


def _same_cells(first: Grid, other: Grid) -> bool:
    """Say whether two tiles have cells of one size."""
    cells = max(first.width, first.height, other.width, other.height)
    pairs = zip(first.cell_size, other.cell_size)
    return all(abs(a - b) * cells <= SAME_GRID_CELLS * a for a, b in pairs)


def sample_tile(tile: Tile, window: Window, max_side: int) -> tuple:
    """Return evenly picked values of a tile of a mosaic, with the codes of its quality bands.

    Parameters
    ----------
    tile : Tile
        What to look at.
    window : Window
        Part of it, in its own rows and columns.
    max_side : int
        Rows and columns picked at most.

    Returns
    -------
    values : numpy.ndarray
        float64 (rows, cols), NaN for no data.
    codes : tuple of numpy.ndarray
        Of each quality band.
    """
    rows, cols = min(window.height, max_side), min(window.width, max_side)
    values = np.empty((rows, cols), np.float64)
    read_band(open_dataset(tile.band.path), tile.band, window, values)
    codes = []
    for band, _rules in tile.quality:
        # A band does not keep its dataset open.
        codes.append(read_stored(open_dataset(band.path), band, window, (rows, cols)))
    return values, tuple(codes)


class TileReader:
    """Open files of a `TileStack` for one thread.

    Parameters
    ----------
    stack : TileStack
        What to read.
    max_open : int
        Files kept open at one time.
    """

    def __init__(self, stack: TileStack, max_open: int = MAX_OPEN_FILES) -> None:
        self.stack, self.max_open = stack, max(max_open, 1)
        self._marks = UndeclaredCounts()
        self._datasets: OrderedDict = OrderedDict()

    def read(self, window: Window) -> np.ndarray:
        """Read a window of all planes: (planes, rows, cols), NaN for no data."""
        return self.read_planes(range(len(self.stack)), window)

    def read_planes(self, planes: range, window: Window) -> np.ndarray:
        """Read a window of some planes, as `read` does."""
        return np.stack([self.read_plane(i, window) for i in planes])

    def read_plane(self, i: int, window: Window, halo: int = 0) -> np.ndarray:
        """Read a window of one plane of the mosaic, which may reach beyond the grid."""
        expanded = window.expand(halo)
        values = np.full(expanded.shape, np.nan, self.stack.dtype)
        for tile in self.stack.planes[i]:
            row, col = self.stack.offsets[tile.grid]
            tile_window = Window(row, col, tile.grid.height, tile.grid.width)
            shared = expanded.intersection(tile_window)
            if not shared.n_cells:
                continue
            target = values[shared.relative_to(expanded).slices]
            np.copyto(
                target,
                self._read_tile(tile, shared.relative_to(tile_window)),
                where=np.isnan(target),
            )
        return values

    def take_nodata_counts(self) -> UndeclaredCounts:
        """Return the undeclared nodata that this reader counted since the last call."""
        counted, self._marks = self._marks, UndeclaredCounts()
        return counted

    def _read_tile(self, tile: Tile, window: Window) -> np.ndarray:
        """Read a window of a tile, NaN where there is no data or its quality says so."""
        values = np.empty(window.shape, self.stack.dtype)
        marked = read_band(self._open_tile(tile.band.path), tile.band, window, values)
        if marked is not None:
            self._marks.add(tile.band.path, marked, Window(0, 0, *window.shape))
        for band, rules in tile.quality:
            codes, _ = read_codes(self._open_tile(band.path), band, window)
            values[self.stack.mask(codes.values, rules)] = np.nan
        return values

    def _open_tile(self, path: str):
        """Return the dataset of a mosaic's tile; the one used longest ago is closed for it."""
        dataset = self._datasets.get(path)
        if dataset is None:
            while len(self._datasets) >= self.max_open:
                self._datasets.popitem(last=False)
            dataset = self._datasets[path] = open_dataset(path)
        return dataset
