"""The report of an inspection of data, and the same as JSON: doubts first, each with its remedy."""

from __future__ import annotations

import json
import math
import os
from dataclasses import asdict

from ...files.atomic import publish_text
from ..display_names import quantity_of_code
from ..numbers import show_number, typeset_units
from ..page import CAUTION, GOOD, Page, Section, Table, Text, write_page


def write_inspection(inspection, path: str, translate) -> None:
    """Write the report of an inspection: what rasters and tables are taken for.

    Parameters
    ----------
    inspection : Inspection
        `grids` (a `GridReport` or None), `rasters` (`VariableRecord` records), `tables`
        (`TableRecord` records) and `doubts`, sentences.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    sections = [Section(tr("Doubts"), _doubt_paragraphs(inspection.doubts, tr))]
    if inspection.rasters:
        sections.append(Section(tr("Rasters"), _raster_section(inspection.rasters, tr)))
        sections += grid_sections(inspection.grids, tr)
    if inspection.tables:
        sections.append(Section(tr("Tables"), _inspection_tables(inspection.tables, tr)))
    files = len({record.path for record in inspection.rasters})
    page = Page(
        title=tr("What was understood of your data"),
        lead=tr(
            "Check this page before you compute anything: it says how each raster and table is "
            "read. Doubtful items come first, with what can be done about them."
        ),
        key_figures=(
            (tr("Doubts"), str(len(inspection.doubts)), ""),
            (tr("Rasters"), str(files), ""),
            (tr("Tables"), str(len(inspection.tables)), ""),
        ),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def write_inspection_json(inspection, path: str) -> None:
    """Write an inspection as JSON: numbers that are not known are null."""
    grids = [] if inspection.grids is None else inspection.grids.rasters
    record = {
        "doubts": list(inspection.doubts),
        "aligned": None if inspection.grids is None else inspection.grids.aligned,
        "rasters": [asdict(raster) for raster in inspection.rasters],
        "grids": [
            {
                "path": raster.path,
                "crs": raster.crs,
                "width": raster.width,
                "height": raster.height,
                "cell_size": list(raster.cell_size),
                "extent": list(raster.extent),
                "on_first_grid": not raster.differences,
            }
            for raster in grids
        ],
        "tables": [asdict(raster) for raster in inspection.tables],
    }
    publish_text(path, json.dumps(_json_value(record), indent=1, ensure_ascii=False) + "\n")


def _json_value(value):
    """Return a value of the inspection as JSON; null for numbers it cannot hold."""
    if isinstance(value, dict):
        return {key: _json_value(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json_value(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _doubt_paragraphs(doubts, tr) -> tuple:
    """Return the doubts of the inspection as paragraphs."""
    if not doubts:
        return (Text(tr("None: nothing in the files contradicts what is assumed."), GOOD),)
    return tuple(Text(doubt, CAUTION) for doubt in doubts)


def _raster_section(records, tr) -> tuple:
    """Return what each inspected variable is taken for, and how its values are read."""
    return (
        _quantity_table(records, tr),
        _value_table(records, tr),
        _grid_table(records, tr),
        Text(tr("Shares and ranges come from a sample of each raster.")),
    )


def _quantity_table(records, tr) -> Table:
    """Return the table of what each inspected variable is taken for."""
    origins = {
        "metadata": tr("metadata"),
        "time": tr("time axis"),
        "description": tr("band name"),
        "name": tr("file name"),
    }
    meaning = tuple(
        (
            os.path.basename(raster.path),
            raster.variable,
            quantity_of_code(raster.quantity, tr) or tr("not known"),
            origins.get(raster.quantity_from, ""),
            _date_span(raster.dates),
            origins.get(raster.date_from, ""),
            typeset_units(raster.unit) or tr("not stated"),
        )
        for raster in records
    )
    return Table(
        tr("What they are"),
        (
            tr("Raster"),
            tr("Variable"),
            tr("Quantity"),
            tr("Stated in"),
            tr("Dates"),
            tr("Dates from"),
            tr("Unit"),
        ),
        meaning,
        "rasters.csv",
    )


def _value_table(records, tr) -> Table:
    """Return the table of how the values of each inspected variable are read."""
    values = tuple(
        (
            os.path.basename(raster.path),
            raster.variable,
            raster.low,
            raster.high,
            _range_text(raster.possible),
            100.0 * raster.valid_share,
            ", ".join(raster.nodata) or tr("none"),
            _scale_text(raster, tr),
            raster.dtype,
        )
        for raster in records
    )
    return Table(
        tr("Their values"),
        (
            tr("Raster"),
            tr("Variable"),
            tr("Smallest"),
            tr("Largest"),
            tr("Possible range"),
            tr("Cells with data (%)"),
            tr("No data"),
            tr("Scale"),
            tr("Type"),
        ),
        values,
        "values.csv",
    )


def _grid_table(records, tr) -> Table:
    """Return the table of the grids of the inspected rasters, and their classes."""
    ground = tuple(
        (
            os.path.basename(raster.path),
            raster.crs or tr("none"),
            _area_factor_text(raster.area_factors),
            ", ".join(f"{code} {label}" for code, label in raster.classes[:8])
            + (" ..." if len(raster.classes) > 8 else ""),
        )
        for raster in records
    )
    return Table(
        tr("Ground area and classes"),
        (tr("Raster"), tr("CRS"), tr("True area of a cell (% of nominal)"), tr("Classes")),
        ground,
        "ground.csv",
    )


def _inspection_tables(records, tr) -> tuple:
    """Return what was read of each table, and what its columns are taken for."""
    return _row_count_table(records, tr), _column_table(records, tr)


def _row_count_table(records, tr) -> Table:
    """Return the table of how many rows of each inspected table were read."""
    separators = {",": tr("comma"), ";": tr("semicolon"), "\t": tr("tab")}
    files = tuple(
        (
            os.path.basename(table.path),
            table.rows,
            table.dropped,
            table.repeated,
            separators.get(table.separator, table.separator),
            table.encoding,
        )
        for table in records
    )
    return Table(
        tr("Rows"),
        (
            tr("Table"),
            tr("Rows read"),
            tr("Rows left out"),
            tr("Repeated records"),
            tr("Separator"),
            tr("Encoding"),
        ),
        files,
        "tables.csv",
    )


def _column_table(records, tr) -> Table:
    """Return the table of what each column of the inspected tables is taken for."""
    kinds = {
        "number": tr("number"),
        "date": tr("date"),
        "text": tr("text"),
        "empty": tr("empty"),
    }
    columns = tuple(
        (
            os.path.basename(table.path),
            column.name,
            _column_kind(kinds[column.kind], column.form, tr),
            typeset_units(column.unit),
            quantity_of_code(column.quantity, tr),
            column.filled,
            column.missing,
            ", ".join(
                f"{missing_value or tr('empty')} ({n})" for missing_value, n in column.marks[:4]
            ),
            column.low,
            column.high,
        )
        for table in records
        for column in table.columns
    )
    return Table(
        tr("Columns"),
        (
            tr("Table"),
            tr("Column"),
            tr("Kind"),
            tr("Unit"),
            tr("Quantity"),
            tr("Filled"),
            tr("Missing"),
            tr("Marks of missing values"),
            tr("Smallest"),
            tr("Largest"),
        ),
        columns,
        "columns.csv",
    )


def _column_kind(kind: str, form: str, tr) -> str:
    """Return what an inspected column holds, with the form of its dates."""
    form = {"": "", ".": "", ",": tr("decimal comma")}.get(form, form)
    return f"{kind} ({form})" if form else kind


def _date_span(dates) -> str:
    """Return the dates of an inspected raster as first, last and number."""
    if len(dates) < 3:
        return ", ".join(dates)
    return f"{dates[0]} ... {dates[-1]} ({len(dates)})"


def _range_text(limits) -> str:
    """Return the range of the values of an inspected raster as a text."""
    return " ... ".join(show_number(end) for end in limits)


def _area_factor_text(factors) -> str:
    """Return the range of the area factor of an inspected raster in percent."""
    return " ... ".join(show_number(100.0 * factor, 4) for factor in factors)


def _scale_text(record, tr) -> str:
    """Return scale and offset of an inspected raster as a text."""
    if record.scale == 1.0 and record.offset == 0.0:
        return tr("none")
    return f"x {record.scale:g}" + (f" + {record.offset:g}" if record.offset else "")


def describe_difference(difference, tr) -> str:
    """Return one difference of two grids in words."""
    first, second = difference.first, difference.second
    if difference.kind == "crs":
        return tr("CRS {second} instead of {first}").format(
            first=first or tr("none"), second=second or tr("none")
        )
    if difference.kind == "size":
        return tr("{columns} x {rows} cells instead of {first_columns} x {first_rows}").format(
            columns=second[0], rows=second[1], first_columns=first[0], first_rows=first[1]
        )
    if difference.kind == "cell":
        return tr("cell size {width:.8g} x {height:.8g} instead of {w:.8g} x {h:.8g}").format(
            width=second[0], height=second[1], w=first[0], h=first[1]
        )
    return tr("origin shifted by {east:.2f} cells east and {south:.2f} cells south").format(
        east=round(first[0], 2) + 0.0,
        south=round(first[1], 2) + 0.0,  # no minus zero
    )


def grid_sections(report, tr) -> list:
    """Return what was found about the grids of some rasters, as sections of a page.

    Parameters
    ----------
    report : GridReport
        Its `rasters` are records, the first being the one the others are compared with: `path`,
        `crs` (name), `width`, `height`, `cell_size` (width, height), `extent` (west, south, east,
        north), `south_up`, `differences` (`GridDifference` records).
    tr : callable
        Turns an English text into the user's language.
    """
    rasters = report.rasters
    differing = [raster for raster in rasters if raster.differences]
    compared = tr("All rasters are compared with the first, {name}.").format(
        name=os.path.basename(rasters[0].path)
    )
    blocks: list = [_differing_grids_table(rasters, tr)]
    if any(raster.south_up for raster in rasters):
        blocks.append(
            Text(tr("South-up rasters are turned while they are read; nothing needs to be done."))
        )
    return [
        Section(
            tr("Do they fit together?"),
            (Text(compared), *_alignment_verdict(rasters, differing, tr)),
        ),
        Section(tr("The grids"), tuple(blocks)),
    ]


def _alignment_verdict(rasters, differing: list, tr) -> tuple:
    """Return whether the grids agree, and what differs."""
    if not differing:
        return (Text(tr("Yes: all cells coincide. They can be used together as they are."), GOOD),)
    advice = tr(
        "No: {n} of {all} rasters do not share the first one's cells. Bring them to one grid with "
        "'Align rasters'."
    ).format(n=len(differing), all=len(rasters))
    rows = tuple(
        (os.path.basename(raster.path), describe_difference(difference, tr))
        for raster in differing
        for difference in raster.differences
    )
    columns = (tr("Raster"), tr("What differs"))
    return Text(advice, CAUTION), Table(tr("Differences"), columns, rows, "differences.csv")


def _differing_grids_table(rasters, tr) -> Table:
    """Return CRS, size, cell size and extent of each raster."""
    rows = tuple(
        (
            os.path.basename(raster.path),
            raster.crs or tr("none"),
            f"{raster.width:,} × {raster.height:,}",
            " × ".join(f"{size:.8g}" for size in raster.cell_size),
            ", ".join(f"{edge:.8g}" for edge in raster.extent),
            tr("yes") if raster.south_up else tr("no"),
        )
        for raster in rasters
    )
    columns = (
        tr("Raster"),
        tr("CRS"),
        tr("Columns × rows"),
        tr("Cell size"),
        tr("West, south, east, north"),
        tr("South-up"),
    )
    return Table(tr("Position and size"), columns, rows, "grids.csv")
