"""What a model file says of its training, without building the model."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..facts.learn import BadBundle
from .bundle_tables import HELD_OUT, TRAINING, read_held_out
from .description import Description, read_description
from .model_file import ESTIMATOR, read_model_file


class TrainingRecord(NamedTuple):
    """A model file's description, and its held-out predictions as a pandas DataFrame."""

    about: Description
    held_out: Any  # pandas.DataFrame


def read_record(path: str) -> TrainingRecord:
    """Return what a model file of the kind "estimator" says of its training.

    Raises
    ------
    BadBundle, NewerBundle
        As `read_bundle` does.
    """
    file = read_model_file(path)
    if file.kind != ESTIMATOR:
        raise BadBundle(path, "kind", file.kind)
    about = read_description(file.fields)
    file.require_parts((TRAINING, HELD_OUT, *(part.file for part in about.parts)))
    rows = file.parts[TRAINING].count(b"\n") - 1
    return TrainingRecord(about, read_held_out(file.parts[HELD_OUT], rows, path))
