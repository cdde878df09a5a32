"""Typed notes: what a run wants to tell the user while it works, as facts.

Like errors they hold no sentence: ``processing_provider.messages`` phrases them for the log.
`warning` notes are shown as warnings.
"""

from __future__ import annotations

from dataclasses import dataclass

from .errors import Facts


class Note(Facts):
    """Root of the notes."""

    warning = False


@dataclass
class Step(Note):
    """A step that begins; `key` names it, `subject` what it works on."""

    key: str
    subject: str = ""


@dataclass
class WalkSummary(Note):
    """End of a block walk: seconds summed over threads, cells, windows."""

    cells: int
    windows: int
    read_s: float
    compute_s: float
    write_s: float
    wall_s: float


@dataclass
class CellsUsed(Note):
    """Cells that carry a result, and those dropped because an input has no data there."""

    used: int
    dropped: int
    why: str = "nodata"


@dataclass
class GridsChecked(Note):
    """How many rasters were compared with the first, and which lie on another grid."""

    n: int
    first: str
    apart: tuple


@dataclass
class ClassesKept(Note):
    """A class raster that is resampled without mixing its codes."""

    path: str
    resampling: str


@dataclass
class CompilingKernels(Note):
    """First use of the compiled kernels on this machine: a short wait."""


@dataclass
class CompressionFallback(Note):
    """The GDAL of this machine cannot write the preferred compression."""

    wanted: str
    used: str


@dataclass
class SamplesUsed(Note):
    """Records used for training or fitting and those dropped, by reason key."""

    used: int
    dropped: dict


@dataclass
class SitesSampled(Note):
    """Sites sampled, outside the rasters, on nodata, without a matching date."""

    sampled: int
    outside: int
    nodata: int
    no_date: int
    bad_geometry: int = 0


@dataclass
class DefaultUsed(Note):
    """A default that shaped the result."""

    parameter: str
    value: object
    reason: str = ""


@dataclass
class VariableMatched(Note):
    """A variable taken from a band whose name differs in case only."""

    wanted: str
    found: str


@dataclass
class VariableChosen(Note):
    """Which band serves a wanted variable."""

    wanted: str
    band: str
    date: str = ""


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
class MaskVaries(Note):
    """The valid cells change over the dates; totals use the constant mask."""

    warning = True
    constant: int
    largest: int


@dataclass
class PeriodsDropped(Note):
    """Months, seasons or years left out because a step of them is missing."""

    warning = True
    period: str
    dropped: tuple


@dataclass
class ZonesOverlap(Note):
    """Cells that polygons of several zones cover; the later polygon has them."""

    warning = True
    cells: int


@dataclass
class ZonesEmpty(Note):
    """Zones without a single cell of the rasters."""

    warning = True
    names: tuple


@dataclass
class RhAboveRs(Note):
    """Cells whose heterotrophic part came out larger than the soil respiration it is part of."""

    warning = True
    cells: int
    share: float


@dataclass
class TotalCarbon(Note):
    """Total, mean and the valid area they rest on."""

    variable: str
    total_tg: float
    mean: float
    area_km2: float


@dataclass
class RegionMade(Note):
    """The demonstration region: its land and its true NEP in the last year."""

    n_files: int
    cells: int
    area_km2: float
    year: int
    nep_tg: float


@dataclass
class PatternTested(Note):
    """A local test: values tested and found significant, and the rule that made them so.

    `reference` is "pooled", "conditional" or "normal"; `threshold` the largest significant p.
    """

    tested: int
    significant: int
    reference: str
    permutations: int
    tail: str
    alpha: float
    fdr: bool
    threshold: float


@dataclass
class CoarseP(Note):
    """Too few permutations for a false-discovery rate."""

    warning = True
    permutations: int
    wanted: int


@dataclass
class FeaturesUsed(Note):
    """Features tested, and those left out because they have no geometry or no value."""

    used: int
    no_geometry: int
    no_value: int


@dataclass
class Islands(Note):
    """Values without a single neighbour, which get no result."""

    warning = True
    n: int
    total: int


@dataclass
class ExactForFew(Note):
    """The pooled reference needs more values than there are; conditional permutations are used."""

    n: int
    needed: int
    permutations: int


@dataclass
class MoranFound(Note):
    """Global Moran's I; `p` analytic and two-sided, `p_sim` of the permutations, NaN without."""

    subject: str
    i: float
    expected: float
    z: float
    p: float
    p_sim: float


@dataclass
class ClassArea(Note):
    """Share and area (NaN when unknown) of one class."""

    label: str
    share: float
    area_km2: float
    cells: int


@dataclass
class PatchesMerged(Note):
    """Small patches merged into neighbours, and those that have none to merge into."""

    merged: int
    left: int
    min_area_ha: float


@dataclass
class DistanceChosen(Note):
    """No distance was given: the smallest that leaves no feature alone, m."""

    distance: float


@dataclass
class SeveralPerYear(Note):
    """A series meant to be annual that has several dates in one year."""

    warning = True
    most: int
    n_dates: int


@dataclass
class TrendCells(Note):
    """Cells with enough values for a trend, with too few, and with none."""

    used: int
    few: int
    empty: int
    needed: int


@dataclass
class TrendNotTested(Note):
    """Cells whose corrected variance is not positive, so that there is no test."""

    warning = True
    test: str
    cells: int


@dataclass
class ClassShares(Note):
    """Share of each class of a map as (label, share, share after shuffling or None)."""

    map: str
    shares: tuple
    area_km2: float


@dataclass
class PersistenceShare(Note):
    """Share of cells with H above 0.5, of shuffled dates (NaN: not asked), of white noise."""

    share: float
    shuffled: float
    noise: float
    n: int


@dataclass
class MeanNearZero(Note):
    """Cells whose values change sign: their coefficient of variation says little."""

    warning = True
    cells: int
    share: float


@dataclass
class SharedTrends(Note):
    """Share of cells where response and driver both follow time, which makes them correlate."""

    warning = True
    driver: str
    share: float


@dataclass
class DatesUsed(Note):
    """Dates that all series have, and how many of each are left out."""

    n: int
    first: str
    last: str
    left_out: tuple


@dataclass
class SharesOfDate(Note):
    """Shares of the classes on one date of a series, by key, and global Moran's I."""

    date: str
    shares: dict
    moran_i: float


@dataclass
class DateGap(Note):
    """A date of a series that is not predicted: variables without a raster, or without data.

    `why` is "missing", "nodata" or "absent" (no raster of that date at all).
    """

    warning = True
    date: str
    variables: tuple
    why: str


@dataclass
class DateStale(Note):
    """A finished raster that is made anew; `why` is "model", "grid", "newer" or "unreadable"."""

    date: str
    why: str


@dataclass
class SeriesMade(Note):
    """A predicted series: dates written, dates that were there already, dates left out."""

    written: int
    skipped: int
    gaps: int
    first: str
    last: str


@dataclass
class TransferFound(Note):
    """Area that changed class between two dates, and the carbon (Tg, NaN without) it came with."""

    first: str
    last: str
    area_km2: float
    changed_km2: float
    change_tg: float
    conversion_tg: float


@dataclass
class LanduseNodata(Note):
    """Cells without data in each raster, and cells with classes but no carbon."""

    no_start: int
    no_end: int
    no_carbon_start: int
    no_carbon_end: int
    lacking: int
    cells: int
    has_carbon: bool


@dataclass
class CarbonResampled(Note):
    """Carbon on another grid than land use: each land-use cell takes the carbon cell it lies in.

    Cell sizes are texts such as "30 x 30"; `ratio` is land-use cells per carbon cell.
    """

    warning = True
    carbon_cell: str
    landuse_cell: str
    ratio: float


@dataclass
class NegativeCarbon(Note):
    """Carbon below zero: right for fluxes, wrong for stocks."""

    warning = True
    paths: tuple


@dataclass
class YearsUnknown(Note):
    """No dates: the dynamic degrees, which are per year, stay empty."""


@dataclass
class DatesDiffer(Note):
    """Carbon and land use of different dates."""

    warning = True
    landuse: str
    carbon: str


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
class Expanded(Note):
    """Records made by expansion, the sites they come from, and what was not used."""

    made: int
    parents: int
    unused: int
    without_family: int
    capped: int


@dataclass
class StrataSkipped(Note):
    """Strata left out because they have too few records; `strata` are texts with the counts."""

    warning = True
    field: str
    strata: tuple
    needed: int
