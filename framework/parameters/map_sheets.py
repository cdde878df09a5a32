"""Parameters of sheets of maps: heading and file."""

from __future__ import annotations

import os

from ...core.errors_and_notes.run import BadValue
from ..features.zone_polygons import read_polygons
from ..text.translation import tr
from . import declarations as p


def sheet_heading():
    """Return the heading of a sheet."""
    return p.text("HEADING", tr("Heading"), tr("Above the maps; empty for none."))


def sheet_output():
    """Return the file of a sheet."""
    return p.file_output(
        "OUTPUT",
        tr("Sheet"),
        tr("PDF, PNG (300 dpi) or SVG, by the ending of its name."),
        "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)",
    )


def check_sheet(values) -> None:
    """Refuse a file that has none of the endings of a sheet.

    Raises
    ------
    BadValue
    """
    from ...core.report.map_sheet.sheet_elements import ENDINGS

    path = values.get("OUTPUT")
    if path and os.path.splitext(path)[1].lower() not in ENDINGS:
        raise BadValue("OUTPUT", path, ", ".join(f"*{ending}" for ending in ENDINGS))


def border_lines(source, grid, run) -> tuple:
    """Return the borders of polygons as lines on a grid; none without polygons."""
    if source is None:
        return ()
    from ...core.raster.zones import PolygonZones

    shapes, names, crs = read_polygons(source, grid.crs, None, run)
    return PolygonZones(shapes, names, grid, crs).outlines()
