"""The row of the dock that leads to the result: the report, the map sheets, the map project."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ...core.diagnosis.workspace import product
from ...framework.text.translation import tr
from .details import open_file
from .result_project import project_file


class ResultRow(QWidget):
    """Buttons that open what an assessment ends with; hidden until there is a report.

    Parameters
    ----------
    session : Session
        The assessment.
    """

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self.session = session
        theme = QgsApplication.getThemeIcon
        self.report_button = QPushButton(theme("/mActionOpenTable.svg"), tr("Report"))
        self.report_button.setToolTip(tr("Open the report of the assessment in the browser"))
        self.report_button.clicked.connect(self.open_report)
        self.sheets_button = QPushButton(theme("/mActionSaveAsPDF.svg"), tr("Map sheets"))
        self.sheets_button.setToolTip(tr("Open the maps on A4 pages (PDF)"))
        self.sheets_button.clicked.connect(lambda: open_file(self.place("assessment_pdf")))
        self.project_button = QPushButton(theme("/mIconQgsProjectFile.svg"), tr("Map project"))
        self.project_button.setToolTip(
            tr("Open all maps as a project, with a group per step and a time slider")
        )
        self.project_button.clicked.connect(self.open_project)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.report_button, self.sheets_button, self.project_button):
            row.addWidget(button)

    def show_result(self, is_running: bool) -> None:
        """Show the buttons of what is there."""
        has_report = bool(self.session.folder) and os.path.isfile(self.place("assessment"))
        self.setVisible(has_report and not is_running)
        self.sheets_button.setVisible(has_report and os.path.isfile(self.place("assessment_pdf")))
        self.project_button.setVisible(has_report and os.path.isfile(self.project()))

    def place(self, key: str) -> str:
        """Return where a result of the assessment lies."""
        return str(product(key).inside(self.session.folder))

    def project(self) -> str:
        """Return the file of the map project."""
        return project_file(self.session.folder)

    def open_report(self) -> None:
        """Open the report with the program the system has for it."""
        open_file(self.place("assessment"))

    def open_project(self) -> None:
        """Open the map project; QGIS asks first whether the open one is to be saved."""
        from qgis.utils import iface

        iface.addProject(self.project())
