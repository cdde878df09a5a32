"""Contrasts of dates and their variances; the temporal part; the local scale."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.periods import Period
from carbonsink.core.statistics.series_trend import ols_trend
from carbonsink.core.uncertainty.contrast_variances import ZoneErrors, contrasts_of, refit_spread
from carbonsink.core.uncertainty.flux_error import fit_local_scale
from carbonsink.core.uncertainty.temporal_error import covariance_of_departures, temporal_covariance

YEARS = (2001, 2002, 2004, 2005)
PERIODS = tuple(Period(y, "year", (i,)) for i, y in enumerate(YEARS))


def by_kind(periods):
    return {(c.kind, c.part, c.period): c.weights for c in contrasts_of(periods)}


def test_contrasts_are_the_mean_the_change_and_the_least_squares_slope():
    found, values = by_kind(PERIODS), np.array([3.0, 7.0, 4.0, 11.0])
    assert found["total", "year", "2004"] @ values == 4.0
    assert found["mean", "year", ""] @ values == pytest.approx(values.mean())
    assert found["difference", "year", ""] @ values == 8.0
    assert found["trend", "year", ""] @ values == pytest.approx(ols_trend(YEARS, values).slope)


def test_seasons_have_contrasts_of_their_own_and_two_years_no_trend():
    periods = [
        Period(y, s, (i,))
        for i, (y, s) in enumerate([(2001, "MAM"), (2001, "JJA"), (2002, "MAM"), (2002, "JJA")])
    ]
    found = by_kind(periods)
    np.testing.assert_array_equal(found["difference", "JJA", ""], [0, -1, 0, 1])
    assert not [key for key in found if key[0] == "trend"]


def test_dates_that_share_their_error_have_a_smaller_one_in_a_difference():
    random = np.random.default_rng(1)
    common, own = random.normal(0, 10, (200, 1)), random.normal(0, 1, (200, 4))
    errors = ZoneErrors(np.zeros(4), np.full((4, 4), 25.0), None, common + own, np.zeros((4, 4)))
    found = {c.kind: errors.variances(c) for c in contrasts_of(PERIODS)}
    assert found["total"].residual == 25.0
    assert found["mean"].residual == pytest.approx(25.0)
    assert found["difference"].residual == pytest.approx(0.0, abs=1e-9)
    series = common + own
    assert found["difference"].model == pytest.approx(np.var(series[:, 3] - series[:, 0], ddof=1))
    assert found["difference"].model < 0.1 * found["total"].model
    # An unknown part is no 0 in the table, and does not make the sum unknown.
    assert np.isnan(found["total"].temporal)
    assert found["total"].total == pytest.approx(25.0 + found["total"].model)


def test_means_of_refits_and_the_error_of_looking_at_some_cells():
    random = np.random.default_rng(2)
    predictions = random.normal(0, 5, (30, 400, 2)) + random.normal(0, 3, (30, 1, 1))
    areas = random.uniform(1, 2, 400)
    means, within = refit_spread(predictions, areas, 10**9)
    np.testing.assert_allclose(means, np.average(predictions, axis=1, weights=areas))
    assert np.sqrt(within[0, 0]) == pytest.approx(5 / np.sqrt(400), rel=0.1)
    # All cells looked at: nothing is left to chance.
    assert refit_spread(predictions, areas, 400)[1][0, 0] == 0.0


def test_departures_have_no_error_in_common():
    random = np.random.default_rng(4)
    root = random.normal(size=(4, 4))
    covariance = root @ root.T
    found = covariance_of_departures(covariance, ["year"] * 4)
    assert np.ones(4) @ found @ np.ones(4) == pytest.approx(0.0, abs=1e-12)
    change = np.array([-1.0, 0.0, 0.0, 1.0])
    assert change @ found @ change == pytest.approx(change @ covariance @ change)
    # Each part of the year has a mean of its own; alone in its part, a date has no departure.
    assert covariance_of_departures(covariance, ["a", "b", "c", "d"]).max() == pytest.approx(
        0.0, abs=1e-12
    )


def test_the_temporal_part_adds_the_scatter_of_lines_and_what_sets_them_apart():
    random = np.random.default_rng(6)
    mean = np.array([10.0, 14.0, 9.0])
    lines = np.concatenate([[[10.0, 12.0, 11.0]], random.normal(10, 2, (20, 3))])
    found = temporal_covariance(mean, lines, ["year"] * 3)
    change = np.array([-1.0, 1.0, 0.0])
    scatter = np.var(lines[1:, 1] - lines[1:, 0], ddof=1)
    # The model says +4 and the line +2: two estimates, whose variance is (4 - 2)^2 / 2.
    assert change @ found @ change == pytest.approx(scatter + 2.0)
    assert np.full(3, 1 / 3) @ found @ np.full(3, 1 / 3) == pytest.approx(0.0, abs=1e-12)


def test_large_fluxes_have_large_errors():
    random = np.random.default_rng(10)
    predicted = random.uniform(50, 1000, 3000)
    error = random.normal(0, 0.1 * predicted)
    scale = fit_local_scale(error, predicted)
    assert np.mean((error / scale(predicted)) ** 2) == pytest.approx(1.0)
    assert scale(900.0) / scale(300.0) == pytest.approx(3.0, rel=0.15)
    # Beyond what was met it stays: no extrapolation.
    assert scale(5000.0) == scale(predicted.max())


@pytest.mark.parametrize("predicted", [np.full(30, 7.0), np.linspace(-50, 50, 30)])
def test_the_scale_of_any_predictions_is_that_of_the_errors(predicted):
    error = np.resize([3.0, -3.0], 30)
    scale = fit_local_scale(error, predicted)
    assert np.mean((error / scale(predicted)) ** 2) == pytest.approx(1.0)
    np.testing.assert_allclose(scale(predicted), 3.0, rtol=1e-6)
