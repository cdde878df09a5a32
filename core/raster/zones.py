"""Zones of a map: the classes of a raster, or polygons by cell centre, as integer codes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..facts.raster import SeveralBands
from ..files.wkb import read_rings
from .classes import read_classes
from .grid import Grid
from .outlines import raster_outlines, ring_outlines
from .polygon_places import place_polygons, share_inside
from .scanline import PolygonCells
from .stack import Stack

# Share of a zone's area off the raster from which on it is reported.
_LEAST_OFF = 0.001


class WholeRegion:
    """The whole raster as one zone, of code 0."""

    path = ""
    wanted = (0,)
    off_grid = ()

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

    def outlines(self) -> tuple:
        """Return no borders."""
        return ()


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
    off_grid = ()

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

    def outlines(self) -> tuple:
        """Return the borders as lines in map coordinates."""
        return raster_outlines(self.path)


class PolygonZones:
    """Zones given by polygons: a cell belongs to the one its centre lies in.

    Parameters
    ----------
    geometries : sequence of bytes
        Polygons as WKB.
    names : sequence
        Name of each; polygons of one name are one zone.
    grid : Grid
        The whole grid they are to lie on.
    crs : str
        CRS of the polygons as WKT; empty for that of the grid.

    Raises
    ------
    BadGeometry
        For what is no polygon.

    Notes
    -----
    Where polygons of different zones overlap the later one wins; the cells are counted. A centre on
    an edge belongs to the polygon east or north of it. The rule is applied to the whole grid, so
    the result is the same for any blocks.
    """

    path = ""

    def __init__(self, geometries, names, grid: Grid, crs: str = "") -> None:
        names = [str(name) for name in names]
        self.names = tuple(dict.fromkeys(names))
        code_of = {name: code for code, name in enumerate(self.names, start=1)}
        polygons = [read_rings(i, wkb) for i, wkb in enumerate(geometries)]
        placed = place_polygons(polygons, crs, grid)
        self._grid, self._rings = grid, [ring for part in placed for ring in part.rings]
        self._cells = PolygonCells(
            [part.rings for part in placed], [code_of[names[part.owner]] for part in placed]
        )
        # Zones of which a part lies off the grid, and the share of their area that does.
        self.off_grid = _shares_off(placed, names, crs, grid)

    @property
    def wanted(self) -> tuple:
        """Codes of all zones: they come into a table even without a cell."""
        return tuple(range(1, len(self.names) + 1))

    def join(self, stack: Stack) -> Stack:
        """Return the stack as it is."""
        return stack

    def find(self, block) -> tuple:
        """Return the codes of a block, where it has any, and the cells several zones claim."""
        codes, overlapping = self._cells.burn(block.window)
        return codes, codes > 0, overlapping

    def label(self, code: int) -> str:
        """Return the name of a zone."""
        return self.names[code - 1]

    def outlines(self) -> tuple:
        """Return the borders as lines in map coordinates."""
        return ring_outlines(self._rings, self._grid)


def _shares_off(placed: list, names: list, crs: str, grid: Grid) -> tuple:
    """Return ``(name, share of its area off the grid)`` of zones of which a part lies off it."""
    of_zones: dict = {}
    for polygon in placed:
        of_zones.setdefault(names[polygon.owner], []).append(polygon)
    shares = [
        (name, 1.0 - share_inside(parts, crs, grid))
        for name, parts in of_zones.items()
        if not all(polygon.is_inside for polygon in parts)
    ]
    return tuple((name, share) for name, share in shares if _LEAST_OFF <= share < 1.0)
