"""Driver maps of monthly series against least squares with an indicator for each month."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.errors_and_notes.trend import NoSeasons, SeasonsShared
from carbonsink.core.raster import Stack
from carbonsink.core.report.trend.driver_report import write_driver_report
from carbonsink.core.run import Run
from carbonsink.core.trend.drivers import driver_maps
from carbonsink.core.trend.drivers.seasonal_cycle import remove_season
from carbonsink.core.trend.settings import DriverSettings
from carbonsink.tests.factories import make_grid, write_raster

N, ROWS, COLS = 75, 3, 4
MONTHS = [f"{2001 + (5 + i) // 12}-{(5 + i) % 12 + 1:02d}" for i in range(N)]
NAMES = ("npp", "heat", "rain", "sun")


@pytest.fixture(scope="module")
def planes():
    """Series that share a large cycle and a trend; the response follows heat, not rain."""
    random = np.random.default_rng(5)
    cycle = 10 * np.sin(2 * np.pi * np.arange(N) / 12)[:, None, None]
    trend = 0.01 * np.arange(N)[:, None, None]
    noise = random.standard_normal((4, N, ROWS, COLS))
    values = {name: cycle + trend + part for name, part in zip(NAMES, noise)}
    values["npp"] = 3 * cycle + trend + 0.8 * noise[1] + noise[0]
    values = {name: value.astype(np.float32) for name, value in values.items()}
    values["npp"][random.random((N, ROWS, COLS)) < 0.05] = np.nan
    values["rain"][:, 0, 0] = cycle[:, 0, 0] + 4  # nothing but the cycle
    return values


@pytest.fixture(scope="module")
def stacks(planes, tmp_path_factory):
    folder = tmp_path_factory.mktemp("months")
    found = {}
    for name, values in planes.items():
        path = str(write_raster(folder / f"{name}.tif", values, make_grid(ROWS, COLS)))
        found[name] = Stack.open([path]).renamed([name] * N).with_dates(MONTHS).series()
    return found


def least_squares(y, drivers, months, times=None) -> tuple:
    """Partial correlations, their p, R2 and its p, with indicators of the months."""
    known = np.isfinite(y)
    dummies = [(months == month).astype(float) for month in np.unique(months[known])]
    held = np.column_stack([*dummies, *([] if times is None else [times])])[known]
    x = np.column_stack([held, *[driver[known] for driver in drivers]])
    coefficients, _rss, rank, _ = np.linalg.lstsq(x, y[known], rcond=None)
    rest = y[known] - x @ coefficients
    df = known.sum() - rank
    inverse = np.linalg.inv(x.T @ x)
    k = len(drivers)
    t = coefficients[-k:] / np.sqrt(np.diag(inverse)[-k:] * (rest @ rest) / df)
    base = y[known] - held @ np.linalg.lstsq(held, y[known], rcond=None)[0]
    r_squared = 1 - (rest @ rest) / (base @ base)
    f = r_squared / k / ((1 - r_squared) / df)
    p = 2 * stats.t.sf(abs(t), df)
    return t / np.sqrt(t * t + df), p, r_squared, stats.f.sf(f, k, df)


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)


@pytest.mark.parametrize("detrend", [False, True])
@pytest.mark.parametrize("drivers", [("heat", "rain"), ("heat", "rain", "sun")])
def test_equal_to_least_squares_with_months(stacks, planes, tmp_path, drivers, detrend):
    paths = {name: str(tmp_path / f"{name}.tif") for name in driver_maps.MAPS}
    settings = DriverSettings(deseason=True, detrend=detrend)
    chosen = [stacks[name] for name in drivers]
    driver_maps.map_drivers(stacks["npp"], chosen, paths, settings, Run(threads=1))
    found = {name: read(path) for name, path in paths.items()}
    months = np.array([int(text[5:]) for text in MONTHS])
    times = np.array([int(text[:4]) + (int(text[5:]) - 0.5) / 12 for text in MONTHS])
    for row, col in ((1, 2), (2, 3)):
        series = [planes[name][:, row, col].astype(float) for name in ("npp", *drivers)]
        r, p, r_squared, p_all = least_squares(
            series[0], series[1:], months, times if detrend else None
        )
        assert found["r_drivers"][:, row, col] == pytest.approx(r, abs=1e-5)
        assert found["p_drivers"][:, row, col] == pytest.approx(p, rel=1e-3, abs=1e-12)
        assert found["r_multiple"][0, row, col] == pytest.approx(math.sqrt(r_squared), abs=1e-5)
        assert found["p_multiple"][0, row, col] == pytest.approx(p_all, rel=1e-3, abs=1e-12)
    assert np.isnan(found["r_a"][0, 0, 0])  # a driver that is nothing but the cycle


def test_the_cycle_alone_is_no_driver(stacks, tmp_path):
    """Rain shares nothing but the cycle and the trend: without DESEASON it seems to drive."""
    shares, notes, page = [], [], str(tmp_path / "drivers.html")
    for deseason in (False, True):
        path = str(tmp_path / f"{deseason}.tif")
        settings = DriverSettings(deseason=deseason, detrend=True)
        pair = [stacks["rain"], stacks["sun"]]
        run = Run(on_note=notes.append)
        result = driver_maps.map_drivers(stacks["npp"], pair, {"p_a": path}, settings, run)
        assert result.has_seasons
        assert (SeasonsShared(12) in notes) == (not deseason)
        write_driver_report(result, page, str)
        with open(page, encoding="utf-8") as file:
            text = file.read()
        # Months without their cycle are still alike.
        assert "neighbouring months are alike" in text
        assert ("still contain their seasonal cycle" in text) == (not deseason)
        notes.clear()
        shares.append(np.nanmean(read(path) < 0.01))
    assert shares[0] > 0.8
    assert shares[1] < 0.2


def test_means_of_months_are_taken_out():
    values = np.array([[1.0], [10.0], [3.0], [20.0], [5.0], [np.nan]])
    other = np.array([[0.0], [0.0], [1.0], [1.0], [np.nan], [3.0]])
    held = remove_season([values, other], [1, 7, 1, 7, 1, 7])
    assert held.lost.tolist() == [1]
    np.testing.assert_allclose(held.series[0][:4, 0], [-1, -5, 1, 5])
    np.testing.assert_allclose(held.series[1][:4, 0], [-0.5, -0.5, 0.5, 0.5])
    assert np.isnan(held.series[0][4:]).all()


def test_annual_series_have_no_cycle(planes, tmp_path):
    path = str(write_raster(tmp_path / "y.tif", planes["sun"][:12], make_grid(ROWS, COLS)))
    years = [str(2001 + i) for i in range(12)]
    stack = Stack.open([path]).renamed(["sun"] * 12).with_dates(years).series()
    with pytest.raises(NoSeasons):
        driver_maps.map_drivers(stack, [stack, stack], {}, DriverSettings(deseason=True), Run())
