"""Errors of fuzzy ensembles of site models."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class TooFewSites(CarbonSinkError):
    """Fewer sites with a model of their own than an ensemble needs; `small` names the others."""

    n: int
    needed: int
    field: str
    small: tuple
    records: int


@dataclass(eq=False)
class ConstantPredictors(CarbonSinkError):
    """Predictors that all have one value only: sites are at no distance from one another."""

    names: tuple


@dataclass(eq=False)
class MixedZones(CarbonSinkError):
    """A site whose records lie in several zones."""

    field: str
    site: str
    zones: tuple


@dataclass(eq=False)
class NoSkillLine(CarbonSinkError):
    """A map of predicted skill asked of an ensemble without a line of skill against distance."""

    target: str
    pairs: int


@dataclass(eq=False)
class EnsembleNotExplained(CarbonSinkError):
    """An explanation asked of an ensemble whose site models weigh differently at each place."""

    target: str
    sites: int
