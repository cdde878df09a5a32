"""What can be chosen about the parts of a trend; imports no numpy, so that dialogs can list it."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts.allowed import Interval, OneOf, check_settings, seed_setting, setting
from ...facts.fields import FieldName
from ...facts.run import BadValue
from ..settings import TREND_TESTS

# How the part of climate is found, see `lagged_regression` and `potential_npp`.
RESTREND, POTENTIAL = "restrend", "potential"
METHODS = (RESTREND, POTENTIAL)
POTENTIAL_MODELS = ("thornthwaite_memorial", "miami")
# Climate series of a regression at most.
MOST_CLIMATES = 8
# Combinations of lags and sums that are tried in each cell at most.
MOST_COMBINATIONS = 30_000
# A regression keeps this many degrees of freedom at least.
_LEAST_FREEDOM = 2


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
        if n_climates > MOST_CLIMATES:
            raise BadValue(FieldName("climate"), n_climates, f"<= {MOST_CLIMATES}")
        if self.n_candidates**n_climates > MOST_COMBINATIONS:
            most = int(MOST_COMBINATIONS ** (1.0 / n_climates) + 1e-9)
            allowed = f"(MAX_LAG + 1) x MAX_SUM <= {most}"
            raise BadValue(FieldName("max_lag"), self.max_lag, allowed)

    def values_needed(self, n_climates: int) -> int:
        """Return how many dates a cell needs."""
        if not self.is_fitted:
            return self.min_valid
        coefficients = 1 + n_climates + int(self.detrend)
        return max(self.min_valid, coefficients + _LEAST_FREEDOM)
