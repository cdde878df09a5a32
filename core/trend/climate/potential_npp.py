"""Net primary production that climate alone would allow: Thornthwaite Memorial and Miami model.

References
----------
Lieth, H. & Box, E. (1972). Evapotranspiration and primary productivity; C. W. Thornthwaite
memorial model. Publications in Climatology 25(2), 37-46.
Lieth, H. (1975). Modeling the primary productivity of the world. In: Lieth, H. & Whittaker, R. H.
(eds.), Primary Productivity of the Biosphere, 237-263. Springer. (Miami model)
Turc, L. (1954). Le bilan d'eau des sols. Annales Agronomiques 5, 491-595. (evapotranspiration)
"""

from __future__ import annotations

import numpy as np

# Dry matter, g m-2 yr-1, that both models approach.
LARGEST = 3000.0


def thornthwaite_memorial(temperature, precipitation) -> np.ndarray:
    """Return potential NPP by actual evapotranspiration, g of dry matter m-2 yr-1.

    Parameters
    ----------
    temperature : array_like
        Annual mean, degrees C; NaN where there is no value.
    precipitation : array_like
        Annual sum, mm.

    Notes
    -----
    ``NPP = 3000 (1 - exp(-0.0009695 (v - 20)))`` with the actual evapotranspiration
    ``v = 1.05 R / sqrt(1 + (1.05 R / L)^2)`` and ``L = 300 + 25 T + 0.05 T^3``, mm. No more than
    the precipitation evaporates: below about 0.3 L, where the formula gives more, v is R. Below
    about -11 degrees C, where L is not above 0, nothing evaporates; NPP is never below 0.
    """
    t, r = np.asarray(temperature, np.float64), np.asarray(precipitation, np.float64)
    water = 1.05 * r
    limit = np.maximum(300.0 + t * (25.0 + 0.05 * t * t), 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        evaporated = np.where(limit > 0, water / np.sqrt(1.0 + (water / limit) ** 2), 0.0)
    evaporated = np.where(np.isnan(limit + water), np.nan, np.minimum(evaporated, r))
    return np.maximum(LARGEST * (1.0 - np.exp(-0.0009695 * (evaporated - 20.0))), 0.0)


def miami(temperature, precipitation) -> np.ndarray:
    """Return potential NPP by the scarcer of warmth and water, g of dry matter m-2 yr-1.

    Parameters
    ----------
    temperature : array_like
        Annual mean, degrees C; NaN where there is no value.
    precipitation : array_like
        Annual sum, mm.

    Notes
    -----
    The smaller of ``3000 / (1 + exp(1.315 - 0.119 T))`` and ``3000 (1 - exp(-0.000664 R))``.
    """
    t, r = np.asarray(temperature, np.float64), np.asarray(precipitation, np.float64)
    by_warmth = LARGEST / (1.0 + np.exp(1.315 - 0.119 * t))
    by_water = LARGEST * (1.0 - np.exp(-0.000664 * r))
    return np.minimum(by_warmth, by_water)


MODELS = {"thornthwaite_memorial": thornthwaite_memorial, "miami": miami}


def potential_npp(temperature, precipitation, model: str, carbon_fraction: float) -> np.ndarray:
    """Return potential NPP in gC m-2 yr-1 as float32.

    Parameters
    ----------
    temperature, precipitation : array_like
        (dates, pixels), degrees C and mm per year.
    model : str
        A key of `MODELS`.
    carbon_fraction : float
        Carbon in one unit of dry matter.
    """
    npp = np.empty(np.shape(temperature), np.float32)
    for plane, t, r in zip(npp, temperature, precipitation):
        plane[...] = MODELS[model](t, r) * carbon_fraction
    return npp
