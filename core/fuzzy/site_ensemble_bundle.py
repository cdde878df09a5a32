"""The model file ``*.carbonmodel`` of a fuzzy ensemble.

==================  ===============================================================================
model.json          what `model.model_file` and `_describe_model` say: predictors with their
                    standardisation and weights, signature of each site, line of skill
training.csv        site, target and predictors of the records, numbers to the last bit
held_out.csv        row by row beside it: observed, fitted and held-out predictions
estimator_N.forest  the forest of each site as flat arrays
estimator_N.skops   any other estimator, and forests of files before schema 2
==================  ===============================================================================

A site model that this scikit-learn cannot read is fitted again from the training table, all of
them together, as `learn.estimator_bundle` does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from ..errors_and_notes.learn import BadBundle, ConstantsIgnored, Refitted
from ..errors_and_notes.tables import MissingColumn, NotNumeric
from ..estimators.estimator_file import (
    dump_any_estimator,
    estimator_file_name,
    load_estimators,
)
from ..estimators.registry import find_estimator, library_versions
from ..learn.estimator_bundle import note_library_version, prediction_difference
from ..model.bundle_tables import HELD_OUT, TRAINING, constant_in_training, read_csv, table_bytes
from ..model.fitting import fit_estimator
from ..model.model_description import (
    Fields,
    describe_predictor,
    describe_recipe,
    describe_target,
    read_predictors,
    read_recipe,
    read_target,
    read_versions,
)
from ..model.model_file import ModelFile, write_model_file
from ..model.predictors import design_from_table
from ..model.stratum_model import StratumModel
from ..run import Run
from ..tables.columns import find_column, numeric_column
from .environmental_distance import Signatures, Standard
from .fuzzy_specification import MEMBERSHIPS, MIN_SITES, RECORD, SERIES
from .site_ensemble import FAMILY, FuzzyModel, SiteEnsemble
from .skill_by_distance import NO_LINE, SkillLine

Ensemble = TypeVar("Ensemble", bound=SiteEnsemble)

# Columns of the table of predictions that are texts, and whole numbers.
_TEXTS, _COUNTS = ("site", "date", "zone"), ("row", "fold_site")


def write_bundle(model: FuzzyModel, path: str) -> None:
    """Write the model file of a fuzzy ensemble, whole or not at all; always the same bytes.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the place cannot be written.
    """
    parts = {TRAINING: table_bytes(model.training), HELD_OUT: table_bytes(model.held_out)}
    kind = find_estimator(model.recipe.estimator)
    for number, site_model in enumerate(model.submodels, 1):
        parts[estimator_file_name(number, kind)] = dump_any_estimator(site_model.estimator, kind)
    write_model_file(path, FAMILY, _describe_model(model), parts)


def _describe_model(model: FuzzyModel) -> dict:
    """Return the fields of ``model.json`` in the file of a fuzzy ensemble."""
    entries = [{"n": site_model.n} for site_model in model.submodels]
    return {**describe_ensemble(model, entries), **describe_recipe(model.recipe)}


def describe_ensemble(model: SiteEnsemble, entries: list) -> dict:
    """Return the fields of ``model.json`` that the files of all kinds of ensembles have.

    Parameters
    ----------
    model : SiteEnsemble
        The ensemble.
    entries : list of dict
        What each site model has beside its site and signature.
    """
    return {
        "target": describe_target(model),
        "predictors": [describe_predictor(predictor) for predictor in model.predictors],
        "standard": {"mean": model.standard.mean.tolist(), "sd": model.standard.sd.tolist()},
        "weights": model.weights.tolist(),
        "neighbours": model.neighbours,
        "fuzzifier": model.fuzzifier,
        "cut": model.cut,
        "skill": _describe_line(model.line),
        "membership": model.membership,
        **({"series_skill": _describe_line(model.series_line)} if model.weighs_series else {}),
        "site": model.site,
        "parts": [
            {"site": site, "mean": mean.tolist(), "sd": sd.tolist(), **site_fields}
            for site, site_fields, mean, sd in zip(model.sites, entries, *model.signatures)
        ],
        "validation": model.validation,
        "versions": model.versions,
    }


def _describe_line(line: SkillLine) -> dict:
    return {name: _json_value(value) for name, value in line._asdict().items()}


def _json_value(value):
    """Return a number as JSON has it: None instead of NaN."""
    return None if value != value else value


def read_fuzzy(file: ModelFile, run: Run) -> FuzzyModel:
    """Read the model out of a file of the kind "fuzzy".

    Parameters
    ----------
    file : ModelFile
        The file.
    run : Run
        Gets a note when site models were fitted again, or written by another scikit-learn.

    Raises
    ------
    BadBundle
        When something in it does not fit; `why` says what.
    UntrustedType
        When an estimator holds types it should not; nothing was built.
    """
    model = _read_description(file.fields)
    kind = find_estimator(model.recipe.estimator)
    names = _site_model_names(file, kind, len(model.submodels))
    file.require_parts((TRAINING, HELD_OUT, *names))
    model = without_constants(with_tables(model, file), file.path, run)
    run.check_cancel()
    contents = [file.parts[name] for name in names]
    estimators, problem = load_estimators(contents, file.path, kind, model.n_columns)
    if not problem:
        loaded = zip(model.submodels, estimators)
        site_models = tuple(
            replace(site_model, estimator=estimator) for site_model, estimator in loaded
        )
        model = replace(model, submodels=site_models)
        # Each record by itself, as the table has them: that asks the models of all sites.
        problem = prediction_difference(replace(model, membership=RECORD), file.path)
    if problem:
        run.note(Refitted(file.path, problem))
        return _refit_site_models(model, file, run)
    note_library_version(model.versions, kind, run)
    return model


def _site_model_names(file: ModelFile, kind, n: int) -> list:
    """Return the names of the site models in the file of a fuzzy ensemble."""
    names = [estimator_file_name(number, kind) for number in range(1, n + 1)]
    if names[0] in file.parts:
        return names
    return [f"estimator_{number}.skops" for number in range(1, n + 1)]


def _read_description(fields: Fields) -> FuzzyModel:
    """Return the fuzzy model of a file, without tables and site models."""
    ensemble_fields = read_ensemble(fields)
    sites, entries = ensemble_fields.pop("sites"), fields.sections("parts")
    submodels = tuple(StratumModel(s, None, 1.0, e.count("n", 1)) for s, e in zip(sites, entries))
    return FuzzyModel(**ensemble_fields, submodels=submodels, recipe=read_recipe(fields))


def read_ensemble(fields: Fields) -> dict:
    """Return the fields of `SiteEnsemble` in a model file but for tables and models, and `sites`.

    Raises
    ------
    BadBundle
        When something in it does not fit.
    """
    predictors = read_predictors(fields)
    fields.require(not any(p.categorical for p in predictors), "predictors")
    n = len(predictors)
    standard = fields.section("standard")
    mean, sd = (np.array(standard.numbers(name, n)) for name in ("mean", "sd"))
    fields.require((sd >= 0).all(), "standard.sd")
    weights = np.array(fields.numbers("weights", n))
    fields.require((weights >= 0).all(), "weights")
    fuzzifier = fields.number("fuzzifier")
    fields.require(1 < fuzzifier <= 100, "fuzzifier")
    entries = fields.sections("parts")
    sites = [entry.take("site", str) for entry in entries]
    # Files of older versions weigh record by record.
    membership = fields.take("membership", str) if "membership" in fields.names else RECORD
    fields.require(membership in MEMBERSHIPS, "membership")
    series_line = (
        _read_skill_line(fields.section("series_skill")) if membership == SERIES else NO_LINE
    )
    fields.require(len(sites) >= MIN_SITES and len(set(sites)) == len(sites), "parts")
    signatures = (
        np.array([entry.numbers(name, n) for entry in entries]) for name in ("mean", "sd")
    )
    return {
        "predictors": predictors,
        **read_target(fields),
        "sites": sites,
        "standard": Standard(mean, sd),
        "signatures": Signatures(*signatures),
        "weights": weights,
        "neighbours": fields.count("neighbours", 1),
        "fuzzifier": fuzzifier,
        "cut": fields.take("cut", bool),
        "line": _read_skill_line(fields.section("skill")),
        "membership": membership,
        "series_line": series_line,
        "site": fields.take("site", str),
        "validation": fields.take("validation", dict),
        "versions": read_versions(fields),
    }


def _read_skill_line(fields: Fields) -> SkillLine:
    """Return the line of skill against distance in the model file of an ensemble."""
    line_fields: dict = {"n": fields.count("n")}
    for name in SkillLine._fields[1:]:
        missing = fields.take(name, (int, float, type(None))) is None
        line_fields[name] = float("nan") if missing else fields.number(name)
    return SkillLine(**line_fields)


def with_tables(model: Ensemble, file: ModelFile, texts: tuple = ()) -> Ensemble:
    """Return the model of an ensemble's file with its tables of records and predictions.

    Parameters
    ----------
    model : SiteEnsemble
        The ensemble as its description has it.
    file : ModelFile
        The file.
    texts : tuple of str
        Columns of the records that are texts, beside the site.
    """
    text_columns = (model.site, *texts)
    training = _read_bundle_table(file, TRAINING, text_columns, (model.target, *model.names))
    held_out = _read_bundle_table(file, HELD_OUT, _TEXTS, ("observed", "predicted_training"))
    file.fields.require(len(training) == len(held_out), HELD_OUT)
    are_sites_known = set(model.sites) == set(training[model.site])
    file.fields.require(are_sites_known and np.isfinite(training[model.target]).all(), TRAINING)
    return replace(model, training=training, held_out=held_out)


def without_constants(model: Ensemble, path: str, run: Run, of_sites=()) -> Ensemble:
    """Return the model without what was constant in training; see `constant_in_training`.

    Parameters
    ----------
    model : SiteEnsemble
        The ensemble with its tables.
    path : str
        Its file.
    run : Run
        Gets a note where something was.
    of_sites : numpy.ndarray
        Which predictors were constant at which site ``(sites, predictors)``, where that is known.
    """
    columns = model.training[list(model.names)].to_numpy(np.float64).T
    is_constant = constant_in_training(model.standard.mean, model.standard.sd, columns)
    found = is_constant | np.any(of_sites, axis=0) if len(of_sites) else is_constant
    if not found.any():
        return model
    run.note(ConstantsIgnored(path, tuple(np.array(model.names, object)[found])))
    return replace(model, standard=model.standard.without(is_constant))


def _read_bundle_table(file: ModelFile, name: str, texts: tuple, required_columns: tuple):
    """Return a table in the file of a fuzzy ensemble: some columns texts, all others numbers."""
    import pandas as pd

    table = read_csv(file.parts[name], name, file.path)
    file.fields.require(len(table), name)
    for column in required_columns:
        file.fields.require(column in table, f"{name}: {column}")
    columns = {}
    try:
        for column in table.columns:
            if column in texts:
                columns[column] = find_column(table, column).to_numpy(dtype=object)
                continue
            numbers = numeric_column(table, column)
            columns[column] = numbers.astype(np.int64) if column in _COUNTS else numbers
    except (MissingColumn, NotNumeric, ValueError) as error:
        raise BadBundle(file.path, "schema", f"{name}: {error}") from error
    return pd.DataFrame(columns)


def _refit_site_models(model: FuzzyModel, file: ModelFile, run: Run) -> FuzzyModel:
    """Return the model with site models fitted again, with its settings and seed."""
    run.step("train", model.target)
    design = design_from_table(model.predictors, model.training, None)
    if not design.valid.all():
        raise BadBundle(file.path, "estimator", TRAINING)
    target = model.training[model.target].to_numpy(np.float64)
    site_of_record, refitted_models = model.training[model.site].to_numpy(dtype=object), []
    for k, site_model in enumerate(model.submodels):
        site_run = run.part(k / len(model.submodels), (k + 1) / len(model.submodels))
        is_of_site = site_of_record == site_model.stratum
        fit = fit_estimator(
            model.recipe,
            model.n_columns,
            design.columns[:, is_of_site],
            target[is_of_site],
            site_run,
        )
        refitted_models.append(replace(site_model, estimator=fit.estimator, smearing=fit.smearing))
    versions = library_versions(find_estimator(model.recipe.estimator))
    return replace(model, submodels=tuple(refitted_models), versions=versions)
