"""The report of a driver analysis."""

from __future__ import annotations

import numpy as np

from ...trend.drivers.driver_labels import translate_label
from ...trend.drivers.driver_maps import DriverResult
from ...trend.result_tables import driver_table, effect_table
from .. import map_figures
from ..display_names import flux_symbol, region_text
from ..numbers import show_number, show_share, typeset_units
from ..page import CAUTION, HALF, Figure, Page, Section, Text, table_of, write_page
from . import charts

# Shares of a table of effects.
_EFFECTS = ("significant", "positive", "negative")


def write_driver_report(result: DriverResult, path: str, translate) -> None:
    """Write the report of a driver analysis.

    Parameters
    ----------
    result : DriverResult
        What was found; its maps are still in place.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    page = Page(
        title=tr("Drivers of {name}").format(name=flux_symbol(result.names[0])),
        lead=_introduction(result, tr),
        key_figures=_driver_key_figures(result, tr),
        sections=(
            Section(tr("Driver classes"), _class_section(result, tr)),
            Section(tr("What it rests on"), _driver_basis(result, tr)),
        ),
        summary=_driver_summary(result, tr),
    )
    write_page(page, path, translate)


def _introduction(result: DriverResult, tr) -> str:
    """Return which drivers were tested in a sentence or two."""
    response, *drivers = result.names
    name = flux_symbol(response)
    region = region_text(tr, result.dates, _driver_area(result), result.used)
    if len(drivers) > 2:
        return f"{region} " + tr(
            "Partial correlation of {name} with each of {drivers}, all others held constant."
        ).format(name=name, drivers=tr("; ").join(drivers))
    a, b = drivers
    return f"{region} " + tr(
        "Partial correlation of {name} with {a} and with {b}, each with the other held constant."
    ).format(name=name, a=a, b=b)


def _driver_area(result: DriverResult) -> float:
    """Return the area of all classes, km2."""
    return float(np.sum([total.area_km2 for total in result.totals]))


def _driver_summary(result: DriverResult, tr) -> tuple:
    """Return which drivers were found in a few sentences."""
    name, ranked = flux_symbol(result.names[0]), sorted(result.totals, key=lambda t: -t.share)
    sentences = [
        tr("{name} follows the drivers, one or all together, on {share} of the area.").format(
            name=name, share=show_share(_driven_share(result))
        ),
        tr("The largest class is '{label}' ({share} of the area).").format(
            label=translate_label(ranked[0].label, tr), share=show_share(ranked[0].share)
        ),
    ]
    effects = effect_table(result).to_dict("records")
    strongest = max(effects, key=lambda row: row["significant (%)"])
    text = tr(
        "{driver} acts on the most cells: {share} have a significant partial correlation with it, "
        "{positive} positive, {negative} negative."
    )
    shares = [show_share(strongest[f"{key} (%)"] / 100.0) for key in _EFFECTS]
    sentences.append(
        text.format(
            driver=strongest["driver"], **dict(zip(("share", "positive", "negative"), shares))
        )
    )
    sentences.append(_shared_trends(result, tr))
    sentences.append(tr("A correlation names what moves together, not what causes what."))
    return tuple(sentences)


def _driven_share(result: DriverResult) -> float:
    """Return the share of the area that follows one driver or all together."""
    return 1.0 - next(total.share for total in result.totals if total.key == "neither")


def _driver_key_figures(result: DriverResult, tr) -> tuple:
    """Return the key figures of the drivers."""
    largest = max(result.totals, key=lambda total: total.share)
    if result.area_known:
        area_phrase = typeset_units(
            tr("of {area} km2").format(area=show_number(_driver_area(result)))
        )
    else:
        area_phrase = tr("of {cells} cells (no CRS, so no areas)").format(cells=f"{result.used:,}")
    return (
        (
            tr("Explained by all together")
            if len(result.drivers) > 2
            else tr("Explained by both together"),
            show_share(_driven_share(result)),
            area_phrase,
        ),
        (tr("Largest class"), show_share(largest.share), translate_label(largest.label, tr)),
    )


def _class_section(result: DriverResult, tr) -> tuple:
    """Return map and table of the driver classes."""
    blocks: list = []
    if "driver_class" in result.paths:
        svg = map_figures.class_map(
            result.paths["driver_class"],
            [
                (total.code, translate_label(total.label, tr), total.colour)
                for total in result.totals
            ],
            tr("Map of the driver classes"),
            map_figures.map_frame(tr),
        )
        blocks.append(Figure(svg, tr("Which driver the cells follow."), HALF))
    bars = charts.class_bars(
        [(translate_label(total.label, tr), total.colour) for total in result.totals],
        [100.0 * total.share for total in result.totals],
        None,
        (tr("Share (%)"), "", ""),
        tr("Shares of the driver classes"),
    )
    table = driver_table(result).drop(columns="class")
    title = tr("Driver classes")
    if len(result.drivers) == 2:
        signs = tr("Classes, and area by the signs of the correlations with {a} (A) and {b} (B)")
        title = signs.format(a=result.drivers[0], b=result.drivers[1])
    blocks += [Figure(bars, tr("Shares of the area."), HALF), table_of(table, title, "drivers.csv")]
    effects = tr("Share of the cells with a significant partial correlation, by driver")
    blocks.append(table_of(effect_table(result), effects, "effects.csv"))
    return tuple(blocks)


def _driver_basis(result: DriverResult, tr) -> tuple:
    """Return the tests and rules behind the driver classes."""
    settings = result.settings
    rule = tr(
        "A driver is strong where the t-test of its partial correlation has p up to "
        "{partial}; every class but the last needs a multiple correlation with p up to "
        "{multiple} (F-test). Rule: Chen et al. (2001)."
    ).format(partial=f"{settings.alpha_partial:g}", multiple=f"{settings.alpha_multiple:g}")
    blocks = [Text(rule)]
    if settings.deseason:
        text = tr(
            "The seasonal cycle was taken out: values are differences from the mean of their "
            "month, and the tests count the degrees of freedom that this costs."
        )
        blocks.append(Text(text))
    elif result.has_seasons:
        blocks.append(seasonal_cycle_caution(tr))
    if result.has_seasons:
        text = tr(
            "The tests take dates as independent, but neighbouring months are alike, also without "
            "the seasonal cycle: where series and drivers have a lag-1 autocorrelation of 0.6, 7 % "
            "of the cells without any relation pass a level of 1 %, and 17 % one of 5 %. Choose "
            "lower levels, or composite the months to seasons or years."
        )
        blocks.append(Text(text, CAUTION))
    if settings.detrend:
        advice = tr("Time was held constant, so this does not count.")
    else:
        advice = tr(
            "Series that rise together correlate without cause; the same analysis with time "
            "held constant shows what is left."
        )
    shares_trend = not settings.detrend and max(result.shared) > 0.1
    shared = f"{_shared_trends(result, tr)} {advice}"
    dates = tr("Dates used, those in all series: {dates}.").format(dates=", ".join(result.dates))
    cells = tr("Cells with a class: {n}.").format(n=f"{result.used:,}")
    blocks += [Text(shared, CAUTION if shares_trend else ""), Text(dates), Text(cells)]
    return tuple(blocks)


def _shared_trends(result: DriverResult, tr) -> str:
    """Return how many cells share a trend with the drivers."""
    if len(result.drivers) > 2:
        driver_list = "; ".join(
            f"{name}: {show_share(share)}" for name, share in zip(result.drivers, result.shared)
        )
        return tr("Cells that share a significant trend with a driver: {listed}.").format(
            listed=driver_list
        )
    (a, b), (share_a, share_b) = result.drivers, result.shared
    text = tr("{share_a} of the cells share a significant trend with {a}, {share_b} with {b}.")
    return text.format(share_a=show_share(share_a), a=a, share_b=show_share(share_b), b=b)


def seasonal_cycle_caution(tr) -> Text:
    """Return the warning that the seasonal cycle alone makes a series and its drivers correlate."""
    text = tr(
        "The series have several dates a year and still contain their seasonal cycle, through "
        "which they correlate without cause. Run again without the cycle to see what is left."
    )
    return Text(text, CAUTION)
