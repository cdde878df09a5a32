"""Errors of land-use transfer, and of class rasters that are taken for amounts."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class TooManyClasses(CarbonSinkError):
    """Land-use rasters that hold more different values than any legend has classes."""

    paths: tuple
    n: int
    allowed: int


@dataclass(eq=False)
class CodesExchanged(CarbonSinkError):
    """Class codes of a model whose classes have other codes here.

    `codes` holds code, name in the training and name in `path` (empty: the table of records).
    """

    variable: str
    path: str
    codes: tuple


@dataclass
class ClassesNamedOtherwise(Note):
    """Class codes of a model that have other names here, as `CodesExchanged` has them."""

    warning = True
    variable: str
    path: str
    codes: tuple


@dataclass
class CodesUnnamed(Note):
    """Codes of land-use maps that a table of class names lacks."""

    warning = True
    path: str
    codes: tuple


@dataclass
class NamesExchanged(Note):
    """Names of a table of classes that a raster has for other codes: (code, name, raster's)."""

    warning = True
    path: str
    raster: str
    codes: tuple


@dataclass
class DensitiesDoubtful(Note):
    """The largest of a table of densities, in their unit, which no land use or few hold."""

    warning = True
    path: str
    largest: float
    unit: str


@dataclass(eq=False)
class MissingDensity(CarbonSinkError):
    """Classes of the maps that a table of carbon densities lacks."""

    path: str
    missing: tuple
    found: tuple


@dataclass(eq=False)
class DensitiesOfTwoDates(CarbonSinkError):
    """Densities at a start and an end for more dates of land use; `wanted` are their columns."""

    path: str
    wanted: tuple


@dataclass(eq=False)
class SwappedDates(CarbonSinkError):
    """A raster of the start whose date is later than that of the end."""

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
class SeveralCarbonOfDate(CarbonSinkError):
    """A date of land use within which several carbon rasters lie: `found` are their dates."""

    date: str
    found: tuple


@dataclass(eq=False)
class NoCarbon(CarbonSinkError):
    """An accounting without what it needs; `wanted` names the parameters."""

    accounting: str
    wanted: tuple


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
class SameLanduse(Note):
    """Both dates of a land-use transfer are one raster."""

    warning = True
    path: str


@dataclass
class DatesDiffer(Note):
    """Carbon and land use of different dates."""

    warning = True
    landuse: str
    carbon: str


@dataclass(eq=False)
class ClassesAsAmounts(CarbonSinkError):
    """A class raster given where amounts are taken: `labels` are some of its class names."""

    parameter: str
    path: str
    labels: tuple


@dataclass
class CodesAsAmounts(Note):
    """A raster of what may be class codes is used as amounts: file and variable."""

    warning = True
    parameter: str
    path: str
    name: str


@dataclass
class ColoursAsAmounts(Note):
    """Whole numbers with a colour table, as class rasters have, which are used as amounts."""

    warning = True
    parameter: str
    path: str
    n: int


@dataclass
class ClassificationsDiffer(Note):
    """Class rasters compared by codes, of two classifications by the names of their files."""

    warning = True
    parameter: str
    first: str
    first_path: str
    second: str
    second_path: str
