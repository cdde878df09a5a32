"""Colours of text that hold on white, grey and dark windows."""

from __future__ import annotations

from typing import NamedTuple

from qgis.PyQt.QtGui import QGuiApplication, QPalette


class Colour(NamedTuple):
    """A colour of text by the ground it stands on, each with a contrast of 4.5 or more."""

    on_light: str
    on_grey: str
    on_dark: str

    def __str__(self) -> str:
        ground = QGuiApplication.palette().color(QPalette.ColorRole.Base).lightness()
        if ground < _DARK:
            return self.on_dark
        return self.on_grey if ground < _GREY else self.on_light


# Lightness (0 to 255) below which a ground is dark, or grey as in the theme "Blend of Gray".
_DARK, _GREY = 110, 215
DOUBT = Colour("#8f5a00", "#4f2f00", "#e6a23c")
GOOD = Colour("#1b6b4a", "#0b3b27", "#6fc99b")
BAD = Colour("#b00020", "#6d0014", "#ff8a80")
