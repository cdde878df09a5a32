"""Zones of ``carbonsink:carbonbudget`` as other people's layers have them, through QGIS."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from carbonsink.tests.factories import make_grid, write_raster

DEGREES = "EPSG:4326"


@pytest.fixture
def globe(tmp_path):
    """Two years of ones on 0 ... 360 degrees, five degrees a cell."""
    grid = make_grid(36, 72, 5.0, (0.0, 90.0), DEGREES)
    ones = np.full(grid.shape, 100.0, np.float32)
    return [write_raster(tmp_path / f"npp_{y}.tif", ones, grid) for y in (2001, 2002)]


@pytest.fixture
def layer(provider):
    """Make a layer of polygons from ``(name, WKT)``; None is a feature without geometry."""

    def make(zones, crs=DEGREES, kind="MultiPolygon"):
        made = QgsVectorLayer(f"{kind}?crs={crs}&field=name:string", "regions", "memory")
        for name, text in zones:
            feature = QgsFeature(made.fields())
            feature.setAttributes([name])
            if text is not None:
                feature.setGeometry(QgsGeometry.fromWkt(text))
            made.dataProvider().addFeature(feature)
        made.updateExtents()
        return made

    return make


@pytest.fixture
def budget(run_algorithm, rows_of, tmp_path):
    """Run the budget and return cells by zone, and the log."""

    def run(series, zones, **more):
        table, told = tmp_path / "budget.csv", QgsProcessingFeedback(False)
        run_algorithm(
            "carbonbudget",
            feedback=told,
            SERIES=series,
            ZONES=zones,
            ZONE_FIELD="name",
            TABLE=str(table),
            **more,
        )
        rows = [row for row in rows_of(table) if row["period"] == "2001"]
        return {row["zone"]: int(row["zone_cells"]) for row in rows}, told.textLog()

    return run


def box(west, south, east, north):
    return QgsGeometry.fromWkt(
        f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
    ).asWkt()


def test_zones_of_180_on_a_raster_of_360(budget, globe, layer):
    zones = layer([("Iberia", box(-10, 40, 20, 60)), ("America", box(-100, 20, -60, 60))])
    cells, log = budget(globe, zones)
    assert cells == {"all": 24 + 64, "Iberia": 24, "America": 64}
    assert "off the rasters" not in log


def test_parts_off_the_raster_are_named_with_their_share(budget, tmp_path, layer):
    grid = make_grid(36, 60, 5.0, (0.0, 90.0), DEGREES)
    ones = np.full(grid.shape, 100.0, np.float32)
    series = [write_raster(tmp_path / f"npp_{y}.tif", ones, grid) for y in (2001, 2002)]
    zones = [("Iberia", box(-10, 40, 20, 60)), ("Asia", box(60, 0, 100, 40))]
    cells, log = budget(series, layer([*zones, ("Atlantic", box(-40, 0, -20, 20))]))
    assert cells == {"all": 16 + 64, "Iberia": 16, "Asia": 64, "Atlantic": 0}
    assert "Iberia (33.3 %)" in log
    assert "Asia (" not in log
    assert "without a single cell: Atlantic." in log


def test_the_same_table_for_any_memory(run_algorithm, tmp_path, layer):
    """Edges through centres of a raster in many blocks."""
    grid = make_grid(1800, 3600, 0.1, (-180.0, 90.0), DEGREES)
    ones = np.full(grid.shape, 100.0, np.float32)
    series = [write_raster(tmp_path / f"npp_{y}.tif", ones, grid) for y in (2001, 2002)]
    west, south = np.arange(-170.05, 150, 11.7), np.arange(-60.05, 70, 7.3)
    boxes = [
        (round(w, 2), round(s, 2), round(w + 11.7, 2), round(s + 7.3, 2))
        for w in west
        for s in south
    ]
    zones = layer([(f"z{i}", box(*b)) for i, b in enumerate(boxes)])
    tables = []
    for memory in (64, 1024):
        table, told = tmp_path / f"{memory}.csv", QgsProcessingFeedback(False)
        run_algorithm(
            "carbonbudget",
            feedback=told,
            SERIES=series,
            ZONES=zones,
            ZONE_FIELD="name",
            TABLE=str(table),
            MAX_MEMORY=memory,
        )
        assert "polygons of several zones" not in told.textLog()
        tables.append(table.read_text(encoding="utf-8"))
    assert tables[0] == tables[1]
    whole = next(line for line in tables[0].splitlines() if ",all,2001," in line)
    assert f",{117 * 73 * len(boxes)}" in whole


# --- names --------------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path):
    grid = make_grid(4, 4, 1000.0)
    ones = np.full(grid.shape, 100.0, np.float32)
    return [write_raster(tmp_path / f"npp_{y}.tif", ones, grid) for y in (2001, 2002)]


def cell(row, col, size=1):
    west, north = 500_000 + 1000 * col, 5_200_000 - 1000 * row
    return box(west, north - 1000 * size, west + 1000 * size, north)


@pytest.mark.parametrize("name", [NULL, None, "", "   "])
def test_zones_without_a_name_are_kept_apart_and_told(budget, small, layer, name):
    zones = layer([("a", cell(0, 0)), (name, cell(1, 1)), (name, cell(2, 2, 2))], "EPSG:32632")
    cells, log = budget(small, zones)
    assert sorted(cells.values()) == [1, 1, 4, 6]
    assert cells["a"] == 1
    assert sum(zone.startswith("unnamed ") for zone in cells) == 2
    assert "2 zones have no name" in log


def test_polygons_of_one_name_are_one_zone_and_told(budget, small, layer):
    zones = layer([("a", cell(0, 0)), ("b", cell(1, 1)), ("a", cell(2, 2, 2))], "EPSG:32632")
    cells, log = budget(small, zones)
    assert cells == {"all": 6, "a": 5, "b": 1}
    assert "Several polygons have the same name: a" in log


def test_zones_without_geometry_are_named(budget, small, layer):
    zones = layer([("a", cell(0, 0)), ("lost", None), ("void", "MULTIPOLYGON EMPTY")], "EPSG:32632")
    cells, log = budget(small, zones)
    assert cells == {"a": 1}
    assert "without geometry, left out: lost, void" in log


def test_a_zone_called_as_the_whole_is_told(budget, small, layer):
    _cells, log = budget(small, layer([("all", cell(0, 0))], "EPSG:32632"))
    assert "A zone is called 'all'" in log


def test_numbers_as_names_are_texts(budget, small, layer):
    """001 and 1 are two zones."""
    zones = layer([("001", cell(0, 0)), ("1", cell(1, 1, 2))], "EPSG:32632")
    assert budget(small, zones)[0] == {"all": 5, "001": 1, "1": 4}


# --- what of a layer is used --------------------------------------------------------------------


def test_selected_features_only(budget, small, layer):
    zones = layer([("a", cell(0, 0)), ("b", cell(2, 2, 2))], "EPSG:32632")
    QgsProject.instance().addMapLayer(zones)
    zones.selectByExpression("name = 'b'")
    chosen = QgsProcessingFeatureSourceDefinition(zones.id(), True)
    assert budget(small, chosen)[0] == {"b": 4}
    QgsProject.instance().removeMapLayer(zones.id())


def test_a_filter_and_a_crs_of_the_layer(budget, small, layer, tmp_path):
    import processing

    path = str(tmp_path / "zones.gpkg")
    zones = layer([("a", cell(0, 0)), ("b", cell(2, 2, 2))], "EPSG:32633")
    processing.run("native:savefeatures", {"INPUT": zones, "OUTPUT": path})
    shown = QgsVectorLayer(path, "zones", "ogr")
    from qgis.core import QgsCoordinateReferenceSystem

    shown.setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))  # the file says zone 33
    assert shown.setSubsetString("\"name\" <> 'a'")
    assert budget(small, shown)[0] == {"b": 4}


def test_curved_polygons(budget, small, layer):
    x, y = 502_000, 5_198_000
    circle = (
        f"CURVEPOLYGON(CIRCULARSTRING({x - 1200} {y},{x} {y + 1200},{x + 1200} {y},"
        f"{x} {y - 1200},{x - 1200} {y}))"
    )
    assert budget(small, layer([("c", circle)], "EPSG:32632", "CurvePolygon"))[0]["c"] == 4
