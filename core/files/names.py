"""Names of files: what a file holds by its ending, archives in names, and names made from texts."""

from __future__ import annotations

import os
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
# Parts of other files and what programs leave beside them; these are no data of their own.
SIDE_ENDINGS = (
    *(".aux.xml", ".ovr", ".msk", ".tfw", ".tifw", ".wld", ".prj", ".dbf", ".shx", ".cpg", ".sbn"),
    *(".sbx", ".qix", ".qmd", ".qml", ".qlr", ".sld", ".lyr", ".shp.xml", ".tif.xml", ".hdr"),
    *(".ige", ".rrd", ".gpkg-wal", ".gpkg-shm", ".gpkg-journal", ".vat.cpg", ".sgrd", ".mgrd"),
    *(".rdc", ".qgz", ".qgs", ".csvt", ".idx", ".stx", ".clr", ".rpj", ".gfw", ".j2w", ".gri"),
)
LAYER_ENDINGS = (".gpkg", ".shp", ".geojson", ".json", ".kml", ".gml", ".fgb")
TEXT_ENDINGS = (".csv", ".txt", ".tsv")
SHEET_ENDINGS = (".xlsx", ".xls", ".ods")
TABLE_ENDINGS = (*LAYER_ENDINGS, *TEXT_ENDINGS, *SHEET_ENDINGS)
# What nobody takes for a raster.
_DOCUMENTS = (
    *(".html", ".htm", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".md", ".log", ".xml", ".yml"),
    *(".yaml", ".py", ".r", ".m", ".js", ".sh", ".bat", ".ipynb", ".model3", ".carbonmodel"),
    *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".md5", ".sha256", ".kmz", ".mxd", ".aprx", ".ini"),
)
_NAMES = ("thumbs.db", "desktop.ini", "license", "readme", "copying", "makefile", "info")
# Archives, those that GDAL does not read among them.
PACKED_ENDINGS = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".z")
# Formats of tables, of models and of rasters share these: only a look inside tells.
SHARED_ENDINGS = (*HDF, ".gpkg", ".mbtiles", ".dat", ".bin", ".raw")
_HEADER = ".hdr"
_RAW = ("", ".dat", ".bin", ".raw")
_NUMBERS = re.compile(r"(\d+)")

RASTER, SHARED, PACKED, NOT_DATA, UNKNOWN = "raster", "shared", "packed", "not data", "unknown"
# How GDAL's names of members of archives begin.
_ARCHIVES = ("/vsizip/", "/vsitar/", "/vsigzip/")


def file_stem(name: str, fallback: str) -> str:
    """Return a text as a file name without ending, which stays in its folder on any system.

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


def kind_of_file(name: str, names) -> str:
    """Return what a file holds by its name, and by the names of those beside it.

    Parameters
    ----------
    name : str
        Name of the file, without its folder.
    names : set of str
        Names of all files of the folder, in small letters.

    Returns
    -------
    str
        `RASTER`, `SHARED` (one of its formats holds rasters), `PACKED`, `NOT_DATA` (part of another
        file, table, document) or `UNKNOWN`.

    Examples
    --------
    >>> kind_of_file("npp_2001.TIF", set()), kind_of_file("npp_2001.tif.aux.xml", set())
    ('raster', 'not data')
    >>> kind_of_file("npp_2001", {"npp_2001.hdr"}), kind_of_file("npp_2001.mat", set())
    ('raster', 'unknown')
    """
    low = name.lower()
    if low.startswith((".", "~$")) or low.endswith(SIDE_ENDINGS):
        return NOT_DATA
    if _has_header(low, names):
        return RASTER
    if low.endswith(SHARED_ENDINGS):
        return SHARED
    if low.endswith(RASTERS):
        return RASTER
    if low.endswith(PACKED_ENDINGS):
        return PACKED
    return NOT_DATA if low.endswith((*TABLE_ENDINGS, *_DOCUMENTS)) or low in _NAMES else UNKNOWN


def _has_header(low: str, names) -> bool:
    """Say by the names of files whether a header of ENVI or ESRI lies beside a file."""
    stem, ending = os.path.splitext(low)
    if ending not in _RAW:
        return False
    return f"{stem}{_HEADER}" in names or f"{low}{_HEADER}" in names


def natural_order(name: str) -> list:
    """Return a key that sorts numbers in names as numbers: month_2 before month_10."""
    parts = _NUMBERS.split(name.lower())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def archive_of(path: str) -> str:
    """Return the archive on the disk in the name of a ``/vsi...`` file; empty without."""
    inner = path
    while inner.startswith(_ARCHIVES):
        inner = inner[inner.index("/", 1) + 1 :]
    if inner == path:
        return ""
    if inner.startswith("{"):
        inner = inner[1:].split("}", 1)[0]
    while inner and not os.path.isfile(inner):
        shorter = os.path.dirname(inner)
        inner = "" if shorter == inner else shorter
    return inner
