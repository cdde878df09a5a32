"""A model applied to the rows of a table, with interval and applicability.

The interval of a forest is its quantile regression forest's, as on maps. Any other model, networks
and ensembles included, has the errors of its held-out records: with r_1 <= ... <= r_n the held-out
errors (of logarithms under a log transform),

    lower = prediction + r_k,   upper = prediction + r_(n + 1 - k),   k = floor((n + 1) (1 - c)/2)

so that a record as likely to err as the held-out ones lies between them with probability c at
least (Barber et al. 2021). It is as wide everywhere.

References
----------
Barber, R. F., Candès, E. J., Ramdas, A., Tibshirani, R. J. (2021). Predictive inference with the
jackknife+. Annals of Statistics 49, 486-507.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.predict import GapsNotPredicted, NothingPredicted, TablePredicted
from ..errors_and_notes.run import BadValue
from ..model.target_transform import BACKWARD, FORWARD
from ..model.training_choices import UNSEEN_CHOICES
from ..run import Run
from ..uncertainty.applicability import Applicability, chosen_weights
from ..uncertainty.prediction_intervals import (
    ModelQuantiles,
    error_quantiles,
    interval_levels,
    model_levels,
)
from ..uncertainty.settings import LayerSettings
from ..units.quantity import split_unit

# What an interval rests on.
QUANTILES, ERRORS = "quantiles", "errors"


class TablePrediction(NamedTuple):
    """Predictions of the rows of a table.

    Parameters
    ----------
    predicted, lower, upper : numpy.ndarray
        In the target's unit, NaN where nothing is predicted; bounds NaN throughout where the model
        has too few held-out records.
    dissimilarity : numpy.ndarray
        Dissimilarity index, NaN where a predictor is missing.
    inside : numpy.ndarray of bool
        Rows inside the area of applicability.
    """

    predicted: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    dissimilarity: np.ndarray
    inside: np.ndarray

    def counts(self) -> dict:
        """Return the numbers of rows predicted, and outside the area, by outputs' names."""
        is_predicted = np.isfinite(self.predicted)
        outside = np.count_nonzero(is_predicted & ~self.inside)
        return {"N": int(np.count_nonzero(is_predicted)), "OUTSIDE": int(outside)}


def columns_of(prediction: TablePrediction, target: str) -> tuple:
    """Return a table of columns to add to the rows, and the type of each by its name."""
    import pandas as pd

    is_predicted = np.isfinite(prediction.predicted)
    names = ("predicted", "lower", "upper")
    target_name = split_unit(target)[0] or target
    columns = {f"{target_name}_{name}": getattr(prediction, name) for name in names}
    columns["dissimilarity"] = prediction.dissimilarity
    inside = pd.Series(prediction.inside.astype(int), dtype=object).where(is_predicted, None)
    kinds = {**dict.fromkeys(columns, float), "applicability": int}
    return pd.DataFrame({**columns, "applicability": inside}), kinds


def predict_table(
    model, frame, run: Run, settings: LayerSettings, unseen: str = "refuse"
) -> TablePrediction:
    """Predict the rows of a table.

    Parameters
    ----------
    model : Model
        A model of any kind.
    frame : pandas.DataFrame
        Columns named as the model's inputs; for one that looks back in time also its columns of
        site and date.
    run : Run
        Gets a note of how many rows are predicted, how many lie outside the area of
        applicability, and what the interval is based on.
    settings : LayerSettings
        Coverage of the interval.
    unseen : {"refuse", "nodata"}
        What to do with classes not seen in training.

    Raises
    ------
    MissingColumn, NotNumeric, UnseenClass
        When the table does not hold what the model wants.
    NothingPredicted
        When no row has all of it.
    """
    interval_levels(settings.coverage)
    if unseen not in UNSEEN_CHOICES:
        raise BadValue(FieldName("unseen_classes"), unseen, ", ".join(UNSEEN_CHOICES))
    counted: dict | None = {} if unseen == "nodata" else None
    predicted = model.predict(frame, counted)
    if model.validation.get("impute", "none") != "none":
        run.note(GapsNotPredicted(model.target))
    if getattr(model, "weighs_series", False):
        run.note(model.describe_places(frame))
    is_predicted = np.isfinite(predicted)
    if not is_predicted.any():
        raise NothingPredicted(len(frame), model.inputs, model.history)
    run.check_cancel()
    basis = QUANTILES if model.kind.forest else ERRORS
    bounds = _forest_bounds if model.kind.forest else _error_bounds
    lower, upper = bounds(model, frame, predicted, settings, run)
    run.check_cancel()
    area = Applicability(model, chosen_weights(model), run.check_cancel)
    index, inside = area.of_table(frame, run.check_cancel)
    prediction = TablePrediction(predicted, lower, upper, index, inside & is_predicted)
    outside = int(np.count_nonzero(is_predicted & ~inside))
    n = int(np.count_nonzero(is_predicted))
    has_bounds = bool(np.isfinite(lower).any())
    run.note(
        TablePredicted(n, len(frame) - n, outside, settings.coverage, basis if has_bounds else "")
    )
    return prediction


def _forest_bounds(model, frame, predicted, settings: LayerSettings, run: Run) -> np.ndarray:
    """Return the bounds of a table's predictions by the quantiles of a forest."""
    calibrated = model_levels(model, settings.coverage) if settings.calibrate else None
    levels = calibrated or interval_levels(settings.coverage)
    bounds = ModelQuantiles(model).of_table(frame, levels, run.check_cancel)
    return np.where(np.isfinite(predicted), bounds, np.nan)


def _error_bounds(model, _frame, predicted, settings: LayerSettings, _run: Run) -> np.ndarray:
    """Return the bounds of a table's predictions by the errors of held-out records."""
    transform = model.recipe.transform if model.recipe is not None else "none"
    observed, its_prediction = model.held_out_pairs()
    errors = error_quantiles(observed, its_prediction, settings.coverage, transform)
    if errors is None:
        return np.full((2, len(predicted)), np.nan)
    modelled = FORWARD[transform](np.where(np.isfinite(predicted), predicted, 1.0))
    bounds = np.array([BACKWARD[transform](modelled + error) for error in errors])
    return np.where(np.isfinite(predicted), bounds, np.nan)
