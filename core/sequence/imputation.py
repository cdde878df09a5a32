"""Missing values of predictors in the series of sites, filled in on request and counted.

A value is filled in from the same predictor at the same site alone; the target never is.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.sequence import ValuesImputed
from ..run import Run
from .record_dates import Step, common_precision, find_step


def impute(
    values: np.ndarray,
    sites,
    dates: list,
    names: tuple,
    method: str,
    longest: int,
    run: Run,
    column: str = "",
) -> tuple:
    """Impute predictors: return them with missing values filled in, and which were.

    Parameters
    ----------
    values : numpy.ndarray
        Predictors ``(records, predictors)``, NaN where missing.
    sites : sequence
        Site of each record, None where missing.
    dates : list of Date
        Date of each record, None where missing.
    names : tuple of str
        Names of the predictors.
    method : {"linear", "cycle"}
        "linear": on the line between the known values before and after; a gap at an end of the
        series stays. "cycle": the mean of the site in the same month over its other years (in
        years without months: over all years).
    longest : int
        Longest gap that is filled in, in steps of the series: those without a value, whether there
        is a record of them or not. Longer gaps stay as they are.
    run : Run
        Gets a note of how many values and records were filled in, by predictor.
    column : str
        Column of the dates, for messages.

    Returns
    -------
    filled : numpy.ndarray
    imputed : numpy.ndarray
        Where, ``(records, predictors)``.

    Raises
    ------
    MixedDates
        When some dates are days and others months or years.
    """
    filled, fill = values.copy(), {"linear": _interpolate, "cycle": _month_mean}[method]
    series, size = _series_of_sites(sites, dates, column)
    for rows, ordinals, months in series:
        for k in range(values.shape[1]):
            series_values = values[rows, k].astype(np.float64)
            gaps = ~np.isfinite(series_values)
            if not gaps.any() or gaps.all():
                continue
            filled_series = fill(series_values, ordinals, months)
            is_imputed = (
                gaps & (_gap_lengths(gaps, ordinals, size) <= longest) & np.isfinite(filled_series)
            )
            filled[rows[is_imputed], k] = filled_series[is_imputed]
    imputed = ~np.isfinite(values) & np.isfinite(filled)
    n_incomplete = int((~np.isfinite(filled)).any(axis=1).sum())
    by_name = {n: int(c) for n, c in zip(names, imputed.sum(axis=0)) if c}
    records = int(imputed.any(axis=1).sum())
    run.note(ValuesImputed(method, longest, by_name, records, len(values), n_incomplete))
    return filled, imputed


def _series_of_sites(sites, dates: list, column: str) -> tuple:
    """Return rows, ordinals and months of each site whose gaps are imputed, and the step."""
    dated_rows = [
        row for row, (site, date) in enumerate(zip(sites, dates)) if site is not None and date
    ]
    if not dated_rows:
        return [], 1
    names = np.array([str(sites[row]) for row in dated_rows], dtype=object)
    series_dates = common_precision([dates[row] for row in dated_rows], names, column)
    unit = series_dates[0].precision
    ordinals = np.array([Step(unit).ordinal(date) for date in series_dates], dtype=np.int64)
    months = np.array([date.month or 0 for date in series_dates])
    site = np.unique(names.astype(str), return_inverse=True)[1]
    order = np.lexsort((ordinals, site))
    rows, ordinals, months, site = (
        array[order] for array in (np.array(dated_rows), ordinals, months, site)
    )
    step = find_step(ordinals, site, unit)
    starts = np.flatnonzero(np.diff(site)) + 1
    parts = zip(*(np.split(array, starts) for array in (rows, ordinals, months)))
    return list(parts), step.size


def _interpolate(series_values: np.ndarray, ordinals: np.ndarray, _months) -> np.ndarray:
    """Impute by interpolation in time, NaN outside of the known values."""
    is_known = np.isfinite(series_values)
    return np.interp(
        ordinals, ordinals[is_known], series_values[is_known], left=np.nan, right=np.nan
    )


def _month_mean(series_values: np.ndarray, _ordinals, months: np.ndarray) -> np.ndarray:
    """Impute by the mean of the known values of the same month."""
    filled_series = np.full(series_values.shape, np.nan)
    for month in np.unique(months):
        is_of_month = months == month
        month_values = series_values[is_of_month & np.isfinite(series_values)]
        if len(month_values):
            filled_series[is_of_month] = month_values.mean()
    return filled_series


def _gap_lengths(gaps: np.ndarray, ordinals: np.ndarray, size: int) -> np.ndarray:
    """Return the steps without a value around each record to impute, 0 where it has one.

    Dates without a record between two known values count. Steps are rounded: the last 8-day period
    of a year is shorter than the others.
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], gaps, [False])).astype(np.int8)))
    lengths = np.zeros(len(gaps), np.int64)
    for first, end in zip(edges[::2], edges[1::2]):
        before = ordinals[first - 1] if first else ordinals[first] - size
        after = ordinals[end] if end < len(gaps) else ordinals[end - 1] + size
        lengths[first:end] = max(end - first, round(float(after - before) / size) - 1)
    return lengths
