"""The page of a whole assessment: a first page, then chapters, what is missing, and caveats."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from ...run import Run
from ..numbers import show_number, typeset_units
from ..page import CAUTION, Page, Section, Table, Text, write_page
from .chapter import chapter_name
from .class_chapters import (
    cluster_chapter,
    driver_chapter,
    landuse_chapter,
    trend_chapter,
    zone_chapter,
)
from .first_page import (
    CHAPTER_ORDER,
    MAX_FACTS,
    carbon_unit,
    first_figure,
    first_grid,
    lead_paragraph,
    summary_sentences,
)
from .flux_chapters import budget_chapter, map_chapter
from .model_chapter import model_chapter
from .provenance import source_files
from .results import AssessmentResults, budget_span, find_results, series_span


class Part(NamedTuple):
    """One part of an assessment: its key, and what makes its chapter."""

    key: str
    write: Callable


CHAPTER_WRITERS = (
    Part("budget", budget_chapter),
    Part("maps", map_chapter),
    Part("trend", trend_chapter),
    Part("drivers", driver_chapter),
    Part("clusters", cluster_chapter),
    Part("landuse", landuse_chapter),
    Part("zones", zone_chapter),
    Part("models", model_chapter),
)


class Assessment(NamedTuple):
    """What an assessment holds: the files found, the chapters by key, and the keys of none."""

    results: AssessmentResults
    chapters: dict
    missing: tuple


def read_assessment(folder: str, run: Run, translate, borders=None) -> Assessment:
    """Return the chapters of an assessment.

    Parameters
    ----------
    folder : str
        A workspace, or any folder of outputs.
    run : Run
        Progress and cancel.
    translate : callable
        Turns an English text into the user's language.
    borders : callable, optional
        ``borders(grid)`` returns lines to draw on the maps, in the coordinates of a grid.

    Raises
    ------
    NoResults
        When the folder holds nothing of an assessment.
    """
    results, chapters = find_results(folder), {}
    results.carbon = carbon_unit(results)
    grid = first_grid(results)
    if borders is not None and grid is not None:
        results.borders, results.borders_crs = borders(grid), grid.crs
    for i, chapter_writer in enumerate(CHAPTER_WRITERS):
        run.step("report", chapter_name(chapter_writer.key, translate))
        chapter_run = run.part(i / len(CHAPTER_WRITERS), (i + 1) / len(CHAPTER_WRITERS))
        chapter = chapter_writer.write(results, chapter_run, translate)
        if chapter is not None:
            chapters[chapter_writer.key] = chapter
    missing = tuple(
        chapter_writer.key
        for chapter_writer in CHAPTER_WRITERS
        if chapter_writer.key not in chapters
    )
    return Assessment(results, chapters, missing)


def write_assessment(assessment: Assessment, path: str, translate, title: str = "") -> None:
    """Write the report of an assessment as one HTML file.

    Parameters
    ----------
    assessment : Assessment
        What `read_assessment` returns.
    path : str
        File to write.
    translate : callable
        Turns an English text into the user's language.
    title : str
        Heading; empty for one that names the period.
    """
    tr = translate
    chapters = dict(assessment.chapters)
    first_sections = [chapters.pop("budget").section()] if "budget" in chapters else []
    first_sections.append(
        Section(tr("What to know before using the numbers"), _caveat_section(assessment, tr))
    )
    sections = [*first_sections, *(chapter.section() for chapter in chapters.values())]
    sections.append(
        Section(
            tr("What it rests on"),
            (*_area_table(assessment, tr), *source_files(assessment.results, tr)),
        )
    )
    page = Page(
        title or report_title(assessment.results, tr),
        lead_paragraph(assessment.results, tr),
        tuple(fact for chapter in ordered_chapters(assessment) for fact in chapter.key_figures)[
            :MAX_FACTS
        ],
        tuple(sections),
        summary_sentences(assessment.chapters),
        first_figure(assessment.results, tr),
        len(first_sections),
    )
    write_page(page, path, translate)


def report_title(results, tr) -> str:
    """Return a title that names the period of the results of an assessment, where there is one."""
    span = budget_span(results) or series_span(results)
    if span and span[0] != span[1]:
        return tr("Carbon sink assessment, {first} to {last}").format(first=span[0], last=span[1])
    return tr("Carbon sink assessment") + (f", {span[0]}" if span else "")


def ordered_chapters(assessment: Assessment) -> list:
    """Return the chapters, those with what a reader asks first in front."""
    return [assessment.chapters[key] for key in CHAPTER_ORDER if key in assessment.chapters]


def _caveat_section(assessment: Assessment, tr) -> tuple:
    """Return what is missing in the assessment, and all caveats."""
    blocks: list = []
    if assessment.missing:
        missing = tr("; ").join(chapter_name(key, tr) for key in assessment.missing)
        text = tr("Not part of this assessment, as the folder holds no such result: {list}.")
        blocks.append(Text(text.format(list=missing), CAUTION))
    for path, reason in assessment.results.unreadable:
        text = tr("{file} could not be read and is left out: {why}.").format(
            file=os.path.basename(path), why=reason.rstrip(".")
        )
        blocks.append(Text(text, CAUTION))
    sentences = [text for chapter in assessment.chapters.values() for text in chapter.caveats]
    blocks += [Text(text) for text in sentences]
    if not blocks:
        blocks.append(Text(tr("Nothing in particular was found.")))
    areas = [area for chapter in assessment.chapters.values() for area in chapter.areas]
    known_areas = [area for _, area in areas if area == area]
    if known_areas and max(known_areas) - min(known_areas) > 0.005 * max(known_areas):
        text = tr(
            "The maps rest on different areas, {low} to {high}: gaps in the inputs differ. Compare "
            "shares and totals only with the area they rest on."
        )
        low, high = (
            typeset_units(f"{show_number(v)} km2") for v in (min(known_areas), max(known_areas))
        )
        blocks.append(Text(text.format(low=low, high=high), tone=CAUTION))
    return tuple(blocks)


def _area_table(assessment: Assessment, tr) -> tuple:
    """Return the areas that the maps of the assessment rest on."""
    areas = [area for chapter in assessment.chapters.values() for area in chapter.areas]
    columns = (tr("Map or table"), tr("Area with data (km2)"))
    title = tr("Area with data")
    return (Table(title, columns, tuple(areas), "valid_areas.csv"),) if areas else ()
