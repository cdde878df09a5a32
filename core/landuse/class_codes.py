"""Class codes met while a map is read: any whole numbers, found as they come.

Kernels want two bytes per cell and a table of all pairs of bytes. Maps of bytes are taken as they
are, nodata being one more byte; other codes are replaced by their place among those met. Each
block works with the lookup of its moment and asks for a longer one when it meets a new code.
"""

from __future__ import annotations

import threading
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.landuse import TooManyClasses
from ..jit import njit

# No land-use legend has more, and places fit into a byte, nodata and unknown codes included.
MAX_CLASSES = 250
# Numbers kept per pair in the table of a block.
COLUMNS = 5
# Codes this far apart are looked for by bisection instead of in a table.
_TABLE_SIDE = 1 << 16
_SAMPLE_STEP = 16
# The code that stands for nodata in results.
NO_CLASS = np.iinfo(np.int64).min


class ClassPositions(NamedTuple):
    """A map as bytes (rows, cols), and how to read them: type and nodata, None for places."""

    values: np.ndarray
    byte_type: tuple | None


class Lookup:
    """The place of each code, and tables of pairs by the bytes of a map.

    Codes have the places 0, 1, 2... in ascending order. Nodata has the place after the last, and
    codes that were not met yet that after it.

    Parameters
    ----------
    codes : numpy.ndarray
        int64, ascending.
    """

    def __init__(self, codes: np.ndarray) -> None:
        self.codes = codes
        self._tables: dict = {}
        low, high = (int(codes[0]), int(codes[-1])) if codes.size else (0, 0)
        self._low, self._by_code = low - 1, None
        if high - low < _TABLE_SIDE:
            self._by_code = np.full(high - low + 2, self.n_positions, np.uint8)
            self._by_code[codes - self._low] = np.arange(codes.size)

    @property
    def n_positions(self) -> int:
        """Number of places, nodata included."""
        return self.codes.size + 1

    @property
    def unknown(self) -> int:
        """The number after the last pair: that of a code that was not met yet."""
        return self.n_positions * self.n_positions

    def codes_of(self, pairs) -> tuple:
        """Return the start and end codes of pairs, `NO_CLASS` for nodata."""
        codes = np.append(self.codes, NO_CLASS)
        return tuple(codes[positions] for positions in np.divmod(pairs, self.n_positions))

    def positions_of_values(self, values: np.ndarray, nodata: int | None) -> ClassPositions:
        """Return a block of codes (integers, rows x cols) as bytes."""
        if values.dtype.itemsize == 1:
            return ClassPositions(values.view(np.uint8), (values.dtype.char, nodata))
        positions = np.empty(values.shape, np.uint8)
        values_and_nodata = values.ravel(), np.int64(NO_CLASS if nodata is None else nodata)
        if self._by_code is not None:
            _positions_by_table(
                *values_and_nodata, self._low, self._by_code, self.codes.size, positions.ravel()
            )
        else:
            _positions_by_bisection(*values_and_nodata, self.codes, positions.ravel())
        return ClassPositions(positions, None)

    def offsets_of_code_pairs(self, start: ClassPositions, end: ClassPositions) -> np.ndarray:
        """Return where the table has the pair of class codes of each two bytes of the maps.

        The number is the place at the start times `n_positions` plus that at the end, and `unknown`
        where one of them is not known; uint32 (65536,).
        """
        key = start.byte_type, end.byte_type
        if key not in self._tables:
            position = np.arange(self.n_positions)
            pairs = np.full((self.n_positions + 1,) * 2, self.unknown)
            pairs[:-1, :-1] = position[:, np.newaxis] * self.n_positions + position
            self._tables[key] = self.by_bytes((pairs * COLUMNS).astype(np.uint32), start, end)
        return self._tables[key]

    def by_bytes(self, table: np.ndarray, start: ClassPositions, end: ClassPositions) -> np.ndarray:
        """Return a table by places (those of unknown codes last) as one by bytes, (65536,)."""
        rows, cols = (
            self._position_of_bytes(start.byte_type),
            self._position_of_bytes(end.byte_type),
        )
        return table[rows[:, np.newaxis], cols].ravel()

    def _position_of_bytes(self, byte_type: tuple | None) -> np.ndarray:
        """Return the position of the class code of each of the 256 bytes of a map."""
        if byte_type is None:
            return np.minimum(np.arange(256), self.n_positions)
        dtype, nodata = byte_type
        codes = np.arange(256, dtype=np.uint8).view(dtype).astype(np.int64)
        positions = np.full(256, self.n_positions)
        nearest = np.minimum(np.searchsorted(self.codes, codes), max(self.codes.size - 1, 0))
        if self.codes.size:
            is_known = self.codes[nearest] == codes
            positions[is_known] = nearest[is_known]
        if nodata is not None:
            positions[codes == nodata] = self.codes.size
        return positions


class Codebook:
    """The codes met so far, shared by the threads of a pass."""

    def __init__(self) -> None:
        self.lookup = Lookup(np.zeros(0, np.int64))
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple:
        """Travel empty: each process learns the codes it meets."""
        return type(self), ()

    def learn(self, blocks, names) -> None:
        """Add the class codes of blocks, ``(values, nodata)``, of the maps of these names.

        Every sixteenth row is enough mostly; all are looked through when these hold nothing new.

        Raises
        ------
        TooManyClasses
            When there are more codes than any land-use legend has.
        """
        for step in (_SAMPLE_STEP, 1):
            block_codes = [_codes_in(values[::step], nodata) for values, nodata in blocks]
            with self._lock:
                codes = np.unique(np.concatenate([self.lookup.codes, *block_codes]))
                require_few(codes, names)
                if codes.size > self.lookup.codes.size:
                    self.lookup = Lookup(codes)
                    return


def require_few(codes, names) -> None:
    """Raise `TooManyClasses` when maps of these names have more codes than a legend has."""
    if len(codes) > MAX_CLASSES:
        raise TooManyClasses(tuple(names), len(codes), MAX_CLASSES)


def _codes_in(values: np.ndarray, nodata: int | None) -> np.ndarray:
    """Return the different class codes of a block of land use, int64."""
    values = values.ravel()
    # Neighbours are mostly equal, and sorting is slow.
    changed = values[np.append(True, values[1:] != values[:-1])].astype(np.int64)
    if nodata is not None:
        changed = changed[changed != nodata]
    low, high = int(changed.min(initial=0)), int(changed.max(initial=0))
    if high - low < 1 << 20:
        return np.flatnonzero(np.bincount(changed - low)) + low
    return np.unique(changed)


@njit(nogil=True, cache=True)
def _positions_by_table(values, nodata, low, table, nodata_position, positions):
    """Write the position of each class code by ``table[value - low]``, first of unknowns."""
    high = low + table.size - 1
    for i in range(values.size):
        value = np.int64(values[i])
        position = table[value - low if low <= value <= high else 0]
        positions[i] = nodata_position if value == nodata else position


@njit(nogil=True, cache=True)
def _positions_by_bisection(values, nodata, codes, positions):
    """Write the place of each value among `codes`; neighbours are mostly equal."""
    last, position = nodata, codes.size
    for i in range(values.size):
        value = np.int64(values[i])
        if value != last:
            last, position = value, codes.size
            if value != nodata:
                position = np.searchsorted(codes, value)
                if position == codes.size or codes[position] != value:
                    position = codes.size + 1
        positions[i] = position


@njit(nogil=True, cache=True)
def join_bytes(start, end, entry):
    """Write the number of each two bytes, ``start * 256 + end``, into `entry` (uint16)."""
    for i in range(start.size):
        entry[i] = (np.uint16(start[i]) << np.uint16(8)) | np.uint16(end[i])


@njit(nogil=True, cache=True)
def look_up_codes(start, end, table, out):
    """Write what `table` (65536,) has for the two codes of each cell."""
    for i in range(start.size):
        out[i] = table[(np.uint16(start[i]) << np.uint16(8)) | np.uint16(end[i])]
