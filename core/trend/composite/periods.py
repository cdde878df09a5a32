"""Which dates make a month, a season or a year.

Seasons are those of meteorology; a winter counts for the year of its January. How many dates a
whole period has follows from the series: 12 months make a year, 3 a season; of other steps (days,
8 days) as many as the fullest period of that kind has.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import NoCompletePeriod

SEASON_OF = {12: "DJF", 1: "DJF", 2: "DJF", 3: "MAM", 4: "MAM", 5: "MAM"}
SEASON_OF.update({6: "JJA", 7: "JJA", 8: "JJA", 9: "SON", 10: "SON", 11: "SON"})
_MONTHS = {"month": 1, "season": 3, "year": 12}


@dataclass(frozen=True)
class Period:
    """One month, season or year.

    Parameters
    ----------
    year : int
        The year it counts for.
    part : str
        "" for a year, "03" for a month, "MAM" for a season.
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
        if not self.part:
            return f"{self.year}"
        return f"{self.year} {self.part}" if self.part.isalpha() else f"{self.year}-{self.part}"

    def file_stem(self, name: str) -> str:
        """Return a file name without ending whose end is read back as the date."""
        season = f"_{self.part}" if self.part.isalpha() else ""
        date = f"{self.year}" if season or not self.part else f"{self.year}-{self.part}"
        return f"{name}{season}_{date}"


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
        groups.setdefault(_key(date, period), []).append(i)
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


def _key(date, period: str) -> tuple:
    if period == "year":
        return date.year, ""
    if period == "month":
        return date.year, f"{date.month:02d}"
    return date.year + (date.month == 12), SEASON_OF[date.month]
