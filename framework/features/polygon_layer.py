"""Polygon layers with one column of numbers: reading, and writing classes with their colours."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsRendererCategory,
    QgsUnitTypes,
    QgsWkbTypes,
)

from ...core.run import Run
from ..style.layer_style import style_vector
from ..text.translation import tr, tr_class
from .column_types import DOUBLE, INT, STRING
from .coordinate_systems import transform_between
from .feature_tables import read_table, write_with_columns
from .valid_features import iterate_features
from .zone_polygons import note_mended, polygons_as_wkb

POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
METRES = QgsUnitTypes.DistanceUnit.DistanceMeters
OUTLINE = "#8a8a8a"
_CHECK_EVERY = 500


def read_shapes(source, run: Run) -> list:
    """Return the polygons of a source as well-known binary, None where there is no geometry."""
    request = QgsFeatureRequest().setSubsetOfAttributes([])
    shapes, mended = [], []
    for i, feature in enumerate(iterate_features(source, request)):
        if i % _CHECK_EVERY == 0:
            run.check_cancel()
        wkb, is_mended = polygons_as_wkb(feature.geometry())
        shapes.append(wkb)
        mended += [str(feature.id())] if is_mended else []
    note_mended(mended, run)
    return shapes


def read_number_column(source, field: str, run: Run):
    """Return a column of polygons as float64, NaN where a value is missing.

    Raises
    ------
    NotNumeric
        When the column holds text that is not a number.
    """
    from ...core.tables.columns import numeric_column

    return numeric_column(read_table(source, run), field, run)


def read_numbers(source, field: str, run: Run) -> list:
    """Return a column of a source as it is, None where a value is missing."""
    return read_table(source, run)[field].tolist()


def read_class_column(source, field: str, run: Run) -> list:
    """Return a column of classes of polygons, None where a value is missing."""
    from ...core.tables.class_labels import class_label_column

    return class_label_column(read_table(source, run), field, run).tolist()


def metres_per_unit(crs) -> float:
    """Return metres per map unit of polygons; 0 for degrees, 1 without a CRS."""
    if not crs.isValid():
        return 1.0
    if crs.isGeographic():
        return 0.0
    return QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), METRES)


def degrees_transform(crs):
    """Return the transform of polygon vertices (n, 2) to degrees; None without need."""
    if not crs.isValid() or crs.isGeographic():
        return None
    transform = transform_between(crs, QgsCoordinateReferenceSystem("EPSG:4326"))

    def convert(points):
        import numpy as np

        transformed = [transform.transform(QgsPointXY(x, y)) for x, y in points.tolist()]
        return np.array([(point.x(), point.y()) for point in transformed])

    return convert


def write_classes(
    sinks, name: str, source, result_columns: dict, columns: dict, classes, run: Run
) -> str:
    """Write the features of a source with results and a class, coloured; return the sink's id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    name : str
        The destination parameter.
    source : QgsProcessingFeatureSource
        The polygons.
    result_columns : dict
        Results by column, one per feature; the column of class codes ends in "_class".
    columns : dict of str to type
        The columns in order, with ``float``, ``int`` or ``str``.
    classes : sequence
        Records with code, key (what is written), label and colour.
    run : Run
        Progress and cancel.
    """
    import pandas as pd

    (column,) = (column for column in columns if column.endswith("_class"))
    keys = {entry.code: entry.key for entry in classes}
    result_columns = {
        **result_columns,
        column: [keys.get(code) for code in result_columns[column].tolist()],
    }
    output = write_with_columns(sinks, name, source, pd.DataFrame(result_columns), columns, run)
    style_polygons(sinks.context, output, column, classes, no_class_label())
    return output


def write_patches(sinks, name: str, crs, patches, columns: dict, run: Run) -> str:
    """Write new polygons, such as patches, to a layer and return its id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    name : str
        The destination parameter.
    crs : str or QgsCoordinateReferenceSystem
        CRS of the polygons.
    patches : iterable
        Records with `wkb` and the columns.
    columns : dict of str to type
        Column name to ``float``, ``int`` or ``str``.
    run : Run
        Cancel.
    """
    kinds = {float: DOUBLE, int: INT, str: STRING}
    fields = QgsFields()
    for column, kind in columns.items():
        fields.append(QgsField(column, kinds[kind]))
    sink, identifier = sinks.sink(name, fields, QgsWkbTypes.Type.Polygon, crs)
    with sink:
        for i, patch in enumerate(patches):
            if i % _CHECK_EVERY == 0:
                run.check_cancel()
            feature = QgsFeature(fields)
            geometry = QgsGeometry()
            geometry.fromWkb(patch.wkb)
            feature.setGeometry(geometry)
            feature.setAttributes([getattr(patch, column) for column in columns])
            sink.add(feature)
    return identifier


def is_requested(sinks, name: str) -> bool:
    """Say whether an optional layer of polygons was asked for."""
    return sinks.parameters.get(name) is not None


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
    """Return a renderer with one colour per class."""
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
