"""Standard buttons speak the language of the plugin, in every dialog and message."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from carbonsink.ui import buttons_and_plain_texts
from carbonsink.ui.buttons_and_plain_texts import plain_label, tool_tip

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("ui", "framework", "processing_provider")
# What would make buttons with the words of Qt.
QT_BUTTONS = {
    "QDialogButtonBox",
    *(f"QMessageBox.{kind}" for kind in ("question", "information", "warning", "critical")),
    *(f"QInputDialog.{kind}" for kind in ("getText", "getItem", "getInt", "getDouble")),
}


@pytest.fixture
def foreign(monkeypatch):
    """Translate the words on buttons into a language that Qt has no words of."""
    monkeypatch.setattr(buttons_and_plain_texts, "tr", lambda text: f"«{text}»")


def texts_of(window: QWidget) -> list:
    """Return the words on the standard buttons of a window."""
    boxes = window.findChildren(QDialogButtonBox)
    return [
        box.button(kind).text()
        for box in boxes
        for kind in (getattr(QDialogButtonBox.StandardButton, n) for n in ("Ok", "Cancel", "Close"))
        if box.button(kind) is not None
    ]


def test_every_dialog_has_its_own_words(foreign, provider, qtbot, tmp_path):
    from carbonsink.ui.assessment.data_records import PLOTS, DataFile
    from carbonsink.ui.dependency_dialog import DependencyDialog
    from carbonsink.ui.variables_widget import choice_dialog
    from carbonsink.ui.workbench.data_dialog import DataDialog, PointsDialog
    from carbonsink.ui.workbench.help_pages import GuideWindow
    from carbonsink.ui.workbench.session import Session

    table = tmp_path / "plots.csv"
    table.write_text("lon,lat,npp\n1,2,3\n")
    session = Session()
    windows = {
        DependencyDialog(profile=tmp_path): ["Close"],
        DataDialog(session): ["Close"],
        GuideWindow(ROOT / "docs" / "guide.md"): ["Close"],
        PointsDialog(DataFile(str(table), str(table), PLOTS)): ["Ok", "Cancel"],
        choice_dialog(None, (), ())[0]: ["Ok", "Cancel"],
    }
    for window, names in windows.items():
        qtbot.addWidget(window)
        assert texts_of(window) == [{"Ok": "«OK»"}.get(n, f"«{n}»") for n in names], window


def test_messages_and_questions_have_their_own_words(foreign, qgis_app, monkeypatch):
    shown = []

    def execute(box):
        default = box.defaultButton()
        shown.append((sorted(b.text() for b in box.buttons()), default and default.text()))
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "exec", execute)
    assert buttons_and_plain_texts.ask_plainly(None, "title", "question")
    buttons_and_plain_texts.show_message(None, "title", "text")
    (asked, default), (told, _) = shown
    assert asked == ["«No»", "«Yes»"] and default == "«No»" and told == ["«OK»"]


def test_no_other_buttons_are_made():
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            if path.name == "buttons_and_plain_texts.py":
                continue
            calls = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
            names = {ast.unparse(call.func) for call in calls}
            assert not names & QT_BUTTONS, path
            assert not any(name.endswith(".setStandardButtons") for name in names), path


UI = Path(__file__).resolve().parents[2] / "ui"
NAME = '<img src="file://server/x.png"> & "a"'
# Labels whose texts are the plugin's own, and the page that shows HTML made by `findings_html`.
OWN = {
    *(
        "dependency_dialog.py",
        "settings_page.py",
        "workbench/welcome.py",
        "workbench/task_details.py",
    ),
    *("workbench/data_dialog.py", "workbench/help_pages.py"),
}


def test_a_label_shows_a_text_as_it_is(qgis_app):
    label = plain_label()
    label.setText(NAME)
    assert label.textFormat() == Qt.TextFormat.PlainText and label.text() == NAME


def test_a_tool_tip_has_no_tags_of_files():
    assert tool_tip(f"a\n{NAME}").count("<") == 3
    assert tool_tip("a\nb") == "<p>a<br>b</p>" and tool_tip("") == ""


def test_labels_and_questions_are_made_in_one_place():
    """A new label or message box is a plain one, or is named here."""
    found = set()
    for path in UI.rglob("*.py"):
        calls = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
        names = {ast.unparse(call.func) for call in calls}
        asks = [
            call
            for call in calls
            if ast.unparse(call.func).startswith("QMessageBox.") and "format(" in ast.unparse(call)
        ]
        assert not asks, path
        if names & {"QLabel", "QTextBrowser"}:
            found.add(path.relative_to(UI).as_posix())
    assert found - {"buttons_and_plain_texts.py"} <= OWN


def test_tool_tips_of_files_are_escaped():
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".setToolTip"):
                text = ast.unparse(node.args[-1])
                own = text.startswith(
                    (
                        "tr(",
                        "tool_tip(",
                        "item.toolTip(FILE) + tool_tip(",
                        "help_of(",
                        "task_texts.",
                        "find_folder(",
                    )
                )
                assert own, (path.name, text)
