"""What a written raster says of itself: classes, units, dates, nodata, overviews, side files."""

from __future__ import annotations

import os

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.dates.date import Date
from carbonsink.core.raster import (
    ClassEntry,
    Classes,
    Grid,
    RasterOutput,
    Stack,
    holds_classes,
    write_array,
)
from carbonsink.core.raster.class_tables import read_classes
from carbonsink.core.raster.completeness import missing_part
from carbonsink.core.raster.writer import OVERVIEW_SIDE, RasterWriter
from carbonsink.tests.factories import gdal_exceptions, make_grid, tilted, wkt

GRID = make_grid(6, 5)
TREND = Classes(
    "trend",
    (
        ClassEntry(1, "increase", "Increase", "#1a9850"),
        ClassEntry(0, "none", "No trend", "#f5f5f5"),
        ClassEntry(-1, "decrease", "Decrease", "#d73027"),
    ),
)
FUTURE = Classes(
    "future",
    (
        ClassEntry(1, "improve", "Improvement", "#00ff00"),
        ClassEntry(3, "degrade", "Continuous degradation", "#ff0000"),
    ),
)


@pytest.fixture(params=[True, False], ids=["exceptions", "no-exceptions"], autouse=True)
def exceptions(request):
    with gdal_exceptions(request.param):
        yield


def written(tmp_path, output, values, grid=GRID, name="out.tif"):
    path = str(tmp_path / name)
    write_array(output, path, grid, values)
    return path


def test_metadata_are_read_back(tmp_path):
    output = RasterOutput(
        "npp",
        unit="gC m-2 yr-1",
        description="Net primary production by CASA",
        date=Date(2005, 3),
        tags=(("MODEL", "casa"),),
    )
    path = written(tmp_path, output, tilted(GRID))
    (band,) = Stack.open([path]).bands
    assert (band.name, band.unit, band.date) == ("npp", "gC m-2 yr-1", Date(2005, 3))
    assert np.isnan(band.nodata)
    dataset = gdal.Open(path)
    assert dataset.GetMetadataItem("TIFFTAG_IMAGEDESCRIPTION") == output.description
    assert dataset.GetMetadataItem("MODEL") == "casa"
    assert Stack.open([path]).grid == GRID


def test_stored_as_tiled_and_compressed(tmp_path):
    path = written(tmp_path, RasterOutput("a"), tilted(make_grid(600, 700)), make_grid(600, 700))
    dataset = gdal.Open(path)
    assert dataset.GetRasterBand(1).GetBlockSize() == [256, 256]
    assert dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") in ("ZSTD", "DEFLATE")
    assert os.path.getsize(path) < 600 * 700 * 4 / 2


def test_deflate_where_zstd_is_missing(tmp_path, monkeypatch):
    from carbonsink.core.raster import writer

    monkeypatch.setattr(writer, "has_zstd", lambda: False)
    path = written(tmp_path, RasterOutput("a"), tilted(GRID))
    assert gdal.Open(path).GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    np.testing.assert_array_equal(gdal.Open(path).ReadAsArray(), tilted(GRID))


@pytest.mark.parametrize(
    "dtype", ["uint8", "int16", "uint16", "int32", "uint32", "float32", "float64"]
)
def test_types_come_back_exactly(tmp_path, dtype):
    kind = np.dtype(dtype)
    if kind.kind == "f":
        values, nodata = np.random.default_rng(3).normal(size=GRID.shape).astype(dtype), np.nan
    else:
        limits = np.iinfo(kind)
        values = np.random.default_rng(3).integers(limits.min, limits.max, GRID.shape, dtype)
        nodata = limits.max
    read = gdal.Open(written(tmp_path, RasterOutput("a", dtype=dtype, nodata=nodata), values))
    np.testing.assert_array_equal(read.ReadAsArray(), values)
    assert read.ReadAsArray().dtype == kind


@pytest.mark.parametrize("nodata", [np.nan, -9999.0])
def test_nan_becomes_the_nodata_of_a_float_raster(tmp_path, nodata):
    values = tilted(GRID)
    values[2, 3] = np.nan
    path = written(tmp_path, RasterOutput("a", nodata=nodata), values)
    np.testing.assert_equal(float(gdal.Open(path).ReadAsArray()[2, 3]), nodata)
    stack = Stack.open([path])
    np.testing.assert_array_equal(stack.read(GRID.window)[0], values)


def test_float64_results_are_stored_as_float32(tmp_path):
    values = np.full(GRID.shape, 1 / 3)
    assert gdal.Open(written(tmp_path, RasterOutput("a"), values)).ReadAsArray()[
        0, 0
    ] == np.float32(1 / 3)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3035", "EPSG:2263", ""])
def test_grids_come_back(tmp_path, crs):
    grid = make_grid(6, 5, (0.25, 0.5), (10.0, 50.0), crs)
    assert Stack.open([written(tmp_path, RasterOutput("a"), tilted(grid), grid)]).grid == grid


def test_a_rotated_grid_comes_back(tmp_path):
    grid = Grid(5, 6, (10.0, 2.0, 0.5, 50.0, 0.5, -2.0), wkt("EPSG:32632"))
    assert Stack.open([written(tmp_path, RasterOutput("a"), np.ones((6, 5)), grid)]).grid == grid


# --- classes ---------------------------------------------------------------------------------


def test_byte_classes_have_colours_names_and_table(tmp_path):
    output = RasterOutput("future", dtype="uint8", nodata=255, classes=FUTURE)
    values = np.full(GRID.shape, 3, np.uint8)
    values[0] = 255
    path = written(tmp_path, output, values)
    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    assert band.GetColorTable().GetColorEntry(3) == (255, 0, 0, 255)
    assert band.GetCategoryNames() == ["", "Improvement", "", "Continuous degradation"]
    assert [(e.code, e.label, e.colour) for e in read_classes(path)] == [
        (1, "Improvement", "#00ff00"),
        (3, "Continuous degradation", "#ff0000"),
    ]
    stack = Stack.open([path])
    assert holds_classes(stack.bands[0])
    assert np.isnan(stack.read(GRID.window)[0, 0]).all()


def test_negative_codes_have_a_table(tmp_path):
    output = RasterOutput("trend", dtype="int16", nodata=-32768, classes=TREND)
    path = written(tmp_path, output, np.full(GRID.shape, -1, np.int16))
    assert [(e.code, e.label, e.colour) for e in read_classes(path)] == [
        (entry.code, entry.label, entry.colour) for entry in TREND
    ]
    assert holds_classes(Stack.open([path]).bands[0])


def test_side_files_are_published_and_those_of_the_old_file_removed(tmp_path):
    classes = RasterOutput("future", dtype="uint8", nodata=255, classes=FUTURE)
    path = written(tmp_path, classes, np.ones(GRID.shape, np.uint8))
    assert sorted(os.listdir(tmp_path)) == ["out.tif", "out.tif.aux.xml"]
    (tmp_path / "out.tif.ovr").write_bytes(b"overviews of the old file")
    (tmp_path / "out.tif.msk").write_bytes(b"mask of the old file")
    written(tmp_path, RasterOutput("npp"), tilted(GRID))
    assert os.listdir(tmp_path) == ["out.tif"]
    assert read_classes(path) == ()


def test_a_raster_without_classes_has_none(tmp_path):
    assert read_classes(written(tmp_path, RasterOutput("npp"), tilted(GRID))) == ()


def test_labels_of_classes():
    assert TREND.label(-1) == "Decrease"
    assert TREND.label(9) == "9"
    assert TREND.codes == (1, 0, -1) and len(TREND) == 3


# --- overviews -------------------------------------------------------------------------------


def test_large_rasters_have_overviews_inside(tmp_path):
    grid = make_grid(40, OVERVIEW_SIDE + 4)
    x = np.tile(np.arange(grid.width, dtype="f4"), (40, 1))
    x[:20, :8] = np.nan
    dataset = gdal.Open(written(tmp_path, RasterOutput("a"), x, grid))
    band = dataset.GetRasterBand(1)
    assert [band.GetOverview(i).XSize for i in range(band.GetOverviewCount())] == [
        2050,
        1025,
        513,
    ]
    half = band.GetOverview(0).ReadAsArray()
    assert np.isnan(half[:10, :4]).all()  # missing cells are not averaged in
    np.testing.assert_allclose(half[:, 10:20], np.tile(np.arange(20, 40, 2) + 0.5, (20, 1)))
    assert os.listdir(tmp_path) == ["out.tif"]


def test_overviews_of_classes_hold_classes_only(tmp_path):
    grid = make_grid(16, OVERVIEW_SIDE + 4)
    codes = np.where(np.arange(grid.width) % 3 == 0, 1, 3).astype("u1") * np.ones((16, 1), "u1")
    output = RasterOutput("future", dtype="uint8", nodata=255, classes=FUTURE)
    dataset = gdal.Open(written(tmp_path, output, codes, grid))
    band = dataset.GetRasterBand(1)
    assert set(np.unique(band.GetOverview(1).ReadAsArray())) <= {1, 3}


def test_smaller_rasters_have_none(tmp_path):
    grid = make_grid(8, OVERVIEW_SIDE)
    dataset = gdal.Open(written(tmp_path, RasterOutput("a"), tilted(grid), grid))
    band = dataset.GetRasterBand(1)
    assert band.GetOverviewCount() == 0


# --- the part file ---------------------------------------------------------------------------


def test_the_destination_appears_when_published_only(tmp_path):
    from carbonsink.core.run import Run

    path = tmp_path / "deep" / "er" / "out.tif"
    writer = RasterWriter(RasterOutput("a"), str(path), GRID, 256, 1)
    writer.write(GRID.window, tilted(GRID))
    writer.finish(Run())
    assert not path.exists()
    (part,) = path.parent.iterdir()
    assert part.name.startswith(".out.") and part.name.endswith(".part.tif")
    writer.publish()
    assert os.listdir(path.parent) == ["out.tif"]
    writer.discard()  # after publishing nothing is left to remove
    assert os.listdir(path.parent) == ["out.tif"]


@pytest.mark.parametrize("ending", ["", ".aux.xml"])
@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_a_file_that_lost_its_end_when_it_was_closed_is_not_published(
    tmp_path, monkeypatch, ending, kept
):
    """As on a full disk, of which GDAL 3.10 speaks on the console alone."""
    from carbonsink.core.raster.writer import OutputNotWritable
    from carbonsink.core.run import Run

    grid = make_grid(300, 520)
    output = RasterOutput("future", dtype="uint8", nodata=255, classes=FUTURE)
    writer = RasterWriter(output, str(tmp_path / "out.tif"), grid, 256, 1)
    codes = np.random.default_rng(1).integers(1, 4, grid.shape).astype("u1")
    writer.write(grid.window, codes)
    close = writer._close

    def lose_the_end():
        close()
        part = writer._temporary_path + ending
        os.truncate(part, int(kept * os.path.getsize(part)))

    monkeypatch.setattr(writer, "_close", lose_the_end)
    with pytest.raises(OutputNotWritable):
        writer.finish(Run())
    monkeypatch.undo()
    writer.discard()
    assert os.listdir(tmp_path) == []


def test_blocks_without_data_are_written_too(tmp_path):
    grid = make_grid(600, OVERVIEW_SIDE + 4)
    path = written(tmp_path, RasterOutput("a"), np.full(grid.shape, np.nan, "f4"), grid)
    assert missing_part(path) == ""
    dataset = gdal.Open(path)
    assert dataset.GetRasterBand(1).GetMetadataItem("BLOCK_OFFSET_3_2", "TIFF")
