"""A Sankey diagram to explore: one HTML file of SVG, without scripts and without other sites.

The flow under the pointer is set off by the style sheet, and the browser shows its title; the
choice between all land and changed land is a pair of radio buttons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...units import carbon_units
from ..carbon_amounts import show_carbon
from ..figure_labels import cut_label
from ..page import Page, write_page

BAR = 16.0
# Space between the bars of a column, and the least distance of two names.
GAP, LINE_HEIGHT = 12.0, 15.0
# Pairs with less of the area are left out of the diagram: they are thinner than a line.
SMALLEST_SHARE = 1e-5
# Space for the names beside the first and the last column, and for the dates above.
_MARGIN, _TOP = 170.0, 34.0
_WIDTH, _HEIGHT = 760.0, 560.0
# Letters of a name in the margin, and between two columns per unit of their distance.
_NAME, _LETTERS = 24, 1 / 8.0


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


def lay_out_sankey(matrices, width: float, height: float) -> Drawing:
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
    bar_space = height - GAP * max(n_names - 1, 0)
    scale = bar_space / (sizes.sum(axis=1).max(initial=0.0) or 1.0)
    step = (width - BAR) / max(len(sizes) - 1, 1)
    heights = sizes * scale
    tops = [_bar_tops(column) for column in heights]
    bars = []
    for column, (top, column_heights) in enumerate(zip(tops, heights)):
        visible = np.flatnonzero(column_heights > 0)
        names = spread_sankey_labels(top[visible] + column_heights[visible] / 2, height)
        for row, name_y in zip(visible.tolist(), names):
            bars.append(Bar(column, row, column * step, top[row], column_heights[row], name_y))
    bands: list = []
    for period, matrix in enumerate(matrices):
        x_limits = period * step + BAR, (period + 1) * step
        bands += _flow_bands(
            period, np.asarray(matrix) * scale, tops[period : period + 2], x_limits
        )
    return Drawing(tuple(bars), tuple(bands), height)


def column_sizes(matrices) -> np.ndarray:
    """Return the area of each class on each date, the bars of the Sankey diagram.

    Where the land of two periods differs, a bar is as high as the larger side needs.
    """
    n_classes = len(matrices[0])
    sizes = np.zeros((len(matrices) + 1, n_classes))
    for period, matrix in enumerate(matrices):
        sizes[period] = np.maximum(sizes[period], np.sum(matrix, axis=1))
        sizes[period + 1] = np.sum(matrix, axis=0)
    return sizes


def spread_sankey_labels(middles, height: float) -> list:
    """Return places of labels of the Sankey diagram that do not overlap."""
    label_heights: list = []
    for middle in middles:
        least = label_heights[-1] + LINE_HEIGHT if label_heights else LINE_HEIGHT / 2
        label_heights.append(max(float(middle), least))
    limit = height - LINE_HEIGHT / 2
    for i in reversed(range(len(label_heights))):
        label_heights[i] = min(label_heights[i], limit)
        limit = label_heights[i] - LINE_HEIGHT
    return label_heights


def _bar_tops(heights: np.ndarray) -> np.ndarray:
    """Return the upper end of each bar of the Sankey diagram; empty ones take no space."""
    occupied = np.where(heights > 0, heights + GAP, 0.0)
    return np.concatenate([[0.0], np.cumsum(occupied)[:-1]])


def _flow_bands(period: int, flow: np.ndarray, tops, x_limits) -> list:
    """Return the bands of a period of the Sankey diagram."""
    left, right = tops[0].copy(), tops[1].copy()
    bands = []
    for i, j in np.argwhere(flow > 0).tolist():
        bands.append(Band(period, i, j, _band_path(x_limits, left[i], right[j], flow[i, j])))
        left[i] += flow[i, j]
        right[j] += flow[i, j]
    return bands


def _band_path(x_limits, start: float, end: float, size: float) -> str:
    """Return a flow of the Sankey diagram, with level ends, as an SVG path."""
    a, b = x_limits
    middle = (a + b) / 2
    upper = (
        f"M{a:.1f},{start:.2f}C{middle:.1f},{start:.2f} {middle:.1f},{end:.2f} {b:.1f},{end:.2f}"
    )
    start, end = start + size, end + size
    lower = f"V{end:.2f}C{middle:.1f},{end:.2f} {middle:.1f},{start:.2f} {a:.1f},{start:.2f}Z"
    return upper + lower


@dataclass(frozen=True)
class DrawnBand:
    """A flow: its colour, its SVG path, what is said about it, and whether it changes no class."""

    colour: str
    path: str
    title: str
    unchanged: bool


@dataclass(frozen=True)
class DrawnBar:
    """A class on a date: its colour, where it lies, and what is said about it."""

    colour: str
    bar: Bar
    title: str


@dataclass(frozen=True)
class Label:
    """A text of the drawing; `anchor` is "start", "middle" or "end"."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class View:
    """One diagram: all land, or only the land that changed its class.

    Parameters
    ----------
    key : str
        Name of the view in the page.
    button : str
        Its button.
    bands, bars, names, dates : tuple
        `DrawnBand`, `DrawnBar`, and `Label` twice.
    width, height : float
        Size of the drawing.
    """

    key: str
    button: str
    bands: tuple
    bars: tuple
    names: tuple
    dates: tuple
    width: float
    height: float


@dataclass(frozen=True)
class SankeyPage(Page):
    """A page with the views of a diagram; `notes` say what the reader should know first."""

    notes: tuple = ()
    views: tuple = ()


def write_sankey(transfers, path: str, translate) -> None:
    """Write the transfers of one or more periods as an HTML file.

    Parameters
    ----------
    transfers : sequence of Transfer
        Periods, one after the other, with the same classes.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.

    Raises
    ------
    OutputNotWritable, DiskFull
        With the system's own reason.
    """
    tr = translate
    title = tr("Land-use transfer {first} to {last} (km²)").format(
        first=transfers[0].first, last=transfers[-1].last
    )
    instruction = tr("Point at a flow or a bar to read its area.")
    views = (
        _sankey_view(transfers, "all", tr("All land"), tr),
        _sankey_view(transfers, "changed", tr("Changed land only"), tr),
    )
    page = SankeyPage(
        title, instruction, (), (), notes=tuple(_diagram_notes(transfers, tr)), views=views
    )
    write_page(page, path, translate, "sankey.html")


def _diagram_notes(transfers, tr) -> list:
    """Return what is to be known beside the Sankey diagram."""
    notes = []
    changed_areas = [_flow_areas(transfer, False) for transfer in transfers]
    if not any(area.any() for area in changed_areas):
        notes.append(tr("No cell changed its class."))
    all_areas = [*changed_areas, *(_flow_areas(transfer, True) for transfer in transfers)]
    if any(((area > 0) & (_visible_areas(area) == 0)).any() for area in all_areas):
        notes.append(tr("Flows of less than 0.001 % of the land shown are not drawn."))
    return notes


def _flow_areas(transfer, with_unchanged: bool) -> np.ndarray:
    """Return the areas of the flows of the Sankey diagram, m2."""
    areas = np.array(transfer.area, dtype=np.float64)
    if not with_unchanged:
        np.fill_diagonal(areas, 0.0)
    return areas


def _visible_areas(areas: np.ndarray) -> np.ndarray:
    """Return the areas of the flows large enough to be seen, the others as 0."""
    return np.where(areas > SMALLEST_SHARE * areas.sum(), areas, 0.0)


def _sankey_view(transfers, key: str, button: str, tr) -> View:
    """Return one of the views of the Sankey diagram."""
    classes = transfers[0].classes
    dates = [transfers[0].first, *(transfer.last for transfer in transfers)]
    areas = [_flow_areas(transfer, key == "all") for transfer in transfers]
    sizes = column_sizes(areas)
    drawing = lay_out_sankey([_visible_areas(area) for area in areas], _WIDTH, _HEIGHT)
    bands = tuple(
        DrawnBand(
            classes[band.first].colour,
            band.path,
            _flow_title(transfers[band.period], band.first, band.last, tr),
            band.first == band.last,
        )
        for band in drawing.bands
    )
    bars = tuple(
        DrawnBar(
            classes[bar.row].colour,
            bar,
            f"{classes[bar.row].name} {dates[bar.column]}\n{_km2_text(sizes[bar.column, bar.row])}",
        )
        for bar in drawing.bars
    )
    step = (_WIDTH - BAR) / (len(dates) - 1)
    names = tuple(
        _bar_name(bar, classes[bar.row].name, len(dates) - 1, step) for bar in drawing.bars
    )
    column_headings = tuple(
        Label(str(date), column * step + BAR / 2, -14.0, "middle")
        for column, date in enumerate(dates)
    )
    width = _WIDTH + 2 * _MARGIN
    return View(
        key, button, bands, bars, names, column_headings, width, drawing.height + _TOP + 10.0
    )


def _bar_name(bar, name: str, last: int, step: float) -> Label:
    """Return the name beside a bar of the Sankey diagram: in the margin, or to the right."""
    if bar.column == 0:
        return Label(cut_label(name, _NAME), bar.x - 7.0, bar.name_y, "end")
    longest = _NAME if bar.column == last else max(int(step * _LETTERS) - 2, 3)
    x = bar.x + BAR + 7.0
    return Label(cut_label(name, longest), x, bar.name_y, "start")


def _km2_text(area: float) -> str:
    """Return the area of a flow of the Sankey diagram as a text."""
    return f"{area / carbon_units.M2_PER_KM2:,.5g} km²"


def _flow_title(transfer, i: int, j: int, tr) -> str:
    """Return what is shown over a flow of the Sankey diagram."""
    lines = [
        f"{transfer.classes[i].name} → {transfer.classes[j].name}",
        _km2_text(transfer.area[i, j]),
    ]
    if transfer.has_carbon and np.isfinite(transfer.change[i, j]):
        tg = carbon_units.teragrams(float(transfer.change[i, j]), transfer.unit)
        lines.append(tr("carbon change {amount}").format(amount=show_carbon(tg)))
    return "\n".join(lines)
