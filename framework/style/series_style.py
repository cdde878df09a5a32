"""Styles of a dated series: one ramp for all dates, and the period of each for QGIS's player.

The Temporal Controller shows each raster in its own period; with a ramp per date the colours would
mean another thing in every frame. QGIS takes no period from the style file of a raster it opens,
only from a layer definition (.qlr), so one is written for the whole folder.
"""

from __future__ import annotations

import functools
import os

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsLayerDefinition,
    QgsLayerTreeGroup,
    QgsRasterLayer,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtXml import QDomDocument

from ...core import raster
from ...core.dates.composites import composite_lengths
from ...core.dates.period_stamps import periods_of_month_stamps
from ...core.errors_and_notes.raster import OutputNotWritable
from ...core.files.atomic import publish_text
from .raster_style import style_path, value_range, write_style

# Layer definition of a whole folder, for QGIS's Temporal Controller.
LAYERS = "series.qlr"
# Rasters looked at to find the range of a whole series.
_MAX_RASTERS_READ = 12


def style_series(files, style: str, folder: str, title: str) -> None:
    """Give a folder of rasters styles and the layer definition that opens them together.

    Parameters
    ----------
    files : sequence of (str, Date)
        Rasters in the folder and their dates.
    style : str
        A key of `styling.STYLES`.
    folder : str
        The folder.
    title : str
        Name of the group of layers.
    """
    write_series_styles(files, style)
    write_layer_definition(files, os.path.join(folder, LAYERS), title)


def write_series_styles(files, style: str) -> None:
    """Write the style file of each raster of a series.

    Parameters
    ----------
    files : sequence of (str, Date)
        Rasters and their dates.
    style : str
        A key of `styling.STYLES`.
    """
    paths = [path for path, _ in files]
    span = () if style == "classes" else _series_range(paths)
    periods = temporal_periods([date for _, date in files])
    for (path, _), period in zip(files, periods):
        write_style(path, style, span, functools.partial(set_temporal_period, period=period))


def style_in_common_range(paths: list, style: str) -> None:
    """Write the style files of rasters that are looked at beside each other: one ramp for all."""
    span = _series_range(paths)
    for path in paths:
        write_style(path, style, span)


def _series_range(paths: list) -> tuple:
    """Return the range that holds the values of a whole series."""
    step = max(1, -(-len(paths) // _MAX_RASTERS_READ))
    spans = [value_range(path) for path in paths[::step]]
    return min(low for low, _ in spans), max(high for _, high in spans)


def write_layer_definition(files, path: str, title: str) -> None:
    """Write one ``.qlr`` that adds all rasters of a series to a project, styles and periods too.

    Parameters
    ----------
    files : sequence of (str, Date)
        Rasters with style files; the definition names them relative to its own place.
    path : str
        File to write.
    title : str
        Name of the group of layers.
    """
    group, layers = QgsLayerTreeGroup(title), []
    with raster.without_side_files():
        for source, date in files:
            layer = QgsRasterLayer(source, f"{title} {date.text}")
            layer.loadNamedStyle(style_path(source))
            group.addLayer(layer)
            layers.append(layer)
        document = QDomDocument("qgis-layer-definition")
        is_written, reason = QgsLayerDefinition.exportLayerDefinition(
            document, [group], QgsReadWriteContext()
        )
    if not is_written:
        raise OutputNotWritable(path, reason)
    _make_sources_relative(document, os.path.dirname(os.path.abspath(path)))
    publish_text(path, document.toString(1))


def _make_sources_relative(document: QDomDocument, folder: str) -> None:
    """Name the files of a layer definition as seen from its folder.

    QGIS 3.22 does so twice if it is asked to: a file of that name in the current folder, which
    opening a layer definition changes, would then be named instead.
    """
    sources = document.elementsByTagName("datasource")
    for i in range(sources.count()):
        text = sources.at(i).firstChild()
        text.setNodeValue(_relative_name(text.nodeValue(), folder))
    nodes = document.elementsByTagName("layer-tree-layer")
    for i in range(nodes.count()):
        node = nodes.at(i).toElement()
        node.setAttribute("source", _relative_name(node.attribute("source"), folder))


def _relative_name(path: str, folder: str) -> str:
    """Return a series' file as seen from a folder; on another drive it stays as it is."""
    try:
        relative = os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:
        return path
    return relative if relative.startswith("..") else f"./{relative}"


def temporal_periods(dates) -> list:
    """Return the range of each date of a series, its end not included.

    A year or a month is that, also where files are stamped with its first or last day; a composite
    lasts until the next one begins, so that no frame of the player is empty.

    Parameters
    ----------
    dates : sequence of Date
        Of one series.

    Returns
    -------
    list of QgsDateTimeRange
    """
    dates = periods_of_month_stamps(dates)
    lengths = composite_lengths(dates) or (1,) * len(dates)
    return [_temporal_range(date, length) for date, length in zip(dates, lengths)]


def _temporal_range(date, days: int) -> QgsDateTimeRange:
    """Return the year or month of a date, or as many days from it."""
    first = QDate(date.year, date.month or 1, date.day or 1)
    step = {"year": first.addYears, "month": first.addMonths, "day": first.addDays}
    last = step[date.precision](days if date.precision == "day" else 1)
    start, end = (QDateTime(day, QTime(0, 0), Qt.TimeSpec.UTC) for day in (first, last))
    return QgsDateTimeRange(start, end, True, False)


def set_temporal_period(layer, period: QgsDateTimeRange) -> None:
    """Show a raster layer in its period only, while the Temporal Controller is on."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(period)
    properties.setIsActive(True)
