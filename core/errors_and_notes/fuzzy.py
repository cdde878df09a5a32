"""Errors of fuzzy ensembles of site models."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class TooFewSites(CarbonSinkError):
    """Fewer sites with a model of their own than an ensemble needs; `small` names the others.

    `steps` is how many records in a row a record is predicted from, 1 without earlier ones.
    """

    n: int
    needed: int
    field: str
    small: tuple
    records: int
    steps: int = 1


@dataclass(eq=False)
class ConstantPredictors(CarbonSinkError):
    """Predictors that all have one value only: sites are at no distance from one another."""

    names: tuple


@dataclass(eq=False)
class MixedZones(CarbonSinkError):
    """A site whose records lie in several zones."""

    field: str
    site: str
    zones: tuple


@dataclass(eq=False)
class NoSkillLine(CarbonSinkError):
    """A map of predicted skill asked of an ensemble without a line of skill against distance."""

    target: str
    pairs: int


@dataclass(eq=False)
class EnsembleNotExplained(CarbonSinkError):
    """An explanation asked of an ensemble whose site models weigh differently at each place."""

    target: str
    sites: int


@dataclass
class RecordsWithoutSite(Note):
    """Records left out because they name no site."""

    warning = True
    field: str
    n: int


@dataclass
class SitesTooSmall(Note):
    """Sites left out because they have fewer usable records than a model of their own needs.

    `steps` is how many records in a row a record is predicted from, 1 without earlier ones.
    """

    warning = True
    sites: tuple
    needed: int
    steps: int = 1


@dataclass
class VariablesConstant(Note):
    """Predictors with one value only, which tell no site from another."""

    warning = True
    names: tuple


@dataclass
class SiteModelsFitted(Note):
    """Site models of an ensemble, the records behind them, and their estimator."""

    sites: int
    records: int
    estimator: str


@dataclass
class SkillFound(Note):
    """R2 of site models at other sites against distance; fields as in `SkillLine`."""

    n: int
    slope: float
    intercept: float
    pearson: float
    pearson_p: float
    spearman: float
    spearman_p: float
    mantel_p: float


@dataclass
class NotFalling(Note):
    """Skill that does not fall with distance, so that nothing rests on it."""

    warning = True
    pairs: int
    slope: float
    cut: bool


@dataclass
class RivalScore(Note):
    """Held-out scores of the ensemble or a rival: over all records, and median of the sites."""

    model: str
    r2: float
    rmse: float
    site_median: float


@dataclass
class SeriesWeighed(Note):
    """Dates that the weights of each cell rest on, and cells that have too few of them."""

    dates: int
    first: str
    last: str
    short: int


@dataclass
class TooFewDatesToWeigh(Note):
    """A series too short for signatures: each date is weighed by itself."""

    warning = True
    dates: int
    needed: int


@dataclass
class DateWeighed(Note):
    """A map of one date by an ensemble that weighs whole series where it has them."""

    target: str


@dataclass
class PlacesWeighed(Note):
    """Records of a table that share the weights of their site, and records weighed one by one."""

    sites: int
    shared: int
    alone: int
    field: str
