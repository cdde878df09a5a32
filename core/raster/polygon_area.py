"""Areas of polygons on the sphere and in the plane, and of the part of them on a grid."""

from __future__ import annotations

import numpy as np
from osgeo import osr

from .crs import spatial_reference, transform_points
from .grid import Grid
from .polygon_splitting import MIN_VERTICES, clip_ring, unroll_longitudes

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
    """Return what of the rings of a part lies on a grid, for its area, in the CRS of the grid."""
    for axis, size in enumerate((grid.width, grid.height)):
        rings = [
            clip_ring(clip_ring(ring, axis, 0.0, 1.0), axis, float(size), -1.0) for ring in rings
        ]
    return [np.stack(grid.corner(ring[:, 1], ring[:, 0]), axis=1) for ring in rings]


def area_on_unit_sphere(rings: list, crs: str) -> float:
    """Return the area of a polygon on the unit sphere: of its outer ring less that of its holes.

    Without a CRS it is the area in the plane.
    """
    reference = spatial_reference(crs) if crs else None
    if reference is not None and reference.IsLocal():
        reference = None
    sizes = [_ring_area(ring, reference) if len(ring) >= MIN_VERTICES else 0.0 for ring in rings]
    return max(sizes[0] - sum(sizes[1:]), 0.0)


def _ring_area(ring: np.ndarray, reference) -> float:
    """Return the area of a polygon ring on the unit sphere, or in the plane without a CRS."""
    if reference is None:
        return _plane_area(ring)
    vertices = _with_short_edges(ring)
    if not reference.IsGeographic():
        to_degrees = osr.CoordinateTransformation(reference.Clone(), reference.CloneGeogCS())
        vertices = np.stack(transform_points(to_degrees, vertices[:, 0], vertices[:, 1]), axis=1)
        vertices = vertices[np.isfinite(vertices).all(axis=1)]
        if len(vertices) < MIN_VERTICES:
            return 0.0
        vertices = unroll_longitudes(np.concatenate([vertices, vertices[:1]]))
    # Lambert's cylinder keeps areas.
    longitude, latitude = np.radians(vertices).T
    return _plane_area(np.stack([longitude, np.sin(latitude)], axis=1))


def _with_short_edges(ring: np.ndarray) -> np.ndarray:
    """Return a ring with points added, so that the polygon's area is right in another CRS."""
    step = np.roll(ring, -1, axis=0) - ring
    longest_step = max(float(np.ptp(ring, axis=0).max()) / _SIDE_EDGES, 1e-9)
    n_pieces = np.maximum(np.ceil(np.abs(step).max(axis=1) / longest_step), 1.0).astype(np.int64)
    piece_number = np.arange(n_pieces.sum()) - np.repeat(np.cumsum(n_pieces) - n_pieces, n_pieces)
    share = piece_number / np.repeat(n_pieces, n_pieces)
    return np.repeat(ring, n_pieces, axis=0) + np.repeat(step, n_pieces, axis=0) * share[:, None]


def _plane_area(ring: np.ndarray) -> float:
    """Return the area of a ring of a polygon in the plane (Gauss's area formula)."""
    if len(ring) < MIN_VERTICES:
        return 0.0
    x, y = (ring - ring[0]).T  # small numbers keep their digits
    return 0.5 * abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))
