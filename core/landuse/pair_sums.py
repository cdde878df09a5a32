"""Cells, areas and carbon per pair of classes (start, end), in one pass over a block.

A hundred cells at a time, the two bytes of a cell are joined to one number and carbon is made
integer (loops the compiler turns into vector instructions); then one loop adds to the table of
pairs, cells in turn to one of several tables, since an addition that waits for the one before on
the same pair costs more than the addition. Nodata and codes not met before are pairs like others.
Every sum is exact (see `exact_carbon`): it depends neither on blocks nor on threads, and the pairs
add up to the total bit for bit.

Cost per cell on a block in the cache: 0.5 ns for the areas, 1.6 ns with two carbon rasters, and
0.5 ns more where carbon comes from memory (numpy.bincount for the same tables: 7 to 12 ns, without
nodata, areas or exactness).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from ..statistics.exact_sum import carry, zero_sums
from .class_codes import COLUMNS, Codebook, join_bytes
from .exact_carbon import (
    MAX_ROWS,
    PARTS,
    add_carbon_product,
    add_exact_row,
    check_exact,
    choose_integer_unit,
    is_exact,
    settle,
    shift_carbon,
    split_areas,
)

# What is summed per pair: the area of its cells, the area of those that lack carbon at a date,
# carbon times area at either date, and the change times area of the cells that gained carbon.
AREA, UNUSED_AREA, CARBON_START, CARBON_END, CELL_GAIN = range(5)
QUANTITIES = COLUMNS
_LANES = 8
# Cells prepared at one time. So few that memory delivers the next ones while these are counted
# (512 took a fifth more), and a multiple of what the vector loops take in one turn.
_CHUNK = 128


class PairSums(NamedTuple):
    """Exact sums of the pairs met so far.

    Parameters
    ----------
    start, end : numpy.ndarray
        int64 (pairs,): class codes at the two dates, `NO_CLASS` for nodata; ordered by both.
    cells, without_carbon : numpy.ndarray
        int64 (pairs,): cells, and those of them that lack carbon at either date.
    sums : numpy.ndarray
        int64 (pairs, quantities, places): accumulators, see `core.statistics.exact_sum`.
    no_carbon : numpy.ndarray
        int64 (2,): cells without carbon at the start and at the end.
    negative : numpy.ndarray
        bool (2,): whether carbon at the start and at the end is below zero somewhere.
    """

    start: np.ndarray
    end: np.ndarray
    cells: np.ndarray
    without_carbon: np.ndarray
    sums: np.ndarray
    no_carbon: np.ndarray
    negative: np.ndarray

    def add(self, other: PairSums) -> PairSums:
        """Return the sums of both by pair of land-use classes."""
        if np.array_equal(self.start, other.start) and np.array_equal(self.end, other.end):
            return self._add_same(other)
        start, end = np.append(self.start, other.start), np.append(self.end, other.end)
        pairs, pair_position = np.unique(np.stack([start, end]), axis=1, return_inverse=True)
        pair_position = pair_position.ravel()  # numpy 2.0 keeps the axis
        n = pairs.shape[1]
        cells, without_carbon = np.zeros((2, n), np.int64)
        sums = zero_sums(n, QUANTITIES)
        for pair_sums, rows in (
            (self, pair_position[: self.cells.size]),
            (other, pair_position[self.cells.size :]),
        ):
            cells[rows] += pair_sums.cells
            without_carbon[rows] += pair_sums.without_carbon
            sums[rows] += pair_sums.sums
        no_carbon = self.no_carbon + other.no_carbon
        negative = self.negative | other.negative
        return PairSums(pairs[0], pairs[1], cells, without_carbon, carry(sums), no_carbon, negative)

    def _add_same(self, other: PairSums) -> PairSums:
        """Return the sums of both, which have the same pairs: nearly always, from some block on."""
        return PairSums(
            self.start,
            self.end,
            self.cells + other.cells,
            self.without_carbon + other.without_carbon,
            carry(self.sums + other.sums),
            self.no_carbon + other.no_carbon,
            self.negative | other.negative,
        )


def empty_pairs() -> PairSums:
    """Return sums of nothing."""
    none = np.zeros(0, np.int64)
    counts, flags = np.zeros(2, np.int64), np.zeros(2, np.bool_)
    return PairSums(none, none, none, none, zero_sums(0, QUANTITIES), counts, flags)


def sum_pairs(start, end, carbon, area, codebook: Codebook, names=("start", "end")) -> PairSums:
    """Sum the cells of a block by pair of classes.

    Parameters
    ----------
    start, end : (numpy.ndarray, int or None)
        Class codes (rows, cols) of any integer type, and the code that means nodata.
    carbon : sequence of numpy.ndarray
        Carbon at the two dates, (rows, cols), NaN for nodata; empty without carbon.
    area : numpy.ndarray
        Cell area of each row, m2.
    codebook : Codebook
        Codes met so far; it learns those of this block.
    names : (str, str)
        What the two maps are called in messages.

    Raises
    ------
    TooManyClasses
        When a map holds no classes.
    """
    shape = start[0].shape
    if not shape == end[0].shape or area.shape != shape[:1] or len(shape) != 2:
        raise ValueError(f"shapes {shape}, {end[0].shape}, {area.shape} do not fit")
    carbon = tuple(carbon) or (np.empty((0, 0), np.float32),) * 2
    if carbon[0].size and not carbon[0].shape == carbon[1].shape == shape:
        raise ValueError(f"shapes {carbon[0].shape}, {carbon[1].shape} do not fit {shape}")
    unit = choose_integer_unit(carbon, start[0].size)
    areas = split_areas(area)
    while True:
        lookup = codebook.lookup
        sums_so_far = _empty_pair_tables(lookup.n_positions)
        first, last = lookup.positions_of_values(*start), lookup.positions_of_values(*end)
        offsets = lookup.offsets_of_code_pairs(first, last)
        _sum_pairs_of_block(
            first.values, last.values, carbon, offsets, unit, areas, sums_so_far, _make_chunk()
        )
        if not sums_so_far.cells[lookup.unknown, 0]:
            return _sums_of_pairs_with_cells(sums_so_far, lookup)
        codebook.learn((start, end), names)


class _PairTables(NamedTuple):
    """Tables of a block: integers of the rows at hand, their products with areas, and sums.

    `no_carbon` has two more places that tell of negative carbon.
    """

    table: np.ndarray
    parts: np.ndarray
    cells: np.ndarray
    sums: np.ndarray
    no_carbon: np.ndarray


class _Chunk(NamedTuple):
    """Arrays for the cells at hand; `bits` are the bit patterns of `shifted`, two dates."""

    entry: np.ndarray
    shifted: np.ndarray
    bits: np.ndarray


def _empty_pair_tables(n_positions: int) -> _PairTables:
    """Return empty sums for each pair of classes."""
    n = n_positions * n_positions + 1  # the last gathers what is not in the lookup
    return _PairTables(
        np.zeros((_LANES, n * COLUMNS), np.int64),
        np.zeros((n * QUANTITIES, PARTS), np.int64),
        np.zeros((n, 2), np.int64),
        zero_sums(n * QUANTITIES),
        np.zeros(4, np.int64),
    )


def _make_chunk() -> _Chunk:
    """Return the scratch space in which cells are summed by pairs of classes."""
    shifted = np.empty((2, _CHUNK), np.float64)
    return _Chunk(np.empty(_CHUNK, np.uint16), shifted, shifted.view(np.int64))


def _sums_of_pairs_with_cells(sums_so_far: _PairTables, lookup) -> PairSums:
    """Return the pairs that have cells."""
    pairs = np.flatnonzero(sums_so_far.cells[:, 0])
    start, end = lookup.codes_of(pairs)
    order = np.lexsort((end, start))
    pairs = pairs[order]
    cells, without_carbon = sums_so_far.cells[pairs].T
    sums = carry(sums_so_far.sums.reshape(-1, QUANTITIES, sums_so_far.sums.shape[-1])[pairs])
    no_carbon, negative = sums_so_far.no_carbon[:2], sums_so_far.no_carbon[2:] > 0
    return PairSums(start[order], end[order], cells, without_carbon, sums, no_carbon, negative)


@njit(nogil=True, cache=True)
def _sum_pairs_of_block(start, end, carbon, offsets, unit, areas, sums_so_far, chunk):
    """Sum cells, areas and carbon of a block by pair of land-use classes."""
    n_rows, n_cols = start.shape
    area, n_quantities = areas.area, QUANTITIES if carbon[0].size else 1
    table = sums_so_far.table
    tables = table[0], table[1], table[2], table[3], table[4], table[5], table[6], table[7]
    for row in range(n_rows):
        if row > 0 and area[row] != area[row - 1]:
            _finish_rows(sums_so_far, areas, row - 1, unit, n_quantities, row % MAX_ROWS == 0)
        for col in range(0, n_cols, _CHUNK):
            stop = min(col + _CHUNK, n_cols)
            join_bytes(start[row, col:stop], end[row, col:stop], chunk.entry)
            entry, bits = chunk.entry[: stop - col], chunk.bits
            if n_quantities == 1:
                _count_cells_of_pairs(entry, offsets, tables)
                continue
            values = carbon[0][row, col:stop], carbon[1][row, col:stop]
            if not shift_carbon(values[0], values[1], unit, chunk.shifted):
                _add_inexact_carbon(values, unit, chunk, offsets, area[row], sums_so_far)
            _sum_carbon_of_pairs(entry, offsets, bits, tables)
    _finish_rows(sums_so_far, areas, n_rows - 1, unit, n_quantities, True)


@njit(nogil=True, cache=True)
def _add_inexact_carbon(values, unit, chunk, offsets, area, sums_so_far):
    """Note negative carbon of pairs of classes; take out cells whose carbon is no exact integer."""
    exact = True
    for date in range(2):
        date_exact, negative = check_exact(values[date], unit)
        exact &= date_exact
        if negative:
            sums_so_far.no_carbon[2 + date] = 1
    if not exact:
        _add_inexact_cells_to_pairs(values, unit, chunk, offsets, area, sums_so_far)


@njit(nogil=True, cache=True)
def _add_inexact_cells_to_pairs(values, unit, chunk, offsets, area, sums_so_far):
    """Add the cells that are no exact integers by themselves, or note that they lack carbon."""
    for i in range(values[0].size):
        start, end = np.float64(values[0][i]), np.float64(values[1][i])
        if is_exact(start, unit) and is_exact(end, unit):
            continue
        chunk.bits[0, i] = chunk.bits[1, i] = unit.constant_bits  # an integer of 0
        offset = np.int64(offsets[chunk.entry[i]])
        if start == start and end == end:
            add_carbon_product(start, area, sums_so_far.sums, offset + CARBON_START)
            add_carbon_product(end, area, sums_so_far.sums, offset + CARBON_END)
            if end > start:
                add_carbon_product(end, area, sums_so_far.sums, offset + CELL_GAIN)
                add_carbon_product(-start, area, sums_so_far.sums, offset + CELL_GAIN)
        else:
            sums_so_far.table[0, offset + UNUSED_AREA] += 1
            sums_so_far.no_carbon[0] += start != start
            sums_so_far.no_carbon[1] += end != end


@njit(nogil=True, cache=True)
def _count_cells_of_pairs(entry, offsets, tables):
    """Count the cells of each pair, in turn in eight tables."""
    n, i, one, step = np.uint32(entry.size), np.uint32(0), np.uint32(1), np.uint32(_LANES)
    first, second, third, fourth, fifth, sixth, seventh, eighth = tables
    while i + step <= n:
        first[offsets[entry[i]]] += 1
        i += one
        second[offsets[entry[i]]] += 1
        i += one
        third[offsets[entry[i]]] += 1
        i += one
        fourth[offsets[entry[i]]] += 1
        i += one
        fifth[offsets[entry[i]]] += 1
        i += one
        sixth[offsets[entry[i]]] += 1
        i += one
        seventh[offsets[entry[i]]] += 1
        i += one
        eighth[offsets[entry[i]]] += 1
        i += one
    while i < n:
        first[offsets[entry[i]]] += 1
        i += one


@njit(nogil=True, cache=True)
def _sum_carbon_of_pairs(entry, offsets, bits, tables):
    """Count the cells of each pair and add their carbon, in turn in four tables.

    Indices are unsigned: numba looks whether signed ones count from the end, which took a quarter
    of the time.
    """
    first, second, third, fourth = tables[:4]
    start, end = bits[0], bits[1]
    n, i, step = np.uint32(entry.size), np.uint32(0), np.uint32(4)
    while i + step <= n:
        _add_cell_to_pair(offsets[entry[i]], start[i], end[i], first)
        i += np.uint32(1)
        _add_cell_to_pair(offsets[entry[i]], start[i], end[i], second)
        i += np.uint32(1)
        _add_cell_to_pair(offsets[entry[i]], start[i], end[i], third)
        i += np.uint32(1)
        _add_cell_to_pair(offsets[entry[i]], start[i], end[i], fourth)
        i += np.uint32(1)
    while i < n:
        _add_cell_to_pair(offsets[entry[i]], start[i], end[i], first)
        i += np.uint32(1)


@njit(nogil=True, cache=True)
def _add_cell_to_pair(offset, start, end, table):
    """Add a cell to a pair."""
    table[offset] += 1
    table[offset + np.uint32(CARBON_START)] += start
    table[offset + np.uint32(CARBON_END)] += end
    table[offset + np.uint32(CELL_GAIN)] += max(end - start, 0)


@njit(nogil=True, cache=True)
def _finish_rows(sums_so_far, areas, row, unit, n_quantities, is_last):
    """Multiply the sums of pairs in rows of one area with that area, and empty their table."""
    digits, area_unit = areas.digits[row], areas.unit[row]
    is_last = is_last or areas.unit[row + 1] != area_unit
    table = sums_so_far.table
    for pair in range(sums_so_far.cells.shape[0]):
        offset = pair * COLUMNS
        cells = 0
        for lane in range(_LANES):
            cells += table[lane, offset]
        if cells != 0:
            for quantity in range(n_quantities):
                position, total = offset + quantity, 0
                for lane in range(_LANES):
                    total += table[lane, position]
                    table[lane, position] = 0
                if quantity <= UNUSED_AREA:
                    sums_so_far.cells[pair, quantity] += total
                elif quantity < CELL_GAIN:
                    total -= cells * unit.constant_bits  # wraps around to the true sum
                add_exact_row(total, digits, sums_so_far.parts, offset + quantity)
        if is_last:
            for quantity in range(n_quantities):
                weight = area_unit if quantity <= UNUSED_AREA else area_unit * unit.unit
                settle(sums_so_far.parts, weight, sums_so_far.sums, offset + quantity)
