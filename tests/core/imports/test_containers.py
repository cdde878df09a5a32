"""Containers, places and damage."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.dates import DuplicateDate
from carbonsink.core.errors_and_notes.imports import (
    DamagedFiles,
    DatesDisagree,
    NothingToImport,
    VariableUnknown,
)
from carbonsink.core.raster import Grid
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid


def test_a_zip_with_netcdf_inside(do_import, tmp_path, era5):
    path, temperature, _rain = era5
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(path, "data_stream-moda.nc")
    receipt = do_import([archive], variables=("t2m",))
    found = files.made(receipt)
    np.testing.assert_allclose(found["t2m_2005-07"], temperature[6] - 273.15, atol=2e-5)
    assert receipt.variables[0].files == (f"/vsizip/{archive}/data_stream-moda.nc",)
    left = [name for name in os.listdir(tmp_path / "out") if name.startswith(".")]
    assert not left  # what was unpacked is gone


def test_longitudes_to_360_and_rows_from_the_south(do_import, tmp_path):
    longitude = np.arange(0.0, 360.0, 30.0)
    latitude = np.arange(-75.0, 76.0, 30.0)
    values = (longitude[None, :] + 1000 * latitude[:, None]).astype("f4")[None]
    path = files.write_netcdf(
        tmp_path / "elevation_2005.nc",
        {"dem": (values, {"units": "m"})},
        files.MONTHS[:1],
        longitude,
        latitude,
    )
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    template = Grid(12, 6, (-165.0 - 30.0, 30.0, 0.0, 90.0, 0.0, -30.0), crs)
    receipt = do_import([path], template=template, resampling="nearest")
    found = files.read(receipt.outputs[0])
    centre = (np.arange(12) * 30.0 - 180.0) % 360.0
    expected = centre[None, :] + 1000 * latitude[::-1][:, None]
    np.testing.assert_allclose(found, expected)
    part = Grid(2, 2, (-105.0, 30.0, 0.0, 60.0, 0.0, -30.0), crs)
    found = files.read(do_import([path], "part", template=part, resampling="nearest").outputs[0])
    np.testing.assert_allclose(found, [[270 + 45000, 300 + 45000], [270 + 15000, 300 + 15000]])


def test_damaged_files_are_named_one_by_one(do_import, tmp_path, era5, notes):
    path, _temperature, _rain = era5
    page = tmp_path / "MOD13Q1.A2005017.h26v05.061.hdf"
    page.write_text("<!DOCTYPE html><html>Access denied</html>")
    cut = tmp_path / "cut.nc"
    cut.write_bytes(Path(path).read_bytes()[:3000])
    empty = tmp_path / "empty.tif"
    empty.write_bytes(b"")
    with pytest.raises(DamagedFiles) as caught:
        do_import([tmp_path])
    damaged = {Path(file).name: reason for file, reason in caught.value.files}
    assert set(damaged) == {page.name, "cut.nc", "empty.tif"} and caught.value.total == 4
    assert damaged[page.name] == "HTML" and damaged["empty.tif"] == "empty"
    receipt = do_import([tmp_path], skip_damaged=True)
    assert len(receipt.damaged) == 3 and len(receipt.outputs) == 24


def test_nothing_to_import(do_import, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(NothingToImport):
        do_import([tmp_path])


def test_an_unknown_variable_lists_those_there_are(do_import, era5):
    with pytest.raises(VariableUnknown) as caught:
        do_import([era5[0]], variables=("ssrd",))
    assert caught.value.found == ("t2m", "tp")


def test_a_variable_by_its_quantity(do_import, era5):
    receipt = do_import([era5[0]], variables=("precipitation",), look_only=True)
    assert [variable.name for variable in receipt.variables] == ["tp"] and not receipt.outputs


def test_name_and_metadata_must_agree(do_import, tmp_path, era5):
    wrong = Path(era5[0]).rename(tmp_path / "era5_2007.nc")
    with pytest.raises(DatesDisagree):
        do_import([wrong])
    assert "t2m_2005-01" in files.made(do_import([wrong], dates="metadata"))


def test_the_same_moment_twice_is_refused(do_import, tmp_path, raster):
    raster(np.ones((2, 3)), "a/lai_2005-07.tif")
    raster(np.ones((2, 3)), "b/lai_2005-07.tif")
    with pytest.raises(DuplicateDate):
        do_import([tmp_path / "a", tmp_path / "b"])


def test_messages_of_grib(do_import, tmp_path):
    """Names, dates and units of messages; cells of a GRIB file are around its points."""
    from osgeo import gdal

    dataset = gdal.GetDriverByName("MEM").Create("", 6, 4, 2, gdal.GDT_Float64)
    dataset.SetGeoTransform((99.875, 0.25, 0.0, 32.125, 0.0, -0.25))
    dataset.SetProjection(make_grid(2, 2, crs="EPSG:4326").crs)
    values = np.arange(24.0).reshape(4, 6) + 280.0
    for i, month in enumerate((1, 2)):
        band = dataset.GetRasterBand(i + 1)
        band.WriteArray(values + 10 * i)
        seconds = files.seconds((2005, month, 1))
        band.SetMetadata(
            {
                "GRIB_DISCIPLINE": "0",
                "GRIB_PDS_PDTN": "0",
                # Temperature (0, 0) at 2 m (103) above ground.
                "GRIB_PDS_TEMPLATE_NUMBERS": "0 0 2 0 96 0 0 0 1 0 0 0 0 103 0 0 0 0 2 "
                "255 0 0 0 0 0",
                "GRIB_IDS": f"CENTER=98 REF_TIME=2005-0{month}-01T00:00:00Z",
                "GRIB_REF_TIME": f"{seconds}",
                "GRIB_FORECAST_SECONDS": "0",
            }
        )
    gdal.GetDriverByName("GRIB").CreateCopy(
        str(tmp_path / "download.grib2"),
        dataset,
        options=["DATA_ENCODING=IEEE_FLOATING_POINT", "INPUT_UNIT=K"],
    )
    receipt = do_import([tmp_path / "download.grib2"])
    found = files.made(receipt)
    assert set(found) == {"tmp_2005-01", "tmp_2005-02"}
    np.testing.assert_allclose(found["tmp_2005-01"], values - 273.15, atol=1e-4)
    np.testing.assert_allclose(found["tmp_2005-02"], values + 10 - 273.15, atol=1e-4)
    (variable,) = receipt.variables
    assert variable.unit == "degC"
    np.testing.assert_allclose(receipt.extent, (99.875, 31.125, 101.375, 32.125))


@pytest.mark.parametrize("ending", ["nc4", "HDF5"])
def test_longitudes_before_latitudes(do_import, tmp_path, ending):
    """GPM IMERG: GDAL would lay the map on its side."""
    import netCDF4

    longitude, latitude = -175 + np.arange(36) * 10.0, -85 + np.arange(18) * 10.0
    values = (np.arange(36)[:, None] * 0.001 + 0.05 * np.arange(18)[None, :]).astype("f4")
    values[3, 4] = -9999.9
    name = f"3B-MO.MS.MRG.3IMERG.20050701-S000000-E235959.07.V07B.{ending}"
    with netCDF4.Dataset(tmp_path / name, "w") as file:
        group = file.createGroup("Grid") if ending == "HDF5" else file
        axes = ("time", [0], "seconds since 2005-07-01"), ("lon", longitude, "degrees_east")
        for key, axis, unit in (*axes, ("lat", latitude, "degrees_north")):
            group.createDimension(key, len(axis))
            own = group.createVariable(key, "i4" if key == "time" else "f4", (key,))
            own.units = unit
            own[:] = axis
        own = group.createVariable(
            "precipitation", "f4", ("time", "lon", "lat"), fill_value=np.float32(-9999.9)
        )
        own.set_auto_maskandscale(False)
        own.units = "mm/hr"
        own[:] = values[None]
    receipt = do_import([tmp_path])
    found = files.made(receipt)["precipitation_2005-07"]
    expected = np.where(values < 0, np.nan, values).T[::-1] * 24 * 31
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-4)
    assert receipt.extent == pytest.approx((-180.0, -90.0, 180.0, 90.0))
    assert receipt.crs == "EPSG:4326" and receipt.variables[0].unit == "mm month-1"


def test_of_containers_only_known_variables_are_taken(do_import, tmp_path, notes):
    from carbonsink.core.errors_and_notes.imports import VariablesLeftOut

    side = 1200
    fields = {
        "1 km 16 days NDVI": np.full((side, side), 5000, "i2"),
        "1 km 16 days VI Quality": np.zeros((side, side), "u2"),
        "1 km 16 days sun zenith angle": np.full((side, side), 4000, "i2"),
    }
    name = "VNP13A2.A2015001.h26v05.002.2023120120000.h5"
    files.write_hdf5(tmp_path / name, "VIIRS_Grid_16Day_VI_1km", fields)
    receipt = do_import([tmp_path / name], look_only=True)
    assert [variable.name for variable in receipt.variables] == ["ndvi"]
    (left,) = [note for note in notes if isinstance(note, VariablesLeftOut)]
    assert left.names == ("1_km_16_days_sun_zenith_angle",)
    wanted = ("ndvi", "1 km 16 days sun zenith angle")
    receipt = do_import([tmp_path / name], look_only=True, variables=wanted)
    assert len(receipt.variables) == 2


def test_a_missing_driver_is_named(tmp_path):
    """As on macOS, whose builds have no HDF4: a process of its own without the driver."""
    import subprocess
    import sys

    path = files.write_hdf4(tmp_path / "MOD11A2.A2005017.h26v05.hdf", np.zeros((4, 4), "i2"))
    root = Path(__file__).resolve().parents[3]
    script = f"""
import importlib.util, sys
place = {{"submodule_search_locations": [{str(root)!r}]}}
spec = importlib.util.spec_from_file_location("carbonsink", {str(root / "__init__.py")!r}, **place)
module = importlib.util.module_from_spec(spec)
sys.modules["carbonsink"] = module
spec.loader.exec_module(module)
from carbonsink.core.errors_and_notes.imports import DriverMissing
from carbonsink.core.imports.file_contents import read_contents
from carbonsink.core.run import Run
try:
    read_contents([{path!r}], {str(tmp_path)!r}, Run())
except DriverMissing as error:
    print(error.driver, error.path)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "GDAL_SKIP": "HDF4 HDF4Image"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["HDF4", path]
