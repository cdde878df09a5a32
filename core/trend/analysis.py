"""The whole trend analysis of a block of series: from values to maps, each as one array.

What a trend may become: the direction of the Sen slope crossed with the persistence of H. The four
classes are those of the papers, which take H at its word. They hold for almost any map that rises,
because R/S on 20 to 30 values finds H above 0.5 in noise as well; so the default rule gives a
direction only where H is outside what white noise of the same length yields.

The Mann-Kendall test of one short series, by any of the tests that maps of trends offer. Totals of
a region and shares of classes remember the year before, as single pixels do: with an
autocorrelation of 0.6 and 24 years, the plain test calls 28 % of series without a trend significant
at the 5 % level, that after Wang and Swail 10 %. Plain prewhitening comes to 9 %, but takes a
strong trend itself for memory, and finds half of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..statistics.series_trend import SeriesTest
from .autocorrelation import CorrectedTest, corrected_mann_kendall
from .class_breaks import CLASS_NODATA, classify_trend, classify_values
from .hurst import hurst
from .null_tests import hurst_p, persistence
from .p_values import mann_kendall_p
from .sen_mann_kendall import SenMannKendall, sen_mann_kendall
from .settings import FUTURE_RULES, TREND_TESTS, TrendSettings
from .simd_lanes import without_offset
from .slope_limits import slope_limits
from .variability import variability

IMPROVING, TURNING_DOWN, DEGRADING, TURNING_UP, OPEN = 1, 2, 3, 4, 5
MAPS = (
    "trend_class",
    "slope",
    "slope_lower",
    "slope_upper",
    "z",
    "p",
    "hurst",
    "hurst_p",
    "future_class",
    "cv",
    "cv_class",
)
# What each map is made of, besides slope, Z and p, which are always computed.
_NEEDS_HURST = {"hurst", "hurst_p", "future_class"}
_NEEDS_CV = {"cv", "cv_class"}
_NEEDS_LIMITS = {"slope_lower", "slope_upper"}
# What tables and reports count and show.
COUNTED = frozenset(MAPS) - _NEEDS_LIMITS


def classify_future(slope, trend_p, h, h_p, rule: str, trend_limit: float, alpha: float):
    """Return the future class of each pixel as uint8.

    Parameters
    ----------
    slope, trend_p : numpy.ndarray
        Sen's slope and the p of the trend test.
    h, h_p : numpy.ndarray
        Hurst exponent and its p against white noise.
    rule : str
        One of `FUTURE_RULES`: "tested" where H differs from noise, "significant" where the trend
        is significant as well, "signs" by slope and H - 0.5 alone, as in the papers.
    trend_limit : float
        Largest p of a trend that counts, for "significant".
    alpha : float
        Largest p of H that counts, for all but "signs".

    Returns
    -------
    numpy.ndarray
        1 continuous improvement, 2 future degradation, 3 continuous degradation, 4 future
        improvement, 5 not distinguishable (also for slope 0 or H 0.5); `CLASS_NODATA` where
        there is no trend.
    """
    if rule not in FUTURE_RULES:
        raise ValueError(f"rule {rule!r} is none of {FUTURE_RULES}")
    direction = np.sign(slope)
    if rule == "significant":
        direction = np.where(trend_p <= trend_limit, direction, 0)
    lasts = np.sign(h - 0.5) if rule == "signs" else persistence(h, h_p, alpha)
    codes = np.full(slope.shape, OPEN, np.uint8)
    codes[(direction > 0) & (lasts > 0)] = IMPROVING
    codes[(direction > 0) & (lasts < 0)] = TURNING_DOWN
    codes[(direction < 0) & (lasts > 0)] = DEGRADING
    codes[(direction < 0) & (lasts < 0)] = TURNING_UP
    codes[~np.isfinite(slope)] = CLASS_NODATA
    return codes


class TrendP(NamedTuple):
    """Uncorrected trends, with Z, p and the variance of S of the chosen test."""

    trends: SenMannKendall
    z: np.ndarray
    p: np.ndarray
    var_s: np.ndarray


@dataclass(frozen=True)
class Analysis:
    """What is to be computed of each series.

    Parameters
    ----------
    settings : TrendSettings
        The choices.
    times : numpy.ndarray
        Time of each date, years.
    min_values : int
        Values a series needs.
    classes : dict
        Classes by map.
    map_names : frozenset of str
        Maps wanted, of `MAPS`.
    """

    settings: TrendSettings
    times: np.ndarray
    min_values: int
    classes: dict
    map_names: frozenset

    @property
    def class_maps(self) -> tuple:
        """Maps among the computed ones whose classes are counted."""
        hurst = ("future_class", "hurst") if self.map_names & _NEEDS_HURST else ()
        return ("trend_class", *hurst, *(("cv_class",) if self.map_names & _NEEDS_CV else ()))

    def trend_p(self, values) -> TrendP:
        """Return the uncorrected trends with the chosen test."""
        trends = sen_mann_kendall(values, self.times, self.min_values)
        test_result: SenMannKendall | CorrectedTest = trends
        test = TREND_TESTS[self.settings.trend_test]
        if test.correction:
            test_result = corrected_mann_kendall(
                values, self.times, test.correction, test.max_lag, test.limit, self.min_values
            )
        p = mann_kendall_p(test_result.s, test_result.var_s, test_result.z, test_result.n)
        # Prewhitened series are other series, and shorter: their variance is not that of S.
        var_s = test_result.var_s if test.max_lag else trends.var_s
        return TrendP(trends, test_result.z, p, var_s)

    def run(self, values, critical) -> dict:
        """Return the maps of a block, and what the tally wants besides.

        Parameters
        ----------
        values : numpy.ndarray
            float32 or float64 (dates, pixels), NaN where there is no value.
        critical : callable
            Turns a significance level into the largest p that counts.

        Returns
        -------
        dict
            Arrays (pixels) by name: of `MAPS` those that were computed, "n", "changes_sign".
        """
        series = without_offset(values)
        trends, z, p, var_s = self.trend_p(series)
        maps = {"n": trends.n, "slope": trends.slope, "z": z, "p": p}
        classes = self.classes["trend_class"]
        maps["trend_class"] = classify_trend(trends.slope, p, classes, critical)
        if self.map_names & _NEEDS_LIMITS:
            limits = slope_limits(series, self.times, var_s, self.settings.alpha)
            maps["slope_lower"], maps["slope_upper"] = limits
        if self.map_names & _NEEDS_HURST:
            self._add_persistence(series, maps, critical)
        if self.map_names & _NEEDS_CV:
            variation = variability(values, self.min_values)
            maps["cv"], maps["changes_sign"] = variation.cv, variation.changes_sign
            maps["cv_class"] = classify_values(variation.cv, self.classes["cv_class"])
        return maps

    def _add_persistence(self, values, maps: dict, critical) -> None:
        """Add H, its p and the future class."""
        settings = self.settings
        method, detrend = settings.hurst_method, settings.detrend
        slope = maps["slope"] if detrend else None
        h = hurst(values, method, slope, self.times, self.min_values)
        maps["hurst"] = h
        maps["hurst_p"] = hurst_p(h, maps["n"], method, detrend, settings.seed)
        maps["future_class"] = classify_future(
            maps["slope"],
            maps["p"],
            h,
            maps["hurst_p"],
            settings.future_rule,
            critical(settings.alpha),
            settings.alpha,
        )


def series_test(times, values, key: str) -> SeriesTest:
    """Return the test of a series.

    Parameters
    ----------
    times, values : array_like
        In order of time; values that are NaN are left out.
    key : str
        A key of `TREND_TESTS`.

    Returns
    -------
    SeriesTest
        NaN with fewer than four values.
    """
    test = TREND_TESTS[key]
    times = np.asarray(times, np.float64)
    column = np.asarray(values, np.float64)[:, None]
    if np.isfinite(column).sum() < 4:
        return SeriesTest(key, float("nan"), float("nan"), False)
    test_result: SenMannKendall | CorrectedTest = sen_mann_kendall(column, times, 4)
    if test.correction:
        test_result = corrected_mann_kendall(
            column, times, test.correction, test.max_lag, test.limit, 4
        )
    p = float(mann_kendall_p(test_result.s, test_result.var_s, test_result.z, test_result.n)[0])
    n = int(test_result.n[0])
    exact = p == p and n < 10 and float(test_result.var_s[0]) == n * (n - 1) * (2 * n + 5) / 18.0
    return SeriesTest(key, float(test_result.z[0]), p, exact)
