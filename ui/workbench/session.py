"""The assessment behind the dock: its folder, its state, and the dialogs it opens.

No rule of its own: what a task needs, whether it is done and what its dialog is filled in with is
said by `ui.assessment`; what runs is the dialog of the toolbox.
"""

from __future__ import annotations

import datetime
import functools
import os
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsSettings,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QObject, QStandardPaths, pyqtSignal

from ...core.diagnosis.workspace import DATA, INPUTS, RESULT_FOLDERS, SERIES, product
from ...core.errors_and_notes.run import CarbonSinkError
from ...core.raster.align import aligned_names
from ...framework import messages
from ...framework.features.table_cells import table_cells
from ...framework.text.translation import tr
from ...processing_provider.provider import PROVIDER_ID
from ..assessment import downloads, task_states
from ..assessment import manifest as manifests
from ..assessment.data_folder import read_data
from ..assessment.data_records import CLASSES, LANDUSE, TableDescription, reference_raster
from ..assessment.derived_layers import ALIGNED, IMPORTED, READ_ANEW
from ..assessment.folder_listing import is_inside_folder
from ..assessment.input_sources import Assessment
from ..assessment.task_findings import summarise
from ..assessment.tasks import TASKS, task
from ..processing_dialog import keep_files, show_dialog, shown_values

KEY = "carbonsink/workspace"

# A region that a whole assessment takes minutes for: long enough a series for trends.
DEMO = {"COLUMNS": 240, "ROWS": 200, "YEARS": 12}
# A smaller one, to see everything once.
TRIAL = {"COLUMNS": 120, "ROWS": 100, "YEARS": 12}
TRIAL_FOLDER = "Carbon Sink demo"
# Folder of an assessment inside the folder of its data.
OWN_FOLDER = "carbonsink"


class Session(QObject):
    """One workspace, open in the dock.

    Parameters
    ----------
    parent : QObject
        Owner.

    Attributes
    ----------
    folder : str
        The workspace; empty until one is chosen.
    assessment : Assessment or None
    states : dict of str to TaskState
    problem : str
        Message when the workspace cannot be read.
    errors : dict of str to str
        Message by task of what went wrong in the last run of everything.
    """

    changed = pyqtSignal()
    finished = pyqtSignal(str)  # key of a task that was done well

    def __init__(self, parent=None):
        super().__init__(parent)
        self.folder = QgsSettings().value(KEY, "", type=str)
        self.assessment = None
        self.manifest = manifests.Manifest({})
        self.states = {}
        self.problem = ""
        self.errors = {}
        self._rasters = {}  # facts about rasters, kept while these do not change
        self.dialogs = {}  # open ones by task, "demo" for the region

    # --- the workspace -------------------------------------------------------------------------

    def open_folder(self, folder: str) -> None:
        """Open another workspace in the session."""
        self.errors = {}
        self.folder = os.path.normpath(folder) if folder.strip() else ""
        QgsSettings().setValue(KEY, self.folder)
        self.refresh()

    def open_data(self, folder: str) -> None:
        """Begin a session with the data in a folder, or go on with the one that lies in it."""
        assessment_folder = os.path.join(folder, OWN_FOLDER)
        if os.path.isfile(os.path.join(folder, manifests.NAME)):
            self.open_folder(folder)
            return
        if not self._make_folder(assessment_folder):
            return
        self.open_folder(assessment_folder)
        if not self.problem:
            self.choose_data_folder(folder)

    def _make_folder(self, folder: str) -> bool:
        """Make a folder of the session; say why where that fails."""
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            self.problem = tr(
                "The folder {folder} for the assessment cannot be made ({why}). Choose another one "
                "above."
            ).format(folder=folder, why=error.strerror or str(error))
            self.changed.emit()
            return False
        return True

    def data_folder(self) -> str:
        """Return where the user's own files are looked for."""
        return self.manifest.data_folder or os.path.join(self.folder, DATA)

    def choose_data_folder(self, folder: str) -> None:
        """Let the session look for data elsewhere; "" means the workspace's own folder."""
        own_folder = os.path.join(self.folder, DATA)
        data_folder = "" if not folder or os.path.normpath(folder) == own_folder else folder
        self.manifest = self.manifest._replace(data_folder=data_folder)
        self.refresh(self._write_manifest())

    def refresh(self, problem: str = "") -> None:
        """Look at the session's files again; `problem` is what has just gone wrong."""
        self.problem, self.states, self.assessment = problem, {}, None
        if self.folder:
            try:
                self.manifest = manifests.read_manifest(self.folder)
                # Columns are asked for more than once, and opening a table takes a while.
                describe = functools.lru_cache(maxsize=None)(describe_table)
                data = read_data(
                    self.data_folder(),
                    describe,
                    self._own_folders(),
                    self.manifest.choices,
                    os.path.join(self.folder, INPUTS),
                    self._rasters,
                    table_cells,
                    self.manifest.added,
                )
                self.assessment = Assessment(self.folder, data, describe, self.manifest.records)
                self.states = task_states.task_states(self.assessment, self.manifest)
            except CarbonSinkError as error:
                self.problem = messages.phrase_error(error)
        self.changed.emit()

    def choose(self, paths, **changes) -> None:
        """Set something about data files of the session; None takes it back."""
        if READ_ANEW.intersection(changes):
            changes = {**changes, ALIGNED: None}  # it was made from what the file was before
        for path in paths:
            self.manifest = manifests.with_choice(self.manifest, path, changes)
        self.refresh(self._write_manifest())

    def add_files(self, paths) -> None:
        """Let files and folders from elsewhere belong to the session's data."""
        folder = self.data_folder()
        outside_paths = [
            os.path.normpath(path) for path in paths if not is_inside_folder(path, folder)
        ]
        added_paths = tuple(dict.fromkeys((*self.manifest.added, *outside_paths)))
        self.manifest = self.manifest._replace(added=added_paths)
        self.refresh(self._write_manifest())

    def remove_added(self, paths) -> None:
        """Take out of the session what was added: files, or the folders they lie in."""
        remaining = tuple(
            a for a in self.manifest.added if not any(is_inside_folder(p, a) for p in paths)
        )
        self.manifest = self.manifest._replace(added=remaining)
        self.refresh(self._write_manifest())

    def _own_folders(self) -> list:
        """Return the folders of the session's workspace that hold no data of the user's."""
        if os.path.normpath(self.data_folder()) == os.path.normpath(self.folder):
            return [os.path.join(self.folder, name) for name in (*RESULT_FOLDERS, INPUTS)]
        own_data_folder = os.path.join(self.folder, DATA)
        return [self.folder] if os.path.normpath(self.data_folder()) != own_data_folder else []

    def step_states(self) -> dict:
        """Return the state of every step; empty without a workspace."""
        return task_states.step_states(self.states) if self.states else {}

    def next_task(self) -> str:
        """Return the key of the task to do next; empty when there is none."""
        return task_states.next_task(self.states) if self.states else ""

    def findings(self, key: str) -> list:
        """Return the facts that a finished task of the session left."""
        task_state = self.states.get(key)
        if task_state is None or task_state.state not in (task_states.DONE, task_states.STALE):
            return []
        return summarise(key, self.assessment, self.manifest.records.get(key))

    def files(self, key: str) -> dict:
        """Return the product files of a task of the session that are there, by product key."""
        if self.assessment is None:
            return {}
        files_by_product = {
            name: self.assessment.files(name) for name in task(key).outputs.values()
        }
        return {name: files for name, files in files_by_product.items() if files}

    # --- dialogs -------------------------------------------------------------------------------

    def open_task(self, key: str):
        """Open the dialog of a task of the session, filled in; None when it cannot run."""
        if self._bring_to_front(key):
            return self.dialogs[key]
        prefilled = self.offered(key)
        dialog = self.open_task_dialog(key, task(key).algorithm, prefilled)
        if dialog is not None:
            initial_values = shown_values(dialog)
            dialog.algorithmFinished.connect(
                lambda ok, results: self._record_run(
                    dialog, key, ok, results, prefilled, initial_values
                )
            )
        return dialog

    def offered(self, key: str) -> dict:
        """Return parameters of a session's task as filled in, and make the folders it needs."""
        task_record = task(key)
        for name in task_record.outputs.values():
            output_path = product(name).inside(self.folder)
            (output_path if product(name).kind == SERIES else output_path.parent).mkdir(
                parents=True, exist_ok=True
            )
        return task_states.prefilled_parameters(
            task_record, self.assessment, self.manifest.records.get(key)
        )

    def open_align(self):
        """Open the dialog that aligns rasters of the session's data with the others."""
        if self._bring_to_front("align"):
            return self.dialogs["align"]
        data = self.assessment.data
        differing = [f for f in data.files if any(r.fix == "align" for r in f.remarks)]
        classes = [f.used for f in differing if f.role in (CLASSES, LANDUSE)]
        folder = os.path.join(self.folder, INPUTS, ALIGNED)
        parameters = {
            "RASTERS": [f.used for f in differing],
            "TEMPLATE": reference_raster(data),
            "CATEGORICAL_RASTERS": classes,
            "OUTPUT_FOLDER": folder,
        }
        dialog = self.open_task_dialog("align", "alignrasters", parameters)
        if dialog is not None:
            dialog.algorithmFinished.connect(
                lambda ok, _: self._finish_align(ok, differing, folder)
            )
        return dialog

    def _finish_align(self, ok: bool, differing: list, folder: str) -> None:
        """Let the session use the aligned rasters instead of those they were made from."""
        if not ok:
            return
        for data_file, name in zip(differing, aligned_names([f.used for f in differing])):
            target = os.path.join(folder, name)
            if os.path.isfile(target):
                self.manifest = manifests.with_choice(
                    self.manifest, data_file.path, {ALIGNED: target}
                )
        self.refresh(self._write_manifest())

    def open_import(self):
        """Open the dialog that makes rasters of the downloads in the session's data."""
        if self._bring_to_front("import"):
            return self.dialogs["import"]
        waiting = downloads.files_to_import(self.assessment.data.files)
        inputs = os.path.join(self.folder, INPUTS)
        waits = {data_file.used for data_file in waiting}
        variables = {
            name: [raster for raster in rasters if raster.path not in waits]
            for name, rasters in self.assessment.data.variables.items()
        }
        parameters = {
            **downloads.inputs_of_import(waiting, self.assessment.data.files, self.folder),
            "TEMPLATE": downloads.grid_template(variables, inputs) or None,
            "OUTPUT_FOLDER": os.path.join(inputs, downloads.IMPORTED),
            "JSON": os.path.join(inputs, downloads.IMPORTED, downloads.RECEIPT),
        }
        dialog = self.open_task_dialog("import", "importseries", parameters)
        if dialog is not None:
            dialog.algorithmFinished.connect(
                lambda ok, results: self._finish_import(ok, results, waiting)
            )
        return dialog

    def _finish_import(self, ok: bool, results: dict, waiting: list) -> None:
        """Let the session use imported rasters instead of the files they are made of."""
        imported = downloads.imported_rasters(os.path.join(self.folder, INPUTS))
        if not ok or not imported:
            return
        files = downloads.imported_files(results.get("JSON") or "")
        for data_file in (
            data_file for data_file in waiting if downloads.was_imported(data_file, files)
        ):
            self.manifest = manifests.with_choice(self.manifest, data_file.path, {IMPORTED: "yes"})
        self.refresh(self._write_manifest())

    def open_demo(self):
        """Open the dialog that makes the demo region in the session's workspace."""
        if self._bring_to_front("demo"):
            return self.dialogs["demo"]
        data_folder = os.path.join(self.folder, DATA)
        dialog = self.open_task_dialog("demo", "demoregion", {**DEMO, "OUTPUT_FOLDER": data_folder})
        if dialog is not None:
            dialog.algorithmFinished.connect(lambda ok, _: self._finish_demo(ok))
        return dialog

    def trial(self) -> dict:
        """Return the parameters of the demo region, and open its folder as the session's.

        Without an assessment that is one beside the user's documents; where it cannot be made the
        parameters are empty.
        """
        if not self.folder:
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            trial_folder = os.path.join(QStandardPaths.writableLocation(documents), TRIAL_FOLDER)
            if not self._make_folder(trial_folder):
                return {}
            self.open_folder(trial_folder)
        return {**TRIAL, "OUTPUT_FOLDER": os.path.join(self.folder, DATA)}

    def close_dialogs(self) -> None:
        """Close what is open, when the plugin goes."""
        for dialog in list(self.dialogs.values()):
            dialog.close()

    def _bring_to_front(self, key: str) -> bool:
        """Bring an open dialog of the session to the front; say whether there is one."""
        dialog = self.dialogs.get(key)
        if dialog is None or not dialog.isVisible():
            return False
        show_dialog(dialog)
        return True

    def open_task_dialog(self, key: str, algorithm_id: str, parameters: dict):
        """Open the dialog of the algorithm of a task of the session."""
        import processing
        from processing.gui.MessageDialog import MessageDialog

        algorithm = QgsApplication.processingRegistry().createAlgorithmById(
            f"{PROVIDER_ID}:{algorithm_id}"
        )
        can_run, reason = algorithm.canExecute()
        if not can_run:
            # The same window in which the toolbox says so.
            message = MessageDialog()
            message.setTitle(algorithm.displayName())
            message.setMessage(reason)
            message.exec()
            return None
        dialog = processing.createAlgorithmDialog(algorithm, parameters)
        keep_files(dialog, parameters)
        dialog.destroyed.connect(lambda *_: self._forget_dialog(key, dialog))
        self.dialogs[key] = dialog
        show_dialog(dialog)
        return dialog

    def _forget_dialog(self, key: str, dialog) -> None:
        """Forget the dialog of a task once it is closed."""
        if self.dialogs.get(key) is dialog:
            del self.dialogs[key]

    def _record_run(
        self, dialog, key: str, ok: bool, results: dict, prefilled: dict, initial_values: dict
    ):
        """Record a run of the session that has finished, and look at the files again."""
        if not ok:
            return
        final_values = shown_values(dialog)
        # What the user left alone is written as it was offered, however the widget spells it.
        parameters = {
            name: prefilled[name]
            if name in prefilled and value == initial_values.get(name)
            else value
            for name, value in final_values.items()
        }
        self.record(key, parameters, prefilled, results)

    def record(
        self, key: str, parameters: dict, prefilled: dict, results: dict, warnings: tuple = ()
    ) -> None:
        """Record a run of the session that went well, and look at the files again."""
        task_record = task(key)
        numbers = {
            name: value
            for name, value in results.items()
            if name not in task_record.outputs and isinstance(value, (int, float, str, bool))
        }
        self.errors.pop(key, None)
        finished = datetime.datetime.now().isoformat(timespec="seconds")
        record = task_states.record_run(
            task_record, self.assessment, parameters, prefilled, numbers, finished
        )
        record = record._replace(warnings=tuple(warnings))
        self.manifest = manifests.with_record(self.manifest, key, record)
        self.refresh(self._write_manifest())
        self.finished.emit(key)

    def _finish_demo(self, ok: bool) -> None:
        """Choose the data folder of the demo region once it is made."""
        if ok:
            self.choose_data_folder("")

    def _write_manifest(self) -> str:
        """Write the session's list of runs; return the message when that fails."""
        try:
            manifests.write_manifest(self.folder, self.manifest)
        except CarbonSinkError as error:
            return messages.phrase_error(error)
        return ""


def registered_tasks() -> list:
    """Return the tasks of a session: those whose algorithm the provider has."""
    registry = QgsApplication.processingRegistry()
    return [t for t in TASKS if registry.algorithmById(f"{PROVIDER_ID}:{t.algorithm}") is not None]


def describe_table(path: str) -> TableDescription:
    """Return rows and columns of a table of the session as QGIS reads it."""
    layer = QgsVectorLayer(path, Path(path).stem, "ogr")
    if not layer.isValid():
        return TableDescription()
    kinds = {
        QgsWkbTypes.GeometryType.PointGeometry: "point",
        QgsWkbTypes.GeometryType.PolygonGeometry: "polygon",
    }
    names = tuple(field.name() for field in layer.fields())
    return TableDescription(kinds.get(layer.geometryType(), ""), names, layer.featureCount())
