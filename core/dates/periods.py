"""Months, seasons and years: which one a date falls into, its name, and whether it is complete.

Months, seasons and years: which one a date falls into, and what it is called.

Seasons are those of meteorology; a winter counts for the year of its January.

Which dates make a month, a season or a year.

How many dates a whole period has follows from the series: 12 months make a year, 3 a season; of
other steps (days, 8 days) as many as the fullest period of that kind has.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.dates import NoCompletePeriod

PERIODS = ("month", "season", "year")

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


def period_label(year: int, part: str) -> str:
    """Return what a period is called: 2005, 2005-03 or 2005 MAM."""
    if part == WHOLE_YEAR:
        return f"{year}"
    return f"{year} {part}" if part in SEASONS else f"{year}-{part}"


_MONTHS = {"month": 1, "season": 3, "year": 12}


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
    whole : int
        How many dates the whole period has.
    """

    year: int
    part: str
    members: tuple
    whole: int

    @property
    def label(self) -> str:
        """2005, 2005-03 or 2005 MAM."""
        return period_label(self.year, self.part)

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
        """Return a file name without ending whose end is read back as the date."""
        date = f"{self.year}" if self.month is None else f"{self.year}-{self.part}"
        return f"{self.variable(name)}_{date}"


def group_dates(dates, period: str) -> tuple:
    """Return the periods of a series, in order.

    Parameters
    ----------
    dates : sequence of Date
        Ascending, each with a month unless all are years.
    period : str
        One of `PERIODS`.

    Raises
    ------
    NoCompletePeriod
        When the series is not finer than the period.
    """
    groups: dict = {}
    for i, date in enumerate(dates):
        if date.month is None:
            raise NoCompletePeriod(period, "year", len(dates))
        groups.setdefault(period_of(date, period), []).append(i)
    monthly = len({(date.year, date.month) for date in dates}) == len(dates)
    if monthly and period == "month":
        raise NoCompletePeriod(period, "month", len(dates))
    fullest: dict = {}
    for (_, part), members in groups.items():
        fullest[part] = max(fullest.get(part, 0), len(members))
    return tuple(
        Period(year, part, tuple(members), _MONTHS[period] if monthly else fullest[part])
        for (year, part), members in sorted(groups.items(), key=lambda item: item[1][0])
    )
