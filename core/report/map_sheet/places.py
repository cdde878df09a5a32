"""Where the parts of a map sheet lie, in inches from its upper left corner."""

from __future__ import annotations

from typing import NamedTuple

# A4 across, with room for the printer: the largest width and height of a sheet.
_WIDTH, _HEIGHT = 11.0, 7.6
_LEFT, _RIGHT, _TOP, _TITLE = 0.72, 0.12, 0.1, 0.42
_PANEL_TITLE, _TICKS, _GAP = 0.3, 0.52, 0.22
# Narrower sheets have no room for a title and a legend.
_NARROWEST = 5.6


class Rectangle(NamedTuple):
    """Left side, upper side, width and height, inches."""

    left: float
    top: float
    width: float
    height: float


class Places(NamedTuple):
    """Size of the sheet, the maps row after row, the columns, and the strip below them."""

    width: float
    height: float
    maps: tuple
    columns: int
    strip: Rectangle

    def share(self, place: Rectangle) -> tuple:
        """Return a rectangle as shares of the sheet, from its lower left corner."""
        bottom = self.height - place.top - place.height
        return (
            place.left / self.width,
            bottom / self.height,
            place.width / self.width,
            place.height / self.height,
        )


def arrange(n: int, ratio: float, strip: float, has_title: bool, columns: int = 0) -> Places:
    """Return the places of maps of one size, as large as the sheet allows.

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
    head = _TOP + (_TITLE if has_title else 0.0)
    best: tuple = (0.0, 1)
    for count in [columns] if columns else range(1, n + 1):
        rows = -(-n // count)
        across = (_WIDTH - _LEFT - _RIGHT - _GAP * (count - 1)) / count
        down = (_HEIGHT - head - strip - _TICKS - _PANEL_TITLE * rows) / rows
        best = max(best, (min(across, down * ratio), -count))
    width, count = best[0], abs(best[1])
    height, rows = width / ratio, -(-n // count)
    used = _LEFT + _RIGHT + count * width + _GAP * (count - 1)
    sheet = max(used, _NARROWEST)
    left = _LEFT + (sheet - used) / 2
    maps = tuple(
        Rectangle(
            left + (k % count) * (width + _GAP),
            head + _PANEL_TITLE + (k // count) * (height + _PANEL_TITLE),
            width,
            height,
        )
        for k in range(n)
    )
    below = head + rows * (height + _PANEL_TITLE) + _TICKS
    return Places(sheet, below + strip, maps, count, Rectangle(0.3, below, sheet - 0.6, strip))
