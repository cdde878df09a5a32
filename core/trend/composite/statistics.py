"""Mean, sum, maximum, minimum and median of the dates of a period, cell by cell."""

from __future__ import annotations

import warnings

import numpy as np

from ..settings import STATISTICS


def compose(values, statistic: str, min_count: int) -> np.ndarray:
    """Return one value per cell.

    Parameters
    ----------
    values : numpy.ndarray
        (dates, rows, cols), NaN where there is no value.
    statistic : str
        One of `STATISTICS`.
    min_count : int
        Cells with fewer values get NaN.

    Returns
    -------
    numpy.ndarray
        float64 (rows, cols). A sum over fewer dates than there should be is what it is: the
        missing ones are not filled in.
    """
    if statistic not in STATISTICS:
        raise ValueError(f"statistic {statistic!r} is none of {STATISTICS}")
    count = np.zeros(values.shape[1:], np.int64)
    for plane in values:
        count += np.isfinite(plane)
    if statistic in ("mean", "sum"):
        # Date after date: numpy's own sum changes its order with the shape of the block.
        result = np.zeros(values.shape[1:])
        for plane in values:
            result += np.where(np.isnan(plane), 0.0, plane)
        if statistic == "mean":
            result /= np.maximum(count, 1)
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
    per = {"month": ("month-1", "mon-1"), "day": ("d-1", "day-1")}.get(step, ())
    if statistic != "sum":
        return unit
    for ending in per:
        if unit.endswith(" " + ending):
            new = {"year": "yr-1", "season": "season-1", "month": "month-1"}[period]
            return unit[: -len(ending)] + new
    return unit
