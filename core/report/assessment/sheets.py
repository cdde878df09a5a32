"""Which maps of an assessment become sheets, and what stands on each."""

from __future__ import annotations

import os
from typing import NamedTuple

from ...raster.band_description import describe_raster
from ..numbers import join_amounts, with_unit
from .first_page import lead_paragraph, summary_sentences
from .report import Assessment, report_title


class MapSheet(NamedTuple):
    """One page.

    Parameters
    ----------
    title, subtitle : str
        Heading, and the line below it.
    path : str
        The raster; empty for a page of text.
    layer : str
        Name of the raster in the legend, with its unit.
    style : str
        Key of the style that a raster without a style file gets.
    source : str
        The line at the foot.
    text : str
        What stands on a page of text.
    borders : tuple of numpy.ndarray
        Lines to draw on the map, x and y in columns.
    borders_crs : str
        Their coordinate system as WKT.
    """

    title: str
    subtitle: str = ""
    path: str = ""
    layer: str = ""
    style: str = ""
    source: str = ""
    text: str = ""
    borders: tuple = ()
    borders_crs: str = ""


def map_sheets(assessment: Assessment, translate, title: str = "") -> list:
    """Return the sheets of an assessment: the summary, then its maps.

    Parameters
    ----------
    assessment : Assessment
        What `read_assessment` returns.
    translate : callable
        Turns an English text into the user's language.
    title : str
        Heading; empty for one that names the period.
    """
    tr, results = translate, assessment.results
    title_text = title or report_title(results, tr)
    findings = "\n".join(
        f"{i}. {join_amounts(s)}" for i, s in enumerate(summary_sentences(assessment.chapters), 1)
    )
    caveats = [text for chapter in assessment.chapters.values() for text in chapter.caveats]
    caveat_list = "\n".join(f"• {text}" for text in caveats)
    paragraphs = [
        findings,
        *([tr("What to know before using the numbers"), caveat_list] if caveat_list else []),
    ]
    text = "\n\n".join([lead_paragraph(results, tr), *paragraphs])
    summary = MapSheet(title_text, tr("Summary"), source=_sheet_footer("", tr), text=text)
    return [summary, *sheets_of_maps(results, tr, title_text)]


def sheets_of_maps(results, translate, title: str = "") -> list:
    """Return the sheets of the maps among the results of an assessment.

    Parameters
    ----------
    results : AssessmentResults
        What `find_results` returns.
    translate : callable
        Turns an English text into the user's language.
    title : str
        What stands below the name of each map; empty for a title that names the period.
    """
    tr, title_text = translate, title or report_title(results, translate)
    sheets = []
    for key, name, style in _sheet_maps(tr):
        path = results.all(key)[-1] if results.all(key) else ""
        if not path:
            continue
        band = describe_raster(path).bands[0]
        subtitle = title_text if band.date is None else f"{band.date.text} – {title_text}"
        layer = with_unit(name, band.unit)
        sheet = MapSheet(name, subtitle, path, layer, style, _sheet_footer(path, tr))
        sheets.append(sheet._replace(borders=results.borders, borders_crs=results.borders_crs))
    return sheets


def _sheet_footer(path: str, tr) -> str:
    """Return the line at the foot of a map sheet."""
    if not path:
        return tr("Made by Carbon Sink.")
    return tr("Source: {file}. Made by Carbon Sink.").format(file=os.path.basename(path))


def _sheet_maps(tr) -> tuple:
    """Return key, name and style of the maps that are worth a sheet, in their order."""
    return (
        ("nep_mean", tr("Net ecosystem production, mean of the period"), "nep"),
        ("nep", tr("Net ecosystem production"), "nep"),
        ("npp_mean", tr("Net primary production, mean of the period"), "flux"),
        ("npp", tr("Net primary production"), "flux"),
        ("rs", tr("Soil respiration"), "respiration"),
        ("npp_applicability", tr("Where the NPP model holds"), "classes"),
        ("rs_applicability", tr("Where the Rs model holds"), "classes"),
        ("trend_class", tr("Trend"), "classes"),
        ("future_class", tr("What may come"), "classes"),
        ("driver_class", tr("Climate drivers"), "classes"),
        ("lisa_class", tr("Clusters of high and low values"), "classes"),
        ("hotspot_class", tr("Hot spots"), "classes"),
        ("change", tr("Land-use change"), "classes"),
        ("zones", tr("Management zones"), "classes"),
    )
