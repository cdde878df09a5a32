"""Values of NetCDF time axes as dates: counted from an epoch, or dates by their digits."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from dataclasses import replace

from .calendars import add_days
from .date import EARLIEST_YEAR, LATEST_YEAR, Date, TimeStamp, make_date

_EPOCH = re.compile(
    r"^\s*(?P<unit>days?|hours?|minutes?|seconds?|months?|years?)\s+since\s+"
    r"(?P<date>\d{1,4}-\d{1,2}-\d{1,2})(?!\d)(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2}))?",
    re.IGNORECASE,
)
# Time axes whose numbers are dates by their digits: their units, and their names without units.
_PACKED_UNITS = re.compile(r"y{4}-?m{2}|%y-?%m", re.IGNORECASE)
_PACKED_VALUE = re.compile(r"(?P<digits>\d{4}(?:\d{2}){0,2})(?:\.\d*)?")
_YEARS = ("year", "years", "yr")
_NO_UNIT = ("", "1", *_YEARS)
_TIME_AXES = ("time", "valid_time", "date", "year", "years", "yyyymm", "yyyymmdd")
# Times are stored with rounding errors: midnight may be a little early.
_CLOCK_ERROR = 1e-6
_SECONDS = {"day": 86400.0, "hour": 3600.0, "minute": 60.0, "second": 1.0}


def netcdf_date(value: str, units: str, calendar_name: str = "") -> Date | None:
    """Return the date of a NetCDF time value, or None; see `netcdf_stamp`."""
    stamp = netcdf_stamp(value, units, calendar_name)
    return stamp and stamp.date


def netcdf_stamp(value: str, units: str, calendar_name: str = "") -> TimeStamp | None:
    """Return the date and the time of day of a NetCDF time value, or None.

    Parameters
    ----------
    value : str
        Time since the epoch.
    units : str
        Such as "days since 1850-01-01".
    calendar_name : str
        The attribute ``calendar``; empty means "standard".

    Notes
    -----
    Units and calendars are those of the CF conventions, section 4.4. A day that the real calendar
    lacks (30 February of "360_day") becomes the last day of its month.
    """
    match = _EPOCH.match(units or "")
    if match is None:
        return None
    try:
        amount = float(value)
        year, month, day = (int(p) for p in match.group("date").split("-"))
        unit = match.group("unit").lower().rstrip("s")
        if unit in ("month", "year"):
            months = year * 12 + month - 1 + amount * (12 if unit == "year" else 1)
            # Years may be those of an annual series, or monthly steps as fractions.
            months += _CLOCK_ERROR
            date = Date(int(months // 12), int(months % 12) + 1)
            return TimeStamp(replace(date, day=1) if unit == "year" else date)
        clock = int(match.group("hour") or 0) / 24 + int(match.group("minute") or 0) / 1440
        time = clock + amount * _SECONDS[unit] / _SECONDS["day"] + _CLOCK_ERROR
        days = math.floor(time)
        year, month, day = add_days((year, month, day), days, calendar_name.strip().lower())
        if year < datetime.MINYEAR:  # a climatology of the year 0
            return None
        date = Date(year, month, min(day, calendar.monthrange(year, month)[1]))
        return TimeStamp(date, 24.0 * (time - days))
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        return None


def packed_date(value: str, units: str, axis: str) -> Date | None:
    """Return the date that a value of a NetCDF time axis is by its digits, or None.

    Parameters
    ----------
    value : str
        Such as "200103" or "20010317.5".
    units : str
        Empty, or a form such as "YYYYMM" or "day as %Y%m%d.%f" of CDO.
    axis : str
        Its name: numbers without units are dates on an axis of time only.
    """
    as_form = _PACKED_UNITS.search(units or "") is not None
    as_number = units.strip().lower() in _NO_UNIT and axis.lower() in _TIME_AXES
    packed = _PACKED_VALUE.fullmatch((value or "").strip())
    if packed is None or not (as_form or as_number):
        return None
    digits = packed["digits"]
    if len(digits) < 8 and float(packed.group()) != float(digits):
        return None
    # Four digits that nobody calls years may as well count days or hours.
    are_years = units.strip().lower() in _YEARS or axis.lower() in _YEARS
    if not as_form and (
        (len(digits) == 4 and not are_years) or not EARLIEST_YEAR <= int(digits[:4]) <= LATEST_YEAR
    ):
        return None
    return make_date(digits[:4], digits[4:6] or None, digits[6:] or None)
