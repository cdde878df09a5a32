"""The guide and the page about the plugin, for which no network is needed."""

from __future__ import annotations

import configparser
import html
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QMessageBox, QTextBrowser, QVBoxLayout

from ...framework.text.help_text import ROOT, manual_page
from ...framework.text.translation import tr, translated_language
from ..buttons_and_plain_texts import add_buttons, button_box


def open_guide(parent=None):
    """Open the guide: the manual's page in the browser, else the text in a window; return it."""
    page = manual_page("guide.html")
    if page is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
        return None
    docs = ROOT / "docs"
    translated_guide = docs / translated_language() / "guide.md"
    window = GuideWindow(
        translated_guide if translated_guide.is_file() else docs / "guide.md", parent
    )
    window.show()
    return window


class GuideWindow(QDialog):
    """A text of the documentation.

    Parameters
    ----------
    path : Path
        A Markdown file.
    parent : QWidget, optional
        The window it stands in front of.
    """

    def __init__(self, path: Path, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Carbon Sink: guide"))
        self.resize(760, 640)
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.setSearchPaths([str(path.parent)])
        content = path.read_text(encoding="utf-8") if path.is_file() else ""
        if hasattr(self.text, "setMarkdown"):  # from Qt 5.14 on
            self.text.setMarkdown(content)
        else:
            self.text.setPlainText(content)
        buttons = button_box("Close")
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)


def about_text() -> str:
    """Return version, purpose, licence and addresses as HTML."""
    facts = configparser.ConfigParser(interpolation=None)
    facts.read(ROOT / "metadata.txt", encoding="utf-8")
    general = facts["general"]
    lines = [
        f"<h3>Carbon Sink {html.escape(general.get('version', ''))}</h3>",
        f"<p>{html.escape(tr('From site measurements to a carbon-sink diagnosis'))}</p>",
        f"<p>QGIS {html.escape(Qgis.QGIS_VERSION)}, GPL-2.0-or-later</p>",
    ]
    for key, title in (("homepage", tr("Home page")), ("tracker", tr("Report a problem"))):
        address = html.escape(general.get(key, ""), quote=True)
        if address:
            lines.append(f'<p>{html.escape(title)}: <a href="{address}">{address}</a></p>')
    return "".join(lines)


def show_about(parent=None) -> None:
    """Show the page about the plugin."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Carbon Sink"))
    box.setText(about_text())
    box.setIconPixmap(QgsApplication.getThemePixmap("/mIconAbout.svg"))
    add_buttons(box, ("Ok",))
    box.exec()
