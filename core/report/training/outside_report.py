"""The report of an outside test: how a model does on a table that it was not trained on."""

from __future__ import annotations

import numpy as np

from ...predict.outside_test import ACROSS, ALL, CLASS, SITE, SUMMARIES
from .. import common_charts
from ..display_names import flux_symbol
from ..numbers import show_number, typeset_units, with_unit
from ..page import CAUTION, FINDING, Figure, Page, Section, Table, Text, write_page
from .score_sentences import site_skill_sentences

# Scores of a row, and whether they are in the unit of the target.
_FIELDS = (
    ("n", "n", False),
    ("r2", "R²", False),
    ("r", "r", False),
    ("rmse", "RMSE", True),
    ("mae", "MAE", True),
    ("pbias", "PBIAS (%)", False),
)


def write_outside_report(test, path: str, translate) -> None:
    """Write the report of an outside test.

    Parameters
    ----------
    test : OutsideTest
        What `score_model` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, model = translate, test.model
    overall, unit = test.score(), typeset_units(model.unit)
    sections = [Section(tr("How good is the model elsewhere?"), _score_sentences(test, tr))]
    kinds = test.scores[test.scores["scope"] == CLASS]
    if len(kinds):
        sections.append(Section(tr("Classes"), _class_section(test, tr)))
    if (test.scores["scope"] == SITE).any():
        sections.append(Section(tr("Sites"), _site_section(test, tr)))
    sections.append(Section(tr("Observed and predicted"), (_tested_scatter(test, tr),)))
    page = Page(
        title=tr("Outside test of the model of {target}").format(target=flux_symbol(model.target)),
        lead=tr("{kind}, scored on {n} records of another table.").format(
            kind=tr(model.kind.label), n=f"{len(test.predictions):,}"
        ),
        key_figures=(
            ("R²", show_number(float(overall.r2), 2), tr("all records")),
            *_site_key_figures(test, tr),
            (
                tr("RMSE"),
                f"{show_number(float(overall.rmse), 3)} {unit}".strip(),
                tr("all records"),
            ),
            ("PBIAS", f"{show_number(float(overall.pbias), 2)} %", tr("below 0: underestimated")),
        ),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _site_key_figures(test, tr) -> tuple:
    """Return the R2 of single sites as a key figure, nothing where there are none."""
    skill = test.site_skill
    if skill is None:
        return ()
    note = tr("{below} of {n} sites below 0").format(below=len(skill.below_zero), n=skill.n)
    return ((tr("R², median of sites"), show_number(skill.median, 2), note),)


def _score_sentences(test, tr) -> tuple:
    """Return what the scores of an outside test say, in words."""
    first, unit = test.scores.iloc[0], typeset_units(test.model.unit)
    blocks: list = []
    if test.trained_on:
        text = tr(
            "The model was trained on {n} of these sites ({sites}): for these the test is "
            "not independent. Leave them out."
        ).format(n=len(test.trained_on), sites=", ".join(test.trained_on[:10]))
        blocks.append(Text(text, tone=CAUTION))
    texts = [
        tr("At these records R² is {r2}, the RMSE {rmse} {unit}.").format(
            r2=show_number(float(first["r2"]), 2),
            rmse=show_number(float(first["rmse"]), 3),
            unit=unit,
        )
    ]
    texts += site_skill_sentences(test.site_skill, tr)
    if np.isfinite(first["picp"]):
        texts.append(
            tr(
                "The {coverage} % interval holds {picp} % of the records; its mean width is "
                "{width} {unit}."
            ).format(
                coverage=show_number(100 * test.coverage, 3),
                picp=show_number(float(first["picp"]), 3),
                width=show_number(float(first["mpiw"]), 3),
                unit=unit,
            )
        )
    texts.append(
        tr(
            "{inside} % of the records lie in the area of applicability; the scores of the "
            "training apply to no others."
        ).format(inside=show_number(float(first["inside"]), 3))
    )
    blocks += [Text(text, tone=FINDING) for text in texts]
    return (*blocks, _scores_of_scopes(test, (ALL,), tr))


def _scope_names(tr) -> dict:
    """Return the names of what the scores of an outside test cover."""
    return {
        ALL: tr("All records"),
        CLASS: tr("Records"),
        SITE: tr("Site"),
        SUMMARIES[0]: tr("Mean over sites"),
        SUMMARIES[1]: tr("Median over sites"),
        SUMMARIES[2]: tr("Variance over sites (unit squared)"),
        ACROSS: tr("Means of sites"),
    }


def _class_section(test, tr) -> tuple:
    """Return the scores of an outside test in each class, and over its sites."""
    kinds = test.scores["subject"][test.scores["scope"] == CLASS].tolist()
    rows = test.scores[
        test.scores["subject"].isin(kinds) & test.scores["scope"].isin([CLASS, *SUMMARIES])
    ]
    rows = rows.sort_values("subject", kind="stable")
    return (_score_rows(test, rows, tr("Scores by class"), "scores_by_class.csv", tr),)


def _site_section(test, tr) -> tuple:
    """Return the scores of an outside test over sites, and of each."""
    return (
        _scores_of_scopes(test, (*SUMMARIES, ACROSS), tr),
        _scores_of_scopes(test, (SITE,), tr),
    )


def _scores_of_scopes(test, scopes: tuple, tr) -> Table:
    """Return the scores of an outside test over the given scopes."""
    scores = test.scores
    rows = scores[scores["scope"].isin(scopes)]
    if scopes != (SITE,):
        rows = rows[rows["subject"] == ""]
    titles = {ALL: (tr("Scores"), "scores.csv"), SITE: (tr("Scores by site"), "sites.csv")}
    title, file = titles.get(scopes[0], (tr("Scores over sites"), "over_sites.csv"))
    return _score_rows(test, rows, title, file, tr)


def _score_rows(test, rows, title: str, file: str, tr) -> Table:
    """Return rows of the score table of an outside test."""
    unit, names = test.model.unit, _scope_names(tr)
    score_headings = tuple(
        with_unit(label, unit if in_unit else "") for _name, label, in_unit in _FIELDS
    )
    table_rows = tuple(
        (
            row.subject or names[row.scope],
            names[row.scope] if row.subject and row.scope != SITE else "",
            *(
                int(getattr(row, name)) if name == "n" else float(getattr(row, name))
                for name, _label, _unit in _FIELDS
            ),
        )
        for row in rows.itertuples()
    )
    columns = (tr("Records of"), tr("Summary"), *score_headings)
    if not any(row[1] for row in table_rows):  # only classes have summaries of their own
        columns, table_rows = _without_summary(columns), tuple(map(_without_summary, table_rows))
    return Table(title, columns, table_rows, file)


def _without_summary(row: tuple) -> tuple:
    """Return a row of the score table without its second cell."""
    return (row[0], *row[2:])


def _tested_scatter(test, tr) -> Figure:
    """Return observed and predicted values of the outside test as a scatter plot."""
    unit = test.model.unit
    table = test.predictions
    svg = common_charts.observed_predicted_scatter(
        table["observed"].to_numpy(np.float64),
        ((tr("Outside test"), table["predicted"].to_numpy(np.float64)),),
        with_unit(tr("Observed"), unit),
        with_unit(tr("Predicted"), unit),
        tr("1:1 line"),
        tr("Observed against predicted: {validation}").format(validation=tr("Outside test")),
    )
    return Figure(svg, tr("Records that the model was not trained on."))
