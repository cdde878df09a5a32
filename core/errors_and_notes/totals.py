"""Errors and notes of totals with an error."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note

# What tables have where the error of a number is not known.
UNKNOWN_ERROR = "unknown"


@dataclass(eq=False)
class ErrorUnknown(CarbonSinkError):
    """A model file that lacks what the error of a total needs; `missing` is a key."""

    model: str
    target: str
    missing: str


@dataclass(eq=False)
class MeanErrorUnknown(CarbonSinkError):
    """A model whose file lacks what the interval of a cell's mean needs; `missing` is a key."""

    target: str
    missing: str


@dataclass(eq=False)
class ModelsNotOfSeries(CarbonSinkError):
    """Models whose quantities do not make that of the series."""

    quantity: str
    models: tuple
    found: tuple


@dataclass(eq=False)
class MapsNotOfModels(CarbonSinkError):
    """Maps that are not what the models predict from the predictors."""

    difference: float
    limit: float
    models: tuple


@dataclass
class MapsDiffer(Note):
    """Maps that differ somewhat from what the models predict; `difference` is relative."""

    warning = True
    difference: float


@dataclass
class ErrorAtLeast(Note):
    """A part of the error of a total that is not known, so that the error is larger.

    `reason` is a key phrased by the messages; `n` and `needed` are sites.
    """

    warning = True
    model: str
    reason: str
    n: int = 0
    needed: int = 0


@dataclass
class SitesTogether(Note):
    """Sites of a model that stand together while most cells are far from them; mean distances."""

    warning = True
    model: str
    cells_km: float
    sites_km: float


@dataclass
class LineErrorUnknown(Note):
    """A line from Rs to Rh whose error nobody gave."""

    warning = True
    slope: float
    intercept: float


@dataclass
class ErrorsFound(Note):
    """How the errors of totals were found."""

    refits: int
    cells: int
    zones: int
    coverage: float


@dataclass
class CentreErrorsFound(Note):
    """How the errors of gravity centres were found."""

    refits: int
    cells: int
    zones: int
    coverage: float


@dataclass
class CentreErrorUnknown(Note):
    """Gravity centres without their error; `parameter` names what would give it."""

    parameter: str


@dataclass
class ResidualsFitted(Note):
    """The covariance of a model's held-out errors in space."""

    model: str
    sites: int
    validation: str
    share: float
    length_km: float


@dataclass
class TotalErrorUnknown(Note):
    """A total printed without its error; `parameter` names what would give it."""

    parameter: str


@dataclass
class TotalWithError(Note):
    """A total with its interval, Tg C."""

    total: float
    lower: float
    upper: float
    coverage: float
    basis: str


@dataclass
class NoCarbonTotal(Note):
    """Maps without a total in Tg C: no carbon per area, or no unit (then `unit` is empty)."""

    parameter: str
    unit: str
