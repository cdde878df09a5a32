"""NDVI of each year and month: climate, land use, weather, planted trends and clusters."""

from __future__ import annotations

import numpy as np

from .climate import Anomalies, Climate
from .fields import Cells, quantise, ramp
from .landuse import COVERS
from .planted_patterns import (
    BOTH_DRIVERS,
    CLUSTER_DISCS,
    WARMTH,
    WATER,
    planted_driver,
    planted_trend,
)
from .region import Region

# Year-to-year noise of the vegetation, relative, and its autocorrelation.
NOISE, NOISE_MEMORY = 0.030, 0.3
# Relative response to a standard anomaly of temperature and of precipitation.
RESPONSE = 0.055

NDVI_STEP = 1.0 / 16384.0

# Clouds hide parts of July (0 = January), and with it the yearly maximum.
CLOUDY_MONTH = 6

# NDVI of each month relative to the yearly maximum, January first: cold and warm end.
SEASON_COLD = (0.12, 0.13, 0.18, 0.32, 0.55, 0.80, 1.0, 0.96, 0.72, 0.42, 0.22, 0.14)
SEASON_WARM = (0.34, 0.36, 0.46, 0.62, 0.76, 0.88, 1.0, 0.97, 0.84, 0.62, 0.46, 0.37)


def greenness(region: Region, cells: Cells, anomaly: Anomalies, year: int) -> np.ndarray:
    """Return the anomaly of the demo region's vegetation in a year, relative to its mean."""
    driver = planted_driver(region, cells)
    noise = region.yearly(cells, "vigour", year, NOISE_MEMORY)
    weather = RESPONSE * np.where(np.isin(driver, (BOTH_DRIVERS, WARMTH)), anomaly.warm, 0.0)
    weather += RESPONSE * np.where(np.isin(driver, (BOTH_DRIVERS, WATER)), anomaly.wet, 0.0)
    middle_year = 0.5 * (region.years - 1)
    return NOISE * noise + weather + planted_trend(region, cells) * (year - middle_year)


def mean_ndvi(region: Region, cells: Cells, landuse: np.ndarray, mean: Climate) -> np.ndarray:
    """Return the demo region's long-term yearly maximum of NDVI under a land use."""
    moist = 1.0 - np.exp(-np.maximum(mean.precipitation - 120.0, 0.0) / 330.0)
    growth = moist * (0.55 + 0.45 * ramp(mean.temperature, -3.0, 8.0))
    growth = np.clip(growth + 0.06 * region.field(cells, "fertile", 0.08), 0.0, 1.0)
    bare, full = (
        np.array([0.0, *(getattr(cover, name) for cover in COVERS)])[landuse]
        for name in ("bare_ndvi", "full_ndvi")
    )
    surplus = np.ones(cells.shape)
    for disc in CLUSTER_DISCS:
        surplus += disc.strength * ramp(region.nearness(cells, disc), 0.0, 1.0)
    return (bare + (full - bare) * growth) * surplus


def annual_ndvi(mean: np.ndarray, anomaly: np.ndarray) -> np.ndarray:
    """Return the yearly maximum of NDVI from its mean and its relative anomaly."""
    return quantise(np.clip(mean * (1.0 + anomaly), 0.02, 0.95), NDVI_STEP)


def monthly_ndvi(annual: np.ndarray, mean: Climate, month: int) -> np.ndarray:
    """Return NDVI, the greenness of the vegetation, in a month (0 = January)."""
    warm = ramp(mean.temperature, 2.0, 14.0)
    share = SEASON_COLD[month] + (SEASON_WARM[month] - SEASON_COLD[month]) * warm
    return quantise(annual * share, NDVI_STEP)


def cloud_mask(region: Region, cells: Cells, year: int) -> np.ndarray:
    """Return True where clouds hide the vegetation in July: each third year."""
    if (region.years - 1 - year) % 3 or region.years < 2:
        return np.zeros(cells.shape, bool)
    return region.field(cells, f"clouds {year}", 0.12, 0.03) > 1.7
