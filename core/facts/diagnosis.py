"""Errors of the diagnosis, its report and the workspace of an assessment."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


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
