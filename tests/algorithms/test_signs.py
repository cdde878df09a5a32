"""A quantity is known from training to map, budget, classes and report."""

from __future__ import annotations

import csv
import json
import zipfile

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import Stack
from carbonsink.framework.style.raster_style import style_for_raster
from carbonsink.tests.factories import make_grid, write_raster


@pytest.fixture
def nee_series(raster):
    """Eight years of a sink of 96 gC m-2 a year, in the sign of NEE."""
    rng = np.random.default_rng(1)
    return [
        raster(-96.0 + rng.normal(0, 3, (6, 6)), f"nee_{year}.tif", unit="gC m-2 yr-1")
        for year in range(2001, 2009)
    ]


def budget(run_algorithm, tmp_path, series, **more):
    paths = {name: str(tmp_path / f"{name}.csv") for name in ("TABLE", "CLASS_TABLE")}
    report = tmp_path / "report.html"
    found = run_algorithm("carbonbudget", SERIES=series, REPORT=str(report), **paths, **more)
    with open(paths["CLASS_TABLE"], encoding="utf-8", newline="") as file:
        classes = list(csv.DictReader(file))
    return found, classes, report.read_text(encoding="utf-8")


def share(classes, word):
    """Mean share of the classes whose name has a word, per cent."""
    periods = {row["period"] for row in classes}
    found = [float(row["share (%)"]) for row in classes if word in row["class_name"].lower()]
    return sum(found) / len(periods)


def test_a_sink_in_nee_is_reported_as_a_sink(run_algorithm, tmp_path, nee_series):
    found, classes, report = budget(run_algorithm, tmp_path, nee_series)
    assert found["TOTAL"] < 0
    assert share(classes, "sink") == pytest.approx(100.0) and share(classes, "source") == 0.0
    assert "Negative values are a sink" in report and "a sink" in report


def test_the_same_as_nep(run_algorithm, tmp_path, nee_series):
    folder = run_algorithm("neetonep", SERIES=nee_series, OUTPUT_FOLDER=str(tmp_path / "nep"))
    series = sorted(str(path) for path in (tmp_path / "nep").glob("*.tif"))
    assert folder["N_DATES"] == 8
    found, classes, report = budget(run_algorithm, tmp_path, series)
    assert found["TOTAL"] == pytest.approx(folder["TOTAL"]) and found["TOTAL"] > 0
    assert share(classes, "sink") == pytest.approx(100.0)
    assert "Positive values are a sink" in report


def test_a_choice_outweighs_the_name(run_algorithm, tmp_path, raster):
    series = [raster(np.full((3, 3), -96.0), f"flux_{y}.tif") for y in (2001, 2002, 2003)]
    _, classes, report = budget(run_algorithm, tmp_path, series, QUANTITY="nee")
    assert share(classes, "sink") == pytest.approx(100.0)
    _, classes, report = budget(run_algorithm, tmp_path, series, QUANTITY="nep")
    assert share(classes, "source") == pytest.approx(100.0)
    _, classes, report = budget(run_algorithm, tmp_path, series)
    assert share(classes, "sink") == share(classes, "source") == 0.0
    assert "It is not known which quantity this is" in report


@pytest.mark.parametrize("name", ["temperature", "ndvi", "precipitation"])
def test_what_is_no_carbon_is_not_added_up(run_algorithm, tmp_path, raster, name):
    from qgis.core import QgsProcessingException

    series = [raster(np.full((3, 3), 0.5), f"{name}_{year}.tif") for year in (2001, 2002, 2003)]
    with pytest.raises(QgsProcessingException, match="SERIES"):
        run_algorithm("carbonbudget", SERIES=series, TABLE=str(tmp_path / "t.csv"))


@pytest.mark.parametrize(
    ("chosen", "kept", "style"),
    [
        ("nee", "nee", "nee"),
        ("nep", "nep", "flux"),
        ("rs", "rs", "respiration"),
        ("other", "", "flux"),
    ],
)
def test_the_target_is_known_from_training_to_map(run_algorithm, world, chosen, kept, style):
    given = world.training(TREES=10, FOLDS=3, TARGET_QUANTITY=chosen)
    model = run_algorithm("trainmodel", **given)["MODEL"]
    with zipfile.ZipFile(model) as file:
        assert json.loads(file.read("model.json"))["target"]["quantity"] == kept
    output = str(world.folder / "map.tif")
    predictors = world.paths("temperature", "rain", "height", "cover")
    run_algorithm("predictraster", MODEL=model, PREDICTORS=predictors, OUTPUT=output)
    assert Stack.open([output]).quantity == kept
    assert style_for_raster(output, "flux") == style


@pytest.mark.parametrize(
    ("quantity", "style"),
    [("npp", "flux"), ("rs", "respiration"), ("nep", "nep"), ("nee", "nee"), ("", "nep")],
)
def test_a_mean_is_coloured_by_its_quantity(tmp_path, quantity, style):
    """Of NPP it has no middle: a ramp about zero would leave half its colours unused."""
    path = write_raster(tmp_path / "mean.tif", np.full((2, 2), 300.0), make_grid(2, 2))
    if quantity:
        dataset = gdal.Open(str(path), gdal.GA_Update)
        dataset.GetRasterBand(1).SetMetadataItem("CARBONSINK_QUANTITY", quantity)
        dataset.FlushCache()
    assert style_for_raster(str(path), "nep") == style


def test_metadata_that_contradict_the_definition_are_asked_about(run_algorithm, tmp_path, raster):
    """NEE of which the file says that positive values are uptake is NEP, or its name is wrong."""
    from osgeo import gdal
    from qgis.core import QgsProcessingException

    series = [raster(np.full((3, 3), -96.0), f"nee_{y}.tif") for y in (2001, 2002, 2003)]
    for path in series:
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.GetRasterBand(1).SetMetadataItem("long_name", "NEE, positive downward")
        del dataset
    with pytest.raises(QgsProcessingException, match="QUANTITY"):
        run_algorithm("carbonbudget", SERIES=series, TABLE=str(tmp_path / "t.csv"))
    found, classes, _ = budget(run_algorithm, tmp_path, series, QUANTITY="nep")
    assert share(classes, "source") == pytest.approx(100.0) and found["TOTAL"] < 0
    # Nor is it subtracted from NEE of the usual sign, where no quantity can be chosen.
    usual = raster(np.full((3, 3), 96.0), "nee_usual.tif")
    with pytest.raises(QgsProcessingException, match="nee_2001"):
        run_algorithm("rasterdifference", A=series[0], B=usual, OUTPUT=str(tmp_path / "d.tif"))
