"""Endings of files that hold rasters, by the library that reads them."""

from __future__ import annotations

TIFF = (".tif", ".tiff")
NETCDF = (".nc", ".nc4", ".cdf")
HDF5 = (".h5", ".he5", ".hdf5")
HDF = (".hdf", ".hdf4", *HDF5)
GRIB = (".grib", ".grb", ".grb2", ".grib2")
GZIP = ".gz"
# Files that GDAL's drivers of NetCDF, HDF and GRIB read from the disk only.
FROM_DISK = (*NETCDF, *HDF, *GRIB)
_OTHERS = (".vrt", ".img", ".asc", ".bil", ".bip", ".bsq", ".grd", ".jp2", ".sdat", ".flt", ".rst")
# Files that hold rasters.
RASTERS = (*TIFF, *FROM_DISK, *_OTHERS)


def unpacked(path: str) -> str:
    """Return the name of what a compressed file holds; any other name as it is."""
    return path[: -len(GZIP)] if path.lower().endswith(GZIP) else path


def is_netcdf(path: str) -> bool:
    """Say whether a name is that of a NetCDF file, compressed or not."""
    return unpacked(path).lower().endswith(NETCDF)
