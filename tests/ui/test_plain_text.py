"""Texts that quote files are shown as they are, never as HTML."""

from __future__ import annotations

import ast
from pathlib import Path

from qgis.PyQt.QtCore import Qt

from carbonsink.ui.plain_text import plain_label, tool_tip

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
    assert found - {"plain_text.py"} <= OWN


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
