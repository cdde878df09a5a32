"""`tr`: the one door for texts a user reads."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "CarbonSink"


def tr(text: str) -> str:
    """Return `text` in the user's language. Call it with a literal, so that it can be extracted."""
    return QCoreApplication.translate(CONTEXT, text)


def tr_class(label: str) -> str:
    """Return the translated label of a class; labels stand in the class tables of core."""
    return QCoreApplication.translate(CONTEXT, label)
