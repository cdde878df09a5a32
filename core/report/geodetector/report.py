"""The report of the geographical detector."""

from __future__ import annotations

import numpy as np

from ...geodetector.detection import Detection
from ...geodetector.result_tables import (
    ecological_table,
    factor_table,
    interaction_table,
    risk_table,
    zone_table,
)
from .. import common_charts
from ..display_names import (
    classification_method_name,
    flux_symbol,
    interaction_name,
    region_text,
    short_interval,
)
from ..numbers import show_number, show_share, with_unit
from ..page import CAUTION, HALF, Figure, Page, Section, Table, Text, table_of, write_page
from . import charts

# Columns of the factors on the page; the download has all.
_FACTOR_COLUMNS = ("date", "factor", "q", "q_low", "q_high", "q_null_95", "p", "classes", "method")
# Rows of the tests of two classes on the page.
_MAX_RISKS = 12
# Classes and zones drawn; more make no picture.
_MAX_ZONES = 60
_MAX_CLASSES = 40
# Values above which p of independent values means nothing: everything is significant.
_MANY_VALUES = 10_000


def write_detector_report(detection: Detection, of_zones, path: str, translate) -> None:
    """Write the report of the geographical detector.

    Parameters
    ----------
    detection : Detection
        What `detect` returns.
    of_zones : sequence of ZoneFactorResult
        q within zones; empty without zones.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    sections = [Section(tr("Factors"), _factor_detector(detection, tr))]
    if len(detection.dates) > 1:
        sections.append(Section(tr("q over time"), _q_curves(detection, tr)))
    if detection.pairs[-1]:
        sections.append(Section(tr("Interactions"), _interaction_detector(detection, tr)))
        sections.append(
            Section(tr("Differences between factors"), _ecological_detector(detection, tr))
        )
    if of_zones:
        sections.append(Section(tr("q by zone"), _zone_section(detection, of_zones, tr)))
    sections.append(Section(tr("Means of the classes"), _risk_detector(detection, tr)))
    sections.append(Section(tr("What it rests on"), _detector_basis(detection, tr)))
    page = Page(
        title=tr("Geographical detector: {target}").format(target=flux_symbol(detection.target)),
        lead=_records_text(detection, tr)
        + tr(
            "How much of the spatial variation of {target} lies between the classes of {n} factors."
        ).format(target=flux_symbol(detection.target), n=len(detection.factors)),
        key_figures=_detector_key_figures(detection, tr),
        summary=_detector_summary(detection, tr),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _date_suffix(detection: Detection) -> str:
    """Return the date that figures show, with a comma in front; empty without dates."""
    return f", {detection.dates[-1]}" if detection.dates[-1] else ""


def _records_text(detection: Detection, tr) -> str:
    """Return how many values of which dates there are, with a blank behind."""
    values = tr("{n} values with all factors").format(n=f"{detection.n[-1]:,}")
    return region_text(tr, tuple(filter(None, detection.dates)), area_phrase=values) + " "


def _detector_summary(detection: Detection, tr) -> tuple:
    """Return what the geodetector found in a few sentences."""
    factor, q = detection.strongest
    tests = dict(zip(detection.factors, detection.factor_results[-1]))
    sentences = [
        tr(
            "{factor} explains most: {share} of the variance of {target} lies between its classes."
        ).format(factor=factor, share=show_share(q), target=flux_symbol(detection.target))
    ]
    others = sorted((name for name in tests if name != factor), key=lambda n: -_factor_q(tests[n]))[
        :3
    ]
    if others:
        factor_list = tr(", ").join(
            f"{name} ({show_share(_factor_q(tests[name]))})" for name in others
        )
        sentences.append(tr("Next come {list}.").format(list=factor_list))
    weak = [
        name
        for name, test in tests.items()
        if test.null == test.null and _factor_q(test) <= test.null
    ]
    if weak:
        sentences.append(
            tr("No better than a pattern that has nothing to do with the target: {list}.").format(
                list=tr(", ").join(weak)
            )
        )
    if detection.pairs[-1]:
        pair = max(detection.pairs[-1], key=lambda pair: np.nan_to_num(pair.q))
        sentences.append(
            tr("Together {first} and {second} reach {share}.").format(
                first=detection.factors[pair.first],
                second=detection.factors[pair.second],
                share=show_share(pair.q),
            )
        )
    sentences.append(tr("q says what goes together in space, not what causes what."))
    return tuple(sentences)


def _factor_q(factor) -> float:
    """Return q of a factor, 0 where there is none."""
    return float(np.nan_to_num(factor.test.q))


def _detector_key_figures(detection: Detection, tr) -> tuple:
    """Return the key figures of the geodetector."""
    factor, q = detection.strongest
    key_figures = [
        (tr("Largest q"), show_number(q, 3), factor + _date_suffix(detection)),
        (tr("Values"), f"{detection.n[-1]:,}", tr("with all factors")),
    ]
    if detection.pairs[-1]:
        pair = max(detection.pairs[-1], key=lambda pair: np.nan_to_num(pair.q))
        factor_pair = f"{detection.factors[pair.first]} ∩ {detection.factors[pair.second]}"
        key_figures.insert(1, (tr("Largest q of two factors"), show_number(pair.q, 3), factor_pair))
    return tuple(key_figures)


def _factor_detector(detection: Detection, tr) -> tuple:
    """Return the factor detector: q of each factor as bars and a table."""
    of_date = detection.factor_results[-1]
    svg = charts.factor_q_bars(
        detection.factors,
        [factor.test.q for factor in of_date],
        [(factor.low, factor.high) for factor in of_date],
        [factor.null for factor in of_date],
        (
            tr("q: share of the variance between the classes"),
            tr("95 % interval"),
            tr("95 % of the null"),
        ),
        tr("q of the factors with intervals and null"),
    )
    caption = tr(
        "A factor whose bar does not pass the mark of the null explains no more than a factor of "
        "the same pattern that has nothing to do with the target."
    )
    table = factor_table(detection)
    table["method"] = [classification_method_name(method, tr) for method in table["method"]]
    return Figure(svg, caption + _date_suffix(detection)), table_of(
        table,
        tr("Factors"),
        "factors.csv",
        shown_columns=[n for n in _FACTOR_COLUMNS if n in table],
    )


def _q_curves(detection: Detection, tr) -> tuple:
    """Return curves of q of each factor over the dates."""
    q = [[factor.test.q for factor in of_date] for of_date in detection.factor_results]
    order = np.argsort(-np.nan_to_num(np.mean(q, axis=0)), kind="stable")[:8]
    times = [float(date[:4]) + _fraction_of_year(date) for date in detection.dates]
    curves = [(detection.factors[i], [row[i] for row in q]) for i in order]
    svg = common_charts.curves_figure(
        times, curves, (tr("Year"), "q"), tr("q of the factors over time")
    )
    text = tr("The classes of a factor are the same on all dates: those of the largest mean q.")
    return Figure(svg, tr("q of the factors on each date.")), Text(text)


def _fraction_of_year(date: str) -> float:
    """Return the part of the year before a date, for the curves of q over time."""
    digits = date.replace("-", "")
    return (int(digits[4:6]) - 1) / 12 if len(digits) >= 6 else 0.0


def _interaction_detector(detection: Detection, tr) -> tuple:
    """Return the interaction detector: q of all pairs of factors as a heat map and a table."""
    n = len(detection.factors)
    matrix = np.full((n, n), np.nan)
    for factor_index, factor in enumerate(detection.factor_results[-1]):
        matrix[factor_index, factor_index] = factor.test.q
    for pair in detection.pairs[-1]:
        matrix[pair.second, pair.first] = pair.q
    svg = charts.interaction_heat_map(
        detection.factors,
        matrix,
        tr("q of both factors together"),
        tr("Heat map of the interactions"),
    )
    table = interaction_table(detection)
    table["interaction"] = [interaction_name(kind, tr) for kind in table["interaction"]]
    text = tr(
        "An overlay of two factors has more classes than either, so its q is never below theirs, "
        "and many small classes explain even noise: compare it with the null."
    )
    caption = tr("Diagonal: q of each factor. Below: q of the overlay of two.")
    return (
        Figure(svg, caption + _date_suffix(detection)),
        Text(text),
        table_of(table, tr("Interactions"), "interactions.csv"),
    )


def _ecological_detector(detection: Detection, tr) -> tuple:
    """Return the ecological detector as a table."""
    text = tr(
        "F-test of what two factors leave unexplained, two-sided, at the level {alpha}. It "
        "presumes independent values."
    ).format(alpha=f"{detection.settings.alpha:g}")
    return Text(text), table_of(
        ecological_table(detection), tr("Ecological detector"), "ecological.csv"
    )


def _zone_section(detection: Detection, of_zones, tr) -> tuple:
    """Return q of the factors within zones as tables."""
    last = [zone_result for zone_result in of_zones if zone_result.date == len(detection.dates) - 1]
    names = list(dict.fromkeys(zone_result.zone for zone_result in last))
    table = table_of(zone_table(detection, of_zones), tr("q by zone"), "zones.csv")
    text = Text(
        tr(
            "q within each zone, with the classes of the whole region. A zone that spans few of "
            "the classes has a small q whatever the factor does."
        )
    )
    if len(names) > _MAX_ZONES:
        return text, table
    matrix = np.full((len(names), len(detection.factors)), np.nan)
    for zone_result in last:
        matrix[names.index(zone_result.zone), zone_result.factor] = zone_result.q
    svg = charts.q_matrix(names, detection.factors, matrix, "q", tr("q of the factors by zone"))
    return Figure(svg, tr("q of each factor in each zone.") + _date_suffix(detection)), text, table


def _risk_detector(detection: Detection, tr) -> tuple:
    """Return the risk detector: the means of the classes of each factor."""
    blocks: list = []
    for classes, factor in zip(detection.classes, detection.factor_results[-1]):
        if len(factor.strata) > _MAX_CLASSES:
            continue
        svg = charts.stratum_means(
            [short_interval(classes.labels[i]) for i in factor.strata],
            factor.moments.mean,
            factor.moments.variance**0.5,
            classes.name,
            with_unit(flux_symbol(detection.target), detection.unit),
            tr("Means by class of {factor}").format(factor=classes.name),
        )
        blocks.append(
            Figure(
                svg,
                tr("{factor}: mean of each class and one standard deviation.").format(
                    factor=classes.name
                ),
                HALF,
            )
        )
    table: Table = table_of(_risk_rows(detection), tr("Risk detector"), "risk.csv", _MAX_RISKS)
    return (*blocks, Text(tr("Welch's t-test of the means of every two classes.")), table)


def _risk_rows(detection: Detection):
    """Return the tests of the risk detector between every two classes."""
    table = risk_table(detection)
    for column in ("class_1", "class_2"):
        table[column] = [short_interval(label) for label in table[column]]
    return table


def _detector_basis(detection: Detection, tr) -> tuple:
    """Return how classes were made and q was tested."""
    texts = []
    if detection.n[-1] > _MANY_VALUES:
        texts.append(
            Text(
                tr(
                    "p is meaningless here: the tests count {n} values as independent, and "
                    "neighbouring cells are not. With so many values every factor is significant. "
                    "Judge by the size of q, by its interval and by the null."
                ).format(n=f"{detection.n[-1]:,}"),
                tone=CAUTION,
            )
        )
    else:
        texts.append(
            Text(
                tr(
                    "p presumes independent values and classes that were fixed beforehand. Classes "
                    "chosen for their q, and neighbours that are alike, make it too small."
                )
            )
        )
    texts.append(Text(_null_text(detection, tr)))
    texts.append(
        Text(
            tr(
                "The interval comes from blocks of the region drawn with replacement; the classes "
                "stay as they are."
            )
        )
    )
    texts.append(
        Text(
            tr("Values used: {used} of {all} of the target, those with all factors.").format(
                used=f"{sum(detection.n):,}", all=f"{detection.n_target:,}"
            )
        )
    )
    return tuple(texts)


def _null_text(detection: Detection, tr) -> str:
    """Return how the geodetector's null distribution of q was made."""
    if not detection.draws:
        return tr("No null was computed, as no draws were asked for.")
    if detection.null == "shuffle":
        return tr(
            "The null shuffles the records of each factor {n} times and chooses its classes "
            "again. It is too low where neighbours are alike."
        ).format(n=detection.draws)
    return tr(
        "The null shifts each factor {n} times across the region, over its edges, and chooses "
        "its classes again: it keeps the pattern of the factor, and the advantage of the best of "
        "many classifications."
    ).format(n=detection.draws)
