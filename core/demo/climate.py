"""Temperature, precipitation and radiation of each year and month, and the soil they made."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .fields import Cells, quantise
from .region import Region

LAPSE_K_PER_M = 0.0060
WARMING_K_PER_YEAR = 0.035
TEMPERATURE_ANOMALY_K = 0.55
PRECIPITATION_ANOMALY = 0.14  # relative

# Steps of the stored values, powers of two.
TEMPERATURE_STEP = 1.0 / 64.0
PRECIPITATION_STEP = 1.0 / 4.0
RADIATION_STEP = 1.0
CARBON_STEP = 1.0 / 64.0

# Share of the annual sum in each month, January first; each row sums to 1.
RAIN_SHARES = (0.01, 0.015, 0.03, 0.05, 0.08, 0.12, 0.26, 0.22, 0.12, 0.055, 0.025, 0.015)
SUN_SHARES = (0.054, 0.062, 0.083, 0.097, 0.113, 0.112, 0.106, 0.099, 0.087, 0.075, 0.059, 0.053)


class Climate(NamedTuple):
    """Annual mean temperature (degC), annual precipitation (mm) and radiation (MJ m-2 yr-1)."""

    temperature: np.ndarray
    precipitation: np.ndarray
    radiation: np.ndarray


class Anomalies(NamedTuple):
    """Departures of one year from the long-term climate, standard normal."""

    warm: np.ndarray
    wet: np.ndarray


def mean_climate(region: Region, cells: Cells, height: np.ndarray) -> Climate:
    """Return the demo region's climate before warming: warmer to the south, wetter to the coast."""
    west, north = region.relative_position(cells)
    mild = region.field(cells, "mild", 0.3, 0.05)
    moist = region.field(cells, "moist", 0.3, 0.05)
    temperature = 8.5 + 7.0 * north + 0.5 * mild - LAPSE_K_PER_M * height
    lifted = np.minimum(height, 1800.0) * (0.06 + 0.08 * west)
    precipitation = 170.0 + 330.0 * west + 330.0 * north + lifted
    precipitation = precipitation * (1.0 + 0.10 * moist)
    bright = region.field(cells, "bright", 0.3, 0.05)
    radiation = 6100.0 - 1.25 * precipitation + 0.22 * height + 90.0 * bright
    return Climate(temperature, precipitation, radiation)


def anomalies(region: Region, cells: Cells, year: int) -> Anomalies:
    """Return the anomalies of the climate of a year (index from 0), standard normal."""
    warm = region.yearly(cells, "warm", year, autocorrelation=0.2)
    wet = region.yearly(cells, "wet", year, autocorrelation=0.1)
    return Anomalies(warm, wet)


def annual_climate(mean: Climate, anomaly: Anomalies, year: int) -> Climate:
    """Return the demo region's climate of a year (index from 0): mean, warming and anomalies."""
    warming = WARMING_K_PER_YEAR * year
    temperature = mean.temperature + warming + TEMPERATURE_ANOMALY_K * anomaly.warm
    precipitation = mean.precipitation * (1.0 + PRECIPITATION_ANOMALY * anomaly.wet)
    radiation = mean.radiation * (1.0 - 0.02 * anomaly.wet + 0.008 * anomaly.warm)
    return Climate(
        quantise(temperature, TEMPERATURE_STEP),
        quantise(np.maximum(precipitation, 20.0), PRECIPITATION_STEP),
        quantise(radiation, RADIATION_STEP),
    )


def monthly_climate(year: Climate, north: np.ndarray, month: int) -> Climate:
    """Return the demo region's climate of a month (0 = January): degC, mm and MJ m-2 per month.

    The twelve months average (temperature) or add up (the others) to the year.
    """
    swing = 16.5 - 3.5 * north
    temperature = year.temperature - swing * np.cos(2.0 * np.pi * month / 12.0)
    return Climate(
        quantise(temperature, TEMPERATURE_STEP),
        quantise(year.precipitation * RAIN_SHARES[month], PRECIPITATION_STEP / 64.0),
        quantise(year.radiation * SUN_SHARES[month], RADIATION_STEP / 64.0),
    )


def soil_carbon(region: Region, cells: Cells, mean: Climate) -> np.ndarray:
    """Return the demo region's soil organic carbon, upper 30 cm, g kg-1: more if cool and moist."""
    ground = region.field(cells, "ground", 0.12)
    carbon = 24.0 * np.exp(-0.055 * mean.temperature) * np.exp(0.22 * ground)
    carbon = carbon * mean.precipitation / (mean.precipitation + 350.0)
    return quantise(np.maximum(carbon, 1.0), CARBON_STEP)
