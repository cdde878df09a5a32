"""The section of the budget report on zones: ranked, over time, in a table."""

from __future__ import annotations

import numpy as np

from ..flux.budget.tables import Budget
from . import figures
from .numbers import show_p
from .page import Figure, Section, Table, pretty

# Zones with a curve of their own; more have the table.
MOST_CURVES = 8
# Dates below which neither a curve nor a trend says anything.
FEWEST_DATES = 3


def zone_section(budget: Budget, tr) -> Section:
    """Return bars, curves and the table of the zones."""
    table = budget.table
    zones = table[table["code"] != table["code"].iloc[0]]
    names, totals, means, curves = [], [], [], []
    mean_column = f"constant_mean ({budget.unit_label})"
    for _code, group in zones.groupby("code", sort=False):
        names.append(str(group["zone"].iloc[0]))
        totals.append(float(group["constant_total (Tg C)"].mean()))
        means.append(float(group[mean_column].mean()))
        curves.append(group)
    blocks = [
        Figure(
            figures.ranked_bars(
                names,
                totals,
                tr("Mean total (Tg C)"),
                tr("Zones ranked by their total"),
                sign=budget.sign,
            ),
            _ranked_caption(budget, tr),
        ),
        Figure(
            figures.ranked_bars(
                names,
                means,
                tr("Mean per area ({unit})").format(unit=pretty(budget.unit_label)),
                tr("Zones ranked by their mean per area"),
                sign=budget.sign,
            ),
            tr("Means per area, averaged over the dates."),
        ),
    ]
    if budget.period == "year" and len(budget.periods) >= FEWEST_DATES:
        order = np.argsort([-abs(v) if np.isfinite(v) else 1.0 for v in totals], kind="stable")
        shown = [
            (names[i], curves[i]["constant_total (Tg C)"].to_numpy())
            for i in order[:MOST_CURVES]
            if np.isfinite(totals[i])
        ]
        years = [period.year for period in budget.periods]
        caption = tr("The {n} zones with the largest totals.").format(n=len(shown))
        svg = figures.curves(years, shown, tr("Total (Tg C)"), tr("Totals of zones by year"))
        blocks.append(Figure(svg, caption))
    if budget.period == "year":
        blocks.append(_zone_table(budget, zones, tr))
    return Section(tr("Zones"), tuple(blocks))


def _zone_table(budget: Budget, zones, tr) -> Table:
    """Return one row per zone: area, mean total and, with enough dates, its trend."""
    with_trend = len(budget.periods) >= FEWEST_DATES
    by_code = budget.trends.set_index("code")
    rows = []
    for code, group in zones.groupby("code", sort=False):
        row = (
            str(group["zone"].iloc[0]),
            float(group["constant_area (km2)"].iloc[0]),
            float(group["constant_total (Tg C)"].mean()),
            float(group[f"constant_mean ({budget.unit_label})"].mean()),
        )
        if with_trend:
            trend = by_code.loc[code]
            row += (
                float(trend["ols_slope (Tg C yr-1)"]),
                show_p(float(trend["ols_p"])),
                float(trend["sen_slope (Tg C yr-1)"]),
                show_p(float(trend["mk_p"])),
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
        tr("its p"),
        tr("Sen's slope (Tg C yr-1)"),
        tr("Mann-Kendall p"),
    )
    title = tr("Zones, on the cells with data on all dates")
    columns += of_trend if with_trend else ()
    return Table(title, columns, tuple(rows), "carbon_budget_zones.csv")


def _ranked_caption(budget: Budget, tr) -> str:
    """Return what the bars of totals are, and what their colours mean."""
    return {
        "sink": tr("Totals, averaged over the dates; sources (negative) in brown."),
        "source": tr("Totals, averaged over the dates; sources (positive) in brown."),
    }.get(budget.sign, tr("Totals, averaged over the dates."))
