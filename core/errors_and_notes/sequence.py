"""Errors of sequence models and their series."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class BadRecordDate(CarbonSinkError):
    """A text in the column of dates that is not a date; `row` counts from 1."""

    column: str
    text: str
    row: int


@dataclass
class ValuesImputed(Note):
    """Missing values of predictors that were filled in.

    `by_name` holds how many of each predictor, `records` of `total` got one, and `left` still lack
    a predictor.
    """

    warning = True
    method: str
    longest: int
    by_name: dict
    records: int
    total: int
    left: int

    @property
    def share(self) -> float:
        """Share of the records that got a value."""
        return self.records / self.total if self.total else 0.0


@dataclass(eq=False)
class MixedDates(CarbonSinkError):
    """Dates of different precision in one column."""

    column: str
    examples: tuple


@dataclass(eq=False)
class RepeatedDate(CarbonSinkError):
    """A site with two records of one date; `n` records repeat a date of their site."""

    site: str
    date: str
    n: int


@dataclass(eq=False)
class TooShortSequences(CarbonSinkError):
    """No site has as many records in a row as a window; `dropped` counts records by reason."""

    longest: int
    needed: int
    site: str
    dropped: dict


@dataclass(eq=False)
class TooFewWindows(CarbonSinkError):
    """Fewer windows with a target than a model needs; `field` is empty without strata."""

    field: str
    stratum: object
    n: int
    needed: int


@dataclass(eq=False)
class NoTestWindows(CarbonSinkError):
    """Sites whose last records make no window to test, as they have so few."""

    windows: int
    sites: int
    test_fraction: float


@dataclass(eq=False)
class SingleSite(CarbonSinkError):
    """A stratum whose records all come from one site, where whole sites are to be held out."""

    field: str
    stratum: object
    site: str


@dataclass(eq=False)
class NeedsSeries(CarbonSinkError):
    """A model that looks back on earlier dates, asked for a map of a single date."""

    target: str
    steps: int


@dataclass(eq=False)
class OtherStep(CarbonSinkError):
    """Rasters whose dates are of another precision than the steps of the model."""

    wanted: str
    found: str
    example: str


@dataclass(eq=False)
class SeriesTooShort(CarbonSinkError):
    """No date of the rasters has all the earlier dates that the model looks back on."""

    needed: int
    dates: tuple
    size: int
    unit: str


@dataclass
class SequencesFound(Note):
    """The step of the dates, and the windows: how many, at how many sites, gaps within sites."""

    size: int
    unit: str
    steps: int
    windows: int
    sites: int
    gaps: int


@dataclass
class SitesWithoutWindow(Note):
    """Sites whose records never follow one another long enough."""

    warning = True
    sites: tuple
    longest: int
    needed: int


@dataclass
class WindowsSplit(Note):
    """Windows to learn from, for early stopping, held out; and records without a target."""

    train: int
    stop: int
    test: int
    without_target: int


@dataclass
class NetworksTrained(Note):
    """Best epoch of each network of a stratum, and the epoch at which training had to end."""

    stratum: object
    epochs: tuple
    most: int


@dataclass
class NetworkTuned(Note):
    """Settings chosen by the early-stopping windows; error before and after; tries made."""

    stratum: object
    settings: tuple
    tries: int
    possible: int
    rmse_before: float
    rmse: float


@dataclass
class SeedSpread(Note):
    """Held-out R2 of the single networks: mean and standard deviation."""

    n: int
    mean: float
    sd: float


@dataclass
class BaselineScore(Note):
    """Held-out score of a baseline, beside that of the model."""

    model: str
    validation: str
    r2: float
    rmse: float


@dataclass
class OneSiteOnly(Note):
    """Strata with a single site: their model knows no other place."""

    warning = True
    field: str
    strata: tuple


@dataclass
class HistoryMissing(Note):
    """Dates without prediction because earlier ones that the model looks back on are missing."""

    dates: tuple
    steps: int
    size: int
    unit: str


@dataclass
class SequencesExplained(Note):
    """Windows whose Shapley values are estimated, of how many, over how many orders."""

    windows: int
    total: int
    orders: int


@dataclass
class WindowsCompared(Note):
    """Records that a comparison with a sequence model rests on, and those left out for it."""

    warning = True
    used: int
    left_out: int
    steps: int
