"""When each row of a flux table begins, and how long it lasts."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ...facts.flux_tables import NoDates
from .columns import find_header

# Names of columns that hold a whole date, and those that hold a part of it.
START, END = ("TIMESTAMP_START",), ("TIMESTAMP_END",)
WHOLE = ("TIMESTAMP", "date", "time", "datetime", "日期", "时间", "日期时间", "观测时间")
PARTS = {
    "year": ("year", "yyyy", "年", "年份"),
    "month": ("month", "mon", "月", "月份"),
    "day": ("day", "日"),
    "doy": ("doy", "年积日", "儒略日"),
    "hour": ("hour", "时", "小时"),
    "minute": ("minute", "min", "分", "分钟"),
}
# Formats of packed dates by their number of digits.
_PACKED = {12: "%Y%m%d%H%M", 8: "%Y%m%d", 6: "%Y%m", 4: "%Y"}
_DIGITS = re.compile(r"\d+")
_HOUR = 1.0 / 24.0


@dataclass(frozen=True)
class Times:
    """Rows in time.

    Parameters
    ----------
    start : numpy.ndarray
        datetime64[m] of each row; NaT where the file says none.
    days : numpy.ndarray
        Length of each row in days; NaN with `start`.
    step : str
        "instant" (hours and shorter), "day", "week", "month" or "year".
    """

    start: np.ndarray
    days: np.ndarray
    step: str


def date_headers(headers) -> dict:
    """Return the columns that hold dates, by the key of what they hold; empty without any."""
    start, end = find_header(headers, START), find_header(headers, END)
    if start and end:
        return {"start": start, "end": end}
    whole = find_header(headers, WHOLE)
    parts = {key: find_header(headers, names) for key, names in PARTS.items()}
    parts = {key: header for key, header in parts.items() if header is not None}
    # A "time" beside a year, month and day is but the time of the day.
    if whole is not None and "year" not in parts:
        return {"whole": whole}
    return parts if "year" in parts else {}


def read_times(path: str, frame, found: dict) -> Times:
    """Return the times of the rows of a table.

    Parameters
    ----------
    path : str
        The file, for messages.
    frame : pandas.DataFrame
        Columns by place in the file.
    found : dict
        From `date_headers`.

    Raises
    ------
    NoDates
        With the first text that is not a date.
    """
    if "start" in found:
        start, packed = _whole(path, frame[found["start"].place])
        end, _ = _whole(path, frame[found["end"].place])
        days = (end - start) / np.timedelta64(1, "D")
        if packed == 8:  # weeks give their first and last day
            return Times(start, days + 1, "week")
        return Times(start, days, "instant")
    if "whole" in found:
        start, packed = _whole(path, frame[found["whole"].place])
        step = {4: "year", 6: "month", 8: "day"}.get(packed) or _step_of(start)
    else:
        start, step = _from_parts(path, frame, found)
    return Times(start, _lengths(start, step), step)


def period_index(start: np.ndarray, step: str) -> np.ndarray:
    """Return the day, month or year of each time as a whole number, counted from 1970."""
    unit = {"day": "D", "month": "M", "year": "Y"}[step]
    return start.astype(f"datetime64[{unit}]").astype(np.int64)


def period_days(index: np.ndarray, step: str) -> np.ndarray:
    """Return how many days each period has."""
    unit = {"day": "D", "month": "M", "year": "Y"}[step]
    first, after = (v.astype(f"datetime64[{unit}]") for v in (index, index + 1))
    return (after.astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.float64)


def period_texts(index: np.ndarray, step: str) -> np.ndarray:
    """Return 2005-03-17, 2005-03 or 2005 for each period."""
    unit = {"day": "D", "month": "M", "year": "Y"}[step]
    return np.datetime_as_string(index.astype(f"datetime64[{unit}]"))


def _whole(path: str, column) -> tuple:
    """Return the dates of a column, and the number of digits of packed ones (else 0)."""
    import pandas as pd

    if column.dtype.kind == "f":
        column = column.astype("Int64")
    texts = column.astype("string").str.strip()
    filled = texts.dropna()
    first = filled.iloc[0] if len(filled) else ""
    packed = len(first) if _DIGITS.fullmatch(first) and len(first) in _PACKED else 0
    if packed:
        dates = pd.to_datetime(texts, format=_PACKED[packed], errors="coerce")
    else:
        dates = pd.to_datetime(texts.str.replace("/", "-", regex=False), errors="coerce")
    wrong = dates.isna() & texts.notna()
    if wrong.any() or not len(filled):
        raise NoDates(path, str(texts[wrong].iloc[0]) if wrong.any() else "")
    return dates.to_numpy().astype("datetime64[m]"), packed


def _from_parts(path: str, frame, found: dict) -> tuple:
    """Return the times put together from columns of year, month, day, hour, and their step."""
    import pandas as pd

    parts = {}
    for key, header in found.items():
        column = pd.to_numeric(frame[header.place], errors="coerce").to_numpy(np.float64)
        if np.isnan(column).all():
            raise NoDates(path, header.name)
        parts[key] = column
    known = np.isfinite(np.array(list(parts.values()))).all(axis=0)
    year = np.where(known, parts["year"], 1970).astype(np.int64) - 1970
    month = np.where(known, parts.get("month", np.ones(known.size)), 1).astype(np.int64) - 1
    day = parts.get("doy", parts.get("day", np.ones(known.size)))
    if "doy" in parts:
        month[:] = 0
    minutes = 60 * parts.get("hour", np.zeros(known.size)) + parts.get("minute", 0.0)
    start = (12 * year + month).astype("datetime64[M]").astype("datetime64[D]")
    start = start + np.where(known, day - 1, 0).astype("timedelta64[D]")
    start = start.astype("datetime64[m]") + np.where(known, minutes, 0).astype("timedelta64[m]")
    start[~known] = np.datetime64("NaT")
    if "hour" in parts:
        return start, "instant"
    if "doy" in parts or "day" in parts:
        return start, "day"
    return start, "month" if "month" in parts else "year"


def _step_of(start: np.ndarray) -> str:
    """Return the step of dates written out, from the most frequent difference."""
    known = np.sort(start[~np.isnat(start)])
    steps = np.diff(known) / np.timedelta64(1, "D")
    steps = steps[steps > 0]
    usual = float(np.median(steps)) if steps.size else 1.0
    if usual < 1.0 - 1e-9:
        return "instant"
    for step, longest in (("day", 1.5), ("week", 20.0), ("month", 32.0)):
        if usual <= longest:
            return step
    return "year"


def _lengths(start: np.ndarray, step: str) -> np.ndarray:
    """Return the length of each row in days."""
    known = ~np.isnat(start)
    days = np.full(start.size, np.nan)
    if step in ("day", "month", "year"):
        days[known] = period_days(period_index(start[known], step), step)
        return days
    steps = np.diff(np.sort(start[known])) / np.timedelta64(1, "D")
    steps = steps[steps > 0]
    usual = float(np.median(steps)) if steps.size else 0.5 * _HOUR
    days[known] = usual
    return days
