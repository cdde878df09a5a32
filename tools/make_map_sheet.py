"""Write the print layout that map sheets are made from: ``styles/map_sheet.qpt``.

Run it with QGIS 3.22: newer versions read what the oldest wrote.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Qt would shuffle the attributes of the file otherwise; read when Qt starts.
os.environ["QT_HASH_SEED"] = "0"

from qgis.core import (
    QgsApplication,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

FILE = Path(__file__).resolve().parent.parent / "styles" / "map_sheet.qpt"
INK, SOFT = "#1f2a2e", "#5b6a70"
NORTH = ":/images/north_arrows/layout_default_north_arrow.svg"
# Places on A4 across, mm: x, y, width, height.
TITLE = (12, 9, 273, 11)
SUBTITLE = (12, 20, 273, 8)
MAP = (12, 31, 202, 158)
LEGEND = (219, 31, 66, 110)
NORTH_ARROW = (262, 150, 16, 18)
SCALE = (219, 174, 66, 14)
SOURCE = (12, 192, 273, 12)


def build(project: QgsProject) -> QgsPrintLayout:
    """Return the layout."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Carbon Sink map sheet")
    label(layout, "title", "[% @layout_name %]", TITLE, 19, INK, bold=True)
    label(layout, "subtitle", "[% @project_title %]", SUBTITLE, 11, SOFT)
    source = "Carbon Sink, [% format_date(now(), 'yyyy-MM-dd') %]"
    label(layout, "source", source, SOURCE, 8, SOFT)
    page_map = QgsLayoutItemMap(layout)
    add(layout, page_map, "map", MAP)
    page_map.setExtent(QgsRectangle(0, 0, MAP[2], MAP[3]))
    page_map.setFrameEnabled(True)
    page_map.setFrameStrokeColor(QColor(SOFT))
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(page_map)
    add(layout, legend, "legend", LEGEND)
    legend.setBackgroundEnabled(False)
    fonts = (
        (QgsLegendStyle.Style.Title, 11, True),
        (QgsLegendStyle.Style.Group, 10, True),
        (QgsLegendStyle.Style.Subgroup, 9.5, True),
        (QgsLegendStyle.Style.SymbolLabel, 8.5, False),
    )
    for style, size, bold in fonts:
        legend.setStyleFont(style, font(size, bold))
    legend.setSymbolWidth(6)
    legend.setSymbolHeight(3.5)
    legend.setFontColor(QColor(INK))
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(page_map)
    bar.setStyle("Single Box")
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setUnitLabel("km")
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setHeight(2.2)
    add(layout, bar, "scale bar", SCALE)
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(NORTH)
    arrow.setLinkedMap(page_map)
    add(layout, arrow, "north arrow", NORTH_ARROW)
    return layout


def font(size: float, bold: bool = False) -> QFont:
    """Return the font of the sheet."""
    sheet_font = QFont("Noto Sans")
    sheet_font.setStyleHint(QFont.StyleHint.SansSerif)
    sheet_font.setPointSizeF(size)
    sheet_font.setBold(bold)
    return sheet_font


def label(layout, name: str, text: str, rectangle, size: float, colour: str, bold=False) -> None:
    """Add a line of text."""
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    item.setFont(font(size, bold))
    item.setFontColor(QColor(colour))
    item.setMarginX(0)
    item.setHAlign(Qt.AlignmentFlag.AlignLeft)
    item.setVAlign(Qt.AlignmentFlag.AlignTop)
    add(layout, item, name, rectangle)


def add(layout, item, name: str, rectangle) -> None:
    """Put an item in its place."""
    millimetres = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    item.setId(name)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(rectangle[0], rectangle[1], millimetres))
    item.attemptResize(QgsLayoutSize(rectangle[2], rectangle[3], millimetres))


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    layout = build(QgsProject())
    FILE.parent.mkdir(exist_ok=True)
    if not layout.saveAsTemplate(str(FILE), QgsReadWriteContext()):
        sys.exit(f"Cannot write {FILE}")
    print(FILE)
    del layout
    application.exitQgis()


if __name__ == "__main__":
    main()
