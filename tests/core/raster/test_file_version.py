"""What is kept of a raster is forgotten when one of the files behind it changes."""

from __future__ import annotations

import zipfile

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.files.lookup_cache import cached_lookups, store_lookup, stored_lookup
from carbonsink.core.raster import Stack
from carbonsink.core.raster.content_digests import ContentDigests
from carbonsink.core.raster.file_version import file_version, files_of_raster
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(8, 8, cell=0.5, origin=(5.0, 50.0), crs="EPSG:4326")
# -9999 stands for no data among small values, and for a depth among others like it.
MARKED = np.arange(64.0).reshape(8, 8)
MARKED[2] = -9999.0
DEPTHS = MARKED - 9980.0
DEPTHS[2] = -9999.0


def variable(folder, values) -> str:
    """Write a container of two variables; return the name of one."""
    path = folder / "field.nc"
    dataset = gdal.GetDriverByName("MEM").Create("", 8, 8, 2, gdal.GDT_Float32)
    dataset.SetGeoTransform(GRID.geotransform)
    dataset.SetProjection(GRID.crs)
    for index in (1, 2):
        dataset.GetRasterBand(index).WriteArray(values)
    gdal.GetDriverByName("netCDF").CreateCopy(str(path), dataset)
    return f'NETCDF:"{path}":Band1'


def member(folder, values) -> str:
    path = write_raster(folder / "field.tif", values, GRID)
    with zipfile.ZipFile(folder / "fields.zip", "w") as archive:
        archive.write(path, "field.tif")
    return f"/vsizip/{folder / 'fields.zip'}/field.tif"


def virtual(folder, source: str, name: str = "field.vrt") -> str:
    path = folder / name
    if not path.exists():  # its own file stays as it is
        gdal.Translate(str(path), source, format="VRT")
    return str(path)


def virtual_member(folder, values, name="outer.vrt") -> str:
    """Pack a raster with two virtual ones that stay as they are; return the name of one."""
    write_raster(folder / "field.tif", values, GRID)
    for made, source in (("inner.vrt", "field.tif"), ("outer.vrt", "inner.vrt")):
        gdal.BuildVRT(str(folder / made), [str(folder / source)]).FlushCache()
    with zipfile.ZipFile(folder / "virtual.zip", "w") as archive:
        for packed in ("field.tif", "inner.vrt", "outer.vrt"):
            archive.write(folder / packed, packed)
    return f"/vsizip/{folder / 'virtual.zip'}/{name}"


KINDS = {
    "file": lambda folder, values: write_raster(folder / "field.tif", values, GRID),
    "variable": variable,
    "member": member,
    "virtual": lambda folder, values: virtual(folder, KINDS["file"](folder, values)),
    "virtual of a variable": lambda folder, values: virtual(folder, variable(folder, values)),
    "virtual of a virtual": lambda folder, values: virtual(
        folder, KINDS["virtual"](folder, values), "outer.vrt"
    ),
    "virtual in an archive": lambda folder, values: virtual_member(folder, values, "inner.vrt"),
    "virtual of a virtual in an archive": virtual_member,
}


def read(path) -> np.ndarray:
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_marks_are_judged_anew_when_a_file_has_changed(kind, tmp_path):
    path = KINDS[kind](tmp_path, MARKED)
    wanted = np.where(MARKED == -9999.0, np.nan, MARKED)
    np.testing.assert_array_equal(read(path), wanted)
    assert KINDS[kind](tmp_path, DEPTHS) == path
    np.testing.assert_array_equal(read(path), DEPTHS)


@pytest.mark.parametrize("kind", KINDS)
def test_another_content_is_another_digest(kind, tmp_path):
    found = []
    for values in (MARKED, MARKED, DEPTHS):
        path = KINDS[kind](tmp_path, values)
        found.append((file_version(path), ContentDigests(lambda: None).of_raster(path)))
    versions, digests = zip(*found)
    assert len(set(versions)) == 3
    assert digests[1] != digests[2]


def test_look_ups_in_members_are_forgotten_when_the_archive_changes(tmp_path):
    path = member(tmp_path, MARKED)
    with cached_lookups():
        store_lookup(("kind",), path, "found")
        assert stored_lookup(("kind",), path) == "found"
        member(tmp_path, DEPTHS)
        assert stored_lookup(("kind",), path) is None


def test_sources_are_found_by_names_relative_to_a_virtual_raster(tmp_path):
    source = variable(tmp_path, MARKED)
    path = virtual(tmp_path, source)
    text = (tmp_path / "field.vrt").read_text()
    text = text.replace('relativeToVRT="0"', 'relativeToVRT="1"').replace(f"{tmp_path}/", "")
    (tmp_path / "field.vrt").write_text(text)
    assert files_of_raster(path) == [path, str(tmp_path / "field.nc")]
    assert files_of_raster(text.replace("field.nc", str(tmp_path / "field.nc")))[0].endswith(".nc")
    assert files_of_raster(f"vrt://{path}?bands=1") == [path, str(tmp_path / "field.nc")]


def test_a_relative_variable_without_quotes_is_found(tmp_path):
    source = variable(tmp_path, MARKED)
    path = virtual(tmp_path, source)
    text = (tmp_path / "field.vrt").read_text().replace('relativeToVRT="0"', 'relativeToVRT="1"')
    text = text.replace(f"{tmp_path}/", "").replace("&quot;", "").replace('"field.nc"', "field.nc")
    (tmp_path / "field.vrt").write_text(text)
    assert "NETCDF:field.nc:" in text
    assert gdal.Open(path).ReadAsArray()[2, 0] == -9999.0
    assert files_of_raster(path) == [path, str(tmp_path / "field.nc")]


def test_virtual_rasters_of_each_other_end(tmp_path):
    for name, other in (("a.vrt", "b.vrt"), ("b.vrt", "a.vrt")):
        source = f'<SourceFilename relativeToVRT="1">{other}</SourceFilename>'
        (tmp_path / name).write_text(f"<VRTDataset>{source}</VRTDataset>")
    found = files_of_raster(str(tmp_path / "a.vrt"))
    assert sorted(found) == [str(tmp_path / "a.vrt"), str(tmp_path / "b.vrt")]
