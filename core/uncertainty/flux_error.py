"""`FluxError`: what the held-out errors of a model say of the error of its maps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..facts.totals import ErrorAtLeast, ErrorUnknown, ResidualsFitted
from ..model.flux_model import FluxModel
from ..run import Run
from ..units.carbon_units import M_PER_KM
from .correlogram import Correlogram, average_sites, fit_correlogram, mean_covariance
from .held_out_errors import FEWEST_SITES, held_out_errors
from .local_scale import LocalScale, fit_local_scale


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

    def remoteness(self, points) -> tuple:
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
            return np.nan, np.nan
        tree = cKDTree(self.sites)
        return float(tree.query(points)[0].mean()), float(tree.query(self.sites, 2)[0][:, 1].mean())

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
    length = correlogram.length / M_PER_KM
    share = correlogram.sill / whole if whole > 0 else 0.0
    run.note(ResidualsFitted(name, correlogram.n_sites, errors.validation, share, length))
    return FluxError(scale, correlogram, sites.points)
