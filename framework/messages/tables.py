"""Messages about tables: numbers, dates, marks of missing values, names and rows."""

from __future__ import annotations

from ...core.errors_and_notes.tables import (
    AmbiguousNumber,
    BadTable,
    ColumnConverted,
    ColumnOutOfRange,
    ColumnRenamed,
    ColumnsRepeated,
    DoubtfulMark,
    FormulasWithoutValue,
    InvalidGeometry,
    LayersBeside,
    LinesSkipped,
    MarksLeftOut,
    MergedCells,
    MissingColumn,
    NameKept,
    NameMissing,
    NamesAlike,
    NamesUnreadable,
    NotNumeric,
    PartsIgnored,
    PercentsRead,
    RowsHidden,
    RowsRepeated,
    RowsShort,
    RowTooLong,
    ScalesDiffer,
    SizesApart,
    SummaryRow,
    TableFormat,
    ThousandsRead,
    TitleAbove,
)
from ...core.tables.header_rows import is_numbered
from ..text.phrases import join_listed
from ..text.translation import tr


def _excerpt(text: str) -> str:
    """Return a line of a table, its end left out where it is long."""
    return text if len(text) <= 60 else text[:57] + "..."


def _phrase_lines_skipped(note: LinesSkipped) -> str:
    """Say which lines of a table were skipped."""
    excerpt = _excerpt(note.text)
    if note.why == "comment":
        text = tr(
            "{path}: {n} lines that begin with # were skipped, the first is line {line}: {text}"
        )
    elif note.why == "title":
        text = tr(
            "{path}: {n} lines above the header hold titles, not data, the first is line {line}: "
            "{text}"
        )
    else:
        text = tr(
            "{path}: {n} lines below the header hold units or names, not data, the first is line "
            "{line}: {text}"
        )
    return text.format(path=note.path, n=note.n, line=note.line, text=excerpt)


def _mark_text(mark: float | str) -> str:
    """Return a mark of missing values as the table has it."""
    return mark if isinstance(mark, str) else f"{mark:.8g}"


def _phrase_sizes_apart(note: SizesApart) -> str:
    """Say which values of a column are so small or large that their unit is in doubt."""
    if note.size < note.size_of_others:
        text = tr(
            "{column}: {n} values {where} are about {ratio:,.0f} times smaller than all others "
            "(median {size:.4g} against {others:.4g}, without sign)."
        )
    else:
        text = tr(
            "{column}: {n} values {where} are about {ratio:,.0f} times larger than all others "
            "(median {size:.4g} against {others:.4g}, without sign)."
        )
    where = "" if not note.by else f"({note.by}: {join_listed(note.names)}{_more(note)})"
    facts = {"n": note.n, "size": note.size, "others": note.size_of_others}
    ratio = max(note.size, note.size_of_others) / min(note.size, note.size_of_others)
    text = text.format(column=note.column, where=where, ratio=ratio, **facts).replace("  ", " ")
    remedy = tr(
        "If they are in another unit (1 t ha-1 is 100 g m-2, 1 kg is 1000 g), convert them first."
    )
    return f"{text} {remedy}"


def _more(note: SizesApart) -> str:
    """Return that there are more names than those shown."""
    return ", ..." if note.n_names > len(note.names) else ""


def _phrase_missing_column(error: MissingColumn) -> str:
    """Say which column a table lacks."""
    if not error.path and is_numbered(error.found):
        text = tr(
            "The table has no column '{wanted}': QGIS found no header in it and calls the columns "
            "{found}. Rows of titles or units may stand above or below it, or all cells are text. "
            "Put the header in the first row with numbers below it, or save the sheet as CSV."
        )
    elif error.path:
        text = tr("The table {path} has no column '{wanted}'. Its columns are: {found}.")
    else:
        text = tr("The table has no column '{wanted}'. Its columns are: {found}.")
    return text.format(path=error.path, wanted=error.wanted, found=join_listed(error.found))


def _phrase_not_numeric(error: NotNumeric) -> str:
    """Say that a column of a table holds text instead of numbers."""
    if error.on_top:
        text = tr(
            "The column '{column}' should hold numbers, but its first rows hold text, for example "
            "'{value}' ({n_text} of {n_total} values). Rows of units, names or titles are no data: "
            "delete them, or correct these values."
        )
    else:
        text = tr(
            "The column '{column}' should hold numbers, but {n_text} of {n_total} values are text, "
            "for example '{value}'. Choose another column or correct these values."
        )
    return text.format(
        column=error.column, n_text=error.n_text, n_total=error.n_total, value=error.value
    )


def _phrase_bad_table(error: BadTable) -> str:
    """Say why a table of numbers cannot be used."""
    if error.column == "file":
        return tr("The table {path} cannot be read: {reason}. Save it as CSV in UTF-8.").format(
            path=error.path, reason=error.value
        )
    text = tr("The table {path} has a value that cannot be used: {column} = '{value}'. ").format(
        path=error.path, column=error.column, value=error.value
    )
    if error.known:
        return text + tr("Known: {known}.").format(known=join_listed(error.known))
    return text + tr("Correct it in the table.")


ERRORS = {
    MissingColumn: _phrase_missing_column,
    NotNumeric: _phrase_not_numeric,
    MergedCells: lambda e: tr(
        "The column '{column}' has a name in the first row of each group only ({n} of {total} "
        "cells are empty), as merged cells of a spreadsheet leave it. Write the name into every "
        "row."
    ).format(column=e.column, n=e.n_empty, total=e.n_total),
    ColumnOutOfRange: lambda e: tr(
        "The column '{column}' holds {value:g} ({n} values out of range), where {low:g} to "
        "{high:g} {unit} is possible. Check its unit and its marks of missing values."
    ).format(column=e.column, value=e.value, n=e.n, low=e.low, high=e.high, unit=e.unit),
    BadTable: _phrase_bad_table,
    SummaryRow: lambda e: tr(
        "Row {row}, named '{name}', sums up the rows above it, as its value in the column "
        "'{column}' shows: it is no record. Delete the row, or filter it out of the layer."
    ).format(row=e.row, name=e.name, column=e.column),
    AmbiguousNumber: lambda e: tr(
        "The column '{column}' holds '{cell}' (row {row}), which is {point:.10g} or {comma:.10g}, "
        "and nothing in the table shows which. Write the numbers of the column without thousands "
        "separators and with a point as decimal mark."
    ).format(column=e.column, cell=e.cell, row=e.row, point=e.with_point, comma=e.with_comma),
    DoubtfulMark: lambda e: tr(
        "The column '{column}' holds {mark:.10g} in {n} cells, which often marks missing values; "
        "its other values are {low:.6g} to {high:.6g}. If it marks missing values, empty these "
        "cells; if it was measured, write it with another digit, such as {mark:.10g}01 with a "
        "decimal point."
    ).format(column=e.column, mark=e.mark, n=e.n, low=e.low, high=e.high),
    NamesUnreadable: lambda e: tr(
        "The column '{column}' holds '{example}': its letters cannot be read in the encoding of "
        "the file, and different names may look the same. Set the encoding in the layer's "
        "properties (Source), or put a text file with its name, such as GB18030, beside the "
        "shapefile (.cpg)."
    ).format(column=e.column, example=e.example),
    RowTooLong: lambda e: tr(
        "Line {line} of the table {path} has {n} cells, but its header has {columns} columns. A "
        "decimal comma, or a comma in a name, must be in quotes where commas separate columns."
    ).format(line=e.line, path=e.path, n=e.n_cells, columns=e.n_columns),
    TitleAbove: lambda e: tr(
        "Line {line} of the table {path}, '{text}', is a title or names groups of columns. The "
        "first line must hold the names of the columns: delete the lines above it."
    ).format(line=e.line, path=e.path, text=_excerpt(e.text)),
    InvalidGeometry: lambda e: tr(
        "Feature {feature} of {layer} has an invalid geometry. Run 'Fix geometries' first, or have "
        "invalid features left out: in the settings of Processing, or of this input."
    ).format(feature=e.feature, layer=e.layer),
    TableFormat: lambda e: tr(
        "The table {path} would be CSV text, which no program opens as {ending}. Give the file the "
        "ending .csv."
    ).format(path=e.path, ending=e.ending),
}

NOTES = {
    SizesApart: _phrase_sizes_apart,
    RowsHidden: lambda n: tr(
        "{path}: {n} rows of the sheet are hidden, the first is row {row}, and are used like the "
        "others. Delete what a filter hides, or copy the visible rows to a new sheet."
    ).format(path=n.path, n=n.n, row=n.row),
    FormulasWithoutValue: lambda n: tr(
        "{path}: {n} cells hold formulas without a value, the first is {cell}, and count as empty. "
        "Open and save the workbook in a spreadsheet, which computes them."
    ).format(path=n.path, n=n.n, cell=n.cell),
    ScalesDiffer: lambda n: tr(
        "{column}: the {n} measured values have a median size of {size:.4g}, the predicted ones "
        "{predicted:.4g}. If the column is in another unit than the model, write its unit in "
        "brackets behind its name: scores compare the numbers as they are."
    ).format(column=n.column, n=n.n, size=n.size, predicted=n.predicted),
    MarksLeftOut: lambda n: tr(
        "The column '{column}': taken as marks of missing values and left out: {list} (of {total} "
        "values)."
    ).format(
        column=n.column,
        list=join_listed([f"{_mark_text(mark)} ({count})" for mark, count in n.marks]),
        total=n.total,
    ),
    ColumnConverted: lambda n: tr(
        "The column '{column}': {n} values are in {unit} and were converted to {wanted}. If that "
        "unit is wrong, correct the table."
    ).format(column=n.column, n=n.n, unit=n.unit, wanted=n.wanted),
    PercentsRead: lambda n: tr(
        "The column '{column}': {n} cells have percent signs, such as '{cell}'; they were read in "
        "percent, not as shares of 1."
    ).format(column=n.column, n=n.n, cell=n.cell),
    ThousandsRead: lambda n: tr(
        "The column '{column}': {n} cells have thousands separators; '{cell}' was read as "
        "{number:.10g}."
    ).format(column=n.column, n=n.n, cell=n.cell, number=n.number),
    NameKept: lambda n: tr(
        "The column '{column}': '{mark}' ({n} rows) was taken as a name like {others}, not as a "
        "missing value."
    ).format(column=n.column, mark=n.mark, n=n.n, others=join_listed(n.others)),
    NameMissing: lambda n: tr(
        "The column '{column}': taken as missing names: {list} (of {total} rows). If these are "
        "names, write them differently."
    ).format(
        column=n.column,
        list=join_listed([f"{mark} ({count})" for mark, count in n.marks]),
        total=n.total,
    ),
    NamesAlike: lambda n: tr(
        "The column '{column}': names that look alike, but count as different: {list}. Write them "
        "in the same way if they are one."
    ).format(column=n.column, list=join_listed(n.names)),
    RowsRepeated: lambda n: tr(
        "Rows that are the same as another one in every column, and count again: {n}, the first is "
        "row {row}. Delete them if they were entered twice."
    ).format(n=n.n, row=n.row),
    ColumnsRepeated: lambda n: tr(
        "{path}: several columns have the same name: {list}. That name means the first of them; "
        "rename the others to use them."
    ).format(path=n.path, list=join_listed(n.names)),
    RowsShort: lambda n: tr(
        "{path}: {n} lines have fewer cells than the header, the first is line {line}; the missing "
        "cells count as empty."
    ).format(path=n.path, n=n.n, line=n.line),
    LinesSkipped: _phrase_lines_skipped,
    ColumnRenamed: lambda n: tr(
        "The column '{column}' is called '{renamed}' in the output: its values cannot serve as the "
        "key of a GeoPackage."
    ).format(column=n.column, renamed=n.renamed),
    LayersBeside: lambda n: tr(
        "{path} holds several sheets or layers; '{used}' is used, not {others}. To use another, "
        "add it to QGIS and choose it as a layer, or write its name behind that of the file: "
        "{path}|layername={example}."
    ).format(path=n.path, used=n.used, others=join_listed(n.others), example=n.others[0]),
    PartsIgnored: lambda n: tr(
        "{n} multipoint features have more than one point, for example {example}; only the first "
        "point of each is used. To use all of them, run 'Multipart to singleparts' first."
    ).format(n=n.n, example=n.example),
}
