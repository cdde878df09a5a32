"""Polygons clipped and split where a map is cut, as at the 180th meridian; their longitudes.

A projection that shows the Earth as a sheet has a meridian at both edges of it. A polygon in
degrees that crosses this meridian has two parts on the sheet; its edges, taken as they are, would
run across the whole of it.
"""

from __future__ import annotations

import math

import numpy as np

from ..units.angle import FULL_CIRCLE

# Longitudes that differ by less are one, degrees.
_SAME_LONGITUDE = 1e-6

# Vertices of the smallest polygon.
MIN_VERTICES = 3
# Edges of so many degrees may run either way around the globe.
HALF_CIRCLE = 180.0

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


def unroll_longitudes(ring: np.ndarray) -> np.ndarray:
    """Return a closed polygon ring whose longitudes do not jump, or that runs along a pole.

    A ring around a pole begins at the 180th meridian, so that its holes around the pole do too.
    """
    ring = ring.copy()
    ring[:, 0] = np.unwrap(ring[:, 0], period=FULL_CIRCLE)
    total_turn = ring[-1, 0] - ring[0, 0]
    if abs(abs(total_turn) - FULL_CIRCLE) < 1.0:
        pole = math.copysign(90.0, ring[:, 1].mean())
        ring = _begun_at_antimeridian(ring, math.copysign(FULL_CIRCLE, total_turn))
        ring = np.concatenate([ring, [[ring[-1, 0], pole], [ring[0, 0], pole]]])
    return ring


def _begun_at_antimeridian(ring: np.ndarray, turn: float) -> np.ndarray:
    """Return a polygon ring that goes once around a pole, cut at the 180th meridian."""
    from_meridian = np.floor((ring[:, 0] + HALF_CIRCLE) / FULL_CIRCLE)
    crossings = np.flatnonzero(from_meridian[1:] != from_meridian[:-1])
    if not crossings.size:
        return ring
    crossing = int(crossings[0])
    (x0, y0), (x1, y1) = ring[crossing], ring[crossing + 1]
    meridian = max(from_meridian[crossing], from_meridian[crossing + 1]) * FULL_CIRCLE - HALF_CIRCLE
    latitude = y0 + (y1 - y0) * (meridian - x0) / (x1 - x0)
    moved_part = ring[1 : crossing + 1] + (turn, 0.0)
    meridian_point = np.array([[meridian, latitude]])
    return np.concatenate(
        [meridian_point, ring[crossing + 1 :], moved_part, meridian_point + (turn, 0.0)]
    )


def clip_ring(ring: np.ndarray, axis: int, limit: float, inward_sign: float) -> np.ndarray:
    """Clip a ring of a polygon, whose area is wanted, at a line (Sutherland and Hodgman 1974)."""
    is_beyond = (ring[:, axis] - limit) * inward_sign < 0.0
    next_points = np.roll(ring, -1, axis=0)
    crosses = is_beyond != np.roll(is_beyond, -1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (limit - ring[:, axis]) / (next_points[:, axis] - ring[:, axis])
        points = ring + (next_points - ring) * share[:, None]
    points[:, axis] = limit
    candidates = np.stack([ring, points], axis=1).reshape(-1, 2)
    return candidates[np.stack([~is_beyond, crosses], axis=1).ravel()]


def has_edge_around_globe(rings: list) -> bool:
    """Say whether an edge of polygons in degrees runs the long way around the globe.

    So do polygons across the 180th meridian that are written from 170 to -170. An edge of a whole
    circle is the border of a map of the world.

    Parameters
    ----------
    rings : list
        ``(points, is a hole)``, as `read_rings` returns them, in longitudes and latitudes.
    """
    for points, _is_hole in rings:
        longitudes = points[:, 0]
        edge_length = np.abs(np.roll(longitudes, -1) - longitudes)
        is_long = (edge_length > HALF_CIRCLE) & (edge_length < FULL_CIRCLE - _SAME_LONGITUDE)
        if is_long.any() and np.abs(longitudes).max() <= HALF_CIRCLE + _SAME_LONGITUDE:
            return True
    return False
