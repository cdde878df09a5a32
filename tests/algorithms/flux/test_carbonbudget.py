"""``carbonsink:carbonbudget`` as QGIS runs it."""

from __future__ import annotations

import numpy as np
import pytest

NAN = np.nan
YEARS = range(2001, 2007)


@pytest.fixture
def series(raster):
    return [raster(f"nep_{y}", [[y - 2000.0, 10.0], [NAN, 20.0]]) for y in YEARS]


@pytest.fixture
def polygons(tmp_path):
    """Two polygons in degrees, over the upper and over the lower row of cells."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsFeature,
        QgsGeometry,
        QgsProject,
        QgsRectangle,
        QgsVectorFileWriter,
        QgsVectorLayer,
    )

    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "zones", "memory")
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:32648"), layer.crs(), QgsProject.instance()
    )
    for name, south in (("north", 3999000), ("south", 3998000)):
        geometry = QgsGeometry.fromRect(QgsRectangle(500000, south, 502000, south + 1000))
        geometry.transform(transform)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes([name])
        layer.dataProvider().addFeature(feature)
    path = str(tmp_path / "zones.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, path, QgsProject.instance().transformContext(), options
    )
    return path


def test_whole_region(run_algorithm, series, rows_of, tmp_path):
    table, report = tmp_path / "budget.csv", tmp_path / "budget.html"
    found = run_algorithm("carbonbudget", SERIES=series, TABLE=str(table), REPORT=str(report))
    rows = rows_of(table)
    assert [row["period"] for row in rows] == [str(year) for year in YEARS]
    totals = [float(row["total (Tg C)"]) * 1e6 for row in rows]
    assert totals == pytest.approx([30 + y - 2000 for y in YEARS])
    assert found["SLOPE"] == pytest.approx(1e-6)
    assert found["SEN_SLOPE"] == pytest.approx(1e-6)
    assert float(rows[0]["ols_slope (Tg C yr-1)"]) == pytest.approx(1e-6)
    assert found["AREA"] == pytest.approx(3.0)
    assert found["TOTAL"] == pytest.approx(33.5e-6)
    assert "<svg" in report.read_text(encoding="utf-8")


def test_polygons_in_another_crs(run_algorithm, series, polygons, rows_of, tmp_path):
    table = tmp_path / "budget.csv"
    run_algorithm(
        "carbonbudget", SERIES=series, ZONES=polygons, ZONE_FIELD="name", TABLE=str(table)
    )
    first = {r["zone"]: r for r in rows_of(table) if r["period"] == "2001"}
    assert set(first) == {"all", "north", "south"}
    assert float(first["north"]["total (Tg C)"]) == pytest.approx(11e-6)
    assert float(first["south"]["total (Tg C)"]) == pytest.approx(20e-6)
    assert float(first["south"]["zone_area (km2)"]) == pytest.approx(2.0)
    assert float(first["south"]["valid_area (km2)"]) == pytest.approx(1.0)


def test_cells_by_their_share_of_polygons(run_algorithm, fails, series, raster, rows_of, tmp_path):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:32648&field=name:string", "zones", "memory")
    # A quarter of the first cell, half of the one east of it, and no centre of the row below.
    shape = "Polygon((500500 4000000, 502000 4000000, 502000 3998800, 500500 3998800, 500500 4e6))"
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["a"])
    feature.setGeometry(QgsGeometry.fromWkt(shape))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    table, report = str(tmp_path / "budget.csv"), tmp_path / "budget.html"
    given = {"SERIES": series, "TABLE": table, "ZONE_CELLS": "share"}
    found = run_algorithm("carbonbudget", **given, ZONES=layer, REPORT=str(report))
    # Cells of 1 km2; that of the lower row and the first column has no data.
    assert found["AREA"] == pytest.approx(0.5 + 1.0 + 0.2, abs=1e-5)
    first = float(rows_of(table)[0]["total (Tg C)"]) * 1e6
    assert first == pytest.approx(0.5 * 1.0 + 10.0 + 0.2 * 20.0, abs=1e-4)
    assert "by the share of their area" in report.read_text(encoding="utf-8")
    assert "ZONES is empty, and ZONE_CELLS needs it" in fails("carbonbudget", **given)
    cover = raster("cover", [[3, 4], [4, 4]])
    assert "ZONE_RASTER" in fails("carbonbudget", **given, ZONE_RASTER=cover)


def test_zone_raster_and_unit(run_algorithm, series, raster, rows_of, tmp_path):
    table = tmp_path / "budget.csv"
    zones = raster("cover", [[3, 4], [4, 4]], nodata=0)
    run_algorithm(
        "carbonbudget", SERIES=series, ZONE_RASTER=zones, CARBON_UNIT="t_ha", TABLE=str(table)
    )
    rows = {r["code"]: r for r in rows_of(table) if r["period"] == "2001"}
    assert float(rows["4"]["total (Tg C)"]) == pytest.approx(30 * 100 * 1e6 / 1e12)
    assert float(rows["4"]["mean (t C ha-1)"]) == pytest.approx(15.0)


def test_months(run_algorithm, raster, fails, rows_of, tmp_path):
    months = [raster(f"nep_2001-{m:02d}", [[float(m)]]) for m in range(1, 13)]
    table = tmp_path / "budget.csv"
    run_algorithm("carbonbudget", SERIES=months, PERIOD="season", TABLE=str(table))
    assert [r["period"] for r in rows_of(table)] == ["2001 MAM", "2001 JJA", "2001 SON"]
    message = fails("carbonbudget", SERIES=months[:11], PERIOD="year", TABLE=str(table))
    assert "PERIOD = year" in message


def test_bad_input(fails, series, raster, polygons, tmp_path):
    table = str(tmp_path / "budget.csv")
    zones = raster("cover", [[3, 4], [4, 4]])

    def message(**parameters):
        return fails("carbonbudget", TABLE=table, **{"SERIES": series, **parameters})

    assert "nodate" in message(SERIES=[raster("nodate", [[1.0]])])
    assert "ZONE_RASTER" in message(ZONES=polygons, ZONE_RASTER=zones)
    assert "2.5" in message(ZONE_RASTER=raster("dem", [[2.5, 1], [1, 1]]))
    assert "3 x 1 cells" in message(ZONE_RASTER=raster("other", [[1, 1, 1]]))
    assert "no data in any cell" in message(SERIES=[raster("nep_2001", [[NAN]])])
    assert not (tmp_path / "budget.csv").exists()


def test_zones_beside_the_rasters(fails, series, polygons, tmp_path):
    import processing

    far = str(tmp_path / "far.gpkg")
    moved = {"INPUT": polygons, "DELTA_X": 20.0, "OUTPUT": far}
    processing.run("native:translategeometry", moved)
    table = str(tmp_path / "budget.csv")
    message = fails("carbonbudget", SERIES=series, ZONES=far, ZONE_FIELD="name", TABLE=table)
    assert "zones do not overlap the rasters" in message
    assert not (tmp_path / "budget.csv").exists()


def test_zones_that_are_all_hidden_by_a_filter(fails, series, polygons, tmp_path):
    hidden = f"{polygons}|subset=\"name\" = 'west'"
    message = fails("carbonbudget", SERIES=series, ZONES=hidden, TABLE=str(tmp_path / "b.csv"))
    assert "has no polygons to use" in message


def test_a_place_that_cannot_be_written(fails, series):
    message = fails("carbonbudget", SERIES=series, TABLE="/proc/nowhere/budget.csv")
    assert "/proc/nowhere" in message


def test_categories_name_the_zones(run_algorithm, series, raster, rows_of, tmp_path):
    from osgeo import gdal

    zones, table = raster("cover", [[1, 2], [2, 2]], 255, kind=gdal.GDT_Byte), tmp_path / "b.csv"
    dataset = gdal.Open(zones, gdal.GA_Update)
    dataset.GetRasterBand(1).SetCategoryNames(["", "Forest", "Grassland"])
    del dataset
    run_algorithm("carbonbudget", SERIES=series, ZONE_RASTER=zones, TABLE=str(table))
    assert {(r["code"], r["zone"]) for r in rows_of(table)} == {
        ("", "all"),
        ("1", "Forest"),
        ("2", "Grassland"),
    }


def test_classes(run_algorithm, series, fails, rows_of, tmp_path):
    table, own = tmp_path / "classes.csv", tmp_path / "own.csv"
    own.write_text("code,key,label,upper,colour\n0,low,Low,10,#ff0000\n9,high,High,,#00ff00\n")
    given = {"SERIES": series, "CLASSES": str(own), "CLASS_TABLE": str(table)}
    run_algorithm("carbonbudget", TABLE=str(tmp_path / "budget.csv"), **given)
    rows = rows_of(table)
    assert len(rows) == 2 * len(YEARS)
    low, high = rows[:2]
    assert (low["class_name"], float(low["area (km2)"])) == ("Low", 2.0)
    assert float(high["share (%)"]) == pytest.approx(100 / 3)
    assert float(low["up_to (gC m-2)"]) == float(high["above (gC m-2)"]) == 10.0
    own.write_text("code,key,label,upper,colour\n0,low,Low,ten,#ff0000\n9,high,High,,#00ff00\n")
    message = fails("carbonbudget", TABLE=str(tmp_path / "budget.csv"), **given)
    assert "own.csv" in message
    assert "'ten'" in message


def test_products(run_algorithm, series, raster, polygons, rows_of, tmp_path):
    others = [raster(f"modis_{y}", [[-2.0, -10.0], [NAN, -20.0]]) for y in YEARS[:4]]
    others += [raster(f"casa_{y}", [[2 * (y - 2000.0), 20.0], [NAN, NAN]]) for y in YEARS]
    table, report = tmp_path / "products.csv", tmp_path / "budget.html"
    run_algorithm(
        "carbonbudget",
        SERIES=series,
        PRODUCTS=others,
        ZONES=polygons,
        ZONE_FIELD="name",
        TABLE=str(tmp_path / "budget.csv"),
        PRODUCT_TABLE=str(table),
        REPORT=str(report),
    )
    rows = {(r["zone"], r["product"]): r for r in rows_of(table)}
    north = {name: rows["north", name] for name in ("nep", "modis", "casa")}
    assert {r["periods"] for r in north.values()} == {"4"}
    assert float(north["casa"]["difference (%)"]) == pytest.approx(100.0)
    assert north["modis"]["signs_differ"] == "True"
    assert north["modis"]["periods_signs_differ"] == "4"
    assert float(north["nep"]["total (Tg C)"]) == pytest.approx(12.5e-6)
    assert rows["south", "nep"]["total (Tg C)"] == ""  # CASA has no data there
    assert float(rows["south", "nep"]["own_total (Tg C)"]) == pytest.approx(20e-6)
    variables = [r["variable"] for r in rows_of(tmp_path / "budget.csv")]
    assert list(dict.fromkeys(variables)) == ["nep", "modis", "casa"]
    assert "modis the opposite" in report.read_text(encoding="utf-8")


def test_products_that_cannot_be_compared(fails, series, raster, tmp_path):
    table = str(tmp_path / "products.csv")

    def message(*products, **more):
        given = {"SERIES": series, "PRODUCTS": list(products), "TABLE": table}
        return fails("carbonbudget", **given, **more)

    assert "PRODUCTS is empty" in message(PRODUCT_TABLE=str(tmp_path / "other.csv"))
    assert "share 0 dates" in message(raster("modis_1990", [[1, 2], [3, 4]]))
    assert "alignrasters" in message(raster("modis_2001", [[1, 2, 3]]))
    assert "SERIES and PRODUCTS are the same raster" in message(*series)
    assert not (tmp_path / "products.csv").exists()
