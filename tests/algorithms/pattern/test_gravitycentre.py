"""Gravity centres as QGIS runs them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest


@pytest.fixture
def series(raster):
    """A block of value 7 that moves east by 0.02 degrees a year, in a field of zeros."""

    def write(sign=1.0, name="npp_{}"):
        paths = []
        for i in range(4):
            values = np.zeros((20, 40))
            values[8:12, 4 + 2 * i : 8 + 2 * i] = 7.0 * sign
            paths.append(raster(name.format(2001 + i), values, epsg=4326))
        return paths

    return write


def features_of(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "layer", "ogr")
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:4326"
    return list(layer.getFeatures())


def test_layers_table_and_report(series, run_algorithm, rows_of, tmp_path):
    places = {name: str(tmp_path / f"{name}.gpkg") for name in ("CENTRES", "PATHS", "ELLIPSES")}
    table, report = str(tmp_path / "t.csv"), tmp_path / "r.html"
    result = run_algorithm(
        "gravitycentre",
        SERIES=series()[::-1],
        ELLIPSE_SIZE=2.0,
        TABLE=table,
        REPORT=str(report),
        **places,
    )
    points = features_of(places["CENTRES"])
    assert [f["date"] for f in points] == ["2001", "2002", "2003", "2004"]
    xs = [f.geometry().asPoint().x() for f in points]
    assert xs == pytest.approx([100.06, 100.08, 100.10, 100.12], abs=1e-6)
    assert not points[0]["step_km"]  # NULL
    # A degree of longitude at 39.9 north is 85.5 km.
    assert points[1]["step_km"] == pytest.approx(1.71, abs=0.01)
    assert result["DISTANCE"] == pytest.approx(3 * 1.71, abs=0.03)
    assert result["DIRECTION"] == pytest.approx(90, abs=0.1)
    assert result["SPEED"] == pytest.approx(1.71, abs=0.01)
    (path,) = features_of(places["PATHS"])
    assert path.geometry().length() == pytest.approx(0.06, abs=1e-6)
    assert path["path_km"] == pytest.approx(result["DISTANCE"], rel=1e-6)
    ellipse = features_of(places["ELLIPSES"])[0].geometry()
    # A block of four cells has a standard deviation of sqrt(15 / 12) cells.
    assert ellipse.boundingBox().height() == pytest.approx(4 * 0.01 * (15 / 12) ** 0.5, rel=0.01)
    rows = rows_of(table)
    assert float(rows[1]["step_km"]) == pytest.approx(points[1]["step_km"])
    page = report.read_text(encoding="utf-8")
    assert page.count("<svg") == 1
    assert "All zones: left the ellipses" in page
    assert Path(places["CENTRES"]).with_suffix(".qml").exists()


def test_zones_and_given_dates(series, run_algorithm, rows_of, tmp_path):
    table = str(tmp_path / "t.csv")
    result = run_algorithm(
        "gravitycentre",
        SERIES=series(name="map{}x"),
        DATES="1991-1994",
        ZONE_RASTER=series()[0],
        TABLE=table,
        CENTRES=str(tmp_path / "c.gpkg"),
    )
    assert {row["zone"] for row in rows_of(table)} == {"0", "7"}
    assert "1991" in {row["date"] for row in rows_of(table)}
    assert result["CENTRES"]


def test_weights_that_cannot_be(series, fails, run_algorithm, tmp_path):
    out = str(tmp_path / "c.gpkg")
    paths = series(-1.0, "nee_{}")
    text = fails("gravitycentre", SERIES=paths, CENTRES=out)
    assert "negative values in 16 of 800 cells" in text
    assert "WEIGHT_RULE" in text
    text = fails("gravitycentre", SERIES=paths, WEIGHT_RULE="sources", CENTRES=out)
    assert "there is no centre" in text
    assert not Path(out).exists()
    sinks = run_algorithm("gravitycentre", SERIES=paths, WEIGHT_RULE="sinks", CENTRES=out)
    assert sinks["DISTANCE"] == pytest.approx(3 * 1.71, abs=0.03)


def test_the_command_line(series, qgis_process, tmp_path):
    listed = [f"SERIES={path}" for path in series(-1.0, "nee_{}")]
    out = tmp_path / "c.gpkg"
    done = qgis_process("run", "carbonsink:gravitycentre", "--", *listed, f"CENTRES={out}")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "WEIGHT_RULE" in said
    assert not out.exists()
