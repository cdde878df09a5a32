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

from ..notes import NetworkTuned
from ..run import Run
from .fitting import FitPlan, fit_plans
from .records import SequenceRecords
from .specification import GRID, WHOLE, NetworkSettings, SequenceSpec


def candidates(spec: SequenceSpec) -> tuple:
    """Return the settings to compare, the given ones first, and how many there would be.

    "grid" takes combinations of the grid in a random order, "random" draws between its ends, even
    in the logarithm; both stop at `spec.tries`. Settings that differ from their default are left
    alone.
    """
    given, default = spec.settings, NetworkSettings()
    free = {n: values for n, values in GRID if getattr(given, n) == getattr(default, n)}
    generator = np.random.Generator(np.random.PCG64(spec.seed))
    wanted = spec.tries - 1
    if spec.tune == "grid":
        every = list(itertools.product(*free.values()))
        choices = [every[i] for i in generator.permutation(len(every))[:wanted]]
        total = len(every) + 1
    else:
        draws = generator.random((wanted, len(free)))
        choices = [tuple(map(_between, free, free.values(), row)) for row in draws]
        total = spec.tries
    made = [given, *(replace(given, **dict(zip(free, choice))) for choice in choices)]
    return list(dict.fromkeys(made)), total


def _between(name: str, values: tuple, u: float):
    """Return a value between the ends of a grid, even in its logarithm; whole where it is."""
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
        Progress, cancel; is told what was chosen for each stratum.
    """
    if spec.tune == "none":
        return plans
    settings, total = candidates(spec)
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
        texts = _difference(settings[chosen])
        run.note(NetworkTuned(plan.stratum, texts, len(settings), total, before, after))
    return [replace(plan, settings=best.get(id(plan), plan.settings)) for plan in plans]


def _difference(settings: NetworkSettings) -> tuple:
    """Return the settings that differ from the defaults, as texts."""
    default = NetworkSettings().as_dict()
    return tuple(
        f"{name} = {value:.4g}"
        for name, value in settings.as_dict().items()
        if value != default[name]
    )
