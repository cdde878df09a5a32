"""`Chapter`: one subject of an assessment, with what it adds to the summary and to the caveats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from ...raster import Stack, reduce_blocks
from ...raster.class_tables import read_classes
from ...raster.opening import read_tag
from ...run import Run
from ...trend.drivers.driver_labels import phrase_label
from ...units.carbon_meaning import carbon_of
from ...units.carbon_units import M2_PER_KM2
from ...units.unit import PER_STEP
from .. import map_figures
from ..numbers import show_number, show_share, typeset
from ..page import BESIDE, FINDING, ON_SCREEN, Figure, Section, Table, Text
from ..trend import charts
from .provenance import provenance_sentence
from .results import ABOUT, AssessmentResults


class MapMeasures(NamedTuple):
    """What a map of amounts comes to; areas are NaN (and means by cells) without a CRS.

    Parameters
    ----------
    mean : float
        Mean per area, in the map's unit.
    grams : float
        One of the map's unit in gC m-2; NaN where it is no unit of carbon.
    total_tg : float
        Sum of value times area, Tg C per `step`.
    area_km2, below_km2 : float
        Area with data, and that of values below 0.
    unit : str
        The map's unit.
    step : str
        The time that the amounts are of ("year", "month"), by the unit, else by the date; empty
        where neither says.
    """

    mean: float
    grams: float
    total_tg: float
    area_km2: float
    below_km2: float
    unit: str
    step: str

    @property
    def per(self) -> str:
        """The time as it is printed after a total, such as "yr\u207b\u00b9"."""
        return typeset(PER_STEP.get(self.step, ""))


class ClassArea(NamedTuple):
    """One class of a map; `share` is of the area with data, 0 to 1."""

    code: int
    label: str
    colour: str
    n_cells: int
    area_km2: float
    share: float


def measure_map(path: str, run: Run) -> MapMeasures:
    """Return mean, total and area of a map of amounts for a chapter of the assessment."""
    stack = Stack.open([path]).subset([0])
    area = stack.grid.known_cell_areas()

    def kernel(block):
        values = block.values[0].astype(np.float64)
        rows = 1.0 if area is None else area.cells(block.window)
        valid = np.isfinite(values)
        amount = np.where(valid, values, 0.0) * rows
        return np.array([amount.sum(), (valid * rows).sum(), ((values < 0) * rows).sum()])

    amount, size, below = reduce_blocks(stack, kernel, np.add, np.zeros(3), run, scratch=40)
    mean = amount / size if size else np.nan
    band = stack.bands[0]
    # Maps of fluxes without a unit are in gC m-2, as everywhere else.
    carbon = carbon_of(band.unit, band.quantity, [band.date], is_checked=not band.unit.strip())
    facts = mean, carbon.grams
    if area is None:
        return MapMeasures(*facts, np.nan, np.nan, np.nan, band.unit, carbon.step)
    sizes = size / M2_PER_KM2, below / M2_PER_KM2
    return MapMeasures(*facts, carbon.teragrams(amount), *sizes, band.unit, carbon.step)


def measure_classes(path: str, run: Run) -> tuple:
    """Measure a class map for a chapter: the area of each class."""
    entries = read_classes(path)
    stack = Stack.open([path]).subset([0])
    area = stack.grid.known_cell_areas()
    codes = np.array([entry.code for entry in entries])

    def kernel(block):
        masks = [block.values[0] == code for code in codes]
        cells = np.array([np.count_nonzero(mask) for mask in masks], float)
        if area is None:
            return np.stack([cells, cells])
        sizes = area.cells(block.window)
        if sizes.shape[1] > 1:
            return np.stack([cells, [sizes[mask].sum() for mask in masks]])
        rows = np.stack([np.count_nonzero(mask, axis=1) for mask in masks])
        return np.stack([cells, rows @ sizes[:, 0]])

    cells, sizes = reduce_blocks(stack, kernel, np.add, np.zeros((2, codes.size)), run, scratch=8)
    total_cells = sizes.sum()
    return tuple(
        ClassArea(
            entry.code,
            entry.label,
            entry.colour,
            int(cells[i]),
            float(sizes[i] / M2_PER_KM2) if area is not None else np.nan,
            float(sizes[i] / total_cells) if total_cells else np.nan,
        )
        for i, entry in enumerate(entries)
    )


@dataclass
class Chapter:
    """One chapter.

    Parameters
    ----------
    title : str
        Heading.
    blocks : list
        What stands in it.
    sentences : list of str
        Its part of the summary.
    facts : list of (str, str, str)
        Numbers that stand first: label, value, note.
    caveats : list of str
        What a reader has to know before using its numbers.
    areas : list of (str, float)
        Maps and the area with data they rest on, km2.
    """

    title: str
    blocks: list = field(default_factory=list)
    sentences: list = field(default_factory=list)
    facts: list = field(default_factory=list)
    caveats: list = field(default_factory=list)
    areas: list = field(default_factory=list)

    def add_text(self, text: str, tone: str = "") -> None:
        """Add a paragraph."""
        self.blocks.append(Text(text, tone))

    def section(self) -> Section:
        """Return the chapter for a page: what it found, then how."""
        paragraphs = {block.text for block in self.blocks if isinstance(block, Text)}
        findings = [Text(text, FINDING) for text in self.sentences if text not in paragraphs]
        return Section(self.title, (*findings, *self.blocks))


def add_classes(
    chapter: Chapter,
    results: AssessmentResults,
    path: str,
    name: str,
    filename: str,
    run,
    tr,
    caption: str = "",
):
    """Add map, bars and table of a class raster; return the areas of its classes.

    Without a caption the map gets what its file says of how it was made.
    """
    caption = caption or provenance_sentence(read_tag(path, ABOUT), tr)
    classes = measure_classes(path, run)
    entries = [(e.code, phrase_label(e.label, tr), e.colour) for e in classes]
    description = tr("Map: {t}").format(t=name)
    svg = map_figures.class_map(
        path, entries, description, results.frame(tr), tr("All other classes")
    )
    chapter.blocks.append(Figure(svg, caption_with_provenance(name, caption, tr), BESIDE))
    present_classes = [entry for entry in classes if entry.n_cells]
    bars = charts.class_bars(
        [(phrase_label(entry.label, tr), entry.colour) for entry in present_classes],
        [100.0 * entry.share for entry in present_classes],
        None,
        (tr("Share of the area with data (%)"), "", ""),
        tr("Shares of the classes: {t}").format(t=name),
    )
    area = sum(entry.area_km2 for entry in classes)
    rests = tr("Shares of {area} with data.").format(area=show_area(area, classes, tr))
    chapter.blocks.append(Figure(bars, rests, ON_SCREEN))
    rows = [
        (phrase_label(e.label, tr), e.n_cells, e.area_km2, 100.0 * e.share) for e in present_classes
    ]
    columns = (tr("Class"), tr("Cells"), tr("Area (km2)"), tr("Share (%)"))
    chapter.blocks.append(Table(name, columns, tuple(rows), filename))
    chapter.areas.append((name, area))
    return classes


def caption_with_provenance(name: str, caption: str, tr) -> str:
    """Return what a figure shows, then how it was made."""
    return tr("{name}. {caption}").format(name=name, caption=caption) if caption else name


def show_area(area_km2: float, classes, tr) -> str:
    """Return an area in km2, or the number of cells where areas are not known."""
    if area_km2 == area_km2:
        return typeset(tr("{area} km2").format(area=show_number(area_km2)))
    return tr("{n} cells").format(n=show_number(sum(entry.n_cells for entry in classes)))


def share_of_classes(classes, codes) -> str:
    """Return the share of some classes together in a chapter's map, in percent."""
    return show_share(sum(entry.share for entry in classes if entry.code in codes))
