"""Map sheets: A4 pages of QGIS's layouts with map, legend, scale bar, north arrow and source.

The sheet is a template (``styles/map_sheet.qpt``) that the Layout Manager opens as well. Its items
carry ids; filling a sheet means to find them and to say what they show.
"""

from __future__ import annotations

import os
import textwrap

from qgis.core import (
    Qgis,
    QgsColorRampLegendNode,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsMapLayerLegendUtils,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsReadWriteContext,
    QgsSimpleLegendNode,
    QgsSingleSymbolRenderer,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from qgis.PyQt.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from qgis.PyQt.QtXml import QDomDocument

from ...core import raster
from ...core.errors_and_notes.raster import OutputNotWritable
from ...core.files.atomic import atomic_writer
from ...core.report.svg_drawing import INK
from ..features.coordinate_systems import own_crs
from ..text.translation import tr
from .raster_style import style_path, write_style

TEMPLATE = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "styles", "map_sheet.qpt"
)
DPI = 200
# Room around a map, as a share of its size.
MARGIN = 1.06
MILLIMETRES = QgsUnitTypes.LayoutUnit.LayoutMillimeters
# What a sheet of text has no use for, and the room its text takes.
MAP_ITEMS = ("map", "legend", "scale bar", "north arrow")
TEXT_PLACE, TEXT_SIZE = (12, 34), (235, 155)
TEXT_POINTS = 12.0
# Letters of a line of the legend.
LEGEND_WIDTH = 30
RAMP_SIZE = QSizeF(6, 60)
# Letters of a line of a class, the smallest letters in points, the least room between in mm.
CLASS_WIDTH, MIN_POINTS, MIN_MARGIN = 36, 5.5, 0.05


def write_sheets(sheets, path: str, run) -> None:
    """Write sheets as one PDF, whole or not at all; to be called in the main thread.

    Parameters
    ----------
    sheets : sequence of MapSheet
        The pages.
    path : str
        File to write.
    run : Run
        Progress and cancel.

    Raises
    ------
    OutputNotWritable, DiskFull, WriteLimit
        When the PDF cannot be written.
    """
    with raster.without_side_files():
        content = _paint_sheets(sheets, path, run)
    if not (content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")):
        raise OutputNotWritable(path, tr("QGIS did not finish the PDF"))
    # Qt does not report what it fails to write, Python does.
    with atomic_writer(path, len(content)) as file:
        file.write(content)


def _paint_sheets(sheets, path: str, run) -> bytes:
    """Draw one sheet after the other; return them as a PDF."""
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setCreator("Carbon Sink")
    writer.setTitle(sheets[0].title if sheets else "")
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Landscape, QMarginsF()))
    painter = QPainter()
    if not painter.begin(writer):
        raise OutputNotWritable(path, tr("the PDF cannot be opened for writing"))
    try:
        for number, sheet in enumerate(sheets):
            run.check_cancel()
            run.progress(number / len(sheets))
            if number:
                writer.newPage()
            _draw_sheet(sheet, painter)
    finally:
        painter.end()
    run.progress(1.0)
    return bytes(device.data())


def _draw_sheet(sheet, painter: QPainter) -> None:
    """Draw one sheet."""
    project = QgsProject()
    layer = _open_layer(sheet) if sheet.path else None
    if layer is not None:
        project.setCrs(layer.crs())  # first, as the items of the template ask for it
        project.addMapLayer(layer)
    borders = border_layer(sheet.borders, sheet.borders_crs)
    if layer is not None and borders is not None:
        project.addMapLayer(borders)
    layout = open_template(project)
    layout.renderContext().setDpi(DPI)
    _write_labels(layout, sheet)
    if layer is not None:
        _show_map(layout, layer, borders)
    else:
        _show_text(layout, sheet)
    QgsLayoutExporter(layout).renderPage(painter, 0)
    del layout
    project.clear()


def _write_labels(layout, sheet) -> None:
    """Write the title, the line below it and the line at the foot of a sheet."""
    for name in ("title", "subtitle", "source"):
        layout.itemById(name).setText(getattr(sheet, name))


def add_layout(project: QgsProject, sheet, layer: QgsRasterLayer, borders=None) -> QgsPrintLayout:
    """Add a sheet to a project as a print layout, of layers that are in the project.

    Parameters
    ----------
    project : QgsProject
        The project.
    sheet : MapSheet
        What stands on it; its title is the name of the layout.
    layer : QgsRasterLayer
        The map.
    borders : QgsVectorLayer, optional
        What lies on it.
    """
    layout = open_template(project)
    layout.setName(sheet.title)
    _write_labels(layout, sheet)
    _show_map(layout, layer, borders, textwrap.fill(sheet.layer, LEGEND_WIDTH))
    project.layoutManager().addLayout(layout)
    return layout


def open_template(project: QgsProject) -> QgsPrintLayout:
    """Return a layout of the map sheet's template in a project.

    Raises
    ------
    OutputNotWritable
        When the template of the plugin is not what it should be.
    """
    with open(TEMPLATE, encoding="utf-8") as file:
        document = QDomDocument()
        document.setContent(file.read())
    layout = QgsPrintLayout(project)
    _items, is_loaded = layout.loadFromTemplate(document, QgsReadWriteContext(), True)
    if not is_loaded:
        raise OutputNotWritable(TEMPLATE, tr("the layout template is damaged"))
    return layout


def _open_layer(sheet) -> QgsRasterLayer:
    """Return the raster of a map sheet with its style and the name its legend shows."""
    if not os.path.exists(style_path(sheet.path)):
        write_style(sheet.path, sheet.style)
    layer = QgsRasterLayer(sheet.path, sheet.layer)
    layer.loadNamedStyle(style_path(sheet.path))
    layer.setName(textwrap.fill(sheet.layer, LEGEND_WIDTH))
    return layer


def border_layer(lines, crs: str) -> QgsVectorLayer | None:
    """Return a layer of border lines for a map sheet, None without lines.

    Parameters
    ----------
    lines : sequence of numpy.ndarray
        x and y in columns.
    crs : str
        Their coordinate system as WKT; empty for none.
    """
    if not len(lines):
        return None
    layer = QgsVectorLayer("LineString", "borders", "memory")
    layer.setCrs(own_crs(crs))
    features = []
    for line in lines:
        feature = QgsFeature()
        points = [QgsPointXY(float(x), float(y)) for x, y in line]
        feature.setGeometry(QgsGeometry.fromPolylineXY(points))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    symbol = QgsLineSymbol.createSimple({"line_color": INK, "line_width": "0.2"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _show_map(layout, layer, borders=None, name: str = "") -> None:
    """Show a raster below borders, its legend with a name of its own, scale and north."""
    page_map = layout.itemById("map")
    page_map.setLayers([layer] if borders is None else [borders, layer])
    page_map.setKeepLayerSet(True)
    page_map.setCrs(layer.crs())
    extent = layer.extent()
    extent.scale(MARGIN)
    page_map.zoomToExtent(extent)
    legend = layout.itemById("legend")
    legend.setAutoUpdateModel(False)
    legend.model().rootGroup().clear()
    node = legend.model().rootGroup().addLayer(layer)
    if name:
        node.setCustomProperty("legend/title-label", name)
    _tidy_legend(legend.model(), node)
    legend.setTitle("")
    legend.setWrapString("\n")
    _fit_legend(legend, max_height=layout.itemById("north arrow").pos().y() - legend.pos().y())
    bar = layout.itemById("scale bar")
    bar.setLinkedMap(page_map)
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    if not layer.crs().isValid():
        bar.setVisibility(False)


def _fit_legend(legend, max_height: float) -> None:
    """Make the legend of a map sheet small enough for its room in millimetres."""
    name, top = QgsLegendStyle.Style.SymbolLabel, QgsLegendStyle.Side.Top
    symbol = QgsLegendStyle.Style.Symbol
    font = legend.styleFont(name)
    margin = legend.style(symbol).margin(top)
    if legend_height(legend) > max_height:
        _space_lines_by_font(legend, name)
    while legend_height(legend) > max_height and margin > MIN_MARGIN:
        font.setPointSizeF(max(font.pointSizeF() - 0.5, MIN_POINTS))
        legend.setStyleFont(name, font)
        legend.setSymbolHeight(legend.symbolHeight() * 0.9)
        margin *= 0.7
        legend.setStyleMargin(symbol, top, margin)
    legend.adjustBoxSize()


def _space_lines_by_font(legend, part) -> None:
    """Let lines move together with the letters: QGIS 3.30 keeps them apart by millimetres."""
    style = legend.style(part)
    if not hasattr(style, "textFormat"):
        return
    text_format = style.textFormat()
    text_format.setLineHeight(1)
    text_format.setLineHeightUnit(Qgis.RenderUnit.Percentage)
    style.setTextFormat(text_format)
    legend.setStyle(part, style)


def legend_height(legend) -> float:
    """Return the height in millimetres that a legend takes."""
    return QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize().height()


def _tidy_legend(model, node) -> None:
    """Take the line "Band 1" out of a legend, make a ramp tall enough, and break long names.

    The layer's name says what the values are.
    """
    entries = model.layerOriginalLegendNodes(node)
    kept_indices = [
        i for i, entry in enumerate(entries) if not isinstance(entry, QgsSimpleLegendNode)
    ]
    for i in kept_indices:
        if isinstance(entries[i], QgsColorRampLegendNode):
            QgsMapLayerLegendUtils.setLegendNodeSymbolSize(node, i, RAMP_SIZE)
        text = str(entries[i].data(Qt.ItemDataRole.DisplayRole) or "")
        if len(text) > CLASS_WIDTH:
            wrapped = textwrap.fill(text, CLASS_WIDTH)
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, i, wrapped)
    if kept_indices and len(kept_indices) < len(entries):
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, kept_indices)
    model.refreshLayerLegend(node)


def _show_text(layout, sheet) -> None:
    """Show text in the place of the map of a map sheet."""
    for name in MAP_ITEMS:
        item = layout.itemById(name)
        layout.removeLayoutItem(item)
    label = QgsLayoutItemLabel(layout)
    label.setText(sheet.text)
    font = layout.itemById("subtitle").font()
    font.setPointSizeF(TEXT_POINTS)
    label.setFont(font)
    label.setHAlign(Qt.AlignmentFlag.AlignLeft)
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(*TEXT_PLACE, MILLIMETRES))
    label.attemptResize(QgsLayoutSize(*TEXT_SIZE, MILLIMETRES))
