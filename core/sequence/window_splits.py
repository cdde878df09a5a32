"""Windows divided into training, early stopping and testing: in time, or by sites."""

from __future__ import annotations

import numpy as np

# Which part of a site's time a window ends in.
TRAIN, STOP, TEST = 0, 1, 2

PARTS = ("train", "stop", "test")

# Share of the training windows, the last ones of each site, that early stopping looks at.
STOP_SHARE = 0.15


def last_share(sites: np.ndarray, share: float) -> np.ndarray:
    """Return whether a record is held out in a split by time: among the last of its site.

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
