"""Keeping the HDF5 library from printing what the NetCDF library asks it in vain.

NetCDF looks for optional attributes of each variable. The HDF5 library of Debian, which is built
for threads, prints a page for each that is not there, in every thread but the first: a thousand
lines for two years of months. What matters comes back as an error of GDAL.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
import sys
import threading

_MAPS = "/proc/self/maps"
_LIBRARY = re.compile(r"\S*/libhdf5[-\w]*\.so[.\d]*$")
_DEFAULT_STACK = 0
_of_thread = threading.local()


def silence_hdf5() -> None:
    """Turn the messages of HDF5 off in this thread; done once for each."""
    if getattr(_of_thread, "is_silent", False):
        return
    _of_thread.is_silent = True
    for path in _loaded_libraries():
        # What cannot be silenced prints, and reads as before.
        with contextlib.suppress(OSError, AttributeError):
            turn = ctypes.CDLL(path).H5Eset_auto2
            turn.argtypes = (ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p)
            turn(_DEFAULT_STACK, None, None)


def _loaded_libraries() -> set:
    """Return the HDF5 libraries in this process; those of Linux alone print in threads."""
    if not sys.platform.startswith("linux"):
        return set()
    with contextlib.suppress(OSError), open(_MAPS, encoding="utf-8", errors="replace") as lines:
        found = (_LIBRARY.search(line.rstrip("\n")) for line in lines)
        return {match.group() for match in found if match is not None}
    return set()
