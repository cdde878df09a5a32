"""The test of one short series: equal to that of maps, and its level where values have memory."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.pattern.class_shares import ClassShare, share_trends, trend_table
from carbonsink.core.statistics.series_trend import mann_kendall, ols_trend
from carbonsink.core.trend.series_test import series_test
from carbonsink.core.trend.settings import SAFE_TEST, TREND_TESTS
from carbonsink.tests.naive_trend import corrected_z


def remembering(random, phi, n, count):
    """Return series without a trend whose values remember the one before ``(n, count)``."""
    noise = random.normal(size=(n + 100, count))
    for i in range(1, n + 100):
        noise[i] += phi * noise[i - 1]
    return noise[100:]


@pytest.mark.parametrize("key", TREND_TESTS)
def test_equals_the_naive_twin(key):
    random, test = np.random.default_rng(2), TREND_TESTS[key]
    years = np.array([2000, 2001, 2002, 2004, *range(2005, 2019)], float)
    for values in remembering(random, 0.5, len(years), 5).T:
        found = series_test(years, values, key)
        if test.correction:
            z = corrected_z(values, years, test.correction, test.max_lag, test.limit)
        else:
            z = mann_kendall(values).z
        assert found.key == key
        # Sen's slope leaves two residuals equal but for rounding, whose ranks are then tied or not.
        rounding = 0.01 if key == "hamed_rao" else 1e-6
        assert found.z == pytest.approx(z, rel=rounding)
        assert found.p == pytest.approx(2 * stats.norm.sf(abs(found.z)))


def test_short_series_have_an_exact_p_or_none():
    found = series_test([2001, 2002, 2003, 2004, 2005], [1.0, 2.0, 4.0, 3.0, 5.0], "original")
    assert found.p == pytest.approx(mann_kendall([1.0, 2.0, 4.0, 3.0, 5.0]).p)
    assert found.exact
    assert np.isnan(series_test([2001, 2002, 2003], [1.0, 2.0, 3.0], SAFE_TEST).p)


def test_the_default_keeps_its_level_where_the_plain_test_does_not():
    series = remembering(np.random.default_rng(7), 0.6, 24, 1500)
    years = np.arange(24.0)

    def significant(p_of):
        return np.mean([p_of(values) < 0.05 for values in series.T])

    assert significant(lambda x: series_test(years, x, "original").p) > 0.22
    assert significant(lambda x: series_test(years, x, SAFE_TEST).p) < 0.13
    assert significant(lambda x: ols_trend(years, x).p) > 0.22
    assert significant(lambda x: ols_trend(years, x, memory=True).p) < 0.10


def test_the_default_still_finds_a_trend():
    random = np.random.default_rng(8)
    years = np.arange(24.0)
    found = [
        series_test(years, 0.2 * years + random.normal(0, 1, 24), SAFE_TEST).p for _ in range(200)
    ]
    # Plain prewhitening takes the slope itself for memory, and finds far fewer.
    assert np.mean(np.array(found) < 0.05) > 0.9


def test_least_squares_with_memory_by_hand():
    years = np.arange(2001.0, 2011.0)
    values = np.array([1.0, 1.4, 1.9, 1.7, 1.1, 0.9, 1.5, 2.2, 2.3, 1.8])
    line = stats.linregress(years, values)
    residuals = values - line.intercept - line.slope * years
    first = np.sum(residuals[1:] * residuals[:-1]) / np.sum(residuals**2)
    r = (10 * first + 2) / 6
    n_effective = 10 * (1 - r) / (1 + r)
    found = ols_trend(years, values, memory=True)
    assert found.n_effective == pytest.approx(n_effective)
    free = max(n_effective, 3) - 2
    se = np.sqrt(np.sum(residuals**2) / free / np.sum((years - years.mean()) ** 2))
    assert found.se == pytest.approx(se)
    assert found.p == pytest.approx(2 * stats.t.sf(abs(line.slope / se), free))
    plain = ols_trend(years, values)
    assert (plain.se, plain.p) == (pytest.approx(line.stderr), pytest.approx(line.pvalue))
    assert plain.n_effective == 10


def test_shares_of_classes_name_their_test():
    class Date:
        def __init__(self, years):
            self.years = years

    values = [0.1, 0.12, 0.15, 0.13, 0.16, 0.2]
    shares = [[ClassShare(1, "HH", "High-high", 1, 1.0, v)] for v in values]
    dates = [Date(2000.0 + i) for i in range(6)]
    found = share_trends(dates, shares, partial(series_test, key="tfpw"))[0]
    assert found.test == "tfpw"
    expected = series_test([d.years for d in dates], 100 * np.array(values), "tfpw")
    assert found.mk_p == expected.p
    assert trend_table([found])["trend_test"].tolist() == ["tfpw"]
    assert share_trends(dates, shares)[0].test == "original"
