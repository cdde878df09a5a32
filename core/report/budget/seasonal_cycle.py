"""The mean course of the year, of the whole region and of each zone."""

from __future__ import annotations

import numpy as np

from ...dates.periods import SEASONS
from ...flux.budget.budget_tables import Budget, rows_of_all_zones, rows_of_zones
from ..page import Figure, Table
from .charts import seasonal_cycle_bars, trend_bars, zone_cycle_panels
from .headline_text import SIGNIFICANT
from .units import display_units_of

# Zones with a curve and a column of their own.
MAX_COURSES = 8


def region_cycle_figure(budget: Budget, tr) -> Figure:
    """Return the mean total of each month or season of all zones together."""
    rows, units = rows_of_all_zones(budget.table), display_units_of(budget)
    totals = rows.groupby("part")["constant_total (Tg C)"]
    seasons = _parts_of_year(rows)
    svg = seasonal_cycle_bars(
        seasons,
        units.scale([float(totals.get_group(season).mean()) for season in seasons]),
        np.nan_to_num(units.scale([float(totals.get_group(season).std()) for season in seasons])),
        (tr("Part of the year"), tr("Mean total ({unit})").format(unit=units.total)),
        tr("Mean total of each part of the year"),
    )
    return Figure(svg, tr("The course of the year: means, and standard deviations over the years."))


def seasonal_trend_figure(budget: Budget, tr) -> Figure:
    """Return Sen's slope of the total of each month or season of all zones together."""
    rows, units = _seasonal_trends(budget), display_units_of(budget)
    names = ("sen_slope (Tg C yr-1)", "sen_lower_95 (Tg C yr-1)", "sen_upper_95 (Tg C yr-1)")
    slopes = [np.asarray(units.scale(rows[name].to_numpy(np.float64))) for name in names]
    svg = trend_bars(
        [str(part) for part in rows["part"]],
        slopes,
        _is_significant(rows),
        (tr("Part of the year"), tr("Sen's slope ({unit})").format(unit=units.slope)),
        tr("Trend of the total of each part of the year"),
    )
    return Figure(
        svg,
        tr(
            "The trend of the total of each part of the year: Sen's slope and its 95 % interval. "
            "Filled are those that both tests distinguish from chance at the 5 % level."
        ),
    )


def seasonal_trend_sentence(budget: Budget, tr) -> str:
    """Return in which parts of the year the total has a trend, as a sentence."""
    rows = _seasonal_trends(budget)
    rows = rows[_is_significant(rows)]
    if not len(rows):
        return tr("In no month do both tests distinguish a trend of the total from chance.")
    ups = [str(r["part"]) for _, r in rows.iterrows() if r["sen_slope (Tg C yr-1)"] > 0]
    downs = [str(part) for part in rows["part"] if str(part) not in ups]
    none = tr("none")
    return tr("Months whose total both tests say to increase: {ups}; to decrease: {downs}.").format(
        ups=tr(", ").join(ups) or none, downs=tr(", ").join(downs) or none
    )


def _seasonal_trends(budget: Budget):
    """Return the trends of all zones together, in the course of the year."""
    code = rows_of_all_zones(budget.table)["code"].iloc[0]
    rows = budget.trends[budget.trends["code"] == code].set_index("part", drop=False)
    return rows.loc[_parts_of_year(rows)]


def _is_significant(rows) -> np.ndarray:
    """Say of which trends both tests are significant."""
    both = (rows["ols_p"] < SIGNIFICANT) & (rows["mk_p"] < SIGNIFICANT)
    return both.to_numpy(bool)


def zone_cycle_blocks(budget: Budget, tr) -> list:
    """Return the mean course of the year in the zones as curves per area and as a table.

    The curves are those of the zones whose totals are largest, in one scale.
    """
    column = f"constant_mean ({budget.unit_label})"
    zones = [
        (str(group["zone"].iloc[0]), group)
        for _code, group in rows_of_zones(budget.table).groupby("code", sort=False)
        if np.isfinite(group[column]).any()
    ]
    if not zones:
        return []
    seasons = _parts_of_year(budget.table)
    region_course = _seasonal_cycle_of(rows_of_all_zones(budget.table), seasons, column)
    labels = _axis_labels(budget, tr)
    zone_means = [(name, _seasonal_cycle_of(group, seasons, column)) for name, group in zones]
    size = [abs(float(group["constant_total (Tg C)"].mean())) for _, group in zones]
    largest_zones = [
        zone_means[i] for i in np.argsort(np.negative(size), kind="stable")[:MAX_COURSES]
    ]
    svg = zone_cycle_panels(
        seasons,
        largest_zones,
        (tr("All zones"), region_course[0]),
        labels,
        tr("Mean course of the year in the zones"),
    )
    caption = tr(
        "The mean course of the year in each zone, per area, beside that of all zones (grey). The "
        "band reaches from the lowest to the highest year."
    )
    if len(largest_zones) < len(zones):
        caption += " " + tr("The {n} zones with the largest totals.").format(n=len(largest_zones))
    columns = [region_course[0], *(zone_mean[0] for _, zone_mean in largest_zones)]
    title = tr("Mean course of the year per area ({unit}), on the cells with data on all dates")
    table = Table(
        title.format(unit=display_units_of(budget).mean),
        (labels[0], tr("All zones"), *(name for name, _ in largest_zones)),
        tuple(zip(seasons, *(column.tolist() for column in columns))),
        "carbon_budget_course.csv",
        alike=tuple(range(1, len(columns) + 1)),
    )
    return [Figure(svg, caption), table]


def _axis_labels(budget: Budget, tr) -> tuple:
    """Return the names of the axes of the seasonal cycle."""
    unit, is_month = display_units_of(budget).mean, budget.period == "month"
    part = tr("Month") if is_month else tr("Season")
    if budget.headline.is_stock:
        return part, tr("Mean per area ({unit})").format(unit=unit)
    of_flux = tr("Mean per area and month ({unit})"), tr("Mean per area and season ({unit})")
    return part, of_flux[0 if is_month else 1].format(unit=unit)


def _parts_of_year(table) -> list:
    """Return the months or seasons of a table, in the course of the year."""
    return sorted(table["part"].unique(), key=lambda season: SEASONS.get(season, (season,)))


def _seasonal_cycle_of(rows, seasons, column: str) -> tuple:
    """Return mean, lowest and highest value of each part of the year over the years."""
    values_by_season = [
        rows[rows["part"] == season][column].to_numpy(np.float64) for season in seasons
    ]
    return tuple(
        np.array([float(statistic(values)) for values in values_by_season])
        for statistic in (np.mean, np.min, np.max)
    )
