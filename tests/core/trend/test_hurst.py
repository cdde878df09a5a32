"""The Hurst exponent against hand-made numbers, the naive twin, nolds and known bias."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.trend.future_classes import persistence
from carbonsink.core.trend.hurst import hurst, log_expected_rs
from carbonsink.core.trend.null_tests import hurst_null, hurst_p
from carbonsink.core.trend.settings import HURST_METHODS
from carbonsink.tests import naive_trend

TWINS = {
    "prefix": naive_trend.hurst_prefix,
    "blocks": naive_trend.hurst_blocks,
    "anis_lloyd": lambda x: naive_trend.hurst_blocks(x, corrected=True),
}


def test_prefix_by_hand():
    # 1 2 4 4 0: R/S is 1 at 2; at 3 the mean is 7/3, the walk -4/3 -5/3 0, S sqrt(14/9) ...
    x = [1.0, 2.0, 4.0, 4.0, 0.0]
    ratios = [
        1.0,
        (5 / 3) / math.sqrt(14 / 9),
        2.5 / math.sqrt(27 / 16),  # walk -1.75 -2.5 -1.25 0
        3.6 / 1.6,
    ]
    # at 5 the mean is 2.2 and the walk -1.2 -1.4 0.4 2.2 0: R = 3.6, S = 1.6
    slope = np.polyfit(np.log([2, 3, 4, 5]), np.log(ratios), 1)[0]
    assert hurst(np.array([x]).T)[0] == pytest.approx(slope, rel=1e-12)


@pytest.mark.parametrize("method", HURST_METHODS)
def test_equal_to_the_twin(awkward, length, method):
    values = awkward(length)
    found = hurst(values, method)
    for pixel, series in enumerate(values.T):
        _, x = naive_trend.valid(series, range(length))
        twin = TWINS[method](x) if len(x) >= 5 else math.nan
        assert found[pixel] == pytest.approx(twin, rel=1e-9, nan_ok=True)


def test_blocks_equal_to_nolds():
    nolds = pytest.importorskip("nolds")
    values = np.random.default_rng(0).standard_normal((40, 30)).astype(np.float32)
    sizes = np.arange(4, 21)
    plain, corrected = hurst(values, "blocks"), hurst(values, "anis_lloyd")
    # nolds multiplies the expected R/S by (m - 0.5) / m (Peters), which we do not.
    peters = np.polyfit(np.log(sizes), np.log((sizes - 0.5) / sizes), 1)[0]
    for pixel, series in enumerate(values.T.astype(float)):
        options = {"nvals": sizes, "fit": "poly"}
        assert plain[pixel] == pytest.approx(nolds.hurst_rs(series, corrected=False, **options))
        peer = nolds.hurst_rs(series, corrected=True, **options)
        assert corrected[pixel] == pytest.approx(peer + peters)


@pytest.mark.parametrize(
    ("m", "expected"),
    [(4, 1.6547), (5, 1.9274), (8, 2.6246), (10, 3.0233), (16, 4.0355), (24, 5.1337)],
)
def test_expected_rs_of_anis_and_lloyd(m, expected):
    assert math.exp(log_expected_rs(m)) == pytest.approx(expected, abs=5e-5)


def test_series_without_variation_have_no_exponent():
    values = np.full((20, 3), 7.1, np.float32)
    values[:, 1] = np.linspace(0, 19, 20) * 0.1
    for method in HURST_METHODS:
        assert math.isnan(hurst(values, method)[0])
        # A straight line without its trend is constant.
        slope = np.array([0.0, 0.1, 0.0])
        found = hurst(values, method, slope, np.arange(20.0))
        assert np.isnan(found).all()


def test_trend_is_taken_out_at_the_real_times(awkward):
    values = awkward(24, seed=1)
    times = np.cumsum(np.random.default_rng(0).choice([1.0, 2.0], 24)) + 1990
    slope = np.random.default_rng(1).standard_normal(values.shape[1])
    found = hurst(values, "prefix", slope, times)
    for pixel, series in enumerate(values.T):
        t, x = naive_trend.valid(series, times)
        x = [v - slope[pixel] * (time - t[0]) for v, time in zip(x, t)]
        twin = naive_trend.hurst_prefix(x) if len(x) >= 5 else math.nan
        assert found[pixel] == pytest.approx(twin, rel=1e-6, nan_ok=True)


def test_far_from_zero_keeps_its_digits():
    values = np.random.default_rng(0).integers(-50, 50, (24, 9)).astype(np.float32)
    np.testing.assert_array_equal(hurst(values), hurst(values + np.float32(2**23)))


@pytest.mark.parametrize(
    ("method", "mean", "above"),
    [("prefix", 0.635, 0.88), ("blocks", 0.729, 0.95), ("anis_lloyd", 0.579, 0.71)],
)
def test_known_bias_of_white_noise(method, mean, above):
    null = hurst_null(24, method, False, 1)
    assert null.mean() == pytest.approx(mean, abs=0.004)
    assert np.mean(null > 0.5) == pytest.approx(above, abs=0.01)


def test_p_of_noise_is_uniform_and_of_a_trend_small():
    rng = np.random.default_rng(9)
    noise = rng.standard_normal((24, 4000)).astype(np.float32)
    h = hurst(noise)
    p = hurst_p(h, np.full(h.size, 24), "prefix", False, 42)
    assert np.mean(p <= 0.05) == pytest.approx(0.05, abs=0.012)
    assert np.mean(p <= 0.5) == pytest.approx(0.5, abs=0.03)
    h = hurst(noise + 0.4 * np.arange(24)[:, np.newaxis].astype(np.float32))
    assert np.median(hurst_p(h, np.full(h.size, 24), "prefix", False, 42)) < 0.05


def test_p_depends_on_the_number_of_values_only():
    h, n = np.array([0.7, 0.7, np.nan]), np.array([12, 24, 24])
    p = hurst_p(h, n, "prefix", False, 42)
    alone = hurst_p(h[1:2], n[1:2], "prefix", False, 42)
    assert p[1] == alone[0]
    assert p[0] != p[1]
    assert math.isnan(p[2])
    table = hurst_null(24, "prefix", False, 42)
    tail = min(np.sum(table >= 0.7), np.sum(table <= 0.7)) + 1
    assert p[1] == pytest.approx(2 * tail / (table.size + 1))


def test_persistence_needs_h_and_test_to_agree():
    h = np.array([0.9, 0.2, 0.9, 0.5, np.nan])
    p = np.array([0.01, 0.01, 0.2, 0.01, np.nan])
    assert list(persistence(h, p, 0.05)) == [1, -1, 0, 0, 0]
