"""Which polygons are neighbours: the weights of libpysal, as plain arrays.

Contiguity is defined by shared vertices (queen) or shared edges (rook), equal in their coordinates
but for rounding, such as that of grids whose cells are made by adding up a width; fuzzy contiguity
tolerates gaps and overlaps. Distances are between centres of mass: on the sphere when coordinates
are degrees, and where the plane of a projection would falsify them (Web Mercator away from the
equator). What libpysal itself computes is in `library_weights`, and weights that a file holds are
in `weights_file`.

References
----------
Rey, S. J. and Anselin, L. (2007). PySAL: a Python library of spatial analytical methods. Review
of Regional Studies 37, 5-27.
Anselin, L. and Rey, S. J. (2014). Modern Spatial Econometrics in Practice, chapter 3 and table 5.4
(kernels). GeoDa Press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Callable

import numpy as np

from ..facts.allowed import Interval, check_settings, field_name
from ..facts.fields import FieldName, FieldText, chosen
from ..facts.pattern import BandwidthZero, CentresAtOnePlace
from ..facts.run import BadValue, DoesNotApply, MissingInput
from ..run import Run
from ..units.angle import FULL_CIRCLE
from .adjacency import Adjacency, starts_of
from .library_weights import fuzzy_contiguity, higher_order, require
from .polygons import Polygons
from .settings import WeightsSettings
from .weights_file import FileWeights, match_ids

# Mean radius of the Earth (IUGG), m.
EARTH_RADIUS = 6371008.8
# Distances in the plane are kept where no scale is off by more than this share: conic projections
# of a country and zones of UTM, and not Web Mercator beyond 18 degrees of latitude.
PLANE_TOLERANCE = 0.05
# The K-th neighbour lies within its own bandwidth in spite of rounding: as in libpysal.
_BANDWIDTH_MARGIN = 1.0000001
# Coordinates that differ by no more than this share of the largest one are one: rounding.
_SAME_COORDINATE = 1e-12
# What fuzzy contiguity and higher orders need.
LIBRARY = "libpysal"


@dataclass(frozen=True)
class WeightsRule:
    """How neighbours are defined, and which of the parameters of weights it uses.

    `needs` is a library that has to be installed for it, if any.
    """

    key: str
    label: str
    build: Callable
    uses: tuple = ()
    needs: str = ""
    measures: bool = False  # distances between centres


def _rule_is(rule: str) -> FieldText:
    """Return the text that a rule of the weights is chosen."""
    return FieldText("{} = {}", (FieldName("rule", "WeightsSettings"), rule))


@dataclass(frozen=True)
class WeightsChoice(WeightsSettings):
    """Which features are neighbours: the settings, and what they need of a layer.

    Parameters
    ----------
    metres : float
        Metres per unit of the coordinates; 0 for degrees.
    in_degrees : callable, optional
        Turns coordinates (n, 2) into degrees of longitude and latitude; None for degrees.
    ids : sequence, optional
        What `id_field` holds, one per feature.
    contents : FileWeights, optional
        What `file` holds.
    """

    metres: float = 1.0
    in_degrees: Callable | None = None
    ids: Sequence | None = None
    contents: FileWeights | None = None

    def check(self) -> None:
        """Raise when a parameter of spatial weights has no use or is missing, or a library."""
        check_settings(self)
        rule = WEIGHTS[self.rule]
        for field in fields(WeightsSettings):
            name, value = field.name, getattr(self, field.name)
            if value != field.default and name not in ("rule", *rule.uses):
                raise DoesNotApply(field_name(WeightsSettings, name), value, _rule_is(self.rule))
        if self.rule == "kernel" and self.distance is not None and self.k != WeightsSettings.k:
            raise DoesNotApply(FieldName("k"), self.k, chosen("distance", f"{self.distance:g}"))
        if self.rule == "kernel" and self.distance == 0:  # libpysal would take one of its own
            raise BadValue(FieldName("distance"), self.distance, "> 0")
        if self.order == 1 and not self.lower_orders:
            raise DoesNotApply(FieldName("lower_orders"), self.lower_orders, chosen("order", 1))
        if self.rule == "file" and not self.file:
            raise MissingInput(FieldName("file", "WeightsSettings"), _rule_is("file"))
        if rule.needs:
            require(rule.needs, _rule_is(self.rule))
        if self.order > 1:
            require(LIBRARY, chosen("order", self.order))

    def of(self, positions) -> WeightsChoice:
        """Return the choice for some of the features."""
        if self.ids is None:
            return self
        return replace(self, ids=[self.ids[position] for position in positions])


def true_distances(polygons: Polygons, choice: WeightsChoice) -> tuple:
    """Return polygons and weights' choice with centres in degrees if planar distances err.

    That is where the scale of the projection is off by more than `PLANE_TOLERANCE` at any centre.
    """
    if choice.in_degrees is None or not choice.metres or not len(polygons.centroids):
        return polygons, choice
    if not WEIGHTS[choice.rule].measures:
        return polygons, choice
    scales = ground_scales(polygons.centroids, choice) / choice.metres
    if np.all(np.abs(scales - 1.0) <= PLANE_TOLERANCE):
        return polygons, choice
    degrees = choice.in_degrees(polygons.centroids)
    return polygons._replace(centroids=degrees), replace(choice, metres=0.0)


def build_weights(polygons: Polygons, choice: WeightsChoice, run: Run | None = None) -> Adjacency:
    """Return the neighbours of each polygon; `run` gets a note of what a file holds."""
    if choice.rule == "file":
        return from_file(choice, run or Run())
    adjacency = WEIGHTS[choice.rule].build(polygons, choice)
    if choice.order > 1:
        starts, members = adjacency.starts, adjacency.members
        adjacency = higher_order(starts, members, choice.order, choice.lower_orders)
    return adjacency


def queen(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the polygons that share a vertex."""
    return _neighbours_by_shared_parts(polygons, _vertex_numbers(polygons, choice))


def rook(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the spatial weights of polygons that share an edge."""
    first = _vertex_numbers(polygons, choice)
    second = first[polygons.next_vertices]
    pairs = np.sort(np.stack([first, second], axis=1), axis=1)
    return _neighbours_by_shared_parts(
        polygons, np.unique(pairs, axis=0, return_inverse=True)[1].ravel()
    )


def nearest(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
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


def within_distance(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
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
    return _weights_from_pairs(n, pairs[:, 0], pairs[:, 1])


def inverse_distance(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
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


def fuzzy(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
    """Return the polygons that touch, overlap or lie no farther apart than the tolerance."""
    scales = ground_scales(polygons.centroids, choice)
    pairs = fuzzy_contiguity(polygons, scales, choice.tolerance)
    return _weights_from_pairs(len(polygons.centroids), *pairs)


def kernel(polygons: Polygons, choice: WeightsChoice) -> Adjacency:
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


def from_file(choice: WeightsChoice, run: Run) -> Adjacency:
    """Return the neighbours that a file names."""
    if choice.contents is None or choice.ids is None:
        raise MissingInput(FieldName("file", "WeightsSettings"), _rule_is("file"))
    return match_ids(choice.contents, choice.ids, choice.id_field, choice.file_values, run)


def ground_scales(centres, choice: WeightsChoice) -> np.ndarray:
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


def _vertex_numbers(polygons: Polygons, choice: WeightsChoice) -> np.ndarray:
    """Return the same number for vertices at one place: shared ones give a weight (queen).

    In degrees 180 E and 180 W are one place, and so are 360 E and 0.
    """
    if not len(polygons.vertices):
        return np.zeros(0, np.int64)
    x, y = polygons.vertices.T
    if not choice.metres:
        for seam, longitude in ((180.0, -180.0), (FULL_CIRCLE, 0.0)):
            x = np.where(np.abs(x - seam) <= _SAME_COORDINATE * FULL_CIRCLE, longitude, x)
    x, y = _coordinate_numbers(x), _coordinate_numbers(y)
    return np.unique(x * (y.max() + 1) + y, return_inverse=True)[1].ravel()


def _coordinate_numbers(coordinates) -> np.ndarray:
    """Return the same number for coordinates that are equal but for rounding, ascending."""
    order = np.argsort(coordinates)
    ascending = coordinates[order]
    largest = max(abs(ascending[0]), abs(ascending[-1]))
    is_next = np.diff(ascending, prepend=ascending[0]) > _SAME_COORDINATE * largest
    numbers = np.empty(coordinates.size, np.int64)
    numbers[order] = np.cumsum(is_next)
    return numbers


def _neighbours_by_shared_parts(polygons: Polygons, numbers) -> Adjacency:
    """Return the weights between polygons that share a vertex or an edge."""
    from scipy.sparse import csr_matrix

    n = len(polygons.centroids)
    shape = (n, int(numbers.max(initial=-1)) + 1)
    owned = csr_matrix((np.ones(numbers.size, np.int32), (polygons.owners, numbers)), shape)
    shared = (owned @ owned.T).tocoo()
    is_pair = shared.row < shared.col
    return _weights_from_pairs(n, shared.row[is_pair], shared.col[is_pair])


def _weights_from_pairs(n: int, first, second) -> Adjacency:
    """Return the weights of pairs of neighbours, each given once for both directions."""
    rows, columns = np.concatenate([first, second]), np.concatenate([second, first])
    order = np.lexsort((columns, rows))
    return Adjacency(starts_of(rows, n), columns[order].astype(np.int64))


def _positions_in_metres(centroids, metres: float) -> np.ndarray:
    """Return centres in metres: in the plane, or in space on a sphere when in degrees."""
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

_ORDERS = ("order", "lower_orders")
_FILE = ("file", "id_field", "file_values")

WEIGHTS = {
    rule.key: rule
    for rule in (
        WeightsRule("queen", "shared edge or corner", queen, _ORDERS),
        WeightsRule("rook", "shared edge", rook, _ORDERS),
        WeightsRule("fuzzy", "touching but for gaps", fuzzy, ("tolerance", *_ORDERS), LIBRARY),
        WeightsRule("knn", "K nearest centres", nearest, ("k",), measures=True),
        WeightsRule(
            "distance", "centres within a distance", within_distance, ("distance",), measures=True
        ),
        WeightsRule(
            "inverse", "one over the distance", inverse_distance, ("distance",), measures=True
        ),
        WeightsRule(
            "kernel", "kernel of distance", kernel, ("k", "distance", "kernel"), measures=True
        ),
        WeightsRule("file", "those of a file", from_file, _FILE),
    )
}
