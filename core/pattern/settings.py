"""What can be chosen about pattern; imports no numpy, so that dialogs can list the choices."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.allowed import Interval, OneOf, seed_setting, setting
from ..errors_and_notes.fields import FieldName, chosen
from ..errors_and_notes.run import DoesNotApply

CONTIGUITIES = ("queen", "rook")
TAILS = ("directed", "two_sided")
REFERENCES = ("pooled", "conditional")
# Local statistics of polygons.
STATISTICS = ("moran", "bivariate", "geary")
GLOBAL_STATISTICS = ("moran", "geary", "getis_ord")
# Which polygons are neighbours, see `weights.WEIGHTS`.
NEIGHBOUR_RULES = ("queen", "rook", "fuzzy", "knn", "distance", "inverse", "kernel", "file")
# Kernels of distance, as libpysal calls them.
KERNELS = ("triangular", "uniform", "quadratic", "quartic", "gaussian")
# Whether the numbers of a file of weights count: as usual for its kind, never, or always.
FILE_VALUES = ("auto", "equal", "file")
DEFAULT_PERMUTATIONS, PERMUTATIONS = 999, Interval(9, 999_999)
# Sums in the pooled reference: the smallest p is one millionth.
REFERENCE_SUMS = 999_999
# Fewer values than this and leaving out the cell itself would matter to it.
MIN_POOLED = 1000
# With fewer permutations than this the smallest p is too coarse for a false-discovery rate.
FDR_PERMUTATIONS = 9999
# What the scores of a date are compared with (emerging hot spots).
COMPARISONS = ("date", "series")
# How values become weights of a gravity centre: as they are (none may be negative), the sinks or
# the sources among them, or their size.
WEIGHT_RULES = ("values", "sinks", "sources", "absolute")
# Significance levels.
LEVELS = Interval(0.0001, 0.5)


@dataclass(frozen=True)
class LisaSettings:
    """How local Moran's I is tested.

    Parameters
    ----------
    contiguity : str
        One of `CONTIGUITIES` (grids).
    permutations : int
        Permutations of ``reference = "conditional"``.
    reference : str
        "pooled": one reference of 999,999 sums per neighbour count; "conditional": esda's and
        GeoDa's permutations.
    tail : str
        "directed" or "two_sided".
    alpha : float
        Largest p of a significant value, or wanted false-discovery rate.
    fdr : bool
        Whether `alpha` is a false-discovery rate (Benjamini-Hochberg).
    seed : int
        Start of the random numbers.
    statistic : str
        One of `STATISTICS` (polygons).
    """

    contiguity: str = setting("queen", OneOf(CONTIGUITIES))
    permutations: int = setting(DEFAULT_PERMUTATIONS, PERMUTATIONS)
    reference: str = setting("pooled", OneOf(REFERENCES))
    tail: str = setting("directed", OneOf(TAILS))
    alpha: float = setting(0.05, LEVELS)
    fdr: bool = False
    seed: int = seed_setting()
    statistic: str = setting("moran", OneOf(STATISTICS))

    def check(self) -> None:
        """Raise `DoesNotApply` when permutations are asked of the pooled reference."""
        if self.reference == "pooled" and self.permutations != DEFAULT_PERMUTATIONS:
            raise DoesNotApply(
                FieldName("permutations"), self.permutations, chosen("reference", "pooled")
            )

    def is_pooled(self, n: int) -> bool:
        """Say whether the pooled reference is used for `n` values: few need the exact test."""
        return self.reference == "pooled" and n >= MIN_POOLED

    def references(self, n: int) -> int:
        """Return the number of permuted statistics each value is compared with."""
        return REFERENCE_SUMS if self.is_pooled(n) else self.permutations


@dataclass(frozen=True)
class EmergingSettings:
    """The choices behind a map of emerging hot spots.

    Parameters
    ----------
    contiguity : str
        One of `CONTIGUITIES`.
    compared_with : str
        One of `COMPARISONS`: mean and deviation of Gi* are those of the date, or of all dates.
    alpha : float
        Largest two-sided p of a hot or cold spot on one date; with `fdr` a false-discovery rate
        over all cells and dates.
    alpha_trend : float
        Largest two-sided p of a trend of the scores.
    fdr : bool
        Whether the false-discovery rate is controlled.
    """

    contiguity: str = setting("queen", OneOf(CONTIGUITIES))
    compared_with: str = setting("date", OneOf(COMPARISONS))
    alpha: float = setting(0.05, LEVELS)
    alpha_trend: float = setting(0.05, LEVELS)
    fdr: bool = False


@dataclass(frozen=True)
class WeightsSettings:
    """Which polygons are neighbours, as parameters say it.

    Parameters
    ----------
    rule : str
        One of `NEIGHBOUR_RULES`.
    k : int
        Nearest neighbours ("knn"); those a bandwidth reaches ("kernel").
    distance : float, optional
        Largest distance of a neighbour ("distance", "inverse"), m; None takes the smallest that
        leaves no feature alone. Bandwidth of all features ("kernel"), m; None gives each its own.
    tolerance : float
        Width of the gaps that fuzzy contiguity closes, m.
    kernel : str
        One of `KERNELS`.
    order : int
        Steps from neighbour to neighbour (contiguity).
    lower_orders : bool
        Whether neighbours of fewer steps count as well.
    file, id_field, file_values : str
        Weights of a file ("file"), the column of its numbers, and whether its values count: one of
        `FILE_VALUES`.
    """

    rule: str = setting("queen", OneOf(NEIGHBOUR_RULES))
    k: int = setting(8, Interval(1))
    distance: float | None = setting(None, Interval(0.0))
    tolerance: float = setting(10.0, Interval(0.0))
    kernel: str = setting("triangular", OneOf(KERNELS))
    order: int = setting(1, Interval(1, 20))
    lower_orders: bool = setting(True)
    file: str = setting("")
    id_field: str = setting("")
    file_values: str = setting("auto", OneOf(FILE_VALUES))
