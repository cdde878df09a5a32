"""Typed errors: each class carries the facts of a failure, never a sentence for the user.

``processing_provider.messages`` turns type and facts into a translated message with input, value
and remedy.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


class Facts:
    """Printing and pickling shared by errors and notes: both are records of facts."""

    def facts(self) -> dict:
        """Return the facts by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.facts().items())
        return f"{type(self).__name__}({listed})"

    def __reduce__(self):
        # Exceptions pickle their positional arguments only; a cluster sends these across.
        return type(self), tuple(self.facts().values())


class CarbonSinkError(Facts, Exception):
    """Root of every error this package raises on purpose."""


@dataclass(eq=False)
class Cancelled(CarbonSinkError):
    """The user cancelled the run."""


@dataclass(eq=False)
class CancelledPartWay(Cancelled):
    """The user cancelled after some of the dates were finished, which stay."""

    finished: int
    total: int


# --- rasters ---------------------------------------------------------------------------------


@dataclass(eq=False)
class UnreadableRaster(CarbonSinkError):
    """A raster that cannot be opened or read; `reason` is the driver's own text."""

    path: str
    reason: str


@dataclass(eq=False)
class SubdatasetsOnly(CarbonSinkError):
    """A container file (NetCDF, HDF) whose variables must be named one by one."""

    path: str
    subdatasets: tuple


@dataclass(eq=False)
class NoGeoreference(CarbonSinkError):
    """A raster without a position on the ground."""

    path: str


@dataclass(eq=False)
class NoRasters(CarbonSinkError):
    """A list of rasters that is empty."""

    wanted: str


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
class UnknownCellArea(CarbonSinkError):
    """Cell areas cannot be computed: no CRS, or a rotated grid in degrees."""

    path: str
    why: str  # "no-crs" | "rotated"


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
class DateNotFound(CarbonSinkError):
    """A band that needs a date and carries none that can be read."""

    name: str
    path: str


@dataclass(eq=False)
class DuplicateDate(CarbonSinkError):
    """Two bands of one series with the same date."""

    date: str
    first: str
    second: str


@dataclass(eq=False)
class DateCount(CarbonSinkError):
    """Explicit dates whose number differs from the number of bands."""

    n_dates: int
    n_bands: int


@dataclass(eq=False)
class TooFewDates(CarbonSinkError):
    """A series with fewer dates than a cell needs values."""

    n: int
    needed: int


@dataclass(eq=False)
class TooFewCommonDates(CarbonSinkError):
    """Series that share fewer dates than are needed; `series` are (name, first, last, n)."""

    n: int
    needed: int
    series: tuple


@dataclass(eq=False)
class NoDateInRange(CarbonSinkError):
    """A wanted range without any of the dates there are ("" for an open end)."""

    start: str
    end: str
    first: str
    last: str


@dataclass(eq=False)
class BadDate(CarbonSinkError):
    """A text that is no date in any accepted form."""

    text: str


@dataclass(eq=False)
class NoValidPixel(CarbonSinkError):
    """Not one cell with data in all inputs that must be valid together."""

    inputs: tuple


@dataclass(eq=False)
class NotInteger(CarbonSinkError):
    """A class raster holding a value that is no whole number."""

    name: str
    value: float


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
class UnsupportedOutput(CarbonSinkError):
    """An output name whose ending we do not write."""

    path: str
    supported: tuple


@dataclass(eq=False)
class OutputIsInput(CarbonSinkError):
    """An output that would overwrite one of the inputs."""

    path: str


@dataclass(eq=False)
class MemoryTooSmall(CarbonSinkError):
    """A memory limit below what one smallest window needs (MiB)."""

    limit: int
    needed: int


# --- tables and sites ------------------------------------------------------------------------


@dataclass(eq=False)
class MissingColumn(CarbonSinkError):
    """A column that the table does not have."""

    wanted: str
    found: tuple


@dataclass(eq=False)
class ColumnsExist(CarbonSinkError):
    """New columns that the table already has."""

    columns: tuple


@dataclass(eq=False)
class NotNumeric(CarbonSinkError):
    """A column that should hold numbers and holds text."""

    column: str
    value: str
    n_text: int
    n_total: int


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
class NothingToExpand(CarbonSinkError):
    """No cell lies in a stratum that a usable site has; strata as texts."""

    of_cells: tuple
    of_sites: tuple


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
class SitesOutside(CarbonSinkError):
    """Not one site inside the rasters; extents are (west, south, east, north)."""

    n: int
    sites_extent: tuple
    raster_extent: tuple


@dataclass(eq=False)
class NoCrs(CarbonSinkError):
    """A layer without a coordinate reference system where one is needed."""

    name: str


@dataclass(eq=False)
class NoCommonDate(CarbonSinkError):
    """No record date falls on a date of the dated rasters."""

    variable: str
    dates: tuple
    examples: tuple


@dataclass(eq=False)
class BadTable(CarbonSinkError):
    """A table of numbers given by the user that cannot be used; `column` "file" is the file."""

    path: str
    column: str
    value: str
    known: tuple


@dataclass(eq=False)
class NoCompletePeriod(CarbonSinkError):
    """No month, season or year of which a dated series has every step."""

    period: str
    step: str
    n_dates: int


@dataclass(eq=False)
class TooManyZones(CarbonSinkError):
    """A zone raster with more classes than any map of zones has."""

    path: str
    n: int
    allowed: int


@dataclass(eq=False)
class TooManyClasses(CarbonSinkError):
    """Land-use rasters that hold more different values than any legend has classes."""

    paths: tuple
    n: int
    allowed: int


@dataclass(eq=False)
class MissingDensity(CarbonSinkError):
    """Classes of the maps that a table of carbon densities lacks."""

    path: str
    missing: tuple
    found: tuple


@dataclass(eq=False)
class SwappedDates(CarbonSinkError):
    """A raster of the start that is younger than that of the end."""

    first: str
    first_date: str
    last: str
    last_date: str


@dataclass(eq=False)
class CarbonGridDiffers(CarbonSinkError):
    """Carbon and land use on different grids of one CRS, and no resampling asked for.

    Cell sizes are texts such as "30 x 30", in units of the CRS.
    """

    landuse: str
    carbon: str
    landuse_cell: str
    carbon_cell: str


@dataclass(eq=False)
class NoCarbonOfDate(CarbonSinkError):
    """A date of land use without a carbon raster."""

    date: str
    found: tuple


@dataclass(eq=False)
class NoCarbon(CarbonSinkError):
    """An accounting without what it needs; `wanted` names the parameters."""

    accounting: str
    wanted: tuple


@dataclass(eq=False)
class BadGeometry(CarbonSinkError):
    """A polygon (counted from 0) that is empty or cannot be read."""

    index: int
    reason: str


@dataclass(eq=False)
class BadValue(CarbonSinkError):
    """A parameter value outside what it may be."""

    parameter: str
    value: object
    allowed: str


@dataclass(eq=False)
class MissingInput(CarbonSinkError):
    """An input left empty that the chosen method needs."""

    parameter: str
    choice: str


@dataclass(eq=False)
class DoesNotApply(CarbonSinkError):
    """A parameter set for an estimator or method that has no use for it."""

    parameter: str
    value: object
    choice: str


# --- models ----------------------------------------------------------------------------------


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
class MissingLibrary(CarbonSinkError):
    """An optional library that the chosen method needs."""

    library: str
    used_for: str


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


# --- patterns --------------------------------------------------------------------------------


@dataclass(eq=False)
class ConstantValues(CarbonSinkError):
    """Values without any variation, where a pattern is to be tested."""

    name: str
    value: float


@dataclass(eq=False)
class TooFewValues(CarbonSinkError):
    """Fewer cells or features with a value than a test of pattern needs."""

    name: str
    n: int
    needed: int


@dataclass(eq=False)
class NoNeighbours(CarbonSinkError):
    """Not one cell or feature has a neighbour with a value."""

    name: str
    n: int


@dataclass(eq=False)
class UnknownClass(CarbonSinkError):
    """A class raster holding a code that its classes do not have."""

    path: str
    code: int
    known: tuple
