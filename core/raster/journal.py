"""`Journal`: finished blocks of a run kept beside its output, so that a later run goes on.

Each block is a file of its own in a hidden folder: written beside its place, brought to the disk,
then renamed, so that a file that is there is whole; its parts carry checksums (those of the zip
format) and are checked on reading. A block that is missing or damaged is computed again. A journal
belongs to one key, which stands for the inputs, the parameters and the program; another key means
another folder. Runs that finish remove all folders of their output but those of other keys that a
run still uses: each run leaves a mark in its own while it lasts.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import zipfile

from ..files.atomic import written_whole
from ..files.unfinished import is_dead, new_owner
from .window import Window

# Own records may stand in a block beside arrays; nothing else is read back.
_OWN_TYPES = f"{__name__.split('.', 1)[0]}.core."
# Ending of the mark of a run.
_MARK = ".owner"


class Journal:
    """Finished blocks of one run.

    Parameters
    ----------
    path : str
        First output of the run; empty when there is none.
    key : str
        Name of inputs, parameters and program; empty keeps nothing, and can only `remove`.
    """

    def __init__(self, path: str, key: str) -> None:
        folder, name = os.path.split(os.path.abspath(path))
        self._all = os.path.join(glob.escape(folder), f".{glob.escape(name)}.blocks-*")
        if not path:
            self._all = key = ""
        self.folder = os.path.join(folder, f".{name}.blocks-{key}") if key else ""
        self._mark = os.path.join(self.folder, new_owner() + _MARK)

    def claim(self) -> None:
        """Mark the folder as one in use."""
        if self.folder:
            with written_whole(self._mark, sweep=False):
                pass  # its name says all

    def release(self) -> None:
        """Take the mark away; blocks stay."""
        if self.folder:
            with contextlib.suppress(OSError):
                os.remove(self._mark)
                os.rmdir(self.folder)  # when it is empty

    def finished(self, window: Window) -> bool:
        """Say whether a block was finished before."""
        return bool(self.folder) and os.path.exists(self._file(window))

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
        if not self.folder:
            return
        from skops import io

        with written_whole(self._file(window), sweep=False) as file:
            io.dump(arrays, file)
            file.flush()
            os.fsync(file.fileno())

    def remove(self) -> None:
        """Remove all blocks kept for the output, but not those that a run of another key uses."""
        for folder in glob.glob(self._all):
            with contextlib.suppress(OSError):
                if not self._others_use(folder):
                    shutil.rmtree(folder)

    def _others_use(self, folder: str) -> bool:
        """Say whether a run of another key that may still go on has left its mark."""
        if os.path.basename(folder) == os.path.basename(self.folder):
            return False
        marks = [name[: -len(_MARK)] for name in os.listdir(folder) if name.endswith(_MARK)]
        return not all(map(is_dead, marks))

    def _file(self, window: Window) -> str:
        name = f"{window.row}-{window.col}-{window.height}-{window.width}.block"
        return os.path.join(self.folder, name)
