"""What stands for no data: marks and ranges that files declare, and marks that they do not."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.raster import MarkKept, UndeclaredNodata
from carbonsink.core.raster import Stack, reduce_blocks
from carbonsink.core.raster.undeclared_nodata import find_undeclared_nodata, is_isolated_nodata_mark
from carbonsink.core.run import Run

NAN = np.nan


def read(path, dtype="float32"):
    stack = Stack.open([path]).with_dtype(dtype)
    return stack.read(stack.grid.window)[0]


# --- what is declared ------------------------------------------------------------------------


def netcdf(tmp_path, values, **attributes):
    """Write a variable with raw attributes, as netCDF4 does; return its file."""
    import netCDF4 as netcdf4

    path = str(tmp_path / "v.nc")
    with netcdf4.Dataset(path, "w") as file:
        rows, cols = values.shape
        file.createDimension("lat", rows)
        file.createDimension("lon", cols)
        for name, n in (("lat", rows), ("lon", cols)):
            axis = file.createVariable(name, "f8", (name,))
            axis[:] = np.arange(n)[::-1] if name == "lat" else np.arange(n)
            axis.units = "degrees_north" if name == "lat" else "degrees_east"
        fill = attributes.pop("fill", None)
        variable = file.createVariable("v", values.dtype, ("lat", "lon"), fill_value=fill)
        variable.set_auto_maskandscale(False)
        variable.setncatts(attributes)
        variable[:] = values
    return path


def test_netcdf_files_are_read_as_netcdf4_reads_them(tmp_path):
    import netCDF4 as netcdf4

    values = np.array([[-32767, -32768, 100], [200, 300, -1000]], np.int16)
    path = netcdf(
        tmp_path,
        values,
        fill=np.int16(-32767),
        missing_value=np.int16(-32768),
        valid_min=np.int16(0),
        scale_factor=0.1,
        add_offset=273.15,
    )
    with netcdf4.Dataset(path) as file:
        wanted = np.ma.filled(file["v"][:].astype(np.float32), NAN)
    np.testing.assert_allclose(read(path), wanted, rtol=1e-6)


# --- what is not declared --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [
        ("float32", -9999.0),
        ("float32", -99999.0),
        ("float32", -3.4028235e38),
        ("float32", 9.96921e36),
        ("float32", 1e20),
        ("float64", -1.7976931348623157e308),
        ("float64", -9999.0),
        ("int16", -9999),
        ("int16", -32768),
        ("int16", 32767),
        ("uint16", 65535),
        ("int32", -9999),
        ("int32", -2147483648),
    ],
)
@pytest.mark.parametrize("reading", ["float32", "float64"])
def test_usual_marks_are_no_data(raster, dtype, mark, reading):
    path = raster(np.array([[1, mark, 3], [500, 2, mark]], dtype), dtype=dtype)
    np.testing.assert_array_equal(read(path, reading), [[1, NAN, 3], [500, 2, NAN]])


def test_a_mark_beside_another_that_is_declared(raster):
    path = raster(np.array([[1, -9999, -1]], "f4"), nodata=-1.0)
    np.testing.assert_array_equal(read(path), [[1, NAN, NAN]])


def test_a_depth_of_the_sea_is_no_mark(raster):
    depths = np.array([[-9998, -9999, -10400], [-9000, -20, 5]], "i2")
    np.testing.assert_array_equal(read(raster(depths)), depths)


@pytest.mark.parametrize(
    ("values", "mark", "alone"),
    [
        ([0, 500, -9999], -9999, True),
        ([-8500, 500, -9999], -9999, False),
        ([-5001, 500, -9999], -9999, True),  # -50.01 degrees as hundredths
        ([30000, 32767], 32767, True),
        ([32700, 32767], 32767, False),
        ([], -9999, True),
    ],
)
def test_a_mark_stands_alone(values, mark, alone):
    assert is_isolated_nodata_mark(np.array(values), mark) is alone


def test_a_window_without_marks_costs_nothing_more():
    values = np.array([[1.0, NAN], [2.0, -9998.0]], np.float32)
    assert find_undeclared_nodata(values, values.dtype, None, None) is None


def test_bytes_have_no_marks(raster):
    codes = np.array([[0, 255]], "u1")
    np.testing.assert_array_equal(read(raster(codes)), codes)


@pytest.mark.parametrize("max_memory", [64, 1024])
@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("halo", [0, 1])
def test_the_cells_are_counted_once_whatever_the_blocks(raster, max_memory, threads, halo):
    values = np.random.default_rng(1).normal(500, 50, (700, 900)).astype(np.float32)
    values[::7, ::5] = -9999
    path = raster(values, options=["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"])
    notes: list = []
    run = Run(on_note=notes.append, max_memory=max_memory, threads=threads)
    total = reduce_blocks(
        Stack.open([path]),
        lambda block: np.count_nonzero(np.isnan(block.values)) if not halo else 0,
        lambda a, b: a + b,
        0,
        run,
        halo=halo,
    )
    marked = int((values == -9999).sum())
    assert total == (0 if halo else marked)
    found = [note for note in notes if isinstance(note, UndeclaredNodata)]
    assert [(n.mark, n.cells, n.paths) for n in found] == [(-9999.0, marked, (path,))]


def test_a_mark_among_other_values_is_told(raster):
    depths = np.array([[-9998, -9999, -10400], [-9000, -20, 5]], "f4")
    path, notes = raster(depths), []
    run = Run(on_note=notes.append)
    reduce_blocks(Stack.open([path]), lambda block: 0, lambda a, b: 0, 0, run)
    assert [(n.mark, n.paths) for n in notes if isinstance(n, MarkKept)] == [(-9999.0, (path,))]


@pytest.mark.parametrize(("n_fills", "told"), [(1, []), (4, [-99.0])])
def test_a_mark_among_floats_is_told_where_it_repeats(raster, n_fills, told):
    changes = np.linspace(-300.0, 500.0, 4000)
    changes[:n_fills] = -99.0
    path, notes = raster(changes.reshape(40, 100), "change.tif"), []
    run = Run(on_note=notes.append)
    reduce_blocks(Stack.open([path]), lambda block: 0, lambda a, b: 0, 0, run)
    assert [note.mark for note in notes if isinstance(note, MarkKept)] == told


@pytest.mark.parametrize(("n_fills", "told"), [(0, []), (600, [-999.0])])
def test_a_mark_among_whole_numbers_is_told_where_it_is_more_frequent(raster, n_fills, told):
    numbers = np.arange(-1100, 900).repeat(2)  # -999 is an index of -0.0999
    numbers[:n_fills] = -999
    path, notes = raster(numbers.reshape(40, 100), "ndvi.tif", dtype="i2", scale=1e-4), []
    run = Run(on_note=notes.append)
    reduce_blocks(Stack.open([path]), lambda block: 0, lambda a, b: 0, 0, run)
    assert [note.mark for note in notes if isinstance(note, MarkKept)] == told


def test_infinite_values_are_no_data(raster):
    path = raster(np.array([[1, np.inf, -np.inf]], "f4"))
    np.testing.assert_array_equal(read(path), [[1, NAN, NAN]])
    notes = []
    run = Run(on_note=notes.append)
    reduce_blocks(Stack.open([path]), lambda block: 0, lambda a, b: 0, 0, run)
    told = [(note.mark, note.cells) for note in notes if isinstance(note, UndeclaredNodata)]
    assert told == [(-np.inf, 1), (np.inf, 1)]


# --- bytes with a sign, names of GeoPackages -------------------------------------------------


@pytest.mark.skipif(int(gdal.VersionInfo()) >= 3070000, reason="GDAL has a type for them")
def test_signed_bytes(tmp_path):
    path = str(tmp_path / "signed.tif")
    options = ["PIXELTYPE=SIGNEDBYTE"]
    dataset = gdal.GetDriverByName("GTiff").Create(path, 3, 1, 1, gdal.GDT_Byte, options)
    dataset.SetGeoTransform((0, 1, 0, 1, 0, -1))
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(-128)
    band.WriteArray(np.array([[-5, -128, 100]], np.int8).view(np.uint8))
    del band, dataset
    np.testing.assert_array_equal(read(path), [[-5, NAN, 100]])


def test_float_rasters_of_geopackages_take_the_name_of_the_file(tmp_path, raster):
    source, path = raster(np.array([[1.5, 2.5], [3.5, 4.5]], "f4")), str(tmp_path / "soc.gpkg")
    gdal.Translate(path, source, format="GPKG", creationOptions=["TILE_FORMAT=TIFF"])
    assert Stack.open([path]).names == ("soc",)
