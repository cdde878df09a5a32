"""The settings page: what it keeps, and what the dialogs make of it."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("qgis.gui")

from carbonsink.framework import settings
from carbonsink.framework.parameters.run_parameters import performance_parameters


@pytest.fixture
def page(qgis_app, qtbot, tmp_path):
    from carbonsink.ui.settings_page import SettingsPage

    clear()
    made = SettingsPage(profile=str(tmp_path))
    qtbot.addWidget(made)
    yield made
    clear()


def clear():
    for setting in settings.SETTINGS:
        setting.write(setting.default)


def defaults():
    return {d.name(): d.defaultValue() for d in performance_parameters()}


def test_defaults_of_parameters_follow_the_page(page):
    assert defaults()["MAX_MEMORY"] == 1024 and defaults()["THREADS"] == 0
    page.widgets["max_memory"].setValue(4096)
    page.widgets["threads"].setValue(3)
    assert defaults()["MAX_MEMORY"] == 1024  # not before it is applied
    page.apply()
    assert defaults()["MAX_MEMORY"] == 4096 and defaults()["THREADS"] == 3


@pytest.mark.parametrize("kept", ["plenty", "-3", 1 << 40, None, ""])
def test_a_spoiled_setting_counts_as_the_default(page, kept):
    from qgis.core import QgsSettings

    QgsSettings().setValue("carbonsink/max_memory", kept)
    assert defaults()["MAX_MEMORY"] == 1024


def test_a_default_is_not_kept(page):
    from qgis.core import QgsSettings

    page.widgets["threads"].setValue(2)
    page.apply()
    page.widgets["threads"].setValue(0)
    page.apply()
    assert not QgsSettings().contains("carbonsink/threads")


def test_libraries_elsewhere_are_searched_last(page, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    page.widgets["library_folder"].setFilePath(str(tmp_path))
    page.apply()
    page.apply()
    assert sys.path[-1] == str(tmp_path)
    assert sys.path.count(str(tmp_path)) == 1


def test_compiled_kernels_are_shown_and_cleared(page, tmp_path):
    assert not page.clear_button.isEnabled()
    cache = tmp_path / "carbonsink" / "kernels-py311-abc"
    cache.mkdir(parents=True)
    (cache / "sen.nbc").write_bytes(bytes(3 << 20))
    (tmp_path / "carbonsink" / "python3.11").mkdir()
    page.show_kernels()
    assert "3.0 MiB" in page.kernels.text()
    page.clear_button.click()
    assert not cache.exists()
    assert (tmp_path / "carbonsink" / "python3.11").exists()  # libraries stay
    assert "0.0 MiB" in page.kernels.text()


def test_every_setting_has_words():
    from carbonsink.ui.settings_page import help_of, label_of

    assert all(label_of(s) and help_of(s) for s in settings.SETTINGS)


def test_trusted_schedulers_are_kept(page):
    page.widgets["schedulers"].setText(" tls://a:8786,  tcp://b:8786 ")
    page.apply()
    assert settings.SCHEDULERS.read() == "tls://a:8786 tcp://b:8786"


@pytest.mark.parametrize("yes", [True, False])
def test_the_window_asks_about_an_unknown_scheduler(qgis_app, qgis_iface, page, monkeypatch, yes):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QMessageBox

    from carbonsink.core.errors_and_notes.cluster import UnknownScheduler
    from carbonsink.framework.run.schedulers import require_known
    from carbonsink.ui.scheduler_question import SchedulerEntry

    button = QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No
    asked = []

    def answer(box):
        assert box.textFormat() == Qt.TextFormat.PlainText
        asked.append(box.text())
        return button

    monkeypatch.setattr(QMessageBox, "exec", answer)
    entry = SchedulerEntry(qgis_iface)
    try:
        if yes:
            require_known("tcp://c:8786")
        else:
            with pytest.raises(UnknownScheduler):
                require_known("tcp://c:8786")
    finally:
        entry.remove()
    assert "tcp://c:8786" in asked[0]
    assert settings.SCHEDULERS.read() == ("tcp://c:8786" if yes else "")
    with pytest.raises(UnknownScheduler):
        require_known("tcp://d:8786")  # nobody is asked any more
