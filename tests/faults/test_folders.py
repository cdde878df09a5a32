"""A run that fails takes its empty folder with it, and leaves one that was there before."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from carbonsink.framework.run.run_files import removed_on_failure
from carbonsink.tests.algorithms.world import write_raster
from carbonsink.tests.faults.region import GRID, SIDE, YEARS
from carbonsink.tests.faults.test_inputs import overwritten

DATES = [f"npp_{year}.tif" for year in YEARS]
CASA = {"NDVI": (0.1, 0.8), "TEMPERATURE": (1, 25), "PRECIPITATION": (0, 90), "RADIATION": (9, 500)}


def _casa(file) -> dict:
    months = [f"2005-{month:02d}" for month in range(1, 13)]
    series = {k: [file(f"{k.lower()}_{month}.tif") for month in months] for k in CASA}
    return {**series, "LANDCOVER": file("cover.tif")}


# Algorithm, its folders, the input that is damaged, and its inputs by `file`.
RUNS = {
    "alignrasters": (
        ["OUTPUT_FOLDER"],
        "rain.tif",
        lambda file: {"RASTERS": [file("mat.tif"), file("rain.tif")]},
    ),
    "casanpp": (["OUTPUT_FOLDER"], "radiation_2005-12.tif", _casa),
    "compositeseries": (
        ["OUTPUT_FOLDER"],
        "ndvi_2005-12.tif",
        lambda file: {"SERIES": _casa(file)["NDVI"]},
    ),
    "importseries": (
        ["OUTPUT_FOLDER"],
        DATES[0],
        lambda file: {"INPUT": [file(DATES[0])], "REPORT": file("receipt.html")},
    ),
    "landusetransferseries": (
        ["CHANGE_FOLDER"],
        "lulc_2010.tif",
        lambda file: {
            "LANDUSE": [file("lulc_2000.tif"), file("lulc_2010.tif")],
            "ATTRIBUTION": file("attribution.csv"),
        },
    ),
    "lisaseries": (
        ["OUTPUT_FOLDER"],
        DATES[0],
        lambda file: {
            "SERIES": [file(name) for name in DATES[:3]],
            "REFERENCE": "pooled",
            "TABLE": file("lisa.csv"),
        },
    ),
    "neetonep": (
        ["OUTPUT_FOLDER"],
        DATES[0],
        lambda file: {"SERIES": [file(name) for name in DATES], "QUANTITY": "nee"},
    ),
    "nepseries": (
        ["OUTPUT_FOLDER", "RH_FOLDER"],
        DATES[0],
        lambda file: {key: [file(name) for name in DATES] for key in ("NPP", "RS")},
    ),
    "predictseries": (
        ["OUTPUT_FOLDER"],
        "rain.tif",
        lambda file: {
            "MODEL": file("npp.carbonmodel"),
            "PREDICTORS": [file("rain.tif"), file("mat_2004.tif"), file("mat_2005.tif")],
        },
    ),
    "seriesmean": (
        ["CYCLE_FOLDER"],
        "npp_2005-12.tif",
        lambda file: {
            "SERIES": [file(f"npp_2005-{month:02d}.tif") for month in range(1, 13)],
            "CYCLE": "season",
            "OUTPUT": file("mean.tif"),
            "CYCLE_TABLE": file("cycle.csv"),
        },
    ),
}


@pytest.fixture
def inputs(place):
    """The region, with a temperature of two years and what CASA needs of one year."""
    random = np.random.default_rng(6)
    for year in (2004, 2005):
        shutil.copy(place / "mat.tif", place / f"mat_{year}.tif")
    for month in range(1, 13):
        for name, limits in {**CASA, "NPP": (5, 90)}.items():
            values = random.uniform(*limits, (SIDE, SIDE)).astype(np.float32)
            write_raster(place / f"{name.lower()}_2005-{month:02d}.tif", values, GRID)
    cover = np.ones((SIDE, SIDE), np.uint8)
    write_raster(place / "cover.tif", cover, GRID, dtype="uint8", nodata=0)
    return place


@pytest.mark.parametrize("before", [False, True], ids=["new", "there before"])
@pytest.mark.parametrize("algorithm", RUNS)
def test_a_failed_run_leaves_no_folder(algorithm, before, provider, inputs, tmp_path):
    import processing
    from qgis.core import QgsProcessingException

    names, victim, parameters_of = RUNS[algorithm]
    parameters = parameters_of(lambda name: str(inputs / name))
    overwritten(inputs / victim)
    folders = {name: tmp_path / "out" / name.lower() for name in names}
    for folder in folders.values() if before else ():
        folder.mkdir(parents=True)
    parameters.update({name: str(folder) for name, folder in folders.items()})
    with pytest.raises(QgsProcessingException) as caught:
        processing.run(f"carbonsink:{algorithm}", parameters)
    assert victim in str(caught.value)
    found = [path.name for path in (tmp_path / "out").rglob("*")] if before else []
    assert sorted(found) == (sorted(name.lower() for name in names) if before else [])
    assert (tmp_path / "out").exists() == before


def test_every_algorithm_with_a_folder_is_tried(provider):
    """But `demoregion`, which has no input."""
    kinds = {
        algorithm.name()
        for algorithm in provider.algorithms()
        for output in algorithm.destinationParameterDefinitions()
        if output.type() == "folderDestination" and "/models/" not in algorithm.id()
    }
    assert kinds - set(RUNS) <= {"demoregion"}, kinds


def test_what_holds_something_stays(tmp_path):
    deep, other = tmp_path / "a" / "b" / "c", tmp_path / "d" / "map.tif"
    with pytest.raises(ValueError), removed_on_failure([str(deep), str(other)]):
        deep.mkdir(parents=True)
        other.parent.mkdir()
        (tmp_path / "a" / "whole.tif").write_bytes(b"1")
        raise ValueError
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "whole.tif"]


def test_a_run_that_works_keeps_its_folders(tmp_path):
    with removed_on_failure([str(tmp_path / "a" / "map.tif")]):
        (tmp_path / "a").mkdir()
    assert (tmp_path / "a").exists()
