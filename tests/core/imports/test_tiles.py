"""Tiles joined on one grid, and masks of quality, bit by bit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.dates import DuplicateDate
from carbonsink.core.errors_and_notes.imports import (
    QualityMissing,
)
from carbonsink.core.raster import Grid
from carbonsink.core.run import Run
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid, write_raster

SIDE = 1200


@pytest.fixture(scope="module")
def modis(tmp_path_factory):
    """Two tiles side by side with values that tell their place, and random bits of quality."""
    folder = tmp_path_factory.mktemp("modis")
    random = np.random.default_rng(3)
    x = np.arange(2 * SIDE)[None, :]
    y = np.arange(SIDE)[:, None]
    ndvi = (5000 + 2000 * np.sin(x / 17.0) * np.cos(y / 23.0)).astype("i2")
    ndvi[100:110, 100:110] = -15000  # the fill value of VNP13
    quality = random.integers(0, 65536, ndvi.shape).astype("u2")
    quality[300:700] = 0
    for tile, cols in ((26, slice(0, SIDE)), (27, slice(SIDE, 2 * SIDE))):
        files.write_hdf5(
            folder / f"VNP13A2.A2015001.h{tile}v05.002.2023120120000.h5",
            "VIIRS_Grid_16Day_VI_1km",
            {
                "1 km 16 days NDVI": ndvi[:, cols],
                "1 km 16 days VI Quality": quality[:, cols],
            },
        )
    return folder, ndvi, quality


def expected_mask(quality):
    """The documented bits, one by one."""
    hidden = np.zeros(65536, bool)
    for value in range(65536):
        bits = f"{value:016b}"[::-1]
        modland = int(bits[1] + bits[0], 2)
        usefulness = int(bits[5] + bits[4] + bits[3] + bits[2], 2)
        bad = modland > 1 or usefulness > 12 or "1" in (bits[10], bits[14], bits[15])
        hidden[value] = bad
    return hidden[quality]


def test_tiles_are_joined_and_masked_bit_by_bit(do_import, modis):
    folder, ndvi, quality = modis
    receipt = do_import([folder])
    (variable,) = receipt.variables
    assert variable.name == "ndvi" and variable.tiles == 2 and variable.unit == "1"
    found = files.read(receipt.outputs[0])
    expected = np.where(expected_mask(quality) | (ndvi < -10000), np.nan, ndvi * 0.0001)
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert Path(receipt.outputs[0]).name == "ndvi_2015-01-01.tif"


def test_the_receipt_counts_what_each_rule_hid(do_import, modis):
    folder, ndvi, quality = modis
    (variable,) = do_import([folder]).variables
    known = ndvi >= -10000
    shares = {one.bits: one.share for one in variable.masked}
    # Shares come from a sample of the tiles.
    rules = ("0-1", 0, 2, (0, 1)), ("2-5", 2, 4, tuple(range(13))), ("14", 14, 1, (0,))
    for bits, low, width, keep in rules:
        bad = ~np.isin(quality >> low & (2**width - 1), keep) & known
        assert shares[bits] == pytest.approx(bad.sum() / known.sum(), abs=0.01)
    hidden = expected_mask(quality) & known
    assert variable.hidden == pytest.approx(hidden.sum() / known.sum(), abs=0.01)


def test_no_seam_where_tiles_meet(do_import, modis):
    """On another grid the mosaic equals the warp of one raster without tiles."""
    from osgeo import gdal

    folder, ndvi, _quality = modis
    transform = files.tile_transform(26, 5, SIDE)
    whole = gdal.GetDriverByName("MEM").Create("", 2 * SIDE, SIDE, 1, gdal.GDT_Float32)
    whole.SetGeoTransform(transform)
    from carbonsink.core.raster.sinusoidal import sinusoidal_crs

    whole.SetProjection(sinusoidal_crs())
    values = np.where(ndvi < -10000, np.nan, ndvi * 0.0001).astype("f4")
    whole.GetRasterBand(1).SetNoDataValue(np.nan)
    whole.GetRasterBand(1).WriteArray(values)
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    # Over the edge between the tiles, at 35 degrees north.
    template = Grid(400, 300, (109.0, 0.01, 0.0, 36.5, 0.0, -0.01), crs)
    target = gdal.GetDriverByName("MEM").Create("", 400, 300, 1, gdal.GDT_Float32)
    target.SetGeoTransform(template.geotransform)
    target.SetProjection(crs)
    target.GetRasterBand(1).SetNoDataValue(np.nan)
    target.GetRasterBand(1).Fill(np.nan)
    gdal.Warp(target, whole, resampleAlg="bilinear", errorThreshold=0)
    expected = target.ReadAsArray()
    receipt = do_import([folder], template=template, quality="none", resampling="bilinear")
    found = files.read(receipt.outputs[0])
    both = np.isfinite(expected) & np.isfinite(found)
    assert both.mean() > 0.99
    np.testing.assert_allclose(found[both], expected[both], atol=2e-3)


def test_quality_that_is_not_there_is_a_doubt(do_import, tmp_path, notes):
    values = np.full((SIDE, SIDE), 5000, "i2")
    path = files.write_hdf5(
        tmp_path / "VNP13A2.A2015001.h26v05.002.2023120120000.h5",
        "VIIRS_Grid_16Day_VI_1km",
        {"1 km 16 days NDVI": values},
    )
    do_import([path])
    assert QualityMissing in files.kinds(notes)


def test_quality_of_another_file(do_import, tmp_path):
    """AppEEARS writes each layer as a file of its own."""
    grid = make_grid(4, 5)
    stem = "MOD13Q1.061__250m_16_days_{}_doy{}001_aid0001.tif"
    values = np.arange(20).reshape(4, 5) * 100
    for year, bits in ((2005, 0), (2006, 2)):
        write_raster(tmp_path / stem.format("NDVI", year), values.astype("i2"), grid, nodata=-3000)
        quality = np.zeros((4, 5), "u2")
        quality[1, 2] = bits
        write_raster(tmp_path / stem.format("VI_Quality", year), quality, grid)
    receipt = do_import([tmp_path])
    found = files.made(receipt)
    assert set(found) == {"ndvi_2005-01-01", "ndvi_2006-01-01"}
    np.testing.assert_allclose(found["ndvi_2005-01-01"], values * 0.0001, atol=1e-7)
    assert np.isnan(found["ndvi_2006-01-01"][1, 2])
    assert np.isnan(found["ndvi_2006-01-01"]).sum() == 1


def test_composites_count_by_their_days(do_import, tmp_path):
    """Amounts of 8 days: a month takes its share of the one that reaches over its end."""
    grid = make_grid(2, 3)
    per_day = {}
    for i, day in enumerate((1, 9, 17, 25, 33, 41, 49, 57)):
        per_day.update({day + k: (i + 1) * 0.001 for k in range(8)})
        path = tmp_path / f"MOD17A2H.061_Gpp_500m_doy2005{day:03d}_aid0001.tif"
        stored = np.full((2, 3), round(8 * (i + 1) * 0.001 / 0.0001), "i2")
        write_raster(path, stored, grid)
    receipt = do_import([tmp_path], period="month")
    found = files.made(receipt)
    january = 1000.0 * sum(per_day[day] for day in range(1, 32))
    february = 1000.0 * sum(per_day[day] for day in range(32, 60))
    np.testing.assert_allclose(found["gpp_2005-01"], january, rtol=1e-5)
    np.testing.assert_allclose(found["gpp_2005-02"], february, rtol=1e-5)
    (variable,) = receipt.variables
    assert variable.unit == "gC m-2 month-1" and variable.source_unit == "kg C m-2"
    assert variable.unit_from == "table" and variable.statistic == "sum"
    assert set(found) == {"gpp_2005-01", "gpp_2005-02"}  # of March there is the end of one only
    assert variable.incomplete == ()


def test_pieces_of_earth_engine(do_import, tmp_path):
    grid = make_grid(4, 6)
    values = np.arange(24.0).reshape(4, 6)
    left = Grid(3, 4, grid.geotransform, grid.crs)
    x, *rest = grid.geotransform
    right = Grid(3, 4, (x + 3000.0, *rest), grid.crs)
    write_raster(tmp_path / "lai_2005_07-0000000000-0000000000.tif", values[:, :3], left)
    write_raster(tmp_path / "lai_2005_07-0000000000-0000000003.tif", values[:, 3:], right)
    receipt = do_import([tmp_path])
    np.testing.assert_array_equal(files.made(receipt)["lai_2005-07"], values)


def test_threads_and_memory_leave_no_trace(do_import, modis):
    folder, _ndvi, _quality = modis
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    template = Grid(500, 500, (109.0, 0.01, 0.0, 37.5, 0.0, -0.01), crs)
    one = do_import([folder], "one", template, run=Run(threads=1, max_memory=64))
    two = do_import([folder], "two", template, run=Run(threads=3, max_memory=1024))
    np.testing.assert_array_equal(files.read(one.outputs[0]), files.read(two.outputs[0]))


def test_tiles_of_two_zones_are_joined_on_one_grid(do_import, tmp_path):
    """Exports in two UTM zones lie on two lattices: each is resampled, gaps are filled."""
    west = make_grid(20, 30, cell=1000.0, origin=(730_000.0, 3_400_000.0), crs="EPSG:32649")
    east = make_grid(20, 30, cell=1000.0, origin=(180_000.0, 3_400_000.0), crs="EPSG:32650")
    write_raster(tmp_path / "lai_2005-07-0000000000-0000000000.tif", np.full((20, 30), 2.0), west)
    write_raster(tmp_path / "lai_2005-07-0000000000-0000000030.tif", np.full((20, 30), 2.0), east)
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    template = Grid(40, 10, (113.5, 0.01, 0.0, 30.68, 0.0, -0.01), crs)
    found = files.read(do_import([tmp_path], template=template).outputs[0])
    np.testing.assert_allclose(found[np.isfinite(found)], 2.0)
    assert np.isfinite(found).mean() > 0.8


def test_two_resolutions_are_no_mosaic(do_import, tmp_path, raster):
    raster(np.ones((4, 6)), "a/lai_2005-07.tif", make_grid(4, 6))
    raster(np.ones((2, 3)), "b/lai_2005-07.tif", make_grid(2, 3, cell=2000.0))
    with pytest.raises(DuplicateDate):
        do_import([tmp_path / "a", tmp_path / "b"])
