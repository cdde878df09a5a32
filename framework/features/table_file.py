"""Tables in files of any kind that QGIS opens, as rows of text."""

from __future__ import annotations

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer


def table_cells(path: str) -> tuple | None:
    """Return header and rows of a table file as texts; None where QGIS cannot open it."""
    layer = QgsVectorLayer(path, "table", "ogr")
    if not layer.isValid():
        return None
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    header = [field.name() for field in layer.fields()]
    rows = [
        ["" if value is None or value == NULL else str(value) for value in feature.attributes()]
        for feature in layer.getFeatures(request)
    ]
    return header, rows
