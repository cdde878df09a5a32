"""Areas and trends of the contribution classes of a block, by zone, summed exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...jit import njit
from ...statistics.exact_sum import PLACES, add_bits, carry, zero_sums
from ..trend_classes import CLASS_NODATA
from .contributions import N_CODES

# What is summed for each class. Slopes are summed times the area; "null" is with shuffled climate.
SUMS = (
    "area",
    "observed",
    "climate",
    "rest",
    "significant",
    "rest_significant",
    "null_area",
    "null_climate",
    "null_rest",
)
_NULL = SUMS.index("null_area")


@dataclass
class ClassSums:
    """Sums of the zones met so far.

    Parameters
    ----------
    codes : numpy.ndarray
        int64 (zones,), ascending.
    cells : numpy.ndarray
        int64 (zones, classes).
    sums : numpy.ndarray
        Accumulators (zones, classes, sums, places), see `SUMS`.
    """

    codes: np.ndarray
    cells: np.ndarray
    sums: np.ndarray

    @classmethod
    def zero(cls, codes) -> ClassSums:
        """Return sums that are all 0."""
        codes = np.asarray(codes, np.int64)
        cells = np.zeros((codes.size, N_CODES), np.int64)
        return cls(codes, cells, zero_sums(codes.size, N_CODES, len(SUMS)))

    def add(self, other: ClassSums) -> ClassSums:
        """Return the sums of contribution classes of both; zones are matched by code."""
        codes = np.union1d(self.codes, other.codes)
        total = self if codes.size == self.codes.size else ClassSums.zero(codes)
        for class_sums in (other,) if total is self else (self, other):
            positions = np.searchsorted(total.codes, class_sums.codes)
            total.cells[positions] += class_sums.cells
            total.sums[positions] += class_sums.sums
        carry(total.sums)
        return total


def sum_contribution_classes(zones, inside, areas, block_result, null=None) -> ClassSums:
    """Sum the pixels of a block by zone and class.

    Parameters
    ----------
    zones, inside : numpy.ndarray
        (pixels,) int64 zone codes, and whether a pixel has one.
    areas : numpy.ndarray
        Area of each pixel.
    block_result : tuple of numpy.ndarray
        Classes, slopes (3, pixels), and whether the trends of series and rest are significant.
    null : tuple of numpy.ndarray, optional
        Classes and slopes with shuffled climate.
    """
    codes, slopes, significant, rest_significant = block_result
    inside = inside & (codes != CLASS_NODATA)
    present, positions = np.unique(zones[inside], return_inverse=True)
    index = np.full(zones.size, -1, np.int64)
    index[inside] = positions.ravel()
    total = ClassSums.zero(present)
    flat = total.sums.reshape(-1, PLACES)
    areas = np.ascontiguousarray(areas, np.float64)
    tests = significant, rest_significant
    _sum_classes(codes, index, areas, areas.view(np.int64), slopes, *tests, total.cells, flat)
    if null is not None:
        _sum_null(null[0], index, areas, areas.view(np.int64), null[1], flat)
    carry(total.sums)
    return total


@njit(nogil=True, cache=True)
def _sum_classes(codes, index, areas, bits, slopes, significant, rest_significant, cells, sums):
    """Sum areas and trends of a block by zone and contribution class."""
    terms = np.empty(3)
    term_bits = terms.view(np.int64)
    for i in range(codes.size):
        if index[i] < 0:
            continue
        code = codes[i]
        cells[index[i], code] += 1
        row = (index[i] * N_CODES + code) * len(SUMS)
        add_bits(bits[i], sums, row)
        for k in range(3):
            terms[k] = slopes[k, i] * areas[i]
        for k in range(3):
            add_bits(term_bits[k], sums, row + 1 + k)
        if significant[i]:
            add_bits(bits[i], sums, row + 4)
        if rest_significant[i]:
            add_bits(bits[i], sums, row + 5)


@njit(nogil=True, cache=True)
def _sum_null(codes, index, areas, bits, slopes, sums):
    """Sum areas and trends by zone and contribution class with shuffled climate."""
    terms = np.empty(2)
    term_bits = terms.view(np.int64)
    for i in range(codes.size):
        if index[i] < 0 or codes[i] >= N_CODES:
            continue
        row = (index[i] * N_CODES + codes[i]) * len(SUMS) + _NULL
        add_bits(bits[i], sums, row)
        for k in range(2):
            terms[k] = slopes[1 + k, i] * areas[i]
        for k in range(2):
            add_bits(term_bits[k], sums, row + 1 + k)
