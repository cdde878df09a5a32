"""What can be chosen about trends, by key; light, so that dialogs can list it."""

from __future__ import annotations

from dataclasses import dataclass

# How the Hurst exponent is estimated, see `hurst`.
HURST_METHODS = ("prefix", "blocks", "anis_lloyd")
# How a future class is earned, see `future`.
FUTURE_RULES = ("tested", "significant", "signs")
# Presets of ``class_breaks.csv``.
TREND_CLASSES = ("three", "five", "nine")
CV_CLASSES = ("five", "four")
# What the dates of a longer period are made into, see `composite`.
STATISTICS = ("mean", "sum", "max", "min", "median")
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
