"""The bridge between a QGIS feedback and the `Run` that core knows."""

from __future__ import annotations

import contextlib

from ...core.facts.run import Note
from ...core.run import Run
from .. import messages


def run_for(feedback, max_memory: int = 1024, threads: int = 0, scheduler: str = "") -> Run:
    """Return a `Run` that forwards progress, cancel and notes.

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

    def on_note(note: Note) -> None:
        text = messages.phrase_note(note)
        if note.warning:
            feedback.pushWarning(text)
        else:
            feedback.pushInfo(text)

    return Run(
        on_progress=lambda fraction: feedback.setProgress(100.0 * fraction),
        is_cancelled=feedback.isCanceled,
        on_note=on_note,
        max_memory=max_memory,
        threads=threads,
        scheduler=scheduler,
    )


@contextlib.contextmanager
def connections_closed(run: Run):
    """Close the connections to a cluster at the end of a ``with`` block."""
    try:
        yield
    finally:
        if run.scheduler:
            from ...core.cluster.connection import disconnect

            disconnect()
