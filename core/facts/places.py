"""Errors and notes of places: what lies off a raster, and coordinates without a CRS."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


@dataclass
class CoordinatesAsTheyAre(Note):
    """Features laid on a raster that has no CRS; `crs` is the one of their layer."""

    warning = True
    layer: str
    crs: str


@dataclass
class ZonesPartlyOff(Note):
    """Zones of which a part lies off the rasters; `zones` are (name, share of the area, 0 to 1)."""

    warning = True
    zones: tuple
