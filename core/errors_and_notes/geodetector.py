"""Errors and notes of the geographical detector."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class DetectorInputs(CarbonSinkError):
    """A table and rasters at once, or neither; `given` names the parameters that have a value."""

    given: tuple


@dataclass(eq=False)
class TooFewFactors(CarbonSinkError):
    """No factor; `parameters` are those that name factors."""

    parameters: tuple


@dataclass(eq=False)
class SameFactor(CarbonSinkError):
    """A column or raster that is given twice, or is the target as well."""

    name: str
    is_target: bool


@dataclass(eq=False)
class FactorsDoNotOverlap(CarbonSinkError):
    """Too few values of a target with all factors; `missing` names factor and values it lacks."""

    target: str
    n: int
    needed: int
    missing: tuple


@dataclass(eq=False)
class TargetConstant(CarbonSinkError):
    """A target that is the same wherever all factors have a value."""

    target: str


@dataclass(eq=False)
class TargetOfDirections(CarbonSinkError):
    """A target that holds directions, whose mean and variance on a line mean nothing."""

    target: str


@dataclass(eq=False)
class FactorConstant(CarbonSinkError):
    """A factor with one class only where the target has a value."""

    factor: str
    value: str


@dataclass(eq=False)
class MethodsDoNotApply(CarbonSinkError):
    """A factor that none of the methods can cut: its values, from low to high, include 0."""

    factor: str
    methods: tuple
    low: float
    high: float


@dataclass(eq=False)
class TooManyFactorClasses(CarbonSinkError):
    """A factor of class codes with more classes than are supported."""

    factor: str
    n: int
    most: int


@dataclass(eq=False)
class MixedFactor(CarbonSinkError):
    """A column of numbers with a few texts among them."""

    column: str
    text: str
    n_text: int
    n_total: int


@dataclass
class ValuesOfFactors(Note):
    """Values used, those of the target, and by factor how many lack it."""

    used: int
    target: int
    missing: tuple


@dataclass
class ClassesChosen(Note):
    """The classes of a factor: how they were made, how many have values, and their q."""

    factor: str
    method: str
    classes: int
    q: float


@dataclass
class ClassesLimited(Note):
    """Fewer classes are tried than asked for, since there are few values."""

    warning = True
    most: int
    asked: int
    n: int


@dataclass
class FewShifts(Note):
    """Shifts of the null that had enough overlap, of those asked for."""

    warning = True
    found: int
    asked: int


@dataclass
class NoInterval(Note):
    """Too few blocks with values for a bootstrap."""

    warning = True
    blocks: int


@dataclass
class NoCoordinates(Note):
    """A table without coordinates: records are shuffled, and drawn one by one."""

    warning = True


@dataclass
class SampledForNull(Note):
    """Null and interval rest on a sample of the values; `step` cells along rows and columns."""

    n: int
    step: int
