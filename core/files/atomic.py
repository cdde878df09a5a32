"""Files that appear whole or not at all, and the removal of what a killed run left behind.

Names of files in the making, and the removal of those that a killed run left behind. What is being
written stands beside its place under a hidden name that tells its owner: machine, process, and when
the process began. So whoever writes the same file later can tell what an owner that is no more left
there, and removes it. Files of another machine stay: whether their owner lives cannot be seen from
here.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import hashlib
import os
import platform
import re
import secrets
import shutil
import sys

from ..facts.raster import DiskFull, OutputNotWritable, WriteLimit
from ..facts.run import CarbonSinkError
from .formulas import without_formulas

# Machine, process, its beginning, a random number.
_OWNER = r"([0-9a-f]{6})-([0-9a-f]+)-([0-9a-f]{4})-[0-9a-f]{6}"
# Windows: the right to ask about a process, "no such process", and the code of one that runs.
_MAY_ASK, _NO_SUCH, _RUNS = 0x1000, 87, 259
# A quota of the user, and a limit of file sizes: the disk itself may have room.
LIMITS = (errno.EDQUOT, errno.EFBIG)


def temporary_path(path: str, ending: str = "", sweep: bool = True) -> str:
    """Return a hidden name beside a file for writing it, which nobody else uses.

    Parameters
    ----------
    path : str
        The file or folder to be made.
    ending : str
        How the hidden name should end.
    sweep : bool
        Whether to remove what dead processes left of the same file (this lists its folder).
    """
    folder, name = os.path.split(os.path.abspath(path))
    if sweep:
        remove_abandoned(path)
    return os.path.join(folder, f".{name}.{new_owner()}.part{ending}")


def remove_abandoned(path: str) -> None:
    """Remove what dead processes of this machine left in making a file or folder."""
    folder, name = os.path.split(os.path.abspath(path))
    pattern = re.compile(rf"\.{re.escape(name)}\.({_OWNER})\.part(\..*)?", re.DOTALL)
    try:
        found = [match for match in map(pattern.fullmatch, os.listdir(folder)) if match]
    except OSError:  # no such folder yet, or one that cannot be listed
        return
    for match in found:
        if is_dead(match[1]):
            place = os.path.join(folder, match[0])
            with contextlib.suppress(OSError):
                shutil.rmtree(place) if os.path.isdir(place) else os.remove(place)


def new_owner() -> str:
    """Return the mark of this process with a number that it gives to nothing else."""
    pid = os.getpid()
    return f"{_machine_name()}-{pid:x}-{_process_start(pid)}-{secrets.token_hex(3)}"


def is_dead(owner: str) -> bool:
    """Say whether a mark is that of a process of this machine that has ended."""
    match = re.fullmatch(_OWNER, owner)
    if match is None or match[1] != _machine_name():
        return False
    pid = int(match[2], 16)
    # A later process may have the same number.
    return not _is_running(pid) or _process_start(pid) != match[3]


@functools.cache
def _machine_name() -> str:
    """Return what tells this machine, and inside it the room its process numbers hold in."""
    facts = [platform.node()]
    with contextlib.suppress(OSError), open("/etc/machine-id", encoding="ascii") as file:
        facts.append(file.read())
    with contextlib.suppress(OSError, AttributeError):
        facts.append(os.readlink("/proc/self/ns/pid"))  # containers count anew
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:6]


def _process_start(pid: int) -> str:
    """Return four digits for when a process began; the same for all where that is not told."""
    began = b""
    with contextlib.suppress(OSError, IndexError), open(f"/proc/{pid}/stat", "rb") as file:
        began = file.read().rpartition(b")")[2].split()[19]
    return hashlib.sha256(began).hexdigest()[:4]


def _is_running(pid: int) -> bool:
    """Say whether there is a process of a number."""
    if sys.platform == "win32":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is somebody else's
        return True
    return True


def _runs_on_windows(pid: int) -> bool:
    import ctypes

    if sys.platform != "win32":
        raise OSError("not Windows")

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_MAY_ASK, False, pid)
    if not handle:
        return ctypes.get_last_error() != _NO_SUCH
    code = ctypes.c_ulong()
    handle = ctypes.c_void_p(handle)
    try:
        known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        return not known or code.value == _RUNS
    finally:
        kernel.CloseHandle(handle)


@contextlib.contextmanager
def written_whole(path: str, needed: int = 0, sweep: bool = True):
    """Open a file for an atomic write: hidden beside its place, and moved there at the end.

    Parameters
    ----------
    path : str
        Where the file shall be; its folder is made.
    needed : int
        Bytes that will be written, for the message of a full disk; 0 when not known.
    sweep : bool
        Whether to remove what a killed run left of the file (this lists its folder).

    Yields
    ------
    file
        To write to. When the block raises, nothing is left and an older file stays as it was.

    Raises
    ------
    OutputNotWritable, DiskFull, WriteLimit
        With the system's own reason.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temporary = temporary_path(path, sweep=sweep)
    try:
        os.makedirs(folder, exist_ok=True)
        with open(temporary, "xb") as file:
            yield file
            # Some file systems refuse what does not fit only when it reaches the disk.
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise failed_write(path, error, needed) from error
    finally:
        with contextlib.suppress(OSError):
            os.remove(temporary)


def failed_write(path: str, error: OSError, needed: int = 0) -> CarbonSinkError:
    """Return the error for a file that could not be written whole."""
    reason = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        free = shutil.disk_usage(os.path.dirname(os.path.abspath(path))).free
        return DiskFull(path, free, needed)
    if error.errno in LIMITS:
        return WriteLimit(path, reason)
    return OutputNotWritable(path, reason)


def publish_text(path: str, text: str) -> None:
    """Write a UTF-8 text file, whole or not at all.

    Raises
    ------
    OutputNotWritable, DiskFull
        With the system's own reason.
    """
    contents = text.encode("utf-8")
    with written_whole(path, len(contents)) as file:
        file.write(contents)


def publish_csv(path: str, table) -> None:
    """Write a pandas DataFrame as CSV: UTF-8, dot decimals, empty for missing, no formulas."""
    publish_text(path, without_formulas(table).to_csv(index=False, lineterminator="\n"))
