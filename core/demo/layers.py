"""The rasters of the region: folder, name, unit and what each holds, as plain records."""

from __future__ import annotations

from typing import NamedTuple

from .climate import CARBON_STEP, PRECIPITATION_STEP, RADIATION_STEP, TEMPERATURE_STEP
from .fluxes import FLUX_STEP
from .landuse import COVERS
from .planted_patterns import (
    BOTH_DRIVERS,
    DECREASE,
    HIGH_HIGH,
    INCREASE,
    LOW_LOW,
    NO_CLUSTER,
    NO_DRIVER,
    NO_TREND,
    WARMTH,
    WATER,
)
from .vegetation import NDVI_STEP


class Layer(NamedTuple):
    """One variable: folder, name, unit, description and, for classes, (code, key, label, colour).

    `dtype` and `nodata` matter for classes only; other layers are float32 with NaN.
    """

    folder: str
    name: str
    unit: str
    about: str
    classes: tuple = ()
    dtype: str = "float32"
    nodata: float = float("nan")


STATIC = (
    Layer("static", "dem", "m", "Elevation"),
    Layer("static", "slope", "degree", "Slope, from central differences of the elevation"),
    Layer("static", "soc", "g kg-1", f"Soil organic carbon, 0-30 cm, in steps of {CARBON_STEP}"),
)

CLIMATE = (
    Layer("annual", "temperature", "degC", f"Annual mean, in steps of {TEMPERATURE_STEP}"),
    Layer("annual", "precipitation", "mm yr-1", f"Annual sum, in steps of {PRECIPITATION_STEP}"),
    Layer("annual", "radiation", "MJ m-2 yr-1", f"Annual sum, in steps of {RADIATION_STEP}"),
)
NDVI = Layer("annual", "ndvi", "1", f"Maximum of the year, in steps of 1/{round(1 / NDVI_STEP)}")
LANDUSE = Layer(
    "annual",
    "landuse",
    "",
    "Land use of the year",
    tuple(cover[:4] for cover in COVERS),
    "uint8",
    255,
)
ANNUAL = (*CLIMATE, NDVI, LANDUSE)

MONTHLY = (
    Layer("monthly", "temperature", "degC", "Monthly mean; the months average to the year"),
    Layer("monthly", "precipitation", "mm month-1", "Monthly sum; the months add up to the year"),
    Layer("monthly", "radiation", "MJ m-2 month-1", "Monthly sum; the months add up to the year"),
    Layer("monthly", "ndvi", "1", "NDVI of the month; July is the maximum of the year"),
)

_EXACT = f"in steps of 1/{round(1 / FLUX_STEP)}"
FLUXES = (
    Layer("truth", "npp", "gC m-2 yr-1", f"True net primary production, {_EXACT}"),
    Layer("truth", "rs", "gC m-2 yr-1", f"True soil respiration, {_EXACT}"),
    Layer("truth", "rh", "gC m-2 yr-1", f"True heterotrophic respiration, {_EXACT}"),
    Layer("truth", "nep", "gC m-2 yr-1", f"True net ecosystem production, NPP - Rh, {_EXACT}"),
)

PLANTED = (
    Layer(
        "truth",
        "trend_region",
        "",
        "Where a trend of the vegetation is planted",
        (
            (INCREASE, "increase", "Increase planted", "#1a9850"),
            (NO_TREND, "none", "No trend planted", "#e0e0e0"),
            (DECREASE, "decrease", "Decrease planted", "#d73027"),
        ),
        "int16",
        -32768,
    ),
    Layer(
        "truth",
        "cluster_region",
        "",
        "Where hot and cold clusters of the vegetation are planted",
        (
            (NO_CLUSTER, "none", "No cluster planted", "#e0e0e0"),
            (HIGH_HIGH, "high_high", "Hot cluster planted", "#ca0020"),
            (LOW_LOW, "low_low", "Cold cluster planted", "#0571b0"),
        ),
        "uint8",
        255,
    ),
    Layer(
        "truth",
        "driver_region",
        "",
        "Weather that moves the vegetation from year to year",
        (
            (BOTH_DRIVERS, "both", "Temperature and precipitation", "#7b3294"),
            (WARMTH, "temperature", "Temperature", "#e66101"),
            (WATER, "precipitation", "Precipitation", "#2c7bb6"),
            (NO_DRIVER, "none", "Neither", "#e0e0e0"),
        ),
        "uint8",
        255,
    ),
)
