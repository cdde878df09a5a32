"""The names of variables in the dialog of an import, chosen from those in its files.

QGIS's own line of text is used; the dialog of an algorithm gets a button beside it. The files are
looked at in a task, so that a folder of thousands does not stop QGIS.
"""

from __future__ import annotations

from qgis.core import QgsApplication, QgsTask
from qgis.gui import QgsGui, QgsProcessingGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..core.facts.run import Cancelled, CarbonSinkError
from ..framework.messages import phrase_error
from ..framework.text.translation import tr
from .processing_dialog import is_of_batch, is_of_designer

# Parameters that say which files are meant.
_FILES, _FOLDER = "INPUT", "INPUT_FOLDER"


class VariablesWidget:
    """What QGIS makes for a text: its own wrapper, in a dialog with a button that reads the files.

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
        registry = QgsGui.processingGuiRegistry()
        if is_of_designer(dialog):
            wrapper = registry.createModelerParameterWidget(
                dialog.model, dialog.childId, parameter, dialog.context
            )
            wrapper.setDialog(dialog)
            return wrapper
        is_batch = is_of_batch(dialog)
        mode = QgsProcessingGui.WidgetType
        wrapper = registry.createParameterWidgetWrapper(
            parameter, mode.Batch if is_batch else mode.Standard
        )
        if not is_batch:
            _add_button(wrapper)
        wrapper.setDialog(dialog)
        return wrapper


def _add_button(wrapper) -> None:
    """Put a button beside the line of a wrapper when its dialog makes it."""
    create = wrapper.createWrappedWidget

    def create_with_button(context):
        line = create(context)
        chooser = VariableChooser(line, wrapper)
        wrapper.chooser = chooser  # the dialog keeps the wrapper, and this keeps the widget
        return chooser

    def know_others(wrappers):
        wrapper.chooser.others = {
            other.parameterDefinition().name(): other for other in wrappers if other
        }

    wrapper.createWrappedWidget = create_with_button
    wrapper.postInitialize = know_others


class VariableChooser(QWidget):
    """A line of names and a button that lists those in the files of the dialog."""

    def __init__(self, line, wrapper) -> None:
        super().__init__()
        self.line, self.wrapper, self.others, self.task = line, wrapper, {}, None
        self.button = QPushButton(tr("Choose from the files"))
        self.button.clicked.connect(self.look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)
        layout.addWidget(self.button)

    def inputs(self) -> list:
        """Return the files and the folder chosen in the dialog."""
        chosen_inputs: list = []
        for name in (_FILES, _FOLDER):
            value = self.others[name].parameterValue() if name in self.others else None
            chosen_inputs += value if isinstance(value, (list, tuple)) else [value]
        return [str(item) for item in chosen_inputs if item]

    def look(self) -> None:
        """Read the variables of the files, and let the user choose among them."""
        inputs = self.inputs()
        if not inputs:
            QMessageBox.information(
                self, tr("Variables"), tr("Choose the files or the folder first.")
            )
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
            QMessageBox.warning(self, tr("Variables"), phrase_error(error))
        elif error is not None:
            QMessageBox.warning(self, tr("Variables"), str(error))
        elif variables:
            self.choose(variables)

    def choose(self, variables) -> None:
        """Show the variables, those in the line ticked, and write back what is ticked."""
        before = {name.strip() for name in self.line.text().split(",") if name.strip()}
        dialog, items = choice_dialog(self, variables, before)
        if dialog.exec():
            names = [name for name, item in items if item.checkState() == _CHECKED]
            default_names = [variable.name for variable in variables if variable.by_default]
            self.line.setText(", ".join(names) if names != default_names else "")


# Box, frame and scroll bar beside the text of a line, pixels.
_BESIDE_TEXT = 80
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
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(list_widget)
    layout.addWidget(buttons)
    dialog.resize(list_widget.sizeHintForColumn(0) + _BESIDE_TEXT, dialog.sizeHint().height())
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
    from ..core.imports.reading import read_variables
    from ..core.run import Run

    try:
        return read_variables(inputs, Run(is_cancelled=task.isCanceled))
    except Cancelled:
        return None
