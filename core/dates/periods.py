"""Months, seasons and years: which one a date falls into, its name, and whether it is complete.

Seasons are those of meteorology; a winter counts for the year of its January. A period is complete
when its months, or all of its days, are there: leap years have a day more, and composites of
several days count for as many of their days as lie in the period.

Which of a series' dates holds another date. A year holds its months and days, a month its days. A
composite (8 or 16 days of MODIS, named by the first of them) holds the days it stands for.
"""

from __future__ import annotations

import bisect
import calendar
import datetime
from collections import Counter
from dataclasses import dataclass, replace

from ..facts.dates import NoCompletePeriod
from ..files.names import file_stem
from .calendars import days_in_month

PERIODS = ("month", "season", "year")

SEASONS = {"DJF": (12, 1, 2), "MAM": (3, 4, 5), "JJA": (6, 7, 8), "SON": (9, 10, 11)}

# What of the year a whole year is, beside "01" to "12" and the seasons.
WHOLE_YEAR = "year"

# Days on which halves of months, dekads and pentads begin.
_MONTH_PARTS = ((1, 16), (1, 11, 21), (1, 6, 11, 16, 21, 26))

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


def part_months(part: str) -> tuple:
    """Return the months of a part of the year: of "MAM" 3, 4 and 5, of "03" the third alone."""
    return SEASONS.get(part) or (int(part),)


def period_label(year: int, part: str) -> str:
    """Return what a period is called: 2005, 2005-03 or 2005 MAM."""
    if part == WHOLE_YEAR:
        return f"{year}"
    return f"{year} {part}" if part in SEASONS else f"{year}-{part}"


# A step longer than this is no composite of days.
LONGEST = 31


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
        """Return a file name without ending whose end is read back as the date.

        The name may come from a file, and must not lead out of the folder.
        """
        date = f"{self.year}" if self.month is None else f"{self.year}-{self.part}"
        return f"{self.variable(file_stem(name, 'composite'))}_{date}"


def months_of(year: int, part: str) -> tuple:
    """Return the months (year, month) of a period."""
    if part == WHOLE_YEAR:
        return tuple((year, month) for month in range(1, 13))
    if part in SEASONS:
        return tuple((year - (month == 12), month) for month in SEASONS[part])
    return ((year, int(part)),)


def days_of(year: int, part: str) -> int:
    """Return the number of days of a period."""
    return sum(calendar.monthrange(*month)[1] for month in months_of(year, part))


def group_dates(dates, period: str, own_calendar: str = "") -> tuple:
    """Return the periods of a series, in order.

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


def composite_lengths(dates) -> tuple:
    """Return how many days each composite of a series stands for.

    Parameters
    ----------
    dates : sequence of Date
        In any order, some of them perhaps None.

    Returns
    -------
    tuple of int
        In the order of the dates; empty where they are no days, or single days.
    """
    if len(dates) < 2 or any(date is None or date.precision != "day" for date in dates):
        return ()
    starts = [date.first_day for date in dates]
    distinct = sorted(set(starts))
    lengths = dict(zip(distinct, day_lengths(distinct)))
    return tuple(lengths[start] for start in starts) if max(lengths.values()) > 1 else ()


def group_months(dates, period: str) -> tuple:
    """Return the periods of a series of months; dates without a month belong to none."""
    groups: dict = {}
    for i, date in enumerate(dates):
        if date.month is not None:
            groups.setdefault(period_of(date, period), []).append(i)
    return tuple(
        Period(year, part, tuple(members), len(members) == len(months_of(year, part)))
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
        month == 2 and calendar.isleap(its_year) for its_year, month in months_of(year, part)
    )
    lacks_leap_days = days_in_month(own_calendar, 2) == 28
    return days_of(year, part) - (ends_february and lacks_leap_days)


def day_lengths(starts: list, usual_length: int = 0) -> list:
    """Return how many days each composite of some ascending days stands for.

    Dekads and halves of months last until the next begins. Otherwise the step that most of them
    follow each other by is the length of all, and without one they are single days; a composite
    that the next cuts short, or that 1 January does where a composite begins on it, is shorter.

    Parameters
    ----------
    starts : list of datetime.date
        Ascending.
    usual_length : int
        The length where it is known; 0 takes it from the days.
    """
    steps = [(later - earlier).days for earlier, later in zip(starts, starts[1:])]
    parts = () if usual_length else _parts_of_months(starts)
    if parts:
        return [(_next_part(start, parts) - start).days for start in starts]
    usual_length = usual_length or _commonest_day_step(steps)
    usual_length = usual_length if usual_length <= LONGEST else 1
    restarts_yearly = any(start.month == start.day == 1 for start in starts)
    lengths = [min(usual_length, step) for step in steps] + [usual_length]
    if usual_length > 1 and restarts_yearly:
        days_of_year_left = [(datetime.date(start.year + 1, 1, 1) - start).days for start in starts]
        lengths = [min(pair) for pair in zip(lengths, days_of_year_left)]
    return lengths


def _parts_of_months(starts: list) -> tuple:
    """Return the days of a month on which its parts, such as dekads, begin; () without.

    Composites of a fixed number of days begin on other days too, in the next month at the latest.
    """
    days = {start.day for start in starts}
    parts = next((parts for parts in _MONTH_PARTS if days <= set(parts)), ())
    if len(days) < 2 or not parts or len({(start.year, start.month) for start in starts}) == 1:
        return ()
    followed = sum(_next_part(start, parts) == later for start, later in zip(starts, starts[1:]))
    return parts if 2 * followed > len(starts) - 1 else ()


def _next_part(start: datetime.date, parts: tuple) -> datetime.date:
    """Return the day on which the next part of a month, such as a dekad, begins."""
    later = next((day for day in parts if day > start.day), 0)
    if later:
        return start.replace(day=later)
    return (start.replace(day=1) + datetime.timedelta(days=31)).replace(day=1)


def _commonest_day_step(steps: list) -> int:
    """Return the step that more than half of a series' days follow by; 1 without."""
    if not steps:
        return 1
    step, count = Counter(steps).most_common(1)[0]
    return step if 2 * count > len(steps) else 1


class CompositeCalendar:
    """A series of dates, asked which of them holds another.

    Parameters
    ----------
    dates : sequence of raster.Date
        In any order.

    Attributes
    ----------
    days : int
        Length of the composites; 0 where the dates are none.
    """

    def __init__(self, dates) -> None:
        self._dates = list(dates)
        days = [date.first_day for date in self._dates if date and date.precision == "day"]
        days = days if len(days) == len(self._dates) else []
        self._starts = sorted(set(days))
        self._lengths = day_lengths(self._starts)
        longest = max(self._lengths) if len(days) > 1 else 1
        self.days = longest if longest > 1 else 0
        self._places = {day: i for i, day in enumerate(days)}

    def find(self, date) -> int:
        """Return the position of the narrowest date that holds another, -1 where none does."""
        holding = [
            i for i, candidate in enumerate(self._dates) if candidate and candidate.covers(date)
        ]
        if holding:
            return max(holding, key=lambda i: len(self._dates[i].text))
        return self._composite(date)

    def _composite(self, date) -> int:
        if not self.days or date.precision != "day":
            return -1
        day = date.first_day
        position = bisect.bisect_right(self._starts, day) - 1
        if position < 0 or (day - self._starts[position]).days >= self._lengths[position]:
            return -1
        return self._places[self._starts[position]]
