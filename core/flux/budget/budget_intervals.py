"""Intervals of totals, means and trends in the tables of a budget, from errors of means.

An error of a mean per area times the area it holds for is that of the total. Areas without data
and outside of the area of applicability are no part of it: they are listed apart, and what they
would add if they were like the rest.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...errors_and_notes.totals import UNKNOWN_ERROR
from ...units import carbon_units
from ...units.carbon_units import M2_PER_KM2
from .headline import ERROR_PARTS

# Parts of the error that stand in a table; "sampling" is the error of the model part itself.
PARTS = (*ERROR_PARTS, "sampling")


class TotalInterval(NamedTuple):
    """Bounds of a total (Tg C), their coverage, and whether all parts of the error are known."""

    lower: float
    upper: float
    coverage: float
    basis: str


def total_interval(errors, total_tg: float, area_km2: float) -> TotalInterval:
    """Return the interval of the total of a map, or of the mean total of several, in gC m-2.

    Parameters
    ----------
    errors : pandas.DataFrame
        As `core.predict.total_errors.error_rows` makes it, of the whole region.
    total_tg, area_km2 : float
        The total, and the area with data behind it.
    """
    row = errors[errors["kind"] == "mean"].iloc[0]
    half_width = float(_total_in_tg([row["reach"]], [area_km2], "gC_m2")[0])
    facts = float(row["coverage"]), str(row["basis"])
    return TotalInterval(total_tg - half_width, total_tg + half_width, *facts)


def add_intervals(table, errors, unit: str):
    """Return the table of totals with their intervals.

    Parameters
    ----------
    table : pandas.DataFrame
        As `budget_table` makes it.
    errors : pandas.DataFrame or None
        As `core.predict.total_errors.error_rows` makes it; None where they are not known.
    unit : str
        Unit of the means, a key of `CARBON_UNITS`.

    Returns
    -------
    pandas.DataFrame
        With ``total_lower`` and ``total_upper`` behind the total, the same of the mean and of the
        constant total, `error` ("all parts", "at least", "unknown"), `coverage` of the intervals,
        the standard error of each part, and the areas left out.
    """
    label = carbon_units.CARBON_UNITS[unit].label
    row_errors = _errors_by_row(table, errors, "total", ["code", "part", "period"])
    half_width = row_errors["reach"].to_numpy(np.float64)
    area, constant = table["valid_area (km2)"], table["constant_area (km2)"]
    table = _insert_interval(table, "total (Tg C)", _total_in_tg(half_width, area, unit))
    table = _insert_interval(table, f"mean ({label})", half_width)
    table = _insert_interval(
        table, "constant_total (Tg C)", _total_in_tg(half_width, constant, unit)
    )
    columns = {"error": row_errors["basis"].to_numpy(object), "coverage": row_errors["coverage"]}
    missing = (table["zone_area (km2)"] - area).clip(lower=0.0)
    mean = table[f"mean ({label})"].to_numpy(np.float64)
    left_out = {
        "nodata_area (km2)": missing,
        "nodata_scaled_total (Tg C)": _total_in_tg(mean, missing, unit),
    }
    if errors is None:
        return table.assign(**columns, **left_out)
    for part in PARTS:
        columns[f"error_{part} (Tg C)"] = _total_in_tg(row_errors[part], area, unit)
    outside_area = row_errors["outside"].to_numpy(np.float64) * area
    columns["outside_applicability (km2)"] = outside_area
    outside_total = _total_in_tg(row_errors["mean_outside"].fillna(0.0), outside_area, unit)
    columns["outside_applicability_total (Tg C)"] = outside_total
    return table.assign(**columns, **left_out)


def add_trend_intervals(trends, table, errors, unit: str):
    """Return the table of trends with the mean total, the change and their intervals.

    Parameters
    ----------
    trends, table : pandas.DataFrame
        As `trend_table` and `budget_table` make them.
    errors, unit
        As of `add_intervals`.

    Notes
    -----
    The interval of the slope is that of the error of the maps, whose years share most of it; the
    scatter of the years about the line is in ``ols_se``.
    """
    keys = ["code", "part"]
    totals = table.groupby(keys, sort=False)["constant_total (Tg C)"]
    by_zone = trends.set_index(keys).index
    mean, first, last = (
        getattr(totals, name)().reindex(by_zone).to_numpy(np.float64)
        for name in ("mean", "first", "last")
    )
    area = table.groupby(keys, sort=False)["constant_area (km2)"].first()
    area = area.reindex(by_zone).to_numpy(np.float64)
    trends = trends.assign(
        **{
            "mean_total (Tg C)": mean,
            "difference_last_first (Tg C)": last - first,
        }
    )
    column_of_kind = {
        "mean": "mean_total (Tg C)",
        "difference": "difference_last_first (Tg C)",
        "trend": "ols_slope (Tg C yr-1)",
    }
    for kind, column in column_of_kind.items():
        row_errors = _errors_by_row(trends, errors, kind, keys)
        trends = _insert_interval(trends, column, _total_in_tg(row_errors["reach"], area, unit))
    return trends


def _total_in_tg(per_area, area_km2, unit: str) -> np.ndarray:
    """Return the bounds of a total in Tg from means per area and areas in km2."""
    amount = np.asarray(per_area, np.float64) * np.asarray(area_km2, np.float64) * M2_PER_KM2
    return np.asarray([carbon_units.teragrams(grams, unit) for grams in amount.tolist()])


def _errors_by_row(table, errors, kind: str, keys: list):
    """Return the errors of a kind, row by row beside a table; empty where there are none."""
    import pandas as pd

    if errors is None:
        columns = ("reach", "coverage", "outside", "mean_outside", *PARTS)
        empty = dict.fromkeys(columns, np.nan)
        return pd.DataFrame({"basis": UNKNOWN_ERROR, **empty}, index=table.index)
    errors_of_kind = errors[errors["kind"] == kind].set_index(keys)
    matched = errors_of_kind.reindex(pd.MultiIndex.from_frame(table[keys]))
    return matched.fillna({"basis": UNKNOWN_ERROR}).reset_index(drop=True)


def _insert_interval(table, column: str, half_width):
    """Return the table with the bounds of an interval behind a column: ``total_lower (Tg C)``."""
    name, unit = column.split(" (", 1)
    table = table.copy()
    values, position = table[column].to_numpy(np.float64), table.columns.get_loc(column) + 1
    table.insert(position, f"{name}_lower ({unit}", values - np.asarray(half_width, np.float64))
    table.insert(position + 1, f"{name}_upper ({unit}", values + np.asarray(half_width, np.float64))
    return table
