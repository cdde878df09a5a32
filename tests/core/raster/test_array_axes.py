"""Axes of NetCDF and HDF5 in any order and direction, against netCDF4's own arrays."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.layers import AxesExchanged, CrsAssumed
from carbonsink.core.errors_and_notes.raster import NoGeoreference
from carbonsink.core.raster import Stack, Window
from carbonsink.core.raster.georeferencing import assumptions_of
from carbonsink.core.raster.virtual_raster import write_virtual_raster
from carbonsink.core.run import Run
from carbonsink.core.sites.sampling import sample_stack
from carbonsink.tests.factories import gdal_exceptions, wkt

netCDF4 = pytest.importorskip("netCDF4")

LATITUDE, LONGITUDE = np.arange(45.5, 40.0, -1.0), np.arange(5.5, 14.0)
DEGREES = ("degrees_north", "degrees_east")
NAMES = {"lat-lon": ("lat", "lon"), "long": ("latitude", "longitude"), "yx": ("y", "x")}


def write(path, order="yx", rows=LATITUDE, cols=LONGITUDE, names=("lat", "lon"), units=DEGREES):
    """A file of one variable whose values tell their place: 100 row + column."""
    values = np.add.outer(100.0 * np.arange(len(rows)), np.arange(len(cols))).astype("f4")
    with netCDF4.Dataset(path, "w") as file:
        for name, axis, unit in zip(names, (rows, cols), units):
            file.createDimension(name, len(axis))
            own = file.createVariable(name, "f8", (name,))
            own[:] = axis
            if unit.startswith("projection"):
                own.standard_name, own.units = unit, "m"
            elif unit:
                own.units = unit
        wanted = names if order == "yx" else names[::-1]
        file.createVariable("npp", "f4", wanted)[:] = values if order == "yx" else values.T
    return str(path), values


def north_up(values, rows, cols):
    """What the values are from north to south and west to east, without GDAL."""
    values = values if rows[0] > rows[-1] else values[::-1]
    return values if cols[0] < cols[-1] else values[:, ::-1]


@pytest.mark.parametrize("south_up", [False, True], ids=["", "south-up"])
@pytest.mark.parametrize("kind", NAMES)
def test_longitudes_before_latitudes(tmp_path, south_up, kind):
    rows = LATITUDE[::-1] if south_up else LATITUDE
    path, values = write(tmp_path / "a.nc", "xy", rows, names=NAMES[kind])
    stack = Stack.open([path])
    assert stack.grid.extent == pytest.approx((5.0, 40.0, 14.0, 46.0))
    wanted = north_up(values, rows, LONGITUDE)
    np.testing.assert_array_equal(stack.read(stack.grid.window)[0], wanted)
    part = Window(1, 2, 3, 4)
    np.testing.assert_array_equal(stack.read(part)[0], wanted[1:4, 2:6])
    codes = stack.as_classes()
    with codes.open_reader() as reader:
        np.testing.assert_array_equal(reader.read_codes(part)[0].values, wanted[1:4, 2:6])


@pytest.mark.parametrize("kind", NAMES)
def test_exchanged_axes_without_units_are_refused(tmp_path, kind):
    """GDAL then tells no place, and shows the last axis but one in reverse or not."""
    path, _ = write(tmp_path / "a.nc", "xy", names=NAMES[kind], units=("", ""))
    with pytest.raises(NoGeoreference):
        Stack.open([path])


def test_a_projection_with_columns_before_rows(tmp_path):
    units = ("projection_y_coordinate", "projection_x_coordinate")
    rows, cols = 5e6 - 1000.0 * np.arange(4), 4e5 + 1000.0 * np.arange(6)
    path, values = write(tmp_path / "a.nc", "xy", rows, cols, ("y", "x"), units)
    stack = Stack.open([path])
    np.testing.assert_array_equal(stack.read(stack.grid.window)[0], values)
    assert stack.grid.extent == (399500.0, 4996500.0, 405500.0, 5000500.0)
    assert stack.grid.crs == "" and not stack.bands[0].crs_assumed


def test_sites_fall_on_their_cells(tmp_path):
    path, values = write(tmp_path / "a.nc", "xy")
    stack = Stack.open([path])
    x, y = np.meshgrid(LONGITUDE, LATITUDE)
    found = sample_stack(x.ravel(), y.ravel(), stack, Run())
    np.testing.assert_array_equal(found.columns["npp"], values.ravel())


@pytest.mark.parametrize("order", ["yx", "xy"])
def test_longitudes_and_latitudes_without_crs_are_wgs84(tmp_path, order):
    path, _ = write(tmp_path / "a.nc", order)
    stack = Stack.open([path])
    assert stack.grid.is_geographic and stack.bands[0].crs_assumed
    assert assumptions_of(path) == (True, False, False)
    # One degree by one degree at 45.5 N, WGS 84 (pyproj.Geod).
    pyproj = pytest.importorskip("pyproj")
    lon, lat = [5, 6, 6, 5], [45, 45, 46, 46]
    area, _ = pyproj.Geod(ellps="WGS84").polygon_area_perimeter(lon, lat)
    assert stack.cell_areas().by_row[0] == pytest.approx(abs(area), rel=1e-3)


def test_a_stated_crs_is_never_replaced(tmp_path):
    path, _ = write(tmp_path / "a.nc")
    with netCDF4.Dataset(path, "a") as file:
        crs = file.createVariable("crs", "i4")
        crs.grid_mapping_name, crs.spatial_ref = "latitude_longitude", wkt("EPSG:4490")
        file["npp"].grid_mapping = "crs"
    stack = Stack.open([path])
    assert "4490" in stack.grid.crs or "China" in stack.grid.crs
    assert not stack.bands[0].crs_assumed and assumptions_of(path) == (False, False, False)


def test_degrees_of_a_turned_globe_are_no_longitudes(tmp_path):
    path, _ = write(tmp_path / "a.nc", names=("rlat", "rlon"), units=("degrees", "degrees"))
    with netCDF4.Dataset(path, "a") as file:
        file["rlat"].standard_name, file["rlon"].standard_name = "grid_latitude", "grid_longitude"
    with pytest.raises(NoGeoreference):
        Stack.open([path])


def test_hdf5_has_places_and_attributes(tmp_path):
    """GDAL's HDF5 driver tells neither place nor fill value, scale and unit of an array."""
    path = tmp_path / "a.h5"
    with netCDF4.Dataset(path, "w") as file:
        group = file.createGroup("Grid")
        for name, axis, unit in (("lon", LONGITUDE, DEGREES[1]), ("lat", LATITUDE, DEGREES[0])):
            group.createDimension(name, len(axis))
            own = group.createVariable(name, "f8", (name,))
            own.units, own[:] = unit, axis
        own = group.createVariable("npp", "i2", ("lon", "lat"), fill_value=-999)
        own.set_auto_maskandscale(False)
        own.units, own.scale_factor, own.add_offset = "gC m-2 d-1", 0.5, 1.0
        stored = np.arange(len(LONGITUDE) * len(LATITUDE)).reshape(len(LONGITUDE), -1)
        stored[2, 3] = -999
        own.valid_range = np.array([0, 52], "i2")
        own[:] = stored
    stack = Stack.open([f'HDF5:"{path}"://Grid/npp'])
    wanted = np.where((stored.T < 0) | (stored.T > 52), np.nan, stored.T * 0.5 + 1.0)
    np.testing.assert_array_equal(stack.read(stack.grid.window)[0], wanted.astype("f4"))
    assert stack.bands[0].unit == "gC m-2 d-1"
    assert stack.grid.extent == pytest.approx((5.0, 40.0, 14.0, 46.0))


def test_no_virtual_raster_lies_on_its_side(tmp_path):
    path, _ = write(tmp_path / "a.nc", "xy")
    with pytest.raises(AxesExchanged):
        write_virtual_raster(path, tmp_path / "b.vrt", "gpp")
    path, values = write(tmp_path / "c.nc")
    named = write_virtual_raster(path, tmp_path / "d.vrt", "gpp")
    stack = Stack.open([named])
    assert stack.grid.is_geographic and stack.names == ("gpp",)
    np.testing.assert_array_equal(stack.read(stack.grid.window)[0], values)


def test_an_import_says_which_crs_is_assumed(tmp_path):
    from carbonsink.core.imports.file_contents import read_contents

    path, _ = write(tmp_path / "npp_2005.nc")
    notes: list = []
    read_contents([path], str(tmp_path), Run(on_note=notes.append))
    assert [note.paths for note in notes if isinstance(note, CrsAssumed)] == [(path,)]


def test_gdal_still_lays_such_files_on_their_side(tmp_path):
    """If this fails, GDAL exchanges axes itself, and `raster.array_axes` must not do it again."""
    path, _ = write(tmp_path / "a.nc", "xy")
    dataset = gdal.Open(path)
    assert (dataset.RasterXSize, dataset.RasterYSize) == (len(LATITUDE), len(LONGITUDE))


@pytest.mark.parametrize("order", ["yx", "xy"])
def test_axes_are_told_whether_or_not_gdal_raises_exceptions(tmp_path, order):
    for exceptions in (True, False):
        path, values = write(tmp_path / f"{exceptions}.nc", order)
        with gdal_exceptions(exceptions):
            stack = Stack.open([path])
            assert stack.grid.crs
            np.testing.assert_array_equal(stack.read(stack.grid.window)[0], values)
