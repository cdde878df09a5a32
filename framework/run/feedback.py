"""The bridge between a QGIS feedback and the `Run` that core knows."""

from __future__ import annotations

import threading
import time

from qgis import utils
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

from ...core.errors_and_notes.run import Note
from ...core.run import Run
from .. import messages

# How often a run of qgis_process lets Qt hand over a signal such as Ctrl+C.
_EVENTS_S = 0.2


class CancelButton:
    """Says whether the user has cancelled a run.

    qgis_process runs algorithms in its main thread and learns of Ctrl+C by an event of Qt. It looks
    at events when it reports progress only, which may be a minute away: so they are looked at here.
    In the window, the main thread does that by itself.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
        Knows it.
    """

    def __init__(self, feedback) -> None:
        self._feedback, self._looked = feedback, time.monotonic()

    def __call__(self) -> bool:
        time_now = time.monotonic()
        in_main_thread = threading.current_thread() is threading.main_thread()
        if in_main_thread and utils.iface is None and time_now - self._looked > _EVENTS_S:
            self._looked = time_now
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return self._feedback.isCanceled()


def run_for(feedback, max_memory: int = 1024, threads: int = 0, scheduler: str = "") -> Run:
    """Return a `Run` that forwards progress, cancel and notes; of equal warnings the first one.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
        Where progress and log go; asked for cancel at every block.
    max_memory : int
        Memory of the blocks in flight, MiB.
    threads : int
        Computing threads, 0 for all.
    scheduler : str
        Address of a Dask scheduler, empty for this computer.
    """
    warned = set()

    def on_note(note: Note) -> None:
        text = messages.phrase_note(note)
        if not note.warning:
            feedback.pushInfo(text)
        elif text not in warned:  # several passes read the same files
            warned.add(text)
            feedback.pushWarning(text)

    return Run(
        on_progress=lambda fraction: feedback.setProgress(100.0 * fraction),
        is_cancelled=CancelButton(feedback),
        on_note=on_note,
        max_memory=max_memory,
        threads=threads,
        scheduler=scheduler,
    )
