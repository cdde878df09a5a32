"""`SignatureModel`: an ensemble that weighs a cell by the series it lies in."""

from __future__ import annotations

import numpy as np

from ..model.predictors import Predictor
from ..model.stratum_model import Prediction
from .environmental_distance import Signatures


class SignatureModel:
    """An ensemble and the signature of each cell, which are variables of their own.

    It has the interface of a model of one date, so that maps are made as with any other. Cells
    without a signature are weighed by the values of the date.

    Parameters
    ----------
    model : FuzzyModel or DatedEnsemble
        The ensemble.
    """

    history = 0
    stratum, strata = "", (None,)

    def __init__(self, model) -> None:
        self.ensemble, self.family = model, model.family
        # The model that knows the values of a date alone.
        self.plain = getattr(model, "plain", model)
        self.kind, self.recipe = model.kind, model.recipe
        self.target, self.unit, self.quantity = model.target, model.unit, model.quantity
        self.outputs, self.spread_of, self.submodels = (
            model.outputs,
            model.spread_of,
            model.submodels,
        )
        self.line = model.series_line
        self.signature_names = signature_names(model)
        self.predictors = model.predictors + tuple(
            Predictor(name, "1", (), float("-inf"), float("inf")) for name in self.signature_names
        )
        self.inputs = (*model.inputs, *self.signature_names)
        self.n_columns = len(self.predictors)

    def additional_layers(self, keys) -> list:
        """Return the additional layers that only this kind of model has."""
        return self.ensemble.additional_layers(keys, self)

    def predict_values(
        self, values, strata=None, valid=None, check_cancel=None, spread: bool = False, unseen=None
    ) -> Prediction:
        """Predict raster cells; parameters as of `FluxModel.predict_values`."""
        values = np.asarray(values, np.float32)
        columns, has_signature = (
            values[: len(self.ensemble.predictors)],
            self._has_signature(values),
        )
        is_predicted = np.isfinite(columns).all(axis=0)
        if valid is not None:
            is_predicted = is_predicted & valid
        unweighted = self.ensemble.predict_values(
            columns, None, is_predicted & ~has_signature, check_cancel, spread
        )
        mean, between = unweighted.mean, unweighted.spread
        for rows in self.ensemble.cell_slices(is_predicted.shape):
            cells = (is_predicted & has_signature)[rows]
            if not cells.any():
                continue
            weights = self._weights_of_cells(values[:, rows], cells)[0]
            row_columns = np.ascontiguousarray(columns[:, rows])
            weighted_means, deviation = self.ensemble.weighted_prediction(
                row_columns, weights, check_cancel
            )
            mean[rows][cells] = weighted_means[cells]
            if between is not None:
                between[rows][cells] = deviation[cells]
        return Prediction(mean, between)

    def predict_skill(self, values, check_cancel=None) -> np.ndarray:
        """Return the R2 that the site models should have at cells, weighted by membership."""
        values = np.asarray(values, np.float32)
        columns, has_signature = (
            values[: len(self.ensemble.predictors)],
            self._has_signature(values),
        )
        skill = self.ensemble.predict_skill(columns, check_cancel)
        for rows in self.ensemble.cell_slices(has_signature.shape):
            cells = has_signature[rows] & np.isfinite(columns[:, rows]).all(axis=0)
            weights, distances = self._weights_of_cells(values[:, rows], cells)
            skill[rows][cells] = self.line.predict_weighted(weights, distances)[cells]
        return skill

    def _has_signature(self, values: np.ndarray) -> np.ndarray:
        """Return which cells have a signature."""
        return np.isfinite(values[len(self.ensemble.predictors) :]).all(axis=0)

    def _weights_of_cells(self, values: np.ndarray, cells: np.ndarray) -> tuple:
        """Return memberships and distances ``(sites, ...)`` of some cells, NaN elsewhere."""
        signature = values[len(self.ensemble.predictors) :]
        flat = signature.reshape(len(signature), -1).astype(np.float64)
        flat[:, ~cells.ravel()] = np.nan
        mean, sd = np.split(flat, 2)
        weights_and_distances = self.ensemble.weigh_signatures(Signatures(mean, sd))
        shape = (len(self.submodels), *cells.shape)
        return tuple(flat_array.reshape(shape) for flat_array in weights_and_distances)


def signature_names(model) -> tuple:
    """Return the names of the means of the predictors over a series, then of their deviations."""
    return tuple(f"{name} ({statistic})" for statistic in ("mean", "sd") for name in model.names)
