"""What stands for no data: marks and ranges that files declare, and marks that they do not."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.facts.raster import MarkKept, UndeclaredNodata
from carbonsink.core.raster import Stack, reduce_blocks
from carbonsink.core.raster.declared_nodata import (
    choose_range,
    declared_nodata_marks,
    declared_range,
    unpacked_range,
)
from carbonsink.core.raster.nodata import find_undeclared, is_isolated_mark
from carbonsink.core.run import Run

NAN = np.nan


def read(path, dtype="float32"):
    stack = Stack.open([path]).with_dtype(dtype)
    return stack.read(stack.grid.window)[0]


# --- what is declared ------------------------------------------------------------------------


def test_marks_beside_the_fill_value():
    assert declared_nodata_marks({"_FillValue": "1e20", "missing_value": "-9999"}) == (
        1e20,
        -9999.0,
    )
    assert declared_nodata_marks({"missing_value": "{-1,-2}"}) == (-1.0, -2.0)
    assert declared_nodata_marks({"missing_value": "none"}) == ()


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"valid_min": "0", "valid_max": "100"}, (0.0, 100.0)),
        ({"valid_min": "0"}, (0.0, np.inf)),
        ({"valid_max": "32700"}, (-np.inf, 32700.0)),
        ({"valid_range": "{0,20000}"}, (0.0, 20000.0)),
        ({"valid_range": "0, 20000", "valid_min": "5"}, (0.0, 20000.0)),
        ({"valid_range": "many"}, None),
        ({"valid_min": "7", "valid_max": "1"}, None),
        ({}, None),
    ],
)
def test_a_declared_range(facts, wanted):
    assert declared_range(facts, np.dtype("i2")) == wanted


def test_a_range_in_values_after_scaling():
    stored = np.dtype("u1")
    assert unpacked_range((0.0, 20.0), 0.1, 0.0, stored) == (0.0, 200.0)
    assert unpacked_range((0.0, 100.0), 0.1, 0.0, stored) is None  # 1000 is no byte
    sample = np.array([5, 85, 130, 255], np.uint8)
    assert choose_range(sample, (0, 20), (0, 200)) == (0, 200)
    assert choose_range(np.array([5, 19, 255], np.uint8), (0, 20), (0, 200)) == (0, 20)


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
    assert is_isolated_mark(np.array(values), mark) is alone


def test_a_window_without_marks_costs_nothing_more():
    values = np.array([[1.0, NAN], [2.0, -9998.0]], np.float32)
    assert find_undeclared(values, values.dtype, None, None) is None


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


def test_infinite_values_are_no_data(raster):
    path = raster(np.array([[1, np.inf, -np.inf]], "f4"))
    np.testing.assert_array_equal(read(path), [[1, NAN, NAN]])


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


MODIS = [(32761, "i2"), (32766, "i2"), (65529, "u2"), (65534, "u2")]


@pytest.mark.parametrize(("mark", "dtype"), MODIS)
@pytest.mark.parametrize("declared", [True, False])
def test_fill_values_of_modis_that_count_down(raster, mark, dtype, declared):
    """AppEEARS declares 32767 alone; 32761 to 32766 would be an NPP of 3.2761 to 3.2766 kgC m-2."""
    end = 32767 if dtype == "i2" else 65535
    stored = np.array([[mark, 5200, end], [mark, mark, 8100]], dtype)
    nodata = end if declared else None
    path = raster(stored, "npp_2005.tif", nodata=nodata, scale=0.0001, unit="kgC m-2")
    stack = Stack.open([path])
    values = stack.read(stack.grid.window)[0]
    np.testing.assert_allclose(values, [[np.nan, 0.52, np.nan], [np.nan, np.nan, 0.81]], rtol=1e-6)


def test_all_numbers_of_a_type_may_be_values(raster):
    stored = np.arange(32000, 32768, dtype="i2").reshape(24, 32)
    stack = Stack.open([raster(stored, "height.tif")])
    assert np.isfinite(stack.read(stack.grid.window)).all()


@pytest.mark.parametrize("name", ["ndvi_2005", "evi_2005"])
def test_the_fill_value_of_mod13(raster, name):
    stored = np.array([[-3000, -2000, 8500], [120, -3000, 9999]], "i2")
    stack = Stack.open([raster(stored, f"{name}.tif", scale=0.0001)])
    values = stack.read(stack.grid.window)[0]
    np.testing.assert_allclose(values, [[np.nan, -0.2, 0.85], [0.012, np.nan, 0.9999]], rtol=1e-6)


@pytest.mark.parametrize(
    ("name", "scale", "valid", "flags"),
    [
        ("NDVI", 0.004, (0, 110, 240), (251, 252, 253, 254)),
        ("fapar", 1 / 250, (0, 110, 240), (251, 254, 255)),
        ("lai", 1 / 30, (0, 110, 210), (251, 254, 255)),
        ("Lai_500m", 0.1, (0, 50, 100), (249, 250, 251, 252, 253, 254)),
        ("Fpar_500m", 0.01, (0, 50, 100), (249, 253, 254)),
    ],
)
@pytest.mark.parametrize("declared", [255, None])
def test_flags_of_byte_products(raster, name, scale, valid, flags, declared):
    stored = np.array([(*valid, *flags)], "u1")
    stack = Stack.open([raster(stored, f"{name}.tif", nodata=declared, scale=scale)])
    values = stack.read(stack.grid.window)[0, 0]
    np.testing.assert_allclose(values[:3], np.array(valid) * scale, rtol=1e-6)
    assert np.isnan(values[3:]).all()


@pytest.mark.parametrize(
    ("name", "scale", "stored"),
    [
        ("NDVI", 0.004, (240, 249, 250)),
        ("NDVI", 1 / 255, (120, 251, 255)),
        ("evi", 0.004, (246, 248, 251)),
        ("lai", 0.05, (20, 30, 254)),
        ("tree_cover", 0.004, (20, 30, 254)),
    ],
)
def test_bytes_of_other_scales_are_values(raster, name, scale, stored):
    stack = Stack.open([raster(np.array([stored], "u1"), f"{name}.tif", scale=scale)])
    values = stack.read(stack.grid.window)[0, 0]
    np.testing.assert_allclose(values, np.array(stored) * scale, rtol=1e-6)


def test_early_indices_use_all_numbers_of_a_byte(raster):
    """The first NDVI of SPOT-VGT is DN * 0.004 - 0.1, up to 0.92."""
    stored = np.array([[0, 110, 240, 253, 255]], "u1")
    stack = Stack.open([raster(stored, "NDVI.tif", scale=0.004, offset=-0.1)])
    values = stack.read(stack.grid.window)[0]
    np.testing.assert_allclose(values, stored * 0.004 - 0.1, atol=1e-6)


def test_minus_3000_of_other_quantities_is_a_value(raster):
    stack = Stack.open([raster(np.array([[-3000, 200]], "i2"), "height.tif")])
    assert stack.read(stack.grid.window)[0].tolist() == [[-3000.0, 200.0]]


@pytest.mark.parametrize(("name", "known"), [("nep_2001", -99.0), ("rain_2001", np.nan)])
def test_a_net_flux_may_be_minus_99(raster, name, known):
    values = np.array([[-99.0, -60.0, 20.0, 35.0]])
    stack = Stack.open([raster(values, f"{name}.tif")])
    np.testing.assert_array_equal(stack.read(stack.grid.window)[0, 0, 0], known)


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [
        ("f4", float(np.finfo("f4").tiny)),
        ("f8", float(np.finfo("f8").tiny)),
        ("u2", 55537),
        ("u2", 32768),
        ("u4", 4294957297),
        ("i2", -32767),
        ("i4", -2147483647),
        ("i8", -9223372036854775808),
    ],
)
def test_marks_of_other_programs(raster, dtype, mark):
    values = np.array([[300, 450, 900, mark]], dtype)
    stack = Stack.open([raster(values, "x_2001.tif", dtype=dtype)])
    found = stack.read(stack.grid.window)[0, 0]
    assert found[:3].tolist() == [300.0, 450.0, 900.0] and np.isnan(found[3])


def test_small_numbers_beside_the_smallest_are_values(raster):
    tiny = np.finfo("f4").tiny
    stack = Stack.open([raster(np.array([[3e-36, 5.0, tiny]], "f4"), "x_2001.tif")])
    assert stack.read(stack.grid.window)[0, 0].tolist() == np.float32([3e-36, 5, tiny]).tolist()


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize(
    ("fill", "scale"), [(65535, 0.1), (65529, 0.0001), (32767, 0.1), (32761, 0.01), (-32768, 0.1)]
)
def test_fills_of_products_after_a_calculator_scaled_them(raster, fill, scale, single, dtype):
    mark = float(np.float32(fill) * np.float32(scale)) if single else fill * scale
    amounts = np.array([0.3, 0.4, 0.65]) * abs(mark)
    found = read(raster(np.r_[amounts, mark][None], "x_2001.tif", dtype=dtype), "float64")
    np.testing.assert_allclose(found[0, :3], amounts, rtol=1e-7)
    assert np.isnan(found[0, 3])


@pytest.mark.parametrize("declared", [65535.0, 9.97e36, -9999.0])
def test_scaled_fills_beside_a_declared_mark(raster, declared):
    values = np.array([[300.0, 1200.0, 6553.5, declared]])
    found = read(raster(values, "x_2001.tif", nodata=declared))
    np.testing.assert_array_equal(found, np.float32([[300.0, 1200.0, np.nan, np.nan]]))


def test_a_fill_divided_by_the_scale_in_float64(raster):
    path = raster(np.array([[0.5, 1.25, 65535 / 10000]]), "x_2001.tif", dtype="f8")
    assert np.isnan(read(path, "float64")[0]).tolist() == [False, False, True]


def test_several_scaled_fills_are_left_out_and_reported(raster):
    path = raster(np.array([[0.4, 0.55, 6.5529, 6.5535, 6.5535]]), "x_2001.tif")
    notes: list = []
    reduce_blocks(Stack.open([path]), lambda block: 0, lambda a, b: 0, 0, Run(on_note=notes.append))
    found = [note for note in notes if isinstance(note, UndeclaredNodata)]
    assert [(round(n.mark, 4), n.cells) for n in found] == [(6.5529, 1), (6.5535, 2)]


@pytest.mark.parametrize("near", [3000.0, 3300.0, 9000.0])
def test_scaled_fills_between_or_beside_other_values_are_values(raster, near):
    values = np.array([[300.0, near, 3276.7]])
    assert read(raster(values, "x_2001.tif"))[0].tolist() == [300.0, near, np.float32(3276.7)]


def notes_of_reading(path, **more):
    """The values of a raster, and what reading it reports."""
    notes: list = []
    stack = Stack.open([path], **more)
    reduce_blocks(stack, lambda block: 0, lambda a, b: 0, 0, Run(on_note=notes.append))
    marks = [note for note in notes if isinstance(note, (MarkKept, UndeclaredNodata))]
    return stack.read(stack.grid.window)[0], marks


def test_a_scaled_fill_near_other_values_is_told_where_many_cells_hold_it(raster):
    """NPP in kgC up to 3.2: 32767 x 0.0001 = 3.2767 may be a value, but not that of many cells."""
    values = np.linspace(0.4, 3.2, 100).reshape(10, 10)
    values[:2] = 3.2767
    found, notes = notes_of_reading(raster(values, "npp_2001.tif", dtype="f4"))
    assert np.isfinite(found).all()
    assert [(type(note), round(note.mark, 4)) for note in notes] == [(MarkKept, 3.2767)]
    values[:2] = 3.1
    values[0, 0] = 3.2767
    assert notes_of_reading(raster(values, "npp_2002.tif", dtype="f4"))[1] == []


@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize(
    ("name", "fill", "divisor", "others"),
    [
        ("ndvi_2001", -3000, 10000, [-0.2, 0.1234, 0.9]),
        ("evi_2001", -3000, 10000, [-0.2, 0.1234, 0.9]),
        ("temperature_2001", -9999, 100, [-40.0, 3.0, 25.0]),
        ("npp_2001", -9999, 1000, [0.0, 300.0, 900.0]),
        ("npp_2002", -9999, 10000, [0.1, 0.3, 0.9]),
        ("ndvi_2002", -9999, 10000, [-0.1, 0.3, 0.9]),
    ],
)
def test_negative_fills_of_known_quantities_after_scaling(
    raster, name, fill, divisor, others, single
):
    scale = 1 / divisor
    mark = float(np.float32(fill) * np.float32(scale)) if single else fill / divisor
    values = np.array([[*others, mark, mark]])
    found, notes = notes_of_reading(raster(values, f"{name}.tif", dtype="f4"))
    assert np.isnan(found[0]).tolist() == [False, False, False, True, True]
    assert [(type(note), note.cells) for note in notes] == [(UndeclaredNodata, 2)]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ndvi_2001", [-0.3, -0.28, 0.5]),  # water of Landsat
        ("ndvi_2002", [-0.3, -0.21, 0.5123]),  # below what is valid in MOD13
        ("ndvi_2003", [-0.3, -0.2, 0.5]),  # rounded
        ("r_2001", [-0.9999, 0.2, 0.99]),  # a correlation
        ("soil_2001", [-0.3, 0.1, 0.9]),
        ("temperature_2001", [-9.999, -9.0, 5.0]),
    ],
)
def test_the_same_numbers_as_values(raster, name, values):
    found, _ = notes_of_reading(raster(np.array([values]), f"{name}.tif", dtype="f4"))
    np.testing.assert_array_equal(found, np.float32([values]))


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [("i4", -2147483647), ("i4", -2147483648), ("i2", -32767), ("i4", 2147483647)],
)
def test_ends_of_types_are_no_classes(raster, dtype, mark):
    path = raster(np.array([[1, 2, 3, mark]]), "lu_2001.tif", dtype=dtype)
    stack = Stack.open([path]).as_classes()
    with stack.open_reader() as reader:
        (codes,) = reader.read_codes(stack.grid.window)
        counts = reader.take_nodata_counts()
    assert codes.is_valid.tolist() == [[True, True, True, False]]
    assert list(counts.cells) == [(float(mark), path)]


def test_a_mark_of_int32_written_as_float(raster):
    for dtype in ("f4", "f8"):
        found, _ = notes_of_reading(
            raster([[1.0, 2.0, -2147483647.0]], f"{dtype}.tif", dtype=dtype)
        )
        assert np.isnan(found[0]).tolist() == [False, False, True]
