"""The error of gravity centres: how errors of the weights of cells displace a weighted mean place.

The centre ``C = sum w_i x_i / sum w_i`` of weights ``w_i = a_i phi(v_i)`` (area and value) moves
with errors of the values by

    dC = sum_i B_i dv_i,    B_i = a_i phi'(v_i) (x_i - C) / sum_j a_j phi(v_j)

to first order. It is linear in the errors, so the parts of `contrast_variances` follow for centres
as they do for means, with B in the place of shares of the area: errors that a whole region has in
common leave the centre where it is, those that one side has do not. Dates share most of their
error, so a shift has an error of its own, not that of two single centres.

Displacements of all dates stand in one vector: east of each date, then north of each date.
"""

from __future__ import annotations

import numpy as np

from .correlogram import mean_covariance
from .temporal_error import temporal_covariance

EAST, NORTH = "east", "north"


def displacements(values, areas, offsets, weight_sign: int) -> np.ndarray:
    """Return how far a gravity centre of each date moves per unit of each cell's value.

    Parameters
    ----------
    values : numpy.ndarray
        ``(dates, cells)``, finite.
    areas : numpy.ndarray
        Area of each cell.
    offsets : numpy.ndarray
        ``(2, dates, cells)``: how far east and north of the date's centre a cell lies.
    weight_sign : int
        1 where positive values weigh, -1 where negative ones do by their size, 0 where all do.

    Returns
    -------
    numpy.ndarray
        ``(2, dates, cells)``; 0 on dates without any weight.
    """
    signs = np.sign(values) if weight_sign == 0 else weight_sign * (weight_sign * values > 0)
    total_weight = (areas * signs * values).sum(axis=1, keepdims=True)
    scale = np.divide(
        areas * signs, total_weight, out=np.zeros(values.shape), where=total_weight > 0
    )
    return offsets * scale


def residual_part(error, points, predicted, displacements, areas, n_cells: int):
    """Return the covariance of displacements by errors that places share; None where unknown.

    Parameters
    ----------
    error : FluxError
        What is known of the model's errors.
    points : numpy.ndarray
        Places of the cells, m.
    predicted : numpy.ndarray
        Predictions ``(cells, dates)``.
    displacements : numpy.ndarray
        As of `displacements`.
    areas : numpy.ndarray
        Area of each cell.
    n_cells : int
        Cells of the zone, of which those given are a sample.
    """
    if error.correlogram is None or error.scale is None:
        return None
    share = areas / areas.sum()
    scale = error.scale(predicted).T * displacements / share
    flat = scale.reshape(-1, len(share)).T
    return mean_covariance(error.correlogram, points, flat, areas, n_cells)


def temporal_part(lines, columns, strata, predicted, displacements) -> np.ndarray:
    """Return the covariance of displacements by answers to unusual dates; 0 for a line itself.

    Parameters
    ----------
    lines : Lines or None
        Straight lines beside the model.
    columns, strata : numpy.ndarray
        Design ``(columns, dates, cells)`` and strata ``(dates, cells)`` as of `Lines.means`.
    predicted : numpy.ndarray
        Predictions ``(cells, dates)``.
    displacements : numpy.ndarray
        As of `displacements`.
    """
    n = displacements.shape[1]
    if lines is None:
        return np.zeros((2 * n, 2 * n))
    model_displacement = np.einsum("ktc,ct->kt", displacements, predicted).ravel()
    by_lines = np.concatenate(
        [lines.means(columns, strata, direction) for direction in displacements], axis=1
    )
    return temporal_covariance(model_displacement, by_lines, [EAST] * n + [NORTH] * n)


def model_part(refits, displacements) -> np.ndarray:
    """Return the error of the centre from the model: covariance over refits."""
    centre_moves = np.einsum("ktc,bct->bkt", displacements, refits.astype(np.float64))
    return np.cov(centre_moves.reshape(len(refits), -1), rowvar=False)


def line_part(line, respired, displacements) -> np.ndarray:
    """Return the covariance of displacements by the errors of slope and intercept of a line.

    Parameters
    ----------
    line : RespirationLine
        The line, with its errors.
    respired : numpy.ndarray
        What the slope is multiplied by ``(cells, dates)``.
    displacements : numpy.ndarray
        As of `displacements`.
    """
    slope_displacement = np.einsum("ktc,ct->kt", displacements, respired).ravel() * line.slope_se
    intercept_displacement = displacements.sum(axis=2).ravel() * line.intercept_se
    cross = np.outer(slope_displacement, intercept_displacement)
    covariance = np.outer(slope_displacement, slope_displacement) + np.outer(
        intercept_displacement, intercept_displacement
    )
    return covariance + line.correlation * (cross + cross.T)


def covariance_of_sum(first, second, correlation: float) -> np.ndarray:
    """Return the covariance of the sum of two displacements that are correlated.

    Of two numbers it is ``a^2 + b^2 + 2 r a b``; of matrices the geometric mean is that of their
    square roots.
    """
    a, b = matrix_square_root(first), matrix_square_root(second)
    return first + second + correlation * (a @ b + b @ a)


def matrix_square_root(covariance) -> np.ndarray:
    """Return the symmetric square root of the covariance of a centre's error."""
    values, vectors = np.linalg.eigh(covariance)
    return (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
