"""Marks of the processes that write files, and whether such a process still runs.

A mark tells machine, process, and when the process began. Marks of another machine count as those
of running processes: whether their owner lives cannot be seen from here.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import platform
import re
import secrets
import sys

# A mark: machine, process, its beginning, a random number.
OWNER_PATTERN = r"([0-9a-f]{6})-([0-9a-f]+)-([0-9a-f]{4})-[0-9a-f]{6}"
# Windows: the right to ask about a process, "no such process", and the code of one that runs.
_MAY_ASK, _NO_SUCH, _RUNS = 0x1000, 87, 259


def new_process_mark() -> str:
    """Return the mark of this process with a number that it gives to nothing else."""
    pid = os.getpid()
    return f"{_machine_id()}-{pid:x}-{_process_start(pid)}-{secrets.token_hex(3)}"


def has_process_ended(mark: str) -> bool:
    """Say whether a mark is that of a process of this machine that has ended."""
    match = re.fullmatch(OWNER_PATTERN, mark)
    if match is None or match[1] != _machine_id():
        return False
    pid = int(match[2], 16)
    # A later process may have the same number.
    return not _is_process_running(pid) or _process_start(pid) != match[3]


@functools.cache
def _machine_id() -> str:
    """Return what marks this machine, and inside it the room its process numbers hold in."""
    identifiers = [platform.node()]
    with contextlib.suppress(OSError), open("/etc/machine-id", encoding="ascii") as file:
        identifiers.append(file.read())
    with contextlib.suppress(OSError, AttributeError):
        identifiers.append(os.readlink("/proc/self/ns/pid"))  # containers count anew
    return hashlib.sha256("\n".join(identifiers).encode()).hexdigest()[:6]


def _process_start(pid: int) -> str:
    """Return four digits for when a process began; the same for all where that is not told."""
    began = b""
    with contextlib.suppress(OSError, IndexError), open(f"/proc/{pid}/stat", "rb") as file:
        began = file.read().rpartition(b")")[2].split()[19]
    return hashlib.sha256(began).hexdigest()[:4]


def _is_process_running(pid: int) -> bool:
    """Say whether a process of a number is running."""
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is somebody else's
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    """Say whether a process of a number is running, on Windows."""
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
        has_exit_code = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        return not has_exit_code or code.value == _RUNS
    finally:
        kernel.CloseHandle(handle)
