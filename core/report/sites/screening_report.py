"""The report of a screening of predictors."""

from __future__ import annotations

import numpy as np

from ..common_charts import ranked_bars
from ..display_names import flux_symbol
from ..figure_labels import escape_mathtext, shorten_label
from ..numbers import show_number
from ..page import CAUTION, GOOD, Figure, Page, Section, Table, Text, write_page
from ..svg_drawing import INK, SOFT, draw_svg


def write_screening_report(screening, path: str, translate) -> None:
    """Write the report of a screening.

    Parameters
    ----------
    screening : Screening
        What `screen_predictors` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    page = Page(
        title=tr("Predictors of {target}").format(target=flux_symbol(screening.target)),
        lead=tr("{k} predictors on {n} records that have all values.").format(
            k=len(screening.names), n=screening.n
        ),
        key_figures=(
            (
                tr("Suggested"),
                f"{len(screening.selected)} / {len(screening.names)}",
                ", ".join(screening.selected),
            ),
            (
                tr("Limit of |r|"),
                show_number(screening.max_correlation, 3),
                tr("between predictors"),
            ),
            (tr("Limit of VIF"), show_number(screening.max_vif, 3), tr("variance inflation")),
        ),
        summary=_screening_summary(screening, tr),
        sections=(
            Section(tr("The suggested set"), _suggested_predictors(screening, tr)),
            Section(tr("Correlations"), _correlation_map(screening, tr)),
        ),
    )
    write_page(page, path, translate)


def _screening_summary(screening, tr) -> tuple:
    """Return what the screening of predictors found in a few sentences."""
    left_out = [name for name in screening.names if name not in screening.selected]
    if not screening.selected:
        text = tr("None of the {all} predictors can be used: {list}.")
    else:
        text = tr("{n} of {all} predictors can stay together: {list}.")
    sentences = [
        text.format(
            n=len(screening.selected),
            all=len(screening.names),
            list=", ".join(screening.selected or screening.names),
        )
    ]
    for name, reason in zip(screening.names, screening.reasons):
        if name in left_out[:3] and reason[0]:
            text = tr("{name}: {reason}.")
            sentences.append(text.format(name=name, reason=reason_text(reason, tr)))
    if np.isnan(screening.with_target).all():  # all predictors are constant
        return tuple(sentences)
    strongest = int(np.nanargmax(np.abs(screening.with_target)))
    sentences.append(
        tr("{name} goes with {target} most closely (r = {r}).").format(
            name=screening.names[strongest],
            target=flux_symbol(screening.target),
            r=show_number(float(screening.with_target[strongest]), 2),
        )
    )
    return tuple(sentences)


def reason_text(reason: tuple, tr) -> str:
    """Return why screening leaves a predictor out of the set."""
    kind, other, value = reason
    if kind == "correlation":
        return tr("correlates with {other} (r = {r}), which says more of the target").format(
            other=other, r=show_number(value, 2)
        )
    if kind == "vif":
        return tr("follows from the others together (VIF {vif})").format(vif=show_number(value, 3))
    return {"constant": tr("has the same value everywhere"), "": ""}[kind]


def _suggested_predictors(screening, tr) -> tuple:
    """Return which predictors the screening suggests, and why not the others."""
    texts = []
    left_out = [name for name in screening.names if name not in screening.selected]
    if left_out:
        texts.append(
            Text(
                tr(
                    "Leave out: {gone}. A forest predicts as well with them, but its importance "
                    "is then shared out among predictors that say the same, and a linear model's "
                    "coefficients lose their meaning."
                ).format(gone=", ".join(left_out)),
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
        tr("r with {target}").format(target=flux_symbol(screening.target)),
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
            screening.names,
            screening.reasons,
            screening.with_target,
            screening.vif,
            screening.vif_selected,
        )
    )
    return (*texts, Table(tr("Predictors"), columns, rows, "predictors.csv"))


def _correlation_map(screening, tr) -> tuple:
    """Return the correlations of the screened predictors as a heat map."""
    left_out = {name for name in screening.names if name not in screening.selected}
    names = (*screening.names, screening.target)
    matrix = np.full((len(names), len(names)), np.nan)
    matrix[:-1, :-1] = screening.correlation
    matrix[-1, :-1] = matrix[:-1, -1] = screening.with_target
    matrix[-1, -1] = 1.0
    svg = _correlation_heat_map(
        names,
        matrix,
        tr("Pearson correlation"),
        tr("Heat map of the correlations between predictors and target"),
        left_out,
    )
    blocks: list = [Figure(svg, tr("Names in grey are not in the suggested set."))]
    finite = np.isfinite(screening.vif)
    if finite.any():
        bars = ranked_bars(
            [name for name, f in zip(screening.names, finite) if f],
            screening.vif[finite],
            tr("Variance inflation factor given all others"),
            tr("Variance inflation factors"),
        )
        blocks.append(Figure(bars, tr("A predictor that follows from others is not drawn.")))
    rows = tuple((name, *map(float, row)) for name, row in zip(names, matrix))
    return (*blocks, Table(tr("Correlations"), ("", *names), rows, "correlations.csv"))


def _correlation_heat_map(names, matrix, label: str, description: str, faded=()) -> str:
    """Return a matrix of correlations as colours from -1 to 1, with the numbers.

    Parameters
    ----------
    names : sequence of str
        Names of rows and columns.
    matrix : array_like
        Square; NaN is left white.
    label : str
        What the colours mean.
    description : str
        What the figure shows.
    faded : collection of str
        Names printed in grey.
    """
    matrix, n = np.asarray(matrix, np.float64), len(names)
    side_length = min(9.0, max(3.0, 1.6 + 0.42 * n))

    def plot_correlation_heat_map(figure):
        axes = figure.add_subplot()
        image = axes.imshow(matrix, cmap="PuOr", vmin=-1, vmax=1)
        axes.set_xticks(range(n))
        axes.set_yticks(range(n))
        axes.set_xticklabels([shorten_label(name, 16) for name in names], rotation=60, ha="right")
        axes.set_yticklabels([shorten_label(name, 22) for name in names])
        for ticks in (axes.get_xticklabels(), axes.get_yticklabels()):
            for tick, name in zip(ticks, names):
                tick.set_color(SOFT if name in faded else INK)
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
        if n <= 16:
            for row, col in zip(*np.nonzero(np.isfinite(matrix))):
                value = matrix[row, col]
                text = f"{value:.2f}".replace("-", "\u2212")
                colour = "white" if abs(value) > 0.65 else INK
                axes.text(col, row, text, ha="center", va="center", fontsize=7, color=colour)
        bar = figure.colorbar(image, ax=axes, shrink=0.75)
        bar.set_label(escape_mathtext(label))
        bar.outline.set_visible(False)

    return draw_svg(plot_correlation_heat_map, description, side_length + 1.0, side_length)
