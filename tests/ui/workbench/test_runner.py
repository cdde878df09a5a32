"""Running everything: order, records, what goes wrong, stopping, going on."""

from __future__ import annotations

import os

import numpy as np
import pytest

from carbonsink.ui.assessment.manifest import read_manifest
from carbonsink.ui.workbench.task_texts import duration_text

WAIT_MS = 120_000


@pytest.fixture
def panel(window, settings, folder, qtbot):
    from carbonsink.ui.workbench.session import Session
    from carbonsink.ui.workbench.workbench_panel import WorkbenchPanel

    session = Session()
    session.open_folder(folder)
    made = WorkbenchPanel(session)
    qtbot.addWidget(made)
    made.show()
    yield made
    session.close_dialogs()


def run_all(panel, qtbot):
    with qtbot.waitSignal(panel.runner.finished, timeout=WAIT_MS) as signal:
        panel.run_row.run_button.click()
        assert panel.runner.is_running
    return signal.args[0]


def test_what_can_be_run_is_run_and_written_down(panel, qtbot, folder):
    assert run_all(panel, qtbot)
    assert panel.session.states["grids"].state == "done"
    record = read_manifest(folder).records["grids"]
    assert record.numbers["ALIGNED"] is True and record.parameters == record.offered
    assert panel.runner.errors == {} and not panel.runner.is_running
    assert panel.run_row.run_button.text() == "Run all"


def test_warnings_of_a_run_without_a_log_are_kept_and_shown(panel, qtbot, folder):
    assert run_all(panel, qtbot)
    panel.select("data", "grids")
    text = panel.details.text.toPlainText()
    warnings = read_manifest(folder).records["grids"].warnings
    assert any("that state no unit" in warning for warning in warnings), warnings
    assert "Warnings of the run:" in text and warnings[0][:30] in text


def test_what_goes_wrong_is_named_and_run_again(panel, qtbot, folder):
    place = os.path.join(folder, "samples")
    with open(place, "w", encoding="utf-8") as stream:
        stream.write("a file where a folder is wanted")
    run_all(panel, qtbot)
    assert "samples" in panel.runner.errors["grids"]
    os.remove(place)
    bad = {"REPORT": os.path.join(folder, "data", "dem.tif", "grids.html")}
    real = panel.session.offered
    panel.session.offered = lambda key: {**real(key), **bad}
    run_all(panel, qtbot)
    assert list(panel.runner.errors) == ["grids"]
    assert "dem.tif" in panel.runner.errors["grids"]
    assert panel.items["data", "grids"].text(1) == "went wrong"
    assert "Check the data" in panel.run_row.label.text()
    panel.select("data", "grids")
    assert "dem.tif" in panel.details.text.toPlainText()
    panel.session.offered = real
    run_all(panel, qtbot)
    assert panel.runner.errors == {} and panel.session.states["grids"].state == "done"


def test_doubts_are_asked_about_first(panel, monkeypatch, raster):
    raster(np.ones((3, 4)), "space/data/change_2001_2020_map.tif")
    panel.session.refresh()
    assert panel.items["data", "grids"].toolTip(1).startswith("<p>Files are in doubt")
    monkeypatch.setattr(type(panel), "_confirm_doubts", lambda self, n: False)
    panel.run_row.run_button.click()
    assert not panel.runner.is_running and panel._windows["data"].isVisible()


def test_the_time_left_follows_what_is_done(panel, monkeypatch):
    from carbonsink.ui.workbench import runner

    made = panel.runner
    monkeypatch.setattr(runner.time, "monotonic", lambda: 110.0)
    made._started, made.key, made._share, made._done = 10.0, "grids", 0.5, 3.0
    made._tried = {"grids"}
    left = sum(runner._task_weight(key) for key in made.waiting() if key != "grids")
    assert made.share() == pytest.approx(3.5 / (4.0 + left))
    assert made.seconds_left() == pytest.approx(100.0 * (0.5 + left) / 3.5)
    made._done = 0.0
    assert made.seconds_left() != made.seconds_left()  # too early to say
    made.key = ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (75, "75 s"), (600, "10 min"), (9000, "2.5 h")]
)
def test_times_are_told_in_words(seconds, text):
    assert duration_text(seconds) == text
