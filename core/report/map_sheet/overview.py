"""A small overview in a corner of the map of a study area: where it lies in its country."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...raster.zone_outlines import thin_line
from ..svg_drawing import INK
from .sheet_layout import Rectangle, shown_ratio

# The overview's largest width and height, as shares of the map that it lies in.
_WIDEST, _HIGHEST = 0.34, 0.4
# Its distance from the frame of the map, inches, and the room around the borders in it.
_INSET, _MARGIN = 0.06, 0.04
# Corners (0 is west or south, 1 is east or north), the first one with the fewest sites is taken.
_CORNERS = ((1, 1), (0, 1), (1, 0), (0, 0))
# An area smaller than this share of the overview is shown by a ring around it.
_SMALLEST = 0.06
_AREA_COLOUR, _PAPER = "#d7301f", "#f7f7f4"
# Borders are drawn through points that lie at least this share of the overview apart.
_STEP = 1.0 / 600.0


class Overview(NamedTuple):
    """An overview map: its borders, its extent, and where it lies on the map of the study area.

    Parameters
    ----------
    lines : list of numpy.ndarray
        x and y of the borders in the coordinates of the map, ``(n, 2)`` each.
    extent : tuple
        West, south, east, north.
    place : Rectangle
        Where it lies, in inches from the upper left corner of the map.
    """

    lines: list
    extent: tuple
    place: Rectangle


def plan_overview(borders, extent: tuple, unit: str, sites: np.ndarray, map_frame: Rectangle):
    """Return the overview map of a study area, in the corner where it hides fewest sites.

    Parameters
    ----------
    borders : sequence of numpy.ndarray
        Lines in the coordinates of the map, ``(n, 2)`` each; none for no overview.
    extent : tuple
        West, south, east, north of the study area.
    unit : str
        Unit of the coordinates, "°" for degrees.
    sites : numpy.ndarray
        x and y of the sites, ``(n, 2)``.
    map_frame : Rectangle
        The map of the study area on its sheet, inches.

    Returns
    -------
    Overview or None
        None without borders.
    """
    lines = [line for line in borders if len(line)]
    if not lines:
        return None
    shown = _enclosing_extent(lines, extent)
    ratio = shown_ratio(shown, unit)
    width = min(_WIDEST * map_frame.width, _HIGHEST * map_frame.height * ratio)
    size = np.array([width, width / ratio])
    per_inch = np.array([extent[2] - extent[0], extent[3] - extent[1]]) / (
        map_frame.width,
        map_frame.height,
    )
    on_map = (sites - extent[:2]) / per_inch  # inches from the lower left corner
    room = np.array([map_frame.width, map_frame.height]) - size - 2 * _INSET

    def hidden(corner: tuple) -> int:
        low = _INSET + room * corner
        return int(np.count_nonzero(((on_map >= low) & (on_map <= low + size)).all(axis=1)))

    left, low = (_INSET + room * min(_CORNERS, key=hidden)).tolist()
    corner = Rectangle(left, map_frame.height - low - width / ratio, width, width / ratio)
    return Overview(_thin_lines(lines, shown), shown, corner)


def draw_overview(figure, overview: Overview, extent: tuple, layout, map_frame: Rectangle) -> None:
    """Draw the overview with the frame of the study area in it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The sheet.
    overview : Overview
        What `plan_overview` returned.
    extent : tuple
        West, south, east, north of the study area.
    layout : SheetLayout
        The layout of the sheet.
    map_frame : Rectangle
        The map of the study area among them.
    """
    from matplotlib.collections import LineCollection
    from matplotlib.patches import Ellipse
    from matplotlib.patches import Rectangle as Frame

    inset = overview.place
    on_sheet = inset._replace(left=map_frame.left + inset.left, top=map_frame.top + inset.top)
    axes = figure.add_axes(layout.share(on_sheet), facecolor=_PAPER, zorder=8)
    axes.add_collection(LineCollection(overview.lines, colors=INK, linewidths=0.4), autolim=False)
    west, south, east, north = overview.extent
    axes.set(xlim=(west, east), ylim=(south, north), aspect="auto")
    axes.xaxis.set_visible(False)
    axes.yaxis.set_visible(False)
    for side in axes.spines.values():
        side.set(linewidth=0.7, color=INK, visible=True)
    size = np.array([extent[2] - extent[0], extent[3] - extent[1]])
    whole = np.array([east - west, north - south])
    style = {"facecolor": "none", "edgecolor": _AREA_COLOUR, "lw": 1.1, "zorder": 3}
    axes.add_patch(Frame(extent[:2], *size, **style))
    if (size < _SMALLEST * whole).all():
        middle = np.add(extent[:2], size / 2)
        axes.add_patch(Ellipse(middle, *(2 * _SMALLEST * whole), **style))


def _enclosing_extent(lines: list, extent: tuple) -> tuple:
    """Return the extent of the overview: borders and study area, with a margin."""
    points = np.concatenate([*lines, [extent[:2], extent[2:]]])
    low, high = points.min(axis=0), points.max(axis=0)
    margin = _MARGIN * (high - low)
    return (*(low - margin).tolist(), *(high + margin).tolist())


def _thin_lines(lines: list, extent: tuple) -> list:
    """Return lines as the overview can show them, without islands that are a dot in it."""
    step = _STEP * max(extent[2] - extent[0], extent[3] - extent[1])
    thinned = [thin_line(line, step) for line in lines]
    return [line for line in thinned if len(line) > 2 or len(lines) == 1]
