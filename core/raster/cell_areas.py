"""Areas of cells on the ground, whatever the projection.

Geographic grids and projections whose meridians and parallels are straight and at right angles
(Mercator, Web Mercator, Plate Carree) have one area per row, from the ellipsoid between two
parallels. In other projections the area of a cell is its area in the plane divided by the areal
scale of the projection, which is sampled on a lattice of the whole grid and interpolated.
Equal-area projections, and grids on which no cell is off by more than `PLANE_TOLERANCE`, keep the
area in the plane.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from osgeo import osr

from ..errors_and_notes.raster import UnknownCellArea
from .crs import spatial_reference, transform_points

# Areas in the plane are kept where none is off by more than this share: zones of UTM and
# Gauss-Krueger are within 0.1 % by design.
PLANE_TOLERANCE = 0.002
# Projections that keep areas by definition, and those of them that do so on a sphere alone: on an
# ellipsoid they take its latitudes for those of a sphere, which is off by up to 0.7 %.
_EQUAL_AREA = (
    "albers",
    "equal_area",
    "equal area",
    "equalarea",
    "sinusoidal",
    "equal_earth",
    "equal earth",
    "bonne",
)
_EQUAL_AREA_ON_SPHERES = (
    "mollweide",
    "homolosine",
    "hammer",
    "eckert_ii",
    "eckert_iv",
    "eckert_vi",
    "craster",
    "quartic_authalic",
)
_NOT_EQUAL_AREA = ("eckert_iii",)
# Distance between the points of the lattice on the ground, m, and the most points along a side.
_LATTICE_STEP = 10_000.0
_LATTICE_POINTS = 400
# Cells wider than this, m, take the mean of the scale at several of their points.
_COARSE_CELL = 20_000.0
# Points along a side of the grid that show how its areas vary.
_PROBES = 9
# Half the distance over which the areal scale is measured, m: small against the curvature of the
# projection (a share of 1e-9) and large against the rounding of its inverse.
_STEP = 600.0
# Areas that differ by no more than this share along the rows are equal there.
_SAME = 1e-7
# Widths of cells in degrees that differ by no more than this share are equal.
_SAME_WIDTH = 1e-6
# Bits of the sum of all areas in whole parts.
_AREA_BITS = 60


class CellAreas:
    """Areas of the cells of a grid on the ground, m2.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of the grid.
    by_row : numpy.ndarray, optional
        Area of a cell of each row; None when areas differ along the rows.
    lattice : _Lattice, optional
        The areas at some of the cells when they do.
    """

    def __init__(self, shape: tuple, by_row=None, lattice=None) -> None:
        self.shape, self.by_row, self._lattice = shape, by_row, lattice
        if by_row is None:
            total_area = float(lattice.values.max()) * shape[0] * shape[1]
            self._bits = min(_AREA_BITS - math.ceil(math.log2(total_area)), _AREA_BITS)

    def cells(self, window) -> np.ndarray:
        """Return the areas of a window, float64 (rows, cols) or (rows, 1) where rows have one."""
        if self.by_row is not None:
            return self.by_row[window.rows, np.newaxis]
        return self._lattice.interpolate(window)

    def total(self) -> float:
        """Return the area of the whole grid, m2, about."""
        if self.by_row is not None:
            return float(np.sum(self.by_row)) * self.shape[1]
        return float(np.mean(self._lattice.values)) * self.shape[0] * self.shape[1]

    def as_rows(self, window, *arrays) -> tuple:
        """Return a window's areas, one per row, and arrays of it in the shape that goes with them.

        Where areas differ along the rows, each cell becomes a separate row, so that whatever
        sums rows of one area works in every projection.

        Parameters
        ----------
        window : Window
            A window of the grid.
        *arrays : numpy.ndarray
            Arrays whose last two axes are the rows and columns of the window.
        """
        if self.by_row is not None:
            return (self.by_row[window.rows], *arrays)
        flat = (array.reshape(*array.shape[:-2], -1, 1) for array in arrays)
        return (self.cells(window).ravel(), *flat)

    def count_exact_areas(self, window, index, n: int) -> np.ndarray:
        """Return the area of each class in a window as whole numbers, so that sums are exact.

        Parameters
        ----------
        window : Window
            A window of the grid.
        index : numpy.ndarray
            Place of each cell's class (rows, cols), from 0 to n - 1; others are left out.
        n : int
            Number of classes.

        Returns
        -------
        numpy.ndarray
            int64, to be added over the windows and handed to `of_classes`; all 0 where rows have
            one area each, as their cells are enough.
        """
        parts = np.zeros(n, np.int64)
        if self.by_row is None:
            areas_in_parts = np.rint(np.ldexp(self.cells(window), self._bits)).astype(np.int64)
            index = np.asarray(index).reshape(window.shape)
            for position in range(n):
                parts[position] = areas_in_parts[index == position].sum()
        return parts

    def of_classes(self, cells_by_row, parts) -> np.ndarray:
        """Return the area of each class, m2.

        Parameters
        ----------
        cells_by_row : numpy.ndarray
            Cells of each class in each row: (classes, rows).
        parts : numpy.ndarray
            Sum of `count_exact_areas` over all windows.
        """
        if self.by_row is not None:
            # Summed exactly: the same whatever the order of the rows.
            return np.array([math.fsum(row * self.by_row) for row in cells_by_row])
        return np.ldexp(parts.astype(np.float64), -self._bits)


class _Lattice(NamedTuple):
    """Areas at some rows and columns of a grid, between which they are interpolated."""

    rows: np.ndarray
    cols: np.ndarray
    values: np.ndarray

    def interpolate(self, window) -> np.ndarray:
        """Return the areas of all cells of a window, interpolated."""
        rows = np.arange(window.row, window.row + window.height)
        cols = np.arange(window.col, window.col + window.width)
        i, u = _locate_knots(self.rows, rows)
        j, v = _locate_knots(self.cols, cols)
        # Along the columns first: as many numbers as there are rows of the lattice here.
        first, last = int(i.min()), int(i.max()) + 2
        lines = self.values[first:last]
        lines = lines[:, j] * (1.0 - v) + lines[:, j + 1] * v
        i, u = i - first, u[:, np.newaxis]
        return lines[i] * (1.0 - u) + lines[i + 1] * u


def _locate_knots(knots, positions) -> tuple:
    """Return the knot of the lattice of areas before each place and the share of the way on."""
    knot_before = np.clip(np.searchsorted(knots, positions, "right") - 1, 0, knots.size - 2)
    return knot_before, (positions - knots[knot_before]) / (
        knots[knot_before + 1] - knots[knot_before]
    )


@lru_cache(maxsize=32)
def ground_areas(shape: tuple, geotransform: tuple, crs: str) -> CellAreas:
    """Return the areas of cells of a grid, m2, on the ellipsoid of its CRS.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    geotransform : tuple of float
        GDAL's six numbers.
    crs : str
        WKT.

    Raises
    ------
    UnknownCellArea
        Without a CRS, in degrees of a local CRS, when a geographic grid is rotated, or when the
        grid lies where its projection has no inverse.
    """
    if not crs:
        raise UnknownCellArea("", "no-crs")
    reference = spatial_reference(crs)
    _, a, b, y0, d, e = geotransform
    rotated = b != 0 or d != 0
    if reference.IsGeographic():
        if rotated:
            raise UnknownCellArea("", "rotated")
        unit = reference.GetAngularUnits()  # radians per unit, degrees or others
        return CellAreas(shape, _zone_areas(reference, y0 + np.arange(shape[0] + 1) * e, a, unit))
    if reference.IsLocal() and reference.GetLinearUnitsName().lower().startswith("deg"):
        raise UnknownCellArea("", "local")
    metres = reference.GetLinearUnits() if reference.IsProjected() else 1.0
    plane = abs(a * e - b * d) * metres**2
    if reference.IsProjected() and not _is_equal_area(reference):
        return _projected_areas(reference, shape, geotransform, metres, plane)
    return CellAreas(shape, np.full(shape[0], plane))


def _is_equal_area(reference) -> bool:
    name = (reference.GetAttrValue("PROJECTION") or "").lower()
    is_sphere = reference.GetInvFlattening() == 0.0
    names = (*_EQUAL_AREA, *_EQUAL_AREA_ON_SPHERES) if is_sphere else _EQUAL_AREA
    return name not in _NOT_EQUAL_AREA and any(projection in name for projection in names)


def _zone_areas(reference, edges, width: float, unit: float) -> np.ndarray:
    """Return the area of a cell between each two parallels; `unit` in radians."""
    edges = np.clip(edges * unit, -np.pi / 2, np.pi / 2)
    figure = reference.GetSemiMajor(), reference.GetInvFlattening()
    return ellipsoid_zone_area(edges[1:], edges[:-1], width * unit, *figure)


def _projected_areas(reference, shape, geotransform, metres: float, plane: float) -> CellAreas:
    """Return the areas of cells in a projection that is not equal-area."""
    surface = _Surface(reference, geotransform, metres)
    rows, cols = _evenly_spaced_cells(shape[0], _PROBES), _evenly_spaced_cells(shape[1], _PROBES)
    scale = surface.scale(rows, cols)
    is_finite = np.isfinite(scale)
    if not is_finite.any():
        raise UnknownCellArea("", "outside")
    if np.abs(scale[is_finite] - 1.0).max() <= PLANE_TOLERANCE:
        return CellAreas(shape, np.full(shape[0], plane))
    row_range = np.nanmax(scale, axis=1) - np.nanmin(scale, axis=1) if is_finite.all() else np.inf
    if np.max(row_range / np.nanmax(scale)) <= _SAME and not (geotransform[2] or geotransform[4]):
        edges = surface.parallels(shape)
        if edges is not None:
            return CellAreas(shape, _zone_areas(reference, *edges))
    step = max(_LATTICE_STEP / (math.sqrt(plane)), 1.0)
    points = [
        int(min(max(math.ceil(cells / step) + 1, 2), _LATTICE_POINTS, max(cells, 2)))
        for cells in shape
    ]
    rows, cols = (_evenly_spaced_cells(cells, n) for cells, n in zip(shape, points))
    coarse = math.sqrt(plane) > _COARSE_CELL
    values = (surface.mean_scale if coarse else surface.scale)(rows, cols) * plane
    return CellAreas(shape, lattice=_Lattice(rows, cols, _filled_from_neighbours(values)))


def _filled_from_neighbours(values: np.ndarray) -> np.ndarray:
    """Fill cell areas off the Earth from the nearest cell of their row.

    Beyond the edge of a world map there is no ground; cells on its edge are interpolated between
    points on both sides of it.
    """
    values = values.copy()
    known_rows = np.flatnonzero(np.isfinite(values).any(axis=1))
    for row in known_rows:
        finite_cols = np.flatnonzero(np.isfinite(values[row]))
        nearest = finite_cols[
            np.abs(np.arange(values.shape[1])[:, None] - finite_cols).argmin(axis=1)
        ]
        values[row] = values[row, nearest]
    rows = np.arange(values.shape[0])[:, None]
    return values[known_rows[np.abs(rows - known_rows).argmin(axis=1)]]


def _evenly_spaced_cells(cells: int, n: int) -> np.ndarray:
    """Return at most `n` cells, evenly spaced, at which areas are computed; at least two."""
    return np.linspace(0.0, max(cells - 1, 1), max(min(n, cells), 2))


class Parallels(NamedTuple):
    """Latitudes of the edges of rows, a cell's width, and radians per unit."""

    edges: np.ndarray
    width: float
    unit: float


class _Surface:
    """The ellipsoid under the cells of a projected grid."""

    def __init__(self, reference, geotransform, metres: float) -> None:
        self._geotransform, self._metres = geotransform, metres
        geographic = reference.CloneGeogCS()
        geographic.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self._unit = geographic.GetAngularUnits()
        self._transform = osr.CoordinateTransformation(reference.Clone(), geographic)
        inverse = reference.GetInvFlattening()
        self._a = reference.GetSemiMajor()
        f = 1.0 / inverse if inverse else 0.0
        self._e2 = f * (2.0 - f)

    def scale(self, rows, cols) -> np.ndarray:
        """Return the factor from areas in the projection to areas of cells on the ground, or NaN.

        The area spanned on the ellipsoid by two short steps along x and y.
        """
        x, y = self._cell_centres(rows, cols)
        h = _STEP / self._metres
        east = self._positions(x + h, y) - self._positions(x - h, y)
        north = self._positions(x, y + h) - self._positions(x, y - h)
        ratio = np.linalg.norm(np.cross(east, north), axis=-1) / (2.0 * _STEP) ** 2
        return np.where(np.isfinite(ratio), ratio, np.nan)

    def mean_scale(self, rows, cols) -> np.ndarray:
        """Return the mean scale of areas over whole cells, by Gauss's four points."""
        away = 0.5 / math.sqrt(3.0)
        return np.mean(
            [self.scale(rows + u, cols + v) for u in (-away, away) for v in (-away, away)], axis=0
        )

    def parallels(self, shape: tuple) -> Parallels | None:
        """Return the parallels that rows of equal areas follow; None if they follow none."""
        x0, a, _, y0, _, e = self._geotransform
        y = y0 + np.arange(shape[0] + 1) * e
        middle_x = x0 + shape[1] // 2 * a
        _, low = self._lonlat(np.full(y.size, x0 + 0.5 * a), y)
        longitude, edges = self._lonlat(np.full(y.size, middle_x), y)
        next_longitude, _ = self._lonlat(np.full(y.size, middle_x + a), y)
        if not np.isfinite(edges).all() or np.abs(low - edges).max() > 1e-9:
            return None
        widths = (next_longitude - longitude) % (2.0 * np.pi / self._unit)
        width = float(np.median(widths))
        # Where meridians bend, a cell spans more degrees the nearer it is to a pole.
        if np.abs(widths - width).max() > _SAME_WIDTH * width:
            return None
        return Parallels(edges, width, self._unit)

    def _cell_centres(self, rows, cols) -> tuple:
        """Return the coordinates of the centres of cells, by which their areas are interpolated."""
        x0, a, b, y0, d, e = self._geotransform
        rows, cols = np.meshgrid(np.asarray(rows) + 0.5, np.asarray(cols) + 0.5, indexing="ij")
        return x0 + cols * a + rows * b, y0 + cols * d + rows * e

    def _positions(self, x, y) -> np.ndarray:
        """Return points of the plane in m from the centre of the ellipsoid whose areas count."""
        longitude, latitude = (angle * self._unit for angle in self._lonlat(x, y))
        sine = np.sin(latitude)
        n = self._a / np.sqrt(1.0 - self._e2 * sine**2)
        ring = n * np.cos(latitude)
        return np.stack(
            [ring * np.cos(longitude), ring * np.sin(longitude), n * (1.0 - self._e2) * sine], -1
        )

    def _lonlat(self, x, y) -> tuple:
        """Return longitude and latitude of points; NaN where there are none."""
        points = transform_points(self._transform, np.asarray(x, float), np.asarray(y, float))
        return tuple(np.where(np.isfinite(axis), axis, np.nan) for axis in points)


def ellipsoid_zone_area(south, north, width, semi_major, inverse_flattening):
    """Return the area between two parallels and two meridians on an ellipsoid.

    Parameters
    ----------
    south, north : array_like
        Latitudes of the parallels, radians.
    width : float
        Difference of longitude, radians.
    semi_major : float
        Semi-major axis, m.
    inverse_flattening : float
        Inverse flattening; 0 means a sphere.

    Returns
    -------
    numpy.ndarray
        Areas, m2.

    Notes
    -----
    ``A = b^2/2 * dlon * [q(north) - q(south)]`` with
    ``q(phi) = sin/(1 - e^2 sin^2) + atanh(e sin)/e``.

    References
    ----------
    Snyder, J. P. (1987). Map Projections: A Working Manual. USGS Professional Paper 1395,
    eq. 3-12.
    """
    south, north = np.asarray(south, float), np.asarray(north, float)
    flattening = 1.0 / inverse_flattening if inverse_flattening else 0.0
    semi_minor = semi_major * (1.0 - flattening)
    e = np.sqrt(flattening * (2.0 - flattening))

    def q(latitude):
        sine = np.sin(latitude)
        if e == 0.0:
            return 2.0 * sine
        return sine / (1.0 - (e * sine) ** 2) + np.arctanh(e * sine) / e

    return 0.5 * semi_minor**2 * abs(width) * np.abs(q(north) - q(south))
