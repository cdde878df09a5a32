"""What can be chosen about the parts of a trend; imports no numpy, so that dialogs can list it."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts.run import BadValue
from ..settings import FEWEST_VALUES, TREND_TESTS

# How the part of climate is found, see `lagged_regression` and `potential_npp`.
RESTREND, POTENTIAL = "restrend", "potential"
METHODS = (RESTREND, POTENTIAL)
POTENTIAL_MODELS = ("thornthwaite_memorial", "miami")
# Carbon in one unit of dry matter: IPCC (2006), Guidelines, vol. 4.
CARBON_FRACTION = 0.47
# Climate series of a regression at most.
MOST_CLIMATES = 8
# Combinations of lags and sums that are tried in each cell at most.
MOST_COMBINATIONS = 30_000
LONGEST_LAG = LONGEST_SUM = 12
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
        Carbon in one unit of dry matter.
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

    method: str = RESTREND
    max_lag: int = 0
    max_sum: int = 1
    detrend: bool = True
    potential_model: str = "thornthwaite_memorial"
    carbon_fraction: float = CARBON_FRACTION
    trend_test: str = "original"
    alpha: float = 0.05
    tested: bool = False
    min_valid: int = 8
    null_test: bool = True
    seed: int = 42
    class_table: str | None = None

    def __post_init__(self) -> None:
        for name, known in (
            ("method", METHODS),
            ("potential_model", POTENTIAL_MODELS),
            ("trend_test", tuple(TREND_TESTS)),
        ):
            if getattr(self, name) not in known:
                raise BadValue(name.upper(), getattr(self, name), ", ".join(known))
        if not 0 < self.alpha < 1:
            raise BadValue("ALPHA", self.alpha, "0 < ALPHA < 1")
        if not 0 < self.carbon_fraction <= 1:
            raise BadValue("CARBON_FRACTION", self.carbon_fraction, "0 < CARBON_FRACTION <= 1")
        if self.min_valid < FEWEST_VALUES:
            raise BadValue("MIN_VALID", self.min_valid, f"MIN_VALID >= {FEWEST_VALUES}")
        for name, least, most in (("max_lag", 0, LONGEST_LAG), ("max_sum", 1, LONGEST_SUM)):
            if not least <= getattr(self, name) <= most:
                raise BadValue(name.upper(), getattr(self, name), f"{least} ... {most}")

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
            raise BadValue("CLIMATE", n_climates, f"<= {MOST_CLIMATES}")
        if self.n_candidates**n_climates > MOST_COMBINATIONS:
            most = int(MOST_COMBINATIONS ** (1.0 / n_climates) + 1e-9)
            allowed = f"(MAX_LAG + 1) x MAX_SUM <= {most}"
            raise BadValue("MAX_LAG", self.max_lag, allowed)

    def values_needed(self, n_climates: int) -> int:
        """Return how many dates a cell needs."""
        if not self.is_fitted:
            return self.min_valid
        coefficients = 1 + n_climates + int(self.detrend)
        return max(self.min_valid, coefficients + _LEAST_FREEDOM)
