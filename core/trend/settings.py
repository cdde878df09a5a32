"""What can be chosen about a trend analysis: the choices by key, and the settings as one record.

Imports no numpy, so that dialogs can list the choices.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..errors_and_notes.allowed import Interval, OneOf, check_settings, seed_setting, setting
from ..errors_and_notes.dates import TooFewDates
from ..errors_and_notes.fields import FieldName, FieldText
from ..errors_and_notes.run import BadValue, DoesNotApply

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
# free: each segment has a line of its own, with a jump at the break; joined: the lines meet there.
FORMS = ("free", "joined")
# bic: fewer than none of the information criterion; tested: by more than noise gives at ALPHA.
BREAK_RULES = ("tested", "bic")
MAX_BREAKS = 5
# A line through two values has no residuals.
MIN_IN_SEGMENT = 3
_MAX_IN_SEGMENT = 10_000
_ALPHA = 0.05
# How the part of climate is found, see `lagged_regression` and `potential_npp`.
RESTREND, POTENTIAL = "restrend", "potential"
METHODS = (RESTREND, POTENTIAL)
POTENTIAL_MODELS = ("thornthwaite_memorial", "miami")
# Climate series of a regression at most.
MAX_CLIMATES = 8
# Combinations of lags and sums that are tried in each cell at most.
MAX_COMBINATIONS = 30_000
# A regression keeps this many degrees of freedom at least.
_MIN_FREEDOM = 2


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
MIN_VALUES = 4


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
    min_valid: int = setting(8, Interval(MIN_VALUES))
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
        min_values = max(self.min_valid, math.ceil(self.min_share * n_dates - 1e-9))
        if n_dates < min_values:
            raise TooFewDates(n_dates, min_values)
        return min_values

    def classes(self) -> dict:
        """Return the classes of each map: "trend_class", "cv_class", "future_class", "hurst"."""
        from .trend_classes import load_class_breaks  # numpy: dialogs list the choices above

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


@dataclass(frozen=True)
class BreakSettings:
    """The choices behind break years.

    Parameters
    ----------
    form : str
        One of `FORMS`.
    max_breaks : int
        Most breaks of a series; one where the lines are joined.
    min_segment : int
        Fewest values of a segment.
    rule : str
        One of `BREAK_RULES`.
    alpha : float
        Share of noise series that may get a break by the rule "tested".
    memory : float, optional
        Lag-1 autocorrelation of that noise, 0 to 0.95; None takes that of the residuals.
    min_valid : int
        Series with fewer values get no result.
    seed : int
        Start of the random numbers.
    """

    form: str = setting("free", OneOf(FORMS))
    max_breaks: int = setting(1, Interval(1, MAX_BREAKS))
    min_segment: int = setting(5, Interval(MIN_IN_SEGMENT))
    rule: str = setting("tested", OneOf(BREAK_RULES))
    alpha: float = setting(_ALPHA, Interval(0.001, 0.5))
    memory: float | None = setting(None, Interval(0.0, 0.95))
    min_valid: int = setting(12, Interval(2 * MIN_IN_SEGMENT))
    seed: int = seed_setting()

    def __post_init__(self) -> None:
        check_settings(self)
        if self.form == "joined" and self.max_breaks != 1:
            raise BadValue(FieldName("max_breaks"), self.max_breaks, "1")
        if self.rule == "bic":
            for name, unused in (("alpha", _ALPHA), ("memory", None)):
                if getattr(self, name) != unused:
                    rule_text = FieldText(
                        "{} = {}", (FieldName("rule", "BreakSettings"), self.rule)
                    )
                    raise DoesNotApply(FieldName(name), getattr(self, name), rule_text)
        if self.min_segment > _MAX_IN_SEGMENT:
            raise BadValue(FieldName("min_segment"), self.min_segment, f"<= {_MAX_IN_SEGMENT}")

    def values_needed(self, n_dates: int) -> int:
        """Return how many values a series needs.

        Raises
        ------
        TooFewDates
            When the series is shorter.
        """
        min_values = max(self.min_valid, 2 * self.min_segment)
        if n_dates < min_values:
            raise TooFewDates(
                n_dates, min_values, (FieldName("min_valid"), FieldName("min_segment"))
            )
        return min_values


@dataclass(frozen=True)
class ContributionSettings:
    """The choices behind the parts of a trend.

    Parameters
    ----------
    method : str
        One of `METHODS`.
    max_lag : int
        Dates by which climate may go before the series at most.
    max_sum : int
        Dates of climate that may be added up at most; 1 takes single dates.
    detrend : bool
        Estimate the effect of climate with time held constant.
    deseason : bool
        Whether the months are held constant: series without their seasonal cycle.
    potential_model : str
        One of `POTENTIAL_MODELS`.
    carbon_fraction : float
        Carbon in one unit of dry matter; the default is that of IPCC (2006), Guidelines, vol. 4.
    trend_test : str
        A key of `TREND_TESTS`.
    alpha : float
        Significance level.
    tested : bool
        Whether cells need a significant trend to get one of the six classes.
    min_valid : int
        Cells with fewer dates get no result.
    null_test : bool
        Repeat everything with the dates of climate shuffled.
    seed : int
        Start of the random numbers.
    class_table : str, optional
        The user's own table of classes.
    """

    method: str = setting(RESTREND, OneOf(METHODS))
    max_lag: int = setting(0, Interval(0, 12))
    max_sum: int = setting(1, Interval(1, 12))
    detrend: bool = setting(True)
    deseason: bool = False
    potential_model: str = setting(POTENTIAL_MODELS[0], OneOf(POTENTIAL_MODELS))
    carbon_fraction: float = setting(0.47, Interval(0.3, 0.6))
    trend_test: str = setting("original", OneOf(tuple(TREND_TESTS)))
    alpha: float = setting(0.05, Interval(0.0001, 0.5))
    tested: bool = False
    min_valid: int = setting(8, Interval(5))
    null_test: bool = setting(True)
    seed: int = seed_setting()
    class_table: str | None = None

    def __post_init__(self) -> None:
        check_settings(self)

    @property
    def is_fitted(self) -> bool:
        """Whether the part of climate is a regression."""
        return self.method == RESTREND

    @property
    def n_offsets(self) -> int:
        """How many dates of climate, from its own on backwards, one date of the series needs."""
        return self.max_lag + self.max_sum

    @property
    def n_candidates(self) -> int:
        """How many pairs of lag and number of dates added up are tried for one climate series."""
        return (self.max_lag + 1) * self.max_sum

    def require_few_combinations(self, n_climates: int) -> None:
        """Raise `BadValue` when too many series, lags and sums would have to be tried."""
        if n_climates > MAX_CLIMATES:
            raise BadValue(FieldName("climate"), n_climates, f"<= {MAX_CLIMATES}")
        if self.n_candidates**n_climates > MAX_COMBINATIONS:
            max_candidates = int(MAX_COMBINATIONS ** (1.0 / n_climates) + 1e-9)
            allowed = f"(MAX_LAG + 1) x MAX_SUM <= {max_candidates}"
            raise BadValue(FieldName("max_lag"), self.max_lag, allowed)

    def values_needed(self, n_climates: int) -> int:
        """Return how many dates a cell needs."""
        if not self.is_fitted:
            return self.min_valid
        coefficients = 1 + n_climates + int(self.detrend)
        return max(self.min_valid, coefficients + _MIN_FREEDOM)
