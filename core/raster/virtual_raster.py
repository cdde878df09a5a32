"""A raster under another variable name, date, unit or coordinate system, without a copy.

A small virtual raster refers to the file and says what the file itself does not, or says wrongly.
Every algorithm then reads the variable, date and unit as usual.
"""

from __future__ import annotations

import os

from osgeo import gdal

from ..dates.date import Date
from ..errors_and_notes.layers import AxesExchanged
from ..errors_and_notes.raster import UnreadableRaster
from .band_dates import DATE_ITEM
from .band_description import describe_raster
from .crs import chosen_reference
from .opening import open_dataset, reading

ENDING = ".vrt"


def write_virtual_raster(path, target, name: str = "", dates=(), unit=None, crs: str = "") -> str:
    """Write a virtual raster of all bands of a file, and return its path.

    Parameters
    ----------
    path : str
        The raster.
    target : str or Path
        File to write, ending in ``.vrt``; its folder is made.
    name : str
        Variable name of every band; empty keeps the names.
    dates : sequence of Date
        Date of each band; empty keeps the dates.
    unit : str, optional
        Unit of every band; None keeps the units.
    crs : str
        Coordinate system: a code such as "EPSG:4326", or WKT; empty keeps the file's own.

    Raises
    ------
    NoCrs
        When the coordinate system is neither.
    AxesExchanged
        When a virtual raster would lie on its side or nowhere.
    UnreadableRaster
        When the file cannot be read, or the target not be written.
    """
    grid, bands = describe_raster(str(path))
    target = str(target)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    dataset = open_dataset(str(path))
    with reading(str(path)):
        if bands[0].transposed or dataset.GetGeoTransform(can_return_null=True) is None:
            raise AxesExchanged(str(path))
        options = {"format": "VRT", "bandList": [band.index for band in bands]}
        if crs or bands[0].crs_assumed:
            options["outputSRS"] = chosen_reference(crs).ExportToWkt() if crs else grid.crs
        virtual_raster = gdal.Translate(target, dataset, **options)
        if virtual_raster is None:
            raise UnreadableRaster(str(path), gdal.GetLastErrorMsg())
        for i, band in enumerate(bands):
            date = dates[i] if dates else band.date
            _name_band(virtual_raster.GetRasterBand(i + 1), name or band.name, date, unit)
        virtual_raster.FlushCache()
        del virtual_raster
    return target


def _name_band(raster_band, name: str, date: Date | None, unit: str | None) -> None:
    """Write name, date and unit of a band of a virtual raster."""
    text = date.text if date is not None else None
    raster_band.SetDescription(f"{name}_{text}" if text else name)
    raster_band.SetMetadataItem(DATE_ITEM, text)
    if unit is not None:
        raster_band.SetUnitType(unit)
