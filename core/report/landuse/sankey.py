"""A Sankey diagram to explore: one HTML file of SVG, without scripts and without other sites.

The flow under the pointer is set off by the style sheet, and the browser shows its title; the
choice between all land and changed land is a pair of radio buttons.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...units import carbon_units
from ..carbon_amounts import show_carbon
from ..drawing import cut
from ..page import Page, write_page
from . import sankey_layout

# Pairs with less of the area are left out of the diagram: they are thinner than a line.
SMALLEST_SHARE = 1e-5
# Space for the names beside the first and the last column, and for the dates above.
_MARGIN, _TOP = 170.0, 34.0
_WIDTH, _HEIGHT = 760.0, 560.0
# Letters of a name in the margin, and between two columns per unit of their distance.
_NAME, _LETTERS = 24, 1 / 8.0


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
    bar: sankey_layout.Bar
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
    lead = tr("Point at a flow or a bar to read its area.")
    views = (
        _view(transfers, "all", tr("All land"), tr),
        _view(transfers, "changed", tr("Changed land only"), tr),
    )
    page = SankeyPage(title, lead, (), (), notes=tuple(_diagram_notes(transfers, tr)), views=views)
    write_page(page, path, translate, "sankey.html")


def _diagram_notes(transfers, tr) -> list:
    """Return what is to be known beside the diagram."""
    notes = []
    changed = [_areas(transfer, False) for transfer in transfers]
    if not any(area.any() for area in changed):
        notes.append(tr("No cell changed its class."))
    every = [*changed, *(_areas(transfer, True) for transfer in transfers)]
    if any(((area > 0) & (_visible_areas(area) == 0)).any() for area in every):
        notes.append(tr("Flows of less than 0.001 % of the land shown are not drawn."))
    return notes


def _areas(transfer, with_unchanged: bool) -> np.ndarray:
    """Return the areas of all pairs, or only of those that change their class, m2."""
    areas = np.array(transfer.area, dtype=np.float64)
    if not with_unchanged:
        np.fill_diagonal(areas, 0.0)
    return areas


def _visible_areas(areas: np.ndarray) -> np.ndarray:
    """Return the areas of the pairs large enough to be seen, the others as 0."""
    return np.where(areas > SMALLEST_SHARE * areas.sum(), areas, 0.0)


def _view(transfers, key: str, button: str, tr) -> View:
    classes = transfers[0].classes
    dates = [transfers[0].first, *(transfer.last for transfer in transfers)]
    areas = [_areas(transfer, key == "all") for transfer in transfers]
    sizes = sankey_layout.column_sizes(areas)
    drawing = sankey_layout.arrange([_visible_areas(area) for area in areas], _WIDTH, _HEIGHT)
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
            f"{classes[bar.row].name} {dates[bar.column]}\n{_km2(sizes[bar.column, bar.row])}",
        )
        for bar in drawing.bars
    )
    step = (_WIDTH - sankey_layout.BAR) / (len(dates) - 1)
    names = tuple(
        _bar_name(bar, classes[bar.row].name, len(dates) - 1, step) for bar in drawing.bars
    )
    heads = tuple(
        Label(str(date), column * step + sankey_layout.BAR / 2, -14.0, "middle")
        for column, date in enumerate(dates)
    )
    width = _WIDTH + 2 * _MARGIN
    return View(key, button, bands, bars, names, heads, width, drawing.height + _TOP + 10.0)


def _bar_name(bar, name: str, last: int, step: float) -> Label:
    """Return the name beside a bar: in the margin of the first column, else to the right."""
    if bar.column == 0:
        return Label(cut(name, _NAME), bar.x - 7.0, bar.name_y, "end")
    longest = _NAME if bar.column == last else max(int(step * _LETTERS) - 2, 3)
    x = bar.x + sankey_layout.BAR + 7.0
    return Label(cut(name, longest), x, bar.name_y, "start")


def _km2(area: float) -> str:
    return f"{area / carbon_units.M2_PER_KM2:,.5g} km²"


def _flow_title(transfer, i: int, j: int, tr) -> str:
    """Return what is shown over a flow."""
    lines = [f"{transfer.classes[i].name} → {transfer.classes[j].name}", _km2(transfer.area[i, j])]
    if transfer.has_carbon and np.isfinite(transfer.change[i, j]):
        tg = carbon_units.teragrams(float(transfer.change[i, j]), transfer.unit)
        lines.append(tr("carbon change {amount}").format(amount=show_carbon(tg)))
    return "\n".join(lines)
