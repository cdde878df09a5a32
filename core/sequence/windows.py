"""Windows: the records t-w ... t of one site, without a gap; divided into training and testing.

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

# Which part of a site's time a window ends in.
TRAIN, STOP, TEST = 0, 1, 2

PARTS = ("train", "stop", "test")

# Share of the training windows, the last ones of each site, that early stopping looks at.
STOP_SHARE = 0.15


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


def last_share(sites: np.ndarray, share: float) -> np.ndarray:
    """Return which windows, or records, are among the last of their site: held out by time.

    A site of n records has ``floor(share n + 0.5)`` of them.
    """
    last = np.zeros(len(sites), dtype=bool)
    for members in _records_by_site(sites):
        n_last = int(np.floor(share * len(members) + 0.5))
        last[members[len(members) - n_last :]] = True
    return last


def _records_by_site(sites: np.ndarray):
    """Yield the positions of each site's records, which are split by time."""
    order = np.argsort(sites, kind="stable")
    cuts = np.flatnonzero(np.diff(sites[order])) + 1
    yield from (members for members in np.split(order, cuts) if len(members))


def split_in_time(sites: np.ndarray, test_fraction: float) -> np.ndarray:
    """Return `TRAIN`, `STOP` or `TEST` for each window, in the order of time within its site.

    The last `test_fraction` of a site's windows are held out; of the others the last
    `STOP_SHARE` tell training when to stop. Inputs of a held-out window may reach back before
    the split: predictors are known, only the target is held out.
    """
    return split_by_sites(sites, last_share(sites, test_fraction))


def split_by_sites(sites: np.ndarray, is_held_out: np.ndarray) -> np.ndarray:
    """Return `TRAIN`, `STOP` or `TEST` for each window, given which ones are held out."""
    split_of_window = np.full(len(sites), TRAIN, dtype=np.int8)
    split_of_window[is_held_out] = TEST
    training_windows = np.flatnonzero(~is_held_out)
    split_of_window[training_windows[last_share(sites[training_windows], STOP_SHARE)]] = STOP
    return split_of_window


def window_cutter(values: np.ndarray, ends: np.ndarray, length: int):
    """Return a function that cuts windows ``(steps, predictors, windows)`` out of records."""

    def cut(first: int, last: int) -> np.ndarray:
        return values[window_rows(ends[first:last], length)].transpose(1, 2, 0)

    return cut
