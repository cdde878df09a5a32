"""Errors of quantities: what a raster or column measures, its unit and its magnitude."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class WrongQuantity(CarbonSinkError):
    """An input that holds another quantity than its parameter takes; `wanted` names those."""

    parameter: str
    path: str
    found: str
    wanted: tuple


@dataclass(eq=False)
class WrongUnit(CarbonSinkError):
    """An input in a unit of another dimension than its quantity (mm for a temperature)."""

    parameter: str
    path: str
    unit: str
    wanted: str


@dataclass(eq=False)
class UnitsMixed(CarbonSinkError):
    """Rasters to be used together whose units differ and cannot be converted."""

    parameter: str
    units: tuple


@dataclass(eq=False)
class ImpossibleValues(CarbonSinkError):
    """Values that a quantity cannot have in its unit.

    `factor` is the scale that would bring them into the possible range, 0 when none does.
    """

    parameter: str
    path: str
    quantity: str
    low: float
    high: float
    lowest: float
    highest: float
    unit: str
    factor: float


@dataclass(eq=False)
class WrongStep(CarbonSinkError):
    """An input per another step of time (day, month, year) than its parameter takes."""

    parameter: str
    path: str
    step: str
    wanted: str
