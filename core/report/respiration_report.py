"""The report of a respiration fit."""

from __future__ import annotations

import numpy as np

from ..flux.respiration import RESPIRATION_METHODS, LineFit, RespirationFit
from . import common_charts
from .numbers import show_number
from .page import Figure, Page, Section, Table, Text, write_page


def write_respiration_report(fit: RespirationFit, rs, rh, path: str, translate) -> None:
    """Write the report of a fit of Rh against Rs.

    Parameters
    ----------
    fit : RespirationFit
        What was fitted.
    rs, rh : array_like
        The records.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, line = translate, fit.linear
    page = Page(
        title=tr("Heterotrophic against soil respiration"),
        lead=tr(
            "A straight line and a line of the logarithms through {n} records that have both soil "
            "respiration (Rs) and heterotrophic respiration (Rh)."
        ).format(n=line.n),
        key_figures=(
            (tr("Slope"), show_number(line.slope), "± " + show_number(line.slope_se, 2)),
            (
                tr("Intercept"),
                show_number(line.intercept),
                "± " + show_number(line.intercept_se, 2) + ", " + tr("unit of the records"),
            ),
            (tr("R² of the line"), show_number(line.r2, 3), tr("n = {n}").format(n=line.n)),
        ),
        summary=_respiration_summary(fit, tr),
        sections=(
            Section(tr("The lines"), _fitted_lines(fit, rs, rh, tr)),
            Section(tr("What it rests on"), _respiration_basis(fit, tr)),
        ),
    )
    write_page(page, path, translate)


def _respiration_summary(fit: RespirationFit, tr) -> tuple:
    """Return how respiration was fitted in a few sentences."""
    line = fit.linear
    sentences = [
        tr(
            "Heterotrophic respiration is {a} of soil respiration plus {b} (unit of the records)."
        ).format(a=show_number(line.slope, 3), b=show_number(line.intercept, 3)),
        tr("The line explains {share} % of what differs between the records.").format(
            share=show_number(100.0 * line.r2, 2)
        ),
    ]
    if fit.loglog:
        sentences.append(
            tr("In logarithms R² is {r2}; that line passes through 0.").format(
                r2=show_number(fit.loglog.r2, 2)
            )
        )
    return (*sentences, _respiration_basis(fit, tr)[-1].text)


def _fitted_lines(fit: RespirationFit, rs, rh, tr) -> tuple:
    """Return the scatter plot and the table of both fits of respiration."""
    shipped = RESPIRATION_METHODS["linear"]
    a, b = shipped.defaults()
    curves = [(tr("Fitted line"), lambda x: fit.linear.intercept + fit.linear.slope * x)]
    if fit.loglog:
        curve = fit.loglog
        curves.append(
            (
                tr("Fitted in logarithms"),
                lambda x: np.exp(curve.intercept) * np.where(x > 0, x, np.nan) ** curve.slope,
            )
        )
    label = tr("Published: {a} Rs + {b}").format(a=f"{a:g}", b=f"{b:g}")
    curves.append((label, lambda x: shipped.formula(x, a, b)))
    svg = common_charts.fitted_lines_figure(
        rs,
        rh,
        curves,
        tr("Soil respiration Rs (unit of the records)"),
        tr("Heterotrophic respiration Rh (unit of the records)"),
        tr("Records"),
        tr("Heterotrophic against soil respiration, with fitted lines"),
    )
    columns = (
        tr("Fit"),
        tr("Slope"),
        tr("Intercept"),
        "R²",
        "n",
        tr("SE of slope"),
        tr("SE of intercept"),
        tr("p of slope"),
    )
    rows = [_line_row("Rh = a Rs + b", fit.linear)]
    if fit.loglog:
        rows.append(_line_row("ln Rh = b + a ln Rs", fit.loglog))
    return (
        Figure(
            svg,
            tr("Each point is a record. The dashed line is published: {source}").format(
                source=shipped.citation()
            ),
        ),
        Table(tr("Least-squares fits"), columns, tuple(rows), "respiration_fit.csv"),
    )


def _line_row(name: str, line: LineFit) -> tuple:
    """Return the row of a fitted line in the table of the respiration fit."""
    return (
        name,
        line.slope,
        line.intercept,
        line.r2,
        line.n,
        line.slope_se,
        line.intercept_se,
        line.p,
    )


def _respiration_basis(fit: RespirationFit, tr) -> tuple:
    """Return how many records there are and what the line does not say."""
    texts = [
        tr("{used} records were used, {dropped} lack one of the two values.").format(
            used=fit.linear.n, dropped=fit.n_dropped
        )
    ]
    if fit.n_not_positive:
        texts.append(
            tr(
                "{n} records with a value that is not positive have no logarithm and are not in "
                "the second line."
            ).format(n=fit.n_not_positive)
        )
    if fit.linear.intercept > 0 and fit.linear.slope < 1:
        limit = fit.linear.intercept / (1.0 - fit.linear.slope)
        texts.append(
            tr(
                "Below Rs = {limit} the straight line gives more heterotrophic than soil "
                "respiration, which cannot be. Use the line of the logarithms where Rs is that "
                "low."
            ).format(limit=show_number(limit, 3))
        )
    texts.append(
        tr(
            "Records of one site and year are not independent of each other: the errors given "
            "are too small where sites repeat."
        )
    )
    return tuple(Text(text) for text in texts)
