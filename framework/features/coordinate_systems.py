"""Coordinate systems of layers, their units and transforms, whole in the thread of a task.

QGIS keeps one definition per system for all threads, and it goes with the thread that made it. A
copy that another thread took before still says that it is valid, but has no text any more and
transforms nothing: a layer is written without coordinate system, points stay where they were (seen
with QGIS 3.22). So a run makes its own.
"""

from __future__ import annotations

import threading

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsPointXY,
    QgsUnitTypes,
)

from ...core.errors_and_notes.layers import CoordinatesAsTheyAre, DatumShiftUnknown
from ...core.errors_and_notes.sites import LostCrs, NoCrs, PlacesShifted
from ...core.run import Run

METRES = QgsUnitTypes.DistanceUnit.DistanceMeters

_GDAL_WKT = QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL
_UNDEFINED = "undefined"
# A blank text that is another one in each thread: QGIS keeps definitions by their text.
_BLANKS = str.maketrans("01", " \t")


def source_crs(source) -> QgsCoordinateReferenceSystem:
    """Return the CRS of a source of features; none where a GeoPackage names none.

    GeoPackages fill the gap with systems called "Undefined geographic SRS" and "Undefined Cartesian
    SRS", which QGIS takes for valid ones; transforms from them lead nowhere.
    """
    crs = source.sourceCrs()
    is_undefined = crs.description().casefold().startswith(_UNDEFINED)
    return QgsCoordinateReferenceSystem() if is_undefined else crs


def own_crs(crs) -> QgsCoordinateReferenceSystem:
    """Return a coordinate system that no other thread can take away; none for none.

    Parameters
    ----------
    crs : str or QgsCoordinateReferenceSystem
        A WKT, or a system that may have been made by another thread.

    Raises
    ------
    LostCrs
        When the definition is gone already.
    """
    wkt = crs if isinstance(crs, str) else crs_wkt(crs)
    if not wkt:
        return QgsCoordinateReferenceSystem()
    blanks = format(threading.get_ident(), "b").translate(_BLANKS)
    return QgsCoordinateReferenceSystem.fromWkt(wkt + blanks)


def crs_wkt(crs: QgsCoordinateReferenceSystem) -> str:
    """Return a system as WKT; empty for none.

    Raises
    ------
    LostCrs
        When the definition of a valid system is gone.
    """
    wkt = crs.toWkt(_GDAL_WKT)
    if crs.isValid() and not wkt:
        if crs.authid():
            QgsCoordinateReferenceSystem.invalidateCache()
            wkt = QgsCoordinateReferenceSystem(crs.authid()).toWkt(_GDAL_WKT)
        if not wkt:
            raise LostCrs(crs.authid())
    return wkt


def transform_between(source, target) -> QgsCoordinateTransform:
    """Return the transform from one system to another, each a WKT or a system.

    Raises
    ------
    LostCrs
        When QGIS makes none of them.
    """
    systems = own_crs(source), own_crs(target)
    transform = QgsCoordinateTransform(*systems, QgsCoordinateTransformContext())
    if all(crs.isValid() for crs in systems) and not transform.isValid():
        raise LostCrs(systems[0].authid())
    return transform


def source_crs_wkt(source, crs: str, run: Run) -> str:
    """Return the CRS of a layer as WKT; empty, with a note, where the raster has none.

    Raises
    ------
    NoCrs
        When only the layer has none.
    """
    from ...core.tables.degrees import shifted_columns

    layer_crs = source_crs(source)
    if not crs:
        run.note(CoordinatesAsTheyAre(source.sourceName(), layer_crs.authid()))
        return ""
    if not layer_crs.isValid():
        raise NoCrs(source.sourceName())
    wkt = crs_wkt(layer_crs)
    _note_datum_shift(source, wkt, crs, run)
    shifted = shifted_columns(source.fields().names())
    if shifted:
        run.note(PlacesShifted(source.sourceName(), shifted))
    return wkt


def _note_datum_shift(source, wkt: str, crs: str, run: Run) -> None:
    """Report a coordinate system whose datum PROJ cannot bring to that of a raster."""
    from ...core.raster.crs import crs_name, lacks_datum_shift, same_crs

    centre = source.sourceExtent().center()
    if not same_crs(wkt, crs) and lacks_datum_shift(wkt, crs, centre.x(), centre.y()):
        run.note(DatumShiftUnknown(source.sourceName(), crs_name(wkt), crs_name(crs)))


def metres_per_unit(crs) -> float:
    """Return metres per map unit of polygons; 0 for degrees, 1 without a CRS."""
    if not crs.isValid():
        return 1.0
    if crs.isGeographic():
        return 0.0
    return QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), METRES)


def degrees_transform(crs):
    """Return the transform of polygon vertices (n, 2) to degrees; None without need."""
    if not crs.isValid() or crs.isGeographic():
        return None
    transform = transform_between(crs, QgsCoordinateReferenceSystem("EPSG:4326"))

    def convert(points):
        import numpy as np

        transformed = [transform.transform(QgsPointXY(x, y)) for x, y in points.tolist()]
        return np.array([(point.x(), point.y()) for point in transformed])

    return convert


def coordinate_unit(source) -> str:
    """Return the unit of the coordinates of a source: "°", "m", or empty where it is another."""
    crs = source_crs(source)
    if not crs.isValid():
        return ""
    if crs.isGeographic():
        return "°"
    return "m" if crs.mapUnits() == METRES else ""
