"""Maps of a fuzzy ensemble: the signatures that cells are weighed by, and the predicted skill."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np

from ..dates.date import Date
from ..errors_and_notes.fuzzy import NoSkillLine, SeriesWeighed, TooFewDatesToWeigh
from ..files.schema import Count
from ..model.predictors import Predictor
from ..model.stratum_model import Prediction
from ..raster import Block, RasterOutput, Stack, run_blocks
from ..run import Run
from .environmental_distance import Signatures
from .fuzzy_specification import MIN_SITE_RECORDS


class SkillLayer:
    """The predicted skill in a block.

    Parameters
    ----------
    model : FuzzyModel, DatedEnsemble or SignatureModel
        The model.

    Raises
    ------
    NoSkillLine
        When the model has no line of skill against distance.
    """

    def __init__(self, model) -> None:
        if not np.isfinite(model.line.slope):
            raise NoSkillLine(model.target, model.line.n)
        self.model = model
        # Distances and weights are made in strips of a fixed size.
        self.scratch_bytes_per_cell = 16

    def outputs(self, date: Date | None) -> dict:
        """Return the raster of the predicted skill at a date by output."""
        model = self.model
        return {
            "SKILL": RasterOutput(
                name=f"{model.target}_skill",
                description=f"Predicted R2 of the site models of {model.target}, from their "
                "distance in the space of the predictors, weighted by membership",
                date=date,
                tags=(
                    ("SKILL_SLOPE", f"{model.line.slope:.6g}"),
                    ("SKILL_INTERCEPT", f"{model.line.intercept:.6g}"),
                ),
            )
        }

    def __call__(self, values, _strata, _mean, check_cancel) -> dict:
        """Return the layer of a block by output."""
        return {"SKILL": self.model.predict_skill(values, check_cancel).astype(np.float32)}


def map_signatures(model, stack: Stack, choices: list, path: str, run: Run) -> tuple:
    """Write the signature of each cell's series, and return the model that weighs by it.

    Parameters
    ----------
    model : FuzzyModel or DatedEnsemble
        The ensemble.
    stack : Stack
        The rasters.
    choices : list of DatedChoice
        The dates that have all predictors, also at the earlier steps that the model looks back on.
    path : str
        File of the signatures: means and standard deviations (divisor n) of the standardised
        predictors over the dates on which a cell has all of them; no data with fewer dates than
        `MIN_SITE_RECORDS`.
    run : Run
        Progress, cancel, memory, threads; notes what the weights are based on.

    Returns
    -------
    tuple
        (model, bands it needs in addition to those of a date); the ensemble itself and no bands
        where there are too few dates for a signature.
    """
    if len(choices) < MIN_SITE_RECORDS:
        run.note(TooFewDatesToWeigh(len(choices), MIN_SITE_RECORDS))
        return model, ()
    weighted_model = SignatureModel(model)
    run.step("signatures")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    output = RasterOutput(
        name=f"{model.target}_signature",
        unit="1",
        description="Means and standard deviations over time of the standardised predictors of "
        f"{model.target}, which the site models are weighed by",
        bands=weighted_model.signature_names,
    )
    bands = tuple(dict.fromkeys(band for choice in choices for band in choice.bands))
    position_of_band = {band: i for i, band in enumerate(bands)}
    index = [[position_of_band[band] for band in choice.bands] for choice in choices]
    tally = _Tally()
    kernel = _SignatureKernel(output.name, model.standard, index)
    cells = 8 * (4 * len(model.names) + 4)
    band_stack = replace(stack, bands=bands)
    run_blocks(band_stack, kernel, {output: path}, run, scratch=cells, tally=tally)
    dates = [choice.date for choice in choices]
    run.note(SeriesWeighed(len(dates), dates[0].text, dates[-1].text, tally.short))
    return weighted_model, Stack.open([path]).bands


class _SignatureKernel:
    """Kernel that computes the signature of each cell of a block."""

    def __init__(self, name: str, standard, index: list) -> None:
        self.name, self.standard, self.index = name, standard, index

    def __call__(self, block: Block) -> dict:
        """Return the signature of the series of each cell of a block."""
        n_variables, shape = len(self.index[0]), block.values.shape[1:]
        count = np.zeros(shape)
        mean, squares = np.zeros((n_variables, *shape)), np.zeros((n_variables, *shape))
        for bands in self.index:
            block.check_cancel()
            values = self.standard.apply(block.values[bands].astype(np.float64))
            is_complete = np.isfinite(values).all(axis=0)
            count += is_complete
            # Welford (1962), so that means far from 0 keep their digits.
            departure = np.where(is_complete, values - mean, 0.0)
            mean += departure / np.maximum(count, 1.0)
            squares += departure * np.where(is_complete, values - mean, 0.0)
        enough = count >= MIN_SITE_RECORDS
        sd = np.sqrt(squares / np.maximum(count, 1.0))
        signature = np.where(enough, np.concatenate([mean, sd]), np.nan)
        short = int(np.count_nonzero(~enough & (count > 0)))
        return {self.name: signature.astype(np.float32), "short": short}


class _Tally:
    """Cells that have all predictors on some dates, but too few of them."""

    records = ()

    def __init__(self) -> None:
        self.short = 0

    def block_schema(self, window) -> dict:
        """Return the form of a block of the maps of a fuzzy ensemble."""
        return {"short": Count(window.n_cells)}

    def add(self, _window, arrays: dict) -> None:
        """Count the cells of a block that a fuzzy ensemble predicts."""
        self.short += arrays["short"]

    def finish(self) -> None:
        """Nothing to refuse: the maps say where there is no data."""


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
        """Return memberships and distances ``(sites, ...)`` of cells by their signatures."""
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
