"""Writing measured and made records as one layer of points."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ..core.errors import ColumnsExist
from ..core.sites.settings import PARENT_COLUMN, RATIO_COLUMN, SITE_COLUMN


def require_new_columns(source) -> None:
    """Raise `ColumnsExist` when the records were expanded before."""
    present = {field.name().casefold() for field in source.fields()}
    wanted = (SITE_COLUMN, PARENT_COLUMN, RATIO_COLUMN)
    twice = tuple(name for name in wanted if name.casefold() in present)
    if twice:
        raise ColumnsExist(twice)


def write_expanded(work, name: str, source, labels, made, column: str, crs: str, run) -> str:
    """Write the records of `source`, then the made ones, to a sink; return its id.

    Parameters
    ----------
    work : Work
        QGIS's side of the run.
    name : str
        The destination parameter.
    source : QgsProcessingFeatureSource
        Measured records.
    labels : sequence of str
        Site of each measured record.
    made : MadeSamples
        Made records.
    column : str
        Value column.
    crs : str
        WKT the places of the made records are in.
    run : Run
        Cancel.
    """
    require_new_columns(source)
    fields = QgsFields(source.fields())
    fields.append(QgsField(SITE_COLUMN, QVariant.String))
    fields.append(QgsField(PARENT_COLUMN, QVariant.String))
    fields.append(QgsField(RATIO_COLUMN, QVariant.Double))
    sink, identifier = work.sink(name, fields, QgsWkbTypes.Type.Point, source.sourceCrs())
    value_at = source.fields().lookupField(column)
    with sink:
        for feature, label in zip(source.getFeatures(), labels):
            written = QgsFeature(fields)
            geometry = feature.geometry()
            if not geometry.isNull() and not geometry.isEmpty():
                written.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(geometry.vertexAt(0))))
            written.setAttributes([*feature.attributes(), label, None, None])
            sink.add(written)
        to_source = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem.fromWkt(crs),
            source.sourceCrs(),
            QgsCoordinateTransformContext(),
        )
        text = source.fields()[value_at].type() == QVariant.String
        for i in range(len(made.value)):
            if i % 1000 == 0:
                run.check()
            geometry = QgsGeometry.fromPointXY(QgsPointXY(made.x[i], made.y[i]))
            geometry.transform(to_source)
            attributes = [None] * source.fields().count()
            value = float(made.value[i])
            attributes[value_at] = repr(value) if text else value
            written = QgsFeature(fields)
            written.setGeometry(geometry)
            parent = labels[int(made.parent[i])]
            written.setAttributes([*attributes, f"made {i + 1}", parent, float(made.ratio[i])])
            sink.add(written)
    return identifier
