"""Errors of the diagnosis and its report."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class NoResults(CarbonSinkError):
    """A folder that holds no result of an assessment."""

    folder: str
    n_files: int
