"""CSV tables as users save them, in any usual encoding and with any usual separator.

`read_cells` and `read_rows` serve small tables of literature values and settings; `read_frame`
serves samples, for `columns` to understand. Both skip lines that begin with ``#`` (unless all rows
do: plots #1 to #9), refuse lines with more cells than the header, and decide decimal marks and
thousands by whole columns.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from typing import NamedTuple

from ..errors_and_notes.tables import (
    BadTable,
    ColumnsRepeated,
    LinesSkipped,
    MissingColumn,
    RowsShort,
    RowTooLong,
    TitleAbove,
)
from ..files.formulas import unescape_formula
from ..files.reading import read_bytes
from .encoding import decode
from .header_rows import MAX_TITLES, is_above_numbers, title_rows
from .missing_values import is_missing
from .numbers import (
    DECIMAL,
    UNITS,
    decimal_mark_of_file,
    is_number,
    parse_number,
    plain_decimal_mark,
    read_numbers,
)
from .percent_cells import read_percents
from .separators import find_separator, split_lines
from .unit_rows import units_below

# Rows that show whether a title stands above the header, or units below it.
_HEAD_ROWS = 100
_WORKBOOK = "this is a workbook or a packed file, not text"
# A program that takes them for ends of text loses what follows.
ZERO_BYTES = "there are zero bytes in it, as in a damaged file"


class Line(NamedTuple):
    """A line of a CSV file: its number in the file, from 1, and its stripped cells."""

    number: int
    cells: list


class CsvText(NamedTuple):
    """The content of a CSV file.

    Parameters
    ----------
    separator, encoding : str
        What separates the columns, and how letters are stored.
    header : list of str
        Names of the columns.
    lines : list of Line
        The rows below the header, without empty ones and comments.
    comments : list of Line
        Lines that begin with #.
    n_above : int
        How many of these stand above the header.
    titles : list of Line
        Titles above the header.
    units_line : Line, optional
        The row below the header, where it holds units.
    units : dict of str to str
        Units by column that stand there.
    """

    separator: str
    encoding: str
    header: list
    lines: list
    comments: list
    n_above: int
    titles: list = []
    units_line: Line | None = None
    units: dict = {}


def read_text(path: str) -> CsvText:
    """Return the content of a CSV file.

    Raises
    ------
    BadTable
        When the file cannot be read, holds no text, or has no row.
    TitleAbove
        When names of groups of columns stand above the header.
    RowTooLong
        For a line with more filled cells than the header has columns.
    """
    try:
        content = read_bytes(path)
    except OSError as error:
        raise BadTable(path, "file", error.strerror or str(error), ()) from error
    text, encoding = decode(content)
    if content[:2] == b"PK":
        raise BadTable(path, "file", _WORKBOOK, ())
    if "\0" in text:
        raise BadTable(path, "file", ZERO_BYTES, ())
    separator, rows, comments, n_above, titles = _split_below_titles(path, text.lstrip("\ufeff"))
    head = [line.cells for line in rows[:_HEAD_ROWS]]
    header, *lines = rows
    units = units_below(header.cells, head[1:])
    units_line = lines.pop(0) if units else None
    if not lines and _are_rows(comments[n_above:], len(header.cells)):
        lines, comments = comments[n_above:], comments[:n_above]
    for line in lines:
        if any(line.cells[len(header.cells) :]):
            raise RowTooLong(path, line.number, len(line.cells), len(header.cells))
    facts = separator, encoding, header.cells, lines, comments, n_above, titles
    return CsvText(*facts, units_line, units)


def _split_below_titles(path: str, text: str) -> tuple:
    """Return separator, rows, comments, comments above the header, and the titles above it.

    A title hides what separates the columns, so the text is split again without it.
    """
    titles: list = []
    while True:
        separator, text = find_separator(text)
        rows, comments, n_above = _split_rows(path, text, separator)
        if comments and n_above and is_commented_header(comments[n_above - 1].cells, rows[0].cells):
            # "#site,year,gpp": a header that R and gnuplot write behind a #.
            above = comments.pop(n_above - 1)
            n_above -= 1
            rows.insert(0, Line(above.number, [above.cells[0].lstrip("# "), *above.cells[1:]]))
        lines = [line for line in split_lines(text) if line.strip()][:_HEAD_ROWS]
        head = [line.cells for line in rows[:_HEAD_ROWS]]
        n = title_rows(head, lines)
        if n == 0 and titles and not is_above_numbers(head[0], head[1:]):
            n = None
        if n is None or len(titles) + n > MAX_TITLES:
            first = [*titles, *rows][0]
            raise TitleAbove(path, first.number, " ".join(filter(None, first.cells)))
        if n == 0:
            return separator, rows, comments, n_above, titles
        text = _without_rows(text, rows[:n], comments)
        titles += rows[:n]


def _without_rows(text: str, rows: list, comments: list) -> str:
    """Return a CSV text with empty lines for some rows, which keeps the numbers of others."""
    written, ends = split_lines(text), [0, *(line.number for line in [*rows, *comments])]
    for row in rows:  # a cell in quotes may be several lines long
        begin = max(end for end in ends if end < row.number)
        written[begin : row.number] = [""] * (row.number - begin)
    return "\n".join(written)


def _split_rows(path: str, text: str, separator: str) -> tuple:
    """Return rows and comments of a CSV text, and how many comments stand above the first row."""
    rows: list = []
    comments: list = []
    n_above = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    try:
        for cells in reader:
            line = Line(reader.line_num, [unescape_formula(cell.strip()) for cell in cells])
            if line.cells and line.cells[0].startswith("#"):
                comments.append(line)
                n_above += not rows
            elif any(line.cells):
                rows.append(line)
    except csv.Error as error:
        raise BadTable(path, "file", str(error), ()) from error
    if not rows:
        raise BadTable(path, "file", "there is no row", ())
    return rows, comments, n_above


def _are_rows(comments: list, width: int) -> bool:
    """Say whether lines with # are the rows of a table whose first column has names such as #1."""
    named = [line.cells[0][1:2].isdigit() and len(line.cells) == width > 1 for line in comments]
    return bool(named) and all(named)


def is_commented_header(comment: list, first_row: list) -> bool:
    """Say whether a line of a CSV file with # is the header of the row below it."""
    same_width = len(comment) == len(first_row) > 1
    return same_width and any(map(is_number, first_row)) and not any(map(is_number, comment))


def read_cells(path: str) -> list:
    """Return the rows of a CSV file as lists of stripped text, the header first.

    Numbers are written with a point and without thousands separators, as their column decides.

    Raises
    ------
    BadTable, RowTooLong, AmbiguousNumber
        When the file cannot be read without doubt.
    """
    return plain_cells(read_text(path))


def plain_cells(text: CsvText) -> list:
    """Return the header and rows of a CSV file that was read, as `read_cells` does."""
    width = len(text.header)
    rows = [[*line.cells, *[""] * width][:width] for line in text.lines]
    columns = [[row[i] for row in rows] for i in range(width)]
    decimal = decimal_mark_of_file(text.separator, [[c for c in cells if c] for cells in columns])
    for i, cells in enumerate(columns):
        _make_column_of_csv_plain(rows, i, cells, text.header[i], decimal)
    return [text.header, *rows]


def _make_column_of_csv_plain(rows: list, i: int, cells: list, name: str, decimal: str) -> None:
    """Replace the numbers of a column of a CSV table that holds nothing else by plain text."""
    filled = {row: cell for row, cell in enumerate(cells) if cell}
    if plain_decimal_mark(list(filled.values())) is not None:
        numbers = {row: float(cell) for row, cell in filled.items() if not _is_code(cell)}
    elif all(map(is_number, filled.values())):
        numbers = read_numbers(filled, name, decimal)[0]
    else:
        return
    for row, number in numbers.items():
        if not _is_code(cells[row]):
            rows[row][i] = repr(number)


def _is_code(cell: str) -> bool:
    """Say whether a cell holds digits alone: codes stay as they are written."""
    return cell.lstrip("+-").isdigit()


def read_rows(path: str, columns: tuple) -> list:
    """Return the rows of a CSV as dictionaries of text, empty where a cell is missing.

    Raises
    ------
    BadTable, RowTooLong, AmbiguousNumber
        When the file is no table, or cannot be read without doubt.
    MissingColumn
        When it lacks one of `columns`; it may have more.
    """
    header, *lines = read_cells(path)
    names = tuple(header)
    duplicate = next((column for column in columns if names.count(column) > 1), "")
    if duplicate:
        raise BadTable(path, duplicate, "there are several columns of this name", ())
    rows = [dict(zip(names, cells)) for cells in lines]
    for column in columns:
        if column not in names:
            raise MissingColumn(column, names, path)
    return rows


def read_frame(path: str, run=None):
    """Return a CSV file as a DataFrame of texts, None where a cell is empty.

    Parameters
    ----------
    path : str
        The file.
    run : Run, optional
        Receives notes of lines that were skipped or are too short.

    Returns
    -------
    pandas.DataFrame
        With the decimal mark of the file in its ``attrs``.

    Raises
    ------
    BadTable, RowTooLong
        When the file cannot be read.
    """
    return frame_of(path, read_text(path), run)


def frame_of(path: str, text: CsvText, run=None):
    """Return the content of a CSV file as `read_frame` does."""
    import pandas as pd

    width = len(text.header)
    if run is not None:
        note_lines(path, text, run)
    rows = [[cell or None for cell in [*line.cells, *[""] * width][:width]] for line in text.lines]
    frame = pd.DataFrame(rows, columns=text.header, dtype=object)
    if text.units:
        frame.attrs[UNITS] = dict(text.units)
    read_percents(frame, run)
    columns = [[c for c in frame.iloc[:, i].tolist() if _may_be_number(c)] for i in range(width)]
    frame.attrs[DECIMAL] = decimal_mark_of_file(text.separator, columns)
    return frame


def note_lines(path: str, text: CsvText, run) -> None:
    """Report columns of one name, comments and rows of units that were skipped, short lines."""
    note_repeated(path, text.header, run)
    if text.comments:
        comment = text.comments[0]
        comment_text = text.separator.join(comment.cells)
        run.note(LinesSkipped(path, len(text.comments), "comment", comment.number, comment_text))
    if text.titles:
        title = text.titles[0]
        cells = text.separator.join(filter(None, title.cells))
        run.note(LinesSkipped(path, len(text.titles), "title", title.number, cells))
    if text.units_line is not None:
        run.note(
            LinesSkipped(
                path,
                1,
                "header",
                text.units_line.number,
                text.separator.join(text.units_line.cells),
            )
        )
    short_lines = [line.number for line in text.lines if len(line.cells) < len(text.header)]
    if short_lines:
        run.note(RowsShort(path, len(short_lines), short_lines[0]))


def note_repeated(path: str, header, run) -> None:
    """Report columns of one name."""
    duplicates = tuple(name for name, n in Counter(header).items() if n > 1 and name)
    if duplicates:
        run.note(ColumnsRepeated(path, duplicates))


def _may_be_number(cell) -> bool:
    """Say whether a cell of a CSV file is filled with something else than a missing value."""
    return cell is not None and not is_missing(cell)


def read_number(path: str, column: str, text: str) -> float:
    """Return a cell of a CSV file as a number, which may be infinite or NaN.

    Raises
    ------
    BadTable
        When it is none.
    AmbiguousNumber
        When it is two.
    """
    number = parse_number(text)
    if number is not None:
        return number
    if is_number(text):
        read_numbers({0: text}, column)
    try:
        return float(text)
    except ValueError as error:
        raise BadTable(path, column, text, ()) from error


def read_whole_number(path: str, column: str, text: str) -> int:
    """Return a cell of a CSV file as a whole number.

    Raises
    ------
    BadTable
        When it is none.
    """
    value = read_number(path, column, text)
    if not math.isfinite(value) or value != int(value):
        raise BadTable(path, column, text, ())
    return int(value)
