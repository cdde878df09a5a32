"""Shapefiles that do not say in which encoding their names are written.

The table of a shapefile (.dbf) names its encoding in a file beside it (.cpg) or in one byte of its
header. Without either, programs take what they are used to, and Chinese names become unreadable.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from osgeo import gdal

from ..files.atomic import failed_write, temporary_path
from ..tables.encoding import detect_encoding
from .opening import quiet_gdal
from .write_failures import write_error

_HEADER, _COLUMN = 32, 32
# Place of the code page in the header; 0 is none, 0x57 "that of the computer".
_CODE_PAGE, _UNSTATED = 29, (0x00, 0x57)
_NAME = 11
_SHOWN = 65_536
# Plain letters, and Western ones: GDAL takes names for these where nothing is stated.
_AS_THEY_ARE = ("", "cp1252")


def unstated_encoding(path) -> str:
    """Return the encoding of a shapefile that states none, "" where nothing need be done.

    Parameters
    ----------
    path : str or Path
        The file ".shp".
    """
    table = _sidecar(Path(path), ".dbf")
    if table is None or _sidecar(Path(path), ".cpg") is not None:
        return ""
    try:
        with open(table, "rb") as stream:
            header = stream.read(_HEADER)
            if len(header) < _HEADER or header[_CODE_PAGE] not in _UNSTATED:
                return ""
            columns = stream.read(max(int.from_bytes(header[8:10], "little") - _HEADER, 0))
            cells = stream.read(_SHOWN)
    except OSError:
        return ""
    record_length = max(int.from_bytes(header[10:12], "little"), 1)
    # A record that is cut off may end within a character.
    cells = cells[: len(cells) // record_length * record_length]
    starts = range(0, len(columns) - 1, _COLUMN)
    column_names = b" ".join(columns[i : i + _NAME].split(b"\0")[0] for i in starts)
    return next(filter(None, (_encoding_of_names(text) for text in (cells, column_names))), "")


def _encoding_of_names(text: bytes) -> str:
    """Return the encoding of a text that is not plain; "" for a plain or Western one."""
    text = text.replace(b"\0", b" ")
    encoding = "" if text.isascii() else detect_encoding(text)
    return "" if encoding in _AS_THEY_ARE else encoding.replace("-sig", "").upper()


def write_decoded_copy(path: str, encoding: str, target: str) -> None:
    """Write the features of a shapefile to a GeoPackage, its names read in an encoding.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the GeoPackage cannot be written.
    """
    temporary = temporary_path(target, ".gpkg")
    with quiet_gdal():
        try:
            options = [f"ENCODING={encoding}"]
            source = gdal.OpenEx(str(path), gdal.OF_VECTOR, open_options=options)
            # A shapefile has polygons and sets of polygons in one layer.
            written = gdal.VectorTranslate(
                temporary, source, format="GPKG", geometryType="PROMOTE_TO_MULTI"
            )
            failure = "" if written is not None else gdal.GetLastErrorMsg()
            written = None  # closes the file
        except RuntimeError as error:
            failure = str(error)
    try:
        if failure:
            raise write_error(target, failure)
        os.replace(temporary, target)
    except OSError as error:
        raise failed_write(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            os.remove(temporary)


def _sidecar(path: Path, ending: str) -> Path | None:
    """Return the file of the same name with another ending, in small or capital letters."""
    both = (path.with_suffix(ending), path.with_suffix(ending.upper()))
    return next((other for other in both if other.is_file()), None)
