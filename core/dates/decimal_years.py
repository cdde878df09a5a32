"""Decimal years: 2005.0417 as a month, a day or a half hour.

Two conventions are in use. Months are twelfths of a year, stamped at their beginning or middle;
days and hours are fractions of the 365 or 366 days of the year.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.dates import BadDate
from .time_of_day import MINUTES_PER_DAY

DECIMAL_YEAR = re.compile(r"\d{4}(?:[.,]\d*)?")
_FRACTION = re.compile(r"\d{4}[.,](?=\d*[1-9])\d+")
_MONTH_STEP = 1.0 / 12.0
# How far a stamp may lie from a whole step, in steps: four decimals of a year are 0.04 days.
_NEAR = 0.12


def is_fraction(text: str) -> bool:
    """Say whether a text is a year with a fraction; 2005.0 is a year."""
    return bool(_FRACTION.fullmatch(text))


class DecimalYears(NamedTuple):
    """The moments that decimal years mean.

    Parameters
    ----------
    moments : numpy.ndarray
        datetime64.
    precision : str
        "month", "day" or "minute".
    """

    moments: np.ndarray
    precision: str


def read_decimal_years(texts: list, column: str) -> DecimalYears:
    """Return the moments of decimal years, and their precision: month, day or minute.

    Raises
    ------
    BadDate
        For the first year that is not a whole step of the column, as with too few decimals.
    """
    values = np.array([float(text.replace(",", ".")) for text in texts])
    year = np.floor(values + 1e-9)
    fraction = np.clip(values - year, 0.0, None)
    # Two decimals hold months of another column, or hundredths of a year: nobody can say.
    steps = np.diff(np.unique(values))
    steps = steps[steps > 1e-7]
    median_step = float(np.median(steps)) if steps.size else 0.0
    starts = (year.astype(int) - 1970).astype("datetime64[Y]")
    if median_step > 0.8 * _MONTH_STEP:
        month = _step_numbers(12.0 * fraction)
        if month is not None:
            return DecimalYears(
                (starts.astype("datetime64[M]") + month).astype("datetime64[m]"), "month"
            )
    length = np.array([366 if calendar.isleap(int(y)) else 365 for y in year])
    days = fraction * length
    if median_step * 365.25 > 0.8 or not steps.size:
        step_number = _step_numbers(days)
        if step_number is not None:
            return DecimalYears(
                (starts.astype("datetime64[D]") + step_number).astype("datetime64[m]"), "day"
            )
    else:
        minutes_step = MINUTES_PER_DAY / max(round(1.0 / (median_step * 365.25)), 1)
        step_number = _step_numbers(days * MINUTES_PER_DAY / minutes_step)
        if step_number is not None:
            minutes = np.rint(step_number.astype(np.int64) * minutes_step).astype("timedelta64[m]")
            return DecimalYears(starts.astype("datetime64[m]") + minutes, "minute")
    raise BadDate(texts[int(np.argmax(fraction > 0))])


def _step_numbers(steps: np.ndarray):
    """Return the number of each decimal year's step, stamped at its beginning or middle."""
    nearest = np.rint(steps)
    if np.all(np.abs(steps - nearest) < _NEAR):
        return nearest.astype(np.int64)
    if np.all(np.abs(steps - np.floor(steps) - 0.5) < _NEAR):
        return np.floor(steps).astype(np.int64)
    return None
