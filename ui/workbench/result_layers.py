"""Adding the results of a task to the project, in one group per step."""

from __future__ import annotations

import contextlib
import os

from qgis.core import (
    QgsLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...core.diagnosis.workspace import RASTER, SERIES, VECTOR, product
from ..assessment.tasks import task

# Layer definition that algorithms write beside the rasters of a series.
DEFINITION = "series.qlr"
KINDS = (RASTER, SERIES, VECTOR)


def add_layers(files: dict, group_title: str, title_of, project=None) -> list:
    """Add the maps among the files of a task that are not in the project yet.

    Parameters
    ----------
    files : dict of str to tuple of str
        Files by product key.
    group_title : str
        Group of the layer tree; made if it is not there.
    title_of : callable
        Returns the name of a layer for a product key.
    project : QgsProject, optional
        Where they go; the open project without it.

    Returns
    -------
    list of str
        Keys of the products that were added.
    """
    project = project or QgsProject.instance()
    root = project.layerTreeRoot()
    project_sources = {
        os.path.normpath(x.source().split("|")[0]) for x in project.mapLayers().values()
    }
    added_keys = []
    for key, paths in reversed(list(files.items())):
        if product(key).kind not in KINDS or os.path.normpath(paths[0]) in project_sources:
            continue
        group = root.findGroup(group_title) or root.insertGroup(0, group_title)
        if product(key).kind == SERIES:
            _add_series_layers(project, paths, group, title_of(key))
        else:
            _add_layer(project, paths[0], product(key).kind, group, title_of(key))
        added_keys.append(key)
    return added_keys


def _add_layer(project, path: str, kind: str, group, title: str) -> None:
    """Add a result as a layer to a group of the project."""
    layer = QgsRasterLayer(path, title) if kind == RASTER else QgsVectorLayer(path, title, "ogr")
    if layer.isValid():
        project.addMapLayer(layer, False)
        group.insertLayer(0, layer)


@contextlib.contextmanager
def _same_working_folder():
    """Keep the working folder, which QGIS 3.22 changes when a layer of results is added."""
    try:
        folder = os.getcwd()
    except OSError:  # it was deleted
        folder = os.path.expanduser("~")
    try:
        yield
    finally:
        os.chdir(folder)


def _add_series_layers(project, paths, group, title: str) -> None:
    """Add the layers of all dates with their periods; the latest is shown."""
    definition = os.path.join(os.path.dirname(paths[0]), DEFINITION)
    series_group = group.insertGroup(0, title)
    if os.path.isfile(definition):
        with _same_working_folder():
            QgsLayerDefinition.loadLayerDefinition(definition, project, series_group)
    else:
        for path in reversed(paths):
            _add_layer(
                project, path, RASTER, series_group, os.path.splitext(os.path.basename(path))[0]
            )
    nodes = series_group.findLayers()
    for node in nodes[:-1]:
        node.setItemVisibilityChecked(False)
    series_group.setExpanded(False)


def _fold_legends() -> None:
    """Fold all legends but the topmost, so that the names of all maps are in sight."""
    for node in QgsProject.instance().layerTreeRoot().findLayers()[1:]:
        node.setExpanded(False)


# Tasks whose maps are shown after a run of everything, the lowest first; series stay out.
_SHOWN = ("nep", "mean", "npp_mean", "trend", "clusters", "zones")


def show_maps(session) -> list:
    """Add the layers of the main maps of an assessment and zoom to them; return their keys."""
    from qgis.utils import iface

    from . import task_texts

    added_keys = []
    for key in _SHOWN:
        files = {
            name: paths
            for name, paths in session.files(key).items()
            if product(name).kind != SERIES
        }
        added_keys += add_layers(
            files, task_texts.step_title(task(key).step), task_texts.product_title
        )
    _fold_legends()
    layers = QgsProject.instance().mapLayers().values()
    extents = [layer for layer in layers if layer.type() == layer.RasterLayer]
    if added_keys and iface is not None and iface.mapCanvas() is not None and extents:
        canvas = iface.mapCanvas()
        settings = canvas.mapSettings()
        canvas.setExtent(settings.layerExtentToOutputExtent(extents[-1], extents[-1].extent()))
        canvas.refresh()
    return added_keys
