"""Layers of plots: results per plot, and the points of a sampling design."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsWkbTypes,
)

from ...core.units.carbon_units import M2_PER_KM2
from .column_types import DOUBLE, LONG, STRING
from .feature_sink import write_with_columns

_CHECK_EVERY = 2000


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
