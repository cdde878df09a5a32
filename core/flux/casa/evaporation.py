"""Potential evapotranspiration of a month from its temperature, after Thornthwaite.

References
----------
Thornthwaite C. W. (1948). An approach toward a rational classification of climate. Geographical
Review 38, 55-94.
"""

from __future__ import annotations

import math

import numpy as np

from ...jit import njit


@njit(nogil=True, cache=True)
def heat_index(temperature):
    """Return ``I = sum (T / 5)^1.514`` over the months above 0 degrees C.

    Parameters
    ----------
    temperature : array
        The twelve months of a (mean) year, degrees C.

    Returns
    -------
    float
        0 where it always freezes, NaN when a month has no data.
    """
    total = 0.0
    for month in range(temperature.size):
        if np.isnan(temperature[month]):
            return np.nan
        if temperature[month] > 0.0:
            total += _power(temperature[month] / 5.0, 1.514)
    return total


@njit(nogil=True, cache=True)
def heat_exponent(index):
    """Return ``a = (0.6751 I^3 - 77.1 I^2 + 17920 I + 492390) 1e-6``."""
    return (((0.6751 * index - 77.1) * index + 17920.0) * index + 492390.0) * 1e-6


@njit(nogil=True, cache=True)
def potential_evaporation(temperature, index, exponent):
    """Return ``Ep0 = 16 (10 T / I)^a``, mm per month; 0 at or below 0 degrees C.

    The day is taken for twelve hours long and the month for thirty days, as in the model's source:
    latitude and calendar have no part in it.
    """
    if temperature <= 0.0 or index <= 0.0:
        return 0.0
    return 16.0 * _power(10.0 * temperature / index, exponent)


@njit(nogil=True, cache=True)
def _power(base, exponent):
    """Return a power of a number above 0: right to 1e-14, in half the time that ``**`` takes."""
    return math.exp(exponent * math.log(base))
