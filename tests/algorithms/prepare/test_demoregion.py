"""``carbonsink:demoregion`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsRasterLayer, QgsVectorLayer

from carbonsink.core.raster import same_crs

SIZE = {"COLUMNS": 44, "ROWS": 32, "YEARS": 2}


def test_the_dialog_starts_with_the_region_of_the_manual(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("carbonsink:demoregion")
    names = ("COLUMNS", "ROWS", "YEARS", "SEED")
    defaults = [algorithm.parameterDefinition(n).defaultValue() for n in names]
    assert defaults == [600, 500, 24, 42]


def test_qgis_opens_what_is_made(run_algorithm, tmp_path):
    results = run_algorithm("demoregion", **SIZE, OUTPUT_FOLDER=str(tmp_path / "region"))
    folder = Path(results["OUTPUT_FOLDER"])
    landuse = QgsRasterLayer(str(folder / "annual" / "landuse_2002.tif"), "landuse")
    assert landuse.isValid()
    assert landuse.crs().isValid()
    assert landuse.renderer().type() == "paletted"
    plots = QgsVectorLayer(str(folder / "sites" / "npp_plots.gpkg"), "plots")
    assert plots.isValid()
    assert same_crs(plots.crs().toWkt(), landuse.crs().toWkt())
    assert plots.featureCount() > 300
    provinces = QgsVectorLayer(str(folder / "provinces.gpkg"), "provinces")
    assert provinces.featureCount() == 5
    assert (folder / "README.txt").read_text(encoding="utf-8").startswith("A self-made region")


def test_one_column_too_few_is_refused(provider, tmp_path):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("carbonsink:demoregion")
    parameters = {**SIZE, "COLUMNS": 39, "OUTPUT_FOLDER": str(tmp_path)}
    ok, message = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    assert not ok
    assert "COLUMNS" in message or "Columns" in message


@pytest.mark.parametrize("name", ["MAX_MEMORY", "THREADS"])
def test_bounds_do_not_change_the_region(run_algorithm, tmp_path, name):
    low = {"MAX_MEMORY": 64, "THREADS": 1}[name]
    run_algorithm("demoregion", **SIZE, OUTPUT_FOLDER=str(tmp_path / "one"))
    run_algorithm("demoregion", **SIZE, **{name: low}, OUTPUT_FOLDER=str(tmp_path / "two"))
    for path in (tmp_path / "one").rglob("*.json"):
        assert (
            path.read_bytes()
            == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
        )
