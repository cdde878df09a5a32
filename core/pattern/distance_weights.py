"""Weights by the distance between centres of polygons: the nearest, a distance, a kernel.

Distances are on the sphere when coordinates are degrees: centres are places in space, and their
straight lines through the Earth are turned into distances on it. `choice` is a `WeightsChoice`.

References
----------
Anselin, L. and Rey, S. J. (2014). Modern Spatial Econometrics in Practice, table 5.4 (kernels).
GeoDa Press.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.allowed import Interval
from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.pattern import BandwidthZero, CentresAtOnePlace
from ..errors_and_notes.run import BadValue
from .adjacency import Adjacency, adjacency_of_pairs, starts_of
from .polygons import Polygons

# Mean radius of the Earth (IUGG), m.
EARTH_RADIUS = 6371008.8
# The K-th neighbour lies within its own bandwidth in spite of rounding: as in libpysal.
_BANDWIDTH_MARGIN = 1.0000001


def nearest(polygons: Polygons, choice) -> Adjacency:
    """Return the spatial weights of the K nearest polygons."""
    from scipy.spatial import cKDTree

    n = len(polygons.centroids)
    _check_k(choice.k, n)
    points = _positions_in_metres(polygons.centroids, choice.metres)
    nearest_positions = cKDTree(points).query(points, choice.k + 1)[1]
    # With two centres at one place the polygon itself need not come first.
    is_itself = nearest_positions == np.arange(n)[:, None]
    is_itself[~is_itself.any(axis=1), -1] = True
    members = np.sort(nearest_positions[~is_itself].reshape(n, choice.k), axis=1)
    return Adjacency(np.arange(n + 1) * choice.k, members.ravel())


def _check_k(k: int, n: int) -> None:
    """Refuse weights of more neighbours than there are other polygons."""
    allowed = Interval(1, n - 1)
    if not allowed.holds(k):
        raise BadValue(FieldName("k"), k, str(allowed))


def within_distance(polygons: Polygons, choice) -> Adjacency:
    """Return the spatial weights of polygons whose centres lie within the distance."""
    from scipy.spatial import cKDTree

    n = len(polygons.centroids)
    distance = choice.distance
    if distance is None:
        distance = smallest_distance(polygons, choice.metres)
    points = _positions_in_metres(polygons.centroids, choice.metres)
    # The nearest neighbour's own distance must not fail by rounding.
    chord = _chord_length(distance, choice.metres) * (1 + 1e-12)
    pairs = cKDTree(points).query_pairs(chord, output_type="ndarray")
    return adjacency_of_pairs(n, pairs[:, 0], pairs[:, 1])


def inverse_distance(polygons: Polygons, choice) -> Adjacency:
    """Return the polygons within the distance, weighted by one over their distance.

    The polygon itself weighs as much as its nearest neighbour where it counts.

    Raises
    ------
    CentresAtOnePlace
        When two centres have no distance.
    """
    adjacency = within_distance(polygons, choice)
    points = _positions_in_metres(polygons.centroids, choice.metres)
    rows = np.repeat(np.arange(adjacency.counts.size), adjacency.counts)
    distances = np.linalg.norm(points[rows] - points[adjacency.members], axis=1)
    if not distances.all():
        raise CentresAtOnePlace(int(np.unique(rows[distances == 0]).size))
    distances = _ground_distances(distances, choice.metres)
    weights, own_weights = 1.0 / distances, np.zeros(adjacency.counts.size)
    np.maximum.at(own_weights, rows, weights)
    own_weights[adjacency.counts == 0] = 1.0
    return Adjacency(adjacency.starts, adjacency.members, weights, own_weights)


def smallest_distance(polygons: Polygons, metres: float) -> float:
    """Return the smallest distance (m) for weights at which every polygon has a neighbour."""
    from scipy.spatial import cKDTree

    points = _positions_in_metres(polygons.centroids, metres)
    chord = float(cKDTree(points).query(points, 2)[0][:, 1].max())
    return float(_ground_distances(chord, metres))


def kernel(polygons: Polygons, choice) -> Adjacency:
    """Return the polygons within the bandwidth, weighted by a kernel of their distance.

    The polygon itself has the weight of the kernel at no distance where it counts.

    Raises
    ------
    BandwidthZero
        When the K nearest centres of a polygon lie where its own is.
    """
    from scipy.spatial import cKDTree

    n, metres = len(polygons.centroids), choice.metres
    points = _positions_in_metres(polygons.centroids, metres)
    tree = cKDTree(points)
    if choice.distance is not None:
        bandwidths = np.full(n, float(choice.distance))
        chords = np.full(n, _chord_length(choice.distance, metres))
    else:
        _check_k(choice.k, n)
        chords = tree.query(points, choice.k + 1)[0][:, -1]
        if not chords.all():
            raise BandwidthZero(int(np.count_nonzero(chords == 0)), choice.k)
        bandwidths = _ground_distances(chords, metres) * _BANDWIDTH_MARGIN
    within = tree.query_ball_point(points, chords * (1 + 1e-12), return_sorted=True)
    counts = np.fromiter(map(len, within), np.int64, n)
    rows, members = np.repeat(np.arange(n), counts), np.concatenate(within).astype(np.int64)
    distances = _ground_distances(np.linalg.norm(points[rows] - points[members], axis=1), metres)
    weigh = _KERNELS[choice.kernel]
    weights = weigh(np.minimum(distances / bandwidths[rows], 1.0))
    is_neighbour = (rows != members) & (weights > 0)
    starts = starts_of(rows[is_neighbour], n)
    return Adjacency(starts, members[is_neighbour], weights[is_neighbour], weigh(np.zeros(n)))


def ground_scales(centres, choice) -> np.ndarray:
    """Return metres on the ground per unit of x and of y (n, 2) at each centre."""
    if not choice.metres:
        scales = np.full(centres.shape, EARTH_RADIUS * np.pi / 180.0)
        scales[:, 0] *= np.cos(np.radians(centres[:, 1]))
        return scales
    if choice.in_degrees is None:
        return np.full(centres.shape, choice.metres)
    offset = 1000.0 / choice.metres
    points = _positions_in_metres(choice.in_degrees(centres), 0.0)
    shifted_points = [
        _positions_in_metres(choice.in_degrees(centres + step), 0.0) for step in np.eye(2) * offset
    ]
    ground = np.stack(
        [np.linalg.norm(shifted - points, axis=1) for shifted in shifted_points], axis=1
    )
    return ground / offset


def _positions_in_metres(centroids, metres: float) -> np.ndarray:
    """Return centres in metres for distances: in the plane, or in space when in degrees."""
    if metres:
        return centroids * metres
    longitude, latitude = np.radians(centroids).T
    x = np.cos(latitude) * np.cos(longitude)
    y = np.cos(latitude) * np.sin(longitude)
    return EARTH_RADIUS * np.stack([x, y, np.sin(latitude)], axis=1)


def _chord_length(distance: float, metres: float) -> float:
    """Return the straight line through the Earth that belongs to a distance on it."""
    if metres:
        return distance
    angle = min(distance / EARTH_RADIUS, np.pi)
    return 2.0 * EARTH_RADIUS * float(np.sin(angle / 2.0))


def _ground_distances(chords, metres: float) -> np.ndarray:
    """Return the distances on the ground of straight lines."""
    if metres:
        return chords
    return 2.0 * EARTH_RADIUS * np.arcsin(np.minimum(chords / 2.0 / EARTH_RADIUS, 1.0))


# Kernels by the share of the bandwidth, 0 to 1.
_KERNELS = {
    "triangular": lambda z: 1.0 - z,
    "uniform": lambda z: np.full(z.shape, 0.5),
    "quadratic": lambda z: 3.0 / 4.0 * (1.0 - z**2),
    "quartic": lambda z: 15.0 / 16.0 * (1.0 - z**2) ** 2,
    "gaussian": lambda z: (2.0 * np.pi) ** -0.5 * np.exp(-(z**2) / 2.0),
}
