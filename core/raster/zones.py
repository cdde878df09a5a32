"""Zones of a map: the classes of a raster, or polygons by cell centre, as integer codes."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
from osgeo import gdal, ogr

from ..facts.raster import BadGeometry, SeveralBands
from .classes import read_classes
from .grid import Grid
from .source import quiet_gdal
from .stack import Stack
from .vectors import memory_driver


class WholeRegion:
    """The whole raster as one zone, of code 0."""

    path = ""
    wanted = (0,)

    def join(self, stack: Stack) -> Stack:
        """Return the stack as it is."""
        return stack

    def find(self, block) -> tuple:
        """Return the codes of a block, where it has any, and the cells several zones claim."""
        shape = block.window.shape
        return np.zeros(shape, np.int64), np.ones(shape, np.bool_), 0

    def label(self, _code: int) -> str:
        """Return the name of the zone."""
        return "all"


@dataclass(frozen=True)
class RasterZones:
    """Zones given by a raster of whole numbers.

    Parameters
    ----------
    path : str
        The raster, one band.
    stack : Stack
        The same as a stack.
    labels : dict
        Names of codes, as far as the raster has them.
    """

    path: str
    stack: Stack
    labels: dict

    # Classes come into a table as they are met.
    wanted = ()

    @classmethod
    def open(cls, path: str) -> RasterZones:
        """Describe a class raster.

        Raises
        ------
        SeveralBands
            When it has more than one band.
        """
        stack = Stack.open([path])
        if len(stack) != 1:
            raise SeveralBands(path, stack.names)
        labels = {entry.code: entry.label for entry in read_classes(path)}
        return cls(path, stack, labels)

    def join(self, stack: Stack) -> Stack:
        """Return the stack with the zones as class codes beside its bands."""
        return stack.with_classes(self.stack)

    def find(self, block) -> tuple:
        """Return the codes of a block, where it has any, and the cells several zones claim."""
        codes = block.codes[-1]
        return codes.values.astype(np.int64, copy=False), codes.known, 0

    def label(self, code: int) -> str:
        """Return the name of a class, its code when the raster has no name for it."""
        return self.labels.get(code) or str(code)


class PolygonZones:
    """Zones given by polygons: a cell belongs to the one its centre lies in.

    Parameters
    ----------
    geometries : sequence of bytes
        Polygons as WKB in the coordinates of the grid.
    names : sequence
        Name of each; polygons of one name are one zone.

    Notes
    -----
    Where polygons of different zones overlap the later one wins; the cells are counted.
    """

    path = ""

    def __init__(self, geometries, names) -> None:
        names = [str(name) for name in names]
        self.names = tuple(dict.fromkeys(names))
        code_of = {name: code for code, name in enumerate(self.names, start=1)}
        self._shapes = [(bytes(g), code_of[name]) for g, name in zip(geometries, names)]
        self._local = threading.local()

    def __reduce__(self) -> tuple:
        """Travel without the layers of the threads at work here."""
        names = [self.names[code - 1] for _, code in self._shapes]
        return type(self), ([wkb for wkb, _ in self._shapes], names)

    @property
    def wanted(self) -> tuple:
        """Codes of all zones: they come into a table even without a cell."""
        return tuple(range(1, len(self.names) + 1))

    def join(self, stack: Stack) -> Stack:
        """Return the stack as it is."""
        return stack

    def find(self, block) -> tuple:
        """Return the codes of a block, where it has any, and the cells several zones claim."""
        return self.burn(block.grid)

    def label(self, code: int) -> str:
        """Return the name of a zone."""
        return self.names[code - 1]

    def burn(self, grid: Grid) -> tuple:
        """Return the codes of a block, where it has any, and how many cells several zones claim.

        Returns
        -------
        tuple
            int64 and bool arrays (rows, cols), and a count.
        """
        if not hasattr(self._local, "layers"):
            # OGR's objects must not be shared by threads.
            self._local.layers = [
                _VectorLayer(shapes) for shapes in (self._shapes, self._shapes[::-1])
            ]
        last, first = (layer.burn(grid) for layer in self._local.layers)
        overlapping = int(np.count_nonzero(last != first))
        return last.astype(np.int64), last > 0, overlapping


class _VectorLayer:
    """Polygons in memory, burnt in the order given."""

    def __init__(self, shapes) -> None:
        self._dataset = memory_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
        self._layer = self._dataset.CreateLayer("zones", geom_type=ogr.wkbUnknown)
        self._layer.CreateField(ogr.FieldDefn("code", ogr.OFTInteger))
        for i, (wkb, code) in enumerate(shapes):
            feature = ogr.Feature(self._layer.GetLayerDefn())
            feature.SetGeometryDirectly(_geometry(wkb, i))
            feature.SetField("code", code)
            self._layer.CreateFeature(feature)

    def burn(self, grid: Grid) -> np.ndarray:
        """Return the code of the last polygon over each cell centre, 0 where there is none."""
        target = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, 1, gdal.GDT_Int32)
        target.SetGeoTransform(grid.geotransform)
        west, south, east, north = grid.extent
        self._layer.SetSpatialFilterRect(west, south, east, north)
        # The layer has no CRS, its coordinates being those of the grid; GDAL would warn each time.
        with quiet_gdal():
            gdal.RasterizeLayer(target, [1], self._layer, options=["ATTRIBUTE=code"])
        return target.ReadAsArray()


def _geometry(wkb: bytes, index: int):
    """Return the OGR polygon of a WKB."""
    with quiet_gdal():
        try:
            geometry = ogr.CreateGeometryFromWkb(wkb)
        except RuntimeError as error:
            raise BadGeometry(index, str(error)) from error
    if geometry is None or geometry.IsEmpty():
        raise BadGeometry(index, "empty")
    return geometry
