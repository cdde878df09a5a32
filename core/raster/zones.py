"""Zones of a map as integer codes: the classes of a raster, or polygons.

A cell lies in the polygon that its centre lies in or, where that is asked for, in every polygon by
the share of its area that the polygon covers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.raster import SeveralBands
from ..errors_and_notes.zones import ZonesEmpty, ZonesOverlap, ZonesPartlyOff, ZonesTorn
from ..files.wkb import read_rings
from ..run import Run
from .class_tables import read_classes
from .grid import Grid
from .polygon_area import area_share_on_grid
from .polygon_cells import PolygonCells
from .polygon_projection import place_polygons
from .polygon_shares import CellParts, PolygonShares
from .stack import Stack
from .zone_outlines import raster_outlines, ring_outlines

# Share of a zone's area off the raster from which on it is reported.
_MIN_OFF = 0.001

_NO_PARTS = CellParts(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


class ZoneCells(NamedTuple):
    """The zones of the cells of a block.

    Parameters
    ----------
    codes : numpy.ndarray
        int64 (rows, cols): zone of each cell that lies in one.
    inside : numpy.ndarray
        bool (rows, cols): whether it does.
    overlapping : int
        Cells that several zones claim.
    parts : CellParts
        Cells that lie in zones in part; they are not among those above. None where every cell
        counts whole or not at all.
    """

    codes: np.ndarray
    inside: np.ndarray
    overlapping: int = 0
    parts: CellParts = _NO_PARTS

    def as_rows(self, area, window, *arrays):
        """Yield the whole cells of zones, then their parts, each as rows of cells of one area.

        Parameters
        ----------
        area : CellAreas
            Areas of the cells of the raster.
        window : Window
            The block.
        *arrays : numpy.ndarray
            Arrays whose last two axes are the rows and columns of the block.

        Yields
        ------
        tuple
            Area of a cell of each row, m2; zone codes and whether a cell has one, ``(rows, cols)``;
            and the arrays in the shape that goes with them.
        """
        yield area.as_rows(window, self.codes, self.inside, *arrays)
        if not len(self.parts.cell):
            return
        yield (
            self.areas_of_parts(area.cells(window)),
            self.parts.code[:, None],
            np.ones((len(self.parts.cell), 1), np.bool_),
            *(cells[..., None] for cells in self.at_parts(*arrays)),
        )

    def areas_of_parts(self, areas) -> np.ndarray:
        """Return the area of each part, given those of the cells, ``(rows, cols or 1)``."""
        cell_areas = np.broadcast_to(areas, self.codes.shape)
        return self.at_parts(cell_areas)[0] * self.parts.share

    def at_parts(self, *arrays) -> list:
        """Return what arrays over the block, in their last two axes, have at the parts."""
        row, col = np.divmod(self.parts.cell, self.codes.shape[1])
        return [np.ascontiguousarray(array[..., row, col]) for array in arrays]


class WholeRegion:
    """The whole raster as one zone, of code 0."""

    path = ""
    wanted = (0,)
    off_grid = ()
    across_cut = ()
    by_share = False
    scratch = 0

    def join(self, stack: Stack) -> Stack:
        """Return the stack as it is: the whole region is its only zone."""
        return stack

    def find(self, block) -> ZoneCells:
        """Return the zones of the cells of a block."""
        shape = block.window.shape
        return ZoneCells(np.zeros(shape, np.int64), np.ones(shape, np.bool_))

    def label(self, _code: int) -> str:
        """Return the name of the zone."""
        return "all"

    def outlines(self) -> tuple:
        """Return no borders: the whole region is the only zone."""
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
    across_cut = ()
    by_share = False
    scratch = 0

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

    def find(self, block) -> ZoneCells:
        """Return the zones of the cells of a block."""
        codes = block.codes[-1]
        return ZoneCells(codes.values.astype(np.int64, copy=False), codes.is_valid)

    def label(self, code: int) -> str:
        """Return the name of a class, its code when the raster has no name for it."""
        return self.labels.get(code) or str(code)

    def outlines(self) -> tuple:
        """Return the borders as lines in map coordinates."""
        return raster_outlines(self.path)


class PolygonZones:
    """Zones given by polygons.

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
    by_share : bool
        Whether a cell belongs to each polygon by the share of its area that lies in it, in the
        plane of the grid, and not to the one that its centre lies in.

    Raises
    ------
    BadGeometry
        For what is no polygon.

    Notes
    -----
    Where polygons of different zones overlap the later one wins; the cells are counted. A centre on
    an edge belongs to the polygon east or north of it. The rules are applied to the whole grid, so
    the result is the same for any blocks.
    """

    path = ""

    def __init__(
        self, geometries, names, grid: Grid, crs: str = "", by_share: bool = False
    ) -> None:
        names = [str(name) for name in names]
        self.names = tuple(dict.fromkeys(names))
        code_of = {name: code for code, name in enumerate(self.names, start=1)}
        polygons = [read_rings(i, wkb) for i, wkb in enumerate(geometries)]
        placed_polygons = place_polygons(polygons, crs, grid)
        self._grid, self._rings = (
            grid,
            [ring for polygon in placed_polygons for ring in polygon.rings],
        )
        rings_and_codes = (
            [polygon.rings for polygon in placed_polygons],
            [code_of[names[polygon.owner]] for polygon in placed_polygons],
        )
        self._cells, self._shares = PolygonCells(*rings_and_codes), None
        if by_share:
            self._shares = PolygonShares(*rings_and_codes)
        # Zones of which a part lies off the grid, and the share of their area that does.
        self.off_grid = _shares_off_grid(placed_polygons, names, crs, grid)
        # Zones that a cut of the projection tears apart.
        self.across_cut = tuple(
            dict.fromkeys(names[p.owner] for p in placed_polygons if p.crosses_cut)
        )

    @property
    def by_share(self) -> bool:
        """Whether cells count by the share of them that lies in a polygon."""
        return self._shares is not None

    @property
    def scratch(self) -> int:
        """Bytes per cell that shares need in a block."""
        return self._shares.scratch(self._grid.n_cells) if self._shares is not None else 0

    @property
    def wanted(self) -> tuple:
        """Codes of all zones: they come into a table even without a cell."""
        return tuple(range(1, len(self.names) + 1))

    def join(self, stack: Stack) -> Stack:
        """Return the stack as it is."""
        return stack

    def find(self, block) -> ZoneCells:
        """Return the zones of the cells of a block."""
        if self._shares is not None:
            codes, overlapping, parts = self._shares.fill(block.window)
            return ZoneCells(codes, codes > 0, overlapping, parts)
        codes, overlapping = self._cells.rasterize(block.window)
        return ZoneCells(codes, codes > 0, overlapping)

    def label(self, code: int) -> str:
        """Return the name of a zone."""
        return self.names[code - 1]

    def outlines(self) -> tuple:
        """Return the borders as lines in map coordinates."""
        return ring_outlines(self._rings, self._grid)


def note_coverage(zones, n_overlapping: int, run: Run, codes=None) -> None:
    """Report cells that several zones claim, and zones across a cut or off the rasters.

    With the `codes` of the zones that have a cell, those without one too.
    """
    if n_overlapping:
        run.note(ZonesOverlap(int(n_overlapping)))
    if zones.off_grid:
        run.note(ZonesPartlyOff(zones.off_grid))
    if zones.across_cut:
        run.note(ZonesTorn(zones.across_cut))
    if codes is not None:
        empty = tuple(zones.label(code) for code in zones.wanted if code not in codes)
        if empty:
            run.note(ZonesEmpty(empty))


def _shares_off_grid(placed_polygons: list, names: list, crs: str, grid: Grid) -> tuple:
    """Return ``(name, share of its area off the grid)`` of zones of which a part lies off it."""
    polygons_by_zone: dict = {}
    for polygon in placed_polygons:
        polygons_by_zone.setdefault(names[polygon.owner], []).append(polygon)
    shares = [
        (name, 1.0 - area_share_on_grid(parts, crs, grid))
        for name, parts in polygons_by_zone.items()
        if not all(polygon.is_inside for polygon in parts)
    ]
    return tuple((name, share) for name, share in shares if _MIN_OFF <= share < 1.0)
