"""Layers of gravity centres: points, their path as lines, ellipses as polygons."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsWkbTypes,
)

from .feature_sink import DOUBLE, STRING

LINES = QgsProcessing.SourceType.TypeVectorLine
# Centres are found on the ground, and given in degrees.
_CRS = "EPSG:4326"
_KINDS = {str: STRING, float: DOUBLE}


def write_centre_points(sinks, name: str, rows, run) -> str:
    """Write a point for each zone and date that has a centre, and return the layer's id."""
    from ...core.pattern.gravity.centre_drift import centre_columns

    pairs = [
        (_centre_point(row.ellipse.centre), centre_columns(row)) for row in _rows_with_centre(rows)
    ]
    return _write_centre_features(sinks, name, QgsWkbTypes.Type.Point, pairs, run)


def write_ellipses(sinks, name: str, rows, size: float, run) -> str:
    """Write an ellipse of `size` standard deviations for each centre, and return the layer's id."""
    from ...core.pattern.gravity.centre_drift import centre_columns

    pairs = [
        (_ellipse_polygon(row.ellipse, size), centre_columns(row))
        for row in _rows_with_centre(rows)
    ]
    return _write_centre_features(sinks, name, QgsWkbTypes.Type.Polygon, pairs, run)


def write_error_ellipses(sinks, name: str, rows, run) -> str:
    """Write the ellipse of error of each centre that has one, and return the layer's id."""
    from ...core.pattern.gravity.centre_drift import centre_columns
    from ...core.pattern.gravity.centre_errors import error_ellipse

    pairs = [
        (_ellipse_polygon(error_ellipse(row)), centre_columns(row))
        for row in _rows_with_centre(rows)
        if not math.isnan(row.error.major_km)
    ]
    return _write_centre_features(sinks, name, QgsWkbTypes.Type.Polygon, pairs, run)


def write_paths(sinks, name: str, rows, drifts, run) -> str:
    """Write the path of each zone with two centres or more, and return the layer's id."""
    from ...core.pattern.gravity.centre_drift import drift_columns

    pairs = []
    for drift in drifts:
        centres = [row.ellipse.centre for row in _rows_with_centre(rows) if row.zone == drift.zone]
        line = QgsGeometry.fromPolylineXY([QgsPointXY(x, y) for x, y in centres])
        pairs.append((line, drift_columns(drift)))
    return _write_centre_features(sinks, name, QgsWkbTypes.Type.LineString, pairs, run)


def _rows_with_centre(rows) -> list:
    return [row for row in rows if not math.isnan(row.ellipse.longitude)]


def _centre_point(coordinates: tuple) -> QgsGeometry:
    """Return a gravity centre as a point."""
    return QgsGeometry.fromPointXY(QgsPointXY(*coordinates))


def _ellipse_polygon(ellipse, size: float = 1.0) -> QgsGeometry:
    """Return an ellipse of `size` standard deviations."""
    from ...core.pattern.gravity.ellipse import outline

    return QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in outline(ellipse, size)]])


def _write_centre_features(sinks, name: str, kind, pairs, run) -> str:
    """Write the geometries of gravity centres with their columns."""
    fields = QgsFields()
    columns = dict(pairs[0][1]) if pairs else {}
    for column, value in columns.items():
        fields.append(QgsField(column, _KINDS[type(value)]))
    sink, identifier = sinks.sink(name, fields, kind, QgsCoordinateReferenceSystem(_CRS), run=run)
    with sink:
        for geometry, values in pairs:
            run.check_cancel()
            feature = QgsFeature(fields)
            feature.setGeometry(geometry)
            feature.setAttributes([_attribute_value(value) for value in values.values()])
            sink.add(feature)
    return identifier


def _attribute_value(value):
    """Return a number of a gravity centre as an attribute; None where it is not known."""
    if isinstance(value, str):
        return value
    value = float(value)
    return None if math.isnan(value) else value
