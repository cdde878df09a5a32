"""Shapefiles that do not say, or not rightly, in which encoding their names are written.

The table of a shapefile (.dbf) names its encoding in a file beside it (.cpg) or in one byte of its
header. Without either, programs take what they are used to, and Chinese names become unreadable.
ArcGIS writes "OEM" and "ANSI 936" into the file, which GDAL does not know; and a name that is plain
UTF-8, or cannot be what is stated, says more than the statement.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from osgeo import gdal

from ..files.atomic import failed_write, temporary_path
from ..tables.encoding import BIG5, GB_18030, UTF_8, detect_encoding
from .opening import quiet_gdal
from .write_failures import write_error

_HEADER, _COLUMN = 32, 32
# Place of the code page in the header, and what its values mean; 0x57 is "that of the computer".
_CODE_PAGE, _COMPUTER = 29, 0x57
_CODE_PAGES = {
    0x01: "cp437",
    0x02: "cp850",
    0x03: "cp1252",
    0x64: "cp852",
    0x65: "cp866",
    0x4D: "gbk",
    0x7A: "gbk",
    0x4F: "cp950",
    0x78: "cp950",
    0x13: "cp932",
    0x7B: "cp932",
    0x4E: "cp949",
    0x79: "cp949",
    0xC8: "cp1250",
    0xC9: "cp1251",
    0xCA: "cp1254",
}
# Place of type and width in the description of a column, and the length of its name.
_NAME, _TYPE, _WIDTH = 11, 11, 16
_SHOWN = 65_536
_NUMBER = re.compile(r"(?P<kind>ansi|oem|cp|ms|windows|ibm)?[\s_-]*(?P<page>\d{3,5})", re.I)
_ISO = re.compile(r"(?:iso)?[\s_-]*8859[\s_-]*(?P<part>\d{1,2})", re.I)
# Words with which GDAL knows no code page.
_UNKNOWN = ("ansi", "oem", "ms", "system")
_CHINESE, _WESTERN = (GB_18030, BIG5), ("cp1252", "latin-1", "iso8859-1", "cp437", "cp850")
_WESTERN_SIGNS = "°²³·–’‘“”´ªº"
# So few different Chinese letters may be an accident in a text that is said to be Western.
_MIN_LETTERS = 3


class _Statement(NamedTuple):
    """The encoding that a table states, "" for none that is known, and whether GDAL reads it."""

    encoding: str
    is_known: bool


def encoding_of_names(path) -> str:
    """Return the encoding to read the names of a shapefile in, "" where GDAL finds it itself.

    Parameters
    ----------
    path : str or Path
        The file ".shp" or ".dbf".
    """
    table = _sidecar(Path(path), ".dbf")
    if table is None:
        return ""
    try:
        with open(table, "rb") as stream:
            header = stream.read(_HEADER)
            if len(header) < _HEADER:
                return ""
            columns = stream.read(max(int.from_bytes(header[8:10], "little") - _HEADER, 0))
            cells = stream.read(_SHOWN)
    except OSError:
        return ""
    statement = _read_statement(Path(path), header[_CODE_PAGE])
    starts = range(0, len(columns) - 1, _COLUMN)
    column_names = b"\n".join(columns[i : i + _NAME].split(b"\0")[0] for i in starts)
    names = _names_in_cells(columns, cells, int.from_bytes(header[10:12], "little"))
    text = column_names if names.isascii() else names
    return "" if text.isascii() else _encoding_of_text(text, statement, header[_CODE_PAGE])


def _encoding_of_text(text: bytes, statement: _Statement, code_page: int) -> str:
    """Return the encoding of names that are not plain, "" where GDAL reads what is stated."""
    found = detect_encoding(text)
    stated = statement.encoding
    if stated and _can_decode(text, stated):
        is_other = found == UTF_8 != _plain_name(stated)
        if stated in _WESTERN and found in _CHINESE:
            letters = {letter for letter in text.decode(found, "ignore") if ord(letter) > 127}
            is_other = len(letters) >= _MIN_LETTERS
        if not is_other:
            return "" if statement.is_known else _name_for_gdal(stated)
    elif found == "cp1252" and (code_page == _COMPUTER or not _is_western(text)):
        return ""  # GDAL takes it for Western; or it is Cyrillic, say, and nobody can read it
    return _name_for_gdal(found)


def _is_western(text: bytes) -> bool:
    """Say whether names are Western words: plain letters, some of them with accents."""
    letters = [letter for letter in text.decode("cp1252", "replace") if letter.isalpha()]
    others = {letter for letter in text.decode("cp1252", "replace") if ord(letter) > 127}
    n_plain = sum(letter.isascii() for letter in letters)
    return 2 * n_plain > len(letters) and others <= {*letters, *_WESTERN_SIGNS}


def _name_for_gdal(encoding: str) -> str:
    """Return the name of an encoding as GDAL and QGIS know it."""
    return encoding.replace("-sig", "").upper()


def _plain_name(encoding: str) -> str:
    """Return UTF-8 as `detect_encoding` names it, and other encodings as they are."""
    return UTF_8 if codecs.lookup(encoding).name == "utf-8" else encoding


def _can_decode(text: bytes, encoding: str) -> bool:
    """Say whether the names of a shapefile can be read in an encoding."""
    try:
        text.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _read_statement(path: Path, code_page: int) -> _Statement:
    """Return what a shapefile states about the encoding of its names."""
    sidecar = _sidecar(path, ".cpg")
    if sidecar is None:
        return _Statement(_CODE_PAGES.get(code_page, ""), True)
    try:
        with open(sidecar, "rb") as stream:
            content = stream.read(64)
    except OSError:
        return _Statement("", True)
    text = content.decode("utf-8-sig", "replace").strip()
    is_known = not content.startswith(codecs.BOM_UTF8) and not text.lower().startswith(_UNKNOWN)
    return _Statement(_codec_of(text), is_known)


def _codec_of(text: str) -> str:
    """Return the codec that the content of a .cpg names, "" for none that is known.

    Examples
    --------
    >>> _codec_of("ANSI 936"), _codec_of("88591"), _codec_of("UTF8"), _codec_of("OEM")
    ('cp936', 'iso8859-1', 'utf-8', '')
    """
    number, iso = _NUMBER.fullmatch(text), _ISO.fullmatch(text)
    if iso:
        text = f"iso8859-{iso['part']}"
    elif number:
        text = "utf-8" if number["page"] == "65001" else f"cp{number['page']}"
    try:
        codec = codecs.lookup(text)
    except (LookupError, ValueError):
        return ""
    # What the codec is called by Python: GDAL does not know all of its names.
    return text if number and not iso and codec.name != "utf-8" else codec.name


def _names_in_cells(columns: bytes, cells: bytes, record_length: int) -> bytes:
    """Return the texts in the cells of a table, one on each line.

    A text that fills its cell may end within a character, and so may the last record that was read.
    """
    names, offset = [], 1
    for i in range(0, len(columns) - _COLUMN + 1, _COLUMN):
        width = columns[i + _WIDTH]
        if columns[i + _TYPE : i + _TYPE + 1] == b"C":
            names.append((offset, width))
        offset += width
    whole: list = []
    full: list = []
    for start in range(0, len(cells) - record_length + 1, max(record_length, 1)):
        for offset, width in names:
            cell = cells[start + offset : start + offset + width].split(b"\0")[0]
            (full if cell[-1:] not in (b" ", b"") and len(cell) == width else whole).append(cell)
    return b"\n".join(whole if any(not cell.isascii() for cell in whole) else full)


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
