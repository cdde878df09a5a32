"""The report of a screening of predictors."""

from __future__ import annotations

import numpy as np

from ..figures import ranked_bars
from ..landuse.charts import heat_map
from ..numbers import show_number
from ..page import CAUTION, GOOD, Figure, Page, Section, Table, Text, write_page
from ..words import flux_symbol


def write_screening_report(found, path: str, translate) -> None:
    """Write the report of a screening.

    Parameters
    ----------
    found : Screening
        What `screen_predictors` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    page = Page(
        title=tr("Predictors of {target}").format(target=flux_symbol(found.target)),
        lead=tr("{k} predictors on {n} records that have all values.").format(
            k=len(found.names), n=found.n
        ),
        facts=(
            (
                tr("Suggested"),
                f"{len(found.selected)} / {len(found.names)}",
                ", ".join(found.selected),
            ),
            (tr("Limit of |r|"), show_number(found.max_correlation, 3), tr("between predictors")),
            (tr("Limit of VIF"), show_number(found.max_vif, 3), tr("variance inflation")),
        ),
        summary=_screening_summary(found, tr),
        sections=(
            Section(tr("The suggested set"), _suggested_predictors(found, tr)),
            Section(tr("Correlations"), _correlation_map(found, tr)),
        ),
    )
    write_page(page, path, translate)


def _screening_summary(found, tr) -> tuple:
    """Return what the screening of predictors found in a few sentences."""
    gone = [name for name in found.names if name not in found.selected]
    if not found.selected:
        text = tr("None of the {all} predictors can be used: {list}.")
    else:
        text = tr("{n} of {all} predictors can stay together: {list}.")
    sentences = [
        text.format(
            n=len(found.selected),
            all=len(found.names),
            list=", ".join(found.selected or found.names),
        )
    ]
    for name, reason in zip(found.names, found.reasons):
        if name in gone[:3] and reason[0]:
            sentences.append(f"{name}: {reason_text(reason, tr)}.")
    if np.isnan(found.with_target).all():  # all predictors are constant
        return tuple(sentences)
    strongest = int(np.nanargmax(np.abs(found.with_target)))
    sentences.append(
        tr("{name} goes with {target} most closely (r = {r}).").format(
            name=found.names[strongest],
            target=flux_symbol(found.target),
            r=show_number(float(found.with_target[strongest]), 2),
        )
    )
    return tuple(sentences)


def reason_text(reason: tuple, tr) -> str:
    """Return why a predictor is not in the set."""
    why, other, value = reason
    if why == "correlation":
        return tr("correlates with {other} (r = {r}), which says more of the target").format(
            other=other, r=show_number(value, 2)
        )
    if why == "vif":
        return tr("follows from the others together (VIF {vif})").format(vif=show_number(value, 3))
    return {"constant": tr("has the same value everywhere"), "": ""}[why]


def _suggested_predictors(found, tr) -> tuple:
    """Return which predictors the screening suggests, and why not the others."""
    texts = []
    gone = [name for name in found.names if name not in found.selected]
    if gone:
        texts.append(
            Text(
                tr(
                    "Leave out: {gone}. A forest predicts as well with them, but its importance "
                    "is then shared out among predictors that say the same, and a linear model's "
                    "coefficients lose their meaning."
                ).format(gone=", ".join(gone)),
                CAUTION,
            )
        )
    else:
        texts.append(Text(tr("No two predictors say the same: all can stay."), GOOD))
    texts.append(
        Text(
            tr(
                "The suggestion looks at the numbers only. Where two predictors are alike, take "
                "the one with the better reason, and the one whose rasters are better."
            )
        )
    )
    columns = (
        tr("Predictor"),
        tr("In the set"),
        tr("r with {target}").format(target=flux_symbol(found.target)),
        tr("VIF, all"),
        tr("VIF, suggested"),
        tr("Why not"),
    )
    rows = tuple(
        (
            name,
            tr("no") if reason[0] else tr("yes"),
            float(r),
            float(vif),
            float(after),
            reason_text(reason, tr),
        )
        for name, reason, r, vif, after in zip(
            found.names, found.reasons, found.with_target, found.vif, found.vif_selected
        )
    )
    return (*texts, Table(tr("Predictors"), columns, rows, "predictors.csv"))


def _correlation_map(found, tr) -> tuple:
    """Return the correlations of the screened predictors as a heat map."""
    gone = {name for name in found.names if name not in found.selected}
    names = (*found.names, found.target)
    matrix = np.full((len(names), len(names)), np.nan)
    matrix[:-1, :-1] = found.correlation
    matrix[-1, :-1] = matrix[:-1, -1] = found.with_target
    matrix[-1, -1] = 1.0
    svg = heat_map(
        names,
        matrix,
        tr("Pearson correlation"),
        tr("Heat map of the correlations between predictors and target"),
        gone,
    )
    blocks: list = [Figure(svg, tr("Names in grey are not in the suggested set."))]
    finite = np.isfinite(found.vif)
    if finite.any():
        bars = ranked_bars(
            [name for name, f in zip(found.names, finite) if f],
            found.vif[finite],
            tr("Variance inflation factor given all others"),
            tr("Variance inflation factors"),
        )
        blocks.append(Figure(bars, tr("A predictor that follows from others is not drawn.")))
    rows = tuple((name, *map(float, row)) for name, row in zip(names, matrix))
    return (*blocks, Table(tr("Correlations"), ("", *names), rows, "correlations.csv"))
