"""The points of a sampling design as a layer."""

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
from .field_types import DOUBLE, LONG, STRING

_CHECK_EVERY = 2000


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
    reference = QgsCoordinateReferenceSystem()
    if crs:
        reference = QgsCoordinateReferenceSystem.fromWkt(crs)
    sink, identifier = sinks.sink(name, fields, QgsWkbTypes.Type.Point, reference)
    # Within a stratum points keep the order of drawing: the first ones are a random draw too.
    order = sorted(range(len(design.x)), key=lambda i: int(design.stratum[i]))
    with sink:
        for number, i in enumerate(order, start=1):
            if number % _CHECK_EVERY == 0:
                run.check()
            stratum = int(design.stratum[i])
            area = float(design.area[stratum]) / M2_PER_KM2 / int(design.drawn[stratum])
            written = QgsFeature(fields)
            point = QgsPointXY(float(design.x[i]), float(design.y[i]))
            written.setGeometry(QgsGeometry.fromPointXY(point))
            known = None if area != area else area
            row = [number, design.labels[stratum], float(design.inclusion[i]), known]
            written.setAttributes(row)
            sink.add(written)
    return identifier
