"""Errors and notes of importing downloads and exports of other programs."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class NothingToImport(CarbonSinkError):
    """Inputs in which there is no file that holds a raster."""

    inputs: tuple


@dataclass(eq=False)
class DamagedFiles(CarbonSinkError):
    """Files that cannot be read: `files` are pairs of path and reason, `total` all that were found.

    A reason is what the file is instead ("HTML", "XML", "JSON", "empty") or the driver's own text.
    """

    files: tuple
    total: int


@dataclass(eq=False)
class DriverMissing(CarbonSinkError):
    """A file whose format this installation of GDAL cannot read."""

    path: str
    driver: str


@dataclass(eq=False)
class MembersTwice(CarbonSinkError):
    """A zip that holds two files of one name and other content."""

    path: str
    name: str


@dataclass(eq=False)
class StepsMixed(CarbonSinkError):
    """A variable with dates of two kinds, such as months and years, each with a file of it."""

    variable: str
    first: str
    first_path: str
    second: str
    second_path: str


@dataclass(eq=False)
class VariableUnknown(CarbonSinkError):
    """Variables that were asked for and are in none of the files."""

    missing: tuple
    found: tuple


@dataclass(eq=False)
class DatesDisagree(CarbonSinkError):
    """A file whose name and metadata tell different dates."""

    path: str
    in_name: str
    in_metadata: str


@dataclass(eq=False)
class BandsWithoutDates(CarbonSinkError):
    """Several bands of a variable in one file that has no time axis: `n` of them."""

    variable: str
    path: str
    n: int


@dataclass(eq=False)
class BadStac(CarbonSinkError):
    """A file or address that holds no STAC item with rasters.

    `why` is "unreadable" (with the driver's `reason`), "json", "collection", "no_items",
    "no_assets" or "value" (with the name of the field as `reason`).
    """

    path: str
    why: str
    reason: str = ""


@dataclass(eq=False)
class AssetOutside(CarbonSinkError):
    """An item that names a file outside its own folder, or an address other than of the web."""

    path: str
    href: str


@dataclass(eq=False)
class AssetsOnTheWeb(CarbonSinkError):
    """An item that names files of servers which the user has not named."""

    path: str
    hosts: tuple


@dataclass(eq=False)
class StepsAccumulate(CarbonSinkError):
    """Hourly amounts of ERA5-Land, each of which holds those of the hours before it."""

    variable: str
    path: str


@dataclass(eq=False)
class ResolutionMissing(CarbonSinkError):
    """A CRS given without the size of cells, which is another unit than that of the files."""

    crs: str


@dataclass
class FilesFound(Note):
    """How many files with rasters were found, and how many bands they hold."""

    files: int
    bands: int


@dataclass
class StacRead(Note):
    """How many items and rasters a STAC file or address named, and the servers of these."""

    path: str
    items: int
    assets: int
    hosts: tuple


@dataclass
class StacPage(Note):
    """An item collection that is one page of a longer list."""

    warning = True
    path: str
    items: int


@dataclass
class StacDiffers(Note):
    """A file that says something else of its bands than its STAC item does; the file counts.

    `field` is "bands", "nodata", "scale", "offset" or "unit".
    """

    warning = True
    path: str
    field: str
    in_file: str
    in_item: str


@dataclass
class StacScaleUsed(Note):
    """A scale and an offset that `n` bands of a variable take from STAC items."""

    variable: str
    scale: float
    offset: float
    n: int


@dataclass
class FileLeftOut(Note):
    """A damaged file that was left out on request."""

    warning = True
    path: str
    reason: str


@dataclass
class FolderPartlyUsed(Note):
    """What lies in a folder of rasters and is not used; `left_out` are (name, reason).

    Reasons are "folder", "archive", "not_readable" and "unknown" (format).
    """

    warning = True
    folder: str
    left_out: tuple


@dataclass
class VariableImported(Note):
    """What was made of a variable."""

    name: str
    written: int
    kept: int
    unit: str


@dataclass
class VariablesLeftOut(Note):
    """Variables of known products that are not in the table and were not asked for."""

    names: tuple


@dataclass
class DatesMissing(Note):
    """Dates between the first and the last of a variable for which there is no file."""

    warning = True
    variable: str
    dates: tuple


@dataclass
class PeriodsIncomplete(Note):
    """Months or years of a variable that were left out because days are missing."""

    warning = True
    variable: str
    period: str
    dates: tuple


@dataclass
class PeriodKept(Note):
    """A variable whose dates are years or seasons, which make no other periods."""

    variable: str


@dataclass
class NoDates(Note):
    """Bands of a variable without dates: `n` of them."""

    warning = True
    variable: str
    n: int
    path: str


@dataclass
class ScaleReplaced(Note):
    """A scale that files declare upside down; that of the documentation of the product counts."""

    variable: str
    product: str
    declared: float
    used: float


@dataclass
class ScaleMissing(Note):
    """Whole numbers of a product whose files declare a scale, in files that declare none."""

    warning = True
    variable: str
    product: str


@dataclass
class MonthsInOrder(Note):
    """Bands without dates taken for the months of the years in the names of `n` files."""

    warning = True
    variable: str
    product: str
    n: int


@dataclass
class UnitFromTable(Note):
    """A unit taken from the table of products, as the files state none."""

    variable: str
    product: str
    unit: str
    n: int


@dataclass
class UnitUnknown(Note):
    """A variable whose unit is neither stated nor known: its numbers are kept."""

    warning = True
    variable: str
    unit: str


@dataclass
class QualityMissing(Note):
    """Bands of a product that were imported without masks: their quality bands are not there."""

    warning = True
    variable: str
    product: str
    n: int


@dataclass
class ValuesUnlikely(Note):
    """Values of a variable beyond what its quantity can have, in `unit`."""

    warning = True
    variable: str
    quantity: str
    low: float
    high: float
    lowest: float
    highest: float
    unit: str


@dataclass
class PreliminaryValues(Note):
    """Moments of ERA5 filled with preliminary values (expver 5) where there are no final ones."""

    warning = True
    variable: str
    n: int


@dataclass
class MeansOverYears(Note):
    """Bands on the time axis of a climatology: `n` of them, such as those of the file `path`."""

    warning = True
    variable: str
    path: str
    n: int


@dataclass
class NoCellWithData(Note):
    """A variable without data in any cell that was looked at."""

    warning = True
    variable: str
    path: str


@dataclass
class StepsApart(Note):
    """Amounts of ERA5 at some hours of the day, taken for those of one hour each."""

    warning = True
    variable: str
    hours: int


@dataclass
class SumsOfDays(Note):
    """Amounts of ERA5 once a day, taken for those of the days that their stamps name."""

    warning = True
    variable: str
