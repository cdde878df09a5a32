"""The middle of many numbers, for many pixels side by side: by counting or by a sorting network.

Counting finds the number of a given rank bit by bit: of each bit, from the highest, one counts how
many numbers lie below the value built so far plus that bit; if no more than the rank, the bit is
set. After 32 counts the value is exact, ties and all. Counting needs one comparison and one
addition per number, without branches and without moving anything, which is what vector registers do
best; the first 16 bits and the last 16 are counted apart as 16-bit numbers, twice as many at a
time. About 1 ns per number and pixel.

A sorting network is a fixed list of comparisons: the same places whatever the numbers are, so that
many pixels go through it in vector registers. It is Batcher's odd-even merge sort, without the
comparisons that neither of the two middle places depends on. About 0.1 ns per comparison and pixel;
276 numbers need 3653 comparisons. Of a few hundred numbers it is as fast as counting, of more it is
slower.

References
----------
Batcher, K. E. (1968). Sorting networks and their applications. AFIPS 32, 307-314.
Knuth, D. E. (1998). The Art of Computer Programming 3, 2nd ed., algorithm 5.2.2 M.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..jit import njit
from .simd_lanes import LANES, larger

# Counts are 16-bit numbers.
MAX_NUMBERS = 32767


@njit(nogil=True, cache=True)
def select_by_counting(numbers, rank, keys, lower, upper):
    """Find the number of a rank in each lane, and the one before it, for the median.

    Parameters
    ----------
    numbers : numpy.ndarray
        float32 (numbers, lanes), none NaN.
    rank : numpy.ndarray
        int16 (lanes): rank wanted, counted from 0.
    keys : numpy.ndarray
        int16, scratch of the shape of `numbers`.
    lower, upper : numpy.ndarray
        float32 (lanes): receive the numbers of ranks ``rank - 1`` and `rank`.
    """
    high, low = np.empty_like(rank), np.empty_like(rank)
    bits = numbers.view(np.int32)
    _high_halves(bits, keys)
    _select_by_bits(keys, rank, high)
    _low_halves(bits, high, keys)
    _select_by_bits(keys, rank, low)
    upper_bits = upper.view(np.int32)
    for i in range(LANES):
        key = (np.int32(high[i]) << 16) | (np.int32(low[i]) + np.int32(32768))
        upper_bits[i] = key ^ ((key >> 31) & np.int32(0x7FFFFFFF))
    _look_below(numbers, upper, rank, lower)


@njit(nogil=True, cache=True)
def _high_halves(bits, keys):
    """Write the upper 16 bits of the key of each number that the median is selected from.

    Read as integers, float32 patterns rise with the number if those of negative numbers have all
    bits but the sign turned over.
    """
    for row in range(bits.shape[0]):
        pattern, key = bits[row], keys[row]
        for i in range(LANES):
            b = pattern[i]
            key[i] = np.int16((b ^ ((b >> 31) & np.int32(0x7FFFFFFF))) >> 16)


@njit(nogil=True, cache=True)
def _low_halves(bits, high, keys):
    """Write the lower 16 bits where the upper are `high`; else the least or greatest key."""
    lowest_key, greatest_key = np.int32(-32768), np.int32(32767)
    for row in range(bits.shape[0]):
        pattern, key = bits[row], keys[row]
        for i in range(LANES):
            b = pattern[i]
            ordered_bits = b ^ ((b >> 31) & np.int32(0x7FFFFFFF))
            upper, upper_of_median = ordered_bits >> 16, np.int32(high[i])
            lower = (ordered_bits & np.int32(0xFFFF)) - np.int32(32768)
            outside_key = lowest_key if upper < upper_of_median else greatest_key
            key[i] = np.int16(lower if upper == upper_of_median else outside_key)


@njit(nogil=True, cache=True)
def _select_by_bits(keys, rank, selected):
    """Write the key of the median's rank of each lane, bit by bit from the highest."""
    trial, count = np.empty_like(selected), np.empty_like(selected)
    for i in range(LANES):
        selected[i] = np.int16(-32768)
    for bit in range(15, -1, -1):
        for i in range(LANES):
            trial[i] = np.int16(np.int32(selected[i]) + (np.int32(1) << bit))
        _count_below(keys, trial, count)
        for i in range(LANES):
            selected[i] = trial[i] if count[i] <= rank[i] else selected[i]


@njit(nogil=True, cache=True)
def _count_below(keys, trial, count):
    """Count the keys of each lane below `trial`, to select the median; four rows at a time."""
    for i in range(LANES):
        count[i] = 0
    n_in_fours = keys.shape[0] // 4 * 4
    for row in range(0, n_in_fours, 4):
        a, b, c, d = keys[row], keys[row + 1], keys[row + 2], keys[row + 3]
        for i in range(LANES):
            t = trial[i]
            count[i] += np.int16(a[i] < t) + np.int16(b[i] < t)
            count[i] += np.int16(c[i] < t) + np.int16(d[i] < t)
    for row in range(n_in_fours, keys.shape[0]):
        key = keys[row]
        for i in range(LANES):
            count[i] += np.int16(key[i] < trial[i])


@njit(nogil=True, cache=True)
def _look_below(numbers, upper, rank, lower):
    """Write the number before `upper` in order: the largest smaller one, or an equal one."""
    below, nothing = np.empty_like(rank), np.float32(-np.inf)
    for i in range(LANES):
        below[i] = 0
        lower[i] = nothing
    for row in range(numbers.shape[0]):
        line = numbers[row]
        for i in range(LANES):
            smaller = line[i] < upper[i]
            below[i] += np.int16(smaller)
            lower[i] = larger(lower[i], line[i] if smaller else nothing)
    for i in range(LANES):
        lower[i] = lower[i] if below[i] == rank[i] else upper[i]


@lru_cache(maxsize=64)
def median_sorting_network(n: int) -> np.ndarray:
    """Return the comparisons that sort the median: numbers ``n // 2 - 1`` and ``n // 2``.

    Parameters
    ----------
    n : int
        How many numbers.

    Returns
    -------
    numpy.ndarray
        int32 (comparisons, 2): the smaller number goes to the first place of each row.
    """
    is_needed = np.zeros(n, bool)
    is_needed[max(n // 2 - 1, 0) : n // 2 + 1] = True
    comparisons = []
    for low, high in reversed(list(_batcher_comparisons(n))):
        if is_needed[low] or is_needed[high]:
            is_needed[low] = is_needed[high] = True
            comparisons.append((low, high))
    return np.array(comparisons[::-1], np.int32).reshape(-1, 2)


@njit(nogil=True, cache=True)
def sort_middle(numbers, network):
    """Bring the two numbers of each lane about the median to their places.

    The other places are left with no meaning. Compared are integers in the order of the numbers:
    without AVX-512, LLVM turns the smaller of two floats into a masked store, which takes many
    times as long.
    """
    keys = numbers.view(np.int32)
    for row in range(keys.shape[0]):
        _turn_negative(keys[row])
    for c in range(network.shape[0]):
        low, high = keys[network[c, 0]], keys[network[c, 1]]
        for i in range(LANES):
            a, b = low[i], high[i]
            low[i] = min(a, b)
            high[i] = max(a, b)
    mid = keys.shape[0] // 2
    for row in range(max(mid - 1, 0), min(mid + 1, keys.shape[0])):
        _turn_negative(keys[row])


@njit(nogil=True, cache=True)
def _turn_negative(pattern):
    """Turn float32 patterns into integers of the same order, or back: all bits but the sign."""
    for i in range(LANES):
        pattern[i] ^= (pattern[i] >> 31) & np.int32(0x7FFFFFFF)


def _batcher_comparisons(n: int):
    """Yield the comparisons of Batcher's sort of `n` numbers (Knuth's notation: p, q, r, d)."""
    top = 1
    while 2 * top < n:
        top *= 2
    p = top if n > 1 else 0
    while p > 0:
        q, r, d = top, 0, p
        while True:
            for i in range(n - d):
                if i & p == r:
                    yield i, i + d
            if q == p:
                break
            d, q, r = q - p, q // 2, p
        p //= 2


@njit(nogil=True, cache=True)
def select_rank(a, size, rank):
    """Return the number that sorting would put at `rank`; smaller ones end up before it."""
    left, right = 0, size - 1
    while left < right:
        mid = (left + right) // 2
        pivot = max(min(a[left], a[mid]), min(max(a[left], a[mid]), a[right]))
        i, j = left, right
        while i <= j:
            while a[i] < pivot:
                i += 1
            while pivot < a[j]:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        if rank <= j:
            right = j
        elif rank >= i:
            left = i
        else:
            break
    return a[rank]
