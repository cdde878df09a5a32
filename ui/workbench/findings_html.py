"""Findings of tasks as HTML: lines, tables, bars."""

from __future__ import annotations

import html
import math

from ...core.flux.budget.headline import Headline
from ...core.report.budget.headline_text import (
    area_text,
    error_text,
    headline_error_advice,
    period_text,
    test_text,
    total_text,
    trend_text,
)
from ...core.report.numbers import with_minus
from ...framework.text.translation import tr, tr_class
from ..assessment.task_findings import (
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

# The colour of bars: holds on white and on dark grey.
_BAR = "#3f9b3f"  # a bar, no text: a contrast of 3 does
_BAR_CELLS = 8  # blocks for a share of 100 %


def findings_html(facts: list) -> str:
    """Return the findings of a task as HTML."""
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
        "The rasters are not on one grid; the report says which. Press 'Align...' in the table "
        "'Data...'."
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
    return text, headline_error_advice(fact, tr)


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
    return html_table((tr("From → to"), "km²", tr("change, Tg C")), rows)


def html_table(headings: tuple, rows: list, bar: bool = False) -> str:
    """Return a small table of findings: first column to the left, numbers to the right."""
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
    # Words are broken where the dock is narrow, numbers are not.
    cells_html = "".join(
        f'<td align="{alignment}"{" style=white-space:nowrap" if i else ""}>{cell}</td>'
        for i, (alignment, cell) in enumerate(zip(alignments, cells))
    )
    return f"<tr>{cells_html}</tr>"


def format_number(value: float, sign: bool = False) -> str:
    """Return a number of a finding, with three significant digits."""
    if not math.isfinite(value):
        return "-"
    digits = 0 if value == 0 else max(0, 2 - math.floor(math.log10(abs(value))))
    return with_minus(f"{value:{'+' if sign else ''},.{min(digits, 6)}f}")
