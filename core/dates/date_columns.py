"""Columns of dates and times as texts: one form for a whole column, decided by all its cells.

``01/02/2005`` is a day in January or in February. A cell with a number above 12 decides for the
column, else the regular step of its rows does; where it stays open the column is refused.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.dates import AmbiguousDates, BadDate, MixedDateForms
from ..tables.missing_values import is_missing
from .date import FIRST_YEAR, LAST_YEAR, Date, TimeStamp
from .decimal_years import DECIMAL_YEAR, is_fraction, read_decimal_years
from .period_stamps import is_local_month_start

PRECISIONS = ("year", "month", "day", "minute")
_TIME = (
    r"(?:(?:T|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_IN_UTC = re.compile(r"\d:\d{2}.*(?:Z|UTC|GMT|[+-]00:?00)$")
_WORD = r"(?P<word>[A-Za-z]{3,9})\.?"
_YEAR_FIRST = (
    re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?" + _TIME),
    re.compile(r"(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})\.?" + _TIME),
    re.compile(
        r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?)?)?\s*"
        r"(?:(?P<hour>\d{1,2})[:时](?:(?P<minute>\d{2})分?)?(?::\d{2})?)?"
    ),
    re.compile(
        r"(?P<year>\d{4})(?:(?P<month>\d{2})(?:(?P<day>\d{2})"
        r"(?:(?P<hour>\d{2})(?:(?P<minute>\d{2})(?:\d{2})?)?)?)?)?(?:\.0*)?"
    ),
    re.compile(r"(?P<month>\d{1,2})[-/](?P<year>\d{4})"),
    re.compile(rf"(?:(?P<day>\d{{1,2}})[\s-]+)?{_WORD}[\s-]+(?P<year>\d{{4}})" + _TIME),
    re.compile(rf"{_WORD}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})" + _TIME),
    re.compile(rf"(?P<year>\d{{4}})[\s-]+{_WORD}[\s-]+(?P<day>\d{{1,2}})" + _TIME),
)
# Day and month in open order.
_OPEN = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})" + _TIME)
_DIGITS = {4: (), 6: (6,), 8: (6, 8), 10: (6, 8, 10), 12: (6, 8, 10, 12)}
_MONTHS: tuple = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
)
_MONTHS += ("october", "november", "december")
# A reading is regular when so much of its span has rows, and not when it is less than a tenth.
_COVERED, _SPARSE = 0.5, 0.1


class Stamps(NamedTuple):
    """Moments of the cells of a column.

    Parameters
    ----------
    start : numpy.ndarray
        datetime64[m] of each cell; NaT where it is empty. 24:00 is midnight of the next day.
    precision : numpy.ndarray
        Of each cell, its place in `PRECISIONS`; -1 where it is empty.
    has_24 : bool
        Whether a time of day is 24:00, as only stamps of the end of an interval are.
    in_utc : tuple of str, optional
        The first text and its day where all are times of UTC at which months begin in the east:
        `start` is the day that begins.
    """

    start: np.ndarray
    precision: np.ndarray
    has_24: bool = False
    in_utc: tuple[str, str] | None = None

    def dates(self) -> list:
        """Return the `Date` of each cell in its own precision, None where it is empty."""
        days = self.start.astype("datetime64[D]").astype(object)
        return [_date_of_code(day, int(k)) for day, k in zip(days.tolist(), self.precision)]


class _Moment(NamedTuple):
    """A cell's parts; `day` and `month` may have changed places where the form is open."""

    year: int
    month: int | None
    day: int | None
    minutes: int | None


def read_stamps(cells, column: str) -> Stamps:
    """Return the moments of the cells of a column.

    Read are YYYY, YYYYMM, YYYYMMDD, YYYYMMDDHH[MM[SS]], 2005-03-17 or 2005/3/17 with or without
    a time of day, 17/03/2005 or 03/17/2005, 17 Mar 2005, 03/2005, 2005年3月17日 and decimal years.

    Parameters
    ----------
    cells : sequence of str or None
        Texts; None for an empty cell.
    column : str
        Name of the column, for messages.

    Raises
    ------
    BadDate
        For the first cell that is not a date.
    MixedDateForms
        When some cells have the year first and others the day or month, or both readings of day
        and month are contradicted.
    AmbiguousDates
        When day and month cannot be distinguished.
    """
    texts = [None if cell is None else str(cell).strip() for cell in cells]
    filled = [text for text in texts if text]
    rows = np.array([i for i, text in enumerate(texts) if text], np.int64)
    if not filled:
        return Stamps(np.full(len(texts), np.datetime64("NaT"), "datetime64[m]"), _no_codes(texts))
    if any(map(is_fraction, filled)):
        return _from_decimal_years(filled, rows, len(texts), column)
    in_utc = None
    packed = _read_packed(filled)
    if packed is not None:
        start, precision, has_24 = packed
    else:
        different = list(dict.fromkeys(filled))
        moments = _read_texts(different, column)
        start, precision, has_24 = _join_stamps(moments, different, filled)
        if all(map(_IN_UTC.search, different)):
            start_in_utc, start = start, _local_month_starts(start)
            if start is not start_in_utc:
                in_utc = filled[0], str(start[0].astype("datetime64[D]"))
    start, precision = _fill_all_rows(start, precision, rows, len(texts))
    return Stamps(start, precision, has_24, in_utc)


def is_date(text: str) -> bool:
    """Say whether a text is a date in a form of time stamps, whatever the order of its day."""
    text = text.strip()
    if DECIMAL_YEAR.fullmatch(text):
        return FIRST_YEAR <= float(text.replace(",", ".")) <= LAST_YEAR + 1
    match = _OPEN.fullmatch(text)
    if match:
        return any(_parse_moment(match, order) for order in ("day first", "month first"))
    return any(_parse_moment(form.fullmatch(text)) is not None for form in _YEAR_FIRST)


def _no_codes(texts) -> np.ndarray:
    """Return -1, the code of no date, for each time stamp."""
    return np.full(len(texts), -1, np.int8)


def _fill_all_rows(start, precision, rows, n: int) -> tuple:
    """Return time stamps of all cells of a column from those of the filled ones."""
    all_start = np.full(n, np.datetime64("NaT"), "datetime64[m]")
    all_precision = np.full(n, -1, np.int8)
    all_start[rows], all_precision[rows] = start, precision
    return all_start, all_precision


def _from_decimal_years(filled: list, rows, n: int, column: str) -> Stamps:
    """Return the time stamps of a column of decimal years."""
    for text in filled:
        if not DECIMAL_YEAR.fullmatch(text):
            raise BadDate(text)
    start, precision = read_decimal_years(filled, column)
    code = np.full(len(filled), PRECISIONS.index(precision), np.int8)
    return Stamps(*_fill_all_rows(start, code, rows, n))


def _local_month_starts(start: np.ndarray) -> np.ndarray:
    """Return times of UTC as the days that begin, where each begins a month in the east."""
    days = start.astype("datetime64[D]")
    hours = np.unique((start - days) / np.timedelta64(1, "h"))
    dates = [Date(day.year, day.month, day.day) for day in np.unique(days).tolist()]
    if len(dates) < 2 or hours.size > 1:
        return start
    is_midnight = all(is_local_month_start(TimeStamp(date, float(hours[0]))) for date in dates)
    return (days + 1).astype(start.dtype) if is_midnight else start


def _read_packed(filled: list):
    """Read time stamps of packed digits of one length all at once; None for others."""
    length = len(filled[0])
    if length not in _DIGITS or any(len(text) != length for text in filled):
        return None
    array = np.array(filled, dtype=f"U{length}")
    if not np.char.isdigit(array).all():
        return None
    number = array.astype(np.int64)
    scale = 10 ** (length - 4)
    fields = [number // scale]
    for end in _DIGITS[length]:
        fields.append(number // 10 ** (length - end) % 100)
    year, month, day, hour, minute = _complete_parts(fields)
    is_valid = (FIRST_YEAR <= year) & (year <= LAST_YEAR) & (month >= 1) & (month <= 12)
    minutes = 60 * hour + minute
    is_valid &= (minute < 60) & (minutes <= 1440) & (day >= 1)
    months = (
        12 * (np.where(is_valid, year, 1970) - 1970) + np.where(is_valid, month, 1) - 1
    ).astype("datetime64[M]")
    days_in_month = ((months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")).astype(
        int
    )
    is_valid &= day <= days_in_month
    if not is_valid.all():
        raise BadDate(filled[int(np.flatnonzero(~is_valid)[0])])
    start = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    start = start.astype("datetime64[m]") + minutes.astype("timedelta64[m]")
    code = min(len(_DIGITS[length]), 3)
    return start, np.full(number.size, code, np.int8), bool((minutes == 1440).any())


def _complete_parts(fields: list) -> tuple:
    """Return year, month, day, hour and minute of a time stamp, missing ones at the first."""
    defaults = [1970, 1, 1, 0, 0]
    return (*fields, *[np.full_like(fields[0], v) for v in defaults[len(fields) :]])


def _read_texts(texts: list, column: str) -> list:
    """Return the parts of each different text of a column of time stamps."""
    moments, open_matches = {}, {}
    for text in texts:
        match = _OPEN.fullmatch(text)
        if match:
            open_matches[text] = match
            continue
        moments[text] = _parse_moment(
            next(filter(None, (f.fullmatch(text) for f in _YEAR_FIRST)), None)
        )
        if moments[text] is None:
            raise BadDate(text)
    if open_matches and moments:
        raise MixedDateForms(column, next(iter(open_matches)), next(iter(moments)))
    if open_matches:
        moments = _read_open(open_matches, column)
    return [moments[text] for text in texts]


def _read_open(matches: dict, column: str) -> dict:
    """Return the parts of time stamps such as 01/02/2005 in the one reading that fits them all."""
    readings = {}
    for order in ("day first", "month first"):
        read = {text: _parse_moment(match, order) for text, match in matches.items()}
        readings[order] = read
    unread = {order: [t for t, m in read.items() if m is None] for order, read in readings.items()}
    for text in matches:
        if all(read[text] is None for read in readings.values()):
            raise BadDate(text)
    possible = [order for order in readings if not unread[order]]
    if len(possible) == 1:
        return readings[possible[0]]
    if not possible:
        raise MixedDateForms(column, unread["day first"][0], unread["month first"][0])
    day_first, month_first = readings.values()
    if day_first == month_first:
        return day_first
    order = _regular_order(readings)
    if order is None:
        text = next(t for t in matches if day_first[t] != month_first[t])
        moments = (
            day_first[text],
            month_first[text],
        )  # neither reading has a cell that it cannot read
        days = [_day_of_moment(moment).isoformat() for moment in moments if moment is not None]
        raise AmbiguousDates(column, text, *days)
    return readings[order]


def _regular_order(readings: dict):
    """Return the order in which time stamps follow in regular steps; None when that is open.

    A table of days read as months has twelve first days of a month, which is as regular as a
    month of days. Hours of a few days read as months leave nearly all of their span empty.
    """
    covered = {}
    for order, read in readings.items():
        minutes = np.unique([_minutes_of_moment(moment) for moment in read.values()])
        steps = np.diff(minutes)
        if steps.size < 2:
            return None
        median_step = float(np.median(steps))
        covered[order] = minutes.size * median_step / (minutes[-1] - minutes[0] + median_step)
    best, worst = sorted(covered, key=lambda order: covered[order], reverse=True)
    clear = covered[best] >= _COVERED and covered[worst] < _SPARSE
    return best if clear else None


def _parse_moment(match, order: str = "") -> _Moment | None:
    """Return the parts of a time stamp's match, None when there is no such moment."""
    if match is None:
        return None
    fields = match.groupdict()
    if order:
        day_first = order == "day first"
        fields["day"], fields["month"] = (
            (fields["a"], fields["b"]) if day_first else (fields["b"], fields["a"])
        )
    if fields.get("word"):
        month_name = fields["word"].lower()
        fields["month"] = next((i for i, m in enumerate(_MONTHS, 1) if m.startswith(month_name)), 0)
        if month_name == "sept":
            fields["month"] = 9
    month, day = (None if fields.get(k) is None else int(fields[k]) for k in ("month", "day"))
    minutes = _minutes_of_day(fields)
    moment = _Moment(int(fields["year"]), month, day, minutes)
    return moment if _is_possible(moment) else None


def _minutes_of_day(fields: dict) -> int | None:
    """Return the minutes since midnight of a time stamp; -1 for no such time of day."""
    if fields.get("hour") is None:
        return None
    hour, minute = int(fields["hour"]), int(fields.get("minute") or 0)
    am_or_pm = (fields.get("half") or "").lower()[:1]
    if am_or_pm:
        if not 1 <= hour <= 12:
            return -1
        hour = hour % 12 + (12 if am_or_pm == "p" else 0)
    minutes = 60 * hour + minute
    return minutes if minute < 60 and minutes <= 1440 else -1


def _is_possible(moment: _Moment) -> bool:
    """Say whether a time stamp is a day and time that there are."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR or moment.minutes == -1:
        return False
    try:
        datetime.date(moment.year, *(1 if p is None else p for p in moment[1:3]))
    except ValueError:
        return False
    return True


def _day_of_moment(moment: _Moment) -> datetime.date:
    """Return the day of a time stamp, the first where it names none."""
    return datetime.date(moment.year, moment.month or 1, moment.day or 1)


def _minutes_of_moment(moment: _Moment) -> int:
    """Return the minutes of a time stamp since the first day."""
    return 1440 * _day_of_moment(moment).toordinal() + (moment.minutes or 0)


def _join_stamps(moments: list, distinct: list, filled: list) -> tuple:
    """Return start and precision of each cell of a column of dates, and whether one is at 24:00."""
    epoch = datetime.date(1970, 1, 1).toordinal() * 1440
    index = {text: i for i, text in enumerate(distinct)}
    positions = np.array([index[text] for text in filled])
    start = np.array([_minutes_of_moment(m) - epoch for m in moments], np.int64).astype(
        "datetime64[m]"
    )
    code = np.array([sum(field is not None for field in m[1:]) for m in moments], np.int8)
    return start[positions], code[positions], any(m.minutes == 1440 for m in moments)


def _date_of_code(day, code: int) -> Date | None:
    """Return the date of a day at the precision of a code; None for -1."""
    if code < 0:
        return None
    return Date(*(day.year, day.month, day.day)[: min(code, 2) + 1])


def date_cells(cells) -> list:
    """Return a column of dates as texts for `read_stamps`, None where the date is missing."""
    return [None if is_missing(cell) else _text_of_date_cell(cell) for cell in cells]


def _text_of_date_cell(cell) -> str:
    """Return a date in a column as text: numbers, dates of Python, numpy and pandas."""
    if isinstance(cell, str):
        return cell.strip()
    if hasattr(cell, "isoformat"):
        return cell.isoformat()
    if isinstance(cell, np.datetime64):
        return str(cell)
    return repr(cell.item() if isinstance(cell, np.generic) else cell)


def read_date(text: str | None) -> Date | None:
    """Return the date of a text in one of the forms that tables may have, None of an empty one.

    Raises
    ------
    BadDate, AmbiguousDates
        When it is not a date, or may be two.
    """
    return read_stamps([text], "").dates()[0] if text and text.strip() else None
