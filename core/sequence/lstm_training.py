"""`train_sequences`: an LSTM per stratum, its scores and those of its baselines."""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.learn import NotValidated, ScoresNote
from ..errors_and_notes.sequence import BaselineScore, NetworksTrained, SeedSpread
from ..learn.estimator_training import HEADLINE
from ..learn.score_table import rows_for_json, scores_of
from ..learn.site_skill import SiteSkill, find_site_skill, note_site_skill
from ..model.circular_predictors import split_angles, with_angles
from ..model.training_choices import note_preset
from ..run import Run
from ..statistics.scores import Scores, score
from .baselines import Split, predict_baselines
from .lstm_model import SequenceModel
from .lstm_scores import LSTM, build_score_table, prediction_table
from .lstm_specification import LIBRARY, PRESET_VALUES, SequenceSpec
from .parallel_training import fit_plans
from .records import SequenceRecords, describe_predictors
from .training_plans import TEST, plan_folds, plan_in_time
from .tuning import tuned_plans
from .usable_windows import read_windows
from .windows import window_cutter

MAIN = "time"
# Numbers beside the headline: model and validation.
_OTHER_R2 = {
    "R2_TRAIN": (LSTM, "training"),
    "R2_SITE": (LSTM, "site"),
    "R2_CYCLE": ("cycle", MAIN),
    "R2_FOREST": ("forest", MAIN),
    "R2_FOREST_LAGS": ("forest_lags", MAIN),
}


class SequenceTraining(NamedTuple):
    """What training yields.

    Parameters
    ----------
    model : SequenceModel
        Networks of the split in time: the held-out scores are those of the model itself.
    scores : pandas.DataFrame
        As `lstm_scores.build_score_table` makes it.
    predictions : pandas.DataFrame
        One row per window: `row` (in the user's table, from 1), `site`, `date`, `stratum`, `part`,
        `observed`, ``predicted_*``, ``spread_*`` (between the networks) and the baselines' values
        for each validation.
    fits : tuple of tuple of Fitted
        The networks of each stratum, with their learning curves.
    seed_r2 : tuple of float
        Held-out R2 of each network alone.
    dropped : dict of str to int
        Records of the user's table that were left out, by reason.
    """

    model: SequenceModel
    scores: Any  # pandas.DataFrame
    predictions: Any  # pandas.DataFrame
    fits: tuple
    seed_r2: tuple
    dropped: dict

    def score(self, model: str = LSTM, validation: str = MAIN) -> Scores | None:
        """Return scores of the LSTM or a baseline over all windows, None when not made."""
        model_scores = self.scores[self.scores["model"] == model]
        try:
            return scores_of(model_scores, validation)
        except KeyError:
            return None

    def headline(self) -> dict:
        """Return the numbers of an LSTM's training shown first, by the names of outputs."""
        main = self.score()
        numbers = {name: getattr(main, name.lower()) for name in HEADLINE}
        for name, (model, validation) in _OTHER_R2.items():
            rival_score = self.score(model, validation)
            if rival_score is not None:
                numbers[name] = rival_score.r2
        skill = self.site_skill()
        found = {} if skill is None else skill.outputs()
        return {**numbers, **found, "R2_SD": float(np.std(self.seed_r2))}

    def site_skill(self, validation: str = MAIN) -> SiteSkill | None:
        """Return the R2 of single sites under the LSTM, None where there are none."""
        table = self.scores
        return find_site_skill(
            table[(table["model"] == LSTM) & (table["validation"] == validation)]
        )


def train_sequences(samples, spec: SequenceSpec, run: Run) -> SequenceTraining:
    """Train an LSTM per stratum and validate it beside its baselines.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    spec : SequenceSpec
        What to train on which columns, and how.
    run : Run
        Progress by epochs, cancel, notes, threads.

    Raises
    ------
    DoesNotApply, BadValue, MissingLibrary
        For a specification that cannot be.
    MissingColumn, NotNumeric, BadRecordDate, MixedDates, RepeatedDate, TooShortSequences
        For a table that holds no series.
    TooFewWindows, SingleSite, ConstantTarget
        For series that make no model.
    Cancelled
        When the user stopped.
    """
    spec.check()
    note_preset(spec.preset, spec, PRESET_VALUES[spec.preset], run)
    samples, spec = split_angles(samples, spec)
    records = read_windows(samples, spec, run)
    plans, split_of_window = plan_in_time(records, spec, run)
    tuning_end, training_end, sites_end = _training_progress(spec)
    if spec.tune != "none":
        run.step("tune", spec.target)
    plans = tuned_plans(plans, records, spec, run.part(0.0, tuning_end))
    run.step("train", spec.target)
    fitted = fit_plans(plans, records, spec.length, run.part(tuning_end, training_end))
    for plan, fitted_plan in zip(plans, fitted):
        run.note(NetworksTrained(plan.stratum, fitted_plan.part.epochs, plan.settings.epochs))
    table = prediction_table(records, spec, split_of_window)
    seed_r2 = _add_time_predictions(table, records, spec, split_of_window, fitted, run)
    if spec.validation == "site":
        run.step("validate", "site")
        _add_site_predictions(table, records, spec, plans, run.part(training_end, sites_end))
    run.step("baselines")
    _add_baseline_predictions(table, records, spec, split_of_window, run.part(sites_end, 1.0))
    scores = build_score_table(table, spec.stratum)
    validation = {
        "main": MAIN,
        "asked": spec.validation,
        "test_fraction": spec.test_fraction,
        "sites": len(set(table["site"])),
        "scores": rows_for_json(scores),
        "tune": spec.tune,
    }
    model = build_model(
        spec, records, [fitted_plan.part for fitted_plan in fitted], table, validation
    )
    fits = tuple(fitted_plan.fits for fitted_plan in fitted)
    training = SequenceTraining(model, scores, table, fits, seed_r2, records.dropped)
    _note_result(training, run)
    return training


def _training_progress(spec: SequenceSpec) -> tuple:
    """Return where tuning, fitting and site validation of an LSTM end, as shares of progress."""
    n_trainings = {
        "tune": spec.tries if spec.tune != "none" else 0,
        "time": spec.seeds,
        "site": spec.seeds * spec.folds if spec.validation == "site" else 0,
    }
    total = sum(n_trainings.values()) / 0.85
    tune, split = n_trainings["tune"] / total, (n_trainings["tune"] + n_trainings["time"]) / total
    return tune, split, 0.85


def _add_time_predictions(
    table, records, spec, split_of_window: np.ndarray, fitted: list, run: Run
) -> tuple:
    """Add the LSTM's predictions of the split in time; return the held-out R2 of each network."""
    ends = records.ends
    members = np.full((spec.seeds, len(ends)), np.nan)
    for k, fitted_plan in enumerate(fitted):
        windows_of_stratum = np.flatnonzero(records.stratum[ends] == k)
        windows = window_cutter(records.values, ends[windows_of_stratum], spec.length)
        members[:, windows_of_stratum] = fitted_plan.part.predict_members(
            windows, len(windows_of_stratum), run.check_cancel
        )
    mean, is_test = members.mean(axis=0), split_of_window == TEST
    table["predicted_training"] = np.where(is_test, np.nan, mean)
    table["predicted_time"] = np.where(is_test, mean, np.nan)
    table["spread_time"] = np.where(is_test, members.std(axis=0), np.nan)
    observed = table["observed"].to_numpy()[is_test]
    return tuple(float(score(observed, member[is_test]).r2) for member in members)


def _add_site_predictions(table, records, spec, plans: list, run: Run) -> None:
    """Add the LSTM's predictions of sites that are held out whole."""
    settings = {plan.stratum: plan.settings for plan in plans}
    folds, held_out_ends, fold = plan_folds(records, spec, settings)
    fitted_plans = fit_plans(folds, records, spec.length, run)
    mean, member_sd = np.full(len(records), np.nan), np.full(len(records), np.nan)
    for fitted_plan, fold_ends in zip(fitted_plans, held_out_ends):
        windows = window_cutter(records.values, fold_ends, spec.length)
        members = fitted_plan.part.predict_members(windows, len(fold_ends), run.check_cancel)
        mean[fold_ends], member_sd[fold_ends] = members.mean(axis=0), members.std(axis=0)
    table["predicted_site"], table["spread_site"] = mean[records.ends], member_sd[records.ends]
    table["fold_site"] = fold + 1
    n_unpredicted = int(np.isnan(table["predicted_site"]).sum())
    if n_unpredicted:
        run.note(NotValidated("site", n_unpredicted))


def _add_baseline_predictions(table, records, spec, split_of_window: np.ndarray, run: Run) -> None:
    """Add the predictions of the baselines that the trained LSTM is compared with."""
    ends, stratum = records.ends, records.stratum[records.ends]
    splits: dict = {"time": [], "site": []}
    for k in range(len(records.strata)):
        is_of_stratum = stratum == k
        splits["time"].append(
            Split(
                ends[is_of_stratum & (split_of_window != TEST)],
                ends[is_of_stratum & (split_of_window == TEST)],
            )
        )
        if spec.validation == "site":
            fold = table["fold_site"].to_numpy()
            for number in np.unique(fold[is_of_stratum]):
                is_of_fold = fold == number
                splits["site"].append(
                    Split(ends[is_of_stratum & ~is_of_fold], ends[is_of_stratum & is_of_fold])
                )
    validations = [key for key, is_of_stratum in splits.items() if is_of_stratum]
    for i, key in enumerate(validations):
        share_run = run.part(i / len(validations), (i + 1) / len(validations))
        predictions = predict_baselines(records, splits[key], spec.length, spec.seed, share_run)
        for name, values in predictions.items():
            table[f"{name}_{key}"] = values[ends]


def build_model(
    spec: SequenceSpec, records: SequenceRecords, submodels: list, table, validation: dict
) -> SequenceModel:
    """Return the LSTM model of trained networks, with the records and windows it was trained on."""
    import pandas as pd

    columns = {
        spec.site: records.site_names,
        spec.date: [date.text for date in records.dates],
        **({spec.stratum: records.labels} if spec.stratum else {}),
        spec.target: records.target,
    }
    # float32 in float64: read back from a file they are the same float32.
    values = {n: records.values[:, i].astype(float) for i, n in enumerate(spec.predictors)}
    return SequenceModel(
        predictors=with_angles(
            describe_predictors(spec.predictors, records.units, records.values), spec.angles
        ),
        target=spec.target,
        unit=spec.target_unit,
        quantity=spec.target_quantity,
        length=spec.length,
        step=records.step,
        submodels=tuple(submodels),
        site=spec.site,
        date=spec.date,
        stratum=spec.stratum,
        seed=spec.seed,
        training=pd.DataFrame({**columns, **{n: v for n, v in values.items() if n not in columns}}),
        held_out=table,
        validation={**validation, "impute": spec.impute, "imputed": records.imputed},
        versions=network_versions(),
        legends=records.legends,
    )


def network_versions() -> dict:
    """Return the versions of the libraries that trained an LSTM."""
    names = ("numpy", LIBRARY)
    return {name: str(importlib.import_module(name).__version__) for name in names}


def _note_result(training: SequenceTraining, run: Run) -> None:
    """Note the scores of a trained LSTM, those of its baselines beside them."""
    for validation in ("training", MAIN, "site"):
        lstm_score = training.score(LSTM, validation)
        if lstm_score is None:
            continue
        run.note(
            ScoresNote(validation, lstm_score.n, lstm_score.r2, lstm_score.rmse, lstm_score.mae)
        )
        for name in ("cycle", "forest", "forest_lags"):
            rival_score = training.score(name, validation)
            if rival_score is not None:
                run.note(BaselineScore(name, validation, rival_score.r2, rival_score.rmse))
        note_site_skill(training.site_skill(validation), validation, run)
    seeds = training.seed_r2
    if len(seeds) > 1:
        run.note(SeedSpread(len(seeds), float(np.mean(seeds)), float(np.std(seeds))))
