"""What cannot be used is refused with its name and value, in a dialog and at run time alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from carbonsink.tests.algorithms.world import make_world

TRAIN = {"TARGET_FIELD": "flux", "PREDICTOR_FIELDS": ["rain"], "TREES": 10}


def messages(algorithm_id: str, parameters: dict) -> tuple:
    """Return what the dialog says, and what a model's run without that check says."""
    registry = QgsApplication.processingRegistry()
    found = []
    for ask in ("check", "run"):
        algorithm = registry.createAlgorithmById(f"carbonsink:{algorithm_id}")
        context, told = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(QgsProject.instance())
        if ask == "check":
            ok, said = algorithm.checkParameterValues(parameters, context)
        else:
            try:
                ok = algorithm.run(parameters, context, told)[1]
            except QgsProcessingException as error:
                ok, said = False, str(error)
            else:
                said = told.textLog()
        assert not ok
        found.append(said)
    return tuple(found)


@pytest.fixture
def world(provider, tmp_path):
    return make_world(tmp_path)


@pytest.fixture
def rasters(world):
    return world.paths("temperature", "height")


@pytest.fixture
def plots(tmp_path):
    """Three points in a GeoPackage."""
    layer = QgsVectorLayer("Point?crs=EPSG:32649&field=flux:double", "plots", "memory")
    path = str(tmp_path / "plots.gpkg")
    for x in (1, 2, 3):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, x)))
        feature.setAttributes([float(x)])
        layer.dataProvider().addFeatures([feature])
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    return path


def refused(algorithm_id: str, parameters: dict, *words: str) -> None:
    for said in messages(algorithm_id, parameters):
        assert "Internal error" not in said
        for word in words:
            assert word in said


def test_missing_raster_in_a_list_is_not_left_out(rasters, tmp_path):
    given = {
        "RASTERS": [*rasters, str(tmp_path / "nix_%d.tif")],
        "REPORT": str(tmp_path / "r.html"),
    }
    refused("checkgrids", given, "RASTERS", "nix_%d.tif", "no file")
    assert not (tmp_path / "r.html").exists()


def test_text_named_as_raster(rasters, tmp_path):
    (tmp_path / "text.tif").write_text("hello", encoding="utf-8")
    refused("checkgrids", {"RASTERS": [str(tmp_path / "text.tif")]}, "text.tif", "as a raster")


def test_missing_template(rasters, tmp_path):
    given = {"RASTERS": rasters, "TEMPLATE": "/no/t.tif", "OUTPUT_FOLDER": str(tmp_path / "o")}
    refused("alignrasters", given, "TEMPLATE = /no/t.tif")


def test_choice_that_is_none(rasters, tmp_path):
    given = {
        "RASTERS": rasters,
        "TEMPLATE": rasters[0],
        "RESAMPLING": "lanczos",
        "OUTPUT_FOLDER": str(tmp_path / "o"),
    }
    refused("alignrasters", given, "RESAMPLING = lanczos", "bilinear")


def test_number_out_of_range_or_text(world, tmp_path):
    given = {"INPUT": world.paths("height")[0], "LISA_CLASS": str(tmp_path / "c.tif")}
    refused("lisaraster", {**given, "PERMUTATIONS": -1}, "PERMUTATIONS = -1", ">=")
    refused("lisaraster", {**given, "PERMUTATIONS": "many"}, "PERMUTATIONS = many")


def test_column_that_is_not_there(world, plots, tmp_path):
    given = {"SITES": plots, "DATE_FIELD": "jahr", "PREDICTORS": world.paths("height")}
    refused("samplesites", {**given, "OUTPUT": str(tmp_path / "o.gpkg")}, "'jahr'", "flux")


def test_source_that_is_not_there(world, tmp_path):
    given = {"SITES": "/no/plots.gpkg", "PREDICTORS": world.paths("height")}
    refused("samplesites", {**given, "OUTPUT": str(tmp_path / "o.gpkg")}, "SITES = /no/plots.gpkg")


def test_points_where_polygons_are_wanted(plots, tmp_path):
    given = {"INPUT": plots, "FIELD": "flux", "OUTPUT": str(tmp_path / "o.gpkg")}
    refused("lisavector", given, "INPUT", "points", "polygons are needed")


def test_table_where_points_are_wanted(world, tmp_path):
    (tmp_path / "t.csv").write_text("x,y,v\n1,2,3\n", encoding="utf-8")
    given = {"SITES": str(tmp_path / "t.csv"), "PREDICTORS": world.paths("height")}
    refused("samplesites", {**given, "OUTPUT": str(tmp_path / "o.gpkg")}, "plain table", "points")


def test_input_is_not_overwritten_by_features(world, plots):
    path = plots
    before = Path(path).read_bytes()
    given = {"SITES": path, "PREDICTORS": world.paths("height"), "OUTPUT": path}
    refused("samplesites", given, "plots.gpkg", "also an input")
    layer = QgsVectorLayer(path, "plots", "ogr")
    QgsProject.instance().addMapLayer(layer)
    try:
        refused("samplesites", {**given, "SITES": layer.id()}, "also an input")
    finally:
        QgsProject.instance().removeMapLayer(layer)
    assert Path(path).read_bytes() == before


def test_two_outputs_of_one_name(world, tmp_path):
    same = str(tmp_path / "a.csv")
    given = {"SAMPLES": str(world.samples), "MODEL": str(tmp_path / "m.carbonmodel"), **TRAIN}
    refused("trainmodel", {**given, "SCORES": same, "PREDICTIONS": same}, same, "another output")


def test_mandatory_parameter_left_out(tmp_path):
    refused("globalmoran", {"SERIES": []}, "SERIES (")


@pytest.mark.parametrize(
    ("algorithm_id", "name", "allowed"),
    [
        ("carbonbudget", "CLASSES", "*.csv"),
        ("globalvector", "WEIGHTS_FILE", "*.gal, *.gwt, *.kwt, *.swm"),
    ],
)
def test_a_dialog_says_which_endings_a_file_may_have(
    rasters, plots, tmp_path, algorithm_id, name, allowed
):
    given = {"SERIES": rasters[:1], "INPUT": plots, "TABLE": str(tmp_path / "t.csv")}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(
        f"carbonsink:{algorithm_id}"
    )
    known = {d.name() for d in algorithm.parameterDefinitions()}
    given = {key: value for key, value in given.items() if key in known}
    if algorithm_id == "globalvector":
        square = QgsVectorLayer("Polygon?crs=EPSG:32649&field=v:double", "squares", "memory")
        QgsProject.instance().addMapLayer(square)
        given.update(INPUT=square.id(), FIELD="v")
    given[name] = "/tmp/weights.docx"
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    ok, said = algorithm.checkParameterValues(given, context)
    assert not ok
    endings = allowed.replace("*", "")
    assert said == f"{name} = /tmp/weights.docx: the name of this file must end with {endings}."
