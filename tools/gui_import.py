"""*Import downloads* in the real QGIS window, as a user meets it, with pictures.

Run by ``SHOTS=FOLDER ./dev gui tools/gui_import.py``, in Chinese with ``--lang zh-Hans`` behind
it. The downloads are made in the structure of
the real ones (`tests.core.imports`): tiles of MOD13A2 in HDF-EOS2, a zip of ERA5 that is called
download.nc, and a page of a server that is called .hdf. Chosen are the variables, the damaged file
is met and left out, and the receipt is written to ``receipt.html``.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import numpy as np
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox

from carbonsink.tests.factories import make_grid, write_raster
from carbonsink.tools.gui_driver import Driver, settled

SHOTS = Path(os.environ["SHOTS"])
SIZE = 900, 760


def scenario():
    """Yield conditions to wait for, one step after the other."""
    import processing

    yield settled(2000)
    downloads = SHOTS / "downloads"
    # In a process of its own: netCDF4 brings libraries that QGIS has in another version.
    code = "import pathlib, sys; from carbonsink.tools.import_example import make_downloads as make"
    code += "; make(pathlib.Path(sys.argv[1]))"
    environment = {**os.environ, "PYTHONPATH": os.environ["QGIS_PLUGINPATH"]}
    writer = subprocess.Popen(["python3", "-c", code, str(downloads)], env=environment)
    yield lambda: writer.poll() is not None
    if writer.returncode:
        driver.finish("the downloads could not be made")
    grid = make_grid(300, 500, 0.01, (106.0, 34.0), "EPSG:4490")
    write_raster(SHOTS / "province.tif", np.ones((300, 500), "u1"), grid)
    dialog_parameters = {
        "INPUT_FOLDER": str(downloads),
        "TEMPLATE": str(SHOTS / "province.tif"),
        "PERIOD": "month",
        "OUTPUT_FOLDER": str(SHOTS / "predictors"),
        "REPORT": str(SHOTS / "receipt.html"),
    }
    dialog = processing.createAlgorithmDialog("carbonsink:importseries", dialog_parameters)
    dialog.resize(*SIZE)
    dialog.show()
    dialog.raise_()
    yield settled(1500)
    driver.shoot(dialog, "import-dialog")
    yield from choose(dialog)
    yield from run(dialog, "import-refused", False)
    parameters = dialog.mainWidget().wrappers
    parameters["SKIP_DAMAGED"].setParameterValue(True, processing.createContext())
    dialog.showParameters()
    yield settled(300)
    yield from run(dialog, "import-done", True)
    dialog.close()


def choose(dialog):
    """Let the dialog list the variables of the files, and tick two of them."""
    chooser = dialog.mainWidget().wrappers["VARIABLES"].chooser
    QTimer.singleShot(0, chooser.button.click)
    yield lambda: chooser.task is not None
    yield lambda: shown_choice() is not None or chooser.task is None
    choice = shown_choice()
    if choice is None:
        driver.finish("the files list no variables")
    yield settled(500)
    driver.shoot(choice, "import-variables")
    buttons = choice.findChild(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    yield settled(300)
    driver.say("VARIABLES =", repr(dialog.mainWidget().wrappers["VARIABLES"].parameterValue()))


def shown_choice():
    """Return the open list of variables."""
    dialogs = (w for w in QApplication.topLevelWidgets() if type(w) is QDialog and w.isVisible())
    return next((w for w in dialogs if w.findChild(QDialogButtonBox) is not None), None)


def run(dialog, picture: str, expected: bool):
    """Press Run, and look at how it ends."""
    outcomes = []
    dialog.algorithmFinished.connect(lambda ok, _: outcomes.append(ok))
    dialog.runButton().click()
    yield lambda: bool(outcomes)
    yield settled(800)
    driver.shoot(dialog, picture)
    if outcomes[0] is not expected:
        driver.finish(f"{picture}: the run ended with {outcomes[0]}")


driver = Driver(SHOTS)
if QgsApplication.processingRegistry().providerById("carbonsink") is None:
    driver.finish("the plugin is not loaded")
driver.play(scenario())
