"""Digits of float64 rasters and of class codes that float32 does not hold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.raster import NumbersTooLarge
from carbonsink.core.errors_and_notes.sites import NothingToExpand
from carbonsink.core.flux.difference_statistics import (
    add_difference_sums,
    describe_difference,
    difference_sums,
    empty_difference_sums,
)
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.pattern.clusters.lisa_maps import map_lisa
from carbonsink.core.pattern.hotspots.hotspot_maps import map_hotspots
from carbonsink.core.pattern.moments import moments_of
from carbonsink.core.pattern.moran.moran_series import global_moran
from carbonsink.core.pattern.settings import LisaSettings
from carbonsink.core.predict.raster_prediction import predict_raster
from carbonsink.core.raster import Stack
from carbonsink.core.raster.sampled_values import choose_dtype
from carbonsink.core.run import Run
from carbonsink.core.sites.drawn_cells import draw_cells
from carbonsink.core.sites.expansion import expand_records, expand_samples
from carbonsink.core.sites.sampling import sample_stack
from carbonsink.core.sites.settings import ExpansionSettings
from carbonsink.core.trend.drivers.driver_maps import map_drivers
from carbonsink.core.trend.settings import DriverSettings, TrendSettings
from carbonsink.core.trend.trend_maps import map_trends

OFFSET = 2.0**30  # takes all but one digit of a float32 with a spread of 100
ROWS, COLS = 24, 31


@pytest.fixture
def smooth():
    """A field with a pattern, in multiples of 1/64: exact with and without the offset."""
    random = np.random.default_rng(3)
    y, x = np.mgrid[0:ROWS, 0:COLS]
    field = 50 * np.sin(x / 5) * np.cos(y / 4) + random.normal(0, 20, x.shape)
    return np.round(field * 64) / 64


def read(path):
    stack = Stack.open([str(path)])
    return stack.read(stack.grid.window)[0]


# --- which type ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "dtype", "wanted"),
    [
        ([[500.1, 480.3]], "float32", "float32"),
        ([[500.1, 480.3]], "float64", "float32"),
        ([[1e9 + 0.5, 1e9 - 0.5]], "float64", "float64"),
        ([[110101001, 110101002]], "int32", "float64"),
        ([[4120016510, 4120016384]], "uint32", "float64"),
        ([[1, 2]], "int32", "float32"),
        ([[7, 7]], "float64", "float32"),
        ([[273.15, 300.0]], "float64", "float32"),
    ],
)
def test_the_type_that_keeps_the_digits(raster, values, dtype, wanted):
    path = raster(np.array(values), dtype=dtype)
    assert Stack.open([path]).dtype == wanted


def test_marks_of_no_data_do_not_hide_the_spread(raster):
    values = np.array([[1e9 + 0.5, 1e9 - 0.5, -9999.0]])
    assert Stack.open([raster(values, nodata=-9999.0, dtype="float64")]).dtype == "float64"


def test_one_band_of_many_decides(raster):
    plain = raster([[1, 2]], "a.tif")
    codes = raster([[110101001, 110101002]], "b.tif", dtype="int32")
    assert Stack.open([plain, codes]).dtype == "float64"
    assert Stack.open([plain]).join(Stack.open([codes])).dtype == "float64"
    assert choose_dtype(()) == "float32"


# --- codes -----------------------------------------------------------------------------------

CODES = [16777216, 16777217, 110101001, 110101002, 4120016510, 4120016384]


@pytest.fixture
def zones(raster):
    return raster(np.array([CODES, CODES[::-1]]), "zone.tif", dtype="uint32")


@pytest.mark.parametrize("dtype", ["uint32", "float64"])
def test_samples_have_the_codes_of_the_raster(raster, dtype):
    stack = Stack.open([raster(np.array([CODES]), "zone.tif", dtype=dtype)])
    x, y = stack.grid.coordinates()
    found = sample_stack(x, np.repeat(y, len(x)), stack, Run())
    assert found.columns["zone"].astype(np.int64).tolist() == CODES


def test_samples_have_the_digits_of_the_raster(raster):
    values = [[0.1, 1 / 3, 1e9 + 0.25]]
    stack = Stack.open([raster(values, "soc.tif", dtype="float64")])
    x, y = stack.grid.coordinates()
    found = sample_stack(x, np.repeat(y, len(x)), stack, Run())
    assert found.columns["soc"].tolist() == values[0]


def test_predictions_tell_neighbouring_codes_apart(tmp_path, raster, zones, spec):
    random = np.random.default_rng(0)
    code = np.repeat(CODES, 12)
    target = 100.0 * (1 + np.repeat(np.arange(len(CODES)), 12))
    table = pd.DataFrame({"zone": code, "x": random.random(len(code)), "npp": target})
    chosen = spec(
        trees=30,
        predictors=("x", "zone"),
        categorical=("zone",),
        site="",
        validation="kfold",
    )
    model = train(table, chosen, Run(threads=1)).model
    other = raster(np.full((2, len(CODES)), 0.5), "x.tif")
    predict_raster(model, Stack.open([other, zones]), {"OUTPUT": str(tmp_path / "p.tif")}, Run())
    wanted = 100.0 * np.arange(1, len(CODES) + 1)
    np.testing.assert_allclose(read(tmp_path / "p.tif"), [wanted, wanted[::-1]], atol=35)


def test_strata_of_expanded_samples_are_told_apart(raster):
    zones = np.repeat([[16777216, 16777217]], 6, axis=0).repeat(4, axis=1)
    reference = Stack.open([raster(np.ones((6, 8)), "npp.tif")])
    strata = Stack.open([raster(zones, "zone.tif", dtype="int32")])
    x, y = reference.grid.coordinates()
    made = expand_samples(
        [x[0], x[7]], [y[0], y[0]], [10.0, 90.0], reference, strata, Run(), ExpansionSettings(30)
    )
    assert set(zip(made.value.tolist(), (made.x > x[3]).tolist())) == {(10.0, False), (90.0, True)}


def test_codes_are_written_with_all_their_digits():
    strata = np.array([[16777217.0, 110101001.0], [3.0, 0.5]])
    cells = draw_cells(np.array([0, 1]), np.ones(2), strata, 42)
    with pytest.raises(NothingToExpand) as caught:
        expand_records([1.0], [1.0], [[16777216.0], [3.0]], cells, Run())
    assert caught.value.of_cells == ("110101001/0.5", "16777217/3")


@pytest.mark.parametrize(
    ("values", "dtype", "is_exact"),
    [
        ([2**53, 5, 7], "i8", True),
        ([2**53 + 2, 5, 7], "i8", False),
        ([-(2**53) - 2, 5, 7], "i8", False),
        ([2**53 + 2, 5, 7], "u8", False),
        ([np.iinfo("i8").min, 5, 7], "i8", True),  # a mark
    ],
)
def test_whole_numbers_that_float64_does_not_hold_are_refused(raster, values, dtype, is_exact):
    stack = Stack.open([raster(np.array([values], dtype), "x_2001.tif", dtype=dtype, nodata=None)])
    if is_exact:
        assert stack.with_dtype("float64").read(stack.grid.window)[0, 0, 1:].tolist() == [5, 7]
        return
    with pytest.raises(NumbersTooLarge) as caught:
        stack.read(stack.grid.window)
    assert caught.value.largest == abs(values[0])


# --- an offset changes nothing ---------------------------------------------------------------


def both(raster, values, name):
    """Write values as float32, and with a large offset as float64; return the two stacks."""
    plain = raster(values, f"plain_{name}.tif", dtype="float32")
    moved = raster(values + OFFSET, f"moved_{name}.tif", dtype="float64")
    return Stack.open([plain]), Stack.open([moved])


def test_moments_are_exact():
    random = np.random.default_rng(1)
    values = np.round(random.normal(0, 1, 5000) * 4096) / 4096
    plain, moved = moments_of(values, "a"), moments_of(values + 2.0**38, "b")
    assert moved.variance == plain.variance == pytest.approx(values.var(), rel=1e-12)
    assert moved.mean - 2.0**38 == pytest.approx(plain.mean, abs=1e-4)


def test_hot_spots_do_not_depend_on_an_offset(tmp_path, raster, smooth):
    results = []
    for stack in both(raster, smooth, "nep"):
        paths = {name: str(tmp_path / f"{name}.tif") for name in ("gi_z", "hotspot_class")}
        map_hotspots(stack, paths, "queen", 0.1, False, Run())
        results.append([read(path) for path in paths.values()])
    np.testing.assert_allclose(results[0][0], results[1][0], atol=1e-4)
    np.testing.assert_array_equal(results[0][1], results[1][1])
    assert len(np.unique(results[0][1])) > 3


@pytest.mark.parametrize("reference", ["pooled", "conditional"])
def test_clusters_do_not_depend_on_an_offset(tmp_path, raster, smooth, reference):
    results = []
    for stack in both(raster, smooth, "nep"):
        paths = {name: str(tmp_path / f"{name}.tif") for name in ("lisa_class", "local_i")}
        map_lisa(stack, paths, LisaSettings(reference=reference), Run())
        results.append([read(path) for path in paths.values()])
    np.testing.assert_array_equal(results[0][0], results[1][0])
    np.testing.assert_allclose(results[0][1], results[1][1], atol=1e-4)


def test_moran_does_not_depend_on_an_offset(raster, smooth):
    tests = [global_moran(s, "queen", 99, 42, Run())[0] for s in both(raster, smooth, "nep")]
    assert tests[1].test.i == pytest.approx(tests[0].test.i, rel=1e-6)
    assert tests[1].test.z == pytest.approx(tests[0].test.z, rel=1e-6)
    assert tests[1].p_sim == tests[0].p_sim


def series_of(raster, planes, name, offset):
    paths = [
        raster(plane + offset, f"{name}_{2001 + i}.tif", dtype="float64" if offset else "float32")
        for i, plane in enumerate(planes)
    ]
    return Stack.open(paths).series()


def noise(seed, n=12):
    values = np.random.default_rng(seed).normal(0, 20, (n, 9, 11)).cumsum(axis=0)
    return np.round(values * 64) / 64


@pytest.mark.parametrize("test", ["original", "hamed_rao"])
@pytest.mark.parametrize("fdr", [False, True])
def test_trends_do_not_depend_on_an_offset(tmp_path, raster, test, fdr):
    results, maps = [], ("slope", "z", "p", "trend_class", "hurst", "future_class")
    for offset in (0.0, OFFSET):
        series = series_of(raster, noise(2), f"x{int(offset)}", offset)
        paths = {name: str(tmp_path / f"{name}.tif") for name in maps}
        map_trends(series, paths, TrendSettings(trend_test=test, fdr=fdr), Run(), everything=True)
        results.append([read(path) for path in paths.values()])
    for plain, moved in zip(*results):
        np.testing.assert_allclose(plain, moved, rtol=1e-4, atol=1e-5)


def test_variability_of_large_numbers(tmp_path, raster):
    planes = noise(4)
    series = series_of(raster, planes, "x", OFFSET)
    map_trends(series, {"cv": str(tmp_path / "cv.tif")}, TrendSettings(), Run())
    moved = planes + OFFSET
    wanted = moved.std(axis=0, ddof=1) / moved.mean(axis=0)
    np.testing.assert_allclose(read(tmp_path / "cv.tif"), wanted, rtol=1e-5)


def test_drivers_do_not_depend_on_an_offset(tmp_path, raster):
    results = []
    for offset in (0.0, OFFSET):
        stacks = [series_of(raster, noise(s), f"v{s}_{int(offset)}", offset) for s in (5, 6, 7)]
        paths = {name: str(tmp_path / f"{name}.tif") for name in ("r_a", "driver_class")}
        map_drivers(stacks[0], stacks[1:], paths, DriverSettings(), Run())
        results.append([read(path) for path in paths.values()])
    np.testing.assert_allclose(results[0][0], results[1][0], atol=1e-5)
    np.testing.assert_array_equal(results[0][1], results[1][1])


def test_differences_of_maps_do_not_depend_on_an_offset(smooth):
    other = np.round((smooth + np.random.default_rng(8).normal(0, 5, smooth.shape)) * 64) / 64
    area = np.full((ROWS, 1), 1e6)
    found = []
    for offset in (0.0, OFFSET):
        sums = add_difference_sums(
            empty_difference_sums(), difference_sums(smooth + offset, other + offset, area)
        )
        found.append(describe_difference(sums, smooth.size))
    assert found[1].sd == pytest.approx(found[0].sd, rel=1e-9)
    assert found[1].rmse == pytest.approx(found[0].rmse, rel=1e-9)
    assert found[1].r == pytest.approx(found[0].r, rel=1e-6)
    assert found[1].r == pytest.approx(np.corrcoef(smooth.ravel(), other.ravel())[0, 1], rel=1e-6)
