"""Errors and notes about zones: polygons or rasters of regions."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class NoZonePolygons(CarbonSinkError):
    """A layer of zones without a single polygon."""

    layer: str


@dataclass(eq=False)
class NoZoneCell(CarbonSinkError):
    """Zones that do not overlap a raster: not one of its cells is in one."""

    path: str


@dataclass(eq=False)
class TooManyZones(CarbonSinkError):
    """A zone raster with more classes than any map of zones has."""

    path: str
    n: int
    allowed: int


@dataclass
class ZonesOverlap(Note):
    """Cells that polygons of several zones cover; the later polygon has them.

    `by_name` says that polygons were sorted by their names.
    """

    warning = True
    cells: int
    by_name: bool = False


@dataclass
class ZonesEmpty(Note):
    """Zones without a single cell of the rasters."""

    warning = True
    names: tuple


@dataclass
class ZonesIncomplete(Note):
    """Zones without a name, without geometry, of equal names, or called as the whole is.

    Names in `alike` differ in case, width of letters or blanks only; `skipped` is the number of
    polygons left out as invalid.
    """

    warning = True
    unnamed: int
    no_geometry: tuple
    repeated: tuple
    reserved: str
    alike: tuple = ()
    skipped: int = 0


@dataclass
class PolygonsMended(Note):
    """Polygons whose edges cross, which count as the parts that they enclose; their names."""

    warning = True
    names: tuple


@dataclass
class ZonesPartlyOff(Note):
    """Zones of which a part lies off the rasters; `zones` are (name, share of the area, 0 to 1)."""

    warning = True
    zones: tuple


@dataclass
class ZonesTorn(Note):
    """Zones that lie across an edge of the map that the projection of the rasters makes."""

    warning = True
    zones: tuple


@dataclass
class ZonesAroundGlobe(Note):
    """Zones in degrees with an edge that runs the long way around the globe."""

    warning = True
    zones: tuple
