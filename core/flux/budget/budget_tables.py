"""The tables of a carbon budget: totals by zone and date, and their trends.

A total over the cells valid on that date moves with the gaps in the data; trends are therefore
computed on the constant mask, the cells valid on all dates. Both stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ...files.atomic import publish_csv
from ...statistics.exact_sum import rounded
from ...statistics.series_trend import (
    independent_mann_kendall,
    mann_kendall,
    ols_trend,
    sen_interval,
    sen_slope,
)
from ...units import carbon_units
from ...units.quantity import find_quantity
from .budget_intervals import add_intervals, add_trend_intervals
from .headline import UNKNOWN, Headline, headline_of
from .zonal_sums import ZonalSums

ALL = "all"


@dataclass(frozen=True)
class Budget:
    """Sums of a series over zones.

    Parameters
    ----------
    unit, period : str
        Unit of the rasters (a key of `CARBON_UNITS`); month, season or year.
    step : str
        Step of the rasters: year, month or day.
    variable : str
        Name of the variable or, where several are compared, of the product.
    paths : tuple of str
        The files it comes from.
    periods : tuple of Period
        The dates of the sums.
    dropped : tuple of str
        Periods left out because a step is missing.
    sums : ZonalSums
        The sums, in order of zone codes.
    labels : dict
        Name of each zone by code.
    overlapping : int
        Cells that several polygons claim.
    classes : tuple of NepClass
        Source and sink classes whose areas the sums hold; empty for none.
    part_m2 : float
        Unit of those areas, m2.
    quantity : str
        Code of what is added up (see `core.units.quantity`), empty where it is unknown.
    zones_by_share : bool
        Whether cells on the edges of zones count by the share that lies in each.
    errors : pandas.DataFrame, optional
        Standard errors of the means, as `core.predict.total_errors` makes them; None where they
        are not known.
    trend_test : callable, optional
        ``trend_test(years, totals) -> SeriesTest`` that allows for memory; None takes years as
        independent.
    """

    unit: str
    period: str
    step: str
    variable: str
    paths: tuple
    periods: tuple
    dropped: tuple
    sums: ZonalSums
    labels: dict
    overlapping: int
    classes: tuple = ()
    part_m2: float = 1.0
    quantity: str = ""
    zones_by_share: bool = False
    errors: Any = None  # pandas.DataFrame
    trend_test: Any = None

    @property
    def sign(self) -> str:
        """What positive values are: "sink", "source", "none", or empty where it is unknown."""
        flux_quantity = find_quantity(self.quantity)
        return flux_quantity.sign if flux_quantity is not None else ""

    @property
    def unit_label(self) -> str:
        """Unit of the rasters, for headers."""
        return carbon_units.CARBON_UNITS[self.unit].label

    @cached_property
    def table(self):
        """Totals, means and areas as `budget_table` gives them, made once."""
        return budget_table(self)

    @cached_property
    def whole_table(self):
        """The table with the trends of its zone in every row, as it is written."""
        keys = ["variable", "code", "part"]
        return self.table.merge(self.trends.drop(columns="zone"), on=keys, how="left", sort=False)

    @cached_property
    def headline(self) -> Headline:
        """What is shown first of all zones together, wherever it is shown."""
        return headline_of(rows_of_all_zones(self.whole_table).to_dict("records"))

    @cached_property
    def trends(self):
        """Trends as `trend_table` gives them, made once."""
        return trend_table(self)

    def zones(self) -> list:
        """Return code, name and row of each zone of the budget; all together first, if several."""
        zones = [
            (code, self.labels[code], position)
            for position, code in enumerate(self.sums.codes.tolist())
        ]
        return [("", ALL, None), *zones] if len(zones) > 1 else zones

    def zone_sums(self):
        """Yield sums, row in them, code and name of each zone of the budget."""
        all_zones = self.sums.all_zones()
        for code, name, position in self.zones():
            sums, row = (all_zones, 0) if position is None else (self.sums, position)
            yield sums, row, str(code), name


def budget_table(budget: Budget):
    """Return the table of a budget: totals, means and valid areas by zone and period.

    Returns
    -------
    pandas.DataFrame
        Units are in the headers. `total`, `mean` and `valid_area` rest on the cells valid on
        that date, ``constant_*`` on those valid on all dates.
    """
    import pandas as pd

    tables = [_budget_table_rows(budget, *zone) for zone in budget.zone_sums()]
    return add_intervals(pd.concat(tables, ignore_index=True), budget.errors, budget.unit)


def rows_of_all_zones(table):
    """Return the rows of all zones together, which stand first in every table of a budget."""
    return table[table["code"] == table["code"].iloc[0]]


def rows_of_zones(table):
    """Return the rows of the zones one by one."""
    return table[table["code"] != table["code"].iloc[0]]


def trend_table(budget: Budget):
    """Return the trends of a budget's totals, one row per zone and part of the year."""
    import pandas as pd

    rows = []
    # By code: two classes of a raster may carry the same name.
    keys = ["variable", "code", "zone", "part"]
    for zone_key, group in budget.table.groupby(keys, sort=False):
        rows.append({**dict(zip(keys, zone_key)), **_trend_columns(budget, group)})
    return add_trend_intervals(pd.DataFrame(rows), budget.table, budget.errors, budget.unit)


def write_budgets(budgets, path: str) -> None:
    """Write the tables of one or more budgets as one CSV; trends stand in every row of a zone."""
    import pandas as pd

    tables = [budget.whole_table for budget in budgets]
    publish_csv(path, pd.concat(tables, ignore_index=True))


def headline(budget: Budget) -> dict:
    """Return the numbers of a budget shown first, by the names of the algorithm's outputs.

    They are those of all zones together, on the constant mask; TOTAL and MEAN are averages over
    the periods, the trend is given for whole years only.
    """
    first, trend = budget.headline, budget.trends.iloc[0]
    numbers = {"TOTAL": first.total_tg, "MEAN": first.mean, "AREA": first.area_km2}
    numbers.update(TOTAL_LOWER=first.lower_tg, TOTAL_UPPER=first.upper_tg)
    if budget.period == "year":
        numbers["SLOPE"] = float(trend["ols_slope (Tg C yr-1)"])
        numbers["SLOPE_P"] = float(trend["ols_p"])
        numbers["SEN_SLOPE"] = first.slope_tg
    return {name: value for name, value in numbers.items() if not np.isnan(value)}


def _budget_table_rows(budget: Budget, sums: ZonalSums, row: int, code: str, name: str):
    """Return the rows of one zone in the table of totals of a budget."""
    import pandas as pd

    constant_area = rounded(sums.constant_area[row])
    constant_amount = rounded(sums.constant_total[row])
    # The sum of two exact sums is exact as well.
    amount = rounded(sums.constant_total[row] + sums.varying_total[row])
    area = rounded(sums.constant_area[row] + sums.varying_area[row])
    cells = sums.constant_cells[row] + sums.varying_cells[row]
    unit = budget.unit_label
    tg = np.where(cells > 0, carbon_units.teragrams(amount, budget.unit), np.nan)
    has_constant = sums.constant_cells[row] > 0
    constant_tg = np.where(
        has_constant, carbon_units.teragrams(constant_amount, budget.unit), np.nan
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        mean, constant_mean = amount / area, constant_amount / constant_area
    return pd.DataFrame(
        {
            "variable": budget.variable,
            "quantity": budget.quantity or UNKNOWN,
            "positive_is": budget.sign or UNKNOWN,
            "code": code,
            "zone": name,
            "period": [period.label for period in budget.periods],
            "part": [period.part for period in budget.periods],
            "year": [period.year for period in budget.periods],
            "total (Tg C)": tg,
            "total (Pg C)": carbon_units.petagrams(tg),
            "total (10^4 t C)": carbon_units.ten_kilotonnes(tg),
            f"mean ({unit})": mean,
            "valid_area (km2)": area / carbon_units.M2_PER_KM2,
            "valid_cells": cells,
            "zone_area (km2)": rounded(sums.zone_area[row]) / carbon_units.M2_PER_KM2,
            "zone_cells": int(sums.zone_cells[row]),
            "constant_total (Tg C)": constant_tg,
            f"constant_mean ({unit})": constant_mean,
            "constant_area (km2)": constant_area / carbon_units.M2_PER_KM2,
            "constant_cells": int(sums.constant_cells[row]),
        }
    )


def _trend_columns(budget: Budget, group) -> dict:
    """Return the trends of a budget's totals of one zone and part of the year, by column."""
    years = group["year"].to_numpy(np.float64)
    totals = group["constant_total (Tg C)"].to_numpy(np.float64)
    means = group[f"constant_mean ({budget.unit_label})"].to_numpy(np.float64)
    memory = budget.trend_test is not None
    ols, sen = ols_trend(years, totals, memory), sen_slope(years, totals)
    test, tested = mann_kendall(totals), independent_mann_kendall(totals)
    if memory:
        tested = budget.trend_test(years, totals)
    limits = sen_interval(years, totals)
    # The area is the same in all years, so t, p and R2 of the means are those of the totals.
    mean_trend = ols_trend(years, means, memory)
    return {
        "first_year": int(years.min()),
        "last_year": int(years.max()),
        "n": ols.n,
        "ols_slope (Tg C yr-1)": ols.slope,
        "ols_slope (Pg C yr-1)": carbon_units.petagrams(ols.slope),
        "ols_slope (10^4 t C yr-1)": carbon_units.ten_kilotonnes(ols.slope),
        "ols_se (Tg C yr-1)": ols.se,
        "ols_intercept (Tg C)": ols.intercept,
        "ols_t": ols.t,
        "ols_p": ols.p,
        "ols_r2": ols.r2,
        "n_effective": ols.n_effective,
        "sen_slope (Tg C yr-1)": sen.slope,
        "sen_intercept (Tg C)": sen.intercept,
        "sen_lower_95 (Tg C yr-1)": limits.lower,
        "sen_upper_95 (Tg C yr-1)": limits.upper,
        "trend_test": tested.key,
        "mk_s": test.s,
        "mk_z": tested.z,
        "mk_p": tested.p,
        "mk_tau": test.tau,
        "mk_p_exact": tested.exact,
        f"ols_slope_of_mean ({budget.unit_label} yr-1)": mean_trend.slope,
        f"ols_se_of_mean ({budget.unit_label} yr-1)": mean_trend.se,
        f"sen_slope_of_mean ({budget.unit_label} yr-1)": sen_slope(years, means).slope,
    }
