"""Memory of a run: shares for blocks in work and GDAL's block cache, and freed memory given back.

Giving freed memory back to the system. The C library of Linux keeps what a thread has freed for
other threads of the same arena, of which there are eight per processor: many short runs, each with
threads of its own, would keep a block in each. Other systems have no such arenas.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import threading

from osgeo import gdal

from ..errors_and_notes.raster import MemoryTooSmall
from ..run import Run
from .tiling import MEBIBYTE

# A run may take MAX_MEMORY and 400 MiB; QGIS with the libraries of learning and the compiled
# kernels takes about 450 MiB before the first block, 100 more while kernels are compiled, and
# freed memory is not given back at once.
LIBRARIES = 256
# Share of the memory budget for GDAL's block cache, and the most it may take where stored
# blocks are larger than windows, so that each is decoded once.
CACHE_SHARE, LARGEST_CACHE_SHARE = 0.25, 0.6


def memory_for_blocks(max_memory: int) -> float:
    """Return what the blocks in flight and GDAL's cache may take together, MiB."""
    return max(max_memory - LIBRARIES, max_memory / 4)


def require_memory(needed_bytes: int, run: Run) -> None:
    """Raise when a whole map does not fit into memory."""
    mebibytes = (needed_bytes >> 20) + 1
    if mebibytes > run.max_memory:
        raise MemoryTooSmall(run.max_memory, mebibytes)


class _LimitedCache:
    """Holds GDAL's block cache, one for the whole process, to its share of the budget.

    Passes may overlap (QGIS runs algorithms side by side): the last one to end restores.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._n_passes = self._before = 0

    @contextlib.contextmanager
    def limited_to_share(self, max_memory: int, share: float = CACHE_SHARE):
        """Limit the cache to a share of `max_memory` MiB inside a ``with`` block."""
        with self._lock:
            if not self._n_passes:
                self._before = gdal.GetCacheMax()
            self._n_passes += 1
            limit = int(memory_for_blocks(max_memory) * share * MEBIBYTE)
            gdal.SetCacheMax(min(gdal.GetCacheMax(), limit))
        try:
            yield
        finally:
            with self._lock:
                self._n_passes -= 1
                if not self._n_passes:
                    gdal.SetCacheMax(self._before)


block_cache = _LimitedCache()


def give_back_freed_memory() -> None:
    """Return memory that is free to the system, where the C library keeps it."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):  # not every C library has it
        ctypes.CDLL(None).malloc_trim(0)
