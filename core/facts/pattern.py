"""Errors of hot spots and clusters."""

from __future__ import annotations

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
