"""Samples of many bands: the cells that GDAL picks of each, from blocks that are decoded once."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import sampled_values
from carbonsink.core.raster.band_description import describe_raster
from carbonsink.core.raster.sampled_values import sample_band_values, sample_bands
from carbonsink.core.raster.tiling import cells_decoded_together

N, ROWS, COLS = 5, 75, 130
STRIPS = ("BLOCKYSIZE=4",)
TILES = ("TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=16")


@pytest.fixture
def stored(tmp_path):
    """Write five bands with gaps and an undeclared mark into a file whose blocks hold them all."""

    def write(options=TILES, kind=gdal.GDT_Float32, south_up=False):
        path = str(tmp_path / "npp.tif")
        how = [*options, "INTERLEAVE=PIXEL", "COMPRESS=DEFLATE"]
        dataset = gdal.GetDriverByName("GTiff").Create(path, COLS, ROWS, N, kind, options=how)
        step = 0.01 if south_up else -0.01
        dataset.SetGeoTransform((100.0, 0.01, 0.0, 30.0, 0.0, step))
        values = np.random.default_rng(2).integers(100, 900, (N, ROWS, COLS)).astype(float)
        values[:, 20:40, 60:90] = -1.0
        values[2, ::5, ::4] = -9999.0
        dataset.WriteArray(values)
        for i in range(N):
            dataset.GetRasterBand(i + 1).SetNoDataValue(-1.0)
            if kind == gdal.GDT_Int16:
                dataset.GetRasterBand(i + 1).SetScale(0.1)
        return path

    return write


@pytest.mark.parametrize("cells", [60, 1000, ROWS * COLS, 10**6])
@pytest.mark.parametrize(
    "how",
    [{}, {"options": STRIPS}, {"kind": gdal.GDT_Int16}, {"south_up": True}],
    ids=["tiles", "strips", "packed", "south up"],
)
def test_the_same_cells_as_band_by_band(stored, how, cells):
    path = stored(**how)
    bands = describe_raster(path).bands
    found = list(sample_bands(bands, cells))
    assert len(found) == N
    for band, values in zip(bands, found):
        np.testing.assert_array_equal(values, sample_band_values(path, band, cells))


def test_groups_of_bands_are_the_same(stored, monkeypatch):
    bands = describe_raster(stored()).bands
    wanted = list(sample_bands(bands, 1000))
    monkeypatch.setattr(sampled_values, "_KEPT_BYTES", 2 * 4 * 1000)
    for one, other in zip(sample_bands(bands, 1000), wanted, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_file_is_opened_once_and_each_block_read_once(stored, monkeypatch):
    from carbonsink.core.raster import decimated_reading

    opened, read = [], []
    open_dataset, read_array = sampled_values.open_dataset, decimated_reading.read_array
    monkeypatch.setattr(
        sampled_values, "open_dataset", lambda path: opened.append(path) or open_dataset(path)
    )
    monkeypatch.setattr(
        decimated_reading, "read_array", lambda *how: read.append(how[2:]) or read_array(*how)
    )
    monkeypatch.setattr(decimated_reading, "cells_decoded_together", lambda *_: 0)
    path = stored()
    assert len(list(sample_bands(describe_raster(path).bands, 10**6))) == N
    assert opened == [path]
    assert len(read) == N * len(set(read)) == N * 5 * 5
    # All bands of a block before the next block.
    assert all(len(set(read[i : i + N])) == 1 for i in range(0, len(read), N))


def test_the_run_can_stop_between_blocks(stored):
    class Stopped(Exception):
        pass

    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        list(sample_bands(describe_raster(stored()).bands, 100, stop))


def test_many_bands_are_read_one_block_after_the_other():
    assert cells_decoded_together(127, 4) > 4000
    assert cells_decoded_together(128, 4) == 0
