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

from ..facts.sequence import NetworkTuned
from ..run import Run
from .fitting import FitPlan, fit_plans
from .records import SequenceRecords
from .specification import GRID, WHOLE, NetworkSettings, SequenceSpec


def tuning_candidates(spec: SequenceSpec) -> tuple:
    """Return the settings that validation compares, the given first, and how many there would be.

    "grid" takes combinations of the grid in a random order, "random" draws between its ends, even
    in the logarithm; both stop at `spec.tries`. Settings that differ from their default are left
    alone. Of a grid of the user's own both take combinations.
    """
    given_settings, default = spec.settings, NetworkSettings()
    tuned_values = {
        n: values for n, values in GRID if getattr(given_settings, n) == getattr(default, n)
    }
    tuned_values = dict(spec.grid) or tuned_values
    generator = np.random.Generator(np.random.PCG64(spec.seed))
    n_wanted = spec.tries - 1
    if spec.tune == "grid" or spec.grid:
        combinations = list(itertools.product(*tuned_values.values()))
        given_values = tuple(getattr(given_settings, name) for name in tuned_values)
        other_combinations = [
            i for i in generator.permutation(len(combinations)) if combinations[i] != given_values
        ]
        choices = [combinations[i] for i in other_combinations[:n_wanted]]
        total = len(other_combinations) + 1
    else:
        draws = generator.random((n_wanted, len(tuned_values)))
        choices = [
            tuple(map(_grid_value, tuned_values, tuned_values.values(), row)) for row in draws
        ]
        total = spec.tries
    candidates = [
        given_settings,
        *(replace(given_settings, **dict(zip(tuned_values, choice))) for choice in choices),
    ]
    return list(dict.fromkeys(candidates)), total


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
    plans_with_stop = [plan for plan in plans if len(plan.stop)]
    trials = [
        FitPlan(plan.stratum, plan.train, plan.stop, choice, plan.seeds[:1])
        for plan in plans_with_stop
        for choice in settings
    ]
    fitted = fit_plans(trials, records, spec.length, run) if trials else []
    best = {}
    for i, plan in enumerate(plans_with_stop):
        plan_trials = fitted[i * len(settings) : (i + 1) * len(settings)]
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
    """Return the settings that differ from the defaults, as texts."""
    default = NetworkSettings().as_dict()
    return tuple(
        f"{name} = {value:.4g}"
        for name, value in settings.as_dict().items()
        if value != default[name]
    )
