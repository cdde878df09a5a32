"""What the workbench says: names of steps, tasks and states, and findings as HTML."""

from __future__ import annotations

import html
import math

from ...core.flux.budget.headline import Headline
from ...core.report.budget.headline_text import (
    area_text,
    error_advice,
    error_text,
    period_text,
    test_text,
    total_text,
    trend_text,
)
from ...framework.text.translation import tr, tr_class
from ..assessment import states
from ..assessment.summary import (
    Aligned,
    Count,
    Doubts,
    Moran,
    Score,
    Series,
    Share,
    Shift,
    Transfer,
)
from ..assessment.tasks import MIN_FOR_BREAKS, task_that_makes

# The colour of bars: holds on white and on dark grey.
_BAR = "#3f9b3f"  # a bar, no text: a contrast of 3 does
_BAR_CELLS = 8  # blocks for a share of 100 %


def step_title(step: str) -> str:
    """Return the words for a step."""
    return {
        "data": tr("Data"),
        "train": tr("Train"),
        "predict": tr("Predict and balance"),
        "trend": tr("Trends and drivers"),
        "pattern": tr("Hot spots and clusters"),
        "landuse": tr("Land-use transfer"),
        "diagnosis": tr("Diagnosis"),
        "report": tr("Report"),
    }[step]


def step_description(step: str) -> str:
    """Return in words what a step is for."""
    return {
        "data": tr(
            "Rasters, plots and zones of the region are found in the data folder. The first task "
            "shows how they are understood: units, dates, nodata values, grids. Then the "
            "predictors are read at the plots."
        ),
        "train": tr(
            "One model each of net primary production and of soil respiration, validated on held "
            "out sites."
        ),
        "predict": tr(
            "Maps of both fluxes for every date, their balance NEP = NPP - Rh, and its totals."
        ),
        "trend": tr(
            "Where the balance rises or falls and whether that will last, and which of the two "
            "climate series goes with it."
        ),
        "pattern": tr("Where high and low values of the mean balance lie together."),
        "landuse": tr("What the change of land use did to the balance."),
        "diagnosis": tr("Management zones from clusters, expected trend and drivers."),
        "report": tr("Everything on one page, to hand on."),
    }[step]


def task_title(key: str) -> str:
    """Return the name of a task."""
    return {
        "grids": tr("Check the data"),
        "npp_samples": tr("Read predictors at the NPP plots"),
        "rs_samples": tr("Read predictors at the Rs plots"),
        "npp_model": tr("Train the NPP model"),
        "rs_model": tr("Train the Rs model"),
        "npp_explanation": tr("Explain the NPP model"),
        "rs_explanation": tr("Explain the Rs model"),
        "npp": tr("Map NPP of all dates"),
        "rs": tr("Map Rs of all dates"),
        "nep": tr("Balance NEP of all dates"),
        "mean": tr("Mean map of your NEP series"),
        "npp_mean": tr("Mean map of your NPP series"),
        "budget": tr("Add up the carbon budget"),
        "npp_uncertainty": tr("Uncertainty of NPP"),
        "rs_uncertainty": tr("Uncertainty of Rs"),
        "trend": tr("Classify trends"),
        "drivers": tr("Find climate drivers"),
        "contributions": tr("Split trends into climate and other"),
        "detector": tr("Explain the pattern by factors"),
        "breaks": tr("Find breaks of trends"),
        "clusters": tr("Find clusters"),
        "hotspots": tr("Find hot spots"),
        "emerging": tr("Hot spots over time"),
        "centres": tr("Move of the gravity centre"),
        "moran": tr("Clustering over time"),
        "landuse": tr("Land-use transfer"),
        "zones": tr("Make management zones"),
        "report": tr("Write the assessment report"),
    }[key]


def state_title(state: str) -> str:
    """Return the words for a state."""
    return {
        states.MISSING: tr("missing input"),
        states.READY: tr("ready"),
        states.DONE: tr("done"),
        states.STALE: tr("out of date"),
        states.GIVEN: tr("not needed"),
    }[state]


def state_description(state: str) -> str:
    """Return in words what a state means."""
    return {
        states.MISSING: tr("Something that this needs is not there yet."),
        states.READY: tr("All inputs are there; it can be run."),
        states.DONE: tr("The result is there and newer than its inputs."),
        states.STALE: tr("The result is there, but an input has changed since."),
        states.GIVEN: tr(
            "Not needed: your data hold a series that takes its place, or there is none to make it "
            "for."
        ),
    }[state]


def need_text(key: str, name: str, label: str) -> str:
    """Return what a task lacks, in words that say where it comes from."""
    if name in ("RASTERS", "PREDICTORS"):
        return tr("Rasters in the data folder, named VARIABLE.tif or VARIABLE_YEAR.tif")
    if name == "SITES" and key == "npp_samples":
        return tr(
            "Plots in the data folder with a column npp: points, or a table with longitude and "
            "latitude; or a series npp_YEAR.tif"
        )
    if name == "SITES":
        return tr(
            "Plots in the data folder with a column rs: points, or a table with longitude and "
            "latitude; or a series rs_YEAR.tif"
        )
    if key == "nep":
        return tr(
            "{label}, made by an earlier task or given as a series in the data folder"
        ).format(label=label)
    if key == "breaks":
        return tr("{label}: at least {n} dates").format(label=label, n=MIN_FOR_BREAKS)
    if name in ("DRIVER_A", "DRIVER_B"):
        return tr(
            "{label}: rasters of temperature and precipitation of the dates of NEP, named so or "
            "set so in the table 'Data...'"
        ).format(label=label)
    if name == "FACTORS":
        return tr("{label} in the data folder, besides land use and other classes").format(
            label=label
        )
    if name.startswith("LANDUSE"):
        return tr("{label}: rasters landuse_YEAR.tif of two dates of NEP").format(label=label)
    making_task = task_that_makes(key, name)
    if making_task:
        return tr("{label}, made by the task '{task}'").format(
            label=label, task=task_title(making_task)
        )
    return tr("{label}, made by an earlier task").format(label=label)


def product_title(key: str) -> str:
    """Return the words for a map in the layer tree."""
    return {
        "npp_samples": tr("NPP plots with predictors"),
        "rs_samples": tr("Rs plots with predictors"),
        "npp": tr("NPP"),
        "rs": tr("Soil respiration"),
        "rh": tr("Heterotrophic respiration"),
        "nep": tr("NEP"),
        "nep_mean": tr("Mean NEP"),
        "npp_mean": tr("Mean NPP"),
        "npp_map": tr("NPP of the last date"),
        "rs_map": tr("Soil respiration of the last date"),
        "npp_lower": tr("NPP, lower limit"),
        "npp_upper": tr("NPP, upper limit"),
        "npp_spread": tr("NPP, spread"),
        "npp_applicability": tr("NPP, area of applicability"),
        "rs_lower": tr("Soil respiration, lower limit"),
        "rs_upper": tr("Soil respiration, upper limit"),
        "rs_spread": tr("Soil respiration, spread"),
        "rs_applicability": tr("Soil respiration, area of applicability"),
        "trend_class": tr("Trend classes"),
        "slope": tr("Sen slope"),
        "p": tr("p of the trend"),
        "hurst": tr("Hurst exponent"),
        "future_class": tr("Expected trend"),
        "driver_class": tr("Climate drivers"),
        "contribution_class": tr("What the trend goes with"),
        "break_year": tr("Break year"),
        "break_type": tr("Trends before and after the break"),
        "lisa_class": tr("Clusters"),
        "hotspot_class": tr("Hot spots"),
        "emerging_class": tr("Emerging hot spots"),
        "centres": tr("Gravity centres"),
        "change": tr("Land-use change"),
        "zones": tr("Management zones"),
        "zone_polygons": tr("Zone polygons"),
    }.get(key, key)


def report_title(key: str) -> str:
    """Return the words for a report on its button."""
    return {"sankey": tr("Flow diagram")}.get(key, tr("Open report"))


# --- findings ---------------------------------------------------------------------------------


def findings_html(facts: list) -> str:
    """Return the words for the findings of a task as HTML."""
    scores = [fact for fact in facts if isinstance(fact, Score)]
    shares = [fact for fact in facts if isinstance(fact, Share)]
    pairs = [fact for fact in facts if isinstance(fact, Transfer)]
    fragments = [_finding_line(fact) for fact in facts if isinstance(fact, _LINES)]
    if scores:
        fragments.append(_scores_table(scores))
    if shares:
        fragments.append(_shares_table(shares))
    if pairs:
        fragments.append(_transitions_table(pairs))
    return "".join(fragments)


_LINES = (Aligned, Doubts, Count, Series, Headline, Moran, Shift)


def _finding_line(fact) -> str:
    """Return the line for a finding of a task, as HTML."""
    if isinstance(fact, Aligned):
        return f"<p>{html.escape(_aligned_text(fact))}</p>"
    if isinstance(fact, Doubts):
        text = _doubts_text(fact)
    elif isinstance(fact, Count):
        text = tr("{n} records").format(n=fact.n)
    elif isinstance(fact, Series):
        text = tr("{n} maps, {first} to {last}").format(**fact._asdict())
    elif isinstance(fact, Shift):
        text = _shift_text(fact)
    elif isinstance(fact, Moran):
        text = tr("Moran's I {low} to {high} on {n} dates").format(
            low=f"{fact.low:.2f}", high=f"{fact.high:.2f}", n=fact.n
        )
    else:
        return "".join(f"<p>{html.escape(text)}</p>" for text in _budget_text(fact) if text)
    return f"<p>{html.escape(text)}</p>"


def _shift_text(fact: Shift) -> str:
    """Say in words how far the gravity centre moved."""
    text = tr("{distance} km from {first} to {last}, direction {azimuth:.0f}°")
    if not fact.km > 0:
        text = tr("The gravity centre did not move from {first} to {last}")
    elif math.isfinite(fact.upper):
        text = tr(
            "{distance} km ({low} to {high}) from {first} to {last}, direction {azimuth:.0f}°"
        )
    else:
        text += "; " + tr("the error is unknown, and the move may be nothing but that")
    low, high = format_number(fact.lower), format_number(fact.upper)
    return text.format(distance=format_number(fact.km), low=low, high=high, **fact._asdict())


def _doubts_text(fact: Doubts) -> str:
    """Say in words how many doubts there are about the data."""
    if not fact.n:
        return tr("No doubts about units, dates, nodata values and ranges")
    return tr("{n} doubts about the data: read the report before you go on").format(n=fact.n)


def _aligned_text(fact: Aligned) -> str:
    """Say in words whether all rasters are on one grid."""
    if fact.is_aligned:
        return tr("All rasters are on one grid.")
    return tr(
        "The rasters are not on one grid; the report says which. Run 'Align rasters' and choose "
        "its folder as the data folder."
    )


def _budget_text(fact: Headline) -> tuple:
    """Say in words the total of the budget, its interval and trend."""
    text = tr("{total} ({error}) on {area} (mean of {period})").format(
        total=total_text(fact),
        error=error_text(fact, tr),
        area=area_text(fact),
        period=period_text(fact, tr),
    )
    if fact.has_trend:
        text += tr("; trend {slope} ({test})").format(slope=trend_text(fact), test=test_text(fact))
    return text, error_advice(fact, tr)


def _scores_table(scores: list) -> str:
    """Return the scores of a model by validation in words and numbers, below a task."""
    names = {
        "site": tr("whole sites held out"),
        "site_oob": tr("out of bag by site"),
        "block": tr("blocks of places held out"),
        "knndm": tr("folds that look like the map"),
        "kfold": tr("random folds"),
        "holdout": tr("random part held out"),
        "oob": tr("out of bag"),
        "training": tr("own training records"),
    }
    order = [*names]
    scores = sorted(
        scores, key=lambda s: order.index(s.validation) if s.validation in names else -1
    )
    rows = [
        (
            names.get(score.validation, score.validation),
            f"{score.r2:.2f}",
            format_number(score.rmse),
            str(score.n),
        )
        for score in scores
    ]
    headings = (
        tr("Validation"),
        "R²",
        "RMSE",
        tr("records"),
    )
    unit = tr("RMSE in {unit}").format(unit=scores[0].unit)
    return f"{html_table(headings, rows)}<p>{html.escape(unit)}</p>"


def _shares_table(shares: list) -> str:
    """Return the shares of classes in words and numbers, below a task."""
    tables = list(dict.fromkeys(share.table for share in shares))
    headings = {
        "trend_class": tr("Trend"),
        "future_class": tr("Expected trend"),
        "importance": tr("Predictor"),
        "detector": tr("Factor"),
    }
    fragments = []
    for of_map in tables:
        rows = [
            (
                tr_class(share.label),
                f"{share.percent:.1f} %",
                "█" * round(share.percent / 100 * _BAR_CELLS) or "▏",
            )
            for share in shares
            if share.table == of_map
        ]
        fragments.append(
            html_table((headings.get(of_map, tr("Class")), tr("Share"), ""), rows, bar=True)
        )
    return "".join(fragments)


def _transitions_table(pairs: list) -> str:
    """Return the largest land-use transitions in words and numbers, below a task."""
    totals = {
        "total of conversions": tr("All conversions"),
        "total within classes": tr("Unchanged land use"),
    }
    rows = [
        (
            totals.get(pair.kind) or f"{pair.start} → {pair.end}",
            f"{pair.area_km2:,.0f}",
            format_number(pair.carbon_tg, sign=True),
        )
        for pair in pairs
    ]
    return html_table((tr("From → to"), "km2", tr("change, Tg C")), rows)


def html_table(headings: tuple, rows: list, bar: bool = False) -> str:
    """Return a small table: the first column to the left, numbers to the right."""
    lines = [_table_row([f"<b>{html.escape(heading)}</b>" for heading in headings])]
    for row in rows:
        cells = [html.escape(cell) for cell in row]
        if bar:
            cells[-1] = f'<span style="color:{_BAR}">{cells[-1]}</span>'
        lines.append(_table_row(cells, bar))
    return f'<table cellpadding="2">{"".join(lines)}</table>'


def _table_row(cells: list, bar: bool = False) -> str:
    """Return a row of words and numbers as HTML."""
    last = len(cells) - 1
    alignments = ["left" if i == 0 or (bar and i == last) else "right" for i in range(len(cells))]
    inside = "".join(
        f'<td align="{alignment}" style="white-space:nowrap">{cell}</td>'
        for alignment, cell in zip(alignments, cells)
    )
    return f"<tr>{inside}</tr>"


def format_number(value: float, sign: bool = False) -> str:
    """Return a number among words, with three significant digits."""
    if not math.isfinite(value):
        return "-"
    digits = 0 if value == 0 else max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:{'+' if sign else ''},.{min(digits, 6)}f}"
