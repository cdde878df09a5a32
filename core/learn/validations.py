"""The validations of a training: the folds by which each holds records out, and their run."""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.folds import TooFewGroups
from ..estimators.registry import find_estimator
from ..model.training_choices import SPLITTERS
from ..model.training_data import TrainingData
from ..model.training_specification import TrainingSpec
from ..run import Run
from ..uncertainty.prediction_intervals import (
    LEVELS,
    RANK_LOWER,
    RANK_UPPER,
    calibration_groups,
    held_out_intervals,
)
from .held_out import predict_by_site_bags, predict_held_out
from .matched_folds import split_like_map
from .score_table import FOLD, LOWER, PREDICTED, RAW_LOWER, RAW_UPPER, UPPER
from .spatial_blocks import require_coordinates, split_blocks
from .splitters import SPLITS, count_fits
from .tuning import tune_recipe

# A companion of the chosen validation need not be finer than the usual ten folds.
COMPANION_FOLDS = 10


def choose_splits(data: TrainingData, spec: TrainingSpec, run: Run) -> dict:
    """Return the folds of each validation by which records are held out, the main one first.

    Whatever is chosen, validation by site (when sites are known) and random k-fold are both made:
    their difference is the most important number of a model. Blocks, whose size may rest on the
    residuals of the random validation, are None here. With as many folds as sites or more,
    validation by site leaves one site out; random k-fold beside it then has ten folds. Out of bag
    by site stands alone.

    Raises
    ------
    TooFewSamples, TooFewGroups
        When there are fewer records than folds, or fewer than two sites.
    """
    n_sites = 0 if data.sites is None else len(set(data.sites.tolist()))
    validations = [spec.validation, "site", "kfold"]
    if spec.validation == "all":
        validations = [key for key, splitter in SPLITTERS.items() if not splitter.bagged]
    elif SPLITTERS[spec.validation].bagged:
        # Meant for tables that are too large for a model per fold.
        validations = [spec.validation]
        if data.sites is None:
            raise TooFewGroups(0, 2, FieldName("site"))
    splits: dict = {}
    for key in dict.fromkeys(validations):
        splitter = SPLITTERS[key]
        if key == "block":
            # Their size may rest on residuals that are not there yet.
            if spec.validation == "block":
                require_coordinates(data)
            if data.coordinates is not None:
                splits[key] = None
            continue
        is_chosen = key == spec.validation
        if key == "knndm":
            if is_chosen or (spec.map_places is not None and data.coordinates is not None):
                splits[key] = split_like_map(data, spec, run)
            continue
        if splitter.grouped and (data.sites is None or (n_sites < 2 and not is_chosen)):
            continue
        folds = spec.folds if is_chosen or splitter.grouped else min(spec.folds, COMPANION_FOLDS)
        splits[key] = SPLITS[key](
            len(data), data.sites, folds, spec.test_fraction, spec.recipe.seed
        )
    return splits


def run_validations(data: TrainingData, spec: TrainingSpec, splits: dict, run: Run) -> dict:
    """Return the columns of held-out predictions and folds of each validation."""
    columns: dict = {}
    total, n_done = sum(count_fits(folds, spec.folds) for folds in splits.values()), 0

    def tune(records, part):
        return tune_recipe(records, spec.recipe, spec.tune, part.quiet(), spec.grid)

    choose_recipe = None if spec.tune == "none" else tune
    # Blocks last: their size may rest on the residuals of the random validation.
    for key in sorted(splits, key=lambda key: splits[key] is None):
        run.step("validate", key)
        if splits[key] is None:
            residuals = columns[PREDICTED.format("kfold")] - data.target
            splits[key], _size = split_blocks(data, spec, residuals, run)
        folds = splits[key]
        n_fits = count_fits(folds)
        validation_run = run.part(min(n_done / total, 1.0), min((n_done + n_fits) / total, 1.0))
        if SPLITTERS[key].bagged:
            columns[PREDICTED.format(key)] = predict_by_site_bags(
                data, spec.recipe, key, validation_run
            )
            columns[FOLD.format(key)] = folds + 1
            continue
        forest = find_estimator(spec.recipe.estimator).forest
        quantiles = np.full((len(LEVELS), len(data)), np.nan) if forest else None
        columns[PREDICTED.format(key)] = predict_held_out(
            data, spec.recipe, folds, key, validation_run, choose_recipe, quantiles
        )
        columns[FOLD.format(key)] = folds + 1
        if forest:
            columns.update(
                _validated_intervals(data, folds, key, quantiles, key == next(iter(splits)))
            )
        n_done += n_fits
    templates = (PREDICTED, FOLD, LOWER, UPPER, RAW_LOWER, RAW_UPPER)
    order = [template.format(key) for key in splits for template in templates]
    order += [RANK_LOWER, RANK_UPPER]
    return {name: columns[name] for name in order if name in columns}


def _validated_intervals(data: TrainingData, folds, key: str, quantiles, ranked: bool) -> dict:
    """Return the columns of the held-out intervals of one validation of a training."""
    groups = calibration_groups(folds, data.sites)
    intervals = held_out_intervals(quantiles, data.target, groups, data.scored)
    ranks = {name: intervals.pop(name) for name in (RANK_LOWER, RANK_UPPER)}
    columns = {f"{name}_{key}": values for name, values in intervals.items()}
    return {**columns, **ranks} if ranked else columns
