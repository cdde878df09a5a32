"""`FluxError`: what the held-out errors of a model say of the error of its maps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..facts.totals import ErrorAtLeast, ErrorUnknown, ResidualsFitted
from ..model.flux_model import FluxModel
from ..model.predictors import design_from_table
from ..run import Run
from .applicability import chosen_weights, column_weights
from .correlogram import Correlogram, average_sites, fit_correlogram, mean_covariance
from .held_out_errors import FEWEST_SITES, held_out_errors
from .local_scale import LocalScale, fit_local_scale
from .temporal_part import (
    PredictorSpace,
    departures,
    fit_predictor_sill,
    predictor_space,
    temporal_covariance,
)

_M_PER_KM = 1000.0
# Places of the predictors on all dates together that are compared with one another, and the fewest
# and most cells of a zone they come from.
_MOST_PLACES, _FEWEST_CELLS, _MOST_CELLS = 4000, 20, 150


@dataclass(frozen=True, eq=False)
class FluxError:
    """The covariance of a model's errors, as far as its file tells it.

    Parameters
    ----------
    scale : LocalScale or None
        Size of errors; None where the file holds no held-out errors of whole sites.
    correlogram : Correlogram or None
        Covariance in space; None where it could not be fitted.
    space : PredictorSpace or None
        Where records lie by their predictors.
    predictor_sill : float
        Covariance of errors of like predictors.
    """

    scale: LocalScale | None = None
    correlogram: Correlogram | None = None
    space: PredictorSpace | None = None
    predictor_sill: float = 0.0

    def residual(self, points, predicted, weights, to_periods, n_cells: int):
        """Return the residual part as a covariance between periods; None where it is unknown.

        Parameters
        ----------
        points : numpy.ndarray
            Places of the cells.
        predicted : numpy.ndarray
            Predictions ``(cells, steps)``.
        weights : numpy.ndarray
            Area of each cell.
        to_periods : numpy.ndarray
            What of each step makes each period ``(periods, steps)``.
        n_cells : int
            Cells of the zone.
        """
        if self.correlogram is None or self.scale is None:
            return None
        scale = self.scale(predicted) @ to_periods.T
        return mean_covariance(self.correlogram, points, scale, weights, n_cells)

    def temporal(self, columns, predicted, weights, to_periods, parts):
        """Return the temporal part as `residual` does.

        Parameters
        ----------
        columns : numpy.ndarray
            Design ``(columns, steps, cells)``.
        predicted, weights, to_periods
            As of `residual`.
        parts : sequence of str
            Part of the year of each period.
        """
        if self.space is None or self.scale is None:
            return None
        n_steps = columns.shape[1]
        if len(parts) == 1:
            return np.zeros((1, 1))
        most = int(np.clip(_MOST_PLACES // n_steps, _FEWEST_CELLS, _MOST_CELLS))
        places = np.array([self.space.place(columns[:, t, :most]) for t in range(n_steps)])
        scale = self.scale(predicted[:most])
        steps = temporal_covariance(self.predictor_sill, places, scale, weights[:most])
        return departures(to_periods @ steps @ to_periods.T, parts)


def flux_error(model: FluxModel, name: str, to_ground, run: Run) -> FluxError:
    """Return the covariance of a model's errors; notes say what is not known.

    Parameters
    ----------
    model : FluxModel
        The model.
    name : str
        Its file, for messages.
    to_ground : callable
        ``to_ground(x, y, crs)`` gives places as points whose distances are those on the ground, m.
    run : Run
        Is told what was fitted, and what could not be.

    Raises
    ------
    ErrorUnknown
        For a model of another kind, or one without sites: nothing can be said of its error.
    """
    try:
        errors = held_out_errors(model, name)
    except ErrorUnknown as error:
        if error.missing in ("family", "sites"):
            raise
        run.note(ErrorAtLeast(name, error.missing))
        return FluxError()
    n = errors.n_sites
    if n < FEWEST_SITES:
        run.note(ErrorAtLeast(name, "few", n, FEWEST_SITES))
        return FluxError()
    if errors.places is None:
        run.note(ErrorAtLeast(name, "places"))
        return FluxError()
    points = to_ground(errors.places[:, 0], errors.places[:, 1], errors.crs)
    scale = fit_local_scale(errors.error, errors.predicted)
    standardised = errors.error / scale(errors.predicted)
    sites = average_sites(standardised, errors.site, points)
    correlogram = fit_correlogram(sites) if len(sites.n) >= FEWEST_SITES else None
    if correlogram is None:
        run.note(ErrorAtLeast(name, "fit", len(sites.n), FEWEST_SITES))
        return FluxError(scale)
    whole = correlogram.sill + correlogram.nugget
    length = correlogram.length / _M_PER_KM
    share = correlogram.sill / whole if whole > 0 else 0.0
    run.note(ResidualsFitted(name, correlogram.n_sites, errors.validation, share, length))
    space = _space(model)
    # Sites without a place are left out, as in the covariance in space.
    where = space.place(_design(model)[:, errors.rows])
    where[~np.isfinite(points).all(axis=1)] = np.nan
    of_sites = average_sites(standardised, errors.site, where).points
    return FluxError(scale, correlogram, space, fit_predictor_sill(sites, of_sites, correlogram))


def _design(model: FluxModel) -> np.ndarray:
    """Return the design of the training records ``(columns, records)``."""
    return design_from_table(model.predictors, model.training, None).columns


def _space(model: FluxModel) -> PredictorSpace:
    """Return the space of the predictors; strata count by their records."""
    counts = np.array([part.n for part in model.parts], np.float64)
    weights = [column_weights(model, part, chosen_weights(model)) for part in model.parts]
    return predictor_space(_design(model), np.average(weights, axis=0, weights=counts))
