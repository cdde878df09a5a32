"""`StratumModel`: the fitted estimator of one stratum, and how it predicts rows and cells.

Forests predict rows and cells with the compiled kernel, other estimators with scikit-learn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.run import DoesNotApply
from ..estimators.registry import find_estimator
from ..tables.class_labels import class_label_column
from .fitting import Fit, predict_fit
from .predictors import UNSEEN, note_unseen, positions_of_codes, positions_of_labels
from .target_transform import BACKWARD
from .training_specification import Recipe

# Cells that an estimator without a compiled kernel predicts between two looks at cancel.
ROWS_PER_CHECK = 5_000


class Prediction(NamedTuple):
    """Predicted values.

    Parameters
    ----------
    mean : numpy.ndarray
        float64 in the target's unit, NaN where nothing is predicted.
    spread : numpy.ndarray or None
        Standard deviation between trees in the same unit, when asked for.
    """

    mean: np.ndarray
    spread: np.ndarray | None = None


class FamilyKind(NamedTuple):
    """What `EstimatorKind` says of an estimator, as far as it makes sense of a family of its own.

    Parameters
    ----------
    key, label : str
        Name in parameters and files, name for people.
    requires, forest, shapley
        As in `EstimatorKind`: no further library, no averaged trees, no exact Shapley values.
    """

    key: str
    label: str
    requires: tuple = ()
    forest: bool = False
    shapley: str = ""


@dataclass(frozen=True, eq=False)
class StratumModel:
    """The estimator of one stratum, or of everything.

    Parameters
    ----------
    stratum : int, str or None
        Class it holds for; None when the model has no strata.
    estimator : object
        `FittedForest`, or fitted scikit-learn estimator.
    smearing : float
        Factor of the back-transform.
    n : int
        Records it was trained on.
    """

    stratum: object
    estimator: Any
    smearing: float = 1.0
    n: int = 0

    @property
    def forest(self):
        """The trees as one flat record."""
        return self.estimator.forest

    @property
    def prepared(self):
        """The trees as the compiled kernel wants them."""
        return self.estimator.prepared

    @cached_property
    def prepared_back(self):
        """The same with back-transformed leaves: its spread is that of back-transformed trees."""
        from ..forest import PreparedForest

        values = np.exp(self.forest.value) * self.smearing
        return PreparedForest(replace(self.forest, value=values))

    def prepare(self, recipe: Recipe, spread: bool) -> int:
        """Make ready what predicting cells needs; return the bytes per cell that it takes."""
        if not find_estimator(recipe.estimator).forest:
            return 0
        # Touched here once, so that the threads of a pass do not each make their own.
        tables = [self.prepared]
        if spread and recipe.transform != "none":
            tables.append(self.prepared_back)
        return max(table.scratch_bytes_per_cell for table in tables)

    def predict_rows(self, recipe: Recipe, columns: np.ndarray) -> np.ndarray:
        """Return predictions of a design ``(columns, rows)`` without missing values."""
        return predict_fit(recipe, Fit(self.estimator, self.smearing, None), columns)

    def predict_cells(
        self, recipe: Recipe, columns: np.ndarray, cells: np.ndarray, check_cancel, spread: bool
    ) -> Prediction:
        """Return predictions of the wanted cells by the estimator of one stratum.

        Parameters
        ----------
        recipe : Recipe
            How the estimator was fitted.
        columns : numpy.ndarray
            Design.
        cells : numpy.ndarray
            Cells wanted; none of them misses a value.
        check_cancel : callable or None
            Called now and then; may raise to stop.
        spread : bool
            Whether to return the spread between trees. Under a transform it is the standard
            deviation of the trees' back-transformed predictions, which costs a second pass.

        Raises
        ------
        DoesNotApply
            When a spread is wanted of an estimator that averages no trees.
        """
        kind = find_estimator(recipe.estimator)
        if not kind.forest:
            if spread:
                raise DoesNotApply(FieldName("spread"), True, kind.key)
            return Prediction(self._predict_in_chunks(recipe, columns, cells, check_cancel))
        backward = BACKWARD[recipe.transform]
        is_untransformed = recipe.transform == "none"
        predicted = self.prepared.predict(
            columns, check_cancel=check_cancel, spread=spread and is_untransformed, valid=cells
        )
        if not spread:
            return Prediction(backward(predicted) * self.smearing)
        if is_untransformed:
            return Prediction(*predicted)
        _mean, between = self.prepared_back.predict(
            columns, check_cancel=check_cancel, spread=True, valid=cells
        )
        return Prediction(backward(predicted) * self.smearing, between)

    def _predict_in_chunks(self, recipe, columns, cells, check_cancel) -> np.ndarray:
        """Predict with an estimator that has no compiled kernel."""
        mean = np.full(cells.shape, np.nan)
        selected = columns[:, cells]
        predicted = np.empty(selected.shape[1])
        for first in range(0, len(predicted), ROWS_PER_CHECK):
            if check_cancel is not None:
                check_cancel()
            chunk = slice(first, first + ROWS_PER_CHECK)
            predicted[chunk] = self.predict_rows(recipe, selected[:, chunk])
        mean[cells] = predicted
        return mean


def stratum_of_cells(model, codes, selected: np.ndarray, unseen: dict | None) -> np.ndarray:
    """Return the position of each cell's stratum; 0 throughout where a model has no strata.

    Parameters
    ----------
    model : FluxModel or SequenceModel
        Names its stratum and its classes.
    codes : numpy.ndarray or None
        Class codes of the cells, NaN for nodata; None without strata.
    selected : numpy.ndarray
        Cells whose class must be known.
    unseen : dict or None
        As in `note_unseen`.
    """
    if not model.stratum:
        return np.zeros(selected.shape, np.int32)
    codes = np.asarray(codes)
    positions = positions_of_codes(codes, model.strata)
    note_unseen(model.stratum, model.strata, codes[selected & (positions == UNSEEN)], unseen)
    return positions


def stratum_of_records(model, table, unseen: dict | None) -> np.ndarray:
    """Return the position of each record's stratum; 0 throughout where a model has no strata."""
    if not model.stratum:
        return np.zeros(len(table), np.int32)
    labels = class_label_column(table, model.stratum)
    positions = positions_of_labels(labels, model.strata)
    note_unseen(model.stratum, model.strata, labels[positions == UNSEEN], unseen)
    return positions
