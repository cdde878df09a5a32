"""The dialog installs for real, with a wheel made here; failure and cancel leave nothing."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("qgis.gui")

from carbonsink.dependencies import folders, libraries, missing
from carbonsink.tests.dependencies.test_installation import TOY, make_wheel

WAIT_MS = 60_000


@pytest.fixture
def profile(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield tmp_path / "profile"
    sys.modules.pop("carbonsink_toy", None)


@pytest.fixture
def dialog(qgis_app, qtbot, profile, monkeypatch):
    """The dialog of a QGIS that lacks one library."""
    from carbonsink.ui import dependency_dialog

    only = (*libraries.LIBRARIES, TOY)
    monkeypatch.setattr(libraries, "LIBRARIES", only)
    monkeypatch.setattr(dependency_dialog, "LIBRARIES", only)
    opened = dependency_dialog.DependencyDialog(profile=profile)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def install_from(dialog, folder):
    dialog.from_folder.setChecked(True)
    dialog.wheels.setFilePath(str(folder))
    dialog.install()


def wait(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.installer is None, timeout=WAIT_MS)


def test_it_says_what_is_missing_and_what_is_optional(dialog):
    assert dialog.selected_libraries() == [TOY]
    assert "Missing libraries: 1" in dialog.summary.text()
    here = {row.text(0): row.text(2) for row in dialog.rows()}
    assert here["carbonsink-toy"] == "missing"
    assert here["scikit-learn"] != "missing"
    assert dialog.rows()[-1].parent().text(0).startswith("Optional")
    assert not dialog.cancel_button.isVisible()


def test_an_extra_is_wanted_only_when_ticked(dialog, monkeypatch):
    from qgis.PyQt.QtCore import Qt

    from carbonsink.ui import dependency_dialog

    monkeypatch.setattr(dependency_dialog, "EXTRAS", (TOY,))
    monkeypatch.setattr(dependency_dialog, "LIBRARIES", ())
    dialog.refresh()
    assert dialog.selected_libraries() == []
    assert not dialog.install_button.isEnabled()
    dialog.rows()[0].setCheckState(0, Qt.CheckState.Checked)
    assert dialog.selected_libraries() == [TOY]
    assert dialog.install_button.isEnabled()


def test_it_installs_and_the_library_can_be_used_at_once(dialog, qtbot, profile, tmp_path):
    install_from(dialog, make_wheel(tmp_path / "wheels"))
    assert dialog.progress.isVisible()
    wait(qtbot, dialog)
    assert "Installed: carbonsink-toy" in dialog.outcome.text(), dialog.log.toPlainText()
    assert missing(libraries=(TOY,)) == []
    assert not dialog.install_button.isEnabled()
    assert "Successfully installed carbonsink-toy-1.0" in dialog.log.toPlainText()


def test_a_failure_is_explained_and_leaves_nothing(dialog, qtbot, profile, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    install_from(dialog, empty)
    wait(qtbot, dialog)
    assert str(empty) in dialog.outcome.text()
    assert "Nothing was installed" in dialog.outcome.text()
    assert not folders.install_base(profile).parent.exists()
    assert dialog.install_button.isEnabled()


def test_a_library_that_does_not_load_is_not_installed(dialog, qtbot, profile, tmp_path):
    install_from(dialog, make_wheel(tmp_path / "wheels", code="import no_such_thing\n"))
    wait(qtbot, dialog)
    assert "No module named 'no_such_thing'" in dialog.outcome.text()
    assert not folders.install_base(profile).parent.exists()


def test_cancel_leaves_nothing(dialog, qtbot, profile, tmp_path):
    install_from(dialog, make_wheel(tmp_path / "wheels"))
    qtbot.waitUntil(lambda: dialog.log.toPlainText().count("\n") > 0, timeout=WAIT_MS)
    dialog.cancel()
    wait(qtbot, dialog)
    assert "Cancelled" in dialog.outcome.text()
    assert not folders.install_base(profile).parent.exists()


def test_closing_while_it_runs_cancels(dialog, qtbot, profile, tmp_path):
    install_from(dialog, make_wheel(tmp_path / "wheels"))
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=WAIT_MS)
    assert not folders.install_base(profile).parent.exists()


def test_a_folder_must_be_chosen(dialog):
    dialog.from_folder.setChecked(True)
    dialog.install()
    assert dialog.installer is None
    assert "Choose the folder" in dialog.outcome.text()


def test_a_profile_that_cannot_be_written_is_told(dialog, profile, tmp_path):
    folders.install_base(profile).parent.mkdir(parents=True)
    folders.install_base(profile).write_text("a file where a folder should be")
    install_from(dialog, make_wheel(tmp_path / "wheels"))
    assert dialog.installer is None
    assert "cannot be written" in dialog.outcome.text()


def test_without_an_interpreter_nothing_starts(dialog, monkeypatch):
    from carbonsink.ui import dependency_dialog

    monkeypatch.setattr(dependency_dialog, "ask", lambda program, arguments: "")
    dialog.install()
    assert dialog.installer is None
    assert "interpreter of this QGIS was not found" in dialog.outcome.text()


def test_the_state_is_shown_and_copied(dialog, qgis_app):
    from qgis.PyQt.QtGui import QGuiApplication

    dialog.show_state()
    text = dialog.log.toPlainText()
    assert "QGIS:" in text
    assert "pip " in text
    assert QGuiApplication.clipboard().text() == text


@pytest.fixture
def entry(qgis_iface, qtbot):
    from carbonsink.ui.dependency_entry import DependencyEntry

    made = DependencyEntry(qgis_iface)
    yield made
    made.remove()


def test_the_start_is_silent_when_all_is_here(entry, qgis_iface):
    entry.hint()
    assert entry.item is None


def test_the_hint_names_what_is_missing_and_opens_the_dialog(entry, qgis_iface, monkeypatch):
    from qgis.PyQt.QtGui import QDesktopServices
    from qgis.PyQt.QtWidgets import QPushButton

    from carbonsink.dependencies import LINK

    opened = []
    monkeypatch.setattr(entry, "open_dialog", lambda *_: opened.append(True))
    monkeypatch.setattr(libraries, "LIBRARIES", (TOY,))
    entry.hint()
    assert "carbonsink-toy" in entry.item.text()
    (button,) = entry.item.findChildren(QPushButton)
    assert button.text() == "Libraries..."
    from qgis.PyQt.QtCore import QUrl

    QDesktopServices.openUrl(QUrl(LINK))
    assert opened == [True]


def test_the_hint_says_when_they_were_installed_for_another_qgis(
    entry, qgis_iface, monkeypatch, tmp_path
):
    """QGIS 4 copies the profile of QGIS 3; what was installed there is for another Python."""
    from carbonsink import dependencies

    monkeypatch.setattr(libraries, "LIBRARIES", (TOY,))
    monkeypatch.setattr(dependencies, "profile_folder", lambda: tmp_path, raising=False)
    (tmp_path / "carbonsink" / "python3.1" / "lib" / "python3.1" / "site-packages" / "x").mkdir(
        parents=True
    )
    entry.hint()
    text = entry.item.text()
    assert "carbonsink-toy" in text and "installed again" in text
