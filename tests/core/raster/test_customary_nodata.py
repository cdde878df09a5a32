"""Marks of no data that the programs of a science write, and that no file declares."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import MarkKept, UndeclaredNodata
from carbonsink.core.raster import Stack, reduce_blocks
from carbonsink.core.run import Run

NAN = np.nan
GIMMS = [2500, 9876, -1234, -5000, -10000]


def read(path):
    """The first row of a raster, and the marks that reading it reports."""
    notes: list = []
    stack = Stack.open([path])
    reduce_blocks(stack, lambda block: 0, lambda a, b: 0, 0, Run(on_note=notes.append))
    marks = [note.mark for note in notes if isinstance(note, UndeclaredNodata)]
    kept = [note.mark for note in notes if isinstance(note, MarkKept)]
    return stack.read(stack.grid.window)[0, 0], marks, kept


@pytest.mark.parametrize("dtype", ["i2", "i4", "f4"])
def test_marks_of_gimms_before_the_scale_is_applied(raster, dtype):
    path = raster(np.array([GIMMS], dtype), "ndvi3g_1982-01.tif", dtype=dtype, scale=1e-4)
    values, marks, _ = read(path)
    np.testing.assert_allclose(values, [0.25, 0.9876, -0.1234, NAN, NAN], atol=1e-6)
    assert marks == [-10000.0, -5000.0]


@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize("fills", [[-5000], [-10000], [-5000, -10000]])
def test_marks_of_gimms_after_scaling(raster, fills, single):
    numbers = np.array([2500, 9876, -1234, *fills])
    scaled = np.float32(numbers) * np.float32(1e-4) if single else numbers / 10000
    values, marks, _ = read(raster(scaled[None], "NDVI_1982.tif", dtype="f4"))
    assert np.isnan(values).tolist() == [False] * 3 + [True] * len(fills)
    assert np.round(marks, 4).tolist() == [fill / 10000 for fill in sorted(fills)]


@pytest.mark.parametrize(
    "values",
    [
        [0.25, 0.9876, -0.45, -0.5],  # water of Landsat comes near it
        [0.25, 0.98, -0.12, -0.5],  # rounded to two digits
        [0.1234, -0.95, -1.0],
    ],
)
def test_the_same_numbers_of_an_index_as_values(raster, values):
    found, marks, _ = read(raster(np.array([values]), "ndvi_2001.tif", dtype="f4"))
    np.testing.assert_array_equal(found, np.float32(values))
    assert marks == []


def test_minus_5000_of_other_quantities_is_a_value(raster):
    assert read(raster(np.array([[-5000, 200]], "i2"), "depth.tif"))[0].tolist() == [-5000, 200]


@pytest.mark.parametrize("mark", [-100.0, -99.9, -99.99, -99.0, -9999.0, -999.0])
def test_marks_of_drought_indices(raster, mark):
    values, marks, _ = read(raster(np.array([[-1.5, 0.2, 2.1, mark]]), "spei12_2001.tif"))
    assert np.isnan(values).tolist() == [False, False, False, True]
    assert marks == [pytest.approx(mark)]


@pytest.mark.parametrize("name", ["change_2001", "nep_2001"])
def test_minus_100_of_others_is_a_value(raster, name):
    values = read(raster(np.array([[-60.0, 20.0, -100.0]]), f"{name}.tif"))[0]
    assert values.tolist() == [-60.0, 20.0, -100.0]


@pytest.mark.parametrize(
    ("name", "dtype", "scale", "stored", "known"),
    [
        ("pre_2001", "i2", 0.1, [125, 960, -999], [12.5, 96.0, NAN]),  # CRU
        ("pre_2001", "f4", 1.0, [12.5, 96.0, -99.9], [12.5, 96.0, NAN]),  # CRU after scaling
        ("tmp_2001", "i2", 0.1, [-56, 231, -32768], [-5.6, 23.1, NAN]),  # 1 km of China
        ("tmp_2001", "f4", 1.0, [-5.6, 23.1, -3276.8], [-5.6, 23.1, NAN]),
    ],
)
def test_marks_of_climate_data(raster, name, dtype, scale, stored, known):
    path = raster(np.array([stored], dtype), f"{name}.tif", dtype=dtype, scale=scale)
    np.testing.assert_allclose(read(path)[0], known, atol=1e-5)


@pytest.mark.parametrize(
    "marks", [(-9999.0, -9999.9), (-999.0, -999.9), (-99.0, -99.9), (-9999.0, -32768.0)]
)
def test_two_marks_beside_each_other(raster, marks):
    values, found, _ = read(raster(np.array([[3.0, 250.0, *marks]]), "x_2001.tif"))
    assert np.isnan(values).tolist() == [False, False, True, True]
    assert found == pytest.approx(sorted(marks))


@pytest.mark.parametrize(
    ("name", "scale", "is_mark"),
    [("npp_2001", 1.0, True), ("pre_2001", 1.0, True), ("npp_2001", 0.1, False)]
    + [(name, 1.0, False) for name in ("tmp_2001", "x_2001", "nep_2001", "ndvi_2001")],
)
def test_minus_99_of_whole_amounts(raster, name, scale, is_mark):
    path = raster(np.array([[-99, 300, 700]], "i2"), f"{name}.tif", dtype="i2", scale=scale)
    assert np.isnan(read(path)[0][0]) == is_mark


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [("f4", mark) for mark in (9999, 99999, 32767, 65535, 10**10, -(10**10))]
    + [("i4", mark) for mark in (9999, 999999)]
    + [("i2", 9999), ("u2", 9999)],
)
def test_marks_far_from_all_other_values(raster, dtype, mark):
    values, marks, _ = read(raster(np.array([[mark, 3, 80, 450]], dtype), "x.tif", dtype=dtype))
    assert np.isnan(values).tolist() == [True, False, False, False]
    assert marks == [mark]


def test_several_far_marks(raster):
    values, marks, _ = read(raster(np.array([[32761.0, 0.3, 32767.0, 9999.0]]), "x.tif"))
    assert np.isnan(values).tolist() == [True, False, True, True]
    assert marks == [9999.0, 32761.0, 32767.0]


@pytest.mark.parametrize("others", [[3.0, 600.0], [3.0, -600.0], []])
def test_far_marks_beside_other_values_are_values(raster, others):
    values = [9999.0, *others]
    assert read(raster(np.array([values]), "x.tif"))[0].tolist() == values


def test_far_marks_of_known_quantities_are_judged_by_their_range(raster):
    assert read(raster(np.array([[9999.0, 300.0, 450.0]]), "gpp_2001.tif"))[0][0] == 9999.0


@pytest.mark.parametrize(
    ("others", "is_told"),
    [
        ([5, 60, 95], True),  # shares in percent
        ([5, 60, 95, 230], False),  # a picture
        ([0], False),  # a mask
    ],
)
def test_255_in_bytes_of_an_unknown_quantity(raster, others, is_told):
    bytes_of_row = np.array([others * 6 + [255] * 6], np.uint8)
    values, marks, kept = read(raster(bytes_of_row, "cover_2001.tif"))
    assert (values[-1], marks, kept) == (255, [], [255.0] * is_told)


def test_255_that_is_declared_or_in_few_cells_is_not_told(raster):
    many, few = [5, 60, 255] * 5, [5, 60] * 200 + [255]
    assert read(raster(np.array([many], np.uint8), "a.tif", nodata=255))[2] == []
    assert read(raster(np.array([few], np.uint8), "b.tif"))[2] == []
