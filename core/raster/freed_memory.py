"""Giving freed memory back to the system.

The C library of Linux keeps what a thread has freed for other threads of the same arena, of which
there are eight per processor: many short walks, each with threads of its own, would keep a block in
each. Other systems have no such arenas.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys


def give_back_freed_memory() -> None:
    """Return memory that is free to the system, where the C library keeps it."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):  # not every C library has it
        ctypes.CDLL(None).malloc_trim(0)
