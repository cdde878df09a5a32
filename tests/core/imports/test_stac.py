"""STAC items: what they say of rasters, which files they may name, and servers that fail."""

from __future__ import annotations

import json
import ntpath
import os
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.imports import (
    AssetOutside,
    AssetsOnTheWeb,
    BadStac,
    DamagedFiles,
    StacDiffers,
    StacPage,
    StacScaleUsed,
)
from carbonsink.core.imports.series_import import import_series
from carbonsink.core.imports.settings import ImportSettings
from carbonsink.core.imports.stac import is_within, may_be_stac, read_items
from carbonsink.core.raster.archives import address_of
from carbonsink.core.run import Run
from carbonsink.tests.core.imports import files
from carbonsink.tests.core.imports.server import serve
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(3, 4)
TIFF = "image/tiff; application=geotiff; profile=cloud-optimized"


@pytest.fixture
def do_import(tmp_path):
    def run(path, **settings):
        notes = []
        run = Run(on_note=notes.append, threads=1)
        settings = ImportSettings(**settings)
        receipt = import_series([str(path)], str(tmp_path / "out"), settings, run)
        return receipt, {Path(p).stem: files.read(p) for p in receipt.outputs}, notes

    return run


def make_item(assets, item="scene", **properties) -> dict:
    properties.setdefault("datetime", "2005-07-01T10:00:00Z")
    return {
        "type": "Feature",
        "stac_version": "1.1.0",
        "id": item,
        "properties": properties,
        "assets": assets,
        "links": [],
    }


def write_json(path, content) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def scene(tmp_path):
    """A folder with two rasters that declare nothing."""
    folder = tmp_path / "scene"
    folder.mkdir()
    values = np.arange(12, dtype="u2").reshape(3, 4) * 100
    values[0, 0] = 65535
    write_raster(folder / "a.tif", values, GRID)
    write_raster(folder / "b.tif", np.full((3, 4), 20, "u1"), GRID)
    return folder, values


@pytest.mark.parametrize(
    "ndvi",
    [
        {"raster:bands": [{"nodata": 65535, "scale": 0.0001, "offset": -0.1, "unit": "1"}]},
        {"bands": [{"nodata": 65535, "raster:scale": 0.0001, "raster:offset": -0.1}]},
        {"nodata": 65535, "raster:scale": 0.0001, "raster:offset": -0.1},
    ],
    ids=["raster:bands", "bands of 1.1", "the asset itself"],
)
def test_an_item_tells_what_its_rasters_do_not(do_import, scene, ndvi):
    folder, values = scene
    assets = {
        "NDVI": {"href": "./a.tif", "type": TIFF, **ndvi},
        "lai": {"href": "b.tif", "roles": ["data"], "raster:bands": [{"scale": 0.1}]},
        "preview": {"href": "b.tif", "type": TIFF, "roles": ["thumbnail"]},
        "info": {"href": "info.xml", "type": "application/xml"},
    }
    receipt, found, notes = do_import(write_json(folder / "item.json", make_item(assets)))
    assert set(found) == {"ndvi_2005-07-01", "lai_2005-07-01"}
    expected = values * 0.0001 - 0.1
    expected[0, 0] = np.nan
    np.testing.assert_allclose(found["ndvi_2005-07-01"], expected, atol=1e-6)
    np.testing.assert_allclose(found["lai_2005-07-01"], 2.0, rtol=1e-6)


def test_an_item_collection_makes_a_series(do_import, scene):
    """Months by their first and last day; bands by their names."""
    folder, values = scene
    both = np.stack([values, values + 1]).astype("f4")
    features = []
    for month, last in ((1, 31), (2, 28)):
        write_raster(folder / f"m{month}.tif", both * month, GRID)
        asset = {"href": f"m{month}.tif", "type": TIFF, "bands": [{"name": "t"}, {"name": "p"}]}
        span = {"start_datetime": f"2005-{month:02d}-01T00:00:00Z"}
        span["end_datetime"] = f"2005-{month:02d}-{last}T23:59:59Z"
        features.append(make_item({"data": asset}, f"m{month}", datetime=None, **span))
    collection = {"type": "FeatureCollection", "features": features}
    collection["links"] = [{"rel": "next", "href": "https://example.org/?page=2"}]
    _, found, notes = do_import(write_json(folder / "items.json", collection))
    assert set(found) == {"t_2005-01", "t_2005-02", "p_2005-01", "p_2005-02"}
    np.testing.assert_allclose(found["p_2005-02"], both[1] * 2)
    assert StacPage in {type(note) for note in notes}
    _, found, _ = do_import(folder / "items.json", variables=("p",))
    assert set(found) == {"p_2005-01", "p_2005-02"}


def test_a_position_that_only_the_item_tells(do_import, tmp_path):
    from osgeo import gdal

    values = np.arange(12, dtype="f4").reshape(3, 4)
    driver = gdal.GetDriverByName("GTiff")
    driver.Create(str(tmp_path / "a.tif"), 4, 3, 1, gdal.GDT_Float32).WriteArray(values)
    place = {"proj:code": "EPSG:32632", "proj:shape": [3, 4]}
    place["proj:transform"] = [1000.0, 0, 500000.0, 0, -1000.0, 5200000.0, 0, 0, 1]
    item = make_item({"lai": {"href": "a.tif", **place}})
    receipt, found, _ = do_import(write_json(tmp_path / "item.json", item))
    np.testing.assert_array_equal(found["lai_2005-07-01"], values)
    assert receipt.crs == "EPSG:32632" and receipt.extent[0] == 500000.0


def test_the_file_counts_where_both_tell_and_the_user_is_told(do_import, scene):
    folder, _values = scene
    write_raster(folder / "c.tif", np.full((3, 4), 7, "u1"), GRID, nodata=255)
    asset = {"href": "c.tif", "raster:bands": [{"nodata": 7}]}
    _, found, notes = do_import(write_json(folder / "item.json", make_item({"lai": asset})))
    np.testing.assert_array_equal(found["lai_2005-07-01"], 7)
    (note,) = [note for note in notes if isinstance(note, StacDiffers)]
    assert note.field == "nodata" and note.in_item == "7.0"


# --- what an item may name ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "href",
    [
        "../secret.tif",
        "sub/../../secret.tif",
        "%2e%2e/secret.tif",
        "/etc/hosts.tif",
        "file:///etc/hosts.tif",
        "/vsicurl/http://127.0.0.1:9/a.tif",
        "/vsizip//tmp/a.zip/a.tif",
        "s3:///a.tif",
        "s3://bucket/a\n.tif",
        "az://bucket/a.tif",
        "ftp://127.0.0.1/a.tif",
        "NETCDF:/etc/passwd.tif",
        "http://127.0.0.1:9/a\n.tif",
        "//[a.tif",
        "a%00.tif",
    ],
)
def test_files_elsewhere_are_refused(scene, tmp_path, href):
    write_raster(tmp_path / "secret.tif", np.ones((3, 4)), GRID)
    path = write_json(scene[0] / "item.json", make_item({"a": {"href": href}}))
    with pytest.raises(AssetOutside) as caught:
        read_items(str(path), allow_web=True)
    assert caught.value.href == href


@pytest.mark.parametrize(
    ("href", "host", "address"),
    [
        ("s3://bucket/y=1/a+b.tif", "bucket.s3.amazonaws.com", "/y=1/a%2Bb.tif"),
        ("S3://my.bucket/a.tif", "s3.amazonaws.com", "/my.bucket/a.tif"),
        ("gs://bucket/a.tif", "storage.googleapis.com", "/bucket/a.tif"),
    ],
)
def test_files_of_public_buckets_are_asked_for(scene, href, host, address):
    path = write_json(scene[0] / "item.json", make_item({"a": {"href": href}}))
    with pytest.raises(AssetsOnTheWeb) as caught:
        read_items(str(path))
    assert caught.value.hosts == (f"https://{host}",)
    (asset,) = read_items(str(path), allow_web=True).assets
    assert asset.path == address_of(href) == f"/vsicurl/https://{host}{address}"


def test_a_link_out_of_the_folder_is_refused(scene, tmp_path):
    write_raster(tmp_path / "secret.tif", np.ones((3, 4)), GRID)
    os.symlink(tmp_path / "secret.tif", scene[0] / "link.tif")
    path = write_json(scene[0] / "item.json", make_item({"a": {"href": "link.tif"}}))
    with pytest.raises(AssetOutside):
        read_items(str(path))


def test_a_file_may_not_reach_the_web_unless_it_is_allowed(do_import, scene, tmp_path):
    folder, values = scene
    with serve(folder) as server:
        asset = {"href": f"{server.address}/a.tif", "raster:bands": [{"nodata": 65535}]}
        path = write_json(tmp_path / "item.json", make_item({"lai": asset}))
        with pytest.raises(AssetsOnTheWeb) as caught:
            do_import(path)
        assert caught.value.hosts == (server.address,) and not server.asked
        _, found, _ = do_import(path, allow_web=True)
    np.testing.assert_allclose(found["lai_2005-07-01"][1], values[1])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "json"),
        ("[" * 100000, "json"),
        ('{"type": "Feature", "assets": []}', "no_items"),
        ('{"type": "Collection", "links": []}', "collection"),
        ('{"type": "FeatureCollection", "features": [1, {"assets": 2}]}', "no_items"),
        ('{"type": "Feature", "assets": {"a": {"href": 5}, "b": 1, "c": {}}}', "no_assets"),
        ('{"type": "Feature", "assets": {"a": {"href": "a.vrt"}}}', "no_assets"),
        (
            '{"type": "Feature", "assets": {"a": {"href": "a.XML", "type": "image/tiff"}}}',
            "no_assets",
        ),
        (
            '{"type": "Feature", "assets": {"a": {"href": "a.vrt?x", "type": "image/tiff"}}}',
            "no_assets",
        ),
        ('{"type": "Feature", "assets": {"a": {"href": "\\ud800.tif"}}}', "json"),
    ],
)
def test_what_is_no_item_is_named(tmp_path, content, why):
    path = tmp_path / "item.json"
    path.write_text(content)
    with pytest.raises(BadStac) as caught:
        read_items(str(path))
    assert caught.value.why == why


def test_strange_values_are_none(scene):
    """Of everything but what is expected nothing is taken."""
    asset = {"href": "a.tif", "bands": [{"nodata": [], "name": 5, "unit": {}}, 3]}
    facts = {"proj:code": "EPSG:x;http://a", "proj:transform": ["a"], "proj:shape": {}}
    item = make_item({"a": {**asset, **facts}}, datetime=5, start_datetime="yesterday")
    (found,) = read_items(str(write_json(scene[0] / "item.json", item))).assets
    assert (found.epsg, found.transform, found.shape, found.date) == (0, (), (), None)
    assert found.bands[0].nodata is None and found.bands[0].name == ""


def test_dates_of_items(scene):
    def date(**properties):
        path = write_json(scene[0] / "item.json", make_item({"a": {"href": "a.tif"}}, **properties))
        return read_items(str(path)).assets[0].date

    assert date() == Date(2005, 7, 1)
    year = {"start_datetime": "2005-01-01T00:00:00Z", "end_datetime": "2005-12-31T23:59:59Z"}
    assert date(datetime=None, **year) == Date(2005)
    eight = {"start_datetime": "2005-01-09T00:00:00Z", "end_datetime": "2005-01-16T23:59:59Z"}
    assert date(**eight) == Date(2005, 1, 9)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z", Date(2020)),
        ("2020-01-01T00:00:00Z", "2020-02-01T00:00:00.000Z", Date(2020, 1)),
        ("2020-12-01", "2021-01-01", Date(2020, 12)),
        ("2020-01-31T00:00:00Z", "2020-02-01T00:00:00+00:00", Date(2020, 1, 31)),
        ("2020-02-01T00:00:00Z", "2020-02-01T00:00:00Z", Date(2020, 2, 1)),
        ("2020-01-01T00:00:00Z", "2020-04-01T00:00:00Z", None),
        ("2015-01-01T00:00:00Z", "2020-12-31T00:00:00Z", None),
    ],
)
def test_spans_of_items(scene, start, end, wanted):
    span = {"start_datetime": start, "end_datetime": end, "datetime": None}
    path = write_json(scene[0] / "item.json", make_item({"a": {"href": "a.tif"}}, **span))
    assert read_items(str(path)).assets[0].date == wanted


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("proj:shape", [float("nan"), 3]),
        ("proj:shape", ["inf", 3]),
        ("proj:transform", [1e999, 0, 0, 0, -1, 0]),
        ("nodata", 10**400),
    ],
)
def test_numbers_that_cannot_be_are_named(scene, field, value):
    path = write_json(scene[0] / "item.json", make_item({"a": {"href": "a.tif", field: value}}))
    with pytest.raises(BadStac) as caught:
        read_items(str(path))
    assert (caught.value.why, caught.value.reason) == ("value", field)


@pytest.mark.parametrize(
    ("field", "value"), [("scale", 0), ("scale", float("inf")), ("offset", float("nan"))]
)
def test_a_scale_that_leaves_no_values_is_refused(do_import, scene, field, value):
    asset = {"href": "a.tif", "raster:bands": [{field: value}]}
    with pytest.raises(BadStac) as caught:
        do_import(write_json(scene[0] / "item.json", make_item({"lai": asset})))
    assert (caught.value.why, caught.value.reason) == ("value", field)


def test_an_offset_that_was_applied_is_not_applied_again(do_import, scene):
    """Earth Search states the offset of Sentinel-2 for numbers that contain it already."""
    folder, _values = scene
    asset = {"href": "b.tif", "raster:bands": [{"scale": 0.5, "offset": -0.1}]}
    for is_applied, wanted in ((True, 10.0), (False, 9.9)):
        facts = {"earthsearch:boa_offset_applied": is_applied}
        path = write_json(folder / "item.json", make_item({"lai": asset}, **facts))
        _, found, notes = do_import(path)
        np.testing.assert_allclose(found["lai_2005-07-01"], wanted, rtol=1e-6)
        (note,) = [note for note in notes if isinstance(note, StacScaleUsed)]
        assert note == StacScaleUsed("lai", 0.5, 0.0 if is_applied else -0.1, 1)


def test_paths_on_other_drives_and_hosts_are_elsewhere():
    for path in (r"D:\a.tif", r"\\host\share\a.tif", r"\\?\C:\data\a.tif", r"C:\a.tif"):
        assert not is_within(r"C:\data", path, ntpath)
    assert is_within(r"C:\data", r"C:\data\sub\a.tif", ntpath)


def test_files_elsewhere_are_not_touched(scene, monkeypatch):
    """On Windows a look at a path of another host logs in there."""
    path = write_json(scene[0] / "item.json", make_item({"a": {"href": "//host/share/a.tif"}}))
    asked, real = [], os.path.realpath

    def watch(name, *more, **named):
        asked.append(str(name))
        return real(name, *more, **named)

    monkeypatch.setattr(os.path, "realpath", watch)
    with pytest.raises(AssetOutside):
        read_items(str(path))
    assert asked and not any("share" in name for name in asked)


def test_inputs_that_may_be_items():
    assert may_be_stac("a/item.json") and may_be_stac("/vsicurl/https://a.org/items/S2A?x=1.5")
    assert not may_be_stac("a/b.tif") and not may_be_stac("/vsicurl/https://a.org/b.tif?sig=a/b")


# --- servers ------------------------------------------------------------------------------------


def test_an_item_and_its_rasters_from_a_server(do_import, scene):
    """Addresses without an ending are items where they answer JSON."""
    folder, values = scene
    item = make_item({"lai": {"href": "../a.tif?token=1", "raster:bands": [{"nodata": 65535}]}})
    write_json(folder / "items" / "scene", item)
    with serve(folder) as server:
        receipt, found, _ = do_import(f"{server.address}/items/scene")
        again, _, _ = do_import(f"{server.address}/items/scene")
    expected = values.astype(float)
    expected[0, 0] = np.nan
    np.testing.assert_allclose(found["lai_2005-07-01"], expected)
    assert "token" not in str(receipt.variables[0].files)
    assert len(again.variables[0].kept) == 1


def test_rasters_and_netcdf_by_their_addresses(do_import, scene, tmp_path):
    folder, values = scene
    write_raster(folder / "lai_2005-07.tif", values.astype("f4"), GRID)
    fields = {"t2m": (np.full((1, 3, 5), 280, "f4"), {"units": "K"})}
    files.write_netcdf(folder / "era.nc", fields, [files.seconds((2005, 7, 1))])
    with serve(folder) as server:
        _, found, _ = do_import(f"{server.address}/lai_2005-07.tif")
        np.testing.assert_allclose(found["lai_2005-07"], values)
        assert "/lai_2005-07.tif" in server.asked and "/" not in server.asked
        _, found, _ = do_import(f"/vsicurl/{server.address}/era.nc")
    np.testing.assert_allclose(next(iter(found.values())), 6.85, atol=1e-4)


@pytest.mark.parametrize(
    ("place", "reason"), [("gone", "404"), ("page", "HTML"), ("slow", "slow|timed out|Timeout")]
)
def test_servers_that_fail_are_named_and_left_out(do_import, scene, tmp_path, place, reason):
    import re

    from osgeo import gdal

    folder, _values = scene
    options = {"GDAL_HTTP_LOW_SPEED_TIME": "1", "GDAL_HTTP_MAX_RETRY": "0"}
    for name, value in options.items():
        gdal.SetConfigOption(name, value)
    try:
        with serve(folder, delay=3.0) as server:
            assets = {
                "lai": {"href": f"{server.address}/b.tif"},
                "ndvi": {"href": f"{server.address}/{place}/a.tif"},
            }
            path = write_json(tmp_path / "item.json", make_item(assets))
            with pytest.raises(DamagedFiles) as caught:
                do_import(path, allow_web=True)
            ((file, why),) = caught.value.files
            assert file.endswith(f"/{place}/a.tif") and re.search(reason, why), why
            _, found, _ = do_import(path, allow_web=True, skip_damaged=True)
            assert set(found) == {"lai_2005-07-01"}
            assert gdal.GetConfigOption("GDAL_HTTP_LOW_SPEED_TIME") == "1"
            assert gdal.GetConfigOption("GDAL_HTTP_CONNECTTIMEOUT") is None
    finally:
        for name in options:
            gdal.SetConfigOption(name, None)


@pytest.mark.parametrize("before", ["", "<!-- x -->", " " * 4000], ids=["start", "comment", "far"])
@pytest.mark.parametrize("where", ["server", "item", "link", "folder"])
def test_a_virtual_raster_under_another_name_is_not_opened(
    do_import, scene, tmp_path, before, where
):
    """It could name other files of this computer."""
    folder, _values = scene
    secret = tmp_path / "secret.tif"
    write_raster(secret, np.ones((3, 4)), GRID)
    source = f"<SourceFilename>{secret}</SourceFilename><SourceBand>1</SourceBand>"
    evil = folder / ("x.vrt" if where == "link" else "x_2005.tif")
    evil.write_text(
        f'{before}<VRTDataset rasterXSize="4" rasterYSize="3"><VRTRasterBand dataType="Byte" '
        f'band="1"><SimpleSource>{source}</SimpleSource></VRTRasterBand></VRTDataset>'
    )
    if where == "link":
        os.symlink(evil, folder / "x_2005.tif")
    item = write_json(tmp_path / "scene" / "item.json", make_item({"x": {"href": "x_2005.tif"}}))
    with serve(folder) as server, pytest.raises(DamagedFiles) as caught:
        given = {"server": f"{server.address}/x_2005.tif", "folder": evil}
        do_import(given.get(where, item))
    assert caught.value.files[0][1] == "VRT"


def test_a_virtual_raster_of_the_users_own_is_read(do_import, scene):
    from osgeo import gdal

    folder, values = scene
    gdal.BuildVRT(str(folder / "lai_2005.vrt"), [str(folder / "b.tif")]).FlushCache()
    _, found, _ = do_import(folder / "lai_2005.vrt")
    np.testing.assert_allclose(found["lai_2005"], 20)
