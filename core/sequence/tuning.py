"""Settings of the network chosen by the early-stopping windows, within a budget of tries.

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

from ..errors_and_notes.sequence import NetworkTuned
from ..run import Run
from .lstm_specification import GRID, WHOLE, NetworkSettings, SequenceSpec
from .parallel_training import FitPlan, fit_plans
from .records import SequenceRecords
from .windows import windows_of_step


def tuning_candidates(spec: SequenceSpec, n_windows: int) -> tuple:
    """Return the settings that validation compares, the given first, and how many there would be.

    "grid" takes combinations of the grid in a random order, "random" draws between its ends, even
    in the logarithm; both stop at `spec.tries`. Settings that differ from their default are left
    alone. Of a grid of the user's own both take combinations. Settings that differ in batch sizes
    alone which come to the same for `n_windows` windows are tried once.
    """
    given_settings, default = spec.settings, NetworkSettings()
    tuned_values = {
        n: values for n, values in GRID if getattr(given_settings, n) == getattr(default, n)
    }
    tuned_values = dict(spec.grid) or tuned_values
    generator = np.random.Generator(np.random.PCG64(spec.seed))
    is_grid = spec.tune == "grid" or bool(spec.grid)
    if is_grid:
        combinations = list(itertools.product(*tuned_values.values()))
        choices = [combinations[i] for i in generator.permutation(len(combinations))]
    else:
        draws = generator.random((spec.tries - 1, len(tuned_values)))
        choices = [
            tuple(map(_grid_value, tuned_values, tuned_values.values(), row)) for row in draws
        ]
    by_effect = {_in_effect(given_settings, n_windows): given_settings}
    for choice in choices:
        settings = replace(given_settings, **dict(zip(tuned_values, choice)))
        by_effect.setdefault(_in_effect(settings, n_windows), settings)
    total = len(by_effect) if is_grid else spec.tries
    return list(by_effect.values())[: spec.tries], total


def _in_effect(settings: NetworkSettings, n_windows: int) -> NetworkSettings:
    """Return settings with the windows that a step has when there are `n_windows` to learn from."""
    return replace(settings, batch_size=windows_of_step(n_windows, settings.batch_size))


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
    plans_with_stop = [plan for plan in plans if len(plan.stop)]
    sizes = {len(plan.train) for plan in plans_with_stop}
    candidates_of_size = {n: tuning_candidates(spec, n) for n in sizes}
    candidates = [candidates_of_size[len(plan.train)] for plan in plans_with_stop]
    trials = [
        FitPlan(plan.stratum, plan.train, plan.stop, choice, plan.seeds[:1])
        for plan, (settings, _) in zip(plans_with_stop, candidates)
        for choice in settings
    ]
    fitted = iter(fit_plans(trials, records, spec.length, run) if trials else [])
    best = {}
    for plan, (settings, total) in zip(plans_with_stop, candidates):
        plan_trials = list(itertools.islice(fitted, len(settings)))
        errors = [
            fitted_plan.fits[0].curve[1].min() * fitted_plan.part.scaling.target_sd
            for fitted_plan in plan_trials
        ]
        best_index = int(np.argmin(errors))
        best[id(plan)] = settings[best_index]
        before, after = float(errors[0]), float(errors[best_index])
        texts = _changed_settings(settings[best_index])
        run.note(NetworkTuned(plan.stratum, texts, len(settings), total, before, after))
    return [replace(plan, settings=best.get(id(plan), plan.settings)) for plan in plans]


def _changed_settings(settings: NetworkSettings) -> tuple:
    """Return the settings of the network that tuning changed from the defaults, as texts."""
    default = NetworkSettings().as_dict()
    return tuple(
        f"{name} = {value:.4g}"
        for name, value in settings.as_dict().items()
        if value != default[name]
    )
