"""The report of a carbon budget: totals, their trends, zones, classes and products."""

from __future__ import annotations

from os.path import basename

import numpy as np

from ...flux.budget.budget_tables import Budget, rows_of_all_zones, rows_of_zones
from ...flux.budget.class_areas import has_sources
from ...raster.band_description import describe_raster
from .. import common_charts, map_figures
from ..display_names import MIN_DATES, flux_symbol, trend_test_text
from ..numbers import show_number, show_p, typeset_units, with_unit
from ..page import Figure, Page, Section, Text, table_of, write_page
from ..svg_drawing import FLUX_RAMP, SIGNED_RAMP
from .errors import error_section
from .headline_text import (
    SIGNIFICANT,
    area_text,
    budget_sign_text,
    error_text,
    headline_error_advice,
    test_text,
    total_text,
    trend_sentence,
    trend_text,
)
from .products import product_section
from .seasonal_cycle import region_cycle_figure, seasonal_trend_figure, seasonal_trend_sentence
from .units import display_units_of
from .zones_and_classes import class_section, zone_section


def write_budget_report(
    budgets, path: str, translate, own_classes: bool = False, borders=()
) -> None:
    """Write the report of a carbon budget.

    Parameters
    ----------
    budgets : Budgets
        The sums; several are products, the reference first.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    own_classes : bool
        Whether the classes are the user's: then they are shown even where nothing is a source.
    borders : sequence of numpy.ndarray
        Lines of the zones, for the map.
    """
    tr, budget = translate, budgets.by_product[0]
    sections = [Section(tr("The whole region"), _region_curve(budget, borders, tr))]
    if budget.table["code"].nunique() > 1:
        sections.append(zone_section(budget, tr))
    sections.append(error_section(budget, tr))
    shows_classes = own_classes or budget.sign == "source" or has_sources(budget)
    if budget.classes and shows_classes:
        sections.append(class_section(budget, own_classes, tr))
    if budgets.compared:
        sections.append(product_section(budgets.compared, tr))
    sections.append(Section(tr("Tables"), _budget_tables(budget, tr)))
    sections.append(Section(tr("What the numbers rest on"), _budget_basis(budgets.by_product, tr)))
    page = Page(
        title=tr("Carbon budget of {variable}").format(variable=flux_symbol(budget.variable)),
        lead=_budget_lead(budget, tr),
        key_figures=_budget_key_figures(budget, tr),
        sections=tuple(sections),
        summary=_budget_summary(budget, tr),
    )
    write_page(page, path, translate)


def _budget_lead(budget: Budget, tr) -> str:
    """Return the first sentence of the carbon budget: which periods, from which rasters."""
    texts = {
        "year": tr(
            "Annual totals of {n} years, {first} to {last}, from {files} rasters in {unit}."
        ),
        "season": tr("Totals of {n} seasons, {first} to {last}, from {files} rasters in {unit}."),
        "month": tr("Totals of {n} months, {first} to {last}, from {files} rasters in {unit}."),
    }
    if len(budget.periods) == 1:
        text = tr("The total of {first}, from rasters in {unit}.")
    elif budget.headline.is_stock:
        text = tr("Stocks at {n} dates, {first} to {last}, from {files} rasters in {unit}.")
    else:
        text = texts[budget.period]
    text = text.format(
        n=len(budget.periods),
        first=budget.periods[0].label,
        last=budget.periods[-1].label,
        files=len(budget.paths),
        unit=typeset_units(budget.unit_label),
    )
    return f"{text} {budget_sign_text(budget.sign, tr)}".strip()


def _budget_summary(budget: Budget, tr) -> tuple:
    """Return total, trend, zones and what is known of the error, in sentences."""
    headline, units = budget.headline, display_units_of(budget)
    direction = _sink_or_source(budget, headline.total_tg, tr)
    texts = {
        "year": tr("The mean total is {total} on the {area} with data on all dates."),
        "season": tr("The mean total of a season is {total} on the {area} with data on all dates."),
        "month": tr("The mean total of a month is {total} on the {area} with data on all dates."),
    }
    text = texts[budget.period]
    if direction:
        texts = {
            "year": tr(
                "The mean total is {total}, {direction}, on the {area} with data on all dates."
            ),
            "season": tr(
                "The mean total of a season is {total}, {direction}, on the {area} with data on "
                "all dates."
            ),
            "month": tr(
                "The mean total of a month is {total}, {direction}, on the {area} with data on all "
                "dates."
            ),
        }
        text = texts[budget.period]
    sentences = [
        text.format(total=total_text(headline), direction=direction, area=area_text(headline))
    ]
    if budget.period == "month" and len(budget.periods) >= MIN_DATES:
        sentences.append(seasonal_trend_sentence(budget, tr))
    if headline.has_trend:
        sentences.append(trend_sentence(headline, tr))
    # By code: two zones may carry the same name.
    zones = rows_of_zones(budget.table).groupby(["code", "zone"], sort=False)
    means = zones["constant_total (Tg C)"].mean().dropna()
    if len(means) > 1 and len(budget.periods) >= MIN_DATES and budget.period == "year":
        text = tr("The largest total is that of {high} ({a}), the smallest that of {low} ({b}).")
        (_, high), (_, low) = means.idxmax(), means.idxmin()
        a, b = (
            f"{show_number(float(units.scale(total)), 3)} {units.total}"
            for total in (means.max(), means.min())
        )
        sentences.append(text.format(high=high, a=a, low=low, b=b))
    if headline.has_error and budget.period == "year":
        error = error_text(headline, tr)
        sentences.append(tr("Error of the total: {error}.").format(error=error))
    advice = headline_error_advice(headline, tr)
    return (*sentences, *([advice] if advice else []))


def _budget_key_figures(budget: Budget, tr) -> tuple:
    """Return the key figures of the carbon budget."""
    headline = budget.headline
    per = {"year": tr("mean per year"), "season": tr("mean per season")}
    per = per.get(budget.period, tr("mean per month"))
    if headline.is_stock:
        per = tr("mean of the dates")
    direction = _sink_or_source(budget, headline.total_tg, tr)
    error = error_text(headline, tr) if budget.period == "year" else ""
    details = tr(", ").join(filter(None, (per, direction, error)))
    key_figures = [
        (tr("Total"), total_text(headline), details),
        (tr("Mean"), f"{show_number(headline.mean)} {display_units_of(budget).mean}", per),
        (tr("Area"), area_text(headline), tr("cells with data on all dates")),
    ]
    if headline.has_trend:
        key_figures.append((tr("Trend"), trend_text(headline), test_text(headline)))
    return tuple(key_figures)


def _region_curve(budget: Budget, borders, tr) -> tuple:
    """Return the curve of the whole region (one per part of the year) and the trend in words."""
    blocks: list = []
    if len(budget.periods) < MIN_DATES:
        blocks.append(Text(tr("A curve and a trend need at least three dates.")))
    else:
        if budget.period != "year":
            blocks.append(region_cycle_figure(budget, tr))
        blocks += _curve_section(budget, tr)
    if len(budget.paths) >= len(budget.periods):
        blocks.append(_latest_nep_map(budget, borders, tr))
    return tuple(blocks)


def _curve_section(budget: Budget, tr) -> list:
    """Return the curves of the region's totals and their trends in words."""
    if budget.period == "month":  # twelve curves say less than their trends beside each other
        return [seasonal_trend_figure(budget, tr)]
    blocks: list = []
    for season, group in rows_of_all_zones(budget.table).groupby("part", sort=False):
        trends = budget.trends[budget.trends["code"] == group["code"].iloc[0]]
        trend = trends[trends["part"] == season].iloc[0]
        blocks.append(_curve_figure(budget, group, trend, season, tr))
        blocks.append(Text(total_trend_text(budget, trend, season, tr)))
    return blocks


def _latest_nep_map(budget: Budget, borders, tr) -> Figure:
    """Return a picture of the last raster of the budget."""
    path, unit = budget.paths[-1], describe_raster(budget.paths[-1]).bands[0].unit
    name = flux_symbol(budget.variable)
    signed = SIGNED_RAMP[::-1] if budget.sign == "source" else SIGNED_RAMP
    svg = map_figures.raster_figure(
        path,
        signed if budget.sign == "source" else FLUX_RAMP,
        with_unit(name, unit),
        tr("Map of the last raster of the series"),
        map_figures.map_frame(tr, borders),
        signed_ramp=signed,
    )
    return Figure(svg, tr("The last raster of the series: {name}.").format(name=basename(path)))


def _curve_figure(budget: Budget, group, trend, season: str, tr) -> Figure:
    """Return the totals of one part of the year as a curve with both trend lines."""
    season_suffix, units = "" if season == "year" else f" ({season})", display_units_of(budget)
    names = {tr("Least squares"): "ols", tr("Sen's slope"): "sen"}
    lines = [
        (name, *units.scale([trend[f"{key}_slope (Tg C yr-1)"], trend[f"{key}_intercept (Tg C)"]]))
        for name, key in names.items()
    ]
    svg = common_charts.series_figure(
        group["year"],
        units.scale(group["constant_total (Tg C)"]),
        lines,
        (tr("Year"), tr("Total ({unit})").format(unit=units.total)),
        tr("Totals of the whole region with their trend") + season_suffix,
        tr("Total"),
    )
    caption = tr("Totals over the {area} km² with data on all dates.").format(
        area=show_number(float(group["constant_area (km2)"].iloc[0]))
    )
    return Figure(svg, caption + season_suffix)


def total_trend_text(budget: Budget, trend, season: str, tr) -> str:
    """Return what the trend of a budget's totals, or those of a season, says."""
    slope, p = float(trend["ols_slope (Tg C yr-1)"]), float(trend["ols_p"])
    if not np.isfinite(slope):
        return tr("There are too few dates with data for a trend.")
    season_prefix = "" if season == "year" else f"{season}: "
    exact = tr("exact") if bool(trend["mk_p_exact"]) else tr("normal approximation")
    units = display_units_of(budget)
    numbers = tr(
        "Least squares gives {ols} ± {se} {unit} ({p}, R² {r2}, n = {n}); Sen's slope is {sen} "
        "{unit} (Mann-Kendall {mk}, {exact})."
    ).format(
        unit=units.slope,
        ols=show_number(float(units.scale(slope)), 3),
        se=show_number(float(units.scale(trend["ols_se (Tg C yr-1)"])), 2),
        p=show_p(p),
        r2=show_number(float(trend["ols_r2"]), 2),
        n=int(trend["n"]),
        sen=show_number(float(units.scale(trend["sen_slope (Tg C yr-1)"])), 3),
        mk=show_p(float(trend["mk_p"])),
        exact=exact,
    )
    unit = f"{budget.unit_label} yr-1"
    of_mean = tr("Of the mean per area this is {ols} ± {se} {unit} (Sen {sen}).").format(
        ols=show_number(float(trend[f"ols_slope_of_mean ({unit})"]), 3),
        se=show_number(float(trend[f"ols_se_of_mean ({unit})"]), 2),
        sen=show_number(float(trend[f"sen_slope_of_mean ({unit})"]), 3),
        unit=units.mean_slope,
    )
    both_significant = p < SIGNIFICANT and float(trend["mk_p"]) < SIGNIFICANT
    if both_significant:
        verdict = tr("The total increases.") if slope > 0 else tr("The total decreases.")
    else:
        verdict = tr(
            "At the 5 % level the two tests do not both distinguish this trend from chance."
        )
    return f"{season_prefix}{numbers} {of_mean} {verdict}"


def _budget_tables(budget: Budget, tr) -> tuple:
    """Return both tables; some columns are shown, the downloads have all."""
    unit = budget.unit_label
    page_columns = ["zone", "period", "total (Tg C)", f"mean ({unit})", "valid_area (km2)"]
    whole = rows_of_all_zones(budget.table)
    if (whole["constant_cells"] < whole["valid_cells"]).any():
        page_columns += ["constant_total (Tg C)", f"constant_mean ({unit})", "constant_area (km2)"]
    season_column = [] if budget.period == "year" else ["part"]
    of_trend = ["zone", *season_column, "n", "ols_slope (Tg C yr-1)", "ols_se (Tg C yr-1)", "ols_p"]
    of_trend += ["ols_r2", "sen_slope (Tg C yr-1)", "mk_z", "mk_p"]
    shared = display_units_of(budget).table_settings()
    title = tr("Totals by zone and date")
    totals = table_of(budget.table, title, "carbon_budget.csv", 42, page_columns, **shared)
    if len(budget.periods) < MIN_DATES:
        return (totals,)
    title = tr("Trends of the totals on the cells with data on all dates")
    trends = table_of(budget.trends, title, "carbon_budget_trends.csv", 42, of_trend, **shared)
    return totals, trends


def _budget_basis(budgets, tr) -> tuple:
    """Return areas, masks and what was dropped from the budget, and why."""
    budget = budgets[0]
    rows = rows_of_all_zones(budget.table)
    constant, largest = int(rows["constant_cells"].iloc[0]), int(rows["valid_cells"].max())
    texts = [
        tr(
            "Totals are sums of value times true cell area. Columns 'data on all dates' use only "
            "the cells that have data on each of them; the others use all cells with data on that "
            "date, and move with gaps in the data."
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
    if len(budget.periods) >= MIN_DATES:
        texts.append(trend_test_text(str(budget.trends["trend_test"].iloc[0]), tr))
    if budget.dropped:
        texts.append(
            tr("Left out because a raster of theirs is missing: {list}.").format(
                list=", ".join(budget.dropped)
            )
        )
    if budget.zones_by_share:
        texts.append(
            tr(
                "Cells on the edges of zones count for each zone by the share of their area that "
                "lies in it."
            )
        )
    if budget.overlapping:
        texts.append(
            tr(
                "{n} cells lie in polygons of several zones and count for the one that comes last."
            ).format(n=show_number(budget.overlapping))
        )
    for product_budget in budgets:
        files = ", ".join(basename(path) for path in product_budget.paths[:3]) + (
            " …" if len(product_budget.paths) > 3 else ""
        )
        name = f"{product_budget.variable}: " if len(budgets) > 1 else ""
        texts.append(name + tr("Rasters: {files}").format(files=files))
    return tuple(Text(text) for text in texts)


def _sink_or_source(budget: Budget, total: float, tr) -> str:
    """Return whether a total is a sink or a source; empty where its sign means neither."""
    if budget.sign not in ("sink", "source") or not total:
        return ""
    return tr("a sink") if (total > 0) == (budget.sign == "sink") else tr("a source")
