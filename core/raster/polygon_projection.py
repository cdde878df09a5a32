"""Polygons projected to the cells of a grid: edges that bend, and longitudes.

A straight edge in one CRS is a curve in another. Points are added to an edge until the chords
between them leave the curve by less than a small part of a cell. Longitudes mean the same place
every 360 degrees, so polygons come to lie where the grid is.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from osgeo import osr

from ..units.angle import FULL_CIRCLE
from .crs import same_crs, spatial_reference, transform_points
from .grid import LARGEST_LONGITUDE, Grid
from .polygon_splitting import (
    HALF_CIRCLE,
    MIN_VERTICES,
    cut_longitudes,
    edges_across_cut,
    is_cut_along_meridian,
    split_at_longitudes,
    unroll_longitudes,
)

# Largest distance between an edge and its curve, and the longest edge that is not looked at, cells.
_OFF_CURVE, _SHORT = 0.02, 1.0
# An edge is cut into four at most this many times.
_CUTS = 8
# Where an edge is held against its curve, as shares of its length.
_QUARTERS = np.array([0.25, 0.5, 0.75])
# Edges between corners that do not exist are looked at where they are as long as this share of all.
_WIDE = 0.01


class PlacedPolygon(NamedTuple):
    """A part of a polygon on a grid.

    Parameters
    ----------
    owner, part : int
        Number of the polygon it is a part of, and of the part among all.
    rings : list of numpy.ndarray
        Fractional ``(column, row)`` of the vertices, not closed; empty where there are no such
        places.
    source : list of numpy.ndarray
        The rings as they were given.
    is_inside : bool
        Whether all of it lies on the grid.
    crosses_cut : bool
        Whether its edges run across a cut of the projection, so that it is not where it should be.
    """

    owner: int
    part: int
    rings: list
    source: list
    is_inside: bool = False
    crosses_cut: bool = False


def place_polygons(polygons, crs: str, grid: Grid) -> list:
    """Project polygons to a grid.

    Parameters
    ----------
    polygons : sequence of list
        Rings of each as ``(points, is a hole)``, as `read_rings` returns them.
    crs : str
        CRS of the points as WKT; empty for that of the grid.
    grid : Grid
        Where they are to lie.

    Returns
    -------
    list of PlacedPolygon
        Parts in the order of the polygons. A part that meets the grid at two longitudes is there
        twice; one that the CRS of the grid cannot show is there without a ring.
    """
    placement = _PolygonPlacement(crs, grid)
    owners: list = []
    parts: list = []
    for owner, rings in enumerate(polygons):
        for points, is_hole in rings:
            if not is_hole:
                owners.append(owner)
                parts.append([])
            parts[-1].append(points)
    on_grid = placement.of_parts(parts)
    cuts = placement.cut_longitudes()
    if cuts:
        pieces = [split_at_longitudes(part, cuts) for part in parts]
        owners = [owner for owner, split in zip(owners, pieces) for _ in split]
        parts = [piece for split in pieces for piece in split]
        on_grid = placement.of_parts(parts)
    placed = []
    for part, (owner, rings) in enumerate(zip(owners, on_grid)):
        crosses_cut = part in placement.parts_across_cut
        if len(rings[0]) >= MIN_VERTICES:
            polygon = PlacedPolygon(owner, part, rings, parts[part], crosses_cut=crosses_cut)
            placed += placement.on_grid(polygon)
        else:
            placed.append(PlacedPolygon(owner, part, [], parts[part]))
    return placed


class _PolygonPlacement:
    """Projects the rings of polygons to the cells of a grid."""

    def __init__(self, crs: str, grid: Grid) -> None:
        self.grid, self._transform = grid, None
        if crs and grid.crs and not same_crs(crs, grid.crs):
            self._transform = osr.CoordinateTransformation(
                spatial_reference(crs).Clone(), spatial_reference(grid.crs).Clone()
            )
        self._from_degrees = bool(crs) and bool(spatial_reference(crs).IsGeographic())
        self._to_degrees = grid.is_geographic
        # Places where a cut of the projection tears edges apart, and the parts they are of.
        self._cut_places: np.ndarray = np.zeros((0, 2))
        self.parts_across_cut: frozenset = frozenset()

    def cut_longitudes(self) -> tuple:
        """Return the meridians at which the projection cuts the parts."""
        return cut_longitudes(self._cut_places) if self._from_degrees else ()

    def of_parts(self, parts: list) -> list:
        """Return the projected rings of parts as fractional columns and rows."""
        flat = [ring for rings in parts for ring in rings]
        rings_on_grid, rings_across_cut = self._project_rings(flat)
        part_of_ring = [i for i, rings in enumerate(parts) for _ in rings]
        self.parts_across_cut = frozenset(part_of_ring[ring] for ring in rings_across_cut)
        rings_on_grid = iter(rings_on_grid)
        rings_of_parts = [[next(rings_on_grid) for _ in rings] for rings in parts]
        return [self._at_one_longitude(rings) for rings in rings_of_parts]

    def _at_one_longitude(self, rings: list) -> list:
        """Return projected rings of a polygon, its holes at the longitudes of its outer ring."""
        columns_around = self.grid.columns_around
        if (
            not columns_around
            or self._transform is None
            or self._from_degrees
            or len(rings[0]) < MIN_VERTICES
        ):
            return rings
        middles = [
            0.5 * (ring[:, 0].min() + ring[:, 0].max()) if len(ring) else 0.0 for ring in rings
        ]
        turns = (
            columns_around * round((middles[0] - middle) / columns_around) for middle in middles
        )
        return [ring + (shift, 0.0) if shift else ring for ring, shift in zip(rings, turns)]

    def _project_rings(self, rings: list) -> tuple:
        """Return rings in columns and rows of the grid, and the numbers of those that are cut."""
        if self._transform is None or not rings:
            return [self._to_cells(ring) for ring in rings], ()
        # All rings at once, each closed: the transformation is slow to start.
        points = np.concatenate([np.concatenate([ring, ring[:1]]) for ring in rings])
        ring_number = np.repeat(np.arange(len(rings)), [len(ring) + 1 for ring in rings])
        xy = self._projected(points)
        is_checked = np.append(ring_number[1:] == ring_number[:-1], False)
        for _ in range(_CUTS):
            edges = np.flatnonzero(is_checked & self._may_bend(points, xy))
            bent_edges, added_points, added_xy = self._curved_edges(points, xy, edges)
            if not len(bent_edges):
                edges = bent_edges
                break
            insert_at = np.repeat(bent_edges + 1, len(_QUARTERS))
            points = np.insert(points, insert_at, added_points, axis=0)
            xy = np.insert(xy, insert_at, added_xy, axis=0)
            is_checked = np.zeros(len(ring_number), bool)
            is_checked[bent_edges] = True  # what was just cut is looked at again
            is_checked = np.insert(is_checked, insert_at, True)
            ring_number = np.insert(
                ring_number, insert_at, np.repeat(ring_number[bent_edges], len(_QUARTERS))
            )
        else:
            edges = np.flatnonzero(is_checked & self._may_bend(points, xy))
            edges = self._edges_across_cut(points, edges)
        rings_across_cut = set(ring_number[edges].tolist())
        return self._split_by_ring(points, xy, ring_number, len(rings)), rings_across_cut

    def _edges_across_cut(self, points, edges) -> np.ndarray:
        """Return which edges the cut of the projection tears apart, and remember where."""
        if self._to_degrees:
            return edges[:0]
        ends = points[edges], points[edges + 1]
        crosses_cut, places = edges_across_cut(*ends, self._projected, self._cell_size())
        if self._from_degrees:
            crosses_cut &= is_cut_along_meridian(places, self._projected, self._cell_size())
        self._cut_places = places[crosses_cut]
        return edges[crosses_cut]

    def _split_by_ring(self, points, xy, ring_number, n: int) -> list:
        """Return projected points ring by ring, without those that do not exist."""
        bounds = np.searchsorted(ring_number, np.arange(n + 1))
        rings_on_grid = []
        for low, high in zip(bounds, bounds[1:]):
            ring = xy[low:high]
            ring = ring[np.isfinite(ring).all(axis=1)]
            if len(ring) and self._to_degrees and not self._from_degrees:
                ring = unroll_longitudes(ring)
            rings_on_grid.append(self._to_cells(ring))
        return rings_on_grid

    def _projected(self, points: np.ndarray) -> np.ndarray:
        """Return points of polygons in the projection of the grid."""
        x, y = transform_points(self._transform, points[:, 0], points[:, 1])
        if self._from_degrees and self._to_degrees:  # the turn that the points were given in
            with np.errstate(invalid="ignore"):
                x = x + FULL_CIRCLE * np.round((points[:, 0] - x) / FULL_CIRCLE)
        return np.stack([x, y], axis=1)

    def _may_bend(self, points: np.ndarray, xy: np.ndarray) -> np.ndarray:
        """Return which edges of polygons may bend in the projection, or end where no place is."""
        with np.errstate(invalid="ignore"):
            step = np.roll(xy, -1, axis=0) - xy
            exists = np.isfinite(xy).all(axis=1)
            is_long = ~((np.abs(step) / self._cell_size()).max(axis=1) <= _SHORT)
        # Between two corners that the CRS cannot show may lie what it can.
        edge_length = np.abs(np.roll(points, -1, axis=0) - points).max(axis=1)
        is_wide = edge_length > _WIDE * np.ptp(points, axis=0).max()
        may_bend = is_long & (exists | np.roll(exists, -1) | is_wide)
        # Around a pole an edge may end where it began.
        return may_bend | (edge_length >= HALF_CIRCLE) if self._from_degrees else may_bend

    def _curved_edges(self, points, xy, edges) -> tuple:
        """Return edges that leave their curve, and points on them with their places."""
        share = _QUARTERS[:, None]
        ends = points[edges][:, None], points[edges + 1][:, None]
        added_points = ends[0] + (ends[1] - ends[0]) * share
        added_xy = self._projected(added_points.reshape(-1, 2)).reshape(added_points.shape)
        with np.errstate(invalid="ignore"):
            chord = xy[edges + 1] - xy[edges]
            if self._to_degrees and not self._from_degrees:
                chord[:, 0] -= FULL_CIRCLE * np.round(chord[:, 0] / FULL_CIRCLE)
            deviation = added_xy - (xy[edges][:, None] + chord[:, None] * share)
            if self._to_degrees and not self._from_degrees:
                deviation[..., 0] -= FULL_CIRCLE * np.round(deviation[..., 0] / FULL_CIRCLE)
            deviation_cells = (np.abs(deviation) / self._cell_size()).max(axis=(1, 2))
        is_bent = ~(deviation_cells <= _OFF_CURVE)
        return (
            edges[is_bent],
            added_points[is_bent].reshape(-1, 2),
            added_xy[is_bent].reshape(-1, 2),
        )

    def _cell_size(self) -> np.ndarray:
        """Width and height of a cell of the grid."""
        return np.array(self.grid.cell_size)

    def _to_cells(self, points: np.ndarray) -> np.ndarray:
        """Return points in columns and rows of the grid."""
        rows, cols = self.grid.cell_of(points[:, 0], points[:, 1])
        return np.stack([cols, rows], axis=1)

    # --- the grid ----------------------------------------------------------------------------

    def on_grid(self, polygon: PlacedPolygon) -> list:
        """Return a part at each longitude where it meets the grid, at least once."""
        shifts, rings = [0.0], polygon.rings
        columns_around = self.grid.columns_around
        if columns_around and self._is_longitude(rings):
            low = min(float(ring[:, 0].min()) for ring in rings)
            high = max(float(ring[:, 0].max()) for ring in rings)
            first_turn = math.ceil(-high / columns_around)
            last_turn = math.floor((self.grid.width - low) / columns_around)
            shifts = [k * columns_around for k in range(first_turn, last_turn + 1)] or shifts
        placed_polygons = []
        for shift in shifts:
            shifted_rings = [ring + (shift, 0.0) for ring in rings] if shift else rings
            placed_polygons.append(
                polygon._replace(rings=shifted_rings, is_inside=self._is_inside(shifted_rings))
            )
        return placed_polygons

    def _is_longitude(self, rings: list) -> bool:
        """Say whether columns may be longitudes: metres taken for degrees are not turned."""
        x0, width = self.grid.geotransform[0], self.grid.geotransform[1]
        return all(np.abs(x0 + ring[:, 0] * width).max() <= LARGEST_LONGITUDE for ring in rings)

    def _is_inside(self, rings: list) -> bool:
        size = np.array([self.grid.width, self.grid.height])
        return all(((ring >= 0) & (ring <= size)).all() for ring in rings)
