"""Which windows each network learns from, and which it is judged by.

Settings of the network chosen by the early-stopping windows, within a budget of tries.

The held-out windows take no part in the choice.

References
----------
Bergstra, J., Bengio, Y. (2012) Journal of Machine Learning Research 13: 281-305 (random search).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np

from ..facts.learn import ConstantTarget, StrataSkipped
from ..facts.sequence import NetworkTuned, OneSiteOnly, SingleSite, TooFewWindows, WindowsSplit
from ..learn.splitters import split_sites
from ..model.predictors import positions_of_labels
from ..run import Run
from .fitting import FitPlan, fit_plans, member_seeds
from .records import SequenceRecords
from .specification import GRID, MIN_WINDOWS, WHOLE, NetworkSettings, SequenceSpec
from .splits import STOP, TEST, TRAIN, split_by_sites, split_in_time


def usable_windows(records: SequenceRecords, spec: SequenceSpec, run: Run) -> SequenceRecords:
    """Return the records with those windows that can be validated: with target and stratum.

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
        stratum = positions_of_labels(np.asarray(records.labels), strata)
        records = replace(records, strata=strata, stratum=stratum)
    records = records.with_ends(ends)
    _check_strata(records, spec, run)
    return records


def _check_strata(records: SequenceRecords, spec: SequenceSpec, run: Run) -> None:
    """Raise when a stratum cannot be validated: one target value, or too few sites."""
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
    n_train, n_stop, n_test = (int((part == which).sum()) for which in (TRAIN, STOP, TEST))
    run.note(WindowsSplit(n_train, n_stop, n_test, int(np.isnan(records.target).sum())))
    return plans_of(records, spec, part), part


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
    plans, held = plans_of_folds(records, spec, fold)
    return [replace(plan, settings=settings[plan.stratum]) for plan in plans], held, fold


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
    ends, plans, held = records.ends, [], []
    for number in range(int(fold.max()) + 1):
        part = split_by_sites(records.site[ends], fold == number)
        left_out = records.with_ends(ends[part == TEST])
        for plan in plans_of(records, spec, part):
            out = left_out.ends_of(plan.stratum)
            if len(out) and len(plan.train) > 1:
                plans.append(plan)
                held.append(out)
    return plans, held


def plans_of(records: SequenceRecords, spec: SequenceSpec, part: np.ndarray) -> list:
    """Return a plan per stratum for windows in given parts."""
    ends, plans = records.ends, []
    seeds = member_seeds(spec.seed, spec.seeds)
    for k, label in enumerate(records.strata):
        own = records.stratum[ends] == k
        train, stop = ends[own & (part == TRAIN)], ends[own & (part == STOP)]
        plans.append(FitPlan(label, train, stop, spec.settings, seeds))
    return plans


def tuning_candidates(spec: SequenceSpec) -> tuple:
    """Return the settings that validation compares, the given first, and how many there would be.

    "grid" takes combinations of the grid in a random order, "random" draws between its ends, even
    in the logarithm; both stop at `spec.tries`. Settings that differ from their default are left
    alone. Of a grid of the user's own both take combinations.
    """
    given, default = spec.settings, NetworkSettings()
    free = {n: values for n, values in GRID if getattr(given, n) == getattr(default, n)}
    free = dict(spec.grid) or free
    generator = np.random.Generator(np.random.PCG64(spec.seed))
    wanted = spec.tries - 1
    if spec.tune == "grid" or spec.grid:
        every = list(itertools.product(*free.values()))
        own = tuple(getattr(given, name) for name in free)
        others = [i for i in generator.permutation(len(every)) if every[i] != own]
        choices = [every[i] for i in others[:wanted]]
        total = len(others) + 1
    else:
        draws = generator.random((wanted, len(free)))
        choices = [tuple(map(_grid_value, free, free.values(), row)) for row in draws]
        total = spec.tries
    made = [given, *(replace(given, **dict(zip(free, choice))) for choice in choices)]
    return list(dict.fromkeys(made)), total


def _grid_value(name: str, values: tuple, u: float):
    """Return a setting to compare between the ends of a grid, even in its logarithm."""
    value = math.exp(math.log(values[0]) + u * math.log(values[-1] / values[0]))
    return round(value) if name in WHOLE else float(f"{value:.3g}")


def tuned_plans(plans: list, records: SequenceRecords, spec: SequenceSpec, run: Run) -> list:
    """Return plans with the settings that predict their early-stopping windows best.

    Parameters
    ----------
    plans : list of FitPlan
        One per stratum, with the given settings.
    records : SequenceRecords
        The records.
    spec : SequenceSpec
        How to tune.
    run : Run
        Progress, cancel; gets a note of what was chosen for each stratum.
    """
    if spec.tune == "none":
        return plans
    settings, total = tuning_candidates(spec)
    able = [plan for plan in plans if len(plan.stop)]
    trials = [
        FitPlan(plan.stratum, plan.train, plan.stop, choice, plan.seeds[:1])
        for plan in able
        for choice in settings
    ]
    fitted = fit_plans(trials, records, spec.length, run) if trials else []
    best = {}
    for i, plan in enumerate(able):
        own = fitted[i * len(settings) : (i + 1) * len(settings)]
        errors = [found.fits[0].curve[1].min() * found.part.scaling.target_sd for found in own]
        chosen = int(np.argmin(errors))
        best[id(plan)] = settings[chosen]
        before, after = float(errors[0]), float(errors[chosen])
        texts = _changed_settings(settings[chosen])
        run.note(NetworkTuned(plan.stratum, texts, len(settings), total, before, after))
    return [replace(plan, settings=best.get(id(plan), plan.settings)) for plan in plans]


def _changed_settings(settings: NetworkSettings) -> tuple:
    """Return the settings that differ from the defaults, as texts."""
    default = NetworkSettings().as_dict()
    return tuple(
        f"{name} = {value:.4g}"
        for name, value in settings.as_dict().items()
        if value != default[name]
    )
