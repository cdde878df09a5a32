"""Networks as the files of all kinds of models hold them: plain arrays, settings and scaling.

Nothing of a file is believed before it is checked.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from ..errors_and_notes.learn import BadBundle
from ..files.npy import npy_header, read_npy
from ..model.model_description import Fields
from ..model.model_file import ModelFile
from .forward_pass import LstmWeights
from .lstm_specification import WHOLE, NetworkSettings
from .record_dates import UNITS, Step
from .scaling import Scaling

# Arrays of each layer, in the order of `as_arrays`; the head is the last.
KINDS = ("inputs", "recurrent", "bias")


def as_arrays(weights: LstmWeights) -> list:
    """Return the arrays of a network: of `KINDS` by layer, then the head."""
    return [array for kind in KINDS for array in getattr(weights, kind)] + [weights.head]


def from_arrays(arrays: list, layers: int) -> LstmWeights:
    """Return the network of arrays in the order of `as_arrays`."""
    inputs, recurrent, bias = (tuple(arrays[k * layers : (k + 1) * layers]) for k in range(3))
    return LstmWeights(inputs, recurrent, bias, arrays[-1])


def resized(weights: LstmWeights, hidden: int) -> LstmWeights:
    """Return stored weights of a network with more units, which are zero, or the first alone.

    A unit without weights stays at zero and takes no part: cut to the units it had before, the
    network is the same. Networks of several sizes are stored in one array this way.
    """
    n_before = weights.hidden
    n_kept = min(n_before, hidden)

    def resize_gates(array: np.ndarray, n_columns: int, n_kept_columns: int) -> np.ndarray:
        gates = np.zeros((4, hidden, n_columns), np.float32)
        gates_before = array.reshape(4, n_before, -1)
        gates[:, :n_kept, :n_kept_columns] = gates_before[:, :n_kept, :n_kept_columns]
        return gates.reshape(4 * hidden, n_columns)

    n_inputs = weights.inputs[0].shape[1]
    head = np.zeros(hidden + 1, np.float32)
    head[:n_kept], head[-1] = weights.head[:n_kept], weights.head[-1]
    return LstmWeights(
        (
            resize_gates(weights.inputs[0], n_inputs, n_inputs),
            *(resize_gates(array, hidden, n_kept) for array in weights.inputs[1:]),
        ),
        tuple(resize_gates(array, hidden, n_kept) for array in weights.recurrent),
        tuple(resize_gates(array, 1, 1)[:, 0] for array in weights.bias),
        head,
    )


def shapes_of(settings: NetworkSettings, n_inputs: int) -> list:
    """Return the shapes of the arrays of a network in the order of `as_arrays`."""
    hidden, layers = settings.hidden, settings.layers
    inputs = [(4 * hidden, n_inputs if layer == 0 else hidden) for layer in range(layers)]
    recurrent = [(4 * hidden, hidden)] * layers
    return [*inputs, *recurrent, *[(4 * hidden,)] * layers, (hidden + 1,)]


def read_settings(fields: Fields) -> NetworkSettings:
    """Return the settings of networks in a file, each within its limits."""
    values: dict = {}
    for field in dataclasses.fields(NetworkSettings):
        name = field.name
        values[name] = fields.take(name, int) if name in WHOLE else fields.number(name)
        fields.require(field.metadata["allowed"].holds(values[name]), name)
    return NetworkSettings(**values)


def read_scaling(fields: Fields, n_predictors: int) -> Scaling:
    """Return what the networks of a file scale predictors and target by."""
    scaling = Scaling(
        np.array(fields.numbers("mean", n_predictors)),
        np.array(fields.numbers("sd", n_predictors)),
        fields.number("target_mean"),
        fields.number("target_sd"),
    )
    fields.require((scaling.sd >= 0).all(), "sd")
    fields.require(scaling.target_sd > 0, "target_sd")
    return scaling


def describe_scaling(scaling: Scaling) -> dict:
    """Return what networks scale predictors and target by as their file has it."""
    return {
        "mean": scaling.mean.tolist(),
        "sd": scaling.sd.tolist(),
        "target_mean": scaling.target_mean,
        "target_sd": scaling.target_sd,
    }


def read_step(fields: Fields) -> Step:
    """Return the step of the series in a file."""
    step_fields = fields.section("step")
    unit = step_fields.take("unit", str)
    step_fields.require(unit in UNITS, "unit")
    return Step(unit, step_fields.count("size", 1, 100_000))


def read_weights(file: ModelFile, name: str, shape: tuple) -> np.ndarray:
    """Return weights in a file of LSTMs, which must have a given shape.

    Raises
    ------
    BadBundle
        When they have another, or another type, or are not finite.
    """
    content = file.parts[name]
    try:
        header = npy_header(content)
    except ValueError as error:
        raise BadBundle(file.path, "schema", f"{name}: {error}") from error
    if header[:3] != (shape, False, np.dtype("<f4")):
        raise BadBundle(file.path, "schema", name)
    array = read_npy(content).astype(np.float32)
    if not np.isfinite(array).all():
        raise BadBundle(file.path, "schema", name)
    return array
