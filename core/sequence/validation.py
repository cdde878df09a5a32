"""Which windows each network learns from, and which it is judged by."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors import ConstantTarget, SingleSite, TooFewWindows
from ..learn.predictors import positions_of_labels
from ..learn.splitters import split_sites
from ..notes import OneSiteOnly, StrataSkipped, WindowsSplit
from ..run import Run
from .fitting import FitPlan, member_seeds
from .records import SequenceRecords
from .specification import SequenceSpec
from .windows import STOP, TEST, TRAIN, split_around, split_in_time

# Fewest windows with a target that a model is trained and tested on.
MIN_WINDOWS = 20


def usable_windows(records: SequenceRecords, spec: SequenceSpec, run: Run) -> SequenceRecords:
    """Return the records with those windows that have a target and a stratum of enough of them.

    Raises
    ------
    TooFewWindows
        When there are too few, over all or in a stratum that is not to be skipped.
    SingleSite
        When whole sites are to be held out of a stratum with one site.
    ConstantTarget
        When the target of a stratum does not vary.
    """
    ends = records.ends[np.isfinite(records.target[records.ends])]
    counts = np.bincount(records.stratum[ends], minlength=len(records.strata))
    small = [k for k, n in enumerate(counts.tolist()) if n < MIN_WINDOWS]
    field = spec.stratum
    if small and (not field or spec.small_strata == "refuse" or len(small) == len(counts)):
        k = small[0]
        raise TooFewWindows(field, records.strata[k], int(counts[k]), MIN_WINDOWS)
    if small:
        named = tuple(f"{records.strata[k]} ({counts[k]})" for k in small)
        run.note(StrataSkipped(field, named, MIN_WINDOWS))
        ends = ends[~np.isin(records.stratum[ends], small)]
        strata = tuple(s for k, s in enumerate(records.strata) if k not in small)
        stratum = positions_of_labels(records.labels, strata)
        records = replace(records, strata=strata, stratum=stratum)
    records = records.with_ends(ends)
    _check_strata(records, spec, run)
    return records


def _check_strata(records: SequenceRecords, spec: SequenceSpec, run: Run) -> None:
    ends, single = records.ends, []
    for k, label in enumerate(records.strata):
        own = ends[records.stratum[ends] == k]
        target = records.target[own]
        if target.min() == target.max():
            raise ConstantTarget(spec.target, float(target[0]))
        sites = np.unique(records.site[own])
        if len(sites) > 1:
            continue
        name = records.sites[sites[0]]
        if spec.validation == "site":
            raise SingleSite(spec.stratum, label, name)
        single.append(f"{label} ({name})")
    if single and spec.stratum:
        run.note(OneSiteOnly(spec.stratum, tuple(single)))


def plan_in_time(records: SequenceRecords, spec: SequenceSpec, run: Run) -> tuple:
    """Return a plan per stratum, and the part of each window: `TRAIN`, `STOP` or `TEST`."""
    part = split_in_time(records.site[records.ends], spec.test_fraction)
    counts = [int((part == which).sum()) for which in (TRAIN, STOP, TEST)]
    run.note(WindowsSplit(*counts, int(np.isnan(records.target).sum())))
    return _plans(records, spec, part), part


def plan_folds(records: SequenceRecords, spec: SequenceSpec, settings: dict) -> tuple:
    """Return plans with whole sites held out, what each holds out, and the fold of each window.

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
    tuple
        ``(plans, held-out ends of each plan, fold of each window)``; strata that have no other
        site left in a fold are missing.
    """
    ends = records.ends
    names = records.site_names[ends]
    fold = split_sites(len(ends), names, spec.folds, spec.test_fraction, spec.seed)
    plans, held = [], []
    for number in range(int(fold.max()) + 1):
        part = split_around(records.site[ends], fold == number)
        for plan in _plans(records, spec, part):
            own = records.stratum[ends] == records.strata.index(plan.stratum)
            out = ends[own & (part == TEST)]
            if len(out) and len(plan.train) > 1:
                plans.append(replace(plan, settings=settings[plan.stratum]))
                held.append(out)
    return plans, held, fold


def _plans(records: SequenceRecords, spec: SequenceSpec, part: np.ndarray) -> list:
    """Return a plan per stratum for windows in given parts."""
    ends, plans = records.ends, []
    seeds = member_seeds(spec.seed, spec.seeds)
    for k, label in enumerate(records.strata):
        own = records.stratum[ends] == k
        train, stop = ends[own & (part == TRAIN)], ends[own & (part == STOP)]
        plans.append(FitPlan(label, train, stop, spec.settings, seeds))
    return plans
