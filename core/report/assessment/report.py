"""The page of a whole assessment: summary first, then chapters, what is missing, and caveats."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from ...raster.grid import crs_name
from ...raster.source import describe_raster
from ...run import Run
from ..numbers import show_number
from ..page import Page, Section, Table, Text, pretty, write_page
from .class_chapters import (
    cluster_chapter,
    driver_chapter,
    landuse_chapter,
    trend_chapter,
    zone_chapter,
)
from .flux_chapters import budget_chapter, map_chapter, series_span
from .model_chapter import model_chapter
from .stock import Stock, take_stock

# Facts that stand first; more have their chapter.
MOST_FACTS = 8


class Part(NamedTuple):
    """One part of an assessment: what makes its chapter, and the algorithm that makes its data."""

    key: str
    write: Callable
    algorithm: str


PARTS = (
    Part("models", model_chapter, "carbonsink:trainmodel"),
    Part("maps", map_chapter, "carbonsink:predictseries, carbonsink:nepseries"),
    Part("budget", budget_chapter, "carbonsink:carbonbudget"),
    Part("trend", trend_chapter, "carbonsink:trendclassification"),
    Part("drivers", driver_chapter, "carbonsink:driverclassification"),
    Part("clusters", cluster_chapter, "carbonsink:lisaraster"),
    Part("landuse", landuse_chapter, "carbonsink:landusetransfer"),
    Part("zones", zone_chapter, "carbonsink:diagnosticzoning"),
)


class Assessment(NamedTuple):
    """What an assessment holds: the files found, the chapters by key, and the keys of none."""

    stock: Stock
    chapters: dict
    missing: tuple


def read_assessment(folder: str, run: Run, translate) -> Assessment:
    """Return the chapters of an assessment.

    Parameters
    ----------
    folder : str
        A workspace, or any folder of outputs.
    run : Run
        Progress and cancel.
    translate : callable
        Turns an English text into the user's language.

    Raises
    ------
    NoResults
        When the folder holds nothing of an assessment.
    """
    stock, chapters = take_stock(folder), {}
    for i, part in enumerate(PARTS):
        run.step("report", part_name(part.key, translate))
        here = run.part(i / len(PARTS), (i + 1) / len(PARTS))
        chapter = part.write(stock, here, translate)
        if chapter is not None:
            chapters[part.key] = chapter
    missing = tuple(part.key for part in PARTS if part.key not in chapters)
    return Assessment(stock, chapters, missing)


def write_assessment(found: Assessment, path: str, translate, title: str = "") -> None:
    """Write the report of an assessment as one HTML file.

    Parameters
    ----------
    found : Assessment
        What `read_assessment` returns.
    path : str
        File to write.
    translate : callable
        Turns an English text into the user's language.
    title : str
        Heading; empty for one that names the period.
    """
    tr = translate
    sections = [Section(tr("Summary"), tuple(_summary(found, tr)))]
    sections += [chapter.section() for chapter in found.chapters.values()]
    sections.append(Section(tr("What to know before using the numbers"), _caveats(found, tr)))
    sections.append(Section(tr("What it rests on"), _basis(found, tr)))
    facts = [fact for chapter in by_weight(found) for fact in chapter.facts]
    page = Page(
        title or heading(found, tr), _lead(found, tr), tuple(facts[:MOST_FACTS]), tuple(sections)
    )
    write_page(page, path, translate)


def heading(found: Assessment, tr) -> str:
    """Return a title that names the period, where there is one."""
    span = series_span(found.stock)
    if span and span[0] != span[1]:
        return tr("Carbon sink assessment, {first} to {last}").format(first=span[0], last=span[1])
    return tr("Carbon sink assessment") + (f", {span[0]}" if span else "")


def by_weight(found: Assessment) -> list:
    """Return the chapters, those with what a reader asks first in front."""
    order = ("budget", "maps", "trend", "clusters", "landuse", "zones", "drivers", "models")
    return [found.chapters[key] for key in order if key in found.chapters]


def _lead(found: Assessment, tr) -> str:
    grid = _grid(found.stock)
    if grid is None:
        return tr("From site measurements to the carbon balance of a region.")
    west, south, east, north = grid.extent
    lead = tr(
        "From site measurements to the carbon balance of a region: {width} × {height} cells of "
        "{size}, {crs}, {west} to {east} and {south} to {north}."
    )
    unit = grid.axis_unit if grid.is_geographic else f" {grid.axis_unit}".rstrip()
    amounts = {"size": float(grid.cell_size[0])}
    amounts.update(west=west, south=south, east=east, north=north)
    return lead.format(
        width=f"{grid.width:,}",
        height=f"{grid.height:,}",
        crs=crs_name(grid.crs) or tr("unknown coordinate system"),
        **{name: _place(float(value), unit) for name, value in amounts.items()},
    )


def _place(value: float, unit: str) -> str:
    """Return a coordinate or length without digits that say nothing."""
    digits = 4 if unit == "°" else 1
    text = f"{value:,.{digits}f}".rstrip("0").rstrip(".")
    return f"{text}{unit}".replace("-", "\u2212")


def _grid(stock: Stock):
    """Return the grid of the first map there is."""
    for key in ("nep_mean", "npp_mean", "nep", "npp", "rs", "trend_class", "lisa_class", "zones"):
        if stock.first(key):
            return describe_raster(stock.first(key))[0]
    return None


def part_name(key: str, tr) -> str:
    """Return what a part of an assessment is called."""
    return {
        "models": tr("Models and their validation"),
        "maps": tr("Maps of the carbon fluxes"),
        "budget": tr("Carbon budget"),
        "trend": tr("Trends"),
        "drivers": tr("Climate drivers"),
        "clusters": tr("Hot spots and clusters"),
        "landuse": tr("Land-use change"),
        "zones": tr("Management zones"),
    }[key]


def _summary(found: Assessment, tr):
    """Yield the findings in sentences, then what is missing."""
    sentences = [text for chapter in by_weight(found) for text in chapter.sentences]
    if sentences:
        yield Text(" ".join(sentences), emphasis=True)
    algorithms = {part.key: part.algorithm for part in PARTS}
    if found.missing:
        missing = [f"{part_name(key, tr)} ({algorithms[key]})" for key in found.missing]
        text = tr("Not part of this assessment, as the folder holds no such result: {list}.")
        yield Text(text.format(list="; ".join(missing)), emphasis=True)
    for path, why in found.stock.unreadable:
        text = tr("{file} could not be read and is left out: {why}.")
        yield Text(text.format(file=os.path.basename(path), why=why.rstrip(".")))


def _caveats(found: Assessment, tr) -> tuple:
    """Return all caveats, and the areas that the maps rest on."""
    sentences = [text for chapter in found.chapters.values() for text in chapter.caveats]
    blocks: list = [Text(text) for text in sentences] or [
        Text(tr("Nothing in particular was found."))
    ]
    areas = [area for chapter in found.chapters.values() for area in chapter.areas]
    known = [area for _, area in areas if area == area]
    if known and max(known) - min(known) > 0.005 * max(known):
        text = tr(
            "The maps rest on different areas, {low} to {high}: gaps in the inputs differ. Compare "
            "shares and totals only with the area they rest on."
        )
        low, high = (pretty(f"{show_number(v)} km2") for v in (min(known), max(known)))
        blocks.append(Text(text.format(low=low, high=high), emphasis=True))
    if areas:
        columns = (tr("Map or table"), tr("Area with data (km2)"))
        blocks.append(Table(tr("Area with data"), columns, tuple(areas), "valid_areas.csv"))
    return tuple(blocks)


def _basis(found: Assessment, tr) -> tuple:
    """Return the files the report was made from."""
    stock = found.stock
    kinds = _file_kinds(tr)
    paths = [
        os.path.relpath(path, stock.folder).replace(os.sep, "/")
        for key, files in stock.files.items()
        if key not in ("assessment", "assessment_pdf")
        for path in files
    ]
    rows = tuple((kinds.get(os.path.splitext(path)[1].lower(), ""), path) for path in sorted(paths))
    columns = (tr("Kind"), tr("File"))
    text = tr("Made from {n} files. The reports among them go into detail.")
    return (
        Text(text.format(n=len(rows))),
        Table(tr("Files"), columns, rows, "files.csv", most_rows=40),
    )


def _file_kinds(tr) -> dict:
    """Return what a file is by its ending."""
    return {
        ".tif": tr("Raster"),
        ".tiff": tr("Raster"),
        ".csv": tr("Table"),
        ".gpkg": tr("Vector layer"),
        ".html": tr("Report"),
        ".carbonmodel": tr("Model"),
    }
