"""Errors and notes of sites, samples and sampling designs."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class ColumnsExist(CarbonSinkError):
    """New columns that the table already has."""

    columns: tuple


@dataclass(eq=False)
class NothingToExpand(CarbonSinkError):
    """No cell lies in a stratum that a usable site has; strata as texts."""

    of_cells: tuple
    of_sites: tuple


@dataclass(eq=False)
class PlacesExchanged(CarbonSinkError):
    """Points made with latitude as x and longitude as y, by the columns that hold them."""

    longitude: str
    latitude: str
    n: int


@dataclass
class DegreesRead(Note):
    """Coordinates in degrees and minutes that were read; `n` cells, with an example."""

    warning = True
    column: str
    n: int
    cell: str
    degrees: float


@dataclass
class PlacesShifted(Note):
    """Columns of coordinates named after the shifted systems of Chinese web maps."""

    warning = True
    path: str
    columns: tuple


@dataclass
class DegreesDoubtful(Note):
    """Decimal degrees that may be degrees and minutes: 39.54 for 39°54'; with an example."""

    warning = True
    column: str
    n: int
    cell: str
    degrees: float


@dataclass
class SitesExchanged(Note):
    """Sites outside the rasters that would lie inside with x and y exchanged; the first of them."""

    warning = True
    n: int
    row: int
    x: float
    y: float


@dataclass(eq=False)
class SitesOutside(CarbonSinkError):
    """No site inside the rasters; extents are (west, south, east, north)."""

    n: int
    sites_extent: tuple
    raster_extent: tuple

    @property
    def are_exchanged(self) -> bool:
        """Whether the sites would lie inside if their x and y changed places."""
        south, west, north, east = self.sites_extent
        left, bottom, right, top = self.raster_extent
        return left <= west <= east <= right and bottom <= south <= north <= top


@dataclass(eq=False)
class NoCrs(CarbonSinkError):
    """A layer without a coordinate reference system where one is needed."""

    name: str


@dataclass(eq=False)
class LostCrs(CarbonSinkError):
    """A coordinate system whose definition QGIS has lost; its code may be empty."""

    name: str


@dataclass(eq=False)
class NoCommonDate(CarbonSinkError):
    """No record date falls on a date of the dated rasters."""

    variable: str
    dates: tuple
    examples: tuple


@dataclass
class CodesAsNumbers(Note):
    """A predictor named like one of classes that holds `n` different whole numbers, as a number."""

    warning = True
    name: str
    n: int


@dataclass
class DirectionAsNumber(Note):
    """A predictor used as a number that goes round like a direction, by its name or values."""

    warning = True
    name: str
    low: float
    high: float


@dataclass
class PredictorSmaller(Note):
    """A predictor whose values are a small part of those of the training, which may be its unit.

    Sizes are the medians of both; `n` values were compared.
    """

    warning = True
    variable: str
    n: int
    size: float
    trained: float


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
class Expanded(Note):
    """Records made by expansion of those wanted, the records they come from, and what was not used.

    `strata_without` are the strata that hold no measured record, so that no cell of them is drawn.
    """

    made: int
    wanted: int
    parents: int
    unused: int
    strata_without: int
    capped: int


@dataclass(eq=False)
class TooManyStrata(CarbonSinkError):
    """More combinations of classes than a design has strata."""

    n: int
    most: int


@dataclass(eq=False)
class TooFewPoints(CarbonSinkError):
    """Fewer points than strata need at least."""

    count: int
    strata: int
    least: int


@dataclass(eq=False)
class NoSpread(CarbonSinkError):
    """A raster of the spread that does not vary within any stratum."""

    path: str


@dataclass
class StrataDrawn(Note):
    """Points drawn, of how many asked for, in how many strata."""

    drawn: int
    wanted: int
    strata: int
    min_distance: float


@dataclass
class NothingExcluded(Note):
    """Polygons of an excluded area in which no cell of the rasters lies."""

    warning = True
    parameter: str


@dataclass
class PlotsKeptApart(Note):
    """Existing plots to which points keep the minimum distance."""

    plots: int


@dataclass
class StrataShort(Note):
    """Strata that cannot hold the points asked for.

    `strata` are (name, wanted, drawn, cells, whether all of its cells were tried).
    """

    strata: tuple
    min_distance: float
    warning = True


@dataclass
class StrataWithoutSpread(Note):
    """Strata without variation in the raster of the spread; they get the least number."""

    strata: tuple
    warning = True


@dataclass
class CellsEqual(Note):
    """Cells count equally, as their areas are not known; `why` as in `UnknownCellArea`."""

    why: str
    warning = True


@dataclass
class ReferenceTaken(Note):
    """The product that the others are held against, the first of `n` as none was named."""

    name: str
    n: int
