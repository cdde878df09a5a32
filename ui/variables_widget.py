"""The names of variables in the dialog of an import, chosen from those in its files.

QGIS's own line of text is used; the dialog of an algorithm gets a button beside it. The files are
looked at in a task, so that a folder of thousands does not stop QGIS.
"""

from __future__ import annotations

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..core.errors_and_notes.run import Cancelled, CarbonSinkError
from ..framework.messages import phrase_error
from ..framework.parameters.own_widgets import VARIABLES_TYPE
from ..framework.text.translation import tr
from .buttons_and_plain_texts import button_box, show_message
from .parameter_widgets import STANDARD, ChangedWrapper, WidgetFactory, make_wrapper

# Parameters that say which files are meant.
_FILES, _FOLDER = "INPUT", "INPUT_FOLDER"
WARNING = QMessageBox.Icon.Warning


class VariablesWidget:
    """What QGIS up to 4.2 makes for names of variables: a line, in a dialog with a button.

    Parameters
    ----------
    parameter : QgsProcessingParameterString
        The names.
    dialog : QWidget
        Dialog of an algorithm, of a batch, or of a box in the Model Designer.
    row, column : int
        Place in a batch.
    """

    def __new__(cls, parameter, dialog, row: int = 0, column: int = 0, **_options):
        return make_wrapper(dialog, parameter, variables_factory())


class VariablesWrapper(ChangedWrapper):
    """A line of names, in a dialog with a button that reads the files."""

    chooser = None

    def change(self, widget):
        """Return the line with its button."""
        if self.mode != STANDARD:
            return widget
        self.chooser = VariableChooser(widget)
        return self.chooser.row()

    def postInitialize(self, wrappers) -> None:
        """Remember the other widgets of a dialog, once all are made."""
        if self.chooser is not None:
            self.chooser.others = {
                other.parameterDefinition().name(): other for other in wrappers if other is not None
            }


def variables_factory() -> WidgetFactory:
    """Return the factory of lines of names of variables."""
    return WidgetFactory(VARIABLES_TYPE, VariablesWrapper)


class VariableChooser:
    """A line of names and a button that lists those in the files of the dialog.

    It is no widget itself: QGIS forgets what Python adds to one that it hands over.
    """

    def __init__(self, line) -> None:
        self.line, self.others, self.task = line, {}, None
        self.button = QPushButton(tr("Choose from the files"))
        self.button.clicked.connect(self.look)

    def row(self) -> QWidget:
        """Return the line of variable names and its button side by side."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        layout.addWidget(self.button)
        return row

    def inputs(self) -> list:
        """Return the files and the folder chosen in the import dialog."""
        chosen_inputs: list = []
        for name in (_FILES, _FOLDER):
            value = self.others[name].parameterValue() if name in self.others else None
            chosen_inputs += value if isinstance(value, (list, tuple)) else [value]
        return [str(item) for item in chosen_inputs if item]

    def look(self, *_) -> None:
        """Read the variables of the import's files, and let the user choose among them."""
        inputs = self.inputs()
        if not inputs:
            show_message(self.button, tr("Variables"), tr("Choose the files or the folder first."))
            return
        self.button.setEnabled(False)
        self.button.setText(tr("Reading the files ..."))
        self.task = QgsTask.fromFunction(
            tr("Variables of the downloads"), _list_in_task, inputs, on_finished=self._show
        )
        QgsApplication.taskManager().addTask(self.task)

    def _show(self, error, variables=None) -> None:
        """Let the user choose among the variables found, or say why there are none."""
        self.button.setEnabled(True)
        self.button.setText(tr("Choose from the files"))
        self.task = None
        if isinstance(error, CarbonSinkError):
            show_message(self.button, tr("Variables"), phrase_error(error), WARNING)
        elif error is not None:
            show_message(self.button, tr("Variables"), str(error), WARNING)
        elif variables:
            self.choose(variables)

    def choose(self, variables) -> None:
        """Show the variables, those in the line ticked, and write back what is ticked."""
        before = {name.strip() for name in self.line.text().split(",") if name.strip()}
        dialog, items = choice_dialog(self.button, variables, before)
        if dialog.exec():
            names = [name for name, item in items if item.checkState() == _CHECKED]
            default_names = [variable.name for variable in variables if variable.by_default]
            self.line.setText(", ".join(names) if names != default_names else "")


# Box, frame and scroll bar beside the text of a line, pixels.
_NAME_MARGIN = 80
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def choice_dialog(parent, variables, ticked) -> tuple:
    """Return a dialog that lists variables with boxes to tick, and its items by name."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Variables"))
    list_widget = QListWidget()
    items = []
    for variable in variables:
        item = QListWidgetItem(_describe_variable(variable), list_widget)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_ticked = variable.name in ticked or variable.original in ticked
        is_ticked = is_ticked if ticked else variable.by_default
        item.setCheckState(_CHECKED if is_ticked else _UNCHECKED)
        items.append((variable.name, item))
    buttons = button_box("Ok", "Cancel")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(list_widget)
    layout.addWidget(buttons)
    dialog.resize(list_widget.sizeHintForColumn(0) + _NAME_MARGIN, dialog.sizeHint().height())
    return dialog, items


def _describe_variable(variable) -> str:
    """Return what is shown of a variable."""
    facts = {"name": variable.name, "original": variable.original, "n": variable.bands}
    if not variable.first:
        return tr("{name} ({original}, {n} bands)").format(**facts)
    return tr("{name} ({original}, {n} bands, {first} to {last})").format(
        **facts, first=variable.first, last=variable.last
    )


def _list_in_task(task, inputs):
    """Return the variables in some files; runs in the thread of a task."""
    from ..core.imports.variables import list_variables
    from ..core.run import Run

    try:
        return list_variables(inputs, Run(is_cancelled=task.isCanceled))
    except Cancelled:
        return None
