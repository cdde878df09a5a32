"""Files as data centres write them: made with the libraries that write such files."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np

# Side and origin of the tiles of the sinusoidal grid, m, as the MODIS land team gives them.
TILE = 1111950.5196666666
WEST, NORTH = -20015109.354, 10007554.677


def seconds(date) -> int:
    return int((datetime.datetime(*date) - datetime.datetime(1970, 1, 1)).total_seconds())


def write_netcdf(
    path,
    variables,
    times,
    longitude=(100.0, 100.25, 100.5, 100.75, 101.0),
    latitude=(32.0, 31.75, 31.5),
    units="seconds since 1970-01-01",
    time="valid_time",
    calendar="proleptic_gregorian",
    facts=(),
    dimensions=(),
    fill=None,
    form="NETCDF4",
    **more,
):
    """Write variables ``{name: (values, attributes)}``, each (times, ..., rows, columns)."""
    import netCDF4

    with netCDF4.Dataset(path, "w", format=form) as file:
        for key, value in facts:
            setattr(file, key, value)
        file.createDimension(time, len(times))
        axis = file.createVariable(time, "f8", (time,))
        axis.units, axis.calendar, axis.standard_name = units, calendar, "time"
        axis[:] = times
        for name, values in dimensions:
            file.createDimension(name, len(values))
            own = file.createVariable(name, "i4", (name,))
            own[:] = values
        for name, values, unit in (
            ("latitude", latitude, "degrees_north"),
            ("longitude", longitude, "degrees_east"),
        ):
            file.createDimension(name, len(values))
            own = file.createVariable(name, "f8", (name,))
            own.units, own.standard_name = unit, name
            own[:] = values
        if "expver" in more:
            own = file.createVariable("expver", str, (time,))
            for i, text in enumerate(more["expver"]):
                own[i] = text
        names = (time, *(name for name, _ in dimensions), "latitude", "longitude")
        for name, (values, attributes) in variables.items():
            values = np.asarray(values)
            own = file.createVariable(
                name, values.dtype, names, fill_value=fill if fill is not None else None
            )
            own.set_auto_maskandscale(False)
            own.setncatts(attributes)
            own[:] = values
    return str(path)


def write_hdf5(path, grid, fields):
    """Write an HDF-EOS5 file without position: ``{name: values}`` as fields of a grid."""
    import netCDF4

    with netCDF4.Dataset(path, "w") as file:
        group = file.createGroup(f"HDFEOS/GRIDS/{grid}/Data Fields")
        rows, cols = next(iter(fields.values())).shape
        group.createDimension("YDim", rows)
        group.createDimension("XDim", cols)
        for name, values in fields.items():
            own = group.createVariable(name, values.dtype, ("YDim", "XDim"))
            own.set_auto_maskandscale(False)
            own[:] = values
    return str(path)


def write_hdf4(path, values):
    """Write a plain HDF4 file of one field."""
    from osgeo import gdal, gdal_array

    kind = gdal_array.NumericTypeCodeToGDALTypeCode(values.dtype.type)
    driver = gdal.GetDriverByName("HDF4Image")
    dataset = driver.Create(str(path), values.shape[1], values.shape[0], 1, kind)
    dataset.GetRasterBand(1).WriteArray(values)
    del dataset
    return str(path)


def tile_transform(h, v, cells):
    """Return the geotransform of a tile of the sinusoidal grid."""
    cell = TILE / cells
    return WEST + h * TILE, cell, 0.0, NORTH - v * TILE, 0.0, -cell


def read(path):
    """Return the values of a raster as GDAL reads them."""
    from osgeo import gdal

    return gdal.Open(str(path)).ReadAsArray()


def facts_of(path):
    """Return the metadata, the band's metadata and its unit."""
    from osgeo import gdal

    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    return dataset.GetMetadata(), band.GetMetadata(), band.GetUnitType()


ECMWF = (("institution", "European Centre for Medium-Range Weather Forecasts"),)
MONTHS = [seconds((2005, month, 1)) for month in range(1, 13)]


def made(receipt) -> dict:
    """Return the values of all rasters of an import by the names of their files."""
    return {Path(path).stem: read(path) for path in receipt.outputs}


def kinds(notes) -> set:
    """Return the classes of notes."""
    return {type(note) for note in notes}
