"""From a series to management zones in one model: trends, clusters of trends, zones."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from carbonsink.core.raster import Grid, Stack
from carbonsink.tests.algorithms.models import child, from_box, from_input, reloaded, run_model
from carbonsink.tests.algorithms.world import CRS, write_raster

ROWS, COLS, YEARS = 24, 30, range(2001, 2025)
GRID = Grid(COLS, ROWS, (0.0, 1e3, 0.0, 0.0, 0.0, -1e3), CRS)


@pytest.fixture
def zoning(provider, tmp_path):
    """The model, saved and loaded."""
    model = QgsProcessingModelAlgorithm("zoning", "test")
    series = QgsProcessingParameterMultipleLayers(
        "SERIES", "Series", QgsProcessing.SourceType.TypeRaster
    )
    model.addModelParameter(series, QgsProcessingModelParameter("SERIES"))
    driver = QgsProcessingParameterRasterLayer("DRIVER", "Driver classes")
    model.addModelParameter(driver, QgsProcessingModelParameter("DRIVER"))
    child(model, "trend", "trendclassification", SERIES=from_input("SERIES"))
    child(model, "lisa", "lisaraster", INPUT=from_box("trend", "SLOPE"))
    child(
        model,
        "zones",
        "diagnosticzoning",
        ["ZONES", "POLYGONS", "TABLE"],
        LISA_CLASS=from_box("lisa", "LISA_CLASS"),
        FUTURE_CLASS=from_box("trend", "FUTURE_CLASS"),
        DRIVER_CLASS=from_input("DRIVER"),
    )
    return reloaded(model, tmp_path)


def test_a_series_becomes_zones(zoning, tmp_path):
    rng = np.random.default_rng(0)
    slope = np.zeros((ROWS, COLS))
    slope[4:14, 4:14] = 6.0  # a cluster of rising sinks in noise without a trend
    series = []
    for year in YEARS:
        values = 100 + slope * (year - 2001) + rng.normal(0, 5, (ROWS, COLS))
        values[0] = np.nan
        series.append(write_raster(tmp_path / f"nep_{year}.tif", values.astype(np.float32), GRID))
    driver = np.full((ROWS, COLS), 5, np.uint8)
    drivers = write_raster(tmp_path / "driver.tif", driver, GRID, dtype="uint8", nodata=255)
    places = {
        "zones:ZONES": str(tmp_path / "zones.tif"),
        "zones:POLYGONS": str(tmp_path / "zones.gpkg"),
        "zones:TABLE": str(tmp_path / "zones.csv"),
    }
    outputs = run_model(zoning, SERIES=series, DRIVER=drivers, **places)
    stack = Stack.open([outputs["zones:ZONES"]])
    zones = stack.read(stack.grid.window)[0]
    assert np.isnan(zones[0]).all()
    core = zones[5:13, 5:13]
    high = (6, 9)  # high values that are expected to rise, or without a clear tendency
    assert np.isin(core, high).mean() > 0.8
    assert np.isin(zones[1:], high).sum() < 160
    assert "High values" in (tmp_path / "zones.csv").read_text(encoding="utf-8")
