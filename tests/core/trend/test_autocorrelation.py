"""The four corrected tests against pymannkendall and the naive twin."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pymannkendall
import pytest

from carbonsink.core.trend.autocorrelation import corrected_mann_kendall
from carbonsink.tests import naive_trend

PEERS = {
    "hamed_rao": pymannkendall.hamed_rao_modification_test,
    "yue_wang": pymannkendall.yue_wang_modification_test,
    "prewhitening": pymannkendall.pre_whitening_modification_test,
    "tfpw": pymannkendall.trend_free_pre_whitening_modification_test,
}
NORMAL_5_PERCENT = 1.959963984540054
# A straight line leaves only rounding behind, whose autocorrelation the peer goes on to use.
STRAIGHT = (1, 2)


@pytest.mark.parametrize(
    ("correction", "lag"),
    [
        ("hamed_rao", 0),
        ("hamed_rao", 3),
        ("yue_wang", 0),
        ("yue_wang", 1),
        ("prewhitening", 0),
        ("tfpw", 0),
    ],
)
def test_equal_to_pymannkendall(awkward, length, correction, lag):
    values = awkward(length, gaps=False)
    times = 2001.0 + np.arange(length)
    limit = NORMAL_5_PERCENT if correction == "hamed_rao" else 0.0
    found = corrected_mann_kendall(values, times, correction, lag, limit)
    options = {"lag": lag} if lag else {}
    compared = 0
    for pixel, series in enumerate(values.T.astype(float)):
        if pixel in STRAIGHT or ties_by_rounding(series, times, correction):
            continue
        compared += 1
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            peer = PEERS[correction](series, **options)
        if np.ptp(series) == 0:
            assert found.z[pixel] == 0
        else:
            assert found.z[pixel] == pytest.approx(peer.z, rel=1e-9, abs=1e-12, nan_ok=True)
    assert compared > 40


def ties_by_rounding(series, times, correction):
    """Say whether whitened values are equal, perhaps but for the last bits of r, which libraries
    round differently: few different whole numbers give such values."""
    if correction not in ("prewhitening", "tfpw") or np.ptp(series) == 0:
        return False
    slope = naive_trend.sen_slope(series, times)
    trend = slope * (times - times[0]) if correction == "tfpw" else 0 * times
    rest = series - trend
    white = rest[1:] - naive_trend.autocorrelation(rest, 1) * rest[:-1] + trend[1:]
    steps = np.diff(np.sort(white))
    return bool(np.any(steps < 1e-9 * np.ptp(series)))


@pytest.mark.parametrize("correction", PEERS)
@pytest.mark.parametrize("limit", [0.0, NORMAL_5_PERCENT])
def test_gaps_by_real_times(awkward, correction, limit):
    values = awkward(21, seed=4)
    times = np.cumsum(np.random.default_rng(2).choice([1.0, 1.0, 3.0], 21))
    found = corrected_mann_kendall(values, times, correction, 3, limit)
    for pixel, series in enumerate(values.T):
        t, x = naive_trend.valid(series, times)
        if len(x) < 3:
            assert math.isnan(found.z[pixel])
        elif np.ptp(x) > 0 and pixel not in STRAIGHT and len(x) > 4:
            if ties_by_rounding(np.array(x), np.array(t), correction):
                continue
            twin = naive_trend.corrected_z(series, times, correction, 3, limit)
            assert found.z[pixel] == pytest.approx(twin, rel=1e-9, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("correction", PEERS)
def test_a_straight_line_is_tested_as_it_is(correction):
    values = np.outer(np.arange(12), [0.1]).astype(np.float32)  # straight but for rounding
    found = corrected_mann_kendall(values, np.arange(12.0), correction, 0, 0.0)
    plain = pymannkendall.original_test(values[:, 0])
    if correction != "prewhitening":  # which takes the slope for memory
        assert found.z[0] == plain.z


def test_memory_weakens_the_finding():
    rng = np.random.default_rng(0)
    noise = rng.standard_normal((40, 300))
    values = np.zeros_like(noise)
    for year in range(1, 40):
        values[year] = 0.7 * values[year - 1] + noise[year]
    times = np.arange(40.0)
    strong = {}
    for correction in ("hamed_rao", "tfpw"):
        z = corrected_mann_kendall(values, times, correction, 3, NORMAL_5_PERCENT).z
        strong[correction] = np.mean(np.abs(z) > 1.96)
    plain = np.mean([abs(naive_trend.mann_kendall(list(v))[2]) > 1.96 for v in values.T])
    assert plain > 0.25
    assert strong["hamed_rao"] < plain
