"""The same rasters in many forms of storage: type, scale, byte order, compression, container.

Values are quarters of whole numbers, which every form holds exactly; NaN is no data.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from osgeo import gdal

from carbonsink.tests.factories import make_grid, write_raster

# Values are whole numbers of this step.
STEP = 0.25
# A CRS that every container can name.
GRID_CRS = "EPSG:32632"


def grid_of(values):
    """The grid all forms lie on."""
    return make_grid(*values.shape[-2:], crs=GRID_CRS)


def _geotiff(options=(), dtype="f4", nodata=-9999.0, **more):
    def write(path, values):
        filled = np.where(np.isnan(values), nodata, values)
        write_raster(f"{path}.tif", filled, grid_of(values), nodata, dtype, options=options, **more)
        return f"{path}.tif"

    return write


def _packed(dtype, offset, nodata, declared=True):
    """Whole numbers with scale and offset."""

    def write(path, values):
        stored = np.where(np.isnan(values), nodata, np.rint((values - offset) / STEP))
        mark = nodata if declared else None
        more = {"scale": STEP, "offset": offset}
        return write_raster(f"{path}.tif", stored, grid_of(values), mark, dtype, **more)

    return write


def _masked(path, values):
    """A mask band over cells that hold a number which could be a value."""
    filled = np.where(np.isnan(values), 12.0, values)
    known = ~np.isnan(values)
    return write_raster(f"{path}.tif", filled, grid_of(values), None, "f4", mask=known)


def _undeclared(mark, dtype="f4"):
    def write(path, values):
        filled = np.where(np.isnan(values), mark, values)
        return write_raster(f"{path}.tif", filled, grid_of(values), None, dtype)

    return write


def _driver(name, ending, dtype="f4", options=(), nodata=-9999.0):
    def write(path, values):
        filled = np.where(np.isnan(values), nodata, values)
        path = f"{path}{ending}"
        return write_raster(
            path, filled, grid_of(values), nodata, dtype, driver=name, options=options
        )

    return write


def _big_endian_envi(path, values):
    """ENVI's flat binary with the bytes of a mainframe."""
    path = _driver("ENVI", ".img")(path, values)
    header = Path(path).with_suffix(".hdr")
    header.write_text(header.read_text().replace("byte order = 0", "byte order = 1"))
    Path(path).write_bytes(np.fromfile(path, "<f4").astype(">f4").tobytes())
    return path


def _south_up(path, values):
    filled = np.where(np.isnan(values), -9999.0, values)
    return write_raster(f"{path}.tif", filled, grid_of(values), -9999.0, "f4", south_up=True)


def _virtual(path, values):
    source = _geotiff()(f"{path}_source", values)
    gdal.Translate(f"{path}.vrt", source, format="VRT")
    return f"{path}.vrt"


def _with_overviews(path, values):
    """Averaged overviews, which no result may come from."""
    path = _geotiff()(path, values)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("AVERAGE", [2, 4])
    return path


def _with_wrong_statistics(path, values):
    """Statistics that an older version of the file had."""
    path = _geotiff()(path, values)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetStatistics(-1e6, 1e6, 3.0, 5.0)
    return path


def _netcdf(dtype="f4", order="north", form="NETCDF4", packed=False, both_marks=False):
    """CF NetCDF by netCDF4 itself, with x and y of the cells' centres."""

    def write(path, values):
        import netCDF4

        grid, path = grid_of(values), f"{path}.nc"
        x, y = grid.coordinates()
        data = values if order == "north" else values[::-1]
        with netCDF4.Dataset(path, "w", format=form) as file:
            file.Conventions = "CF-1.8"
            for name, numbers in (("y", y if order == "north" else y[::-1]), ("x", x)):
                file.createDimension(name, numbers.size)
                axis = file.createVariable(name, "f8", (name,))
                axis.standard_name, axis.units = f"projection_{name}_coordinate", "m"
                axis[:] = numbers
            mapping = file.createVariable("crs", "i4")
            mapping.spatial_ref = grid.crs
            mapping.grid_mapping_name = "transverse_mercator"
            name = os.path.basename(path).split("_")[0]
            mark = -32767 if packed else -9999.0
            own = file.createVariable(name, "i2" if packed else dtype, ("y", "x"), fill_value=mark)
            own.grid_mapping = "crs"
            own.set_auto_maskandscale(False)
            if packed:
                own.scale_factor, own.add_offset = STEP, 500.0
                data = np.rint((data - 500.0) / STEP)
            if both_marks:
                own.missing_value = np.array(-8888, own.dtype)
                half = np.isnan(data) & (np.arange(data.shape[1]) % 2 == 0)
                data = np.where(half, -8888, data)
            own[:] = np.where(np.isnan(data), mark, data).astype(own.dtype)
        return path

    return write


STORAGES = {
    "nodata-nan": _geotiff(nodata=np.nan),
    "float64": _geotiff(dtype="f8"),
    "int32": _packed("i4", 0.0, -2147483648),
    "int16-scaled": _packed("i2", 500.0, -32768),
    "uint16-scaled": _packed("u2", -2000.0, 65535),
    "uint16-undeclared": _packed("u2", -2000.0, 65535, declared=False),
    "lzw-predictor": _geotiff(["COMPRESS=LZW", "PREDICTOR=3"]),
    "deflate-tiled": _geotiff(["COMPRESS=DEFLATE", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]),
    "strips": _geotiff(["BLOCKYSIZE=1"]),
    "big-endian": _geotiff(["ENDIANNESS=BIG"]),
    "mask-band": _masked,
    "undeclared": _undeclared(-9999.0),
    "undeclared-huge": _undeclared(-3.4028235e38),
    "undeclared-cmip": _undeclared(1e20),
    "south-up": _south_up,
    "overviews": _with_overviews,
    "statistics": _with_wrong_statistics,
    "vrt": _virtual,
    "envi": _driver("ENVI", ".img"),
    "envi-big-endian": _big_endian_envi,
    "envi-bip": _driver("ENVI", ".dat", options=["INTERLEAVE=BIP"]),
    "img": _driver("HFA", ".img"),
    "img-compressed": _driver("HFA", ".img", options=["COMPRESSED=YES"]),
    "ascii-grid": _driver("AAIGrid", ".asc"),
    "bil": _driver("EHdr", ".bil"),
    "saga": _driver("SAGA", ".sdat"),
    "netcdf": _netcdf(),
    "netcdf-classic": _netcdf(form="NETCDF3_CLASSIC"),
    "netcdf-float64": _netcdf("f8"),
    "netcdf-south-first": _netcdf(order="south"),
    "netcdf-packed": _netcdf(packed=True),
    "netcdf-two-marks": _netcdf(both_marks=True),
}


def whole_numbers(dtype, nodata, ending=".tif", driver="GTiff", declared=True, **more):
    """Return a writer of class codes in a type."""

    def write(path, codes):
        stored = np.where(np.isnan(codes), nodata, codes)
        mark = nodata if declared else None
        return write_raster(
            f"{path}{ending}", stored, grid_of(codes), mark, dtype, driver=driver, **more
        )

    return write


CODES = {
    "int8-mask": lambda path, codes: write_raster(
        f"{path}.tif",
        np.where(np.isnan(codes), 1, codes),
        grid_of(codes),
        None,
        "u1",
        mask=~np.isnan(codes),
    ),
    "uint16": whole_numbers("u2", 65535),
    "int16": whole_numbers("i2", -9999),
    "int16-undeclared": whole_numbers("i2", -9999, declared=False),
    "int32": whole_numbers("i4", -2147483648),
    "float32": whole_numbers("f4", -9999.0),
    "float64-nan": whole_numbers("f8", np.nan),
    "big-endian": whole_numbers("i2", -9999, options=["ENDIANNESS=BIG"]),
    "img": whole_numbers("u1", 255, ".img", "HFA"),
    "ascii-grid": whole_numbers("i4", -9999, ".asc", "AAIGrid"),
    "bil": whole_numbers("i2", -9999, ".bil", "EHdr"),
}


def _bands(order, options=(), driver="GTiff", ending=".tif"):
    """All dates of a series as bands of one file, named in their descriptions."""

    def write(folder, rasters):
        names = [list(rasters)[i] for i in order(len(rasters))]
        values = np.stack([rasters[name] for name in names])
        return write_raster(
            f"{folder}/all{ending}",
            np.where(np.isnan(values), -9999.0, values),
            grid_of(values),
            -9999.0,
            "f4",
            driver=driver,
            options=options,
            descriptions=[name.replace("_", " ") for name in names],
        )

    return write


def _time_axis(order, calendar="standard"):
    """All dates of a series along the time of a NetCDF file, in the middle of each step."""

    def write(folder, rasters):
        import cftime
        import netCDF4

        names = [list(rasters)[i] for i in order(len(rasters))]
        variable = names[0].split("_")[0]
        values = np.stack([rasters[name] for name in names])
        grid, path = grid_of(values), f"{folder}/{variable}_all.nc"
        x, y = grid.coordinates()
        days = [cftime.datetime(*_middle(n.split("_")[1]), calendar=calendar) for n in names]
        with netCDF4.Dataset(path, "w") as file:
            file.Conventions = "CF-1.8"
            file.createDimension("time", len(names))
            time = file.createVariable("time", "f8", ("time",))
            time.units, time.calendar = "days since 1850-01-01", calendar
            time[:] = cftime.date2num(days, time.units, calendar)
            for name, numbers in (("y", y), ("x", x)):
                file.createDimension(name, numbers.size)
                axis = file.createVariable(name, "f8", (name,))
                axis.standard_name, axis.units = f"projection_{name}_coordinate", "m"
                axis[:] = numbers
            mapping = file.createVariable("crs", "i4")
            mapping.spatial_ref, mapping.grid_mapping_name = grid.crs, "transverse_mercator"
            own = file.createVariable(variable, "f4", ("time", "y", "x"), fill_value=-9999.0)
            own.grid_mapping = "crs"
            own[:] = np.where(np.isnan(values), -9999.0, values)
        return path

    return write


def _middle(text):
    """Year, month and day in the middle of a year or month."""
    year, _, month = text.partition("-")
    return (int(year), int(month), 15) if month else (int(year), 7, 1)


def _shuffled(n):
    return np.random.default_rng(5).permutation(n)


CONTAINERS = {
    "bands": _bands(range),
    "bands-backwards": _bands(lambda n: range(n)[::-1]),
    "bands-shuffled": _bands(_shuffled, ["INTERLEAVE=BAND", "COMPRESS=DEFLATE"]),
    "bands-img": _bands(_shuffled, driver="HFA", ending=".img"),
    "bands-bip": _bands(_shuffled, ["INTERLEAVE=BIP"], "ENVI", ".dat"),
    "time": _time_axis(range),
    "time-backwards": _time_axis(lambda n: range(n)[::-1]),
    "time-noleap": _time_axis(range, "noleap"),
    "time-360-days": _time_axis(_shuffled, "360_day"),
    "time-julian": _time_axis(range, "julian"),
}
