"""Vector layers: polygons of the patches of a label raster, GeoPackages, layers in memory."""

from __future__ import annotations

import contextlib
import math
import os

import numpy as np
from osgeo import gdal, gdal_array, ogr

from ..files.atomic import failed_write, temporary_path
from .grid import Grid, spatial_reference
from .opening import quiet_gdal
from .write_failures import write_error


def polygonize_labels(labels: np.ndarray, grid: Grid):
    """Yield ``(label, WKB)``: a vector layer's polygon of each set of joined cells of one label.

    Parameters
    ----------
    labels : numpy.ndarray
        int32 ``(rows, cols)``; negative cells belong to no polygon.
    grid : Grid
        Where they lie.
    """
    source = gdal_array.OpenArray(np.ascontiguousarray(labels, np.int32))
    source.SetGeoTransform(grid.geotransform)
    inside = gdal_array.OpenArray((labels >= 0).astype(np.uint8))
    inside.SetGeoTransform(grid.geotransform)
    target = memory_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
    layer = target.CreateLayer("patches", geom_type=ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("label", ogr.OFTInteger))
    gdal.Polygonize(source.GetRasterBand(1), inside.GetRasterBand(1), layer, 0)
    for feature in layer:
        yield feature.GetField(0), bytes(feature.GetGeometryRef().ExportToWkb())


# A GeoPackage notes when it was written; a fixed moment keeps equal contents equal files.
_WRITTEN = "2001-01-01T00:00:00.000Z"

_FIELD_TYPES = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}


def write_geopackage(path: str, layer: str, crs: str, columns: dict, geometries) -> None:
    """Write vector features to a new file (GeoPackage).

    Parameters
    ----------
    path : str
        File to write.
    layer : str
        Name of the layer.
    crs : str
        Coordinate system as WKT.
    columns : dict of str to sequence
        Attributes: sequences of str, int or float; NaN is written as "no value".
    geometries : sequence
        One geometry per feature: ``(x, y)`` of a point, or an array ``(vertices, 2)`` of a closed
        polygon.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the file cannot be written.
    """
    failures: list = []

    def collect(level, _code, text):
        if level >= gdal.CE_Failure:
            failures.append(text)

    previous_date = gdal.GetConfigOption("OGR_CURRENT_DATE")
    gdal.SetConfigOption("OGR_CURRENT_DATE", _WRITTEN)
    gdal.PushErrorHandler(collect)
    temporary = temporary_path(path, ".gpkg")
    try:
        _write_layer(temporary, layer, spatial_reference(crs), columns, geometries)
    except (RuntimeError, AttributeError) as error:
        failures.append(str(error))  # without exceptions GDAL returns None where it fails
    finally:
        gdal.PopErrorHandler()
        gdal.SetConfigOption("OGR_CURRENT_DATE", previous_date)
    try:
        if not failures and count_features(temporary) != len(geometries):
            failures.append(f"{count_features(temporary)} / {len(geometries)}")
        if failures:
            raise write_error(path, "; ".join(dict.fromkeys(failures)))
        os.replace(temporary, path)
    except OSError as error:
        raise failed_write(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            os.remove(temporary)


def count_features(path: str, layer: str = "") -> int:
    """Return the vector features that can be read from a file; 0 when it cannot be opened.

    Read to the end: the number alone is a note in the file's own list of tables.
    """
    with quiet_gdal():
        try:
            source = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
            table = None
            if source is not None:
                table = source.GetLayerByName(layer) if layer else source.GetLayer(0)
            return 0 if table is None else sum(1 for _ in table)
        except RuntimeError:
            return 0


def memory_driver():
    """Return the driver of vector layers in memory, which changed its name in GDAL 3.11."""
    memory = gdal.GetDriverByName("MEM")
    if memory.GetMetadataItem("DCAP_VECTOR") == "YES":
        return memory
    return gdal.GetDriverByName("Memory")


def _write_layer(path, layer_name, reference, columns, geometries) -> None:
    """Write features as a vector layer of a file that OGR has made."""
    kind = ogr.wkbPoint if len(geometries) == 0 or np.ndim(geometries[0]) == 1 else ogr.wkbPolygon
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer(layer_name, reference, kind)
    for name, values in columns.items():
        first = values[0] if len(values) else ""
        layer.CreateField(ogr.FieldDefn(name, _field_type(first)))
    layer.StartTransaction()
    for number, geometry in enumerate(geometries):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, values in columns.items():
            value = values[number]
            value = value.item() if isinstance(value, np.generic) else value
            if not (isinstance(value, float) and math.isnan(value)):
                feature.SetField(name, value)
        feature.SetGeometry(_point_or_polygon(geometry))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    layer = None
    dataset = None


def _field_type(value) -> int:
    """Return the OGR type of an attribute."""
    value = value.item() if isinstance(value, np.generic) else value
    return _FIELD_TYPES[type(value)]


def _point_or_polygon(shape) -> ogr.Geometry:
    """Return the OGR geometry of a vector layer's point (x, y) or ring (n, 2)."""
    if np.ndim(shape) == 1:
        point = ogr.Geometry(ogr.wkbPoint)
        point.SetPoint_2D(0, float(shape[0]), float(shape[1]))
        return point
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in shape:
        ring.AddPoint_2D(float(x), float(y))
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon
