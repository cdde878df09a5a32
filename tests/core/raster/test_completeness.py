"""Files that break off are refused, and whole ones of every layout are not."""

from __future__ import annotations

import os

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.raster import UnreadableRaster
from carbonsink.core.raster import Stack
from carbonsink.core.raster.completeness import _classic_bytes
from carbonsink.tests.factories import gdal_exceptions, make_grid

netCDF4 = pytest.importorskip("netCDF4")

GRID = make_grid(6, 5, cell=0.5, origin=(5.0, 50.0), crs="EPSG:4326")
VALUES = np.arange(1.0, 91.0).reshape(3, 6, 5)
_OTHERS = [
    ("EHdr", "a.bil", "a.bil"),
    ("RRASTER", "a.grd", "a.gri"),
    ("ERS", "a.ers", "a"),
]
CLASSIC = ("NETCDF3_CLASSIC", "NETCDF3_64BIT_OFFSET", "NETCDF3_64BIT_DATA")


def container(path, form, unlimited=True, kind="f4", several=True) -> str:
    """Write months of one variable, between others if there are several."""
    path = str(path)
    with netCDF4.Dataset(path, "w", format=form) as file:
        for name, size in (("time", None if unlimited else 3), ("lat", 6), ("lon", 5)):
            file.createDimension(name, size)
        for name, unit in (("lat", "degrees_north"), ("lon", "degrees_east")):
            axis = file.createVariable(name, "f8", (name,))
            axis.units = unit
        file["lat"][:], file["lon"][:] = 49.75 - 0.5 * np.arange(6), 5.25 + 0.5 * np.arange(5)
        time = file.createVariable("time", "f8", ("time",))
        time.units = "days since 2001-01-01"
        time[:] = [15, 45, 75]
        if several:
            file.createVariable("early", "i2", ("lat",))[:] = 1
        file.createVariable("npp", kind, ("time", "lat", "lon"))[:] = VALUES
        if several:
            file.createVariable("late", "i1", ("time", "lat"))[:] = 1
        file.title = "odd"
    return f'NETCDF:"{path}":npp'


def raw(path, driver="ENVI", options=()) -> str:
    dataset = gdal.GetDriverByName(driver).Create(str(path), 5, 6, 3, gdal.GDT_Int16, list(options))
    dataset.SetGeoTransform(GRID.geotransform)
    dataset.SetProjection(GRID.crs)
    for i in range(dataset.RasterCount):
        dataset.GetRasterBand(i + 1).WriteArray(VALUES[i])
    return str(path)


def shorten(path, cut: int) -> None:
    with open(path, "r+b") as file:
        file.truncate(os.path.getsize(path) - cut)


def read(path) -> np.ndarray:
    stack = Stack.open([path])
    return stack.read(stack.grid.window)


@pytest.mark.parametrize("form", CLASSIC)
@pytest.mark.parametrize("unlimited", [True, False], ids=["records", "fixed"])
@pytest.mark.parametrize("several", [True, False], ids=["several", "one"])
@pytest.mark.parametrize("kind", ["f4", "i2", "i1"])
def test_classic_containers(tmp_path, form, unlimited, several, kind):
    name = container(tmp_path / "a.nc", form, unlimited, kind, several)
    file, opens = tmp_path / "a.nc", form != "NETCDF3_64BIT_DATA"  # not in each build of GDAL
    if opens:
        np.testing.assert_array_equal(read(name), VALUES)
    needed = _classic_bytes(str(file))
    assert 0 <= os.path.getsize(file) - needed < 4  # padding
    shorten(file, os.path.getsize(file) - needed + 1)
    with pytest.raises(UnreadableRaster, match=f"{needed - 1} < {needed} bytes" if opens else "."):
        read(name)


@pytest.mark.parametrize("exceptions", [True, False], ids=["exceptions", "no-exceptions"])
@pytest.mark.parametrize("interleave", ["BSQ", "BIL", "BIP"])
def test_raw_files(tmp_path, interleave, exceptions):
    path = raw(tmp_path / "a.dat", options=[f"INTERLEAVE={interleave}"])
    with gdal_exceptions(exceptions):
        np.testing.assert_array_equal(read(path), VALUES)
        shorten(path, 1)
        with pytest.raises(UnreadableRaster, match="179 < 180 bytes"):
            read(path)


@pytest.mark.parametrize(("driver", "name", "data"), _OTHERS)
def test_other_raw_files(tmp_path, driver, name, data):
    path = raw(tmp_path / name, driver)
    np.testing.assert_array_equal(read(path), VALUES)
    shorten(tmp_path / data, 1)
    with pytest.raises(UnreadableRaster, match="179 < 180 bytes"):
        read(path)


def test_packed_raw_files_are_smaller_than_their_cells(tmp_path):
    path = raw(tmp_path / "bits.bil", "EHdr", ["NBITS=1"])
    assert read(path).shape == (3, 6, 5)


def test_sources_of_virtual_rasters(tmp_path):
    for source in (raw(tmp_path / "a.dat"), container(tmp_path / "a.nc", CLASSIC[0])):
        path = str(tmp_path / f"{len(source)}.vrt")
        gdal.Translate(path, source, format="VRT")
        np.testing.assert_array_equal(read(path), VALUES)
        shorten(tmp_path / ("a.nc" if "NETCDF" in source else "a.dat"), 40)
        with pytest.raises(UnreadableRaster, match="bytes"):
            read(path)


def test_damaged_headers_are_left_to_the_library(tmp_path):
    container(tmp_path / "a.nc", CLASSIC[1])
    content = (tmp_path / "a.nc").read_bytes()
    for end in range(0, 400, 7):
        (tmp_path / "b.nc").write_bytes(content[:end])
        assert _classic_bytes(str(tmp_path / "b.nc")) in (0, _classic_bytes(str(tmp_path / "a.nc")))


@pytest.mark.parametrize("exceptions", [False, True])
@pytest.mark.parametrize(
    "options",
    [["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"], ["INTERLEAVE=BAND"], ["COMPRESS=LZW"]],
)
def test_a_geotiff_that_breaks_off_is_refused_when_it_is_described(tmp_path, options, exceptions):
    path = str(tmp_path / "ndvi_2001.tif")
    values = np.random.default_rng(1).random((2, 40, 50)).astype(np.float32)
    dataset = gdal.GetDriverByName("GTiff").Create(path, 50, 40, 2, gdal.GDT_Float32, options)
    for i in range(2):
        dataset.GetRasterBand(i + 1).WriteArray(values[i])
    dataset.SetGeoTransform(GRID.geotransform)
    del dataset
    with gdal_exceptions(exceptions):
        assert len(Stack.open([path]).bands) == 2
        shorten(path, 100)
        with pytest.raises(UnreadableRaster, match=r"ndvi_2001.tif: (\d+ < \d+ bytes|TIFF)"):
            Stack.open([path])


def test_a_geotiff_without_stored_blocks_is_whole(tmp_path):
    path = str(tmp_path / "empty.tif")
    options = ["SPARSE_OK=TRUE"]
    dataset = gdal.GetDriverByName("GTiff").Create(path, 50, 40, 1, gdal.GDT_Int16, options)
    dataset.SetGeoTransform(GRID.geotransform)
    del dataset
    assert len(Stack.open([path]).bands) == 1
