"""The true carbon fluxes: NPP, soil respiration, its heterotrophic part, NEP; gC m-2 yr-1.

Each flux is a smooth function of the predictors times a static pattern in space that no predictor
shows. A model can learn the first and not the second, as with real fluxes.

The state of a window: what lasts through all years, and one year.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .climate import Climate, annual_climate, anomalies, mean_climate, soil_carbon
from .fields import Cells, quantise
from .landuse import COVERS, History, landuse_history, landuse_in
from .region import Region
from .terrain import elevation, land_mask, slope
from .vegetation import annual_ndvi, greenness, mean_ndvi

# Zeng et al. (2023), Carbon Balance and Management, doi:10.1186/s13021-023-00239-9, eq. 3.
RH_SLOPE, RH_INTERCEPT = 0.62, 9.01

# Relative amplitude of the patterns that the predictors do not show.
UNSEEN_NPP, UNSEEN_RS = 0.08, 0.12

FLUX_STEP = 1.0 / 64.0


class Fluxes(NamedTuple):
    """Annual fluxes, gC m-2 yr-1; `nep` is positive where the land gains carbon."""

    npp: np.ndarray
    rs: np.ndarray
    rh: np.ndarray
    nep: np.ndarray


class Unseen(NamedTuple):
    """Static factors of NPP and soil respiration that the predictors do not show."""

    npp: np.ndarray
    rs: np.ndarray


def unseen_patterns(region: Region, cells: Cells) -> Unseen:
    """Return the static factors of a window."""
    npp = 1.0 + UNSEEN_NPP * region.field(cells, "unseen npp", 0.10, 0.02)
    rs = np.exp(UNSEEN_RS * region.field(cells, "unseen rs", 0.10, 0.02))
    return Unseen(np.maximum(npp, 0.5), rs)


def true_fluxes(
    ndvi: np.ndarray, landuse: np.ndarray, climate: Climate, soil: np.ndarray, unseen: Unseen
) -> Fluxes:
    """Return the true fluxes of the demo region in one year.

    Notes
    -----
    ``NPP = 0.5 SOL FPAR eps f(T) g(P)``, a light-use model on annual values.
    ``Rs = (base(T, P, SOC) + 0.45 NPP)`` with ``base`` doubling each 15 K.
    ``Rh = 0.62 Rs + 9.01`` and ``NEP = NPP - Rh``. The stored values are rounded to 1/64, so that
    NEP is the difference of the stored NPP and Rh to the last bit.
    """
    light_use = np.array([0.0, *(cover.light_use for cover in COVERS)])[landuse]
    fraction = np.clip(0.62 * (ndvi - 0.03) / 0.90, 0.0, 0.62)
    chill = (climate.temperature - 14.0) / 15.0
    warmth = np.exp(-chill * chill)
    water = 0.30 + 0.70 * (1.0 - np.exp(-climate.precipitation / 420.0))
    npp = 0.5 * climate.radiation * fraction * light_use * warmth * water * unseen.npp
    npp = quantise(npp, FLUX_STEP)

    base = 1080.0 * np.exp(0.0462 * (climate.temperature - 10.0))
    base = base * climate.precipitation / (climate.precipitation + 450.0)
    base = base * soil / (soil + 9.0)
    rs = quantise((base + 0.45 * npp) * unseen.rs, FLUX_STEP)
    rh = quantise(RH_SLOPE * rs + RH_INTERCEPT, FLUX_STEP)
    return Fluxes(npp, rs, rh, npp - rh)


class StaticState(NamedTuple):
    """What lasts through all years: terrain, long-term climate, soil, land-use history."""

    land: np.ndarray
    elevation: np.ndarray
    slope: np.ndarray
    climate: Climate
    soil: np.ndarray
    history: History
    unseen: Unseen


class Year(NamedTuple):
    """The state of one year; the sea holds numbers too and is masked when written."""

    climate: Climate
    landuse: np.ndarray
    ndvi: np.ndarray
    fluxes: Fluxes


def static_state(region: Region, cells: Cells) -> StaticState:
    """Return what true fluxes of all years rest on: terrain, long-term climate, soil, land use."""
    height = elevation(region, cells)
    steepness = slope(region, cells)
    mean = mean_climate(region, cells, height)
    return StaticState(
        land_mask(region, cells),
        height,
        steepness,
        mean,
        soil_carbon(region, cells, mean),
        landuse_history(region, cells, height, steepness, mean),
        unseen_patterns(region, cells),
    )


def state_of_year(region: Region, cells: Cells, static: StaticState, year: int) -> Year:
    """Return the true fluxes of a year (index from 0) and their predictors, without clouds."""
    anomaly = anomalies(region, cells, year)
    climate = annual_climate(static.climate, anomaly, year)
    landuse = landuse_in(static.history, year)
    long_term_ndvi = mean_ndvi(region, cells, landuse, static.climate)
    ndvi = annual_ndvi(long_term_ndvi, greenness(region, cells, anomaly, year))
    fluxes = true_fluxes(ndvi, landuse, climate, static.soil, static.unseen)
    return Year(climate, landuse, ndvi, fluxes)
