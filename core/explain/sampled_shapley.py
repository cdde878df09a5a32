"""Shapley values of any estimator, estimated by the shap library on a sample of the records.

A predictor that is not known takes its values from training records (the background), without
regard to the others. All coalitions are tried where predictors are few, else random permutations
of them; either way the values and the base add up to the prediction.

References
----------
Lundberg, S. M., Lee, S.-I. (2017). A unified approach to interpreting model predictions. Advances
in Neural Information Processing Systems 30. Strumbelj, E., Kononenko, I. (2014). Knowledge and
Information Systems 41, 647-665 (permutations).
"""

from __future__ import annotations

import importlib.util
import warnings

import numpy as np

from ..errors_and_notes.run import MissingLibrary
from ..learn.splitters import shuffled
from ..model.fitting import design_rows
from ..model.flux_model import FluxModel
from ..model.predictors import positions_of_labels, to_float32
from ..model.training_data import split_strata
from ..run import Run
from ..tables.class_labels import class_label_column
from ..tables.columns import numeric_column
from .shapley_values import Attribution

LIBRARY = "shap"
# Records explained, and training records a predictor that is not known takes its values from.
MAX_RECORDS = 200
BACKGROUND = 50
# Predictors whose coalitions are all tried, and the permutations of more.
ALL_COALITIONS = 8
PERMUTATIONS = 10
# Records explained between two looks at cancel.
_TOGETHER = 5


def can_sample() -> bool:
    """Say whether the library is there."""
    return importlib.util.find_spec(LIBRARY) is not None


def sample_records(n: int, seed: int) -> np.ndarray:
    """Return the places of the records to explain, in order."""
    return np.sort(shuffled(n, seed)[:MAX_RECORDS])


def sampled_shapley_values(model: FluxModel, records, run: Run) -> Attribution:
    """Return the Shapley values of a sample of the records, estimated by the shap library.

    Parameters
    ----------
    model : FluxModel
        The model, of any estimator.
    records : pandas.DataFrame
        Records with all predictors and the stratum of the model.
    run : Run
        Progress, cancel.
    """
    rows, training = _sampled_numbers(model, records), _sampled_numbers(model, model.training)
    stratum_of_record, stratum_of_training = np.zeros(len(rows), int), np.zeros(len(training), int)
    if model.stratum:
        labels = class_label_column(records, model.stratum)
        stratum_of_record = positions_of_labels(labels, model.strata)
        stratum_of_training = split_strata(model.training, model.stratum)[1]
    phi, base = np.full((len(model.predictors), len(rows)), np.nan), np.full(len(rows), np.nan)
    n_done = 0
    for k, submodel in enumerate(model.submodels):
        rows_of_stratum = np.flatnonzero(stratum_of_record == k)
        if not len(rows_of_stratum):
            continue
        stratum_training = training[stratum_of_training == k]
        background = stratum_training[
            np.sort(shuffled(len(stratum_training), model.recipe.seed)[:BACKGROUND])
        ]
        explain = _explainer(model, submodel, background, run)
        for start in range(0, len(rows_of_stratum), _TOGETHER):
            run.check_cancel()
            run.progress(n_done / len(rows))
            batch = rows_of_stratum[start : start + _TOGETHER]
            phi[:, batch], base[batch] = explain(rows[batch])
            n_done += len(batch)
    run.progress(1.0)
    return Attribution(phi, base)


def _sampled_numbers(model: FluxModel, table) -> np.ndarray:
    """Return predictors of sampled records as numbers, a class as its position."""
    columns = []
    for predictor in model.predictors:
        if predictor.categorical:
            labels = class_label_column(table, predictor.name)
            columns.append(positions_of_labels(labels, predictor.categories))
        else:
            columns.append(to_float32(numeric_column(table, predictor.name)))
    return np.column_stack(columns).astype(np.float64)


def _design_of_sample(model: FluxModel, rows: np.ndarray) -> np.ndarray:
    """Return the design of a sample, for which the explained model is asked."""
    parts = []
    for predictor, column in zip(model.predictors, rows.T):
        classes = np.arange(predictor.n_columns)[:, None]
        parts.append(column == classes if predictor.categorical else column[None, :])
    return np.concatenate(parts).astype(np.float32)


def _explainer(model: FluxModel, submodel, background: np.ndarray, run: Run):
    """Return ``explain(rows) -> (values, base)`` of the estimator of one stratum."""
    with warnings.catch_warnings():
        # Its plotting parts warn about notebooks and colour maps.
        warnings.simplefilter("ignore")
        import shap

    def estimate(rows):
        run.check_cancel()
        columns = _design_of_sample(model, np.asarray(rows, np.float64))
        predicted = submodel.estimator.predict(design_rows(columns, model.kind.scaled))
        return np.asarray(predicted, np.float64)

    masker = shap.maskers.Independent(background, max_samples=len(background))
    n = background.shape[1]
    if n <= ALL_COALITIONS:
        explainer, max_evaluations = shap.explainers.Exact(estimate, masker), 2**ALL_COALITIONS
    else:
        explainer = shap.explainers.Permutation(estimate, masker, seed=model.recipe.seed)
        max_evaluations = PERMUTATIONS * (2 * n + 1)

    def explain(rows):
        explanation = explainer(rows, max_evals=max_evaluations, silent=True)
        return explanation.values.T, np.broadcast_to(explanation.base_values, len(rows))

    return explain


def require_shapley(model: FluxModel) -> None:
    """Raise when Shapley values, which explain the model, need a library that is missing.

    Raises
    ------
    MissingLibrary
    """
    if not model.kind.shapley and not can_sample():
        raise MissingLibrary(LIBRARY, f"SHAP, {model.kind.key}")
