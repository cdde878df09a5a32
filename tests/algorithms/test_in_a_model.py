"""The algorithms as boxes of the Model Designer: chained, saved, loaded and run."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from carbonsink.core.raster import Grid, Stack
from carbonsink.tests.algorithms.models import (
    child,
    fixed,
    from_box,
    from_input,
    reloaded,
    run_model,
)
from carbonsink.tests.algorithms.world import CRS, write_raster


@pytest.fixture
def balance(provider, tmp_path):
    """A model: Rh from a raster of Rs, NEP from NPP and that, the budget of it all."""
    model = QgsProcessingModelAlgorithm("balance", "test")
    for name in ("NPP", "RS"):
        definition = QgsProcessingParameterRasterLayer(name, name)
        model.addModelParameter(definition, QgsProcessingModelParameter(name))
    child(model, "rh", "heterotrophicrespiration", RS=from_input("RS"))
    child(model, "nep", "nep", ["OUTPUT"], NPP=from_input("NPP"), RH=from_box("rh"))
    return reloaded(model, tmp_path)


def test_chained_boxes_pass_rasters_on(balance, tmp_path):
    npp, rs = np.full((4, 5), 600.0, np.float32), np.full((4, 5), 500.0, np.float32)
    npp[0, 0] = np.nan
    grid = Grid(5, 4, (0.0, 1000.0, 0.0, 0.0, 0.0, -1000.0), CRS)
    outputs = run_model(
        balance,
        NPP=write_raster(tmp_path / "npp.tif", npp, grid),
        RS=write_raster(tmp_path / "rs.tif", rs, grid),
        **{"nep:OUTPUT": str(tmp_path / "nep.tif")},
    )
    stack = Stack.open([outputs["nep:OUTPUT"]])
    found = stack.read(stack.grid.window)[0]
    expected = np.full((4, 5), 600 - (0.62 * 500 + 9.01))
    expected[0, 0] = np.nan
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_input_checks_hold_inside_a_model(balance, tmp_path, world):
    """Models run their boxes without the dialog's checks."""
    grid = Grid(3, 3, (0.0, 1000.0, 0.0, 0.0, 0.0, -1000.0), CRS)
    other = write_raster(tmp_path / "other.tif", np.ones((3, 3), np.float32), grid)
    feedback = QgsProcessingFeedback()
    with pytest.raises(QgsProcessingException) as caught:
        run_model(
            balance,
            feedback,
            NPP=world.paths("rain")[0],
            RS=other,
            **{"nep:OUTPUT": str(tmp_path / "nep.tif")},
        )
    # Where the box's message stands depends on the version: in the log or in the exception.
    assert "carbonsink:alignrasters" in feedback.textLog() + str(caught.value)


def test_a_box_takes_a_list_of_rasters(provider, run_algorithm, world, tmp_path):
    trained = run_algorithm(
        "trainmodel",
        SAMPLES=str(world.samples),
        TARGET_FIELD="flux",
        PREDICTOR_FIELDS=["temperature", "rain", "height"],
        SITE_FIELD="site",
        TREES=10,
        MODEL=str(tmp_path / "flux.carbonmodel"),
    )
    model = QgsProcessingModelAlgorithm("map", "test")
    definition = QgsProcessingParameterMultipleLayers(
        "PREDICTORS", "Predictors", QgsProcessing.SourceType.TypeRaster
    )
    model.addModelParameter(definition, QgsProcessingModelParameter("PREDICTORS"))
    value = fixed(trained["MODEL"])
    child(
        model,
        "map",
        "predictraster",
        ["OUTPUT"],
        MODEL=value,
        PREDICTORS=from_input("PREDICTORS"),
    )
    model.initAlgorithm()
    outputs = run_model(
        model,
        PREDICTORS=world.paths("height", "rain", "temperature"),
        **{"map:OUTPUT": str(tmp_path / "flux.tif")},
    )
    stack = Stack.open([outputs["map:OUTPUT"]])
    assert np.isfinite(stack.read(stack.grid.window)[0]).sum() == 40 * 50 - 9


def test_land_use_transfer_as_a_box(provider, tmp_path):
    """Four rasters in; the raster of changes and the table out of a box, planted change found."""
    model = QgsProcessingModelAlgorithm("transfer", "test")
    names = ("LANDUSE_START", "LANDUSE_END", "CARBON_START", "CARBON_END")
    for name in names:
        definition = QgsProcessingParameterRasterLayer(name, name)
        model.addModelParameter(definition, QgsProcessingModelParameter(name))
    outputs = ["ATTRIBUTION", "CHANGE"]
    sources = {name: from_input(name) for name in names}
    child(model, "transfer", "landusetransfer", outputs, **sources)
    model.initAlgorithm()
    grid = Grid(5, 4, (0.0, 100.0, 0.0, 0.0, 0.0, -100.0), CRS)
    start, end = np.ones((4, 5), np.uint8), np.ones((4, 5), np.uint8)
    end[0] = 2
    density = np.array([0, 5000.0, 3000.0], np.float32)
    values = dict(zip(names, (start, end, density[start], density[end])))
    paths = {
        name: write_raster(
            tmp_path / f"{name}.tif", array, grid, dtype=str(array.dtype), nodata=255
        )
        for name, array in values.items()
    }
    results = run_model(
        model,
        **paths,
        **{"transfer:ATTRIBUTION": str(tmp_path / "a.csv")},
        **{"transfer:CHANGE": str(tmp_path / "change.tif")},
    )
    table = pd.read_csv(results["transfer:ATTRIBUTION"]).set_index("kind")
    assert table.loc["conversion", "cells"] == 5
    assert table.loc["total", "carbon_change (t C)"] == -5 * 100 * 100 * 2000 / 1e6
    stack = Stack.open([results["transfer:CHANGE"]])
    found = stack.read(stack.grid.window)[0]
    assert (found == start * 1000.0 + end).all()


@pytest.fixture
def series_of_fluxes(tmp_path):
    """NPP and Rh of three years."""
    grid = Grid(5, 4, (0.0, 1000.0, 0.0, 0.0, 0.0, -1000.0), CRS)
    return {
        name: [
            write_raster(
                tmp_path / f"{name}_{year}.tif",
                np.full((4, 5), level + 10 * year - 20000, np.float32),
                grid,
            )
            for year in (2001, 2002, 2003)
        ]
        for name, level in (("npp", 600.0), ("rh", 300.0))
    }


def chained_by(output, fluxes, folder):
    """A model: NEP of each year, and the budget of what a named output of that box hands on."""
    model = QgsProcessingModelAlgorithm("chained", "test")
    nep = {"NPP": fixed(fluxes["npp"]), "RH": fixed(fluxes["rh"])}
    paths = {"OUTPUT_FOLDER": fixed(str(folder / output)), "MEAN": fixed(str(folder / "mean.tif"))}
    child(model, "balance", "nepseries", **nep, **paths)
    child(model, "budget", "carbonbudget", ["TABLE"], SERIES=from_box("balance", output))
    return reloaded(model, folder)


def test_a_list_of_rasters_hands_on_what_the_folder_does(provider, series_of_fluxes, tmp_path):
    tables = []
    for output in ("OUTPUT_FOLDER", "OUTPUT_LAYERS"):
        model = chained_by(output, series_of_fluxes, tmp_path)
        table = str(tmp_path / f"{output}.csv")
        tables.append(pd.read_csv(run_model(model, **{"budget:TABLE": table})["budget:TABLE"]))
    pd.testing.assert_frame_equal(*tables)
    assert len(tables[0]) >= 3


def test_a_box_takes_lists_of_several_boxes(provider, series_of_fluxes, tmp_path):
    model = chained_by("OUTPUT_LAYERS", series_of_fluxes, tmp_path)
    box = model.childAlgorithm("budget")
    sources = [from_box("balance", "OUTPUT_LAYERS"), fixed(_next_year(tmp_path))]
    box.addParameterSources("SERIES", sources)
    model.setChildAlgorithm(box)
    results = run_model(model, **{"budget:TABLE": str(tmp_path / "all.csv")})
    years = pd.read_csv(results["budget:TABLE"]).astype(str).to_numpy().ravel()
    assert {"2001", "2002", "2003", "2004"} <= set(years)


def _next_year(folder):
    """Write NEP of the year after the series."""
    grid = Grid(5, 4, (0.0, 1000.0, 0.0, 0.0, 0.0, -1000.0), CRS)
    return write_raster(folder / "nep_2004.tif", np.full((4, 5), 300, np.float32), grid)


@pytest.mark.parametrize("output, is_kept", [("OUTPUT_LAYERS", True), ("OUTPUT_FOLDER", False)])
def test_the_designer_keeps_a_list_of_rasters(
    provider, series_of_fluxes, tmp_path, output, is_kept
):
    """Its widget offers the list; a box that is opened and confirmed has the source it had.

    A folder is not offered: QGIS keeps it no better than a source that does not exist.
    """
    from qgis.core import QgsProcessingContext
    from qgis.gui import QgsGui

    model = chained_by(output, series_of_fluxes, tmp_path)
    box = model.childAlgorithm("budget")
    definition = box.algorithm().parameterDefinition("SERIES")
    registry = QgsGui.processingGuiRegistry()
    widget = registry.createModelerParameterWidget(
        model, "budget", definition, QgsProcessingContext()
    )
    assert widget is not None
    widget.setWidgetValue(box.parameterSources()["SERIES"])
    kept = widget.value()
    kept = kept if isinstance(kept, list) else [kept]
    sources = [(s.outputChildId(), s.outputName()) for s in kept]
    assert (sources == [("balance", output)]) is is_kept, sources
