"""Errors and notes about folds of held-out records and sites."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


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
class NoMapRaster(CarbonSinkError):
    """Folds that look like the map, without a map."""

    validation: str


@dataclass(eq=False)
class TooManySites(CarbonSinkError):
    """More sites than a validation compares pair by pair."""

    n: int
    most: int
    validation: str


@dataclass
class BlockSize(Note):
    """Side of the validation blocks, the side suggested by the residuals, and the blocks made."""

    size: float
    suggested: float
    n_blocks: int
    geographic: bool
    given: bool


@dataclass
class FoldsMatched(Note):
    """Folds that look like the map: sites, clusters merged (0: random folds), Wasserstein W."""

    folds: int
    sites: int
    clusters: int
    w: float
    geographic: bool


@dataclass
class SplitsBinned(Note):
    """Splits near the root were searched among quantile bins, because the table is large.

    `largest` is the number of records above which nodes are split by bins.
    """

    records: int
    bins: int
    largest: int
