"""What a sheet of an OpenDocument file (.ods) shows of its cells, beside their values.

As `workbook_sheets` does for workbooks of Excel: searched as text, never built as documents.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

ENDING, CONTENT = ".ods", "content.xml"
ATTRIBUTE = re.compile(r'(?<![\w:.-])([\w:.-]+)\s*=\s*"([^"]*)"')
_TABLE = re.compile(r"<table:table\s([^<>]*)>"), re.compile(r"</table:table>")
_ROW = re.compile(r"<table:table-row\b([^<>]*)>"), re.compile(r"</table:table-row>")
_CELL = (
    re.compile(r"<table:(?:covered-)?table-cell\b([^<>]*)>"),
    re.compile(r"</table:(?:covered-)?table-cell>"),
)
_ROWS, _COLUMNS = "table:number-rows-repeated", "table:number-columns-repeated"
_KIND, _VALUE, _FORMULA = "office:value-type", "office:value", "table:formula"
_HIDDEN = ("collapse", "filter")
# Empty rows and columns up to the end of a sheet are repeated by the hundred thousand.
_MOST_REPEATED = 10_000


def find_elements(text: str, opening: re.Pattern, closing: re.Pattern):
    """Yield attributes and content of the elements of a kind, in time that grows with the text.

    One expression for whole elements would look through all of the text for each that is not
    closed, as in a comment.

    Parameters
    ----------
    text : str
        XML.
    opening, closing : re.Pattern
        Tags of an element; the first group of `opening` are its attributes.
    """
    start = 0
    while match := opening.search(text, start):
        start, attributes = match.end(), match[1]
        if attributes.endswith("/"):
            yield attributes[:-1], ""
            continue
        end = closing.search(text, start)
        if end is None:
            return
        yield attributes, text[start : end.start()]
        start = end.end()


@dataclass(frozen=True)
class OpenSheet:
    """A sheet of an OpenDocument file; the attributes are those of `workbook_sheets.Sheet`.

    Parameters
    ----------
    text : str
        The sheet as its file has it.
    """

    text: str

    @cached_property
    def percents(self) -> frozenset:
        """Return rows (from 1) and columns (from 0) of the numbers that are shown in percent."""
        return self._places_of("percentage") if '"percentage"' in self.text else frozenset()

    @cached_property
    def texts(self) -> frozenset:
        """Return rows and columns of the cells that hold text."""
        return self._places_of("string")

    @cached_property
    def formulas_without_value(self) -> tuple:
        """Return rows and columns of the formulas that were never computed."""
        if _FORMULA not in self.text:
            return ()
        return tuple(
            place
            for place, facts in self._cells()
            if _FORMULA in facts and facts.get(_KIND, "float") == "float" and _VALUE not in facts
        )

    @cached_property
    def hidden_rows(self) -> tuple:
        """Return the numbers of the rows that are hidden, as those that a filter leaves out."""
        return tuple(
            row for row, facts, _ in self._rows() if facts.get("table:visibility", "") in _HIDDEN
        )

    def _places_of(self, kind: str) -> frozenset:
        """Return rows and columns of the cells of a kind."""
        return frozenset(place for place, facts in self._cells() if facts.get(_KIND) == kind)

    def _rows(self):
        """Yield number, attributes and cells of each row."""
        number = 1
        for attributes, cells in find_elements(self.text, *_ROW):
            facts = dict(ATTRIBUTE.findall(attributes))
            n = _count(facts.get(_ROWS, "1"))
            for row in range(number, number + min(n, _MOST_REPEATED)):
                yield row, facts, cells
            number += n

    def _cells(self):
        """Yield place and attributes of each cell."""
        for row, _, cells in self._rows():
            column = 0
            for attributes, _ in find_elements(cells, *_CELL):
                facts = dict(ATTRIBUTE.findall(attributes))
                n = _count(facts.get(_COLUMNS, "1"))
                if _KIND in facts or _FORMULA in facts:
                    for i in range(column, column + min(n, _MOST_REPEATED)):
                        yield (row, i), facts
                column += n


def _count(text: str) -> int:
    """Return how often a row or cell is repeated."""
    return max(int(text), 1) if text.isdecimal() and len(text) < 8 else 1


def find_sheet(content: str, name: str) -> OpenSheet | None:
    """Return a sheet of an OpenDocument file by its name, the first for an empty one; or None."""
    for attributes, inside in find_elements(content, *_TABLE):
        own_name = html.unescape(dict(ATTRIBUTE.findall(attributes)).get("table:name", ""))
        if not name or own_name == name:
            return OpenSheet(inside)
    return None
