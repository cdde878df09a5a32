"""Plan of how block processing reads: windows, GDAL's share of the memory, and who reads.

Windows that are smaller than the stored blocks (a part of a strip, where a whole row does not fit;
a raster stored as one block) would have each block decoded again for every window. Then all
threads read in turn from one reader, and GDAL's cache holds a row of blocks if it can.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

from ..errors_and_notes.raster import MemoryTooSmall
from ..run import Run
from .memory import CACHE_SHARE, LARGEST_CACHE_SHARE, LIBRARIES, memory_for_blocks
from .stack import Stack
from .tiling import MEBIBYTE, SMALLEST_SIDE, Tiling, cut_windows, fair_share, window_cells

# Decoding each stored block this often is worse than reading in turn.
_DECODED_OFTEN = 1.5
# Share of the windows' memory that is theirs however much is gathered for the rows of tiles that
# are written: windows of a few cells would not make those rows smaller.
_LEFT_OF_GATHERED = 0.25
# What GDAL keeps of a block beside its cells.
_BLOCK_OVERHEAD = 1.1


class ReadingPlan(NamedTuple):
    """How block processing reads.

    Parameters
    ----------
    tiling : Tiling
        The windows.
    cache_share : float
        GDAL's share of the memory budget.
    shares_reader : bool
        Whether all threads share one reader.
    """

    tiling: Tiling
    cache_share: float
    shares_reader: bool


def plan_reading(
    stack: Stack, run: Run, scratch: int, written: int, halo: int, max_in_flight: int, at_once: int
) -> ReadingPlan:
    """Plan how block processing reads: its windows, GDAL's share of the memory, and who reads.

    Parameters
    ----------
    stack : Stack
        Inputs.
    run : Run
        Memory, and whether a cluster reads.
    scratch : int
        Bytes per cell that are needed beside the inputs.
    written : int
        Bytes per cell of all outputs, which may have to be gathered.
    halo : int
        Cells that are read beyond a window on every side.
    max_in_flight : int
        Windows in memory at one time.
    at_once : int
        Windows computed at one time.

    Raises
    ------
    MemoryTooSmall
        When not even the smallest window fits.
    """
    shapes = [band.block_shape for band in stack.all_bands]
    per_cell = stack.bytes_per_cell + scratch

    def tiling_beside_cache(cache_share: float) -> Tiling:
        budget, cells = _memory_budget(run, cache_share, per_cell, max_in_flight)
        share = fair_share(stack.grid, at_once)
        tiling = cut_windows(stack.grid, min(cells, share), shapes, halo)
        if tiling.is_aligned or not written:
            return tiling
        gathered = tiling.tile * stack.grid.width * written / MEBIBYTE
        remaining = max(budget - gathered, budget * _LEFT_OF_GATHERED)
        cells = max(int(remaining * MEBIBYTE / (per_cell * max_in_flight)), SMALLEST_SIDE**2)
        return cut_windows(stack.grid, min(cells, share), shapes, halo)

    tiling = tiling_beside_cache(CACHE_SHARE)
    if run.scheduler or tiling.times_decoded(stack.grid, shapes) < _DECODED_OFTEN:
        return ReadingPlan(tiling, CACHE_SHARE, False)
    budget = memory_for_blocks(run.max_memory) * MEBIBYTE
    cache_needed = _row_of_blocks(stack, tiling) / budget
    if cache_needed <= LARGEST_CACHE_SHARE:
        cache_share = max(cache_needed, CACHE_SHARE)
        return ReadingPlan(tiling_beside_cache(cache_share), cache_share, True)
    # A block larger than the budget is decoded whole all the same, by each thread for itself.
    if cache_needed <= max_in_flight * _largest_block_to_decode(stack) / budget:
        return ReadingPlan(tiling, cache_needed, True)
    return ReadingPlan(tiling, CACHE_SHARE, False)


def _memory_budget(run: Run, cache_share: float, per_cell: int, max_in_flight: int) -> tuple:
    """Return what planned windows may take beside GDAL's cache, MiB, and the cells of each."""
    block_share = 1 - cache_share
    budget = memory_for_blocks(run.max_memory) * block_share
    try:
        return budget, window_cells(budget, per_cell, max_in_flight)
    except MemoryTooSmall as error:
        needed_mib = error.needed / block_share
        needed_mib = math.ceil(min(4 * needed_mib, needed_mib + LIBRARIES))
        raise MemoryTooSmall(run.max_memory, needed_mib) from None


def _largest_block_to_decode(stack: Stack) -> int:
    """Return the bytes of the largest block to plan for, which may hold all bands of its file."""
    bytes_of_block: Counter = Counter()
    for band in stack.all_bands:
        height, width = band.block_shape
        key = band.path, 0 if band.interleaved else band.index
        bytes_of_block[key] += height * width * band.stored_bytes
    return max(bytes_of_block.values())


def _row_of_blocks(stack: Stack, tiling: Tiling) -> float:
    """Return the bytes of all stored blocks that a row of windows touches."""
    rows, width = stack.grid.shape
    total = 0
    for band in stack.all_bands:
        height = min(band.block_shape[0], rows)
        aligned = height % tiling.rows == 0 or tiling.rows % height == 0
        touched = math.ceil(tiling.rows / height) + (0 if aligned else 1)
        total += min(touched, math.ceil(rows / height)) * height * width * band.stored_bytes
    return total * _BLOCK_OVERHEAD
