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
from ..model.specification import Recipe
from ..run import Run
from .environment import (
    Signatures,
    Standard,
    fit_standard,
    location_distances,
    record_distances,
    signature_distances,
    site_signatures,
)
from .membership import memberships
from .records import SiteRecords
from .skill import SkillLine, fit_skill
from .specification import RECORD, SERIES, FuzzySpec

# The ensemble with weights of each record, as a map of one date has it; with weights of the whole
# site's signature (P4), as a map of a series has it; all site models alike; and one forest of all
# records.
FUZZY, SIGNATURE, EQUAL, POOLED = "fuzzy", "fuzzy_signature", "equal_weights", "pooled_forest"
MODELS = (FUZZY, SIGNATURE, EQUAL, POOLED)
# The ensemble itself, by what its membership rests on.
MAIN_OF = {RECORD: FUZZY, SERIES: SIGNATURE}


class Weighing(NamedTuple):
    """What the weights of site models rest on.

    Parameters
    ----------
    standard : Standard
        Of the predictors.
    signatures : Signatures
        Of all sites, also those that were held out when it was found.
    weights : numpy.ndarray
        Of the predictors.
    line, signature_line : SkillLine
        Skill against the distance of records, and of signatures.
    """

    standard: Standard
    signatures: Signatures
    weights: np.ndarray
    line: SkillLine
    signature_line: SkillLine


def pooled_recipe(spec: FuzzySpec) -> Recipe:
    """Return the recipe of the one forest of all records, the ensemble's rival."""
    settings = EstimatorSettings(trees=spec.recipe.settings.trees)
    return Recipe(settings=settings, seed=spec.recipe.seed)


def find_weighing(
    records: SiteRecords, spec: FuzzySpec, r2: np.ndarray, known: np.ndarray, forest, tests: bool
) -> Weighing:
    """Return what weights rest on when only some of the sites may be known.

    Parameters
    ----------
    records : SiteRecords
        The records.
    spec : FuzzySpec
        How to weigh.
    r2 : numpy.ndarray
        R2 of site models ``(models, tested)``.
    known : numpy.ndarray of bool
        Sites that may be looked at.
    forest : object
        The forest of their records, for the importance of the predictors.
    tests : bool
        Whether the tests are wanted beside the lines.
    """
    data = records.data
    standard = fit_standard(data.columns[:, known[records.members]])
    found = site_signatures(data.columns, records.members, len(records.sites), standard)
    weights = np.ones(len(data.columns))
    if spec.weights == "importance":
        # Of mean 1, so that distances stay comparable.
        weights = forest.feature_importances_ * len(data.columns)
    some = Signatures(found.mean[known], found.sd[known])
    within = r2[np.ix_(known, known)]
    seed = spec.recipe.seed
    return Weighing(
        standard,
        found,
        weights,
        fit_skill(record_distances(some, some, weights), within, seed, tests),
        fit_skill(signature_distances(some, some, weights), within, seed, tests),
    )


class HeldOutPredictions(NamedTuple):
    """Predictions of held-out records by model, folds of the sites, and memberships."""

    predictions: dict
    folds: np.ndarray
    memberships: np.ndarray


def predict_held_out(
    records: SiteRecords, spec: FuzzySpec, said: np.ndarray, r2: np.ndarray, run: Run
) -> HeldOutPredictions:
    """Return the held-out predictions of `MODELS`, the fold of each site, and memberships.

    Parameters
    ----------
    records : SiteRecords
        The records.
    spec : FuzzySpec
        How to weigh and to hold out.
    said : numpy.ndarray
        ``(sites, records)``: what each site model says of each record.
    r2 : numpy.ndarray
        R2 of site models ``(models, tested)``.
    run : Run
        Progress, cancel, threads.

    Returns
    -------
    HeldOutPredictions
        Memberships are ``(models, sites)``, of the held-out sites' signatures.
    """
    data, members, n_sites = records.data, records.members, len(records.sites)
    names = np.arange(n_sites).astype(str)
    n_folds = min(spec.folds or n_sites, n_sites)
    folds = np.arange(n_sites)
    if n_folds < n_sites:
        folds = split_sites(n_sites, names, n_folds, 0.2, spec.recipe.seed)
    found = {model: np.full(len(data), np.nan) for model in MODELS}
    shares = np.zeros((n_sites, n_sites))
    recipe = pooled_recipe(spec)
    for fold in range(n_folds):
        part = run.part(fold / n_folds, (fold + 1) / n_folds)
        part.check()
        known = folds != fold
        learnt = known[members]
        fit = fit_estimator(
            recipe, len(data.predictors), data.columns[:, learnt], data.target[learnt], part
        )
        test = np.flatnonzero(~learnt)
        weighing = find_weighing(records, spec, r2, known, fit.estimator, False)
        by_record, by_site = _held_out_weights(weighing, spec, known, data.columns[:, test])
        shares[np.ix_(known, ~known)] = by_site
        others = said[np.ix_(known, test)]
        place = np.cumsum(~known) - 1
        found[FUZZY][test] = (by_record * others).sum(axis=0)
        found[SIGNATURE][test] = (by_site[:, place[members[test]]] * others).sum(axis=0)
        found[EQUAL][test] = others.mean(axis=0)
        found[POOLED][test] = predict_fit(recipe, fit, data.columns[:, test])
        part.progress(1.0)
    return HeldOutPredictions(found, folds, shares)


def _held_out_weights(weighing: Weighing, spec: FuzzySpec, known, columns) -> tuple:
    """Return memberships of held-out records, and of held-out sites, in the other sites."""
    signatures, weights = weighing.signatures, weighing.weights
    some = Signatures(signatures.mean[known], signatures.sd[known])
    out = Signatures(signatures.mean[~known], signatures.sd[~known])
    places = weighing.standard.apply(columns)
    lines = (weighing.line, weighing.signature_line)
    distances = (
        location_distances(places, some.mean, weights),
        signature_distances(some, out, weights),
    )
    return tuple(
        memberships(d, spec.neighbours, spec.fuzzifier, line.limit if spec.cut else np.inf)
        for d, line in zip(distances, lines)
    )
