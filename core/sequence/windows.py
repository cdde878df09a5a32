"""Windows: the records t-w ... t of one site, without a gap.

A window ends at a record whose w predecessors belong to the same site and follow one another by one
step. The first w records of every run of records therefore end no window.

References
----------
Wu, J., et al., net ecosystem exchange from ChinaFLUX, Eq. 1: NEE_t = LSTM(X_{t-w:t}).
"""

from __future__ import annotations

import numpy as np

# An epoch has this many steps where there are windows enough, so that patience is not spent on a
# few steps in small tables; no step has fewer windows than `MIN_BATCH` for it.
MIN_STEPS, MIN_BATCH = 8, 4


def run_lengths(sites: np.ndarray, ordinals: np.ndarray, size: int) -> np.ndarray:
    """Return the longest window that ends at each record: how many follow one another.

    Parameters
    ----------
    sites : numpy.ndarray
        Number of each record's site; records of one site stand together.
    ordinals : numpy.ndarray
        Number of each record's date, ascending within a site.
    size : int
        Step between two records that follow one another.
    """
    n = len(sites)
    continues = np.zeros(n, dtype=bool)
    continues[1:] = (sites[1:] == sites[:-1]) & (np.diff(ordinals) == size)
    position = np.arange(n)
    start = np.maximum.accumulate(np.where(continues, 0, position))
    return position - start + 1


def window_rows(ends: np.ndarray, length: int) -> np.ndarray:
    """Return the records of each window, first to last: ``(windows, length + 1)``."""
    return np.asarray(ends)[:, None] + np.arange(-length, 1)[None, :]


def windows_of_step(n_windows: int, batch_size: int) -> int:
    """Return how many windows a step of the descent has: fewer than asked for in a small table."""
    return min(batch_size, max(n_windows // MIN_STEPS, MIN_BATCH))


def window_cutter(values: np.ndarray, ends: np.ndarray, length: int):
    """Return a function that cuts windows ``(steps, predictors, windows)`` out of records."""

    def cut(first: int, last: int) -> np.ndarray:
        return values[window_rows(ends[first:last], length)].transpose(1, 2, 0)

    return cut
