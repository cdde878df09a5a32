"""Errors of models and their samples."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class TooFewSamples(CarbonSinkError):
    """Fewer usable samples than a step needs; `why` is a key phrased by the messages."""

    n: int
    needed: int
    why: str


@dataclass(eq=False)
class TooFewInStratum(CarbonSinkError):
    """A stratum with fewer usable samples than a model of its own needs."""

    field: str
    stratum: object
    n: int
    needed: int


@dataclass(eq=False)
class ConstantTarget(CarbonSinkError):
    """A target without any variation."""

    column: str
    value: float


@dataclass(eq=False)
class NotPositive(CarbonSinkError):
    """A log transform asked for values that are zero or negative."""

    column: str
    n: int
    smallest: float


@dataclass(eq=False)
class UnknownEstimator(CarbonSinkError):
    """An estimator key that is not registered."""

    key: str
    known: tuple


@dataclass(eq=False)
class AngleOutside(CarbonSinkError):
    """Numbers of a circular variable that lie outside of the circle."""

    parameter: str
    path: str
    low: float
    high: float
    period: float


@dataclass(eq=False)
class AngleInRadians(CarbonSinkError):
    """Angles without a unit that look like radians where degrees are expected."""

    parameter: str
    name: str
    path: str
    low: float
    high: float


@dataclass(eq=False)
class BadBundle(CarbonSinkError):
    """A model file that is damaged or not one of ours; `why` is a key phrased by the messages."""

    path: str
    why: str
    detail: str = ""


@dataclass(eq=False)
class NewerBundle(CarbonSinkError):
    """A model file written by a newer version than this one reads."""

    path: str
    schema: int
    supported: int


@dataclass(eq=False)
class UntrustedType(CarbonSinkError):
    """A model file that holds types outside the trusted list; nothing of it was run."""

    path: str
    types: tuple


@dataclass(eq=False)
class TooFewChosen(CarbonSinkError):
    """A list with fewer members than make sense."""

    parameter: str
    chosen: tuple
    needed: int


@dataclass
class SitesFromCoordinates(Note):
    """No site column was named: records at the same coordinates count as one site."""

    columns: tuple
    n_sites: int


@dataclass
class PresetUsed(Note):
    """A preset of training, and the settings it may change with their values."""

    preset: str
    settings: tuple


@dataclass
class SitesTrainedOn(Note):
    """Sites of an outside test on which the model was trained."""

    warning = True
    sites: tuple
    total: int


@dataclass
class SitesUnnamed(Note):
    """Records of an outside test that name no site: they count in scores of all records only."""

    warning = True
    n: int
    total: int


@dataclass
class ExpandedUsed(Note):
    """Records made by sample expansion, the sites they were made from, and the measured records."""

    made: int
    parents: int
    real: int
    field: str


@dataclass
class LooksExpanded(Note):
    """A target exactly proportional to a predictor within sites: made records not named as such."""

    warning = True
    target: str
    predictor: str
    sites: int
    records: int


@dataclass
class NoSites(Note):
    """Sites are not known, so that only the optimistic random validation is possible."""

    warning = True
    used: str


@dataclass
class NotValidated(Note):
    """Records without a held-out prediction: their stratum has no other records to learn from."""

    warning = True
    validation: str
    n: int


@dataclass
class ScoresNote(Note):
    """Scores of one validation."""

    validation: str
    n: int
    r2: float
    rmse: float
    mae: float


@dataclass
class SitesBelowZero(Note):
    """Sites whose own R2 is below 0: `below` holds (site, R2), the lowest first.

    `sites` is the number of sites that have an R2, `median` that of their R2.
    """

    warning = True
    validation: str
    sites: int
    below: tuple
    median: float


@dataclass
class HeldOutBias(Note):
    """A held-out mean off by more than a few percent, and whether smearing would remove it."""

    warning = True
    validation: str
    percent: float
    unsmeared: bool


@dataclass
class ConstantsIgnored(Note):
    """Predictors that took part in a stored model though they were constant in its training."""

    warning = True
    path: str
    names: tuple


@dataclass
class Refitted(Note):
    """The estimator could not be read here and was refitted from its own training table."""

    warning = True
    path: str
    reason: str


@dataclass
class VersionDiffers(Note):
    """The model was written under another scikit-learn."""

    written: str
    running: str


@dataclass
class ClassesWithoutCode(Note):
    """Classes met in training that no code of a raster stands for."""

    warning = True
    variable: str
    classes: tuple
    path: str


@dataclass
class Tuned(Note):
    """Settings chosen by tuning (none: the given ones), held-out RMSE before and after."""

    settings: tuple
    compared: int
    rmse_before: float
    rmse: float


@dataclass
class StrataSkipped(Note):
    """Strata left out because they have too few records; `strata` are texts with the counts."""

    warning = True
    field: str
    strata: tuple
    needed: int


@dataclass
class PredictorsImputed(Note):
    """Missing predictors filled in by medians of training records.

    `by_name` holds how many values of each predictor, and `records` of `total` got one.
    """

    warning = True
    by_name: dict
    records: int
    total: int

    @property
    def share(self) -> float:
        """Share of the records that got a value."""
        return self.records / max(self.total, 1)
