"""The algorithms that make the plots an assessment starts from, as a menu of the table of data."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QMenu

from ...processing_provider.provider import PROVIDER_ID

# From the design of a survey to a carbon density that can be mapped, with what each writes.
PLOT_TOOLS = {
    "samplingdesign": "sampling_points",
    "treebiomass": "tree_biomass",
    "soillayers": "soil_carbon",
    "carbondensity": "carbon_density",
}


def plot_menu(session, parent=None) -> QMenu:
    """Return the menu of the algorithms for plots.

    Parameters
    ----------
    session : Session
        The open workbench.
    parent : QWidget, optional
        The table of data.
    """
    menu = QMenu(parent)
    registry = QgsApplication.processingRegistry()
    for algorithm_id in PLOT_TOOLS:
        algorithm = registry.algorithmById(f"{PROVIDER_ID}:{algorithm_id}")
        action = menu.addAction(str(algorithm.displayName()))
        action.triggered.connect(lambda _=False, key=algorithm_id: open_plot_tool(session, key))
    return menu


def open_plot_tool(session, algorithm_id: str):
    """Open the dialog of an algorithm for plots; what it writes into the data folder is found."""
    target = _free_path(session.data_folder(), PLOT_TOOLS[algorithm_id])
    dialog = session.open_task_dialog(algorithm_id, algorithm_id, {"OUTPUT": target})
    if dialog is not None:
        dialog.algorithmFinished.connect(lambda ok, _: session.refresh() if ok else None)
    return dialog


def _free_path(folder: str, name: str) -> str:
    """Return the path of a layer that is not there yet."""
    path, n = os.path.join(folder, f"{name}.gpkg"), 1
    while os.path.exists(path):
        n += 1
        path = os.path.join(folder, f"{name}_{n}.gpkg")
    return path
