"""`Grid`: where the cells of a raster lie on the ground, as a value."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.raster import GridMismatch, UnknownCellArea
from ..units.angle import FULL_CIRCLE
from .cell_areas import CellAreas, ground_areas
from .crs import crs_name, same_crs, spatial_reference
from .window import Window

# Two grids are the same when no corner differs by more than this many cells. Rasters of one
# provider written by different programs differ by rounding of origin and cell size, far below it.
SAME_GRID_CELLS = 0.01
# The largest number of degrees that is taken for a longitude.
LARGEST_LONGITUDE = 540.0
# A grid that spans all longitudes to this many cells has a seam.
SEAM_CELLS = 0.5


@dataclass(frozen=True)
class GridDifference:
    """One difference between two grids, in cells where it can be.

    `kind` is "crs", "size", "cell" (cell size or rotation) or "offset"; `first` and `second` are
    the two values: CRS names, (columns, rows), (cell width, cell height), or for "offset" the
    shift (east, south) in cells of the first grid in `first` and None in `second`.
    """

    kind: str
    first: object
    second: object


@dataclass(frozen=True)
class Grid:
    """Size, position and coordinate system of a raster; never changed, knows no file.

    Parameters
    ----------
    width, height : int
        Number of columns and rows.
    geotransform : tuple of float
        Six numbers in GDAL's order: x origin, x per column, x per row, y origin, y per column,
        y per row. North-up grids have a negative last number.
    crs : str
        Coordinate reference system as WKT; empty when unknown.
    """

    width: int
    height: int
    geotransform: tuple
    crs: str = ""

    def __getitem__(self, window: Window) -> Grid:
        x, y = self.corner(window.row, window.col)
        _, a, b, _, d, e = self.geotransform
        return Grid(window.width, window.height, (x, a, b, y, d, e), self.crs)

    @property
    def window(self) -> Window:
        """The window that covers the whole grid."""
        return Window(0, 0, self.height, self.width)

    @property
    def shape(self) -> tuple:
        """``(rows, columns)``."""
        return self.height, self.width

    @property
    def n_cells(self) -> int:
        """Number of cells."""
        return self.height * self.width

    @property
    def is_rotated(self) -> bool:
        """Whether rows do not run along x."""
        return self.geotransform[2] != 0 or self.geotransform[4] != 0

    @property
    def is_geographic(self) -> bool:
        """Whether coordinates are degrees of longitude and latitude."""
        return bool(self.crs) and bool(spatial_reference(self.crs).IsGeographic())

    @property
    def axis_unit(self) -> str:
        """Unit of the coordinates as it is printed: "°", "m", ...; empty without a CRS."""
        if not self.crs:
            return ""
        if self.is_geographic:
            return "°"
        reference = spatial_reference(self.crs)
        is_metre = abs(reference.GetLinearUnits() - 1.0) < 1e-9
        return "m" if is_metre else reference.GetLinearUnitsName()

    @property
    def cell_size(self) -> tuple:
        """Width and height of a cell in units of the CRS."""
        _, a, b, _, d, e = self.geotransform
        return float(np.hypot(a, d)), float(np.hypot(b, e))

    @property
    def columns_around(self) -> float:
        """Columns once around the globe, for longitudes along the rows; else 0."""
        if self.is_rotated or not self.is_geographic:
            return 0.0
        return FULL_CIRCLE / abs(self.geotransform[1])

    @property
    def spans_all_longitudes(self) -> bool:
        """Whether its last column lies beside its first one, on the other side of its seam."""
        around = self.columns_around
        return bool(around) and abs(self.width - around) < SEAM_CELLS

    @property
    def extent(self) -> tuple:
        """``(west, south, east, north)`` of the whole grid."""
        corners = [self.corner(r, c) for r in (0, self.height) for c in (0, self.width)]
        xs, ys = zip(*corners)
        return min(xs), min(ys), max(xs), max(ys)

    def corner(self, row, col) -> tuple:
        """Return x and y of the upper left corner of a cell, or of cells (arrays)."""
        x0, a, b, y0, d, e = self.geotransform
        return x0 + col * a + row * b, y0 + col * d + row * e

    def sample_shape(self, cells: int) -> tuple:
        """Return the rows and columns of about `cells` evenly picked cells, at most all."""
        step = max(math.sqrt(self.n_cells / cells), 1.0)
        return max(int(self.height / step), 1), max(int(self.width / step), 1)

    def expand(self, cells: int) -> Grid:
        """Return the grid with `cells` more on every side."""
        return self[self.window.expand(cells)]

    def coordinates(self, window: Window | None = None) -> tuple:
        """Return x of the column centres and y of the row centres (grid not rotated)."""
        window = window or self.window
        x0, a, _, y0, _, e = self.geotransform
        x = x0 + (np.arange(window.col, window.col + window.width) + 0.5) * a
        y = y0 + (np.arange(window.row, window.row + window.height) + 0.5) * e
        return x, y

    def cell_of(self, x, y) -> tuple:
        """Return the fractional row and column of points; ``floor`` gives the cell."""
        x0, a, b, y0, d, e = self.geotransform
        determinant = a * e - b * d
        dx, dy = np.asarray(x, float) - x0, np.asarray(y, float) - y0
        return (a * dy - d * dx) / determinant, (e * dx - b * dy) / determinant

    def fractional_position(self, x, y) -> tuple:
        """Return fractional row and column of points at whichever longitude the grid has them.

        179 W is 181 E. Places off the grid, and numbers that are no longitudes, stay as
        `cell_of` has them.
        """
        rows, cols = self.cell_of(x, y)
        around = self.columns_around
        if not around:
            return rows, cols
        with np.errstate(invalid="ignore"):
            outside = ~((cols >= 0) & (cols < self.width))
            outside &= np.abs(np.asarray(x, float)) <= LARGEST_LONGITUDE
            turned = cols - around * np.floor(cols / around)
        return rows, np.where(outside & (turned < self.width), turned, cols)

    def cell_areas(self) -> CellAreas:
        """Return the areas of all cells on the ground, m2.

        Raises
        ------
        UnknownCellArea
            As `ground_areas`.
        """
        return ground_areas(self.shape, self.geotransform, self.crs)

    def known_cell_areas(self) -> CellAreas | None:
        """Return the areas of all cells on the ground, m2; None where they cannot be known."""
        try:
            return self.cell_areas()
        except UnknownCellArea:
            return None

    def cell_area(self, rows: slice | None = None) -> np.ndarray:
        """Return the area of a cell for each row of a grid whose rows have one area each.

        Parameters
        ----------
        rows : slice, optional
            Rows wanted; all by default.

        Returns
        -------
        numpy.ndarray
            One area per row, m2.

        Raises
        ------
        UnknownCellArea
            As `ground_areas`.
        ValueError
            When areas differ along the rows: `cell_areas` has them.
        """
        by_row = self.cell_areas().by_row
        if by_row is None:
            raise ValueError("cell areas differ along the rows")
        return by_row[rows or slice(None)]

    def differences(self, other: Grid) -> tuple:
        """Return what differs from `other` as `GridDifference` records; empty when the same."""
        differences = []
        if not same_crs(self.crs, other.crs):
            differences.append(GridDifference("crs", crs_name(self.crs), crs_name(other.crs)))
        if self.shape != other.shape:
            sizes = (self.width, self.height), (other.width, other.height)
            differences.append(GridDifference("size", *sizes))
        if differences and differences[0].kind == "crs":
            return tuple(differences)  # positions in two coordinate systems cannot be compared
        shifts = []
        for row, col in ((0, 0), (0, self.width), (self.height, 0), (self.height, self.width)):
            own_row, own_col = self.cell_of(*other.corner(row, col))
            shifts.append((float(own_col) - col, float(own_row) - row))
        # Longitudes that differ by whole turns are the same places.
        whole_turns = self.columns_around and self.columns_around * round(
            shifts[0][0] / self.columns_around
        )
        shifts = [(east - whole_turns, south) for east, south in shifts]
        east, south = shifts[0]
        if max(abs(s - east) + abs(t - south) for s, t in shifts) > SAME_GRID_CELLS:
            differences.append(GridDifference("cell", self.cell_size, other.cell_size))
        if max(abs(east), abs(south)) > SAME_GRID_CELLS:
            differences.append(GridDifference("offset", (east, south), None))
        return tuple(differences)

    def require_same(self, other: Grid, first: str = "", second: str = "") -> None:
        """Raise `GridMismatch` naming both rasters and what differs, unless the grids agree."""
        differences = self.differences(other)
        if differences:
            raise GridMismatch(first, second, differences)
