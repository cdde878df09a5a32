"""Weights that libpysal computes, such as higher orders.

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

from ..errors_and_notes.run import MissingLibrary
from .adjacency import Adjacency, starts_of


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
