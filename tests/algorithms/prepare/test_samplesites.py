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
