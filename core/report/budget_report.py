"""The report of a carbon budget: totals, their trends, the zones ranked."""

from __future__ import annotations

from os.path import basename

import numpy as np

from ..flux.budget_table import Budget
from . import figures, map_figures
from .drawing import FLUX_RAMP, SIGNED_RAMP
from .page import Figure, Page, Section, Table, Text, pretty, show_number, table_of, write_page

# Zones with a figure of their own; more have the table.
MOST_CURVES = 8
MOST_ZONE_FIGURES = 6
SIGNIFICANT = 0.05
# Dates below which neither a curve nor a trend says anything.
FEWEST_DATES = 3


def write_budget_report(budget: Budget, table, trends, path: str, translate) -> None:
    """Write the report of a carbon budget.

    Parameters
    ----------
    budget : Budget
        The sums.
    table, trends : pandas.DataFrame
        As `budget_table` and `trend_table` make them.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    names = list(dict.fromkeys(table["zone"]))
    page = Page(
        title=tr("Carbon budget of {variable}").format(variable=budget.variable),
        lead=_lead(budget, tr),
        facts=_facts(budget, table, trends, tr),
        sections=(
            Section(tr("The whole region"), _whole(budget, table, trends, tr)),
            *([_zones(budget, table, trends, tr)] if len(names) > 1 else []),
            Section(tr("Tables"), _tables(budget, table, trends, tr)),
            Section(tr("What the numbers rest on"), _basis(budget, table, tr)),
        ),
    )
    write_page(page, path, translate)


def _lead(budget: Budget, tr) -> str:
    texts = {
        "year": tr(
            "Annual totals of {n} years, {first} to {last}, from {files} rasters in {unit}."
        ),
        "season": tr("Totals of {n} seasons, {first} to {last}, from {files} rasters in {unit}."),
        "month": tr("Totals of {n} months, {first} to {last}, from {files} rasters in {unit}."),
    }
    return texts[budget.period].format(
        n=len(budget.periods),
        first=budget.periods[0].label,
        last=budget.periods[-1].label,
        files=len(budget.paths),
        unit=pretty(budget.unit_label),
    )


def _first(budget: Budget, table):
    """Return the rows of all zones together."""
    return table[table["code"] == table["code"].iloc[0]]


def _facts(budget: Budget, table, trends, tr) -> tuple:
    """Return the numbers that stand first."""
    rows = _first(budget, table)
    total = rows["constant_total (Tg C)"].mean()
    mean = rows[f"constant_mean ({budget.unit_label})"].mean()
    area = rows["constant_area (km2)"].iloc[0]
    per = {"year": tr("mean per year"), "season": tr("mean per season")}
    per = per.get(budget.period, tr("mean per month"))
    found = [
        (tr("Total"), f"{show_number(total)} Tg C", per),
        (tr("Mean"), f"{show_number(mean)} {pretty(budget.unit_label)}", per),
        (tr("Area"), f"{show_number(float(area))} km²", tr("cells with data on all dates")),
    ]
    if budget.period == "year" and np.isfinite(trends["ols_slope (Tg C yr-1)"].iloc[0]):
        trend = trends.iloc[0]
        slope = show_number(float(trend["ols_slope (Tg C yr-1)"]), 3)
        p = show_p(trend["ols_p"])
        found.append((tr("Trend"), f"{slope} Tg C yr\u207b\u00b9", p))
    return tuple(found)


def show_p(p: float) -> str:
    """Return a p value as it is written in papers."""
    if not np.isfinite(p):
        return "–"
    return "p\u00a0<\u00a00.001" if p < 0.001 else f"p\u00a0=\u00a0{p:.3f}"


def _whole(budget: Budget, table, trends, tr) -> tuple:
    """Return the curve of the whole region (one per part of the year) and the trend in words."""
    blocks = []
    if len(budget.periods) < FEWEST_DATES:
        blocks.append(Text(tr("A curve and a trend need three dates at least.")))
    else:
        blocks += _curves(budget, table, trends, tr)
    if len(budget.paths) >= len(budget.periods):
        blocks.append(_last_map(budget, tr))
    return tuple(blocks)


def _curves(budget: Budget, table, trends, tr) -> list:
    """Return the curves of the whole region and the trends in words."""
    blocks = []
    for part, group in _first(budget, table).groupby("part", sort=False):
        found = trends[(trends["code"] == group["code"].iloc[0]) & (trends["part"] == part)]
        trend = found.iloc[0]
        blocks.append(_curve(group, trend, part, tr))
        if budget.period != "month":
            blocks.append(Text(trend_in_words(trend, part, tr)))
    return blocks


def _last_map(budget: Budget, tr) -> Figure:
    """Return a picture of the last raster."""
    path, unit = budget.paths[-1], pretty(budget.unit_label)
    svg = map_figures.quick_look(
        path,
        FLUX_RAMP,
        f"{budget.variable} ({unit})",
        tr("Map of the last raster of the series"),
        signed_ramp=SIGNED_RAMP,
    )
    return Figure(svg, tr("The last raster of the series: {name}.").format(name=basename(path)))


def _curve(group, trend, part: str, tr) -> Figure:
    """Return the series of one part of the year with both trend lines."""
    what = "" if part == "year" else f" ({part})"
    lines = (
        (tr("Least squares"), trend["ols_slope (Tg C yr-1)"], trend["ols_intercept (Tg C)"]),
        (tr("Sen's slope"), trend["sen_slope (Tg C yr-1)"], trend["sen_intercept (Tg C)"]),
    )
    svg = figures.series(
        group["year"],
        group["constant_total (Tg C)"],
        lines,
        tr("Total (Tg C)") + what,
        tr("Totals of the whole region with their trend") + what,
        tr("Total"),
    )
    caption = tr("Totals over the {area} km² with data on all dates.").format(
        area=show_number(float(group["constant_area (km2)"].iloc[0]))
    )
    return Figure(svg, caption + what)


def trend_in_words(trend, part: str, tr) -> str:
    """Return what the trend of a series says."""
    slope, p = float(trend["ols_slope (Tg C yr-1)"]), float(trend["ols_p"])
    if not np.isfinite(slope):
        return tr("There are too few dates with data for a trend.")
    when = "" if part == "year" else f"{part}: "
    exact = tr("exact") if bool(trend["mk_p_exact"]) else tr("normal approximation")
    numbers = tr(
        "Least squares gives {ols} ± {se} Tg C per year ({p}, R² {r2}, n = {n}); Sen's slope is "
        "{sen} Tg C per year (Mann-Kendall {mk}, {exact})."
    ).format(
        ols=show_number(slope, 3),
        se=show_number(float(trend["ols_se (Tg C yr-1)"]), 2),
        p=show_p(p),
        r2=show_number(float(trend["ols_r2"]), 2),
        n=int(trend["n"]),
        sen=show_number(float(trend["sen_slope (Tg C yr-1)"]), 3),
        mk=show_p(float(trend["mk_p"])),
        exact=exact,
    )
    agreed = p < SIGNIFICANT and float(trend["mk_p"]) < SIGNIFICANT
    if agreed:
        verdict = tr("The total increases.") if slope > 0 else tr("The total decreases.")
    else:
        verdict = tr("This is no trend that both tests tell from chance at the 5 % level.")
    return f"{when}{numbers} {verdict}"


def _zones(budget: Budget, table, trends, tr) -> Section:
    """Return bars and curves of the zones."""
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
                names, totals, tr("Mean total (Tg C)"), tr("Zones ranked by their total")
            ),
            tr("Totals, averaged over the dates; sources (negative) in brown."),
        ),
        Figure(
            figures.ranked_bars(
                names,
                means,
                tr("Mean per area ({unit})").format(unit=pretty(budget.unit_label)),
                tr("Zones ranked by their mean per area"),
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
        blocks.append(_zone_table(budget, zones, trends, tr))
    return Section(tr("Zones"), tuple(blocks))


def _zone_table(budget: Budget, zones, trends, tr) -> Table:
    """Return one row per zone: area, mean total and, with enough dates, its trend."""
    with_trend = len(budget.periods) >= FEWEST_DATES
    by_code = trends.set_index("code")
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


def _tables(budget: Budget, table, trends, tr) -> tuple:
    """Return both tables; some columns are shown, the downloads have all."""
    unit = budget.unit_label
    shown = ["zone", "period", "total (Tg C)", f"mean ({unit})", "valid_area (km2)"]
    shown += ["constant_total (Tg C)", f"constant_mean ({unit})", "constant_area (km2)"]
    parts = [] if budget.period == "year" else ["part"]
    of_trend = ["zone", *parts, "n", "ols_slope (Tg C yr-1)", "ols_se (Tg C yr-1)", "ols_p"]
    of_trend += ["ols_r2", "sen_slope (Tg C yr-1)", "mk_z", "mk_p"]
    totals = table_of(table, tr("Totals by zone and date"), "carbon_budget.csv", 42, shown)
    if len(budget.periods) < FEWEST_DATES:
        return (totals,)
    title = tr("Trends of the totals on the cells with data on all dates")
    return totals, table_of(trends, title, "carbon_budget_trends.csv", 42, of_trend)


def _basis(budget: Budget, table, tr) -> tuple:
    """Return areas, masks, what was dropped and why."""
    rows = _first(budget, table)
    constant, largest = int(rows["constant_cells"].iloc[0]), int(rows["valid_cells"].max())
    texts = [
        tr(
            "Totals are sums of value times true cell area. Columns that begin with 'constant' "
            "use only the cells with data on all dates; the others use all cells with data on "
            "that date, and move with gaps in the data."
        )
    ]
    if constant == largest:
        texts.append(tr("Here the cells with data are the same on all dates."))
    else:
        texts.append(
            tr("Here {constant} cells have data on all dates, up to {largest} on one.").format(
                constant=show_number(constant), largest=show_number(largest)
            )
        )
    if budget.dropped:
        texts.append(
            tr("Left out because a raster of theirs is missing: {list}.").format(
                list=", ".join(budget.dropped)
            )
        )
    if budget.overlapping:
        texts.append(
            tr(
                "{n} cells lie in polygons of several zones and count for the one that comes last."
            ).format(n=show_number(budget.overlapping))
        )
    files = ", ".join(budget.paths[:3]) + (" …" if len(budget.paths) > 3 else "")
    texts.append(tr("Rasters: {files}").format(files=files))
    return tuple(Text(text) for text in texts)
