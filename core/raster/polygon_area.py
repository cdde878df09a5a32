"""Areas of polygons on the sphere and in the plane, and of the part of them on a grid."""

from __future__ import annotations

import math

import numpy as np
from osgeo import osr

from .area import transform_points
from .crs import spatial_reference
from .grid import FULL_CIRCLE, Grid

# Vertices of the smallest polygon.
FEWEST_VERTICES = 3
# Edges of so many degrees may run either way around the globe.
HALF_CIRCLE = 180.0
# Edges per side of a polygon whose area is found, at least.
_SIDE_EDGES = 64


def area_share_on_grid(parts: list, crs: str, grid: Grid) -> float:
    """Return the share of the area of some polygons that lies on a grid.

    Parameters
    ----------
    parts : list of PlacedPolygon
        All parts of the polygons, those at another longitude after one another.
    crs : str
        CRS they were given in; empty for that of the grid.
    grid : Grid
        Where they lie.

    Returns
    -------
    float
        From 0 to about 1; 1 for polygons without an area.
    """
    sources = {polygon.part: polygon.source for polygon in parts}
    total = sum(area_on_unit_sphere(rings, crs or grid.crs) for rings in sources.values())
    inside = sum(
        area_on_unit_sphere(_clip_rings(p.rings, grid), grid.crs) for p in parts if p.rings
    )
    return inside / total if total > 0.0 else 1.0


def _clip_rings(rings: list, grid: Grid) -> list:
    """Return what of the rings of a part lies on a grid, in the CRS of the grid."""
    for axis, size in enumerate((grid.width, grid.height)):
        rings = [
            _clip_ring(_clip_ring(ring, axis, 0.0, 1.0), axis, float(size), -1.0) for ring in rings
        ]
    return [np.stack(grid.corner(ring[:, 1], ring[:, 0]), axis=1) for ring in rings]


def area_on_unit_sphere(rings: list, crs: str) -> float:
    """Return the area of a polygon on the unit sphere: of its outer ring less that of its holes.

    Without a CRS it is the area in the plane.
    """
    reference = spatial_reference(crs) if crs else None
    if reference is not None and reference.IsLocal():
        reference = None
    sizes = [_ring_area(ring, reference) if len(ring) >= FEWEST_VERTICES else 0.0 for ring in rings]
    return max(sizes[0] - sum(sizes[1:]), 0.0)


def _ring_area(ring: np.ndarray, reference) -> float:
    if reference is None:
        return _plane_area(ring)
    places = _with_short_edges(ring)
    if not reference.IsGeographic():
        to_degrees = osr.CoordinateTransformation(reference.Clone(), reference.CloneGeogCS())
        places = np.stack(transform_points(to_degrees, places[:, 0], places[:, 1]), axis=1)
        places = places[np.isfinite(places).all(axis=1)]
        if len(places) < FEWEST_VERTICES:
            return 0.0
        places = unroll_longitudes(np.concatenate([places, places[:1]]))
    # Lambert's cylinder keeps areas.
    longitude, latitude = np.radians(places).T
    return _plane_area(np.stack([longitude, np.sin(latitude)], axis=1))


def unroll_longitudes(ring: np.ndarray) -> np.ndarray:
    """Return a closed ring whose longitudes do not jump; around a pole it runs along the pole.

    A ring around a pole begins at the 180th meridian, so that its holes around the pole do too.
    """
    ring = ring.copy()
    ring[:, 0] = np.unwrap(ring[:, 0], period=FULL_CIRCLE)
    turn = ring[-1, 0] - ring[0, 0]
    if abs(abs(turn) - FULL_CIRCLE) < 1.0:
        pole = math.copysign(90.0, ring[:, 1].mean())
        ring = _begun_at_antimeridian(ring, math.copysign(FULL_CIRCLE, turn))
        ring = np.concatenate([ring, [[ring[-1, 0], pole], [ring[0, 0], pole]]])
    return ring


def _begun_at_antimeridian(ring: np.ndarray, turn: float) -> np.ndarray:
    """Return a closed ring that goes once around a pole, cut where it meets the 180th meridian."""
    from_meridian = np.floor((ring[:, 0] + HALF_CIRCLE) / FULL_CIRCLE)
    crossings = np.flatnonzero(from_meridian[1:] != from_meridian[:-1])
    if not crossings.size:
        return ring
    at = int(crossings[0])
    (x0, y0), (x1, y1) = ring[at], ring[at + 1]
    meridian = max(from_meridian[at], from_meridian[at + 1]) * FULL_CIRCLE - HALF_CIRCLE
    latitude = y0 + (y1 - y0) * (meridian - x0) / (x1 - x0)
    later = ring[1 : at + 1] + (turn, 0.0)
    ends = np.array([[meridian, latitude]])
    return np.concatenate([ends, ring[at + 1 :], later, ends + (turn, 0.0)])


def _clip_ring(ring: np.ndarray, axis: int, limit: float, side: float) -> np.ndarray:
    """Clip a ring of a polygon at a line of the grid (Sutherland and Hodgman's algorithm)."""
    beyond = (ring[:, axis] - limit) * side < 0.0
    following = np.roll(ring, -1, axis=0)
    crosses = beyond != np.roll(beyond, -1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (limit - ring[:, axis]) / (following[:, axis] - ring[:, axis])
        points = ring + (following - ring) * share[:, None]
    points[:, axis] = limit
    both = np.stack([ring, points], axis=1).reshape(-1, 2)
    return both[np.stack([~beyond, crosses], axis=1).ravel()]


def _with_short_edges(ring: np.ndarray) -> np.ndarray:
    """Return a ring with points added, so that its edges are right in another CRS."""
    step = np.roll(ring, -1, axis=0) - ring
    most = max(float(np.ptp(ring, axis=0).max()) / _SIDE_EDGES, 1e-9)
    pieces = np.maximum(np.ceil(np.abs(step).max(axis=1) / most), 1.0).astype(np.int64)
    place = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = place / np.repeat(pieces, pieces)
    return np.repeat(ring, pieces, axis=0) + np.repeat(step, pieces, axis=0) * share[:, None]


def _plane_area(ring: np.ndarray) -> float:
    """Return the area of a ring of a polygon in the plane (Gauss's area formula)."""
    if len(ring) < FEWEST_VERTICES:
        return 0.0
    x, y = (ring - ring[0]).T  # small numbers keep their digits
    return 0.5 * abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))
