"""Writing features: a sink that says when a file could not be written, as that of QGIS does not.

A GeoPackage on a full disk takes every feature and loses them all when it is closed. So features
are counted, and counted again in the closed file. A file that was not finished is
removed, unless it holds more than these features.

Types of columns: PyQt6 has none in QVariant any more; those of QMetaType take their place.

The column fid of a GeoPackage is its key: whole numbers, each once. Layers that were split, joined
or dissolved repeat it, and shapefiles of other programs give it decimals. Written to a GeoPackage
such a column fails after all the work; so it is renamed before.
"""

from __future__ import annotations

import contextlib
import os

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsFeatureSink, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType, QVariant

from ...core.errors_and_notes.sites import ColumnsExist
from ...core.errors_and_notes.tables import ColumnRenamed
from ...core.files.formulas import escape_formula
from ...core.raster.write_failures import write_error
from ...core.run import Run
from .stored_units import WrittenUnits
from .valid_features import iterate_with_progress

# What QGIS and SQLite put beside a file.
_SIDE_FILE_ENDINGS = ("", "-journal", "-wal", "-shm")


class FeatureFile:
    """Writes features; use it as a context manager, at whose end the file is closed.

    Parameters
    ----------
    sink : QgsFeatureSink
        QGIS's sink.
    identifier : str
        Its id: the name of the file, or of a layer in memory or in a database.
    own : bool
        Whether nothing but these features is in the file.
    fields : QgsFields
        Its columns; units are in their comments.
    layer : QgsVectorLayer, optional
        The layer in memory that is written to.
    classes : dict of str to dict, optional
        Names by class code of columns that hold codes.
    """

    def __init__(
        self, sink, identifier: str, owns_file: bool, fields=(), layer=None, classes=None
    ) -> None:
        self._sink, self._owns_file, self._n = sink, owns_file, 0
        path = identifier.split("|", 1)[0]
        self._path = path if os.path.isabs(path) else ""  # CSV is made with its first feature
        self._identifier = identifier
        self._units, self._layer = WrittenUnits(fields, classes), layer
        self._is_csv = self._path.lower().endswith(".csv")

    def __enter__(self) -> FeatureFile:
        return self

    def __exit__(self, kind, error, trace) -> bool:
        self._sink = None  # closes the file
        finished = False
        try:
            if kind is None:
                self._check_feature_count()
                if self._path and self._owns_file:
                    self._units.write(self._path)
                elif self._layer is not None:
                    self._units.keep_in(self._layer)
                finished = True
        finally:
            if not finished:
                self._remove_file()
        return False

    def add(self, feature) -> None:
        """Write a feature to the sink.

        Raises
        ------
        DiskFull, OutputNotWritable
            When it is refused.
        """
        self._units.add(feature.attributes())
        if self._is_csv:
            feature.setAttributes([escape_formula(value) for value in feature.attributes()])
        if not self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise write_error(self._path or self._identifier, self._sink.lastError())
        self._n += 1

    def _check_feature_count(self) -> None:
        """Raise unless all features of the sink are in the file."""
        if not self._path:
            return
        # By GDAL itself: QGIS keeps files that it has read open for a while.
        from ...core.raster.vector_layers import count_features

        options = dict(
            option.split("=", 1) for option in self._identifier.split("|")[1:] if "=" in option
        )
        n_in_file = count_features(self._path, options.get("layername", ""))
        if n_in_file < self._n:
            raise write_error(self._path, f"{n_in_file} / {self._n}")

    def _remove_file(self) -> None:
        """Remove the file of a failed run, and those beside it."""
        for ending in _SIDE_FILE_ENDINGS if self._path and self._owns_file else ():
            with contextlib.suppress(OSError):
                os.remove(self._path + ending)


def write_with_columns(
    sinks, name: str, source, results, new_columns: dict, run: Run, units=None, classes=None
) -> str:
    """Write the features of `source`, of any geometry, with more columns; return the sink's id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    name : str
        The destination parameter.
    source : QgsProcessingFeatureSource
        Where geometries and attributes come from.
    results : pandas.DataFrame
        The added columns, one row per feature of `source`, in its order.
    new_columns : dict of str to type
        Column name to ``float``, ``int`` or ``str``.
    run : Run
        Progress and cancel.
    units : dict of str to str, optional
        Units of added columns.
    classes : dict of str to dict, optional
        Names by class code of those that hold codes.

    Raises
    ------
    ColumnsExist
        When `source` has a column of that name.
    """
    existing = {field.name().casefold() for field in source.fields()}
    duplicates = tuple(column for column in new_columns if column.casefold() in existing)
    if duplicates:
        raise ColumnsExist(duplicates)
    kinds = {float: DOUBLE, int: LONG, str: STRING}
    fields = QgsFields(source.fields())
    for column, kind in new_columns.items():
        fields.append(QgsField(column, kinds[kind], comment=(units or {}).get(column, "")))
    sink, identifier = sinks.sink(
        name, fields, source.wkbType(), source.sourceCrs(), source, run, classes
    )
    rows = results[list(new_columns)].to_numpy(dtype=object)
    n_written = 0
    with sink:
        for i, feature in enumerate(iterate_with_progress(source, QgsFeatureRequest(), run)):
            output_feature = QgsFeature(fields)
            output_feature.setGeometry(feature.geometry())
            values = [
                None if _is_missing_cell(v) else kind(v)
                for v, kind in zip(rows[i], new_columns.values())
            ]
            output_feature.setAttributes(feature.attributes() + values)
            sink.add(output_feature)
            n_written += 1
    if n_written != len(rows):  # results of one feature would stand at another
        raise ValueError(f"{n_written} features, {len(rows)} results")
    return identifier


def _is_missing_cell(value) -> bool:
    """Say whether a cell of a table is empty."""
    return value is None or (isinstance(value, float) and value != value)


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
