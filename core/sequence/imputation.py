"""Missing values of predictors in the series of sites, filled in on request and counted.

A value is filled in from the same predictor at the same site alone; the target never is.
"""

from __future__ import annotations

import numpy as np

from ..facts.sequence import ValuesImputed
from ..run import Run
from .steps import Step


def impute(
    values: np.ndarray, sites, dates: list, names: tuple, method: str, longest: int, run: Run
) -> tuple:
    """Return predictors with missing values filled in, and which were.

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
        Records in a row that are filled in at most; longer gaps stay as they are.
    run : Run
        Is told how many values and records were filled in, by predictor.

    Returns
    -------
    filled : numpy.ndarray
    imputed : numpy.ndarray
        Where, ``(records, predictors)``.
    """
    filled, fill = values.copy(), {"linear": _linear, "cycle": _month_mean}[method]
    place: dict = {}
    for row, (site, date) in enumerate(zip(sites, dates)):
        if site is not None and date is not None:
            place.setdefault(str(site), []).append(row)
    for rows in place.values():
        ordinals = np.array([Step(dates[r].precision).ordinal(dates[r]) for r in rows])
        order = np.argsort(ordinals, kind="stable")
        rows, ordinals = np.array(rows)[order], ordinals[order]
        months = np.array([dates[r].month or 0 for r in rows])
        for k in range(values.shape[1]):
            own = values[rows, k].astype(np.float64)
            gaps = ~np.isfinite(own)
            if not gaps.any() or gaps.all():
                continue
            made = fill(own, ordinals, months)
            short = gaps & (_gap_lengths(gaps) <= longest) & np.isfinite(made)
            filled[rows[short], k] = made[short]
    imputed = ~np.isfinite(values) & np.isfinite(filled)
    left = int((~np.isfinite(filled)).any(axis=1).sum())
    by_name = {n: int(c) for n, c in zip(names, imputed.sum(axis=0)) if c}
    records = int(imputed.any(axis=1).sum())
    run.note(ValuesImputed(method, longest, by_name, records, len(values), left))
    return filled, imputed


def _linear(own: np.ndarray, ordinals: np.ndarray, _months) -> np.ndarray:
    """Return values on the lines between known ones, NaN outside of them."""
    known = np.isfinite(own)
    return np.interp(ordinals, ordinals[known], own[known], left=np.nan, right=np.nan)


def _month_mean(own: np.ndarray, _ordinals, months: np.ndarray) -> np.ndarray:
    """Return the mean of the known values of the same month."""
    made = np.full(own.shape, np.nan)
    for month in np.unique(months):
        here = months == month
        known = own[here & np.isfinite(own)]
        if len(known):
            made[here] = known.mean()
    return made


def _gap_lengths(gaps: np.ndarray) -> np.ndarray:
    """Return the length of the gap that each record lies in, 0 where it has a value."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], gaps, [False])).astype(np.int8)))
    lengths = np.zeros(len(gaps), np.int64)
    for first, end in zip(edges[::2], edges[1::2]):
        lengths[first:end] = end - first
    return lengths
