"""The inside of the dock: the workspace, the steps with their states, what was found."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QToolBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.diagnosis.workspace import STEPS
from ...framework.groups import icon_path
from ...framework.text.translation import tr
from ..assessment import states
from ..assessment.tasks import task
from . import words
from .details import TaskDetails, open_file
from .session import registered_tasks

_KEY = Qt.ItemDataRole.UserRole
# The icon of each step: that of its group in the toolbox.
_GROUPS = {"data": "prepare", "report": "workflows"}


class WorkbenchPanel(QWidget):
    """Shows a `Session`, and passes on what is clicked.

    Parameters
    ----------
    session : Session
        The assessment.
    parent : QWidget, optional
        The dock.
    """

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self.session = session
        self.items = {}
        self._build()
        session.changed.connect(self.show_states)
        session.finished.connect(self.show_result)
        self.show_states()

    # --- widgets -------------------------------------------------------------------------------

    def _build(self):
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of the assessment"))
        self.folder.lineEdit().setPlaceholderText(tr("Choose a folder for the assessment"))
        self.folder.setFilePath(self.session.folder)
        self.folder.fileChanged.connect(self.session.open_folder)
        self.message = QLabel()
        # It quotes names of files and texts inside them, which are no HTML.
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = TaskDetails(self.session, self)
        self.details.run_button.clicked.connect(self.open_current)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._make_tree())
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self.next_button = QPushButton()
        self.next_button.clicked.connect(self.open_next)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._make_bar())
        layout.addWidget(self.folder)
        layout.addWidget(self.message)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.next_button)

    def _make_bar(self) -> QToolBar:
        bar = QToolBar()
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme = QgsApplication.getThemeIcon
        self.demo_action = bar.addAction(
            QIcon(icon_path("prepare")), tr("Demo region"), self.open_demo
        )
        self.demo_action.setToolTip(
            tr("Try with the demo region: makes data of a region with known truth in the workspace")
        )
        bar.setIconSize(QSize(16, 16))
        bar.addSeparator()
        self.data_action = bar.addAction(
            theme("/mActionFileOpen.svg"), tr("Data folder..."), self.choose_data
        )
        self.open_action = bar.addAction(
            theme("/mActionSharingExport.svg"), tr("Show files"), self.show_files
        )
        self.refresh_action = bar.addAction(
            theme("/mActionRefresh.svg"), tr("Refresh"), self.session.refresh
        )
        for action in (self.open_action, self.refresh_action):
            button = bar.widgetForAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.open_action.setToolTip(tr("Open the workspace in the file manager"))
        self.refresh_action.setToolTip(tr("Look at the files again"))
        return bar

    def _make_tree(self) -> QTreeWidget:
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Step"), tr("State")])
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        here = registered_tasks()
        for step in STEPS:
            parent = QTreeWidgetItem([words.step_title(step), ""])
            parent.setData(0, _KEY, (step, ""))
            parent.setIcon(0, QIcon(icon_path(_GROUPS.get(step, step))))
            self.tree.addTopLevelItem(parent)
            self.items[step, ""] = parent
            for found in here:
                if found.step == step:
                    self._add_task(parent, found)
        self.tree.expandAll()
        self.tree.currentItemChanged.connect(lambda *_: self.show_details())
        self.tree.itemDoubleClicked.connect(lambda *_: self.open_current())
        return self.tree

    def _add_task(self, parent: QTreeWidgetItem, found) -> None:
        item = QTreeWidgetItem([words.task_title(found.key), ""])
        if found.is_optional:
            font = item.font(0)
            font.setItalic(True)
            item.setFont(0, font)
            item.setToolTip(0, tr("Optional: the step is done without it."))
        item.setData(0, _KEY, (found.step, found.key))
        parent.addChild(item)
        self.items[found.step, found.key] = item

    # --- showing -------------------------------------------------------------------------------

    def show_states(self):
        """Show where everything stands."""
        has_folder = bool(self.session.folder)
        for action in (self.demo_action, self.data_action, self.open_action, self.refresh_action):
            action.setEnabled(has_folder)
        self._show_message()
        by_step = self.session.step_states()
        for (step, key), item in self.items.items():
            here = self.session.states.get(key)
            state = here.state if here is not None else by_step.get(step, "") if not key else ""
            item.setText(1, words.state_title(state) if state else "")
            item.setIcon(1, QIcon(icon_path(f"state_{state}")) if state else QIcon())
            item.setToolTip(1, words.state_about(state) if state else "")
        self._show_next()
        if self.tree.currentItem() is None and self.session.states:
            key = self.session.next_task()
            self.select(task(key).step if key else STEPS[0])
        self.show_details()

    def _show_message(self):
        text = self.session.problem
        if not self.session.folder:
            text = tr("An assessment lives in a folder: its results, and what they were made from.")
        elif not text and not self._has_data():
            text = tr(
                "No data yet. Put rasters, plots and zones into {folder}, choose a data folder "
                "elsewhere, or try the demo region."
            ).format(folder=self.session.data_folder())
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _has_data(self) -> bool:
        assessment = self.session.assessment
        return assessment is not None and bool(assessment.data.variables)

    def _show_next(self):
        key = self.session.next_task()
        self.next_button.setVisible(bool(self.session.states))
        self.next_button.setEnabled(bool(key))
        if key:
            text = tr("Next: {task}...").format(task=words.task_title(key))
        else:
            is_done = set(self.session.step_states().values()) == {states.DONE}
            text = tr("The assessment is complete") if is_done else tr("Nothing can be run yet")
        self.next_button.setText(text)

    def show_details(self):
        """Show what is known of the selected step or task."""
        self.details.show_row(*self.current())

    # --- what is clicked -----------------------------------------------------------------------

    def current(self) -> tuple:
        """Return step and task of the selected row; empty texts for none."""
        item = self.tree.currentItem()
        return tuple(item.data(0, _KEY)) if item is not None else ("", "")

    def select(self, step: str, key: str = ""):
        """Select a row."""
        self.tree.setCurrentItem(self.items[step, key])

    def open_current(self):
        """Open the dialog of the selected task, if it can be run."""
        _step, key = self.current()
        here = self.session.states.get(key)
        if here is not None and here.state != states.MISSING:
            return self.session.open_task(key)
        return None

    def open_next(self):
        """Select the task to do next and open its dialog."""
        key = self.session.next_task()
        if key:
            self.select(task(key).step, key)
            self.session.open_task(key)

    def open_demo(self):
        """Open the dialog of the demonstration region."""
        self.session.open_demo()

    def show_result(self, key: str):
        """Show the result of a task that has just finished."""
        if (task(key).step, key) in self.items:
            self.select(task(key).step, key)
            self.show_details()

    def choose_data(self):
        """Ask for the folder with the user's data."""
        folder = QFileDialog.getExistingDirectory(
            self, tr("Folder with rasters, plots and zones"), self.session.data_folder()
        )
        if folder:
            self.session.choose_data_folder(folder)

    def show_files(self):
        """Open the workspace in the file manager."""
        os.makedirs(self.session.folder, exist_ok=True)
        open_file(self.session.folder)
