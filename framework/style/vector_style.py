"""Styles of layers of points and polygons, in the window and in a file beside the layer."""

from __future__ import annotations

import os

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.sites.settings import PARENT_COLUMN
from ..text.translation import tr, tr_class
from .layer_loading import style_on_load_with
from .raster_style import save_style, style_path

INK, MEASURED, MADE = "#1f2a2e", "#1b6b4a", "#f6c445"
OUTLINE = "#8a8a8a"
# Styles of point layers: what each value of an expression looks like; none is one look for all.
POINT_STYLES = {
    "sites": "",
    "strata": "stratum",
    "expanded": f'"{PARENT_COLUMN}" is null or "{PARENT_COLUMN}" = \'\'',
}


def write_point_style(context, identifier: str, style: str) -> None:
    """Style points in the window, and in a file beside the layer where it is a file.

    Parameters
    ----------
    context : QgsProcessingContext
        Knows whether QGIS will load the layer.
    identifier : str
        What the sink returned: a file or the id of a layer in memory.
    style : str
        A key of `POINT_STYLES`.
    """

    def apply_style(layer) -> None:
        if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
            layer.setRenderer(point_renderer(style, layer))

    style_vector(context, identifier, apply_style)


def style_vector(context, identifier: str, apply_style, column: str = "") -> None:
    """Style a vector layer in the window, and in a file beside it where it is a file.

    Parameters
    ----------
    context : QgsProcessingContext
        Knows whether QGIS will load the layer.
    identifier : str
        What the sink returned: a file or the id of a layer in memory.
    apply_style : callable
        Is given the layer.
    column : str
        Name of the style inside a GeoPackage; empty for none inside. A raster of the same name
        has the same style file; the style in a GeoPackage is its own, and QGIS takes it first.
    """
    path = identifier.split("|", 1)[0]
    if os.path.exists(path):
        layer = QgsVectorLayer(identifier, "styled", "ogr")
        if layer.isValid() and layer.isSpatial():
            apply_style(layer)
            save_style(layer, style_path(path))
            if column and path.lower().endswith(".gpkg"):
                layer.saveStyleToDatabase(column, "", True, "")
    style_on_load_with(context, identifier, apply_style)


def point_renderer(style: str, layer):
    """Return the renderer of a point style for a layer."""
    expression = POINT_STYLES[style]
    if style == "strata":
        return QgsCategorizedSymbolRenderer(expression, _stratum_categories(layer))
    if not expression:
        return QgsSingleSymbolRenderer(_point_marker(MEASURED, 2.4))
    # An expression says 1 and 0, which are not true and false here.
    categories = [
        QgsRendererCategory(1, _point_marker(MEASURED, 2.6), tr("Measured")),
        QgsRendererCategory(0, _point_marker(MADE, 1.6), tr("Made from a measured one")),
    ]
    return QgsCategorizedSymbolRenderer(expression, categories)


def _stratum_categories(layer) -> list:
    """Return the strata of a layer of points in their colours, as the report has them."""
    from ...core.sites.design.strata import OTHERS_COLOUR, stratum_colours

    column = layer.fields().indexOf("stratum")
    strata = [str(feature.attribute(column)) for feature in layer.getFeatures()]
    colours = stratum_colours(strata)
    categories = [
        QgsRendererCategory(name, _point_marker(colour, 2.4), name)
        for name, colour in colours.items()
    ]
    n_others = len(set(strata) - set(colours))
    if n_others:
        label = tr("{n} other strata").format(n=n_others)
        # A category without a value holds all others.
        others = QgsRendererCategory(None, _point_marker(OTHERS_COLOUR, 2.4), label)
        categories.append(others)
    return categories


def _point_marker(colour: str, size: float) -> QgsMarkerSymbol:
    """Return the marker of a point layer."""
    return QgsMarkerSymbol.createSimple(
        {"color": colour, "outline_color": INK, "outline_width": "0.2", "size": str(size)}
    )


def style_polygons(context, identifier: str, column: str, classes, missing: str = "") -> None:
    """Colour polygons by a class column, in the window and in a style file beside the layer.

    Parameters
    ----------
    context : QgsProcessingContext
        Knows whether QGIS will load the layer.
    identifier : str
        What the sink returned: a file or the id of a layer in memory.
    column : str
        Column of the class keys.
    classes : sequence
        Records with key (the value in the column), label and colour.
    missing : str
        Label of features without a class; empty for no such entry.
    """

    def apply_style(layer) -> None:
        layer.setRenderer(class_renderer(column, classes, missing))

    style_vector(context, identifier, apply_style, column)


def class_renderer(column: str, classes, missing: str) -> QgsCategorizedSymbolRenderer:
    """Return a renderer of polygons with one colour per class."""
    categories = [
        QgsRendererCategory(entry.key, _fill_symbol(entry.colour), tr_class(entry.label))
        for entry in classes
    ]
    if missing:
        categories.append(QgsRendererCategory(None, _fill_symbol("#ffffff"), missing))
    return QgsCategorizedSymbolRenderer(column, categories)


def no_class_label() -> str:
    """Return the label of polygons that could not be tested."""
    return tr("Not tested (no value or no neighbour)")


def _fill_symbol(colour: str) -> QgsFillSymbol:
    """Return the fill of the polygons of a class."""
    return QgsFillSymbol.createSimple(
        {"color": colour, "outline_color": OUTLINE, "outline_width": "0.1"}
    )
