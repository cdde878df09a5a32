"""What the dock shows before there is an assessment: three ways to begin."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...framework.groups import icon_path
from ...framework.text.translation import tr


class Welcome(QWidget):
    """Three buttons with a line of text each: the demo, the user's data, the guide."""

    def __init__(self, parent=None):
        super().__init__(parent)
        layout = QVBoxLayout(self)
        title = QLabel(f"<h3>{tr('From site measurements to a carbon-sink diagnosis')}</h3>")
        title.setWordWrap(True)
        layout.addWidget(title)
        theme = QgsApplication.getThemeIcon
        self.demo_button = self._add_entry(
            layout,
            QIcon(icon_path("prepare")),
            tr("Try the demo"),
            tr(
                "Makes a small region with known truth and runs a whole assessment of it, from "
                "the plots to the map and the report. Takes a few minutes."
            ),
        )
        self.data_button = self._add_entry(
            layout,
            theme("/mActionFileOpen.svg"),
            tr("Use my data..."),
            tr(
                "Choose a folder with rasters, plots and zones, or drop it here. You see what each "
                "file is taken for, and can change it."
            ),
        )
        self.guide_button = self._add_entry(
            layout,
            theme("/mActionHelpContents.svg"),
            tr("Read the guide"),
            tr("What data are needed, and how an assessment is made step by step."),
        )
        layout.addStretch()

    def _add_entry(self, layout, icon, title: str, text: str) -> QPushButton:
        """Add a button with a line of text, one of the ways to begin, and return it."""
        button = QPushButton(icon, title)
        button.setIconSize(QSize(24, 24))
        button.setMinimumHeight(36)
        description = QLabel(text)
        description.setWordWrap(True)
        description.setContentsMargins(6, 0, 6, 12)
        description.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(button)
        layout.addWidget(description)
        return button
