"""`train`: from a table of samples to a model, its scores and its held-out predictions."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.folds import SplitsBinned
from ..errors_and_notes.learn import HeldOutBias, NoSites, ScoresNote
from ..estimators.registry import find_estimator, library_versions
from ..model.circular_predictors import split_angles
from ..model.expanded_records import bag_groups, renumbered
from ..model.fitting import fit_estimator, predict_fit
from ..model.flux_model import FluxModel
from ..model.protocol import Model
from ..model.stratum_model import StratumModel
from ..model.training_data import TrainingData, read_samples
from ..model.training_specification import Recipe, TrainingSpec, is_unsmeared
from ..run import Run
from ..statistics.scores import BIASED, Scores
from ..uncertainty.applicability import keep_applicability
from ..uncertainty.held_out_errors import COORDINATES, X, Y
from .score_table import (
    PREDICTED,
    build_scores,
    held_out_bias,
    rows_for_json,
    scores_of,
    validations_in,
)
from .site_skill import SiteSkill, find_site_skill, note_site_skill
from .splitters import count_fits
from .tuning import tune_recipe
from .validations import choose_splits, run_validations

# Share of the progress for the model itself; the folds have the rest.
_MODEL_SHARE = 0.15
HEADLINE = ("R2", "RMSE", "MAE", "R", "PBIAS", "MAPE", "N")
_OTHER_R2 = {
    "R2_TRAIN": "training",
    "R2_OOB": "oob",
    "R2_SITE": "site",
    "R2_KFOLD": "kfold",
    "R2_BLOCK": "block",
    "R2_KNNDM": "knndm",
}


class Training(NamedTuple):
    """What training yields.

    Parameters
    ----------
    model : Model
        The model, trained on all usable records.
    scores : pandas.DataFrame
        As `build_scores` makes it.
    predictions : pandas.DataFrame
        One row per usable record: `row` (in the user's table, from 1), `site`, `stratum`,
        `expanded` (made by sample expansion), `x` and `y` (place, in the CRS of the samples),
        `observed`, ``predicted_training``,
        ``predicted_oob``, and ``predicted_*`` with ``fold_*`` for each validation (folds from 1,
        0 for never held out), ``lower_*`` and ``upper_*`` with the held-out interval of a
        forest as a map has it, ``raw_lower_*`` and ``raw_upper_*`` with that before calibration,
        the ranks `RANK_LOWER` and `RANK_UPPER` of the main validation, and `dissimilarity`.
        Columns that mean nothing here are absent.
    main : str
        The validation that stands first.
    dropped : dict of str to int
        Records of the user's table that were left out, by reason.
    """

    model: Model
    scores: Any  # pandas.DataFrame
    predictions: Any  # pandas.DataFrame
    main: str
    dropped: dict

    def score(self, validation: str = "") -> Scores | None:
        """Return a training's scores over all records, of the main validation by default.

        None when that validation was not made (or there are no out-of-bag predictions).
        """
        try:
            return scores_of(self.scores, validation or self.main)
        except KeyError:
            return None

    def headline(self) -> dict:
        """Return the numbers of a training shown first, by the names of outputs.

        R2, RMSE, MAE, R, PBIAS, MAPE and N are those of the main validation.
        """
        main = self.score()
        numbers = {name: getattr(main, name.lower()) for name in HEADLINE}
        for name, key in _OTHER_R2.items():
            scores = self.score(key)
            if scores is not None:
                numbers[name] = scores.r2
        skill = self.site_skill
        return numbers if skill is None else {**numbers, **skill.outputs()}

    @property
    def site_skill(self) -> SiteSkill | None:
        """The R2 of single sites in the main validation, None where there are none."""
        return find_site_skill(self.scores[self.scores["validation"] == self.main])

    @property
    def validations(self) -> list:
        """Keys of all scores there are: "training", "oob", "site", "kfold", "block", "holdout"."""
        return validations_in(self.predictions)


def train(samples, spec: TrainingSpec, run: Run) -> Training:
    """Train an estimator on samples and validate it.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    spec : TrainingSpec
        What to train on which columns, and how to validate.
    run : Run
        Progress, cancel, notes, threads.

    Returns
    -------
    Training

    Raises
    ------
    DoesNotApply, BadValue, UnknownEstimator
        For a specification that cannot be.
    MissingColumn, NotNumeric, TooFewSamples, TooFewInStratum, TooFewGroups, ConstantTarget
        For a table that cannot be trained on.
    Cancelled
        When the user stopped.
    """
    spec.check()
    samples, spec = split_angles(samples, spec)
    data = read_samples(samples, spec, run)
    splits = choose_splits(data, spec, run)
    main = next(iter(splits))
    if spec.validation in ("site", "all") and "site" not in splits:
        run.note(NoSites(main))
    run.step("train", spec.target)
    recipe = tune_recipe(data, spec.recipe, spec.tune, run.part(0.0, _MODEL_SHARE / 2), spec.grid)
    submodels, fitted, oob = fit_strata(data, recipe, run.part(_MODEL_SHARE / 2, _MODEL_SHARE))
    columns = {PREDICTED.format("training"): fitted}
    if oob is not None:
        columns[PREDICTED.format("oob")] = oob
    columns.update(run_validations(data, spec, splits, run.part(_MODEL_SHARE, 1.0)))
    predictions = _held_out_table(data, spec, columns)
    scores = build_scores(predictions, spec.stratum)
    _note_search(submodels, run)
    for key in validations_in(predictions):
        all_scores = scores_of(scores, key)
        run.note(ScoresNote(key, all_scores.n, all_scores.r2, all_scores.rmse, all_scores.mae))
    bias = held_out_bias(predictions, main)
    if abs(bias) > BIASED:
        run.note(HeldOutBias(main, bias, is_unsmeared(recipe)))
    model = FluxModel(
        predictors=data.predictors,
        target=spec.target,
        unit=spec.target_unit,
        quantity=spec.target_quantity,
        recipe=recipe,
        submodels=submodels,
        stratum=spec.stratum,
        site=spec.site,
        training=data.table,
        held_out=predictions,
        validation=_validation_record(spec, data, splits, scores),
        versions=library_versions(find_estimator(spec.recipe.estimator)),
        legends=data.legends,
    )
    keep_applicability(model, spec.applicability_weights, run)
    training = Training(model, scores, predictions, main, data.dropped)
    note_site_skill(training.site_skill, main, run)
    return training


class FittedStrata(NamedTuple):
    """Parts of a model, with in-sample and out-of-bag predictions (None without bags)."""

    submodels: tuple
    in_sample: np.ndarray
    out_of_bag: np.ndarray | None


def fit_strata(data: TrainingData, recipe: Recipe, run: Run) -> FittedStrata:
    """Fit the estimator of each stratum on all its records, bags by parent of expanded ones."""
    fitted, oob = np.full(len(data), np.nan), None
    groups, submodels = bag_groups(data.parents, data.scored), []
    for k, label in enumerate(data.strata):
        share = run.part(k / len(data.strata), (k + 1) / len(data.strata))
        is_in_stratum = data.stratum == k
        columns = data.columns[:, is_in_stratum]
        fit = fit_estimator(
            recipe,
            len(data.predictors),
            columns,
            data.target[is_in_stratum],
            share,
            want_oob=True,
            groups=renumbered(groups, is_in_stratum),
        )
        submodels.append(StratumModel(label, fit.estimator, fit.smearing, int(is_in_stratum.sum())))
        fitted[is_in_stratum] = predict_fit(recipe, fit, columns)
        if fit.oob is not None:
            oob = np.full(len(data), np.nan) if oob is None else oob
            oob[is_in_stratum] = fit.oob
    return FittedStrata(tuple(submodels), fitted, oob)


def _note_search(submodels: tuple, run: Run) -> None:
    """Report once that a training searched splits in quantile bins."""
    binned = [
        submodel.n
        for submodel in submodels
        if getattr(submodel.estimator, "search", "") == "histogram"
    ]
    if binned:
        from ..forest.growth.growth_table import EXACT_LIMIT, N_BINS

        run.note(SplitsBinned(max(binned), N_BINS, EXACT_LIMIT))


def _held_out_table(data: TrainingData, spec: TrainingSpec, columns: dict):
    """Return the table of held-out predictions, one row per training record."""
    import pandas as pd

    table: dict = {"row": data.rows + 1}
    if data.sites is not None:
        table["site"] = data.sites
    if spec.stratum:
        table["stratum"] = np.array(data.strata, dtype=object)[data.stratum]
    if spec.parent:
        table["expanded"] = ~data.scored
    if data.coordinates is not None:
        # Where held-out residuals lie says how far the errors of a map go together.
        table[X], table[Y] = data.coordinates.T
    table["observed"] = data.target
    return pd.DataFrame({**table, **columns})


def _validation_record(spec: TrainingSpec, data: TrainingData, splits: dict, scores) -> dict:
    """Return what the model remembers of its validation, as plain values."""
    return {
        "main": next(iter(splits)),
        "asked": spec.validation,
        "folds": {key: count_fits(folds) for key, folds in splits.items()},
        "test_fraction": spec.test_fraction,
        "sites": 0 if data.sites is None else len(set(data.sites.tolist())),
        "scores": rows_for_json(scores),
        **({COORDINATES: {"crs": spec.crs}} if data.coordinates is not None else {}),
        **({"tune": spec.tune} if spec.tune != "none" else {}),
        **_imputation_record(spec, data),
    }


def _imputation_record(spec: TrainingSpec, data: TrainingData) -> dict:
    """Return how missing predictors were filled in, and in which share of the records."""
    if data.gaps is None:
        return {}
    return {"impute": spec.impute, "imputed": float(data.gaps.any(axis=0).mean())}
