"""Errors of land-use transfer."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError


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
