"""Lists of rasters: which texts QGIS has to look up, and which name files alone."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingContext, QgsProject, QgsRasterLayer

from carbonsink.framework.parameters.layers import lists_to_look_up, plain_rasters
from carbonsink.tests.factories import make_grid

VALUES = [[1.0, 2.0], [3.0, 4.0]]


@pytest.fixture
def context():
    """A context of the project, which is emptied afterwards."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    yield context
    QgsProject.instance().removeAllMapLayers()


def test_files_without_a_layer_are_plain(context, raster, tmp_path):
    paths = [raster(VALUES, f"npp_{year}.tif") for year in (2001, 2002)]
    table = tmp_path / "a.csv"
    table.write_text("a,b\n1,2\n")
    (tmp_path / "broken.tif").write_bytes(b"II*\0no raster")
    others = [str(table), str(tmp_path / "broken.tif"), str(tmp_path / "none.tif"), None]
    others.append(f"{paths[0]}|option:NUM_THREADS=1")
    assert plain_rasters([*paths, *others], context) == set(paths)


@pytest.mark.parametrize("of_project", [True, False])
def test_a_raster_that_is_loaded_as_a_layer_is_looked_up(context, raster, of_project):
    store = context.project() if of_project else context.temporaryLayerStore()
    layer = store.addMapLayer(QgsRasterLayer(raster(VALUES, "a.tif"), "a"))
    assert plain_rasters([layer.source(), layer.id(), layer.name()], context) == set()


def test_a_layer_called_as_a_file_is_looked_up(context, raster):
    path, other = raster(VALUES, "a.tif"), raster(VALUES, "b.tif")
    context.project().addMapLayer(QgsRasterLayer(other, path))
    assert plain_rasters([path], context) == set()


def test_a_raster_without_crs_is_looked_up_since_qgis_may_give_it_one(context, raster):
    assert plain_rasters([raster(VALUES, "a.tif", make_grid(2, 2, crs=""))], context) == set()


def test_lists_keep_what_they_must_have_and_what_is_not_plain(context, raster, provider):
    paths = [raster(VALUES, f"npp_{year}.tif") for year in range(2001, 2006)]
    algorithm = provider.algorithm("seriesmean")
    given = {"SERIES": [*paths, "no such layer"], "MAX_MEMORY": 256}
    assert lists_to_look_up(algorithm, given, context) == {
        "SERIES": [paths[0], "no such layer"],
        "MAX_MEMORY": 256,
    }
