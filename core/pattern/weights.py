"""Which polygons are neighbours: the weights of libpysal, as plain arrays.

Contiguity is told by shared vertices (queen) or shared edges (rook), exactly equal in their
coordinates, as libpysal does: layers whose borders do not share their vertices have gaps that no
rule sees. Distances are between centres of mass: on the sphere when coordinates are degrees, and
where the plane of a projection would falsify them (Web Mercator away from the equator).

References
----------
Rey, S. J. and Anselin, L. (2007). PySAL: a Python library of spatial analytical methods. Review
of Regional Studies 37, 5-27.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, NamedTuple

import numpy as np

from ..facts.run import BadValue, DoesNotApply
from ..jit import njit
from .neighbour_sums import NeighbourSums
from .polygons import Polygons

# Mean radius of the Earth (IUGG), m.
EARTH_RADIUS = 6371008.8
# Distances in the plane are kept where no scale is off by more than this share: conic projections
# of a country and zones of UTM, and not Web Mercator beyond 18 degrees of latitude.
PLANE_TOLERANCE = 0.05


class Adjacency(NamedTuple):
    """Neighbours of n features: those of i are ``members[starts[i]:starts[i + 1]]``."""

    starts: np.ndarray
    members: np.ndarray

    @property
    def counts(self) -> np.ndarray:
        """Number of neighbours of each."""
        return np.diff(self.starts)


@dataclass(frozen=True)
class WeightsRule:
    """How neighbours are defined, and with which of the parameters K and DISTANCE."""

    key: str
    label: str
    build: Callable
    uses: tuple = ()


@dataclass(frozen=True)
class WeightsChoice:
    """What the user chose.

    Parameters
    ----------
    rule : str
        A key of `WEIGHTS`.
    k : int
        Nearest neighbours ("knn").
    distance : float, optional
        Largest distance of a neighbour ("distance"), m; None takes the smallest that leaves no
        feature alone.
    metres : float
        Metres per unit of the coordinates; 0 for degrees.
    in_degrees : callable, optional
        Turns coordinates (n, 2) into degrees of longitude and latitude; None for degrees.
    """

    rule: str = "queen"
    k: int = 8
    distance: float | None = None
    metres: float = 1.0
    in_degrees: Callable | None = None

    def check(self, default_k: int = 8) -> None:
        """Raise `DoesNotApply` for a parameter the rule has no use for."""
        uses = WEIGHTS[self.rule].uses
        if self.k != default_k and "K" not in uses:
            raise DoesNotApply("K", self.k, f"WEIGHTS = {self.rule}")
        if self.distance is not None and "DISTANCE" not in uses:
            raise DoesNotApply("DISTANCE", self.distance, f"WEIGHTS = {self.rule}")


def true_distances(polygons: Polygons, choice: WeightsChoice) -> tuple:
    """Return polygons and choice with centres in degrees where distances in the plane are untrue.

    That is where the scale of the projection is off by more than `PLANE_TOLERANCE` at any centre.
    """
    if choice.in_degrees is None or not choice.metres or not len(polygons.centroids):
        return polygons, choice
    if not WEIGHTS[choice.rule].uses:  # contiguity knows no distance
        return polygons, choice
    centres = polygons.centroids
    degrees = choice.in_degrees(centres)
    apart = 1000.0 / choice.metres
    for step in ((apart, 0.0), (0.0, apart)):
        beside = choice.in_degrees(centres + np.array(step))
        ground = np.linalg.norm(_places(beside, 0.0) - _places(degrees, 0.0), axis=1)
        if not np.all(np.abs(ground / 1000.0 - 1.0) <= PLANE_TOLERANCE):
            return polygons._replace(centroids=degrees), replace(choice, metres=0.0)
    return polygons, choice


def build_weights(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the neighbours of each polygon."""
    return WEIGHTS[choice.rule].build(polygons, choice)


def adjacent_sums(values, adjacency: Adjacency) -> NeighbourSums:
    """Return sum and number (int64) of each feature's neighbours."""
    total = np.empty(adjacency.starts.size - 1)
    _fill_totals(np.asarray(values, np.float64), *adjacency, total)
    return NeighbourSums(total, adjacency.counts)


@njit(nogil=True, cache=True)
def _fill_totals(values, starts, members, total):
    """Fill the sums over neighbours."""
    for i in range(total.size):
        total[i] = 0.0
        for place in range(starts[i], starts[i + 1]):
            total[i] += values[members[place]]


def queen(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the polygons that share a vertex."""
    return _sharing(polygons, _vertex_numbers(polygons))


def rook(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the polygons that share an edge."""
    first = _vertex_numbers(polygons)
    second = first[polygons.following]
    pairs = np.sort(np.stack([first, second], axis=1), axis=1)
    return _sharing(polygons, np.unique(pairs, axis=0, return_inverse=True)[1].ravel())


def nearest(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the K nearest polygons."""
    from scipy.spatial import cKDTree

    n = len(polygons.centroids)
    if not 1 <= choice.k < n:
        raise BadValue("K", choice.k, f"1 ... {n - 1}")
    places = _places(polygons.centroids, choice.metres)
    found = cKDTree(places).query(places, choice.k + 1)[1]
    # With two centres at one place the polygon itself need not come first.
    own = found == np.arange(n)[:, None]
    own[~own.any(axis=1), -1] = True
    members = np.sort(found[~own].reshape(n, choice.k), axis=1)
    return Adjacency(np.arange(n + 1) * choice.k, members.ravel())


def within_distance(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the polygons whose centres lie within the distance."""
    from scipy.spatial import cKDTree

    n = len(polygons.centroids)
    distance = choice.distance
    if distance is None:
        distance = smallest_distance(polygons, choice.metres)
    places = _places(polygons.centroids, choice.metres)
    # The nearest neighbour's own distance must not fail by rounding.
    reach = _straight(distance, choice.metres) * (1 + 1e-12)
    pairs = cKDTree(places).query_pairs(reach, output_type="ndarray")
    return _from_pairs(n, pairs[:, 0], pairs[:, 1])


def smallest_distance(polygons: Polygons, metres: float) -> float:
    """Return the smallest distance (m) at which every polygon has a neighbour."""
    from scipy.spatial import cKDTree

    places = _places(polygons.centroids, metres)
    straight = float(cKDTree(places).query(places, 2)[0][:, 1].max())
    return _along_ground(straight, metres)


def _vertex_numbers(polygons: Polygons) -> np.ndarray:
    """Return a number for each vertex, the same for vertices at one place."""
    vertices = np.ascontiguousarray(polygons.vertices + 0.0)  # -0.0 becomes 0.0
    keys = vertices.view(np.dtype((np.void, vertices.itemsize * 2))).ravel()
    return np.unique(keys, return_inverse=True)[1].ravel()


def _sharing(polygons: Polygons, numbers) -> Adjacency:
    """Return the polygons that own a part of the same number."""
    from scipy.sparse import csr_matrix

    n = len(polygons.centroids)
    shape = (n, int(numbers.max(initial=-1)) + 1)
    owned = csr_matrix((np.ones(numbers.size, np.int32), (polygons.owners, numbers)), shape)
    shared = (owned @ owned.T).tocoo()
    apart = shared.row < shared.col
    return _from_pairs(n, shared.row[apart], shared.col[apart])


def _from_pairs(n: int, first, second) -> Adjacency:
    """Return the adjacency of pairs that hold in both directions, each given once."""
    rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
    order = np.lexsort((columns, rows))
    starts = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=n), out=starts[1:])
    return Adjacency(starts, columns[order].astype(np.int64))


def _places(centroids, metres: float) -> np.ndarray:
    """Return centres in metres: in the plane, or in space on a sphere when in degrees."""
    if metres:
        return centroids * metres
    longitude, latitude = np.radians(centroids).T
    x = np.cos(latitude) * np.cos(longitude)
    y = np.cos(latitude) * np.sin(longitude)
    return EARTH_RADIUS * np.stack([x, y, np.sin(latitude)], axis=1)


def _straight(distance: float, metres: float) -> float:
    """Return the straight line through the Earth that belongs to a distance on it."""
    if metres:
        return distance
    angle = min(distance / EARTH_RADIUS, np.pi)
    return 2.0 * EARTH_RADIUS * float(np.sin(angle / 2.0))


def _along_ground(straight: float, metres: float) -> float:
    """Return the distance on the ground of a straight line."""
    if metres:
        return straight
    return 2.0 * EARTH_RADIUS * float(np.arcsin(min(straight / 2.0 / EARTH_RADIUS, 1.0)))


WEIGHTS = {
    rule.key: rule
    for rule in (
        WeightsRule("queen", "shared edge or corner", queen),
        WeightsRule("rook", "shared edge", rook),
        WeightsRule("knn", "K nearest centres", nearest, ("K",)),
        WeightsRule("distance", "centres within a distance", within_distance, ("DISTANCE",)),
    )
}
