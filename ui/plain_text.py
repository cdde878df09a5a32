"""Texts that may quote files, shown as they are.

Qt takes a text that looks like HTML for HTML: the name of a file or zone could then change what a
message says, or have an image fetched from elsewhere.
"""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel


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
