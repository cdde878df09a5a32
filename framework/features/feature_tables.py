"""Features of QGIS as tables for core: records, points, units, lines that are no records."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.core import (
    QgsFeatureRequest,
    QgsWkbTypes,
)

from ...core.errors_and_notes.layers import RowsWithoutPlace
from ...core.errors_and_notes.run import CarbonSinkError
from ...core.errors_and_notes.tables import BadTable, LinesSkipped, PartsIgnored
from ...core.run import Run
from ...core.tables.csv_table import ZERO_BYTES, CsvText, frame_of, note_repeated, read_text
from ...core.tables.missing_values import is_missing
from ...core.tables.numbers import CLASSES, DECIMAL, UNITS, decimal_mark_of_file
from ...core.tables.percent_cells import read_percents
from ...core.tables.row_check import MAX_ROWS, check_rows, note_repeated_rows
from .coordinate_systems import source_crs, source_crs_wkt, transform_between
from .stored_units import still_valid_units
from .table_cells import note_sheet, numbers_of_sheet, plain_value, shown_cells
from .valid_features import CHECK_EVERY, iterate_features, iterate_with_progress

# Columns of point coordinates in a table of samples.
X_COLUMN, Y_COLUMN = "x (point)", "y (point)"


@dataclass(frozen=True)
class FeatureTable:
    """Records of a layer.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row per feature, columns as in the layer; missing values are None.
    x, y : numpy.ndarray
        Coordinates of point features in `crs`, NaN without geometry; empty for plain tables.
    crs : str
        WKT the coordinates are in; empty for plain tables.
    """

    frame: object
    x: object
    y: object
    crs: str = ""


def read_table(source, run: Run):
    """Return the records of a feature source as a DataFrame.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Layer or plain table.
    run : Run
        Progress and cancel.
    """
    names = [field.name() for field in source.fields()]
    csv_table = _read_csv_source(source, names, run)
    if csv_table is not None:
        check_rows(csv_table, run)
        return _with_units(csv_table, source)
    report_skipped_lines(source, run)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows, ids = [], []
    for feature in iterate_with_progress(source, request, run):
        rows.append([plain_value(value) for value in feature.attributes()])
        ids.append(feature.id())
    note_sheet(getattr(source, "workbook", None), ids, run)
    table = _table_of_rows(source, rows, ids, names, run)
    if source.wkbType() == QgsWkbTypes.Type.NoGeometry:  # places differ where attributes do not
        check_rows(table, run)
    return _with_units(table, source)


def _with_units(table, source):
    """Return a table with the units of its columns, where source and columns tell them."""
    units = {
        **units_of_delimited_text(source),
        **table.attrs.get(UNITS, {}),
        **still_valid_units(table, getattr(source, "units", {})),
    }
    if units:
        table.attrs[UNITS] = units
    classes = still_valid_units(table, getattr(source, "classes", {}))
    if classes:
        table.attrs[CLASSES] = classes
    return table


def _table_of_rows(source, rows: list, ids: list, names: list, run: Run):
    """Return the attributes of features as a DataFrame, its decimal mark and percents known."""
    import pandas as pd

    workbook = getattr(source, "workbook", None)
    if workbook is not None:
        columns = [source.fields().lookupField(name) for name in names]
        rows = [shown_cells(row, i, columns, workbook) for row, i in zip(rows, ids)]
        numbers_of_sheet(rows, ids, columns, workbook)
    table = pd.DataFrame(rows, columns=names, dtype=object)
    read_percents(table, run)
    table.attrs[DECIMAL] = decimal_mark_of_file(
        getattr(source, "separator", ""), _column_texts(table)
    )
    return table


def _read_csv_source(source, names: list, run: Run):
    """Return the table of a CSV file as its cells are written; None for other sources.

    QGIS guesses the types of columns: "001" becomes 1, and "1.000" of a German spreadsheet 1.0.
    The file is read here only where it holds the same columns and rows as the source.

    """
    path = getattr(source, "csv_path", "")
    if not path:
        return None
    try:
        text = read_text(path)
    except BadTable as error:
        if error.value == ZERO_BYTES:
            raise
        return None  # QGIS could open it
    if text.header != names or len(text.lines) != source.featureCount():
        note_repeated(path, text.header, run)
        return None
    return frame_of(path, text, run)


def _column_texts(table) -> list:
    """Return the texts of each column of the table, missing values left out."""
    columns = [table.iloc[:, i].tolist() for i in range(table.shape[1])]
    return [[c for c in cells if isinstance(c, str) and not is_missing(c)] for cells in columns]


def read_columns(source, columns, run: Run):
    """Return some columns of a feature source as a DataFrame; those it lacks are left out.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Layer or plain table.
    columns : sequence of str
        Names of the columns.
    run : Run
        Cancel.
    """
    csv_table = _read_csv_source(source, [field.name() for field in source.fields()], run.quiet())
    if csv_table is not None:
        names_by_casefold = {name.casefold(): name for name in csv_table.columns}
        present_columns = {
            name: names_by_casefold[name.casefold()]
            for name in columns
            if name.casefold() in names_by_casefold
        }
        selected = csv_table[list(present_columns.values())].set_axis(list(present_columns), axis=1)
        selected.attrs = dict(csv_table.attrs)
        return _with_units(selected, source)
    field_indices = [source.fields().lookupField(name) for name in columns]
    present_columns = {
        name: field_index for name, field_index in zip(columns, field_indices) if field_index >= 0
    }
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(present_columns.values()))
    rows, ids = [], []
    for feature in iterate_features(source, request):
        ids.append(feature.id())
        if len(rows) % CHECK_EVERY == 0:
            run.check_cancel()
        rows.append(
            [
                plain_value(feature.attribute(field_index))
                for field_index in present_columns.values()
            ]
        )
    table = _table_of_rows(source, rows, ids, list(present_columns), run.quiet())
    return _with_units(table, source)


def unit_of_field(source, column: str) -> str:
    """Return the unit of a column of a source, "" where its table does not state it.

    Records are read, and once only, where units stand beside or below the header.
    """
    from ...core.units.column_units import unit_of_column
    from ...core.units.header_units import unit_in_header

    known = source.__dict__.setdefault("units_of_fields", {})
    if column not in known:
        of_file = getattr(source, "csv_path", "") or units_of_delimited_text(source)
        is_read = bool(of_file or getattr(source, "units", {}))
        known[column] = (
            unit_of_column(read_columns(source, [column], Run()), column)
            if is_read
            else unit_in_header(column)
        )
    return known[column]


def read_points(source, crs: str | None, run: Run) -> FeatureTable:
    """Return point features with their coordinates in a wanted CRS.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Points; multi-points count with their first point.
    crs : str or None
        WKT of the raster the coordinates are wanted for; empty, with a note, where it has none.
        None keeps the layer's own.
    run : Run
        Progress and cancel.

    Raises
    ------
    NoCrs
        When the layer has no CRS and one is wanted.
    PlacesExchanged
        When the points have the latitude of their columns as x.
    """
    import numpy as np

    transform = _crs_transform(source, crs, run)
    report_skipped_lines(source, run)
    names = [field.name() for field in source.fields()]
    rows, ids, xs, ys = [], [], [], []
    n_multipart, example = 0, ""
    is_geographic, degrees = source_crs(source).isGeographic(), []
    for feature in iterate_with_progress(source, QgsFeatureRequest(), run):
        rows.append([plain_value(value) for value in feature.attributes()])
        ids.append(feature.id())
        geometry = feature.geometry()
        if geometry.isMultipart() and geometry.constGet().nCoordinates() > 1:
            example = example or _feature_label(feature, names)
            n_multipart += 1
        if is_geographic:
            degrees.append(_point_of_feature(geometry, None))
        point = _point_of_feature(geometry, transform)
        xs.append(point[0])
        ys.append(point[1])
    if n_multipart:
        run.note(PartsIgnored(n_multipart, example))
    table = _table_of_rows(source, rows, ids, names, run)
    if len(rows) <= MAX_ROWS:
        note_repeated_rows(table.assign(**{X_COLUMN: xs, Y_COLUMN: ys}), run)
    table = _with_units(table, source)
    if degrees:
        from ...core.sites.swapped_coordinates import require_not_exchanged

        require_not_exchanged(table, *zip(*degrees))
    return FeatureTable(table, np.array(xs, float), np.array(ys, float), crs or "")


def read_samples(source, run: Run) -> tuple:
    """Read samples as a table, and the names of the columns of their coordinates.

    Points get two more columns with their coordinates in the layer's own CRS, from which sites
    can be told when no column names them; plain tables have none, and the names are empty.
    """
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PointGeometry:
        return read_table(source, run), ()
    table = read_points(source, None, run)
    table.frame[X_COLUMN], table.frame[Y_COLUMN] = table.x, table.y
    return table.frame, (X_COLUMN, Y_COLUMN)


def read_table_with_places(source, run: Run) -> tuple:
    """Return the records of a source, and where their features lie: (x, y), None without geometry.

    Features are located by a point, lines and polygons by their centroid, in the layer's own CRS;
    NaN for a feature without geometry.
    """
    import numpy as np

    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind in (QgsWkbTypes.GeometryType.NullGeometry, QgsWkbTypes.GeometryType.UnknownGeometry):
        return read_table(source, run), None
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        table = read_points(source, None, run)
        return table.frame, (table.x, table.y)
    records = read_table(source, run.part(0.0, 0.5))
    request = QgsFeatureRequest().setNoAttributes()
    centres = [
        _point_of_feature(feature.geometry().centroid(), None)
        for feature in iterate_with_progress(source, request, run.part(0.5, 1.0))
    ]
    x, y = np.array(centres, float).reshape(-1, 2).T
    return records, (x, y)


def _feature_label(feature, names: list) -> str:
    """Return what tells a feature from others: its first attribute with a value, or its number."""
    values = (plain_value(value) for value in feature.attributes())
    label = next((f"{n} = {v}" for n, v in zip(names, values) if v not in (None, "")), "")
    return label or str(feature.id())


def _crs_transform(source, crs: str | None, run: Run):
    """Return the transform from a source's CRS to a WKT, None when nothing is to be done."""
    if crs is None or not source_crs_wkt(source, crs, run):
        return None
    return transform_between(source_crs(source), crs)


def _point_of_feature(geometry, transform) -> tuple:
    """Return x and y of a feature's (first) point, NaN without one."""
    if geometry.isNull() or geometry.isEmpty():
        return math.nan, math.nan
    if transform is not None:
        geometry.transform(transform)
    vertex = geometry.vertexAt(0)
    return vertex.x(), vertex.y()


def report_skipped_lines(source, run: Run) -> None:
    """Report which lines of a text file or rows of a sheet are no rows of its layer, or no data."""
    for note in getattr(source, "skipped_rows", ()):
        run.note(note)
    file, text = getattr(source, "delimited_text", None), _text_of_source(source)
    if file is None or text is None:
        return
    first = file.skipped + 1
    rows = [line for line in text.lines if line.number > first]
    comments = [line for line in text.comments if line.number > first]
    n = source.featureCount()
    if comments and n >= len(rows):
        first_comment = comments[0]
        note = LinesSkipped(
            file.path, len(comments), "comment", first_comment.number, first_comment.cells[0]
        )
        run.note(note)
    if 0 <= n < len(rows):
        run.note(RowsWithoutPlace(file.path, len(rows) - n, len(rows)))


def _text_of_source(source) -> CsvText | None:
    """Return the text of the file that a source is the table of, read once; None for others."""
    file = getattr(source, "delimited_text", None)
    if file is not None and not hasattr(source, "text_of_file"):
        try:
            source.text_of_file = read_text(file.path)
        except CarbonSinkError:
            source.text_of_file = None  # the user chose a form that only QGIS reads
    return getattr(source, "text_of_file", None)


def units_of_delimited_text(source) -> dict:
    """Return the units by column in the row below the header of a delimited text file.

    QGIS takes that row for a record without a place, and leaves it out of a layer of points.
    """
    text = _text_of_source(source)
    return {} if text is None else dict(text.units)
