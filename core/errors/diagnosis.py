"""Errors of the diagnosis and of the workspace of an assessment."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class BadManifest(CarbonSinkError):
    """A manifest of a workspace that cannot be read."""

    path: str
    reason: str
