"""Weights of polygons that touch: contiguity by shared vertices, shared edges, or but for gaps.

`choice` is a `WeightsChoice`.
"""

from __future__ import annotations

import numpy as np

from ..units.angle import FULL_CIRCLE
from .adjacency import Adjacency, adjacency_of_pairs
from .distance_weights import ground_scales
from .library_weights import isolated_symbols
from .polygons import Polygons

# libpysal compares every pair with every polygon: from this number on the same tree is asked here.
MAX_BY_LIBRARY = 5000
# Segments of a quarter circle around a corner; libpysal's and GEOS's default is coarser.
_QUARTER = 16

# Coordinates that differ by no more than this share of the largest one are one: rounding.
_SAME_COORDINATE = 1e-12


def queen(polygons: Polygons, choice) -> Adjacency:
    """Return the polygons that share a vertex."""
    return _weights_of_shared(polygons, _vertex_numbers(polygons, choice))


def rook(polygons: Polygons, choice) -> Adjacency:
    """Return the spatial weights of polygons that share an edge."""
    first = _vertex_numbers(polygons, choice)
    second = first[polygons.next_vertices]
    pairs = np.sort(np.stack([first, second], axis=1), axis=1)
    return _weights_of_shared(polygons, np.unique(pairs, axis=0, return_inverse=True)[1].ravel())


def fuzzy(polygons: Polygons, choice) -> Adjacency:
    """Return the polygons that touch, overlap or lie no farther apart than the tolerance."""
    scales = ground_scales(polygons.centroids, choice)
    pairs = fuzzy_contiguity(polygons, scales, choice.tolerance)
    return adjacency_of_pairs(len(polygons.centroids), *pairs)


def _vertex_numbers(polygons: Polygons, choice) -> np.ndarray:
    """Return the same number for vertices at one place: shared ones give a weight (queen).

    In degrees 180 E and 180 W are one place, and so are 360 E and 0.
    """
    if not len(polygons.vertices):
        return np.zeros(0, np.int64)
    x, y = polygons.vertices.T
    if not choice.metres:
        for seam, longitude in ((180.0, -180.0), (FULL_CIRCLE, 0.0)):
            x = np.where(np.abs(x - seam) <= _SAME_COORDINATE * FULL_CIRCLE, longitude, x)
    x, y = _coordinate_numbers(x), _coordinate_numbers(y)
    return np.unique(x * (y.max() + 1) + y, return_inverse=True)[1].ravel()


def _coordinate_numbers(coordinates) -> np.ndarray:
    """Return the same number for coordinates of vertices that are equal but for rounding."""
    order = np.argsort(coordinates)
    ascending = coordinates[order]
    largest = max(abs(ascending[0]), abs(ascending[-1]))
    is_next = np.diff(ascending, prepend=ascending[0]) > _SAME_COORDINATE * largest
    numbers = np.empty(coordinates.size, np.int64)
    numbers[order] = np.cumsum(is_next)
    return numbers


def _weights_of_shared(polygons: Polygons, numbers) -> Adjacency:
    """Return the weights between polygons that share a vertex or an edge."""
    from scipy.sparse import csr_matrix

    n = len(polygons.centroids)
    shape = (n, int(numbers.max(initial=-1)) + 1)
    owned = csr_matrix((np.ones(numbers.size, np.int32), (polygons.owners, numbers)), shape)
    shared = (owned @ owned.T).tocoo()
    is_pair = shared.row < shared.col
    return adjacency_of_pairs(n, shared.row[is_pair], shared.col[is_pair])


def fuzzy_contiguity(polygons, scales, tolerance: float) -> tuple:
    """Return weights of libpysal: pairs of polygons at most `tolerance` apart.

    Parameters
    ----------
    polygons : Polygons
        The polygons.
    scales : numpy.ndarray
        ``(n, 2)`` metres on the ground per unit of x and y, at each polygon.
    tolerance : float
        Widest gap, m.

    Returns
    -------
    first, second : numpy.ndarray
        Their places; each pair once, the lower place first.

    Notes
    -----
    Each polygon is widened by half the tolerance, in metres on the ground at its centre.
    """
    areas = _buffer_polygons(polygons, scales, tolerance / 2.0)
    if len(areas) <= MAX_BY_LIBRARY:
        with isolated_symbols():
            from geopandas import GeoDataFrame
            from libpysal.weights import fuzzy_contiguity as of_library

        w = of_library(GeoDataFrame(geometry=list(areas)), silence_warnings=True)
        first, second = w.sparse.tocoo().row, w.sparse.tocoo().col
    else:
        with isolated_symbols():
            import shapely

        first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
    is_ordered = first < second
    return first[is_ordered].astype(np.int64), second[is_ordered].astype(np.int64)


def _buffer_polygons(polygons, scales, width: float) -> np.ndarray:
    """Return polygons as the library has them, each widened by metres on the ground."""
    with isolated_symbols():
        import shapely

    areas = shapely.from_wkb(polygons.shapes)
    if not width:
        return areas
    counts = shapely.get_num_coordinates(areas)
    rows = np.repeat(scales, counts, axis=0)
    flat = shapely.get_coordinates(areas) * rows
    in_metres = shapely.set_coordinates(shapely.force_2d(areas), flat)
    in_metres = shapely.buffer(in_metres, width, quad_segs=_QUARTER)
    buffered_scales = np.repeat(scales, shapely.get_num_coordinates(in_metres), axis=0)
    return shapely.set_coordinates(in_metres, shapely.get_coordinates(in_metres) / buffered_scales)
