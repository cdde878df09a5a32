"""Mean, sum, maximum, minimum and median of the dates of a period, cell by cell."""

from __future__ import annotations

import warnings

import numpy as np

from ...statistics.circular_statistics import mean_direction
from ...units.unit_conversion import with_step
from ..settings import STATISTICS


def chosen_members(period, statistic: str) -> tuple:
    """Return the members of a period that a statistic uses, and their weights.

    A composite that reaches into the next period counts by its days: with as many as lie in the
    period for the mean, with that share of its amount for the sum. Extremes and medians use the
    composites of which at least half lies in the period.

    Returns
    -------
    members : tuple of int
        Positions in the series.
    weights : tuple of float or None
        One per member; None where all are 1.
    """
    if statistic in ("max", "min", "median"):
        member_days = zip(period.members, period.days, period.lengths)
        mostly_inside = tuple(i for i, days, length in member_days if 2 * days >= length)
        return (mostly_inside if period.days else period.members), None
    if period.days == period.lengths and len(set(period.days)) <= 1:
        return period.members, None
    if statistic == "mean":
        return period.members, tuple(float(days) for days in period.days)
    return period.members, tuple(d / n for d, n in zip(period.days, period.lengths))


def compose(
    values, statistic: str, min_count: int, weights=None, full_turn: float = 0.0
) -> np.ndarray:
    """Return the composite value of the dates of a period per cell.

    Parameters
    ----------
    values : numpy.ndarray
        (dates, rows, cols), NaN where there is no value.
    statistic : str
        One of `STATISTICS`.
    min_count : int
        Cells with fewer values get NaN.
    weights : sequence of float, optional
        Weight of each date in means and sums.
    full_turn : float
        A full turn, where the values are directions and their mean is asked for.

    Returns
    -------
    numpy.ndarray
        float64 (rows, cols). A sum over fewer dates than there should be is what it is: the
        missing ones are not filled in.
    """
    if statistic not in STATISTICS:
        raise ValueError(f"statistic {statistic!r} is none of {STATISTICS}")
    if full_turn:
        return mean_direction(
            lambda v: compose(v, statistic, min_count, weights), values, full_turn
        )
    count = np.zeros(values.shape[1:], np.int64)
    for plane in values:
        count += np.isfinite(plane)
    if statistic in ("mean", "sum"):
        # Date after date: numpy's own sum changes its order with the shape of the block.
        result, total = np.zeros(values.shape[1:]), np.zeros(values.shape[1:])
        for plane, weight in zip(values, weights or (1.0,) * len(values)):
            result += np.where(np.isnan(plane), 0.0, plane * np.float64(weight))
            total += np.where(np.isnan(plane), 0.0, weight)
        if statistic == "mean":
            result /= np.where(total > 0, total, 1.0)
    elif statistic == "median":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # cells without any value
            result = np.nanmedian(values.astype(np.float64), axis=0)
    else:
        choose = np.fmax if statistic == "max" else np.fmin
        result = choose.reduce(values, axis=0).astype(np.float64)
    return np.where(count >= max(min_count, 1), result, np.nan)


def composed_unit(unit: str, statistic: str, step: str, period: str) -> str:
    """Return the unit of a composite: a sum of amounts per month is an amount per year."""
    if statistic != "sum":
        return unit
    return with_step(unit, step, period)
