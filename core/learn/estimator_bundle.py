"""The model file ``*.carbonmodel`` of a model with estimators: description, tables, estimators.

==================  ===============================================================================
model.json          everything a reader needs (see `model_file` and `model_description`)
training.csv        target, predictors and stratum of the records trained on, numbers to the last
                    bit, so that a refit gives the same forest
held_out.csv        row by row beside it: observed, fitted and held-out predictions, folds, site
estimator_N.forest  the forest of each stratum, or the only one, as flat arrays
estimator_N.skops   any other estimator, and forests of files before schema 2
==================  ===============================================================================

Nothing is unpickled or run. An estimator that this scikit-learn cannot read, or that does not
predict what it predicted when it was written, is fitted again from the training table.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.learn import BadBundle, Refitted, VersionDiffers
from ..errors_and_notes.predict import UnseenClass
from ..estimators.estimator_file import (
    dump_any_estimator,
    estimator_file_name,
    first_line_of_error,
    load_estimators,
)
from ..estimators.registry import find_estimator, installed_version, library_versions
from ..model.bundle_tables import HELD_OUT, TRAINING, read_held_out, read_training, table_bytes
from ..model.expanded_records import real_records
from ..model.flux_model import FluxModel
from ..model.model_description import Description, describe_model, read_description
from ..model.model_file import ESTIMATOR, ModelFile, read_model_file, write_model_file
from ..model.predictors import design_from_table, positions_of_labels
from ..model.stratum_model import StratumModel
from ..model.training_data import TrainingData
from ..run import Run
from ..tables.class_labels import class_label_column
from .estimator_training import fit_strata

ENDING = ".carbonmodel"
# Records whose fitted values an estimator must reproduce before it is trusted to be itself.
_PROBE = 64
# exp differs by a bit between processors.
_PROBE_TOLERANCE = 1e-9


def write_bundle(model: FluxModel, path: str) -> None:
    """Write the model file of a model with estimators, whole or not at all; always the same bytes.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the place cannot be written.
    """
    part_files = tuple(
        estimator_file_name(i, model.kind) for i in range(1, len(model.submodels) + 1)
    )
    parts = {
        TRAINING: table_bytes(model.training),
        HELD_OUT: table_bytes(model.held_out),
    }
    for file, submodel in zip(part_files, model.submodels):
        parts[file] = dump_any_estimator(submodel.estimator, model.kind)
    write_model_file(path, ESTIMATOR, describe_model(model, part_files), parts)


def read_bundle(path: str, run: Run) -> FluxModel:
    """Read the model file of a model with estimators.

    Parameters
    ----------
    path : str
        The file.
    run : Run
        Gets a note when the model was refitted, or written by another scikit-learn.

    Returns
    -------
    FluxModel

    Raises
    ------
    BadBundle
        When the file is no model of ours, or damaged or changed; `why` says what.
    NewerBundle, UnknownEstimator
        When it needs a newer version.
    UntrustedType
        When an estimator holds types it should not; nothing was built.
    """
    return read_estimators(read_model_file(path), run)


def read_estimators(file: ModelFile, run: Run) -> FluxModel:
    """Read the model out of a file of the kind "estimator", as `read_bundle` does."""
    if file.kind != ESTIMATOR:
        raise BadBundle(file.path, "kind", file.kind)
    path, content = file.path, file.parts
    description = read_description(file.fields)
    file.require_parts((TRAINING, HELD_OUT, *(part.file for part in description.parts)))
    training = read_training(description, content[TRAINING], path)
    held_out = read_held_out(content[HELD_OUT], len(training), path)
    run.check_cancel()
    submodels, reason = _load_strata(description, content, path)
    model = _flux_model_of_file(description, training, held_out, submodels)
    reason = reason or _probe_difference(model, path, held_out, training.first_rows(_PROBE))
    if reason:
        run.note(Refitted(path, reason))
        return _refit_from_samples(model, path, run)
    note_library_version(description.versions, model.kind, run)
    return model


def note_library_version(versions: dict, kind, run: Run) -> None:
    """Note that another scikit-learn wrote a model file; forests do not depend on it."""
    if kind.forest:
        return
    written, running = versions.get("scikit-learn", ""), installed_version("scikit-learn")
    if written != running:
        run.note(VersionDiffers(written, running))


def _load_strata(description: Description, content: dict, path: str) -> tuple:
    """Return the strata with their estimators, and why they cannot be used ("" when they can)."""
    kind = find_estimator(description.recipe.estimator)
    n_columns = sum(predictor.n_columns for predictor in description.predictors)
    contents = [content[entry.file] for entry in description.parts]
    estimators, reason = load_estimators(contents, path, kind, n_columns)
    submodels = tuple(
        StratumModel(entry.stratum, estimator, entry.smearing, entry.n)
        for entry, estimator in zip(description.parts, estimators)
    )
    return submodels, reason


def _flux_model_of_file(
    description: Description, training, held_out, submodels: tuple
) -> FluxModel:
    """Return the flux model of a bundle, made of its description, tables and estimators."""
    return FluxModel(
        predictors=description.predictors,
        target=description.target,
        unit=description.unit,
        quantity=description.quantity,
        recipe=description.recipe,
        submodels=submodels
        or tuple(StratumModel(entry.stratum, None) for entry in description.parts),
        stratum=description.stratum,
        site=description.site,
        training=training,
        held_out=held_out,
        validation=description.validation,
        versions=description.versions,
        legends=description.legends,
    )


def prediction_difference(model, path: str) -> str:
    """Return why a model's estimators predict other values than when written ("" if not).

    Raises
    ------
    BadBundle
        When its training table holds classes that it does not know.
    """
    return _probe_difference(model, path, model.held_out, model.training.iloc[:_PROBE])


def _probe_difference(model, path: str, held_out, records) -> str:
    """Return why a model does not predict its first records as it did ("" when it does)."""
    expected = np.asarray(held_out["predicted_training"])[:_PROBE]
    try:
        predicted = model.predict(records)
    except UnseenClass as error:
        raise BadBundle(path, "schema", f"{TRAINING}: {error}") from error
    except Exception as error:  # an estimator of another version can load and still not predict
        return first_line_of_error(error)
    same = np.allclose(predicted, expected, rtol=_PROBE_TOLERANCE, atol=0)
    return "" if same else "other predictions than when it was written"


def _refit_from_samples(model: FluxModel, path: str, run: Run) -> FluxModel:
    """Return the model of a bundle fitted again from its training table and seed."""
    run.step("train", model.target)
    table = model.training
    try:
        design = design_from_table(model.predictors, table, None)
    except UnseenClass as error:
        raise BadBundle(path, "estimator", str(error)) from error
    target = table[model.target].to_numpy(dtype=np.float64)
    stratum = np.zeros(len(table), dtype=np.int32)
    if model.stratum:
        stratum = positions_of_labels(class_label_column(table, model.stratum), model.strata)
    counts = np.bincount(stratum.clip(min=0), minlength=len(model.strata))
    if not design.valid.all() or not np.isfinite(target).all() or stratum.min() < 0:
        raise BadBundle(path, "estimator", TRAINING)
    if counts.min() == 0:
        raise BadBundle(path, "estimator", model.stratum)
    scored, parents = real_records(model)
    data = TrainingData(
        table=table,
        rows=np.arange(len(table)),
        predictors=model.predictors,
        columns=design.columns,
        target=target,
        strata=model.strata,
        stratum=stratum,
        sites=None,
        scored=scored,
        dropped={},
        parents=parents,
    )
    submodels, _fitted, _oob = fit_strata(data, model.recipe, run)
    model_fields = {**vars(model), "submodels": submodels, "versions": library_versions(model.kind)}
    return FluxModel(**model_fields)
