"""The result of an assessment as a QGIS project: groups, names with dates, a time slider."""

from __future__ import annotations

import os
from collections import Counter

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsFillSymbol,
    QgsLayerTree,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedRectangle,
    QgsSingleSymbolRenderer,
    QgsUnitTypes,
    QgsVectorLayer,
)

from ...core.diagnosis.workspace import STEPS, product
from ...core.errors_and_notes.raster import OutputNotWritable
from ...core.errors_and_notes.run import CarbonSinkError
from ...core.report.svg_drawing import INK
from ...framework.style.map_sheets import MARGIN, add_layout
from ...framework.style.raster_style import style_path
from ...framework.style.series_style import set_temporal_period, temporal_periods
from ...framework.text.translation import tr
from ..assessment.tasks import tasks_of
from . import task_texts
from .result_layers import KINDS, add_layers

FILE = "assessment.qgz"
# Series and map that are on when the project is opened, the first there are; others are off.
SHOWN = (("nep", "nep_mean"), ("npp", "npp_mean"))
# The fewest days between the ends of a year and of a month, whether the last day counts or not.
_DAYS_OF_YEAR, _DAYS_OF_MONTH = 364, 27


def project_file(folder: str) -> str:
    """Return where the project of an assessment lies: beside its report."""
    return os.path.join(os.path.dirname(str(product("assessment").inside(folder))), FILE)


def write_result_project(session) -> str:
    """Write the project of an assessment beside its report; return its file, empty without maps.

    Parameters
    ----------
    session : Session
        The open workbench.

    Raises
    ------
    OutputNotWritable
        When the file or its folder cannot be written.
    """
    project = QgsProject()
    path = project_file(session.folder)
    project.setFileName(path)
    # The folder may be moved or sent, whatever paths the user prefers in projects.
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    for step in reversed(STEPS):
        files: dict = {}
        for task in tasks_of(step):
            files.update(session.files(task.key))
        maps = {key: paths for key, paths in files.items() if product(key).kind in KINDS}
        if step not in ("data", "train"):
            add_layers(maps, task_texts.step_title(step), task_texts.product_title, project)
    _add_own_series(project, session)
    if not project.mapLayers():
        return ""
    _choose_shown(project)
    _set_time(project)
    borders = _add_borders(project, session.assessment)
    rasters = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsRasterLayer)]
    if rasters:
        project.setCrs(rasters[0].crs())
        _show_extent(project, rasters[0])
    _add_layouts(project, rasters, borders, session.folder)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise OutputNotWritable(path, str(error)) from error
    if not project.write():
        raise OutputNotWritable(path, project.error())
    return path


def _add_own_series(project: QgsProject, session) -> None:
    """Add the user's own series of fluxes, with the style of their mean map."""
    if session.assessment is None:
        return
    root, title = project.layerTreeRoot(), task_texts.step_title("predict")
    for flux, rasters in session.assessment.data.fluxes.items():
        if len({raster.path for raster in rasters}) < len(rasters):
            continue  # a file of several dates is one layer, which has no period of its own
        group = root.findGroup(title) or root.insertGroup(0, title)
        flux_group = group.insertGroup(0, task_texts.product_title(flux))
        mean = session.files(f"{flux}_mean" if flux == "npp" else "mean").get(f"{flux}_mean", ())
        name = task_texts.product_title(flux)
        for raster, period in zip(rasters, temporal_periods([raster.date for raster in rasters])):
            layer = QgsRasterLayer(raster.path, f"{name} {raster.date.text}")
            if not layer.isValid():
                continue
            if mean:
                layer.loadNamedStyle(style_path(mean[0]))
            set_temporal_period(layer, period)
            project.addMapLayer(layer, False)
            flux_group.addLayer(layer)


def _choose_shown(project: QgsProject) -> None:
    """Tick every date of the series in the result project, and hide all but the first maps."""
    group_names = {
        node.name() for step in project.layerTreeRoot().children() for node in step.children()
    }
    choices = [{task_texts.product_title(key) for key in keys} for keys in SHOWN]
    shown_titles = next((titles for titles in choices if titles & group_names), set())
    for step in project.layerTreeRoot().children():
        for node in step.children():
            node.setItemVisibilityChecked(node.name() in shown_titles)
            node.setExpanded(node.name() in shown_titles and not QgsLayerTree.isGroup(node))
            if QgsLayerTree.isGroup(node):
                for layer in node.findLayers():
                    layer.setItemVisibilityChecked(True)
                # The definition of a series may bring a group of its own.
                inner = next(iter(node.findGroups()), node)
                _latest_first(inner, node)


def _latest_first(inner, group) -> None:
    """Put the dates of a series into its group of the result project, the latest on top."""
    nodes = inner.children()
    # The new nodes first: a layer without one would leave the project.
    group.insertChildNodes(0, [node.clone() for node in reversed(nodes)])
    if inner is group:
        group.removeChildren(len(nodes), len(nodes))
    else:
        group.removeChildNode(inner)


def _set_time(project: QgsProject) -> None:
    """Give the Temporal Controller of the result project the span and step of the series."""
    spans = [
        layer.temporalProperties().fixedTemporalRange()
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsRasterLayer) and layer.temporalProperties().isActive()
    ]
    if not spans:
        return
    times = project.timeSettings()
    first, last = min(span.begin() for span in spans), max(span.end() for span in spans)
    times.setTemporalRange(QgsDateTimeRange(first, last, True, False))
    step, unit = _usual_step([span.begin().daysTo(span.end()) for span in spans])
    times.setTimeStep(step)
    times.setTimeStepUnit(unit)


def _usual_step(days: list) -> tuple:
    """Return the step of the temporal controller of the result project.

    Of composites the length of most of them counts: the last of a year is shorter.
    """
    unit = QgsUnitTypes.TemporalUnit
    if min(days) >= _DAYS_OF_YEAR:
        return 1.0, unit.TemporalYears
    if min(days) >= _DAYS_OF_MONTH:
        return 1.0, unit.TemporalMonths
    short_intervals = Counter(length for length in days if length < _DAYS_OF_MONTH)
    return float(
        max(short_intervals, key=lambda length: (short_intervals[length], -length))
    ), unit.TemporalDays


def _show_extent(project: QgsProject, raster: QgsRasterLayer) -> None:
    """Let the project open on a raster, whatever other layers say of where they lie."""
    extent = raster.extent()
    extent.scale(MARGIN)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, raster.crs()))


def _add_layouts(project: QgsProject, rasters: list, borders, folder: str) -> None:
    """Add a print layout to the result project for each map that is worth a sheet."""
    from ...core.report.assessment.results import find_results
    from ...core.report.assessment.sheets import sheets_of_maps

    try:
        sheets = sheets_of_maps(find_results(folder), tr)
    except CarbonSinkError:
        return  # a folder without results, or with one that cannot be read, has no sheets
    by_file = {_real_name(raster.source()): raster for raster in rasters}
    for sheet in sheets:
        raster = by_file.get(_real_name(sheet.path))
        if raster is not None:
            add_layout(project, sheet, raster, borders)


def _real_name(path: str) -> str:
    """Return one name of a file, whatever links and capitals lead to it."""
    return os.path.normcase(os.path.realpath(path))


def _add_borders(project: QgsProject, assessment):
    """Put the borders of the zones on top of all maps, as lines; return their layer, or None."""
    zones = assessment.data.zones if assessment is not None else None
    if not zones:
        return None
    layer = QgsVectorLayer(str(zones.path), tr("Borders"), "ogr")
    if not layer.isValid():
        return None
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": INK, "outline_width": "0.3"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer
