"""The headline of a budget: one record that every report, table and window shows alike."""

from __future__ import annotations

import math
from typing import NamedTuple

from ...units.quantity import find_quantity

# The test that goes with the slope: Sen's slope, as one odd year bends a least-squares line.
TEST = "Sen; Mann-Kendall"
_ENDS = ("lower", "upper")
_MEAN = "constant_mean ("
# What a table says of an error of which a part is not known.
AT_LEAST = "at least"
# The parts of an error that a table gives; one that no map needs is 0.
ERROR_PARTS = ("residual", "temporal", "model", "line")
# What a table says of a quantity that nobody knows.
UNKNOWN = "unknown"


class Headline(NamedTuple):
    """Total, area, period and trend of the whole region, on the cells with data on all dates.

    Parameters
    ----------
    variable, quantity : str
        What was added up; code of its quantity, empty where it is unknown.
    total_tg : float
        Mean of the totals of all periods, Tg C.
    lower_tg, upper_tg : float
        Its interval; NaN where the error is not known or the periods are no whole years.
    coverage : float
        Share of the true totals that such intervals should enclose; NaN without one.
    is_at_least : bool
        Whether a part of the error is not known, so that the interval is too narrow.
    area_km2 : float
        The cells with data on all dates.
    mean : float
        Mean per area over the periods, in `unit`.
    unit : str
        Unit of the mean, such as "gC m-2".
    first, last : str
        First and last period.
    n : int
        Number of periods.
    slope_tg, p : float
        Sen's slope of the totals, Tg C per year, and p of the Mann-Kendall test; NaN where the
        periods are no whole years or too few.
    is_yearly : bool
        Whether the periods are whole years.
    missing_parts : tuple of str
        Parts of the error that are not known: "residual", "temporal", "model" or "line".
    """

    variable: str
    quantity: str
    total_tg: float
    lower_tg: float
    upper_tg: float
    coverage: float
    is_at_least: bool
    area_km2: float
    mean: float
    unit: str
    first: str
    last: str
    n: int
    slope_tg: float
    p: float
    is_yearly: bool = True
    missing_parts: tuple = ()

    @property
    def has_error(self) -> bool:
        """Whether there is an interval of the total."""
        return math.isfinite(self.lower_tg) and math.isfinite(self.upper_tg)

    @property
    def is_stock(self) -> bool:
        """Whether it is what is there at a date, and no flux of a period."""
        return is_stock(self.quantity)

    @property
    def is_per_year(self) -> bool:
        """Whether amounts are fluxes of whole years."""
        return self.is_yearly and not self.is_stock

    @property
    def has_trend(self) -> bool:
        """Whether there is a slope with its test."""
        return math.isfinite(self.slope_tg) and math.isfinite(self.p)


def is_stock(quantity: str) -> bool:
    """Return whether a quantity is what is there at a date, such as carbon density."""
    found = find_quantity(quantity)
    return found is not None and not found.additive


def headline_of(rows) -> Headline:
    """Return the headline of a budget's table.

    Parameters
    ----------
    rows : sequence of dict
        Rows of the table as `write_budgets` writes them, numbers or texts; of several variables
        the first counts, of several zones the first, which is all of them together.

    Raises
    ------
    KeyError, IndexError
        When it has no totals.
    """
    first = rows[0]
    zone_rows = [row for row in rows if _budget_row_key(row) == _budget_row_key(first)]
    totals = [_headline_number(row["constant_total (Tg C)"]) for row in zone_rows]
    column = next((name for name in first if name.startswith(_MEAN)), _MEAN)
    means = [_headline_number(row.get(column)) for row in zone_rows]
    is_yearly = all(row.get("part", "year") == "year" for row in zone_rows)
    has_mean_total = is_yearly and "mean_total (Tg C)" in first
    lower, upper = (_headline_number(first.get(f"mean_total_{end} (Tg C)")) for end in _ENDS)
    quantity = first.get("quantity", "")
    return Headline(
        str(first.get("variable", "")),
        "" if quantity == UNKNOWN else str(quantity),
        _headline_number(first["mean_total (Tg C)"]) if has_mean_total else _mean_of_known(totals),
        lower if is_yearly else math.nan,
        upper if is_yearly else math.nan,
        _headline_number(first.get("coverage")) if is_yearly else math.nan,
        first.get("error") == AT_LEAST,
        _headline_number(first.get("constant_area (km2)")),
        _mean_of_known(means),
        column[len(_MEAN) : -1],
        str(first.get("period", "")),
        str(zone_rows[-1].get("period", "")),
        len(zone_rows),
        _headline_number(first.get("sen_slope (Tg C yr-1)")) if is_yearly else math.nan,
        _headline_number(first.get("mk_p")) if is_yearly else math.nan,
        is_yearly,
        missing_parts(first),
    )


def missing_parts(row: dict) -> tuple:
    """Return the parts of the error that the headline's row has no number of.

    None where the error is known in all parts, or in none.
    """
    if row.get("error") != AT_LEAST:
        return ()
    parts = ((part, row.get(f"error_{part} (Tg C)")) for part in ERROR_PARTS)
    return tuple(part for part, cell in parts if math.isnan(_headline_number(cell)))


def _budget_row_key(row: dict) -> tuple:
    """Return variable, class and zone of a row of the budget table."""
    return row.get("variable", ""), str(row.get("code", "")), row.get("zone", "")


def _mean_of_known(values: list) -> float:
    """Return the mean of the known values of a row of the budget; NaN without any."""
    finite = [value for value in values if value == value]
    return math.fsum(finite) / len(finite) if finite else math.nan


def _headline_number(cell) -> float:
    """Return a cell of the budget table as a number; NaN where it is none."""
    try:
        value = float(cell)
    except (TypeError, ValueError):
        return math.nan
    return value if math.isfinite(value) else math.nan
