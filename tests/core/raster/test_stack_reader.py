"""Readers of stacks: cells beyond the grid, open files, some of the bands, class codes."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import Stack, StackReader, Window, stack_reader


def test_halo_outside_the_grid_has_no_data(raster):
    values = np.arange(12, dtype="f4").reshape(3, 4)
    stack = Stack.open([raster(values)])
    with StackReader(stack) as reader:
        read = reader.read(Window(0, 0, 3, 4), halo=1)[0]
        inner = reader.read(Window(1, 1, 1, 2), halo=1)[0]
    np.testing.assert_array_equal(read, np.pad(values, 1, constant_values=np.nan))
    np.testing.assert_array_equal(inner, values)


def test_few_files_are_open_at_one_time(raster, monkeypatch):
    opened = []
    original = stack_reader.open_dataset
    monkeypatch.setattr(stack_reader, "open_dataset", lambda p: opened.append(p) or original(p))
    paths = [raster(np.full((2, 3), i, "f4"), f"n_{2000 + i}.tif") for i in range(6)]
    stack = Stack.open(paths)
    with StackReader(stack, max_open=4) as reader:
        for _ in range(5):
            assert reader.read(Window(0, 0, 1, 1))[:, 0, 0].tolist() == [0, 1, 2, 3, 4, 5]
            assert len(reader._datasets) <= 4
    # Three files stay open throughout; only the others are opened again in each turn.
    assert len(opened) <= 6 + 4 * 3


@pytest.mark.parametrize("interleave", ["PIXEL", "BAND"])
def test_some_planes_are_read_as_all_are(tmp_path, raster, interleave):
    single = raster(np.arange(12.0).reshape(3, 4), "a.tif")
    vrt = gdal.BuildVRT(str(tmp_path / "a.vrt"), [single] * 3, separate=True)
    path = str(tmp_path / "several.tif")
    gdal.Translate(path, vrt, creationOptions=[f"INTERLEAVE={interleave}"])
    window = Window(1, -1, 2, 3)
    with Stack.open([path]).open_reader() as reader:
        expected = reader.read(window)
        np.testing.assert_array_equal(reader.read_planes(range(1, 3), window), expected[1:])
    np.testing.assert_array_equal(expected[2], [[np.nan, 4, 5], [np.nan, 8, 9]])


def test_codes_of_minus_9999_are_no_class(raster):
    stack = Stack.open([raster(np.array([[1, -9999, 7]], "i2"))]).as_classes()
    with StackReader(stack) as reader:
        codes = reader.read_codes(stack.grid.window)[0]
    assert codes.is_valid.tolist() == [[True, False, True]]
