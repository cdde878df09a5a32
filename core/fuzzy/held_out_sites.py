"""Held-out predictions of the ensemble and its rivals: each site by models that have not seen it.

Whatever an ensemble needs (standardisation, weights of the predictors, line of skill) is found
anew without the sites held out. A site model knows its own site only, so it is fitted once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..estimators.settings import EstimatorSettings
from ..learn.splitters import split_sites
from ..model.fitting import fit_estimator, predict_fit
from ..model.training_specification import Recipe
from ..run import Run
from .environmental_distance import (
    Signatures,
    location_distances,
    signature_distances,
)
from .fuzzy_specification import RECORD, SERIES, FuzzySpec
from .membership import memberships
from .site_records import SiteRecords
from .weighting import Weighting, find_weighting

# The ensemble with weights of each record, as a map of one date has it; with weights of the whole
# site's signature (P4), as a map of a series has it; all site models alike; and one forest of all
# records.
FUZZY, SIGNATURE, EQUAL, POOLED = "fuzzy", "fuzzy_signature", "equal_weights", "pooled_forest"
MODELS = (FUZZY, SIGNATURE, EQUAL, POOLED)
# The ensemble itself, by what its membership rests on.
MAIN_OF = {RECORD: FUZZY, SERIES: SIGNATURE}


def pooled_recipe(spec: FuzzySpec) -> Recipe:
    """Return the recipe of the one forest of all records, the ensemble's rival."""
    settings = EstimatorSettings(trees=spec.recipe.settings.trees)
    return Recipe(settings=settings, seed=spec.recipe.seed)


class HeldOutPredictions(NamedTuple):
    """Predictions of held-out records by model, folds of the sites, and memberships."""

    predictions: dict
    folds: np.ndarray
    memberships: np.ndarray


def predict_held_out(
    records: SiteRecords,
    spec: FuzzySpec,
    site_predictions: np.ndarray,
    r2: np.ndarray,
    run: Run,
    folds: np.ndarray | None = None,
) -> HeldOutPredictions:
    """Return the held-out predictions of `MODELS`, the fold of each site, and memberships.

    Parameters
    ----------
    records : SiteRecords
        The records.
    spec : FuzzySpec
        How to weigh and to hold out.
    site_predictions : numpy.ndarray
        ``(sites, records)``: what each site model says of each record.
    r2 : numpy.ndarray
        R2 of site models ``(models, tested)``.
    run : Run
        Progress, cancel, threads.
    folds : numpy.ndarray, optional
        Fold of each site from 0, where those of other models are wanted.

    Returns
    -------
    HeldOutPredictions
        Memberships are ``(models, sites)``, of the held-out sites' signatures.
    """
    data, members, n_sites = records.data, records.members, len(records.sites)
    if folds is None:
        folds = _folds_of_sites(n_sites, spec)
    predictions = {model: np.full(len(data), np.nan) for model in MODELS}
    shares = np.zeros((n_sites, n_sites))
    recipe = pooled_recipe(spec)
    fold_numbers = np.unique(folds)
    for k, fold in enumerate(fold_numbers):
        fold_run = run.part(k / len(fold_numbers), (k + 1) / len(fold_numbers))
        fold_run.check_cancel()
        is_known_site = folds != fold
        is_training = is_known_site[members]
        fit = fit_estimator(
            recipe,
            len(data.predictors),
            data.columns[:, is_training],
            data.target[is_training],
            fold_run,
        )
        test = np.flatnonzero(~is_training)
        weighting = find_weighting(records, spec, r2, is_known_site, fit.estimator, False)
        by_record, by_site = _held_out_weights(
            weighting, spec, is_known_site, data.columns[:, test]
        )
        shares[np.ix_(is_known_site, ~is_known_site)] = by_site
        known_predictions = site_predictions[np.ix_(is_known_site, test)]
        column_of_site = np.cumsum(~is_known_site) - 1
        predictions[FUZZY][test] = (by_record * known_predictions).sum(axis=0)
        predictions[SIGNATURE][test] = (
            by_site[:, column_of_site[members[test]]] * known_predictions
        ).sum(axis=0)
        predictions[EQUAL][test] = known_predictions.mean(axis=0)
        predictions[POOLED][test] = predict_fit(recipe, fit, data.columns[:, test])
        fold_run.progress(1.0)
    return HeldOutPredictions(predictions, folds, shares)


def _folds_of_sites(n_sites: int, spec: FuzzySpec) -> np.ndarray:
    """Return the fold in which each site of an ensemble is held out, from 0."""
    n_folds = min(spec.folds or n_sites, n_sites)
    if n_folds == n_sites:
        return np.arange(n_sites)
    names = np.arange(n_sites).astype(str)
    return split_sites(n_sites, names, n_folds, 0.2, spec.recipe.seed)


def _held_out_weights(weighting: Weighting, spec: FuzzySpec, is_known_site, columns) -> tuple:
    """Return memberships of held-out records, and of held-out sites, in the sites not held out."""
    signatures, weights = weighting.signatures, weighting.weights
    known_signatures = Signatures(signatures.mean[is_known_site], signatures.sd[is_known_site])
    held_out_signatures = Signatures(signatures.mean[~is_known_site], signatures.sd[~is_known_site])
    standardised = weighting.standard.apply(columns)
    lines = (weighting.line, weighting.signature_line)
    distances = (
        location_distances(standardised, known_signatures.mean, weights),
        signature_distances(known_signatures, held_out_signatures, weights),
    )
    return tuple(
        memberships(d, spec.neighbours, spec.fuzzifier, line.limit if spec.cut else np.inf)
        for d, line in zip(distances, lines)
    )
