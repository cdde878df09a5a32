"""Errors and notes of sampling designs."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class TooManyStrata(CarbonSinkError):
    """More combinations of classes than a design has strata."""

    n: int
    most: int


@dataclass(eq=False)
class TooFewPoints(CarbonSinkError):
    """Fewer points than strata need at least."""

    count: int
    strata: int
    least: int


@dataclass(eq=False)
class NoSpread(CarbonSinkError):
    """A raster of the spread that does not vary within any stratum."""

    path: str


@dataclass
class StrataDrawn(Note):
    """Points drawn, of how many asked for, in how many strata."""

    drawn: int
    wanted: int
    strata: int
    min_distance: float


@dataclass
class PlotsKeptApart(Note):
    """Existing plots to which points keep the minimum distance."""

    plots: int


@dataclass
class StrataShort(Note):
    """Strata that cannot hold the points asked for.

    `strata` are (name, wanted, drawn, cells, whether all of its cells were tried).
    """

    strata: tuple
    min_distance: float
    warning = True


@dataclass
class StrataWithoutSpread(Note):
    """Strata without variation in the raster of the spread; they get the least number."""

    strata: tuple
    warning = True


@dataclass
class CellsEqual(Note):
    """Cells count equally, as their areas are not known; `why` as in `UnknownCellArea`."""

    why: str
    warning = True
