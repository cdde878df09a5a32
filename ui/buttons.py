"""The standard buttons of dialogs and messages, in the language of the plugin.

Qt translates them only if its own translations are installed and QGIS finds them by the name of the
language: with zh-Hans they stay English.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QMessageBox

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
