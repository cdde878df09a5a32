"""Sampling design, plots and map sheets as boxes of a model."""

from __future__ import annotations

import math

import numpy as np
import pytest
from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsVectorLayer,
)

from carbonsink.core.report.map_sheet import sheet_elements
from carbonsink.tests.algorithms.models import (
    child,
    fixed,
    from_box,
    from_input,
    reloaded,
    run_model,
)
from carbonsink.tests.algorithms.world import GRID, write_raster


@pytest.fixture
def model(provider):
    model = QgsProcessingModelAlgorithm("survey", "test")
    for name, kind in (
        ("COVER", QgsProcessingParameterRasterLayer),
        ("FIRST", QgsProcessingParameterRasterLayer),
        ("SECOND", QgsProcessingParameterRasterLayer),
        ("TREES", QgsProcessingParameterFeatureSource),
        ("LAYERS", QgsProcessingParameterFeatureSource),
    ):
        model.addModelParameter(kind(name, name), QgsProcessingModelParameter(name))
    return model


def test_points_and_their_map(model, tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_elements, "_DPI", 60)
    child(model, "design", "samplingdesign", STRATA=[from_input("COVER")], COUNT=fixed(12))
    child(model, "area", "studyareamap", ["OUTPUT"],
          SITES=from_box("design"), LANDCOVER=from_input("COVER"))  # fmt: skip
    for name, one, other in (("up", "FIRST", "SECOND"), ("down", "SECOND", "FIRST")):
        place = fixed(str(tmp_path / f"{name}.tif"))
        child(model, name, "rasterdifference",
              A=from_input(one), B=from_input(other), OUTPUT=place)  # fmt: skip
    child(model, "sheet", "mapsheet", ["OUTPUT"], MAPS=[from_box("up"), from_box("down")])
    cover = np.ones((GRID.height, GRID.width), np.uint8)
    cover[:, : GRID.width // 2] = 2
    first = np.arange(GRID.height * GRID.width, dtype="f4").reshape(cover.shape)
    pictures = {name: tmp_path / f"{name}.svg" for name in ("area", "sheet")}
    run_model(
        reloaded(model, tmp_path),
        COVER=write_raster(tmp_path / "cover.tif", cover),
        FIRST=write_raster(tmp_path / "npp_first.tif", first, unit="gC m-2 yr-1"),
        SECOND=write_raster(tmp_path / "npp_second.tif", first / 2, unit="gC m-2 yr-1"),
        **{f"{name}:OUTPUT": str(path) for name, path in pictures.items()},
    )
    sheet = pictures["sheet"].read_text(encoding="utf-8")
    assert "(a)" in sheet and "(b)" in sheet
    assert "Sites" in pictures["area"].read_text(encoding="utf-8")


def test_trees_and_layers_of_plots(model, tmp_path):
    (tmp_path / "trees.csv").write_text("plot,dbh\n001,20\n002,10\n", encoding="utf-8")
    (tmp_path / "layers.csv").write_text(
        "plot,top,bottom,soc,bd\n001,0,30,20,1.2\n002,0,30,10,1.4\n", encoding="utf-8"
    )
    own = tmp_path / "own.csv"
    own.write_text(
        "species,component,form,a,b,unit,dbh_unit,citation\n*,aboveground,a*D^b,0.1,2.5,kg,cm,own\n",
        encoding="utf-8",
    )
    trees = {"TREES": from_input("TREES"), "PLOT_FIELD": fixed("plot"), "DBH_FIELD": fixed("dbh")}
    more = {"EQUATION_SET": fixed("own"), "EQUATIONS": fixed(str(own)), "PLOT_AREA": fixed(400)}
    child(model, "trees", "treebiomass", **trees, **more)
    columns = {"TOP_FIELD": "top", "BOTTOM_FIELD": "bottom", "SOC_FIELD": "soc"}
    columns |= {"BULK_DENSITY_FIELD": "bd", "PLOT_FIELD": "plot", "PLOT_NAME_FIELD": "plot"}
    child(model, "soil", "soillayers", ["OUTPUT"], LAYERS=from_input("LAYERS"),
          PLOTS=from_box("trees"), **{k: fixed(v) for k, v in columns.items()})  # fmt: skip
    out = str(tmp_path / "plots.gpkg")
    given = {name.upper(): str(tmp_path / f"{name}.csv") for name in ("trees", "layers")}
    run_model(reloaded(model, tmp_path), **given, **{"soil:OUTPUT": out})
    found = {row["plot"]: row for row in QgsVectorLayer(out, "plots").getFeatures()}
    assert found["001"]["agb"] == pytest.approx(0.1 * 20**2.5 / 1000 * 25)
    assert found["002"]["agb"] == pytest.approx(0.1 * math.pow(10, 2.5) / 1000 * 25)
    assert found["001"]["soil_carbon"] == pytest.approx(30 * 20 * 1.2 * 0.1)
    assert found["002"]["soil_carbon"] == pytest.approx(30 * 10 * 1.4 * 0.1)
