"""Elements of map sheets: maps, frames with coordinates, scale bar, north arrow, titles, files."""

from __future__ import annotations

import io
import math
import os
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.diagnosis import MapsUnlike
from ...files.atomic import atomic_writer
from ...raster import Grid
from ...raster.band_description import describe_raster
from ...raster.class_tables import read_classes
from ...raster.crs import crs_name, ground_points, same_crs
from ...raster.preview import read_preview
from ..display_names import flux_symbol
from ..figure_labels import escape_mathtext
from ..map_figures import MapFrame, finish_map
from ..svg_drawing import INK, drawn_figure

# Formats of a sheet by the ending of its file.
ENDINGS = (".pdf", ".png", ".svg")
_DPI = 300
_LONGEST_BAR = 1.5  # inches
# Lengths of the scale bar, so that half of one is round too.
_ROUND = (1.0, 2.0, 4.0, 10.0)


def write_sheet(plot, path: str, title: str, width: float, height: float) -> None:
    """Write a map sheet as PDF, PNG or SVG, by the ending of its file.

    Parameters
    ----------
    plot : callable
        ``plot(figure)`` draws on an empty matplotlib `Figure`.
    path : str
        File to write; it ends in one of `ENDINGS`.
    title : str
        What the sheet shows, for the properties of the file.
    width, height : float
        Size in inches.

    Raises
    ------
    OutputNotWritable, DiskFull, WriteLimit
        When the file cannot be written.
    """
    kind = os.path.splitext(path)[1].lower()[1:]
    # Equal inputs make equal files: no time of writing.
    metadata = {
        "pdf": {"CreationDate": None, "Title": title, "Creator": "Carbon Sink"},
        "png": {"Title": title, "Software": "Carbon Sink"},
        "svg": {"Date": None, "Title": title},
    }[kind]
    content = io.BytesIO()
    with drawn_figure(plot, title, width, height) as figure:
        figure.savefig(content, format=kind, dpi=_DPI, metadata=metadata)
    with atomic_writer(path, content.getbuffer().nbytes) as file:
        file.write(content.getvalue())


def draw_map_frame(
    axes, grid, extent: tuple, frame: MapFrame, is_left: bool, is_lowest: bool
) -> None:
    """Draw the frame of a map on a map sheet with borders, and coordinates at outer maps."""
    finish_map(axes, grid, frame)
    west, south, east, north = extent
    axes.set(xlim=(west, east), ylim=(south, north), aspect="auto")
    if not is_left:
        axes.set_ylabel("")
        axes.tick_params(labelleft=False)
        # Its number would touch the last one of the map beside it.
        axes.xaxis.get_major_locator().set_params(prune="lower")
    if not is_lowest:
        axes.set_xlabel("")
        axes.tick_params(labelbottom=False)


def draw_scale_bar(figure, strip: tuple, per_inch: float, size: tuple) -> None:
    """Draw the scale bar of a map sheet, of two parts, and north, at the left of a strip.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The sheet.
    strip : tuple
        Left, bottom, width and height of the strip, as shares of the sheet.
    per_inch : float
        Metres on the ground per inch of a map; NaN where they are not known.
    size : tuple
        Width and height of the sheet, inches.
    """
    left, bottom, _width, height = strip
    axes_width = 2.3 / size[0]
    axes = figure.add_axes([left, bottom, axes_width, height])
    axes.set(xlim=(0, 2.3), ylim=(0, height * size[1]))
    axes.axis("off")
    top = height * size[1] - 0.12
    arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.2, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (0.1, top), (0.1, top - 0.36), arrowprops=arrow)
    axes.text(0.1, top - 0.38, "N", ha="center", va="top", fontsize=8.5, fontweight="bold")
    if not math.isfinite(per_inch):
        return
    length = bar_length(per_inch * _LONGEST_BAR)
    inches = length / per_inch
    for half, colour in ((0, INK), (1, "white")):
        axes.add_patch(_scale_bar_part(0.42 + half * inches / 2, top - 0.14, inches / 2, colour))
    unit, scale = ("km", 1000.0) if length >= 1000.0 else ("m", 1.0)
    for share in (0.0, 0.5, 1.0):
        text = f"{share * length / scale:,.6g}" + (f" {unit}" if share == 1.0 else "")
        axes.text(0.42 + share * inches, top - 0.2, text, ha="center", va="top", fontsize=8)


def _scale_bar_part(x: float, y: float, width: float, colour: str):
    """Return a part of the scale bar."""
    from matplotlib.patches import Rectangle

    return Rectangle((x, y), width, 0.07, facecolor=colour, edgecolor=INK, lw=0.7)


def bar_length(max_length: float) -> float:
    """Return the length of the scale bar: the largest round one that is not above `max_length`."""
    power = 10.0 ** math.floor(math.log10(max_length))
    return max(step * power for step in _ROUND if step * power <= max_length * (1.0 + 1e-9))


def metres_per_inch(extent: tuple, crs: str, unit: str, inches: float) -> float:
    """Return metres on the ground per inch along the middle of a map; NaN where it is unknown."""
    if not crs and unit != "m":
        return math.nan
    west, _, east, _ = extent
    return _metres_per_unit(extent, crs) * (east - west) / inches


def _metres_per_unit(extent: tuple, crs: str) -> float:
    """Return metres on the ground per unit of x of a map, for the scale bar."""
    west, south, east, north = extent
    x, y, step = (west + east) / 2, (south + north) / 2, (east - west) / 200
    points = ground_points(np.array([x - step, x + step]), np.array([y, y]), crs)
    return float(np.linalg.norm(points[1] - points[0])) / (2 * step)


def draw_heading(figure, text: str, height: float) -> None:
    """Write the heading of a map sheet of a height in inches, if it has one."""
    if text:
        alignment = {"ha": "center", "va": "top"}
        figure.text(
            0.5,
            1 - 0.12 / height,
            escape_mathtext(text),
            fontsize=13,
            fontweight="bold",
            **alignment,
        )


def panel_title(axes, number: int, n: int, text: str) -> None:
    """Write the title of a map of the sheet, with a letter where there are several."""
    letter = f"({chr(ord('a') + number)}) " if n > 1 else ""
    axes.set_title(f"{letter}{escape_mathtext(text)}", fontsize=10)


# Cells of a sheet, shared by its maps.
_CELLS = 2_400_000


class SheetMap(NamedTuple):
    """One map.

    Parameters
    ----------
    path : str
        The raster.
    band : int
        Its band, from 1.
    variable, title : str
        Variable, and this with the date.
    unit : str
        Unit of the values.
    classes : tuple of ClassEntry
        Classes of a class raster; empty for measurements.
    grid : Grid
        Of the whole raster.
    """

    path: str
    band: int
    variable: str
    title: str
    unit: str
    classes: tuple
    grid: Grid

    def read(self, n: int) -> tuple:
        """Return values and grid of a picture, one of `n` on a sheet."""
        return read_preview(self.path, _CELLS // n, self.band)


def describe_maps(paths) -> tuple:
    """Return a `SheetMap` of each band of some rasters, in their order."""
    return tuple(
        SheetMap(
            path,
            number,
            flux_symbol(band.name),
            _map_title(band),
            band.unit,
            read_classes(path, number),
            grid,
        )
        for path in paths
        for grid, bands in [describe_raster(path)]
        for number, band in enumerate(bands, start=1)
    )


def require_same_place(maps) -> None:
    """Raise `MapsUnlike` when maps of a sheet have different coordinate systems."""
    first = maps[0]
    for other in maps[1:]:
        if not same_crs(first.grid.crs, other.grid.crs):
            names = crs_name(first.grid.crs), crs_name(other.grid.crs)
            raise MapsUnlike("crs", first.path, names[0], other.path, names[1])


def common_extent(maps) -> tuple:
    """Return west, south, east and north of all maps together."""
    west, south, east, north = np.array([sheet_map.grid.extent for sheet_map in maps]).T
    return float(west.min()), float(south.min()), float(east.max()), float(north.max())


def _map_title(band) -> str:
    """Return the title of a map of a sheet: name and date of its band."""
    name = flux_symbol(band.name)
    return name if band.date is None else f"{name} {band.date.text}"
