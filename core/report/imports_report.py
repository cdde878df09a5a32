"""The receipt of an import as a page, and the same as JSON."""

from __future__ import annotations

from .display_names import quantity_of_code
from .numbers import show_number, typeset_units
from .page import CAUTION, GOOD, Page, Section, Table, Text, write_page

# Dates and files that are printed in a cell.
_MAX_LISTED = 6
_MINUS = "\u2212"


def write_receipt(receipt, doubts, reasons, path: str, translate) -> None:
    """Write the receipt of an import as a page.

    Parameters
    ----------
    receipt : ImportReceipt
        What it did.
    doubts : sequence of str
        Sentences.
    reasons : dict
        Why each damaged file could not be read, in words.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    n_written = sum(len(variable.written) for variable in receipt.variables)
    n_kept = sum(len(variable.kept) for variable in receipt.variables)
    sections = [
        Section(tr("Doubts"), _doubt_texts(doubts, tr)),
        Section(tr("Variables"), _variable_section(receipt, tr)),
        Section(tr("Dates"), _date_section(receipt, tr)),
        Section(tr("Quality masks"), _mask_section(receipt, tr)),
        Section(tr("The grid"), _grid_table(receipt, tr)),
        Section(tr("Files"), _file_section(receipt, reasons, tr)),
    ]
    periods = {"as_is": tr("dates of the files"), "month": tr("months"), "year": tr("years")}
    page = Page(
        title=tr("Receipt of the import"),
        lead=tr(
            "What was read from which files, what was joined, masked and converted, and what is "
            "missing. Doubtful items come first."
        ),
        key_figures=(
            (tr("Doubts"), str(len(doubts)), ""),
            (tr("Files read"), str(receipt.files), ""),
            (tr("Rasters written"), str(n_written), periods.get(receipt.period, "")),
            (tr("Rasters kept"), str(n_kept), tr("made before from the same content")),
        ),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _doubt_texts(doubts, tr) -> tuple:
    """Return the doubts about an import."""
    if not doubts:
        return (Text(tr("None: nothing in the files contradicts what is assumed."), GOOD),)
    return tuple(Text(doubt, CAUTION) for doubt in doubts)


def _variable_section(receipt, tr) -> tuple:
    """Return what each imported variable is and how its numbers became values."""
    tables = [_product_table(receipt, tr), _conversion_table(receipt, tr)]
    ranges = tuple(
        _range_row(variable.name, variable.values, tr)
        for variable in receipt.variables
        if variable.values is not None
    )
    if ranges:
        range_columns = tr("Variable"), tr("Smallest"), tr("Mean"), tr("Largest"), tr("Unit")
        tables.append(Table(tr("Values read, after masks"), range_columns, ranges, "values.csv"))
    if any(variable.citation for variable in receipt.variables):
        documented = tuple(
            (variable.name, variable.product, variable.citation)
            for variable in receipt.variables
            if variable.citation
        )
        columns = (tr("Variable"), tr("Product"), tr("Source"))
        tables.append(
            Table(tr("Documentation of the products"), columns, documented, "sources.csv")
        )
    note = Text(
        tr(
            "Amounts per time are brought to amounts per day first; the conversion is that of the "
            "first date. A sum is the mean amount per day times the days of the period. Values "
            "read are a sample of the cells of all dates."
        )
    )
    return (*tables, note)


def _product_table(receipt, tr) -> Table:
    """Return the table of what each imported variable is."""
    meaning = tuple(
        (
            variable.name,
            variable.original,
            variable.product or tr("not known"),
            quantity_of_code(variable.quantity, tr) or tr("not known"),
            len(variable.files),
            variable.tiles,
            len(variable.written) + len(variable.kept),
        )
        for variable in receipt.variables
    )
    return Table(
        tr("What they are"),
        (
            tr("Variable"),
            tr("In the files"),
            tr("Product"),
            tr("Quantity"),
            tr("Files"),
            tr("Tiles joined"),
            tr("Rasters"),
        ),
        meaning,
        "variables.csv",
    )


def _conversion_table(receipt, tr) -> Table:
    """Return the table of how stored numbers became values in an import."""
    origins = {"file": tr("file"), "table": tr("table of products"), "": tr("not stated")}
    statistics = {
        "mean": tr("mean"),
        "sum": tr("sum"),
        "max": tr("largest"),
        "min": tr("smallest"),
        "first": tr("as it is"),
    }
    resamplings = {
        "none": tr("none: the cells of the files"),
        "nearest": tr("nearest cell"),
        "bilinear": tr("bilinear"),
        "average": tr("average"),
        "mode": tr("most frequent class"),
    }
    values = tuple(
        (
            variable.name,
            _scale_text(variable, tr),
            _source_unit(variable, tr),
            origins[variable.unit_from],
            _factor_and_offset(variable.conversion[0], variable.conversion[1], tr),
            typeset_units(variable.unit) or tr("none"),
            tr("as it is")
            if receipt.period == "as_is"
            else statistics.get(variable.statistic, variable.statistic),
            resamplings.get(variable.resampling, variable.resampling),
        )
        for variable in receipt.variables
    )
    return Table(
        tr("From stored numbers to values"),
        (
            tr("Variable"),
            tr("Scale of stored numbers"),
            tr("Unit before"),
            tr("Stated in"),
            tr("Conversion of the first date"),
            tr("Unit after"),
            tr("Several dates"),
            tr("Resampling"),
        ),
        values,
        "units.csv",
    )


def _date_section(receipt, tr) -> tuple:
    """Return the dates of an import: found, missing and left out."""
    rows = tuple(
        (
            variable.name,
            len(variable.dates),
            variable.dates[0] if variable.dates else "",
            variable.dates[-1] if variable.dates else "",
            _list_texts(variable.missing) or tr("none"),
            _list_texts(variable.incomplete) or tr("none"),
        )
        for variable in receipt.variables
    )
    columns = (
        tr("Variable"),
        tr("Dates"),
        tr("First"),
        tr("Last"),
        tr("Missing between"),
        tr("Incomplete periods left out"),
    )
    return (Table(tr("Dates found and missing"), columns, rows, "dates.csv"),)


def _mask_section(receipt, tr) -> tuple:
    """Return the share of cells that each quality rule of an import hid."""
    rows = tuple(
        (
            variable.name,
            variable.quality,
            mask.bits,
            mask.meaning,
            ", ".join(map(str, mask.keep)),
            100.0 * mask.share,
        )
        for variable in receipt.variables
        for mask in variable.masked
    )
    if not rows:
        return (Text(tr("No variable was masked by quality bands.")),)
    totals = tuple(
        Text(
            tr("{name}: {share} % of the cells with data were masked.").format(
                name=variable.name, share=show_number(100.0 * variable.hidden)
            )
        )
        for variable in receipt.variables
        if variable.masked
    )
    columns = (
        tr("Variable"),
        tr("Quality band"),
        tr("Bits"),
        tr("What they tell"),
        tr("Values kept"),
        tr("Cells masked by the rule (%)"),
    )
    table = Table(tr("Share masked by each rule"), columns, rows, "masks.csv")
    note = tr("Several rules may mask one cell. Shares come from a sample of each tile.")
    return (*totals, table, Text(note))


def _grid_table(receipt, tr) -> tuple:
    """Return the grid of the imported rasters."""
    row = (
        receipt.crs or tr("none"),
        f"{receipt.width:,} × {receipt.height:,}",
        " × ".join(f"{size:.8g}" for size in receipt.cell_size),
        ", ".join(f"{edge:.8g}" for edge in receipt.extent),
    )
    columns = tr("CRS"), tr("Columns × rows"), tr("Cell size"), tr("West, south, east, north")
    return (Table(tr("Grid of the rasters"), columns, (row,), "grid.csv"),)


def _file_section(receipt, reasons, tr) -> tuple:
    """Return the files of each imported variable, and those that could not be read."""
    rows = tuple((variable.name, file) for variable in receipt.variables for file in variable.files)
    blocks: list = []
    if receipt.damaged:
        damaged = tuple((file, reasons.get(file, reason)) for file, reason in receipt.damaged)
        columns = (tr("File"), tr("Reason"))
        blocks.append(Table(tr("Files left out"), columns, damaged, "damaged.csv"))
    columns = (tr("Variable"), tr("File"))
    return (*blocks, Table(tr("Files read"), columns, rows, "files.csv"))


def _list_texts(texts) -> str:
    """Return some texts of the receipt of an import on one line."""
    if len(texts) <= _MAX_LISTED:
        return ", ".join(texts)
    return f"{', '.join(texts[:_MAX_LISTED])} ... ({len(texts)})"


def _range_row(name: str, values, tr) -> tuple:
    """Return a row of the smallest, mean and largest value of an imported variable."""
    numbers = map(show_number, (values.low, values.mean, values.high))
    return (name, *numbers, typeset_units(values.unit) or tr("none"))


def _source_unit(variable, tr) -> str:
    """Return the unit of an imported variable as stored, and what amounts are per."""
    steps = {
        "hour": tr("per hour"),
        "day": tr("per day"),
        "month": tr("per month"),
        "year": tr("per year"),
        "interval": tr("per step of the files"),
    }
    return " ".join(
        (typeset_units(variable.source_unit) or tr("none"), steps.get(variable.per, ""))
    ).strip()


def _scale_text(variable, tr) -> str:
    """Return how the stored numbers of an import are scaled, and what the files declare."""
    applied = _factor_and_offset(variable.scale, variable.offset, tr)
    if variable.declared is None:
        return applied
    declared = tr("files declare {scale}").format(scale=f"{variable.declared:g}")
    return f"{applied} ({declared})"


def _factor_and_offset(factor: float, offset: float, tr) -> str:
    """Return factor and offset of an import as they are applied."""
    if factor == 1.0 and offset == 0.0:
        return tr("none")
    factor_text = f"× {factor:.6g}" if factor != 1.0 else ""
    return (
        f"{factor_text} {'+' if offset > 0 else _MINUS} {abs(offset):.6g}".strip()
        if offset
        else factor_text
    )
