"""`FluxError`: what the held-out errors of a model say of the error of its maps.

`LocalScale`: how large the errors of a model are where it predicts much or little. The logarithm of
the absolute held-out error is a straight line in the logarithm of the absolute prediction, and
scaled so that standardised errors have a mean square of 1:

    s(p) = c exp(a + b ln(|p| + p0)),    mean((e / s(p))^2) = 1

Errors of fluxes grow with the flux; without that, the large fluxes of a region would count with
errors that are too small.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.totals import ErrorAtLeast, ErrorUnknown, ResidualsFitted
from ..model.flux_model import FluxModel
from ..run import Run
from ..units.carbon_units import M_PER_KM
from .correlogram import Correlogram, average_sites, fit_correlogram, mean_covariance
from .held_out_errors import MIN_SITES, held_out_errors

# Predictions below this share of their mean size are not told apart; errors below this share of
# the median error are not either: a logarithm would let single records near 0 decide.
_SMALL_PREDICTION, _SMALL_ERROR = 0.05, 0.1


class LocalScale(NamedTuple):
    """Size of errors as a function of the prediction; in the unit of both.

    Parameters
    ----------
    log_factor, exponent : float
        ``ln s = log_factor + exponent ln(|p| + offset)``.
    offset : float
        Keeps the logarithm finite.
    low, high : float
        Range of ``|p|`` met; beyond it the scale stays as at its end.
    """

    log_factor: float
    exponent: float
    offset: float
    low: float
    high: float

    def __call__(self, predicted) -> np.ndarray:
        """Return the scale at predictions."""
        size = np.clip(np.abs(predicted), self.low, self.high) + self.offset
        return np.exp(self.log_factor + self.exponent * np.log(size))


def fit_local_scale(error, predicted) -> LocalScale:
    """Fit the size of a flux's errors to its predictions.

    Parameters
    ----------
    error, predicted : array_like
        Held-out errors and predictions of the same records, finite.
    """
    error, size = np.asarray(error, np.float64), np.abs(np.asarray(predicted, np.float64))
    mean_square = float(np.mean(error**2))
    if mean_square == 0.0 or np.ptp(size) == 0.0:
        return LocalScale(_log_root(mean_square), 0.0, 1.0, float(size.min()), float(size.max()))
    offset = _SMALL_PREDICTION * float(size.mean())
    log_offset = _SMALL_ERROR * float(np.median(np.abs(error)))
    log_offset = log_offset or _SMALL_ERROR * float(np.sqrt(mean_square))
    logs = np.log(size + offset)
    exponent, intercept = np.polyfit(logs, np.log(np.abs(error) + log_offset), 1)
    log_size = intercept + exponent * logs
    factor = _log_root(float(np.mean((error / np.exp(log_size)) ** 2)))
    return LocalScale(
        float(intercept) + factor, float(exponent), offset, float(size.min()), float(size.max())
    )


def _log_root(mean_square: float) -> float:
    """Return the logarithm of a root mean square; of 0 that of the smallest number."""
    return 0.5 * math.log(max(mean_square, sys.float_info.min))


class Remoteness(NamedTuple):
    """How far cells and sites are from the nearest site, m.

    Parameters
    ----------
    cells : float
        Of cells.
    sites : float
        Of sites, to the next one.
    """

    cells: float
    sites: float


@dataclass(frozen=True, eq=False)
class FluxError:
    """The covariance of a model's errors, as far as its file tells it.

    Parameters
    ----------
    scale : LocalScale or None
        Size of errors; None where the file holds no held-out errors of whole sites.
    correlogram : Correlogram or None
        Covariance in space; None where it could not be fitted.
    sites : numpy.ndarray or None
        Places of the sites on the ground ``(sites, dimensions)``, m.
    """

    scale: LocalScale | None = None
    correlogram: Correlogram | None = None
    sites: np.ndarray | None = None

    def remoteness(self, points) -> Remoteness:
        """Return how far cells are from the nearest site, and sites from the next one.

        Parameters
        ----------
        points : numpy.ndarray
            Places of the cells on the ground, m.

        Returns
        -------
        tuple of float
            Mean distances, m; NaN where the sites have no place.
        """
        from scipy.spatial import cKDTree

        if self.sites is None or len(self.sites) < 2:
            return Remoteness(np.nan, np.nan)
        tree = cKDTree(self.sites)
        return Remoteness(
            float(tree.query(points)[0].mean()), float(tree.query(self.sites, 2)[0][:, 1].mean())
        )

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
        Gets a note of what was fitted, and what could not be.

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
    if n < MIN_SITES:
        run.note(ErrorAtLeast(name, "few", n, MIN_SITES))
        return FluxError()
    if errors.coordinates is None:
        run.note(ErrorAtLeast(name, "places"))
        return FluxError()
    points = to_ground(errors.coordinates[:, 0], errors.coordinates[:, 1], errors.crs)
    scale = fit_local_scale(errors.error, errors.predicted)
    standardised = errors.error / scale(errors.predicted)
    sites = average_sites(standardised, errors.site, points)
    correlogram = fit_correlogram(sites) if len(sites.n) >= MIN_SITES else None
    if correlogram is None:
        run.note(ErrorAtLeast(name, "fit", len(sites.n), MIN_SITES))
        return FluxError(scale)
    total_variance = correlogram.sill + correlogram.nugget
    length = correlogram.length / M_PER_KM
    share = correlogram.sill / total_variance if total_variance > 0 else 0.0
    run.note(ResidualsFitted(name, correlogram.n_sites, errors.validation, share, length))
    return FluxError(scale, correlogram, sites.points)
