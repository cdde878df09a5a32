"""Dates: a year, a month or a day, and the texts that are one."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors_and_notes.dates import BadDate

# A four-digit number is a year only in this range; others are part of the name.
FIRST_YEAR, LAST_YEAR = 1800, 2199

DATE_PATTERN = (
    r"(?P<year>\d{4})"
    r"(?:(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)|(?P<packed>\d{2}(?:\d{2})?))?"
)
_WHOLE = re.compile(rf"^{DATE_PATTERN}$")
# Four digits within a name, or of a number without a unit, are a year only in this range.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


@dataclass(frozen=True)
class Date:
    """A year, a month or a day; the missing parts are None.

    `n_months` is how many months a part of a year has that begins then: 3 for a quarter; 0 where
    the precision says what the date stands for.
    """

    year: int
    month: int | None = None
    day: int | None = None
    n_months: int = field(default=0, compare=False, repr=False)

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
    date = date_of_match(match) if match else None
    if date is None:
        raise BadDate(str(value))
    return date


class TimeStamp(NamedTuple):
    """A date on a time axis, and the hours since its midnight; 0 for months and years."""

    date: Date
    hours: float = 0.0


def day_after(date: Date) -> Date:
    """Return the day after a date."""
    day = date.first_day + datetime.timedelta(days=1)
    return Date(day.year, day.month, day.day)


def agree(one: Date, other: Date) -> bool:
    """Say whether two dates may be of the same value: one covers the other.

    Examples
    --------
    >>> agree(Date(2005), Date(2005, 7, 1)), agree(Date(2005), Date(2006, 1, 1))
    (True, False)
    """
    return one.covers(other) or other.covers(one)


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


def date_of_match(match: re.Match) -> Date | None:
    """Return the date of a match of `DATE_PATTERN`, None when there is no such day."""
    packed = match.group("packed") or ""
    month = match.group("month") or packed[:2] or None
    day = match.group("day") or packed[2:] or None
    return make_date(match.group("year"), month, day)


def date_of_day_of_year(year: int, day: int) -> Date | None:
    """Return the date of a day of a year, 1 to 366; None where the year has no such day."""
    if not is_likely_year(year) or not 1 <= day <= 365 + calendar.isleap(year):
        return None
    moment = datetime.date(year, 1, 1) + datetime.timedelta(days=day - 1)
    return Date(moment.year, moment.month, moment.day)


def is_likely_year(year: int) -> bool:
    """Say whether four digits in a file name can be a year."""
    return EARLIEST_YEAR <= year <= LATEST_YEAR
