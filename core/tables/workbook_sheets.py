"""What a sheet of a workbook (.xlsx, .ods) shows of its cells, beside their values.

A cell that shows "1.25%" holds 0.0125, one with a formula that was never computed holds nothing,
and rows that a filter hides are there all the same. Readers of values see none of it. The parts of
the file are searched as text, never built as documents.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property

from ..files.reading import LONGEST, is_zip, require_regular
from .opendocument_sheets import (
    ATTRIBUTE,
    CONTENT,
    ENDING,
    OpenSheet,
    find_elements,
    find_sheet,
)

ENDINGS = (".xlsx", ".xlsm")
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# Sheets of more bytes, unpacked, are not looked at.
_MAX_BYTES = 1 << 28
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)>")
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s([^<>]*)>")
_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b([^<>]*)>"), re.compile(r"</(?:\w+:)?cellXfs>")
_STYLE = re.compile(r"<(?:\w+:)?xf\b([^<>]*)>")
_ROW = re.compile(r"<(?:\w+:)?row\b([^<>]*)>")
_CELL = re.compile(r"<(?:\w+:)?c\b([^<>]*)>"), re.compile(r"</(?:\w+:)?c>")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FORMULA, _VALUE = re.compile(r"<(?:\w+:)?f\b"), re.compile(r"<(?:\w+:)?v>[^<]|<(?:\w+:)?t\b")
# Text in quotes within a format, and what stands for itself behind a backslash.
_LITERAL = re.compile(r'"[^"]*"|\\.')
_PERCENTS = ("9", "10")  # 0% and 0.00%
_TEXTS = ("s", "str", "inlineStr")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook.

    Parameters
    ----------
    text : str
        The sheet as its file has it.
    percent_styles : frozenset of str
        Numbers of the styles that show percents.
    """

    text: str
    percent_styles: frozenset

    @cached_property
    def percents(self) -> frozenset:
        """Return rows (from 1) and columns (from 0) of the numbers that are shown in percent."""
        if not self.percent_styles:
            return frozenset()
        return frozenset(
            place
            for place, facts, _ in self._cells()
            if facts.get("s") in self.percent_styles and facts.get("t", "n") == "n"
        )

    @cached_property
    def texts(self) -> frozenset:
        """Return rows and columns of the cells that hold text."""
        return frozenset(place for place, facts, _ in self._cells() if facts.get("t") in _TEXTS)

    @cached_property
    def formulas_without_value(self) -> tuple:
        """Return rows and columns of the formulas that were never computed."""
        if not _FORMULA.search(self.text):
            return ()
        return tuple(
            place
            for place, _, inside in self._cells()
            if inside and _FORMULA.search(inside) and not _VALUE.search(inside)
        )

    @cached_property
    def hidden_rows(self) -> tuple:
        """Return the numbers of the rows that are hidden, as those that a filter leaves out."""
        if ' hidden="' not in self.text:
            return ()
        rows = (dict(ATTRIBUTE.findall(match[1])) for match in _ROW.finditer(self.text))
        is_hidden = ("1", "true")
        return tuple(
            int(facts["r"])
            for facts in rows
            if facts.get("hidden") in is_hidden and facts.get("r", "").isdecimal()
        )

    def _cells(self):
        """Yield place, attributes and content of each cell."""
        for attributes, inside in find_elements(self.text, *_CELL):
            facts = dict(ATTRIBUTE.findall(attributes))
            place = _PLACE.fullmatch(facts.get("r", ""))
            if place:
                yield (int(place[2]), _column_number(place[1])), facts, inside


def _column_number(letters: str) -> int:
    """Return the number of a column from 0: 26 of "AA"."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell as a spreadsheet shows it.

    Examples
    --------
    >>> cell_name(5, 1), cell_name(12, 27)
    ('B5', 'AB12')
    """
    letters, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def read_sheet(path: str, name: str = "") -> Sheet | OpenSheet | None:
    """Return a sheet of a workbook; None where the file is none, or its parts are not found.

    Parameters
    ----------
    path : str
        The file.
    name : str
        Name of the sheet; empty for the first one.
    """
    is_open_document = path.lower().endswith(ENDING)
    if not is_open_document and not path.lower().endswith(ENDINGS):
        return None
    try:
        require_regular(path)
        with open(path, "rb") as file:
            if not is_zip(file.read(LONGEST)):
                return None
            with zipfile.ZipFile(file) as archive:
                if is_open_document:
                    return find_sheet(_part(archive, CONTENT), name)
                part = _part_of_sheet(archive, name)
                return Sheet(_part(archive, part), _percent_styles(archive)) if part else None
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError):
        return None  # what cannot be read is told by the reader of values
    except NotImplementedError:
        return None


def _part(archive: zipfile.ZipFile, name: str) -> str:
    """Return a part of a workbook as text; "" where there is none, or it is too large."""
    if name not in archive.namelist() or archive.getinfo(name).file_size > _MAX_BYTES:
        return ""
    with archive.open(name) as file:
        return file.read(_MAX_BYTES).decode("utf-8", "replace")


def _part_of_sheet(archive: zipfile.ZipFile, name: str) -> str:
    """Return the name of the part that holds a sheet; "" where there is none."""
    sheets = [dict(ATTRIBUTE.findall(m[1])) for m in _SHEET.finditer(_part(archive, _WORKBOOK))]
    wanted = [s for s in sheets if not name or html.unescape(s.get("name", "")) == name]
    if not wanted:
        return ""
    relation = next((v for key, v in wanted[0].items() if key.rpartition(":")[2] == "id"), "")
    for match in _RELATION.finditer(_part(archive, _RELATIONS)):
        facts = dict(ATTRIBUTE.findall(match[1]))
        if facts.get("Id") == relation:
            target = html.unescape(facts.get("Target", ""))
            return target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
    return ""


def _percent_styles(archive: zipfile.ZipFile) -> frozenset:
    """Return the numbers of the cell styles of a workbook that show percents."""
    text = _part(archive, "xl/styles.xml")
    own = (dict(ATTRIBUTE.findall(match[1])) for match in _FORMAT.finditer(text))
    percents = {*_PERCENTS}
    for facts in own:
        code = _LITERAL.sub("", html.unescape(facts.get("formatCode", "")))
        if "%" in code:
            percents.add(facts.get("numFmtId", ""))
    styles = next(find_elements(text, *_STYLES), ("", ""))
    found = _STYLE.findall(styles[1])
    return frozenset(
        str(i)
        for i, attributes in enumerate(found)
        if dict(ATTRIBUTE.findall(attributes)).get("numFmtId") in percents
    )
