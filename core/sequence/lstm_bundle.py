"""The model file ``*.carbonmodel`` of a sequence model.

======================  ===========================================================================
model.json              what `model.model_file` and `_model_as_dict` say
training.csv            site, date, stratum, target and predictors of the records
held_out.csv            one row per window: part, observed, predictions of model and baselines
inputs_P_L.npy          weights of part P, layer L, from its inputs: (members, 4 hidden, inputs),
                        gates i, f, g, o; float32
recurrent_P_L.npy       from its own last state: (members, 4 hidden, hidden)
bias_P_L.npy            (members, 4 hidden)
head_P.npy              from the last state to the prediction: (members, hidden + 1)
======================  ===========================================================================

Weights are plain arrays, read without PyTorch and without pickle; a prediction is computed by
`forward_pass`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors_and_notes.learn import BadBundle, ConstantsIgnored
from ..errors_and_notes.tables import MissingColumn, NotNumeric
from ..files.npy import npy_bytes
from ..model.bundle_tables import HELD_OUT, TRAINING, constant_in_training, read_csv, table_bytes
from ..model.class_legends import describe_legends, read_legends
from ..model.model_description import (
    Fields,
    check_strata,
    describe_predictor,
    describe_target,
    read_predictors,
    read_target,
    read_versions,
)
from ..model.model_file import ModelFile, write_model_file
from ..run import Run
from ..tables.class_labels import class_label_column
from ..tables.columns import exact_table, find_column, numeric_column
from .lstm_model import FAMILY, SequenceModel
from .stored_networks import (
    KINDS,
    as_arrays,
    describe_scaling,
    from_arrays,
    read_scaling,
    read_settings,
    read_step,
    read_weights,
    shapes_of,
)
from .stratum_networks import StratumNetworks

# Columns of the table of windows that are no numbers.
_TEXTS = ("site", "date", "part")


def write_bundle(model: SequenceModel, path: str) -> None:
    """Write the model file of an LSTM, whole or not at all; the same model makes the same bytes.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the place cannot be written.
    """
    parts = {TRAINING: table_bytes(model.training), HELD_OUT: table_bytes(model.held_out)}
    for number, stratum_networks in enumerate(model.submodels, 1):
        for name, arrays in _array_names(
            number, stratum_networks.settings.layers, stratum_networks.members
        ):
            parts[name] = npy_bytes(np.ascontiguousarray(np.stack(arrays), np.dtype("<f4")))
    write_model_file(path, FAMILY, _model_as_dict(model), parts)


def _array_names(number: int, layers: int, members: tuple = ()):
    """Yield the name of each array of a part, and the array of each member."""
    names = [f"{kind}_{number}_{k + 1}" for kind in KINDS for k in range(layers)]
    for i, name in enumerate((*names, f"head_{number}")):
        yield f"{name}.npy", [as_arrays(member)[i] for member in members]


def _model_as_dict(model: SequenceModel) -> dict:
    """Return the fields of ``model.json`` of an LSTM."""
    return {
        "target": describe_target(model),
        "predictors": [describe_predictor(predictor) for predictor in model.predictors],
        "length": model.length,
        "step": {"unit": model.step.unit, "size": model.step.size},
        "site": model.site,
        "date": model.date,
        "stratum": model.stratum,
        "seed": model.seed,
        "parts": [_describe_stratum(stratum_networks) for stratum_networks in model.submodels],
        "validation": model.validation,
        "versions": model.versions,
        **describe_legends(model.legends),
    }


def _describe_stratum(stratum_networks: StratumNetworks) -> dict:
    """Return scaling and settings of the networks of a stratum as the LSTM's file has them."""
    return {
        "stratum": stratum_networks.stratum,
        "settings": stratum_networks.settings.as_dict(),
        **describe_scaling(stratum_networks.scaling),
        "members": len(stratum_networks.members),
        "epochs": list(stratum_networks.epochs),
        "n": stratum_networks.n,
    }


def read_sequences(file: ModelFile, run: Run) -> SequenceModel:
    """Read the model out of a file of the kind "sequence".

    Raises
    ------
    BadBundle
        When something in it does not fit; `why` says what.
    """
    fields = file.fields
    predictors = read_predictors(fields)
    fields.require(not any(p.categorical for p in predictors), "predictors")
    stratum = fields.take("stratum", str)
    entries = fields.sections("parts")
    drafts = [_read_stratum(entry, len(predictors)) for entry in entries]
    check_strata(fields, tuple(stratum_networks.stratum for stratum_networks, _ in drafts), stratum)
    names = [TRAINING, HELD_OUT]
    for number, (stratum_networks, _) in enumerate(drafts, 1):
        names += [name for name, _ in _array_names(number, stratum_networks.settings.layers)]
    file.require_parts(names)
    run.check_cancel()
    submodels = tuple(
        _with_weights(file, number, stratum_networks, n_members, len(predictors))
        for number, (stratum_networks, n_members) in enumerate(drafts, 1)
    )
    model = SequenceModel(
        predictors=predictors,
        **read_target(fields),
        length=fields.count("length", 1, 1000),
        step=read_step(fields),
        submodels=submodels,
        site=fields.take("site", str),
        date=fields.take("date", str),
        stratum=stratum,
        seed=fields.count("seed", 0, 2**32),
        validation=fields.take("validation", dict),
        versions=read_versions(fields),
        legends=read_legends(fields),
    )
    return _without_constants(_with_tables(model, file), file.path, run)


def _read_stratum(fields: Fields, n_predictors: int) -> tuple:
    """Return the description of a stratum in an LSTM's file, and how many networks it has."""
    settings = read_settings(fields.section("settings"))
    scaling = read_scaling(fields, n_predictors)
    n_members = fields.count("members", 1, 100)
    epochs = tuple(int(e) for e in fields.numbers("epochs", n_members))
    label = fields.take("stratum", (int, str, type(None)))
    stratum_networks = StratumNetworks(label, settings, scaling, (), epochs, fields.count("n"))
    return stratum_networks, n_members


def _with_weights(
    file: ModelFile, number: int, stratum_networks: StratumNetworks, n_members: int, n_inputs: int
) -> StratumNetworks:
    """Return a stratum of an LSTM's file with its networks."""
    layers = stratum_networks.settings.layers
    arrays = [
        read_weights(file, name, (n_members, *shape))
        for (name, _), shape in zip(
            _array_names(number, layers), shapes_of(stratum_networks.settings, n_inputs)
        )
    ]
    members = tuple(from_arrays([array[i] for array in arrays], layers) for i in range(n_members))
    return replace(stratum_networks, members=members)


def _with_tables(model: SequenceModel, file: ModelFile) -> SequenceModel:
    """Return the model of an LSTM's file with its tables of records and windows."""
    key_columns = (model.site, model.date, *([model.stratum] if model.stratum else []))
    columns = tuple(dict.fromkeys((*key_columns, model.target, *model.names)))
    training = _read_bundle_table(file, TRAINING, columns, key_columns[:2], key_columns[2:])
    held_out = _read_bundle_table(file, HELD_OUT, (), _TEXTS, ("stratum",))
    for name in ("observed", "part", f"predicted_{model.main}"):
        file.fields.require(name in held_out, f"{HELD_OUT}: {name}")
    return replace(model, training=training, held_out=held_out)


def _without_constants(model: SequenceModel, path: str, run: Run) -> SequenceModel:
    """Return the model without what was constant in training; see `constant_in_training`."""
    columns = np.array([model.training[name] for name in model.names], np.float64)
    submodels, found = [], np.zeros(len(columns), bool)
    for submodel in model.submodels:
        rows = np.ones(len(model.training), bool)
        if model.stratum:
            rows = np.array([label == submodel.stratum for label in model.training[model.stratum]])
        is_constant = constant_in_training(
            submodel.scaling.mean, submodel.scaling.sd, columns[:, rows]
        )
        found |= is_constant
        submodels.append(replace(submodel, scaling=submodel.scaling.without(is_constant)))
    if not found.any():
        return model
    run.note(ConstantsIgnored(path, tuple(np.array(model.names, object)[found])))
    return replace(model, submodels=tuple(submodels))


def _is_count(column: str) -> bool:
    """Return whether a column of the windows in an LSTM's file holds whole numbers."""
    return column == "row" or column.startswith("fold_")


def _read_bundle_table(file: ModelFile, name: str, columns: tuple, texts: tuple, classes: tuple):
    """Return a table in an LSTM's file: the named columns as texts, classes and numbers."""
    table = read_csv(file.parts[name], name, file.path)
    file.fields.require(len(table), name)
    table_columns = {}
    try:
        for column in columns or table.columns:
            if column in texts:
                table_columns[column] = find_column(table, column).to_numpy(dtype=object)
            elif column in classes:
                table_columns[column] = class_label_column(table, column)
            else:
                numbers = numeric_column(table, column)
                table_columns[column] = numbers.astype(np.int64) if _is_count(column) else numbers
    except (MissingColumn, NotNumeric, ValueError) as error:
        raise BadBundle(file.path, "schema", f"{name}: {error}") from error
    return exact_table(table_columns)
