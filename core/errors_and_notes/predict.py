"""Errors and notes of maps and tables that a model predicts or explains."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class UnseenClass(CarbonSinkError):
    """Classes of a categorical variable or stratum not seen in training."""

    variable: str
    values: tuple
    known: tuple


@dataclass(eq=False)
class ClassesNotNamed(CarbonSinkError):
    """Classes that are text, none of which is among the names of a raster or of a table."""

    variable: str
    path: str
    classes: tuple
    names: tuple
    is_table: bool = False


@dataclass(eq=False)
class CodeOfTwoClasses(CarbonSinkError):
    """A code that a table of classes gives to two of them."""

    path: str
    variable: str
    code: int
    names: tuple


@dataclass(eq=False)
class NotExplained(CarbonSinkError):
    """A map of Shapley values asked of an estimator that has no exact ones."""

    estimator: str
    exact: tuple


@dataclass(eq=False)
class NothingPredicted(CarbonSinkError):
    """A table of which no row has all inputs (and the steps before, of a model that looks back)."""

    rows: int
    inputs: tuple
    history: int


@dataclass(eq=False)
class OtherUnit(CarbonSinkError):
    """A column in a unit that is not, and cannot be converted to, that of a model's target."""

    column: str
    unit: str
    wanted: str


@dataclass
class TablePredicted(Note):
    """Rows of a table predicted and not, those outside the area of applicability, the interval.

    `basis` is "quantiles", "errors", or empty where there is no interval.
    """

    rows: int
    without: int
    outside: int
    coverage: float
    basis: str


@dataclass
class DatesNotTold(Note):
    """Sites of few records whose own R2 is below 0 in the median; `records` is their median."""

    validation: str
    sites: int
    below: int
    median: float
    records: float


@dataclass
class UnseenMasked(Note):
    """Cells left without data because their class is unknown to the model."""

    warning = True
    variable: str
    values: tuple
    cells: int


@dataclass
class OutsideApplicability(Note):
    """Predicted cells outside the area of applicability, and their share of all."""

    cells: int
    share: float


@dataclass
class RastersUnused(Note):
    """Rasters given as predictors that are named like none of those of the model."""

    paths: tuple
    predictors: tuple


@dataclass
class PredictorUnitsUnknown(Note):
    """Predictors whose units cannot be compared, as (name, unit of the other side) in one text.

    `untold` are those of which the model does not know the unit, `unstated` those whose raster or
    column states none.
    """

    warning = True
    untold: tuple
    unstated: tuple


@dataclass
class OutsideTrainingRange(Note):
    """Share of predicted cells, or of records, with a predictor outside its training range."""

    warning = True
    variable: str
    cells: int
    share: float
    is_table: bool = False


@dataclass
class IntervalLevels(Note):
    """Quantile levels of an interval's bounds; whether held-out records chose them, and should."""

    coverage: float
    lower: float
    upper: float
    calibrated: bool
    wanted: bool


@dataclass
class DissimilaritySampled(Note):
    """The area of applicability rests on the distances of some records of a large table."""

    records: int
    total: int


@dataclass
class ShapleySampled(Note):
    """Shapley values estimated by the shap library on some of the records."""

    estimator: str
    records: int
    total: int
    background: int


@dataclass
class ShapleyLeftOut(Note):
    """Shapley values of an estimator that need a library which is not there."""

    estimator: str
    library: str


@dataclass
class GapsNotPredicted(Note):
    """A prediction by a model of imputed records: what lacks a predictor is not predicted."""

    target: str
