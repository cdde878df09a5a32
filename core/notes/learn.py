"""Notes of models and their samples."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


@dataclass
class SitesFromCoordinates(Note):
    """No site column was named: records at the same coordinates count as one site."""

    columns: tuple
    n_sites: int


@dataclass
class NoSites(Note):
    """Sites are not known, so that only the optimistic random validation is possible."""

    warning = True
    used: str


@dataclass
class NotValidated(Note):
    """Records without a held-out prediction: their stratum has no other records to learn from."""

    warning = True
    validation: str
    n: int


@dataclass
class ScoresNote(Note):
    """Scores of one validation."""

    validation: str
    n: int
    r2: float
    rmse: float
    mae: float


@dataclass
class Refitted(Note):
    """The estimator could not be read here and was refitted from its own training table."""

    warning = True
    path: str
    reason: str


@dataclass
class VersionDiffers(Note):
    """The model was written under another scikit-learn."""

    written: str
    running: str


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
class OutsideTrainingRange(Note):
    """Share of predicted cells with a predictor outside its training range."""

    warning = True
    variable: str
    cells: int
    share: float


@dataclass
class BlockSize(Note):
    """Side of the validation blocks, the side suggested by the residuals, and the blocks made."""

    size: float
    suggested: float
    n_blocks: int
    geographic: bool
    given: bool


@dataclass
class Tuned(Note):
    """Settings chosen by tuning (none: the given ones), held-out RMSE before and after."""

    settings: tuple
    compared: int
    rmse_before: float
    rmse: float


@dataclass
class StrataSkipped(Note):
    """Strata left out because they have too few records; `strata` are texts with the counts."""

    warning = True
    field: str
    strata: tuple
    needed: int


@dataclass
class IntervalLevels(Note):
    """Quantile levels of an interval's bounds; whether held-out records chose them, and should."""

    coverage: float
    lower: float
    upper: float
    calibrated: bool
    wanted: bool


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
