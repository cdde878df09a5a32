"""The plans of training: which windows each network learns from, stops by, and is judged by."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.sequence import NoTestWindows, WindowsSplit
from ..learn.splitters import split_sites
from ..run import Run
from .lstm_specification import SequenceSpec
from .parallel_training import FitPlan, member_seeds
from .records import SequenceRecords

# Which part of a site's time a window ends in.
TRAIN, STOP, TEST = 0, 1, 2

PARTS = ("train", "stop", "test")

# Share of the training windows, the last ones of each site, that early stopping looks at.
STOP_SHARE = 0.15


def plan_in_time(records: SequenceRecords, spec: SequenceSpec, run: Run) -> tuple:
    """Return a plan of training per stratum, and the part of each window by time.

    Raises
    ------
    NoTestWindows
        When no site has enough windows for one to be held out.
    """
    split_of_window = split_in_time(records.site[records.ends], spec.test_fraction)
    n_train, n_stop, n_test = (
        int((split_of_window == split).sum()) for split in (TRAIN, STOP, TEST)
    )
    if not n_test:
        n_sites = len(np.unique(records.site[records.ends]))
        raise NoTestWindows(len(split_of_window), n_sites, spec.test_fraction)
    run.note(WindowsSplit(n_train, n_stop, n_test, int(np.isnan(records.target).sum())))
    return plans_of(records, spec, split_of_window), split_of_window


class FoldPlans(NamedTuple):
    """Plans of folds, the ends of the windows that each holds out, and the fold of each window."""

    plans: list
    held_out_ends: list
    fold_of_window: np.ndarray


def plan_folds(records: SequenceRecords, spec: SequenceSpec, settings: dict) -> FoldPlans:
    """Return plans with whole sites held out; strata without another site in a fold are missing.

    Parameters
    ----------
    records : SequenceRecords
        The records.
    spec : SequenceSpec
        How to validate.
    settings : dict
        Settings of each stratum.

    Returns
    -------
    FoldPlans
    """
    ends = records.ends
    names = records.site_names[ends]
    fold = split_sites(len(ends), names, spec.folds, spec.test_fraction, spec.seed)
    plans, held_out_ends = plans_of_folds(records, spec, fold)
    plans = [replace(plan, settings=settings[plan.stratum]) for plan in plans]
    return FoldPlans(plans, held_out_ends, fold)


def plans_of_folds(records: SequenceRecords, spec: SequenceSpec, fold: np.ndarray) -> tuple:
    """Return plans that hold out each fold, and the windows that validate them.

    Parameters
    ----------
    records : SequenceRecords
        The records.
    spec : SequenceSpec
        How to train.
    fold : numpy.ndarray
        Fold of each window, negative for those that are never held out.
    """
    ends, plans, held_out_ends = records.ends, [], []
    for number in range(int(fold.max()) + 1):
        split_of_window = split_by_sites(records.site[ends], fold == number)
        test_records = records.with_ends(ends[split_of_window == TEST])
        for plan in plans_of(records, spec, split_of_window):
            fold_ends = test_records.ends_of(plan.stratum)
            if len(fold_ends) and len(plan.train) > 1:
                plans.append(plan)
                held_out_ends.append(fold_ends)
    return plans, held_out_ends


def plans_of(records: SequenceRecords, spec: SequenceSpec, split_of_window: np.ndarray) -> list:
    """Return a plan of training per stratum for windows in given parts."""
    ends, plans = records.ends, []
    seeds = member_seeds(spec.seed, spec.seeds)
    for k, label in enumerate(records.strata):
        is_of_stratum = records.stratum[ends] == k
        train, stop = (
            ends[is_of_stratum & (split_of_window == TRAIN)],
            ends[is_of_stratum & (split_of_window == STOP)],
        )
        plans.append(FitPlan(label, train, stop, spec.settings, seeds))
    return plans


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
