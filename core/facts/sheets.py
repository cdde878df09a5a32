"""Errors and notes of sheets of maps."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class MapsUnlike(CarbonSinkError):
    """Two maps that cannot share a sheet: `what` is "crs", "kind", "classes" or "unit"."""

    what: str
    first: str
    one: str
    second: str
    two: str


@dataclass
class SitesOffMap(Note):
    """Sites that lie outside a map."""

    warning = True
    outside: int
    sites: int
