"""DATES: rasters whose names tell no date, such as those between the boxes of a model."""

from __future__ import annotations

import json
import os
import pathlib
import shutil

import numpy as np
import pytest
from qgis.core import QgsProcessing

from carbonsink.framework.parameters.declarations import DATED_KEY
from carbonsink.tests.algorithms.small_rasters import fails, raster  # noqa: F401
from carbonsink.tests.algorithms.test_every_algorithm import ALGORITHMS

RASTER = QgsProcessing.SourceType.TypeRaster
YEARS = (2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008)
# Lists of rasters that are no series of dates: variables, sites' predictors, files to align.
NO_SERIES = {
    "alignrasters",
    "checkgrids",
    "compareproducts",
    "expandsites",
    "explainraster",
    "mapsheet",
    "nep",
    "predictraster",
    "predictseries",
    "productspread",
    "samplesites",
    "samplingdesign",
}


@pytest.fixture
def series(tmp_path, raster):  # noqa: F811
    """Write a series twice, with dates in its names and without; return both."""

    def write(name, values):
        dated, undated = [], []
        for year, array in zip(YEARS, values):
            path = raster(f"{name}_{year}", array)
            other = tmp_path / f"{name}{year}abc"
            other.mkdir()
            shutil.copy(path, other / f"{name}.tif")
            dated.append(path)
            undated.append(str(other / f"{name}.tif"))
        return dated, undated

    return write


@pytest.fixture
def noise():
    random = np.random.default_rng(1)
    return lambda level, spread=20.0: random.normal(level, spread, (len(YEARS), 8, 9))


def test_every_series_has_dates():
    without = set()
    for kind in ALGORITHMS:
        algorithm = kind().create()  # which owns its definitions
        definitions = algorithm.parameterDefinitions()
        lists = [
            d.name() for d in definitions if d.type() == "multilayer" and d.layerType() == RASTER
        ]
        dated = [
            name for d in definitions for name in json.loads(d.metadata().get(DATED_KEY, "[]"))
        ]
        assert set(dated) <= set(lists), kind.ID
        if lists and not dated:
            without.add(kind.ID)
    assert without == NO_SERIES


def compare(run_algorithm, tmp_path, name, outputs, dated, undated, **more):
    """Run with dates in names and with DATES; what is written must be equal."""
    texts = []
    for key, lists in (("a", dated), ("b", {**undated, "DATES": "2001-2008"})):
        folder = tmp_path / key
        folder.mkdir(exist_ok=True)
        paths = {output: str(folder / file) for output, file in outputs.items()}
        found = run_algorithm(name, **lists, **more, **paths)
        tables = [path for path in paths.values() if path.endswith(".csv")]
        tables = [pathlib.Path(path).read_text(encoding="utf-8-sig") for path in tables]
        texts.append(tables)
        texts[-1].append({k: v for k, v in found.items() if isinstance(v, (int, float))})
        texts[-1].append(sorted(os.listdir(folder)))
        for path in paths.values():
            if os.path.isdir(path):
                texts[-1].append(sorted(n for n in os.listdir(path) if n.endswith(".tif")))
    assert texts[0] == texts[1]
    return texts[0]


def test_budget(run_algorithm, series, noise, tmp_path):
    dated, undated = series("nep", noise(50.0))
    outputs = {"TABLE": "t.csv"}
    arguments = {"SERIES": dated}, {"SERIES": undated}
    found = compare(run_algorithm, tmp_path, "carbonbudget", outputs, *arguments, QUANTITY="nep")
    assert "2008" in found[0]


def test_nep_series(run_algorithm, series, noise, tmp_path):
    npp, rs = series("npp", noise(600.0)), series("rs", noise(500.0))
    outputs = {"OUTPUT_FOLDER": "nep"}
    found = compare(
        run_algorithm,
        tmp_path,
        "nepseries",
        outputs,
        {"NPP": npp[0], "RS": rs[0]},
        {"NPP": npp[1], "RS": rs[1]},
    )
    assert found[0]["N_DATES"] == 8
    assert found[-1][0] == "nep_2001.tif"


def test_lists_whose_names_tell_dates_keep_them(run_algorithm, series, noise, tmp_path):
    npp, rs = series("npp", noise(600.0)), series("rs", noise(500.0))
    arguments = {"NPP": npp[0], "RS": rs[0]}, {"NPP": npp[1][:4], "RS": rs[0]}
    for key, lists in zip("ab", arguments):
        dates = {} if key == "a" else {"DATES": "2003-2006"}
        out = str(tmp_path / key)
        found = run_algorithm("nepseries", **lists, **dates, OUTPUT_FOLDER=out)
        assert found["N_DATES"] == (8 if key == "a" else 4)
    assert [n for n in sorted(os.listdir(tmp_path / "b")) if n.endswith(".tif")] == [
        f"nep_{year}.tif" for year in range(2003, 2007)
    ]


def test_lisa_series(run_algorithm, series, noise, tmp_path):
    dated, undated = series("nep", noise(50.0))
    outputs = {"TABLE": "t.csv", "OUTPUT_FOLDER": "maps"}
    compare(run_algorithm, tmp_path, "lisaseries", outputs, {"SERIES": dated}, {"SERIES": undated})


def test_trends(run_algorithm, series, noise, tmp_path):
    dated, undated = series("ndvi", noise(0.5, 0.05))
    outputs = {"TABLE": "t.csv", "TREND_CLASS": "classes.tif"}
    arguments = {"SERIES": dated}, {"SERIES": undated}
    compare(run_algorithm, tmp_path, "trendclassification", outputs, *arguments)


def test_drivers(run_algorithm, series, noise, tmp_path):
    names = {"SERIES": "npp", "DRIVER_A": "tas", "DRIVER_B": "pr"}
    lists = {given: series(name, noise(20.0, 3.0)) for given, name in names.items()}
    dated = {given: both[0] for given, both in lists.items()}
    undated = {given: both[1] for given, both in lists.items()}
    outputs = {"TABLE": "t.csv", "DRIVER_CLASS": "classes.tif"}
    compare(run_algorithm, tmp_path, "driverclassification", outputs, dated, undated)


def test_climate(run_algorithm, series, noise, tmp_path):
    names = {"SERIES": "npp", "TEMPERATURE": "tas", "PRECIPITATION": "pr"}
    lists = {given: series(name, noise(20.0, 3.0)) for given, name in names.items()}
    dated = {given: both[0] for given, both in lists.items()}
    undated = {given: both[1] for given, both in lists.items()}
    outputs = {"TABLE": "t.csv", "CONTRIBUTION_CLASS": "classes.tif"}
    compare(run_algorithm, tmp_path, "climatehuman", outputs, dated, undated)


def test_land_use(run_algorithm, series, tmp_path):
    random = np.random.default_rng(2)
    dated, undated = series("landuse", random.integers(1, 4, (len(YEARS), 8, 9)))
    outputs = {"ATTRIBUTION": "t.csv", "CHANGE_FOLDER": "changes"}
    arguments = {"LANDUSE": dated}, {"LANDUSE": undated}
    compare(run_algorithm, tmp_path, "landusetransferseries", outputs, *arguments)


def test_signs(run_algorithm, series, noise, tmp_path):
    dated, undated = series("nee", noise(-50.0))
    arguments = {"SERIES": dated}, {"SERIES": undated}
    outputs = {"OUTPUT_FOLDER": "nep"}
    compare(run_algorithm, tmp_path, "neetonep", outputs, *arguments, QUANTITY="nee")


def test_a_wrong_number_of_dates(fails, series, noise, tmp_path):  # noqa: F811
    undated = series("nep", noise(50.0))[1]
    message = fails(
        "carbonbudget",
        SERIES=undated,
        DATES="2001-2007",
        QUANTITY="nep",
        TABLE=str(tmp_path / "t.csv"),
    )
    assert "DATES has 7 dates, and the rasters of SERIES have 8 bands" in message
