"""The moments of the rows of a flux table, from its columns of dates and times of day."""

from __future__ import annotations

import calendar

import numpy as np

from ...dates.date_columns import PRECISIONS, date_cells, read_stamps
from ...dates.time_of_day import read_times_of_day
from ...errors_and_notes.dates import BadDate, BadTimeOfDay
from ...errors_and_notes.flux_tables import BadInterval, NoDates
from ...tables.columns import numeric_column
from .column_meanings import find_header
from .row_intervals import MINUTES_PER_DAY, Stamps

# Names of columns that hold a whole date, and those that hold a part of it.
START = ("TIMESTAMP_START", "time_start", "start_time", "starttime")
END = ("TIMESTAMP_END", "time_end", "end_time", "endtime")
WHOLE = (
    "TIMESTAMP",
    "datetime",
    "date_time",
    "date",
    "time",
    "日期时间",
    "日期",
    "观测时间",
    "时间",
    "年月日",
    "年/月/日",
    "年-月-日",
    "年/月",
    *("decimal_year", "decimal year", "decimaldate", "decimal_date", "decyear", "year_frac"),
)
# The time of day beside a date, or beside year, month and day.
TIME_OF_DAY = (
    "time",
    "time_of_day",
    "timeofday",
    "hhmm",
    "clock",
    "hour",
    "时间",
    "时刻",
    "小时",
    "时",
)
PARTS = {
    "year": ("year", "yyyy", "yr", "年", "年份"),
    "month": ("month", "mon", "月", "月份"),
    "day": ("day", "dom", "日"),
    "doy": ("doy", "day_of_year", "dayofyear", "jday", "julian_day", "年积日", "儒略日"),
    "hour": ("hour", "hr", "时", "小时"),
    "minute": ("minute", "min", "分", "分钟"),
}


def date_headers(headers) -> dict:
    """Return the columns that hold dates, by the key of what they hold; empty without any."""
    start, end = find_header(headers, START), find_header(headers, END)
    if start and end:
        return {"start": start, "end": end}
    if start or end:
        return {"whole": start} if start else {"end": end}
    date_header = find_header(headers, WHOLE)
    parts = {key: find_header(headers, names) for key, names in PARTS.items()}
    parts = {key: header for key, header in parts.items() if header is not None}
    time_of_day = find_header(headers, TIME_OF_DAY)
    # A "time" beside a year and a day is but the time of day; a year alone serves only
    # without dates.
    if "year" in parts and (date_header is None or date_header == time_of_day or len(parts) > 1):
        if "hour" not in parts and time_of_day is not None and len(parts) > 1:
            parts["time_of_day"] = time_of_day
        return parts
    if date_header is None:
        return {}
    headers_by_key: dict = {"whole": date_header}
    if time_of_day is not None and time_of_day != date_header:
        headers_by_key["time_of_day"] = time_of_day
        if "minute" in parts:
            headers_by_key["minute"] = parts["minute"]
    return headers_by_key


def read_moments(path: str, frame, date_columns: dict) -> Stamps:
    """Return the dates and times of the rows of a table of fluxes.

    Parameters
    ----------
    path : str
        The file, for messages.
    frame : pandas.DataFrame
        Columns by place in the file.
    date_columns : dict
        From `date_headers`.

    Raises
    ------
    NoDates
        With the first text that is not a date.
    AmbiguousDates, MixedDateForms
        When day and month cannot be distinguished.
    BadInterval
        When a row ends before it begins.
    """
    if "start" in date_columns:
        return _stamps_of_interval_columns(path, frame, date_columns)
    if "end" in date_columns:
        return Stamps(_parse_date_column(path, frame, date_columns["end"]).start, "", edge="end")
    if "whole" in date_columns:
        start, step, has_24 = _stamps_of_date_column(path, frame, date_columns)
        if find_header([date_columns["whole"]], START):
            return Stamps(start, step, edge="start")
    else:
        start, step, has_24 = _stamps_of_year_month_columns(path, frame, date_columns)
    return Stamps(
        start,
        step,
        edge="end" if has_24 else "",
        has_day="day" in date_columns or "doy" in date_columns,
    )


def _stamps_of_interval_columns(path: str, frame, date_columns: dict) -> Stamps:
    """Return the dates of rows that give their start and their end."""
    first, last = (_parse_date_column(path, frame, date_columns[key]) for key in ("start", "end"))
    start, end = first.start, last.start
    days = (end - start) / np.timedelta64(1, "D")
    in_days = bool(np.all(first.precision <= PRECISIONS.index("day")))
    wrong = np.flatnonzero(days < 0 if in_days else days <= 0)
    if wrong.size:
        raise BadInterval(path, str(start[wrong[0]]), str(end[wrong[0]]))
    if in_days:  # weeks give their first and last day
        return Stamps(start, "week", days + 1, "start")
    return Stamps(start, "instant", days, "start")


def _parse_date_column(path: str, frame, header):
    """Return the dates and times of a column of a flux table.

    Raises
    ------
    NoDates
        With the first text that is none, or "" when the column is empty.
    """
    cells = date_cells(frame[header.position].tolist())
    if not any(cells):
        raise NoDates(path, "")
    try:
        return read_stamps(cells, header.name)
    except BadDate as error:
        raise NoDates(path, error.text) from error


def _stamps_of_date_column(path: str, frame, date_columns: dict) -> tuple:
    """Return the times of a column of dates, with the time of day of another if there is one."""
    stamps = _parse_date_column(path, frame, date_columns["whole"])
    if "time_of_day" in date_columns:
        joined = _join_time_of_day_column(path, frame, date_columns, stamps)
        if joined is not None:
            return joined
    precision = int(stamps.precision.max())
    # Days written out may stand for months or weeks; packed digits say what they are.
    first = str(frame[date_columns["whole"].position].dropna().iloc[0]).strip()
    is_written_out = precision >= 2 and not (len(first) == 8 and first.isdigit())
    return stamps.start, "" if is_written_out else PRECISIONS[precision], stamps.has_24


def _join_time_of_day_column(path: str, frame, date_columns: dict, stamps):
    """Return dates joined with a column of the time of day; None where the dates have one."""
    if np.any(stamps.precision == PRECISIONS.index("minute")):
        return None
    cells = date_cells(frame[date_columns["time_of_day"].position].tolist())
    if not any(cells):
        return None
    try:
        minutes = read_times_of_day(cells, date_columns["time_of_day"].name)
    except BadTimeOfDay as error:
        try:  # a second column of whole dates, with their time
            stamps_of_second = read_stamps(cells, date_columns["time_of_day"].name)
        except BadDate:
            raise error from None
        return stamps_of_second.start, "", stamps_of_second.has_24
    if "minute" in date_columns:
        minutes = minutes + _date_numbers(frame, date_columns["minute"])
    start = _add_minutes(stamps.start, minutes)
    return start, "", bool(np.nanmax(minutes) == MINUTES_PER_DAY)


def _add_minutes(start: np.ndarray, minutes: np.ndarray) -> np.ndarray:
    """Return dates some minutes later; NaT where the minutes are missing."""
    is_finite = np.isfinite(minutes)
    later = start + np.where(is_finite, np.rint(minutes), 0).astype("timedelta64[m]")
    later[~is_finite] = np.datetime64("NaT")
    return later


def _date_numbers(frame, header) -> np.ndarray:
    """Return a column of dates of a flux table as numbers."""
    named = frame[[header.position]].set_axis([header.name], axis=1)
    named.attrs = dict(frame.attrs)
    return numeric_column(named, header.name)


def _stamps_of_year_month_columns(path: str, frame, date_columns: dict) -> tuple:
    """Return the dates put together from columns of year, month, day, hour, and their step."""
    parts = {
        key: _date_numbers(frame, header)
        for key, header in date_columns.items()
        if key != "time_of_day"
    }
    for key, column in parts.items():
        if np.isnan(column).all():
            raise NoDates(path, date_columns[key].name)
    if len(date_columns) == 1:
        return _stamps_of_date_column(path, frame, {"whole": date_columns["year"]})
    is_complete = np.isfinite(np.array(list(parts.values()))).all(axis=0)
    ones = np.ones(is_complete.size)
    day = np.where(is_complete, parts.get("doy", parts.get("day", ones)), 1.0)
    year = np.where(is_complete, parts["year"], 1970.0)
    month = ones if "doy" in parts else np.where(is_complete, parts.get("month", ones), 1.0)
    _require_dates(path, date_columns, year, month, day)
    months = (12 * (year - 1970) + month - 1).astype(np.int64).astype("datetime64[M]")
    start = months.astype("datetime64[D]").astype("datetime64[m]")
    minutes = MINUTES_PER_DAY * (day - 1.0)
    is_instant = bool(np.any(day != np.floor(day)))
    has_24 = False
    if "hour" in date_columns or "time_of_day" in date_columns:
        minutes_of_day = _minutes_of_date_columns(frame, date_columns, parts)
        minutes, is_instant = minutes + minutes_of_day, True
        has_24 = bool(np.nanmax(minutes_of_day) == MINUTES_PER_DAY)
    start = _add_minutes(start, np.where(is_complete, minutes, np.nan))
    if is_instant:
        return start, "instant", has_24
    if "doy" in parts or "day" in parts:
        return start, "", False
    return start, "month" if "month" in parts else "year", False


def _minutes_of_date_columns(frame, date_columns: dict, parts: dict) -> np.ndarray:
    """Return the minutes since midnight of the date columns of a flux table."""
    header = date_columns.get("hour") or date_columns["time_of_day"]
    minutes = read_times_of_day(date_cells(frame[header.position].tolist()), header.name)
    return minutes + parts.get("minute", 0.0)


def _require_dates(path: str, date_columns: dict, year, month, day) -> None:
    """Raise where numbers of years, months and days make no date."""
    leap = np.array([calendar.isleap(int(y)) for y in year])
    length = np.where(leap, 366, 365)
    if "doy" not in date_columns:
        # Of 2001 and of a leap year.
        lengths = np.array(
            [[calendar.monthrange(y, m)[1] for m in range(1, 13)] for y in (2001, 2004)]
        )
        in_year = np.clip(month, 1, 12).astype(int) - 1
        length = lengths[leap.astype(int), in_year]
    wrong = (month < 1) | (month > 12) | (month != np.floor(month)) | (year != np.floor(year))
    # A day of the year with decimals ends with the midnight after the last day.
    is_fraction = "doy" in date_columns and bool(np.any(day != np.floor(day)))
    wrong |= (day < 1) | (day > length + is_fraction)
    wrong |= (day != np.floor(day)) & (not is_fraction)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        values = [year[row], *([] if "doy" in date_columns else [month[row]]), day[row]]
        raise NoDates(path, "-".join(f"{v:g}" for v in values))
