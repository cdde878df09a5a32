"""The report of global spatial autocorrelation of polygons."""

from __future__ import annotations

import math

from ...pattern.global_features import global_table
from ..display_names import global_statistic_names
from ..numbers import show_number, show_p
from ..page import MAX_SENTENCES, Page, Section, Text, table_of, write_page

# Level of p, two-sided; that of permutations is one-sided, so half of it is asked for there.
_LEVEL = 0.05


def write_global_report(results, path: str, translate) -> None:
    """Write the report of global spatial autocorrelation of polygons.

    Parameters
    ----------
    results : sequence of GlobalResult
        What was found.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    names = global_statistic_names(tr)
    key_figures = tuple(
        (
            f"{names[result.statistic]}, {result.subject}",
            show_number(result.value, 4),
            _p_text(result, tr),
        )
        for result in results[:4]
    )
    sentences = [_finding_sentence(result, names, tr) for result in results]
    table = table_of(global_table(results), tr("Statistics"), "autocorrelation.csv")
    reading = tr(
        "Moran's I above its expectation, Geary's c below 1 and more neighbours of the same class "
        "than expected mean that neighbours are alike. A general G above its expectation means "
        "that high values gather, one below that low values do. A trend across the region counts "
        "as pattern, and results change with the division into polygons."
    )
    page = Page(
        title=tr("Spatial autocorrelation of polygons"),
        lead=tr("{n} polygons. Are neighbouring polygons alike?").format(n=results[0].n),
        key_figures=key_figures,
        summary=tuple(sentences[:MAX_SENTENCES]),
        sections=(
            Section(tr("Results"), (*[Text(text) for text in sentences[MAX_SENTENCES:]], table)),
            Section(tr("Reading it"), (Text(reading),)),
        ),
    )
    write_page(page, path, translate)


def _p_text(result, tr) -> str:
    """Return the p of a global statistic, that of the permutations if there is one."""
    if result.p_sim == result.p_sim:
        return tr("{p} by permutations, one-sided").format(p=show_p(result.p_sim))
    return show_p(result.p)


def _finding_sentence(result, names: dict, tr) -> str:
    """Return what a global statistic says."""
    by_permutations = result.p_sim == result.p_sim
    p = result.p_sim if by_permutations else result.p
    is_clustered = (result.value < result.expected) == (
        result.statistic in ("geary", "join_different")
    )
    subject = f"{names[result.statistic]}, {result.subject}"
    if math.isnan(p):
        return tr("{subject}: not tested.").format(subject=subject)
    if p > (_LEVEL / 2.0 if by_permutations else _LEVEL):
        return tr("{subject}: no pattern at the 5 % level.").format(subject=subject)
    if result.statistic == "getis_ord":
        if result.value > result.expected:
            return tr("{subject}: high values gather.").format(subject=subject)
        return tr("{subject}: low values gather.").format(subject=subject)
    if is_clustered:
        return tr("{subject}: neighbours are alike.").format(subject=subject)
    return tr("{subject}: neighbours are unlike.").format(subject=subject)
