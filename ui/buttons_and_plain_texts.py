"""Buttons of dialogs and messages in the language of the plugin, and texts shown as they are.

Qt translates buttons only if its own translations are installed and QGIS finds them by the name of
the language: with zh-Hans they stay English.

Qt takes a text that looks like HTML for HTML: the name of a file or zone could then change what a
message says, or have an image fetched from elsewhere.
"""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QLabel, QMessageBox

from ..framework.text.translation import tr


def button_box(*names: str) -> QDialogButtonBox:
    """Return a row of standard buttons, named as Qt names them: "Ok", "Cancel", "Close"."""
    box = QDialogButtonBox()
    for name in names:
        box.addButton(getattr(QDialogButtonBox.StandardButton, name)).setText(_button_text(name))
    return box


def show_message(parent, title: str, text: str, icon=QMessageBox.Icon.Information) -> None:
    """Show a text as it is until the user has read it."""
    _plain_message(parent, title, text, icon, ("Ok",)).exec()


def ask_plainly(parent, title: str, question: str, default: str = "No") -> bool:
    """Ask the user a question in plain text; return whether the answer is yes."""
    box = _plain_message(parent, title, question, QMessageBox.Icon.Question, ("Yes", "No"))
    box.setDefaultButton(getattr(QMessageBox.StandardButton, default))
    return box.exec() == QMessageBox.StandardButton.Yes


def add_buttons(box: QMessageBox, names: tuple) -> None:
    """Add standard buttons to a message."""
    for name in names:
        box.addButton(getattr(QMessageBox.StandardButton, name)).setText(_button_text(name))


def _plain_message(parent, title: str, text: str, icon, names: tuple) -> QMessageBox:
    """Return a message with buttons that shows a text as it is."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    add_buttons(box, names)
    return box


def _button_text(name: str) -> str:
    """Return the words on a standard button."""
    return {
        "Ok": tr("OK"),
        "Cancel": tr("Cancel"),
        "Close": tr("Close"),
        "Yes": tr("Yes"),
        "No": tr("No"),
    }[name]


def plain_label() -> QLabel:
    """Return an empty label that wraps its lines and shows any text as it is."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def tool_tip(text: str) -> str:
    """Return a text for a tool tip, which has no plain format of its own."""
    lines = "<br>".join(map(html.escape, text.splitlines()))
    return f"<p>{lines}</p>" if lines else ""
