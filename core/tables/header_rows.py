"""Where the header of a table is: below titles and names of groups of columns, above units."""

from __future__ import annotations

import re
from typing import NamedTuple

from .missing_values import is_missing
from .numbers import is_number
from .separators import SEPARATORS, cells_per_line
from .unit_rows import SAMPLE_ROWS, holds_numbers, is_unit_cell, units_below

# A title stands above tables of at least so many columns; fewer may lack a name.
_MIN_COLUMNS = 3
MAX_TITLES = 4
# What GDAL, QGIS and pandas call columns in whose first row they find no names.
_NUMBERED = re.compile(r"field_?\d+|unnamed.*|", re.IGNORECASE)


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
    below = [[*row, *[""] * len(header)] for row in rows[: SAMPLE_ROWS + 1]]
    named = [k for k, cell in enumerate(header) if cell.strip()]
    return any(holds_numbers([row[k] for row in below]) for k in named)


def rows_above(rows: list, lines=()) -> int:
    """Return how many rows stand above the header: a title, or names of groups of columns.

    Parameters
    ----------
    rows : list of list of str
        Cells of the first rows of a table.
    lines : sequence of str
        The same as they are written; a title may hide what separates the columns.
    """
    filled = [[bool(cell.strip()) for cell in row] for row in rows[: SAMPLE_ROWS + 2]]
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


def _is_group_row(rows: list) -> bool:
    """Say whether the first row lacks names that the second has, above columns of numbers."""
    first, second = rows[:2]
    if len(first) > len(second) or len(second) < 2:
        return False
    if any(is_missing(cell) or is_number(cell) or is_unit_cell(cell) for cell in second):
        return False
    named = [k for k in range(len(first)) if first[k].strip()]
    # Above a single name, that of the first column, any column of numbers tells a title.
    nameless = [k for k in range(len(second)) if named == [0] or k not in named]
    below = [[*row, *[""] * len(second)] for row in rows[2 : SAMPLE_ROWS + 2]]
    return any(holds_numbers([row[k] for row in below]) for k in nameless)


def _hides_separator(rows: list, lines) -> bool:
    """Say whether the first line is a title in which what separates the columns is missing."""
    is_alone = len(rows[0]) == 1 or all(len(row) != len(rows[0]) for row in rows[1:])
    return is_alone and any(_splits_all_but_first(lines, mark) for mark in SEPARATORS)


def _splits_all_but_first(lines, separator: str) -> bool:
    """Say whether a separator splits the lines below the first into equally many cells."""
    widths = cells_per_line(list(lines[:SAMPLE_ROWS]), separator)
    return len(widths) > 2 and widths[0] == 1 and len(set(widths[1:])) == 1 and widths[1] > 1
