"""Weights that libpysal computes: fuzzy contiguity and higher orders.

libpysal is an optional library; `require` says so where it is missing.

References
----------
Rey, S. J. and Anselin, L. (2007). PySAL: a Python library of spatial analytical methods. Review
of Regional Studies 37, 5-27.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import sys
import warnings
from collections.abc import Iterator

import numpy as np

from ..facts.run import MissingLibrary
from .adjacency import Adjacency, starts_of

# libpysal compares every pair with every polygon: from this number on the same tree is asked here.
MAX_BY_LIBRARY = 5000
# Segments of a quarter circle around a corner; libpysal's and GEOS's default is coarser.
_QUARTER = 16


def require(library: str, used_for: str) -> None:
    """Raise `MissingLibrary` when an optional library is not installed."""
    if importlib.util.find_spec(library) is None:
        raise MissingLibrary(library, used_for)


@contextlib.contextmanager
def without_warnings():
    """Silence what libraries warn of: islands are reported elsewhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def isolated_symbols() -> Iterator[None]:
    """Let the library of weights and what it imports keep to their own PROJ and GEOS.

    Under Linux those of pyproj and shapely otherwise take the symbols of the copies that QGIS
    has loaded, which are of other versions: QGIS then crashes when it ends.
    """
    flags = sys.getdlopenflags() if hasattr(sys, "getdlopenflags") else None
    if flags is not None:
        sys.setdlopenflags(flags | getattr(os, "RTLD_DEEPBIND", 0))
    try:
        yield
    finally:
        if flags is not None:
            sys.setdlopenflags(flags)


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


def higher_order(starts, members, order: int, lower_orders: bool) -> Adjacency:
    """Return the weights of neighbours reached in `order` steps, or up to so many.

    Parameters
    ----------
    starts, members : numpy.ndarray
        Neighbours of the first order, as in `Adjacency`.
    order : int
        Number of steps of the shortest path, 2 or more.
    lower_orders : bool
        Whether those of fewer steps are neighbours as well.
    """
    with isolated_symbols():
        from libpysal.weights import higher_order as of_library

    n = len(starts) - 1
    with without_warnings():
        w = of_library(as_library_weights(starts, members), order, lower_order=lower_orders)
    entries = w.sparse.tocoo()
    is_neighbour = (entries.row != entries.col) & (entries.data != 0)
    rows, columns = entries.row[is_neighbour], entries.col[is_neighbour]
    order_of_links = np.lexsort((columns, rows))
    return Adjacency(starts_of(rows, n), columns[order_of_links].astype(np.int64))


def as_library_weights(starts, members, weights=None):
    """Return neighbours as a W of libpysal, whose ids are 0 to n - 1."""
    with isolated_symbols():
        from libpysal.weights import W

    edges = list(zip(starts[:-1].tolist(), starts[1:].tolist()))
    neighbours = {i: members[a:b].tolist() for i, (a, b) in enumerate(edges)}
    values = None
    if weights is not None:
        values = {i: weights[a:b].tolist() for i, (a, b) in enumerate(edges)}
    return W(neighbours, values, id_order=list(range(len(edges))), silence_warnings=True)
