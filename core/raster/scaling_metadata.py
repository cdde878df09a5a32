"""Scale, offset and unit of bands: as GDAL hands them on, and in metadata that state them besides.

Of the arrays of HDF5 files these are attributes, which GDAL lists among those of the file.
Programs that copy a band of an HDF or NetCDF file into a GeoTIFF keep scale, fill value and unit as
metadata of the band or of the file, under the names that they had there. SAGA keeps a factor in
its header, and ENVI gains, which GDAL forgets where a nodata value stands beside the file.
"""

from __future__ import annotations

import math
import os
import re

from osgeo import gdal

from ..errors_and_notes.raster import UnreadableRaster
from ..files.reading import read_bytes
from ..units.unit import dimensions_of
from .file_version import VARIABLE
from .grib import unit_of_message

# Beside these, a unit in the metadata of a file is that of its numbers, not of its coordinates.
_OF_NUMBERS = ("scale_factor", "_FillValue", "valid_range", "long_name", "standard_name")
_UNITS = ("units", "Units", "UNITS", "unit", "Unit")
# Amounts, as ERA5 writes them.
_AMOUNTS = ("m", "J m**-2", "kg m**-2", "m of water equivalent")
# Drivers that hand on what their files state of each array.
_CONTAINERS = ("netCDF", "HDF4", "HDF4Image", "HDF5", "HDF5Image", "Zarr", "GRIB")
# A header has a few hundred bytes.
_MAX_HEADER_BYTES = 1 << 20
# Codes of GDAL's types of whole numbers: Byte, UInt16, Int16, UInt32, Int32, UInt64, Int64, Int8.
WHOLE_TYPES = frozenset((1, 2, 3, 4, 5, 12, 13, 14))
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)


def stated_metadata(dataset: gdal.Dataset, raster_band: gdal.Band) -> dict:
    """Return metadata of a file and of a band by name, which may state scale and unit."""
    band_metadata = raster_band.GetMetadata() or {}
    if dataset.GetDriver().ShortName in _CONTAINERS:
        return band_metadata
    return {**(dataset.GetMetadata() or {}), **band_metadata}


def stated_scaling(
    dataset: gdal.Dataset, band_number: int, metadata: dict, is_whole: bool
) -> tuple | None:
    """Return scale and offset where only the metadata give them, else None.

    Only whole numbers are packed: in a file of floats they are left from the file it was made of,
    whose scale was applied.

    Parameters
    ----------
    dataset : gdal.Dataset
        The open raster.
    band_number : int
        The band, from 1 on.
    metadata : dict
        What `stated_metadata` returns.
    is_whole : bool
        Whether the band stores whole numbers.
    """
    factor = _saga_factor(dataset)
    if factor is not None:
        return factor, 0.0
    gain = _envi_gain(dataset, band_number)
    if gain is not None:
        return gain
    if not is_whole:
        return None
    scale, offset = first_number(metadata, "scale_factor"), first_number(metadata, "add_offset")
    if scale is None and offset is None:
        return None
    return 1.0 if scale is None else scale, offset or 0.0


def stated_unit(raster_band: gdal.Band, metadata: dict) -> str:
    """Return the unit that metadata beside scale and offset state alone; empty without.

    That of a file may be one of its coordinates ("m"), unless it is one of carbon or stands beside
    other metadata of an array.
    """
    band_metadata = raster_band.GetMetadata() or {}
    unit = next((metadata[key].strip() for key in _UNITS if metadata.get(key)), "")
    if any(band_metadata.get(key) for key in _UNITS) or any(
        metadata.get(key) for key in _OF_NUMBERS
    ):
        return unit
    return unit if "carbon" in dimensions_of(unit) else ""


def rate_of_unit(unit: str, metadata: dict) -> str:
    """Return the unit in a band's metadata, per day where ECMWF's step type says so.

    Monthly means of ERA5 state amounts such as "m" that are means of the amounts of each day.
    """
    is_daily = metadata.get("GRIB_stepType", "").strip() in ("avgad", "avgid")
    return f"{unit} d-1" if is_daily and unit.strip() in _AMOUNTS else unit


def _envi_gain(dataset: gdal.Dataset, band_number: int) -> tuple | None:
    """Return scale (gain) and offset of a band in the header of an ENVI file, or None."""
    header = dataset.GetMetadata("ENVI") or {}
    lists = (header.get(f"data_{name}_values", "") for name in ("gain", "offset"))
    texts = [text.strip("{} ").split(",") for text in lists]
    gain, offset = (
        first_number({"number": numbers[band_number - 1]}, "number")
        if band_number <= len(numbers)
        else None
        for numbers in texts
    )
    if gain is None and offset is None:
        return None
    return 1.0 if gain is None else gain, offset or 0.0


def _saga_factor(dataset: gdal.Dataset) -> float | None:
    """Return the scale factor in the header of a SAGA grid, which GDAL does not apply."""
    if dataset.GetDriver().ShortName != "SAGA":
        return None
    header = os.path.splitext(dataset.GetDescription())[0] + ".sgrd"
    try:
        text = read_bytes(header, _MAX_HEADER_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return None
    lines = dict(line.partition("=")[::2] for line in text.splitlines() if "=" in line)
    metadata = {name.strip().upper(): text.strip() for name, text in lines.items()}
    factor = first_number(metadata, "Z_FACTOR")
    return None if factor in (None, 0.0, 1.0) else factor


def array_attributes(path: str, dataset: gdal.Dataset, raster_band: gdal.Band) -> dict:
    """Return the attributes of an HDF5 array, its scaling among them, as texts by name.

    GDAL lists them under the full name of the array, among those of the band or of the file; from
    3.8 or so on those of the band have their own names.

    Parameters
    ----------
    path : str
        What GDAL opens.
    dataset, raster_band : gdal.Dataset, gdal.Band
        The open raster.
    """
    match = VARIABLE.match(path)
    if match is None or not path.startswith("HDF5:"):
        return {}
    band_attributes = raster_band.GetMetadata() or {}
    metadata = {**(dataset.GetMetadata() or {}), **band_attributes}
    prefix = re.sub(r"[/ ]", "_", match["array"].strip("/")) + "_"
    named = {k[len(prefix) :]: text for k, text in metadata.items() if k.startswith(prefix)}
    return {**band_attributes, **named}


def first_number(attributes: dict, *names: str) -> float | None:
    """Return the first number in the first of some metadata items that is there; None without."""
    text = next((attributes[name] for name in names if attributes.get(name)), "")
    match = _NUMBER.search(text)
    return float(match.group()) if match else None


def scale_and_offset(dataset, raster_band, metadata: dict, attributes: dict, path: str) -> tuple:
    """Return scale and offset of a band, of HDF5 by the attributes of its array."""
    stated_scale = raster_band.GetScale()
    scale = 1.0 if stated_scale is None else float(stated_scale)
    offset = float(raster_band.GetOffset() or 0.0)
    array_scale = first_number(attributes, "scale_factor")
    if array_scale is not None and (scale, offset) == (1.0, 0.0):
        scale, offset = array_scale, first_number(attributes, "add_offset") or 0.0
    elif (scale, offset) == (1.0, 0.0):
        is_whole = raster_band.DataType in WHOLE_TYPES
        scale, offset = stated_scaling(dataset, raster_band.GetBand(), metadata, is_whole) or (
            scale,
            offset,
        )
    if scale == 0.0 or not math.isfinite(scale) or not math.isfinite(offset):
        raise UnreadableRaster(path, f"scale {scale:g}, offset {offset:g}")
    return scale, offset


def unit_of_band(raster_band, path: str, attributes: dict, metadata: dict) -> str:
    """Return the unit of a band, from the place in its file that states one first."""
    unit = (
        unit_of_message(raster_band, path)
        or raster_band.GetUnitType()
        or _unit_in_metadata(attributes)
        or stated_unit(raster_band, metadata)
    )
    return rate_of_unit(unit, metadata)


def _unit_in_metadata(attributes: dict) -> str:
    """Return the unit that the metadata of a band state."""
    return next(
        (attributes[key].strip() for key in ("units", "Units", "unit") if attributes.get(key)), ""
    )
