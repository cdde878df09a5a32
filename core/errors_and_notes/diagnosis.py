"""Errors and notes of the diagnosis, its report and sheets of maps, and the workspace."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class NoResults(CarbonSinkError):
    """A folder that holds no result of an assessment."""

    folder: str
    n_files: int


@dataclass(eq=False)
class BadManifest(CarbonSinkError):
    """A manifest of a workspace that cannot be read."""

    path: str
    reason: str


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
