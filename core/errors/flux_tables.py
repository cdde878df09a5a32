"""Errors of flux tables."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class NoFluxColumns(CarbonSinkError):
    """A table without a column of the profile, or, when it `has_fluxes`, without dates."""

    path: str
    found: tuple
    wanted: tuple
    has_fluxes: bool


@dataclass(eq=False)
class NoDates(CarbonSinkError):
    """A column of dates with something else in it; "" when it is empty."""

    path: str
    value: str


@dataclass(eq=False)
class StepTooCoarse(CarbonSinkError):
    """A table of a step (instant, day, week, month, year) that cannot make the wanted one."""

    path: str
    found: str
    wanted: str


@dataclass(eq=False)
class UnknownUnit(CarbonSinkError):
    """A unit in a header that the variable does not come in."""

    path: str
    column: str
    unit: str
    known: tuple


@dataclass(eq=False)
class NothingLeft(CarbonSinkError):
    """Tables of which no period is good enough."""

    paths: tuple
    max_qc: int
    min_share: float
