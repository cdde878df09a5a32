"""Running the tasks of an assessment one after another in the background."""

from __future__ import annotations

import time

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...processing_provider.provider import PROVIDER_ID
from ..assessment import task_states
from ..assessment.tasks import TASKS, task

# How long tasks take compared with one another, measured on the demonstration region; others 1.
_WEIGHTS = {
    "npp_model": 10.0,
    "rs_model": 7.0,
    "npp_explanation": 7.0,
    "rs_explanation": 7.0,
    "budget": 10.0,
    "report": 10.0,
    "centres": 8.0,
    "detector": 5.0,
    "moran": 4.0,
    "npp": 4.0,
    "rs": 4.0,
    "clusters": 3.0,
    "contributions": 3.0,
    "trend": 3.0,
    "landuse": 3.0,
}
DEMO = "demo"


class RunFeedback(QgsProcessingFeedback):
    """Keeps the warnings, and the last error, which is the message of the exception."""

    def __init__(self):
        super().__init__(False)
        self.error = ""
        self.warnings: list = []

    def reportError(self, error, fatalError=False):  # noqa: N802, N803 - QGIS's names
        """Keep an error of the running task."""
        self.error = error
        super().reportError(error, fatalError)

    def pushWarning(self, warning):  # noqa: N802 - QGIS's name
        """Keep a warning of the running task, whose log nobody sees."""
        self.warnings.append(warning)
        super().pushWarning(warning)


class Runner(QObject):
    """Runs what can be run, from the first task to the last.

    A task that goes wrong is named and those that need it stay out; everything else goes on.

    Parameters
    ----------
    session : Session
        The assessment.

    Attributes
    ----------
    key : str
        The task that runs; empty when none does.
    done : list of str
        Tasks that went well since the start.
    """

    progressed = pyqtSignal()
    finished = pyqtSignal(bool)  # whether it went to the end, or was stopped

    def __init__(self, session):
        super().__init__(session)
        self.session = session
        self.key = ""
        self.with_optional = True
        self.done: list = []
        self._task = self._feedback = self._context = None
        self._task_before, self._before = None, ()
        self._tried: set = set()
        self._is_stopped = False
        self._share = self._done = 0.0
        self._started = 0.0

    @property
    def errors(self) -> dict:
        """Message by task of what went wrong in the last run."""
        return self.session.errors

    @property
    def is_running(self) -> bool:
        """Whether a task runs."""
        return bool(self.key)

    def start(self, demo: dict | None = None) -> None:
        """Run all tasks of the assessment that can be run, in the background.

        Parameters
        ----------
        demo : dict, optional
            Parameters of the demonstration region, which is made first.
        """
        if self.is_running:
            return
        self.session.errors, self._tried, self._is_stopped = {}, set(), False
        self._started, self._done, self.done = time.monotonic(), 0.0, []
        if demo is not None:
            self._run_task(DEMO, "demoregion", demo)
        else:
            self._run_next_task()

    def stop(self) -> None:
        """Stop the task that runs, and start no more."""
        self._is_stopped = True
        if self._task is not None:
            self._task.cancel()

    def waiting(self) -> list:
        """Return the keys of tasks that still are to be run, as far as can be known."""
        pending_states = (task_states.READY, task_states.STALE, task_states.MISSING)
        states = self.session.states
        return [t.key for t in self._tasks() if states and states[t.key].state in pending_states]

    def share(self) -> float:
        """Return how much of the run of all tasks is done, 0 to 1."""
        left = sum(_task_weight(key) for key in self.waiting() if key not in self._tried)
        current = _task_weight(self.key) if self.key else 0.0
        total_weight = self._done + current + left
        return (self._done + current * self._share) / total_weight if total_weight else 1.0

    def seconds_left(self) -> float:
        """Return how long it will still take, NaN as long as there is nothing to judge it by."""
        share, passed = self.share(), time.monotonic() - self._started
        return passed * (1.0 - share) / share if share > 0.02 else float("nan")

    def _tasks(self) -> list:
        return [t for t in TASKS if self.with_optional or not t.is_optional]

    def _run_next_task(self) -> None:
        """Run the first task that can be run and was not tried yet."""
        states = self.session.states
        key = next(
            (
                t.key
                for t in self._tasks()
                if states and t.key not in self._tried and states[t.key].has_to_be_run
            ),
            "",
        )
        if not key or self._is_stopped:
            self.key = ""
            self.progressed.emit()
            self.finished.emit(not self._is_stopped)
            return
        try:
            parameters = self.session.offered(key)
        except OSError as error:  # a folder of the workspace cannot be made
            self.key = key
            self._tried.add(key)
            self._record_result(key, {}, False, {}, str(error))
            return
        self._run_task(key, task(key).algorithm, parameters)

    def _run_task(self, key: str, algorithm_id: str, parameters: dict) -> None:
        """Run the algorithm of a task in the background."""
        self.key, self._share = key, 0.0
        self._tried.add(key)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(
            f"{PROVIDER_ID}:{algorithm_id}"
        )
        # QGIS may still be busy with those of the task before.
        self._before = self._task_before, self._context, self._feedback
        self._context, self._feedback = QgsProcessingContext(), RunFeedback()
        self._context.setProject(QgsProject.instance())
        self._feedback.progressChanged.connect(self._on_progress)
        can_run, reason = algorithm.canExecute()
        if can_run:
            can_run, reason = algorithm.checkParameterValues(parameters, self._context)
        if not can_run:
            self._record_result(key, parameters, False, {}, reason)
            return
        self.progressed.emit()
        self._task = QgsProcessingAlgRunnerTask(
            algorithm, parameters, self._context, self._feedback
        )
        if self._task.isCanceled():  # the preparation failed
            self._record_result(key, parameters, False, {}, self._feedback.error)
            return
        self._task.executed.connect(
            lambda ok, results: self._record_result(
                key, parameters, ok, results, self._feedback.error
            )
        )
        QgsApplication.taskManager().addTask(self._task)

    def _on_progress(self, percent: float) -> None:
        self._share = percent / 100.0
        self.progressed.emit()

    def _record_result(
        self, key: str, parameters: dict, ok: bool, results: dict, reason: str
    ) -> None:
        """Write down how a task that was run ended, and run the next."""
        self._task_before, self._task = self._task, None
        self._done += _task_weight(key)
        if not ok and not self._is_stopped:
            self.errors[key] = reason
        elif ok and key == DEMO:
            self.session.choose_data_folder("")
        elif ok:
            self.done.append(key)
            warnings = tuple(dict.fromkeys(self._feedback.warnings))
            self.session.record(key, parameters, parameters, results, warnings)
        if key == DEMO and not ok:
            self._is_stopped = True
        QTimer.singleShot(0, self._run_next_task)


def _task_weight(key: str) -> float:
    """Return how long a task takes compared with others, for the progress of a run."""
    return _WEIGHTS.get(key, 1.0)
