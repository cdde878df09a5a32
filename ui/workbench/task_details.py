"""The lower part of the dock: what is known of one step or task, and what can be done with it."""

from __future__ import annotations

import html
import os

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ...core.diagnosis.workspace import REPORT, product
from ...framework.text.translation import tr
from ...processing_provider.provider import PROVIDER_ID
from .. import theme
from ..assessment import task_states
from ..assessment.input_sources import without_respiration
from ..assessment.tasks import task, tasks_of
from . import data_texts, task_texts
from .findings_html import findings_html
from .result_layers import KINDS, add_layers

_SHEET = "p {margin: 2px 0} h3 {margin: 2px 0 4px 0} h4 {margin: 8px 0 0 0} ul {margin: 0}"
_MAX_NAMED = 5  # changed files, and warnings


class TaskDetails(QWidget):
    """Shows one step or task of a `Session`.

    Parameters
    ----------
    session : Session
        The assessment.
    parent : QWidget, optional
        The panel.
    """

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self.session = session
        self.row = ("", "")
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.document().setDefaultStyleSheet(_SHEET)
        self.run_button = QPushButton(tr("Open dialog..."))
        self.layers_button = QPushButton(tr("Add layers"))
        self.layers_button.setIcon(QgsApplication.getThemeIcon("/mActionAddLayer.svg"))
        self.layers_button.clicked.connect(self.add_layers)
        self.report_buttons = QHBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.run_button)
        row.addWidget(self.layers_button)
        row.addLayout(self.report_buttons)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)

    def show_row(self, step: str, key: str):
        """Show the details of a task, or of a step when the key is empty, or nothing."""
        is_other = self.row != (step, key)
        self.row = (step, key)
        scroll_position = self.text.verticalScrollBar().value()
        self.text.setHtml("".join(self._details_parts(step, key)))
        if not is_other:
            self.text.verticalScrollBar().setValue(scroll_position)
        self._show_buttons(key)

    def add_layers(self):
        """Add the maps of the shown task to the project."""
        step, key = self.row
        add_layers(self.session.files(key), task_texts.step_title(step), task_texts.product_title)

    def _details_parts(self, step: str, key: str) -> list:
        """Return the details of a task or step as pieces of HTML."""
        if key:
            return [f"<h3>{html.escape(task_texts.task_title(key))}</h3>", *self._task_parts(key)]
        if not step:
            return []
        return [
            f"<h3>{html.escape(task_texts.step_title(step))}</h3>",
            f"<p>{html.escape(task_texts.step_description(step))}</p>",
            *self._step_parts(step),
        ]

    def _task_parts(self, key: str) -> list:
        """Return the details of a task as pieces of HTML."""
        task_state = self.session.states.get(key)
        if task_state is None:
            return []
        fragments = [f"<p><i>{html.escape(task_texts.state_description(task_state.state))}</i></p>"]
        error = self.session.errors.get(key)
        if error:
            fragments.append(f'<p style="color:{theme.DOUBT}">{html.escape(error)}</p>')
        if task_state.missing and task_state.state != task_states.GIVEN:
            missing_inputs = (
                task_texts.need_text(key, n, parameter_label(key, n)) for n in task_state.missing
            )
            fragments.append(_details_list(tr("Still needed:"), dict.fromkeys(missing_inputs)))
        if task_state.changed:
            names = [os.path.basename(path) for path in task_state.changed]
            fragments.append(_details_list(tr("Changed since:"), names))
        fragments.append(findings_html(self.session.findings(key)))
        record = self.session.manifest.records.get(key)
        if record is not None and task_state.state in (task_states.DONE, task_states.STALE):
            if record.warnings:
                fragments.append(_details_list(tr("Warnings of the run:"), record.warnings))
            finished = record.finished.replace("T", " ")
            fragments.append(
                f"<p><i>{html.escape(tr('Run on {when}').format(when=finished))}</i></p>"
            )
        return fragments

    def _step_parts(self, step: str) -> list:
        """Return what the tasks of a step have found, and for the first one what it begins with."""
        fragments = []
        if step == "data" and self.session.assessment is not None:
            assessment = self.session.assessment
            fragments.append(data_texts.data_html(assessment.data, without_respiration(assessment)))
        for step_task in tasks_of(step):
            facts = self.session.findings(step_task.key)
            if facts:
                fragments.append(f"<h4>{html.escape(task_texts.task_title(step_task.key))}</h4>")
                fragments.append(findings_html(facts))
        return fragments

    def _show_buttons(self, key: str):
        """Show the buttons of what can be done with a task, below its details."""
        task_state = self.session.states.get(key)
        files = self.session.files(key) if key else {}
        self.run_button.setVisible(bool(key))
        self.run_button.setEnabled(task_state is not None and task_state.can_be_opened)
        self.layers_button.setVisible(any(product(name).kind in KINDS for name in files))
        while self.report_buttons.count():
            self.report_buttons.takeAt(0).widget().deleteLater()
        for name, paths in files.items():
            if product(name).kind == REPORT:
                button = QPushButton(task_texts.report_title(name))
                button.clicked.connect(lambda *_, path=paths[0]: open_file(path))
                self.report_buttons.addWidget(button)


def open_file(path: str) -> None:
    """Open a result that the details name with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _details_list(title: str, entries) -> str:
    """Return entries as a list, of many the first."""
    entries = list(entries)
    n_unlisted = len(entries) - _MAX_NAMED
    more = [tr("and {n} more").format(n=n_unlisted)] if n_unlisted > 0 else []
    shown = [*entries[:_MAX_NAMED], *more]
    items_html = "".join(f"<li>{html.escape(entry)}</li>" for entry in shown)
    return f"<p>{html.escape(title)}</p><ul>{items_html}</ul>"


def parameter_label(key: str, name: str) -> str:
    """Return the label of a parameter of a task of the session, as its dialog shows it."""
    algorithm = QgsApplication.processingRegistry().algorithmById(
        f"{PROVIDER_ID}:{task(key).algorithm}"
    )
    definition = algorithm.parameterDefinition(name) if algorithm is not None else None
    return definition.description() if definition is not None else name
