"""Tuning: settings chosen by held-out error inside the training records.

In each fold of a validation the settings are chosen anew from the records of the other folds, by
folds of their own; a held-out record never takes part in the choice, so scores stay honest.

References
----------
Varma, S., Simon, R. (2006) BMC Bioinformatics 7: 91 (nested validation).
Bergstra, J., Bengio, Y. (2012) Journal of Machine Learning Research 13: 281-305 (random search).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np

from ..errors_and_notes.learn import Tuned
from ..estimators.registry import find_estimator
from ..estimators.settings import EstimatorSettings
from ..model.training_data import TrainingData
from ..model.training_specification import Recipe
from ..run import Run
from .held_out import predict_held_out
from .splitters import split_random, split_sites

INNER_FOLDS = 3
# Draws of TUNE = random, beside the settings given.
DRAWS = 12
# Forests are compared with fewer trees: more change their error little, and all alike. Where the
# numbers of trees are what is compared, they are those.
COMPARED_TREES = 100
# Fewest records that are worth tuning on.
_MIN_RECORDS = 5 * INNER_FOLDS


def tuning_candidates(recipe: Recipe, tune: str, user_grid: tuple = ()) -> list:
    """Return the settings that tuning compares, the given ones first.

    Parameters
    ----------
    recipe : Recipe
        What is fitted; settings that differ from their default are left as they are.
    tune : {"grid", "random"}
        All combinations of the kind's grid, or seeded draws between its ends.
    user_grid : tuple of (str, tuple)
        A grid of the user's own instead: all its combinations, or some drawn of them.
    """
    default, settings = EstimatorSettings(), recipe.settings
    grid = {
        name: values
        for name, values in find_estimator(recipe.estimator).grid
        if getattr(settings, name) == getattr(default, name)
    }
    grid = dict(user_grid) or grid
    if tune == "grid" or user_grid:
        choices = list(itertools.product(*grid.values()))
        if tune == "random":
            order = np.random.Generator(np.random.PCG64(recipe.seed)).permutation(len(choices))
            choices = [choices[i] for i in order[:DRAWS]]
    else:
        generator = np.random.Generator(np.random.PCG64(recipe.seed))
        choices = [
            tuple(_grid_value(values, u) for values, u in zip(grid.values(), row))
            for row in generator.random((DRAWS, len(grid)))
        ]
    candidates = [settings, *(replace(settings, **dict(zip(grid, choice))) for choice in choices)]
    return list(dict.fromkeys(candidates))


def _grid_value(values: tuple, u: float):
    """Return a setting to try between the ends of a tuning grid, even in its logarithm."""
    value = math.exp(math.log(values[0]) + u * math.log(values[-1] / values[0]))
    return round(value) if isinstance(values[0], int) else float(f"{value:.3g}")


def tune_recipe(
    data: TrainingData, recipe: Recipe, tune: str, run: Run, user_grid: tuple = ()
) -> Recipe:
    """Return a recipe with the settings that predict held-out records best.

    Parameters
    ----------
    data : TrainingData
        Records to choose by; whole sites are held out where sites are known.
    recipe : Recipe
        Recipe with the given settings.
    tune : {"none", "grid", "random"}
        "none" returns the recipe as it is; so do too few records.
    run : Run
        Progress, cancel; gets a note of what was chosen.
    user_grid : tuple of (str, tuple)
        A grid of the user's own, as of `tuning_candidates`.
    """
    has_sites = data.sites is not None and len(set(data.sites.tolist())) >= INNER_FOLDS
    if tune == "none" or len(data) < _MIN_RECORDS:
        return recipe
    split = split_sites if has_sites else split_random
    folds = split(len(data), data.sites, INNER_FOLDS, 0.0, recipe.seed)
    settings, errors = tuning_candidates(recipe, tune, user_grid), []
    for i, candidate in enumerate(settings):
        candidate_run = run.part(i / len(settings), (i + 1) / len(settings)).quiet()
        compared = candidate
        if find_estimator(recipe.estimator).forest and "trees" not in dict(user_grid):
            compared = replace(candidate, trees=min(candidate.trees, COMPARED_TREES))
        trial = replace(recipe, settings=compared)
        errors.append(
            _rmse_of_observed(data, predict_held_out(data, trial, folds, "tune", candidate_run))
        )
    best = int(np.argmin(errors))
    run.note(Tuned(_changed_settings(settings[best]), len(settings), errors[0], errors[best]))
    return replace(recipe, settings=settings[best])


def _rmse_of_observed(data: TrainingData, predicted: np.ndarray) -> float:
    """Return the RMSE by which tuning compares settings, of the measured records."""
    is_paired = data.scored & np.isfinite(predicted)
    if not is_paired.any():
        return math.inf
    return float(np.sqrt(np.mean((predicted[is_paired] - data.target[is_paired]) ** 2)))


def _changed_settings(settings: EstimatorSettings) -> tuple:
    """Return the settings that tuning changed from the defaults, as texts."""
    default = vars(EstimatorSettings())
    return tuple(
        f"{name} = {value:.4g}" if isinstance(value, float) else f"{name} = {value}"
        for name, value in vars(settings).items()
        if value != default[name]
    )
