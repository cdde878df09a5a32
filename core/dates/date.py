"""Dates of bands: year, month or day, read from names, from NetCDF metadata or from a text."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..facts.dates import BadDate
from .calendars import add_days

# A four-digit number is a year only in this range; others are part of the name.
FIRST_YEAR, LAST_YEAR = 1800, 2199

_DATE = r"(?P<year>\d{4})(?:(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)|(?P<packed>\d{2}(?:\d{2})?))?"
_WHOLE = re.compile(rf"^{_DATE}$")
_AT_END = re.compile(rf"^(?P<stem>.*?)(?P<separator>[_\-. ]*)(?<!\d){_DATE}$")
_YEAR_AT_END = re.compile(r"(?<!\d)(?P<year>\d{4})$")
_EPOCH = re.compile(
    r"^\s*(?P<unit>days?|hours?|minutes?|seconds?|months?|years?)\s+since\s+"
    r"(?P<date>\d{1,4}-\d{1,2}-\d{1,2})(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2}))?",
    re.IGNORECASE,
)
# Four digits within a name, or of a number without a unit, are a year only in this range.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
# Time axes whose numbers are dates by their digits: their units, and their names without units.
_PACKED_UNITS = re.compile(r"y{4}-?m{2}|%y-?%m", re.IGNORECASE)
_PACKED_VALUE = re.compile(r"(?P<digits>\d{4}(?:\d{2}){0,2})(?:\.\d*)?")
_YEARS = ("year", "years", "yr")
_NO_UNIT = ("", "1", *_YEARS)
_TIME_AXES = ("time", "valid_time", "date", "year", "years", "yyyymm", "yyyymmdd")
# Shortest step between the dates of a monthly and of a yearly series, days.
_MONTH_STEP, _YEAR_STEP = 28, 360
# Days of a month that stand for the whole of it: its first, those about its middle, its last.
_FIRST, _MIDDLE, _LAST = {1}, {14, 15, 16, 17}, {28, 29, 30, 31}
# Days (month, day) that stand for a whole year: its first, those in its middle, its last.
_DAYS_OF_YEARS = {(1, 1), (6, 30), (7, 1), (7, 2), (12, 31)}
# Times are stored with rounding errors: midnight may be a little early.
_CLOCK_ERROR = 1e-6
# Hours of UTC at which days begin from Melanesia to the Gulf.
_EASTERN_HOURS = 12.5, 20.9
_SECONDS = {"day": 86400.0, "hour": 3600.0, "minute": 60.0, "second": 1.0}


@dataclass(frozen=True)
class Date:
    """A year, a month or a day; the missing parts are None."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def text(self) -> str:
        """ISO text of the same precision: 2005, 2005-03 or 2005-03-17."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __str__(self) -> str:
        return self.text

    def sort_key(self) -> tuple:
        """Year, month and day, 0 for what the date does not say: dates sort by it."""
        return self.year, self.month or 0, self.day or 0

    def __lt__(self, other: Date) -> bool:
        return self.sort_key() < other.sort_key()

    def __le__(self, other: Date) -> bool:
        return self.sort_key() <= other.sort_key()

    @property
    def years(self) -> float:
        """Decimal year: of the year itself, of the first of the month, of the day."""
        if self.month is None:
            return float(self.year)
        if self.day is None:
            return self.year + (self.month - 1) / 12.0
        length = 366 if calendar.isleap(self.year) else 365
        first_day = datetime.date(self.year, 1, 1)
        return self.year + (self.first_day - first_day).days / length

    @property
    def first_day(self) -> datetime.date:
        """The day, or the first one of the month or year."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> str:
        """One of "year", "month", "day"."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def covers(self, other: Date) -> bool:
        """Say whether `other` lies in this year, month or day (2005 covers 2005-03-17)."""
        parts, other_parts = self._known_parts(), other._known_parts()
        return len(parts) <= len(other_parts) and other_parts[: len(parts)] == parts

    def _known_parts(self) -> tuple:
        """Year, month and day, as far as the date says them."""
        return tuple(p for p in (self.year, self.month, self.day) if p is not None)


def parse_date(value) -> Date:
    """Return the `Date` a text, number or ``datetime`` means.

    Accepted: YYYY, YYYYMM, YYYY-MM, YYYYMMDD, YYYY-MM-DD, each optionally followed by a time of
    day; numbers such as 2005 or 2005.0.

    Raises
    ------
    BadDate
        When the text has none of these forms.

    Examples
    --------
    >>> parse_date("2005-03")
    Date(year=2005, month=3, day=None)
    >>> parse_date("20050317T10:30").precision
    'day'
    """
    if isinstance(value, (datetime.date, datetime.datetime)):
        return Date(value.year, value.month, value.day)
    text = str(value).strip().replace("/", "-")
    text = re.split(r"[T ]", text, maxsplit=1)[0]
    if text.endswith(".0"):
        text = text[:-2]
    match = _WHOLE.match(text)
    date = _from_match(match) if match else None
    if date is None:
        raise BadDate(str(value))
    return date


class NameAndDate(NamedTuple):
    """What a text says: a variable and a date.

    Parameters
    ----------
    name : str
        Name of the variable.
    date : Date or None
        The date; None where there is none.
    """

    name: str
    date: Date | None


def split_name(stem: str) -> NameAndDate:
    """Split a file stem or band description into variable name and date.

    ``ndvi_2005`` gives ``("ndvi", Date(2005))``; without a date at the end the second part is
    None. Digits count as a date only when they make a real one, and two years in a row are the
    period of a climatology (``bio1_1970-2000``), no date.

    Examples
    --------
    >>> split_name("ndvi_2005-07")
    NameAndDate(name='ndvi', date=Date(year=2005, month=7, day=None))
    >>> split_name("bio1_1970-2000")
    NameAndDate(name='bio1_1970-2000', date=None)
    """
    stem = stem.strip()
    match = _AT_END.match(stem)
    date = _from_match(match) if match else None
    if match is None or date is None or _is_period(match.group("stem"), date):
        return NameAndDate(stem, None)
    return NameAndDate(match.group("stem"), date)


def _is_period(prefix: str, date: Date) -> bool:
    """Say whether a date in a name is the end of a period: a year that follows another."""
    start = _YEAR_AT_END.search(prefix)
    return (
        start is not None
        and date.precision == "year"
        and FIRST_YEAR <= int(start.group("year")) <= date.year
    )


class TimeStamp(NamedTuple):
    """A date on a time axis, and the hours since its midnight; 0 for months and years."""

    date: Date
    hours: float = 0.0


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
    """Return the date that a value of a time axis is by its digits, or None.

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


def natural_precision(dates) -> tuple:
    """Return dates of days as months or years when their steps are months or years.

    NetCDF files give monthly means the day in the middle or at the start of the month.
    """
    days = sorted({date for date in dates if date is not None}, key=Date.sort_key)
    if len(days) < 2 or any(date.precision != "day" for date in days):
        return tuple(dates)
    ordinals = [datetime.date(*date.sort_key()).toordinal() for date in days]
    step = min(later - earlier for earlier, later in zip(ordinals, ordinals[1:]))
    if step >= _YEAR_STEP and len({date.year for date in days}) == len(days):
        return tuple(date and Date(date.year) for date in dates)
    if step >= _MONTH_STEP and len({(date.year, date.month) for date in days}) == len(days):
        return tuple(date and Date(date.year, date.month) for date in dates)
    return tuple(dates)


def is_midnight_in_the_east(stamp: TimeStamp) -> bool:
    """Say whether a time of UTC is the midnight before the first of a month in a zone of the east.

    China's February begins at 16:00 UTC on 31 January. Noon, 18:00 and the hours after 21:00 may as
    well be the middle of a day, or its last step of some hours.

    Examples
    --------
    >>> is_midnight_in_the_east(TimeStamp(Date(2001, 1, 31), 16.0))
    True
    >>> is_midnight_in_the_east(TimeStamp(Date(2001, 1, 31), 12.0))
    False
    """
    if day_after(stamp.date).day != 1:
        return False
    return _EASTERN_HOURS[0] <= stamp.hours < _EASTERN_HOURS[1] and abs(stamp.hours - 18.0) > 0.01


def days_of_midnights(stamps) -> list:
    """Return the dates of a series, a day later where all of them are midnights of the east.

    Parameters
    ----------
    stamps : sequence of tuple of (Date or None, bool)
        Date, and whether `is_midnight_in_the_east` says so of its time.
    """
    shift = all(is_midnight for _, is_midnight in stamps)
    return [day_after(date) if shift else date for date, _ in stamps]


def day_after(date: Date) -> Date:
    """Return the day after a date."""
    day = date.first_day + datetime.timedelta(days=1)
    return Date(day.year, day.month, day.day)


def stamps_of_months(dates) -> tuple:
    """Return dates as months or years where their days are stamps of whole months.

    For files of their own: `natural_precision`, but only where all days are first days, lie about
    the middle, or are last days of their months. A single date stays as it is.
    """
    days = {date.day for date in dates if date is not None}
    if any(days <= stamps for stamps in (_FIRST, _MIDDLE, _LAST)):
        return natural_precision(dates)
    return tuple(dates)


def agree(one: Date, other: Date) -> bool:
    """Say whether two dates may be of the same value: one covers the other.

    Examples
    --------
    >>> agree(Date(2005), Date(2005, 7, 1)), agree(Date(2005), Date(2006, 1, 1))
    (True, False)
    """
    return one.covers(other) or other.covers(one)


def is_end_stamp(date: Date | None, name_date: Date | None) -> bool:
    """Say whether a date is the first day after the month or year that a name tells.

    Examples
    --------
    >>> is_end_stamp(Date(2006, 1, 1), Date(2005)), is_end_stamp(Date(2006, 1, 1), Date(2005, 12))
    (True, True)
    >>> is_end_stamp(Date(2006, 1, 2), Date(2005)), is_end_stamp(Date(2006, 1, 1), Date(2005, 1))
    (False, False)
    """
    if date is None or date.day != 1 or name_date is None or name_date.day is not None:
        return False
    day_before = date.first_day - datetime.timedelta(days=1)
    return name_date.covers(Date(day_before.year, day_before.month, day_before.day)) and (
        name_date.month is not None or date.month == 1
    )


def period_of_stamp(date: Date | None, name_date: Date | None) -> Date | None:
    """Return the month or year that a name tells where the one date of its file is a stamp of it.

    Examples
    --------
    >>> period_of_stamp(Date(2005, 1, 1), Date(2005, 1)).text
    '2005-01'
    >>> period_of_stamp(Date(2005, 7, 1), Date(2005)).text
    '2005'
    """
    if date is None or date.day is None or name_date is None or not name_date.covers(date):
        return date
    if name_date.precision == "year":
        return name_date if (date.month, date.day) in _DAYS_OF_YEARS else date
    is_stamp = any(date.day in stamps for stamps in (_FIRST, _MIDDLE, _LAST))
    return name_date if is_stamp and name_date.precision == "month" else date


def make_date(year: str, month: str | None = None, day: str | None = None) -> Date | None:
    """Return the date of texts of digits, None when there is no such day or year."""
    y, m, d = int(year), int(month) if month else None, int(day) if day else None
    if not FIRST_YEAR <= y <= LAST_YEAR:
        return None
    if m is None:
        return Date(y, None, d)
    if not 1 <= m <= 12 or (d is not None and not 1 <= d <= calendar.monthrange(y, m)[1]):
        return None
    return Date(y, m, d)


def _from_match(match: re.Match) -> Date | None:
    """Return the date of a regular expression match, None when there is no such day."""
    packed = match.group("packed") or ""
    month = match.group("month") or packed[:2] or None
    day = match.group("day") or packed[2:] or None
    return make_date(match.group("year"), month, day)
