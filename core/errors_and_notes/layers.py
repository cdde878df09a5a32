"""Errors and notes of layers and places: their settings and styles, and what lies off a raster."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class StyleOfAnother(CarbonSinkError):
    """An output whose style would be written over that of another layer."""

    path: str
    other: str
    style: str


@dataclass(eq=False)
class LatitudeBeyondPole(CarbonSinkError):
    """A raster in degrees that reaches beyond a pole: its axes are exchanged, or not degrees."""

    path: str
    latitude: float


@dataclass(eq=False)
class AxesExchanged(CarbonSinkError):
    """A raster that stores columns before rows, where only a copy of it could be used."""

    path: str


@dataclass
class CrsAssumed(Note):
    """Rasters in longitudes and latitudes that name no CRS, read as WGS 84."""

    warning = True
    paths: tuple


@dataclass
class DegreesInProjection(Note):
    """Rasters whose CRS is projected although their coordinates look like degrees."""

    warning = True
    paths: tuple


@dataclass
class WiderThanGlobe(Note):
    """Rasters in degrees of more than 360, whose first and last columns lie on the same ground."""

    warning = True
    paths: tuple


@dataclass
class PagesLeftOut(Note):
    """TIFF files of several pages, of which the first is read; `second` is a name of the next."""

    warning = True
    paths: tuple
    second: str


@dataclass
class OpacityLeftOut(Note):
    """Rasters whose last band is declared as the opacity of a picture and hides cells where 0."""

    warning = True
    paths: tuple


@dataclass
class CoordinatesAsTheyAre(Note):
    """Features laid on a raster that has no CRS; `crs` is the one of their layer."""

    warning = True
    layer: str
    crs: str


@dataclass
class DatumShiftUnknown(Note):
    """A layer or raster taken into another CRS as if their datums were one; the names of both."""

    path: str
    crs: str
    target_crs: str


@dataclass
class LayerSettingsUsed(Note):
    """A raster read by the properties of its layer, where these differ from what its file says.

    `crs` is the name of the layer's CRS where it differs, `no_crs` says that the layer has none;
    `hidden` are ranges (low, high) of values that are no data, `unused_nodata` says that the file's
    nodata value is not used, `options` are those the file is opened with.
    """

    path: str
    crs: str
    no_crs: bool
    hidden: tuple
    unused_nodata: bool
    options: tuple


@dataclass
class RowsWithoutPlace(Note):
    """Rows of a file of text that QGIS leaves out of a layer, as it cannot read their place."""

    warning = True
    path: str
    n: int
    total: int


@dataclass(eq=False)
class LayerNotOpened(CarbonSinkError):
    """A raster or table that was given and cannot be opened, whether its file `exists` or not."""

    parameter: str
    source: str
    kind: str
    exists: bool


@dataclass(eq=False)
class WrongGeometry(CarbonSinkError):
    """Features of another geometry than is wanted; `found` is empty for a plain table."""

    parameter: str
    layer: str
    wanted: str
    found: str
