"""Dimensions of the variables in containers beside time and place: levels, members, versions."""

from __future__ import annotations

from ..errors_and_notes.dates import FurtherDimensions, SeveralPerDay
from ..errors_and_notes.run import CarbonSinkError
from .opening import open_dataset, reading

DIMENSION_PREFIX = "NETCDF_DIM_"
# Dimensions of time.
_TIME = ("time", "valid_time", "date", "day", "month")


def is_time(key: str) -> bool:
    """Say whether a metadata item of a band is its place on a time axis."""
    return key.startswith(DIMENSION_PREFIX) and key[len(DIMENSION_PREFIX) :].lower() in _TIME


def dimensions_of(metadata: dict) -> tuple:
    """Return the dimensions other than time of a band, with its value on each.

    Parameters
    ----------
    metadata : dict
        Metadata of the band.
    """
    dimensions = []
    for key, value in sorted(metadata.items()):
        if key.startswith(DIMENSION_PREFIX) and not is_time(key):
            dimensions.append((key[len(DIMENSION_PREFIX) :], str(value)))
    if metadata.get("GRIB_SHORT_NAME"):
        dimensions.append(("level", metadata["GRIB_SHORT_NAME"]))
    return tuple(dimensions)


def error_of_repeated_date(bands) -> CarbonSinkError:
    """Return the error of several bands of one date, with the dimensions that tell them apart.

    Parameters
    ----------
    bands : sequence of Band
        Of one file and date.
    """
    path, date = bands[0].path, bands[0].date.text
    varying = _varying_dimensions(path, [band.index for band in bands])
    if varying:
        return FurtherDimensions(path, date, len(bands), varying)
    # 30 February of "360_day" is read as the last day of the month.
    ends_february = date.endswith(("-02-28", "-02-29"))
    calendar = bands[0].calendar if ends_february and len(bands) <= 3 else ""
    return SeveralPerDay(path, date, len(bands), calendar)


def _varying_dimensions(path: str, indices) -> tuple:
    """Return ``(name, values)`` of the dimensions other than time along which bands differ.

    Parameters
    ----------
    path : str
        What GDAL opens.
    indices : iterable of int
        The bands, from 1.
    """
    values: dict = {}
    dataset = open_dataset(path)
    with reading(path):
        for index in indices:
            for name, value in dimensions_of(dataset.GetRasterBand(index).GetMetadata() or {}):
                values.setdefault(name, {})[value] = None
    return tuple((name, tuple(distinct)) for name, distinct in values.items() if len(distinct) > 1)
