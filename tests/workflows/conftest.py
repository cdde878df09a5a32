"""A small demonstration region that all workflows run on."""

from __future__ import annotations

from pathlib import Path

import pytest

YEARS = tuple(range(2001, 2011))


@pytest.fixture(scope="session")
def region(provider, tmp_path_factory):
    """The folder of a region of 60 x 45 cells and ten years."""
    import processing

    folder = tmp_path_factory.mktemp("workflows") / "region"
    made = {"COLUMNS": 60, "ROWS": 45, "YEARS": len(YEARS), "OUTPUT_FOLDER": str(folder)}
    processing.run("carbonsink:demoregion", made)
    return folder


@pytest.fixture
def annual(region):
    """Return the rasters of variables of all years."""

    def find(*variables, folder="annual"):
        return [str(region / folder / f"{name}_{year}.tif") for name in variables for year in YEARS]

    return find


@pytest.fixture
def plots(region):
    """The inputs that name plots, predictors and zones."""
    inputs = {"PREDICTORS": [str(region / "annual"), str(region / "static" / "dem.tif")]}
    for key, column in (("NPP", "npp"), ("RS", "rs")):
        inputs[f"{key}_SITES"] = str(region / "sites" / f"{column}_plots.gpkg")
        inputs[f"{key}_FIELD"] = column
        inputs[f"{key}_SITE_FIELD"] = "site"
        inputs[f"{key}_DATE_FIELD"] = "year"
    zones = {"ZONES": str(Path(region) / "provinces.gpkg"), "ZONE_FIELD": "name"}
    return {**inputs, **zones, "TREES": 8, "UNSEEN_CLASSES": "nodata"}


@pytest.fixture
def run(provider, tmp_path):
    """Run a workflow; every destination that is not optional gets a file of its own."""
    import processing
    from qgis.core import QgsApplication

    endings = {"rasterDestination": "tif", "sink": "gpkg"}
    registry = QgsApplication.processingRegistry()

    def run_workflow(key, **parameters):
        for definition in registry.algorithmById(f"carbonsink:{key}").parameterDefinitions():
            if definition.isDestination() and definition.name() not in parameters:
                ending = endings.get(definition.type()) or definition.defaultFileExtension()
                name = definition.name().replace(":", "_").lower()
                parameters[definition.name()] = str(tmp_path / f"{name}.{ending}")
        return processing.run(f"carbonsink:{key}", parameters)

    return run_workflow
