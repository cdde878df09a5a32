"""How far the records tell a model's answer to weather: straight lines beside it, refitted alike.

A model learns what it says of an unusual year from places, where predictors go together: a warm
place is low, dry and green. Forests divide the effect among such predictors, and every refit
divides it alike, so refits do not show that other divisions fit the records as well. A straight
line in the same predictors (least squares with a slight ridge, in the units the model is fitted in)
divides it otherwise, and its refits on samples of sites do show how little the records tell. With f
and g the means of a zone by the model and by the line, and V the covariance between dates of g over
refits of the line on samples of sites,

    temporal part = V + (f - g) (f - g)' / 2

of the departures from the mean over all dates: the sampling variance of the line, and the variance
of two estimates that are believed alike. What all dates have in common is left to other parts.

Predictors of cells are limited to the range of the records, as trees limit them, and lines to the
range of the target.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..model.flux_model import FluxModel
from ..model.predictors import design_from_table
from ..model.target_transform import BACKWARD, FORWARD, smearing_factor
from ..model.training_data import split_strata
from .site_bootstrap import MIN_RECORDS, draws_of_sites

# Ridge of standardised columns: that of one record, which keeps columns that go together solvable.
_RIDGE = 1.0


class Lines(NamedTuple):
    """Straight lines in the predictors: that of all records, then those of the refits.

    Parameters
    ----------
    centre, scale, low, high : numpy.ndarray
        A column is ``(clip(x, low, high) - centre) * scale`` ``(columns,)``.
    slopes : numpy.ndarray
        ``(fits, strata, columns)``.
    intercepts, smearing : numpy.ndarray
        ``(fits, strata)``; the factor is that of the back-transform.
    lowest, highest : float
        Range of the target in the units of the fits.
    transform : str
        Key of `BACKWARD`.
    """

    centre: np.ndarray
    scale: np.ndarray
    low: np.ndarray
    high: np.ndarray
    slopes: np.ndarray
    intercepts: np.ndarray
    smearing: np.ndarray
    lowest: float
    highest: float
    transform: str

    def means(self, columns, strata, share) -> np.ndarray:
        """Return the mean over cells of each line on each step, for the temporal part of the error.

        Parameters
        ----------
        columns : numpy.ndarray
            Design ``(columns, steps, cells)``, finite.
        strata : numpy.ndarray
            Position of the stratum ``(steps, cells)``.
        share : numpy.ndarray
            Share of each cell in the mean; ``(steps, cells)`` where steps differ in that.
        """
        share = np.broadcast_to(share, strata.shape)
        low, high, centre, scale = (
            part[:, None, None] for part in (self.low, self.high, self.centre, self.scale)
        )
        x = (np.clip(np.asarray(columns, np.float64), low, high) - centre) * scale
        line_means = np.zeros((len(self.slopes), x.shape[1]))
        for k in range(self.slopes.shape[1]):
            is_in_stratum = strata == k
            if not is_in_stratum.any():
                continue
            for b, slopes in enumerate(self.slopes[:, k]):
                line = self.intercepts[b, k] + np.tensordot(slopes, x, axes=1)
                value = BACKWARD[self.transform](np.clip(line, self.lowest, self.highest))
                values = np.where(is_in_stratum, value * self.smearing[b, k], 0.0)
                line_means[b] += np.einsum("tc,tc->t", values, share)
        return line_means


def fit_lines(model: FluxModel, name: str, n_refits: int) -> Lines | None:
    """Fit lines to a model's records, whose spread is the temporal part of its error.

    Parameters
    ----------
    model : FluxModel
        The model; its training table, recipe and seed are used.
    name : str
        Its file, for messages.
    n_refits : int
        Number of refits on samples of sites, which are those of `refit_on_sites`.

    Raises
    ------
    ErrorUnknown
        Where the model's file names no sites.
    """
    if model.recipe.estimator == "linear":
        return None
    columns = design_from_table(model.predictors, model.training, None).columns.astype(np.float64)
    target = model.training[model.target].to_numpy(np.float64)
    stratum = split_strata(model.training, model.stratum)[1]
    modelled = FORWARD[model.recipe.transform](target)
    centre, deviation = columns.mean(axis=1), columns.std(axis=1)
    scale = np.where(deviation > 0, 1.0 / np.where(deviation > 0, deviation, 1.0), 0.0)
    x = (columns - centre[:, None]) * scale[:, None]
    fits = []
    everything = np.arange(len(target))
    for rows in (everything, *(rows for rows, _ in draws_of_sites(model, name, n_refits))):
        for k in range(len(model.submodels)):
            drawn_rows = rows[stratum[rows] == k]
            if len(drawn_rows) < MIN_RECORDS:
                drawn_rows = np.flatnonzero(stratum == k)
            intercept, slopes = _ridge_regression(x[:, drawn_rows], modelled[drawn_rows])
            factor = 1.0
            if model.recipe.smearing:
                factor = smearing_factor(
                    modelled[drawn_rows], intercept + slopes @ x[:, drawn_rows]
                )
            fits.append((intercept, factor, slopes))
    shape = 1 + n_refits, len(model.submodels)
    return Lines(
        centre,
        scale,
        columns.min(axis=1),
        columns.max(axis=1),
        np.array([slopes for _, _, slopes in fits]).reshape(*shape, -1),
        np.array([intercept for intercept, _, _ in fits]).reshape(shape),
        np.array([factor for _, factor, _ in fits]).reshape(shape),
        float(modelled.min()),
        float(modelled.max()),
        model.recipe.transform,
    )


def _ridge_regression(x, target) -> tuple:
    """Return intercept and slopes of a straight line beside a model, by ridge regression."""
    centre, level = x.mean(axis=1), target.mean()
    centred = x - centre[:, None]
    normal = centred @ centred.T + _RIDGE * np.eye(len(x))
    slopes = np.linalg.solve(normal, centred @ (target - level))
    return float(level - slopes @ centre), slopes


def temporal_covariance(mean, lines, parts) -> np.ndarray:
    """Return the temporal part as a covariance between periods.

    Parameters
    ----------
    mean : numpy.ndarray
        Mean of the zone by the model ``(periods,)``.
    lines : numpy.ndarray
        The same by the line of all records, then by its refits ``(1 + refits, periods)``.
    parts : sequence of str
        Part of the year of each period.
    """
    departure = np.asarray(mean, np.float64) - lines[0]
    sampling = np.atleast_2d(np.cov(lines[1:], rowvar=False))
    return covariance_of_departures(sampling + np.outer(departure, departure) / 2.0, parts)


def covariance_of_departures(covariance: np.ndarray, parts) -> np.ndarray:
    """Return the covariance of the departures from the mean over the dates of each part.

    Parameters
    ----------
    covariance : numpy.ndarray
        ``(dates, dates)``.
    parts : sequence of str
        Part of the year of each date: each has a mean of its own.
    """
    same = np.asarray(parts)[:, None] == np.asarray(parts)[None, :]
    centring = np.eye(len(same)) - same / same.sum(axis=1, keepdims=True)
    return centring @ covariance @ centring.T
