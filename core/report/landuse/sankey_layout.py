"""Where the bars, bands and names of a Sankey diagram lie, in units of the drawing.

Bars stand side by side, one column per date, the classes of a date below each other in the same
order. A band keeps its area along its way: its height is that of its flow at both ends, with the
same scale in the whole drawing. At a bar, bands follow each other in the order of the classes at
their other end, which avoids needless crossings.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

BAR = 16.0
# Space between the bars of a column, and the least distance of two names.
GAP, LINE_HEIGHT = 12.0, 15.0


class Bar(NamedTuple):
    """A class on a date: upper left corner, height, and the middle of its name.

    `column` and `row` are those of the date and of the class.
    """

    column: int
    row: int
    x: float
    y: float
    height: float
    name_y: float


class Band(NamedTuple):
    """A flow of a period from a class (`first`) to a class (`last`), as an SVG path."""

    period: int
    first: int
    last: int
    path: str


class Drawing(NamedTuple):
    """A whole diagram: its bars and bands, and the height it needs."""

    bars: tuple
    bands: tuple
    height: float


def arrange(matrices, width: float, height: float) -> Drawing:
    """Return where everything lies.

    Parameters
    ----------
    matrices : sequence of numpy.ndarray
        Area from each class (rows) to each class (columns), one per period; 0 is not drawn.
    width : float
        From the left side of the first column to the right side of the last.
    height : float
        Of the columns; more is taken where names need it.
    """
    sizes = column_sizes(matrices)
    n_names = int((sizes > 0).sum(axis=1).max(initial=0))
    height = max(height, n_names * LINE_HEIGHT)
    room = height - GAP * max(n_names - 1, 0)
    scale = room / (sizes.sum(axis=1).max(initial=0.0) or 1.0)
    step = (width - BAR) / max(len(sizes) - 1, 1)
    heights = sizes * scale
    tops = [_bar_tops(column) for column in heights]
    bars = []
    for column, (top, tall) in enumerate(zip(tops, heights)):
        shown = np.flatnonzero(tall > 0)
        names = spread(top[shown] + tall[shown] / 2, height)
        for row, name_y in zip(shown.tolist(), names):
            bars.append(Bar(column, row, column * step, top[row], tall[row], name_y))
    bands: list = []
    for period, matrix in enumerate(matrices):
        ends = period * step + BAR, (period + 1) * step
        bands += _bands(period, np.asarray(matrix) * scale, tops[period : period + 2], ends)
    return Drawing(tuple(bars), tuple(bands), height)


def column_sizes(matrices) -> np.ndarray:
    """Return the area of each class on each date (rows: dates).

    Where the land of two periods differs, a bar is as high as the larger side needs.
    """
    n_classes = len(matrices[0])
    sizes = np.zeros((len(matrices) + 1, n_classes))
    for period, matrix in enumerate(matrices):
        sizes[period] = np.maximum(sizes[period], np.sum(matrix, axis=1))
        sizes[period + 1] = np.sum(matrix, axis=0)
    return sizes


def spread(middles, height: float) -> list:
    """Return places of names near some middles (ascending), `LINE_HEIGHT` apart, in the height."""
    places: list = []
    for middle in middles:
        least = places[-1] + LINE_HEIGHT if places else LINE_HEIGHT / 2
        places.append(max(float(middle), least))
    limit = height - LINE_HEIGHT / 2
    for i in reversed(range(len(places))):
        places[i] = min(places[i], limit)
        limit = places[i] - LINE_HEIGHT
    return places


def _bar_tops(heights: np.ndarray) -> np.ndarray:
    """Return the upper end of each bar of a column; bars without height take no space."""
    taken = np.where(heights > 0, heights + GAP, 0.0)
    return np.concatenate([[0.0], np.cumsum(taken)[:-1]])


def _bands(period: int, flow: np.ndarray, tops, ends) -> list:
    left, right = tops[0].copy(), tops[1].copy()
    bands = []
    for i, j in np.argwhere(flow > 0).tolist():
        bands.append(Band(period, i, j, _path(ends, left[i], right[j], flow[i, j])))
        left[i] += flow[i, j]
        right[j] += flow[i, j]
    return bands


def _path(ends, start: float, end: float, size: float) -> str:
    """Return a band between two heights, with level ends, as an SVG path."""
    a, b = ends
    middle = (a + b) / 2
    upper = (
        f"M{a:.1f},{start:.2f}C{middle:.1f},{start:.2f} {middle:.1f},{end:.2f} {b:.1f},{end:.2f}"
    )
    start, end = start + size, end + size
    lower = f"V{end:.2f}C{middle:.1f},{end:.2f} {middle:.1f},{start:.2f} {a:.1f},{start:.2f}Z"
    return upper + lower
