"""Sums of a dated series over zones, exactly: the same bits for any blocks and threads.

Each cell is one term per date. The cells valid on all dates (the constant mask) and the rest are
summed apart; both together are what is valid on a date. So one pass gives the totals of both
masks, and every cell is added once.

Areas of source and sink classes are added as whole numbers of a small part of a square metre:
exact in any order too, and a fifteenth of the memory.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ...jit import njit
from ...statistics.exact_sum import (
    PLACES,
    add_bits,
    add_cut_terms,
    add_multiple,
    carry,
    cut_terms,
    zero_sums,
)

# Codes closer together than this are found by a table instead of by sorting.
_TABLE_SIZE = 1 << 20
# Cells that may be counted before they are multiplied by their area.
_MOST_COUNTED = 1 << 25
# Bits of the sum of all areas in parts of a square metre; int64 has one more and the sign.
_AREA_BITS = 62


@dataclass
class ZonalSums:
    """Accumulators of the zones met so far; zones along the first axis, in order of `codes`.

    Parameters
    ----------
    codes : numpy.ndarray
        int64 (zones,), ascending.
    constant_total : numpy.ndarray
        Sums of value times area over the constant mask, (zones, dates, places).
    varying_total, varying_area : numpy.ndarray
        The same, and the areas, of cells valid on that date but not on all.
    constant_area, zone_area : numpy.ndarray
        Areas of the constant mask and of all cells of the zone, (zones, places).
    constant_cells, zone_cells : numpy.ndarray
        Their cells, (zones,).
    varying_cells : numpy.ndarray
        (zones, dates).
    constant_classes, varying_classes : numpy.ndarray
        Areas by class in parts of a square metre, int64 (zones, dates, classes).
    """

    codes: np.ndarray
    constant_total: np.ndarray
    varying_total: np.ndarray
    varying_area: np.ndarray
    constant_area: np.ndarray
    zone_area: np.ndarray
    constant_cells: np.ndarray
    zone_cells: np.ndarray
    varying_cells: np.ndarray
    constant_classes: np.ndarray
    varying_classes: np.ndarray

    @classmethod
    def zero(cls, codes, n_dates: int, n_classes: int = 0) -> ZonalSums:
        """Return sums that are all 0."""
        n = len(codes)
        return cls(
            np.asarray(codes, np.int64),
            zero_sums(n, n_dates),
            zero_sums(n, n_dates),
            zero_sums(n, n_dates),
            zero_sums(n),
            zero_sums(n),
            np.zeros(n, np.int64),
            np.zeros(n, np.int64),
            np.zeros((n, n_dates), np.int64),
            np.zeros((n, n_dates, n_classes), np.int64),
            np.zeros((n, n_dates, n_classes), np.int64),
        )

    @property
    def n_dates(self) -> int:
        """Number of dates."""
        return self.varying_cells.shape[1]

    @property
    def n_classes(self) -> int:
        """Number of source and sink classes."""
        return self.varying_classes.shape[2]

    def arrays(self) -> tuple:
        """Return the accumulators and counts, in the order of the fields."""
        return tuple(vars(self).values())[1:]

    def add(self, other: ZonalSums) -> ZonalSums:
        """Return the sums of both; zones are matched by code."""
        codes = np.union1d(self.codes, other.codes)
        if codes.size == self.codes.size:
            total = self
        else:
            total = ZonalSums.zero(codes, self.n_dates, self.n_classes)
            total._add_zones(self)
        total._add_zones(other)
        return total

    def with_codes(self, codes) -> ZonalSums:
        """Return the sums with zones of 0 for the given codes that were not met."""
        if not codes:
            return self
        return self.add(ZonalSums.zero(sorted(codes), self.n_dates, self.n_classes))

    def of_dates(self, dates: slice) -> ZonalSums:
        """Return the sums of some dates; the constant mask stays that of all."""
        totals = ("constant_total", "varying_total", "varying_area", "varying_cells")
        by_date = (*totals, "constant_classes", "varying_classes")
        return replace(self, **{name: getattr(self, name)[:, dates] for name in by_date})

    def of_zone(self, position: int) -> ZonalSums:
        """Return the sums of the zone at a position."""
        return ZonalSums(
            *(array[position : position + 1] for array in (self.codes, *self.arrays()))
        )

    def all_zones(self) -> ZonalSums:
        """Return the sums over all zones as one zone."""
        total = ZonalSums.zero([0], self.n_dates, self.n_classes)
        for zone_total, zone_sums in zip(total.arrays(), self.arrays()):
            zone_total[0] = zone_sums.sum(axis=0)
        return total._with_carried_digits()

    def _add_zones(self, other: ZonalSums) -> None:
        """Add the zones of `other`, all of which are here."""
        rows = np.searchsorted(self.codes, other.codes)
        for sums, added in zip(self.arrays(), other.arrays()):
            sums[rows] += added
        self._with_carried_digits()

    def _with_carried_digits(self) -> ZonalSums:
        """Return the zonal sums with digits carried, so that more can be added."""
        for sums in (self.constant_total, self.varying_total, self.varying_area):
            carry(sums)
        carry(self.constant_area)
        carry(self.zone_area)
        return self


def zonal_sums(series, zones, inside, area, breaks=(), integer_areas=None) -> ZonalSums:
    """Sum the cells of a block by zone and date, and by class where there are classes.

    Parameters
    ----------
    series : numpy.ndarray
        (dates, rows, cols), float32 or float64, NaN for nodata.
    zones : numpy.ndarray
        int64 (rows, cols): zone codes.
    inside : numpy.ndarray
        bool (rows, cols): whether the cell belongs to a zone.
    area : numpy.ndarray
        Cell area of each row, m2.
    breaks : sequence of float
        Rising largest values of all classes but the last; none for no classes.
    integer_areas : numpy.ndarray, optional
        The cell areas as `areas_in_exact_units` gives them; needed with breaks.

    Returns
    -------
    ZonalSums
        Of the zones met in the block.
    """
    if not series.shape[1:] == zones.shape == inside.shape or area.shape != zones.shape[:1]:
        raise ValueError(f"shapes {series.shape}, {zones.shape}, {area.shape} do not fit")
    codes, index = index_zones(zones, inside)
    sums = ZonalSums.zero(codes, series.shape[0], len(breaks) + 1 if len(breaks) else 0)
    if not len(codes):
        return sums  # the kernel adds 0 to the first zone for cells that are in none
    constant = np.empty(zones.shape, np.bool_)
    totals = zero_sums(2, len(codes), series.shape[0])
    varying = sums.varying_area.reshape(-1, PLACES), sums.varying_cells.ravel()
    whole = sums.zone_area, sums.zone_cells, sums.constant_area, sums.constant_cells
    _add_rows_to_zones(series, index, constant, area, totals.reshape(-1, PLACES), varying, whole)
    sums.constant_total, sums.varying_total = totals
    if len(breaks):
        # Compared in the map's own precision, so that a cell showing 20 counts as 20.
        breaks = np.asarray(breaks, series.dtype)
        classes = sums.constant_classes, sums.varying_classes
        _add_class_areas_to_zones(series, index, constant, integer_areas, breaks, *classes)
    return sums._with_carried_digits()


def exact_area_unit(total_area: float) -> tuple:
    """Return how cell areas become whole numbers, whose sums are exact: power of 2, part in m2.

    Parameters
    ----------
    total_area : float
        Area of the whole map, m2.

    Notes
    -----
    A part is as small as int64 allows for the area of the whole map: with 1e8 cells of 900 m2,
    2e-8 m2. It is a power of 2, so that areas of whole square metres stay exact.
    """
    bits = min(_AREA_BITS - math.ceil(math.log2(total_area)), _AREA_BITS) if total_area > 0 else 0
    return bits, math.ldexp(1.0, -bits)


def areas_in_exact_units(area, bits: int) -> np.ndarray:
    """Return cell areas as whole numbers of parts for exact sums, as `exact_area_unit` has them."""
    return np.rint(np.ldexp(area, bits)).astype(np.int64)


def index_zones(zones, inside) -> tuple:
    """Return the codes of the zones to sum over, ascending, and the index of each cell's zone."""
    index = np.full(zones.shape, -1, np.int64)
    zones_inside = zones[inside]
    if zones_inside.size == 0:
        return zones_inside, index
    low, high = int(zones_inside.min()), int(zones_inside.max())
    if high - low < _TABLE_SIZE:
        position_of_code = np.full(high - low + 1, -1, np.int64)
        position_of_code[zones_inside - low] = 0
        codes = np.flatnonzero(position_of_code == 0) + low
        position_of_code[codes - low] = np.arange(codes.size)
        _look_up(zones, inside, low, position_of_code, index)
    else:
        codes, index[inside] = np.unique(zones_inside, return_inverse=True)
    return codes, index


@njit(nogil=True, cache=True)
def _look_up(zones, inside, low, position_of_code, index):
    """Write the position of each cell's zone by a table; cells that are in none keep theirs."""
    for row in range(zones.shape[0]):
        for col in range(zones.shape[1]):
            if inside[row, col]:
                index[row, col] = position_of_code[zones[row, col] - low]


@njit(nogil=True, cache=True)
def _mark_constant(series, is_constant):
    """Mark the cells of a row that have data on all dates, whose sums are of a constant area."""
    for col in range(is_constant.size):
        is_constant[col] = True
    for date in range(series.shape[0]):
        values = series[date]
        for col in range(is_constant.size):
            is_constant[col] &= values[col] == values[col]  # False for NaN


@njit(nogil=True, cache=True, error_model="numpy")
def _add_rows_to_zones(series, index, constant, area, totals, varying, whole):
    """Add the cells of every date, and their areas, to the sums of their zones.

    Row by row: what does not ask for a cell's zone is done for all its cells before, in vectors.
    Cells are counted, and multiplied by their area where it changes. `totals` holds the sums over
    the constant mask, and behind them those over the other cells.
    """
    n_dates, n_rows, n_cols = series.shape
    half = totals.shape[0] // 2
    flat, counts = totals.reshape(-1), np.zeros(half, np.int64)
    terms, parts = np.empty(n_cols, np.float64), np.empty((4, n_cols), np.int64)
    firsts, places, varies = np.empty((3, n_cols), np.int64)
    cells, n_rows_counted = np.zeros((whole[1].size, 2), np.int64), 0
    for row in range(n_rows):
        zones, is_constant = index[row], constant[row]
        _mark_constant(series[:, row], is_constant)
        n_varying = _count_cells(zones, is_constant, n_dates, firsts, varies, cells)
        for col in range(n_cols):
            places[col] = (firsts[col] + varies[col] * half) * PLACES
        for date in range(n_dates):
            values = series[date, row]
            for col in range(n_cols):
                terms[col] = np.float64(values[col]) * area[row] if zones[col] >= 0 else np.nan
            if cut_terms(terms.view(np.int64), parts):
                add_cut_terms(parts, places, date * PLACES, flat)
            else:
                _add_large_terms(terms, places, date, totals)
            if n_varying > 0:
                _count_varying(terms, firsts, varies, date, counts)
        n_rows_counted += 1
        is_last = row + 1 == n_rows or n_rows_counted * n_cols >= _MOST_COUNTED
        if is_last or area[row + 1] != area[row]:
            _add_areas(area[row], counts, cells, varying, whole)
            n_rows_counted = 0


@njit(nogil=True, cache=True)
def _count_cells(zones, is_constant, n_dates, firsts, varies, cells):
    """Count the cells of each zone, and mark those that lack data on some date.

    `firsts` is filled with the place of each cell's zone on the first date.
    """
    n_varying = 0
    for col in range(zones.size):
        in_zone = zones[col] >= 0
        firsts[col] = zones[col] * n_dates if in_zone else 0
        varies[col] = in_zone & (not is_constant[col])
        n_varying += varies[col]
    for col in range(zones.size):
        if zones[col] >= 0:
            zone = np.uint64(zones[col])
            cells[zone, 0] += 1
            cells[zone, 1] += is_constant[col]
    return n_varying


@njit(nogil=True, cache=True)
def _add_large_terms(terms, places, date, totals):
    """Add the cells of a row to the sums of their zones one by one, since a term is too large."""
    bits = terms.view(np.int64)
    for col in range(terms.size):
        if terms[col] == terms[col]:
            add_bits(bits[col], totals, places[col] // PLACES + date)


@njit(nogil=True, cache=True)
def _count_varying(terms, firsts, varies, date, counts):
    """Count the cells of a row that have data on a date, but not on all."""
    for col in range(terms.size):
        has_data = np.int64(terms[col] == terms[col])
        counts[np.uint64(firsts[col] + date)] += varies[col] & has_data


@njit(nogil=True, cache=True)
def _add_areas(area, counts, cells, varying, whole):
    """Add the areas of the cells that were counted to their zones, and empty the counts."""
    varying_area, varying_cells = varying
    zone_area, zone_cells, constant_area, constant_cells = whole
    scratch = np.empty(2, np.float64)
    n_dates = counts.size // max(zone_cells.size, 1)
    for zone in range(zone_cells.size):
        n_cells, n_constant = cells[zone]
        if n_cells == 0:
            continue
        zone_cells[zone] += n_cells
        constant_cells[zone] += n_constant
        add_multiple(area, n_cells, scratch, zone_area, zone)
        add_multiple(area, n_constant, scratch, constant_area, zone)
        cells[zone, 0] = cells[zone, 1] = 0
        if n_constant == n_cells:
            continue
        for place in range(zone * n_dates, (zone + 1) * n_dates):
            varying_cells[place] += counts[place]
            add_multiple(area, counts[place], scratch, varying_area, place)
            counts[place] = 0


@njit(nogil=True, cache=True)
def _add_class_areas_to_zones(
    series, index, constant, integer_areas, breaks, constant_classes, varying_classes
):
    """Add the area of every cell and date to the class of its value."""
    for date in range(series.shape[0]):
        for row in range(series.shape[1]):
            for col in range(series.shape[2]):
                zone, value = index[row, col], series[date, row, col]
                if zone < 0 or value != value:
                    continue
                class_index = 0
                for limit in breaks:
                    class_index += value > limit
                if constant[row, col]:
                    constant_classes[zone, date, class_index] += integer_areas[row]
                else:
                    varying_classes[zone, date, class_index] += integer_areas[row]
