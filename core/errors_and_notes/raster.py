"""Errors of rasters, grids, dates and zones."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class UnreadableRaster(CarbonSinkError):
    """A raster that cannot be opened or read; `reason` is the driver's own text."""

    path: str
    reason: str


@dataclass
class InputChanged(Note):
    """Files that were written or removed while they were read."""

    warning = True
    paths: tuple


@dataclass(eq=False)
class NotInArchive(CarbonSinkError):
    """An archive given as a raster, or a name that it does not hold; `members` are its rasters."""

    path: str
    archive: str
    members: tuple


@dataclass(eq=False)
class SubdatasetsOnly(CarbonSinkError):
    """A container file (NetCDF, HDF) whose variables must be named one by one."""

    path: str
    subdatasets: tuple


@dataclass(eq=False)
class ArraysOnly(CarbonSinkError):
    """A file of named arrays that opens as no raster, such as a multidimensional VRT."""

    path: str
    arrays: tuple


@dataclass(eq=False)
class NoGeoreference(CarbonSinkError):
    """A raster without a position on the ground.

    `located_by` is what it has instead: "points" (ground control points), a "model" of its sensor
    (RPC), or nothing ("").
    """

    path: str
    located_by: str = ""


@dataclass(eq=False)
class NoRasters(CarbonSinkError):
    """A list of rasters that is empty."""

    wanted: str


@dataclass(eq=False)
class SameRasterTwice(CarbonSinkError):
    """One raster given for two parameters that have to differ."""

    first: str
    second: str
    path: str


@dataclass(eq=False)
class RasterRepeated(CarbonSinkError):
    """One raster given more than once for a list."""

    parameter: str
    path: str


@dataclass(eq=False)
class GridMismatch(CarbonSinkError):
    """Two rasters whose cells do not coincide; `differences` are `GridDifference` records."""

    first: str
    second: str
    differences: tuple


@dataclass(eq=False)
class NoOverlap(CarbonSinkError):
    """A raster that no cell of the wanted grid touches; both extents are in the raster's CRS."""

    path: str
    raster_extent: tuple
    template_extent: tuple


@dataclass(eq=False)
class CannotResample(CarbonSinkError):
    """A resampling that GDAL refused; `reason` is its own text."""

    method: str
    reason: str


@dataclass(eq=False)
class DirectionStatistic(CarbonSinkError):
    """A statistic that directions (aspect, wind) do not have."""

    path: str
    name: str
    statistic: str


@dataclass(eq=False)
class SumOfStates(CarbonSinkError):
    """A sum over cells of what does not add up: temperatures, amounts per area."""

    path: str
    name: str
    unit: str


@dataclass(eq=False)
class UnknownCellArea(CarbonSinkError):
    """Cell areas cannot be computed."""

    path: str
    why: str  # "no-crs" | "rotated" | "local" | "outside"


@dataclass(eq=False)
class MissingVariable(CarbonSinkError):
    """A variable that is wanted by name and not among the bands or columns found."""

    wanted: tuple
    found: tuple
    date: str = ""


@dataclass(eq=False)
class AmbiguousVariable(CarbonSinkError):
    """One name that fits several bands or columns."""

    wanted: str
    matches: tuple


@dataclass(eq=False)
class NoValidPixel(CarbonSinkError):
    """No cell with data in all inputs that must be valid together.

    `empty` names rasters without any data.
    """

    inputs: tuple
    empty: tuple = ()


@dataclass(eq=False)
class NotInteger(CarbonSinkError):
    """A class raster holding a value that is not an integer."""

    name: str
    value: float


@dataclass(eq=False)
class CodesRounded(CarbonSinkError):
    """A class raster of float32 with codes so large that neighbouring ones are the same number."""

    path: str
    largest: int


@dataclass(eq=False)
class NumbersTooLarge(CarbonSinkError):
    """A raster of whole numbers beyond 2^53, which are rounded where they are computed with."""

    path: str
    largest: int


@dataclass(eq=False)
class OutputNotWritable(CarbonSinkError):
    """A destination that cannot be created or replaced; `reason` is the system's own text."""

    path: str
    reason: str


@dataclass(eq=False)
class DiskFull(CarbonSinkError):
    """The disk filled up, or would: sizes in bytes (`needed` 0 when unknown)."""

    path: str
    free: int
    needed: int


@dataclass(eq=False)
class WriteLimit(CarbonSinkError):
    """A quota of the user, or a limit of file sizes, that a file reached."""

    path: str
    reason: str


@dataclass(eq=False)
class UnsupportedOutput(CarbonSinkError):
    """An output name whose ending we do not write."""

    path: str
    supported: tuple


@dataclass(eq=False)
class OutputIsInput(CarbonSinkError):
    """An output that would overwrite one of the inputs; `others` are more of them."""

    path: str
    others: tuple = ()


@dataclass(eq=False)
class SameFolder(CarbonSinkError):
    """Two outputs that share a folder, in which one would overwrite files of the other."""

    path: str
    first: str
    second: str


@dataclass(eq=False)
class MemoryTooSmall(CarbonSinkError):
    """A memory limit below what one smallest window needs (MiB)."""

    limit: float
    needed: int


@dataclass(eq=False)
class TooManyCells(CarbonSinkError):
    """A raster with more cells than a run can divide into blocks."""

    width: int
    height: int
    path: str = ""


@dataclass(eq=False)
class BadGeometry(CarbonSinkError):
    """A polygon (counted from 0) that is empty or cannot be read."""

    index: int
    reason: str


@dataclass(eq=False)
class NotAFile(CarbonSinkError):
    """A raster layer that is no file GDAL reads (a web service, a database)."""

    name: str
    provider: str


@dataclass(eq=False)
class SeveralBands(CarbonSinkError):
    """A raster with several bands where one is wanted."""

    path: str
    bands: tuple


@dataclass(eq=False)
class UnknownClass(CarbonSinkError):
    """A class raster holding a code that its classes do not have."""

    path: str
    code: int
    known: tuple


@dataclass(eq=False)
class LegendsConflict(CarbonSinkError):
    """A class name that stands for one code in a raster and for another in a second one."""

    parameter: str
    first: str
    second: str
    label: str
    code: int
    other_code: int


@dataclass
class CellsUsed(Note):
    """Cells that carry a result, and those dropped because an input has no data there."""

    used: int
    dropped: int
    why: str = "nodata"


@dataclass
class UndeclaredNodata(Note):
    """Cells left out because they hold a customary mark of no data that their files do not declare.

    `mark` is the number as stored, `cells` the cells of all `paths`.
    """

    mark: float
    cells: int
    paths: tuple
    warning = True


@dataclass
class MarkKept(Note):
    """A mark that is often used for no data and is taken as a value, as it may be one."""

    mark: float
    paths: tuple
    warning = True


@dataclass
class RastersEmpty(Note):
    """Rasters of an input, `n` of `total`, without data where others have some; `name` is one."""

    warning = True
    parameter: str
    n: int
    total: int
    name: str


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
class VariableChosen(Note):
    """Which band serves a wanted variable."""

    wanted: str
    band: str
    date: str = ""


@dataclass
class SeriesMade(Note):
    """A predicted series: dates written, dates that were there already, dates left out."""

    written: int
    skipped: int
    gaps: int
    first: str
    last: str


@dataclass
class MaskVaries(Note):
    """The valid cells change over the dates; totals use the constant mask."""

    warning = True
    constant: int
    largest: int


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
class CodesDoubted(Note):
    """Codes of a class raster that often mean no data, and which it does not declare."""

    warning = True
    parameter: str
    path: str
    codes: tuple


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
