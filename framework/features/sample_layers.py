"""Layers of samples: measured and expanded points, and tables made from files.

Writing measured and made records as one layer of points.

Writing a table made from files as a layer: of points where places are known, else without.
"""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsWkbTypes,
)

from ...core.facts.sites import ColumnsExist
from ...core.sites.settings import PARENT_COLUMN, RATIO_COLUMN, SITE_COLUMN
from .column_types import DOUBLE, STRING
from .coordinate_systems import source_crs, transform_between
from .valid_features import iterate_features


def require_not_expanded(source) -> None:
    """Raise `ColumnsExist` when the samples were expanded before."""
    existing = {field.name().casefold() for field in source.fields()}
    new_columns = (SITE_COLUMN, PARENT_COLUMN, RATIO_COLUMN)
    duplicates = tuple(name for name in new_columns if name.casefold() in existing)
    if duplicates:
        raise ColumnsExist(duplicates)


def write_expanded(
    sinks, name: str, source, labels, values, expanded, column: str, crs: str, run
) -> str:
    """Write the samples of `source`, then the expanded ones, to a layer; return its id.

    The column of the values becomes one of numbers: texts have a decimal mark of their own, and
    whole numbers no room for decimals.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    name : str
        The destination parameter.
    source : QgsProcessingFeatureSource
        Measured records.
    labels : sequence of str
        Site of each measured record.
    values : numpy.ndarray
        Value of each measured record, NaN where missing.
    expanded : MadeSamples
        Made records.
    column : str
        Value column.
    crs : str
        WKT the places of the made records are in.
    run : Run
        Cancel.
    """
    require_not_expanded(source)
    value_at = source.fields().lookupField(column)
    fields = QgsFields()
    for i, field in enumerate(source.fields()):
        is_value = i == value_at
        fields.append(
            QgsField(field.name(), DOUBLE, comment=field.comment()) if is_value else field
        )
    fields.append(QgsField(SITE_COLUMN, STRING))
    fields.append(QgsField(PARENT_COLUMN, STRING))
    fields.append(QgsField(RATIO_COLUMN, DOUBLE))
    sink, identifier = sinks.sink(
        name, fields, QgsWkbTypes.Type.Point, source.sourceCrs(), source, run
    )
    with sink:
        for feature, label, value in zip(iterate_features(source), labels, values.tolist()):
            output_feature = QgsFeature(fields)
            geometry = feature.geometry()
            if not geometry.isNull() and not geometry.isEmpty():
                output_feature.setGeometry(
                    QgsGeometry.fromPointXY(QgsPointXY(geometry.vertexAt(0)))
                )
            attributes = feature.attributes()
            attributes[value_at] = None if _is_nan_value(value) else value
            output_feature.setAttributes([*attributes, label, None, None])
            sink.add(output_feature)
        to_source = transform_between(crs, source_crs(source))
        for i in range(len(expanded.value)):
            if i % 1000 == 0:
                run.check_cancel()
            geometry = QgsGeometry.fromPointXY(QgsPointXY(expanded.x[i], expanded.y[i]))
            geometry.transform(to_source)
            attributes = [None] * source.fields().count()
            attributes[value_at] = float(expanded.value[i])
            output_feature = QgsFeature(fields)
            output_feature.setGeometry(geometry)
            parent = labels[int(expanded.parent[i])]
            output_feature.setAttributes(
                [*attributes, f"made {i + 1}", parent, float(expanded.ratio[i])]
            )
            sink.add(output_feature)
    return identifier


# Coordinates of stations are degrees on this.
GEOGRAPHIC = "EPSG:4326"

_CHECK_EVERY = 2000


def write_flux_table(sinks, name: str, table, run) -> str:
    """Write a flux table as samples to a layer and return its id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    name : str
        The destination parameter.
    table : FluxTable
        Variables become numbers, everything else text; their unit is the comment of the column.
    run : Run
        Progress and cancel.
    """
    fields = QgsFields()
    for column in table.frame.columns:
        unit = table.units.get(column)
        kind = STRING if unit is None else DOUBLE
        fields.append(QgsField(column, kind, comment=unit or ""))
    has_coordinates = table.longitude is not None
    crs = (
        QgsCoordinateReferenceSystem(GEOGRAPHIC)
        if has_coordinates
        else QgsCoordinateReferenceSystem()
    )
    geometry = QgsWkbTypes.Type.Point if has_coordinates else QgsWkbTypes.Type.NoGeometry
    sink, identifier = sinks.sink(name, fields, geometry, crs)
    rows = table.frame.to_numpy(dtype=object)
    with sink:
        for i, row in enumerate(rows):
            if i % _CHECK_EVERY == 0:
                run.check_cancel()
                run.progress(i / len(rows))
            output_feature = QgsFeature(fields)
            if (
                has_coordinates
                and math.isfinite(table.longitude[i])
                and math.isfinite(table.latitude[i])
            ):
                point = QgsPointXY(table.longitude[i], table.latitude[i])
                output_feature.setGeometry(QgsGeometry.fromPointXY(point))
            output_feature.setAttributes([None if _is_nan_value(value) else value for value in row])
            sink.add(output_feature)
    return identifier


def _is_nan_value(value) -> bool:
    """Say whether a sampled value is missing."""
    return value is None or value != value
