"""Driving the real QGIS window from inside: steps, pictures, and an end that asks nothing.

A scenario is a generator. ``yield condition`` waits until ``condition()`` is true; nothing in it
may block, so a click that opens a modal window is sent with a timer.
"""

from __future__ import annotations

import faulthandler
import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QModelIndex, QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
from qgis.utils import iface

TICK_MS = 100
GIVE_UP_S = 300  # for one step; training on a slow machine is the longest


class Driver:
    """Runs a scenario and quits QGIS when it is over.

    Parameters
    ----------
    folder : Path
        Where pictures and ``result.json`` go, and the stacks of all threads if QGIS crashes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started = time.monotonic()
        self.log_lines: list = []
        self.steps: Iterator = iter(())
        self.waiting: Callable | None = None
        self.since = 0.0
        self.is_busy = False
        self.timer = QTimer()
        self.timer.timeout.connect(self._tick)

    def play(self, scenario) -> None:
        """Begin; returns at once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.crash = open(self.folder / "crash.txt", "w")  # noqa: SIM115, open until the end
        faulthandler.enable(self.crash, all_threads=True)
        sys.excepthook = self._fail  # a fault in a slot of the plugin is a fault of the scenario
        self.steps, self.since = scenario, time.monotonic()
        self.timer.start(TICK_MS)

    def say(self, *texts) -> None:
        """Write a line to the log and to the terminal."""
        line = f"{time.monotonic() - self.started:6.1f} s  " + " ".join(map(str, texts))
        self.log_lines.append(line)
        print(line, file=sys.stderr, flush=True)

    def shoot(self, widget, name: str) -> None:
        """Save a widget as Qt draws it."""
        path = self.folder / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"cannot write {path}")
        self.say("picture", path.name)

    def shoot_screen(self, name: str) -> None:
        """Save the whole screen."""
        screen = str(self.folder / f"{name}.png")
        subprocess.run(["import", "-window", "root", screen], check=False)
        self.say("picture of the screen", name)

    def finish(self, fault: str = "") -> None:
        """Write what happened and quit: a plain exit may ask whether to save."""
        result = {"qgis": Qgis.QGIS_VERSION, "ok": not fault, "fault": fault}
        result["steps"] = self.log_lines
        text = json.dumps(result, indent=1)
        (self.folder / "result.json").write_text(text, encoding="utf-8")
        QgsProject.instance().setDirty(False)
        print(fault or f"Pictures: {self.folder}", file=sys.stderr, flush=True)
        os._exit(1 if fault else 0)

    def _tick(self) -> None:
        if self.is_busy:
            return
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QMessageBox) and window.isVisible():
                self.finish(f"QGIS asks or complains: {window.text()}")
        self.is_busy = True
        try:
            if self.waiting is not None and not self.waiting():
                if time.monotonic() - self.since > GIVE_UP_S:
                    self.shoot(iface.mainWindow(), "gave-up")
                    self.finish("a step took too long, see gave-up.png")
                return
            self.waiting = next(self.steps)
            self.since = time.monotonic()
        except StopIteration:
            self.finish()
        except Exception:  # whatever goes wrong ends the run, with its trace
            self.finish(traceback.format_exc())
        finally:
            self.is_busy = False

    def _fail(self, kind, error, trace) -> None:
        self.finish("".join(traceback.format_exception(kind, error, trace)))


def settled(milliseconds: int = 500):
    """Return a condition that is true after a while: windows are drawn after the first events."""
    end = time.monotonic() + milliseconds / 1000
    return lambda: time.monotonic() > end


def find_row(model, text):
    """Return the index of the row of that name at the top of a tree, or None."""
    for row in range(model.rowCount(QModelIndex())):
        index = model.index(row, 0, QModelIndex())
        if model.data(index) == text:
            return index
    return None
