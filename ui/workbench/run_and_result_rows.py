"""The lower rows of the dock: the result (report, map sheets, project), and running everything."""

from __future__ import annotations

import math
import os

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.diagnosis.workspace import product
from ...framework.text.translation import tr
from ..buttons_and_plain_texts import plain_label
from . import task_texts
from .result_project import project_file
from .runner import DEMO
from .task_details import open_file
from .task_texts import duration_text


class RunRow(QWidget):
    """A button that runs everything or stops it, with progress.

    Parameters
    ----------
    runner : Runner
        What runs.
    """

    def __init__(self, runner, parent=None):
        super().__init__(parent)
        self.runner = runner
        theme = QgsApplication.getThemeIcon
        self._icons = theme("/mActionStart.svg"), theme("/mActionStop.svg")
        self.run_button = QPushButton()
        self.optional_box = QCheckBox(tr("optional tasks too"))
        self.optional_box.setChecked(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.label = plain_label()
        row = QHBoxLayout()
        row.addWidget(self.run_button, 1)
        row.addWidget(self.optional_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.bar)
        layout.addLayout(row)

    def show_run(self, has_states: bool):
        """Show in the dock how far a run is; outside of one what went wrong in the last."""
        runner = self.runner
        self.setVisible(has_states or runner.is_running)
        self.bar.setVisible(runner.is_running)
        self.optional_box.setVisible(not runner.is_running)
        self.run_button.setIcon(self._icons[runner.is_running])
        self.run_button.setText(tr("Stop") if runner.is_running else tr("Run all"))
        if runner.is_running:
            self.bar.setValue(round(100 * runner.share()))
            self.label.setText(self._running_text())
        else:
            self.label.setText(self._failure_summary())
        self.label.setVisible(bool(self.label.text()))

    def _running_text(self) -> str:
        """Return which task runs and how long all take, for the row of the run."""
        key = self.runner.key
        title = tr("Making the demo region") if key == DEMO else task_texts.task_title(key)
        left = self.runner.seconds_left()
        if not math.isfinite(left):
            return f"{title} ..."
        return tr("{task} ... about {time} left for all").format(
            task=title, time=duration_text(left)
        )

    def _failure_summary(self) -> str:
        """Return which tasks failed, for the row of the run; empty without any."""
        if not self.runner.errors:
            return ""
        titles = ", ".join(
            tr("the demo region") if key == DEMO else task_texts.task_title(key)
            for key in self.runner.errors
        )
        return tr(
            "Failed: {tasks}. Select one to read why; 'Run all' continues from there."
        ).format(tasks=titles)


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
        self.sheets_button.clicked.connect(lambda: open_file(self.product_path("assessment_pdf")))
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
        """Show the buttons of the results that are there in the dock."""
        has_report = bool(self.session.folder) and os.path.isfile(self.product_path("assessment"))
        self.setVisible(has_report and not is_running)
        self.sheets_button.setVisible(
            has_report and os.path.isfile(self.product_path("assessment_pdf"))
        )
        self.project_button.setVisible(has_report and os.path.isfile(self.project()))

    def product_path(self, key: str) -> str:
        """Return where a result of the assessment lies."""
        return str(product(key).inside(self.session.folder))

    def project(self) -> str:
        """Return the file of the map project."""
        return project_file(self.session.folder)

    def open_report(self) -> None:
        """Open the report with the program the system has for it."""
        open_file(self.product_path("assessment"))

    def open_project(self) -> None:
        """Open the map project; QGIS asks first whether the open one is to be saved."""
        from qgis.utils import iface

        iface.addProject(self.project())
