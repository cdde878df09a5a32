"""Random positions from a counter: the same whatever the order or the thread that asks.

splitmix64 (Steele, Lea and Flood 2014, OOPSLA) turns a counter into well-mixed bits; a position
below `n` is the high half of the product of `n` and 32 such bits (Lemire 2019, ACM TOMACS 29:3),
whose bias is below n / 2^32.

An even random sample of the cells of a raster, the same however it is cut into blocks.
"""

from __future__ import annotations

import numpy as np
from numba import uint64

from ..jit import njit

_STEP = np.uint64(0x9E3779B97F4A7C15)

_FIRST = np.uint64(0xBF58476D1CE4E5B9)

_SECOND = np.uint64(0x94D049BB133111EB)

_LOW = np.uint64(0xFFFFFFFF)

# Streams of two seeds, or of two uses of one seed, start far from each other.
_STREAM = np.uint64(0xD1342543DE82EF95)


@njit(uint64(uint64), nogil=True, cache=True, inline="always")
def mix_bits(counter):
    """Return 64 well-mixed bits for a counter."""
    x = counter * _STEP
    x = (x ^ (x >> np.uint64(30))) * _FIRST
    x = (x ^ (x >> np.uint64(27))) * _SECOND
    return x ^ (x >> np.uint64(31))


@njit(nogil=True, cache=True)
def start_counter(seed, row):
    """Return where the stream of one row (permutation, sample) of a seed begins."""
    return mix_bits(mix_bits(np.uint64(seed) + _STREAM) + np.uint64(row) * _STREAM)


@njit(nogil=True, cache=True)
def fill_distinct(ids, n, counter):
    """Fill `ids` with different positions below `n`; `ids` must be shorter than `n`.

    Drawn again when met before: with few ids of many positions that is rare.
    """
    for k in range(ids.size):
        is_distinct = False
        while not is_distinct:
            counter += np.uint64(1)
            candidate = np.int64(((mix_bits(counter) & _LOW) * np.uint64(n)) >> np.uint64(32))
            is_distinct = True
            for earlier in range(k):
                if ids[earlier] == candidate:
                    is_distinct = False
        ids[k] = candidate


def draw_ids(n: int, permutations: int, size: int, seed: int) -> np.ndarray:
    """Return a table ``(permutations, size)`` of positions below `n`, different within a row."""
    ids = np.empty((permutations, size), np.int64)
    _fill_table(ids, n, seed)
    return ids


@njit(nogil=True, cache=True)
def _fill_table(ids, n, seed):
    """Fill each row from its own stream; dense rows by a partial shuffle of all positions."""
    permutations, size = ids.shape
    if size * 8 < n:
        for row in range(permutations):
            fill_distinct(ids[row], n, start_counter(seed, row))
        return
    order = np.arange(n)
    for row in range(permutations):
        counter = start_counter(seed, row)
        for k in range(size):
            counter += np.uint64(1)
            bits = mix_bits(counter) & _LOW
            other = k + np.int64((bits * np.uint64(n - k)) >> np.uint64(32))
            order[k], order[other] = order[other], order[k]
            ids[row, k] = order[k]


# Values kept for drawing reference sums; of larger rasters a sample.
POOL_CELLS = 1 << 22

_TWO_64 = float(2**64)


@njit(nogil=True, cache=True)
def mark_sample(is_sampled, row, col, width, seed, share):
    """Mark cells by random numbers of their positions; which ones depends on the seed alone."""
    limit = share * _TWO_64
    start = mix_bits(np.uint64(seed))
    for r in range(is_sampled.shape[0]):
        for c in range(is_sampled.shape[1]):
            position = np.uint64((row + r) * width + col + c)
            is_sampled[r, c] = float(mix_bits(start + position)) < limit or share >= 1.0
