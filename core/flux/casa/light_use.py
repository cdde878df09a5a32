"""Net primary production of months: absorbed light times the efficiency of its use.

``NPP = APAR eps``, ``APAR = SOL FPAR 0.5`` and ``eps = T1 T2 W eps_max``: half of the sun's light
can be used for photosynthesis, vegetation absorbs its share of it, and temperature and water keep
the efficiency below the best of the class.

The share of light that vegetation absorbs, from NDVI and the limits of its class. FPAR grows in a
straight line from the bare to the full vegetation of the class, once with NDVI and once with the
simple ratio SR = (1 + NDVI) / (1 - NDVI); the two are averaged, since the first is known to be too
high and the second too low.

References
----------
Zhu W. Q., Pan Y. Z., Zhang J. S. (2007). Estimation of net primary productivity of Chinese
terrestrial vegetation based on remote sensing. Journal of Plant Ecology (China) 31, 413-424.
Zhu W. Q., Pan Y. Z., He H., Yu D. Y., Hu H. B. (2006). Simulation of maximum light use efficiency
for some typical vegetation types in China. Chinese Science Bulletin 51, 457-463.
Los S. O. (1998). Linkages between global vegetation and climate. Vrije Universiteit Amsterdam.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...jit import njit
from .temperature import MONTHS, adaptation, departure
from .water import heat_exponent, start_stress, update_water_stress

# What the barest and the fullest vegetation absorb.
MIN_FPAR, MAX_FPAR = 0.001, 0.95
# Share of the solar radiation that photosynthesis can use.
USABLE = 0.5


@njit(nogil=True, cache=True)
def absorbed_share(ndvi, lowest, highest):
    """Return FPAR, the absorbed share of light, 0.001 to 0.95.

    Parameters
    ----------
    ndvi : float
        NDVI of the month; below `lowest` and above `highest` it counts as these.
    lowest, highest : float
        NDVI of the bare and of the full vegetation of the class, ``lowest < highest < 1``.

    Returns
    -------
    float
        The mean of ``(v - v_min) / (v_max - v_min) (0.95 - 0.001) + 0.001`` for v = NDVI and SR.

    Notes
    -----
    The differences of SR need no SR: ``SR(x) - SR(l) = 2 (x - l) / ((1 - x) (1 - l))``, so that its
    share is that of NDVI times ``(1 - highest) / (1 - NDVI)``. Two divisions instead of five.
    """
    ndvi = min(max(ndvi, lowest), highest)
    by_ndvi = (ndvi - lowest) / (highest - lowest)
    by_ratio = by_ndvi * (1.0 - highest) / (1.0 - ndvi)
    return 0.5 * (by_ndvi + by_ratio) * (MAX_FPAR - MIN_FPAR) + MIN_FPAR


class Months(NamedTuple):
    """Some months in a row of many cells, each (months, cells); NaN without data.

    Parameters
    ----------
    ndvi : numpy.ndarray
        -1 to 1.
    temperature : numpy.ndarray
        Mean, degrees C.
    rain : numpy.ndarray
        Sum, mm.
    radiation : numpy.ndarray
        Sum, MJ m-2 month-1.
    """

    ndvi: np.ndarray
    temperature: np.ndarray
    rain: np.ndarray
    radiation: np.ndarray


class Vegetation(NamedTuple):
    """What does not change with time, each (cells,); NaN without data.

    Parameters
    ----------
    lowest, highest : numpy.ndarray
        NDVI of the bare and of the full vegetation of the class.
    efficiency : numpy.ndarray
        eps_max of the class, gC MJ-1.
    optimum : numpy.ndarray
        Temperature of the greenest month, degrees C.
    index : numpy.ndarray
        Thornthwaite's heat index.
    """

    lowest: np.ndarray
    highest: np.ndarray
    efficiency: np.ndarray
    optimum: np.ndarray
    index: np.ndarray  # type: ignore[assignment]  # hides tuple.index, which is not used


def npp_of_months(months: Months, vegetation: Vegetation, stress=None) -> tuple:
    """Return NPP of some months by the light-use efficiency model.

    Parameters
    ----------
    months : Months
        In order of time; floats of any kind.
    vegetation : Vegetation
        The cells.
    stress : numpy.ndarray, optional
        (cells,) water stress before the first month; without it the first twelve months tell.

    Returns
    -------
    npp : numpy.ndarray
        float32 (months, cells), gC m-2 month-1; NaN where anything is missing.
    stress : numpy.ndarray
        float64 (cells,) water stress after the last month.
    """
    vegetation = Vegetation(
        *(np.ascontiguousarray(cell_values, np.float64) for cell_values in vegetation)
    )
    index, exponent = vegetation.index, heat_exponent(vegetation.index)
    if stress is None:
        stress = np.empty(index.size)
        first = slice(0, MONTHS)
        start_stress(months.temperature[first], months.rain[first], index, exponent, stress)
    else:
        stress = np.array(stress, np.float64)
    npp = np.empty(months.ndvi.shape, np.float32)
    for month, month_npp in enumerate(npp):
        temperature, rain = months.temperature[month], months.rain[month]
        update_water_stress(temperature, rain, index, exponent, stress)
        light = months.ndvi[month], months.radiation[month]
        _npp_of_month(*light, temperature, rain, stress, *vegetation, month_npp)
    return npp, stress


@njit(nogil=True, cache=True)
def _npp_of_month(
    ndvi, radiation, temperature, rain, stress, lowest, highest, best, optimum, index, npp
):
    """Write NPP of one month of all cells by light use."""
    for i in range(npp.size):
        climate = radiation[i] + temperature[i] + rain[i]
        constant = lowest[i] + highest[i] + best[i] + optimum[i] + index[i]
        if np.isnan(ndvi[i] + climate + constant) or rain[i] < 0.0 or radiation[i] < 0.0:
            npp[i] = np.nan
            continue
        share = absorbed_share(ndvi[i], lowest[i], highest[i])
        warmth = adaptation(temperature[i], optimum[i]) * departure(temperature[i], optimum[i])
        light = radiation[i] * share * USABLE
        npp[i] = light * warmth * stress[i] * best[i]
