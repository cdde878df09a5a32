"""The report on climate and other contributions to a trend."""

from __future__ import annotations

import numpy as np

from ...statistics.series_trend import ols_trend
from ...trend.climate.result import ContributionResult
from ...trend.climate.result_tables import (
    contribution_table,
    contribution_zone_table,
    lag_table,
)
from ...trend.series_test import series_test
from ...trend.settings import TREND_TESTS
from .. import figures, map_figures
from ..numbers import show_number, show_share
from ..page import CAUTION, Figure, Page, Section, Table, Text, pretty, table_of, write_page
from ..quantity_names import flux_symbol
from . import charts

_SHARE_RAMP = ("#2166ac", "#d1e5f0", "#f5f0c0", "#fddbc7", "#b2182b")
# A null whose share of the rest is at least this far from that found says something.
_CLEAR = 0.1
_SHOWN = (
    *("label", "cells", "area (km2)", "share (%)", "significant (%)", "not_explained_share (%)"),
    *("share with shuffled climate (%)",),
)


def write_climate_report(result: ContributionResult, path: str, translate) -> None:
    """Write the report on the parts of a trend.

    Parameters
    ----------
    result : ContributionResult
        What was found; its maps are still in place.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    sections = [
        Section(tr("Classes"), _classes(result, tr)),
        Section(tr("Means of the region"), _series(result, tr)),
    ]
    if result.zones:
        table = contribution_zone_table(result)
        shown = tuple(name for name in ("zone", *_SHOWN) if name in table)
        table = table_of(table, tr("Classes by zone"), "zones.csv", shown=shown)
        sections.append(Section(tr("Zones"), (table,)))
    if result.chosen.shape[1] > 1:
        table = table_of(lag_table(result), tr("Lags and sums that were chosen"), "lags.csv")
        sections.append(Section(tr("Lags"), (Text(_lag_text(tr)), table)))
    sections.append(Section(tr("What it rests on"), _basis(result, tr)))
    page = Page(
        title=tr("Climate and other contributions to {name}").format(name=result.name),
        lead=_lead(result, tr),
        facts=_facts(result, tr),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _lead(result: ContributionResult, tr) -> str:
    facts = {
        "name": result.name,
        "climates": "; ".join(result.climates),
        "n": len(result.dates),
        "first": result.dates[0],
        "last": result.dates[-1],
    }
    if result.settings.is_fitted:
        return tr(
            "The trend of {name} on {n} dates from {first} to {last}, split into what goes with "
            "{climates} (least squares in each cell) and what the given climate does not explain."
        ).format(**facts)
    return tr(
        "The trend of {name} on {n} dates from {first} to {last}, split into that of potential NPP "
        "by climate ({climates}) and what the given climate does not explain: actual minus "
        "potential."
    ).format(**facts)


def _facts(result: ContributionResult, tr) -> tuple:
    total = result.whole.total
    per_year = f"{result.unit} yr-1".strip()
    if result.area_known:
        of = pretty(tr("of {area} km2").format(area=show_number(total.area_km2)))
    else:
        of = tr("of {cells} cells (no CRS, so no areas)").format(cells=f"{total.cells:,}")
    null = (
        tr("with shuffled climate: {share}").format(share=show_share(total.null_rest_share))
        if result.settings.null_test
        else ""
    )
    facts = [
        (
            tr("Mean trend"),
            show_number(total.slopes.observed, 3),
            pretty(f"{per_year}, {of}"),
        ),
        (tr("Not explained by the given climate"), show_share(total.slopes.rest_share), null),
        (tr("Cells with a significant trend"), show_share(total.significant), of),
    ]
    if result.tg_unit:
        change = show_number(total.change.observed, 3)
        rest = show_number(total.change.rest, 3)
        note = tr("of it not explained: {rest}").format(rest=rest)
        title = tr("Change from {first} to {last} ({unit})").format(
            first=result.dates[0], last=result.dates[-1], unit=result.tg_unit
        )
        facts.insert(1, (pretty(title), change, note))
    return tuple(facts)


def _classes(result: ContributionResult, tr) -> tuple:
    rows, frame = result.whole.classes, map_figures.map_frame(tr)
    blocks: list = []
    if "contribution_class" in result.paths:
        svg = map_figures.class_map(
            result.paths["contribution_class"],
            [(one.code, tr(one.label), one.colour) for one in rows],
            tr("Map of the contribution classes"),
            frame,
        )
        blocks.append(Figure(svg, tr("What the trend of each cell goes with.")))
    if "rest_share" in result.paths:
        label = tr("Not explained by the given climate (%)")
        svg = map_figures.quick_look(result.paths["rest_share"], _SHARE_RAMP, label, label, frame)
        blocks.append(
            Figure(svg, tr("Share of the trend that the given climate does not explain."))
        )
    null = [100.0 * one.null_share for one in rows] if result.settings.null_test else None
    bars = charts.class_bars(
        [(tr(one.label), one.colour) for one in rows],
        [100.0 * one.share for one in rows],
        null,
        (tr("Share of the area (%)"), tr("As observed"), tr("Climate shuffled")),
        tr("Shares of the contribution classes"),
    )
    table = contribution_table(result)
    shown = tuple(name for name in _SHOWN if name in table)
    blocks += [
        Figure(bars, tr("Shares of the area.")),
        table_of(table, tr("Classes"), "classes.csv", shown=shown),
    ]
    blocks.append(
        Text(
            tr(
                "The part that is not explained is below 0 or above 100 % where climate and the "
                "rest go in opposite directions."
            )
        )
    )
    if result.settings.null_test:
        blocks.append(Text(_null_text(result, tr), CAUTION if _is_unclear(result) else ""))
    return tuple(blocks)


def _is_unclear(result: ContributionResult) -> bool:
    """Say whether shuffled climate gives nearly the same share."""
    total = result.whole.total
    return bool(abs(total.slopes.rest_share - total.null_rest_share) < _CLEAR)


def _null_text(result: ContributionResult, tr) -> str:
    total = result.whole.total
    text = tr(
        "With the dates of climate in random order, {null} of the mean trend is not explained, and "
        "{share} with the true order: the difference is what climate explains here."
    ).format(null=show_share(total.null_rest_share), share=show_share(total.slopes.rest_share))
    if _is_unclear(result):
        text += " " + tr(
            "Both are nearly the same: in these data the given climate explains no more of the "
            "trend than noise would."
        )
    return text


def _series(result: ContributionResult, tr) -> tuple:
    names = (result.name, tr("Part of climate"), tr("Not explained by the given climate"))
    if np.isnan(result.means).all():
        return (Text(tr("No cell has all dates, so there are no means of the region.")),)
    observed, climate, rest = result.means
    # The rest has no level of its own in a regression: it is drawn about the mean of the series.
    level = float(np.mean(observed)) if result.settings.is_fitted else 0.0
    label = tr("Not explained") if result.settings.is_fitted else tr("Actual minus potential")
    shown = [(names[0], observed), (names[1], climate), (label, rest + level)]
    name = flux_symbol(result.name)
    label = pretty(f"{name} ({result.unit})" if result.unit else name)
    svg = figures.curves(
        result.times, shown, (tr("Year"), label), tr("Means of the region by date")
    )
    caption = tr("Means over the cells with all dates.")
    if result.settings.is_fitted:
        caption += " " + tr("What is not explained is drawn about the mean of the series.")
    rows = []
    for name, values in zip(names, result.means):
        test = series_test(result.times, values, result.settings.trend_test)
        rows.append((name, float(ols_trend(result.times, values).slope), test.p))
    per_year = f"{result.unit} yr-1".strip()
    columns = (tr("Part"), tr("Slope, least squares ({unit})").format(unit=per_year), "p")
    table = Table(tr("Trends of the means"), columns, tuple(rows), "means.csv")
    return Figure(svg, caption), table


def _lag_text(tr) -> str:
    return tr(
        "Of all lags and sums those of the smallest residual sum of squares were kept in each "
        "cell, all on the same dates; with as many coefficients each, adjusted R2 and AICc choose "
        "the same. The best of many tries explains more than it should: the null makes the same "
        "choice."
    )


def _basis(result: ContributionResult, tr) -> tuple:
    settings = result.settings
    texts = [
        Text(
            tr(
                "Not explained by the given climate is not the same as human: it holds everything "
                "that was not given, such as CO2, nitrogen, fire, pests, other climate, the errors "
                "of the maps, and human activity."
            ),
            CAUTION,
        )
    ]
    if settings.is_fitted and settings.detrend:
        texts.append(
            Text(
                tr(
                    "The effect of climate was estimated with time held constant. Otherwise a "
                    "climate that rises would get credit for a trend of another cause."
                )
            )
        )
    elif settings.is_fitted:
        texts.append(
            Text(
                tr(
                    "The effect of climate was estimated without holding time constant: where "
                    "climate has a trend itself, it gets credit for trends of other causes. "
                    "Compare with the same analysis without trends."
                ),
                CAUTION,
            )
        )
    texts.append(
        Text(
            tr(
                "Classes and shares come from least-squares slopes, whose parts add up to that of "
                "the series in every cell and zone; p from: {test}, significant up to {alpha}."
            ).format(test=tr(TREND_TESTS[settings.trend_test].label), alpha=f"{settings.alpha:g}")
        )
    )
    dates = ", ".join(result.dates)
    texts.append(Text(tr("Dates used, those in all series: {dates}.").format(dates=dates)))
    cells = f"{result.whole.total.cells:,}"
    texts.append(Text(tr("Cells with a class: {n}.").format(n=cells)))
    return tuple(texts)
