"""The assessment report as users run it, and its map sheets."""

from __future__ import annotations

import re

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProject

from carbonsink.core.raster import ClassEntry, Classes
from carbonsink.framework.style.map_sheets import MAP_ITEMS, open_template
from carbonsink.tests.algorithms.world import COLS, ROWS, write_raster


@pytest.fixture
def folder(tmp_path):
    """A flat folder with a map of NEP and one of classes."""
    values = np.linspace(-50, 200, ROWS * COLS, dtype=np.float32).reshape(ROWS, COLS)
    write_raster(tmp_path / "nep_2010.tif", values, name="nep", unit="gC m-2 yr-1")
    entries = (ClassEntry(1, "a", "Stable core", "#00ff00"), ClassEntry(2, "b", "B", "#ff0000"))
    write_raster(
        tmp_path / "zones.tif",
        np.where(values > 0, 1, 2).astype(np.uint8),
        name="zone",
        dtype="uint8",
        nodata=255,
        classes=Classes("zone", entries),
    )
    return tmp_path


def pages(path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def test_a_flat_folder_becomes_a_page_and_sheets(run_algorithm, folder):
    report, pdf = folder / "out" / "report.html", folder / "out" / "sheets.pdf"
    run_algorithm(
        "assessmentreport",
        INPUT_FOLDER=str(folder),
        TITLE="Sinks of a <region>",
        REPORT=str(report),
        PDF=str(pdf),
    )
    text = report.read_text(encoding="utf-8")
    assert "<h1>Sinks of a &lt;region&gt;</h1>" in text
    assert "Stable core" in text
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pages(pdf) == 3  # summary, NEP, zones
    assert sorted(p.name for p in pdf.parent.iterdir()) == ["report.html", "sheets.pdf"]


def test_the_report_does_not_report_on_itself(run_algorithm, folder):
    """A second run in the same folder says the same as the first."""
    report = folder / "report" / "assessment.html"
    texts = []
    for _ in range(2):
        run_algorithm("assessmentreport", INPUT_FOLDER=str(folder), REPORT=str(report))
        texts.append(report.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_results_is_named(run_algorithm, tmp_path, there):
    empty = tmp_path / "nothing"
    if there:
        empty.mkdir()
    with pytest.raises(QgsProcessingException, match="nothing holds no result"):
        run_algorithm("assessmentreport", INPUT_FOLDER=str(empty), REPORT=str(tmp_path / "r.html"))
    assert not (tmp_path / "r.html").exists()


def test_a_pdf_that_cannot_be_written_leaves_nothing(run_algorithm, folder):
    blocked = folder / "blocked"
    blocked.write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"sheets\.pdf"):
        run_algorithm(
            "assessmentreport",
            INPUT_FOLDER=str(folder),
            REPORT=str(folder / "r.html"),
            PDF=str(blocked / "sheets.pdf"),
        )


def test_the_template_has_all_items_of_a_sheet(qgis_app):
    layout = open_template(QgsProject())
    for name in ("title", "subtitle", "source", *MAP_ITEMS):
        assert layout.itemById(name) is not None, name
    assert layout.pageCollection().pageCount() == 1
    size = layout.pageCollection().page(0).pageSize()
    assert (size.width(), size.height()) == (297.0, 210.0)


def test_borders_are_drawn_on_the_sheets(qgis_app, tmp_path):
    """A sheet with a line in the middle of a map differs from one without there, and only there."""
    from carbonsink.core.raster import Grid, RasterOutput, write_array
    from carbonsink.core.report.assessment.sheets import MapSheet
    from carbonsink.framework.style import map_sheets
    from carbonsink.tests.algorithms.world import CRS

    grid = Grid(40, 30, (0.0, 1000.0, 0.0, 30_000.0, 0.0, -1000.0), CRS)
    path = str(tmp_path / "nep.tif")
    write_array(RasterOutput("nep"), path, grid, np.full((30, 40), 5.0, np.float32))
    line = np.array([[20_000.0, 0.0], [20_000.0, 30_000.0]])

    def drawn(**facts):
        from qgis.PyQt.QtGui import QImage, QPainter

        image = QImage(1188, 840, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        sheet = MapSheet("t", path=path, layer="nep", style="nep", **facts)
        map_sheets._draw_sheet(sheet, painter)
        painter.end()
        return image

    bare, lined = drawn(), drawn(borders=(line,), borders_crs=grid.crs)
    places = [(x, y) for x in range(1188) for y in range(0, 840, 4)]
    other = [(x, y) for x, y in places if bare.pixel(x, y) != lined.pixel(x, y)]
    columns = [x for x, _ in other]
    assert 50 < len(other) and max(columns) - min(columns) < 8  # one upright line
    assert min(lined.pixelColor(*place).lightness() for place in other) < 60
    assert map_sheets.border_layer((), "") is None
    layer = map_sheets.border_layer((line, line + 1.0), grid.crs)
    assert layer.featureCount() == 2 and layer.crs().isValid()
