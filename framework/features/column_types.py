"""Columns of layers: their types in Qt 5 and Qt 6, their values, and the key of a GeoPackage.

PyQt6 has no types in QVariant any more; those of QMetaType take their place, which QGIS accepts.

The column fid of a GeoPackage, which is its key: whole numbers, each once. Layers that were split,
joined or dissolved repeat it, and shapefiles of other programs give it decimals. Written to a
GeoPackage such a column fails after all the work; so it is renamed before.
"""

from __future__ import annotations

from qgis.core import NULL, QgsFeatureRequest, QgsField, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime, QVariant

from ...core.facts.tables import ColumnRenamed
from ...core.files.formulas import unescape_formula
from ...core.run import Run

KEY, RENAMED = "fid", "old_fid"


def column_type(variant_name: str, metatype_name: str = ""):
    """Return a type by its name in QVariant, and in QMetaType where that differs."""
    if hasattr(QVariant, variant_name):
        return getattr(QVariant, variant_name)
    return getattr(QMetaType.Type, metatype_name or variant_name)


INT, UNSIGNED_INT = column_type("Int"), column_type("UInt")
LONG, UNSIGNED_LONG = column_type("LongLong"), column_type("ULongLong")
DOUBLE = column_type("Double")
STRING = column_type("String", "QString")
_INTEGERS = (INT, UNSIGNED_INT, LONG, UNSIGNED_LONG)


def plain_value(value):
    """Return a QGIS attribute as a plain Python value: NULL is None, dates and times are texts."""
    if value is None or value == NULL:
        return None
    if isinstance(value, (QDate, QDateTime, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return unescape_formula(value)


def is_geopackage(destination) -> bool:
    """Say whether features go to a GeoPackage, which needs a key column."""
    return isinstance(destination, str) and ".gpkg" in destination.lower()


def fields_without_fid(fields: QgsFields, source=None, run: Run | None = None) -> QgsFields:
    """Return fields of which none is called fid, unless its values can be keys.

    Parameters
    ----------
    fields : QgsFields
        Columns of an output.
    source : QgsProcessingFeatureSource, optional
        Whose column fid is looked at, if it has one.
    run : Run, optional
        Receives a note of a renamed column.
    """
    field_index = fields.lookupField(KEY)
    if field_index < 0 or (
        fields.at(field_index).type() in _INTEGERS and _has_unique_values(source)
    ):
        return fields
    used_names = {field.name().casefold() for field in fields}
    name = RENAMED
    while name in used_names:
        name += "_"
    if run is not None:
        run.note(ColumnRenamed(fields.at(field_index).name(), name))
    renamed = QgsFields()
    for i, field in enumerate(fields):
        copy = QgsField(field)
        if i == field_index:
            copy.setName(name)
        renamed.append(copy)
    return renamed


def _has_unique_values(source) -> bool:
    """Say whether the values of the column fid are all there and all different."""
    field_index = -1 if source is None else source.fields().lookupField(KEY)
    if field_index < 0:
        return source is not None
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([field_index])
    seen_values = set()
    for feature in source.getFeatures(request):
        value = feature.attribute(field_index)
        if value is None or value == NULL or value in seen_values:
            return False
        seen_values.add(value)
    return True
