"""Shapefiles that do not say in which encoding their names are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from osgeo import gdal

from carbonsink.core.raster.shapefile_encoding import unstated_encoding, write_decoded_copy
from carbonsink.tests.factories import gdal_exceptions


@pytest.fixture
def counties(tmp_path):
    """Write two polygons with names in an encoding, as a program does that states none."""

    def write(encoding, names=("郑州市", "开封市"), head="县名", page=0):
        path = tmp_path / "counties.shp"
        geojson = {"type": "FeatureCollection", "features": []}
        for i, _ in enumerate(names):
            ring = [[i, 0], [i + 1, 0], [i + 1, 1], [i, 0]]
            shape = {"type": "Polygon", "coordinates": [ring]}
            properties = {"NAME": "x" * 20}
            geojson["features"].append(
                {"type": "Feature", "geometry": shape, "properties": properties}
            )
        with gdal_exceptions(True):
            gdal.VectorTranslate(str(path), json.dumps(geojson), format="ESRI Shapefile")
        path.with_suffix(".cpg").unlink(missing_ok=True)
        table = path.with_suffix(".dbf")
        content = bytearray(table.read_bytes())
        content[29] = page
        content[32:43] = head.encode(encoding).ljust(11, b"\0")
        start, width = int.from_bytes(content[8:10], "little"), 81
        for i, name in enumerate(names):
            at = start + i * width + 1
            content[at : at + width - 1] = name.encode(encoding).ljust(width - 1)
        table.write_bytes(bytes(content))
        return str(path)

    return write


@pytest.mark.parametrize(("encoding", "found"), [("gb18030", "GB18030"), ("utf-8", "UTF-8")])
def test_chinese_names_are_read(counties, tmp_path, encoding, found):
    path = counties(encoding)
    assert unstated_encoding(path) == found
    target = str(tmp_path / "readable.gpkg")
    write_decoded_copy(path, found, target)
    dataset = gdal.OpenEx(target)  # kept: its layer is gone with it
    layer = dataset.GetLayer(0)
    assert [f.GetField("县名") for f in layer] == ["郑州市", "开封市"]


def test_what_is_stated_or_plain_is_left(counties, tmp_path):
    assert unstated_encoding(counties("ascii", ("Kaifeng", "Xi'an"), "NAME")) == ""
    assert unstated_encoding(counties("cp1252", ("Köln", "Düren"), "NAME")) == ""
    assert unstated_encoding(counties("gb18030", page=0x4D)) == ""  # the code page of GBK
    path = counties("gb18030")
    (tmp_path / "counties.CPG").write_text("GBK")
    assert unstated_encoding(path) == ""
    assert unstated_encoding(tmp_path / "nothing.shp") == ""


@pytest.mark.parametrize("header_length", [0, 5, 31, 32, 65535])
def test_lengths_that_are_not_so_are_survived(counties, header_length):
    path = counties("gb18030")
    table = Path(path).with_suffix(".dbf")
    content = bytearray(table.read_bytes())
    content[8:12] = header_length.to_bytes(2, "little") + bytes(2)
    table.write_bytes(bytes(content))
    assert unstated_encoding(path) in ("", "GB18030")


def test_a_head_in_chinese_over_plain_cells_counts(counties):
    assert unstated_encoding(counties("gb18030", ("001", "002"))) == "GB18030"
