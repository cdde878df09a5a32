"""Every window of the plugin under PyQt6, which QGIS 4 stands on, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
QT6 = ROOT / ".dev" / "qt6"  # `./dev test` installs it where it may
WINDOWS = {"DependencyDialog", "SettingsPage", "Welcome", "DataDialog", "PointsDialog"}

pytestmark = pytest.mark.skipif(not (QT6 / "PyQt6").is_dir(), reason="PyQt6 is not in .dev/qt6")


@pytest.fixture
def data_folder(tmp_path, raster):
    """Return a folder with two rasters of a variable and a table of plots below it."""
    for year in (2001, 2002):
        raster(np.arange(12.0).reshape(3, 4), f"data/ndvi_{year}.tif")
    (tmp_path / "data" / "plots.csv").write_text(
        "site,year,lon,lat,npp\na,2001,111.0,31.6,300\n", "utf-8"
    )
    return tmp_path


def test_every_window_can_be_clicked_through_with_pyqt6(data_folder):
    environment = {**os.environ, "PYTHONPATH": str(QT6), "QT_QPA_PLATFORM": "offscreen"}
    program = [sys.executable, str(Path(__file__).with_name("click_through.py")), str(data_folder)]
    ended = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr[-2000:]
    told = json.loads(ended.stdout.splitlines()[-1])
    assert told["faults"] == []
    assert {*WINDOWS, "WorkbenchDock"} <= set(told["pressed"])
    assert told["pressed"]["WorkbenchDock"] > 15 and told["pressed"]["DataDialog"] > 3
