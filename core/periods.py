"""Months, seasons and years: which one a date falls into, and what it is called.

Seasons are those of meteorology; a winter counts for the year of its January.
"""

from __future__ import annotations

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
