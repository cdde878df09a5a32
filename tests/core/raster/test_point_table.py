"""Points made of tables, read back with OGR."""

from __future__ import annotations

import pytest
from osgeo import ogr

from carbonsink.core.errors_and_notes.tables import MissingColumn, NotNumeric
from carbonsink.core.raster.point_table import coordinate_range, count_unplaced, write_point_table
from carbonsink.core.tables.degrees import LONGITUDE

HEADER = ["fid", "site", "code", "x", "y", "npp", "Site"]
ROWS = [
    ["1", "A", "007", "500000.5", "5200000", "12.5", "a"],
    ["2", "B", "010", "", "5200000", "3", "b"],
    ["3", "C", "011", "500001", "-9999", "", "c"],
    ["4", "D", "012", "500002", "5200002", "", "d"],
]


def test_places_types_and_codes(tmp_path):
    target = str(tmp_path / "points.gpkg")
    rows = [row for row in ROWS if row[0] != "3"]
    write_point_table(HEADER, rows, "x", "y", "EPSG:32632", target)
    source = ogr.Open(target)
    layer = source.GetLayer(0)
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "32632"
    records = [
        (f.GetGeometryRef().GetX(), f.GetField("code"), f.GetField("npp"), f.GetField("fid_2"))
        for f in layer
    ]
    assert records == [(500000.5, "007", 12.5, 1), (500002.0, "012", None, 4)]
    names = [f.GetName() for f in layer.schema]
    assert names == ["fid_2", "site", "code", "x", "y", "npp", "Site_2"]


def test_ranges_and_rows_without_a_place():
    assert count_unplaced(HEADER, ROWS[:2], "x", "y") == 1
    assert coordinate_range(HEADER, ROWS[:2], "x", LONGITUDE) == (500000.5, 500000.5)


def test_bad_columns_are_named():
    with pytest.raises(MissingColumn):
        coordinate_range(HEADER, ROWS, "lon", LONGITUDE)
    with pytest.raises(NotNumeric):
        coordinate_range(HEADER, ROWS, "site", LONGITUDE)


def test_degrees_and_minutes(tmp_path):
    target = str(tmp_path / "points.gpkg")
    rows = [["a", "116°30'E", "39°45′N"], ["b", "117.25", "北纬40度"]]
    write_point_table(["site", "lon", "lat"], rows, "lon", "lat", "EPSG:4326", target)
    source = ogr.Open(target)
    places = [(f.GetGeometryRef().GetX(), f.GetGeometryRef().GetY()) for f in source.GetLayer(0)]
    assert places == [(116.5, 39.75), (117.25, 40.0)]
    assert coordinate_range(["site", "lon", "lat"], rows, "lon", LONGITUDE) == (116.5, 117.25)
