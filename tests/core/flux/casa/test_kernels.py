"""Each formula of CASA against values computed by hand, and all of them against the slow twin."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.flux.casa.light_use import Months, Vegetation, absorbed_share, npp_of_months
from carbonsink.core.flux.casa.temperature import (
    adaptation,
    departure,
    optimum_and_heat_index,
    optimum_temperature,
)
from carbonsink.core.flux.casa.water import (
    actual_evaporation,
    heat_exponent,
    heat_index,
    potential_evaporation,
    start_stress,
    update_water_stress,
    water_stress,
)
from carbonsink.tests import naive_casa as naive

NAN = np.nan
CALENDAR = np.arange(12)


# --- absorbed light ------------------------------------------------------------------------------


def test_absorbed_share():
    # NDVI 0.4 between 0.1 and 0.7 is half way; SR 2.3333 between 1.2222 and 5.6667 a quarter.
    assert absorbed_share(0.4, 0.1, 0.7) == pytest.approx(0.949 * (0.5 + 0.25) / 2 + 0.001)


@pytest.mark.parametrize(("ndvi", "share"), [(0.1, 0.001), (-0.3, 0.001), (0.7, 0.95), (1.0, 0.95)])
def test_absorbed_share_ends_at_the_limits(ndvi, share):
    assert absorbed_share(ndvi, 0.1, 0.7) == pytest.approx(share)


# --- temperature ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("temperature", "optimum", "factor"),
    [(20, 20, 1.0), (15, 10, 0.95), (5, 25, 0.9875), (-9.9, 20, 1.0), (-10, 20, 0), (5, -40, 0)],
)
def test_adaptation(temperature, optimum, factor):
    assert adaptation(float(temperature), float(optimum)) == pytest.approx(factor)


@pytest.mark.parametrize(
    ("temperature", "factor"),
    [
        (20.0, 0.993405),
        (10.0, 0.590536),
        (30.0, 0.581352),
        (7.0, 0.419121),
        (30.1, 0.496703),  # more than 10 K too warm: half of the value at the optimum
        (6.9, 0.496703),  # more than 13 K too cold
    ],
)
def test_departure_from_an_optimum_of_20(temperature, factor):
    assert departure(temperature, 20.0) == pytest.approx(factor, abs=1e-6)


def test_optimum_is_the_temperature_of_the_greenest_month():
    ndvi = np.array([0.1, 0.5, NAN, 0.5, 0.4])
    assert optimum_temperature(ndvi, np.array([1.0, 12.0, 30.0, 18.0, 9.0])) == 12.0
    # The greenest month without a temperature tells nothing.
    assert optimum_temperature(ndvi, np.array([1.0, NAN, 30.0, NAN, 9.0])) == 9.0
    assert math.isnan(optimum_temperature(np.full(2, NAN), np.ones(2)))


# --- water ---------------------------------------------------------------------------------------


def test_thornthwaite():
    index = heat_index(np.full(12, 20.0))
    assert index == pytest.approx(97.881378, abs=1e-6)
    assert heat_exponent(index) == pytest.approx(2.1408416, abs=1e-7)
    assert potential_evaporation(20.0, index, 2.1408415641) == pytest.approx(73.873246, abs=1e-5)


def test_frost_gives_no_heat_and_no_evaporation():
    assert heat_index(np.array([-20.0] * 11 + [5.0])) == 1.0
    assert heat_index(np.full(12, -1.0)) == 0.0
    assert math.isnan(heat_index(np.array([5.0] * 11 + [NAN])))
    assert potential_evaporation(0.0, 50.0, 1.3) == 0.0
    # A mild month of a place whose mean year always freezes.
    assert potential_evaporation(1.0, 0.0, 0.49) == 0.0


def test_actual_evaporation():
    assert actual_evaporation(100.0, 100.0) == pytest.approx(73.727906, abs=1e-6)
    assert actual_evaporation(50.0, 100.0) == pytest.approx(45.343717, abs=1e-6)
    assert actual_evaporation(0.0, 100.0) == 0.0


def test_water_stress():
    assert water_stress(100.0, 100.0) == pytest.approx(0.924387, abs=1e-6)
    assert water_stress(50.0, 100.0) == pytest.approx(0.811976, abs=1e-6)
    assert water_stress(0.0, 100.0) == 0.5
    # Ep0 that is lost in rounding: the limit of the formula, and no division by zero.
    assert water_stress(10.0, 1e-12) == water_stress(10.0, 0.0) == 1.0
    assert water_stress(0.0, 0.0) == 0.5
    # Much rain in the cool: E = 4.88 above Ep = 3.44, where the formula alone gives 1.209.
    assert actual_evaporation(50.0, 2.0) == pytest.approx(4.882, abs=1e-3)
    assert water_stress(50.0, 2.0) == 1.0


def carried(temperatures, rains, stress):
    """Return the stress of one cell after each month."""
    index = np.array([naive.heat_index([20.0] * 12)])
    exponent, stress, found = heat_exponent(index), np.array([stress]), []
    for t, p in zip(temperatures, rains):
        update_water_stress(np.array([t]), np.array([p]), index, exponent, stress)
        found.append(stress[0])
    return found


def test_frozen_months_keep_the_stress_of_the_month_before():
    wet, dry = carried([20.0, 20.0], [50.0, 0.0], NAN)
    assert (wet, dry) == (pytest.approx(0.863958, abs=1e-6), 0.5)
    assert carried([20.0, 0.0, -5.0, 20.0], [50.0, 0.0, 80.0, 0.0], NAN) == [wet, wet, wet, 0.5]


def test_months_without_data_keep_it_too():
    found = carried([20.0, NAN, 20.0, 20.0, -1.0], [50.0, 10.0, NAN, -3.0, NAN], 0.7)
    assert found == [pytest.approx(0.863958, abs=1e-6)] * 5


def test_a_series_that_begins_frozen_looks_at_its_own_first_year():
    temperature = np.full((12, 3), 20.0)
    temperature[[0, 1, 10, 11], 0] = -5.0  # begins and ends frozen: October tells
    temperature[:, 1] = -5.0  # always frozen
    temperature[0, 2] = NAN  # begins without data: December tells
    rain = np.full((12, 3), 50.0)
    rain[9, 0] = 73.873246  # as much as Ep0
    index = np.array([naive.heat_index([20.0] * 12)] * 3)
    stress = np.full(3, 0.9)
    start_stress(temperature, rain, index, heat_exponent(index), stress)
    assert stress == pytest.approx([0.924387, 0.5, 0.863958], abs=1e-6)


# --- the whole -----------------------------------------------------------------------------------


def cells(values, n=12):
    """Return (months, 1) of one number or a list."""
    return np.broadcast_to(np.asarray(values, float).reshape(-1, 1), (n, 1)).copy()


def one_cell(ndvi=0.4, temperature=20.0, rain=50.0, radiation=500.0, n=12):
    """Return NPP of the months of one cell, limits 0.1 and 0.7, eps_max 0.542."""
    months = Months(*(cells(v, n) for v in (ndvi, temperature, rain, radiation)))
    optimum, index = np.empty((2, 1))
    optimum_and_heat_index(months.ndvi, months.temperature, np.arange(n) % 12, optimum, index)
    constants = (np.array([v]) for v in (0.1, 0.7, 0.542))
    return npp_of_months(months, Vegetation(*constants, optimum, index))[0][:, 0]


def test_one_cell_by_hand():
    # 500 * 0.5 * 0.356875 * (1.0 * 0.993405) * 0.863958 * 0.542
    assert one_cell() == pytest.approx(np.full(12, 41.502497), rel=1e-6)


def test_dry_and_dark_and_bare_months():
    rain, radiation, ndvi = np.full(12, 50.0), np.full(12, 500.0), np.full(12, 0.4)
    rain[3], radiation[4], ndvi[5] = 0.0, 0.0, -0.2
    found = one_cell(ndvi, 20.0, rain, radiation)
    assert found[3] == pytest.approx(41.502497 * 0.5 / 0.863958, rel=1e-5)
    assert found[4] == 0.0
    assert found[5] == pytest.approx(41.502497 * 0.001 / 0.356875, rel=1e-5)


def test_nothing_grows_below_minus_ten():
    temperature = np.array([-12.0, -10.0, -9.9] + [20.0] * 9)
    ndvi = np.array([0.2] * 3 + [0.4] * 9)
    found = one_cell(ndvi, temperature)
    assert found[:2].tolist() == [0.0, 0.0]
    assert found[2] > 0.0


@pytest.mark.parametrize("which", range(4))
def test_a_month_without_data_has_no_npp_and_the_others_do(which):
    given = [np.full(24, v) for v in (0.4, 20.0, 50.0, 500.0)]
    given[which][7] = NAN
    found = one_cell(*given, n=24)
    assert np.flatnonzero(np.isnan(found)).tolist() == [7]
    assert found[8] == pytest.approx(41.502497, rel=1e-5)


def test_a_calendar_month_without_temperature_leaves_the_cell_empty():
    temperature = np.full(24, 20.0)
    temperature[[7, 19]] = NAN
    assert np.isnan(one_cell(temperature=temperature, n=24)).all()


def test_negative_amounts_are_no_data():
    rain = np.full(12, 50.0)
    rain[2] = -1.0
    assert np.flatnonzero(np.isnan(one_cell(rain=rain))).tolist() == [2]


def seasons(seed, n_years=1, n_cells=40):
    """Return made-up months with frost, dry months and gaps: four arrays (months, cells)."""
    rng = np.random.default_rng(seed)
    n = 12 * n_years
    wave = np.cos(2 * np.pi * (np.arange(n) % 12 - 6.5) / 12)[:, None]
    temperature = rng.uniform(-12, 25, n_cells) + 15 * wave + rng.normal(0, 1.5, (n, n_cells))
    ndvi = np.clip(0.35 + 0.3 * wave + rng.normal(0, 0.08, (n, n_cells)), -0.1, 0.95)
    rain = np.maximum(rng.gamma(1.2, 40, (n, n_cells)) - 15, 0)
    radiation = 400 + 250 * wave + rng.normal(0, 20, (n, n_cells))
    values = [ndvi, temperature, rain, radiation]
    for v in values:
        v[rng.random(v.shape) < 0.02] = NAN
    return values


@pytest.mark.parametrize("n_years", [1, 3])
def test_against_the_slow_twin(n_years):
    values = seasons(n_years, n_years)
    n, n_cells = values[0].shape
    low, high = np.linspace(0.02, 0.2, n_cells), np.linspace(0.6, 0.8, n_cells)
    best = np.linspace(0.3, 1.0, n_cells)
    optimum, index = np.empty((2, n_cells))
    optimum_and_heat_index(values[0], values[1], np.arange(n) % 12, optimum, index)
    found, _ = npp_of_months(Months(*values), Vegetation(low, high, best, optimum, index))
    months = [i % 12 + 1 for i in range(n)]
    for cell in range(n_cells):
        series = [v[:, cell].tolist() for v in values]
        expected = naive.npp_of_cell(months, *series, low[cell], high[cell], best[cell])
        np.testing.assert_allclose(found[:, cell], expected, rtol=1e-6, err_msg=f"cell {cell}")
    assert np.isfinite(found).mean() > 0.5  # two gaps in a hundred, and cells they empty


def test_the_other_hemisphere_is_the_same_half_a_year_later():
    """Nothing in the model knows the calendar."""
    rng = np.random.default_rng(4)
    values = [np.roll(v, 0, axis=0) for v in seasons(4)]
    values = [np.where(np.isnan(v), np.nanmean(v), v) for v in values]
    values[1] = np.abs(values[1]) + 1.0 + rng.random(values[1].shape)  # no frost to carry over
    vegetation = [np.full(40, v) for v in (0.1, 0.7, 0.5)]

    def npp(turned):
        optimum, index = np.empty((2, 40))
        optimum_and_heat_index(turned[0], turned[1], CALENDAR, optimum, index)
        return npp_of_months(Months(*turned), Vegetation(*vegetation, optimum, index))[0]

    south = npp([np.roll(v, 6, axis=0) for v in values])
    np.testing.assert_allclose(np.roll(south, -6, axis=0), npp(values), rtol=1e-6)


def test_years_in_two_parts_are_the_same_as_in_one():
    values = seasons(9, 3)
    optimum, index = np.empty((2, 40))
    optimum_and_heat_index(values[0], values[1], np.arange(36) % 12, optimum, index)
    vegetation = Vegetation(*(np.full(40, v) for v in (0.1, 0.7, 0.5)), optimum, index)
    whole, end = npp_of_months(Months(*values), vegetation)
    first, stress = npp_of_months(Months(*(v[:12] for v in values)), vegetation)
    rest, last = npp_of_months(Months(*(v[12:] for v in values)), vegetation, stress)
    np.testing.assert_array_equal(np.concatenate([first, rest]), whole)
    np.testing.assert_array_equal(last, end)


def test_optimum_and_heat_come_from_the_mean_year():
    # January is greenest in one year, July on average.
    ndvi, temperature = np.full((24, 1), 0.2), np.full((24, 1), 10.0)
    ndvi[0], ndvi[6], ndvi[18] = 0.6, 0.5, 0.5
    ndvi[12] = 0.1
    temperature[6], temperature[18] = 18.0, 22.0
    optimum, index = np.empty((2, 1))
    optimum_and_heat_index(ndvi, temperature, np.arange(24) % 12, optimum, index)
    assert optimum[0] == 20.0
    assert index[0] == pytest.approx(naive.heat_index([10.0] * 11 + [20.0]))
