"""Parts of trends: the regression against numpy's least squares, potential NPP by hand, classes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.statistics.exact_sum import rounded
from carbonsink.core.trend.climate.climate_and_residual import split_by_series
from carbonsink.core.trend.climate.contribution_classes import classify_contributions, rest_share
from carbonsink.core.trend.climate.contribution_sums import (
    SUMS,
    ClassSums,
    sum_contribution_classes,
)
from carbonsink.core.trend.climate.lagged_regression import Search, fit_climate
from carbonsink.core.trend.climate.potential_npp import miami, potential_npp, thornthwaite_memorial
from carbonsink.core.trend.null_tests import random_order
from carbonsink.core.trend.settings import ContributionSettings
from carbonsink.tests import naive_climate

N_DATES = 24
TIMES = 2001.0 + np.arange(N_DATES)


def make(k, search, n_pixels=50, offset=500.0):
    """Return bands and rows of a response with climate that rises, and gaps."""
    random = np.random.default_rng((k, *map(int, search)))
    n_offsets = search.max_lag + search.max_sum
    longer = N_DATES + n_offsets - 1
    climate = random.normal(size=(k, longer, n_pixels))
    climate[0] += 0.1 * np.arange(longer)[:, None]
    rows = np.empty((k, n_offsets, N_DATES), np.int64)
    for v in range(k):
        for back in range(n_offsets):
            rows[v, back] = N_DATES * 1 + v * longer + np.arange(N_DATES) + n_offsets - 1 - back
    lagged = climate[:, n_offsets - 1 - min(1, search.max_lag) :][:, :N_DATES]
    response = lagged.sum(axis=0) + 0.05 * np.arange(N_DATES)[:, None] + offset
    response += random.normal(size=response.shape)
    bands = np.concatenate([response, *climate]).astype(np.float32)
    bands[random.random(bands.shape) < 0.01] = np.nan
    return bands, rows


@pytest.mark.parametrize(
    ("k", "search"),
    [
        (1, Search()),
        (2, Search(detrend=True)),
        (2, Search(2, 2)),
        (2, Search(2, 2, True)),
        (3, Search(1, 2, True)),
        (1, Search(4, 3)),
        (5, Search(1, 1)),
    ],
)
def test_equal_to_least_squares(k, search):
    bands, rows = make(k, search)
    found = fit_climate(bands, rows, TIMES, search, 12)
    assert (found.n >= 12).sum() > 40
    for pixel in np.flatnonzero(found.n >= 12):
        climates = bands[rows, pixel]
        chosen, slopes, r2, climate, known = naive_climate.parts(
            bands[:N_DATES, pixel], climates, TIMES, *search
        )
        assert found.n[pixel] == known.sum()
        pairs = [(c // search.max_sum, c % search.max_sum + 1) for c in found.chosen[:, pixel]]
        assert pairs == list(chosen)
        assert found.slopes[:, pixel] == pytest.approx(slopes, rel=1e-8, abs=1e-10)
        assert found.r_squared[pixel] == pytest.approx(r2, rel=1e-8, abs=1e-10)
        np.testing.assert_allclose(found.climate[known, pixel], climate, rtol=1e-6)
        rest = bands[:N_DATES, pixel][known] - climate
        np.testing.assert_allclose(found.rest[known, pixel], rest, atol=1e-4)
        assert np.isnan(found.climate[~known, pixel]).all()
    assert np.isnan(found.slopes[:, found.n < 12]).all()


def test_parts_add_up():
    bands, rows = make(2, Search(1, 1, True))
    found = fit_climate(bands, rows, TIMES, Search(1, 1, True), 8)
    np.testing.assert_allclose(found.slopes[1] + found.slopes[2], found.slopes[0], rtol=1e-12)


def test_climate_that_cannot_be_used():
    bands, rows = make(2, Search(), 6)
    bands[rows[0, 0], 0] = 7.3  # constant
    bands[rows[1, 0], 1] = 2 * bands[rows[0, 0], 1]  # follows from the other
    bands[:N_DATES, 2] = 4.0  # the response is constant
    found = fit_climate(bands, rows, TIMES, Search(), 8)
    assert np.isnan(found.slopes[:, :2]).all() and (found.chosen[:, :2] == -1).all()
    assert found.slopes[:, 2] == pytest.approx([0, 0, 0])
    assert math.isnan(found.r_squared[2])
    line = bands.copy()
    line[rows[0, 0], 3] = TIMES
    assert np.isnan(fit_climate(line, rows, TIMES, Search(detrend=True), 8).slopes[0, 3])
    assert np.isfinite(fit_climate(line, rows, TIMES, Search(), 8).slopes[0, 3])


def test_few_dates_keep_degrees_of_freedom():
    bands, rows = make(3, Search(), 4)
    bands[6:N_DATES, 0] = np.nan
    bands[7:N_DATES, 1] = np.nan
    found = fit_climate(bands, rows, TIMES, Search(), 4)
    assert list(found.n[:2]) == [6, 7] or found.n[0] < 7
    assert np.isfinite(found.slopes[0]).tolist()[0] == (found.n[0] >= 6)
    assert np.isnan(fit_climate(bands, rows, TIMES, Search(detrend=True), 4).slopes[0, 0])


def test_shuffled_climate_is_that_of_other_dates():
    """The same as a fit to climate in the order that the cell's number gives."""
    search = Search(1, 2, True)
    bands, rows = make(2, search, 8)
    cells = np.arange(100, 108)
    found = fit_climate(bands, rows, TIMES, search, 8, False, (cells, 7))
    assert found.climate.size == 0
    for pixel, cell in enumerate(cells):
        climates = bands[rows, pixel].astype(float)
        known = np.isfinite(bands[:N_DATES, pixel]) & np.isfinite(climates).all(axis=(0, 1))
        order = np.empty(N_DATES, np.int64)
        random_order(int(known.sum()), np.uint64(cell), 7, order)
        mixed = climates.copy()
        mixed[:, :, known] = climates[:, :, known][:, :, order[: known.sum()]]
        slopes = naive_climate.parts(bands[:N_DATES, pixel], mixed, TIMES, *search)[1]
        assert found.slopes[:, pixel] == pytest.approx(slopes, rel=1e-8, abs=1e-10)


def test_known_climate_is_subtracted():
    random = np.random.default_rng(3)
    response, climate = random.normal(400, 30, (2, N_DATES, 30))
    response[random.random(response.shape) < 0.1] = np.nan
    found = split_by_series(response, climate, TIMES, 8)
    for pixel in range(30):
        known = np.isfinite(response[:, pixel])
        y, c, t = response[known, pixel], climate[known, pixel], TIMES[known] - 2001
        slopes = [np.polyfit(t, series, 1)[0] for series in (y, c, y - c)]
        assert found.slopes[:, pixel] == pytest.approx(slopes, rel=1e-8, abs=1e-9)
        assert found.r_squared[pixel] == pytest.approx(np.corrcoef(y, c)[0, 1] ** 2)
        np.testing.assert_allclose(found.rest[known, pixel], y - c, rtol=1e-4, atol=1e-4)
    shuffled = split_by_series(response, climate, TIMES, 8, False, (np.arange(30), 1))
    np.testing.assert_allclose(shuffled.slopes[0], found.slopes[0])
    assert np.abs(shuffled.slopes[1] - found.slopes[1]).min() > 0


# --- potential NPP, by hand ---------------------------------------------------------


@pytest.mark.parametrize(
    ("t", "r", "expected"),
    [
        # L = 300 + 250 + 50 = 600, v = 630 / sqrt(1 + 1.05^2) = 434.4828, 1 - exp(-0.40184)
        (10.0, 600.0, 992.7),
        # L = 1200, 1.05 R = 1050, v = 1050 / sqrt(1.765625) = 790.205, 1 - exp(-0.74671)
        (20.0, 1000.0, 1578.3),
        (0.0, 0.0, 0.0),  # below 20 mm nothing grows
        (-20.0, 500.0, 0.0),  # L is not above 0
    ],
)
def test_thornthwaite_memorial(t, r, expected):
    assert float(thornthwaite_memorial(t, r)) == pytest.approx(expected, abs=0.2)


def test_no_more_evaporates_than_falls():
    # At 8 degrees and 50 mm the formula of v gives 52.2 mm.
    expected = 3000.0 * (1.0 - np.exp(-0.0009695 * (50.0 - 20.0)))
    assert float(thornthwaite_memorial(8.0, 50.0)) == pytest.approx(expected, rel=1e-12)


def test_thornthwaite_memorial_step_by_step():
    limit = 300 + 25 * 8.5 + 0.05 * 8.5**3
    v = 1.05 * 420 / math.sqrt(1 + (1.05 * 420 / limit) ** 2)
    expected = 3000 * (1 - math.exp(-0.0009695 * (v - 20)))
    assert float(thornthwaite_memorial(8.5, 420.0)) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("t", "r", "expected"),
    [
        (10.0, 2000.0, 3000 / (1 + math.exp(0.125))),  # warmth: 1406.4
        (25.0, 300.0, 3000 * (1 - math.exp(-0.1992))),  # water: 541.8
        (11.0504, 0.0, 0.0),
    ],
)
def test_miami(t, r, expected):
    assert float(miami(t, r)) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert float(miami(10.0, 2000.0)) == pytest.approx(1406.37, abs=0.01)
    assert float(miami(25.0, 300.0)) == pytest.approx(541.84, abs=0.01)


def test_potential_npp_in_carbon_with_gaps():
    t, r = np.array([[10.0, np.nan], [20.0, 5.0]]), np.array([[600.0, 500.0], [np.nan, 300.0]])
    for model, function in (("miami", miami), ("thornthwaite_memorial", thornthwaite_memorial)):
        found = potential_npp(t, r, model, 0.5)
        assert found.dtype == np.float32
        assert np.isnan(found[0, 1]) and np.isnan(found[1, 0])
        assert found[0, 0] == pytest.approx(0.5 * float(function(10.0, 600.0)))


# --- classes and sums ---------------------------------------------------------

SLOPES = np.array(
    [
        # observed, climate, rest
        *([3.0, 1.0, 2.0], [3.0, 4.0, -1.0], [3.0, -1.0, 4.0], [3.0, 3.0, 0.0]),
        *([-3.0, -1.0, -2.0], [-3.0, -4.0, 1.0], [-3.0, 1.0, -4.0]),
        *([0.0, 1.0, -1.0], [np.nan] * 3),
    ]
).T


def test_classes_by_signs():
    codes = classify_contributions(SLOPES)
    assert list(codes) == [1, 2, 3, 2, 4, 5, 6, 0, 255]
    assert list(codes) == [naive_climate.class_of(*slopes) for slopes in SLOPES.T]
    significant = np.array([True, False] * 4 + [True])
    assert list(classify_contributions(SLOPES, significant)) == [1, 7, 3, 7, 4, 7, 6, 7, 255]


def test_shares():
    expected = [200 / 3, 0, 100, 0, 200 / 3, 0, 100, np.nan, np.nan]
    np.testing.assert_allclose(rest_share(SLOPES), expected, rtol=1e-6)


def test_sums_do_not_depend_on_the_blocks():
    random = np.random.default_rng(5)
    n = 400
    slopes = random.normal(size=(3, n))
    codes = classify_contributions(slopes)
    codes[:20] = 255
    zones, inside = random.integers(1, 4, n), random.random(n) < 0.8
    areas = random.uniform(1e6, 2e6, n)
    tests = random.random((2, n)) < 0.5
    null = classify_contributions(-slopes), -slopes

    def sums(part):
        found = codes[part], np.ascontiguousarray(slopes[:, part]), tests[0, part], tests[1, part]
        own = null[0][part], np.ascontiguousarray(null[1][:, part])
        return sum_contribution_classes(zones[part], inside[part], areas[part], found, own)

    whole = sums(slice(None))
    total = ClassSums.zero([])
    for first in range(0, n, 37):
        total = total.add(sums(slice(first, first + 37)))
    np.testing.assert_array_equal(total.codes, [1, 2, 3])
    np.testing.assert_array_equal(total.cells, whole.cells)
    numbers = np.array(rounded(total.sums))
    np.testing.assert_array_equal(numbers, rounded(whole.sums))
    for zone in (1, 2, 3):
        for code in range(8):
            here = inside & (zones == zone) & (codes == code)
            own = numbers[zone - 1, code]
            assert whole.cells[zone - 1, code] == here.sum()
            expected = [areas[here].sum(), *(slopes[:, here] * areas[here]).sum(axis=1)]
            assert own[:4] == pytest.approx(expected)
            assert own[4] == pytest.approx(areas[here & tests[0]].sum())
            assert own[5] == pytest.approx(areas[here & tests[1]].sum())
            here = inside & (zones == zone) & (codes != 255) & (null[0] == code)
            assert own[SUMS.index("null_area")] == pytest.approx(areas[here].sum())
            assert own[SUMS.index("null_rest")] == pytest.approx((-slopes[2] * areas)[here].sum())


# --- settings ---------------------------------------------------------


@pytest.mark.parametrize(
    "choice",
    [
        {"method": "x"},
        {"potential_model": "x"},
        {"trend_test": "x"},
        {"alpha": 0.0},
        {"carbon_fraction": 0.0},
        {"min_valid": 2},
        {"max_lag": 13},
        {"max_sum": 0},
    ],
)
def test_bad_choices(choice):
    with pytest.raises(BadValue):
        ContributionSettings(**choice)


def test_too_many_combinations():
    ContributionSettings(max_lag=12, max_sum=12).require_few_combinations(2)
    with pytest.raises(BadValue):
        ContributionSettings(max_lag=12, max_sum=12).require_few_combinations(3)
    with pytest.raises(BadValue):
        ContributionSettings().require_few_combinations(9)
    assert ContributionSettings(detrend=True).values_needed(8) == 12
    assert ContributionSettings(method="potential").values_needed(2) == 8
