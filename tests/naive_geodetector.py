"""Slow, obvious twins of the geographical detector."""

from __future__ import annotations

import itertools

import numpy as np
from scipy import stats


def q(target, strata):
    """1 - SSW / SST, stratum by stratum."""
    within = sum(
        np.sum((target[strata == label] - target[strata == label].mean()) ** 2)
        for label in set(strata)
    )
    return 1.0 - within / np.sum((target - target.mean()) ** 2)


def f_and_lambda(target, strata):
    """F and non-centrality as Wang et al. (2016) print them."""
    labels = sorted(set(strata))
    n, k = len(target), len(labels)
    counts = np.array([np.sum(strata == label) for label in labels])
    means = np.array([target[strata == label].mean() for label in labels])
    share = q(target, strata)
    f = (n - k) / (k - 1) * share / (1 - share)
    noncentrality = (np.sum(means**2) - np.sum(np.sqrt(counts) * means) ** 2 / n) / target.var()
    return f, noncentrality


def p(target, strata):
    """Upper tail of SciPy's non-central F."""
    f, noncentrality = f_and_lambda(target, strata)
    k = len(set(strata))
    return stats.ncf.sf(f, k - 1, len(target) - k, noncentrality)


def classes(values, breaks):
    """Class of each value: above break i - 1, up to and with break i."""
    return np.array([sum(b < value for b in breaks) for value in values])


def best_partition(values, k):
    """Upper limits of the k classes with the least variance within, by trying all."""
    different = sorted(set(values))
    best, limits = np.inf, None
    for chosen in itertools.combinations(different[:-1], k - 1):
        groups = classes(values, chosen)
        cost = sum(
            np.sum((values[groups == g] - values[groups == g].mean()) ** 2) for g in range(k)
        )
        if cost < best - 1e-12:
            best, limits = cost, chosen
    return best, limits
