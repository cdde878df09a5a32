"""Permutation importance on held-out records: what R2 loses without a predictor.

The models of the folds are fitted again, with the model's recipe, seed and folds. In each
repetition the values of one predictor (all columns of a categorical one together) are exchanged
among all measured records, and each is predicted by a model that has not seen it. Records made by
sample expansion only train, and never beside the site they were made from.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..facts.learn import TooFewSamples
from ..learn.held_out import MIN_IN_FOLD, expanded_from
from ..learn.splitters import shuffled
from ..model.expanded import bag_groups, renumbered
from ..model.fitting import Fit, fit_estimator, predict_fit
from ..model.flux_model import FluxModel, real_records
from ..model.predictors import design_from_table
from ..model.samples import split_strata
from ..run import Run
from ..statistics.scores import score

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
    without = np.full((len(model.predictors), REPEATS, len(target)), np.nan)
    cases = [
        (fold, k)
        for fold in np.unique(folds[(folds > 0) & scored])
        for k in np.unique(stratum[(folds == fold) & scored])
    ]
    for done, (fold, k) in enumerate(cases):
        part = run.part(done / len(cases), (done + 1) / len(cases))
        test = folds == fold
        here = test & scored & (stratum == k)
        rest = ~test & ~expanded_from(parents, scored, test) & (stratum == k)
        if rest.sum() < MIN_IN_FOLD:
            continue
        fit = fit_estimator(
            model.recipe,
            len(model.predictors),
            columns[:, rest],
            target[rest],
            part,
            groups=renumbered(groups, rest),
        )
        predicted[here] = predict_fit(model.recipe, fit, columns[:, here])
        _predict_without(model, fit, columns, here, orders, without, run)
    known = np.isfinite(predicted)
    if not known.any():
        raise TooFewSamples(0, 1, "folds")
    r2 = score(target[known], predicted[known]).r2
    drops = np.array(
        [[r2 - score(target[known], values[known]).r2 for values in rows] for rows in without]
    )
    return PermutationImportance(drops.mean(axis=1), drops.std(axis=1), r2, int(known.sum()))


def _permuted_values(scored: np.ndarray, seed: int) -> np.ndarray:
    """Return whose values each record gets: those of measured records in random order."""
    order = np.arange(len(scored))
    real = np.flatnonzero(scored)
    order[real] = real[shuffled(len(real), seed)]
    return order


def _predict_without(model, fit: Fit, columns, here, orders, without, run: Run) -> None:
    """Write the predictions of held-out records with one predictor exchanged after the other."""
    first = 0
    for i, predictor in enumerate(model.predictors):
        own = slice(first, first + predictor.n_columns)
        first += predictor.n_columns
        for r, order in enumerate(orders):
            run.check()
            changed = columns[:, here].copy()
            changed[own] = columns[own][:, order][:, here]
            without[i, r, here] = predict_fit(model.recipe, fit, changed)
