"""Means and sums of products of the series of a pixel, with or without their seasons."""

from __future__ import annotations

import numpy as np

from ...jit import njit


@njit(nogil=True, cache=True)
def centre_rows(x, n):
    """Subtract the mean from each series of a pixel before products; return that of the first."""
    first = 0.0
    for i in range(x.shape[0]):
        origin, total = x[i, 0], 0.0
        for j in range(n):
            x[i, j] -= origin
            total += x[i, j]
        mean = total / n
        for j in range(n):
            x[i, j] -= mean
        if i == 0:
            first = origin + mean
    return first


@njit(nogil=True, cache=True)
def centre_seasons(x, n, seasons, counts, sums):
    """Centre series before their products are summed: subtract from each value its season's mean.

    Return how many seasons there are. `seasons` holds the season of each of the `n` dates; `counts`
    and `sums` have a place for each.
    """
    counts[:] = 0
    for j in range(n):
        counts[seasons[j]] += 1
    for i in range(x.shape[0]):
        origins, means = sums[0], sums[1]
        origins[:] = np.nan
        means[:] = 0.0
        for j in range(n):
            season = seasons[j]
            if origins[season] != origins[season]:
                origins[season] = x[i, j]
            x[i, j] -= origins[season]
            means[season] += x[i, j]
        for j in range(n):
            x[i, j] -= means[seasons[j]] / counts[seasons[j]]
    n_present = 0
    for count in counts:
        n_present += 1 if count > 0 else 0
    return n_present


@njit(nogil=True, cache=True)
def sums_of_products(x, n, gram):
    """Write the sums of products of every two series of a pixel."""
    for i in range(x.shape[0]):
        for j in range(i + 1):
            total = 0.0
            for date in range(n):
                total += x[i, date] * x[j, date]
            gram[i, j] = gram[j, i] = total
