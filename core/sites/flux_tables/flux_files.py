"""Opening a flux table: its encoding, its separator, its header with or without a row of units."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass

from ...errors_and_notes.tables import BadTable, LinesSkipped, RowsShort, RowTooLong
from ...files.reading import require_regular
from ...run import Run
from ...tables.csv_table import is_commented_header, note_repeated
from ...tables.encoding import decode_head, to_utf8
from ...tables.header_rows import rows_above
from ...tables.missing_values import MISSING_MARKS, is_missing, is_placeholder
from ...tables.numbers import DECIMAL, decimal_mark_of_file, is_number
from ...tables.separators import (
    detect_separator,
    is_comment,
    split_lines,
    stated_separator,
    with_single_blanks,
)
from ...tables.unit_rows import unit_without_brackets
from .column_meanings import find_header, split_header
from .flux_units import UNITS_OF_KINDS, flux_unit_spelling, known_units

SITE = ("site", "site_id", "siteid", "station", "站点", "站名", "台站", "台站代码", "站点名称")
# FLX_US-MMS_FLUXNET2015_...: the code of a site anywhere between underscores.
_SITE_CODE = re.compile(r"(?:^|[_\s])([A-Z]{2}-[A-Za-z0-9]{3})(?=[_.\s]|$)")
# Rows between header and data: units, names in a second language.
MAX_HEADER_ROWS = 4
# Rows from which it is seen which columns hold numbers or dates.
_SAMPLE_ROWS = 50
_HEAD_BYTES = 1 << 18
# First cells of lines above the header: Campbell loggers, and EddyPro's full output.
_ABOVE_HEADER = frozenset(("TOA5", "TOACI1", "file_info"))
# Rows read between two looks at the cancel button.
_CHUNK = 100_000
_DATE = re.compile(r"\s*\d{1,4}[-/.年]\d{1,2}([-/.月]|$)")
# A number in quotes with a comma: what the comma means is decided with all cells at hand.
_QUOTED_COMMA = re.compile(rb'"\s*[-+]?\d*,\d')
# Per area or time: "nmol m-2 s-1", "mg/m2/hr"; and how dates are written: "yyyy/mm/dd".
_RATE = re.compile(
    r"(?i)[a-zμµ](?:\s*\^?[-\u2212\u207b][1-3\u00b9\u00b2\u00b3]|\d?/(?:[a-z]{1,4}\d?)(?:/|$))"
)
_DATE_FORM = re.compile(r"(?i)(?:y{2,4}|d{2,3}|mm|hh)[-/:.](?:y{2,4}|dd|mm|ss)")
_COMMENT = re.compile(rb"(?m)^[ \t]*#")


@dataclass(frozen=True)
class FluxFile:
    """A file that was looked at but not read.

    Parameters
    ----------
    path, encoding, separator : str
        Where it is and how it is written.
    headers : tuple of Header
        Its columns.
    skipped : tuple of int
        Lines that are not data, from 0: comments, the header, rows of units.
    site : str
        Site from the name of the file; a column of sites comes first.
    notes : tuple of Note
        What was skipped.
    """

    path: str
    encoding: str
    separator: str
    headers: tuple
    skipped: tuple
    site: str
    notes: tuple = ()


def inspect_flux_file(path: str, has_no_units: bool = False) -> FluxFile:
    """Read the head of a flux file: header, units, stations, where the data begin.

    Parameters
    ----------
    path : str
        The file.
    has_no_units : bool
        Whether data begin below the first row whatever stands there; else rows of units and names
        are looked for.

    Raises
    ------
    BadTable
        When it cannot be read, or has no rows.
    """
    try:
        require_regular(path)
        with open(path, "rb") as file:
            first_bytes = file.read(_HEAD_BYTES)
    except OSError as error:
        raise BadTable(path, "file", error.strerror or str(error), ()) from error
    text, encoding = decode_head(first_bytes, len(first_bytes) == _HEAD_BYTES)
    if first_bytes[:2] == b"PK" or first_bytes[:4] == b"\xd0\xcf\x11\xe0" or "\0" in text:
        raise BadTable(path, "file", "this is no text but a workbook or a packed file", ())
    text = text.lstrip("\ufeff")
    numbered = [(i, line) for i, line in enumerate(split_lines(text)) if line.strip()]
    separator_lines = [line for line in numbered[:1] if stated_separator(line[1])]
    numbered = numbered[len(separator_lines) :]
    comments = [(i, line) for i, line in numbered if is_comment(line)]
    lines = [(i, line) for i, line in numbered if not is_comment(line)]
    lines, comments = _with_commented_header(lines, comments)
    titles = _title_lines(lines)
    lines = lines[len(titles) :]
    if len(lines) < 2:
        raise BadTable(path, "file", "there is no row below the header", ())
    plain_lines = [line for _, line in lines]
    separator = (
        stated_separator(separator_lines[0][1])
        if separator_lines
        else detect_separator(plain_lines)
    )
    if separator == " ":
        plain_lines = [with_single_blanks(line) for line in plain_lines]
    begin = io.StringIO("\n".join(plain_lines[:_SAMPLE_ROWS]))
    try:
        rows = list(csv.reader(begin, delimiter=separator, skipinitialspace=True))
    except csv.Error as error:
        raise BadTable(path, "file", str(error), ()) from error
    first = 1 if has_no_units else _first_data_row(rows)
    units = _units_row_of_file(rows[1:first])
    units = units + [""] * (len(rows[0]) - len(units))
    headers = tuple(
        split_header(position, name, unit)
        for position, (name, unit) in enumerate(zip(rows[0], units))
    )
    skipped = tuple(i for i, _ in [*separator_lines, *comments, *titles, *lines[:first]])
    notes = _notes_of_lines(path, comment=comments, title=titles, header=lines[1:first])
    return FluxFile(path, encoding, separator, headers, skipped, site_of_file(path), notes)


def _notes_of_lines(path: str, **lines_by_reason) -> tuple:
    """Return a note of the lines of a flux file that are skipped for each reason."""
    return tuple(
        LinesSkipped(path, len(lines), why, lines[0][0] + 1, lines[0][1].strip())
        for why, lines in lines_by_reason.items()
        if lines
    )


def _title_lines(lines: list) -> list:
    """Return the numbered lines of a flux file above the header: titles, and loggers' notes."""
    titles: list = []
    while len(titles) < MAX_HEADER_ROWS:
        head = [line for _, line in lines[len(titles) : len(titles) + _SAMPLE_ROWS]]
        separator = detect_separator(head)
        try:
            rows = list(csv.reader(head, delimiter=separator, skipinitialspace=True))
        except csv.Error:
            return titles  # the reader says what is wrong
        is_logger = bool(rows and rows[0]) and rows[0][0].strip() in _ABOVE_HEADER
        if not is_logger and not rows_above(rows, head):
            return titles
        titles.append(lines[len(titles)])
    return titles


def _with_commented_header(lines: list, comments: list) -> tuple:
    """Return lines and comments of a flux file, a header behind a # among the lines."""
    above = [(i, line) for i, line in comments if lines and i < lines[0][0]]
    if not above:
        return lines, comments
    separator = detect_separator([line for _, line in lines])
    cells = (above[-1][1].split(separator), lines[0][1].split(separator))
    if not is_commented_header(*cells):
        return lines, comments
    header = above[-1][0], above[-1][1].lstrip("# \t")
    return [header, *lines], [line for line in comments if line != above[-1]]


def site_of_file(path: str) -> str:
    """Return the site that the name of a flux file tells: its code, else the whole name."""
    stem = os.path.splitext(os.path.basename(path))[0]
    match = _SITE_CODE.search(stem)
    return match.group(1) if match else stem


def read_flux_columns(file: FluxFile, positions, run: Run, texts=()):
    """Read some columns of a flux file; the columns of the DataFrame are their places.

    Parameters
    ----------
    file : FluxFile
        The file.
    positions : iterable of int
        Columns to read.
    run : Run
        Cancel; receives notes of lines that were skipped or are too short.
    texts : iterable of int
        Those of them that hold names or dates, which stay text.

    Returns
    -------
    pandas.DataFrame
        With the decimal mark of the file in its ``attrs``.

    Raises
    ------
    BadTable, RowTooLong
        When the file breaks off, cannot be decoded, or has lines longer than its header.
    """
    import pandas as pd

    positions, texts = sorted(set(positions)), set(texts)
    with open(file.path, "rb") as opened:
        content = to_utf8(opened.read())
    if file.separator == " ":
        content = with_single_blanks(content.decode("utf-8")).encode("utf-8")
    skipped = _lines_skipped(file, content)
    for note in file.notes:
        run.note(note)
    note_repeated(file.path, [header.name for header in file.headers], run)
    _check_lengths(file, content, skipped, run)
    as_text = file.separator != "," or _QUOTED_COMMA.search(content) is not None
    marks = {mark for mark in MISSING_MARKS if mark}
    marks |= {mark.upper() for mark in marks} | {"NaN", "None", "-9999", "-9999.0", "-6999"}
    chunks_read = []
    try:
        chunks = pd.read_csv(
            io.BytesIO(content),
            sep=file.separator,
            header=None,
            names=list(range(len(file.headers))),
            usecols=positions,
            dtype={position: str for position in positions if as_text or position in texts},
            skiprows=skipped,
            encoding="utf-8",
            chunksize=_CHUNK,
            skip_blank_lines=True,
            skipinitialspace=True,
            index_col=False,
            keep_default_na=False,
            na_values={p: sorted(marks) if p not in texts else [""] for p in positions},
            low_memory=False,
        )
        for chunk in chunks:
            run.check_cancel()
            chunks_read.append(chunk)
    except (ValueError, UnicodeDecodeError, OSError) as error:
        raise BadTable(file.path, "file", str(error), ()) from error
    if not chunks_read:
        raise BadTable(file.path, "file", "there is no row below the header", ())
    frame = pd.concat(chunks_read, ignore_index=True)
    frame = frame.dropna(how="all").reset_index(drop=True)
    frame.attrs[DECIMAL] = _decimal_of(file, frame, [p for p in positions if p not in texts])
    return frame


def _lines_skipped(file: FluxFile, content: bytes) -> list:
    """Return the lines to skip when a flux file is read: head, comments, empty ones."""
    skipped, line, offset = set(file.skipped), 0, 0
    for match in _COMMENT.finditer(content):
        line += content.count(b"\n", offset, match.start())
        offset = match.start()
        skipped.add(line)
    return sorted(skipped)


def _check_lengths(file: FluxFile, content: bytes, skipped: list, run: Run) -> None:
    """Report lines of an opened flux file with fewer cells than its header; raise for more."""
    width, short, not_data = len(file.headers), [], set(skipped)
    for i, cells in _lines_of_other_width(file, content, width):
        if i in not_data or not any(cell.strip() for cell in cells):
            continue
        if len(cells) < width:
            short.append(i + 1)
        elif any(cell.strip() for cell in cells[width:]):
            raise RowTooLong(file.path, i + 1, len(cells), width)
    if short:
        run.note(RowsShort(file.path, len(short), short[0]))


def _lines_of_other_width(file: FluxFile, content: bytes, width: int):
    """Yield number, from 0, and cells of lines with another number of cells than the header."""
    mark = file.separator
    if b'"' not in content:
        for i, line in enumerate(content.split(b"\n")):
            if line.count(mark.encode()) + 1 != width:
                yield i, line.decode("utf-8", "replace").split(mark)
        return
    text = io.StringIO(content.decode("utf-8", "replace"), newline="")
    reader = csv.reader(text, delimiter=mark, skipinitialspace=True)
    try:
        for cells in reader:
            if len(cells) != width:
                yield reader.line_num - 1, cells
    except csv.Error as error:  # a quote that is never closed
        raise BadTable(file.path, "file", str(error), ()) from error


def _decimal_of(file: FluxFile, frame, positions: list) -> str:
    """Return the decimal mark of a flux file by the columns that were read."""
    columns = []
    for position in positions:
        cells = frame[position].dropna()
        texts = cells[[isinstance(cell, str) for cell in cells]].unique().tolist()
        columns.append([text for text in texts if not is_missing(text)])
    return decimal_mark_of_file(file.separator, columns)


def site_header(file: FluxFile):
    """Return the column of a flux file that names the site of each row, None without one."""
    return find_header(file.headers, SITE)


def _units_row_of_file(rows: list) -> list:
    """Return the units, without brackets, in the row between header and data of a flux file.

    Any rate tells the row, also one that no variable comes in: it is refused where it is used.
    """
    rows = [[unit_without_brackets(cell) for cell in row] for row in rows]
    unit_spellings = {
        flux_unit_spelling(unit) for kind in UNITS_OF_KINDS for unit in known_units(kind)
    }

    def n_units(row):
        return sum(
            flux_unit_spelling(cell) in unit_spellings or bool(_RATE.search(cell))
            for cell in row
            if not _DATE_FORM.match(cell)
        )

    candidate: list = max(rows, key=n_units, default=[])
    return candidate if n_units(candidate) else []


def _first_data_row(rows: list) -> int:
    """Return the first row of data below the header of a flux file.

    A row of units or of second names has no numbers where the rows below it have them. Where no
    column holds numbers or dates only a row with units is none of data.
    """
    width = len(rows[0])
    below = [row + [""] * (width - len(row)) for row in rows[1:]]
    for i, row in enumerate(below[:MAX_HEADER_ROWS]):
        after = below[i + 1 :] or [row]
        numeric = [k for k in range(width) if _share_of_values(after, k) > 0.5]
        filled = [k for k in numeric if row[k].strip()]
        n_values = sum(_is_value(row[k]) for k in filled)
        has_units = bool(_units_row_of_file([row]))
        # A date or a number beside dashes: nothing was measured.
        n_dashes = 0 if has_units else sum(is_placeholder(row[k]) for k in filled)
        if numeric and filled and 2 * (n_values + n_dashes) >= len(filled) and n_values:
            return i + 1
        if not numeric and not has_units:
            return i + 1
        if numeric and not filled and not has_units:
            return i + 1  # empty where numbers stand: a row without data, but not of units
    return min(len(below), MAX_HEADER_ROWS) + 1


def _share_of_values(rows: list, position: int) -> float:
    """Return the share of a column that reads as numbers or dates."""
    filled = [
        row[position] for row in rows if row[position].strip() and not is_missing(row[position])
    ]
    return sum(map(_is_value, filled)) / len(filled) if filled else 0.0


def _is_value(cell: str) -> bool:
    """Say whether a cell that was read is a number, a date or a mark of a missing value."""
    text = cell.strip()
    is_mark = bool(text) and is_missing(text) and not is_placeholder(text)
    return is_number(text) or bool(_DATE.match(text)) or is_mark
