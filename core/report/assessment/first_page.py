"""The first page of an assessment: region and period, five sentences, the numbers, one figure."""

from __future__ import annotations

import os

from ...flux.budget.headline import headline_of
from ...raster.band_description import describe_raster
from ...raster.grid import crs_name
from .. import map_figures
from ..budget.headline_text import area_text, headline_unit
from ..display_names import flux_symbol
from ..numbers import with_unit
from ..page import MAX_SENTENCES, Figure
from ..svg_drawing import FLUX_RAMP, RESPIRATION_RAMP, SIGNED_RAMP
from .results import AssessmentResults, budget_rows, budget_span, series_span

# Chapters in the order in which a reader asks for them.
CHAPTER_ORDER = ("budget", "maps", "trend", "landuse", "clusters", "zones", "drivers", "models")
# Sentences of each chapter that come before those of others, and of all together.
FIRST_SENTENCES = {"budget": 2, "maps": 1, "trend": 1, "models": 1}
# Facts beside them; more have their chapter.
MAX_FACTS = 4
# Zones that are named.
MAX_NAMED = 6


def summary_sentences(chapters: dict) -> tuple:
    """Return the summary of the first page in at most five sentences."""
    candidates: list = []
    for key in CHAPTER_ORDER:
        chapter_sentences = chapters[key].sentences if key in chapters else []
        candidates += [(key, text) for text in chapter_sentences[: FIRST_SENTENCES.get(key, 0)]]
    for key in CHAPTER_ORDER:
        chapter_sentences = chapters[key].sentences if key in chapters else []
        candidates += [(key, text) for text in chapter_sentences if (key, text) not in candidates]
    selected = candidates[:MAX_SENTENCES]
    return tuple(
        text for key in CHAPTER_ORDER for chapter_key, text in selected if chapter_key == key
    )


def lead_paragraph(results: AssessmentResults, tr) -> str:
    """Return which region, which period and which cells the assessment is about."""
    texts = [text for text in (_region_sentence(results, tr), _grid_sentence(results, tr)) if text]
    return " ".join(texts) or tr("From site measurements to the carbon balance of a region.")


def _region_sentence(results: AssessmentResults, tr) -> str:
    """Return area, zones and period for the first page, as the budget knows them."""
    rows, span = budget_rows(results), budget_span(results) or series_span(results)
    period = tr("{first} to {last}").format(first=span[0], last=span[1]) if span else ""
    if not rows:
        return tr("Period: {period}.").format(period=period) if period else ""
    area = area_text(headline_of(rows))
    first = rows[0]["code"]
    zones = list(dict.fromkeys(row["zone"] for row in rows if row["code"] != first))
    if not zones:
        text = tr("{area} with data, {period}.") if period else tr("{area} with data.")
        return text.format(area=area, period=period)
    zone_list = tr(", ").join(zones[:MAX_NAMED]) + (" …" if len(zones) > MAX_NAMED else "")
    text = tr("{area} with data in {n} zones ({zones}).")
    if period:
        text = tr("{area} with data in {n} zones ({zones}), {period}.")
    return text.format(area=area, n=len(zones), zones=zone_list, period=period)


def _grid_sentence(results: AssessmentResults, tr) -> str:
    """Return the grid of the assessment in words, for the first page."""
    grid = first_grid(results)
    if grid is None:
        return ""
    unit = grid.axis_unit if grid.is_geographic else f"\u00a0{grid.axis_unit}".rstrip()
    size = float(grid.cell_size[0])
    if grid.axis_unit == "m" and size >= 1000.0:
        size, unit = size / 1000.0, "\u00a0km"
    return tr("{width} × {height} cells of {size}, {crs}.").format(
        width=f"{grid.width:,}",
        height=f"{grid.height:,}",
        crs=crs_name(grid.crs) or tr("unknown coordinate system"),
        size=_rounded_length(size, unit),
    )


def _rounded_length(value: float, unit: str) -> str:
    """Return a length without digits that say nothing."""
    digits = 4 if unit == "°" else 2
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") + unit


def carbon_unit(results: AssessmentResults):
    """Return the unit of all amounts of carbon: that of the first page; None without a budget."""
    rows = budget_rows(results)
    return headline_unit(headline_of(rows)) if rows else None


def first_grid(results: AssessmentResults):
    """Return the grid of the first map there is."""
    for key in ("nep_mean", "npp_mean", "nep", "npp", "rs", "trend_class", "lisa_class", "zones"):
        if results.first(key):
            return describe_raster(results.first(key)).grid
    return None


def first_figure(results: AssessmentResults, tr) -> Figure | None:
    """Return the map that stands first: mean NEP, else what comes nearest to it."""
    keys = ("nep_mean", "nep", "npp_mean", "npp", "npp_map", "rs", "rs_map")
    for key in keys:
        if not results.all(key):
            continue
        path = results.all(key)[-1]
        band = describe_raster(path).bands[0]
        flux = key.split("_")[0]
        name = flux_symbol(flux)
        period_name = band.date.text if band.date else tr("mean of the period")
        label = with_unit(name, band.unit)
        ramp = RESPIRATION_RAMP if flux == "rs" else FLUX_RAMP
        map_description = f"{name}, {period_name}: {os.path.basename(path)}"
        svg = map_figures.raster_figure(
            path, ramp, label, map_description, results.frame(tr), SIGNED_RAMP
        )
        return Figure(svg, _map_caption(name, period_name, flux, results, tr))
    return None


def _map_caption(name: str, period_name: str, flux: str, results: AssessmentResults, tr) -> str:
    """Return the caption of the first map."""
    text = tr("{name}, {when}.").format(name=name, when=period_name)
    if flux == "nep":
        text += " " + tr("Green: the land takes up carbon; brown: it releases carbon.")
    if results.borders:
        text += " " + tr("Lines: borders of the zones.")
    return text
