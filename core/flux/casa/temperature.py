"""How far temperature keeps the use of light below its best, by two factors.

The first says that vegetation adapted to cold or heat never reaches the full rate, the second that
a month far from the optimum slows it down. The optimum is the mean temperature of the month in
which NDVI is highest.

References
----------
Potter C. S. et al. (1993). Terrestrial ecosystem production: a process model based on global
satellite and surface data. Global Biogeochemical Cycles 7, 811-841.
Zhu W. Q., Pan Y. Z., Zhang J. S. (2007). Estimation of net primary productivity of Chinese
terrestrial vegetation based on remote sensing. Journal of Plant Ecology (China) 31, 413-424.
"""

from __future__ import annotations

import math

import numpy as np

from ...jit import njit
from .water import heat_index

# At or below this month's temperature (degrees C) nothing grows.
NO_GROWTH = -10.0
# Scale of the second factor in Zhu's variant; Potter et al. have 1.1814.
SCALE = 1.184
# Beyond these distances from the optimum (K) the second factor is half of that at the optimum.
TOO_WARM, TOO_COLD = 10.0, 13.0
_E_2, _E_3 = math.exp(-2.0), math.exp(-3.0)


MONTHS = 12


@njit(nogil=True, cache=True)
def adaptation(temperature, optimum):
    """Return ``0.8 + 0.02 Topt - 0.0005 Topt^2``; 0 at or below -10 degrees C, never below 0."""
    if temperature <= NO_GROWTH:
        return 0.0
    return max(0.8 + 0.02 * optimum - 0.0005 * optimum * optimum, 0.0)


@njit(nogil=True, cache=True)
def departure(temperature, optimum):
    """Return CASA's temperature factor of the distance from the optimum.

    ``1.184 / (1 + exp(0.2 (Topt - 10 - T))) / (1 + exp(0.3 (-Topt - 10 + T)))``; more than 10 K
    above or 13 K below the optimum it is half of its value at the optimum (0.9934 / 2).
    """
    difference = temperature - optimum
    if difference > TOO_WARM or difference < -TOO_COLD:
        return 0.5 * _temperature_response(0.0)
    return _temperature_response(difference)


@njit(nogil=True, cache=True)
def _temperature_response(difference):
    """Return the response of light-use efficiency to degrees from the optimum."""
    # One exponential instead of two: both are powers of exp(0.1 d).
    power = math.exp(0.1 * difference)
    cold = 1.0 + _E_2 / (power * power)
    warm = 1.0 + _E_3 * power * power * power
    return SCALE / (cold * warm)


@njit(nogil=True, cache=True)
def optimum_temperature(ndvi, temperature):
    """Return the temperature of the month with the highest NDVI.

    Parameters
    ----------
    ndvi, temperature : array
        The twelve months of a (mean) year, NaN without data; of equal NDVI the first month counts.

    Returns
    -------
    float
        NaN when no month has both.
    """
    highest_ndvi, optimum = -np.inf, np.nan
    for month in range(ndvi.size):
        if ndvi[month] > highest_ndvi and not math.isnan(temperature[month]):
            highest_ndvi, optimum = ndvi[month], temperature[month]
    return optimum


@njit(nogil=True, cache=True)
def optimum_and_heat_index(ndvi, temperature, calendar, optimum, index):
    """Write optimum temperature and heat index of each cell, which limit its light use.

    Parameters
    ----------
    ndvi, temperature : array
        (months, cells), NaN without data.
    calendar : array
        (months,) calendar month of each, 0 to 11.
    optimum, index : array
        (cells,), written to; NaN without data.

    Notes
    -----
    The mean year has the mean of all Januaries and so on, of NDVI and of temperature each over the
    years that have data.
    """
    n_months, n_cells = ndvi.shape
    sums, counts = np.empty((2, MONTHS)), np.empty((2, MONTHS))
    for i in range(n_cells):
        sums[:], counts[:] = 0.0, 0.0
        for k in range(n_months):
            month = calendar[k]
            if not np.isnan(ndvi[k, i]):
                sums[0, month] += ndvi[k, i]
                counts[0, month] += 1.0
            if not np.isnan(temperature[k, i]):
                sums[1, month] += temperature[k, i]
                counts[1, month] += 1.0
        for kind in range(2):
            for month in range(MONTHS):
                has_value = counts[kind, month] > 0.0
                sums[kind, month] = sums[kind, month] / counts[kind, month] if has_value else np.nan
        optimum[i] = optimum_temperature(sums[0], sums[1])
        index[i] = heat_index(sums[1])
