"""Marks of no data that products write into whole numbers, and what scaling makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import MarkKept, UndeclaredNodata
from carbonsink.core.raster import Stack, reduce_blocks
from carbonsink.core.run import Run


def read(path, dtype="float32"):
    stack = Stack.open([path]).with_dtype(dtype)
    return stack.read(stack.grid.window)[0]


def notes_of_reading(path, **more):
    """The values of a raster, and what reading it reports."""
    notes: list = []
    stack = Stack.open([path], **more)
    reduce_blocks(stack, lambda block: 0, lambda a, b: 0, 0, Run(on_note=notes.append))
    marks = [note for note in notes if isinstance(note, (MarkKept, UndeclaredNodata))]
    return stack.read(stack.grid.window)[0], marks


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
