"""Bringing rasters to one grid."""

from __future__ import annotations

import os
import threading

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.quantities import NumberApart
from carbonsink.core.errors_and_notes.raster import (
    ClassesKept,
    NoOverlap,
    NoRasters,
    OutputIsInput,
    UnreadableRaster,
)
from carbonsink.core.errors_and_notes.run import BadValue, Cancelled
from carbonsink.core.errors_and_notes.sites import NoCrs
from carbonsink.core.raster import Grid, Stack, read_classes
from carbonsink.core.raster.align import RESAMPLINGS, align_rasters
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, tilted, wkt

NAN = np.nan
RNG = np.random.default_rng(5)


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)


def overlaps(n_source, n_target, ratio, shift=0.0):
    """Length of each source cell inside each target cell, along one axis."""
    weights = np.zeros((n_target, n_source))
    for i in range(n_target):
        low, high = i * ratio + shift, (i + 1) * ratio + shift
        for k in range(n_source):
            weights[i, k] = max(0.0, min(high, k + 1) - max(low, k))
    return weights


@pytest.fixture
def align(tmp_path):
    def run(paths, template=None, resampling="bilinear", categorical=(), **how):
        return align_rasters(
            paths, str(tmp_path / "out"), Run(**how), template, resampling, categorical
        )

    return run


# --- values ----------------------------------------------------------------------------------


@pytest.mark.parametrize("resampling", RESAMPLINGS)
def test_a_raster_on_the_grid_stays_as_it_is(raster, align, resampling):
    grid = make_grid(30, 40)
    values = tilted(grid)
    values[3, 4:20] = NAN
    (path,) = align([raster(values, grid=grid)], grid, resampling)
    np.testing.assert_allclose(read(path)[0], values, rtol=1e-6)
    assert Stack.open([path]).grid == grid


def test_nearest_takes_the_cell_under_the_centre(raster, align):
    source, target = make_grid(20, 20), make_grid(8, 7, 700.0, (502_250.0, 5_195_050.0))
    (path,) = align([raster(tilted(source), grid=source)], target, "nearest")
    rows, cols = source.cell_of(*np.meshgrid(*target.coordinates()))
    expected = tilted(source)[np.floor(rows).astype(int), np.floor(cols).astype(int)]
    np.testing.assert_array_equal(read(path)[0], expected)


def test_bilinear_is_exact_on_a_plane(raster, align):
    source, target = make_grid(20, 20), make_grid(10, 10, 700.0, (503_000.0, 5_195_000.0))
    (path,) = align([raster(tilted(source), grid=source)], target, "bilinear")
    rows, cols = source.cell_of(*np.meshgrid(*target.coordinates()))
    np.testing.assert_allclose(read(path)[0], (cols - 0.5) + 1000 * (rows - 0.5), rtol=1e-5)


@pytest.mark.parametrize("ratio", [2.0, 3.7])
def test_average_and_sum_weigh_by_overlap(raster, align, ratio):
    source, n = make_grid(60, 50), 20
    target = make_grid(n, n, 1000.0 * ratio)
    values = RNG.uniform(1, 9, source.shape).astype("f4")
    values[10:14, 5:30] = NAN
    path = raster(values, grid=source)
    down, across = overlaps(60, n, ratio), overlaps(50, n, ratio)
    known = down @ np.isfinite(values) @ across.T
    total = down @ np.nan_to_num(values) @ across.T
    with np.errstate(invalid="ignore"):
        mean = np.where(known > 1e-9, total / known, NAN)
    (averaged,) = align([path], target, "average")
    np.testing.assert_allclose(read(averaged)[0], mean, rtol=1e-4)
    (summed,) = align([path], target, "sum")
    np.testing.assert_allclose(read(summed)[0], np.where(known > 1e-9, total, NAN), rtol=1e-4)


@pytest.mark.parametrize("resampling", ["average", "nearest"])
def test_marks_that_are_mixed_with_values_are_told(raster, align, resampling):
    notes = []
    percent = np.arange(200.0).reshape(10, 20) % 101
    percent[:, 0] = 254
    paths = [raster(percent, f"cover_{year}.tif", dtype="u1") for year in (2001, 2002)]
    align(paths, make_grid(5, 10, cell=2000.0), resampling, on_note=notes.append)
    told = [(note.n, note.numbers) for note in notes if isinstance(note, NumberApart)]
    assert told == ([(2, (254.0,))] if resampling == "average" else [])


def test_sum_keeps_the_total_across_crs(raster, align):
    source = make_grid(80, 90, 1000.0, (500_000.0, 5_200_000.0))
    values = RNG.uniform(0, 9, source.shape).astype("f4")
    target = make_grid(40, 60, 0.03, (8.9, 47.3), "EPSG:4326")
    (path,) = align([raster(values, grid=source)], target, "sum")
    assert np.nansum(read(path)) == pytest.approx(values.sum(), rel=2e-3)


def test_mode(raster, align):
    codes = np.kron(RNG.integers(1, 5, (6, 7)), np.ones((3, 3))).astype("u1")
    codes[::3, ::3] = 9  # one of nine cells differs
    source, target = make_grid(18, 21), make_grid(6, 7, 3000.0)
    (path,) = align([raster(codes, grid=source)], target, "mode")
    np.testing.assert_array_equal(read(path)[0], codes[1::3, 1::3])


@pytest.mark.parametrize("resampling", RESAMPLINGS)
@pytest.mark.parametrize("crs", ["EPSG:32632", "EPSG:4326"])
def test_memory_and_threads_leave_no_trace(raster, align, resampling, crs):
    source = make_grid(300, 280, 700.0, (480_000.0, 5_300_000.0))
    target = make_grid(270, 260) if crs == "EPSG:32632" else None
    target = target or make_grid(270, 260, 0.01, (8.8, 47.6), crs)
    values = RNG.normal(size=(2, *source.shape)).astype("f4").cumsum(axis=2)
    values[0, 100:130, 60:90] = NAN
    path, files = raster(values, grid=source), set()
    for how in ({"max_memory": 1024, "threads": 2}, {"max_memory": 16, "threads": 1}):
        (result,) = align([path], target, resampling, **how)
        with open(result, "rb") as file:
            files.add(file.read())
    assert len(files) == 1


def test_nodata_of_one_band_is_not_that_of_the_other(raster, align):
    source, target = make_grid(20, 20), make_grid(10, 10, 2000.0)
    values = np.ones((2, 20, 20), "f4")
    values[0, :, :10] = NAN
    (path,) = align([raster(values, grid=source)], target, "average")
    first, second = read(path)
    assert np.isnan(first[:, :5]).all() and (first[:, 5:] == 1).all() and (second == 1).all()


def test_outside_the_source_there_is_no_data(raster, align):
    source, target = make_grid(5, 5), make_grid(9, 9, origin=(498_000.0, 5_202_000.0))
    (path,) = align([raster(tilted(source), grid=source)], target, "nearest")
    expected = np.full((9, 9), NAN, "f4")
    expected[2:7, 2:7] = tilted(source)
    np.testing.assert_array_equal(read(path)[0], expected)


def test_reprojection_lands_where_it_should(raster, align):
    """Values are longitudes and latitudes, so a shift of a fiftieth of a cell shows."""
    source = make_grid(120, 140, 0.05, (6.0, 50.0), "EPSG:4326")
    lon, lat = (np.broadcast_to(v, source.shape) for v in _mesh(source))
    path = raster(np.stack([lon, lat]).astype("f4"), grid=source)
    target = make_grid(40, 50, 2000.0, (500_000.0, 5_300_000.0))
    (result,) = align([path], target, "bilinear")
    found = read(result)
    from osgeo import osr

    to_degrees = osr.CoordinateTransformation(*_references("EPSG:32632", "EPSG:4326"))
    x, y = target.coordinates()
    for row, col in ((0, 0), (39, 0), (20, 25), (0, 49), (39, 49)):
        there = to_degrees.TransformPoint(x[col], y[row])[:2]
        np.testing.assert_allclose(found[:, row, col], there, atol=6e-4)


def _mesh(grid):
    x, y = grid.coordinates()
    return x[None, :], y[:, None]


def _references(*names):
    from osgeo import osr

    for name in names:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(name)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        yield reference


def test_a_globe_from_0_to_360_serves_the_west(raster, align):
    globe = make_grid(18, 36, 10.0, (0.0, 90.0), "EPSG:4326")
    values = np.broadcast_to(globe.coordinates()[0], globe.shape).astype("f4")
    target = make_grid(9, 18, 10.0, (-90.0, 45.0), "EPSG:4326")
    (path,) = align([raster(values, grid=globe)], target, "nearest")
    np.testing.assert_array_equal(read(path)[0][0], target.coordinates()[0] % 360)
    (path,) = align([raster(np.cos(np.radians(values)), grid=globe)], target, "bilinear")
    np.testing.assert_allclose(
        read(path)[0][0], np.cos(np.radians(target.coordinates()[0])), atol=1e-6
    )


def test_across_the_date_line(raster, align):
    globe = make_grid(180, 360, 1.0, (-180.0, 90.0), "EPSG:4326")
    values = np.cos(np.radians(np.broadcast_to(globe.coordinates()[0], globe.shape)))
    target = make_grid(30, 40, 50_000.0, (-400_000.0, -1_500_000.0), "EPSG:3832")
    fiji = make_grid(20, 30, 50_000.0, (2_500_000.0, -1_500_000.0), "EPSG:3832")
    for grid in (target, fiji):
        (path,) = align([raster(values.astype("f4"), grid=globe)], grid, "bilinear")
        assert np.isfinite(read(path)).all()
    # PDC Mercator has its centre at 150 E: x grows with longitude without a break at 180.
    x = fiji.coordinates()[0]
    longitude = 150.0 + np.degrees(x / 6378137.0)
    assert longitude.min() < 180.0 < longitude.max()
    np.testing.assert_allclose(read(path)[0][0], np.cos(np.radians(longitude)), atol=1e-3)


def test_polar_and_rotated_templates(raster, align):
    globe = make_grid(90, 180, 2.0, (-180.0, 90.0), "EPSG:4326")
    values = np.broadcast_to(globe.coordinates()[1][:, None], globe.shape).astype("f4")
    path = raster(values, grid=globe)
    pole = make_grid(40, 40, 100_000.0, (-2_000_000.0, 2_000_000.0), "EPSG:3995")
    (result,) = align([path], pole, "nearest")
    found = read(result)[0]
    assert np.isfinite(found).all() and found[20, 20] >= 88 and found[0, 0] < 70
    turned = Grid(20, 20, (9.0, 0.1, 0.02, 45.0, 0.02, -0.1), wkt("EPSG:4326"))
    (result,) = align([path], turned, "bilinear")
    rows, cols = np.mgrid[0:20, 0:20] + 0.5
    np.testing.assert_allclose(read(result)[0], turned.corner(rows, cols)[1], atol=1e-4)
    assert Stack.open([result]).grid == turned


# --- what is kept ----------------------------------------------------------------------------


def test_names_dates_units_and_real_values_are_kept(raster, align):
    source, target = make_grid(20, 20), make_grid(10, 10, 2000.0)
    scaled = raster(
        np.full((20, 20), 500, "i2"),
        "ndvi_2005.tif",
        source,
        nodata=-3000,
        scale=0.001,
        offset=0.25,
        unit="1",
    )
    series = raster(
        np.ones((2, 20, 20), "f4"), "x.tif", source, descriptions=("tas_2001-01", "tas_2001-02")
    )
    turned = raster(tilted(source), "south.tif", source, south_up=True)
    results = align([scaled, series, turned], target, "average")
    assert [os.path.basename(path) for path in results] == ["ndvi_2005.tif", "x.tif", "south.tif"]
    ndvi, tas, south = (Stack.open([path]) for path in results)
    assert (ndvi.names, ndvi.dates, ndvi.bands[0].unit) == (("ndvi",), (Date(2005),), "1")
    assert ndvi.read(target.window).max() == np.float32(0.75)
    assert (tas.names, tas.dates) == (("tas", "tas"), (Date(2001, 1), Date(2001, 2)))
    assert south.read(target.window)[0, 0, 0] == pytest.approx(500.5)  # of 0, 1, 1000, 1001
    assert all(stack.grid == target for stack in (ndvi, tas, south))


def test_the_first_raster_is_the_template(raster, align):
    first, second = make_grid(5, 6), make_grid(20, 20, 400.0)
    results = align(
        [raster(tilted(first), "a.tif", first), raster(tilted(second), "b.tif", second)]
    )
    assert all(Stack.open([path]).grid == first for path in results)


def land_cover(raster, name, codes, grid, nodata=None, dtype="u1"):
    path = raster(np.asarray(codes, dtype), name, grid, nodata=nodata)
    dataset = gdal.Open(path, gdal.GA_Update)
    colours = gdal.ColorTable()
    colours.SetColorEntry(3, (10, 20, 30, 255))
    colours.SetColorEntry(7, (40, 50, 60, 255))
    band = dataset.GetRasterBand(1)
    if dtype == "u1":
        band.SetColorTable(colours)
    band.SetCategoryNames([*[""] * 3, "forest", *[""] * 3, "grass"])
    del band, dataset
    return path


def test_classes_keep_codes_type_and_table(raster, align):
    codes = np.where(np.arange(40)[None, :] < 20, 3, 7) * np.ones((40, 1))
    codes[0] = 255
    path = land_cover(raster, "lc_2000.tif", codes, make_grid(40, 40), nodata=255)
    notes = []
    (result,) = align([], make_grid(15, 15, 3000.0), categorical=[path], on_note=notes.append)
    dataset = gdal.Open(result)
    assert dataset.GetRasterBand(1).DataType == gdal.GDT_Byte
    assert set(np.unique(dataset.ReadAsArray())) == {3, 7, 255}
    assert [(e.code, e.label, e.colour) for e in read_classes(result)] == [
        (3, "forest", "#0a141e"),
        (7, "grass", "#28323c"),
    ]
    assert [n.resampling for n in notes if isinstance(n, ClassesKept)] == ["mode"]
    assert Stack.open([result]).dates == (Date(2000),)


def test_rasters_that_carry_classes_are_never_averaged(raster, align):
    source = make_grid(20, 20)
    codes = np.where((np.arange(20)[None, :] + np.arange(20)[:, None]) % 2, 3, 7)
    path = land_cover(raster, "lc.tif", codes, source, nodata=0)
    finer = make_grid(30, 30, 400.0, (503_000.0, 5_195_000.0))
    notes = []
    (result,) = align([path], finer, "bilinear", on_note=notes.append)
    assert set(np.unique(gdal.Open(result).ReadAsArray())) == {3, 7}
    assert [n.resampling for n in notes if isinstance(n, ClassesKept)] == ["nearest"]


@pytest.mark.parametrize(("dtype", "wide"), [("u1", "int16"), ("i2", "int32"), ("i4", "int32")])
def test_classes_without_nodata_get_room_for_it(raster, align, dtype, wide):
    source = make_grid(6, 6)
    codes = np.arange(36).reshape(6, 6) + (2**24 + 1 if dtype == "i4" else 0)
    path = raster(codes.astype(dtype), "lc.tif", source)
    shifted = make_grid(6, 6, origin=(501_000.0, 5_200_000.0))
    (result,) = align([path], shifted, categorical=[path])
    found = gdal.Open(result).ReadAsArray()
    assert found.dtype == wide
    np.testing.assert_array_equal(found[:, :5], codes[:, 1:])
    assert (found[:, 5] == gdal.Open(result).GetRasterBand(1).GetNoDataValue()).all()


def test_equal_names_get_numbers(raster, align):
    grid = make_grid(4, 4)
    paths = [raster(tilted(grid), f"{folder}/npp.tif", grid) for folder in "ab"]
    results = align(paths)
    assert [os.path.basename(path) for path in results] == ["npp.tif", "npp_2.tif"]


# --- failures --------------------------------------------------------------------------------


def left(tmp_path):
    return sorted(os.listdir(tmp_path / "out")) if (tmp_path / "out").exists() else []


def test_no_overlap(raster, align, tmp_path):
    here, there = make_grid(5, 5), make_grid(5, 5, origin=(900_000.0, 5_200_000.0))
    paths = [raster(tilted(g), f"{i}.tif", g) for i, g in enumerate((here, there))]
    with pytest.raises(NoOverlap) as caught:
        align(paths)
    assert caught.value.path == paths[1]
    assert caught.value.raster_extent == there.extent
    assert caught.value.template_extent == pytest.approx(here.extent)
    assert left(tmp_path) == []


def test_no_crs(raster, align):
    here, nowhere = make_grid(5, 5), make_grid(5, 5, crs="")
    paths = [raster(tilted(g), f"{i}.tif", g) for i, g in enumerate((here, nowhere))]
    with pytest.raises(NoCrs) as caught:
        align(paths)
    assert caught.value.name == "1.tif"


def test_rasters_without_any_crs_go_together(raster, align):
    first, second = make_grid(5, 5, crs=""), make_grid(10, 10, 500.0, crs="")
    paths = [raster(tilted(g), f"{i}.tif", g) for i, g in enumerate((first, second))]
    assert Stack.open(align(paths)).grid == first


def test_sources_are_never_replaced(raster, tmp_path):
    grid = make_grid(4, 4)
    path = raster(tilted(grid), "npp.tif", grid)
    with pytest.raises(OutputIsInput):
        align_rasters([path], str(tmp_path), Run())
    np.testing.assert_array_equal(read(path)[0], tilted(grid))


def test_nothing_to_do_and_bad_names(align, raster):
    with pytest.raises(NoRasters):
        align([])
    with pytest.raises(BadValue):
        align([raster(np.ones((3, 3)))], resampling="lanczos")


def test_an_unreadable_raster_leaves_nothing(raster, align, tmp_path):
    grid = make_grid(300, 300)
    good = raster(tilted(grid), "good.tif", grid)
    noise = RNG.normal(size=grid.shape).astype("f4")
    bad = raster(noise, "bad.tif", grid, options=["COMPRESS=DEFLATE"])
    with open(bad, "r+b") as file:
        file.truncate(file.seek(0, 2) // 2)
    with pytest.raises(UnreadableRaster):
        align([good, bad], make_grid(150, 150, 2000.0))
    assert left(tmp_path) == []


def test_cancel_leaves_nothing(raster, align, tmp_path):
    grid, cancelled = make_grid(300, 300), threading.Event()
    paths = [raster(tilted(grid), f"{i}.tif", grid) for i in range(3)]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "0.tif").write_text("of an earlier run")

    def most_of_it(fraction):
        if fraction > 0.8:
            cancelled.set()

    with pytest.raises(Cancelled):
        align(
            paths,
            make_grid(150, 150, 2000.0),
            on_progress=most_of_it,
            is_cancelled=cancelled.is_set,
            max_memory=6,
        )
    assert left(tmp_path) == ["0.tif"]
    assert (tmp_path / "out" / "0.tif").read_text() == "of an earlier run"


def test_files_that_were_there_are_replaced(raster, align, tmp_path):
    grid = make_grid(20, 20)
    path = raster(tilted(grid), "npp.tif", grid)
    align([path], make_grid(10, 10, 2000.0))
    (tmp_path / "out" / "npp.tif.ovr").write_text("stale")
    (result,) = align([path], make_grid(5, 5, 4000.0))
    assert Stack.open([result]).grid.shape == (5, 5)
    assert left(tmp_path) == ["npp.tif"]
