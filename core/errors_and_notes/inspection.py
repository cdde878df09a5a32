"""Notes of an inspection of data: what is doubtful about rasters and tables before a run."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


@dataclass
class RasterWithoutCrs(Note):
    """A raster without a CRS, whose areas are unknown."""

    warning = True
    path: str


@dataclass
class RasterWithoutData(Note):
    """A raster in which no cell of the sample has data."""

    warning = True
    path: str


@dataclass
class ArealDistortion(Note):
    """A projection whose cells do not have their nominal area on the ground.

    `low` and `high` are the smallest and largest true area of a cell as a share of the nominal one.
    """

    warning = True
    path: str
    crs: str
    low: float
    high: float


@dataclass
class UnitNotStated(Note):
    """Rasters of a known quantity that state no unit: `taken` is what is assumed."""

    warning = True
    variable: str
    quantity: str
    taken: str
    n: int


@dataclass
class DatesIncomplete(Note):
    """Rasters of one variable of which some have a date and `n` have none."""

    warning = True
    variable: str
    n: int
    total: int
    path: str


@dataclass
class RecordsRepeated(Note):
    """Records of a table with the same site and date; `key` is the first of them."""

    warning = True
    path: str
    n: int
    key: str


@dataclass
class TableWithoutRows(Note):
    """A table that has a header and no row below it."""

    warning = True
    path: str


@dataclass
class LatitudesBeyondPole(Note):
    """`n` numbers in a column of latitudes that are none; the one farthest from the equator."""

    warning = True
    path: str
    column: str
    n: int
    latitude: float


@dataclass
class TableNotRead(Note):
    """A table that could not be read; `why` is the reason in one line."""

    warning = True
    path: str
    why: str


@dataclass
class InputRefused(Note):
    """What algorithms will refuse about a file; `reason` is the message they would end with."""

    warning = True
    reason: str


@dataclass
class DataInspected(Note):
    """An inspection: rasters and tables looked at, and doubts found."""

    rasters: int
    tables: int
    doubts: int


@dataclass
class GridsChecked(Note):
    """How many rasters were compared with the first, and which lie on another grid."""

    n: int
    first: str
    apart: tuple
