"""Errors of sequence models and their series."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class BadRecordDate(CarbonSinkError):
    """A text in the column of dates that is no date; `row` counts from 1."""

    column: str
    text: str
    row: int


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
