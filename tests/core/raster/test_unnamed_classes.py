"""Class codes that no file names."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.landuse import ClassesAsAmounts, CodesAsAmounts
from carbonsink.core.errors_and_notes.raster import ClassesKept, UnreadableRaster
from carbonsink.core.raster import Stack
from carbonsink.core.raster.align import align_rasters
from carbonsink.core.raster.band_description import describe_raster
from carbonsink.core.raster.class_check import (
    holds_few_codes,
    holds_unnamed_classes,
    is_class_band,
    may_be_codes,
    require_amounts,
)
from carbonsink.core.run import Run
from carbonsink.core.sites.sampling import sample_stack
from carbonsink.tests.factories import gdal_exceptions, make_grid


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


CODES = np.repeat([1, 2, 5, 9], 16).reshape(8, 8)


def band_of(path):
    return describe_raster(path).bands[0]


@pytest.mark.parametrize(
    ("name", "dtype", "wanted"),
    [
        ("landcover_2005", "i2", True),
        ("MCD12Q1_LC_Type1", "f4", True),
        ("土地利用_2005", "u1", True),
        ("soil_type", "u1", True),
        ("landcover_fraction", "u1", False),
        ("x", "u1", False),
        ("igbp_ndvi", "i2", False),  # an index of something
    ],
)
def test_classes_by_their_name(raster, name, dtype, wanted):
    path = raster(CODES.astype(dtype), f"{name}.tif", dtype=dtype)
    assert holds_unnamed_classes(band_of(path)) is is_class_band(band_of(path)) is wanted


def test_numbers_with_fractions_are_no_classes_whatever_their_name(raster):
    assert not holds_unnamed_classes(band_of(raster(CODES + 0.5, "landcover.tif")))


def test_long_legends_only_where_the_name_says_so(raster):
    values = np.repeat(np.arange(60), 20).reshape(30, 40).astype("i2")
    assert holds_unnamed_classes(band_of(raster(values, "soil_type.tif", dtype="i2")))
    assert not may_be_codes(band_of(raster(values, "x.tif", dtype="i2")))


@pytest.mark.parametrize("mark", [-9999, -32768, 32767])
def test_marks_that_are_not_declared_are_no_codes(raster, mark):
    values = CODES.astype("i2")
    values[0] = mark
    assert may_be_codes(band_of(raster(values, "x.tif", dtype="i2", nodata=None)))


@pytest.mark.parametrize(
    ("name", "dtype", "unit", "noted"),
    [
        ("landcover", "f4", "", True),
        ("x", "u1", "", True),
        ("x", "f4", "", False),
        ("x", "u1", "mm", False),
        ("npp", "i2", "", False),
    ],
)
def test_amounts_that_may_be_codes_are_told(raster, name, dtype, unit, noted):
    notes: list = []
    files = (f"{name}_{year}.tif" for year in (2001, 2002))
    paths = [raster(CODES.astype(dtype), file, dtype=dtype, unit=unit) for file in files]
    require_amounts(paths, "SERIES", Run(on_note=notes.append))
    assert [type(note) for note in notes] == [CodesAsAmounts] * noted


def test_a_band_of_named_classes_among_bands_of_amounts_is_refused(tmp_path):
    path = str(tmp_path / "mixed.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 8, 8, 2, gdal.GDT_Float32)
    dataset.SetGeoTransform((0.0, 1.0, 0.0, 8.0, 0.0, -1.0))
    dataset.GetRasterBand(1).WriteArray(np.random.default_rng(1).normal(size=(8, 8)))
    dataset.GetRasterBand(2).WriteArray(CODES.astype("f4"))
    dataset.GetRasterBand(2).SetCategoryNames(["", "a", "b", "", "", "c", "", "", "", "d"])
    del dataset
    with pytest.raises(ClassesAsAmounts) as caught:
        require_amounts([path], "SERIES", Run())
    assert caught.value.labels == ("1 a", "2 b", "5 c", "9 d")


@pytest.mark.parametrize(
    ("name", "kinds", "values"),
    [
        ("landcover", [ClassesKept], {1.0, 2.0, 5.0, 9.0}),
        ("x", [CodesAsAmounts], None),
    ],
)
def test_alignment_does_not_mix_codes_in_silence(raster, tmp_path, name, kinds, values):
    path = raster(CODES.astype("u1"), f"{name}.tif", dtype="u1", nodata=None)
    grid, notes = describe_raster(path).grid, []
    finer = make_grid(11, 11, 700.0, (grid.extent[0], grid.extent[3]))
    run = Run(on_note=notes.append)
    (result,) = align_rasters([path], str(tmp_path / "out"), run, template=finer)
    found = gdal.Open(result).ReadAsArray()
    found = found[(found >= 0) & (found < 100)]
    assert [type(n) for n in notes if type(n) in (ClassesKept, CodesAsAmounts)] == kinds
    assert values is None or set(np.unique(found).tolist()) == values


@pytest.mark.parametrize(("name", "wanted"), [("landcover", 2.0), ("x", 3.0)])
def test_windows_around_sites_give_the_most_frequent_code(raster, name, wanted):
    """Two rows of 2 and one of 5 around the site."""
    stack = Stack.open([raster(CODES.astype("i2"), f"{name}.tif", dtype="i2")])
    x, y = stack.grid.corner(3.5, 4.5)
    notes: list = []
    run = Run(on_note=notes.append)
    samples = sample_stack(np.array([x]), np.array([y]), stack, run, window=3)
    assert samples.columns[name].tolist() == [wanted]
    assert sum(type(note) is CodesAsAmounts for note in notes) == (name == "x")
