"""The reports of pattern: global Moran's I, LISA of a raster, LISA of a series."""

from __future__ import annotations

import math
from os.path import basename

from ...pattern.class_shares import share_table, trend_table
from ...pattern.classes import LISA_CLASSES, NOT_SIGNIFICANT
from ...report import map_figures
from .. import common_charts
from ..display_names import flux_symbol, region_text, trend_test_text
from ..numbers import show_number, show_p, show_share
from ..page import Figure, Page, Section, Table, Text, table_of, write_page
from . import charts

# Columns of the areas that stand on the page; the download has the keys of the classes as well.
AREA_COLUMNS = ("label", "cells", "area (km2)", "share (%)")


def write_moran_report(results, table, path: str, translate) -> None:
    """Write the report of global Moran's I over rasters.

    Parameters
    ----------
    results : sequence of MoranOfDate
        The results.
    table : pandas.DataFrame
        As `moran_table` makes it.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, last = translate, results[-1]
    dated = all(result.date for result in results)
    hidden = ("expected I", "variance")
    page_columns = [
        "date" if dated else "raster",
        *(n for n in table.columns[2:] if n not in hidden),
    ]
    blocks: list = [
        table_of(table, tr("Moran's I by raster"), "moran.csv", shown_columns=page_columns)
    ]
    if len(results) > 1 and dated:
        blocks.insert(0, _moran_curve(results, tr))
    page = Page(
        title=tr("Global Moran's I"),
        lead=tr("Are neighbouring cells alike? {n} rasters, row-standardised weights.").format(
            n=len(results)
        ),
        key_figures=(
            (tr("Moran's I"), show_number(last.test.i, 3), last.label),
            (tr("z score"), show_number(last.test.z, 3), tr("under randomisation")),
            (tr("Cells"), show_number(last.n), ""),
        ),
        summary=_moran_summary(results, dated, tr),
        sections=(
            Section(tr("Results"), tuple(blocks)),
            Section(
                tr("Reading it"),
                (
                    Text(
                        tr(
                            "With many cells every smooth map is significant: compare the size of "
                            "I between dates, not its p. A gradient across the region counts as "
                            "pattern, too."
                        )
                    ),
                ),
            ),
        ),
    )
    write_page(page, path, translate)


def _moran_curve(results, tr) -> Figure:
    """Return Moran's I over time as a figure."""
    last = results[-1]
    svg = common_charts.series_figure(
        [result.date.years for result in results],
        [result.test.i for result in results],
        (),
        (tr("Year"), tr("Moran's I")),
        tr("Moran's I over time"),
    )
    caption = tr(
        "Moran's I of each date; without any pattern it would be {expected}, give or take "
        "{spread} (twice the standard deviation)."
    ).format(
        expected=show_number(last.test.expected, 2),
        spread=show_number(2 * last.test.variance**0.5, 2),
    )
    return Figure(svg, caption)


def _moran_summary(results, dated: bool, tr) -> tuple:
    """Return what global Moran's I shows in a few sentences."""
    last, strongest = results[-1], max(results, key=lambda result: result.test.i)
    weakest = min(results, key=lambda result: result.test.i)
    text = tr("Neighbouring cells are alike: Moran's I is {i} ({label}), without any pattern {e}.")
    if last.test.i < last.test.expected:
        text = tr("Neighbouring cells differ: Moran's I is {i} ({label}), without any pattern {e}.")
    sentences = [
        text.format(
            i=show_number(last.test.i, 2),
            label=last.label,
            e=show_number(round(last.test.expected, 3), 2),
        )
    ]
    if len(results) > 1 and dated:
        sentences.append(
            tr("It was lowest in {low} ({a}) and highest in {high} ({b}).").format(
                low=weakest.date.text,
                a=show_number(weakest.test.i, 2),
                high=strongest.date.text,
                b=show_number(strongest.test.i, 2),
            )
        )
    return (*sentences, tr("A gradient across the region counts as pattern, too."))


def _classes_by_key(pattern) -> dict:
    """Return the classes of a map of the pattern by their key."""
    return {share.key: share for share in pattern.shares}


def _lisa_summary(lisa, settings, tr) -> tuple:
    """Return what LISA shows in a few sentences."""
    shares = {key: share.share for key, share in _classes_by_key(lisa).items()}
    return (
        tr("High values gather on {high} of the area, low values on {low}.").format(
            high=show_share(shares["HH"]), low=show_share(shares["LL"])
        ),
        tr(
            "On {share} of the area a value stands out from its neighbours: {high} high among low, "
            "{low} low among high."
        ).format(
            share=show_share(shares["HL"] + shares["LH"]),
            high=show_share(shares["HL"]),
            low=show_share(shares["LH"]),
        ),
        tr("Over all cells Moran's I is {i}; 0 would be no pattern, 1 a perfect one.").format(
            i=show_number(lisa.moran_i, 2)
        ),
        _test_text(lisa, settings, tr),
    )


def write_lisa_report(lisa, settings, source: str, maps: dict, path: str, translate) -> None:
    """Write the report of a LISA map.

    Parameters
    ----------
    lisa : LisaMap
        What the map found.
    settings : LisaSettings
        How it was tested.
    source : str
        The raster tested.
    maps : dict of str to str
        The written maps, by "lisa_class" and "lisa_p".
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    class_map, p_map = _lisa_maps(maps, tr)
    page = Page(
        title=tr("Clusters and outliers of {name}").format(name=basename(source)),
        lead=_region_and_period(lisa, (), tr) + " " + tr("Local Moran's I."),
        key_figures=_lisa_key_figures(lisa, tr),
        summary=_lisa_summary(lisa, settings, tr),
        sections=(
            Section(
                tr("Where values gather"),
                (
                    Figure(class_map, tr("High-high and low-low are clusters, the rest outliers.")),
                    table_of(
                        share_table(lisa.shares),
                        tr("Areas of the classes"),
                        "lisa.csv",
                        shown_columns=AREA_COLUMNS,
                    ),
                ),
            ),
            Section(
                tr("How sure it is"),
                (
                    Text(_test_text(lisa, settings, tr)),
                    Figure(p_map, tr("p of each cell, before any false-discovery rate.")),
                ),
            ),
            _scatter_section(lisa, tr),
        ),
    )
    write_page(page, path, translate)


def _lisa_maps(maps: dict, tr) -> tuple:
    """Return figures of the LISA classes and of their p."""
    entries = [(entry.code, entry.label, entry.colour) for entry in _class_entries(tr)]
    frame = map_figures.map_frame(tr)
    class_map = map_figures.class_map(
        maps["lisa_class"], entries, tr("Map of the LISA classes"), frame
    )
    p_map = charts.significance_map(
        maps["lisa_p"], _p_labels(tr), tr("Map of the significance"), frame
    )
    return class_map, p_map


def _scatter_section(lisa, tr) -> Section:
    """Return the Moran scatter plot of a LISA map."""
    scatter = charts.moran_scatter(
        lisa.scatter,
        _class_entries(tr),
        lisa.moran_i,
        (
            tr("Value (standard deviations from the mean)"),
            tr("Mean of the neighbours (same scale)"),
            tr("Slope = Moran's I = {i}").format(i=show_number(lisa.moran_i, 3)),
        ),
        tr("Moran scatter plot: values against the mean of their neighbours"),
    )
    caption = tr("A random sample of {n} cells in the colours of their classes.").format(
        n=show_number(int(lisa.scatter.z.size))
    )
    return Section(tr("Moran scatter plot"), (Figure(scatter, caption),))


def write_lisa_series_report(series, maps, trends, settings, path: str, translate) -> None:
    """Write the report of a series of LISA maps.

    Parameters
    ----------
    series : Stack
        The dated rasters.
    maps : sequence of LisaMap
        What was found on each date.
    trends : sequence of ShareTrend
        Trend of each class.
    settings : LisaSettings
        How the dates were tested.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, dates = translate, series.dates
    last = _classes_by_key(maps[-1])["HH"].share
    high = {trend.key: trend for trend in trends}["HH"]
    page = Page(
        title=tr("Clusters of {name}, {first} to {last}").format(
            name=flux_symbol(series.names[0]), first=dates[0].text, last=dates[-1].text
        ),
        lead=_region_and_period(maps[-1], dates, tr)
        + " "
        + tr("Local Moran's I of each date on the cells valid on all of them."),
        summary=(
            _high_high_sentence(maps, high, dates, tr),
            *_series_sentences(maps, trends, dates, tr),
        ),
        key_figures=(
            (tr("High-high, last date"), show_share(last), dates[-1].text),
            (tr("Trend of that share"), show_number(high.sen_slope, 2) + " % yr⁻¹", "Sen"),
            (tr("Cells"), show_number(maps[-1].moments.n), ""),
        ),
        sections=(
            Section(
                tr("Shares"),
                (
                    Text(trend_test_text(high.test, tr)),
                    _share_figure(maps, dates, tr),
                    _trend_rows(trends, tr),
                ),
            ),
            Section(
                tr("Areas"),
                (_date_rows(maps, dates, tr),),
            ),
            Section(
                tr("What it rests on"),
                (
                    Text(_test_text(maps[-1], settings, tr)),
                    _moran_table(dates, maps, tr),
                    Text(
                        tr(
                            "Each date is judged against its own mean, so a share shows how "
                            "values cluster, not how high they are."
                        )
                    ),
                ),
            ),
        ),
    )
    write_page(page, path, translate)


def _share_figure(maps, dates, tr) -> Figure:
    """Return the share of each cluster class over time as a figure."""
    curves = [
        (entry, [100.0 * lisa.shares[i].share for lisa in maps])
        for i, entry in enumerate(_class_entries(tr))
        if entry.code != NOT_SIGNIFICANT
    ]
    svg = charts.share_curves(
        [date.years for date in dates],
        curves,
        (tr("Year"), tr("Share of the area (%)")),
        tr("Share of each class over time"),
    )
    return Figure(svg, tr("Share of the clusters and outliers on each date."))


def _high_high_sentence(maps, high, dates, tr) -> str:
    """Return how the share of high-high clusters developed."""
    first, last = (100.0 * _classes_by_key(lisa)["HH"].share for lisa in (maps[0], maps[-1]))
    return tr(
        "High-high clusters cover {first} % of the area in {start} and {last} % in {end}; Sen's "
        "slope is {slope} % of the area per year (Mann-Kendall {p})."
    ).format(
        first=show_number(first, 3),
        start=dates[0].text,
        last=show_number(last, 3),
        end=dates[-1].text,
        slope=show_number(high.sen_slope, 2),
        p=show_p(high.mk_p),
    )


def _trend_rows(trends, tr) -> Table:
    """Return the trend of the share of each cluster class."""
    labels = {entry.key: entry.label for entry in LISA_CLASSES}
    trend_rows = trend_table(trends)
    trend_rows["class"] = trend_rows["class"].map(labels)
    # The test is described above the table.
    page_columns = tuple(name for name in trend_rows.columns if name != "trend_test")
    return table_of(
        trend_rows, tr("Trends of the shares"), "trends.csv", shown_columns=page_columns
    )


def _date_rows(maps, dates, tr) -> Table:
    """Return the areas of the cluster classes on each date."""
    rows = share_table([share for lisa in maps for share in lisa.shares])
    rows.insert(0, "date", [date.text for date in dates for _ in LISA_CLASSES])
    return table_of(rows, tr("Areas by date"), "shares.csv", 25, ("date", *AREA_COLUMNS))


def _region_and_period(lisa, dates, tr) -> str:
    """Return area and period of a map of clusters."""
    area = math.fsum(share.area_km2 for share in lisa.shares)
    return region_text(tr, [date.text for date in dates], area, int(lisa.moments.n))


def _series_sentences(maps, trends, dates, tr) -> tuple:
    """Return how low clusters and the whole pattern developed over a series of LISA maps."""
    first, last = (100.0 * _classes_by_key(lisa)["LL"].share for lisa in (maps[0], maps[-1]))
    low = {trend.key: trend for trend in trends}["LL"]
    text = tr(
        "Low-low clusters cover {first} % of the area in {start} and {last} % in {end} "
        "(Mann-Kendall {p})."
    )
    return (
        text.format(
            first=show_number(first, 3),
            start=dates[0].text,
            last=show_number(last, 3),
            end=dates[-1].text,
            p=show_p(low.mk_p),
        ),
        tr("Moran's I is {first} in {start} and {last} in {end}.").format(
            first=show_number(maps[0].moran_i, 2),
            start=dates[0].text,
            last=show_number(maps[-1].moran_i, 2),
            end=dates[-1].text,
        ),
        tr("Each date is judged against its own mean: shares tell how values gather only."),
    )


def _class_entries(tr) -> list:
    """Return codes, translated labels and colours of the cluster classes."""
    return [entry._replace(label=tr(entry.label)) for entry in LISA_CLASSES]


def _p_labels(tr) -> list:
    """Return the labels of the classes of p in the legend of the map."""
    return [tr("Not significant"), *(f"p ≤ {limit:g}" for limit in charts.P_LIMITS)]


def _lisa_key_figures(lisa, tr) -> tuple:
    """Return the key figures of LISA."""
    shares = _classes_by_key(lisa)

    def fact(label: str, key: str) -> tuple:
        share = shares[key]
        area = show_number(share.area_km2, 4) + " km²" if share.area_km2 == share.area_km2 else ""
        return label, show_share(share.share), area

    return (
        (tr("Moran's I"), show_number(lisa.moran_i, 3), tr("the slope of the scatter plot")),
        fact(tr("High-high clusters"), "HH"),
        fact(tr("Low-low clusters"), "LL"),
    )


def _test_text(lisa, settings, tr) -> str:
    """Return how the LISA map was tested, in a sentence or two."""
    reference = {
        "pooled": tr("a pooled reference of {n} random neighbour sums"),
        "conditional": tr("{n} conditional permutations"),
    }[lisa.reference].format(n=show_number(lisa.permutations))
    tail = {
        "directed": tr(
            "one-sided (directed) p; pure noise passes twice as often as its limit says"
        ),
        "two_sided": tr("two-sided p"),
    }[settings.tail]
    rule = tr("p up to {alpha} counts as significant")
    if settings.fdr:
        rule = tr("false-discovery rate {alpha}: p up to {limit} counts as significant")
    text = tr("Tested against {reference}; {tail}; {rule}.").format(
        reference=reference,
        tail=tail,
        rule=rule.format(alpha=f"{settings.alpha:g}", limit=show_number(lisa.threshold, 3)),
    )
    if lisa.islands:
        text += " " + tr("{n} cells without a neighbour have no result.").format(n=lisa.islands)
    return text


def _moran_table(dates, maps, tr) -> Table:
    """Return global Moran's I of the pattern, and its test, of each date."""
    rows = tuple(
        (date.text, lisa.moran_i, lisa.moments.mean, lisa.moments.variance**0.5, lisa.threshold)
        for date, lisa in zip(dates, maps)
    )
    columns = (
        tr("Date"),
        tr("Moran's I"),
        tr("Mean"),
        tr("Standard deviation"),
        tr("Largest significant p"),
    )
    return Table(tr("The maps behind the shares"), columns, rows, "moran.csv")
