"""Levels at which quantile intervals hold what they promise, learnt from held-out records.

The quantiles of a forest rest on the records in its leaves. With several records to a leaf they
hold the slope of the flux within the leaf beside its noise and come out too wide; with one record
to a leaf, or at places unlike the others, too narrow. Held-out records tell by how much: each is
ranked in the distribution that a model without its fold predicts for it,

    rank_lower = largest level a with Q_a(x) <= y,    rank_upper = smallest level a with Q_a(x) >= y

and the interval of coverage c is taken between those levels below (above) which k - 1 of n records
rank, k = floor((n + 1) (1 - c)/2), instead of (1 - c)/2 and (1 + c)/2. A new record that is as
likely to rank anywhere as the held-out ones then lies below the interval with probability (1 - c)/2
at most, and above it as well [1]_. The bounds remain quantiles of training targets: none leaves
their range, and wide stays wide where the flux scatters.

References
----------
.. [1] Chernozhukov, V., Wüthrich, K., Zhu, Y. (2021). Distributional conformal prediction. PNAS
   118, e2107794118. Made across folds as in Barber, R. F. et al. (2021), Annals of Statistics 49,
   486-507; the same aim as conformalised quantile regression (Romano et al. 2019, NeurIPS 32).
"""

from __future__ import annotations

import numpy as np

# Levels that ranks are told in: near both ends in steps of a third or so of themselves, then of
# 1/1000, of 1/400 up to a tenth, of 1/100 between. Outermost stand the smallest and the largest
# target that a leaf holds.
_HALF = np.concatenate(
    [
        [1e-6, 1e-5, 3e-5, 1e-4, 1.5e-4, 2e-4, 3e-4, 4e-4, 5e-4, 7e-4],
        np.arange(1, 10) / 1000,
        np.arange(4, 40) / 400,
        np.arange(10, 50) / 100,
    ]
)
LEVELS = np.concatenate([_HALF, [0.5], (1 - _HALF)[::-1]])
# Groups that are left out in turn where there are no folds to leave out.
MOST_GROUPS = 20


def rank_records(observed, quantiles) -> np.ndarray:
    """Return the lower and upper rank of records ``(2, records)`` in their held-out distribution.

    Parameters
    ----------
    observed : array_like
        Values of the records.
    quantiles : numpy.ndarray
        Quantiles at `LEVELS` ``(levels, records)``, rising.

    Returns
    -------
    numpy.ndarray
        Levels of `LEVELS`, 0 below all and 1 above all quantiles; NaN without a distribution.
    """
    observed = np.asarray(observed, np.float64)
    below = (quantiles <= observed).sum(axis=0)
    under = (quantiles < observed).sum(axis=0)
    ranks = np.array(
        [np.concatenate([[0.0], LEVELS])[below], np.concatenate([LEVELS, [1.0]])[under]]
    )
    known = np.isfinite(observed) & np.isfinite(quantiles).all(axis=0)
    return np.where(known, ranks, np.nan)


def calibrated_levels(ranks, coverage: float) -> tuple | None:
    """Return the levels of the lower and upper bound at which held-out records are covered.

    Parameters
    ----------
    ranks : numpy.ndarray
        As `rank_records` makes them ``(2, records)``; records with NaN do not count.
    coverage : float
        Coverage wanted, above 0 and below 1.

    Returns
    -------
    tuple of float or None
        Two of `LEVELS`; None where the records are too few for such a coverage.
    """
    lower, upper = ranks[:, np.isfinite(ranks).all(axis=0)]
    k = int(np.floor((len(lower) + 1) * (1 - coverage) / 2 + 1e-9))
    if k < 1:
        return None
    low = np.partition(lower, k - 1)[k - 1]
    high = np.partition(upper, len(upper) - k)[len(upper) - k]
    # Where too many records lie beyond all targets of their leaves, the outermost is all there is.
    low, high = max(low, LEVELS[0]), min(high, LEVELS[-1])
    return (float(low), float(high)) if low < high else None


def cross_calibrate(quantiles, ranks, groups, coverage: float, learnt) -> np.ndarray:
    """Return bounds ``(2, records)`` of records, each by the ranks of the other groups.

    Parameters
    ----------
    quantiles : numpy.ndarray
        Held-out quantiles at `LEVELS` ``(levels, records)``.
    ranks : numpy.ndarray
        As `rank_records` makes them.
    groups : numpy.ndarray of int
        Fold of each record, negative for none.
    coverage : float
        Coverage wanted.
    learnt : numpy.ndarray of bool
        Records that count.

    Returns
    -------
    numpy.ndarray
        NaN for records without a group or without enough others.
    """
    bounds = np.full((2, quantiles.shape[1]), np.nan)
    for group in np.unique(groups[groups >= 0]).tolist():
        here = groups == group
        levels = calibrated_levels(ranks[:, learnt & ~here & (groups >= 0)], coverage)
        if levels is not None:
            places = np.searchsorted(LEVELS, levels)
            bounds[:, here] = quantiles[places][:, here]
    return bounds


def calibration_groups(folds: np.ndarray, sites) -> np.ndarray:
    """Return the groups to leave out in turn: the folds; of a single fold sites, else records."""
    held = folds >= 0
    if len(np.unique(folds[held])) > 1:
        return folds
    numbers = np.arange(len(folds))
    if sites is not None:
        numbers = np.unique(np.asarray(sites, str), return_inverse=True)[1]
    return np.where(held, numbers % MOST_GROUPS, -1)
