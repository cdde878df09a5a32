"""The pattern algorithms of polygons as QGIS runs them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsVectorLayer

FAR = "Polygon((900000 0, 901000 0, 901000 1000, 900000 0))"


def column(layer, name):
    return [feature[name] for feature in layer.getFeatures()]


def gradient(rows=8, cols=9):
    return np.add.outer(np.arange(rows), np.arange(cols)).astype(float)


def test_lisa_of_polygons(squares, run_algorithm, tmp_path):
    path = str(tmp_path / "lisa.gpkg")
    run_algorithm("lisavector", INPUT=squares(gradient()), FIELD="npp", OUTPUT=path)
    layer = QgsVectorLayer(path, "lisa", "ogr")
    assert layer.featureCount() == 72
    classes = np.array(column(layer, "lisa_class")).reshape(8, 9)
    assert (classes[:2, :2] == "LL").all()
    assert (classes[-2:, -2:] == "HH").all()
    assert classes[3, 4] == "ns"
    assert column(layer, "lisa_lag")[0] == pytest.approx(4 / 3)
    style = Path(path).with_suffix(".qml").read_text(encoding="utf-8")
    assert "215,25,28" in style


def test_hot_spots_of_polygons_with_negative_values(squares, run_algorithm):
    layer = squares(gradient() - 100.0)
    result = run_algorithm(
        "hotspotvector", INPUT=layer, FIELD="npp", WEIGHTS="knn", OUTPUT="memory:"
    )["OUTPUT"]
    classes = np.array(column(result, "gi_class")).reshape(8, 9)
    assert classes[-1, -1] == "hot99"
    assert classes[0, 0] == "cold99"
    assert set(column(result, "gi_n")) == {9}


@pytest.mark.parametrize("crs", ["EPSG:32648", "EPSG:4326"])
@pytest.mark.parametrize("weights", ["queen", "rook", "knn", "distance"])
def test_every_kind_of_weights_in_every_kind_of_crs(squares, run_algorithm, crs, weights):
    result = run_algorithm(
        "lisavector", INPUT=squares(gradient(), crs), FIELD="npp", WEIGHTS=weights, OUTPUT="memory:"
    )["OUTPUT"]
    classes = column(result, "lisa_class")
    assert classes[0] == "LL"
    assert classes[-1] == "HH"


@pytest.mark.parametrize(
    ("crs", "northing", "scale"), [("EPSG:3857", 8.4e6, 2.0), ("EPSG:32648", 6.6e6, 1.0)]
)
def test_a_distance_is_on_the_ground_in_every_projection(
    squares, run_algorithm, crs, northing, scale
):
    """At 60 degrees north a metre of Web Mercator is half a metre; pyproj is the judge."""
    pyproj = pytest.importorskip("pyproj")
    layer = squares(gradient(), crs)
    layer.startEditing()
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.translate(500_000.0, northing)
        layer.changeGeometry(feature.id(), geometry)
    assert layer.commitChanges()
    to_degrees = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    centres = [feature.geometry().centroid().asPoint() for feature in layer.getFeatures()]
    degrees = [to_degrees.transform(point.x(), point.y()) for point in centres]
    geod = pyproj.Geod(ellps="WGS84")
    for distance in (1050.0 / scale, 1500.0 / scale):
        found = run_algorithm(
            "hotspotvector",
            INPUT=layer,
            FIELD="npp",
            WEIGHTS="distance",
            DISTANCE=distance,
            OUTPUT="memory:",
        )["OUTPUT"]
        wanted = [
            sum(geod.inv(*here, *there)[2] <= distance for there in degrees) for here in degrees
        ]
        assert column(found, "gi_n") == wanted


def test_a_distance_is_in_metres_in_degrees_too(squares, run_algorithm):
    layer = squares(gradient(), "EPSG:4326")  # centres 0.1 degrees apart: 11.1 km
    for distance, n in ((11_500.0, 5), (16_000.0, 9)):
        result = run_algorithm(
            "hotspotvector",
            INPUT=layer,
            FIELD="npp",
            WEIGHTS="distance",
            DISTANCE=distance,
            OUTPUT="memory:",
        )["OUTPUT"]
        assert max(column(result, "gi_n")) == n


def test_empty_geometry_null_values_islands_and_parts(squares, run_algorithm):
    values = gradient().astype(object)
    values[2, 2] = None
    two = "MultiPolygon(((9000 0,10000 0,10000 1000,9000 1000,9000 0)),((0 9000,1 9000,1 9001,"
    two += "0 9000)))"
    layer = squares(values, geometry="MultiPolygon", extra=[("", 5.0), (FAR, 4.0), (two, 8.0)])
    result = run_algorithm("lisavector", INPUT=layer, FIELD="npp", OUTPUT="memory:")["OUTPUT"]
    classes, p = column(result, "lisa_class"), column(result, "lisa_p")
    assert result.featureCount() == 75
    for place in (20, 72, 73):  # no value, no geometry, no neighbour
        assert not classes[place] or str(classes[place]) == "NULL"
        assert str(p[place]) == "NULL"
    assert column(result, "lisa_lag")[74] == pytest.approx((8 + 9) / 2)
    # The cell without a value is no neighbour either.
    around = [values[r, c] for r in (1, 2, 3) for c in (2, 3, 4) if (r, c) not in ((2, 2), (2, 3))]
    assert column(result, "lisa_lag")[21] == pytest.approx(np.mean(around))


def test_numbers_as_text_are_read_and_words_are_an_error(squares, run_algorithm, fails):
    texts = np.array([[f"{value:.1f}".replace(".", ",") for value in row] for row in gradient()])
    result = run_algorithm(
        "lisavector", INPUT=squares(texts, kind="string"), FIELD="npp", OUTPUT="memory:"
    )["OUTPUT"]
    assert column(result, "lisa_class")[0] == "LL"
    texts = texts.astype(object)
    texts[1, 1] = "high"
    text = fails("lisavector", INPUT=squares(texts, kind="string"), FIELD="npp", OUTPUT="memory:")
    assert "'npp' should hold numbers" in text
    assert "'high'" in text


@pytest.mark.parametrize("algorithm", ["lisavector", "hotspotvector"])
def test_what_cannot_be_tested_is_said(squares, fails, algorithm):
    def message(values, **more):
        return fails(algorithm, INPUT=squares(values), FIELD="npp", OUTPUT="memory:", **more)

    assert "no pattern to test" in message(np.full((5, 5), 2.0))
    assert "at least 10" in message(gradient(2, 3))
    assert "WEIGHTS = fuzzy, knn or distance" in message(
        gradient(), WEIGHTS="distance", DISTANCE=5.0
    )
    assert "K = 99" in message(gradient(), WEIGHTS="knn", K=99)
    assert "K = 3 does not apply to WEIGHTS = queen" in message(gradient(), K=3)
    assert "DISTANCE" in message(gradient(), DISTANCE=3.0)


@pytest.fixture
def joined(squares, tmp_path):
    """Polygons without values, joined with a CSV whose columns QGIS 3.22 reads as text."""
    from qgis.core import QgsProject, QgsVectorLayerJoinInfo

    added = []

    def make(texts):
        layer = squares(np.arange(72).reshape(8, 9), kind="integer")
        path = tmp_path / "values.csv"
        rows = [f"{i},{text}" for i, text in enumerate(texts)]
        path.write_text("\n".join(["number,npp", *rows]) + "\n", encoding="utf-8")
        table = QgsVectorLayer(str(path), "values", "ogr")
        QgsProject.instance().addMapLayers([layer, table], False)
        added.extend([layer.id(), table.id()])
        info = QgsVectorLayerJoinInfo()
        info.setJoinLayer(table)
        info.setJoinFieldName("number")
        info.setTargetFieldName("npp")
        info.setUsingMemoryCache(True)
        layer.addJoin(info)
        return layer

    yield make
    QgsProject.instance().removeMapLayers(added)


def test_a_joined_table_of_texts(joined, run_algorithm, fails):
    values = gradient().ravel()
    layer = joined([f"{value:.1f}" for value in values])
    assert "values_npp" in [field.name() for field in layer.fields()]
    result = run_algorithm("lisavector", INPUT=layer, FIELD="values_npp", OUTPUT="memory:")
    classes = column(result["OUTPUT"], "lisa_class")
    assert (classes[0], classes[-1]) == ("LL", "HH")
    layer = joined(["n.n." if value == 5 else f"{value:.1f}" for value in values])
    message = fails("hotspotvector", INPUT=layer, FIELD="values_npp", OUTPUT="memory:")
    assert "'values_npp' should hold numbers" in message
    assert "'n.n.'" in message


@pytest.mark.parametrize("choice", [{"WEIGHTS": "distance", "DISTANCE": 5.0}, {"WEIGHTS": "fuzzy"}])
def test_metres_need_a_coordinate_system(squares, fails, choice):
    """Without one they would be taken for units of the coordinates: degrees, as a rule."""
    layer = squares(gradient(), crs="")
    text = fails("hotspotvector", INPUT=layer, FIELD="npp", OUTPUT="memory:", **choice)
    assert "no coordinate reference system" in text
