"""Dates of bands: in our own metadata item, in GRIB messages, and on time axes of NetCDF files."""

from __future__ import annotations

import datetime
from dataclasses import replace

from osgeo import gdal

from ..dates.calendars import days_in_year
from ..dates.date import Date, TimeStamp, day_after, parse_date
from ..dates.names.band_descriptions import split_description
from ..dates.netcdf_times import netcdf_date, netcdf_stamp, packed_date
from ..dates.period_stamps import is_end_stamp, is_local_month_start
from .dimensions import DIMENSION_PREFIX
from .time_bounds import moment_of_interval

# When a GRIB message is valid: GDAL gives it as metadata of the band.
_GRIB_TIME = "GRIB_VALID_TIME"
_EPOCH = "seconds since 1970-01-01"
# Days between the first and the last of the dates of a year.
_LONGEST_YEAR = 366
# Where our own writer stores the date of a band, and where it is read back.
DATE_ITEM = "CARBONSINK_DATE"
# The same of the months that a date stands for where it is that of a quarter or another season.
_MONTHS_ITEM = "CARBONSINK_MONTHS"


def write_date(raster_band, date: Date) -> None:
    """Write the date of a band where `metadata_date` finds it."""
    raster_band.SetMetadataItem(DATE_ITEM, date.text)
    if date.n_months:
        raster_band.SetMetadataItem(_MONTHS_ITEM, str(date.n_months))


def date_to_compare(raster_band, name_date: Date | None) -> Date | None:
    """Return the date in a file's name that should agree with the date in a band's metadata.

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


def end_stamp(dataset: gdal.Dataset, raster_band, name_date: Date | None) -> Date | None:
    """Return the date of a file's one band on its axis where it is the end of what the name tells.

    Our own writer dates no raster by its end.
    """
    if name_date is None or raster_band.GetMetadataItem(DATE_ITEM):
        return None
    if split_description((raster_band.GetDescription() or "").strip())[1] is not None:
        return None
    date = metadata_date(dataset, raster_band)
    return date if is_end_stamp(date, name_date) else None


def name_contradicts_band_dates(name_date: Date | None, dates) -> bool:
    """Say whether the date in the name of a file contradicts the dates of its several bands.

    They are of another year or month where none of them lies in it, and of one that is shifted
    where each is dated by its end. Bands of more than a year are not those of the year in a name.

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
    time = _time_on_axis(dataset, raster_band)
    return time is not None and time.date == date and is_local_month_start(time)


def metadata_date(dataset: gdal.Dataset, raster_band) -> Date | None:
    """Return a band's date in our own metadata item, a GRIB message or a NetCDF time axis."""
    own_date = raster_band.GetMetadataItem(DATE_ITEM)
    if own_date:
        n_months = raster_band.GetMetadataItem(_MONTHS_ITEM) or ""
        return replace(parse_date(own_date), n_months=int(n_months) if n_months.isdigit() else 0)
    valid_time = (raster_band.GetMetadataItem(_GRIB_TIME) or "").split()
    if valid_time:
        return netcdf_date(valid_time[0], _EPOCH)
    time = _time_on_axis(dataset, raster_band)
    return time and time.date


def _time_on_axis(dataset: gdal.Dataset, raster_band) -> TimeStamp | None:
    """Return the date and time of a band on the time axis of a NetCDF file."""
    for key, value in (raster_band.GetMetadata() or {}).items():
        if key.startswith(DIMENSION_PREFIX):
            axis = key[len(DIMENSION_PREFIX) :]
            units = dataset.GetMetadataItem(f"{axis}#units") or ""
            moment = moment_of_interval(dataset, axis, value)
            time = netcdf_stamp(moment, units, dataset.GetMetadataItem(f"{axis}#calendar") or "")
            if time is not None:
                return time
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
