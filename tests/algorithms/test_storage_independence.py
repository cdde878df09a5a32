"""Results do not depend on how the same rasters are stored, in which order, memory and threads.

Each algorithm runs once on plain float32 GeoTIFFs; every other form of the same values must give
the same rasters, tables and numbers.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import tiling
from carbonsink.tests.algorithms.storage_cases import CASES, COLS
from carbonsink.tests.algorithms.storages import (
    CODES,
    CONTAINERS,
    STORAGES,
    whole_numbers,
)

PLAIN, PLAIN_CODES = STORAGES["lzw-predictor"], whole_numbers("u1", 255)
# Numbers are stored exactly; float64 files are computed with more digits than float32.
RELATIVE = 2e-5


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
    ("name", "storage"), pairs([n for n, case in CASES.items() if case.amounts], STORAGES, 14)
)
def test_amounts_in_any_form(run_case, plain, name, storage):
    found = run_case(CASES[name], amounts=STORAGES[storage])
    assert differences(found, plain(name)) == []


@pytest.mark.parametrize(
    ("name", "storage"), pairs([n for n, case in CASES.items() if case.codes], CODES, 7)
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
