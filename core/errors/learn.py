"""Errors of models and their samples."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


@dataclass(eq=False)
class TooFewSamples(CarbonSinkError):
    """Fewer usable samples than a step needs; `why` is a key phrased by the messages."""

    n: int
    needed: int
    why: str


@dataclass(eq=False)
class TooFewInStratum(CarbonSinkError):
    """A stratum with fewer usable samples than a model of its own needs."""

    field: str
    stratum: object
    n: int
    needed: int


@dataclass(eq=False)
class TooFewGroups(CarbonSinkError):
    """Fewer sites (groups) than validation by site needs."""

    n: int
    needed: int
    field: str


@dataclass(eq=False)
class NoPlaces(CarbonSinkError):
    """Records without coordinates, where a validation holds out places."""

    validation: str


@dataclass(eq=False)
class ConstantTarget(CarbonSinkError):
    """A target without any variation."""

    column: str
    value: float


@dataclass(eq=False)
class NotPositive(CarbonSinkError):
    """A log transform asked for values that are zero or negative."""

    column: str
    n: int
    smallest: float


@dataclass(eq=False)
class UnknownEstimator(CarbonSinkError):
    """An estimator key that is not registered."""

    key: str
    known: tuple


@dataclass(eq=False)
class UnseenClass(CarbonSinkError):
    """Classes of a categorical variable or stratum that training never met."""

    variable: str
    values: tuple
    known: tuple


@dataclass(eq=False)
class BadBundle(CarbonSinkError):
    """A model file that is damaged or not one of ours; `why` is a key phrased by the messages."""

    path: str
    why: str
    detail: str = ""


@dataclass(eq=False)
class NewerBundle(CarbonSinkError):
    """A model file written by a newer version than this one reads."""

    path: str
    schema: int
    supported: int


@dataclass(eq=False)
class UntrustedType(CarbonSinkError):
    """A model file that holds types outside the trusted list; nothing of it was run."""

    path: str
    types: tuple


@dataclass(eq=False)
class NotExplained(CarbonSinkError):
    """A map of Shapley values asked of an estimator that has no exact ones."""

    estimator: str
    exact: tuple


@dataclass(eq=False)
class TooFewChosen(CarbonSinkError):
    """A list with fewer members than make sense."""

    parameter: str
    chosen: tuple
    needed: int
