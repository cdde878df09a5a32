"""Carbon fluxes: their maps, and their totals over time and zones."""

from __future__ import annotations

import os

from ...flux.budget.headline import Headline, headline_of
from ...raster.band_description import describe_raster
from ...report import map_figures
from ...units.unit import PER_STEP
from .. import common_charts
from ..budget.headline_text import (
    area_text,
    error_text,
    headline_error_advice,
    headline_unit,
    period_text,
    test_text,
    total_text,
    trend_sentence,
    trend_text,
)
from ..carbon_amounts import PER_YEAR, show_carbon, unit_for
from ..display_names import MIN_DATES, flux_symbol
from ..numbers import show_number, show_share, typeset_units, with_unit
from ..page import HALF, Figure, Table
from ..svg_drawing import FLUX_RAMP, RESPIRATION_RAMP, SIGNED_RAMP, SPREAD_RAMP
from .chapter import Chapter
from .map_measures import measure_map
from .results import FLUXES, AssessmentResults, budget_rows, date_of_map, read_result_number

UNCERTAIN = (
    "npp_spread",
    "rs_spread",
    "spread",
    "npp_dissimilarity",
    "rs_dissimilarity",
    "dissimilarity",
)
MAX_ZONES = 30


def map_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on maps of the fluxes with mean, total and area."""
    chapter, rows = Chapter(tr("Carbon fluxes")), []
    names = {
        "npp": tr("Net primary production (NPP)"),
        "rs": tr("Soil respiration (Rs)"),
        "rh": tr("Heterotrophic respiration (Rh)"),
        "nep": tr("Net ecosystem production (NEP)"),
    }
    flux_maps = _maps_to_show(results, tr)
    measured = [measure_map(path, run) for _key, path, _period_name in flux_maps]
    carbon = results.carbon or unit_for([entry.total_tg for entry in measured])
    for (key, path, period_name), measures in zip(flux_maps, measured):
        name = names[key]
        if period_name:
            name = tr("{map}, {when}").format(map=name, when=period_name)
        rows.append((name, measures))
        chapter.areas.append((name, measures.area_km2))
        unit = typeset_units(measures.unit)
        label = with_unit(flux_symbol(key), unit)
        ramp = RESPIRATION_RAMP if key in ("rs", "rh") else FLUX_RAMP
        svg = map_figures.raster_figure(
            path, ramp, label, f"{name}: {os.path.basename(path)}", results.frame(tr), SIGNED_RAMP
        )
        caption = tr("{name}: mean {mean} {unit}, total {total} on {area} km² with data.")
        chapter.blocks.append(
            Figure(
                svg,
                caption.format(
                    name=name,
                    mean=show_number(measures.mean),
                    unit=unit,
                    total=show_carbon(measures.total_tg, carbon, per=measures.per),
                    area=show_number(measures.area_km2),
                ),
                HALF,
            )
        )
        if key == "nep":
            _add_sink_share(chapter, measures, period_name, carbon, tr, bool(budget_rows(results)))
    if not rows:
        return None
    chapter.blocks += _map_tables(rows, carbon, tr)
    _add_uncertainty_maps(chapter, results, tr)
    return chapter


def _maps_to_show(results: AssessmentResults, tr) -> list:
    """Return flux, file and period of the latest map of each flux, and of the mean maps."""
    flux_maps = [
        (key, results.all(key)[-1], date_of_map(results.all(key)[-1]))
        for key in FLUXES
        if results.all(key)
    ]
    for flux in ("npp", "rs"):
        if not results.all(flux) and results.first(f"{flux}_map"):
            flux_maps.append((flux, results.first(f"{flux}_map"), ""))
    for flux in ("npp", "nep"):
        if results.first(f"{flux}_mean"):
            flux_maps.append((flux, results.first(f"{flux}_mean"), tr("mean of the period")))
    return flux_maps


def _map_tables(rows, carbon, tr) -> list:
    """Return mean, total and area of the flux maps: a table for each step of time.

    Parameters
    ----------
    rows : sequence of (str, MapMeasures)
        Name and measures of each map.
    """
    tables: list = []
    for step in dict.fromkeys(measures.step for _name, measures in rows):
        per = f" {PER_STEP[step]}" if step else ""
        columns = (
            tr("Map"),
            tr("Mean ({unit})").format(unit=f"gC m-2{per}"),
            tr("Total ({unit})").format(unit=f"Tg C{per}"),
            tr("Area (km2)"),
        )
        cells = tuple(
            (name, measures.mean * measures.grams, measures.total_tg, measures.area_km2)
            for name, measures in rows
            if measures.step == step
        )
        filename = "maps.csv" if not tables else f"maps_{step or 'undated'}.csv"
        tables.append(Table(tr("Maps"), columns, cells, filename, carbon=carbon))
    return tables


def _add_sink_share(
    chapter: Chapter, measures, period_name: str, carbon, tr, has_budget: bool
) -> None:
    """Add how much of the region is a sink to key figures and summary.

    The total of the map is given here only without a budget, whose headline it would contradict.
    """
    if not measures.area_km2 > 0:
        return
    sink = show_share(1 - measures.below_km2 / measures.area_km2)
    rate = show_number(measures.mean)
    total = show_carbon(measures.total_tg, carbon, per=measures.per)
    unit = typeset_units(measures.unit)
    label = tr("NEP") + (f", {period_name}" if period_name else "")
    amount = (label, total, f"{rate} {unit}")
    # The mean of the period comes after the last year, and stands for the region.
    chapter.key_figures = [] if has_budget else [amount]
    chapter.key_figures.append(
        (
            tr("Area that is a sink"),
            sink,
            typeset_units(
                tr("of {area} km2 with data").format(area=show_number(measures.area_km2))
            ),
        )
    )
    sentence = tr("{sink} of the area with data ({when}) is a carbon sink.")
    chapter.sentences[:] = [
        sentence.format(sink=sink, when=period_name or tr("of the map"))
        if has_budget
        else tr(
            "Net ecosystem production ({when}) is {total}, {rate} {unit} on {area} "
            "km² with data; {sink} of it is a carbon sink."
        ).format(
            when=period_name or tr("of the map"),
            total=total,
            rate=rate,
            unit=unit,
            area=show_number(measures.area_km2),
            sink=sink,
        )
    ]
    caveat = tr(
        "NEP is a small difference of two large modelled fluxes: an error of 10 % in either can "
        "turn a sink into a source. Disturbance, harvest and lateral export are not part of it."
    )
    if caveat not in chapter.caveats:
        chapter.caveats.append(caveat)


def _add_uncertainty_maps(chapter: Chapter, results: AssessmentResults, tr) -> None:
    """Add maps of the spread and the dissimilarity of the predicted fluxes."""
    for key in UNCERTAIN:
        path = results.first(key)
        if not path:
            continue
        unit = describe_raster(path).bands[0].unit
        quantity_name = tr("Spread between trees") if "spread" in key else tr("Dissimilarity index")
        flux = flux_symbol(key.split("_")[0]) if "_" in key else ""
        name = quantity_name + tr(", ") + flux if flux else quantity_name
        label = with_unit(name, unit)
        map_description = f"{name}: {os.path.basename(path)}"
        svg = map_figures.raster_figure(
            path, SPREAD_RAMP, label, map_description, results.frame(tr)
        )
        text = tr("{name}: dark is less certain.").format(name=name)
        chapter.blocks.append(Figure(svg, text, HALF))


def budget_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on totals of the flux over time and zones."""
    rows = budget_rows(results)
    if not rows:
        return None
    headline = headline_of(rows)
    chapter = Chapter(tr("Carbon budget"))
    first = rows[0]["code"]
    region_rows = [row for row in rows if row["code"] == first]
    _add_total(chapter, headline, tr)
    if len(region_rows) >= MIN_DATES:
        _add_trend(chapter, region_rows, headline, tr)
    zones: dict = {}
    for row in rows:
        if row["code"] != first:
            zones.setdefault(row["zone"], []).append(
                read_result_number(row["constant_total (Tg C)"])
            )
    if zones:
        _add_zones(chapter, zones, rows, headline, tr)
    text = tr(
        "Totals are sums of value times true cell area on the {area} with data on all dates, so "
        "that gaps in the data make no trend."
    )
    chapter.add_text(text.format(area=area_text(headline)))
    chapter.areas.append((tr("Carbon budget"), headline.area_km2))
    return chapter


def _add_total(chapter: Chapter, headline: Headline, tr) -> None:
    """Add the total flux of the region, the same in all reports, to key figures and summary."""
    if headline.total_tg != headline.total_tg:
        return
    name = flux_symbol(headline.quantity or headline.variable)
    period_name = period_text(headline, tr)
    error = error_text(headline, tr)
    note = tr("{error}; mean of {period}, on {area}").format(
        error=error, period=period_name, area=area_text(headline)
    )
    label = tr("Total of {flux}").format(flux=name) if name else tr("Total")
    chapter.key_figures.insert(0, (label, total_text(headline), note))
    chapter.sentences.append(
        tr("The total of {flux} is {total} ({error}; mean of {period}, on {area}).").format(
            error=error,
            flux=name or tr("the flux"),
            total=total_text(headline),
            period=period_name,
            area=area_text(headline),
        )
    )
    advice = headline_error_advice(headline, tr)
    if advice:
        chapter.caveats.append(advice)


def _add_trend(chapter: Chapter, region_rows, headline: Headline, tr) -> None:
    """Add the curve of the region's flux with its trend lines, and the trend in words."""
    unit = headline_unit(headline)
    years = [read_result_number(row["year"]) for row in region_rows]
    totals = [read_result_number(row["constant_total (Tg C)"]) * unit.per_tg for row in region_rows]
    columns = ("slope (Tg C yr-1)", "intercept (Tg C)")
    lines = [
        (
            name,
            *(
                read_result_number(region_rows[0].get(f"{key}_{column}")) * unit.per_tg
                for column in columns
            ),
        )
        for name, key in ((tr("Least squares"), "ols"), (tr("Sen's slope"), "sen"))
    ]
    labels = tr("Year"), tr("Total ({unit})").format(unit=_unit_of_totals(headline))
    svg = common_charts.series_figure(
        years, totals, lines, labels, tr("Totals of the region"), tr("Total")
    )
    chapter.blocks.append(Figure(svg, tr("Totals of the region by year with their trend.")))
    if not headline.has_trend:
        return
    chapter.sentences.append(trend_sentence(headline, tr))
    note = tr("{test}, {n} years, on {area} with data on all of them").format(
        test=test_text(headline), n=headline.n, area=area_text(headline)
    )
    chapter.key_figures.append((tr("Trend of the total"), trend_text(headline), note))
    if headline.n < 10:
        chapter.caveats.append(
            tr("The trend of the total rests on {n} years; so few say little.").format(n=headline.n)
        )


def _unit_of_totals(headline: Headline) -> str:
    """Return the unit of the totals of years, such as "Tg C yr⁻¹"; of a stock, "Tg C"."""
    label = headline_unit(headline).label
    return f"{label} {PER_YEAR}" if headline.is_per_year else label


def _add_zones(chapter: Chapter, zones: dict, rows, headline: Headline, tr) -> None:
    """Add bars and a table of the flux of the zones to the chapter on the budget."""
    means = {zone: sum(values) / len(values) for zone, values in zones.items()}
    unit = headline_unit(headline)
    label = tr("Mean total ({unit})").format(unit=_unit_of_totals(headline))
    scaled = [mean * unit.per_tg for mean in means.values()]
    svg = common_charts.ranked_bars(list(means), scaled, label, tr("Zones by their total"))
    caption = tr("Totals of the zones, mean of the years; sources (negative) in brown.")
    chapter.blocks.append(Figure(svg, caption))
    areas = {row["zone"]: read_result_number(row["constant_area (km2)"]) for row in rows}
    table = tuple((zone, areas[zone], total) for zone, total in means.items())
    columns = (tr("Zone"), tr("Area (km2)"), tr("Mean total (Tg C)"))
    title = tr("Zones")
    per_year = headline.is_per_year
    chapter.blocks.append(
        Table(title, columns, table, "budget_zones.csv", MAX_ZONES, carbon=unit, is_yearly=per_year)
    )
    best = max(means, key=lambda zone: means[zone])
    chapter.sentences.append(
        tr("The largest total is that of {zone} ({total}).").format(
            zone=best, total=show_carbon(means[best], unit, per=PER_YEAR if per_year else "")
        )
    )
