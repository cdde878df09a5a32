"""Warnings of several passes over rasters, such as the dates of a series, told together."""

from __future__ import annotations

from dataclasses import replace

from ..errors_and_notes.raster import MarkKept, UndeclaredNodata
from ..errors_and_notes.run import Note
from ..run import Run


class WarningsOnce:
    """Keeps the warnings of several passes, and tells each once.

    Other notes of the passes are left out: whoever makes them has one line for each, or none.
    Undeclared nodata is reported once for each value, with the files of all passes.

    Parameters
    ----------
    run : Run
        Gets the notes.
    first_only : tuple of type
        Kinds of notes of which the first one is told, at once.
    """

    def __init__(self, run: Run, first_only: tuple = ()) -> None:
        self.run, self._first_only = run, first_only
        self._told: set = set()
        self._cells: dict = {}  # of undeclared marks, by their files
        self._kept: dict = {}  # files of marks that are values
        self._others: dict = {}

    def only(self, run: Run) -> Run:
        """Return the run of a single pass, whose warnings are kept here."""
        return replace(run, on_note=self.add)

    def add(self, note: Note) -> None:
        """Take in a note of a single pass over rasters."""
        kind = type(note)
        if kind in self._first_only:
            if kind not in self._told:
                self.run.note(note)
            self._told.add(kind)
        elif isinstance(note, UndeclaredNodata):
            # Several passes over the same files count the same cells.
            of_files = self._cells.setdefault(note.mark, {})
            of_files[note.paths] = max(note.cells, of_files.get(note.paths, 0))
        elif isinstance(note, MarkKept):
            self._kept.setdefault(note.mark, set()).update(note.paths)
        elif note.warning:
            self._others.setdefault(str(note), note)

    def report(self) -> None:
        """Tell the warnings of all passes over rasters."""
        for mark, of_files in sorted(self._cells.items()):
            paths = tuple(sorted({path for together in of_files for path in together}))
            self.run.note(UndeclaredNodata(mark, sum(of_files.values()), paths))
        for mark, files in sorted(self._kept.items()):
            self.run.note(MarkKept(mark, tuple(sorted(files))))
        for note in self._others.values():
            self.run.note(note)
