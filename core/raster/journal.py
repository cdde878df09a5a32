"""`Journal`: finished blocks of a run kept beside its output, so that a later run goes on.

Each block is a file of its own in a hidden folder: written beside its place, brought to the disk,
then renamed, so that a file that is there is whole; its parts carry checksums (those of the zip
format) and are checked on reading. A block that is missing or damaged is computed again. A journal
belongs to one key, which stands for the inputs, the parameters and the program; another key means
another folder, and finished runs remove all folders of their output.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import zipfile

from ..publish import written_whole
from .window import Window

# Own records may stand in a block beside arrays; nothing else is read back.
_OWN_TYPES = f"{__name__.split('.', 1)[0]}.core."


class Journal:
    """Finished blocks of one run.

    Parameters
    ----------
    path : str
        First output of the run.
    key : str
        Name of inputs, parameters and program.
    """

    def __init__(self, path: str, key: str) -> None:
        folder, name = os.path.split(os.path.abspath(path))
        self._all = os.path.join(glob.escape(folder), f".{glob.escape(name)}.blocks-*")
        self.folder = os.path.join(folder, f".{name}.blocks-{key}")

    def finished(self, window: Window) -> bool:
        """Say whether a block was finished before."""
        return os.path.exists(self._file(window))

    def read(self, window: Window) -> dict | None:
        """Return what a kernel returned for a block; None when it cannot be trusted."""
        from skops import io

        path = self._file(window)
        try:
            with zipfile.ZipFile(path) as archive:
                if archive.testzip() is not None:
                    return None
            strange = io.get_untrusted_types(file=path)
            own = [name for name in strange if name.startswith(_OWN_TYPES)]
            return io.load(path, trusted=own) if len(own) == len(strange) else None
        except Exception:  # skops fails in many ways on what it did not write
            return None

    def write(self, window: Window, arrays: dict) -> None:
        """Keep what a kernel returned for a block."""
        from skops import io

        with written_whole(self._file(window)) as file:
            io.dump(arrays, file)
            file.flush()
            os.fsync(file.fileno())

    def remove(self) -> None:
        """Remove all blocks kept for the output, of this run and of others."""
        for folder in glob.glob(self._all):
            with contextlib.suppress(OSError):
                shutil.rmtree(folder)

    def _file(self, window: Window) -> str:
        name = f"{window.row}-{window.col}-{window.height}-{window.width}.block"
        return os.path.join(self.folder, name)
