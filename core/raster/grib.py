"""Messages of GRIB: who made them and what they measure, where GDAL does not tell it.

GDAL names the centre of messages of edition 2 alone. It knows the parameters of the WMO, but not
those that ECMWF numbers itself, gives sums over time the unit of the mean, and calls temperatures
of ECMWF in edition 1 degrees Celsius but leaves most in Kelvin (3.6 and 3.10 alike).

References
----------
WMO (2019), Manual on Codes, volume I.2, FM 92 GRIB; ECMWF Parameter Database
(https://codes.ecmwf.int/grib/param-db).
"""

from __future__ import annotations

import functools
import os

import numpy as np
from osgeo import gdal

from .file_version import file_version
from .opening import open_dataset, read_array

_MARK = b"GRIB"
# Where the identification section tells the centre, in bytes from the mark, by edition.
_CENTRES = {1: slice(12, 13), 2: slice(21, 23)}
# Messages may stand behind a header of the transmission.
_LONGEST_HEADER = 512
_NAMES = {98: "ecmwf", 7: "ncep", 34: "jma", 74: "ukmo"}
_ECMWF = "CENTER=98"
# Discipline, category and number of parameters of ECMWF: its short name and unit.
_OF_ECMWF = {
    (0, 1, 193): ("tp", "m"),
    (0, 1, 198): ("sf", "m of water equivalent"),
    (0, 1, 199): ("e", "m of water equivalent"),
    (0, 1, 254): ("sd", "m of water equivalent"),
    (0, 4, 7): ("ssrd", "J m-2"),
    (0, 4, 9): ("ssr", "J m-2"),
    (0, 5, 3): ("strd", "J m-2"),
    (0, 5, 5): ("str", "J m-2"),
    (0, 0, 10): ("slhf", "J m-2"),
    (0, 0, 11): ("sshf", "J m-2"),
    (2, 0, 201): ("ro", "m"),
    (2, 0, 202): ("sro", "m"),
    (2, 0, 204): ("ssro", "m"),
}
# Watts, which the database of ECMWF has for means of the same parameters.
_ENERGY = "J m-2"
# Templates of statistics over an interval: place of its code in the list of GDAL.
_STATISTIC = {8: 23, 11: 26}
_ACCUMULATION = 1
# Temperatures above are no degrees Celsius, and those below no Kelvin.
_HOTTEST = 150.0
_SAMPLE_SIDE = 64


def centre_of_file(path: str) -> str:
    """Return the originating centre in the first message of a GRIB file.

    Empty for a file that is no GRIB, or is not on the disk.
    """
    if not os.path.isfile(path):
        return ""
    with open(path, "rb") as file:
        header = file.read(_LONGEST_HEADER)
    start = header.find(_MARK)
    centre_bytes = _CENTRES.get(header[start + 7]) if 0 <= start < len(header) - 32 else None
    if centre_bytes is None:
        return ""
    number = int.from_bytes(header[start:][centre_bytes], "big")
    return _NAMES.get(number, f"centre {number}")


def parameter_of(metadata: dict) -> tuple:
    """Return short name and unit of a GRIB message as ECMWF has them; empty if GDAL's count.

    Parameters
    ----------
    metadata : dict
        Metadata of the band.
    """
    if _ECMWF not in metadata.get("GRIB_IDS", ""):
        return "", ""
    try:
        discipline = int(metadata["GRIB_DISCIPLINE"].split("(")[0])
        values = [int(text) for text in metadata["GRIB_PDS_TEMPLATE_ASSEMBLED_VALUES"].split()]
        name, unit = _OF_ECMWF[discipline, values[0], values[1]]
        statistic_position = _STATISTIC.get(int(metadata["GRIB_PDS_PDTN"]))
    except (KeyError, ValueError, IndexError):
        return "", ""
    is_sum = statistic_position is not None and values[
        statistic_position : statistic_position + 1
    ] == [_ACCUMULATION]
    return (name, unit) if is_sum or unit != _ENERGY else ("", "")


def unit_of_message(raster_band: gdal.Band, path: str) -> str:
    """Return the unit of a GRIB message; empty for any other band."""
    metadata = raster_band.GetMetadata() or {}
    unit = metadata.get("GRIB_UNIT", "").strip("[]-")
    if unit == "C" and "GRIB_IDS" not in metadata:
        return _temperature_unit(path, metadata.get("GRIB_ELEMENT", ""), file_version(path))
    return parameter_of(metadata)[1] or unit


@functools.lru_cache(maxsize=256)
def _temperature_unit(path: str, element: str, _version: tuple) -> str:
    """Return "K" where the first values of a GRIB element cannot be degrees Celsius."""
    dataset = open_dataset(path)
    rows, cols = (min(n, _SAMPLE_SIDE) for n in (dataset.RasterYSize, dataset.RasterXSize))
    for index in range(1, dataset.RasterCount + 1):
        raster_band = dataset.GetRasterBand(index)
        if raster_band.GetMetadataItem("GRIB_ELEMENT") != element:
            continue
        sample = read_array(raster_band, path, buf_xsize=cols, buf_ysize=rows)
        temperatures = sample[np.isfinite(sample) & (sample != raster_band.GetNoDataValue())]
        if temperatures.size:
            return "K" if np.median(temperatures) > _HOTTEST else "C"
    return "C"
