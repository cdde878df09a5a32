"""Predictors, and the design: the columns an estimator sees.

A categorical predictor becomes one 0/1 column per class met in training (one-hot), in the fixed
order of `class_order`. Trees of scikit-learn know no categories; class codes taken as numbers
would give them an order that means nothing. The design is float32 throughout, what rasters hold
and trees compare in, so a table and a raster with the same values give the same prediction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.predict import UnseenClass
from ..tables.class_labels import class_label_column
from ..tables.columns import numeric_column
from ..units.angle import Angle

# Position of a class not seen in training, and of a missing value.
UNSEEN = -1
MISSING = -2
# Share of the values outside a predictor's training range above which a note is given.
OUTSIDE_SHARE = 0.05


class CodedClass(str):
    """A class that is text, with the codes that stand for it in a raster.

    It is the text everywhere else: in tables, in messages, as a key.

    Parameters
    ----------
    text : str
        The class.
    codes : iterable of int
        Its codes; none where a raster does not have it.
    """

    codes: tuple

    def __new__(cls, text: str, codes=()) -> CodedClass:
        """Return the class with its codes; a copy of one is made of the text first."""
        instance = super().__new__(cls, text)
        instance.codes = tuple(codes)
        return instance


@dataclass(frozen=True)
class Predictor:
    """One predictor of a model.

    Parameters
    ----------
    name, unit : str
        Variable name and unit.
    categories : tuple of int or str
        Classes met in training when categorical; empty when it is a number.
    low, high : float
        Training range of a number; NaN when categorical.
    angle : Angle, optional
        What it was made from when it is sine or cosine of a circular variable.
    """

    name: str
    unit: str = ""
    categories: tuple = ()
    low: float = float("nan")
    high: float = float("nan")
    angle: Angle | None = None

    @property
    def categorical(self) -> bool:
        """Whether the predictor holds classes."""
        return bool(self.categories)

    @property
    def n_columns(self) -> int:
        """Columns of the design it takes."""
        return len(self.categories) or 1

    def is_outside(self, values: np.ndarray) -> np.ndarray:
        """Return where float32 values of a number lie outside the training range; NaN does not."""
        return (values < self.low) | (values > self.high)


def positions_of_labels(labels: np.ndarray, categories: tuple) -> np.ndarray:
    """Return the position of each label among the categories, `UNSEEN` or `MISSING`."""
    position_of_label = {category: i for i, category in enumerate(categories)}
    position_of_label[None] = MISSING
    return np.array([position_of_label.get(label, UNSEEN) for label in labels], dtype=np.int32)


def positions_of_codes(codes: np.ndarray, categories: tuple) -> np.ndarray:
    """Return the position of each raster code among a predictor's categories, or a mark.

    Categories that are text occur in a raster where they have codes (`CodedClass`).
    """
    numbers = sorted(
        (code, i) for i, category in enumerate(categories) for code in _codes_of_class(category)
    )
    positions = np.full(codes.shape, UNSEEN, dtype=np.int32)
    if numbers:
        sorted_codes = np.array([category for category, _ in numbers], dtype=np.float64)
        position_of_code = np.array([i for _, i in numbers], dtype=np.int32)
        nearest = np.searchsorted(sorted_codes, codes).clip(max=len(sorted_codes) - 1)
        is_known = sorted_codes[nearest] == codes
        positions[is_known] = position_of_code[nearest[is_known]]
    positions[np.isnan(codes)] = MISSING
    return positions


def _codes_of_class(category) -> tuple:
    """Return the codes of a class of a categorical predictor in a raster."""
    return (category,) if isinstance(category, int) else getattr(category, "codes", ())


class Design(NamedTuple):
    """Columns an estimator sees.

    Parameters
    ----------
    columns : numpy.ndarray
        float32 ``(columns, ...)``.
    valid : numpy.ndarray
        Where every predictor has a value and a known class.
    """

    columns: np.ndarray
    valid: np.ndarray


def class_positions(model) -> tuple:
    """Return the positions among a model's `inputs` of those that hold class codes."""
    codes = {predictor.name for predictor in model.predictors if predictor.categorical}
    codes.add(model.stratum)
    return tuple(i for i, name in enumerate(model.inputs) if name in codes)


def note_unseen(name: str, categories: tuple, labels, unseen: dict | None) -> None:
    """Refuse classes of a predictor not seen in training, or count them.

    Parameters
    ----------
    name : str
        The categorical predictor or stratum.
    categories : tuple
        Its known classes.
    labels : numpy.ndarray
        Labels (objects) or raster codes (numbers) of the places where the class is unknown.
    unseen : dict or None
        ``{name: {class: count}}`` to add to; None refuses.

    Raises
    ------
    UnseenClass
        When `unseen` is None and there are any.
    """
    if len(labels) == 0:
        return
    count_of_label: dict = {}
    if labels.dtype.kind == "O":
        for label in labels:
            count_of_label[label] = count_of_label.get(label, 0) + 1
    else:
        values, counts = np.unique(labels, return_counts=True)
        for value, count in zip(values.tolist(), counts.tolist()):
            count_of_label[int(value) if value == int(value) else value] = count
    if unseen is None:
        raise UnseenClass(name, tuple(sorted(count_of_label, key=str)), categories)
    counted = unseen.setdefault(name, {})
    for label, count in count_of_label.items():
        counted[label] = counted.get(label, 0) + count


def design_from_values(predictors: tuple, values: np.ndarray, unseen: dict | None) -> Design:
    """Return the design of raster values ``(predictors, ...)``, NaN for nodata.

    Without categorical predictors the columns of float32 values are the values themselves, not a
    copy. Class codes above 2**24 need float64 values.
    """
    values = np.asarray(values)
    # One pass over each band; np.isfinite(values).all(axis=0) makes a mask as large as the input.
    valid = np.ones(values.shape[1:], dtype=bool)
    for band in values:
        valid &= np.isfinite(band)
    if not any(predictor.categorical for predictor in predictors):
        return Design(to_float32(values), valid)
    columns = np.empty((sum(p.n_columns for p in predictors), *valid.shape), dtype=np.float32)
    first = 0
    for predictor, band in zip(predictors, values):
        predictor_columns = columns[first : first + predictor.n_columns]
        first += predictor.n_columns
        if not predictor.categorical:
            predictor_columns[0] = band
            continue
        positions = positions_of_codes(band, predictor.categories)
        unknown = valid & (positions == UNSEEN)
        note_unseen(predictor.name, predictor.categories, band[unknown], unseen)
        valid &= positions >= 0
        for k in range(predictor.n_columns):
            np.equal(positions, k, out=predictor_columns[k], casting="unsafe")
    return Design(columns, valid)


def design_from_table(predictors: tuple, frame, unseen: dict | None) -> Design:
    """Return the design of a table's rows: columns ``(columns, rows)``.

    Raises
    ------
    MissingColumn, NotNumeric, UnseenClass
        When the table does not hold what the model wants.
    """
    valid = np.ones(len(frame), dtype=bool)
    parts = []
    for predictor in predictors:
        if predictor.categorical:
            labels = class_label_column(frame, predictor.name)
            positions = positions_of_labels(labels, predictor.categories)
            note_unseen(predictor.name, predictor.categories, labels[positions == UNSEEN], unseen)
            valid &= positions >= 0
            classes = np.arange(predictor.n_columns)[:, None]
            parts.append((positions[None, :] == classes).astype(np.float32))
        else:
            values = to_float32(numeric_column(frame, predictor.name))
            valid &= np.isfinite(values)
            parts.append(values[None, :])
    return Design(np.concatenate(parts), valid)


def to_float32(values: np.ndarray) -> np.ndarray:
    """Return predictors as float32; those beyond its range become infinite, that is, missing."""
    with np.errstate(over="ignore"):
        return values.astype(np.float32, copy=False)
