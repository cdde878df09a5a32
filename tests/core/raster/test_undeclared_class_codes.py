"""Class codes that no file names."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.facts.raster import UnreadableRaster
from carbonsink.core.raster.source import describe_raster
from carbonsink.core.raster.undeclared_class_codes import holds_few_codes
from carbonsink.tests.factories import gdal_exceptions


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.repeat([1, 2, 5, 9], 16), True),
        (np.repeat([1.0, 2.0, 5.0, np.nan], 16), True),
        (np.repeat([1.0, 2.0, 5.5, 9.0], 16), False),  # no whole number
        (np.repeat([-1, 2, 5, 9], 16), False),
        (np.arange(64), False),  # each once
        (np.full(64, 7), False),
    ],
)
def test_few_whole_numbers_of_many_cells(raster, values, expected):
    path = raster(np.asarray(values, np.float32).reshape(8, 8), "codes.tif")
    assert holds_few_codes(describe_raster(path)[1][0]) is expected


def test_nodata_is_no_code_and_every_part_is_looked_at(raster):
    values = np.full((600, 600), 3, np.int16)
    values[:300] = 4
    values[0, 0] = -999
    path = raster(values, "codes.tif", nodata=-999)
    assert holds_few_codes(describe_raster(path)[1][0])
    values[599] = np.arange(600)
    path = raster(values, "more.tif", nodata=-999)
    assert not holds_few_codes(describe_raster(path)[1][0])


@pytest.mark.parametrize("exceptions", [False, True])
def test_a_damaged_part_is_an_error_whether_or_not_gdal_raises(tmp_path, exceptions):
    path = str(tmp_path / "codes.tif")
    options = ["COMPRESS=DEFLATE"]
    dataset = gdal.GetDriverByName("GTiff").Create(path, 60, 60, 1, gdal.GDT_Byte, options)
    dataset.GetRasterBand(1).WriteArray(np.random.default_rng(1).integers(0, 9, (60, 60), np.uint8))
    dataset.SetGeoTransform((0.0, 1.0, 0.0, 60.0, 0.0, -1.0))
    del dataset
    dataset = gdal.Open(path)
    begin = int(dataset.GetRasterBand(1).GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF"))
    del dataset
    with open(path, "r+b") as file:
        file.seek(begin)
        file.write(bytes(200))
    with gdal_exceptions(exceptions), pytest.raises(UnreadableRaster):
        holds_few_codes(describe_raster(path)[1][0])
