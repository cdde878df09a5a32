"""Notes of trends and drivers."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class TooFewCellValues(CarbonSinkError):
    """Series of which no cell has enough values, though some have values on other dates.

    `empty` names rasters without any data.
    """

    names: tuple
    needed: int
    n_dates: int
    most: int
    empty: tuple = ()


@dataclass(eq=False)
class NoSeasons(CarbonSinkError):
    """Series whose dates have one month or none, so that there is no seasonal cycle."""

    dates: tuple


@dataclass(eq=False)
class DriversNotSeparable(CarbonSinkError):
    """Cells with enough values, none of which has a partial correlation: a series is constant, or
    both drivers are the same.
    """

    names: tuple
    cells: int


@dataclass(eq=False)
class ClimateNotUsable(CarbonSinkError):
    """Cells with enough values, but in all of them climate is constant or its series depend on
    each other.
    """

    names: tuple
    cells: int


@dataclass
class SeveralPerYear(Note):
    """A series meant to be annual that has several dates in one year."""

    warning = True
    most: int
    n_dates: int


@dataclass
class MixedVariables(Note):
    """A series put together from several variables: their names, and how many rasters each has."""

    warning = True
    names: tuple
    counts: tuple


@dataclass
class TrendCells(Note):
    """Cells with enough values for a trend, with too few, and with none."""

    used: int
    few: int
    empty: int
    needed: int


@dataclass
class DriverCells(Note):
    """Cells with a driver class, with too few common values, with none, and without variation."""

    used: int
    few: int
    empty: int
    constant: int
    needed: int


@dataclass
class TrendNotTested(Note):
    """Cells whose corrected variance is not positive, so that there is no test."""

    warning = True
    test: str
    cells: int


@dataclass
class ClassShares(Note):
    """Share of each class of a map as (label, share, share after shuffling or None)."""

    map: str
    shares: tuple
    area_km2: float


@dataclass
class PersistenceShare(Note):
    """Share of cells with H above 0.5, of shuffled dates (NaN: not asked), of white noise."""

    share: float
    shuffled: float
    noise: float
    n: int


@dataclass
class ArbitraryZero(Note):
    """A coefficient of variation of a unit whose zero is arbitrary."""

    warning = True
    unit: str


@dataclass
class MeanNearZero(Note):
    """Cells whose values change sign: their coefficient of variation says little."""

    warning = True
    cells: int
    share: float


@dataclass
class SeasonsShared(Note):
    """Series of several months a year that were fitted with their seasonal cycle."""

    warning = True
    months: int


@dataclass
class SharedTrends(Note):
    """Share of cells where response and driver both follow time, which makes them correlate."""

    warning = True
    driver: str
    share: float


@dataclass
class BreaksFound(Note):
    """Share of the area with a break, and of noise series of `n` values: white, and remembering.

    `memory` is that of noise whose residuals remember as much as those of the map.
    """

    share: float
    n: int
    white: float
    memory: float
    remembering: float


@dataclass
class ContributionCells(Note):
    """Cells with a part of climate, with too few dates, with none, without variation of climate."""

    used: int
    few: int
    empty: int
    constant: int
    needed: int


@dataclass
class NotExplained(Note):
    """Share of the mean trend that climate does not explain; with shuffled climate, or NaN."""

    share: float
    shuffled: float
