"""Parts of trends of monthly series against least squares with an indicator for each month."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.dates import TooFewDates
from carbonsink.core.errors_and_notes.trend import NoSeasons, SeasonsShared
from carbonsink.core.raster import Stack
from carbonsink.core.report.trend.climate_report import write_climate_report
from carbonsink.core.run import Run
from carbonsink.core.trend.climate.contribution_maps import map_contributions
from carbonsink.core.trend.climate.lagged_regression import Search, fit_climate
from carbonsink.core.trend.null_tests import random_order
from carbonsink.core.trend.settings import ContributionSettings
from carbonsink.tests import naive_climate
from carbonsink.tests.factories import make_grid, write_raster

N, ROWS, COLS = 75, 2, 5
DATES = [f"{2001 + (5 + i) // 12}-{(5 + i) % 12 + 1:02d}" for i in range(N)]
MONTHS = np.array([int(text[5:]) for text in DATES])
YEARS = np.array([float(text[:4]) for text in DATES])
CYCLE = 10 * np.sin(2 * np.pi * np.arange(N) / 12)[:, None]


def make_bands(n_pixels=ROWS * COLS):
    """Return NPP that follows heat and a trend; rain shares its cycle and nothing else."""
    random = np.random.default_rng(8)
    heat, rain, noise = random.standard_normal((3, N, n_pixels))
    heat += CYCLE + 0.02 * np.arange(N)[:, None]
    npp = 300 + 3 * CYCLE + 0.8 * (heat - CYCLE) + 0.01 * np.arange(N)[:, None] + 0.5 * noise
    bands = np.concatenate([npp, heat, rain + CYCLE]).astype(np.float32)
    bands[random.random(bands.shape) < 0.03] = np.nan
    return bands


ROWS_OF_CLIMATE = np.arange(N, 3 * N).reshape(2, 1, N)


@pytest.mark.parametrize("detrend", [False, True])
def test_equal_to_least_squares_with_months(detrend):
    bands = make_bands()
    search = Search(detrend=detrend)
    found = fit_climate(bands, ROWS_OF_CLIMATE, YEARS, search, 8, seasons=MONTHS)
    for pixel in range(bands.shape[1]):
        y, *x = bands[:, pixel].reshape(3, N)
        slopes, r2, climate, rest, known = naive_climate.parts_with_seasons(
            y, np.array(x), YEARS, MONTHS, detrend
        )
        assert found.n[pixel] == known.sum() - 11
        assert found.slopes[:, pixel] == pytest.approx(slopes, rel=1e-7, abs=1e-9)
        assert found.r_squared[pixel] == pytest.approx(r2, rel=1e-7)
        np.testing.assert_allclose(found.climate[known, pixel], climate, rtol=1e-6)
        np.testing.assert_allclose(found.rest[known, pixel], rest, atol=1e-5)


def test_lags_are_chosen_with_months_held_constant():
    """The response follows last month's anomaly; with its cycle this month's fits better."""
    random = np.random.default_rng(2)
    anomaly = random.standard_normal((N + 1, 6))
    cycle = 10 * np.sin(2 * np.pi * (np.arange(N + 1) - 1) / 12)[:, None]
    response = 3 * cycle[1:] + anomaly[:-1] + 0.1 * random.standard_normal((N, 6))
    bands = np.concatenate([response, cycle + anomaly])
    rows = np.stack([np.arange(N) + N + 1, np.arange(N) + N])[None]
    with_cycle = fit_climate(bands, rows, YEARS, Search(1, 1), 8)
    without = fit_climate(bands, rows, YEARS, Search(1, 1), 8, seasons=MONTHS)
    assert (with_cycle.chosen == 0).all()
    assert (without.chosen == 1).all() and (without.r_squared > 0.95).all()


def test_months_cost_degrees_of_freedom():
    bands = make_bands()
    bands[20:N] = np.nan  # 20 dates of 12 months leave 9
    full = np.isfinite(bands[:20]) & np.isfinite(bands[N : N + 20]) & np.isfinite(bands[-N:][:20])
    free = [n - len(set(MONTHS[:20][known])) + 1 for n, known in zip(full.sum(axis=0), full.T)]
    assert len(set(free)) > 1
    for needed in (8, 9):
        found = fit_climate(bands, ROWS_OF_CLIMATE, YEARS, Search(), needed, seasons=MONTHS)
        assert found.n.tolist() == free
        np.testing.assert_array_equal(np.isfinite(found.slopes[0]), np.array(free) >= needed)


def test_series_of_nothing_but_a_cycle():
    bands = make_bands(3)
    bands[np.isnan(bands)] = 0
    bands[N : 2 * N, 0] = CYCLE[MONTHS - 1, 0] + 0.1  # climate
    bands[:N, 1] = CYCLE[MONTHS - 1, 0] * 3.3  # response
    found = fit_climate(bands, ROWS_OF_CLIMATE, YEARS, Search(), 8, seasons=MONTHS)
    assert np.isnan(found.slopes[:, 0]).all()
    assert (found.slopes[:, 1] == 0).all() and (found.rest[:, 1] == 0).all()
    # Dates of one year have no trend.
    found = fit_climate(bands, ROWS_OF_CLIMATE, np.zeros(N), Search(), 8, seasons=MONTHS)
    assert np.isnan(found.slopes).all()


def test_shuffled_climate_loses_its_cycle_first():
    bands, cells = make_bands(), np.arange(40, 50)
    found = fit_climate(
        bands, ROWS_OF_CLIMATE, YEARS, Search(), 8, False, (cells, 3), seasons=MONTHS
    )
    for pixel, cell in enumerate(cells):
        y, *x = bands[:, pixel].reshape(3, N).astype(float)
        known = np.isfinite(y) & np.isfinite(x).all(axis=0)
        order = np.empty(N, np.int64)
        random_order(int(known.sum()), np.uint64(cell), 3, order)
        mixed = []
        for series in x:
            for month in range(1, 13):
                series[known & (MONTHS == month)] -= series[known & (MONTHS == month)].mean()
            series[known] = series[known][order[: known.sum()]]
            mixed.append(series)
        slopes = naive_climate.parts_with_seasons(y, np.array(mixed), YEARS, MONTHS)[0]
        assert found.slopes[:, pixel] == pytest.approx(slopes, rel=1e-7, abs=1e-9)


# --- maps ---------------------------------------------------------


@pytest.fixture
def stacks(tmp_path):
    """Return the response and its climate as stacks of the first dates."""

    def make(n=N, dates=DATES):
        found = {}
        for name, values in zip(("npp", "heat", "rain"), make_bands().reshape(3, N, ROWS, COLS)):
            path = str(write_raster(tmp_path / f"{name}{n}.tif", values[:n], make_grid(ROWS, COLS)))
            found[name] = Stack.open([path]).renamed([name] * n).with_dates(dates[:n]).series()
        return found.pop("npp"), found

    return make


def map_months(stacks, folder, deseason, dates=DATES, n=N):
    """Return the maps of rain alone, the result, and the notes."""
    response, climates = stacks(n, dates)
    names = ("r_squared", "observed_slope", "sen_slopes", "climate_series")
    paths, notes = {name: str(folder / f"{name}{deseason}.tif") for name in names}, []
    settings = ContributionSettings(deseason=deseason, detrend=False, null_test=False)
    result = map_contributions(
        response, {"rain": climates["rain"]}, paths, settings, Run(on_note=notes.append)
    )
    maps = {}
    for name, path in paths.items():
        stack = Stack.open([path])
        maps[name] = stack.read(stack.grid.window)
    return maps, result, notes


def test_the_cycle_alone_explains_nothing(stacks, tmp_path):
    plain, result, notes = map_months(stacks, tmp_path, False)
    assert result.has_seasons and SeasonsShared(12) in notes
    assert plain["r_squared"].min() > 0.8
    maps, result, notes = map_months(stacks, tmp_path, True)
    for test, warns in (("original", True), ("hamed_rao", False)):
        settings = replace(result.settings, trend_test=test)
        page = str(tmp_path / f"{test}.html")
        write_climate_report(replace(result, settings=settings), page, str)
        with open(page, encoding="utf-8") as file:
            assert ("Neighbouring months are alike" in file.read()) == warns
    assert not any(isinstance(note, SeasonsShared) for note in notes)
    assert maps["r_squared"].max() < 0.15
    y, _, x = make_bands()[:, 3].reshape(3, N)
    slopes, r2, climate, rest, known = naive_climate.parts_with_seasons(y, x[None], YEARS, MONTHS)
    assert maps["observed_slope"][0, 0, 3] == pytest.approx(slopes[0], rel=1e-5)
    assert maps["r_squared"][0, 0, 3] == pytest.approx(r2, rel=1e-4)
    np.testing.assert_allclose(maps["climate_series"][known, 0, 3], climate, rtol=1e-6)
    times = (YEARS + (MONTHS - 0.5) / 12)[known]
    series = climate + rest  # Sen's slope is that of the series without its cycle
    i, j = np.triu_indices(len(times), 1)
    sen = np.median((series[j] - series[i]) / (times[j] - times[i]))
    assert maps["sen_slopes"][0, 0, 3] == pytest.approx(sen, rel=1e-2)


def test_series_without_seasons_are_refused_or_say_nothing(stacks, tmp_path):
    years = [str(1940 + i) for i in range(N)]
    with pytest.raises(NoSeasons):
        map_months(stacks, tmp_path, True, years)
    _, result, notes = map_months(stacks, tmp_path, False, years)
    assert not result.has_seasons
    assert not any(isinstance(note, SeasonsShared) for note in notes)
    one_a_year = [f"{1940 + i}-{7 + i % 2:02d}" for i in range(N)]
    assert not map_months(stacks, tmp_path, False, one_a_year)[1].has_seasons


def test_too_few_dates_for_their_months(stacks, tmp_path):
    with pytest.raises(TooFewDates) as caught:
        map_months(stacks, tmp_path, True, n=18)
    assert (caught.value.n, caught.value.needed) == (18, 19)
