"""Shapefiles that do not say, or not rightly, in which encoding their names are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from osgeo import gdal

from carbonsink.core.raster.shapefile_encoding import encoding_of_names, write_decoded_copy
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
    assert encoding_of_names(path) == found
    target = str(tmp_path / "readable.gpkg")
    write_decoded_copy(path, found, target)
    dataset = gdal.OpenEx(target)  # kept: its layer is gone with it
    layer = dataset.GetLayer(0)
    assert [f.GetField("县名") for f in layer] == ["郑州市", "开封市"]


def test_what_is_stated_or_plain_is_left(counties, tmp_path):
    assert encoding_of_names(counties("ascii", ("Kaifeng", "Xi'an"), "NAME")) == ""
    assert encoding_of_names(counties("gb18030", page=0x4D)) == ""  # the code page of GBK
    path = counties("gb18030")
    (tmp_path / "counties.CPG").write_text("GBK")
    assert encoding_of_names(path) == ""
    assert encoding_of_names(tmp_path / "nothing.shp") == ""


@pytest.mark.parametrize("header_length", [0, 5, 31, 32, 65535])
def test_lengths_that_are_not_so_are_survived(counties, header_length):
    path = counties("gb18030")
    table = Path(path).with_suffix(".dbf")
    content = bytearray(table.read_bytes())
    content[8:12] = header_length.to_bytes(2, "little") + bytes(2)
    table.write_bytes(bytes(content))
    assert encoding_of_names(path) in ("", "GB18030")


def test_a_head_in_chinese_over_plain_cells_counts(counties):
    assert encoding_of_names(counties("gb18030", ("001", "002"))) == "GB18030"


TAIWAN, FRANCE, BRAZIL = ("臺北市", "嘉義縣"), ("Orléans", "Île-de-France"), ("São Paulo", "Ceará")
CHINA = ("郑州市", "开封市", "鄂尔多斯")


@pytest.mark.parametrize(
    ("encoding", "names", "found"),
    [
        ("cp950", TAIWAN, "CP950"),
        ("cp1252", FRANCE, "CP1252"),
        ("latin-1", BRAZIL, "CP1252"),
        ("gbk", CHINA, "GB18030"),
        ("utf-8", FRANCE, "UTF-8"),
        ("cp1251", ("Москва", "Томск"), ""),
        ("shift_jis", ("東京都", "北海道"), ""),
        ("cp1250", ("Łódź", "Kraków"), ""),
    ],
)
def test_encodings_that_nothing_states(counties, encoding, names, found):
    """What nobody can tell is left to GDAL, and refused where its letters cannot be read."""
    assert encoding_of_names(counties(encoding, names, "NAME")) == found


@pytest.mark.parametrize(
    ("stated", "encoding", "names", "found"),
    [
        ("936", "gbk", CHINA, ""),
        ("GBK", "gbk", CHINA, ""),
        ("88591", "latin-1", BRAZIL, ""),
        ("UTF8", "utf-8", CHINA, ""),
        ("ANSI 936", "gbk", CHINA, "CP936"),
        ("ANSI 950", "cp950", TAIWAN, "CP950"),
        ("ANSI 1252", "cp1252", FRANCE, "CP1252"),
        ("\ufeff936", "gbk", CHINA, "CP936"),
        ("OEM", "gbk", CHINA, "GB18030"),
        ("OEM", "cp950", TAIWAN, "CP950"),
        ("OEM", "cp1252", FRANCE, "CP1252"),
        ("system", "utf-8", CHINA, "UTF-8"),
        ("936", "cp950", TAIWAN, "CP950"),
        ("UTF-8", "gbk", CHINA, "GB18030"),
        ("ISO-8859-1", "utf-8", FRANCE, "UTF-8"),
        ("ISO-8859-1", "gbk", CHINA, "GB18030"),
        ("ISO-8859-1", "latin-1", BRAZIL, ""),
    ],
)
def test_what_a_file_beside_it_states(counties, stated, encoding, names, found):
    """As ArcGIS writes it, and where names can be nothing of what is stated."""
    path = counties(encoding, names, "NAME")
    Path(path).with_suffix(".cpg").write_text(stated, encoding="utf-8")
    assert encoding_of_names(path) == found


@pytest.mark.parametrize(
    ("page", "encoding", "names", "found"),
    [
        (0x4D, "gbk", CHINA, ""),
        (0x4F, "cp950", TAIWAN, ""),
        (0x57, "latin-1", BRAZIL, ""),
        (0x03, "cp1252", FRANCE, ""),
        (0x57, "gbk", CHINA, "GB18030"),
        (0x57, "cp950", TAIWAN, "CP950"),
        (0x03, "gbk", CHINA, "GB18030"),
        (0x01, "gbk", CHINA, "GB18030"),
        (0x4D, "utf-8", CHINA, "UTF-8"),
    ],
)
def test_what_the_header_states(counties, page, encoding, names, found):
    """Programs that know no code page write that of MS-DOS or Windows."""
    assert encoding_of_names(counties(encoding, names, "NAME", page)) == found


def test_a_name_that_is_cut_off_within_a_letter_says_nothing(counties):
    cut = ("郑州市" * 9).encode()[:80].decode(errors="surrogateescape")

    class Cut(str):
        def encode(self, encoding):
            return str.encode(self, encoding, "surrogateescape")

    assert encoding_of_names(counties("utf-8", ("郑州市", Cut(cut)), "NAME")) == "UTF-8"
