"""Local Moran's I and the quadrant of every value.

``I_i = (n - 1) z_i lag_i / sum(z^2)``, ``lag_i`` the mean of the neighbours' z (row-standardised
weights): the scale of esda and GeoDa (spdep has n in place of n - 1).

References
----------
Anselin, L. (1995). Local indicators of spatial association - LISA. Geographical Analysis 27,
93-115.
Anselin, L., Syabri, I. and Smirnov, O. (2002). Visualizing multivariate spatial correlation with
dynamically linked windows. Proceedings of the CSISS Workshop on New Tools for Spatial Data
Analysis (bivariate).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from ..statistics.class_areas import CLASS_NODATA
from .classes import HIGH_HIGH, HIGH_LOW, LOW_HIGH, LOW_LOW
from .moments import Moments


class LocalMoran(NamedTuple):
    """Local I (NaN without data or neighbours) and quadrant code (255 there), per value."""

    i: np.ndarray
    quadrant: np.ndarray


def local_moran(
    values, totals, counts, moments: Moments, lagged_moments: Moments | None = None
) -> LocalMoran:
    """Return local Moran's I and the quadrant of each value.

    Parameters
    ----------
    values : numpy.ndarray
        Values of any shape; NaN for no data.
    totals, counts : numpy.ndarray
        Sum and number of each value's neighbours.
    moments : Moments
        Number, mean and variance of all values, of which these may be a part.
    lagged_moments : Moments, optional
        The same of another quantity, when `totals` are of that one (bivariate local Moran's I,
        ``(n - 1) / n`` times the standardised value and the standardised lag).

    Notes
    -----
    A value counts as high when it is above the mean, a lag likewise; what equals the mean is low,
    as in esda.
    """
    i = np.empty(values.shape)
    quadrant = np.empty(values.shape, np.uint8)
    variance, lag_mean = moments.variance, moments.mean
    if lagged_moments is not None:
        variance = (moments.variance * lagged_moments.variance) ** 0.5
        lag_mean = lagged_moments.mean
    scale = (moments.n - 1) / (moments.n * variance)
    _fill_local_moran(
        values.ravel(),
        totals.ravel(),
        counts.ravel(),
        moments.mean,
        lag_mean,
        scale,
        i.ravel(),
        quadrant.ravel(),
    )
    return LocalMoran(i, quadrant)


@njit(nogil=True, cache=True)
def _fill_local_moran(values, totals, counts, mean, lag_mean, scale, i, quadrant):
    """Fill local I and quadrants of flat arrays."""
    for n in range(values.size):
        k = counts[n]
        value = values[n]
        if value != value or k == 0:
            i[n] = np.nan
            quadrant[n] = CLASS_NODATA
            continue
        z = value - mean
        lag = totals[n] / k - lag_mean
        i[n] = z * lag * scale
        if z > 0:
            quadrant[n] = HIGH_HIGH if lag > 0 else HIGH_LOW
        else:
            quadrant[n] = LOW_HIGH if lag > 0 else LOW_LOW
