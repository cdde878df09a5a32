"""Errors of hot spots and clusters."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class ConstantValues(CarbonSinkError):
    """Values without any variation, where a pattern is to be tested."""

    name: str
    value: float


@dataclass(eq=False)
class TooFewValues(CarbonSinkError):
    """Fewer cells or features with a value than a test of pattern needs."""

    name: str
    n: int
    needed: int


@dataclass(eq=False)
class NoNeighbours(CarbonSinkError):
    """No cell or feature has a neighbour with a value."""

    name: str
    n: int


@dataclass(eq=False)
class TooFewScoreDates(CarbonSinkError):
    """A series with fewer dates than the rules of emerging hot spots need."""

    n: int
    needed: int


@dataclass(eq=False)
class NegativeWeights(CarbonSinkError):
    """Values below zero where they are to be weights: the date with most of them, and how many."""

    date: str
    cells: int
    total: int


@dataclass(eq=False)
class NoWeights(CarbonSinkError):
    """No cell with a weight above zero on any date, by the rule that makes weights of values."""

    weight_rule: str
    paths: tuple


@dataclass
class SinkSignAssumed(Note):
    """Sinks or sources of a quantity whose sign means neither: positive values count as sinks."""

    warning = True
    name: str
    weight_rule: str


@dataclass
class CentreMoved(Note):
    """How the gravity centre of a zone moved, km and degrees clockwise from north.

    The bounds of the distance are NaN where its error is unknown.
    """

    zone: str
    first: str
    last: str
    distance_km: float
    azimuth: float
    speed_km_yr: float
    speed_azimuth: float
    path_km: float
    lower_km: float = math.nan
    upper_km: float = math.nan


@dataclass
class PatternTested(Note):
    """A local test: values tested and found significant, and the rule that made them so.

    `reference` is "pooled", "conditional" or "normal"; `threshold` the largest significant p.
    """

    tested: int
    significant: int
    reference: str
    permutations: int
    tail: str
    alpha: float
    fdr: bool
    threshold: float


@dataclass
class CoarseP(Note):
    """Too few permutations for a false-discovery rate."""

    warning = True
    permutations: int
    wanted: int


@dataclass
class ShapesRepeated(Note):
    """Features with the very shape of another one; `number` counts to the first of them."""

    warning = True
    n: int
    number: int


@dataclass
class FeaturesUsed(Note):
    """Features tested, and those left out because they have no geometry or no value."""

    used: int
    no_geometry: int
    no_value: int


@dataclass
class Islands(Note):
    """Values without a single neighbour, which get no result."""

    warning = True
    n: int
    total: int


@dataclass
class ExactForFew(Note):
    """The pooled reference needs more values than there are; conditional permutations are used."""

    n: int
    needed: int
    permutations: int


@dataclass
class MoranFound(Note):
    """Global Moran's I; `p` analytic and two-sided, `p_sim` of the permutations, NaN without."""

    subject: str
    i: float
    expected: float
    z: float
    p: float
    p_sim: float


@dataclass
class PatchesMerged(Note):
    """Small patches merged into neighbours, and those that have none to merge into."""

    merged: int
    left: int
    min_area_ha: float


@dataclass
class DistanceChosen(Note):
    """No distance was given: the smallest that leaves no feature alone, m."""

    distance: float


@dataclass
class SharesOfDate(Note):
    """Shares of the classes on one date of a series, by key, and global Moran's I."""

    date: str
    shares: dict
    moran_i: float


@dataclass(eq=False)
class BadWeightsFile(CarbonSinkError):
    """A file of weights that cannot be used.

    `line` counts from 1, 0 when unknown. `reason` is one of "ending", "unreadable", "encoding",
    "line", "header", "number", "value", "count of words", "neighbours", "features", "repeated",
    "cut off"; `detail` is what was found.
    """

    path: str
    line: int
    reason: str
    detail: str = ""


@dataclass(eq=False)
class NoIdMatches(CarbonSinkError):
    """A file of weights with none of the ids of the layer; some of both."""

    path: str
    field: str
    in_file: tuple
    in_layer: tuple


@dataclass(eq=False)
class IdsRepeated(CarbonSinkError):
    """A column of ids that several features share."""

    field: str
    ids: tuple
    n: int


@dataclass(eq=False)
class IdsDifferInZeros(CarbonSinkError):
    """Ids of a file of weights and of the layer that differ by leading zeros only.

    `in_file[i]` and `in_layer[i]` belong together.
    """

    path: str
    field: str
    in_file: tuple
    in_layer: tuple
    n: int


@dataclass(eq=False)
class ClassNameTaken(CarbonSinkError):
    """A class of a column whose name stands for what is not significant."""

    name: str
    label: str


@dataclass
class WeightsRead(Note):
    """Weights read from a file: features, links used, whether they differ.

    `selves` are links of features to themselves that are left out, those of equal weights.
    """

    path: str
    kind: str
    features: int
    links: int
    weighted: bool
    selves: int = 0


@dataclass
class FeaturesNotInFile(Note):
    """Features whose id a file of weights does not have: they have no neighbours."""

    warning = True
    path: str
    field: str
    n: int
    ids: tuple


@dataclass
class IdsNotInLayer(Note):
    """Ids of a file of weights that no feature with a value has: no neighbours."""

    warning = True
    path: str
    field: str
    n: int
    ids: tuple


@dataclass(eq=False)
class OneClass(CarbonSinkError):
    """A column of classes with a single one."""

    name: str
    label: str


@dataclass(eq=False)
class BandwidthZero(CarbonSinkError):
    """`n` polygons whose `k` nearest centres lie where their own is: a bandwidth of zero."""

    n: int
    k: int


@dataclass(eq=False)
class CentresAtOnePlace(CarbonSinkError):
    """Polygons whose centres have no distance, so that one over it is no weight."""

    n: int


@dataclass(eq=False)
class ClassesAllDifferent(CarbonSinkError):
    """A column of classes with as many classes as features."""

    name: str
    n: int


@dataclass(eq=False)
class TooManyClasses(CarbonSinkError):
    """A column with more different values than classes there may be."""

    name: str
    n: int
    most: int


@dataclass(eq=False)
class NegativeValues(CarbonSinkError):
    """Values below 0, of which a statistic says nothing."""

    name: str
    lowest: float
    statistic: str


@dataclass
class GlobalFound(Note):
    """A global statistic; fields as in `core.pattern.global_features.GlobalResult`."""

    statistic: str
    subject: str
    n: int
    value: float
    expected: float
    variance: float
    z: float
    p: float
    p_sim: float


@dataclass(eq=False)
class IdColumnMissing(CarbonSinkError):
    """A column of ids that a file of weights names and the layer does not have."""

    path: str
    field: str
