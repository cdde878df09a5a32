"""Outlines of the patches of a label raster."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, gdal_array, ogr

from .grid import Grid
from .vectors import memory_driver


def polygons_of(labels: np.ndarray, grid: Grid):
    """Yield ``(label, polygon as WKB)`` for each set of cells of one label joined by edges.

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
