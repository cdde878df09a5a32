"""`compare_with_lstm`: an LSTM and other estimators, on the same records and the same folds.

A record that no whole window leads up to has no prediction of an LSTM. Such records are left out
for all models alike; the folds are those of the others, so that all scores are of the same records.
"""

from __future__ import annotations

from typing import Any, Callable, NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName, chosen
from ..errors_and_notes.learn import NotValidated, ScoresNote, TooFewChosen
from ..errors_and_notes.run import DoesNotApply, MissingInput
from ..errors_and_notes.sequence import WindowsCompared
from ..learn.estimator_training import Training
from ..learn.model_comparison import Comparison, best_of, comparison_specs, train_each
from ..learn.score_table import (
    FOLD,
    PREDICTED,
    build_scores,
    held_out_validations_in,
    rows_for_json,
    scores_of,
    validations_in,
)
from ..learn.site_skill import note_site_skill
from ..model.circular_predictors import split_angles
from ..model.training_choices import SPLITTERS
from ..model.training_specification import NO_IMPUTATION, TrainingSpec
from ..run import Run
from .lstm_scores import LSTM, prediction_table
from .lstm_specification import SequenceSpec
from .lstm_training import build_model
from .parallel_training import fit_plans
from .records import SequenceRecords
from .training_plans import plans_of, plans_of_folds, split_by_sites
from .tuning import tuned_plans
from .usable_windows import read_windows, usable_windows
from .windows import window_cutter

# Share of the progress for the other estimators; an LSTM takes far longer.
_OTHERS_SHARE = 0.3


class Compared(NamedTuple):
    """What the models of a comparison with an LSTM have in common.

    Parameters
    ----------
    rows : numpy.ndarray
        Rows of the user's table that are compared, from 0, in ascending order.
    predictions : pandas.DataFrame
        As `Training.predictions` of one of the other estimators: site, stratum and folds.
    left_out : dict of str to int
        Rows that are not compared, by reason.
    """

    rows: np.ndarray
    predictions: Any  # pandas.DataFrame
    left_out: dict


class Ensemble(NamedTuple):
    """A model of LSTMs that is compared beside the others, with its own way to be trained.

    Parameters
    ----------
    key : str
        Its key among the estimators.
    choose_windows : callable
        ``choose_windows(records, run)`` returns the records with the windows it can use.
    train : callable
        ``train(compared, run)`` returns its `Training`.
    """

    key: str
    choose_windows: Callable
    train: Callable


def check_comparison(
    spec: TrainingSpec, estimators: tuple, network: SequenceSpec, networks: tuple = (LSTM,)
) -> dict:
    """Return the specifications of the other estimators, after all has been checked.

    Parameters
    ----------
    spec : TrainingSpec
        What to train, and how to validate.
    estimators : tuple of str
        Keys in `ESTIMATORS` and in `networks`.
    network : SequenceSpec
        The LSTM on the same columns.
    networks : tuple of str
        Keys of the models that are LSTMs.

    Raises
    ------
    TooFewChosen
        For LSTMs alone.
    MissingInput
        Without a column of the sites or of the dates.
    DoesNotApply
        For what an LSTM has no use for: classes, a transform, expanded samples, bags by site.
    BadValue, UnknownEstimator, MissingLibrary
        For settings that cannot be, or without PyTorch.
    """
    keys = tuple(dict.fromkeys(estimators))
    used_networks = [key for key in keys if key in networks]
    if len(keys) <= len(used_networks):
        raise TooFewChosen(FieldName("estimators"), keys, len(used_networks) + 1)
    choice = chosen("estimators", used_networks[0])
    for name in ("site", "date"):
        if not getattr(network, name):
            raise MissingInput(FieldName(name), choice)
    splitter = SPLITTERS.get(spec.validation)
    unused = {
        "categorical": ", ".join(spec.categorical),
        "transform": "" if spec.recipe.transform == "none" else spec.recipe.transform,
        "parent": spec.parent,
        "impute": "" if spec.impute == NO_IMPUTATION else spec.impute,
        "validation": spec.validation if splitter and splitter.bagged else "",
    }
    for name, value in unused.items():
        if value:
            raise DoesNotApply(FieldName(name), value, choice)
    specs = comparison_specs(spec, tuple(key for key in keys if key not in networks), 1)
    network.check()
    return specs


def compare_with_lstm(
    samples,
    spec: TrainingSpec,
    estimators: tuple,
    network: SequenceSpec,
    run: Run,
    ensemble: Ensemble | None = None,
) -> Comparison:
    """Train and validate estimators and an LSTM on the same records and folds.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table.
    spec : TrainingSpec
        What to train, and how to validate.
    estimators : tuple of str
        Keys in `ESTIMATORS` and "lstm".
    network : SequenceSpec
        The LSTM on the same columns.
    run : Run
        Progress, cancel, notes, threads.
    ensemble : Ensemble, optional
        Another model of LSTMs among them.

    Raises
    ------
    TooFewChosen, MissingInput, DoesNotApply, BadValue, UnknownEstimator, MissingLibrary
        As in `check_comparison`.
    MissingColumn, NotNumeric, BadRecordDate, MixedDates, RepeatedDate, TooShortSequences
        For a table that holds no series.
    TooFewWindows, ConstantTarget
        For series that make no model.
    Cancelled
        When the user stopped.
    """
    networks = (LSTM,) if ensemble is None else (LSTM, ensemble.key)
    specs = check_comparison(spec, estimators, network, networks)
    with_angles, network = split_angles(samples, network)
    records = read_windows(with_angles, network, run)
    left_out = {"window": len(samples) - len(records.ends)}
    if ensemble is not None:
        n_windows = len(records.ends)
        # Without small sites a stratum may be too small.
        records = usable_windows(ensemble.choose_windows(records, run), network, run)
        left_out["small_site"] = n_windows - len(records.ends)
    rows = np.sort(records.rows[records.ends])
    if len(rows) < len(samples):
        run.note(WindowsCompared(len(rows), len(samples) - len(rows), network.length + 1))
    same = samples.iloc[rows].reset_index(drop=True)
    others = train_each(same, specs, run.part(0.0, _OTHERS_SHARE))
    for training in others.values():
        # Rows of the user's table, not of the records that were compared.
        training.predictions["row"] = rows[training.predictions["row"].to_numpy() - 1] + 1
    table = next(iter(others.values())).predictions
    trainings = dict(others)
    networks_run = run.part(_OTHERS_SHARE, 1.0)
    if LSTM in estimators:
        run.step("train", "LSTM")
        folds = _folds_of_windows(table, records)
        lstm_run = networks_run if ensemble is None else networks_run.part(0.0, 0.5)
        trainings[LSTM] = _train_compared(records, network, folds, spec, lstm_run)
        trainings[LSTM].dropped.update(left_out)
    if ensemble is not None:
        first = 0.5 if LSTM in estimators else 0.0
        compared = Compared(rows, table, left_out)
        trainings[ensemble.key] = ensemble.train(compared, networks_run.part(first, 1.0))
    trainings = {key: trainings[key] for key in dict.fromkeys(estimators)}
    return Comparison(trainings, best_of(trainings))


def _folds_of_windows(table, records: SequenceRecords) -> dict:
    """Return the folds of each window in the models that the LSTM is compared with."""
    rank = np.argsort(np.argsort(records.rows[records.ends]))
    return {
        key: table[FOLD.format(key)].to_numpy()[rank] - 1 for key in held_out_validations_in(table)
    }


def _train_compared(
    records: SequenceRecords, network: SequenceSpec, folds: dict, spec: TrainingSpec, run: Run
) -> Training:
    """Train the LSTM with the validations of the models it is compared with."""
    ends = records.ends
    split_of_window = split_by_sites(records.site[ends], np.zeros(len(ends), dtype=bool))
    training_plans = plans_of(records, network, split_of_window)
    jobs = [("training", plan, records.ends_of(plan.stratum)) for plan in training_plans]
    for key, fold in folds.items():
        jobs += [(key, *job) for job in zip(*plans_of_folds(records, network, fold))]
    plans = _tune_plans([plan for _, plan, _ in jobs], len(training_plans), records, network, run)
    fitted_plans = fit_plans(plans, records, network.length, run.part(_tuning_share(network), 1.0))
    predictions = {key: np.full(len(records), np.nan) for key in ("training", *folds)}
    for (key, _, held_out_ends), fitted in zip(jobs, fitted_plans):
        windows = window_cutter(records.values, held_out_ends, network.length)
        predictions[key][held_out_ends] = fitted.part.predict(
            windows, len(held_out_ends), run.check_cancel
        )
    table = prediction_table(records, network, split_of_window)
    for key, values in predictions.items():
        table[PREDICTED.format(key)] = values[ends]
        if key in folds:
            table[FOLD.format(key)] = folds[key] + 1
            n_unpredicted = int(((folds[key] >= 0) & np.isnan(values[ends])).sum())
            if n_unpredicted:
                run.note(NotValidated(f"{LSTM}, {key}", n_unpredicted))
    return _comparable_training(
        records, network, spec, table, [m.part for m in fitted_plans[: len(training_plans)]], run
    )


def _tuning_share(network: SequenceSpec) -> float:
    """Return the share of the progress that tuning takes."""
    return 0.8 if network.tune != "none" else 0.0


def _tune_plans(plans: list, n_training: int, records, network: SequenceSpec, run: Run) -> list:
    """Tune the LSTM of a comparison: the settings of a fold are chosen within it.

    What is chosen for the model itself, the first `n_training` plans, is noted.
    """
    share = _tuning_share(network)
    training_run, folds_run = run.part(0.0, share / 10), run.part(share / 10, share)
    training_plans = tuned_plans(plans[:n_training], records, network, training_run)
    return training_plans + tuned_plans(plans[n_training:], records, network, folds_run.quiet())


def _comparable_training(
    records, network: SequenceSpec, spec: TrainingSpec, table, submodels: list, run: Run
):
    """Return the LSTM's training as that of the models it is compared with; note scores."""
    scores = build_scores(table, network.stratum)
    main = held_out_validations_in(table)[0]
    validation = {
        "main": main,
        "asked": spec.validation,
        "sites": len(set(table["site"])),
        "scores": rows_for_json(scores),
        "tune": network.tune,
    }
    model = build_model(network, records, submodels, table, validation)
    training = Training(model, scores, table, main, dict(records.dropped))
    for key in validations_in(table):
        of_validation = scores_of(scores, key)
        run.note(
            ScoresNote(
                f"{LSTM}, {key}",
                of_validation.n,
                of_validation.r2,
                of_validation.rmse,
                of_validation.mae,
            )
        )
    note_site_skill(training.site_skill, f"{LSTM}, {main}", run)
    return training
