"""Watches what Python does while a hostile file is read: nothing may be run, sent or written."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

# Events of Python's audit hooks that no reading of a file has use for.
_FORBIDDEN = (
    *("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile"),
    *("subprocess.Popen", "pickle.find_class", "socket.connect", "urllib.Request"),
    *("shutil.unpack_archive", "webbrowser.open"),
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_watches: list = []
_hooked: list = []


def _look(event: str, arguments: tuple) -> None:
    for watch in _watches:
        watch.note(event, arguments)


class Watch:
    """What was seen in the thread that began to watch.

    Parameters
    ----------
    folders : sequence of path
        The only places where files may be written.
    """

    def __init__(self, folders) -> None:
        self.folders = tuple(os.path.realpath(folder) for folder in folders)
        self.seen: list = []
        self._thread = threading.get_ident()

    def note(self, event: str, arguments: tuple) -> None:
        """Keep an event that must not be."""
        if event in _FORBIDDEN:
            self.seen.append((event, repr(arguments)[:200]))
        elif event == "open" and threading.get_ident() == self._thread:
            path, _mode, flags = arguments
            if isinstance(flags, int) and flags & _WRITES and not self._inside(path):
                self.seen.append((event, str(path)))

    def _inside(self, path) -> bool:
        if not isinstance(path, (str, bytes)):
            return True  # a file that is open already
        place = os.path.realpath(os.fsdecode(path))
        inside = (*(folder + os.sep for folder in self.folders), "/dev/", "/proc/")
        return place in self.folders or place.startswith(inside)


@contextlib.contextmanager
def nothing_runs(*folders):
    """Fail when anything is run, sent, unpickled, or written outside of some folders."""
    if not _hooked:
        sys.addaudithook(_look)  # for good: hooks cannot be removed
        _hooked.append(True)
    watch = Watch(folders)
    _watches.append(watch)
    # Modules that are first imported here would write theirs.
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield watch
    finally:
        sys.dont_write_bytecode = bytecode
        _watches.remove(watch)
    assert not watch.seen, watch.seen
