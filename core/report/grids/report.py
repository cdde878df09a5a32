"""The report of a check of grids: which rasters fit together, and what keeps the others from it."""

from __future__ import annotations

import os

from ..numbers import show_number
from ..page import Page, Section, Table, Text, write_page
from .differences import describe_difference


def write_grid_report(report, path: str, translate) -> None:
    """Write what was found about the grids of some rasters.

    Parameters
    ----------
    report : GridReport
        Its `rasters` are records, the first being the one the others are compared with: `path`,
        `crs` (name), `width`, `height`, `cell_size` (width, height), `extent` (west, south, east,
        north), `dtype`, `nodata`, `names` and `dates` of the bands, `valid_share` (0 to 1),
        `south_up`, `differences` (`GridDifference` records).
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, rasters = translate, report.rasters
    apart = [raster for raster in rasters if raster.differences]
    page = Page(
        title=tr("Grids of {n} rasters").format(n=len(rasters)),
        lead=tr("All rasters are compared with the first, {name}.").format(
            name=os.path.basename(rasters[0].path)
        ),
        facts=(
            (tr("Rasters"), str(len(rasters)), ""),
            (tr("On the first raster's grid"), str(len(rasters) - len(apart)), ""),
            (tr("On another grid"), str(len(apart)), ""),
        ),
        sections=(
            Section(tr("Do they fit together?"), _verdict(rasters, apart, tr)),
            Section(tr("The grids"), (_grids(rasters, tr),)),
            Section(tr("What the rasters hold"), _contents(rasters, tr)),
        ),
    )
    write_page(page, path, translate)


def _verdict(rasters, apart: list, tr) -> tuple:
    """Return whether the grids agree, and what differs."""
    if not apart:
        return (Text(tr("Yes: all cells coincide. They can be used together as they are."), True),)
    advice = tr(
        "No: {n} of {all} rasters do not share the first one's cells. Bring them to one grid with "
        "'Align rasters' (carbonsink:alignrasters)."
    ).format(n=len(apart), all=len(rasters))
    rows = tuple(
        (os.path.basename(raster.path), describe_difference(difference, tr))
        for raster in apart
        for difference in raster.differences
    )
    columns = (tr("Raster"), tr("What differs"))
    return Text(advice, True), Table(tr("Differences"), columns, rows, "differences.csv")


def _grids(rasters, tr) -> Table:
    """Return CRS, size, cell size and extent of each raster."""
    rows = tuple(
        (
            os.path.basename(raster.path),
            raster.crs or tr("none"),
            f"{raster.width} x {raster.height}",
            " x ".join(f"{size:.8g}" for size in raster.cell_size),
            ", ".join(f"{edge:.8g}" for edge in raster.extent),
            tr("yes") if raster.south_up else tr("no"),
        )
        for raster in rasters
    )
    columns = (
        tr("Raster"),
        tr("CRS"),
        tr("Columns x rows"),
        tr("Cell size"),
        tr("West, south, east, north"),
        tr("South-up"),
    )
    return Table(tr("Position and size"), columns, rows, "grids.csv")


def _contents(rasters, tr) -> tuple:
    """Return bands, dates, type, nodata and the share of cells with data."""
    rows = tuple(
        (
            os.path.basename(raster.path),
            ", ".join(raster.names),
            ", ".join(str(date) for date in raster.dates if date is not None),
            raster.dtype,
            tr("none") if raster.nodata is None else f"{raster.nodata:g}",
            100.0 * raster.valid_share,
        )
        for raster in rasters
    )
    columns = (
        tr("Raster"),
        tr("Variables"),
        tr("Dates"),
        tr("Type"),
        tr("Nodata"),
        tr("Cells with data (%)"),
    )
    blocks = [Table(tr("Bands and values"), columns, rows, "contents.csv")]
    empty = [os.path.basename(raster.path) for raster in rasters if raster.valid_share == 0]
    if empty:
        text = tr("Without any data: {names}.").format(names=", ".join(empty))
        blocks.insert(0, Text(text, True))
    if any(raster.south_up for raster in rasters):
        blocks.append(
            Text(tr("South-up rasters are turned while they are read; nothing needs to be done."))
        )
    shares = [raster.valid_share for raster in rasters]
    blocks.append(
        Text(
            tr("Share of cells with data: {low} to {high} %, from a sample of each raster.").format(
                low=show_number(100.0 * min(shares), 3), high=show_number(100.0 * max(shares), 3)
            )
        )
    )
    return tuple(blocks)
