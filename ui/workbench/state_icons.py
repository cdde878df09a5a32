"""Icons of states that can be told in a selected row too, whatever the theme."""

from __future__ import annotations

import functools

from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QIcon, QPainter, QPixmap

from ...framework.groups import icon_path

_SIZES = (16, 24, 32)
_STEPS = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)


@functools.cache
def state_icon(name: str) -> QIcon:
    """Return an icon of the plugin; in a selected row it has a white edge.

    Without the edge a blue or green mark vanishes on the colour of the selection.
    """
    drawn = QIcon(icon_path(name))
    icon = QIcon()
    for size in _SIZES:
        picture = drawn.pixmap(size, size)
        icon.addPixmap(picture, QIcon.Mode.Normal)
        icon.addPixmap(_with_edge(picture), QIcon.Mode.Selected)
    return icon


def _with_edge(picture: QPixmap) -> QPixmap:
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
