"""Writing a table made from files as a layer: of points where places are known, else without."""

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
from qgis.PyQt.QtCore import QVariant

# Coordinates of stations are degrees on this.
GEOGRAPHIC = "EPSG:4326"
_CHECK_EVERY = 2000


def write_flux_table(work, name: str, table, run) -> str:
    """Write a `FluxTable` to a sink and return its id.

    Parameters
    ----------
    work : Work
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
        kind = QVariant.String if unit is None else QVariant.Double
        fields.append(QgsField(column, kind, comment=unit or ""))
    placed = table.longitude is not None
    crs = QgsCoordinateReferenceSystem(GEOGRAPHIC) if placed else QgsCoordinateReferenceSystem()
    geometry = QgsWkbTypes.Type.Point if placed else QgsWkbTypes.Type.NoGeometry
    sink, identifier = work.sink(name, fields, geometry, crs)
    rows = table.frame.to_numpy(dtype=object)
    with sink:
        for i, row in enumerate(rows):
            if i % _CHECK_EVERY == 0:
                run.check()
                run.progress(i / len(rows))
            written = QgsFeature(fields)
            if placed and math.isfinite(table.longitude[i]) and math.isfinite(table.latitude[i]):
                place = QgsPointXY(table.longitude[i], table.latitude[i])
                written.setGeometry(QgsGeometry.fromPointXY(place))
            written.setAttributes([None if _is_nan(value) else value for value in row])
            sink.add(written)
    return identifier


def _is_nan(value) -> bool:
    return value is None or value != value
