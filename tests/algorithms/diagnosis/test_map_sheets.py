"""``carbonsink:mapsheet`` and ``carbonsink:studyareamap`` as QGIS runs them."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingFeedback, QgsVectorLayer

from carbonsink.core.raster import ClassEntry, Classes, RasterOutput, write_array
from carbonsink.core.report.map_sheet import sheet_elements
from carbonsink.tests.algorithms.small_rasters import fails  # noqa: F401
from carbonsink.tests.factories import UTM, make_grid, write_raster


@pytest.fixture(autouse=True)
def coarse(monkeypatch):
    monkeypatch.setattr(sheet_elements, "_DPI", 60)


@pytest.fixture
def maps(tmp_path):
    grid = make_grid(20, 30)
    unit = {"unit": "gC m-2 yr-1"}
    return [
        write_raster(tmp_path / f"d_{year}.tif", np.full((20, 30), value, "f4"), grid, **unit)
        for year, value in ((2001, -20.0), (2002, 35.0))
    ]


@pytest.fixture
def layer(qgis_app):
    """Make a layer of ``(name, WKT)`` in the rasters' CRS."""

    def make(kind, features):
        made = QgsVectorLayer(f"{kind}?crs={UTM}&field=name:string", "layer", "memory")
        for name, text in features:
            feature = QgsFeature(made.fields())
            feature.setAttributes([name])
            feature.setGeometry(QgsGeometry.fromWkt(text))
            made.dataProvider().addFeature(feature)
        made.updateExtents()
        return made

    return make


def test_a_sheet_in_each_format_with_borders(run_algorithm, maps, layer, tmp_path):
    shape = "Polygon((505000 5185000, 520000 5185000, 520000 5198000, 505000 5185000))"
    zones = layer("Polygon", [("a", shape)])
    texts = {"HEADING": "Differences", "TITLES": "First; Second", "LEGEND": "NEP less that of 2000"}
    more = {"BREAKS": "-50; 0; 50", "ZONES": zones, "COLUMNS": 1}
    for ending in ("pdf", "png", "svg"):
        path = tmp_path / f"sheet.{ending}"
        found = run_algorithm("mapsheet", MAPS=maps, OUTPUT=str(path), **texts, **more)
        assert found["OUTPUT"] == str(path)
        assert path.stat().st_size > 5000
    text = path.read_text(encoding="utf-8")
    for shown in ("Differences", "(a) First", "(b) Second", "NEP less that of 2000", "yr⁻¹"):
        assert shown in text
    assert text.count("−50") == 1
    assert "(km)" in text


def test_titles_and_legend_come_from_the_files(run_algorithm, maps, tmp_path):
    path = tmp_path / "sheet.svg"
    run_algorithm("mapsheet", MAPS=maps, OUTPUT=str(path))
    text = path.read_text(encoding="utf-8")
    assert "(a) d 2001" in text
    assert "(b) d 2002" in text
    # The values, -20 and 35, lie within round breaks on both sides of 0.
    assert text.count("−10") == text.count(">10<") == 1


def test_what_makes_no_sheet(fails, maps, tmp_path):  # noqa: F811
    path = str(tmp_path / "sheet.pdf")

    def message(**more):
        return fails("mapsheet", **{"MAPS": maps, "OUTPUT": path, **more})

    assert "TITLES" in message(TITLES="only one")
    assert "BREAKS" in message(BREAKS="3; 1")
    assert "*.pdf" in message(OUTPUT=str(tmp_path / "sheet.doc"))
    other = write_raster(tmp_path / "e.tif", np.ones((20, 30), "f4"), make_grid(20, 30), unit="K")
    assert "one unit" in message(MAPS=[*maps, other])
    other = write_raster(tmp_path / "n.tif", np.ones((20, 30), "f4"), make_grid(20, 30), unit="1")
    for order in ([*maps, other], [other, *maps]):
        told = message(MAPS=order)
        assert "n.tif have no unit, but" in told and "d_2001.tif is in gC m-2 yr-1" in told
        assert "in 1" not in told
    degrees = make_grid(20, 30, 0.1, (5.0, 47.0), "EPSG:4326")
    other = write_raster(tmp_path / "f.tif", np.ones((20, 30), "f4"), degrees)
    assert "EPSG:4326" in message(MAPS=[*maps, other])
    named = (ClassEntry(1, "forest", "Forest", "#287d3c"),)
    codes = RasterOutput("c", dtype="uint8", nodata=255, classes=Classes("c", named))
    other = str(tmp_path / "c.tif")
    write_array(codes, other, make_grid(20, 30), np.ones((20, 30), np.uint8))
    assert "cannot share a legend" in message(MAPS=[*maps, other])
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_study_area(run_algorithm, fails, layer, tmp_path):  # noqa: F811
    grid = make_grid(20, 30)
    landcover = write_raster(
        tmp_path / "lc.tif", np.arange(600).reshape(20, 30) % 3 + 1, grid, dtype=np.uint8, nodata=0
    )
    heights = np.add.outer(np.arange(20.0), np.arange(30.0)) * 30
    dem = write_raster(tmp_path / "elevation.tif", heights, grid, unit="m")
    sites = [("A1", "Point(510000 5190000)"), ("B2", "Point(520000 5195000)")]
    sites = layer("Point", [*sites, ("far", "Point(900000 5195000)")])
    path, told = tmp_path / "area.svg", QgsProcessingFeedback(False)
    given = {"SITES": sites, "OUTPUT": str(path)}
    rasters = {"LANDCOVER": landcover, "ELEVATION": dem}
    run_algorithm("studyareamap", told, **given, **rasters, NAME_FIELD="name")
    text = path.read_text(encoding="utf-8")
    for shown in ("(a) Land cover", "(b) Elevation", "Elevation (m)", "Sites"):
        assert shown in text
    country = [("a", "Polygon((0 5000000, 900000 5000000, 900000 5900000, 0 5000000))")]
    run_algorithm("studyareamap", **given, **rasters, OVERVIEW=layer("Polygon", country))
    with_overview = path.read_text(encoding="utf-8")
    assert with_overview.count('id="axes_') == text.count('id="axes_') + 1
    # Names have a white rim, so they are outlines of letters and no text.
    run_algorithm("studyareamap", **given, **rasters)
    assert len(path.read_text(encoding="utf-8")) < len(text) - 500
    assert "1 of 3 sites lie off the map" in told.textLog()
    assert "LANDCOVER" in fails("studyareamap", **given)
    assert "0.5" in fails(
        "studyareamap",
        **given,
        LANDCOVER=write_raster(tmp_path / "half.tif", np.full((20, 30), 0.5, "f4"), grid),
    )
