"""The sections of the budget report on zones, and on source and sink classes by zone."""

from __future__ import annotations

import numpy as np

from ...flux.budget.budget_tables import Budget, rows_of_all_zones, rows_of_zones
from ...flux.budget.class_areas import class_area_table
from .. import common_charts
from ..column_titles import translate_cell
from ..display_names import MIN_DATES
from ..numbers import show_number, typeset_units
from ..page import HALF, Figure, Section, Table, Text, table_of
from .charts import stacked_class_shares
from .seasonal_cycle import zone_cycle_blocks
from .units import display_units_of


def class_section(budget: Budget, has_own_classes: bool, tr) -> Section:
    """Return shares of source and sink classes over time, by zone, and the whole table.

    Parameters
    ----------
    budget : Budget
        Sums with classes.
    has_own_classes : bool
        Whether the breaks are the user's.
    tr : callable
        Turns an English text into the user's language.
    """
    table = class_area_table(budget)
    region_rows = rows_of_all_zones(table)
    by_class = [
        (
            tr(c.label),
            c.colour,
            region_rows[region_rows["class"] == c.code]["constant_share (%)"].to_numpy(),
        )
        for c in budget.classes
    ]
    labels = [period.label for period in budget.periods]
    figure = Figure(
        stacked_class_shares(
            labels,
            by_class,
            (tr("Period"), tr("Share of the area (%)")),
            tr("Share of the classes by period"),
        ),
        tr("Shares of the {area} km² with data on all dates.").format(
            area=show_number(_zone_area(region_rows, labels[0]))
        ),
    )
    blocks: list = [Text(_class_limits_of_zones(budget, has_own_classes, tr)), figure]
    if table["code"].nunique() > 1:
        blocks.append(_mean_class_shares(budget, table, tr))
    page_columns = ["zone", "period", "class_name", "area (km2)", "share (%)"]
    page_columns += ["constant_area (km2)", "constant_share (%)"]
    title = tr("Areas of classes by zone and period")
    blocks.append(table_of(table, title, "carbon_budget_classes.csv", 20, page_columns))
    title = tr("Sources and sinks") if budget.sign in ("sink", "source") else tr("Classes")
    return Section(title, tuple(blocks))


def _zone_area(rows, period: str) -> float:
    """Return the area that has data in all periods, summed over zones."""
    return float(rows[rows["period"] == period]["constant_area (km2)"].sum())


def _class_limits_of_zones(budget: Budget, has_own_classes: bool, tr) -> str:
    """Return the limits of the classes of zones by their total."""
    per = {"year": tr("year"), "season": tr("season"), "month": tr("month")}[budget.period]
    breaks = ", ".join(f"{c.upper:g}".replace("-", "\u2212") for c in budget.classes[:-1])
    if budget.headline.is_stock:
        text = tr("Breaks between the classes: {breaks} {unit}.")
    else:
        text = tr("Breaks between the classes: {breaks} {unit} per {period}.")
    text = text.format(breaks=breaks, unit=typeset_units(budget.unit_label), period=per)
    if has_own_classes:
        return text
    return (
        text
        + " "
        + tr("They are round numbers, not a finding; a budget with your own classes shows those.")
    )


def _mean_class_shares(budget: Budget, table, tr) -> Table:
    """Return the mean share of each source or sink class in each zone."""
    shares = table.groupby(["code", "class"], sort=False)["constant_share (%)"].mean()
    names = table.drop_duplicates("code").set_index("code")["zone"]
    rows = tuple(
        (
            translate_cell("zone", str(names[code]), tr),
            *(float(shares[code, c.code]) for c in budget.classes),
        )
        for code in names.index
    )
    columns = (tr("Zone"), *(tr(c.label) for c in budget.classes))
    title = tr("Mean share of each class (%), on the cells with data on all dates")
    return Table(title, columns, rows, "carbon_budget_class_shares.csv")


# Zones with a curve of their own; more have the table.
MAX_CURVES = 8


def zone_section(budget: Budget, tr) -> Section:
    """Return bars, curves and the table of the zones of a budget."""
    zones = rows_of_zones(budget.table)
    names, totals, means, curves = [], [], [], []
    mean_column = f"constant_mean ({budget.unit_label})"
    for _code, group in zones.groupby("code", sort=False):
        names.append(str(group["zone"].iloc[0]))
        totals.append(float(group["constant_total (Tg C)"].mean()))
        means.append(float(group[mean_column].mean()))
        curves.append(group)
    units = display_units_of(budget)
    blocks: list = [
        Figure(
            common_charts.ranked_bars(
                names,
                units.scale(totals),
                tr("Mean total ({unit})").format(unit=units.total),
                tr("Zones ranked by their total"),
                sign=budget.sign,
            ),
            _ranked_caption(budget, tr),
            HALF,
        ),
        Figure(
            common_charts.ranked_bars(
                names,
                means,
                tr("Mean per area ({unit})").format(unit=units.mean),
                tr("Zones ranked by their mean per area"),
                sign=budget.sign,
            ),
            tr("Means per area, averaged over the dates."),
            HALF,
        ),
    ]
    if budget.period == "year" and len(budget.periods) >= MIN_DATES:
        blocks.append(_total_curves(budget, names, totals, curves, tr))
    if budget.period != "year":
        blocks += zone_cycle_blocks(budget, tr)
    if budget.period == "year":
        blocks.append(_zone_table(budget, zones, tr))
    return Section(tr("Zones"), tuple(blocks))


def _total_curves(budget: Budget, names: list, totals: list, tables: list, tr) -> Figure:
    """Return the totals by year of the zones with the largest ones."""
    units = display_units_of(budget)
    order = np.argsort([-abs(v) if np.isfinite(v) else 1.0 for v in totals], kind="stable")
    zone_curves = [
        (names[i], units.scale(tables[i]["constant_total (Tg C)"]))
        for i in order[:MAX_CURVES]
        if np.isfinite(totals[i])
    ]
    years = [period.year for period in budget.periods]
    labels = tr("Year"), tr("Total ({unit})").format(unit=units.total)
    svg = common_charts.curves_figure(years, zone_curves, labels, tr("Totals of zones by year"))
    return Figure(svg, tr("The {n} zones with the largest totals.").format(n=len(zone_curves)))


def _zone_table(budget: Budget, zones, tr) -> Table:
    """Return the table of zones: area, mean total and, with enough dates, its trend."""
    has_trend = len(budget.periods) >= MIN_DATES
    by_code = budget.trends.set_index("code")
    rows = []
    for code, group in zones.groupby("code", sort=False):
        row: tuple = (
            str(group["zone"].iloc[0]),
            float(group["constant_area (km2)"].iloc[0]),
            float(group["constant_total (Tg C)"].mean()),
            float(group[f"constant_mean ({budget.unit_label})"].mean()),
        )
        if has_trend:
            trend = by_code.loc[code]
            row += (
                float(trend["ols_slope (Tg C yr-1)"]),
                float(trend["ols_p"]),
                float(trend["sen_slope (Tg C yr-1)"]),
                float(trend["mk_p"]),
            )
        rows.append(row)
    columns = (
        tr("Zone"),
        tr("Area (km2)"),
        tr("Mean total (Tg C)"),
        tr("Mean per area ({unit})").format(unit=budget.unit_label),
    )
    of_trend = (
        tr("Trend, least squares (Tg C yr-1)"),
        tr("p, least squares"),
        tr("Sen's slope (Tg C yr-1)"),
        tr("Mann-Kendall p"),
    )
    title = tr("Zones, on the cells with data on all dates")
    columns += of_trend if has_trend else ()
    shared = display_units_of(budget).table_settings()
    return Table(title, columns, tuple(rows), "carbon_budget_zones.csv", **shared)


def _ranked_caption(budget: Budget, tr) -> str:
    """Return what the bars of the zones' totals are, and what their colours mean."""
    return {
        "sink": tr("Totals, averaged over the dates; sources (negative) in brown."),
        "source": tr("Totals, averaged over the dates; sources (positive) in brown."),
    }.get(budget.sign, tr("Totals, averaged over the dates."))
