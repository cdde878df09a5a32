"""Polygons split where the map of a projection is cut, as at the 180th meridian.

A projection that shows the Earth as a sheet has a meridian at both edges of it. A polygon in
degrees that crosses this meridian has two parts on the sheet; its edges, taken as they are, would
run across the whole of it.
"""

from __future__ import annotations

import math

import numpy as np

from ..units.angle import FULL_CIRCLE
from .polygon_area import HALF_CIRCLE, MIN_VERTICES, clip_ring

# An edge is halved so many times to find where it is cut.
_HALVINGS = 44
# Parts end this much before the cut, degrees: a millimetre on the ground.
_BESIDE = 1e-8
# The highest latitude at which a cut is looked for, degrees.
_HIGHEST = 89.0
# More cuts than an interrupted map has are none along meridians.
_MOST_CUTS = 12
# Cuts whose longitudes differ by less are one, degrees.
_SAME_CUT = 1e-6


def edges_across_cut(starts, ends, project, cell_size) -> tuple:
    """Find polygon edges across the cut of a projection: their ends stay apart however short.

    Parameters
    ----------
    starts, ends : numpy.ndarray
        Ends of each edge, (n, 2), as they are given.
    project : callable
        Returns such points on the map, (n, 2); not finite where there is no such place.
    cell_size : numpy.ndarray
        Width and height of a cell of the map.

    Returns
    -------
    tuple
        Whether each edge is across the cut, and the coordinates (n, 2) of the place.
    """
    low, high = np.array(starts, float), np.array(ends, float)
    low_xy, high_xy = project(low), project(high)
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        middle_xy = project(middle)
        is_upper = _distance(middle_xy, high_xy) > _distance(low_xy, middle_xy)
        low, low_xy = np.where(is_upper[:, None], (middle, middle_xy), (low, low_xy))
        high, high_xy = np.where(is_upper[:, None], (high, high_xy), (middle, middle_xy))
    with np.errstate(invalid="ignore"):
        crosses_cut = (np.abs(high_xy - low_xy) > cell_size).any(axis=1)
    return crosses_cut & np.isfinite(low_xy).all(axis=1) & np.isfinite(high_xy).all(axis=1), low


def is_cut_along_meridian(places, project, cell_size) -> np.ndarray:
    """Say whether places lie on a cut that runs from south to north.

    A pole that is a line of the map, or infinitely far on it, is none.

    Parameters
    ----------
    places : numpy.ndarray
        Longitudes and latitudes (n, 2).
    project, cell_size
        As `edges_across_cut`.
    """
    longitude, latitude = places[:, 0], np.clip(places[:, 1], -_HIGHEST, _HIGHEST)
    west, east = (
        project(np.stack([longitude + step, latitude], axis=1)) for step in (-_BESIDE, _BESIDE)
    )
    return _distance(west, east) > cell_size.min()


def cut_longitudes(places) -> tuple:
    """Return the longitudes at which edges are cut, -180 to 180; none where they are no few.

    Parameters
    ----------
    places : numpy.ndarray
        Longitudes and latitudes (n, 2) of places where edges are cut.
    """
    longitudes = np.sort((places[:, 0] + HALF_CIRCLE) % FULL_CIRCLE - HALF_CIRCLE)
    is_new = np.diff(longitudes, prepend=-np.inf) > _SAME_CUT
    cuts = longitudes[is_new].tolist()
    return tuple(cuts) if len(cuts) <= _MOST_CUTS else ()


def split_at_longitudes(rings: list, cuts) -> list:
    """Return the parts of a polygon cut at meridians, at any turn of the globe.

    Parameters
    ----------
    rings : list of numpy.ndarray
        Longitudes and latitudes of its outer ring and of its holes.
    cuts : sequence of float
        The meridians in increasing order, -180 to 180 degrees.
    """
    west, east = float(rings[0][:, 0].min()), float(rings[0][:, 0].max())
    first, last = (math.floor(end / FULL_CIRCLE) for end in (west, east))
    turns = range(first - 1, last + 2)
    edges = [cut + turn * FULL_CIRCLE for turn in turns for cut in cuts]
    inner_edges = [edge for edge in edges if west < edge < east]
    lows = [west, *(edge + _BESIDE for edge in inner_edges)]
    highs = [*(edge - _BESIDE for edge in inner_edges), east]
    parts = []
    for low, high in zip(lows, highs):
        clipped = [clip_ring(clip_ring(ring, 0, low, 1.0), 0, high, -1.0) for ring in rings]
        if len(clipped[0]) >= MIN_VERTICES and low < high:
            parts.append([ring for ring in clipped if len(ring) >= MIN_VERTICES])
    return parts


def _distance(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the distance of places of the map; that of a place that does not exist is 0."""
    with np.errstate(invalid="ignore"):
        step = np.abs(first - second).max(axis=1)
    return np.where(np.isfinite(step), step, 0.0)
