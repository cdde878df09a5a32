"""Layers that are no file: with joins, computed columns, edits, and virtual ones."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QVariant


@pytest.fixture
def rows_of():
    """Return the rows of a CSV table as dictionaries."""

    def read_rows(path):
        with open(path, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return read_rows


@pytest.fixture
def project(provider):
    """The project, emptied afterwards."""
    project = QgsProject.instance()
    yield project
    project.removeAllMapLayers()


def joined(project, layer, key):
    """Join a table of regions and amounts to a layer by a key, and add a computed column."""
    table = QgsVectorLayer(
        "None?field=key:string&field=region:string&field=agb:double", "t", "memory"
    )
    for name, region, agb in (("001", "A", 10.0), ("002", "B", 20.0), ("003", "A", 30.0)):
        feature = QgsFeature(table.fields())
        feature.setAttributes([name, region, agb])
        table.dataProvider().addFeature(feature)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(table)
    join.setJoinFieldName("key")
    join.setTargetFieldName(key)
    join.setPrefix("t_")
    join.setUsingMemoryCache(True)
    project.addMapLayers([table, layer])
    assert layer.addJoin(join)
    layer.addExpressionField('2 * "t_agb"', QgsField("twice", QVariant.Double))
    layer.updateFields()
    return layer


def text_table(tmp_path):
    path = tmp_path / "plots.csv"
    path.write_text("plot;wood\n001;0,5\n002;1,5\n003;2,5\n", encoding="utf-8")
    (tmp_path / "plots.csvt").write_text("String;Real\n")
    return QgsVectorLayer(
        f"file://{path}?delimiter=;&geomType=none&detectTypes=no", "p", "delimitedtext"
    )


def table_in_memory(_tmp_path):
    layer = QgsVectorLayer("None?field=plot:string&field=wood:double", "p", "memory")
    for plot, wood in (("001", 0.5), ("002", 1.5), ("003", 2.5)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([plot, wood])
        layer.dataProvider().addFeature(feature)
    return layer


@pytest.mark.parametrize("made", [text_table, table_in_memory])
@pytest.mark.parametrize(
    ("column", "wanted"),
    [("t_agb", [10.0, 20.0, 30.0]), ("twice", [20.0, 40.0, 60.0]), ("wood", [0.5, 1.5, 2.5])],
)
def test_joined_and_computed_columns_of_tables(
    run_algorithm, project, tmp_path, made, column, wanted
):
    layer = joined(project, made(tmp_path), "plot")
    found = run_algorithm(
        "carbondensity", SAMPLES=layer, ABOVEGROUND_FIELD=column, OUTPUT="memory:"
    )
    rows = [feature.attributes() for feature in found["OUTPUT"].getFeatures()]
    assert [row[-1] for row in rows] == pytest.approx([0.47 * value for value in wanted])


# Three strips of a raster of 4 by 6 cells, and its values.
STRIPS = 10.0 * np.arange(1.0, 25.0).reshape(4, 6)


@pytest.fixture
def strips(project):
    """Three polygons of two columns each, plots 001 to 003, as a layer of the project."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32632&field=plot:string", "strips", "memory")
    for i in range(3):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"00{i + 1}"])
        west = 500_000 + 2000 * i
        feature.setGeometry(
            QgsGeometry.fromRect(QgsRectangle(west, 5_190_000, west + 2000, 5_200_000))
        )
        layer.dataProvider().addFeature(feature)
    return joined(project, layer, "plot")


def zones_joined(project, layer):
    return layer, "t_region", {"A": [0, 1, 4, 5], "B": [2, 3]}


def zones_computed(project, layer):
    return layer, "twice", {"20.0": [0, 1], "40.0": [2, 3], "60.0": [4, 5]}


def zones_virtual(project, layer):
    text = "?query=SELECT 'v' || plot AS name, geometry FROM strips WHERE plot > '001'"
    virtual = QgsVectorLayer(text, "virtual", "virtual")
    project.addMapLayer(virtual)
    return virtual, "name", {"v002": [2, 3], "v003": [4, 5]}


def zones_edited(project, layer):
    """What is not saved yet counts as it is shown."""
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures("\"plot\" = '001'")).id())
    return layer, "plot", {"002": [2, 3], "003": [4, 5]}


@pytest.mark.parametrize("kind", [zones_joined, zones_computed, zones_virtual, zones_edited])
def test_zones_of_layers_that_are_no_file(
    run_algorithm, raster, project, strips, rows_of, tmp_path, kind
):
    layer, column, wanted = kind(project, strips)
    path = raster(STRIPS, "npp_2005.tif")
    table = tmp_path / "b.csv"
    run_algorithm("carbonbudget", SERIES=[path], ZONES=layer, ZONE_FIELD=column, TABLE=str(table))
    found = {r["zone"]: float(r["mean (gC m-2)"]) for r in rows_of(table) if r["zone"] != "all"}
    assert found == pytest.approx({n: STRIPS[:, c].mean() for n, c in wanted.items()})
    if layer.isEditable():
        layer.rollBack()


def test_samples_at_sites_of_a_layer_with_joins(run_algorithm, raster, project):
    """What is sampled stands beside the joined columns of the same site."""
    layer = QgsVectorLayer("Point?crs=EPSG:32632&field=id:integer", "s", "memory")
    for i in range(5):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([i])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(500_500 + 1000 * i, 5_199_500)))
        layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    table = QgsVectorLayer("None?field=key:integer&field=npp:double", "t", "memory")
    for key in (4, 3, 2, 1, 0):
        feature = QgsFeature(table.fields())
        feature.setAttributes([key, 100.0 * key])
        table.dataProvider().addFeature(feature)
    project.addMapLayer(table)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(table)
    join.setJoinFieldName("key")
    join.setTargetFieldName("id")
    join.setUsingMemoryCache(True)
    join.setPrefix("")
    assert layer.addJoin(join)
    path = raster([[0.0, 1.0, 2.0, 3.0, 4.0]], "v.tif")
    found = run_algorithm("samplesites", SITES=layer, PREDICTORS=[path], OUTPUT="memory:")
    rows = [(f["v"], f["npp"]) for f in found["OUTPUT"].getFeatures()]
    assert sorted(rows) == [(float(i), 100.0 * i) for i in range(5)]


def test_points_entered_twice_are_told(run_algorithm, raster):
    layer = QgsVectorLayer("Point?crs=EPSG:32632&field=plot:string", "s", "memory")
    for plot, column in (("a", 0), ("b", 1), ("b", 1), ("b", 2)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([plot])
        place = QgsPointXY(500_500 + 1000 * column, 5_199_500)
        feature.setGeometry(QgsGeometry.fromPointXY(place))
        layer.dataProvider().addFeature(feature)
    told = QgsProcessingFeedback(False)
    path = raster([[0.0, 1.0, 2.0]], "v.tif")
    run_algorithm("samplesites", told, SITES=layer, PREDICTORS=[path], OUTPUT="memory:")
    assert "count again: 1, the first is row 3" in told.textLog()


def test_zones_from_170_to_minus_170_are_warned_of(run_algorithm, named_raster, tmp_path):
    place = {"cell": 10.0, "origin": (-180.0, 30.0), "crs": "EPSG:4326"}
    path = named_raster("npp_2005", np.full((6, 36), 100.0), **place)
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "z", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Fiji"])
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(-170, -20, 170, 10)))
    layer.dataProvider().addFeature(feature)
    told = QgsProcessingFeedback(False)
    table = str(tmp_path / "b.csv")
    run_algorithm(
        "carbonbudget", feedback=told, SERIES=[path], ZONES=layer, ZONE_FIELD="name", TABLE=table
    )
    assert "the long way around the globe: Fiji" in told.textLog()
