"""What is recognised in a data folder."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.ui.assessment.data_folder import read_data
from carbonsink.ui.assessment.data_records import TableDescription

TABLES = {
    "plots.gpkg": TableDescription("point", ("Site", "YEAR", "NPP"), 3),
    "towers.gpkg": TableDescription("point", ("site", "nep"), 3),
    "provinces.shp": TableDescription("polygon", ("code", "name"), 5),
    "soil.geojson": TableDescription("", ("site", "rs"), 3),
}


@pytest.fixture
def folder(tmp_path, raster):
    """Rasters of several variables, with some that do not count, and tables."""
    cells = np.ones((2, 2), np.uint8)
    for name in (
        "annual/ndvi_2002",
        "annual/ndvi_2001",
        "monthly/ndvi_2002-07",
        "monthly/rain_2002-08",
        "monthly/rain_2002-07",
        "dem",
        "truth/npp_2001",
        ".hidden/secret",
    ):
        raster(cells, f"{name}.tif")
    dataset = gdal.Open(raster(cells, "landuse_2001.tif"), gdal.GA_Update)
    dataset.GetRasterBand(1).SetCategoryNames(["sea", "forest"])
    del dataset
    for name in TABLES:
        (tmp_path / name).touch()
    return tmp_path


def describe(path):
    return TABLES[path.replace("\\", "/").rsplit("/", 1)[1]]


def test_rasters_are_sorted_by_variable_and_date(folder):
    found = read_data(folder, describe).variables
    assert set(found) == {"ndvi", "rain", "dem", "landuse"}
    assert [r.date.text for r in found["ndvi"]] == ["2001", "2002"]  # years before months
    assert [r.date.text for r in found["rain"]] == ["2002-07", "2002-08"]
    assert found["dem"][0].date is None


def test_rasters_with_class_names_hold_classes(folder):
    assert read_data(folder, describe).classes == ("landuse",)


def test_tables_are_told_by_geometry_and_columns(folder):
    data = read_data(folder, describe)
    assert data.plots["npp"].path.endswith("plots.gpkg")
    assert data.plots["npp"].column == "NPP"
    assert "rs" not in data.plots  # a table without points is no plot
    assert data.zones.path.endswith("provinces.shp")
    assert data.zones.column == "name"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    data = read_data(tmp_path / "nowhere", describe)
    assert not data.variables and not data.plots and data.zones is None


def test_results_in_the_same_folder_are_no_data(folder, raster):
    raster(np.ones((2, 2)), "predict/npp/npp_2001.tif")
    found = read_data(folder, describe, [folder / "predict"]).variables
    assert "npp" not in found and "ndvi" in found
    whole = read_data(folder, describe)
    assert "npp" in whole.fluxes and "npp" not in whole.variables  # a flux predicts no flux
