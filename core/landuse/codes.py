"""Class codes met while a map is read: any whole numbers, found as they come.

Kernels want one small number per pair of classes; a `Lookup` turns two codes into it. Each block
works with the lookup of its moment and asks for a longer one when it meets a new code.
"""

from __future__ import annotations

import threading
from typing import NamedTuple

import numpy as np
from numba import njit

from ..errors import NotInteger, TooManyClasses

# No land-use legend has more, and tables of all pairs stay small.
MOST_CLASSES = 250
# Numbers kept per pair in the table of a block.
COLUMNS = 4
# Codes this far apart are replaced by their rank first: the table has the square of it.
_TABLE_SIDE = 1024
# So are codes this large: below it float32 holds whole numbers exactly.
_LARGE_CODE = 1 << 24
_SAMPLE_STEP = 16
# Beyond it float64 does not tell whole numbers apart.
_LARGEST_WHOLE = float(1 << 53)
# The code that stands for nodata in results.
NO_CLASS = np.iinfo(np.int64).min


class Lookup(NamedTuple):
    """Codes in the order of their places, and how to find the place of a pair.

    Parameters
    ----------
    codes : numpy.ndarray
        int64, ascending. Nodata has the place after the last.
    low : int
        Code (or rank) of the first row and column of the table, which stand for nodata: one less
        than the lowest.
    side : int
        Rows and columns of the table.
    offsets : numpy.ndarray
        uint32 (side * side,): `COLUMNS` times the number of the pair, which is the place of the
        start class times `n_places` plus that of the end class; the number `unknown` where one of
        them is no class.
    ranked : bool
        Whether values are replaced by their rank among the codes before.
    """

    codes: np.ndarray
    low: int
    side: int
    offsets: np.ndarray
    ranked: bool

    @property
    def n_places(self) -> int:
        """Number of places, nodata included."""
        return self.codes.size + 1

    @property
    def unknown(self) -> int:
        """The number after the last pair: a code that was not met yet."""
        return self.n_places * self.n_places

    def codes_of(self, pairs) -> tuple:
        """Return the start and end codes of pairs, `NO_CLASS` for nodata."""
        codes = np.append(self.codes, NO_CLASS)
        return tuple(codes[places] for places in np.divmod(pairs, self.n_places))

    def values(self, values: np.ndarray) -> np.ndarray:
        """Return what the kernels look up: the values, or their ranks (-1 for new codes)."""
        if not self.ranked:
            return values
        missing = np.isnan(values)
        filled = np.where(missing, self.codes[0], values)
        rank = np.minimum(np.searchsorted(self.codes, filled), self.codes.size - 1)
        rank = np.where(self.codes[rank] == filled, rank, -1).astype(np.float32)
        rank[missing] = np.nan
        return rank


class Codebook:
    """The codes met so far, shared by the threads of a walk."""

    def __init__(self) -> None:
        self.lookup = _make_lookup(np.zeros(0, np.int64))
        self._lock = threading.Lock()

    def learn(self, blocks, names) -> None:
        """Add the codes of blocks (NaN for nodata) of the maps of these names.

        Every sixteenth row is enough mostly; all are looked through when these hold nothing new.

        Raises
        ------
        NotInteger
            With the map and the first value that is no whole number.
        TooManyClasses
            When there are more codes than any land-use legend has.
        """
        for step in (_SAMPLE_STEP, 1):
            found = [_codes_in(block[::step], name) for block, name in zip(blocks, names)]
            with self._lock:
                codes = np.unique(np.concatenate([self.lookup.codes, *found]))
                if codes.size > MOST_CLASSES:
                    raise TooManyClasses(tuple(names), int(codes.size), MOST_CLASSES)
                if codes.size > self.lookup.codes.size:
                    self.lookup = _make_lookup(codes)
                    return


def _codes_in(values: np.ndarray, name: str) -> np.ndarray:
    """Return the different codes of a block."""
    values = values.ravel()
    # Neighbours are mostly equal, and sorting is slow.
    changes = np.append(True, values[1:] != values[:-1])
    found = values[changes & ~np.isnan(values)]
    broken = found[(found != np.rint(found)) | (np.abs(found) > _LARGEST_WHOLE)]
    if broken.size:
        raise NotInteger(name, float(broken[0]))
    codes = found.astype(np.int64)
    low, high = int(codes.min(initial=0)), int(codes.max(initial=0))
    if high - low < 1 << 20:
        return np.flatnonzero(np.bincount(codes - low)) + low
    return np.unique(codes)


def _make_lookup(codes: np.ndarray) -> Lookup:
    """Return the lookup of sorted codes."""
    n_places = codes.size + 1
    lowest, highest = (int(codes[0]), int(codes[-1])) if codes.size else (0, 0)
    ranked = highest - lowest >= _TABLE_SIDE or max(-lowest, highest) >= _LARGE_CODE
    entries = np.arange(codes.size) if ranked else codes
    low = (int(entries[0]) if codes.size else 0) - 1
    side = int(entries[-1]) - low + 1 if codes.size else 1
    places = np.full(side, -1)
    places[0] = codes.size
    places[entries - low] = np.arange(codes.size)
    known = places >= 0
    pairs = places[:, np.newaxis] * n_places + places
    pairs[~(known[:, np.newaxis] & known)] = n_places * n_places
    return Lookup(codes, low, side, (pairs * COLUMNS).astype(np.uint32).ravel(), ranked)


@njit(nogil=True, cache=True)
def find_entries(start, end, low, high, side, entry):
    """Write where in the table of pairs each two values (NaN: nodata) are.

    Parameters
    ----------
    start, end : array
        (n,), floats.
    low, high : float
        Codes of the first row of the table, which stands for nodata and is no class, and of the
        last; of the type of the values.
    side : int
        Of the table.
    entry : array
        int32, n or more.

    Returns
    -------
    bool
        Whether all are whole numbers inside the table.
    """
    first = np.int32(low)
    strange = False
    for i in range(start.size):
        row = start[i] if start[i] == start[i] else low
        col = end[i] if end[i] == end[i] else low
        whole_row = np.int32(min(max(row, low), high))
        whole_col = np.int32(min(max(col, low), high))
        strange |= (whole_row != row) | (whole_col != col)
        strange |= (start[i] == low) | (end[i] == low)
        entry[i] = (whole_row - first) * side + (whole_col - first)
    return not strange
