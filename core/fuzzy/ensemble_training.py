"""`train_fuzzy`: from a table of samples to an ensemble, its scores and its distances."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.fuzzy import NotFalling, RivalScore, SiteModelsFitted, SkillFound
from ..estimators.registry import find_estimator, library_versions
from ..learn.score_table import rows_for_json
from ..learn.site_skill import SiteSkill, find_site_skill, note_site_skill
from ..model.circular_predictors import split_angles
from ..model.fitting import fit_estimator
from ..model.stratum_model import StratumModel
from ..model.training_choices import note_preset
from ..run import Run
from ..sequence.lstm_specification import SequenceSpec
from ..sequence.lstm_training import network_versions
from .ensemble_scores import build_table, score_of
from .environmental_distance import record_distances, signature_distances
from .fuzzy_specification import SERIES, FuzzySpec
from .held_out_sites import MAIN_OF, MODELS, pooled_recipe, predict_held_out
from .lstm_ensemble import FuzzySequenceModel
from .sequence_records import read_site_windows
from .site_ensemble import FuzzyModel, SiteEnsemble
from .site_networks import fit_site_networks
from .site_records import SiteRecords, read_site_records
from .skill_by_distance import NO_LINE, PairScores, SkillLine, score_pairs
from .weighting import Weighting, find_weighting

# Share of the progress for site models that are estimators, and networks; the folds have the rest.
_ESTIMATORS_SHARE, _NETWORKS_SHARE = 0.3, 0.85


class FuzzyTraining(NamedTuple):
    """What training yields.

    Parameters
    ----------
    model : FuzzyModel or FuzzySequenceModel
        The ensemble of all sites.
    records : SiteRecords
        The records it was trained on: with LSTMs those that end a window.
    scores : pandas.DataFrame
        As `ensemble_scores.build_table` makes it.
    distances : pandas.DataFrame
        One row per pair of sites: model's site, tested site, distances, scores, membership.
    predictions : pandas.DataFrame
        One row per record: `row`, `site`, `zone`, `observed`, fitted and held-out predictions.
    signature_line : SkillLine
        Skill against the distance of signatures (F-2).
    dropped : dict of str to int
        Records left out, by reason.
    """

    model: SiteEnsemble
    records: SiteRecords
    scores: Any  # pandas.DataFrame
    distances: Any  # pandas.DataFrame
    predictions: Any  # pandas.DataFrame
    signature_line: SkillLine
    dropped: dict

    @property
    def main(self) -> str:
        """Key of the ensemble itself among `held_out_sites.MODELS`."""
        return MAIN_OF[self.model.membership]

    def headline(self) -> dict:
        """Return the numbers of a trained ensemble shown first, by the names of outputs."""
        main, line = score_of(self.scores, self.main), self.signature_line
        numbers = {k.upper(): main[k] for k in ("r2", "rmse", "mae", "r", "pbias", "mape", "n")}
        for name, model in zip(("R2_RECORD", "R2_SIGNATURE", "R2_EQUAL", "R2_POOLED"), MODELS):
            numbers[name] = score_of(self.scores, model)["r2"]
        numbers["R2_SITES_POOLED"] = score_of(self.scores, MODELS[3], "site_median")["r2"]
        named = {"PEARSON": line.pearson, "SPEARMAN": line.spearman, "SLOPE": line.slope}
        results = {**numbers, **named, "P": line.mantel_p}
        plain = {k: int(v) if k == "N" else float(v) for k, v in results.items()}
        skill = self.site_skill
        known = {"R2_SITES": math.nan} if skill is None else skill.outputs()
        return {**plain, **known, "SITES": len(self.records.sites)}

    @property
    def site_skill(self) -> SiteSkill | None:
        """The R2 of single sites under the ensemble, None where there are none."""
        return find_site_skill(self.scores[self.scores["model"] == self.main])


def train_fuzzy(
    samples, spec: FuzzySpec, run: Run, fold_of_site: dict | None = None
) -> FuzzyTraining:
    """Train an ensemble of site models and hold it against one forest of all records.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    spec : FuzzySpec
        What to train on which columns, and how to weigh.
    run : Run
        Progress, cancel, notes, threads.
    fold_of_site : dict of str to int, optional
        Folds from 0, where those of other models are wanted.

    Raises
    ------
    BadValue, DoesNotApply, UnknownEstimator, MissingLibrary, MissingInput
        For a specification that cannot be.
    MissingColumn, NotNumeric, TooFewSamples, TooFewSites, ConstantTarget, ConstantPredictors
        For a table that cannot be trained on.
    BadRecordDate, MixedDates, RepeatedDate, TooShortSequences
        For a table that holds no series, where site models are LSTMs.
    Cancelled
        When the user stopped.
    """
    spec.check()
    note_preset(spec.preset, replace(spec, network=None), spec.preset_values(), run)
    samples, spec = split_angles(samples, spec)
    share = _ESTIMATORS_SHARE if spec.network is None else _NETWORKS_SHARE
    fitted = _fit_sites(samples, spec, run.part(0.0, share))
    records, site_predictions = fitted.records, fitted.site_predictions
    run.note(SiteModelsFitted(len(fitted.submodels), len(records.data), spec.estimator))
    pairs = score_pairs(site_predictions, records.data.target, records.members)
    run.step("validate", "site")
    held_out_run = run.part(share, 0.95)
    given_folds = None
    if fold_of_site is not None:
        given_folds = np.array([fold_of_site[site] for site in records.sites])
    held_out_predictions, folds, shares = predict_held_out(
        records, spec, site_predictions, pairs.r2, held_out_run, given_folds
    )
    everything = np.ones(len(records.sites), dtype=bool)
    forest = _importance_forest(records, spec, run.part(0.95, 1.0))
    weighting = find_weighting(records, spec, pairs.r2, everything, forest, True)
    model = _ensemble_model(fitted, spec, weighting)
    predictions = _site_predictions(fitted, held_out_predictions, folds, model)
    zoned = records.zones is not None
    scores = build_table(predictions, zoned)
    model = _with_tables(model, records, spec, predictions, scores)
    _note_result(scores, weighting, spec, run)
    training = FuzzyTraining(
        model=model,
        records=records,
        scores=scores,
        distances=_distance_table(records, weighting, pairs, shares),
        predictions=predictions,
        signature_line=weighting.signature_line,
        dropped=records.data.dropped,
    )
    note_site_skill(training.site_skill, "site", run)
    return training


def fit_site_model(data, is_of_site: np.ndarray, site: str, recipe, run: Run) -> StratumModel:
    """Fit the model of one site of the ensemble on its records."""
    fit = fit_estimator(
        recipe, len(data.predictors), data.columns[:, is_of_site], data.target[is_of_site], run
    )
    return StratumModel(site, fit.estimator, fit.smearing, int(is_of_site.sum()))


class _FittedSites(NamedTuple):
    """Site models of an ensemble, and what they were fitted on.

    Parameters
    ----------
    records : SiteRecords
        The records.
    submodels : tuple
        The models of the sites, by name.
    site_predictions : numpy.ndarray
        What each says of every record ``(sites, records)``.
    kind : type
        Class of the ensemble.
    own_fields : dict
        Fields that only this kind of ensemble has, and its versions.
    """

    records: SiteRecords
    submodels: tuple
    site_predictions: np.ndarray
    kind: type
    own_fields: dict


def _fit_sites(samples, spec: FuzzySpec, run: Run) -> _FittedSites:
    """Return the fitted models of the sites of an ensemble: estimators or LSTMs."""
    if spec.network is not None:
        return _fit_networks(samples, spec, spec.network, run)
    records = read_site_records(samples, spec, run)
    run.step("train", spec.target)
    data, n_sites, submodels = records.data, len(records.sites), []
    site_predictions = np.empty((n_sites, len(data)))
    all_cells = np.ones(len(data), dtype=bool)
    for k, site in enumerate(records.sites):
        site_run = run.part(k / n_sites, (k + 1) / n_sites)
        site_run.check_cancel()
        site_model = fit_site_model(data, records.members == k, site, spec.recipe, site_run)
        site_predictions[k] = site_model.predict_cells(
            spec.recipe, data.columns, all_cells, site_run.check_cancel, False
        ).mean
        submodels.append(site_model)
    versions = library_versions(find_estimator(spec.recipe.estimator))
    own_fields = {"recipe": spec.recipe, "versions": versions}
    return _FittedSites(records, tuple(submodels), site_predictions, FuzzyModel, own_fields)


def _fit_networks(samples, spec: FuzzySpec, network: SequenceSpec, run: Run) -> _FittedSites:
    """Return the fitted LSTMs of the sites of an ensemble."""
    note_preset(spec.preset, network, spec.network_preset_values(), run)
    records, series = read_site_windows(samples, spec, network, run)
    run.step("train", spec.target)
    submodels, site_predictions = fit_site_networks(series, network, run)
    own_fields = {
        "length": network.length,
        "step": series.step,
        "date": network.date,
        "seed": network.seed,
        "versions": network_versions(),
    }
    return _FittedSites(records, submodels, site_predictions, FuzzySequenceModel, own_fields)


def _importance_forest(records: SiteRecords, spec: FuzzySpec, run: Run):
    """Return one forest of all records where the weights of the predictors come from it."""
    if spec.weights != "importance":
        return None
    data = records.data
    recipe = pooled_recipe(spec)
    return fit_estimator(recipe, len(data.predictors), data.columns, data.target, run).estimator


def _ensemble_model(fitted: _FittedSites, spec: FuzzySpec, weighting: Weighting) -> SiteEnsemble:
    """Return the ensemble of fitted site models."""
    return fitted.kind(
        predictors=fitted.records.data.predictors,
        target=spec.target,
        unit=spec.target_unit,
        quantity=spec.target_quantity,
        submodels=fitted.submodels,
        standard=weighting.standard,
        signatures=weighting.signatures,
        weights=weighting.weights,
        neighbours=spec.neighbours,
        fuzzifier=spec.fuzzifier,
        cut=spec.cut,
        line=weighting.line,
        site=spec.site,
        membership=spec.membership,
        series_line=weighting.signature_line if spec.membership == SERIES else NO_LINE,
        **fitted.own_fields,
    )


def _with_tables(
    model: SiteEnsemble, records: SiteRecords, spec: FuzzySpec, predictions, scores
) -> SiteEnsemble:
    """Return the trained ensemble with its tables of records, predictions and scores."""
    table = records.data.table.copy()
    if spec.network is not None:
        table.insert(0, spec.network.date, np.array(records.dates, dtype=object))
    table.insert(0, spec.site, np.array(records.sites, dtype=object)[records.members])
    validation = {
        "main": "site",
        "folds": int(predictions["fold_site"].max()),
        "sites": len(records.sites),
        "weights": spec.weights,
        "scores": rows_for_json(scores),
    }
    if spec.network is not None:
        network = spec.network
        validation.update(tune=network.tune, impute=network.impute, imputed=records.imputed)
    return replace(model, training=table, held_out=predictions, validation=validation)


def _site_predictions(
    fitted: _FittedSites, held_out_predictions: dict, folds: np.ndarray, model: SiteEnsemble
):
    """Return the table of held-out predictions of a fuzzy ensemble."""
    import pandas as pd

    records = fitted.records
    columns = {"row": records.rows + 1}
    columns["site"] = np.array(records.sites, dtype=object)[records.members]
    if records.dates:
        columns["date"] = np.array(records.dates, dtype=object)
    if records.zones is not None:
        columns["zone"] = np.array(records.zones, dtype=object)[records.members]
    columns["observed"] = records.data.target
    # Record by record: the signature of a site is its own, and would ask its own model alone.
    columns["predicted_training"] = model.predict_places(
        records.data.columns, [], lambda site, rows: fitted.site_predictions[site, rows]
    )
    columns.update({f"{name}_site": values for name, values in held_out_predictions.items()})
    columns["fold_site"] = folds[records.members] + 1
    return pd.DataFrame(columns)


def _distance_table(
    records: SiteRecords, weighting: Weighting, pairs: PairScores, shares: np.ndarray
):
    """Return the training's table of pairs of sites: distance, scores of one at the other."""
    import pandas as pd

    n_sites, signatures = len(records.sites), weighting.signatures
    model, tested = (index.ravel() for index in np.indices((n_sites, n_sites)))
    names = np.array(records.sites, dtype=object)
    table = {
        "model_site": names[model],
        "tested_site": names[tested],
        "distance": signature_distances(signatures, signatures, weighting.weights).ravel(),
        "record_distance": record_distances(signatures, signatures, weighting.weights).ravel(),
        "n": pairs.n[tested],
        "r2": pairs.r2.ravel(),
        "r_squared": pairs.r_squared.ravel(),
        "rmse": pairs.rmse.ravel(),
        "membership": shares.ravel(),
    }
    return pd.DataFrame(table)[model != tested].reset_index(drop=True)


def _note_result(scores, weighting: Weighting, spec: FuzzySpec, run: Run) -> None:
    """Note the scores of a trained fuzzy ensemble, and its skill against distance."""
    run.note(SkillFound(*weighting.signature_line))
    line = weighting.signature_line if spec.membership == SERIES else weighting.line
    if not line.falls:
        run.note(NotFalling(line.n, line.slope, spec.cut))
    for model in MODELS:
        score_of_all = score_of(scores, model)
        sites = score_of(scores, model, "site_median")
        run.note(RivalScore(model, score_of_all["r2"], score_of_all["rmse"], sites["r2"]))
