"""Variable names and dates of bands: from descriptions, metadata and file names."""

from __future__ import annotations

import datetime
import functools
import os
import re
from typing import NamedTuple

from osgeo import gdal

from ..dates.calendars import days_in_year
from ..dates.date import Date, TimeStamp, day_after, parse_date
from ..dates.names.band_descriptions import (
    day_before_midnight,
    split_description,
    split_descriptions,
)
from ..dates.names.file_names import split_file_name
from ..dates.names.seasons_and_quarters import PartOfYear, part_of_year_in_name
from ..dates.netcdf_times import netcdf_date, netcdf_stamp, packed_date
from ..dates.period_stamps import is_end_stamp, is_local_month_start, period_of_stamp
from ..files.names import unpacked
from .dimensions import DIMENSION_PREFIX
from .grib import parameter_of
from .time_bounds import moment_of_interval

# Where our own writer stores the date of a band, and where it is read back.
DATE_ITEM = "CARBONSINK_DATE"
# The same of the quantity of a band.
QUANTITY_ITEM = "CARBONSINK_QUANTITY"

# Descriptions that drivers make up ("Height" is that of every float raster in a GeoPackage); the
# file name says more.
_GENERIC = re.compile(r"^(band|layer|b)[ _\-]?\d+$", re.IGNORECASE)
_MADE_UP = {"GPKG": "Height"}
# Names GDAL gives the variables of a container: NETCDF:"file.nc":tas, HDF5:"file.h5"://group/tas.
# HDF4_EOS:EOS_GRID:"file.hdf":grid:"250m 16 days NDVI".
_SUBDATASET = re.compile(r'^[A-Za-z0-9_]+:"?(.+?)"?:/*"?([^:"]+)"?$')
# What a GRIB message holds and when it is valid: GDAL gives it as metadata of the band.
_GRIB_ELEMENT, _GRIB_TIME = "GRIB_ELEMENT", "GRIB_VALID_TIME"
_EPOCH = "seconds since 1970-01-01"
# Days between the first and the last of the dates of a year.
_LONGEST_YEAR = 366


class Description(NamedTuple):
    """What describes a band (from 1) in its file, and the variable and date that it tells.

    `day_in_utc` is the day in the text where the date is the one after it.
    """

    band: int
    text: str
    name: str
    date: Date | None
    day_in_utc: Date | None = None


def describe_bands(dataset: gdal.Dataset, indices) -> list:
    """Return the `Description` of each of some bands: those of a file together tell more.

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
        Description(i, text, name, date, day_before_midnight(text, date))
        for i, text, (name, date) in zip(indices, texts, told)
    ]


def _description_of(dataset: gdal.Dataset, raster_band) -> str:
    """Return the description of a band, empty where a driver made it up."""
    description = (raster_band.GetDescription() or "").strip()
    made_up = _MADE_UP.get(dataset.GetDriver().ShortName)
    # That of GRIB tells the level.
    is_grib = description and raster_band.GetMetadataItem(_GRIB_ELEMENT)
    return "" if _GENERIC.match(description) or description == made_up or is_grib else description


def name_and_date(
    dataset: gdal.Dataset,
    raster_band,
    described: Description,
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
    described : Description
        What `describe_bands` gives.
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
        date = _metadata_date(dataset, raster_band)
        if n_bands == 1 and end_stamp(dataset, raster_band, stem_date):
            date = stem_date
        elif n_bands == 1:
            if date and stem_date and starts_next_day(dataset, raster_band, date):
                date = date if stem_date.covers(date) else day_after(date)
            date = period_of_stamp(date, stem_date)
    if date is None and (n_bands == 1 or not unnamed):
        date = stem_date
    return name, date


def part_of_year(described: Description, path: str, n_bands: int) -> PartOfYear | None:
    """Return the part of its year that the description or the file's name tells of a band."""
    own_part = part_of_year_in_name(described.text)
    if own_part or (described.date is not None and n_bands > 1):
        return own_part
    return _part_in_file_name(path)


@functools.lru_cache(maxsize=256)
def _part_in_file_name(path: str) -> PartOfYear | None:
    """Return the part of its year that a file's name tells, looked for once for all its bands."""
    return part_of_year_in_name(stem_of(path))


def date_to_compare(raster_band, name_date: Date | None) -> Date | None:
    """Return the date in a file's name where it should agree with that in the metadata of a band.

    Our own writer gives dates, which copies carry on under other names. The stamps of GRIB messages
    and NetCDF time axes may be off by their month or year; a day in such a name may be that of
    production or of the download.
    """
    metadata = raster_band.GetMetadata() or {}
    if metadata.get(DATE_ITEM):
        return name_date
    if name_date is None or name_date.precision == "day":
        return None
    described = split_description((raster_band.GetDescription() or "").strip())[1]
    if described is not None:
        return None if described.day is not None else name_date
    return name_date if has_time_axis(raster_band) else None


def has_time_axis(raster_band) -> bool:
    """Say whether a band has its date from an axis, and not from words of its own."""
    metadata = raster_band.GetMetadata() or {}
    return _GRIB_TIME in metadata or any(key.startswith(DIMENSION_PREFIX) for key in metadata)


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


def end_stamp(dataset: gdal.Dataset, raster_band, name_date: Date | None) -> Date | None:
    """Return the date on the axis of a file's one band where it is the end of what the name tells.

    Our own writer dates no raster by its end.
    """
    if name_date is None or raster_band.GetMetadataItem(DATE_ITEM):
        return None
    if split_description((raster_band.GetDescription() or "").strip())[1] is not None:
        return None
    date = _metadata_date(dataset, raster_band)
    return date if is_end_stamp(date, name_date) else None


def names_other_time(name_date: Date | None, dates) -> bool:
    """Say whether a name is of another year or month than the several bands of its file.

    They are of another one where none of them lies in it, and of one that is shifted where each is
    dated by its end. Bands of more than a year are not those of the year in a name.

    Parameters
    ----------
    name_date : Date or None
        The date that the name tells.
    dates : sequence of Date
        Those of the bands.
    """
    days = sorted(date.first_day for date in dates if date is not None)
    if name_date is None or name_date.day is not None or not days or len(days) < len(dates):
        return False
    if (days[-1] - days[0]).days > _LONGEST_YEAR:
        return False
    outside = [date for date in dates if not name_date.covers(date)]
    if len(outside) == 1 and all(day.day == 1 for day in days):
        # From the end of its January to the end of its December.
        return is_end_stamp(_as_day(days[-1]), name_date) and days[0] > name_date.first_day
    return len(outside) == len(dates)


def _as_day(day: datetime.date) -> Date:
    """Return a day of the calendar as a date."""
    return Date(day.year, day.month, day.day)


def starts_next_day(dataset: gdal.Dataset, raster_band, date: Date | None) -> bool:
    """Say whether the date of a band is its last day of a month because its axis is in UTC.

    `date` is that of the band: other days are not looked for in the file.
    """
    if date is None or day_after(date).day != 1 or raster_band.GetMetadataItem(DATE_ITEM):
        return False
    stamp = _stamp_on_axis(dataset, raster_band)
    return stamp is not None and stamp.date == date and is_local_month_start(stamp)


def _metadata_date(dataset: gdal.Dataset, raster_band) -> Date | None:
    """Return a band's date in our own metadata item, a GRIB message or a NetCDF time axis."""
    own_date = raster_band.GetMetadataItem(DATE_ITEM)
    if own_date:
        return parse_date(own_date)
    valid_time = (raster_band.GetMetadataItem(_GRIB_TIME) or "").split()
    if valid_time:
        return netcdf_date(valid_time[0], _EPOCH)
    stamp = _stamp_on_axis(dataset, raster_band)
    return stamp and stamp.date


def _stamp_on_axis(dataset: gdal.Dataset, raster_band) -> TimeStamp | None:
    """Return the date and time of a band on a NetCDF time axis."""
    for key, value in (raster_band.GetMetadata() or {}).items():
        if key.startswith(DIMENSION_PREFIX):
            axis = key[len(DIMENSION_PREFIX) :]
            units = dataset.GetMetadataItem(f"{axis}#units") or ""
            moment = moment_of_interval(dataset, axis, value)
            stamp = netcdf_stamp(moment, units, dataset.GetMetadataItem(f"{axis}#calendar") or "")
            if stamp is not None:
                return stamp
            date = packed_date(value, units, axis)
            if date is not None:
                return TimeStamp(date)
    return None


def is_climatology(dataset: gdal.Dataset, metadata: dict) -> bool:
    """Say whether a band lies on the axis of a climatology (CF conventions, section 7.4).

    Its values are means over several years, whichever year its times are of.
    """
    axes = (key[len(DIMENSION_PREFIX) :] for key in metadata if key.startswith(DIMENSION_PREFIX))
    return any(dataset.GetMetadataItem(f"{axis}#climatology") for axis in axes)


def model_calendar(dataset: gdal.Dataset, metadata: dict) -> str:
    """Return the calendar of the time axis of a band where all its years are alike, else "".

    Parameters
    ----------
    dataset : gdal.Dataset
        The file.
    metadata : dict
        Metadata of the band.
    """
    for key in metadata:
        if key.startswith(DIMENSION_PREFIX):
            calendar_name = (
                dataset.GetMetadataItem(f"{key[len(DIMENSION_PREFIX) :]}#calendar") or ""
            )
            if days_in_year(calendar_name.strip().lower()):
                return calendar_name.strip().lower()
    return ""
