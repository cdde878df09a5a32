"""Kinds of models: which room reads the file of each, and explains it.

Every kind implements `core.model.protocol.Model`. A room with a kind of its own writes its files
with `core.model.model_file.write_model_file` and is listed below. Rooms are imported when a model
of theirs is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

from .errors_and_notes.fuzzy import EnsembleNotExplained
from .errors_and_notes.learn import BadBundle
from .run import Run

if TYPE_CHECKING:
    from .model.protocol import Model


def _read_estimators(file, run: Run) -> Model:
    """Read a model of an estimator; its room is imported only then."""
    from .learn.estimator_bundle import read_estimators

    return read_estimators(file, run)


def _write_estimators(model, path: str) -> None:
    from .learn.estimator_bundle import write_bundle

    write_bundle(model, path)


def _explain_estimators(model, samples, stratum: str, run: Run):
    """Explain a model of an estimator by Shapley values."""
    from .explain.model_explanation import explain_model

    return explain_model(model, samples, stratum, run)


def _require_explainable_estimator(model) -> None:
    """Raise when a model of an estimator has no exact Shapley values."""
    from .explain.sampled_shapley import require_shapley

    require_shapley(model)


def _read_sequences(file, run: Run) -> Model:
    """Read an LSTM; its room is imported only then."""
    from .sequence.lstm_bundle import read_sequences

    return read_sequences(file, run)


def _write_sequences(model, path: str) -> None:
    from .sequence.lstm_bundle import write_bundle

    write_bundle(model, path)


def _explain_sequences(model, samples, stratum: str, run: Run):
    """Explain an LSTM."""
    from .sequence.lstm_explanation import explain_sequences

    return explain_sequences(model, samples, stratum, run)


def _read_fuzzy(file, run: Run) -> Model:
    """Read a fuzzy ensemble; its room is imported only then."""
    from .fuzzy.site_ensemble_bundle import read_fuzzy

    return read_fuzzy(file, run)


def _write_fuzzy(model, path: str) -> None:
    """Write a fuzzy ensemble; its room is imported only then."""
    from .fuzzy.site_ensemble_bundle import write_bundle

    write_bundle(model, path)


def _read_fuzzy_sequences(file, run: Run) -> Model:
    """Read a fuzzy ensemble of LSTMs; its room is imported only then."""
    from .fuzzy.lstm_ensemble_bundle import read_fuzzy_sequences

    return read_fuzzy_sequences(file, run)


def _write_fuzzy_sequences(model, path: str) -> None:
    """Write a fuzzy ensemble of LSTMs; its room is imported only then."""
    from .fuzzy.lstm_ensemble_bundle import write_bundle

    write_bundle(model, path)


def _refuse_fuzzy(model, *_rest) -> None:
    """Refuse to explain an ensemble: its site models weigh differently at each place."""
    raise EnsembleNotExplained(model.target, len(model.sites))


def _require_nothing(_model) -> None:
    """Require nothing."""


@dataclass(frozen=True)
class ModelKind:
    """One kind of model.

    Parameters
    ----------
    key : str
        `kind` in ``model.json``, `family` of the model.
    read : callable
        ``read(ModelFile, run) -> model``.
    write : callable
        ``write(model, path)``.
    explain : callable
        ``explain(model, samples or None, stratum, run) -> Explanation``.
    require_shapley : callable
        ``require_shapley(model)`` raises when no Shapley values can be had here.
    require_maps : callable
        ``require_maps(model)`` raises when the kind as such has no maps of Shapley values.
    """

    key: str
    read: Callable
    write: Callable
    explain: Callable
    require_shapley: Callable = _require_nothing
    require_maps: Callable = _require_nothing


MODEL_KINDS = {
    kind.key: kind
    for kind in (
        ModelKind(
            "estimator",
            _read_estimators,
            _write_estimators,
            _explain_estimators,
            _require_explainable_estimator,
        ),
        ModelKind("sequence", _read_sequences, _write_sequences, _explain_sequences),
        ModelKind("fuzzy", _read_fuzzy, _write_fuzzy, *[_refuse_fuzzy] * 3),
        ModelKind(
            "fuzzy_sequence",
            _read_fuzzy_sequences,
            _write_fuzzy_sequences,
            *[_refuse_fuzzy] * 3,
        ),
    )
}


def read_model(path: str, run: Run, require=None) -> Model:
    """Read a model file of any kind.

    Parameters
    ----------
    path : str
        The file.
    run : Run
        Is told what the user should know about it.
    require : callable, optional
        ``require(inputs)`` raises when variables that the model needs are not there, as
        `ModelFile.inputs` gives them. It is asked before the model is built, which takes longer
        than all else until a prediction begins.

    Raises
    ------
    BadBundle
        When the file is no model of ours, or damaged or changed, or of an unknown kind.
    NewerBundle, UnknownEstimator
        When it needs a newer version.
    UntrustedType
        When it holds types it should not; nothing was built.
    """
    from .model.model_file import read_model_file

    file = read_model_file(path)
    if file.kind not in MODEL_KINDS:
        raise BadBundle(path, "kind", file.kind)
    if require is not None:
        require(file.inputs)
    return MODEL_KINDS[file.kind].read(file, run)


def write_model(model, path: str) -> None:
    """Write a model file of any kind, whole or not at all.

    Raises
    ------
    OutputNotWritable, DiskFull
    """
    MODEL_KINDS[model.family].write(model, path)


def explain(model, samples, stratum: str, run: Run):
    """Explain a model of any kind; parameters as of `explain.model_explanation.explain_model`."""
    return MODEL_KINDS[model.family].explain(model, samples, stratum, run)


def require_shapley(model) -> None:
    """Refuse a model whose Shapley values need a library that is not there.

    Raises
    ------
    MissingLibrary
    """
    MODEL_KINDS[model.family].require_shapley(model)


def require_shapley_maps(model) -> None:
    """Refuse a model of a kind that has no maps of Shapley values.

    Raises
    ------
    EnsembleNotExplained
    """
    MODEL_KINDS[model.family].require_maps(model)
