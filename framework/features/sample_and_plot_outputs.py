"""Writing layers of samples and plots: expanded samples, tables of fluxes, results, designs.

A table made from files becomes points where places are known, else rows without geometry.
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

from ...core.errors_and_notes.sites import ColumnsExist
from ...core.sites.settings import PARENT_COLUMN, RATIO_COLUMN, SITE_COLUMN
from ...core.units.carbon_units import M2_PER_KM2
from .coordinate_systems import source_crs, transform_between
from .feature_sink import DOUBLE, LONG, STRING, write_with_columns
from .valid_features import iterate_features


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


def write_plots(sinks, values, names, new_columns, units: dict, run) -> str:
    """Write results of plots to OUTPUT and return its id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    values : Values
        Inputs: PLOTS, whose features get more columns; without them, PLOT_FIELD names the first
        column of a table without geometry.
    names : sequence
        Name of each plot.
    new_columns : pandas.DataFrame
        Results, one row per plot.
    units : dict of str to str
        Units of the columns.
    run : Run
        Progress and cancel.
    """
    if values["PLOTS"] is not None:
        kinds = dict.fromkeys(new_columns.columns, float)
        return write_with_columns(sinks, "OUTPUT", values["PLOTS"], new_columns, kinds, run, units)
    fields = QgsFields()
    fields.append(QgsField(values["PLOT_FIELD"], STRING))
    for column in new_columns.columns:
        fields.append(QgsField(column, DOUBLE, comment=units.get(column, "")))
    nowhere = QgsCoordinateReferenceSystem()
    sink, identifier = sinks.sink("OUTPUT", fields, QgsWkbTypes.Type.NoGeometry, nowhere)
    rows = new_columns.to_numpy(dtype=float).tolist()
    with sink:
        for name, row in zip(names, rows):
            output_feature = QgsFeature(fields)
            row_values = [None if value != value else value for value in row]
            output_feature.setAttributes([str(name), *row_values])
            sink.add(output_feature)
    return identifier


def write_design(sinks, name: str, design, crs: str, run) -> str:
    """Write the points of a `Design` to a sink, in the order of strata; return its id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    name : str
        The destination parameter.
    design : Design
        Points and strata.
    crs : str
        WKT of the points; empty without one.
    run : Run
        Cancel.
    """
    fields = QgsFields()
    fields.append(QgsField("point", LONG))
    fields.append(QgsField("stratum", STRING))
    fields.append(QgsField("inclusion", DOUBLE))
    fields.append(QgsField("area_km2", DOUBLE, comment="km2"))
    sink, identifier = sinks.sink(name, fields, QgsWkbTypes.Type.Point, crs)
    # Within a stratum points keep the order of drawing: the first ones are a random draw too.
    order = sorted(range(len(design.x)), key=lambda i: int(design.stratum[i]))
    with sink:
        for number, i in enumerate(order, start=1):
            if number % _CHECK_EVERY == 0:
                run.check_cancel()
            stratum = int(design.stratum[i])
            area = float(design.area[stratum]) / M2_PER_KM2 / int(design.drawn[stratum])
            point_feature = QgsFeature(fields)
            point = QgsPointXY(float(design.x[i]), float(design.y[i]))
            point_feature.setGeometry(QgsGeometry.fromPointXY(point))
            known_area = None if area != area else area
            row = [number, design.labels[stratum], float(design.inclusion[i]), known_area]
            point_feature.setAttributes(row)
            sink.add(point_feature)
    return identifier


def require_not_expanded(source) -> None:
    """Raise `ColumnsExist` when the samples were expanded before."""
    existing = {field.name().casefold() for field in source.fields()}
    new_columns = (SITE_COLUMN, PARENT_COLUMN, RATIO_COLUMN)
    duplicates = tuple(name for name in new_columns if name.casefold() in existing)
    if duplicates:
        raise ColumnsExist(duplicates)
