"""Texts are read on QGIS's dark themes as well as on light ones."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QGuiApplication, QPalette, QTextDocument

from carbonsink.ui import theme

# Grounds of texts: plain windows, and those of the themes "Night Mapping" and "Blend of Gray".
GROUNDS = {"white": "#ffffff", "window": "#efefef", "night": "#222222", "night window": "#323232"}
GROUNDS["gray"] = "#b2b2b2"
# What QGIS's panel of help does to the page of an algorithm.
PANEL = "h2 { color: #555555; } a { color: #3498db; } p { color: #666666; } b { color: #333333; }"
COLOURS = [theme.DOUBT, theme.GOOD, theme.BAD]


def contrast(one, other) -> float:
    """Return the contrast of two colours as WCAG defines it."""

    def light(text):
        parts = (QColor(text).redF(), QColor(text).greenF(), QColor(text).blueF())
        linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def ground(provider):
    """Set the ground of texts, as a theme does."""
    before = QGuiApplication.palette()

    def set_ground(colour):
        palette = QPalette(before)
        palette.setColor(QPalette.ColorRole.Base, QColor(colour))
        QGuiApplication.setPalette(palette)

    yield set_ground
    QGuiApplication.setPalette(before)


@pytest.mark.parametrize("name", GROUNDS)
@pytest.mark.parametrize("colour", COLOURS)
def test_coloured_texts_hold_on_every_ground(ground, colour, name):
    ground(GROUNDS[name])
    assert contrast(str(colour), GROUNDS[name]) >= 4.5


def test_what_doubts_say_is_written_in_that_colour(ground):
    from carbonsink.ui.assessment.data_records import UNUSED, Data, DataFile, Remark
    from carbonsink.ui.workbench.data_texts import data_html

    files = (DataFile("npp.hdf", "", UNUSED, remarks=(Remark("download", {}, "import"),)),)
    pages = []
    for name in ("white", "night"):
        ground(GROUNDS[name])
        pages.append(data_html(Data("folder", {}, (), {}, None, files=files)))
    assert theme.DOUBT.on_light in pages[0] and theme.DOUBT.on_dark in pages[1]


@pytest.mark.parametrize("algorithm_id", ["trainlstm", "carbonbudget", "sitestonep"])
def test_the_help_panel_draws_no_text_in_a_colour_of_its_own(provider, algorithm_id):
    help_text = provider.algorithm(algorithm_id).shortHelpString()
    document = QTextDocument()
    document.setDefaultStyleSheet(PANEL)
    # As the panel does it, line by line.
    lines = "".join(f"<p>{line}</p>" for line in help_text.split("\n"))
    document.setHtml(f"<h2>Title</h2>{lines}")
    block, coloured = document.begin().next(), []
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().foreground().style() != Qt.BrushStyle.NoBrush:
                coloured.append(piece.text())
            pieces += 1
        block = block.next()
    assert coloured == []
