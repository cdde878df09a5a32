"""Errors of hot spots and clusters."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class ConstantValues(CarbonSinkError):
    """Values without any variation, where a pattern is to be tested."""

    name: str
    value: float


@dataclass(eq=False)
class TooFewValues(CarbonSinkError):
    """Fewer cells or features with a value than a test of pattern needs."""

    name: str
    n: int
    needed: int


@dataclass(eq=False)
class NoNeighbours(CarbonSinkError):
    """Not one cell or feature has a neighbour with a value."""

    name: str
    n: int
