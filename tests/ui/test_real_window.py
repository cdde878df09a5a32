"""Two folders of a user's own in the real QGIS window, in English and Chinese, with pictures.

Collected with ``./dev test --window tests/ui/test_real_window.py`` only, as a run takes minutes.
The pictures stay in ``.dev/window/LANGUAGE`` to be looked at.
"""

from __future__ import annotations

import json
import os
import subprocess

import pytest

LIMIT_S = 2400
PICTURES = (
    *("welcome", "data-table", "data-found", "align", "data-aligned", "own-running", "own-done"),
    *("own-data", "own-budget", "own-project", "product-table", "product-done", "product-budget"),
)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_own_folders_reach_the_result(root, language):
    shots = root / ".dev" / "window" / language
    subprocess.run(["rm", "-rf", str(shots)], check=True)
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment.update(SHOTS=str(shots), GUI_TIMEOUT=str(LIMIT_S))
    command = [str(root / "dev"), "gui", str(root / "tools" / "gui_own_folder.py")]
    done = subprocess.run(
        [*command, "--lang", language], env=environment, capture_output=True, text=True, check=False
    )
    result = json.loads((shots / "result.json").read_text(encoding="utf-8"))
    assert done.returncode == 0 and result["ok"], result["fault"] + done.stderr[-2000:]
    for name in PICTURES:
        assert (shots / f"{name}.png").stat().st_size > 10_000, name
    states = [line for line in result["steps"] if "'zones': 'done'" in line]
    assert len(states) == 1, "zones are reached with plots, and not needed without respiration"
