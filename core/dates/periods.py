"""Months, seasons and years: which one a date falls into, its name, and whether it is complete.

Seasons are those of meteorology; a winter counts for the year of its January. A period is complete
when its months, or all of its days, are there: leap years have a day more, and composites of
several days count for as many of their days as lie in the period.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace

from ..errors_and_notes.dates import NoCompletePeriod
from ..files.names import file_stem
from .calendars import days_in_month
from .composites import day_lengths
from .date import Date

PERIODS = ("month", "season", "year")

# Steps of parts of years, by their months.
STEP_OF_MONTHS = {3: "season", 6: "half"}

SEASONS = {"DJF": (12, 1, 2), "MAM": (3, 4, 5), "JJA": (6, 7, 8), "SON": (9, 10, 11)}

# What of the year a whole year is, beside "01" to "12" and the seasons.
WHOLE_YEAR = "year"


_SEASON_OF = {month: season for season, months in SEASONS.items() for month in months}


def period_of(date, period: str) -> tuple:
    """Return year and part of the month, season or year a date falls into.

    Parameters
    ----------
    date : Date
        With a month, unless the period is a year.
    period : str
        One of `PERIODS`.

    Returns
    -------
    year : int
        The year it counts for.
    part : str
        `WHOLE_YEAR`, "01" to "12", or a season.
    """
    if period == "year":
        return date.year, WHOLE_YEAR
    if period == "month":
        return date.year, f"{date.month:02d}"
    return date.year + (date.month == 12), _SEASON_OF[date.month]


def period_around(date, period: str) -> tuple | None:
    """Return `period_of` a date, None where it has no month or reaches beyond the period.

    Examples
    --------
    >>> period_around(Date(2001, 4, n_months=3), "year")
    (2001, 'year')
    >>> period_around(Date(2001, 4, n_months=3), "season") is None
    True
    """
    if date.month is None:
        return None
    last = 12 * date.year + date.month - 1 + max(date.n_months - 1, 0)
    key = period_of(date, period)
    return key if key == period_of(Date(last // 12, last % 12 + 1), period) else None


def part_months(part: str) -> tuple:
    """Return the months of a part of the year: of "MAM" 3, 4 and 5, of "03" the third alone."""
    return SEASONS.get(part) or (int(part),)


def period_label(year: int, part: str) -> str:
    """Return what a period is called: 2005, 2005-03 or 2005 MAM."""
    if part == WHOLE_YEAR:
        return f"{year}"
    return f"{year} {part}" if part in SEASONS else f"{year}-{part}"


@dataclass(frozen=True)
class Period:
    """One month, season or year.

    Parameters
    ----------
    year : int
        The year it counts for.
    part : str
        "year", "03" for a month, "MAM" for a season.
    members : tuple of int
        Positions of its dates in the series.
    complete : bool
        Whether no step of it is missing.
    days : tuple of int
        Days of each member that lie in the period; empty where members are months.
    lengths : tuple of int
        Days of each member; empty where members are months.
    name : str
        What it is called when that does not follow from year and part.
    """

    year: int
    part: str
    members: tuple
    complete: bool = True
    days: tuple = ()
    lengths: tuple = ()
    name: str = ""

    @property
    def label(self) -> str:
        """2005, 2005-03 or 2005 MAM."""
        return self.name or period_label(self.year, self.part)

    def factors(self, averaged: bool) -> tuple:
        """Return what each member is multiplied by: its share of a sum, its weight in a mean."""
        if not self.days:
            return (1.0,) * len(self.members)
        if averaged:
            return tuple(float(days) for days in self.days)
        return tuple(days / length for days, length in zip(self.days, self.lengths))

    @property
    def season(self) -> str:
        """Its season; empty when it is a month or a year."""
        return self.part if self.part in SEASONS else ""

    @property
    def month(self) -> int | None:
        """Its month; None when it is longer."""
        return None if self.season or self.part == WHOLE_YEAR else int(self.part)

    def variable(self, name: str) -> str:
        """Return the name of a variable in this period: seasons are variables of their own."""
        return f"{name}_{self.season}" if self.season else name

    def file_stem(self, name: str) -> str:
        """Return a file name of this period, without ending, whose end is read back as the date.

        The name may come from a file, and must not lead out of the folder.
        """
        date = f"{self.year}" if self.month is None else f"{self.year}-{self.part}"
        return f"{self.variable(file_stem(name, 'composite'))}_{date}"


def months_of_period(year: int, part: str) -> tuple:
    """Return the months (year, month) of a period."""
    if part == WHOLE_YEAR:
        return tuple((year, month) for month in range(1, 13))
    if part in SEASONS:
        return tuple((year - (month == 12), month) for month in SEASONS[part])
    return ((year, int(part)),)


def days_of_period(year: int, part: str) -> int:
    """Return the number of days of a period."""
    return sum(calendar.monthrange(*month)[1] for month in months_of_period(year, part))


def group_dates(dates, period: str, own_calendar: str = "") -> tuple:
    """Return the complete months, seasons or years of a series, in order.

    Parameters
    ----------
    dates : sequence of Date
        Ascending, each with a month unless all are years.
    period : str
        One of `PERIODS`.
    own_calendar : str
        Name of the calendar of the series, after the CF conventions; empty for the real one.

    Raises
    ------
    NoCompletePeriod
        When the series is not finer than the period.
    """
    if any(date.month is None for date in dates):
        raise NoCompletePeriod(period, "year", len(dates))
    monthly = len({(date.year, date.month) for date in dates}) == len(dates)
    if monthly and period == "month":
        raise NoCompletePeriod(period, "month", len(dates))
    if not monthly and all(date.precision == "day" for date in dates):
        return group_days(dates, period, own_calendar)
    periods = group_months(dates, period)
    return (
        periods
        if monthly
        else tuple(replace(period_of_series, complete=False) for period_of_series in periods)
    )


def group_months(dates, period: str) -> tuple:
    """Return the periods of a series of months, or of quarters and other parts of years.

    Dates without a month belong to none, nor do parts of years that reach beyond a period.
    """
    groups: dict = {}
    for i, date in enumerate(dates):
        key = period_around(date, period)
        if key is not None:
            groups.setdefault(key, {})[i] = date.n_months or 1
    return tuple(
        Period(
            year,
            part,
            tuple(members),
            sum(members.values()) == len(months_of_period(year, part)),
        )
        for (year, part), members in groups.items()
    )


def group_days(dates, period: str, own_calendar: str = "") -> tuple:
    """Return the periods of a series of days or of composites of several days."""
    starts = [date.first_day for date in dates]
    groups: dict = {}
    lengths = day_lengths(starts)
    for i, (start, length) in enumerate(zip(starts, lengths)):
        for day in range(length):
            key = period_of(start + datetime.timedelta(days=day), period)
            members = groups.setdefault(key, {})
            members[i] = members.get(i, 0) + 1
    periods = []
    for (year, part), members in groups.items():
        complete = sum(members.values()) >= _days_due(year, part, own_calendar)
        begins_inside = any(period_of(starts[i], period) == (year, part) for i in members)
        if (
            complete or begins_inside
        ):  # the end of the last composite alone is no period of the series
            day_counts = tuple(members.values()), tuple(lengths[i] for i in members)
            periods.append(Period(year, part, tuple(members), complete, *day_counts))
    return tuple(periods)


def _days_due(year: int, part: str, own_calendar: str) -> int:
    """Return the days that a complete period has: models without leap days lack 29 February."""
    ends_february = any(
        month == 2 and calendar.isleap(its_year) for its_year, month in months_of_period(year, part)
    )
    lacks_leap_days = days_in_month(own_calendar, 2) == 28
    return days_of_period(year, part) - (ends_february and lacks_leap_days)


def step_of_dates(dates) -> str:
    """Return the step that dates give by themselves: "year", "month" or "day"; empty without.

    That of quarters and seasons is "season", of half years "half", and of other parts of years "".

    Full dates of which no two fall into one year (or month) stand for years (or months): many
    files carry the first day of what they stand for. A single full date says nothing.
    """
    dates = [date for date in dates if date is not None]
    if not dates:
        return ""
    lengths = {date.n_months for date in dates}
    if lengths != {0}:
        return STEP_OF_MONTHS.get(lengths.pop(), "") if len(lengths) == 1 else ""
    precisions = {date.precision for date in dates}
    if "day" not in precisions:
        return "month" if "month" in precisions else "year"
    if len(dates) == 1:
        return ""
    if len({date.year for date in dates}) == len(dates):
        return "year"
    if len({(date.year, date.month) for date in dates}) == len(dates):
        return "month"
    return "day"
