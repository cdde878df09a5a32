"""`Run`: progress, cancel, log, memory, threads and scheduler in one small object."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import Callable

from .errors_and_notes.raster import OutputIsInput
from .errors_and_notes.run import Cancelled, Note, Step

# Seconds that a waiting run sleeps before it looks at the cancel button again.
POLL_S = 0.05


def _ignore_report(*_args) -> None:
    """Swallow progress and notes of a run nobody watches."""


def _not_cancelled() -> bool:
    return False


@dataclass(frozen=True)
class Run:
    """How a computation talks to whoever started it, and what it may use.

    Parameters
    ----------
    on_progress : callable
        Receives the finished fraction, 0 to 1.
    is_cancelled : callable
        Says whether the user asked to stop.
    on_note : callable
        Receives a `Note`.
    max_memory : int
        Memory the blocks in flight may take together, MiB.
    threads : int
        Threads that compute; 0 means one per processor.
    scheduler : str
        Address of a Dask scheduler; empty means threads of this process.
    resume : str
        Name of inputs, parameters and program under which finished blocks of rasters are kept,
        for a later run to go on; empty keeps none.
    inputs : frozenset of str
        Files that the run reads, as `canonical_path` spells them: none is written over.
    span : tuple of float
        Part of the whole progress that this run reports into.
    """

    on_progress: Callable[[float], None] = _ignore_report
    is_cancelled: Callable[[], bool] = _not_cancelled
    on_note: Callable[[Note], None] = _ignore_report
    max_memory: int = 1024
    threads: int = 0
    scheduler: str = ""
    resume: str = ""
    inputs: frozenset = frozenset()
    span: tuple = field(default=(0.0, 1.0))

    def progress(self, fraction: float) -> None:
        """Report the finished fraction (0 to 1) of this run's span."""
        start, end = self.span
        self.on_progress(start + (end - start) * min(max(fraction, 0.0), 1.0))

    def note(self, note: Note) -> None:
        """Report a fact to the user."""
        self.on_note(note)

    def step(self, key: str, subject: str = "") -> None:
        """Report which step begins, and stop here if cancelled."""
        self.check_cancel()
        self.on_note(Step(key, subject))

    def check_cancel(self) -> None:
        """Raise `Cancelled` if the user asked to stop."""
        if self.is_cancelled():
            raise Cancelled()

    def require_no_input(self, path: str) -> None:
        """Raise `OutputIsInput` when a file to be written is one that the run reads."""
        self.require_no_inputs((path,))

    def require_no_inputs(self, paths, more_inputs=()) -> None:
        """Raise `OutputIsInput` with all files to be written that the run reads."""
        inputs = {*self.inputs, *map(canonical_path, more_inputs)}
        read = [path for path in paths if canonical_path(path) in inputs]
        if read:
            raise OutputIsInput(read[0], tuple(read[1:]))

    def part(self, start: float, end: float) -> Run:
        """Return the same run reporting into the part `start` to `end` of its progress."""
        low, high = self.span
        width = high - low
        return replace(self, span=(low + start * width, low + end * width))

    def quiet(self) -> Run:
        """Return the same run without notes, for work whose details nobody asked for."""
        return replace(self, on_note=_ignore_report)

    def local(self) -> Run:
        """Return the same run on this computer, for what a cluster cannot help with."""
        return replace(self, scheduler="")

    @property
    def n_threads(self) -> int:
        """Number of computing threads."""
        return self.threads or os.cpu_count() or 1


def canonical_path(path: str) -> str:
    """Return the one spelling of a file's name."""
    return os.path.normcase(os.path.realpath(path))
