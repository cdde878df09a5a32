"""The units of a budget report: the same in its figures, tables and text."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...flux.budget.budget_tables import Budget
from ..carbon_amounts import PER_YEAR, PER_YEAR_EACH_YEAR, CarbonUnit
from ..numbers import typeset_units
from .headline_text import headline_unit


class BudgetUnits(NamedTuple):
    """Unit of carbon of a budget, and whether its amounts are fluxes of whole years.

    Parameters
    ----------
    carbon : CarbonUnit
        Unit of the totals.
    is_yearly : bool
        Whether they are fluxes of years; a stock has no time.
    per_area : str
        Unit of the means, without a time.
    """

    carbon: CarbonUnit
    is_yearly: bool
    per_area: str

    @property
    def total(self) -> str:
        """Unit of a total, such as "Tg C yr⁻¹"."""
        return f"{self.carbon.label} {PER_YEAR}" if self.is_yearly else self.carbon.label

    @property
    def slope(self) -> str:
        """Unit of a trend of totals, such as "Tg C yr⁻²"."""
        return f"{self.carbon.label} {PER_YEAR_EACH_YEAR if self.is_yearly else PER_YEAR}"

    @property
    def mean(self) -> str:
        """Unit of a mean, such as "gC m⁻² yr⁻¹"."""
        return (
            f"{typeset_units(self.per_area)} {PER_YEAR}"
            if self.is_yearly
            else typeset_units(self.per_area)
        )

    @property
    def mean_slope(self) -> str:
        """Unit of a trend of means, such as "gC m⁻² yr⁻²"."""
        return (
            f"{typeset_units(self.per_area)} {PER_YEAR_EACH_YEAR if self.is_yearly else PER_YEAR}"
        )

    def scale(self, tg):
        """Return amounts in Tg in the unit of the totals."""
        return np.asarray(tg, np.float64) * self.carbon.per_tg

    def table_settings(self) -> dict:
        """Return the settings of a table of these amounts."""
        return {"carbon": self.carbon, "is_yearly": self.is_yearly}


def display_units_of(budget: Budget) -> BudgetUnits:
    """Return the units of a budget, by its headline."""
    headline = budget.headline
    is_yearly = budget.period == "year" and not headline.is_stock
    return BudgetUnits(headline_unit(headline), is_yearly, budget.unit_label)
