"""From the rows of a flux table to days, months and years.

A flux or an amount of water becomes a rate per day first; the sum of a period is the mean rate of
its rows, each counting by its length, times the days of the period. So a gap is not taken for zero,
and leap years and months of 28 days count as what they are. Other variables are means by the same
weights.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .flux_units import Conversion
from .row_intervals import period_days, period_index


class Aggregated(NamedTuple):
    """One variable over periods.

    Parameters
    ----------
    values : numpy.ndarray
        Sum or mean of each period; NaN where too little of it is good.
    share : numpy.ndarray
        Share of each period's time with good values, 0 to 1.
    dropped : int
        Periods that have values, but too few good ones.
    """

    values: np.ndarray
    share: np.ndarray
    dropped: int


class Periods(NamedTuple):
    """The periods rows fall into.

    Parameters
    ----------
    numbers : numpy.ndarray
        Whole number of each period that has a row, ascending.
    period_of_row : numpy.ndarray
        Place of each row's period in `numbers`; -1 for rows without a date.
    days : numpy.ndarray
        Length of each period.
    """

    numbers: np.ndarray
    period_of_row: np.ndarray
    days: np.ndarray


def find_periods(start: np.ndarray, step: str, numbers=None) -> Periods:
    """Return the days, months or years into which rows are aggregated, by their start.

    Parameters
    ----------
    start : numpy.ndarray
        datetime64[m] of each row, NaT where it is unknown.
    step : str
        day, month or year.
    numbers : numpy.ndarray, optional
        Ascending numbers of periods among which those of the rows are; else those of the rows.
    """
    has_start = ~np.isnat(start)
    index = period_index(start[has_start], step)
    numbers = np.unique(index) if numbers is None else numbers
    position = np.full(has_start.size, -1)
    position[has_start] = np.searchsorted(numbers, index)
    return Periods(numbers, position, period_days(numbers, step))


def convert_rates(values, conversion: Conversion, days) -> np.ndarray:
    """Return values to aggregate in our unit; of amounts the rate per day."""
    values = values * conversion.factor + conversion.offset
    return values / days if conversion.per_step else values


def good_share(quality, days_rows: np.ndarray, max_qc: int, quality_kind: str) -> np.ndarray:
    """Return the share of good values in the time of each aggregated row.

    Parameters
    ----------
    quality : numpy.ndarray or None
        Quality of each row, NaN where unknown; None when the table has none.
    days_rows : numpy.ndarray
        Length of each row, for its size.
    max_qc : int
        Worst flag that is good; 3 takes all.
    quality_kind : {"flag", "share"}
        What the quality is: a flag 0 to 3, or the share of measured and well filled time.
    """
    if quality is None or max_qc >= 3:
        return np.ones(days_rows.size)
    if quality_kind == "flag":
        return (quality <= max_qc).astype(np.float64)
    return np.where(np.isnan(quality), 0.0, np.clip(quality, 0.0, 1.0))


def aggregate(
    values: np.ndarray,
    is_good: np.ndarray,
    days: np.ndarray,
    periods: Periods,
    min_share: float,
    added: bool,
) -> Aggregated:
    """Return the sum or mean of each period.

    Parameters
    ----------
    values : numpy.ndarray
        Of each row, NaN where missing; of what is added up the rate per day.
    is_good : numpy.ndarray
        Share of each row's time that is good.
    days : numpy.ndarray
        Length of each row.
    periods : Periods
        Where the rows belong.
    min_share : float
        Share of a period's time that must be good.
    added : bool
        Whether to return the sum over the period instead of the mean.
    """
    n = periods.numbers.size
    is_used = np.isfinite(values) & (periods.period_of_row >= 0)
    position, weight = periods.period_of_row[is_used], days[is_used]
    total = np.bincount(position, weight * values[is_used], n)
    lasted = np.bincount(position, weight, n)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / lasted
    share = np.minimum(np.bincount(position, weight * is_good[is_used], n) / periods.days, 1.0)
    # A hair of rounding must not drop a whole day of 48 half hours.
    enough = share >= min_share - 1e-9
    has_values = lasted > 0
    result = np.where(has_values & enough, mean * periods.days if added else mean, np.nan)
    return Aggregated(result, share, int(np.count_nonzero(has_values & ~enough)))
