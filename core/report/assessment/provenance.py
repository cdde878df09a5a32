"""Where results come from: how a map was made, from the line its file carries, and source files.

The line is written in English by the rooms that make maps; what is not known here stays as it is.
"""

from __future__ import annotations

import os
import re

from ..display_names import flux_symbol, hurst_method_name
from ..numbers import typeset_units
from ..page import Table, Text
from .results import AssessmentResults


def provenance_sentence(provenance: str, tr) -> str:
    """Return how a map was made as a sentence; empty when its file does not say.

    Parameters
    ----------
    provenance : str
        Description of the raster, parts between semicolons.
    tr : callable
        Turns an English text into the user's language.
    """
    phrases = [
        _translate_phrase(phrase.strip(), tr) for phrase in provenance.split(";") if phrase.strip()
    ]
    return typeset_units(tr("{about}.").format(about=tr("; ").join(phrases))) if phrases else ""


def _translate_phrase(phrase_key: str, tr) -> str:
    """Return a part of a map's provenance in the user's language."""
    translated = tr(phrase_key)  # names of tests are texts of their own
    if translated != phrase_key:
        return translated
    for expression, phrase in (*_series_phrases(tr), *_pattern_phrases(tr), *_test_phrases(tr)):
        match = expression.fullmatch(phrase_key)
        if match:
            placeholders = {
                key: _choice_text(value or "", tr) for key, value in match.groupdict().items()
            }
            placeholders["name"] = flux_symbol(placeholders.get("name", ""))
            return phrase.format(**placeholders)
    return phrase_key


def _choice_text(text: str, tr) -> str:
    """Return the word for a choice that a map's provenance names."""
    return {
        "queen": tr("eight neighbours"),
        "rook": tr("four neighbours"),
        "directed (one-sided)": tr("one-sided"),
        "two-sided": tr("two-sided"),
        ", Sen trend taken out": tr(", without the trend"),
        ", time held constant": tr(", time held constant"),
        ", time held still": tr(", time held constant"),
    }.get(text, hurst_method_name(text, tr))


def _series_phrases(tr) -> tuple:
    """Return what the provenance of maps of trends and drivers says."""
    span = r"(?P<first>\S+) to (?P<last>\S+)"
    return (
        (re.compile(f"Trend {span}: Sen slope"), tr("Sen's slope, {first} to {last}")),
        (re.compile(f"Sen slope {span} per year"), tr("Sen's slope per year, {first} to {last}")),
        (
            re.compile(
                r"Sen slope x Hurst exponent, R/S, (?P<method>\w+)(?P<out>, Sen trend taken out)?"
            ),
            tr("Sen's slope and Hurst exponent by R/S ({method}{out})"),
        ),
        (re.compile("rule tested"), tr("classes only where H differs from white noise")),
        (
            re.compile("rule significant"),
            tr("classes only where the trend is significant and H differs from white noise"),
        ),
        (re.compile("rule signs"), tr("classes by the signs alone")),
        (
            re.compile("Classes of the coefficient of variation"),
            tr("Classes of the coefficient of variation"),
        ),
        (
            re.compile(
                rf"Drivers of (?P<name>.+), {span} \((?P<n>\d+) dates\)"
                r"(?P<held>, time held (?:constant|still))?"  # maps of earlier versions: still
            ),
            tr("Drivers of {name}, {first} to {last} ({n} dates{held})"),
        ),
        (
            re.compile(r"p <= (?P<partial>\S+) partial, (?P<multiple>\S+) multiple"),
            tr("p ≤ {partial} of the partial, {multiple} of the multiple correlation"),
        ),
    )


def _pattern_phrases(tr) -> tuple:
    """Return what the provenance of maps of clusters and hot spots says."""
    return (
        (
            re.compile(r"Clusters and outliers of local Moran's I, (?P<neighbours>\w+)"),
            tr("Clusters and outliers by local Moran's I ({neighbours})"),
        ),
        (
            re.compile(r"Hot and cold spots of Getis-Ord Gi\*, (?P<neighbours>\w+)"),
            tr("Hot and cold spots by Getis-Ord Gi* ({neighbours})"),
        ),
        (re.compile("levels are false discovery rates"), tr("levels are false discovery rates")),
        (re.compile("two-sided normal p of each cell"), tr("two-sided normal p of each cell")),
        (
            re.compile(r"(?P<tail>.+) p, pooled reference of (?P<n>\d+)"),
            tr("{tail} p against {n} random draws from the whole map"),
        ),
        (
            re.compile(r"(?P<tail>.+) p, (?P<n>\d+) conditional permutations"),
            tr("{tail} p by {n} conditional permutations"),
        ),
    )


def _test_phrases(tr) -> tuple:
    """Return the rules by which a result counts as significant."""
    return (
        (re.compile(r"p <= (?P<p>\S+)"), tr("significant at p ≤ {p}")),
        (re.compile(r"false discovery rate (?P<p>\S+)"), tr("false discovery rate {p}")),
    )


def source_files(results: AssessmentResults, tr) -> tuple:
    """Return the files that the report of the assessment was made from."""
    kinds = _source_file_kinds(tr)
    paths = [
        os.path.relpath(path, results.folder).replace(os.sep, "/")
        for key, files in results.files.items()
        if key not in ("assessment", "assessment_pdf")
        for path in files
    ]
    rows = tuple((kinds.get(os.path.splitext(path)[1].lower(), ""), path) for path in sorted(paths))
    columns = (tr("Kind"), tr("File"))
    text = tr("Made from {n} files. The reports among them go into detail.")
    return (
        Text(text.format(n=len(rows))),
        Table(tr("Files"), columns, rows, "files.csv", max_rows=40),
    )


def _source_file_kinds(tr) -> dict:
    """Return the text for the kinds of files that the report of an assessment lists."""
    return {
        ".tif": tr("Raster"),
        ".tiff": tr("Raster"),
        ".csv": tr("Table"),
        ".gpkg": tr("Vector layer"),
        ".html": tr("Report"),
        ".carbonmodel": tr("Model"),
    }
