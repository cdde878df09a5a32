"""``carbonsink:samplingdesign`` as QGIS runs it."""

from __future__ import annotations

import csv
from collections import Counter

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from carbonsink.tests.algorithms.world import GRID, write_raster


@pytest.fixture
def strata(tmp_path):
    """Two class rasters on the grid of the small world: climate in halves, ecosystem in rows."""
    climate = np.ones((GRID.height, GRID.width), np.uint8)
    climate[:, GRID.width // 2 :] = 2
    system = np.full_like(climate, 10)
    system[GRID.height // 2 :] = 30
    made = {"climate": climate, "system": system}
    return [write_raster(tmp_path / f"{name}.tif", values) for name, values in made.items()]


def features(path):
    return list(QgsVectorLayer(path, "points").getFeatures())


def test_points_per_stratum(run_algorithm, strata, tmp_path):
    out, table = str(tmp_path / "points.gpkg"), str(tmp_path / "strata.csv")
    found = run_algorithm(
        "samplingdesign",
        STRATA=strata,
        COUNT=22,
        ALLOCATION="equal",
        MIN_DISTANCE=1500,
        OUTPUT=out,
        TABLE=table,
    )
    assert (found["DRAWN"], found["MISSING"]) == (22, 0)
    points = features(out)
    counts = Counter(point["stratum"] for point in points)
    assert counts == {"1 / 10": 6, "1 / 30": 6, "2 / 10": 5, "2 / 30": 5}
    assert [point["point"] for point in points] == list(range(1, 23))
    layers = [QgsRasterLayer(path, "c") for path in strata]
    for point in points:
        place = point.geometry().asPoint()
        codes = [int(layer.dataProvider().sample(place, 1)[0]) for layer in layers]
        assert point["stratum"] == f"{codes[0]} / {codes[1]}"
    with open(table, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["drawn"]) for row in rows] == [6, 6, 5, 5]
    quarter = sum(float(row["area_km2"]) for row in rows if row["stratum"] == "1 / 10")
    mine = [point for point in points if point["stratum"] == "1 / 10"]
    assert sum(point["area_km2"] for point in mine) == pytest.approx(quarter)
    expected = 6 / int(rows[0]["cells"])
    assert mine[0]["inclusion"] == pytest.approx(expected, rel=0.01)


def test_points_by_a_table_and_away_from_existing_plots(run_algorithm, strata, tmp_path):
    """The table of a first draw, edited, and the points of that draw as existing plots."""
    first, table = str(tmp_path / "first.gpkg"), tmp_path / "strata.csv"
    given = {"STRATA": strata, "MIN_DISTANCE": 1000}
    report = tmp_path / "design.html"
    outputs = {"OUTPUT": first, "TABLE": str(table), "REPORT": str(report)}
    run_algorithm("samplingdesign", COUNT=12, **outputs, **given)
    text = report.read_text(encoding="utf-8")
    for said in ("12 of 12 points were drawn in 4 strata", "nearer than 1,000 m", "1 / 30"):
        assert said in text
    asked = {"1 / 10": 5, "1 / 30": 0, "2 / 10": 1, "2 / 30": 7}
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["wanted"] = asked[row["stratum"]]
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    out, told = str(tmp_path / "second.gpkg"), QgsProcessingFeedback()
    given.update(ALLOCATION="own", COUNTS=str(table), PLOTS=first)
    found = run_algorithm("samplingdesign", told, OUTPUT=out, **given)
    assert (found["DRAWN"], found["MISSING"]) == (13, 0)
    points = features(out)
    counts = Counter(point["stratum"] for point in points)
    assert counts == {name: n for name, n in asked.items() if n}
    places = [point.geometry().asPoint() for point in [*points, *features(first)]]
    nearest = min(
        a.distance(b) for i, a in enumerate(places[: len(points)]) for b in places[i + 1 :]
    )
    assert nearest >= 999
    assert "existing plots to which the points keep the minimum distance: 12" in (
        told.textLog().lower()
    )


def test_what_a_table_of_counts_must_be(run_algorithm, strata, tmp_path):
    def message(text, **more):
        table = tmp_path / "counts.csv"
        table.write_text(text, encoding="utf-8")
        given = {"STRATA": strata, "ALLOCATION": "own", "COUNTS": str(table), **more}
        with pytest.raises(QgsProcessingException) as caught:
            run_algorithm("samplingdesign", OUTPUT="TEMPORARY_OUTPUT", **given)
        return str(caught.value)

    assert "stratum = '9 / 9'" in message("stratum,wanted\n9 / 9,3\n")
    assert "2 / 30" in message("stratum,wanted\n9 / 9,3\n")
    assert "wanted = '2.5'" in message("stratum,wanted\n1 / 10,2.5\n")
    assert "wanted = '-1'" in message("stratum,wanted\n1 / 10,-1\n")
    assert "stratum = '1 / 10'" in message("stratum,wanted\n1 / 10,1\n1 / 10,2\n")
    assert "wanted" in message("stratum,n\n1 / 10,1\n")
    assert "ALLOCATION" in message("stratum,wanted\n", ALLOCATION="equal")
    assert "COUNTS" in message("stratum,wanted\n", COUNTS=None)
    assert "MIN_DISTANCE" in message("stratum,wanted\n1 / 10,1\n", PLOTS=_a_point())


def _a_point():
    layer = QgsVectorLayer("Point", "plots", "memory")
    layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(GRID.crs))
    return layer


def test_polygons_need_a_frame_and_exclusion(run_algorithm, strata, tmp_path):
    west, south, east, north = GRID.extent
    middle = (west + east) / 2

    def square(name, left, right):
        layer = QgsVectorLayer("Polygon?field=name:string", name, "memory")
        layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(GRID.crs))
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, south, right, north)))
        layer.dataProvider().addFeatures([feature])
        return layer

    zones, town = square("whole", west, east), square("town", west, middle)
    given = {"ZONES": zones, "ZONE_FIELD": "name", "EXCLUDE": town, "COUNT": 12}
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("samplingdesign", **given, OUTPUT="TEMPORARY_OUTPUT")
    assert "FRAME" in str(caught.value)
    out = str(tmp_path / "points.gpkg")
    run_algorithm("samplingdesign", **given, FRAME=strata[0], OUTPUT=out)
    points = features(out)
    assert {point["stratum"] for point in points} == {"whole"}
    assert all(point.geometry().asPoint().x() > middle for point in points)


def test_points_do_not_depend_on_the_order_of_inputs(run_algorithm, strata, tmp_path):
    """Neither of features nor of rasters, although 7 points cannot be shared out evenly."""
    west, south, east, north = GRID.extent
    edges = np.linspace(west, east, 4)
    strips = {f"zone {i}": (edges[j], edges[j + 1]) for i, j in ((10, 0), (2, 1), (1, 2))}

    def draw(names, rasters, stem):
        layer = QgsVectorLayer("Polygon?field=name:string", "zones", "memory")
        layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(GRID.crs))
        for name in names:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([name])
            left, right = strips[name]
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, south, right, north)))
            layer.dataProvider().addFeatures([feature])
        given = {"ZONES": layer, "ZONE_FIELD": "name", "STRATA": rasters, "COUNT": 19}
        out = str(tmp_path / f"{stem}.gpkg")
        run_algorithm("samplingdesign", **given, ALLOCATION="equal", MIN_DISTANCE=900, OUTPUT=out)
        return [
            (point["stratum"], point.geometry().asPoint().x(), point.geometry().asPoint().y())
            for point in features(out)
        ]

    points = draw(["zone 10", "zone 2", "zone 1"], strata, "a")
    assert points == draw(["zone 1", "zone 10", "zone 2"], strata[::-1], "b")
    zones = [stratum.split(" / ")[2] for stratum, _, _ in points]
    assert zones[0] == "zone 2" and len(points) == 19


def test_excluded_areas_that_are_left_out_are_named(run_algorithm, strata, tmp_path):
    """Points may lie in an area whose polygon has no geometry: the log says so."""
    town = QgsVectorLayer("Polygon?field=name:string", "town", "memory")
    town.setCrs(QgsCoordinateReferenceSystem.fromWkt(GRID.crs))
    town.dataProvider().addFeatures([QgsFeature(town.fields())])
    feedback, out = QgsProcessingFeedback(), str(tmp_path / "points.gpkg")
    run_algorithm("samplingdesign", feedback, STRATA=strata, EXCLUDE=town, COUNT=12, OUTPUT=out)
    assert "without geometry, left out" in feedback.textLog()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"STRATA": None}, ["STRATA", "ZONES"]),
        ({"ALLOCATION": "neyman"}, ["SPREAD"]),
        ({"SPREAD": 0}, ["SPREAD", "ALLOCATION"]),
        ({"COUNT": 5}, ["MIN_PER_STRATUM"]),
        ({"ALLOCATION": "neyman", "SPREAD": 0}, ["does not vary", "climate"]),
    ],
)
def test_bad_input_by_message(run_algorithm, strata, given, words):
    given = {**given, **({"SPREAD": strata[0]} if "SPREAD" in given else {})}
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("samplingdesign", **{"STRATA": strata, "OUTPUT": "TEMPORARY_OUTPUT", **given})
    assert all(word in str(caught.value) for word in words), str(caught.value)
