"""Global Moran's I of a grid, with its analytic test.

``I = n / S0 * sum_i z_i sum_j w_ij z_j / sum_i z_i^2`` with row-standardised weights;
``E = -1/(n - 1)``; the variance is that under randomisation (the values shuffled), which does not
suppose normal values. Islands stay in n and have no weights, as in esda.

References
----------
Cliff, A. D. and Ord, J. K. (1981). Spatial Processes: Models and Applications. Pion, London.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.pattern import NoNeighbours
from ...jit import njit
from ..moments import Moments
from ..neighbour_sums import WeightSums, join_seam, neighbour_sums
from ..significance import two_sided_normal_p


class MoranTest(NamedTuple):
    """Moran's I, its expectation, and the analytic z and two-sided p under randomisation."""

    i: float
    expected: float
    variance: float
    z: float
    p: float


def moran_test(values, contiguity: str, moments: Moments, has_seam: bool = False) -> MoranTest:
    """Return global Moran's I of a whole grid and its analytic test.

    Parameters
    ----------
    values : numpy.ndarray
        ``(rows + 2, cols + 2)`` with a border of NaN, or as `join_seam` leaves it; NaN for no data.
    contiguity : str
        One of `settings.CONTIGUITIES`.
    moments : Moments
        Moments of the values.
    has_seam : bool
        Whether the first column lies beside the last one.

    Raises
    ------
    NoNeighbours
        When no value has a neighbour.
    """
    totals, counts = neighbour_sums(values, contiguity)
    inner = values[1:-1, 1:-1]
    weights = raster_weight_sums(inner, counts, contiguity, has_seam)
    if weights.s0 == 0:
        raise NoNeighbours("", moments.n)
    products, fourth = _moran_sums(inner, totals, counts, moments.mean)
    n = moments.n
    i = n / weights.s0 * products / (n * moments.variance)
    return randomisation_test(i, n, weights, fourth / n / moments.variance**2)


def randomisation_test(i: float, n: int, weights: WeightSums, kurtosis: float) -> MoranTest:
    """Return the test of global Moran's I from sums over the weights and the kurtosis."""
    s0, s1, s2 = weights
    expected = -1.0 / (n - 1)
    a = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
    b = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)
    variance = (a - b) / ((n - 1.0) * (n - 2) * (n - 3) * s0 * s0) - expected**2
    z = (i - expected) / math.sqrt(variance) if variance > 0 else math.nan
    return MoranTest(float(i), expected, variance, z, float(two_sided_normal_p(z)))


def raster_weight_sums(inner, counts, contiguity: str, has_seam: bool = False) -> WeightSums:
    """Return S0, S1, S2 of the weights of a raster's cells, for the variance of Moran's I."""
    padded = np.zeros((counts.shape[0] + 2, counts.shape[1] + 2), np.uint8)
    padded[1:-1, 1:-1] = np.where(np.isnan(inner), 0, counts)
    if has_seam:
        join_seam(padded)
    return WeightSums(*_sum_raster_weights(padded, contiguity == "queen"))


@njit(nogil=True, cache=True, error_model="numpy")
def _sum_raster_weights(counts, corners):
    """Sum the weights for Moran's I; `counts` is 0 on the border and without neighbours.

    A neighbour j of i weighs 1/k_i for i and 1/k_j for j: both are neighbours of each other.
    """
    s0, s1, s2 = 0.0, 0.0, 0.0
    inverse = np.zeros(9)
    for k in range(1, 9):
        inverse[k] = 1.0 / k
    for r in range(1, counts.shape[0] - 1):
        row1, row2 = 0.0, 0.0
        for c in range(1, counts.shape[1] - 1):
            k = counts[r, c]
            if k == 0:
                continue
            weight = inverse[k]
            received, squares = 0.0, 0.0
            for dr in range(-1, 2):
                for dc in range(-1, 2):
                    if (dr == 0 and dc == 0) or (not corners and dr != 0 and dc != 0):
                        continue
                    other_weight = inverse[counts[r + dr, c + dc]]
                    if other_weight > 0.0:
                        received += other_weight
                        squares += (weight + other_weight) ** 2
            s0 += 1.0
            row1 += squares
            row2 += (1.0 + received) ** 2
        s1 += row1
        s2 += row2
    return s0, 0.5 * s1, s2


@njit(nogil=True, cache=True)
def _moran_sums(values, totals, counts, mean):
    """Return the sum of z times its lag, and of z^4; row by row, to keep rounding small."""
    products, fourth = 0.0, 0.0
    for r in range(values.shape[0]):
        row_products, row_fourth = 0.0, 0.0
        for c in range(values.shape[1]):
            value = values[r, c]
            if value != value:
                continue
            z = value - mean
            row_fourth += z * z * z * z
            k = counts[r, c]
            if k > 0:
                row_products += z * (totals[r, c] / k - mean)
        products += row_products
        fourth += row_fourth
    return products, fourth
