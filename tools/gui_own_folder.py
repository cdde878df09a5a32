"""An own folder in the real QGIS window, from "Use my data" to the map, with pictures.

Run by ``SHOTS=FOLDER ./dev gui tools/gui_own_folder.py``, in Chinese with ``--lang zh-Hans`` behind
it, and by ``./dev test --window`` in both languages. The folder is made of the demonstration region
under other names (`tests.own_folder`): CSV plots in Chinese, a shapefile, one raster on another
grid, one that cannot be read; then a folder with a product of NPP and no plots. With
``FOLDER=harsh`` it is one as several people left it (`make_harsh_folder`): two products of NPP,
copies, archives, counties that do not say how their names are written.
"""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

from carbonsink.tests.own_folder import make_harsh_folder, make_own_folder, make_product_folder
from carbonsink.tools.gui_driver import Driver, settled

SHOTS = Path(os.environ["SHOTS"])
FOLDER = os.environ.get("FOLDER", "own")
SIZE = {"COLUMNS": 90, "ROWS": 75, "YEARS": 12}
RUN_S = 1500  # for a whole assessment


def scenario():
    """Yield conditions to wait for, one step after the other."""
    import processing

    yield settled(2000)
    QDesktopServices.openUrl = opened.append  # there is no browser here
    window = iface.mainWindow()
    window.move(0, 0)
    window.resize(1560, 940)
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() == "Layers")
    QgsSettings().remove("carbonsink/workspace")
    region = SHOTS / "region"
    processing.run("carbonsink:demoregion", {**SIZE, "OUTPUT_FOLDER": str(region)})
    entry = plugins["carbonsink"].entries[0]
    entry.dock.setUserVisible(True)
    yield lambda: entry.dock.panel is not None
    panel = entry.dock.panel
    panel.session.open_folder("")
    yield settled(800)
    driver.shoot(window, "welcome")
    yield from {"own": own_folders, "harsh": harsh_folder}[FOLDER](panel, window, region)


def own_folders(panel, window, region):
    """Take a folder with plots to the result, then one with a product of NPP alone."""
    panel.take_folder(str(make_own_folder(region, SHOTS / "own")))
    yield settled(1000)
    driver.shoot(panel._windows["data"], "data-table")
    driver.shoot(window, "data-found")
    yield from align(panel)
    driver.shoot(panel._windows["data"], "data-aligned")
    yield from run_all(panel, window, "own")
    yield from open_project(panel, window, "own")
    panel.session.open_folder("")
    QgsProject.instance().clear()
    panel.take_folder(str(make_product_folder(region, SHOTS / "product")))
    yield settled(800)
    driver.shoot(panel._windows["data"], "product-table")
    yield from run_all(panel, window, "product")


def harsh_folder(panel, window, region):
    """Take a folder as several people left it to the result: choose, align, run."""
    panel.take_folder(str(make_harsh_folder(region, SHOTS / "harsh")))
    yield settled(1000)
    table = panel._windows["data"]
    driver.shoot(table, "harsh-table")
    driver.say(
        "in doubt:", sorted(Path(f.path).name for f in panel.session.assessment.data.doubtful)
    )
    driver.say("questions:", panel.session.assessment.data.n_questions)
    choose_use(table, "MOD17A3HGF", "npp")
    yield settled(500)
    driver.shoot(table, "harsh-chosen")
    yield from align(panel)
    driver.shoot(table, "harsh-aligned")
    driver.say("series", [Path(r.path).name for r in panel.session.assessment.data.fluxes["npp"]])
    driver.say("zones", panel.session.assessment.data.zones.column)
    yield from run_all(panel, window, "harsh")
    yield from open_project(panel, window, "harsh")


def choose_use(table, name: str, role: str):
    """Choose the use of files in the list of their row, as a user does."""
    items = (table.tree.topLevelItem(i) for i in range(table.tree.topLevelItemCount()))
    row = next(item for item in items if item.text(0).startswith(name))
    box = table.tree.itemWidget(row, 1)
    box.setCurrentIndex(box.findData(role))
    box.activated.emit(box.currentIndex())


def align(panel):
    """Bring the raster of another grid to that of the others."""
    dialog = panel.session.open_align()
    yield settled(500)
    driver.shoot(dialog, "align")
    outcomes = []
    dialog.algorithmFinished.connect(lambda ok, _: outcomes.append(ok))
    dialog.runButton().click()
    yield lambda: bool(outcomes)
    dialog.close()
    yield settled(500)


def run_all(panel, window, name: str):
    """Run everything and look at the end."""
    panel._windows["data"].close()
    panel._confirm_doubts = lambda n: True
    outcomes: list = []
    panel.runner.finished.connect(outcomes.append)
    opened.clear()
    panel.run_row.run_button.click()
    yield settled(8000)
    driver.shoot(window, f"{name}-running")
    for _ in range(RUN_S // 250):  # each wait has its own patience
        if not outcomes:
            end = settled(250_000)
            yield lambda: bool(outcomes) or end()  # noqa: B023 - of this turn
    yield settled(2500)
    driver.shoot(window, f"{name}-done")
    states = {key: task_state.state for key, task_state in panel.session.states.items()}
    driver.say(name, states, panel.runner.errors)
    if panel.runner.errors or not outcomes:
        driver.finish(f"{name}: {panel.runner.errors}")
    if [url.fileName() for url in opened] != ["assessment.html"]:
        driver.finish(f"{name}: the report was not opened, but {opened}")
    rows = (("data", ""), ("predict", "budget"))
    for step, key in rows:
        panel.select(step, key)
        yield settled(300)
        driver.shoot(panel, f"{name}-{key or step}")


def open_project(panel, window, name: str):
    """Open the map project as its button does."""
    QgsProject.instance().setDirty(False)
    panel.result_row.project_button.click()
    yield settled(2500)
    driver.shoot(window, f"{name}-project")
    driver.say("layers of the map project", len(QgsProject.instance().mapLayers()))


opened: list = []
driver = Driver(SHOTS)
driver.play(scenario())
