"""Layers arrive styled and in the group of their algorithm; every output has a style."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRenderContext,
    QgsVectorLayer,
)

from carbonsink.algorithms import all_algorithms
from carbonsink.core.dates.date import Date
from carbonsink.core.raster import RasterOutput, write_array
from carbonsink.core.sites.design.strata import OTHERS_COLOUR, STRATUM_COLOURS
from carbonsink.framework.groups import group_name
from carbonsink.framework.parameters.declarations import STYLE_KEY
from carbonsink.framework.style import layer_loading, vector_style
from carbonsink.framework.style.layer_loading import move_to_group
from carbonsink.framework.style.raster_style import STYLES
from carbonsink.tests.factories import make_grid

# Folders whose rasters are the user's own, or explain themselves.
OWN_STYLES = {
    ("alignrasters", "OUTPUT_FOLDER"): "copies keep the classes and colours of the originals",
    ("demoregion", "OUTPUT_FOLDER"): "inputs to learn with, as a user's own would come",
}


@pytest.mark.parametrize("kind", all_algorithms(), ids=lambda kind: kind.ID)
def test_every_layer_output_has_a_style(kind, provider):
    algorithm = kind().create()
    polygons = "polygon_layer" in open_source(kind)
    for definition in algorithm.destinationParameterDefinitions():
        style = definition.metadata().get(STYLE_KEY)
        name = (kind.ID, definition.name())
        if definition.type() == "rasterDestination":
            assert style in STYLES, name
        elif definition.type() == "folderDestination" and name not in OWN_STYLES:
            assert style in STYLES, name
        elif definition.type() == "sink":
            assert style in vector_style.POINT_STYLES or polygons, name


def open_source(kind) -> str:
    import inspect

    return inspect.getsource(inspect.getmodule(kind))


@pytest.fixture
def points(qgis_app):
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=parent_site:string", "points", "memory")
    for parent in (None, "s1"):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([parent])
        layer.dataProvider().addFeature(feature)
    return layer


def test_made_points_look_unlike_measured_ones(points):
    renderer = vector_style.point_renderer("expanded", points)
    assert [category.label() for category in renderer.categories()] == [
        "Measured",
        "Made from a measured one",
    ]
    context = QgsRenderContext()
    context.expressionContext().appendScopes(
        QgsExpressionContextUtils.globalProjectLayerScopes(points)
    )
    renderer.startRender(context, points.fields())
    colours = []
    for feature in points.getFeatures():
        context.expressionContext().setFeature(feature)
        colours.append(renderer.symbolForFeature(feature, context).color().name())
    renderer.stopRender(context)
    assert colours == [vector_style.MEASURED, vector_style.MADE]


@pytest.mark.parametrize("n_strata", [3, 20])
def test_points_have_the_colours_of_their_strata(qgis_app, n_strata):
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=stratum:string", "points", "memory")
    for i in range(n_strata):
        for _ in range(i + 1):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"arid / {i}"])
            layer.dataProvider().addFeature(feature)
    renderer = vector_style.point_renderer("strata", layer)
    context = QgsRenderContext()
    renderer.startRender(context, layer.fields())
    colours = {}
    for feature in layer.getFeatures():
        stratum = feature.attribute(0)
        colours.setdefault(stratum, set()).add(
            renderer.symbolForFeature(feature, context).color().name()
        )
    renderer.stopRender(context)
    assert all(len(found) == 1 for found in colours.values())
    names = [category.label() for category in renderer.categories()]
    if n_strata == 3:
        assert names == ["arid / 0", "arid / 1", "arid / 2"]
        assert len(set.union(*colours.values())) == 3
    else:
        assert len(names) == len(STRATUM_COLOURS) and names[-1] == "5 other strata"
        assert colours["arid / 0"] == colours["arid / 4"] == {OTHERS_COLOUR}


def test_a_layer_moves_into_the_group_of_its_algorithm(points):
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    project.addMapLayer(points)
    dressed = []
    dress = layer_loading.LayerStyler(dressed.append, "Prepare data")
    for _ in range(2):  # a second time changes nothing
        dress.postProcessLayer(points, context, QgsProcessingFeedback())
    group = project.layerTreeRoot().findGroup("Prepare data")
    assert [node.layerId() for node in group.findLayers()] == [points.id()]
    assert len(project.layerTreeRoot().findLayers()) == 1
    assert dressed == [points, points]


def test_a_layer_that_landed_in_another_group_of_ours_moves_on(points):
    project = QgsProject()
    project.addMapLayer(points, False)
    root = project.layerTreeRoot()
    flux = root.addGroup(group_name("flux"))
    flux.addLayer(points)
    move_to_group(points, root, group_name("prepare"))
    assert flux.findLayers() == []
    assert len(root.findGroup(group_name("prepare")).findLayers()) == 1


def test_a_group_of_the_users_choice_is_kept(points):
    project = QgsProject()
    project.addMapLayer(points, False)
    mine = project.layerTreeRoot().addGroup("Mine")
    mine.addLayer(points)
    move_to_group(points, project.layerTreeRoot(), "Prepare data")
    assert [node.layerId() for node in mine.findLayers()] == [points.id()]
    assert project.layerTreeRoot().findGroup("Prepare data") is None


def test_what_qgis_loads_gets_style_and_group(points):
    context, path = QgsProcessingContext(), points.id()
    details = QgsProcessingContext.LayerDetails("Samples", QgsProject(), "OUTPUT")
    context.addLayerToLoadOnCompletion(path, details)
    layer_loading.style_on_load_with(context, path, lambda layer: None)
    layer_loading.style_on_load(context, {path: "Samples", "not loaded": ""}, "Prepare data")
    kept = context.layerToLoadOnCompletionDetails(path)
    dress = kept.postProcessor()
    assert isinstance(dress, layer_loading.LayerStyler)
    assert getattr(kept, "groupName", dress.group) == "Prepare data"


@pytest.mark.parametrize(
    ("label", "facts", "title"),
    [
        ("Prediction", {"quantity": "npp", "date": Date(2005)}, "Prediction: NPP 2005"),
        ("NEP", {"quantity": "nep", "date": Date(2005, 7)}, "NEP: 2005-07"),
        ("LISA classes", {"date": Date(2005)}, "LISA classes: 2005"),
        ("Sen slope", {}, "Sen slope"),
    ],
)
def test_a_raster_is_named_after_what_it_holds(tmp_path, label, facts, title):
    path = str(tmp_path / "a.tif")
    write_array(RasterOutput("a", **facts), path, make_grid(3, 4), np.ones((3, 4)))
    for name, wanted in ((label, title), ("mine", "mine")):
        layer = QgsRasterLayer(path, name)
        context = QgsProcessingContext()
        styler = layer_loading.LayerStyler(label=label)
        styler.postProcessLayer(layer, context, QgsProcessingFeedback())
        assert layer.name() == wanted
