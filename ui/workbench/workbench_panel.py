"""The inside of the dock: the workspace, the steps with their states, what was found."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QPushButton,
    QSplitter,
    QToolBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.diagnosis.workspace import STEPS
from ...core.errors_and_notes.raster import OutputNotWritable
from ...framework import messages
from ...framework.groups import icon_path
from ...framework.text.translation import tr
from ..assessment import task_states
from ..assessment.tasks import task
from ..buttons_and_plain_texts import ask_plainly, plain_label, tool_tip
from ..theme import state_icon
from . import task_texts
from .data_dialog import DataDialog
from .help_pages import open_guide
from .menus_and_dropped_files import dropped_folder, dropped_paths, task_menu
from .result_layers import show_maps
from .result_project import write_result_project
from .run_and_result_rows import ResultRow, RunRow
from .runner import Runner
from .session import registered_tasks
from .task_details import TaskDetails, open_file
from .welcome import Welcome

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
        self.runner = Runner(session)
        self.items = {}
        self._windows = {}
        self._seen = ""  # task that was scrolled to
        self.setAcceptDrops(True)
        self._build_panel()
        self.runner.progressed.connect(self.show_states)
        self.runner.finished.connect(self.on_all_run)
        session.changed.connect(self.show_states)
        session.finished.connect(self.show_result)
        self.show_states()

    # --- widgets -------------------------------------------------------------------------------

    def _build_panel(self):
        """Make the widgets of the workbench's panel."""
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of the assessment"))
        self.folder.lineEdit().setPlaceholderText(tr("Choose a folder for the assessment"))
        self.folder.setFilePath(self.session.folder)
        self.folder.fileChanged.connect(self.session.open_folder)
        self.message = plain_label()
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = TaskDetails(self.session, self)
        self.details.run_button.clicked.connect(self.open_current)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self._make_task_tree())
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.next_button = QPushButton()
        self.next_button.clicked.connect(self.open_next)
        self.run_row = RunRow(self.runner)
        self.run_row.run_button.clicked.connect(self.run_all)
        self.result_row = ResultRow(self.session)
        self.welcome = Welcome()
        self.welcome.demo_button.clicked.connect(self.try_demo)
        self.welcome.data_button.clicked.connect(self.use_data)
        self.welcome.guide_button.clicked.connect(self.open_guide)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._make_tool_bar())
        layout.addWidget(self.folder)
        layout.addWidget(self.message)
        layout.addWidget(self.welcome, 1)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.next_button)
        layout.addWidget(self.result_row)
        layout.addWidget(self.run_row)

    def _make_tool_bar(self) -> QToolBar:
        """Return the tool bar of the workbench's panel."""
        bar = QToolBar()
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme = QgsApplication.getThemeIcon
        bar.setIconSize(QSize(16, 16))
        self.table_action = bar.addAction(
            theme("/mActionOpenTable.svg"), tr("Data..."), self.open_table
        )
        self.table_action.setToolTip(tr("What each file was taken for, and what can be changed"))
        self.data_action = bar.addAction(
            theme("/mActionFileOpen.svg"), tr("Use my data..."), self.use_data
        )
        self.data_action.setToolTip(tr("Choose the folder with rasters, plots and zones"))
        self.demo_action = bar.addAction(
            QIcon(icon_path("prepare")), tr("Try the demo"), self.try_demo
        )
        self.demo_action.setToolTip(
            tr("Makes a region with known truth and runs a whole assessment of it")
        )
        self.open_action = bar.addAction(
            theme("/mActionSharingExport.svg"), tr("Show files"), self.show_files
        )
        self.refresh_action = bar.addAction(
            theme("/mActionRefresh.svg"), tr("Refresh"), self.session.refresh
        )
        self.guide_action = bar.addAction(
            theme("/mActionHelpContents.svg"), tr("Read the guide"), self.open_guide
        )
        for action in (
            self.demo_action,
            self.open_action,
            self.refresh_action,
            self.guide_action,
        ):
            button = bar.widgetForAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.open_action.setToolTip(tr("Open the workspace in the file manager"))
        self.refresh_action.setToolTip(tr("Look at the files again"))
        return bar

    def _make_task_tree(self) -> QTreeWidget:
        """Return the tree of steps and tasks in the workbench's panel."""
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Step"), tr("State")])
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        registered = registered_tasks()
        for step in STEPS:
            parent = QTreeWidgetItem([task_texts.step_title(step), ""])
            parent.setData(0, _KEY, (step, ""))
            parent.setIcon(0, QIcon(icon_path(_GROUPS.get(step, step))))
            self.tree.addTopLevelItem(parent)
            self.items[step, ""] = parent
            for registered_task in registered:
                if registered_task.step == step:
                    self._add_task(parent, registered_task)
        self.tree.expandAll()
        self.tree.currentItemChanged.connect(lambda *_: self.show_details())
        self.tree.itemDoubleClicked.connect(lambda *_: self.open_current())
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self.show_menu)
        return self.tree

    def _add_task(self, parent: QTreeWidgetItem, registered_task) -> None:
        """Add the row of a task to the tree in the panel."""
        item = QTreeWidgetItem([task_texts.task_title(registered_task.key), ""])
        if registered_task.is_optional:
            font = item.font(0)
            font.setItalic(True)
            item.setFont(0, font)
            item.setToolTip(0, tr("Optional: the step is done without it."))
        item.setData(0, _KEY, (registered_task.step, registered_task.key))
        parent.addChild(item)
        self.items[registered_task.step, registered_task.key] = item

    # --- showing -------------------------------------------------------------------------------

    def show_states(self):
        """Show in the panel where every task stands."""
        has_folder = bool(self.session.folder)
        for action in (self.table_action, self.open_action, self.refresh_action):
            action.setEnabled(has_folder)
        for action in (self.demo_action, self.data_action):
            action.setEnabled(not self.runner.is_running)
        self.folder.setEnabled(not self.runner.is_running)
        self.welcome.setVisible(not has_folder)
        self.splitter.setVisible(has_folder)
        if has_folder and self.folder.filePath() != self.session.folder:
            self.folder.blockSignals(True)
            self.folder.setFilePath(self.session.folder)
            self.folder.blockSignals(False)
        self._show_message()
        by_step = self.session.step_states()
        for (step, key), item in self.items.items():
            task_state = self.session.states.get(key)
            state = (
                task_state.state
                if task_state is not None
                else by_step.get(step, "")
                if not key
                else ""
            )
            self._show_state(item, key, state)
        self._show_next_task()
        self.run_row.show_run(bool(self.session.states))
        self.result_row.show_result(self.runner.is_running)
        self._show_running()
        if self.tree.currentItem() is None and self.session.states:
            key = self.session.next_task()
            self.select(task(key).step if key else STEPS[0])
        self.show_details()

    def _show_state(self, item, key: str, state: str) -> None:
        """Show the state of a task in its row of the panel; what runs and went wrong first."""
        icon, text = f"state_{state}", task_texts.state_title(state) if state else ""
        tooltip = task_texts.state_description(state) if state else ""
        if key and key == self.runner.key:
            icon, text, tooltip = "state_ready", tr("running"), ""
        elif key in self.runner.errors and state != task_states.DONE:
            icon, text, tooltip = "state_doubt", tr("went wrong"), self.runner.errors[key]
        elif (key or item is self.items["data", ""]) and state and self._has_doubtful_files(key):
            icon, tooltip = "state_doubt", tr("Files are in doubt: see the table of the data.")
        item.setText(1, text)
        item.setIcon(1, state_icon(icon) if state else QIcon())
        item.setToolTip(1, tool_tip(tooltip))

    def _show_running(self):
        """Keep the row of the panel in sight whose task runs."""
        key = self.runner.key
        if key == self._seen:
            return
        self._seen = key
        for (_, name), item in self.items.items():
            if key and name == key:
                self.tree.scrollToItem(item)

    def _has_doubtful_files(self, key: str) -> bool:
        """Say whether files are in doubt, on the rows that show it: the data and their check."""
        assessment = self.session.assessment
        return key in ("", "grids") and assessment is not None and bool(assessment.data.doubtful)

    def _show_message(self):
        """Show in the panel what went wrong, or that there are no data yet."""
        text = self.session.problem
        if not text and self.session.folder and not self._has_data():
            text = tr(
                "No data yet. Put rasters, plots and zones into {folder}, choose a folder with "
                "'Use my data', or try the demo."
            ).format(folder=self.session.data_folder())
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _has_data(self) -> bool:
        """Say whether the data folder of the assessment holds any files."""
        assessment = self.session.assessment
        return assessment is not None and bool(assessment.data.files)

    def _show_next_task(self):
        """Name in the panel the task that can be run next."""
        key = self.session.next_task()
        self.next_button.setVisible(bool(self.session.states) and not self.runner.is_running)
        self.next_button.setEnabled(bool(key))
        if key:
            text = tr("Next: {task}...").format(task=task_texts.task_title(key))
        else:
            is_done = set(self.session.step_states().values()) == {task_states.DONE}
            is_begun = any(
                task_state.state == task_states.DONE for task_state in self.session.states.values()
            )
            nothing = tr("Nothing more can be run") if is_begun else tr("Nothing can be run yet")
            text = tr("The assessment is complete") if is_done else nothing
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
        """Open the dialog of the task selected in the panel, if it can be run."""
        _step, key = self.current()
        task_state = self.session.states.get(key)
        if task_state is not None and task_state.can_be_opened:
            return self.session.open_task(key)
        return None

    def open_next(self):
        """Select the task to do next in the panel and open its dialog."""
        key = self.session.next_task()
        if key:
            self.select(task(key).step, key)
            self.session.open_task(key)

    def try_demo(self):
        """Make the demonstration region unless there is one, and run its whole assessment."""
        if self.runner.is_running:
            return
        trial = self.session.trial()
        if not trial:
            return
        is_made = self._has_data()
        self.runner.start(None if is_made else trial)

    def run_all(self):
        """Run all tasks of the panel that can be run; ask first where files are in doubt."""
        if self.runner.is_running:
            self.runner.stop()
            return
        n_questions = self.session.assessment.data.n_questions
        if n_questions and not self._confirm_doubts(n_questions):
            self.open_table()
            return
        self.runner.with_optional = self.run_row.optional_box.isChecked()
        self.runner.start()

    def _confirm_doubts(self, n: int) -> bool:
        """Ask above the panel whether to run although files are in doubt."""
        question = tr(
            "Open questions about the data: {n}. Unanswered, they may make results wrong or empty. "
            "Run all the same? 'No' opens the table with the questions."
        ).format(n=n)
        return ask_plainly(self, "Carbon Sink", question)

    def on_all_run(self, is_whole: bool):
        """Show the maps and the report, if a run of everything has come as far as that."""
        if self.session.files("report"):
            self._write_project()
        for key in self.runner.errors:
            if key in self.session.states:
                self.show_result(key)  # why it went wrong stands there
                break
        self.show_states()
        report = self.session.states.get("report")
        is_there = is_whole and report is not None and report.state == task_states.DONE
        if is_there or "report" in self.runner.done:
            show_maps(self.session)
            self.result_row.open_report()

    def _write_project(self):
        """Write the project of the maps; say so in the panel where it cannot be written."""
        try:
            write_result_project(self.session)
        except OutputNotWritable as error:
            self.session.problem = messages.phrase_error(error)
            self._show_message()

    def open_table(self):
        """Open the table of the data folder from the panel; return its window."""
        window = self._windows.get("data")
        if window is None or sip.isdeleted(window):
            window = self._windows["data"] = DataDialog(self.session, self)
        window.show()
        window.raise_()
        return window

    def open_guide(self):
        """Open the guide."""
        self._windows["guide"] = open_guide(self)

    def show_result(self, key: str):
        """Show the result of a task that has just finished."""
        if (task(key).step, key) in self.items:
            self.select(task(key).step, key)
            self.show_details()

    def use_data(self, *_):
        """Ask for the folder with the user's data and begin an assessment of it."""
        start = self.session.data_folder() if self.session.folder else ""
        folder = QFileDialog.getExistingDirectory(
            self, tr("Folder with rasters, plots and zones"), start
        )
        if folder:
            self.take_folder(folder)

    def take_folder(self, folder: str):
        """Take a folder of data: of the assessment that is open while that has none, else a new."""
        if self.session.folder and not self._has_data():
            self.session.choose_data_folder(folder)
        else:
            self.session.open_data(folder)
        if self._has_data():
            self.select("data")
            self.open_table()

    def dragEnterEvent(self, event):  # noqa: N802 - Qt's name
        """Accept files and folders."""
        if dropped_paths(event.mimeData()) and not self.runner.is_running:
            event.acceptProposedAction()

    def dropEvent(self, event):  # noqa: N802 - Qt's name
        """Begin with the folder that was dropped; files are added to the data that are there."""
        self.take_dropped(event.mimeData())
        event.acceptProposedAction()

    def take_dropped(self, mime):
        """Take what was dropped on the panel."""
        paths = dropped_paths(mime)
        if self._has_data() and not any(os.path.isdir(path) for path in paths):
            self.session.add_files(paths)
            self.open_table()
        else:
            self.take_folder(dropped_folder(mime))

    def show_menu(self, position):
        """Show the menu of the row of the panel that was clicked."""
        if self.tree.itemAt(position) is None:
            return
        menu = task_menu(self)
        menu.exec(self.tree.viewport().mapToGlobal(position))
        menu.deleteLater()

    def show_files(self):
        """Open the workspace in the file manager."""
        os.makedirs(self.session.folder, exist_ok=True)
        open_file(self.session.folder)
