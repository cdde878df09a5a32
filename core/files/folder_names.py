"""What the files of a folder of rasters may be, by their names."""

from __future__ import annotations

import os
import re

from .names import HDF, RASTERS

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

RASTER, SHARED, PACKED, BESIDE, UNKNOWN = "raster", "shared", "packed", "beside", "unknown"


def kind_of_file(name: str, names) -> str:
    """Return what a file beside others may be.

    Parameters
    ----------
    name : str
        Name of the file, without its folder.
    names : set of str
        Names of all files of the folder, in small letters.

    Returns
    -------
    str
        `RASTER`, `SHARED` (one of its formats holds rasters), `PACKED`, `BESIDE` (part of another
        file, table, document) or `UNKNOWN`.

    Examples
    --------
    >>> kind_of_file("npp_2001.TIF", set()), kind_of_file("npp_2001.tif.aux.xml", set())
    ('raster', 'beside')
    >>> kind_of_file("npp_2001", {"npp_2001.hdr"}), kind_of_file("npp_2001.mat", set())
    ('raster', 'unknown')
    """
    low = name.lower()
    if low.startswith((".", "~$")) or low.endswith(SIDE_ENDINGS):
        return BESIDE
    if _has_header(low, names):
        return RASTER
    if low.endswith(SHARED_ENDINGS):
        return SHARED
    if low.endswith(RASTERS):
        return RASTER
    if low.endswith(PACKED_ENDINGS):
        return PACKED
    return BESIDE if low.endswith((*TABLE_ENDINGS, *_DOCUMENTS)) or low in _NAMES else UNKNOWN


def _has_header(low: str, names) -> bool:
    """Say whether a file of numbers has a header of ENVI or ESRI beside it."""
    stem, ending = os.path.splitext(low)
    if ending not in _RAW:
        return False
    return f"{stem}{_HEADER}" in names or f"{low}{_HEADER}" in names


def natural_order(name: str) -> list:
    """Return a key that sorts numbers in names as numbers: month_2 before month_10."""
    parts = _NUMBERS.split(name.lower())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
