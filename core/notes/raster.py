"""Notes of rasters, grids, dates and zones."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


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
class VariableMatched(Note):
    """A variable taken from a band whose name differs in case only."""

    wanted: str
    found: str


@dataclass
class OtherDate(Note):
    """A variable whose only raster is of another date than the one asked for."""

    warning = True
    wanted: str
    found: str
    date: str


@dataclass
class VariableChosen(Note):
    """Which band serves a wanted variable."""

    wanted: str
    band: str
    date: str = ""


@dataclass
class CompositeDays(Note):
    """A variable whose rasters are composites of some days, which serve each of these days."""

    name: str
    days: int


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
class MaskVaries(Note):
    """The valid cells change over the dates; totals use the constant mask."""

    warning = True
    constant: int
    largest: int


@dataclass
class DatesUsed(Note):
    """Dates that all series have, and how many of each are left out."""

    n: int
    first: str
    last: str
    left_out: tuple


@dataclass
class ClassArea(Note):
    """Share and area (NaN when unknown) of one class."""

    label: str
    share: float
    area_km2: float
    cells: int


@dataclass
class BlocksKept(Note):
    """Blocks that an earlier run of the same inputs and parameters had finished."""

    kept: int
    total: int


@dataclass
class LegendsDiffer(Note):
    """A class code that has different names in two rasters used together."""

    warning = True
    parameter: str
    code: int
    first: str
    label: str
    second: str
    other_label: str
