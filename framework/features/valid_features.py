"""Features of a source, with invalid geometries refused or left out as the user has chosen.

Where QGIS itself refuses an invalid geometry it throws a C++ exception through the Python code that
reads the features: nothing there is cleaned up, and half a file or an open connection stays. So
the check is switched off in QGIS, and geometries are checked here.
"""

from __future__ import annotations

from typing import NamedTuple

from qgis.core import (
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsWkbTypes,
)

from ...core.errors_and_notes.tables import InvalidGeometry
from ...core.errors_and_notes.zones import PolygonsMended
from ...core.run import Run

_POLYGON_KIND = QgsWkbTypes.GeometryType.PolygonGeometry
# Rings that touch themselves are invalid too, but enclose what they did; as a share of the area.
_SAME_AREA = 1e-9
_Check = QgsFeatureRequest.InvalidGeometryCheck
_NO_GEOMETRY = QgsFeatureRequest.Flag.NoGeometry
# Features between two looks at the cancel button.
CHECK_EVERY = 2000


def defer_geometry_check(source, definition, context) -> None:
    """Keep with a source what the user wants of invalid geometries, and take it from QGIS.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        The source.
    definition : object
        The value of its parameter.
    context : QgsProcessingContext
        Has the choice for all inputs.
    """
    choice = context.invalidGeometryCheck()
    if isinstance(definition, QgsProcessingFeatureSourceDefinition):
        override_flag = QgsProcessingFeatureSourceDefinition.Flag.FlagOverrideDefaultGeometryCheck
        choice = definition.geometryCheck if definition.flags & override_flag else choice
    source.geometry_check = choice
    source.setInvalidGeometryCheck(_Check.GeometryNoCheck)


def leaves_out_unplaced(layer) -> bool:
    """Say whether QGIS leaves out rows of a layer whose coordinates it cannot read.

    It does so with points of delimited text; but asked for attributes alone it returns those rows,
    unless the layer has an index, which layers of QGIS's dialog have not.
    """
    return (
        layer is not None
        and layer.providerType() == "delimitedtext"
        and layer.wkbType() != QgsWkbTypes.Type.NoGeometry
    )


def iterate_features(source, request=None):
    """Yield the features of a source whose geometries are valid, or are not to be checked.

    Geometries are read even if the request is for attributes alone where invalid ones are left
    out, and where QGIS leaves out features without a place (see `leaves_out_unplaced`): all
    readings of a source must have the same features.

    Raises
    ------
    InvalidGeometry
        At the first invalid one, where such features are not left out.
    """
    choice = getattr(source, "geometry_check", _Check.GeometryNoCheck)
    request = request or QgsFeatureRequest()
    leaves_out = choice == _Check.GeometrySkipInvalid or getattr(source, "skips_unplaced", False)
    if leaves_out and request.flags() & _NO_GEOMETRY:
        request = QgsFeatureRequest(request).setFlags(request.flags() ^ _NO_GEOMETRY)
    for feature in source.getFeatures(request):
        if choice != _Check.GeometryNoCheck and feature.hasGeometry():
            if not feature.geometry().isGeosValid():
                if choice == _Check.GeometryAbortOnInvalid:
                    raise InvalidGeometry(source.sourceName(), feature.id())
                continue
        yield feature


def iterate_with_progress(source, request, run: Run):
    """Yield the features of a source that may be used, with progress and cancel."""
    total = max(source.featureCount(), 1)
    for i, feature in enumerate(iterate_features(source, request)):
        if i % CHECK_EVERY == 0:
            run.check_cancel()
            run.progress(i / total)
        yield feature


class PlainPolygons(NamedTuple):
    """Polygons as well-known binary (None without any), and whether crossing edges changed them."""

    wkb: bytes | None
    is_mended: bool = False


def polygons_as_wkb(geometry) -> PlainPolygons:
    """Return the geometry of a feature as plain and valid polygons in well-known binary.

    Polygons whose edges cross become the parts that the edges enclose, as by 'Fix geometries' of
    QGIS (linework), whatever the direction in which they are drawn. Where the polygons of one
    feature overlap, the ground of both counts once.
    """
    if geometry.isNull() or geometry.isEmpty():
        return PlainPolygons(None)
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if geometry.isGeosValid():
        return PlainPolygons(bytes(geometry.asWkb()))
    valid = _valid_polygons(geometry)
    if not valid.convertGeometryCollectionToSubclass(_POLYGON_KIND) and (
        QgsWkbTypes.geometryType(valid.wkbType()) != _POLYGON_KIND
    ):
        return PlainPolygons(bytes(geometry.asWkb()))  # without an area: no cell lies in it
    area = geometry.area()
    return PlainPolygons(bytes(valid.asWkb()), abs(valid.area() - area) > _SAME_AREA * area)


def _valid_polygons(geometry):
    """Return the union of a geometry's polygons, each made valid by itself.

    Made valid together they would lose the ground on which two of them overlap.
    """
    parts = geometry.asGeometryCollection() if geometry.isMultipart() else [geometry]
    valid = [part.makeValid() for part in parts]
    return valid[0] if len(valid) == 1 else QgsGeometry.unaryUnion(valid)


def note_mended(names: list, run: Run) -> None:
    """Report polygons whose edges cross."""
    if names:
        run.note(PolygonsMended(tuple(names)))
