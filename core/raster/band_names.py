"""Names of bands and what they tell: descriptions, names of variables and of files."""

from __future__ import annotations

import functools
import os
import re
from typing import NamedTuple

from osgeo import gdal

from ..dates.date import Date, day_after
from ..dates.names.band_descriptions import day_before_midnight, split_descriptions
from ..dates.names.file_names import split_file_name
from ..dates.names.seasons_and_quarters import PartOfYear, part_of_year_in_name
from ..dates.period_stamps import period_of_stamp
from ..files.names import unpacked
from .band_dates import end_stamp, metadata_date, starts_next_day
from .grib import parameter_of

# Where our own writer stores the quantity of a band, and where it is read back.
QUANTITY_ITEM = "CARBONSINK_QUANTITY"

# Descriptions that drivers make up ("Height" is that of every float raster in a GeoPackage); the
# file name says more.
_GENERIC = re.compile(r"^(band|layer|b)[ _\-]?\d+$", re.IGNORECASE)
_MADE_UP = {"GPKG": "Height"}
# Names GDAL gives the variables of a container: NETCDF:"file.nc":tas, HDF5:"file.h5"://group/tas.
# HDF4_EOS:EOS_GRID:"file.hdf":grid:"250m 16 days NDVI".
_SUBDATASET = re.compile(r'^[A-Za-z0-9_]+:"?(.+?)"?:/*"?([^:"]+)"?$')
# What a GRIB message holds: GDAL gives it as metadata of the band.
_GRIB_ELEMENT = "GRIB_ELEMENT"


class BandName(NamedTuple):
    """What describes a band (from 1) in its file, and the variable and date that it tells.

    `day_in_utc` is the day in the text where the date is the one after it.
    """

    band: int
    text: str
    name: str
    date: Date | None
    day_in_utc: Date | None = None


def names_of_bands(dataset: gdal.Dataset, indices) -> list:
    """Return names and dates of bands by their texts, which together tell more.

    Parameters
    ----------
    dataset : gdal.Dataset
        The file.
    indices : sequence of int
        The bands, from 1.
    """
    texts = [_description_of(dataset, dataset.GetRasterBand(i)) for i in indices]
    told = split_descriptions(texts)
    return [
        BandName(i, text, name, date, day_before_midnight(text, date))
        for i, text, (name, date) in zip(indices, texts, told)
    ]


def _description_of(dataset: gdal.Dataset, raster_band) -> str:
    """Return the text that names a band, empty where a driver made it up."""
    description = (raster_band.GetDescription() or "").strip()
    made_up = _MADE_UP.get(dataset.GetDriver().ShortName)
    # That of GRIB tells the level.
    is_grib = description and raster_band.GetMetadataItem(_GRIB_ELEMENT)
    return "" if _GENERIC.match(description) or description == made_up or is_grib else description


def name_and_date(
    dataset: gdal.Dataset,
    raster_band,
    described: BandName,
    path: str,
    from_name: tuple,
    n_bands: int,
) -> tuple:
    """Return name and date of a band: by its description, then metadata, then the file's name.

    Parameters
    ----------
    dataset : gdal.Dataset
        The file.
    raster_band : gdal.Band
        The band.
    described : BandName
        What `names_of_bands` gives.
    path : str
        Its name.
    from_name : tuple
        Variable name and date that the file's name tells.
    n_bands : int
        Number of bands of the file that hold data.
    """
    variable = raster_band.GetMetadataItem("NETCDF_VARNAME")
    element = raster_band.GetMetadataItem(_GRIB_ELEMENT)
    if element:
        variable = parameter_of(raster_band.GetMetadata() or {})[0] or element.lower()
    stem_name, stem_date = from_name
    name, date = described.name or variable or stem_name, described.date
    unnamed = not described.text and not variable
    if unnamed and n_bands > 1:
        name = f"{stem_of(path)}_{raster_band.GetBand()}"
    if date is None:
        date = metadata_date(dataset, raster_band)
        if n_bands == 1 and end_stamp(dataset, raster_band, stem_date):
            date = stem_date
        elif n_bands == 1:
            if date and stem_date and starts_next_day(dataset, raster_band, date):
                date = date if stem_date.covers(date) else day_after(date)
            date = period_of_stamp(date, stem_date)
    if date is None and (n_bands == 1 or not unnamed):
        date = stem_date
    return name, date


def part_of_year(described: BandName, path: str, n_bands: int) -> PartOfYear | None:
    """Return the part of its year that the description or the file's name tells of a band."""
    own_part = part_of_year_in_name(described.text)
    if own_part or (described.date is not None and n_bands > 1):
        return own_part
    return _part_in_file_name(path)


@functools.lru_cache(maxsize=256)
def _part_in_file_name(path: str) -> PartOfYear | None:
    """Return the part of its year that a file's name tells, looked for once for all its bands."""
    return part_of_year_in_name(stem_of(path))


def stem_of(path: str) -> str:
    """Return a file's name without folder and ending, from which bands are named.

    Files named by their date only (``ndvi/2005.tif``) take their folder's name.
    """
    container = _SUBDATASET.match(path)
    if container and not os.path.exists(path):
        return container.group(2).rsplit("/", 1)[-1]
    stem = os.path.splitext(unpacked(os.path.basename(path)))[0]
    if not split_file_name(stem)[0]:
        folder = os.path.basename(os.path.dirname(os.path.abspath(path)))
        return f"{folder}_{stem}"
    return stem
