"""Folders of a user's own in the real QGIS window, in English and Chinese, with pictures.

Collected with ``./dev test --window tests/ui/test_real_window.py`` only, as a run takes minutes.
The pictures stay in ``.dev/window/FOLDER-LANGUAGE`` to be looked at.
"""

from __future__ import annotations

import json
import os
import subprocess

import pytest

LIMIT_S = 2400
PICTURES = {
    "own": (
        *("welcome", "data-table", "data-found", "align", "data-aligned", "own-running"),
        *("own-done", "own-data", "own-budget", "own-project", "product-table", "product-done"),
        "product-budget",
    ),
    "harsh": (
        *("welcome", "harsh-table", "harsh-chosen", "align", "harsh-aligned", "harsh-running"),
        *("harsh-done", "harsh-data", "harsh-budget", "harsh-project"),
    ),
}
DOUBTFUL = {
    "DEM_90m.tif",
    "CLCD_v01_2001_albert_某市.tif",
    "坡向.tif",
    "样地NPP调查表.xlsx",
}


@pytest.fixture
def play(root):
    """Play a scenario in the real window and return its steps."""

    def run(folder: str, language: str) -> list:
        shots = root / ".dev" / "window" / f"{folder}-{language}"
        subprocess.run(["rm", "-rf", str(shots)], check=True)
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        environment.update(SHOTS=str(shots), GUI_TIMEOUT=str(LIMIT_S), FOLDER=folder)
        command = [str(root / "dev"), "gui", str(root / "tools" / "gui_own_folder.py")]
        done = subprocess.run(
            [*command, "--lang", language],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (shots / "result.json").exists(), done.stderr[-2000:]
        result = json.loads((shots / "result.json").read_text(encoding="utf-8"))
        assert done.returncode == 0 and result["ok"], result["fault"] + done.stderr[-2000:]
        for name in PICTURES[folder]:
            assert (shots / f"{name}.png").stat().st_size > 10_000, name
        return result["steps"]

    return run


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_own_folders_reach_the_result(play, language):
    states = [line for line in play("own", language) if "'zones': 'done'" in line]
    assert len(states) == 1, "zones are reached with plots, and not needed without respiration"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_folder_of_several_people_reaches_budget_and_zones(play, language):
    steps = play("harsh", language)
    (doubts,) = (line for line in steps if "in doubt:" in line)
    assert all(name in doubts for name in DOUBTFUL)
    assert "GLASS_NPP" in doubts or "MOD17A3HGF" in doubts, "two products are a question"
    (questions,) = (line for line in steps if "questions:" in line)
    assert questions.endswith(" 5"), "one for a series, whatever number of files it has"
    (series,) = (line for line in steps if " series " in line)
    assert series.count("MOD17A3HGF") == 10 and "GLASS" not in series, "one product, as chosen"
    assert any("zones 县名" in line for line in steps), "names in GBK are read"
    (states,) = (line for line in steps if "'budget': " in line)
    for key in ("budget", "trend", "landuse", "zones", "report"):
        assert f"'{key}': 'done'" in states
