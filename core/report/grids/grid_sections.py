"""Sections on grids: which rasters fit together, and how the others differ."""

from __future__ import annotations

import os

from ..page import CAUTION, GOOD, Section, Table, Text


def describe_difference(difference, tr) -> str:
    """Return one difference of two grids in words."""
    first, second = difference.first, difference.second
    if difference.kind == "crs":
        return tr("CRS {second} instead of {first}").format(
            first=first or tr("none"), second=second or tr("none")
        )
    if difference.kind == "size":
        return tr("{columns} x {rows} cells instead of {first_columns} x {first_rows}").format(
            columns=second[0], rows=second[1], first_columns=first[0], first_rows=first[1]
        )
    if difference.kind == "cell":
        return tr("cell size {width:.8g} x {height:.8g} instead of {w:.8g} x {h:.8g}").format(
            width=second[0], height=second[1], w=first[0], h=first[1]
        )
    return tr("origin shifted by {east:.2f} cells east and {south:.2f} cells south").format(
        east=round(first[0], 2) + 0.0,
        south=round(first[1], 2) + 0.0,  # no minus zero
    )


def grid_sections(report, tr) -> list:
    """Return what was found about the grids of some rasters, as sections of a page.

    Parameters
    ----------
    report : GridReport
        Its `rasters` are records, the first being the one the others are compared with: `path`,
        `crs` (name), `width`, `height`, `cell_size` (width, height), `extent` (west, south, east,
        north), `south_up`, `differences` (`GridDifference` records).
    tr : callable
        Turns an English text into the user's language.
    """
    rasters = report.rasters
    differing = [raster for raster in rasters if raster.differences]
    compared = tr("All rasters are compared with the first, {name}.").format(
        name=os.path.basename(rasters[0].path)
    )
    blocks: list = [_grid_table(rasters, tr)]
    if any(raster.south_up for raster in rasters):
        blocks.append(
            Text(tr("South-up rasters are turned while they are read; nothing needs to be done."))
        )
    return [
        Section(
            tr("Do they fit together?"),
            (Text(compared), *_alignment_verdict(rasters, differing, tr)),
        ),
        Section(tr("The grids"), tuple(blocks)),
    ]


def _alignment_verdict(rasters, differing: list, tr) -> tuple:
    """Return whether the grids agree, and what differs."""
    if not differing:
        return (Text(tr("Yes: all cells coincide. They can be used together as they are."), GOOD),)
    advice = tr(
        "No: {n} of {all} rasters do not share the first one's cells. Bring them to one grid with "
        "'Align rasters'."
    ).format(n=len(differing), all=len(rasters))
    rows = tuple(
        (os.path.basename(raster.path), describe_difference(difference, tr))
        for raster in differing
        for difference in raster.differences
    )
    columns = (tr("Raster"), tr("What differs"))
    return Text(advice, CAUTION), Table(tr("Differences"), columns, rows, "differences.csv")


def _grid_table(rasters, tr) -> Table:
    """Return CRS, size, cell size and extent of each raster."""
    rows = tuple(
        (
            os.path.basename(raster.path),
            raster.crs or tr("none"),
            f"{raster.width:,} × {raster.height:,}",
            " × ".join(f"{size:.8g}" for size in raster.cell_size),
            ", ".join(f"{edge:.8g}" for edge in raster.extent),
            tr("yes") if raster.south_up else tr("no"),
        )
        for raster in rasters
    )
    columns = (
        tr("Raster"),
        tr("CRS"),
        tr("Columns × rows"),
        tr("Cell size"),
        tr("West, south, east, north"),
        tr("South-up"),
    )
    return Table(tr("Position and size"), columns, rows, "grids.csv")
