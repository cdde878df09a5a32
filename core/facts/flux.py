"""Notes of fluxes and budgets."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


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
class UnitsDiffer(Note):
    """Two rasters to be subtracted say that they are in different units."""

    warning = True
    first: str
    unit: str
    second: str
    other: str


@dataclass
class UnitUnexpected(Note):
    """A raster says that it is in another unit than the one it is taken for."""

    warning = True
    name: str
    unit: str
    wanted: str


@dataclass
class TotalCarbon(Note):
    """Total, mean and the valid area they rest on."""

    variable: str
    total_tg: float
    mean: float
    area_km2: float


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
