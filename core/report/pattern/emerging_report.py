"""The report of emerging hot spots."""

from __future__ import annotations

import math

from ...pattern.class_shares import date_share_table, share_table
from ...pattern.classes import EMERGING_CLASSES, NOT_SIGNIFICANT
from ...pattern.emerging.emerging_maps import DATE_CLASSES
from .. import map_figures
from ..display_names import flux_symbol, region_text
from ..numbers import show_number, show_share
from ..page import Figure, Page, Section, Text, table_of, write_page
from . import charts
from .moran_report import AREA_COLUMNS


def write_emerging_report(series, hotspots, settings, class_map: str, path: str, translate) -> None:
    """Write the report of a map of emerging hot spots.

    Parameters
    ----------
    series : Stack
        The dated rasters.
    hotspots : EmergingMap
        What the map found.
    settings : EmergingSettings
        How the dates were tested.
    class_map : str
        The raster of classes, still in place.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, dates = translate, series.dates
    page = Page(
        title=tr("Emerging hot spots of {name}, {first} to {last}").format(
            name=flux_symbol(series.names[0]), first=dates[0].text, last=dates[-1].text
        ),
        lead=_lead_paragraph(dates, hotspots, tr)
        + " "
        + tr(
            "Getis-Ord Gi* on each date, Mann-Kendall on the scores of each cell, classes by the "
            "rules that Esri publishes."
        ),
        key_figures=_emerging_key_figures(hotspots, tr),
        sections=(
            Section(tr("Where hot spots emerge and fade"), _map_blocks(hotspots, class_map, tr)),
            Section(tr("Date by date"), _date_blocks(dates, hotspots, tr)),
            Section(
                tr("What it rests on"), tuple(map(Text, _emerging_basis(hotspots, settings, tr)))
            ),
        ),
        summary=_emerging_summary(dates, hotspots, tr),
    )
    write_page(page, path, translate)


def _lead_paragraph(dates, hotspots, tr) -> str:
    """Return the area and the period of emerging hot spots."""
    area = math.fsum(share.area_km2 for share in hotspots.shares)
    return region_text(tr, [date.text for date in dates], area, hotspots.n_cells - hotspots.islands)


def _emerging_summary(dates, hotspots, tr) -> tuple:
    """Return what emerging hot spot analysis found in a few sentences."""
    hot, cold = (show_share(_share_of_kinds(hotspots, ending)) for ending in ("_hot", "_cold"))
    sentences = [
        tr("{hot} of the area is a hot spot of some kind, {cold} a cold spot.").format(
            hot=hot, cold=cold
        )
    ]
    for ending, text in (
        ("_hot", tr("The most frequent hot spots are of the class '{label}' ({share}).")),
        ("_cold", tr("The most frequent cold spots are of the class '{label}' ({share}).")),
    ):
        kinds = [share for share in hotspots.shares if share.key.endswith(ending) and share.n_cells]
        if kinds:
            largest_kind = max(kinds, key=lambda share: share.share)
            sentences.append(
                text.format(label=tr(largest_kind.label), share=show_share(largest_kind.share))
            )
    growing_share, fading_share = (
        math.fsum(share.share for share in hotspots.shares if share.key.startswith(prefix))
        for prefix in ("intensifying", "diminishing")
    )
    sentences.append(
        tr("{grown} of the area intensifies and {faded} diminishes.").format(
            grown=show_share(growing_share), faded=show_share(fading_share)
        )
    )
    first, last = hotspots.by_date[0], hotspots.by_date[-1]
    sentences.append(
        tr("In {start} {first} of the area was a hot spot, in {end} {last}.").format(
            start=dates[0].text,
            first=show_share(first[1].share),
            end=dates[-1].text,
            last=show_share(last[1].share),
        )
    )
    return tuple(sentences)


def _share_of_kinds(hotspots, ending: str) -> float:
    """Return the share of the area of all kinds of emerging hot ("_hot") or cold spots."""
    return sum(share.share for share in hotspots.shares if share.key.endswith(ending))


def _emerging_key_figures(hotspots, tr) -> tuple:
    """Return the key figures of emerging hot spots."""
    hot, cold = (show_share(_share_of_kinds(hotspots, ending)) for ending in ("_hot", "_cold"))
    return (
        (tr("Hot spot classes"), hot, tr("of the area")),
        (tr("Cold spot classes"), cold, tr("of the area")),
        (
            tr("Cells"),
            show_number(hotspots.n_cells - hotspots.islands),
            tr("with data on all dates"),
        ),
    )


def _map_blocks(hotspots, class_map: str, tr) -> tuple:
    """Return map and table of the classes of emerging hot spots."""
    cells = {share.code: share.n_cells for share in hotspots.shares}
    occurring = [(c.code, tr(c.label), c.colour) for c in EMERGING_CLASSES if cells[c.code]]
    frame = map_figures.map_frame(tr)
    svg = map_figures.class_map(class_map, occurring, tr("Map of the emerging hot spots"), frame)
    table = share_table(hotspots.shares)
    table["label"] = [tr(label) for label in table["label"]]
    return (
        Figure(svg, tr("The classes that occur; cells without a pattern are grey.")),
        table_of(table, tr("Areas of the classes"), "emerging.csv", shown_columns=AREA_COLUMNS),
    )


def _date_blocks(dates, hotspots, tr) -> tuple:
    """Return the share of emerging hot and cold spots over time."""
    classes = [entry._replace(label=tr(entry.label)) for entry in DATE_CLASSES]
    curves = [
        (entry, [100.0 * shares[i].share for shares in hotspots.by_date])
        for i, entry in enumerate(classes)
        if entry.code != NOT_SIGNIFICANT
    ]
    svg = charts.share_curves(
        [date.years for date in dates],
        curves,
        (tr("Year"), tr("Share of the area (%)")),
        tr("Share of hot and cold spots over time"),
    )
    table = date_share_table(dates, hotspots.by_date)
    table["label"] = [tr(label) for label in table["label"]]
    return (
        Figure(svg, tr("Share of the area that is a hot or a cold spot on each date.")),
        table_of(table, tr("Areas by date"), "dates.csv", 25, ("date", *AREA_COLUMNS)),
    )


def _emerging_basis(hotspots, settings, tr) -> list:
    """Return how the classes of emerging hot spots were made, in sentences."""
    compared = {
        "date": tr("each date is compared with its own mean and standard deviation"),
        "series": tr("all dates are compared with the mean and standard deviation of the series"),
    }[settings.compared_with]
    neighbours = {"queen": tr("eight neighbours"), "rook": tr("four neighbours")}
    rule = tr("two-sided p up to {alpha}")
    if settings.fdr:
        rule = tr("false-discovery rate {alpha} over all cells and dates")
    texts = [
        tr(
            "Neighbours: {contiguity}; {compared}. Hot or cold on a date: {rule}, that is a score "
            "of at least {least} in size."
        ).format(
            contiguity=neighbours[settings.contiguity],
            compared=compared,
            rule=rule.format(alpha=f"{settings.alpha:g}"),
            least=show_number(hotspots.critical_z, 3),
        ),
        tr(
            "Intensifying and diminishing: Mann-Kendall on the scores, two-sided p up to {alpha}; "
            "the dates are taken as independent."
        ).format(alpha=f"{settings.alpha_trend:g}"),
        tr(
            "Where two of the published definitions hold, the class is the first of: new, "
            "consecutive, oscillating, sporadic. A spot on at least 90 % of the dates that is none "
            "on the last is historical."
        ),
        tr(
            "A hot spot is high compared with the mean, whatever the sign of the values. "
            "Neighbours in time are not counted, which ArcGIS does by default."
        ),
    ]
    if hotspots.islands:
        texts.append(tr("{n} cells without a neighbour have no result.").format(n=hotspots.islands))
    return texts
