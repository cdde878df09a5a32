"""Errors and notes of dates and periods."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import FieldName
from .run import CarbonSinkError, Note


@dataclass(eq=False)
class DateNotFound(CarbonSinkError):
    """A band that needs a date and carries none that can be read.

    `kind` is what its name tells instead: "" for nothing, a "day" that does not exist, some
    "months" of a year, a period of "years", or "two years" that may be a month; `words` are those
    of the name. The time axis may be that of a "climatology".
    """

    name: str
    path: str
    kind: str = ""
    words: str = ""


@dataclass(eq=False)
class DateConflict(CarbonSinkError):
    """A raster whose name tells another date than its metadata."""

    path: str
    in_name: str
    in_metadata: str


@dataclass(eq=False)
class DuplicateDate(CarbonSinkError):
    """Two bands of one series with the same date."""

    date: str
    first: str
    second: str


@dataclass(eq=False)
class PrecisionsMixed(CarbonSinkError):
    """A series in which a raster is of a year or month and others are of parts of it, or of others.

    `dates` are those of two such rasters, `paths` their files.
    """

    dates: tuple
    paths: tuple


@dataclass(eq=False)
class SeveralPerDay(CarbonSinkError):
    """A file with several bands of one day, as hourly files have.

    `calendar` is that of a climate model whose days the real calendar lacks.
    """

    path: str
    date: str
    n_bands: int
    calendar: str = ""


@dataclass(eq=False)
class FurtherDimensions(CarbonSinkError):
    """A file with several bands of one date along another dimension, such as levels or members.

    `dimensions` are (name, values).
    """

    path: str
    date: str
    n_bands: int
    dimensions: tuple


@dataclass(eq=False)
class DateCount(CarbonSinkError):
    """Dates given for the rasters of a parameter, of another number than their bands."""

    parameter: str
    n_dates: int
    n_bands: int


@dataclass(eq=False)
class TooFewDates(CarbonSinkError):
    """A series with fewer dates than a cell needs values; `parameters` say how many."""

    n: int
    needed: int
    parameters: tuple = (FieldName("min_valid"), FieldName("min_share"))


@dataclass(eq=False)
class TooFewCommonDates(CarbonSinkError):
    """Series that share fewer dates than are needed; `series` are (name, first, last, n)."""

    n: int
    needed: int
    series: tuple


@dataclass(eq=False)
class StepsDiffer(CarbonSinkError):
    """Series whose dates stand for other numbers of months; `series` are (name, months)."""

    series: tuple


@dataclass(eq=False)
class NoDateInRange(CarbonSinkError):
    """A wanted range without any of the dates there are ("" for an open end)."""

    start: str
    end: str
    first: str
    last: str


@dataclass(eq=False)
class BadDate(CarbonSinkError):
    """A text that is not a date in any accepted form."""

    text: str


@dataclass(eq=False)
class BadTimeOfDay(CarbonSinkError):
    """A text in a column of times of day that is none."""

    column: str
    text: str


@dataclass(eq=False)
class NoCompletePeriod(CarbonSinkError):
    """No month, season or year of which a dated series has every step.

    `parameter` is the field that asks for the period: the choice of it, or an output that needs one
    (`is_output`).
    """

    period: str
    step: str
    n_dates: int
    parameter: str = FieldName("period")
    is_output: bool = False


@dataclass
class OtherDate(Note):
    """A variable whose only raster is of another date than the one asked for."""

    warning = True
    wanted: str
    found: str
    date: str


@dataclass
class PredictorDatesDiffer(Note):
    """Predictors of one map whose rasters are of different dates, each with its date."""

    warning = True
    dates: tuple


@dataclass
class OneDateForAll(Note):
    """A variable whose only raster is of one date, and serves the maps of all dates."""

    warning = True
    variable: str
    date: str


@dataclass
class DatesUnread(Note):
    """Records without a date in an accepted form, and the first such text."""

    warning = True
    n: int
    total: int
    example: str


@dataclass
class CompositeDays(Note):
    """A variable whose rasters are composites of some days, which serve each of these days."""

    name: str
    days: int


@dataclass
class DateGap(Note):
    """A date of a series that is not predicted: variables without a raster, or without data.

    `why` is "missing", "nodata" or "absent" (no raster of that date at all).
    """

    warning = True
    date: str
    variables: tuple
    why: str


@dataclass
class DateStale(Note):
    """A finished raster that is made anew; `why` is a key phrased by the messages."""

    date: str
    why: str


@dataclass
class PeriodsDropped(Note):
    """Months, seasons or years left out because a step of them is missing."""

    warning = True
    period: str
    dropped: tuple


@dataclass
class StepsMissing(Note):
    """Months or years ("month", "year") missing within a series, how many and the first."""

    warning = True
    parameter: str
    step: str
    n: int
    first: str


@dataclass
class MonthsOfYears(Note):
    """Rasters dated by a year whose names tell some months of it; the first of them.

    `months` are as ``04-10``, or words of the name (``WY``) that tell none.
    """

    warning = True
    path: str
    months: str
    date: str


@dataclass
class SeasonsInSeries(Note):
    """Rasters of a series dated by the first months of quarters, seasons or halves; the first.

    `months` are those that its name tells, as ``01-03``; `n_months` is how many they are.
    """

    warning = True
    path: str
    months: str
    date: str
    n_months: int


@dataclass
class EndStamps(Note):
    """Rasters dated by the end of the year or month that their names tell; the first of them."""

    path: str
    in_name: str
    in_metadata: str
    n: int = 1


@dataclass
class MonthsOfLocalTime(Note):
    """Rasters dated by the month that begins, east of UTC, at the time they tell; the first.

    `path` is that of a table where its rows are dated so, in `column`.
    """

    warning = True
    path: str
    in_utc: str
    date: str
    n: int
    column: str = ""


@dataclass(eq=False)
class DatesApart(CarbonSinkError):
    """Two inputs of one run that must be of one time and are not."""

    first: str
    first_date: str
    second: str
    second_date: str


@dataclass
class DatesDiffer(Note):
    """Two inputs of one run that should be of one time and are not."""

    warning = True
    first: str
    first_date: str
    second: str
    second_date: str


@dataclass
class DatesCombined(Note):
    """Two inputs of one run of different dates, which are combined cell by cell."""

    first: str
    first_date: str
    second: str
    second_date: str


@dataclass
class DatesUsed(Note):
    """Dates that all series have, and how many of each are left out."""

    n: int
    first: str
    last: str
    left_out: tuple


@dataclass(eq=False)
class AmbiguousDates(CarbonSinkError):
    """A column of dates of which neither a day above 12 nor the step tells day from month."""

    column: str
    cell: str
    day_first: str
    month_first: str


@dataclass(eq=False)
class MixedDateForms(CarbonSinkError):
    """Two cells of one column of dates that cannot be read in one form."""

    column: str
    first: str
    second: str
