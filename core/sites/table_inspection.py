"""What is understood of a table of text before anything is computed: one record per column."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from ..dates.stamps import read_stamps
from ..facts.dates import BadDate
from ..facts.inspection import (
    CellsNotNumbers,
    ColumnDoubtful,
    DateFormOpen,
    MarkNotDeclared,
    NumberFormOpen,
    RecordsRepeated,
    RowsNotRead,
    TableNotRead,
)
from ..facts.tables import AmbiguousDates, AmbiguousNumber, DoubtfulMark, MixedDateForms
from ..files.reading import read_bytes
from ..run import Run
from ..tables.column_names import DATE_NAMES, SITE_NAMES
from ..tables.marks import find_marks, is_missing
from ..tables.numbers import decimal_evidence, file_decimal, is_number, read_numbers
from ..tables.text_form import TEXT_ENDINGS, decode, separator_of
from ..units.quantity import find_quantity, quantity_of_name, split_unit

# A column is one of numbers (dates) when at least this share of its filled cells are.
_MOSTLY = 0.8
_PARTS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T].*)?")
_DATE_FORMS = (
    ("YYYY-MM-DD", re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T].*)?")),
    ("YYYYMMDDHHMM", re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d[0-2]\d[0-5]\d")),
    ("YYYYMMDD", re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d")),
    ("YYYY-MM", re.compile(r"\d{4}-\d{2}")),
    ("YYYYMM", re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])")),
    ("YYYY", re.compile(r"(?:18|19|20|21)\d{2}")),
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


def inspect_table(path: str, run: Run, read_layer=None) -> tuple:
    """Return what is understood of a table, and what is doubtful.

    Parameters
    ----------
    path : str
        Text file with a header line, or any other file that `read_layer` reads.
    run : Run
        Cancel.
    read_layer : callable, optional
        Is given a file that is not text and returns its header and rows as texts, or None.

    Returns
    -------
    record : TableRecord or None
        None where the file cannot be read as a table.
    doubts : tuple of Note
    """
    if not path.lower().endswith(TEXT_ENDINGS):
        layer = read_layer(path) if read_layer else None
        if layer is None:
            return None, (TableNotRead(path, ""),)
        header, rows = layer
        return _inspect_rows(path, "", "", header, list(enumerate(rows, 1)), [], run)
    try:
        content = read_bytes(path)
    except OSError as error:
        return None, (TableNotRead(path, error.strerror or str(error)),)
    if b"\0" in content[:4096]:
        return None, (TableNotRead(path, ""),)
    text, encoding = decode(content)
    lines = text.splitlines(keepends=True)
    separator = separator_of(lines)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error as error:
        return None, (TableNotRead(path, str(error)),)
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        return None, (TableNotRead(path, ""),)
    header = filled[0][1]
    whole = [(number, row) for number, row in filled[1:] if len(row) == len(header)]
    odd = [(number, row) for number, row in filled[1:] if len(row) != len(header)]
    return _inspect_rows(path, encoding, separator, header, whole, odd, run)


def _inspect_rows(path, encoding, separator, header, whole, odd, run: Run) -> tuple:
    """Return the record of a table from its rows, and the doubts."""
    columns, doubts = [], []
    if odd:
        comments = all(row[0].startswith("#") for _, row in odd)
        doubts.append(RowsNotRead(path, len(odd), odd[0][0], "comment" if comments else "columns"))
    cells = [[row[i] for _, row in whole if not is_missing(row[i])] for i in range(len(header))]
    decimal = file_decimal(separator, cells)
    for i, name in enumerate(header):
        run.check()
        column, more = _inspect_column(path, name, [(n, row[i]) for n, row in whole], decimal)
        columns.append(column)
        doubts += more
    repeated, key = _repeated(header, columns, [row for _, row in whole])
    if repeated:
        doubts.append(RecordsRepeated(path, repeated, key))
    record = TableRecord(path, encoding, separator, len(whole), len(odd), tuple(columns), repeated)
    return record, tuple(doubts)


def _inspect_column(path: str, header: str, cells: list, decimal: str) -> tuple:
    """Return the record of a column, and the doubts about it."""
    name, unit = split_unit(header)
    marks = Counter(text for _, text in cells if is_missing(text))
    values = [(number, text) for number, text in cells if not is_missing(text)]
    dates, doubts = _date_form(name, [text for _, text in values]), []
    kind, form, unread, read = "text", "", 0, []
    if not values:
        kind = "empty"
    elif dates:
        kind, form = "date", dates
        if dates == "open":
            doubts.append(DateFormOpen(path, header, values[0][1]))
    elif sum(is_number(text) for _, text in values) >= _MOSTLY * len(values):
        kind = "number"
        read, form, unread, doubts = _inspect_numbers(path, header, dict(values), decimal)
    low, high = (min(read), max(read)) if kind == "number" and read else (math.nan, math.nan)
    quantity = quantity_of_name(name) if kind == "number" else ""
    if read:
        read, more = _without_marks(path, header, read)
        doubts += more
        low, high = (min(read), max(read)) if read else (math.nan, math.nan)
    if quantity and read:
        doubts += _doubt_range(path, header, quantity, unit, low, high)
    record = ColumnRecord(
        name,
        unit,
        kind,
        quantity,
        len(values),
        sum(marks.values()),
        unread,
        tuple(sorted(marks.items())),
        form,
        low,
        high,
    )
    return record, doubts


def _inspect_numbers(path: str, header: str, texts: dict, decimal: str) -> tuple:
    """Return the numbers of a column, its decimal mark, how many cells are none, and doubts."""
    doubts, form = [], decimal_evidence(texts.values())
    try:
        numbers, wrong, _ = read_numbers(texts, header, decimal)
    except AmbiguousNumber as error:
        return [], "open", 0, [NumberFormOpen(path, header, error.cell)]
    if wrong:
        line = min(wrong)
        doubts.append(CellsNotNumbers(path, header, len(wrong), wrong[line], line))
    return [v for v in numbers.values() if math.isfinite(v)], form, len(wrong), doubts


def _without_marks(path: str, header: str, numbers: list) -> tuple:
    """Return numbers without marks of missing values, and doubts about these."""
    values = np.array(numbers)
    try:
        is_mark, marks = find_marks(values, header)
    except DoubtfulMark as error:
        return numbers, [MarkNotDeclared(path, header, error.mark, error.n, True)]
    doubts = [MarkNotDeclared(path, header, mark, n, False) for mark, n in marks]
    return values[~is_mark].tolist(), doubts


def _doubt_range(path, header, code: str, unit: str, low: float, high: float) -> list:
    """Return a doubt where numbers are beyond what their quantity can be."""
    quantity = find_quantity(code)
    stated = quantity.parse(unit)
    step = stated.step if stated else ""
    lowest, highest = quantity.limits_per(step)
    factor, offset = (stated.factor, stated.offset) if stated else (1.0, 0.0)
    if lowest <= low * factor + offset and high * factor + offset <= highest:
        return []
    facts = path, header, quantity.label, low, high, lowest, highest
    return [ColumnDoubtful(*facts, quantity.unit_per(step))]


def _date_form(name: str, texts: list) -> str:
    """Return the form of a column of dates; "open" where day and month could be exchanged."""
    if not texts:
        return ""
    parts = [_PARTS.fullmatch(text) for text in texts]
    if sum(part is not None for part in parts) >= _MOSTLY * len(texts):
        first = max(int(part[1]) for part in parts if part)
        second = max(int(part[2]) for part in parts if part)
        if first > 12 and second > 12:
            return "mixed"
        if first <= 12 and second <= 12:
            return _form_by_step(texts)
        return "DD/MM/YYYY" if first > 12 else "MM/DD/YYYY"
    for form, pattern in _DATE_FORMS:
        certain = "-" in form or name.strip().casefold() in DATE_NAMES
        if certain and sum(bool(pattern.fullmatch(t)) for t in texts) >= _MOSTLY * len(texts):
            return form
    return ""


def _form_by_step(texts: list) -> str:
    """Return the form of dates without a number above 12, which only their step may show."""
    try:
        start = read_stamps(texts, "").start
    except AmbiguousDates:
        return "open"
    except (BadDate, MixedDateForms):
        return "mixed"
    parts = (part for part in map(_PARTS.fullmatch, texts) if part and part[1] != part[2])
    part = next(parts, None)
    if part is None:  # 05/05/2005 is the same in both
        return "DD/MM/YYYY"
    month = start[texts.index(part.string)].astype("datetime64[M]").astype(int) % 12 + 1
    return "DD/MM/YYYY" if int(part[2]) == month else "MM/DD/YYYY"


def _repeated(header: list, columns: list, rows: list) -> tuple:
    """Return how many records repeat the site and date of another, and the first such key."""
    sites = [i for i, name in enumerate(header) if name.strip().casefold() in SITE_NAMES]
    dates = [i for i, column in enumerate(columns) if column.kind == "date"]
    if not sites or not dates:
        return 0, ""
    keys = Counter(tuple(row[i] for i in (sites[0], *dates)) for row in rows)
    double = [key for key, n in keys.items() if n > 1]
    n = sum(times - 1 for times in keys.values())
    return n, ", ".join(double[0]) if double else ""
