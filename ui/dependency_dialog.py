"""The dialog that says which libraries are missing and installs them beside QGIS."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QBrush, QFontDatabase, QGuiApplication
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ..dependencies import EXTRAS, LIBRARIES, explain, installation, missing, profile_folder
from ..dependencies.diagnostics import describe_state
from ..dependencies.interpreter import find_interpreter
from ..dependencies.libraries import find_folder, find_version
from ..framework.text.translation import tr
from . import theme
from .buttons_and_plain_texts import button_box
from .dependency_install import Installer, ask

Button = QDialogButtonBox.StandardButton
ROLE = Qt.ItemDataRole.UserRole


class DependencyDialog(QDialog):
    """Libraries, where they are, and a button that installs the missing ones.

    Parameters
    ----------
    parent : QWidget, optional
        The QGIS window.
    profile : pathlib.Path, optional
        The QGIS profile; the running one by default.
    """

    def __init__(self, parent=None, profile=None):
        super().__init__(parent)
        self.profile = profile or profile_folder()
        self.installer = None
        self.setWindowTitle(tr("Carbon Sink: libraries"))
        self.resize(760, 560)
        self._build_layout()
        self.refresh()

    # --- widgets -------------------------------------------------------------------------------

    def _build_layout(self):
        """Lay out the dialog of libraries."""
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.table = self._make_library_table()
        self.from_folder = QCheckBox(tr("Without internet: take wheel files from this folder"))
        self.wheels = QgsFileWidget()
        self.wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.wheels.setDialogTitle(tr("Folder of wheel files"))
        self.wheels.setEnabled(False)
        self.from_folder.toggled.connect(self.wheels.setEnabled)
        source = QHBoxLayout()
        source.addWidget(self.from_folder)
        source.addWidget(self.wheels, 1)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 3)
        layout.addLayout(source)
        layout.addWidget(self.progress)
        layout.addWidget(self.log, 2)
        layout.addWidget(self.outcome)
        layout.addWidget(self._make_buttons())
        for hidden in (self.progress, self.log, self.outcome, self.cancel_button):
            hidden.hide()

    def _make_library_table(self) -> QTreeWidget:
        """Return the table of libraries."""
        table = QTreeWidget()
        table.setRootIsDecorated(False)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHeaderLabels([tr("Library"), tr("Needed"), tr("Here"), tr("For")])
        header = table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        table.itemChanged.connect(self._update_button)
        return table

    def _make_buttons(self) -> QDialogButtonBox:
        """Return the buttons of the dialog of libraries."""
        self.buttons = button_box("Close")
        role = QDialogButtonBox.ButtonRole
        self.install_button = QPushButton(tr("Install"))
        self.install_button.setDefault(True)
        self.cancel_button = QPushButton(tr("Cancel installation"))
        self.check_button = QPushButton(tr("Check..."))
        self.check_button.setToolTip(
            tr("Shows the whole state of QGIS, Python and the libraries, to paste into a report.")
        )
        self.buttons.addButton(self.check_button, role.ActionRole)
        self.buttons.addButton(self.cancel_button, role.ActionRole)
        self.buttons.addButton(self.install_button, role.ActionRole)
        self.install_button.clicked.connect(self.install)
        self.cancel_button.clicked.connect(self.cancel)
        self.check_button.clicked.connect(self.show_state)
        self.buttons.rejected.connect(self.reject)
        return self.buttons

    # --- what is here --------------------------------------------------------------------------

    def refresh(self):
        """Look again at which libraries are here, and show them in the dialog."""
        problems = missing()
        blocked = [p for p in problems if p.found and not explain.is_ours(p.folder)]
        if not problems:
            text = tr("All libraries that the algorithms need are here.")
        else:
            text = tr(
                "Missing libraries: {n}. They are installed for this QGIS profile alone; nothing"
                " that QGIS or another plugin uses is changed."
            ).format(n=len(problems))
        lines = [text, *(explain.describe_problem(problem) for problem in blocked)]
        self.summary.setText("\n".join(lines))
        self.table.blockSignals(True)
        self.table.clear()
        self._add_group(tr("Needed by the algorithms"), LIBRARIES, is_extra=False)
        self._add_group(tr("Optional, for some choices: tick what you want"), EXTRAS, is_extra=True)
        self.table.blockSignals(False)
        self._update_button()

    def _add_group(self, title, libraries, is_extra):
        """Add a group of libraries to their table."""
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        self.table.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        for library in libraries:
            group.addChild(self._make_row(library, is_extra))
        group.setExpanded(True)

    def _make_row(self, library, is_extra):
        """Return the row of a library in the table."""
        (problem,) = missing(libraries=(library,)) or (None,)
        purpose = explain.describe_purpose(library)
        version = find_version(library) if problem is None else problem.found
        if problem is None:
            installed_text = version or tr("yes")
        else:
            installed_text = (
                tr("{version}, too old").format(version=version) if version else tr("missing")
            )
        item = QTreeWidgetItem([library.package, f"≥ {library.minimum}", installed_text, purpose])
        item.setToolTip(2, find_folder(library) if problem is None or version else "")
        can_install = problem is not None and (not version or explain.is_ours(problem.folder))
        item.setData(0, ROLE, library if can_install else None)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        if is_extra and can_install:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
        elif problem is not None:
            item.setForeground(2, QBrush(Qt.GlobalColor.red))
        return item

    def rows(self) -> list:
        """Return the rows of the libraries."""
        groups = [self.table.topLevelItem(i) for i in range(self.table.topLevelItemCount())]
        return [group.child(i) for group in groups for i in range(group.childCount())]

    def selected_libraries(self) -> list:
        """Return the libraries that Install would install."""
        return [
            item.data(0, ROLE)
            for item in self.rows()
            if item.data(0, ROLE) is not None
            and not (
                item.flags() & Qt.ItemFlag.ItemIsUserCheckable
                and item.checkState(0) == Qt.CheckState.Unchecked
            )
        ]

    def _update_button(self, *_):
        self.install_button.setEnabled(bool(self.selected_libraries()) and self.installer is None)

    # --- installing ----------------------------------------------------------------------------

    def install(self):
        """Start the installation of the libraries that are ticked."""
        libraries = self.selected_libraries()
        wheels = self.wheels.filePath() if self.from_folder.isChecked() else ""
        if self.from_folder.isChecked() and not wheels:
            self._show_problem(tr("Choose the folder that holds the wheel files."), is_good=False)
            return
        interpreter, rejected = find_interpreter(ask)
        if interpreter is None:
            self._show_problem(explain.explain_no_interpreter(rejected), is_good=False)
            return
        if not interpreter.pip:
            self._show_problem(explain.explain_no_pip(interpreter), is_good=False)
            return
        try:
            plan = installation.prepare(libraries, self.profile, interpreter, wheels)
        except OSError as error:
            text = tr("The QGIS profile cannot be written to: {error}").format(error=error)
            self._show_problem(text, is_good=False)
            return
        self.installer = Installer(plan, self.profile, wheels, self)
        self.installer.line.connect(self.log.appendPlainText)
        self.installer.finished.connect(self._finish_installation)
        self._set_running(True)
        self.log.setPlainText(tr("Installing with {program}").format(program=interpreter.program))
        self.installer.start()

    def cancel(self):
        """Stop the installation."""
        if self.installer is not None:
            self.installer.cancel()

    def _set_running(self, is_running):
        """Show in the dialog of libraries whether an installation runs."""
        self.progress.setRange(0, 0 if is_running else 1)
        self.progress.setVisible(is_running)
        self.log.show()
        self.outcome.setVisible(not is_running)
        self.cancel_button.setVisible(is_running)
        self.install_button.setVisible(not is_running)
        self.buttons.button(Button.Close).setEnabled(not is_running)
        for widget in (self.table, self.from_folder, self.check_button):
            widget.setEnabled(not is_running)
        self.wheels.setEnabled(not is_running and self.from_folder.isChecked())

    def _finish_installation(self, is_installed, reason):
        """Show how the installation ended."""
        libraries = self.installer.plan.libraries
        was_replaced = self.installer.plan.replaces
        self.installer.deleteLater()
        self.installer = None
        self._set_running(False)
        self.refresh()
        if not is_installed:
            text = reason or tr("Cancelled.")
            note = tr("Nothing was installed, nothing was changed.")
            self._show_problem(f"{text}\n{note}", is_good=False)
        elif was_replaced:
            self._show_problem(tr("Installed. Restart QGIS to use the new versions."), is_good=True)
        else:
            names = ", ".join(library.package for library in libraries)
            text = tr("Installed: {names}. The algorithms can be used at once.").format(names=names)
            self._show_problem(text, is_good=True)

    def _show_problem(self, text, is_good):
        self.outcome.setText(text)
        colour = theme.GOOD if is_good else theme.BAD
        self.outcome.setStyleSheet(f"color: {colour}; font-weight: bold;")
        self.outcome.show()

    # --- the state -----------------------------------------------------------------------------

    def show_state(self):
        """Show the whole state of the libraries as text, and copy it."""
        QgsApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            interpreter, rejected = find_interpreter(ask)
            text = describe_state(self.profile, interpreter, rejected)
        finally:
            QgsApplication.restoreOverrideCursor()
        self.log.setPlainText(text)
        self.log.show()
        QGuiApplication.clipboard().setText(text)
        self._show_problem(tr("The state was copied to the clipboard."), is_good=True)

    def reject(self):
        """Close the dialog of libraries, unless one is being installed: that is cancelled."""
        if self.installer is not None:
            self.installer.finished.connect(lambda *_: super(DependencyDialog, self).reject())
            self.cancel()
            return
        super().reject()
