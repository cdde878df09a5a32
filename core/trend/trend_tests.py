"""The tests for a trend that can be chosen, by key."""

from __future__ import annotations

from dataclasses import dataclass

from .autocorrelation import corrected_mann_kendall
from .p_values import mann_kendall_p
from .sen_mann_kendall import SenMannKendall

# Autocorrelations beyond this many standard errors count: 5 % level.
SIGNIFICANT = 1.959963984540054


@dataclass(frozen=True)
class TrendTest:
    """A test: `max_lag` is the largest lag that a corrected variance looks at."""

    key: str
    label: str
    citation: str
    max_lag: int = 0


TREND_TESTS = {
    test.key: test
    for test in (
        TrendTest("original", "Mann-Kendall", "Mann (1945); Kendall (1975)"),
        TrendTest(
            "hamed_rao",
            "Mann-Kendall, variance after Hamed and Rao, significant lags 1 to 3",
            "Hamed & Rao (1998)",
            3,
        ),
        TrendTest(
            "yue_wang",
            "Mann-Kendall, variance after Yue and Wang, lag 1",
            "Yue & Wang (2004)",
            1,
        ),
        TrendTest(
            "prewhitening",
            "Mann-Kendall of the prewhitened series where lag 1 is significant",
            "von Storch (1995); Yue & Wang (2002)",
        ),
        TrendTest(
            "tfpw",
            "Mann-Kendall after trend-free prewhitening where lag 1 is significant",
            "Yue et al. (2002)",
        ),
    )
}


def apply_test(key: str, values, times, trends: SenMannKendall, min_valid: int) -> tuple:
    """Return Z and p of the chosen test.

    Parameters
    ----------
    key : str
        Of `TREND_TESTS`.
    values, times : array_like
        The series.
    trends : SenMannKendall
        The uncorrected test of the same series.
    min_valid : int
        Pixels with fewer values get NaN.
    """
    test = TREND_TESTS[key]
    if key == "original":
        found = trends
    else:
        found = corrected_mann_kendall(
            values, times, key, test.max_lag, SIGNIFICANT, max(min_valid, 3)
        )
    return found.z, mann_kendall_p(found.s, found.var_s, found.z, found.n)
