"""Entries of a sorted column: the rank of a value and the number of a sample in one integer.

The upper half of the bits holds the rank of the value among the distinct values of the column, the
lower half the sample. One load gives both, and one move carries both to another place. Entries are
uint32 for tables of fewer than 2**16 samples, which keeps small tables in the fastest cache, and
uint64 for larger ones. A missing value has all bits of the rank set, so it sorts last.
"""

from __future__ import annotations

import numpy as np
from numba import types
from numba.extending import overload

from ...jit import njit

# Tables of more samples need entries of 64 bits.
MAX_SMALL = 2**16 - 1

ONE = np.uint64(1)


def entry_type(n: int):
    """Return the integer type of the entries of n samples."""
    return np.uint32 if n <= MAX_SMALL else np.uint64


def pack_entries(rank: np.ndarray, sample: np.ndarray, missing: np.ndarray, kind) -> np.ndarray:
    """Return entries of a type from ranks, samples, and which values are missing."""
    half = np.uint64(4 * np.dtype(kind).itemsize)
    rank = np.where(missing, (1 << int(half)) - 1, rank).astype(np.uint64)
    return ((rank << half) | sample.astype(np.uint64)).astype(kind)


def rank_of(entry):
    """Return the rank of an entry (in compiled code only)."""
    raise NotImplementedError


def sample_of(entry):
    """Return the sample of an entry (in compiled code only)."""
    raise NotImplementedError


def is_missing(entry):
    """Whether the value of an entry is missing (in compiled code only)."""
    raise NotImplementedError


def with_sample(entry, sample):
    """Return an entry with another sample (in compiled code only)."""
    raise NotImplementedError


_HALF = {types.uint32: 16, types.uint64: 32}


@overload(rank_of)
def _rank_of(entry):
    half = np.uint64(_HALF[entry])
    return lambda entry: np.uint64(entry) >> half


@overload(sample_of)
def _sample_of(entry):
    mask = np.uint64(2 ** _HALF[entry] - 1)
    return lambda entry: np.uint64(entry) & mask


@overload(is_missing)
def _is_missing(entry):
    half = np.uint64(_HALF[entry])
    last = np.uint64(2 ** _HALF[entry] - 1)
    return lambda entry: (np.uint64(entry) >> half) == last


@overload(with_sample)
def _with_sample(entry, sample):
    half = np.uint64(_HALF[entry])
    return lambda entry, sample: (np.uint64(entry) >> half << half) | np.uint64(sample)


@njit(nogil=True, cache=True, error_model="numpy")
def partition_entries(row, start, end, middle, goes_left, scratch):
    """Move the sorted entries that go left to the front of a range, in their order."""
    n_left, n_right = np.uint64(start), np.uint64(0)
    for i in range(np.uint64(start), np.uint64(end)):
        entry = row[i]
        left = np.uint64(goes_left[sample_of(entry)])
        row[n_left] = entry
        scratch[n_right] = entry
        n_left += left
        n_right += ONE - left
    for i in range(np.uint64(end - middle)):
        row[np.uint64(middle) + i] = scratch[i]


@njit(nogil=True, cache=True, error_model="numpy")
def keep_left_entries(row, start, end, goes_left):
    """Move the entries that go left to the front of a range, in their order; lose the others."""
    n_left = np.uint64(start)
    for i in range(np.uint64(start), np.uint64(end)):
        entry = row[i]
        row[n_left] = entry
        n_left += np.uint64(goes_left[sample_of(entry)])


@njit(nogil=True, cache=True, error_model="numpy")
def keep_right_entries(row, start, end, goes_left):
    """Move the entries that go right to the end of a range, in their order; lose the others."""
    last = np.uint64(end) - ONE
    to = last
    for i in range(np.uint64(end - start)):
        entry = row[last - i]
        row[to] = entry
        to -= ONE - np.uint64(goes_left[sample_of(entry)])
