"""Where the maps of a sheet lie: rectangles of one size, as large as the paper allows."""

from __future__ import annotations

import math
from typing import NamedTuple

# Degrees of longitude are not drawn narrower than this, near the poles.
_NARROWEST = 0.2
# A4 across, with room for the printer: the largest width and height of a sheet.
_WIDTH, _HEIGHT = 11.0, 7.6
_LEFT, _RIGHT, _TOP, _TITLE = 0.72, 0.12, 0.1, 0.42
_PANEL_TITLE, _TICKS, _GAP = 0.3, 0.52, 0.22
# Narrower sheets have no room for a title and a legend.
_NARROWEST_SHEET = 5.6


def shown_ratio(extent: tuple, unit: str) -> float:
    """Return the width of a map on the sheet over its height, as it looks in its middle."""
    west, south, east, north = extent
    narrowed = 1.0
    if unit == "°":
        narrowed = max(math.cos(math.radians((south + north) / 2)), _NARROWEST)
    return narrowed * (east - west) / (north - south)


class Rectangle(NamedTuple):
    """Left side, upper side, width and height, inches."""

    left: float
    top: float
    width: float
    height: float


class SheetLayout(NamedTuple):
    """Size of the sheet, the maps row after row, the columns, and the strip below them."""

    width: float
    height: float
    maps: tuple
    columns: int
    strip: Rectangle

    def share(self, rectangle: Rectangle) -> tuple:
        """Return a rectangle of the sheet as shares of it, from its lower left corner."""
        bottom = self.height - rectangle.top - rectangle.height
        return (
            rectangle.left / self.width,
            bottom / self.height,
            rectangle.width / self.width,
            rectangle.height / self.height,
        )


def lay_out_maps(
    n: int, ratio: float, strip: float, has_title: bool, columns: int = 0
) -> SheetLayout:
    """Return the places of a map sheet's maps, of one size and as large as it allows.

    Parameters
    ----------
    n : int
        Number of maps.
    ratio : float
        Width of a map over its height, on the ground.
    strip : float
        Height of what stands below the maps, inches.
    has_title : bool
        Whether the sheet has a heading.
    columns : int
        Maps beside one another; 0 for the number that makes them largest.
    """
    heading_height = _TOP + (_TITLE if has_title else 0.0)
    best: tuple = (0.0, 1)
    for count in [columns] if columns else range(1, n + 1):
        rows = -(-n // count)
        max_width = (_WIDTH - _LEFT - _RIGHT - _GAP * (count - 1)) / count
        max_height = (_HEIGHT - heading_height - strip - _TICKS - _PANEL_TITLE * rows) / rows
        best = max(best, (min(max_width, max_height * ratio), -count))
    width, count = best[0], abs(best[1])
    height, rows = width / ratio, -(-n // count)
    maps_width = _LEFT + _RIGHT + count * width + _GAP * (count - 1)
    sheet = max(maps_width, _NARROWEST_SHEET)
    left = _LEFT + (sheet - maps_width) / 2
    maps = tuple(
        Rectangle(
            left + (k % count) * (width + _GAP),
            heading_height + _PANEL_TITLE + (k // count) * (height + _PANEL_TITLE),
            width,
            height,
        )
        for k in range(n)
    )
    below = heading_height + rows * (height + _PANEL_TITLE) + _TICKS
    return SheetLayout(sheet, below + strip, maps, count, Rectangle(0.3, below, sheet - 0.6, strip))
