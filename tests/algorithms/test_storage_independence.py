"""Results do not depend on how the same rasters are stored, in which order, memory and threads.

Each algorithm runs once on plain float32 GeoTIFFs; every other form of the same values must give
the same rasters, tables and numbers.
"""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import tiling
from carbonsink.tests.algorithms.storages import (
    CODES,
    CONTAINERS,
    GRID_CRS,
    STEP,
    STORAGES,
    grid_of,
    whole_numbers,
)

ROWS, COLS = 40, 44
YEARS, FEW = range(2001, 2013), range(2001, 2006)
PLAIN, PLAIN_CODES = STORAGES["lzw-predictor"], whole_numbers("u1", 255)
# Numbers are stored exactly; float64 files are computed with more digits than float32.
RELATIVE = 2e-5


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


def destinations(algorithm, wanted, folder):
    """Files for the wanted outputs that the algorithm has."""
    endings = {"rasterDestination": ".tif", "fileDestination": ".csv", "folderDestination": ""}
    found = {}
    for definition in algorithm.destinationParameterDefinitions():
        if definition.name() in wanted and definition.type() in endings:
            found[definition.name()] = str(
                folder / (definition.name() + endings[definition.type()])
            )
    return found


def contents(results, given):
    """Everything a run returned and wrote, by name."""
    found = {name: value for name, value in results.items() if isinstance(value, (int, float))}
    for name, path in given.items():
        if os.path.isdir(path):
            for raster in sorted(Path(path).glob("*.tif")):
                found[f"{name}/{raster.name}"] = values_of(raster)
        elif path.endswith(".tif"):
            found[name] = values_of(path)
        else:
            with open(path, encoding="utf-8", newline="") as file:
                found[name] = list(csv.reader(file))
    return found


def values_of(path):
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray().astype(float)
    mark = band.GetNoDataValue()
    return values if mark is None else np.where(values == mark, np.nan, values)


def differences(found, expected, relative=RELATIVE):
    """Names of what differs, and how."""
    wrong = []
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        own = found[name]
        if isinstance(value, list):
            if not same_table(own, value, relative):
                wrong.append((name, "table"))
        elif isinstance(value, np.ndarray):
            gap = np.isnan(own) != np.isnan(value)
            apart = np.abs(own - value) > relative * np.maximum(np.abs(value), 1.0)
            if gap.any() or apart.any():
                wrong.append((name, int(gap.sum()), int(apart.sum())))
        elif own != pytest.approx(value, rel=relative, abs=0.0, nan_ok=True):
            wrong.append((name, own, value))
    return wrong


def same_table(own, expected, relative):
    if len(own) != len(expected):
        return False
    for mine, theirs in zip(own, expected):
        for a, b in zip(mine, theirs):
            if a == b or a.endswith((".tif", ".nc", ".img")) or "/" in b:
                continue
            try:
                if float(a) != pytest.approx(float(b), rel=relative, abs=0.0):
                    return False
            except ValueError:
                return False
    return True


@pytest.fixture
def run_case(run_algorithm, provider, tmp_path):
    """Run a case with its rasters written in a form; `order` and other parameters may vary."""
    numbers = iter(range(1000))

    def run(case, amounts=PLAIN, codes=PLAIN_CODES, reverse=False, container=None, **more):
        folder = tmp_path / str(next(numbers))
        (folder / "in").mkdir(parents=True)
        algorithm = provider.algorithm(case.algorithm)
        given = {}
        for writer, inputs in ((amounts, case.amounts), (codes, case.codes)):
            for parameter, rasters in inputs.items():
                paths = [writer(folder / "in" / name, v) for name, v in rasters.items()]
                alone = algorithm.parameterDefinition(parameter).type() == "raster"
                given[parameter] = paths[0] if alone else paths[::-1] if reverse else paths
        if container is not None:
            given["SERIES"] = [container(folder / "in", case.amounts["SERIES"])]
        others = {
            name: value(run_algorithm, folder) if callable(value) else value
            for name, value in case.others.items()
        }
        files = destinations(algorithm, case.outputs, folder)
        results = run_algorithm(case.algorithm, **given, **others, **files, **more)
        return contents(results, files)

    return run


@pytest.fixture(scope="module")
def expected():
    """Results of plain files, one run of each case."""
    return {}


@pytest.fixture
def plain(run_case, expected):
    def get(name):
        if name not in expected:
            expected[name] = run_case(CASES[name])
        return expected[name]

    return get


# These see every form. All algorithms read through one stack: the others see some, each other ones,
# and every form is seen by a series.
EVERY = ("nep", "transfer", "prediction", "composite")


def pairs(cases, forms, each):
    """Pairs of a case and a form: all, or one of `each`."""
    found = []
    for shift, name in enumerate(cases):
        chosen = list(forms) if name in EVERY else list(forms)[shift % each :: each]
        found += [pytest.param(name, form, id=f"{name}-{form}") for form in chosen]
    return found


@pytest.mark.parametrize(
    ("name", "storage"), pairs([n for n, case in CASES.items() if case.amounts], STORAGES, 8)
)
def test_amounts_in_any_form(run_case, plain, name, storage):
    found = run_case(CASES[name], amounts=STORAGES[storage])
    assert differences(found, plain(name)) == []


@pytest.mark.parametrize(
    ("name", "storage"), pairs([n for n, case in CASES.items() if case.codes], CODES, 4)
)
def test_codes_in_any_form(run_case, plain, name, storage):
    found = run_case(CASES[name], codes=CODES[storage])
    assert differences(found, plain(name)) == []


# Windows within a row of blocks, and strips of whole rows.
CUTS = {"256-3": (256, 3), "rows-1": (16 * COLS, 1), "700-2": (700, 2)}
BLOCKS = pairs(CASES, ["256-3"], 1) + pairs(CASES, ["rows-1", "700-2"], 2)


@pytest.mark.parametrize(("name", "cut"), BLOCKS)
def test_blocks_and_threads(run_case, plain, monkeypatch, name, cut):
    (cells, threads), expected = CUTS[cut], plain(name)
    monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
    monkeypatch.setattr(tiling, "SMALLEST_SHARE", 256)
    found = run_case(CASES[name], THREADS=threads, MAX_MEMORY=64)
    assert differences(found, expected, 0.0) == []


@pytest.mark.parametrize(
    "name", [n for n, case in CASES.items() if {"SERIES", "PREDICTORS", "NDVI"} & set(case.amounts)]
)
def test_order_of_files(run_case, plain, name):
    assert differences(run_case(CASES[name], reverse=True), plain(name), 0.0) == []


SERIES = [name for name, case in CASES.items() if len(case.amounts.get("SERIES", ())) > 1]


@pytest.mark.parametrize(("name", "container"), pairs(SERIES, CONTAINERS, 4))
def test_bands_of_one_file(run_case, plain, name, container):
    found = run_case(CASES[name], container=CONTAINERS[container])
    assert differences(found, plain(name)) == []
