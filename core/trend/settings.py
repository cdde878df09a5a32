"""What can be chosen about a trend analysis: the choices by key, and the settings as one record.

Imports no numpy, so that dialogs can list the choices.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..facts.allowed import Interval, OneOf, check_settings, seed_setting, setting
from ..facts.dates import TooFewDates

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
    """A test.

    Parameters
    ----------
    key, label, citation : str
        Name in parameters, name for people, source.
    max_lag : int
        Largest lag that a corrected variance looks at.
    limit : float
        Autocorrelations within so many standard errors of 0 count as 0.
    correction : str
        What is done about memory, a key of `autocorrelation.CORRECTIONS`; empty for nothing.
    """

    key: str
    label: str
    citation: str
    max_lag: int = 0
    limit: float = SIGNIFICANT
    correction: str = ""


TREND_TESTS = {
    test.key: test
    for test in (
        TrendTest("original", "Mann-Kendall", "Mann (1945); Kendall (1975)"),
        TrendTest(
            "hamed_rao",
            "Mann-Kendall, variance after Hamed and Rao, significant lags 1 to 3",
            "Hamed & Rao (1998)",
            3,
            correction="hamed_rao",
        ),
        TrendTest(
            "yue_wang",
            "Mann-Kendall, variance after Yue and Wang, lag 1",
            "Yue & Wang (2004)",
            1,
            correction="yue_wang",
        ),
        TrendTest(
            "prewhitening",
            "Mann-Kendall of the prewhitened series where lag 1 is significant",
            "von Storch (1995); Yue & Wang (2002)",
            correction="prewhitening",
        ),
        TrendTest(
            "wang_swail",
            "Mann-Kendall of the series without the autocorrelation of its detrended values",
            "Wang & Swail (2001)",
            limit=0.0,
            correction="wang_swail",
        ),
        TrendTest(
            "tfpw",
            "Mann-Kendall after trend-free prewhitening where lag 1 is significant",
            "Yue et al. (2002)",
            correction="tfpw",
        ),
    )
}

# What trends of totals and of shares are tested with unless the user chooses otherwise: the one
# that keeps its level in short series with memory (see `docs/methods.md` for what was measured).
SAFE_TEST = "wang_swail"

# With fewer values there is neither a test nor a slope worth the name.
FEWEST_VALUES = 4


@dataclass(frozen=True)
class TrendSettings:
    """The choices behind a trend analysis.

    Parameters
    ----------
    alpha : float
        Significance level of trend and persistence.
    trend_test : str
        A key of `TREND_TESTS`.
    fdr : bool
        Hold the share of false findings over all pixels at `alpha`, not the chance of each.
    min_valid : int
        Pixels with fewer values get no result.
    min_share : float
        The same, as a share of the dates.
    hurst_method : str
        One of `HURST_METHODS`.
    detrend : bool
        Take the Sen trend out before the Hurst exponent.
    future_rule : str
        One of `FUTURE_RULES`.
    trend_classes, cv_classes : str
        Presets of the table of classes.
    class_table : str, optional
        The user's own table.
    null_test : bool
        Repeat the analysis on shuffled dates.
    seed : int
        Start of the random numbers.
    """

    alpha: float = setting(0.05, Interval(0.0001, 0.5))
    trend_test: str = setting("original", OneOf(tuple(TREND_TESTS)))
    fdr: bool = False
    min_valid: int = setting(8, Interval(FEWEST_VALUES))
    min_share: float = setting(0.0, Interval(0.0, 1.0))
    hurst_method: str = setting("prefix", OneOf(HURST_METHODS))
    detrend: bool = False
    future_rule: str = setting("tested", OneOf(FUTURE_RULES))
    trend_classes: str = setting("three", OneOf(TREND_CLASSES))
    cv_classes: str = setting("five", OneOf(CV_CLASSES))
    class_table: str | None = None
    null_test: bool = False
    seed: int = seed_setting()

    def __post_init__(self) -> None:
        check_settings(self)

    def values_needed(self, n_dates: int) -> int:
        """Return how many values a pixel needs.

        Raises
        ------
        TooFewDates
            When the series is shorter.
        """
        needed = max(self.min_valid, math.ceil(self.min_share * n_dates - 1e-9))
        if n_dates < needed:
            raise TooFewDates(n_dates, needed)
        return needed

    def classes(self) -> dict:
        """Return the classes of each map: "trend_class", "cv_class", "future_class", "hurst"."""
        from .class_breaks import load_class_breaks  # numpy: dialogs list the choices above

        presets = load_class_breaks(self.class_table)
        return {
            "trend_class": presets["trend", self.trend_classes],
            "cv_class": presets["cv", self.cv_classes],
            "future_class": presets["future", "codes"],
            "hurst": presets["hurst", "bands"],
        }


@dataclass(frozen=True)
class DriverSettings:
    """The choices behind driver maps.

    Parameters
    ----------
    alpha_partial, alpha_multiple : float
        Significance levels of the partial and of the multiple correlation.
    detrend : bool
        Whether time is held constant.
    deseason : bool
        Whether the months are held constant: series without their seasonal cycle.
    min_valid : int
        Cells with fewer dates get no result.
    class_table : str, optional
        The user's own table of classes.
    lags : tuple of int
        Dates by which each driver goes before the response; empty for none.
    """

    alpha_partial: float = setting(0.01, Interval(0.0001, 0.5))
    alpha_multiple: float = setting(0.05, Interval(0.0001, 0.5))
    detrend: bool = False
    deseason: bool = False
    min_valid: int = setting(8, Interval(5))
    class_table: str | None = None
    lags: tuple = ()
