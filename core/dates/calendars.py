"""Calendars of climate models: days counted without leap days, or with 30 in every month.

CF conventions, section 4.4.1.
"""

from __future__ import annotations

import datetime

_COMMON = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Lengths of the months of calendars whose years are all alike.
_UNIFORM = {
    "noleap": _COMMON,
    "365_day": _COMMON,
    "all_leap": _LEAP,
    "366_day": _LEAP,
    "360_day": (30,) * 12,
}
# The calendar that people used: Julian before 15 October 1582.
_MIXED = ("", "standard", "gregorian")
_FIRST_GREGORIAN, _DAY_NUMBER_OF_1582 = (1582, 10, 15), 2299161
# What the Julian day number of a date exceeds Python's ordinal by.
_ORDINAL = 1721425


def add_days(start: tuple, days: int, calendar: str = "") -> tuple:
    """Return the day (year, month, day) some days after another in a calendar.

    Parameters
    ----------
    start : tuple of int
        Year, month and day.
    days : int
        May be negative.
    calendar : str
        Name of the CF conventions in lower case.

    Raises
    ------
    KeyError
        For a calendar that is none of them.
    ValueError, OverflowError
        For days that the calendar does not have.
    """
    if calendar == "proleptic_gregorian":
        day = datetime.date(*start) + datetime.timedelta(days=days)
        return day.year, day.month, day.day
    if calendar in _MIXED:
        return _day_in_mixed_calendar(start, days)
    if calendar == "julian":
        return _julian(_julian_number(*start) + days)
    lengths = _UNIFORM[calendar]
    year, month, day = start
    count = year * sum(lengths) + sum(lengths[: month - 1]) + day - 1 + days
    year, day_of_year = divmod(count, sum(lengths))
    month = 0
    while day_of_year >= lengths[month]:
        day_of_year -= lengths[month]
        month += 1
    return year, month + 1, day_of_year + 1


def _day_in_mixed_calendar(start: tuple, days: int) -> tuple:
    """Return the day some days after another, by the Julian calendar before October 1582."""
    if start >= _FIRST_GREGORIAN:
        number = datetime.date(*start).toordinal() + _ORDINAL + days
    else:
        number = _julian_number(*start) + days
    if number < _DAY_NUMBER_OF_1582:
        return _julian(number)
    day = datetime.date.fromordinal(number - _ORDINAL)
    return day.year, day.month, day.day


def days_in_month(calendar: str, month: int) -> int:
    """Return the days of a month in a calendar whose years are all alike; 0 for any other.

    Examples
    --------
    >>> days_in_month("360_day", 2), days_in_month("noleap", 2), days_in_month("standard", 2)
    (30, 28, 0)
    """
    lengths = _UNIFORM.get(calendar)
    return lengths[month - 1] if lengths else 0


def days_in_year(calendar: str) -> int:
    """Return the days of a year in a calendar whose years are all alike; 0 for any other."""
    return sum(_UNIFORM.get(calendar, ()))


def _julian_number(year: int, month: int, day: int) -> int:
    """Return the Julian day number of a date of the Julian calendar (Meeus 1998, chapter 7)."""
    if month <= 2:
        year, month = year - 1, month + 12
    return 1461 * (year + 4716) // 4 + 153 * (month + 1) // 5 + day - 1524


def _julian(number: int) -> tuple:
    """Return the date of the Julian calendar of a Julian day number."""
    b = number + 1524
    c = (20 * b - 2442) // 7305
    d = 1461 * c // 4
    e = (b - d) * 10000 // 306001
    month = e - 1 if e < 14 else e - 13
    return c - 4716 if month > 2 else c - 4715, month, b - d - 306001 * e // 10000
