"""Notes of net primary production by CASA."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


@dataclass
class ClassLimits(Note):
    """What a class of land cover brings to CASA; `given` when its limits come from the table."""

    code: int
    name: str
    cells: int
    efficiency: float
    lowest: float
    highest: float
    given: bool


@dataclass
class ClassSkipped(Note):
    """A class of land cover left without data: "efficiency" is empty, or NDVI never "varies"."""

    code: int
    name: str
    cells: int
    why: str


@dataclass
class TakenAsKelvin(Note):
    """Temperatures that can only be Kelvin, and were converted."""

    warning = True
    parameter: str
    value: float


@dataclass
class UnitDoubtful(Note):
    """Values that look like another unit than the one wanted; `high` is the largest met."""

    warning = True
    name: str
    high: float
    unit: str
    likely: str
