"""What is understood of a table before anything is computed: one record per column.

Doubts are the notes and errors of the readers themselves, those that the algorithms read with.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..dates.date_columns import is_date, read_stamps
from ..dates.decimal_years import is_fraction
from ..errors_and_notes.dates import AmbiguousDates, MixedDateForms, MonthsOfLocalTime
from ..errors_and_notes.inspection import (
    LatitudesBeyondPole,
    RecordsRepeated,
    TableNotRead,
    TableWithoutRows,
)
from ..errors_and_notes.run import CarbonSinkError
from ..errors_and_notes.sites import DegreesDoubtful, PlacesShifted
from ..errors_and_notes.tables import (
    AmbiguousNumber,
    BadTable,
    DoubtfulMark,
    LinesSkipped,
    NotNumeric,
    SizesApart,
)
from ..run import Run
from ..tables.class_labels import name_label_column
from ..tables.column_names import (
    DATE_NAMES,
    LATITUDE_NAMES,
    LONGITUDE_NAMES,
    SITE_NAMES,
    find_name,
)
from ..tables.columns import numeric_column
from ..tables.csv_table import CsvText, Line, frame_of, read_text
from ..tables.degrees import (
    LATITUDE,
    LONGITUDE,
    degrees_column,
    read_packed_minutes,
    shifted_columns,
)
from ..tables.missing_values import is_missing
from ..tables.mixed_scales import note_sizes_apart
from ..tables.numbers import EXACT, decimal_mark_of_texts, is_number
from ..tables.row_check import check_rows
from ..tables.separators import TEXT_ENDINGS
from ..units.column_quantity_check import check_column_quantity
from ..units.header_units import header_with_units, unit_in_header
from ..units.quantity import InputRequirement, find_quantity, quantity_of_name, split_unit
from .flux_tables.flux_files import inspect_flux_file
from .plot_headers import header_doubts

# A column is one of numbers (dates) when at least this share of its filled cells are.
_MOSTLY = 0.8
# Columns of coordinates that need not be degrees.
_EASTINGS_AND_NORTHINGS = ("x", "y")
_POLE = 90.0
_DAY_FIRST, _MONTH_FIRST = "DD/MM/YYYY", "MM/DD/YYYY"
_PARTS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T].*)?")
_DATE_FORMS = (
    ("YYYY-MM-DD", re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T].*)?")),
    ("YYYYMMDDHHMM", re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d[0-2]\d[0-5]\d")),
    ("YYYYMMDD", re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d")),
    ("YYYY-MM", re.compile(r"\d{4}-\d{2}")),
    ("YYYYMM", re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])")),
    ("YYYY", re.compile(r"(?:18|19|20|21)\d{2}")),
    ("YYYY年M月D日", re.compile(r"\d{4}年.*")),
    ("D Month YYYY", re.compile(r".*[A-Za-z]{3}.*")),
)


@dataclass(frozen=True)
class ColumnRecord:
    """A column, as it is understood.

    Parameters
    ----------
    name, unit : str
        Header without the unit in brackets at its end, and that unit.
    kind : str
        "number", "date", "text" or "empty".
    quantity : str
        Code of the quantity that the name means, empty for none.
    filled, missing, unread : int
        Cells with a value, with a mark of a missing value, and with something else.
    marks : tuple of (str, int)
        Marks of missing values and how often each occurs; empty cells are "".
    form : str
        Decimal mark of numbers ("." or ","), form of dates ("YYYY-MM-DD").
    low, high : float
        Range of the numbers; NaN without any.
    """

    name: str
    unit: str
    kind: str
    quantity: str
    filled: int
    missing: int
    unread: int
    marks: tuple
    form: str
    low: float
    high: float


@dataclass(frozen=True)
class TableRecord:
    """A table: encoding, separator, rows read and left out, columns, repeated records."""

    path: str
    encoding: str
    separator: str
    rows: int
    dropped: int
    columns: tuple
    repeated: int


class TableInspection(NamedTuple):
    """What a table holds.

    Parameters
    ----------
    record : TableRecord or None
        What is understood; None for a table that cannot be read.
    doubts : tuple
        Notes and errors about what is doubtful.
    """

    record: TableRecord | None
    doubts: tuple


def inspect_table(path: str, run: Run, read_layer=None) -> TableInspection:
    """Return what is understood of a table, and what is doubtful.

    Parameters
    ----------
    path : str
        Text file with a header line, or any other file that `read_layer` reads.
    run : Run
        Cancel.
    read_layer : callable, optional
        Is given a file that is not text and returns its header, its rows as texts, whether rows
        have a geometry beside their columns, units by column, and what was skipped about the
        header (as `LinesSkipped` has it); or None.

    Returns
    -------
    record : TableRecord or None
        None where the file cannot be read as a table.
    doubts : tuple of Note or CarbonSinkError
    """
    if not path.lower().endswith(TEXT_ENDINGS):
        layer = read_layer(path) if read_layer else None
        if layer is None:
            return TableInspection(None, (TableNotRead(path, ""),))
        header, rows, has_geometry, units, skipped = layer
        header = header_with_units(header, units)
        text = CsvText("", "", header, [Line(i, row) for i, row in enumerate(rows, 1)], [], 0)
        notes = tuple(LinesSkipped(path, *facts) for facts in skipped)
        return _inspect_text(path, text, notes, run, has_geometry)
    try:
        text = read_text(path)
    except BadTable as error:
        return TableInspection(None, (TableNotRead(path, error.value),))
    except CarbonSinkError as error:
        return TableInspection(None, (error,))
    text, doubts = _without_units(path, text)
    return _inspect_text(path, text, doubts, run)


def _without_units(path: str, text: CsvText) -> tuple:
    """Return the inspected table without rows of units below its header, and notes of them.

    The units go to the names of the columns, as flux tables are read.
    """
    if text.units_line is not None:
        header = header_with_units(text.header, text.units)
        return text._replace(header=header), ()
    try:
        file = inspect_flux_file(path)
    except CarbonSinkError:
        return text, ()
    notes = tuple(note for note in file.notes if note.why == "header")
    if not notes:
        return text, ()
    units = {name: unit_header.unit for name, unit_header in zip(text.header, file.headers)}
    header = header_with_units(text.header, units)
    skipped = {line + 1 for line in file.skipped}
    lines = [line for line in text.lines if line.number not in skipped]
    return text._replace(header=header, lines=lines), notes


def _inspect_text(
    path: str, text: CsvText, before: tuple, run: Run, has_geometry: bool = False
) -> TableInspection:
    """Return the record of a table from its cells, and the doubts."""
    doubts = list(before)
    n_units = int(text.units_line is not None)
    n_dropped = len(text.comments) + len(text.titles) + n_units + sum(note.n for note in doubts)
    frame = frame_of(path, text, Run(on_note=doubts.append))
    width = len(text.header)
    rows = [[*line.cells, *[""] * width][:width] for line in text.lines]
    columns = []
    for i, header in enumerate(text.header):
        run.check_cancel()
        column_frame = frame.iloc[:, [i]]
        column_frame.attrs = dict(frame.attrs)
        column, column_doubts = _inspect_column(
            path, header, column_frame, [row[i] for row in rows]
        )
        columns.append(column)
        doubts += column_doubts
    repeated, key = _count_repeated(text.header, columns, rows)
    if repeated:
        doubts.append(RecordsRepeated(path, repeated, key))
    elif not has_geometry:  # places differ where attributes do not
        _inspect_or_note(lambda run: check_rows(frame, run), doubts)
    doubts += header_doubts(frame)
    doubts += _doubts_about_sizes(frame, columns)
    doubts += _doubts_about_degrees(path, frame)
    shifted = shifted_columns(map(str, frame.columns))
    doubts += [PlacesShifted(path, shifted)] if shifted else []
    doubts += [] if rows else [TableWithoutRows(path)]
    facts = path, text.encoding, text.separator, len(rows), n_dropped, tuple(columns), repeated
    return TableInspection(TableRecord(*facts), tuple(doubts))


def _doubts_about_sizes(frame, columns: list) -> list:
    """Return notes of columns of carbon of which some values seem to be in another unit."""
    doubts: list = []

    def note_sizes(header: str, run: Run) -> None:
        note_sizes_apart(numeric_column(frame, header, run.quiet()), header, frame, run)

    for header, column in zip(map(str, frame.columns), columns):
        quantity = find_quantity(column.quantity)
        if quantity is not None and quantity.is_carbon:
            _inspect_or_note(lambda run, name=header: note_sizes(name, run), doubts)
    return [doubt for doubt in doubts if isinstance(doubt, SizesApart)]


def _doubts_about_degrees(path: str, frame) -> list:
    """Return notes of coordinates that may be degrees and minutes, or that are no latitudes."""
    notes: list = []
    columns = {}
    for axis, names in ((LATITUDE, LATITUDE_NAMES), (LONGITUDE, LONGITUDE_NAMES)):
        name = find_name(names, [str(column) for column in frame.columns])
        values = _inspect_or_note(lambda _, n=name, a=axis: degrees_column(frame, n, a), [])
        if values is None:
            return []
        columns[axis] = name, values
    values = read_packed_minutes(columns, Run(on_note=notes.append))[LATITUDE]
    doubts: list = [note for note in notes if isinstance(note, DegreesDoubtful)]
    name = columns[LATITUDE][0]
    beyond = values[np.abs(values) > _POLE]
    if beyond.size and split_unit(name)[0].strip().casefold() not in _EASTINGS_AND_NORTHINGS:
        farthest = float(beyond[np.abs(beyond).argmax()])
        doubts.append(LatitudesBeyondPole(path, name, int(beyond.size), farthest))
    return doubts


def _inspect_column(path: str, header: str, frame, cells: list) -> tuple:
    """Return the record of a column, and the doubts about it."""
    name, unit = split_unit(header)[0], unit_in_header(header)
    marks = Counter(text for text in cells if is_missing(text))
    texts = [text for text in cells if not is_missing(text)]
    numbers, unread, doubts = np.empty(0), 0, []
    dates = _form_of_dates(name, texts)
    kind, form = "text" if texts else "empty", ""
    if dates:
        kind, (form, doubts) = "date", _inspect_dates(path, header, texts, dates)
    elif texts and sum(map(is_number, texts)) >= _MOSTLY * len(texts):
        kind = "number"
        numbers, form, doubts = _inspect_numbers(header, frame, texts)
        unread = sum(not is_number(text) for text in texts)
    elif texts:
        _inspect_or_note(lambda run: name_label_column(frame, header, run), doubts)
    quantity = quantity_of_name(name) if kind == "number" else ""
    if quantity:
        _inspect_or_note(
            lambda run: check_column_quantity(numbers, header, path, InputRequirement(), run),
            doubts,
        )
    finite_values = numbers[np.isfinite(numbers)]
    low, high = (
        (float(finite_values.min()), float(finite_values.max()))
        if finite_values.size
        else (math.nan, math.nan)
    )
    filled, missing = len(texts), sum(marks.values())
    marks_found = tuple(sorted(marks.items()))
    facts = name, unit, kind, quantity, filled, missing, unread, marks_found, form, low, high
    return ColumnRecord(*facts), doubts


class _InspectedNumbers(NamedTuple):
    """The numbers of a column, their decimal mark and doubts about them."""

    numbers: np.ndarray
    decimal_mark: str
    doubts: list


def _inspect_numbers(header: str, frame, texts: list) -> _InspectedNumbers:
    """Inspect a column of numbers of a table."""
    doubts: list = []
    numbers = _inspect_or_note(lambda run: numeric_column(frame, header, run), doubts)
    error = next((doubt for doubt in doubts if isinstance(doubt, CarbonSinkError)), None)
    form = "open" if isinstance(error, AmbiguousNumber) else decimal_mark_of_texts(texts)
    if numbers is not None:
        return _InspectedNumbers(numbers, form, doubts)
    if isinstance(error, (NotNumeric, DoubtfulMark)):  # those that are numbers still have a range
        numeric_texts = [
            text if text and is_number(text) else None for text in frame.iloc[:, 0].tolist()
        ]
        numeric_frame = frame.assign(**{header: numeric_texts})
        numeric_frame.attrs = {**frame.attrs, EXACT: isinstance(error, DoubtfulMark)}
        numbers = _inspect_or_note(lambda run: numeric_column(numeric_frame, header, run), doubts)
    return _InspectedNumbers(np.empty(0) if numbers is None else numbers, form, doubts)


def _inspect_dates(path: str, header: str, texts: list, form: str) -> tuple:
    """Inspect a column of dates of a table: its form ("open", "mixed") and doubts."""
    try:
        stamps = read_stamps(texts, header)
    except AmbiguousDates as error:
        return "open", [error]
    except MixedDateForms as error:
        return "mixed", [error]
    except CarbonSinkError as error:
        return form, [error]
    if stamps.in_utc:
        return form, [
            MonthsOfLocalTime(path, stamps.in_utc[0], stamps.in_utc[1], len(texts), header)
        ]
    if form != _DAY_FIRST:
        return form, []
    # 05/05/2005 is the same in both orders
    parts = (match for match in map(_PARTS.fullmatch, texts) if match and match[1] != match[2])
    match = next(parts, None)
    if match is None:
        return form, []
    month = stamps.start[texts.index(match.string)].astype("datetime64[M]").astype(int) % 12 + 1
    return (_DAY_FIRST if int(match[2]) == month else _MONTH_FIRST), []


def _form_of_dates(name: str, texts: list) -> str:
    """Return the form of the dates in an inspected column of a table; "" for others.

    Numbers are dates only in columns that are called so.
    """
    dates = [text for text in texts if is_date(text)]
    if not texts or len(dates) < _MOSTLY * len(texts):
        return ""
    is_named = name.strip().casefold() in DATE_NAMES
    if any(map(is_fraction, dates)):
        return "YYYY.fraction" if is_named else ""
    for form, pattern in ((_DAY_FIRST, _PARTS), *_DATE_FORMS):
        certain = is_named or not form.startswith(("YYYYM", "YYYY")) or "-" in form or "年" in form
        if certain and sum(bool(pattern.fullmatch(text)) for text in texts) >= _MOSTLY * len(texts):
            return form
    return "date" if is_named else ""


def _inspect_or_note(check, doubts: list):
    """Return what a check returns, None where it raises; notes and the error join the doubts."""
    try:
        return check(Run(on_note=doubts.append))
    except CarbonSinkError as error:
        doubts.append(error)
        return None


def _count_repeated(header: list, columns: list, rows: list) -> tuple:
    """Return how many records repeat the site and date of another, and the first such key."""
    sites = [i for i, name in enumerate(header) if name.strip().casefold() in SITE_NAMES]
    dates = [i for i, column in enumerate(columns) if column.kind == "date"]
    if not sites or not dates:
        return 0, ""
    keys = Counter(tuple(row[i] for i in (sites[0], *dates)) for row in rows)
    double = [key for key, n in keys.items() if n > 1]
    n = sum(times - 1 for times in keys.values())
    return n, ", ".join(double[0]) if double else ""
