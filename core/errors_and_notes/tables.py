"""Errors and notes of tables: numbers, dates, marks of missing values, names and rows."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class AmbiguousNumber(CarbonSinkError):
    """A cell that is two numbers, depending on the decimal mark; `row` counts data rows from 1."""

    column: str
    cell: str
    row: int
    with_point: float
    with_comma: float


@dataclass(eq=False)
class DoubtfulMark(CarbonSinkError):
    """A number that marks missing values elsewhere and may be a value here (`n` cells)."""

    column: str
    mark: float
    n: int
    low: float
    high: float


@dataclass(eq=False)
class RowTooLong(CarbonSinkError):
    """A line with more filled cells than the header has columns; `line` counts from 1."""

    path: str
    line: int
    n_cells: int
    n_columns: int


@dataclass(eq=False)
class TitleAbove(CarbonSinkError):
    """A line above the header of a table: a title, or names of groups of columns."""

    path: str
    line: int
    text: str


@dataclass(eq=False)
class InvalidGeometry(CarbonSinkError):
    """A feature of a layer whose geometry is invalid, where such features are not left out."""

    layer: str
    feature: int


@dataclass(eq=False)
class TableFormat(CarbonSinkError):
    """A table that would be written as CSV text under the ending of another format."""

    path: str
    ending: str


@dataclass
class MarksLeftOut(Note):
    """Numbers or texts taken as marks of missing values; `marks` are (mark, how many)."""

    warning = True
    column: str
    marks: tuple
    total: int


@dataclass
class ThousandsRead(Note):
    """Cells of a column that were read as thousands, with an example."""

    column: str
    n: int
    cell: str
    number: float


@dataclass
class PercentsRead(Note):
    """A column whose cells have percent signs, read in percent; with an example."""

    warning = True
    column: str
    n: int
    cell: str


@dataclass
class RowsHidden(Note):
    """Rows of a sheet that are hidden, as by a filter, and used; `row` is the first of them."""

    warning = True
    path: str
    n: int
    row: int


@dataclass
class FormulasWithoutValue(Note):
    """Cells of a workbook whose formulas were never computed; `cell` is the first of them."""

    warning = True
    path: str
    n: int
    cell: str


@dataclass
class ColumnConverted(Note):
    """A column that was converted from the unit that its table states; `n` values."""

    warning = True
    column: str
    unit: str
    wanted: str
    n: int


@dataclass
class SizesApart(Note):
    """Values of a column so much smaller or larger than the others that their unit is in doubt.

    `by` is the column whose names (the first few of `n_names`) say which rows they are, empty
    where only their size tells; `size` is the median of their absolute values.
    """

    warning = True
    column: str
    by: str
    names: tuple
    n_names: int
    n: int
    size: float
    size_of_others: float


@dataclass
class ScalesDiffer(Note):
    """Measured values whose median size is far from that predicted for the same `n` records."""

    warning = True
    column: str
    n: int
    size: float
    predicted: float


@dataclass
class NameKept(Note):
    """A mark of missing values that is a name in this column."""

    warning = True
    column: str
    mark: str
    n: int
    others: tuple


@dataclass
class NameMissing(Note):
    """Words in a column of names that were taken as missing values."""

    warning = True
    column: str
    marks: tuple
    total: int


@dataclass
class NamesAlike(Note):
    """Names of a column that look alike and count as different."""

    warning = True
    column: str
    names: tuple


@dataclass
class ColumnsRepeated(Note):
    """Columns of one name, of which the first is used."""

    warning = True
    path: str
    names: tuple


@dataclass(eq=False)
class SummaryRow(CarbonSinkError):
    """A row that sums up the others: its name, its number among the rows, and a column of sums."""

    name: str
    row: int
    column: str


@dataclass
class RowsRepeated(Note):
    """Rows that are the same as another in all columns; `row` is the first of them."""

    warning = True
    n: int
    row: int


@dataclass
class RowsShort(Note):
    """Lines with fewer cells than the header has columns; the missing cells count as empty."""

    warning = True
    path: str
    n: int
    line: int


@dataclass(eq=False)
class NamesUnreadable(CarbonSinkError):
    """A column of names with letters that could not be decoded: different names may look alike."""

    column: str
    example: str


@dataclass
class LinesSkipped(Note):
    """Lines that are not data; `why` is "comment", "title" or "header" (units, second names)."""

    path: str
    n: int
    why: str
    line: int
    text: str


@dataclass
class ColumnRenamed(Note):
    """A column of an output that had to get another name."""

    warning = True
    column: str
    renamed: str


@dataclass
class LayersBeside(Note):
    """A file of several sheets or layers of which the first is used, as its name chooses none."""

    warning = True
    path: str
    used: str
    others: tuple


@dataclass
class PartsIgnored(Note):
    """Multipoints of which only the first point is used."""

    warning = True
    n: int
    example: str


@dataclass(eq=False)
class MissingColumn(CarbonSinkError):
    """A column that a table does not have; `path` is its file, empty for that of the input."""

    wanted: str
    found: tuple
    path: str = ""


@dataclass(eq=False)
class NotNumeric(CarbonSinkError):
    """A column that should hold numbers and holds text; `on_top` in its first rows only."""

    column: str
    value: str
    n_text: int
    n_total: int
    on_top: bool = False


@dataclass(eq=False)
class ColumnOutOfRange(CarbonSinkError):
    """A column with values that its quantity cannot have; `value` is the farthest out."""

    column: str
    value: float
    n: int
    low: float
    high: float
    unit: str


@dataclass(eq=False)
class MergedCells(CarbonSinkError):
    """A column of names that only the first row of each group has, as merged cells leave it."""

    column: str
    n_empty: int
    n_total: int


@dataclass(eq=False)
class BadTable(CarbonSinkError):
    """A table of numbers given by the user that cannot be used; `column` "file" is the file."""

    path: str
    column: str
    value: str
    known: tuple
