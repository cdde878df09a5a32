"""Names of files: endings of those that hold rasters, and names made from texts inside files."""

from __future__ import annotations

import re

# What a file name may not have on some system, or what would lead out of the folder.
_FOREIGN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
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


def file_stem(name: str, fallback: str) -> str:
    """Return a name as the beginning of a file name, which stays in its folder on any system.

    Parameters
    ----------
    name : str
        Of a variable, for example.
    fallback : str
        What stands for a name of which nothing is left.

    Examples
    --------
    >>> file_stem("../../.bashrc", "x"), file_stem("NPP (gC/m2)", "x"), file_stem("..", "x")
    ('bashrc', 'NPP (gC_m2)', 'x')
    """
    return _FOREIGN.sub("_", name).strip("._ ")[:100].rstrip(". ") or fallback


def unpacked(path: str) -> str:
    """Return the name of what a compressed file holds; any other name as it is."""
    return path[: -len(GZIP)] if path.lower().endswith(GZIP) else path


def is_netcdf(path: str) -> bool:
    """Say whether a name is that of a NetCDF file, compressed or not."""
    return unpacked(path).lower().endswith(NETCDF)
