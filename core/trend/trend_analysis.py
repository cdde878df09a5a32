"""The whole trend analysis of a block of series: from values to maps, each as one array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .autocorrelation import CorrectedTest, corrected_mann_kendall
from .future_classes import classify_future
from .hurst import hurst
from .null_tests import hurst_p
from .sen_mann_kendall import SenMannKendall, mann_kendall_p, sen_mann_kendall
from .settings import TREND_TESTS, TrendSettings
from .simd_lanes import without_offset
from .slope_limits import slope_limits
from .trend_classes import classify_trend, classify_values
from .variability import variability

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


class TrendP(NamedTuple):
    """Uncorrected trends, with Z, p and the variance of S of the chosen test."""

    trends: SenMannKendall
    z: np.ndarray
    p: np.ndarray
    var_s: np.ndarray


@dataclass(frozen=True)
class TrendAnalysis:
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
        """Return the trend maps of a block, and what the tally wants besides.

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
