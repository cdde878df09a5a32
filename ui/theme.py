"""Colours of text and icons of states that hold on white, grey and dark windows."""

from __future__ import annotations

import functools
from typing import NamedTuple

from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap

from ..framework.groups import icon_path

_SIZES = (16, 24, 32)
_STEPS = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)


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


@functools.cache
def state_icon(name: str) -> QIcon:
    """Return an icon of the plugin; in a selected row it has a white edge.

    Without the edge a blue or green mark vanishes on the colour of the selection.
    """
    plain_icon = QIcon(icon_path(name))
    icon = QIcon()
    for size in _SIZES:
        picture = plain_icon.pixmap(size, size)
        icon.addPixmap(picture, QIcon.Mode.Normal)
        icon.addPixmap(_with_white_outline(picture), QIcon.Mode.Selected)
    return icon


def _with_white_outline(picture: QPixmap) -> QPixmap:
    """Return a picture above its own shape in white, one sixteenth wider on each side."""
    white = QPixmap(picture)
    painter = QPainter(white)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(white.rect(), Qt.GlobalColor.white)
    painter.end()
    result = QPixmap(picture.size())
    result.setDevicePixelRatio(picture.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    width = max(1.0, picture.width() / picture.devicePixelRatio() / 16)
    for x, y in _STEPS:
        painter.drawPixmap(QPointF(x * width, y * width), white)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return result
