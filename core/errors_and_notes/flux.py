"""Errors of fluxes and products of them, and the totals that are reported."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class ProductsOfQuantities(CarbonSinkError):
    """Products to be compared that measure different quantities; `labels` are theirs."""

    parameter: str
    paths: tuple
    labels: tuple


@dataclass(eq=False)
class ProductsOfDates(CarbonSinkError):
    """Products to be compared that are of different dates (texts)."""

    parameter: str
    paths: tuple
    dates: tuple


@dataclass(eq=False)
class ProductsEqual(CarbonSinkError):
    """Products to be compared, two of which hold the same values."""

    parameter: str
    paths: tuple


@dataclass
class DatesEqual(Note):
    """Bands of a series that hold the values of others: `n` of them, the labels of two."""

    warning = True
    parameter: str
    first: str
    second: str
    n: int


@dataclass
class RhAboveRs(Note):
    """Cells whose heterotrophic part came out larger than the soil respiration it is part of.

    `limited` says that they were given the latter.
    """

    warning = True
    cells: int
    share: float
    limited: bool


@dataclass
class RhShareDoubtful(Note):
    """Records whose heterotrophic part is, in the median, `share` of soil respiration.

    More than all of it, or next to nothing, as in other units or exchanged columns.
    """

    warning = True
    records: int
    share: float


@dataclass
class TotalCarbon(Note):
    """Total, mean and the valid area they rest on.

    `per` is the time that both are of, such as "month-1"; empty where the unit does not say.
    """

    variable: str
    total_tg: float
    mean: float
    area_km2: float
    per: str = ""


@dataclass
class PeriodsCut(Note):
    """Periods of a product that another product lacks."""

    warning = True
    product: str
    periods: tuple


@dataclass
class NepSeries(Note):
    """A series of NEP: its dates, and the mean of their totals and areas."""

    n: int
    first: str
    last: str
    total_tg: float
    area_km2: float


@dataclass
class RegionMade(Note):
    """The demonstration region: its land and its true NEP in the last year."""

    n_files: int
    cells: int
    area_km2: float
    year: int
    nep_tg: float


@dataclass
class TotalOfAssumedUnit(Note):
    """A total of maps that state no unit, taken to be in gC m-2."""

    warning = True
    parameter: str


@dataclass
class MagnitudesDiffer(Note):
    """A product whose typical value is far from that of the observations."""

    warning = True
    product: str
    value: float
    observed: float
