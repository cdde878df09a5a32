"""`compare_with_ensemble`: a fuzzy ensemble of LSTMs beside other estimators, on the same folds.

The ensemble needs sites with a model of their own; records of the others are left out for all
models alike. A site model knows its own site only, so the ensemble is scored on whole sites held
out, and has no scores of random folds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from ..errors_and_notes.fields import FieldName, chosen
from ..errors_and_notes.learn import ScoresNote
from ..errors_and_notes.run import DoesNotApply
from ..learn.estimator_training import Training
from ..learn.model_comparison import Comparison
from ..learn.score_table import build_scores, scores_of
from ..learn.site_skill import note_site_skill
from ..model.training_specification import Recipe, TrainingSpec
from ..run import Run
from ..sequence.lstm_comparison import Compared, Ensemble, check_comparison, compare_with_lstm
from ..sequence.lstm_scores import LSTM
from ..sequence.lstm_specification import MIN_WINDOWS, SequenceSpec
from ..sequence.records import SequenceRecords
from ..tables.columns import find_column
from .ensemble_training import train_fuzzy
from .fuzzy_specification import FuzzySpec
from .lstm_ensemble import FuzzySequenceModel
from .site_records import sites_large_enough

# Key of a fuzzy ensemble of LSTMs among the estimators of a comparison.
FUZZY_LSTM = "fuzzy_lstm"
NETWORKS = (LSTM, FUZZY_LSTM)
# Validations that hold out whole sites first of all.
_OF_SITES = ("site", "all")
_MAIN = "site"


def check_ensemble_comparison(spec: TrainingSpec, estimators: tuple, network: SequenceSpec) -> None:
    """Refuse what a comparison with LSTMs cannot do.

    Raises
    ------
    TooFewChosen, MissingInput, DoesNotApply, BadValue, UnknownEstimator, MissingLibrary
        As in `check_comparison`, and for a validation that does not hold out whole sites where
        there is an ensemble.
    """
    check_comparison(spec, estimators, network, NETWORKS)
    if FUZZY_LSTM in estimators:
        _check_ensemble(spec, network)


def _check_ensemble(spec: TrainingSpec, network: SequenceSpec) -> None:
    """Refuse what an ensemble of LSTMs cannot do, beyond what other LSTMs cannot."""
    if spec.validation not in _OF_SITES:
        choice = chosen("estimators", FUZZY_LSTM)
        raise DoesNotApply(FieldName("validation"), spec.validation, choice)
    _fuzzy_ensemble_spec(network).check()


def compare_with_ensemble(
    samples, spec: TrainingSpec, estimators: tuple, network: SequenceSpec, run: Run
) -> Comparison:
    """Train and validate estimators, an LSTM and a fuzzy ensemble of LSTMs on the same records.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table.
    spec : TrainingSpec
        What to train, and how to validate.
    estimators : tuple of str
        Keys in `ESTIMATORS` and in `NETWORKS`.
    network : SequenceSpec
        The LSTM on the same columns, that of the sites too.
    run : Run
        Progress, cancel, notes, threads.

    Raises
    ------
    TooFewChosen, MissingInput, DoesNotApply, BadValue, UnknownEstimator, MissingLibrary
        As in `check_ensemble_comparison`.
    MissingColumn, NotNumeric, BadRecordDate, MixedDates, RepeatedDate, TooShortSequences
        For a table that holds no series.
    TooFewWindows, TooFewSites, ConstantTarget, ConstantPredictors
        For series that make no model.
    Cancelled
        When the user stopped.
    """
    if FUZZY_LSTM not in estimators:
        return compare_with_lstm(samples, spec, estimators, network, run)
    _check_ensemble(spec, network)

    def choose_windows(records: SequenceRecords, run: Run) -> SequenceRecords:
        return _windows_of_large_sites(records, network, run)

    def train(compared: Compared, run: Run) -> Training:
        return _train_compared(samples, network, compared, run)

    ensemble = Ensemble(FUZZY_LSTM, choose_windows, train)
    return compare_with_lstm(samples, spec, estimators, network, run, ensemble)


def _fuzzy_ensemble_spec(network: SequenceSpec) -> FuzzySpec:
    """Return a fuzzy ensemble of the LSTMs of the sites; classes have no part in it."""
    of_site = replace(network, stratum="", small_strata=SequenceSpec.small_strata)
    return FuzzySpec(
        target=network.target,
        predictors=network.predictors,
        site=network.site,
        recipe=Recipe(seed=network.seed),
        network=of_site,
        circular=network.circular,
        target_unit=network.target_unit,
        target_quantity=network.target_quantity,
    )


def _windows_of_large_sites(records: SequenceRecords, network: SequenceSpec, run: Run):
    """Return records with the windows of sites large enough for the ensemble that is compared."""
    ends = records.ends
    counts = np.bincount(records.site[ends], minlength=len(records.sites))
    steps = network.length + 1
    enough = sites_large_enough(records.sites, counts, MIN_WINDOWS, network.site, run, steps)
    return records.with_ends(ends[enough[records.site[ends]]])


def _train_compared(samples, network: SequenceSpec, compared: Compared, run: Run) -> Training:
    """Train the ensemble on the compared records, with the folds of the sites of all models."""
    run.step("train", FuzzySequenceModel.kind.label)
    is_compared = np.isin(np.arange(len(samples)), compared.rows)
    # A record without a target is no record to learn, but still serves later dates.
    target = find_column(samples, network.target)
    masked = samples.assign(**{str(target.name): target.where(is_compared)})
    table = compared.predictions
    folds = (table[f"fold_{_MAIN}"] - 1).to_numpy()
    fold_of_site = dict(zip(table["site"].astype(str), folds.tolist()))
    trained = train_fuzzy(masked, _fuzzy_ensemble_spec(network), run.quiet(), fold_of_site)
    ensemble_predictions = trained.predictions
    columns = ["row", "site", "date", "observed", "predicted_training"]
    # The models of a class cannot predict its only site; the ensemble is not scored there either.
    is_predicted = ensemble_predictions["row"].isin(
        table["row"][table[f"predicted_{_MAIN}"].notna()]
    )
    predictions = ensemble_predictions[columns].assign(
        predicted_site=ensemble_predictions[f"{trained.main}_{_MAIN}"].where(is_predicted),
        fold_site=ensemble_predictions[f"fold_{_MAIN}"],
    )
    if network.stratum:
        stratum_of_row = dict(zip(table["row"], table["stratum"]))
        predictions.insert(3, "stratum", predictions["row"].map(stratum_of_row))
    scores = build_scores(predictions, network.stratum)
    dropped = {**trained.dropped, **compared.left_out}
    model: Any = trained.model  # what it lacks of `Model`, a comparison does not ask for
    training = Training(model, scores, predictions, _MAIN, dropped)
    of_all = scores_of(scores, _MAIN)
    run.note(ScoresNote(f"{FUZZY_LSTM}, {_MAIN}", of_all.n, of_all.r2, of_all.rmse, of_all.mae))
    note_site_skill(training.site_skill, f"{FUZZY_LSTM}, {_MAIN}", run)
    return training
