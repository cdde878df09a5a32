"""Errors of means over zones: of single dates, of their mean, of differences and of trends.

Parts are added as variances, for each alone is too small by far: the *residual part*, what the
model gets wrong at places it was never told of (`correlogram`), the *model part*, what another set
of sites would have made of it (`site_bootstrap`), and the *temporal part*, how little the records
tell of unusual dates (`temporal_error`). All are covariances between dates, so the error of what
is linear in the dates, ``sum c_t mean_t``, follows: dates share most of their error, and a
difference or a trend has much less than errors of single dates would give.

References
----------
Wadoux, A. M. J.-C., Heuvelink, G. B. M. (2023). Methods in Ecology and Evolution 14, 1320-1332.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

TOTAL, MEAN, DIFFERENCE, TREND = "total", "mean", "difference", "trend"


class Contrast(NamedTuple):
    """Something linear in the dates of a series.

    Parameters
    ----------
    kind : str
        "total" of one period, "mean" of all, "difference" of the last and the first, "trend" of
        least squares per year.
    part : str
        Part of the year that the periods belong to.
    period : str
        Label of the period; empty but for "total".
    weights : numpy.ndarray
        c, one number per period.
    """

    kind: str
    part: str
    period: str
    weights: np.ndarray


class Variances(NamedTuple):
    """Variances of one contrast by their source, in squared units of the mean.

    Parameters
    ----------
    residual : float
        Of errors that places share; NaN where no covariance could be fitted.
    temporal : float
        Of the answer to unusual dates; 0 for a mean over all dates, NaN where it is unknown.
    model : float
        Between the refits.
    sampling : float
        Of the model part itself, as not all cells are looked at; it is not added.
    """

    residual: float
    temporal: float
    model: float
    sampling: float

    @property
    def total(self) -> float:
        """The variance of a total: the sum of the known parts."""
        return float(np.nansum([self.residual, self.temporal])) + self.model


class ZoneErrors(NamedTuple):
    """What is known of the error of one flux in one zone.

    Parameters
    ----------
    mean : numpy.ndarray
        Mean prediction of each period ``(periods,)``.
    residual : numpy.ndarray or None
        Covariance between periods of the residual part; None where none could be fitted.
    temporal : numpy.ndarray or None
        The same of the temporal part.
    refits : numpy.ndarray
        Means of each refit ``(refits, periods)``.
    cells : numpy.ndarray
        Deviations of the refits' cells from the means over refits: the variance over cells,
        ``(periods, periods)``, over the number of cells.
    """

    mean: np.ndarray
    residual: np.ndarray | None
    temporal: np.ndarray | None
    refits: np.ndarray
    cells: np.ndarray

    def variances(self, contrast: Contrast) -> Variances:
        """Return the variances of a contrast between the dates of a zone's means."""
        c = contrast.weights
        residual, temporal = (
            np.nan if covariance is None else max(float(c @ covariance @ c), 0.0)
            for covariance in (self.residual, self.temporal)
        )
        model = float(np.var(self.refits @ c, ddof=1))
        return Variances(residual, temporal, model, max(float(c @ self.cells @ c), 0.0))


def contrasts_of(periods) -> list:
    """Return the contrasts of periods whose total error a budget states.

    Parameters
    ----------
    periods : sequence of Period
        Ascending; `part` tells which belong to one series.
    """
    n = len(periods)
    contrasts = [Contrast(TOTAL, p.part, p.label, np.eye(n)[i]) for i, p in enumerate(periods)]
    for part in dict.fromkeys(period.part for period in periods):
        period_positions = np.array([i for i, p in enumerate(periods) if p.part == part])
        years = np.array([periods[i].year for i in period_positions], np.float64)
        contrasts.append(
            Contrast(
                MEAN,
                part,
                "",
                _scatter_weights(
                    period_positions, np.full(len(period_positions), 1 / len(period_positions)), n
                ),
            )
        )
        if len(period_positions) > 1:
            ends = np.zeros(len(period_positions))
            ends[0], ends[-1] = -1.0, 1.0
            contrasts.append(
                Contrast(DIFFERENCE, part, "", _scatter_weights(period_positions, ends, n))
            )
        if len(period_positions) > 2:
            since = years - years.mean()
            contrasts.append(
                Contrast(
                    TREND, part, "", _scatter_weights(period_positions, since / (since @ since), n)
                )
            )
    return contrasts


def _scatter_weights(positions, weights, n: int) -> np.ndarray:
    """Return `n` weights of the steps in a total, 0 for those it leaves out."""
    all_weights = np.zeros(n)
    all_weights[positions] = weights
    return all_weights


class RefitSpread(NamedTuple):
    """The error of a total from refits.

    Parameters
    ----------
    means : numpy.ndarray
        Mean of each refit.
    sampling : numpy.ndarray
        Variance that the sample of cells adds.
    """

    means: np.ndarray
    sampling: np.ndarray


def refit_spread(predictions, weights, n_cells: int) -> RefitSpread:
    """Return the error of a total from refits: its variance, and that of the sample of cells.

    Parameters
    ----------
    predictions : numpy.ndarray
        ``(refits, cells, periods)``.
    weights : numpy.ndarray
        Area of each cell.
    n_cells : int
        Cells of the zone.

    Returns
    -------
    tuple of numpy.ndarray
        ``(refits, periods)`` and the `cells` of `ZoneErrors`.
    """
    share = np.asarray(weights, np.float64) / np.sum(weights)
    means = np.einsum("i,bip->bp", share, predictions)
    departures = predictions - predictions.mean(axis=0) - (means - means.mean(axis=0))[:, None, :]
    n = len(share)
    within = np.einsum("i,bip,biq->pq", share, departures, departures) / max(
        len(predictions) - 1, 1
    )
    unsampled_share = max(1.0 - n / n_cells, 0.0)
    return RefitSpread(means, within / max(n - 1, 1) * unsampled_share)
