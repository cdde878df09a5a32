"""Partial correlation with three and more drivers: against numpy's inverse matrix, and lags."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.dates.common_dates import match_dates
from carbonsink.core.dates.date import parse_date
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.core.trend.drivers import driver_maps
from carbonsink.core.trend.drivers.correlation_tests import (
    critical_correlations,
    multiple_p,
    partial_p,
)
from carbonsink.core.trend.drivers.driver_classes import (
    classify_drivers,
    classify_several_drivers,
    strongest_driver,
)
from carbonsink.core.trend.drivers.several_driver_correlation import several_correlations
from carbonsink.core.trend.drivers.two_driver_correlation import partial_correlation
from carbonsink.core.trend.result_tables import driver_table, effect_table
from carbonsink.core.trend.settings import DriverSettings
from carbonsink.tests import naive_trend

TIGHT = {"rel": 1e-7, "abs": 1e-9}


def make_series(n_dates, n_drivers, n_pixels=40, offset=0.0):
    """Return a response and drivers that hang together, with gaps and a common trend."""
    random = np.random.default_rng((n_dates, n_drivers))
    mixing = np.eye(n_drivers) + 0.3 * random.standard_normal((n_drivers, n_drivers))
    drivers = np.einsum(
        "ij,jtp->itp", mixing, random.standard_normal((n_drivers, n_dates, n_pixels))
    )
    drivers[0] += 0.1 * np.arange(n_dates)[:, None]
    response = np.einsum("i,itp->tp", random.standard_normal(n_drivers), drivers)
    response = response + random.standard_normal(response.shape) + offset
    series = [v.astype(np.float32) for v in (response, *drivers)]
    for values in series:
        values[random.random(values.shape) < 0.04] = np.nan
    return series


@pytest.mark.parametrize("n_drivers", [2, 3, 5, 8])
@pytest.mark.parametrize("detrend", [False, True])
def test_equal_to_the_inverse_of_the_correlation_matrix(n_drivers, detrend):
    series = make_series(30, n_drivers)
    times = np.arange(30) * 1.5 + 1980
    found = several_correlations(series[0], series[1:], times, detrend, min_valid=14)
    assert (found.n >= 14).sum() > 10
    for pixel in np.flatnonzero(found.n >= 14):
        one = [v[:, pixel] for v in series]
        r, r_squared = naive_trend.inverse_correlations(one, times if detrend else None)
        assert found.r[:, pixel] == pytest.approx(r, **TIGHT)
        assert found.r_squared[pixel] == pytest.approx(r_squared, **TIGHT)
        known = np.isfinite(one).all(axis=0)
        for row, values in zip(found.r_time[:, pixel], one):
            plain = np.corrcoef(values[known].astype(float), times[known])[0, 1]
            assert row == pytest.approx(plain, **TIGHT)
    assert np.isnan(found.r[:, found.n < 14]).all()


@pytest.mark.parametrize("detrend", [False, True])
def test_two_drivers_as_the_kernel_of_two(detrend):
    y, a, b = make_series(24, 2, offset=500.0)
    times = np.arange(24.0)
    two = partial_correlation(y, a, b, times, detrend, 8)
    more = several_correlations(y, [a, b], times, detrend, 8)
    np.testing.assert_allclose(more.r, [two.r_a, two.r_b], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(more.r_squared, two.r_squared, rtol=1e-9)
    np.testing.assert_array_equal(more.n, two.n)


def test_p_by_least_squares():
    """t of the coefficient and F of the regression are the same tests."""
    series = make_series(26, 4, 1)
    known = np.isfinite([v[:, 0] for v in series]).all(axis=0)
    y, *x = (v[known, 0].astype(float) for v in series)
    n, k = len(y), len(x)
    design = np.column_stack([np.ones(n), *x])
    beta, rest, *_ = np.linalg.lstsq(design, y, rcond=None)
    df = n - k - 1
    errors = np.sqrt(np.diag(np.linalg.inv(design.T @ design)) * rest[0] / df)
    found = several_correlations(series[0], series[1:])
    p = partial_p(found.r[:, 0], found.n[[0]], False, k)
    assert p == pytest.approx(2 * stats.t.sf(np.abs(beta / errors)[1:], df))
    f = ((np.sum((y - y.mean()) ** 2) - rest[0]) / k) / (rest[0] / df)
    expected = stats.f.sf(f, k, df)
    assert multiple_p(found.r_squared, found.n, False, k)[0] == pytest.approx(expected)


def test_drivers_that_follow_from_others_give_nothing():
    y, a, b, c = make_series(20, 3)
    constant = np.full_like(y, 0.1)
    for drivers in ([a, b, a + b], [a, b, constant], [a, b, 2 * a]):
        assert np.isnan(several_correlations(y, drivers).r).all()
    line = np.broadcast_to(np.arange(20, dtype=np.float32)[:, None], y.shape)
    times = np.arange(20.0)
    assert np.isnan(several_correlations(y, [a, b, line], times, True).r).all()
    assert np.isfinite(several_correlations(y, [a, b, line], times).r).any()


def test_classes_of_several_drivers():
    critical = critical_correlations(24, 0.01, 0.05, False, 3)
    strong, weak = critical.r[24] + 0.01, critical.r[24] - 0.01
    r = np.array(
        [
            [-strong, weak, weak, strong, weak, strong, np.nan],
            [weak, strong, weak, -strong - 0.1, weak, strong, np.nan],
            [weak, weak, strong, weak, weak, strong, np.nan],
        ]
    )
    r_squared = np.array([0.9, 0.9, 0.9, 0.9, 0.9, 0.1, np.nan])
    n = np.full(7, 24)
    assert list(classify_several_drivers(r, r_squared, n, critical)) == [2, 3, 6, 1, 4, 5, 255]
    assert list(strongest_driver(r, n, critical)) == [1, 2, 3, 2, 0, 1, 255]


def test_critical_values_of_several_drivers():
    critical = critical_correlations(24, 0.01, 0.05, True, 4)
    t, f = stats.t.ppf(0.995, 18), stats.f.ppf(0.95, 4, 18)
    assert critical.r[24] == pytest.approx(t / math.sqrt(18 + t * t))
    assert critical.r_squared[24] == pytest.approx(4 * f / (4 * f + 18))


# --- lags --------------------------------------------------------------------------------------


def dates(*texts):
    return [parse_date(text) for text in texts]


def test_lags_of_years_and_months():
    years = {"y": dates("2001", "2002", "2003"), "A": dates("2000", "2001", "2003")}
    assert match_dates(years, 1, {"A": 1}) == ([0, 1], [0, 1])
    months = {"y": dates("2001-12", "2002-01"), "A": dates("2001-10", "2001-11", "2001-12")}
    assert match_dates(months, 1, {"A": 2}) == ([0, 1], [0, 1])
    assert match_dates(months, 1, {"A": 0}) == ([0], [2])


def test_lags_of_days_count_dates():
    days = dates("2001-01-01", "2001-01-09", "2001-01-17")
    assert match_dates({"y": days, "A": days}, 1, {"A": 1}) == ([1, 2], [0, 1])


# --- maps --------------------------------------------------------------------------------------

YEARS = range(2001, 2025)


@pytest.fixture
def stacks(named_raster):
    """NPP after temperature in the west, after last year's rain in the middle, sun in the east."""
    random = np.random.default_rng(6)
    shape = (len(YEARS) + 1, 12, 18)
    heat, rain, sun = random.standard_normal((3, *shape)).astype(np.float32)
    cols = np.arange(18)
    npp = np.where(cols < 6, 3 * heat[1:], np.where(cols < 12, -3 * rain[:-1], 3 * sun[1:]))
    npp = (npp + 0.5 * random.standard_normal(npp.shape)).astype(np.float32)

    def series(name, values, years):
        paths = [named_raster(f"{name}_{year}", plane) for year, plane in zip(years, values)]
        return Stack.open(paths).series()

    before = range(2000, 2025)
    drivers = [series(n, v, before) for n, v in (("heat", heat), ("rain", rain), ("sun", sun))]
    return series("npp", npp, YEARS), drivers


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)


def test_maps_of_three_drivers_with_a_lag(stacks, tmp_path):
    paths = {name: str(tmp_path / f"{name}.tif") for name in driver_maps.MAPS}
    settings = DriverSettings(lags=(0, 1, 0))
    result = driver_maps.map_drivers(*stacks, paths, settings, Run(threads=2))
    assert result.names == ("npp", "heat", "rain, lag 1", "sun")
    assert len(result.dates) == 24
    found = {name: read(path) for name, path in paths.items()}
    for code, strongest, cols in ((2, 1, slice(0, 6)), (3, 2, slice(6, 12)), (6, 3, slice(12, 18))):
        assert np.mean(found["driver_class"][0][:, cols] == code) > 0.8
        assert np.mean(found["strongest_driver"][0][:, cols] == strongest) > 0.9
    response, drivers = stacks
    y = response.read(response.grid.window)
    x = [d.read(d.grid.window)[1:] for d in drivers]
    x[1] = drivers[1].read(drivers[1].grid.window)[:-1]
    r, r_squared = naive_trend.inverse_correlations([v[:, 3, 8] for v in (y, *x)])
    assert found["r_drivers"][:, 3, 8] == pytest.approx(r, abs=1e-6)
    assert found["r_b"][0][3, 8] == pytest.approx(r[1], abs=1e-6)
    assert found["r_multiple"][0][3, 8] == pytest.approx(math.sqrt(r_squared), abs=1e-6)
    f = r_squared / 3 / ((1 - r_squared) / 20)
    assert found["p_multiple"][0][3, 8] == pytest.approx(stats.f.sf(f, 3, 20), rel=1e-4)
    assert Stack.open([paths["p_drivers"]]).names == ("heat", "rain, lag 1", "sun")
    table = driver_table(result)
    assert table["code"].tolist() == [1, 2, 3, 4, 5, 6]
    assert table["label"].tolist()[1:3] == ["heat", "rain, lag 1"]
    assert table["share (%)"].sum() == pytest.approx(100)
    effects = effect_table(result)
    assert effects["negative (%)"].to_numpy()[1] > 30 > effects["positive (%)"].to_numpy()[1]


def test_the_lag_is_not_found_without_it(stacks, tmp_path):
    paths = {"strongest_driver": str(tmp_path / "s.tif")}
    driver_maps.map_drivers(*stacks, paths, DriverSettings(), Run())
    assert np.mean(read(paths["strongest_driver"])[0][:, 6:12] == 2) < 0.2


def test_two_drivers_take_the_kernel_of_two(stacks, tmp_path):
    """To the bit what the kernel of two drivers gives, whatever maps are asked for."""
    response, drivers = stacks
    paths = {name: str(tmp_path / f"{name}.tif") for name in driver_maps.MAPS}
    driver_maps.map_drivers(response, drivers[:2], paths, DriverSettings(), Run())
    y, a, b = (s.read(s.grid.window)[-24:].reshape(24, -1) for s in (response, *drivers[:2]))
    two = partial_correlation(y, a, b, np.arange(24.0), False, 8)
    found = {name: read(path)[0].ravel() for name, path in paths.items()}
    np.testing.assert_array_equal(found["r_a"], two.r_a.astype(np.float32))
    np.testing.assert_array_equal(found["r_b"], two.r_b.astype(np.float32))
    codes = classify_drivers(two, critical_correlations(24, 0.01, 0.05, False))
    np.testing.assert_array_equal(found["driver_class"], codes)


def test_too_many_drivers(stacks, tmp_path):
    response, drivers = stacks
    with pytest.raises(BadValue):
        driver_maps.map_drivers(response, drivers * 3, {}, DriverSettings(), Run())
