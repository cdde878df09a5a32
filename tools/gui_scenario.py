"""A whole assessment of the demonstration region in the real QGIS window, with pictures.

Run inside QGIS by ``./dev gui --scenario FOLDER``: opens the workbench, makes the region, runs all
tasks through their dialogs, adds maps, opens a shipped workflow in the Model Designer and runs it,
looks at the settings page, and unloads the plugin. The exit code is 1 if anything went wrong.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QGraphicsView
from qgis.utils import iface, plugin_times, plugins, unloadPlugin

from carbonsink.tools.gui_driver import Driver, find_row, settled

SHOTS = Path(os.environ["SHOTS"])
WORKSPACE = SHOTS / "workspace"
SIZE = {"COLUMNS": 120, "ROWS": 100, "YEARS": 12}
# Tasks whose dialog and result are worth a picture.
PICTURED = ("npp_model", "nep", "trend", "clusters", "landuse", "zones", "report")
HIDDEN = ("Browser", "theTileScaleDock")
SHOWN = ("nep", "zones")  # tasks whose maps are added to the project
WORKFLOW = "trendandzoning"


def scenario():
    """Yield conditions to wait for, one step after the other."""
    yield settled(2000)
    window = iface.mainWindow()
    window.move(0, 0)
    window.resize(1560, 940)
    hide_docks(window)
    driver.say("the plugin was loaded in", plugin_times["carbonsink"])
    yield from show_toolbox(window)
    QgsSettings().remove("carbonsink/workspace")
    entry = plugins["carbonsink"].entries[0]
    if not entry.dock.isVisible():
        entry.action.trigger()
    yield lambda: entry.dock.panel is not None
    panel, session = entry.dock.panel, entry.dock.session
    yield settled(800)
    driver.shoot(window, "welcome")
    panel.folder.setFilePath(str(WORKSPACE))
    yield settled(500)
    yield from make_region(panel)
    driver.shoot(window, "workbench-data")
    yield from run_tasks(panel, session)
    yield from add_maps(panel, window)
    yield from show_workflow()
    yield from run_workflow()
    yield from show_settings()
    yield from unload(window)


def hide_docks(window):
    """Leave the room to the map and the workbench; QGIS opens the viewer of results by itself."""
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() in HIDDEN or type(dock).__name__ == "ResultsDock":
            dock.hide()


def show_toolbox(window):
    """Open the toolbox at our groups."""
    toolbox = window.findChild(QDockWidget, "ProcessingToolbox")
    toolbox.show()
    tree = toolbox.algorithmTree
    name = QgsApplication.processingRegistry().providerById("carbonsink").name()
    yield lambda: find_row(tree.model(), name) is not None
    row = find_row(tree.model(), name)
    tree.expandRecursively(row)
    tree.scrollTo(row, tree.ScrollHint.PositionAtTop)
    yield settled(800)
    driver.shoot(toolbox, "toolbox")
    toolbox.hide()


def make_region(panel):
    """Make the demonstration region through its dialog."""
    dialog = panel.session.open_demo()
    dialog.setParameters(SIZE)
    yield settled(500)
    yield from run(dialog, "demo-dialog")
    yield lambda: panel.session.next_task() == "grids"


def run_tasks(panel, session):
    """Press "Next" until there is nothing left to do."""
    while session.next_task():
        key = session.next_task()
        driver.say("task", key)
        panel.next_button.click()
        dialog = session.dialogs[key]
        yield settled(600)
        yield from run(dialog, f"dialog-{key}" if key in PICTURED else "")
        yield lambda task_key=key: session.next_task() != task_key
        yield settled(300)
        if key in PICTURED:
            driver.shoot(panel.parent(), f"workbench-{key}")
    states = session.step_states()
    if set(states.values()) != {"done"}:
        driver.finish(f"not all steps are done: {states}")


def run(dialog, picture: str):
    """Press "Run" in a dialog, wait for its end and close it."""
    dialog.resize(1060, 780)
    if picture:
        yield settled(300)
        driver.shoot(dialog, picture)
    outcomes = []
    dialog.algorithmFinished.connect(lambda ok, results: outcomes.append(ok))
    dialog.runButton().click()
    yield lambda: bool(outcomes)
    if not outcomes[0]:
        driver.shoot(dialog, "failed")
        driver.finish("an algorithm failed, see failed.png")
    yield settled(400)
    if picture:
        dialog.showLog()
        yield settled(200)
        driver.shoot(dialog, f"{picture}-done")
    dialog.close()
    hide_docks(iface.mainWindow())
    yield settled(200)


def add_maps(panel, window):
    """Add maps to the project from the workbench."""
    QgsProject.instance().removeAllMapLayers()
    QgsProject.instance().layerTreeRoot().removeAllChildren()
    for key in SHOWN:
        step = next(step for step, task in panel.items if task == key)
        panel.select(step, key)
        panel.details.add_layers()
        yield settled(1500)
    iface.zoomToActiveLayer()
    iface.mapCanvas().zoomToFullExtent()
    yield settled(2000)
    driver.shoot(window, "workbench-maps")
    driver.shoot_screen("screen")


def show_workflow():
    """Open a shipped workflow in the Model Designer."""
    from processing.modeler.ModelerDialog import ModelerDialog

    path = Path(_root()) / "workflows" / f"{WORKFLOW}.model3"
    designer = ModelerDialog.create()
    designer.loadModel(str(path))
    designer.resize(1500, 900)
    designer.show()
    model = designer.model()
    for box in model.childAlgorithms():
        is_valid, faults = model.validateChildAlgorithm(box)
        if not is_valid:
            driver.finish(f"box {box} of {WORKFLOW}: {faults}")
    yield settled(1000)
    view = designer.findChild(QGraphicsView)
    view.fitInView(view.scene().itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
    yield settled(1000)
    driver.shoot(designer, "model-designer")
    designer.setDirty(False)
    designer.close()
    yield settled(300)


def run_workflow():
    """Run the workflow from its dialog, on what the tasks have made."""
    import processing

    nep = sorted(str(path) for path in (WORKSPACE / "predict" / "nep").glob("*.tif"))
    annual = WORKSPACE / "data" / "annual"
    parameters = {
        "SERIES": nep,
        "MAP": str(WORKSPACE / "predict" / "nep_mean.tif"),
        "DRIVER_A": sorted(str(path) for path in annual.glob("temperature_*.tif")),
        "DRIVER_B": sorted(str(path) for path in annual.glob("precipitation_*.tif")),
    }
    dialog = processing.createAlgorithmDialog(f"carbonsink:{WORKFLOW}", parameters)
    dialog.show()
    yield settled(800)
    yield from run(dialog, "workflow")


def show_settings():
    """Look at the page in QGIS's options."""
    # The options window is modal: its picture is taken from a timer.
    pictures_taken = []

    def look():
        from qgis.PyQt.QtWidgets import QApplication

        windows = [w for w in QApplication.topLevelWidgets() if w.objectName() == "QgsOptionsBase"]
        if not windows:
            QTimer.singleShot(500, look)
            return
        windows[0].resize(1000, 700)
        QTimer.singleShot(800, lambda: finish(windows[0]))

    def finish(options):
        driver.shoot(options, "settings")
        options.reject()
        pictures_taken.append(True)

    QTimer.singleShot(500, look)
    QTimer.singleShot(0, lambda: iface.showOptionsDialog(iface.mainWindow(), "carbonsink"))
    yield lambda: bool(pictures_taken)


def unload(window):
    """Unload the plugin: nothing of it stays."""
    unloadPlugin("carbonsink")
    yield settled(500)
    left = [w.objectName() for w in window.findChildren(QDockWidget) if "Carbon" in w.objectName()]
    if left or QgsApplication.processingRegistry().providerById("carbonsink") is not None:
        driver.finish(f"the plugin left something behind: {left}")
    driver.say("unloaded")


def _root() -> str:
    import carbonsink

    return os.path.dirname(carbonsink.__file__)


driver = Driver(SHOTS)
driver.say(json.dumps({"workspace": str(WORKSPACE)}))
driver.play(scenario())
