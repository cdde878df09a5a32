"""Errors of net primary production by CASA."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class NotMonthly(CarbonSinkError):
    """A series that should have one raster per month and has not; `date` is the first that errs."""

    parameter: str
    date: str


@dataclass(eq=False)
class MonthsMissing(CarbonSinkError):
    """Months of the calendar (1 to 12) that no year of the series has."""

    months: tuple
    n: int


@dataclass(eq=False)
class OutOfRange(CarbonSinkError):
    """Values of a raster that its variable cannot have."""

    parameter: str
    low: float
    high: float
    allowed_low: float
    allowed_high: float


@dataclass(eq=False)
class ClassesNotInTable(CarbonSinkError):
    """Codes of a class raster without a row in the table of parameters ("" for the plugin's)."""

    path: str
    codes: tuple
    table: str
    known: tuple


@dataclass(eq=False)
class OtherLegend(CarbonSinkError):
    """A class raster whose own class names are not those of the plugin's table."""

    path: str
    code: int
    name: str
    expected: str


@dataclass
class ClassLimits(Note):
    """What a class of land cover brings to CASA; `given` when its limits come from the table."""

    code: int
    name: str
    cells: int
    efficiency: float
    lowest: float
    highest: float
    given: bool


@dataclass
class ClassSkipped(Note):
    """A class of land cover left without data: "efficiency" is empty, or NDVI never "varies"."""

    code: int
    name: str
    cells: int
    why: str


@dataclass
class TakenAsKelvin(Note):
    """Temperatures of `n` of `total` rasters that can only be Kelvin, and were converted."""

    warning = True
    parameter: str
    value: float
    n: int = 1
    total: int = 1


@dataclass(eq=False)
class TemperatureUnclear(CarbonSinkError):
    """Whole numbers without a unit that may be Kelvin as well as tenths of a degree."""

    parameter: str
    path: str
    value: float


@dataclass
class UnitDoubtful(Note):
    """Values that look like another unit than the one wanted; `high` is the largest met."""

    warning = True
    name: str
    high: float
    unit: str
    likely: str
