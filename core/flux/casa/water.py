"""How far lack of water keeps the use of light below its best: 0.5 (dry) to 1 (wet).

Potential evapotranspiration of a month is computed from its temperature, after Thornthwaite.

A frozen month tells nothing of the water that vegetation finds; it takes the stress of the month
before.

References
----------
Zhou G. S., Zhang X. S. (1995). A natural vegetation NPP model. Acta Phytoecologica Sinica 19,
193-200 (actual evapotranspiration).
Zhu W. Q., Pan Y. Z., Zhang J. S. (2007). Estimation of net primary productivity of Chinese
terrestrial vegetation based on remote sensing. Journal of Plant Ecology (China) 31, 413-424.
Thornthwaite C. W. (1948). An approach toward a rational classification of climate. Geographical
Review 38, 55-94.
"""

from __future__ import annotations

import math

import numpy as np

from ...jit import njit

# Stress in the driest case, also where no month of a year has liquid water.
DRIEST = 0.5
# Stress is defined up to 1, very wet; where E exceeds Ep the formula alone would go on rising.
WETTEST = 1.0


@njit(nogil=True, cache=True)
def heat_index(temperature):
    """Return Thornthwaite's heat index ``I = sum (T / 5)^1.514`` over months above 0 degrees C.

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
    """Return Thornthwaite's ``Ep0 = 16 (10 T / I)^a``, mm per month; 0 at or below 0 degrees C.

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


@njit(nogil=True, cache=True)
def actual_evaporation(rain, potential):
    """Return the actual evaporation E by rain and potential evaporation, mm per month.

    Parameters
    ----------
    rain, potential : float
        P and Ep0 of the month, mm; not below 0.

    Returns
    -------
    float
        ``P Rn (P^2 + Rn^2 + P Rn) / ((P + Rn) (P^2 + Rn^2))`` with
        ``Rn = sqrt(Ep0 P) (0.369 + 0.598 sqrt(Ep0 / P))``, written so that P = 0 gives 0.
    """
    radiation = 0.369 * math.sqrt(potential * rain) + 0.598 * potential
    if rain <= 0.0 or radiation <= 0.0:
        return 0.0
    product, squares = rain * radiation, rain * rain + radiation * radiation
    return product * (squares + product) / ((rain + radiation) * squares)


@njit(nogil=True, cache=True)
def water_stress(rain, potential):
    """Return ``W = 0.5 + 0.5 E / Ep`` with ``Ep = (E + Ep0) / 2``, at most 1."""
    if potential <= 0.0:  # a trace of warmth: the limit of the formula as Ep0 falls to 0
        return WETTEST if rain > 0.0 else DRIEST
    actual = actual_evaporation(rain, potential)
    return min(DRIEST + 0.5 * actual / (0.5 * (actual + potential)), WETTEST)


@njit(nogil=True, cache=True)
def update_water_stress(temperature, rain, index, exponent, stress):
    """Bring the water stress of many cells to the next month, in place.

    Parameters
    ----------
    temperature, rain : array
        (cells,) of the month; NaN without data, rain also below 0.
    index, exponent : array
        (cells,), Thornthwaite's heat index and exponent.
    stress : array
        (cells,) stress of the month before, NaN where there was none; stays as it is where the
        month is frozen or has no data.
    """
    for i in range(stress.size):
        if _determines_heat_index(temperature[i], rain[i], index[i]):
            potential = potential_evaporation(temperature[i], index[i], exponent[i])
            stress[i] = water_stress(rain[i], potential)


@njit(nogil=True, cache=True)
def start_stress(temperature, rain, index, exponent, stress):
    """Give the months before the first one of a series their water stress, in place.

    A series that begins with a frozen month takes the last month of its first twelve that is not
    frozen, as if the year before had been the same; where all are frozen, the driest.

    Parameters
    ----------
    temperature, rain : array
        (months, cells) of the first twelve months.
    index, exponent, stress : array
        As in `update_water_stress`; `stress` is overwritten.
    """
    last = temperature.shape[0] - 1
    for i in range(stress.size):
        stress[i] = DRIEST
        if _determines_heat_index(temperature[0, i], rain[0, i], index[i]):
            continue  # the first month has its own, and what was before does not matter
        for month in range(last, 0, -1):
            if _determines_heat_index(temperature[month, i], rain[month, i], index[i]):
                potential = potential_evaporation(temperature[month, i], index[i], exponent[i])
                stress[i] = water_stress(rain[month, i], potential)
                break


@njit(nogil=True, cache=True)
def _determines_heat_index(temperature, rain, index):
    """Say whether a month has a stress of its own: data, and no frost."""
    return temperature > 0.0 and index > 0.0 and rain >= 0.0
