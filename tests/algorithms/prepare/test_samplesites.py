"""``carbonsink:samplesites`` through ``processing.run``."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from carbonsink.tests.algorithms.world import CRS, GRID
from carbonsink.tests.factories import make_grid


@pytest.fixture
def sites(provider):
    """Make a point layer in longitude and latitude from cells (row, column) and years."""

    def make(cells, years=None, field="year"):
        layer = QgsVectorLayer(
            f"Point?crs=EPSG:4326&field=name:string&field={field}:string", "s", "memory"
        )
        planar = QgsCoordinateReferenceSystem.fromWkt(CRS)
        transform = QgsCoordinateTransform(planar, layer.crs(), QgsProject.instance())
        features = []
        for i, cell in enumerate(cells):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"s{i}", str(years[i]) if years else None])
            if cell is not None:
                x, y = GRID.corner(cell[0] + 0.5, cell[1] + 0.5)
                feature.setGeometry(QgsGeometry.fromPointXY(transform.transform(QgsPointXY(x, y))))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        return layer

    return make


def rows(layer) -> list:
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def test_sites_in_degrees_are_sampled_in_the_rasters_crs(run_algorithm, world, sites):
    cells = [(5, 7), (20, 30), (1, 1), None, (-4, 8)]
    feedback = QgsProcessingFeedback()
    found = run_algorithm(
        "samplesites",
        feedback=feedback,
        SITES=sites(cells),
        PREDICTORS=world.paths("temperature", "height"),
        OUTPUT="memory:",
    )
    table = rows(found["OUTPUT"])
    for row, cell in zip(table[:2], cells[:2]):
        assert row["temperature"] == pytest.approx(float(world.values["temperature"][cell]))
        assert row["height"] == pytest.approx(float(world.values["height"][cell]))
    assert not table[2]["height"]  # a hole in the raster
    assert all(not row["temperature"] for row in table[3:])
    log = feedback.textLog()
    assert "variables: 2" in log
    assert "Outside the rasters: 1" in log
    assert "without data: 1" in log
    assert "without geometry: 1" in log


def test_a_column_of_that_name_is_not_overwritten(run_algorithm, world, sites):
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm(
            "samplesites",
            SITES=sites([(5, 5)], field="RAIN"),
            PREDICTORS=world.paths("rain"),
            OUTPUT="memory:",
        )
    assert "rain" in str(caught.value)


def test_sites_elsewhere_are_explained_with_both_extents(run_algorithm, world, sites):
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm(
            "samplesites",
            SITES=sites([(-900, -900)]),
            PREDICTORS=world.paths("rain"),
            OUTPUT="memory:",
        )
    assert "None of the 1 sites" in str(caught.value)
    assert "CRS" in str(caught.value)


def test_window_as_a_string(run_algorithm, world, sites):
    found = run_algorithm(
        "samplesites",
        SITES=sites([(10, 10)]),
        PREDICTORS=world.paths("rain"),
        WINDOW="3",
        OUTPUT="memory:",
    )
    square = world.values["rain"][9:12, 9:12].astype(float)
    assert rows(found["OUTPUT"])[0]["rain"] == pytest.approx(np.mean(square), rel=1e-6)


# --- longitudes and places ----------------------------------------------------------------------


def points(places, crs="EPSG:4326", kind="Point"):
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=name:string", "sites", "memory")
    for i, place in enumerate(places):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"s{i}"])
        if isinstance(place, str):
            feature.setGeometry(QgsGeometry.fromWkt(place))
        else:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        layer.dataProvider().addFeature(feature)
    return layer


def columns_of(cell, west, width):
    """A raster of the numbers of its columns, from `west` on, five rows from 10 N southwards."""
    return np.tile(np.arange(width, dtype=np.float32), (5, 1)), make_grid(
        5, width, cell, (west, 10.0), "EPSG:4326"
    )


@pytest.mark.parametrize(
    ("west", "width"), [(-180.0, 180), (0.0, 180), (170.0, 20), (-190.0, 30), (160.0, 40)]
)
def test_longitudes_mean_the_same_every_360_degrees(run_algorithm, raster, west, width):
    """Sites of -180 ... 180 and 0 ... 360 on rasters of either: by hand, modulo 360."""
    cell = 2.0 if width == 180 else 1.0
    path = raster(*reversed_(columns_of(cell, west, width)))
    longitudes = [-179.3, 179.3, 181.7, -178.6, 180.0, -180.0, 171.2, 188.9, 0.4, 359.2, -65.1]
    found = run_algorithm(
        "samplesites",
        SITES=points([(x, 7.0) for x in longitudes]),
        PREDICTORS=[path],
        OUTPUT="memory:",
    )
    values = [row["lon"] for row in rows(found["OUTPUT"])]
    for x, value in zip(longitudes, values):
        column = ((x - west) % 360) // cell
        assert value == (column if column < width else None) or (column >= width and not value)


def reversed_(values_and_grid):
    values, grid = values_and_grid
    return values, "lon.tif", grid


def test_metres_in_degrees_are_no_longitudes(run_algorithm, raster):
    path = raster(*reversed_(columns_of(2.0, -180.0, 180)))
    with pytest.raises(QgsProcessingException, match="None of the 1 sites"):
        run_algorithm(
            "samplesites",
            SITES=points([(500_000.0, 5.0)]),
            PREDICTORS=[path],
            OUTPUT="memory:",
        )


def test_a_raster_without_crs_is_told(run_algorithm, raster):
    path = raster([[1.0, 2.0], [3.0, 4.0]], "npp.tif", make_grid(2, 2, 10.0, (0.0, 20.0), ""))
    told = QgsProcessingFeedback(False)
    found = run_algorithm(
        "samplesites",
        feedback=told,
        SITES=points([(15.0, 5.0)], "EPSG:32649"),
        PREDICTORS=[path],
        OUTPUT="memory:",
    )
    assert rows(found["OUTPUT"])[0]["npp"] == 4.0
    assert "have no CRS: the coordinates of 'sites' (EPSG:32649) were taken as they are" in (
        told.textLog()
    )


@pytest.mark.parametrize(
    ("geometry", "told_of"),
    [
        ("MULTIPOINT((15 15),(5 5))", True),
        ("MULTIPOINT((15 15))", False),
        ("MULTIPOINT Z((15 15 1),(5 5 2),(5 15 3))", True),
    ],
)
def test_multipoints_are_named(run_algorithm, raster, geometry, told_of):
    path = raster([[1.0, 2.0], [3.0, 4.0]], "npp.tif", make_grid(2, 2, 10.0, (0.0, 20.0)))
    told = QgsProcessingFeedback(False)
    found = run_algorithm(
        "samplesites",
        feedback=told,
        SITES=points([geometry], "EPSG:32632", geometry.split("(")[0].replace(" ", "")),
        PREDICTORS=[path],
        OUTPUT="memory:",
    )
    assert rows(found["OUTPUT"])[0]["npp"] == 2.0
    assert ("1 multipoint features have more than one point" in told.textLog()) == told_of
    assert ("name = s0" in told.textLog()) == told_of


def test_longitude_and_latitude_that_changed_places_are_told(run_algorithm, raster):
    grid = make_grid(10, 10, cell=0.01, origin=(100.0, 40.0), crs="EPSG:4326")
    path = raster(np.zeros((10, 10)), "tem.tif", grid)
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "sites", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(39.95, 100.05)))
    layer.dataProvider().addFeatures([feature])
    with pytest.raises(QgsProcessingException, match="changed places"):
        run_algorithm("samplesites", SITES=layer, PREDICTORS=[path], OUTPUT="memory:")
