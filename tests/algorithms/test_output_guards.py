"""No output is written over an input, nor over the style of another layer."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from carbonsink.tests.factories import make_grid, write_raster

ONES = (100.0 + np.arange(12).reshape(3, 4)).astype(np.float32)


@pytest.fixture
def refused(run_algorithm):
    """Run an algorithm that must fail; return its message and whether the files stayed the same."""

    def run(algorithm, files, **parameters):
        before = [Path(file).read_bytes() for file in files]
        with pytest.raises(QgsProcessingException) as caught:
            run_algorithm(algorithm, feedback=QgsProcessingFeedback(False), **parameters)
        assert [Path(file).read_bytes() for file in files] == before
        return str(caught.value)

    return run


@pytest.fixture
def vector(provider, tmp_path):
    """Write points or polygons over the rasters' cells in a format, with a style beside them."""

    def write(name, kind="Polygon", style=False):
        import processing

        made = {"EXTENT": "500000,504000,5197000,5200000 [EPSG:32632]", "CRS": "EPSG:32632"}
        made |= {"TYPE": 0 if kind == "Point" else 2, "HSPACING": 1000, "VSPACING": 1000}
        path = str(tmp_path / name)
        processing.run("native:creategrid", {**made, "OUTPUT": path})
        if style:
            Path(path).with_suffix(".qml").write_text("<qgis>of the layer</qgis>", encoding="utf-8")
        return path

    return write


# --- rasters ------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["name", "layer", "relative", "link", "case of dots"])
def test_a_raster_over_an_input(refused, raster, tmp_path, how, monkeypatch):
    a, b = raster(ONES, "a.tif"), raster(ONES, "b.tif")
    given, output = a, a
    if how == "layer":
        given = QgsRasterLayer(a, "a")
    elif how == "relative":
        monkeypatch.chdir(tmp_path)
        output = "a.tif"
    elif how == "link":
        output = str(tmp_path / "link.tif")
        os.symlink(a, output)
    elif how == "case of dots":
        output = str(tmp_path / "x" / ".." / "a.tif")
        (tmp_path / "x").mkdir()
    message = refused("rasterdifference", [a, b], A=given, B=b, OUTPUT=output)
    assert "also an input" in message


def test_a_raster_over_a_member_of_a_list(refused, raster):
    series = [raster(ONES + y, f"npp_{y}.tif") for y in range(2001, 2006)]
    message = refused("trendclassification", series, SERIES=series, TREND_CLASS=series[2])
    assert "npp_2003.tif" in message


# --- folders ------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    """A folder of rasters that is to be the output's as well."""

    def fill(names, **facts):
        grid = make_grid(*ONES.shape)
        return [
            write_raster(tmp_path / f"{name}.tif", ONES + i, grid, nodata=-9999, **facts)
            for i, name in enumerate(names)
        ]

    return fill


def test_composites_over_their_series(refused, folder, tmp_path):
    """The months of 2001 lie in files named by numbers; their mean would be one of them."""
    series = folder([f"npp_{2000 + m}" for m in range(1, 13)])
    message = refused(
        "compositeseries",
        series,
        SERIES=series,
        DATES=", ".join(f"2001-{m:02d}" for m in range(1, 13)),
        PERIOD="year",
        OUTPUT_FOLDER=str(tmp_path),
    )
    assert "npp_2001.tif is also an input" in message


def test_all_outputs_over_inputs_are_named_before_the_work(refused, folder, tmp_path):
    """The three years to be made are files of the series, which are named by numbers."""
    months = [f"npp_{2000 + m}" for m in range(1, 37)]
    series = folder(months)
    message = refused(
        "compositeseries",
        series,
        SERIES=series,
        DATES=", ".join(f"{2034 + i // 12}-{i % 12 + 1:02d}" for i in range(36)),
        PERIOD="year",
        OUTPUT_FOLDER=str(tmp_path),
    )
    assert "npp_2034.tif" in message and "npp_2035.tif" in message
    assert "also inputs" in message and "npp_2036.tif" in message


def test_signs_over_another_input(refused, folder, tmp_path):
    """What is nep becomes nee; a file of the series has that name by mistake."""
    series = folder(["nep_2001", "nep_2002"])
    os.rename(series[0], tmp_path / "nee_2001.tif")
    files = [str(tmp_path / "nee_2001.tif"), series[1]]
    message = refused(
        "neetonep",
        files,
        SERIES=files,
        QUANTITY="nep",
        DATES="2002, 2001",
        OUTPUT_FOLDER=str(tmp_path),
    )
    assert "nee_2001.tif is also an input" in message


def test_an_aligned_raster_over_the_template(refused, raster, tmp_path):
    """The template is read, though it is not among what is aligned."""
    source = raster(ONES, "in/npp.tif")
    template = raster(ONES, "npp.tif", make_grid(3, 4, 500.0))
    message = refused(
        "alignrasters",
        [source, template],
        RASTERS=[source],
        TEMPLATE=template,
        OUTPUT_FOLDER=str(tmp_path),
    )
    assert "also an input" in message


def test_class_maps_over_their_series(refused, folder, tmp_path):
    series = folder(["lisa_2001", "lisa_2002", "lisa_2003"])
    table = str(tmp_path / "t.csv")
    message = refused("lisaseries", series, SERIES=series, OUTPUT_FOLDER=str(tmp_path), TABLE=table)
    assert "also inputs" in message and "lisa_2003.tif" in message


def test_a_folder_that_holds_inputs_of_other_names_is_used(run_algorithm, folder, tmp_path):
    series = folder([f"npp_2001-{m:02d}" for m in range(1, 13)])
    before = [Path(path).read_bytes() for path in series]
    found = run_algorithm(
        "compositeseries", SERIES=series, PERIOD="year", OUTPUT_FOLDER=str(tmp_path)
    )
    assert Path(found["OUTPUT_FOLDER"], "npp_2001.tif").exists()
    assert [Path(path).read_bytes() for path in series] == before


# --- tables and vectors -------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["name", "layer name", "layer", "selection", "ogr"])
def test_features_over_an_input(refused, raster, vector, how):
    from qgis.core import QgsProcessingFeatureSourceDefinition

    path = vector("sites.gpkg", "Point")
    given, output = path, path
    if how == "layer name":
        given = f"{path}|layername=sites"
    elif how == "ogr":
        output = f"ogr:dbname='{path}' table=\"sites\" (geom)"
    elif how in ("layer", "selection"):
        given = layer = QgsVectorLayer(path, "sites", "ogr")
        QgsProject.instance().addMapLayer(layer)
        if how == "selection":
            layer.selectAll()
            given = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    message = refused("samplesites", [path], SITES=given, PREDICTORS=[raster(ONES)], OUTPUT=output)
    QgsProject.instance().removeAllMapLayers()
    assert "also an input" in message


def test_a_table_over_zones(refused, folder, tmp_path):
    zones = str(tmp_path / "zones.csv")
    Path(zones).write_text(
        'wkt;name\n"POLYGON((500000 5197000,504000 5197000,504000 5200000,500000 5200000,'
        '500000 5197000))";a\n',
        encoding="utf-8",
    )
    layer = f"file://{zones}?delimiter=;&wktField=wkt&crs=EPSG:32632"
    made = QgsVectorLayer(layer, "zones", "delimitedtext")
    assert made.isValid() and made.featureCount() == 1
    series = folder(["npp_2001", "npp_2002"])
    message = refused("carbonbudget", [zones], SERIES=series, ZONES=made, TABLE=zones)
    assert "also an input" in message


# --- styles -------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_a_raster_beside_a_layer_of_its_name(refused, raster, vector, tmp_path, ending):
    """npp.tif would write npp.qml, which is the style of npp.shp."""
    other = vector(f"npp.{ending}", style=True)
    a, b = raster(ONES, "a.tif"), raster(ONES, "b.tif")
    style = tmp_path / "npp.qml"
    message = refused("rasterdifference", [style], A=a, B=b, OUTPUT=str(tmp_path / "npp.tif"))
    assert "npp.qml" in message and Path(other).name in message


def test_features_beside_a_raster_of_their_name(refused, raster, vector, tmp_path):
    sites, npp = vector("sites.gpkg", "Point"), raster(ONES, "npp.tif")
    style = tmp_path / "npp.qml"
    style.write_text("<qgis>of the raster</qgis>", encoding="utf-8")
    message = refused(
        "samplesites",
        [style],
        SITES=sites,
        PREDICTORS=[npp],
        OUTPUT=str(tmp_path / "npp.gpkg"),
    )
    assert "npp.qml" in message and "npp.tif" in message


def test_features_beside_an_input_without_a_style(refused, raster, vector, tmp_path):
    """A new style file would change how the input looks the next time it is opened."""
    sites = vector("sites.shp", "Point")
    refused(
        "samplesites",
        [sites],
        SITES=sites,
        PREDICTORS=[raster(ONES)],
        OUTPUT=str(tmp_path / "sites.gpkg"),
    )
    assert not (tmp_path / "sites.qml").exists()


def test_an_output_is_written_again_with_its_own_style(run_algorithm, raster, tmp_path):
    a, b, out = raster(ONES, "a.tif"), raster(ONES, "b.tif"), str(tmp_path / "d.tif")
    for _ in range(2):
        run_algorithm("rasterdifference", A=a, B=b, OUTPUT=out)
    assert (tmp_path / "d.qml").exists()


def test_a_table_has_no_style(run_algorithm, raster, vector, tmp_path):
    sites = vector("sites.gpkg", "Point", style=True)
    run_algorithm(
        "samplesites",
        SITES=sites,
        PREDICTORS=[raster(ONES)],
        OUTPUT=str(tmp_path / "sites.csv"),
    )
    assert (tmp_path / "sites.qml").read_text(encoding="utf-8") == "<qgis>of the layer</qgis>"


def test_a_style_that_nothing_belongs_to_is_replaced(run_algorithm, raster, tmp_path):
    a, b = raster(ONES, "a.tif"), raster(ONES, "b.tif")
    (tmp_path / "d.qml").write_text("<qgis>left over</qgis>", encoding="utf-8")
    run_algorithm("rasterdifference", A=a, B=b, OUTPUT=str(tmp_path / "d.tif"))
    assert "left over" not in (tmp_path / "d.qml").read_text(encoding="utf-8")
