"""Class codes are read as the integers they are, and their nodata is told apart."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.raster import CodesRounded, NotInteger, UndeclaredNodata
from carbonsink.core.raster import RasterOutput, Stack, Window, reduce_blocks, run_blocks
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid

HAS_INT64 = hasattr(gdal, "GDT_Int64")  # GDAL 3.5


def read_codes(path):
    stack = Stack.open([path]).as_classes()
    found = []
    reduce_blocks(stack, lambda b: b.codes, lambda _, codes: found.extend(codes), None, Run())
    assert len(found) == 1
    return found[0]


def as_lists(codes):
    """Return codes with None where there is no class."""
    return [
        [int(value) if known else None for value, known in zip(*row)]
        for row in zip(codes.values, codes.is_valid)
    ]


@pytest.mark.parametrize("nodata", [None, 200, 300, 2.5, np.nan], ids=str)
def test_the_type_of_the_file_stays(raster, nodata):
    codes = read_codes(raster([[1, 200], [0, 255]], dtype="uint8", nodata=nodata))
    assert codes.values.dtype == np.uint8
    assert codes.nodata == (200 if nodata == 200 else None)
    assert as_lists(codes) == [[1, None if nodata == 200 else 200], [0, 255]]


@pytest.mark.parametrize("dtype", ["int16", "uint16", "int32", "uint32", "int64"])
def test_the_largest_codes_survive(raster, dtype):
    if dtype == "int64" and not HAS_INT64:
        pytest.skip("GDAL without 64-bit integers")
    limits = np.iinfo(dtype)
    codes = read_codes(
        raster(np.array([[limits.max, limits.max - 1, limits.min]], dtype), nodata=7)
    )
    assert as_lists(codes) == [[limits.max, limits.max - 1, limits.min]]


@pytest.mark.skipif(not HAS_INT64, reason="GDAL without 64-bit integers")
@pytest.mark.parametrize("nodata", [np.iinfo("i8").max, np.iinfo("i8").min])
def test_nodata_beyond_the_whole_numbers_of_floats(raster, nodata):
    codes = read_codes(raster(np.array([[nodata, 3]], "i8"), nodata=int(nodata)))
    assert as_lists(codes) == [[None, 3]]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_whole_numbers_in_floats_are_codes(raster, dtype):
    values = np.array([[3, np.nan, -9999, 16777216, -2]], dtype)
    assert as_lists(read_codes(raster(values, nodata=-9999, dtype=dtype))) == [
        [3, None, None, 16777216, -2]
    ]


def test_codes_that_float32_does_not_tell_apart_are_refused(raster):
    """110101001 and 110101003 are both stored as 110101000."""
    codes = np.array([[110101001, 110101003]])
    assert as_lists(read_codes(raster(codes, "a.tif", dtype="float64"))) == codes.tolist()
    path = raster(codes, "b.tif", dtype="float32")
    with pytest.raises(CodesRounded) as caught:
        read_codes(path)
    assert (caught.value.path, caught.value.largest) == (path, 110101000)


@pytest.mark.parametrize("value", [1.5, -0.25, 1e17], ids=str)
def test_other_numbers_are_named_with_their_raster(raster, value):
    path = raster([[1, value]], dtype="float64")
    with pytest.raises(NotInteger) as caught:
        read_codes(path)
    assert (caught.value.name, caught.value.value) == (path, value)


def test_scale_and_offset_make_codes_too(raster):
    path = raster([[1, 2, 255]], dtype="uint8", nodata=255, scale=10.0, offset=-5.0)
    assert as_lists(read_codes(path)) == [[5, 15, None]]


@pytest.mark.parametrize("nodata", [None, 255])
def test_masked_cells_have_no_class_even_where_all_codes_are_taken(raster, nodata):
    every = np.arange(256, dtype="u1").reshape(16, 16)
    mask = np.ones((16, 16), bool)
    mask[3, 4] = False
    codes = read_codes(raster(every, nodata=nodata, mask=mask))
    wanted = every.astype(object)
    wanted[3, 4] = None
    if nodata:
        wanted[15, 15] = None
    assert as_lists(codes) == wanted.tolist()


@pytest.mark.parametrize("dtype", ["uint8", "int32", "float32"])
def test_south_up_equals_its_north_up_twin(raster, dtype):
    grid = make_grid(5, 4)
    values = np.arange(20).reshape(5, 4)
    mask = values != 6
    north = raster(values, "n.tif", grid, nodata=3, dtype=dtype, mask=mask)
    south = raster(values, "s.tif", grid, nodata=3, dtype=dtype, south_up=True, mask=mask[::-1])
    first, second = (read_codes(path) for path in (north, south))
    assert as_lists(first) == as_lists(second)
    assert first.values[1, 3] == 7 and as_lists(first)[1][2] is None
    assert second.values.flags.c_contiguous


def test_codes_come_beside_floats(raster, tmp_path):
    grid = make_grid(300, 300)
    codes = (np.arange(90_000) % 7).reshape(300, 300)
    flux = raster(codes * 1.5, "flux.tif", grid, options=["TILED=YES"])
    zones = raster(codes, "zones.tif", grid, dtype="int32", nodata=4)
    stack = Stack.open([flux]).with_classes(Stack.open([zones]))
    assert stack.names == ("flux",) and stack.paths == (flux, zones)

    def kernel(block):
        codes = block.codes[0]
        assert block.values.shape[1:] == (block.window.height + 2, block.window.width + 2)
        flux = block.values[0, 1:-1, 1:-1]
        return {"out": np.where(codes.is_valid, flux - codes.values, np.nan)}

    out = str(tmp_path / "out.tif")
    run_blocks(stack, kernel, {RasterOutput("out"): out}, Run(max_memory=20), halo=1)
    found = Stack.open([out]).read(Window(0, 0, 300, 300))[0]
    np.testing.assert_array_equal(found, np.where(codes == 4, np.nan, codes * 0.5))


@pytest.mark.parametrize("dtype", ["int16", "int32", "float32"])
@pytest.mark.parametrize("memory", [1, 1024])
def test_codes_left_out_by_undeclared_marks_are_reported_once(raster, dtype, memory):
    values = np.tile(np.array([1, 2, -9999, -99999 if dtype != "int16" else 3], dtype), (7, 1))
    path = raster(values, nodata=None, dtype=dtype)
    notes, cells = [], []
    run = Run(on_note=notes.append, max_memory=memory)
    stack = Stack.open([path]).as_classes()
    reduce_blocks(
        stack, lambda b: int(b.codes[0].is_valid.sum()), lambda _, n: cells.append(n), None, run
    )
    marks = {note.mark: note.cells for note in notes if isinstance(note, UndeclaredNodata)}
    wanted = {-9999.0: 7} if dtype == "int16" else {-9999.0: 7, -99999.0: 7}
    assert marks == wanted
    assert sum(cells) == values.size - sum(marks.values())


def test_a_declared_mark_of_codes_is_not_reported(raster):
    notes = []
    path = raster(np.array([[1, -9999]], "int16"), nodata=-9999, dtype="int16")
    stack = Stack.open([path]).as_classes()
    reduce_blocks(stack, lambda b: 0, lambda *_: 0, None, Run(on_note=notes.append))
    assert not [note for note in notes if isinstance(note, UndeclaredNodata)]


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [
        ("i2", -32768),
        ("i2", 32767),
        ("u2", 65535),
        ("i4", -2147483648),
        ("i4", 2147483647),
        ("u4", 4294967295),
    ],
)
def test_the_ends_of_a_type_are_no_classes(raster, dtype, mark):
    path = raster(np.array([[1, 2, mark]], dtype), nodata=None, dtype=dtype)
    notes = []
    stack = Stack.open([path]).as_classes()
    run = Run(on_note=notes.append)
    known = reduce_blocks(stack, lambda b: b.codes[0].is_valid, lambda _, found: found, None, run)
    assert known.tolist() == [[True, True, False]]
    assert [note.mark for note in notes if isinstance(note, UndeclaredNodata)] == [float(mark)]


def test_the_end_of_a_type_among_other_codes_is_a_class(raster):
    codes = read_codes(raster(np.array([[65000, 65001, 65535]], "u2"), dtype="u2"))
    assert codes.is_valid.all()
