"""The tables inside a model file, and what it says of its training without building the model."""

from __future__ import annotations

import csv
import io
from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.learn import BadBundle
from ..errors_and_notes.tables import MissingColumn, NotNumeric
from ..tables.class_labels import class_label_column
from ..tables.columns import DECIMAL, EXACT, find_column, numeric_column
from ..tables.stored_table import StoredTable, exact_columns, split_csv
from .model_description import Description, read_description
from .model_file import ESTIMATOR, read_model_file

TRAINING, HELD_OUT = "training.csv", "held_out.csv"
# Columns are looked up by their names: time grows with the square of their number.
_MAX_COLUMNS = 5000


def table_bytes(table) -> bytes:
    """Return a table as CSV; pandas writes the shortest text that reads back as the same float."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def read_csv(content: bytes, name: str, path: str):
    """Return a table in a model file as text, since pandas' reading of floats need not be exact."""
    import pandas as pd

    try:
        text = io.TextIOWrapper(io.BytesIO(content), "utf-8", newline="")
        n_columns = len(next(csv.reader(text), ()))
        if n_columns > _MAX_COLUMNS:
            raise BadBundle(path, "schema", f"{name}: {n_columns}")
        table = pd.read_csv(io.BytesIO(content), encoding="utf-8", dtype=str, keep_default_na=False)
    except (ValueError, csv.Error) as error:  # pandas' own ParserError is a ValueError
        raise BadBundle(path, "schema", f"{name}: {error}") from error
    table.attrs.update({DECIMAL: ".", EXACT: True})
    return table


def _read_text(content: bytes, name: str, path: str):
    """Return a table in a model file as text, without pandas if as `table_bytes` writes it."""
    try:
        table = split_csv(content)
    except ValueError as error:
        raise BadBundle(path, "schema", f"{name}: {error}") from error
    if table is None or len(table.columns) > _MAX_COLUMNS:
        return read_csv(content, name, path)
    table.attrs.update({DECIMAL: ".", EXACT: True})
    return table


def read_training(description: Description, content: bytes, path: str) -> StoredTable:
    """Return the training table with its columns as training had them."""
    categorical = [p.name for p in description.predictors if p.categorical]
    strata = [description.stratum] if description.stratum else []
    table = _read_text(content, TRAINING, path)
    names = dict.fromkeys([description.target, *(p.name for p in description.predictors), *strata])
    try:
        columns = {name: _read_column(table, name, categorical, description) for name in names}
    except (MissingColumn, NotNumeric) as error:
        raise BadBundle(path, "schema", f"{TRAINING}: {error}") from error
    if len(table) == 0:
        raise BadBundle(path, "schema", TRAINING)
    return exact_columns(columns)


def _read_column(table, name: str, categorical: list, description: Description) -> np.ndarray:
    """Return a column of a bundle's table: numbers for predictors and target, else classes."""
    numbers = {description.target, *(p.name for p in description.predictors)} - set(categorical)
    return numeric_column(table, name) if name in numbers else class_label_column(table, name)


def read_held_out(content: bytes, n: int, path: str) -> StoredTable:
    """Return the table of held-out predictions: text, labels and numbers each as they were."""
    table = _read_text(content, HELD_OUT, path)
    if len(table) != n or "predicted_training" not in table:
        raise BadBundle(path, "schema", HELD_OUT)
    columns = {}
    try:
        for name in table.columns:
            if name == "site":
                columns[name] = np.asarray(find_column(table, name), dtype=object)
            elif name == "stratum":
                columns[name] = class_label_column(table, name)
            elif name == "expanded":
                columns[name] = np.asarray(find_column(table, name) == "True", dtype=bool)
            else:
                numbers = numeric_column(table, name)
                is_integer = name == "row" or name.startswith("fold_")
                columns[name] = numbers.astype(np.int64) if is_integer else numbers
    except (MissingColumn, NotNumeric, ValueError) as error:
        raise BadBundle(path, "schema", f"{HELD_OUT}: {error}") from error
    return StoredTable(columns)


class TrainingRecord(NamedTuple):
    """A model file's description, and its held-out predictions as a pandas DataFrame."""

    about: Description
    held_out: Any  # pandas.DataFrame


def constant_in_training(mean: np.ndarray, sd: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return which predictors are constant in a stored training table, though standardised.

    Earlier files have a standard deviation of exactly 1 for them, by which another value than that
    of the training would reach the model as many deviations away as it lies apart in its unit.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        What each predictor is standardised by.
    columns : numpy.ndarray
        Their values ``(predictors, records)`` in the training table; NaN is no value.
    """
    is_value = np.isfinite(columns)
    low = np.where(is_value, columns, np.inf).min(axis=1, initial=np.inf)
    high = np.where(is_value, columns, -np.inf).max(axis=1, initial=-np.inf)
    return (sd == 1.0) & (low == high) & np.isclose(mean, low, rtol=1e-6, atol=0.0)


def read_record(path: str) -> TrainingRecord:
    """Return what description and tables of a model file of the kind "estimator" say of training.

    Raises
    ------
    BadBundle, NewerBundle
        As `read_bundle` does.
    """
    file = read_model_file(path)
    if file.kind != ESTIMATOR:
        raise BadBundle(path, "kind", file.kind)
    description = read_description(file.fields)
    file.require_parts((TRAINING, HELD_OUT, *(part.file for part in description.parts)))
    rows = file.parts[TRAINING].count(b"\n") - 1
    held_out = read_held_out(file.parts[HELD_OUT], rows, path)
    return TrainingRecord(description, held_out.to_frame())
