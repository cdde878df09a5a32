"""z-scores of predictors and target, from the training part only.

Windows: the records t-w ... t of one site, without a gap.

A window ends at a record whose w predecessors belong to the same site and follow one another by one
step. The first w records of every run of records therefore end no window.

References
----------
Wu, J., et al., net ecosystem exchange from ChinaFLUX, Eq. 1: NEE_t = LSTM(X_{t-w:t}).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Scaling(NamedTuple):
    """Means and standard deviations.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        Of each predictor, float64; the deviation of a constant is 1.
    target_mean, target_sd : float
        Of the target.
    """

    mean: np.ndarray
    sd: np.ndarray
    target_mean: float
    target_sd: float

    @classmethod
    def of(cls, values: np.ndarray, target: np.ndarray) -> Scaling:
        """Return the scaling of records ``(records, predictors)`` and their target."""
        values, target = values.astype(np.float64), target.astype(np.float64)
        sd = values.std(axis=0)
        # Numbers that are all alike can have a deviation of 1e-17.
        constant = values.max(axis=0) == values.min(axis=0)
        sd = np.where(constant, 1.0, sd)
        target_sd = 1.0 if target.max() == target.min() else float(target.std())
        return cls(values.mean(axis=0), sd, float(target.mean()), target_sd)

    def records(self, values: np.ndarray) -> np.ndarray:
        """Return scaled predictors of records ``(records, predictors)``, float32."""
        return ((values - self.mean) / self.sd).astype(np.float32)

    def windows(self, values: np.ndarray) -> np.ndarray:
        """Return scaled predictors of windows ``(steps, predictors, windows)``, float32."""
        return ((values - self.mean[:, None]) / self.sd[:, None]).astype(np.float32)

    def scaled_target(self, target: np.ndarray) -> np.ndarray:
        """Return the scaled target, float32."""
        return ((target - self.target_mean) / self.target_sd).astype(np.float32)

    def to_unit(self, scaled: np.ndarray) -> np.ndarray:
        """Return predictions in the target's unit, float64."""
        return scaled.astype(np.float64) * self.target_sd + self.target_mean


# Which part of a site's time a window ends in.
TRAIN, STOP, TEST = 0, 1, 2

PARTS = ("train", "stop", "test")

# Share of the training windows, the last ones of each site, that early stopping looks at.
STOP_SHARE = 0.15


def run_lengths(sites: np.ndarray, ordinals: np.ndarray, size: int) -> np.ndarray:
    """Return how many records, each record counted, follow one another up to each record.

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
    goes_on = np.zeros(n, dtype=bool)
    goes_on[1:] = (sites[1:] == sites[:-1]) & (np.diff(ordinals) == size)
    place = np.arange(n)
    start = np.maximum.accumulate(np.where(goes_on, 0, place))
    return place - start + 1


def window_rows(ends: np.ndarray, length: int) -> np.ndarray:
    """Return the records of each window, first to last: ``(windows, length + 1)``."""
    return np.asarray(ends)[:, None] + np.arange(-length, 1)[None, :]


def last_share(sites: np.ndarray, share: float) -> np.ndarray:
    """Return whether each record is among the last share of its site's records.

    A site of n records has ``floor(share n + 0.5)`` of them.
    """
    last = np.zeros(len(sites), dtype=bool)
    for members in _records_by_site(sites):
        n_last = int(np.floor(share * len(members) + 0.5))
        last[members[len(members) - n_last :]] = True
    return last


def _records_by_site(sites: np.ndarray):
    """Yield the places of each site's records, in their order."""
    order = np.argsort(sites, kind="stable")
    cuts = np.flatnonzero(np.diff(sites[order])) + 1
    yield from (members for members in np.split(order, cuts) if len(members))


def split_in_time(sites: np.ndarray, test_fraction: float) -> np.ndarray:
    """Return `TRAIN`, `STOP` or `TEST` for each window, in the order of time within its site.

    The last `test_fraction` of a site's windows are held out; of the others the last
    `STOP_SHARE` tell training when to stop. Inputs of a held-out window may reach back before
    the split: predictors are known, only the target is held out.
    """
    part = np.full(len(sites), TRAIN, dtype=np.int8)
    part[last_share(sites, test_fraction)] = TEST
    rest = np.flatnonzero(part == TRAIN)
    part[rest[last_share(sites[rest], STOP_SHARE)]] = STOP
    return part


def split_around(sites: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Return `TRAIN`, `STOP` or `TEST` for each window when whole sites are held out."""
    part = np.full(len(sites), TRAIN, dtype=np.int8)
    part[held] = TEST
    rest = np.flatnonzero(~held)
    part[rest[last_share(sites[rest], STOP_SHARE)]] = STOP
    return part
