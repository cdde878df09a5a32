"""`MeanInterval`: the interval of what a cell has on average, beside that of a new measurement.

The error of a cell's mean is that of a total over the cell alone (see `contrast_variances`): the
share of held-out errors that places have in common, and what other samples of sites would have made
of the model, added as variances,

    sd(x)^2 = s(x)^2 sill + var_b f_b(x),    interval f(x) -/+ z sd(x)

s being the local scale of errors, the sill that of their correlogram and f_b the refits on samples
of sites. The nugget, the scatter and noise of single measurements, is left out: that is what the
interval of a new measurement has beside it. Under a log transform the interval is
f exp(-/+ z sqrt(ln(1 + (sd / f)^2))), which stays positive.

References
----------
Wadoux, A. M. J.-C., Heuvelink, G. B. M. (2023). Methods in Ecology and Evolution 14, 1320-1332.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors_and_notes.totals import ErrorUnknown, MeanErrorUnknown
from ..model.flux_model import FluxModel
from ..run import Run
from .flux_error import flux_error
from .prediction_intervals import interval_levels
from .site_bootstrap import refitted_submodels

REFITS = 20
# Bytes per cell of sums and bounds in float64.
_BYTES_PER_CELL = 64


class MeanInterval:
    """Bounds of the mean of cells.

    Made once, used by any number of threads.

    Parameters
    ----------
    model : FluxModel
        The model.
    coverage : float
        Share of the true means that the intervals should enclose.
    to_ground : callable
        As of `flux_error`.
    run : Run
        Gets a note of what was fitted, and what could not be.

    Raises
    ------
    MeanErrorUnknown
        For a model whose file names no sites.
    """

    def __init__(self, model: FluxModel, coverage: float, to_ground, run: Run) -> None:
        from scipy.special import ndtri

        self.model, self.coverage = model, coverage
        self.quantile = float(ndtri(interval_levels(coverage)[1]))
        try:
            self.error = flux_error(model, model.target, to_ground, run)
        except ErrorUnknown as error:
            raise MeanErrorUnknown(model.target, error.missing) from None
        run.step("refit", model.target)
        self.refits = []
        self.scratch_bytes_per_cell = _BYTES_PER_CELL
        for recipe, submodels in refitted_submodels(model, model.target, REFITS, run):
            self.refits.append(replace(model, recipe=recipe, submodels=submodels))
            refit_bytes = max(submodel.prepare(recipe, False) for submodel in submodels)
            self.scratch_bytes_per_cell = max(
                self.scratch_bytes_per_cell, refit_bytes + _BYTES_PER_CELL
            )

    @property
    def is_whole(self) -> bool:
        """Whether the share of errors that places have in common is known."""
        return self.error.correlogram is not None

    def bounds(self, values, strata=None, check_cancel=None, mean=None) -> np.ndarray:
        """Return the lower and the upper bound of cells, ``(2, ...)`` in the target's unit.

        Parameters
        ----------
        values : numpy.ndarray
            float32 ``(predictors, ...)`` in the order of `model.names`, NaN for nodata.
        strata : numpy.ndarray, optional
            Class codes of the stratum.
        check_cancel : callable, optional
            Called now and then; may raise to stop.
        mean : numpy.ndarray, optional
            What the model predicts for the cells, where that is known already.
        """

        def predict(model):
            return model.predict_values(values, strata, check_cancel=check_cancel, unseen={}).mean

        mean = predict(self.model) if mean is None else mean
        total, squares = np.zeros(mean.shape), np.zeros(mean.shape)
        for refit in self.refits:
            departure = predict(refit) - mean
            total += departure
            squares += departure * departure
        n = len(self.refits)
        variance = np.maximum(squares - total * total / n, 0.0) / (n - 1)
        if self.error.correlogram is not None and self.error.scale is not None:
            variance += self.error.correlogram.sill * self.error.scale(mean) ** 2
        if self.model.recipe.transform == "log":
            half_width = self.quantile * np.sqrt(np.log1p(variance / (mean * mean)))
            return np.stack([mean * np.exp(-half_width), mean * np.exp(half_width)])
        half_width = self.quantile * np.sqrt(variance)
        return np.stack([mean - half_width, mean + half_width])
