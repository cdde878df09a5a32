"""Features of QGIS as tables for core, and tables back to features."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ...core.facts.places import CoordinatesAsTheyAre, ZonesAroundGlobe
from ...core.facts.sites import BadTable, ColumnsExist, NoCrs
from ...core.facts.tables import PartsIgnored, ZonesIncomplete
from ...core.files.formulas import unescape_formula
from ...core.run import Run
from ...core.tables.csv_table import frame_of, note_repeated, read_text
from ...core.tables.encoding import require_readable
from ...core.tables.names import clean_name, similar_names
from ...core.tables.numbers import DECIMAL, decimal_mark_of_file
from ...core.tables.row_check import check_rows
from ...core.units.column_units import UNITS
from .column_units import units_that_hold
from .columns import DOUBLE, LONG, STRING
from .table_files import note_lines
from .valid_features import features_of

# Columns of point coordinates in a table of samples.
X_COLUMN, Y_COLUMN = "x (point)", "y (point)"
# Names in tables of zones: of the whole region, and of a zone without a name.
WHOLE, UNNAMED = "all", "unnamed"
# Records between two looks at the cancel button.
_CHECK_EVERY = 2000


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
    import pandas as pd

    names = [field.name() for field in source.fields()]
    own = _read_csv_source(source, names, run)
    if own is not None:
        check_rows(own, run)
        return _with_units(own, source)
    note_lines(source, run)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = [
        [plain(value) for value in feature.attributes()]
        for feature in _features_with_progress(source, request, run)
    ]
    frame = pd.DataFrame(rows, columns=names, dtype=object)
    frame.attrs[DECIMAL] = decimal_mark_of_file(
        getattr(source, "separator", ""), _texts_of(rows, names)
    )
    if source.wkbType() == QgsWkbTypes.Type.NoGeometry:  # places differ where attributes do not
        check_rows(frame, run)
    return _with_units(frame, source)


def _with_units(frame, source):
    """Return a table with the units of its columns, where source and columns tell them."""
    stated = getattr(source, "units", {})
    if stated:
        frame.attrs[UNITS] = units_that_hold(frame, stated)
    return frame


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
    except BadTable:
        return None  # QGIS could open it
    if text.header != names or len(text.lines) != source.featureCount():
        note_repeated(path, text.header, run)
        return None
    return frame_of(path, text, run)


def _texts_of(rows: list, names: list) -> list:
    """Return the texts of each column of the table, missing values left out."""
    columns = [[row[i] for row in rows] for i in range(len(names))]
    from ...core.tables.missing_marks import is_missing

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
    import pandas as pd

    own = _read_csv_source(source, [field.name() for field in source.fields()], run.quiet())
    if own is not None:
        known = {name.casefold(): name for name in own.columns}
        found = {name: known[name.casefold()] for name in columns if name.casefold() in known}
        chosen = own[list(found.values())].set_axis(list(found), axis=1)
        chosen.attrs = dict(own.attrs)
        return chosen
    places = [source.fields().lookupField(name) for name in columns]
    found = {name: place for name, place in zip(columns, places) if place >= 0}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(found.values()))
    rows = []
    for feature in features_of(source, request):
        if len(rows) % _CHECK_EVERY == 0:
            run.check()
        rows.append([plain(feature.attribute(place)) for place in found.values()])
    frame = pd.DataFrame(rows, columns=list(found), dtype=object)
    texts = _texts_of(rows, list(found))
    frame.attrs[DECIMAL] = decimal_mark_of_file(getattr(source, "separator", ""), texts)
    return frame


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
    """
    import numpy as np
    import pandas as pd

    transform = _crs_transform(source, crs, run)
    note_lines(source, run)
    names = [field.name() for field in source.fields()]
    rows, xs, ys = [], [], []
    several, example = 0, ""
    for feature in _features_with_progress(source, QgsFeatureRequest(), run):
        rows.append([plain(value) for value in feature.attributes()])
        geometry = feature.geometry()
        if geometry.isMultipart() and geometry.constGet().nCoordinates() > 1:
            example = example or _feature_label(feature, names)
            several += 1
        point = _point_of_feature(geometry, transform)
        xs.append(point[0])
        ys.append(point[1])
    if several:
        run.note(PartsIgnored(several, example))
    frame = pd.DataFrame(rows, columns=names, dtype=object)
    frame.attrs[DECIMAL] = decimal_mark_of_file(
        getattr(source, "separator", ""), _texts_of(rows, names)
    )
    frame = _with_units(frame, source)
    return FeatureTable(frame, np.array(xs, float), np.array(ys, float), crs or "")


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


def read_located(source, run: Run) -> tuple:
    """Return the records of a source, and where their features lie: (x, y), None without geometry.

    Features are located by a point, lines and polygons by their centroid, in the layer's own CRS;
    NaN for a feature without geometry.
    """
    import numpy as np

    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind in (QgsWkbTypes.GeometryType.NullGeometry, QgsWkbTypes.GeometryType.UnknownGeometry):
        return read_table(source, run), None
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        table = read_points(source, "", run)
        return table.frame, (table.x, table.y)
    frame = read_table(source, run.part(0.0, 0.5))
    request = QgsFeatureRequest().setNoAttributes()
    centres = [
        _point_of_feature(feature.geometry().centroid(), None)
        for feature in _features_with_progress(source, request, run.part(0.5, 1.0))
    ]
    x, y = np.array(centres, float).reshape(-1, 2).T
    return frame, (x, y)


class ZonePolygons(NamedTuple):
    """Polygons as well-known binary, their names, and the WKT of their CRS."""

    shapes: list
    names: list
    crs: str


def read_polygons(source, crs: str, name_field: str | None, run: Run) -> ZonePolygons:
    """Return polygons as well-known binary, a name for each, and the CRS they are in as WKT.

    Features without geometry are left out. Without a name field the feature's number serves; a
    feature without a name in that field is "unnamed" and its number. Both are reported, and so
    are polygons of one name, which are one zone, and the name that the whole region has.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Polygons.
    crs : str
        WKT of the raster they are to lie on; without one the coordinates are taken as they are.
    name_field : str, optional
        Column of the names.
    run : Run
        Progress, cancel, notes.

    Raises
    ------
    NoCrs
        When the raster has a CRS and the layer has none.
    """
    own = _own_crs(source, crs, run)
    shapes, names, lost, unnamed = [], [], [], 0
    for feature in _features_with_progress(source, QgsFeatureRequest(), run):
        name, is_named = _zone_name(feature, name_field)
        wkb = polygons_as_wkb(feature.geometry())
        if wkb is None:
            lost.append(name)
            continue
        shapes.append(wkb)
        names.append(name)
        unnamed += not is_named
    if own and source.sourceCrs().isGeographic():
        _note_edges_around_globe(shapes, names, run)
    repeated = tuple(name for name, n in Counter(names).items() if n > 1)
    reserved = WHOLE if WHOLE in names else ""
    alike, skipped = similar_names(names), max(source.featureCount() - len(shapes) - len(lost), 0)
    if unnamed or lost or repeated or reserved or alike or skipped:
        facts = unnamed, tuple(lost), repeated, reserved, alike, skipped
        run.note(ZonesIncomplete(*facts))
    return ZonePolygons(shapes, names, own)


def _note_edges_around_globe(shapes: list, names: list, run: Run) -> None:
    """Warn of zones that cross the 180th meridian the wrong way."""
    from ...core.files.wkb import read_rings
    from ...core.raster.polygons_on_grid import has_edge_around_globe

    rings = (read_rings(i, wkb) for i, wkb in enumerate(shapes))
    around = [name for name, of_zone in zip(names, rings) if has_edge_around_globe(of_zone)]
    if around:
        run.note(ZonesAroundGlobe(tuple(dict.fromkeys(around))))


def polygons_as_wkb(geometry):
    """Return a geometry as plain polygons in well-known binary, None without one."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    return bytes(geometry.asWkb())


def _own_crs(source, crs: str, run: Run) -> str:
    """Return the CRS of a layer as WKT; empty, with a note, where the raster has none.

    Raises
    ------
    NoCrs
        When only the layer has none.
    """
    own = source.sourceCrs()
    if not crs:
        run.note(CoordinatesAsTheyAre(source.sourceName(), own.authid()))
        return ""
    if not own.isValid():
        raise NoCrs(source.sourceName())
    return own.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL)


def _zone_name(feature, name_field: str | None) -> tuple:
    """Return the name of a zone, and whether it has one of its own."""
    if not name_field:
        return str(feature.id()), True
    value = plain(feature[name_field])
    text = clean_name(value)
    require_readable(name_field, text)
    return (text, True) if text else (f"{UNNAMED} {feature.id()}", False)


def _feature_label(feature, names: list) -> str:
    """Return what tells a feature from others: its first attribute with a value, or its number."""
    values = (plain(value) for value in feature.attributes())
    shown = next((f"{n} = {v}" for n, v in zip(names, values) if v not in (None, "")), "")
    return shown or str(feature.id())


def write_with_columns(
    sinks, name: str, source, frame, added: dict, run: Run, units: dict | None = None
) -> str:
    """Write the features of `source`, of any geometry, with more columns; return the sink's id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    name : str
        The destination parameter.
    source : QgsProcessingFeatureSource
        Where geometries and attributes come from.
    frame : pandas.DataFrame
        The added columns, one row per feature of `source`, in its order.
    added : dict of str to type
        Column name to ``float``, ``int`` or ``str``.
    run : Run
        Progress and cancel.
    units : dict of str to str, optional
        Units of added columns.

    Raises
    ------
    ColumnsExist
        When `source` has a column of that name.
    """
    present = {field.name().casefold() for field in source.fields()}
    twice = tuple(column for column in added if column.casefold() in present)
    if twice:
        raise ColumnsExist(twice)
    kinds = {float: DOUBLE, int: LONG, str: STRING}
    fields = QgsFields(source.fields())
    for column, kind in added.items():
        fields.append(QgsField(column, kinds[kind], comment=(units or {}).get(column, "")))
    sink, identifier = sinks.sink(name, fields, source.wkbType(), source.sourceCrs(), source, run)
    rows = frame[list(added)].to_numpy(dtype=object)
    with sink:
        for i, feature in enumerate(_features_with_progress(source, QgsFeatureRequest(), run)):
            written = QgsFeature(fields)
            written.setGeometry(feature.geometry())
            values = [
                None if _is_missing_cell(v) else kind(v) for v, kind in zip(rows[i], added.values())
            ]
            written.setAttributes(feature.attributes() + values)
            sink.add(written)
    return identifier


def plain(value):
    """Return a QGIS attribute as a plain Python value: NULL is None, dates are ISO texts."""
    if value is None or value == NULL:
        return None
    if isinstance(value, QDateTime):
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, QDate):
        return value.toString(Qt.DateFormat.ISODate)
    return unescape_formula(value)


def _is_missing_cell(value) -> bool:
    """Say whether a cell of a table is empty."""
    return value is None or (isinstance(value, float) and value != value)


def _features_with_progress(source, request, run: Run):
    """Yield features, with progress and cancel."""
    total = max(source.featureCount(), 1)
    for i, feature in enumerate(features_of(source, request)):
        if i % _CHECK_EVERY == 0:
            run.check()
            run.progress(i / total)
        yield feature


def _crs_transform(source, crs: str | None, run: Run):
    """Return the transform from a source's CRS to a WKT, None when nothing is to be done."""
    if crs is None or not _own_crs(source, crs, run):
        return None
    target = QgsCoordinateReferenceSystem.fromWkt(crs)
    return QgsCoordinateTransform(source.sourceCrs(), target, QgsCoordinateTransformContext())


def _point_of_feature(geometry, transform) -> tuple:
    """Return x and y of a feature's (first) point, NaN without one."""
    if geometry.isNull() or geometry.isEmpty():
        return math.nan, math.nan
    if transform is not None:
        geometry.transform(transform)
    vertex = geometry.vertexAt(0)
    return vertex.x(), vertex.y()
