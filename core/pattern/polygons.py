"""Polygons as arrays of vertices, with the edges between them and their centroids."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..files.wkb import read_rings


class Polygons(NamedTuple):
    """Vertices of n polygons (closing ones left out), the edges between them, and centroids."""

    vertices: np.ndarray  # (v, 2)
    owners: np.ndarray  # (v,): polygon of each vertex
    next_vertices: np.ndarray  # (v,): the vertex at the other end of the edge that starts here
    centroids: np.ndarray  # (n, 2)
    shapes: tuple = ()  # well-known binary of each


def read_polygons(shapes) -> Polygons:
    """Return polygons given as well-known binary, one per feature.

    Raises
    ------
    BadGeometry
        For what is no polygon, is empty or is cut off; its index counts from 0.
    """
    vertices, owners, next_vertices, centroids = [], [], [], []
    n = 0
    for index, wkb in enumerate(shapes):
        rings = read_rings(index, wkb)
        for points, _is_hole in rings:
            vertices.append(points)
            owners.append(np.full(len(points), index))
            next_vertices.append(n + np.roll(np.arange(len(points)), -1))
            n += len(points)
        centroids.append(_centroid(rings))
    if not vertices:
        empty = np.zeros(0, np.int64)
        return Polygons(np.zeros((0, 2)), empty, empty, np.zeros((0, 2)))
    return Polygons(
        np.concatenate(vertices),
        np.concatenate(owners),
        np.concatenate(next_vertices),
        np.array(centroids),
        tuple(shapes),
    )


def _centroid(rings) -> np.ndarray:
    """Return the centre of mass of a polygon; of its vertices when there is no area."""
    origin = rings[0][0][0]
    area, moment = 0.0, np.zeros(2)
    for points, is_hole in rings:
        vertices = points - origin  # small numbers keep their digits
        next_vertices = np.roll(vertices, -1, axis=0)
        cross = vertices[:, 0] * next_vertices[:, 1] - next_vertices[:, 0] * vertices[:, 1]
        doubled = cross.sum()
        sign = -1.0 if (doubled < 0) != is_hole else 1.0
        area += sign * doubled
        moment += sign * ((vertices + next_vertices) * cross[:, None]).sum(axis=0)
    if area > 0:
        return origin + moment / (3.0 * area)
    return np.concatenate([points for points, _ in rings]).mean(axis=0)
