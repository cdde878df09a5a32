"""`Chapter`: one subject of an assessment, with what it adds to the summary and to the caveats."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...raster.opening import read_tag
from ...trend.drivers.driver_labels import translate_label
from .. import map_figures
from ..page import BESIDE, FINDING, ON_SCREEN, Figure, Section, Table, Text
from ..trend import charts
from .map_measures import measure_classes, show_area
from .provenance import provenance_sentence
from .results import ABOUT, AssessmentResults


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
    key_figures : list of (str, str, str)
        Numbers that stand first: label, value, note.
    caveats : list of str
        What a reader has to know before using its numbers.
    areas : list of (str, float)
        Maps and the area with data they rest on, km2.
    """

    title: str
    blocks: list = field(default_factory=list)
    sentences: list = field(default_factory=list)
    key_figures: list = field(default_factory=list)
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
    entries = [(e.code, translate_label(e.label, tr), e.colour) for e in classes]
    description = tr("Map: {t}").format(t=name)
    svg = map_figures.class_map(
        path, entries, description, results.frame(tr), tr("All other classes")
    )
    chapter.blocks.append(Figure(svg, caption_with_provenance(name, caption, tr), BESIDE))
    present_classes = [entry for entry in classes if entry.n_cells]
    bars = charts.class_bars(
        [(translate_label(entry.label, tr), entry.colour) for entry in present_classes],
        [100.0 * entry.share for entry in present_classes],
        None,
        (tr("Share of the area with data (%)"), "", ""),
        tr("Shares of the classes: {t}").format(t=name),
    )
    area = sum(entry.area_km2 for entry in classes)
    rests = tr("Shares of {area} with data.").format(area=show_area(area, classes, tr))
    chapter.blocks.append(Figure(bars, rests, ON_SCREEN))
    rows = [
        (translate_label(e.label, tr), e.n_cells, e.area_km2, 100.0 * e.share)
        for e in present_classes
    ]
    columns = (tr("Class"), tr("Cells"), tr("Area (km2)"), tr("Share (%)"))
    chapter.blocks.append(Table(name, columns, tuple(rows), filename))
    chapter.areas.append((name, area))
    return classes


def caption_with_provenance(name: str, caption: str, tr) -> str:
    """Return what a figure shows, then how it was made."""
    return tr("{name}. {caption}").format(name=name, caption=caption) if caption else name


def chapter_name(key: str, tr) -> str:
    """Return the name of a part of the report of an assessment."""
    return {
        "models": tr("Models and their validation"),
        "maps": tr("Maps of the carbon fluxes"),
        "budget": tr("Carbon budget"),
        "trend": tr("Trends"),
        "drivers": tr("Climate drivers"),
        "clusters": tr("Hot spots and clusters"),
        "landuse": tr("Land-use change"),
        "zones": tr("Management zones"),
    }[key]
