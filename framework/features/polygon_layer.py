"""Polygon layers: reading one column of numbers or classes, writing classes and patches."""

from __future__ import annotations

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsWkbTypes,
)

from ...core.run import Run
from ..style.vector_style import no_class_label, style_polygons
from .feature_sink import DOUBLE, INT, STRING, write_with_columns
from .feature_tables import read_table
from .valid_features import iterate_features, note_mended, polygons_as_wkb

POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
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
