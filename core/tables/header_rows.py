"""Rows about a header: titles and groups of columns above it, units below it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .missing_cells import is_missing
from .numbers import is_number
from .separators import SEPARATORS, cells_per_line

# Rows that show what the columns hold.
_SAMPLE_ROWS = 100
# A column is one of numbers when at least this share of its filled cells are.
_MOSTLY = 0.8
# A title stands above tables of at least so many columns; fewer may lack a name.
_MIN_COLUMNS = 3
MAX_TITLES = 4
# What GDAL, QGIS and pandas call columns in whose first row they find no names.
_NUMBERED = re.compile(r"field_?\d+|unnamed.*|", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[\[(（【](?P<inside>.*)[\])）】]\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₂", "0123456789-2")
_SYMBOLS = frozenset("%％‰℃°")
# Words of units. Those of one letter count beside others only: they may be codes.
_WORDS = frozenset(
    "mg kg Mg ug dag Gg Tg Pg gC kgC mgC MgC tC gCO kgCO mgCO tCO umol mmol mol umolCO µmol μmol "
    "mm cm dm km hm ha hPa kPa Pa mbar MJ kJ kWh degC degF deg degree degrees Celsius celsius "
    "Kelvin kelvin percent pct ppm ppb tonne tonnes tDM kgDM gDM MgDM day days month months yr "
    "year years hour hours min sec mo mon hr 厘米 毫米 米 公顷 亩 平方米 克 千克 公斤 吨 摄氏度 度 "
    "百分比 年 月 日 天".split()
)
_LETTERS_ALONE = frozenset("g t m s h d a y K C W J N l L dw DM CO".split())
_NO_UNIT = frozenset(("", "-", "\u2014", "\u2013", "--", "1", "/", "#", "无", "无量纲", "unitless"))


def is_unit(text: str) -> bool:
    """Say whether a text about a header is nothing but a unit, in brackets or without.

    Examples
    --------
    >>> is_unit("(g cm-3)"), is_unit("gC·m⁻²·yr⁻¹"), is_unit("%"), is_unit("K"), is_unit("5 mm")
    (True, True, True, False, False)
    """
    text = without_brackets(text).translate(_SUPERSCRIPTS)
    if text[:1].isdigit():  # a value with its unit
        return False
    words = _LETTERS.findall(text)
    if not words:
        return bool(text.strip()) and set(text.strip()) <= _SYMBOLS
    known = [word in _WORDS for word in words]
    are_all = all(fits or word in _LETTERS_ALONE for fits, word in zip(known, words))
    is_compound = len(words) > 1 or any(mark in text for mark in _SYMBOLS)
    return are_all and (any(known) or is_compound)


def units_below(header: list, rows: list) -> dict:
    """Return the units by column where the first row below a header holds nothing else.

    Parameters
    ----------
    header : list of str
        Names of the columns.
    rows : list of list of str
        Cells of the rows below it.

    Returns
    -------
    dict of str to str
        Without brackets; empty where that row is data, or holds other words.
    """
    if len(rows) < 2:
        return {}
    width = len(header)
    first, *others = ([*row, *[""] * width][:width] for row in rows[: _SAMPLE_ROWS + 1])
    numeric = [k for k in range(width) if _holds_numbers([row[k] for row in others])]
    texts = {k: first[k].strip() for k in numeric if first[k].strip() not in _NO_UNIT}
    if not any(is_unit(text) for text in texts.values()):
        return {}
    if not all(is_unit(text) or _may_be_unit(text) for text in texts.values()):
        return {}
    if any(is_number(cell) and cell.strip() != "1" for cell in first):
        return {}
    return {header[k]: without_brackets(text) for k, text in texts.items() if header[k]}


class HeaderFound(NamedTuple):
    """Where the header of a table stands, and what belongs to it.

    Parameters
    ----------
    names : list of str
        Names of the columns.
    header : int
        Its row, -1 where the columns have these names already.
    first : int
        The first row of data.
    units : dict of str to str
        Units by column in the row below the header; empty where that row is data.
    """

    names: list
    header: int
    first: int
    units: dict


def find_header(names: list, rows: list) -> HeaderFound | None:
    """Return the header of a sheet or layer whose first rows are no data; None for any other.

    Parameters
    ----------
    names : list of str
        Names of its columns. Where those are numbered ("Field3") the header is sought in the rows,
        of which some may be empty, as columns may be.
    rows : list of list of str
        Cells of its first rows.
    """
    filled = [i for i, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        return None
    cells = [rows[i] for i in filled]
    if not is_numbered(names):
        units = units_below(names, cells)
        return HeaderFound(names, -1, filled[0] + 1, units) if units else None
    used = [k for k in range(len(names)) if any(row[k].strip() for row in cells)]
    n_above = title_rows([[row[k] for k in used] for row in cells])
    if n_above is None:
        return None
    header, below = cells[n_above], cells[n_above + 1 :]
    found = [cell.strip() or name for cell, name in zip(header, names)]
    units = units_below(found, below)
    if not is_above_numbers(header, below[bool(units) :]):
        return None
    return HeaderFound(found, filled[n_above], filled[n_above + bool(units)] + 1, units)


def is_numbered(names) -> bool:
    """Say whether columns have the numbers that programs give them where they find no names."""
    named = [name for name in names if not _NUMBERED.fullmatch(str(name))]
    return len(names) > 1 >= len(named) or (len(names) == 1 and not named)


def title_rows(rows: list, lines=()) -> int | None:
    """Return how many rows of titles, of one cell each, stand above the header.

    None where names of groups of columns stand there, or what looks like titles stands above rows
    of data.
    """
    n = rows_above(rows, lines)
    if _hides_separator(rows, lines):
        return n
    if any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows[:n]):
        return None
    below = (rows[n + 1 :], rows[n + 2 :])  # a row of units may stand between
    return n if n == 0 or any(is_above_numbers(rows[n], data) for data in below) else None


def is_above_numbers(header: list, rows: list) -> bool:
    """Say whether a row without a number names a column of numbers or more below it."""
    if any(map(is_number, header)):
        return False
    below = [[*row, *[""] * len(header)] for row in rows[: _SAMPLE_ROWS + 1]]
    named = [k for k, cell in enumerate(header) if cell.strip()]
    return any(_holds_numbers([row[k] for row in below]) for k in named)


def rows_above(rows: list, lines=()) -> int:
    """Return how many rows stand above the header: a title, or names of groups of columns.

    Parameters
    ----------
    rows : list of list of str
        Cells of the first rows of a table.
    lines : sequence of str
        The same as they are written; a title may hide what separates the columns.
    """
    filled = [[bool(cell.strip()) for cell in row] for row in rows[: _SAMPLE_ROWS + 2]]
    alone = [row[:1] == [True] and sum(row) == 1 for row in filled]
    n = alone.index(False) if False in alone else 0
    if n > MAX_TITLES or len(rows) < n + 2:
        return 0
    is_bare = n > 0 and len(rows[n - 1]) == 1
    # The row below the header may hold a few units alone.
    fullest = [sum(filled[n]), max(map(sum, filled[n + 1 : n + 3]))]
    if n and min(fullest) >= (2 if is_bare else _MIN_COLUMNS):
        return n
    if _hides_separator(rows, lines):
        return 1
    return int(len(rows) > 2 and _is_group_row(rows))


def _may_be_unit(text: str) -> bool:
    """Say whether a text is a unit beside others: one letter such as K, or its power, m2."""
    text = without_brackets(text).translate(_SUPERSCRIPTS)
    return text in _SYMBOLS or text.rstrip("0123456789-") in _LETTERS_ALONE


def _is_group_row(rows: list) -> bool:
    """Say whether the first row lacks names that the second has, above columns of numbers."""
    first, second = rows[:2]
    if len(first) > len(second) or len(second) < 2:
        return False
    if any(is_missing(cell) or is_number(cell) or is_unit(cell) for cell in second):
        return False
    named = [k for k in range(len(first)) if first[k].strip()]
    # Above a single name, that of the first column, any column of numbers tells a title.
    nameless = [k for k in range(len(second)) if named == [0] or k not in named]
    below = [[*row, *[""] * len(second)] for row in rows[2 : _SAMPLE_ROWS + 2]]
    return any(_holds_numbers([row[k] for row in below]) for k in nameless)


def _hides_separator(rows: list, lines) -> bool:
    """Say whether the first line is a title in which what separates the columns is missing."""
    is_alone = len(rows[0]) == 1 or all(len(row) != len(rows[0]) for row in rows[1:])
    return is_alone and any(_splits_all_but_first(lines, mark) for mark in SEPARATORS)


def _splits_all_but_first(lines, separator: str) -> bool:
    """Say whether a separator splits the lines below the first into equally many cells."""
    widths = cells_per_line(list(lines[:_SAMPLE_ROWS]), separator)
    return len(widths) > 2 and widths[0] == 1 and len(set(widths[1:])) == 1 and widths[1] > 1


def _holds_numbers(cells: list) -> bool:
    """Say whether most filled cells of a column are numbers."""
    filled = [cell for cell in cells if not is_missing(cell)]
    return bool(filled) and sum(map(is_number, filled)) >= _MOSTLY * len(filled)


def without_brackets(text: str) -> str:
    """Return a unit without the brackets around it."""
    match = _BRACKETS.fullmatch(text)
    return (match["inside"] if match else text).strip()
