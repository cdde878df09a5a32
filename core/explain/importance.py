"""Permutation importance on held-out records: what R2 loses without a predictor.

The models of the folds are fitted again, with the model's recipe, seed and folds. In each
repetition the values of one predictor (all columns of a categorical one together) are exchanged
among all measured records, and each is predicted by a model that has not seen it. Records made by
sample expansion only train, and never beside the site they were made from.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.learn import TooFewSamples
from ..learn.held_out import MIN_IN_FOLD
from ..learn.splitters import shuffled
from ..model.expanded_records import bag_groups, expanded_from_held_out, real_records, renumbered
from ..model.fitting import Fit, fit_estimator, predict_fit
from ..model.flux_model import FluxModel
from ..model.predictors import design_from_table
from ..model.training_data import split_strata
from ..run import Run
from ..statistics.scores import score
from ..tables.class_labels import class_order

REPEATS = 5


class PermutationImportance(NamedTuple):
    """Drop of R2 of each predictor, in the model's order.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        Over the repetitions.
    r2 : float
        Held-out R2 with all predictors in place.
    n : int
        Records scored.
    """

    mean: np.ndarray
    sd: np.ndarray
    r2: float
    n: int


def permutation_importance(model: FluxModel, run: Run) -> PermutationImportance:
    """Return the permutation importance under the model's main validation.

    Raises
    ------
    TooFewSamples
        When no record was held out.
    """
    columns = design_from_table(model.predictors, model.training, None).columns
    target = model.training[model.target].to_numpy(np.float64)
    folds = model.held_out[f"fold_{model.validation['main']}"].to_numpy()
    stratum = split_strata(model.training, model.stratum)[1]
    scored, parents = real_records(model)
    groups = bag_groups(parents, scored)
    orders = [_permuted_values(scored, model.recipe.seed + r) for r in range(REPEATS)]
    predicted = np.full(len(target), np.nan)
    permuted_predictions = np.full((len(model.predictors), REPEATS, len(target)), np.nan)
    cases = [
        (fold, k)
        for fold in np.unique(folds[(folds > 0) & scored])
        for k in np.unique(stratum[(folds == fold) & scored])
    ]
    for n_done, (fold, k) in enumerate(cases):
        case_run = run.part(n_done / len(cases), (n_done + 1) / len(cases))
        test = folds == fold
        to_predict = test & scored & (stratum == k)
        to_train = ~test & ~expanded_from_held_out(parents, scored, test) & (stratum == k)
        if to_train.sum() < MIN_IN_FOLD:
            continue
        fit = fit_estimator(
            model.recipe,
            len(model.predictors),
            columns[:, to_train],
            target[to_train],
            case_run,
            groups=renumbered(groups, to_train),
        )
        predicted[to_predict] = predict_fit(model.recipe, fit, columns[:, to_predict])
        _predict_permuted(model, fit, columns, to_predict, orders, permuted_predictions, run)
    is_predicted = np.isfinite(predicted)
    if not is_predicted.any():
        raise TooFewSamples(0, 1, "folds")
    r2 = score(target[is_predicted], predicted[is_predicted]).r2
    drops = np.array(
        [
            [r2 - score(target[is_predicted], values[is_predicted]).r2 for values in rows]
            for rows in permuted_predictions
        ]
    )
    return PermutationImportance(drops.mean(axis=1), drops.std(axis=1), r2, int(is_predicted.sum()))


def _permuted_values(scored: np.ndarray, seed: int) -> np.ndarray:
    """Return whose values each record gets, for permutation importance; measured ones only."""
    order = np.arange(len(scored))
    measured = np.flatnonzero(scored)
    order[measured] = measured[shuffled(len(measured), seed)]
    return order


def _predict_permuted(
    model, fit: Fit, columns, to_predict, orders, permuted_predictions, run: Run
) -> None:
    """Write predictions with one predictor permuted after the other, for permutation importance."""
    first = 0
    for i, predictor in enumerate(model.predictors):
        predictor_columns = slice(first, first + predictor.n_columns)
        first += predictor.n_columns
        for r, order in enumerate(orders):
            run.check_cancel()
            changed = columns[:, to_predict].copy()
            changed[predictor_columns] = columns[predictor_columns][:, order][:, to_predict]
            permuted_predictions[i, r, to_predict] = predict_fit(model.recipe, fit, changed)


def share_table(model, phi, labels, importance: PermutationImportance, n: int):
    """Return importance and shares of the mean absolute Shapley values as a table."""
    import pandas as pd

    rows = []
    groups = [("all", np.ones(n, bool))]
    if labels is not None:
        groups += [(str(label), labels == label) for label in class_order(labels)]
    for label, is_in_group in groups:
        size = np.full(len(model.names), np.nan)
        if phi is not None:
            size = np.abs(phi[:, is_in_group]).mean(axis=1)
        share = 100 * size / size.sum() if size.sum() > 0 else size * np.nan
        for i, name in enumerate(model.names):
            is_all = label == "all"
            drop = (importance.mean[i], importance.sd[i]) if is_all else (np.nan, np.nan)
            rows.append((label, name, int(is_in_group.sum()), size[i], share[i], *drop))
    columns = ("stratum", "predictor", "n", "mean_abs_shap", "share", "r2_drop", "r2_drop_sd")
    return pd.DataFrame(rows, columns=columns)
