"""The rules by which polygons are neighbours: the weights of libpysal, as plain arrays.

Contiguity is defined by shared vertices (queen) or shared edges (rook), equal in their coordinates
but for rounding, such as that of grids whose cells are made by adding up a width; fuzzy contiguity
tolerates gaps and overlaps. Distances are between centres of mass: on the sphere when coordinates
are degrees, and where the plane of a projection would falsify them (Web Mercator away from the
equator).

References
----------
Rey, S. J. and Anselin, L. (2007). PySAL: a Python library of spatial analytical methods. Review
of Regional Studies 37, 5-27.
Anselin, L. and Rey, S. J. (2014). Modern Spatial Econometrics in Practice, chapter 3. GeoDa Press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Callable

import numpy as np

from ..errors_and_notes.allowed import check_settings, field_name
from ..errors_and_notes.fields import FieldName, FieldText, chosen
from ..errors_and_notes.run import BadValue, DoesNotApply, MissingInput
from ..run import Run
from .adjacency import Adjacency
from .contiguity_weights import fuzzy, queen, rook
from .distance_weights import ground_scales, inverse_distance, kernel, nearest, within_distance
from .library_weights import higher_order, require
from .polygons import Polygons
from .settings import WeightsSettings
from .weights_file import FileWeights, match_ids

# Distances in the plane are kept where no scale is off by more than this share: conic projections
# of a country and zones of UTM, and not Web Mercator beyond 18 degrees of latitude.
PLANE_TOLERANCE = 0.05
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


def from_file(choice: WeightsChoice, run: Run) -> Adjacency:
    """Return the neighbours that a file names."""
    if choice.contents is None or choice.ids is None:
        raise MissingInput(FieldName("file", "WeightsSettings"), _rule_is("file"))
    return match_ids(choice.contents, choice.ids, choice.id_field, choice.file_values, run)


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
