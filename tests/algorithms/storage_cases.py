"""Algorithms with small rasters that are stored in many forms."""

from __future__ import annotations

import json
from typing import NamedTuple

import numpy as np

from carbonsink.tests.algorithms.storages import GRID_CRS, STEP, grid_of

ROWS, COLS = 40, 44
YEARS, FEW = range(2001, 2013), range(2001, 2006)


class Case(NamedTuple):
    """An algorithm with its rasters by parameter: amounts, class codes, and other parameters."""

    algorithm: str
    amounts: dict
    codes: dict
    others: dict
    outputs: tuple


def smooth(seed, low, high, shape=(ROWS, COLS)):
    """Neighbouring cells alike, in quarters, with cells without data."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(size=shape)
    for _ in range(3):
        noise = sum(np.roll(noise, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1))
    scaled = low + (high - low) * (noise - noise.min()) / np.ptp(noise)
    values = np.rint(scaled / STEP) * STEP
    values[rng.random(shape) < 0.05] = np.nan
    return values


def classes(seed, codes):
    """Patches of class codes, with cells without a class."""
    rng = np.random.default_rng(seed)
    coarse = rng.choice(codes, (ROWS // 4, COLS // 4)).astype(float)
    values = np.kron(coarse, np.ones((4, 4)))
    values[rng.random(values.shape) < 0.03] = np.nan
    return values


def yearly(name, low, high, seed=0, years=YEARS):
    """A series with a trend, a raster a year."""
    base = smooth(seed, low, high)
    slope = smooth(seed + 50, -3.0, 3.0)
    return {
        f"{name}_{year}": np.rint(
            (base + slope * (year - 2000) + smooth(seed + year, -9.0, 9.0)) / STEP
        )
        * STEP
        for year in years
    }


def month(name, low, high, seed):
    return {f"{name}_2005-{m:02d}": smooth(seed + m, low, high) for m in range(1, 13)}


def polygons(run_algorithm, folder):
    """Zones whose edges run through cells and through centres of cells."""
    west, cell, _, north, _, _ = grid_of(np.empty((ROWS, COLS))).geotransform
    east, south = west + COLS * cell, north - ROWS * cell
    path = folder / "zones.geojson"
    middle = west + (east - west) / 2
    shapes = {
        "west": [(west, south), (middle, south), (middle + 5500, north), (west, north)],
        "east": [(middle, south), (east + 9000, south), (east, north), (middle + 5500, north)],
    }
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        }
        for name, ring in shapes.items()
    ]
    crs = {"type": "name", "properties": {"name": GRID_CRS}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
    return str(path)


def train(run_algorithm, folder):
    """A model of a known function of the two predictors."""
    rng = np.random.default_rng(40)
    temperature, rain = rng.uniform(5, 25, 150), rng.uniform(100, 900, 150)
    rows = [f"{30 * t + 0.5 * r:.3f},{t:.3f},{r:.2f}" for t, r in zip(temperature, rain)]
    samples = folder / "samples.csv"
    samples.write_text("npp,temperature,rain\n" + "\n".join(rows))
    given = {"SAMPLES": str(samples), "TARGET_FIELD": "npp", "TREES": 20}
    fields = ["temperature", "rain"]
    model = str(folder / "m.carbonmodel")
    return run_algorithm("trainmodel", **given, PREDICTOR_FIELDS=fields, MODEL=model)["MODEL"]


CASES = {
    "trend": Case(
        "trendclassification",
        {"SERIES": yearly("npp", 300.0, 900.0)},
        {},
        {},
        ("TREND_CLASS", "SLOPE", "Z", "P", "HURST", "FUTURE_CLASS", "CV", "TABLE"),
    ),
    "budget": Case(
        "carbonbudget",
        {"SERIES": yearly("nep", -200.0, 400.0, 3)},
        {"ZONE_RASTER": {"zones": classes(4, (1, 2, 3))}},
        {},
        ("TABLE", "CLASS_TABLE"),
    ),
    "nep": Case(
        "nep",
        {"NPP": {"npp": smooth(5, 100, 900)}, "RH": {"rh": smooth(6, 50, 600)}},
        {},
        {},
        ("OUTPUT", "NEP_CLASS"),
    ),
    "lisa": Case(
        "lisaraster",
        {"INPUT": {"npp": smooth(7, 100, 900)}},
        {},
        {},
        ("LISA_CLASS", "LOCAL_I", "P", "TABLE"),
    ),
    "hotspot": Case(
        "hotspotraster",
        {"INPUT": {"npp": smooth(7, 100, 900)}},
        {},
        {},
        ("HOTSPOT_CLASS", "Z", "TABLE"),
    ),
    "moran": Case(
        "globalmoran",
        {"SERIES": {"npp": smooth(7, 100, 900)}},
        {},
        {"PERMUTATIONS": 99},
        ("TABLE",),
    ),
    "difference": Case(
        "rasterdifference",
        {"A": {"npp": smooth(8, 100, 900)}, "B": {"npp_b": smooth(9, 100, 900)}},
        {},
        {},
        ("OUTPUT", "TABLE"),
    ),
    "respiration": Case(
        "heterotrophicrespiration", {"RS": {"rs": smooth(10, 100, 1200)}}, {}, {}, ("OUTPUT",)
    ),
    "nep-series": Case(
        "nepseries",
        {"NPP": yearly("npp", 300, 900, 20, FEW), "RS": yearly("rs", 300, 900, 21, FEW)},
        {},
        {},
        ("OUTPUT_FOLDER", "MEAN"),
    ),
    "lisa-series": Case(
        "lisaseries",
        {"SERIES": yearly("npp", 300, 900, 22, FEW)},
        {},
        {"REFERENCE": "conditional", "PERMUTATIONS": 99},
        ("TABLE",),
    ),
    "emerging": Case(
        "emerginghotspots", {"SERIES": yearly("npp", 300, 900, 22)}, {}, {}, ("EMERGING_CLASS",)
    ),
    "breaks": Case(
        "breakyear",
        {"SERIES": yearly("npp", 300, 900, 22)},
        {},
        {"MEMORY": lambda _run, _folder: 0.3},
        ("BREAK_YEAR", "BREAK_TYPE", "JUMP", "TABLE"),
    ),
    "gravity": Case(
        "gravitycentre",
        {"SERIES": yearly("npp", 300, 900, 22)},
        {},
        {"CENTRES": lambda _run, _folder: "memory:"},
        ("TABLE",),
    ),
    "drivers": Case(
        "driverclassification",
        {
            "SERIES": yearly("npp", 300, 900, 23),
            "DRIVER_A": yearly("temperature", 10, 20, 24),
            "DRIVER_B": yearly("precipitation", 300, 900, 25),
        },
        {},
        {},
        ("DRIVER_CLASS", "TABLE"),
    ),
    "more-drivers": Case(
        "driverclassification",
        {
            "SERIES": yearly("npp", 300, 900, 23),
            "DRIVER_A": yearly("temperature", 10, 20, 24),
            "DRIVER_B": yearly("precipitation", 300, 900, 25),
            "MORE_DRIVERS": yearly("sun", 100, 200, 46),
        },
        {},
        {"LAGS": lambda _run, _folder: "0, 1, 0"},
        ("DRIVER_CLASS", "R_DRIVERS", "STRONGEST_DRIVER", "TABLE"),
    ),
    "climate": Case(
        "climatehuman",
        {
            "SERIES": yearly("npp", 300, 900, 23),
            "TEMPERATURE": yearly("temperature", 10, 20, 24),
            "PRECIPITATION": yearly("precipitation", 300, 900, 25),
        },
        {"ZONE_RASTER": {"cover": classes(47, (1, 3, 7))}},
        {"MAX_LAG": lambda _run, _folder: 1},
        ("CONTRIBUTION_CLASS", "REST_SLOPE", "LAGS", "TABLE", "ZONE_TABLE"),
    ),
    "detector": Case(
        "geodetector",
        {
            "TARGET": {"npp": smooth(41, 100, 900)},
            "FACTORS": {"heat": smooth(42, 5, 25), "rain": smooth(43, 100, 900)},
        },
        {"CATEGORICAL_FACTORS": {"cover": classes(44, (1, 3, 7))}},
        {},
        ("TABLE", "INTERACTION_TABLE", "STRATUM_TABLE"),
    ),
    "casa": Case(
        "casanpp",
        {
            "NDVI": month("ndvi", 0.25, 0.75, 26),
            "TEMPERATURE": month("temperature", 5, 25, 27),
            "PRECIPITATION": month("precipitation", 10, 90, 28),
            "RADIATION": month("radiation", 300, 600, 29),
        },
        {"LANDCOVER": {"landcover": classes(30, (1, 5, 10))}},
        {},
        ("OUTPUT_FOLDER", "ANNUAL"),
    ),
    "prediction": Case(
        "predictraster",
        {"PREDICTORS": {"temperature": smooth(31, 5, 25), "rain": smooth(32, 100, 900)}},
        {},
        {"MODEL": train},
        ("OUTPUT", "SPREAD"),
    ),
    "budget-polygons": Case(
        "carbonbudget",
        {"SERIES": yearly("nep", -200.0, 400.0, 3, FEW)},
        {},
        {"ZONES": polygons, "ZONE_FIELD": "name"},
        ("TABLE",),
    ),
    "composite": Case(
        "compositeseries",
        {"SERIES": month("npp", 0.0, 120.0, 11)},
        {},
        {"PERIOD": "year", "STATISTIC": "sum"},
        ("OUTPUT_FOLDER",),
    ),
    "zones": Case(
        "diagnosticzoning",
        {},
        {
            "LISA_CLASS": {"lisa": classes(12, (0, 1, 2, 3, 4))},
            "FUTURE_CLASS": {"future": classes(13, (1, 2, 3, 4, 5))},
            "DRIVER_CLASS": {"driver": classes(14, (1, 2, 3, 4, 5))},
        },
        {},
        ("ZONES", "TABLE"),
    ),
    "transfer": Case(
        "landusetransfer",
        {
            "CARBON_START": {"carbon_2001": smooth(15, 1000, 8000)},
            "CARBON_END": {"carbon_2011": smooth(16, 1000, 8000)},
        },
        {
            "LANDUSE_START": {"landuse_2001": classes(17, (10, 20, 30))},
            "LANDUSE_END": {"landuse_2011": classes(18, (10, 20, 40))},
        },
        {},
        ("MATRIX", "ATTRIBUTION", "CHANGE"),
    ),
}
