"""`Journal`: finished blocks kept beside the output of a run, so that a later one goes on.

Each block is a separate file in a hidden folder (`checkpoint_file`): written beside its final name,
brought to the disk, then renamed, so that a file that is there is whole; its parts carry checksums
(those of the zip format), which are compared on reading. A block that is missing, damaged, or not
what the kernel returns is computed again. Checkpoints belong to one key, which stands for the
inputs, the parameters and the program; another key means another folder. Each run leaves a mark in
its folder while it lasts: a run that finishes removes all folders of its output except those with
the mark of another run that may still go on.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
from collections.abc import Callable

import numpy as np

from ..errors_and_notes.raster import OutputNotWritable
from ..files.atomic import atomic_writer, temporary_path
from ..files.processes import has_process_ended, new_process_mark
from ..files.reading import read_bytes
from ..files.schema import matches_schema
from .checkpoint_file import BadCheckpoint, checkpoint_bytes, read_checkpoint
from .window import Window

# Ending of the mark of a run.
_MARK = ".owner"
# How often a file is written again when another run has just removed the folder.
_TRIES = 3


class Journal:
    """Checkpoints of one run: its finished blocks.

    Parameters
    ----------
    path : str
        First output of the run; empty when there is none.
    key : str
        Name of inputs, parameters and program; empty keeps nothing, and can only `remove`.
    outputs : sequence of RasterOutput
        The rasters that are written: a kept block must hold an array that fits each.
    records : tuple of type
        Records that a block may hold beside arrays and plain facts.
    max_bytes : int
        Size of the largest block, bytes; larger files are not read.
    block_schema : callable, optional
        ``block_schema(window)`` says which facts a block must hold beside the rasters: a schema
        (`files.schema`) by name.
    """

    def __init__(
        self,
        path: str,
        key: str,
        outputs=(),
        records: tuple = (),
        max_bytes: int = 1 << 30,
        block_schema=None,
    ) -> None:
        folder, name = os.path.split(os.path.abspath(path))
        self._stem, self._outputs = os.path.splitext(os.path.join(folder, name))[0], tuple(outputs)
        self._records, self._max_bytes = records, max_bytes
        self._expected: Callable[[Window], dict] = block_schema or (lambda _window: {})
        self._all = os.path.join(glob.escape(folder), f".{glob.escape(name)}.blocks-*")
        if not path:
            self._all = key = ""
        self.folder = os.path.join(folder, f".{name}.blocks-{key}") if key else ""
        self._mark = os.path.join(self.folder, new_process_mark() + _MARK)

    def claim(self) -> None:
        """Mark the folder of kept blocks as one in use.

        Raises
        ------
        OutputNotWritable, DiskFull
            With the system's own reason.
        """
        if self.folder:
            self._write_file(self._mark, b"")  # its name says all

    def release(self) -> None:
        """Remove the mark of use from the folder of kept blocks; blocks stay."""
        self._remove_mark()
        if self.folder:
            with contextlib.suppress(OSError):
                os.rmdir(self.folder)  # when it is empty

    def finished(self, window: Window) -> bool:
        """Say whether a block was finished before."""
        return bool(self.folder) and os.path.exists(self._block_path(window))

    def read(self, window: Window) -> dict | None:
        """Return a finished block kept by an earlier run; None when it cannot be used."""
        try:
            arrays = read_checkpoint(
                read_bytes(self._block_path(window), self._max_bytes), self._records
            )
        except (OSError, BadCheckpoint):
            return None
        return arrays if self._is_complete_block(window, arrays) else None

    def _is_complete_block(self, window: Window, arrays) -> bool:
        """Say whether the checkpoint of a block holds an array for each output, and all facts."""
        if not isinstance(arrays, dict):
            return False
        for output in self._outputs:
            values, n_bands = arrays.get(output.name), len(output.band_names)
            if not isinstance(values, np.ndarray):
                return False
            planes = values.shape if values.ndim == 3 else (1, *values.shape)
            if planes != (n_bands, *window.shape):
                return False
            # Fractions, NaN and infinity have no place among codes.
            if values.dtype.kind == "f" and np.dtype(output.dtype).kind != "f":
                return False
        return all(
            name in arrays and matches_schema(arrays[name], schema)
            for name, schema in self._expected(window).items()
        )

    def write(self, window: Window, arrays: dict) -> None:
        """Keep a finished block, so that a later run goes on behind it.

        Raises
        ------
        OutputNotWritable, DiskFull
            With the system's own reason.
        """
        if self.folder:
            self._write_file(self._block_path(window), checkpoint_bytes(arrays, self._records))

    def _write_file(self, path: str, content: bytes) -> None:
        """Write a file of the folder of journal."""
        for tries_left in reversed(range(_TRIES)):
            try:
                with atomic_writer(path, sweep=False) as file:
                    file.write(content)
                return
            except OutputNotWritable as error:
                # A run that has finished the same output removed the folder at this moment.
                folder_gone = isinstance(error.__cause__, FileNotFoundError)
                if not folder_gone or not tries_left:
                    raise

    def remove(self) -> None:
        """Remove all blocks kept for the output, but not those that another run still uses.

        The mark of this run goes first: of two runs that end at once, each would leave the blocks
        to the other.
        """
        self._remove_mark()
        for folder in glob.glob(self._all):
            with contextlib.suppress(OSError):
                if not self._others_use(folder):
                    # First out of sight of runs that begin now, then piece by piece.
                    hidden = temporary_path(self._stem, ".blocks", sweep=False)
                    os.rename(folder, hidden)
                    shutil.rmtree(hidden)

    def _others_use(self, folder: str) -> bool:
        """Say whether another run that may still go on has left its mark in a folder of blocks."""
        marks = [name[: -len(_MARK)] for name in os.listdir(folder) if name.endswith(_MARK)]
        return not all(has_process_ended(mark) for mark in marks)

    def _remove_mark(self) -> None:
        if self.folder:
            with contextlib.suppress(OSError):
                os.remove(self._mark)

    def _block_path(self, window: Window) -> str:
        """Return the path of the checkpoint file of a window."""
        name = f"{window.row}-{window.col}-{window.height}-{window.width}.block"
        return os.path.join(self.folder, name)
