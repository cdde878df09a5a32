"""Raster files as users have them: bands with name, date, unit, nodata, scale, orientation.

Metadata items of a raster file, by name.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from osgeo import gdal, gdal_array

from ..dates.date import Date, agree
from ..dates.names.file_names import split_file_name
from ..dates.names.file_names_together import split_file_names
from ..dates.names.seasons_and_quarters import PartOfYear
from ..dates.names.undated_names import why_undated
from ..dates.period_stamps import periods_of_regular_stamps
from ..errors_and_notes.dates import DateConflict, DateNotFound
from ..errors_and_notes.raster import SubdatasetsOnly, UnreadableRaster
from ..files.lookup_cache import store_lookup, stored_lookup
from ..units.angle import Angle
from ..units.flux_sign import flux_facts
from ..units.header_units import unit_in_name
from ..units.quantity import find_quantity, quantity_of_names
from .band_dates import (
    date_to_compare,
    end_stamp,
    has_time_axis,
    is_climatology,
    model_calendar,
    name_contradicts_band_dates,
    starts_next_day,
)
from .band_names import (
    QUANTITY_ITEM,
    BandName,
    name_and_date,
    names_of_bands,
    part_of_year,
    stem_of,
)
from .completeness import require_complete
from .declared_nodata import declared_nodata_marks, flag_codes, flag_marks
from .file_version import file_version
from .georeferencing import LOOKUP, georeferencing_of, has_opacity, is_opacity_band
from .grid import Grid
from .layer_file import hidden_ranges, settings_of
from .opening import open_dataset, read_array, reading
from .scaling_metadata import (
    WHOLE_TYPES,
    array_attributes,
    first_number,
    scale_and_offset,
    stated_metadata,
    unit_of_band,
)
from .series_dates import with_lengths_of_seasons, with_local_month_starts
from .valid_range import valid_range

# Cells of a side of the sample that shows which numbers a band holds.
_SAMPLE_SIDE = 512
# Drivers of containers, whose chunks may reach over bands (dates); GDAL does not say so.
_CHUNKED = ("netCDF", "HDF5", "HDF5Image", "Zarr")


class Limits(NamedTuple):
    """The range that the values of a band can have, and for whom: see `ImpossibleValues`."""

    parameter: str
    quantity: str
    low: float
    high: float
    unit: str


@dataclass(frozen=True)
class Band:
    """One band of one file, and how its numbers become values.

    `row_order` is -1 for a south-up file, whose rows are read in reverse so that every stack is
    north-up. Stored numbers equal to `nodata` or one of `marks`, or outside `valid_range`, are no
    data: MODIS products mark water, towns and gaps by numbers of their own above the range.
    `has_mask` says that GDAL's mask of the band hides cells, `opacity` is the number of a band of
    opacity that this mask leaves out (0 without one): cells of opacity 0 are no data too.
    `signed_byte` marks the bytes from -128 to 127 of GDAL before 3.7, which calls them unsigned.

    `transposed` says that the file stores columns before rows (longitudes before latitudes): 1, or
    -1 where its columns run from east to west as well. `crs_assumed` says that the file names no
    CRS, and WGS 84 is taken for its longitudes and latitudes.

    `interleaved` says that its blocks hold those of the other bands of the file too, or may do so:
    reading one band decodes all.

    The user may hide more in the properties of a layer: stored numbers within one of the ranges of
    `hidden`; and take the file's nodata value for one that was measured: it is in `trusted`.

    `calendar` is that of its date where all years of it are alike (``noleap``), as those of climate
    models are; `is_climatology` says that its axis is one of means over several years.
    `stated_sign` is what its positive values are by the file's metadata.

    `date_in_name` is compared with the date; `end_stamp` is the date in the metadata where it is
    the first day after the year or month that the name tells, which then counts. `starts_next_day`
    says that the date is the last day of a month, at midnight in the east; `day_in_utc` is that day
    where the date is the one that begins then.
    `part` is that of its year which its name tells (a season).

    `angle` says that sine or cosine of its numbers are wanted.

    `has_class_names`: the file itself names its classes; `states_carbon`: its metadata name carbon.
    `quantity` is the code of what it measures, by the file's metadata (then it is stated) or its
    names; values beyond `limits` are refused when they are read.
    """

    path: str
    index: int
    name: str
    stem: str
    date: Date | None = None
    unit: str = ""
    nodata: float | int | None = None
    scale: float = 1.0
    offset: float = 0.0
    gdal_type: int = gdal.GDT_Float32
    has_mask: bool = False
    opacity: int = 0
    row_order: int = 1
    block_shape: tuple = (256, 256)
    valid_range: tuple | None = None
    quantity: str = ""
    quantity_stated: bool = False
    marks: tuple = ()
    signed_byte: bool = False
    date_in_name: Date | None = None
    end_stamp: Date | None = None
    starts_next_day: bool = False
    day_in_utc: Date | None = None
    part: PartOfYear | None = None
    limits: Limits | None = None
    angle: Angle | None = None
    hidden: tuple = ()
    trusted: tuple = ()
    transposed: int = 0
    crs_assumed: bool = False
    interleaved: bool = False
    calendar: str = ""
    stated_sign: str = ""
    is_climatology: bool = False
    has_class_names: bool = False
    states_carbon: bool = False

    @property
    def label(self) -> str:
        """Name of the band with its date, for messages and reports."""
        return f"{self.name} {self.date}" if self.date else self.name

    @property
    def stored_bytes(self) -> int:
        """Bytes of one cell as stored."""
        return gdal.GetDataTypeSize(self.gdal_type) // 8

    @property
    def is_masked(self) -> bool:
        """Whether more cells may be hidden than its numbers say."""
        return self.has_mask or self.opacity > 0

    @property
    def holds_whole_numbers(self) -> bool:
        """Whether its numbers are stored as integers."""
        return self.gdal_type in WHOLE_TYPES

    def with_date(self, date: Date) -> Band:
        """Return the band with another date."""
        undoubted = replace(self, date_in_name=None, end_stamp=None, is_climatology=False)
        return replace(undoubted, date=date, starts_next_day=False, day_in_utc=None, part=None)

    def require_date(self) -> None:
        """Raise when the described band has no date, or its name and metadata tell different ones.

        Raises
        ------
        DateNotFound, DateConflict
        """
        if self.date is None:
            raise DateNotFound(self.name, self.path, *why_undated(stem_of(self.path)))
        if self.is_climatology:
            raise DateNotFound(self.name, self.path, "climatology")
        name_date = self.date_in_name
        if name_date is not None and not agree(name_date, self.date):
            raise DateConflict(self.path, name_date.text, self.date.text)

    def with_name(self, name: str) -> Band:
        """Return the band under another variable name."""
        return replace(self, name=name)


class RasterDescription(NamedTuple):
    """Grid (north-up) and bands of a raster file."""

    grid: Grid
    bands: tuple[Band, ...]


def describe_raster(
    path: str, from_name: tuple | None = None, known_grid: Grid | None = None
) -> RasterDescription:
    """Return the description of a raster: its grid, and the description of each band.

    Parameters
    ----------
    path : str
        The file; a `LayerFile` has settings that go before what the file says.
    from_name : tuple, optional
        Variable name and date that its name tells, where other files help to read it.
    known_grid : Grid, optional
        Where its cells lie, for a file that does not say so itself.

    Raises
    ------
    UnreadableRaster, SubdatasetsOnly, NoGeoreference, TooManyCells
        When the file cannot be used as it is.
    """
    path = str(path)
    from_name = from_name or split_file_name(stem_of(path))
    lookup_key = "bands", from_name, known_grid
    description = stored_lookup(lookup_key, path)
    if description is None:
        dataset = open_dataset(path)
        with reading(path):
            description = _describe_dataset(dataset, path, from_name, known_grid)
        store_lookup(lookup_key, path, description)
    return description


def describe_rasters(paths) -> list:
    """Return what `describe_raster` does of several rasters: their names together tell more."""
    names = split_file_names([stem_of(str(path)) for path in paths])
    return [describe_raster(str(path), name) for path, name in zip(paths, names)]


def grid_of_raster(path: str) -> Grid:
    """Return the grid of a raster file; see `describe_raster` for what it raises."""
    stored = stored_lookup(LOOKUP, str(path))
    return describe_raster(path).grid if stored is None else stored.grid


def _describe_dataset(
    dataset: gdal.Dataset, path: str, from_name: tuple, known_grid: Grid | None
) -> RasterDescription:
    """Return the description of an open raster: its grid and its bands."""
    subdatasets = tuple(name for name, _ in dataset.GetSubDatasets())
    if dataset.RasterCount == 0:
        if subdatasets:
            raise SubdatasetsOnly(path, subdatasets)
        raise UnreadableRaster(path, "no bands")
    if known_grid:
        require_complete(dataset, path)
    grid, _, storage = (known_grid, None, {}) if known_grid else georeferencing_of(dataset, path)
    indices = [i for i in range(1, dataset.RasterCount + 1) if not is_opacity_band(dataset, i)]
    n = len(indices)
    bands = [
        _describe_band(dataset, described, path, from_name, n, storage)
        for described in names_of_bands(dataset, indices)
    ]
    bands = with_lengths_of_seasons(bands)
    if n > 1:
        bands = list(with_local_month_starts(bands))
    dates = periods_of_regular_stamps([band.date for band in bands])
    on_axis = n > 1 and has_time_axis(dataset.GetRasterBand(indices[0]))
    if on_axis and name_contradicts_band_dates(from_name[1], [band.date for band in bands]):
        bands = [replace(band, date_in_name=from_name[1]) for band in bands]
    changed = zip(bands, dates)
    dated = tuple(b if b.date == date else replace(b, date=date) for b, date in changed)
    return RasterDescription(grid, dated)


@functools.lru_cache(maxsize=256)
def stored_sample(path: str, index: int, _version: tuple) -> np.ndarray:
    """Return evenly picked stored numbers of a raster source's band, at most 512 x 512."""
    dataset = open_dataset(path)
    rows = min(dataset.RasterYSize, _SAMPLE_SIDE)
    cols = min(dataset.RasterXSize, _SAMPLE_SIDE)
    try:
        return read_array(dataset.GetRasterBand(index), path, buf_xsize=cols, buf_ysize=rows)
    except UnreadableRaster:  # a damaged part: the run will say so where it reads it
        return np.empty(0)


def _has_mask(dataset: gdal.Dataset, raster_band) -> bool:
    """Say whether the mask of a raster source says more than the nodata value does."""
    flags = raster_band.GetMaskFlags()
    if flags & gdal.GMF_ALPHA and not flags & gdal.GMF_NODATA:
        return has_opacity(dataset)
    return not flags & gdal.GMF_ALL_VALID and flags != gdal.GMF_NODATA


def _opacity_beside_mask(dataset: gdal.Dataset, raster_band) -> int:
    """Return the band of opacity that GDAL's mask of another leaves out, 0 without one.

    Opacity in floats is no mask for GDAL, and neither is any beside a nodata value.
    """
    flags = raster_band.GetMaskFlags()
    if flags & gdal.GMF_ALPHA and not flags & gdal.GMF_NODATA:
        return 0
    indices = range(1, dataset.RasterCount + 1)
    return next((i for i in indices if is_opacity_band(dataset, i)), 0)


def _describe_band(
    dataset, described: BandName, path: str, from_name: tuple, n_bands: int, stored: dict
) -> Band:
    """Return the description of one band; `stored` says how the file stores it."""
    index = described.band
    raster_band = dataset.GetRasterBand(index)
    if gdal.DataTypeIsComplex(raster_band.DataType):
        raise UnreadableRaster(path, "complex numbers")
    name, date = name_and_date(dataset, raster_band, described, path, from_name, n_bands)
    attributes = array_attributes(path, dataset, raster_band)
    declared = _declared_value(raster_band, attributes)
    settings = settings_of(path)
    is_nodata_unused = index in settings.unused_nodata
    nodata = None if is_nodata_unused else declared
    metadata = {**stated_metadata(dataset, raster_band), **attributes}
    scale, offset = scale_and_offset(dataset, raster_band, metadata, attributes, path)
    stated_quantity = _stated_quantity(raster_band)
    standard_name = metadata.get("standard_name", "")
    quantity = stated_quantity or quantity_of_names((name, from_name[0]), standard_name)
    signed = raster_band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE"
    marks, limits = _declared_nodata(dataset, raster_band, path, metadata, (scale, offset))
    return Band(
        path=path,
        index=index,
        name=name,
        stem=from_name[0] or name,
        date=date,
        unit=unit_of_band(raster_band, path, attributes, metadata) or unit_in_name(name, quantity),
        nodata=nodata if nodata is None or isinstance(nodata, int) else float(nodata),
        scale=scale,
        offset=offset,
        gdal_type=raster_band.DataType,
        has_mask=_has_mask(dataset, raster_band),
        opacity=_opacity_beside_mask(dataset, raster_band) if n_bands < dataset.RasterCount else 0,
        block_shape=_block_shape(raster_band, bool(stored.get("transposed"))),
        interleaved=_is_interleaved(dataset),
        valid_range=limits,
        quantity=quantity,
        quantity_stated=bool(stated_quantity),
        marks=tuple(mark for mark in marks if mark != declared),
        signed_byte=signed,
        hidden=hidden_ranges(settings, index, scale, offset, _stored_type(raster_band, signed)),
        trusted=(float(declared),) if is_nodata_unused and declared is not None else (),
        calendar=model_calendar(dataset, metadata),
        is_climatology=is_climatology(dataset, metadata),
        **flux_facts(metadata),
        has_class_names=_has_class_names(raster_band),
        part=part_of_year(described, path, n_bands),
        **_dates_beside(dataset, described, date, from_name[1] if n_bands == 1 else None),
        **stored,
    )


def _dates_beside(dataset, described: BandName, date, name_date: Date | None) -> dict:
    """Describe the date of a band further; `name_date` is told by a file of one band."""
    raster_band = dataset.GetRasterBand(described.band)
    return {
        "day_in_utc": described.day_in_utc,
        "starts_next_day": starts_next_day(dataset, raster_band, date),
        "date_in_name": date_to_compare(raster_band, name_date),
        "end_stamp": end_stamp(dataset, raster_band, name_date),
    }


def _declared_value(raster_band, attributes: dict) -> float | int | None:
    """Return the nodata value of a source's band, from the attributes of its array if need be."""
    declared = raster_band.GetNoDataValue()
    if declared is not None:
        return declared
    return first_number(attributes, "_FillValue", "CodeMissingValue")


def _has_class_names(raster_band) -> bool:
    """Say whether a band has an attribute table, names of categories or meanings of flags."""
    has_table = raster_band.GetDefaultRAT() is not None or bool(raster_band.GetCategoryNames())
    return has_table or bool(flag_codes(raster_band.GetMetadata() or {}))


def _block_shape(raster_band, is_transposed: bool) -> tuple[int, int]:
    """Return rows and columns of a stored block, as the rows of the transposed band lie."""
    width, height = raster_band.GetBlockSize()
    return (width, height) if is_transposed else (height, width)


def _stated_quantity(raster_band) -> str:
    """Return the code of the quantity that the plugin wrote into a band; empty for none known."""
    code = raster_band.GetMetadataItem(QUANTITY_ITEM) or ""
    return code if find_quantity(code) else ""


def _is_interleaved(dataset) -> bool:
    """Say whether the blocks of a file hold all its bands; those of containers may."""
    if dataset.RasterCount == 1:
        return False
    stored = dataset.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE") == "PIXEL"
    return stored or dataset.GetDriver().ShortName in _CHUNKED


def _stored_type(raster_band, signed: bool) -> np.dtype:
    """Return the numpy type in which a source stores a band."""
    kind = gdal_array.GDALTypeCodeToNumericTypeCode(raster_band.DataType)
    return np.dtype(np.int8 if signed else kind)


def _declared_nodata(dataset, raster_band, path: str, metadata: dict, scaling: tuple) -> tuple:
    """Return the marks of no data of a source's band, and the range of its valid numbers."""
    sample = functools.partial(stored_sample, path, raster_band.GetBand(), file_version(path))
    marks = (*declared_nodata_marks(metadata), *flag_marks(metadata, sample))
    stored = _stored_type(raster_band, signed=False)
    return marks, valid_range(metadata, dataset.GetMetadata() or {}, scaling, stored, sample)
