"""Take pictures of the real QGIS window with the plugin's algorithms in the toolbox, then quit.

Run inside QGIS by ``./dev gui`` where there is no display. The pictures go to the folder ``SHOTS``;
the exit code is 1 if the plugin was not loaded or showed no algorithm.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

from carbonsink.tools.gui_driver import find_row

SHOTS = Path(os.environ["SHOTS"])
SETTLE_MS = 2500  # docks are laid out and icons drawn after the first events
GIVE_UP_S = 60


def show_toolbox():
    """Open the toolbox at the plugin's algorithms, or wait until it is there."""
    window = iface.mainWindow()
    toolbox = window.findChild(QDockWidget, "ProcessingToolbox")
    provider = QgsApplication.processingRegistry().providerById("carbonsink")
    row = None
    if toolbox is not None and provider is not None:
        row = find_row(toolbox.algorithmTree.model(), provider.name())
    if row is None:
        if time.monotonic() < DEADLINE:
            QTimer.singleShot(500, show_toolbox)
        else:
            finish(f"no algorithms in the toolbox; loaded plugins: {sorted(plugins)}")
        return
    window.move(0, 0)
    window.resize(1560, 940)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() == "Browser":
            dock.hide()
    toolbox.show()
    toolbox.raise_()
    toolbox.algorithmTree.expandRecursively(row)
    toolbox.algorithmTree.scrollTo(row, toolbox.algorithmTree.ScrollHint.PositionAtTop)
    QTimer.singleShot(SETTLE_MS, take_pictures)


def take_pictures():
    """Save the window as Qt draws it and the whole screen."""
    iface.mainWindow().grab().save(str(SHOTS / "window.png"))
    screen = str(SHOTS / "screen.png")
    subprocess.run(["import", "-window", "root", screen], check=False)
    finish("")


def finish(fault):
    """Quit at once: a plain exit may ask whether to save."""
    QgsProject.instance().setDirty(False)
    print(fault or f"Pictures: {SHOTS}", file=sys.stderr, flush=True)
    os._exit(1 if fault else 0)


DEADLINE = time.monotonic() + GIVE_UP_S
QTimer.singleShot(SETTLE_MS, show_toolbox)
