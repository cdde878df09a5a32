"""Possible nodata: numbers that many cells hold and that stand apart from a raster's values.

No file need say that 0, -1 or 254 is no data. Such a number shows by its neighbours: no value comes
near it, or hardly any other number is as frequent, or it fills the raster up to its corners.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.quantities import (
    BytesMayBeSigned,
    NumberApart,
    NumberFrequent,
    ZerosApart,
    ZerosAtCorners,
)
from ..errors_and_notes.raster import RastersEmpty
from ..run import Run
from ..units.quantity import NO_SIGN, InputRequirement, find_quantity
from .band_description import Band
from .customary_nodata import HABITUAL
from .sampled_values import read_corners, read_planes
from .undeclared_nodata import LAST_BYTE, is_undeclared_end

# Cells that a program wrote as 0 where it had no data lie apart from all other values: none is
# nearer to 0 than this share of their median.
_GAP = 0.05
# Of more numbers than few, the first after 0 is farther from it than so many steps between others.
_FEW, _STEP = 4, 1.5
# Fewer cells of a sample are chance; of more, each one of an odd number is looked at.
_MIN_SHARE, _MIN_VALUES, _MAX_VALUES = 0.005, 50, 100_000
# Flags beyond measured values: how many numbers at most, how far from all others, how many cells of
# the sample hold them, and how many more than hold the others; the share of the cells beyond a gap
# that hold frequent numbers.
_MAX_FLAGS, _FLAG_FACTOR = 8, 1.25
_FLAG_SHARE, _FLAG_VALUES, _FLAG_TIMES = 0.001, 5, 5
_ALL_FLAGGED = 0.9
# Cells that a gap would hold if the numbers before it went on: then the gap is none by chance.
_EXPECTED = 20.0
# Fewer other numbers are classes or levels, and so are those whose steps are hardly less than the
# gap beside 0; fewer whole numbers may go down to -1, or be counts.
_MIN_NUMBERS, _LEVELS, _MIN_WHOLE = 20, 5.0, 50
# Sums and underflow leave numbers such as 1e-41 where there is nothing.
_NOTHING = 1e-30
# Numbers that stand for no data among values of both signs, how many cells hold such a one, and how
# many more than hold any of the numbers beside it.
_AMONG_VALUES = (0.0, -1.0, -9.0, -88.0, *sorted(HABITUAL))
_SPIKE_VALUES, _SPIKE_TIMES, _BESIDE = 10, 3, 10
# Cells of whole numbers up to which they are as rare as measured ones, and how many of those beside
# a mark may be missing.
_RARE, _MAX_MISSING = 3, 2
# Share of the cells from which on a round number is a fill where all others differ.
_FILL_SHARE = 0.05
# Quantities whose values lie on both sides of 0, besides fluxes with a sign.
_OF_BOTH_SIGNS = ("temperature", "drought", "ndvi", "evi")
# Share of unknown values on either side of 0.
_BOTH_SIDES = 0.05
# Neighbours of cells of 0, as a share of the median of all others, that did not go down to 0 by and
# by; how many neighbours are looked at, in how many bands, and in how many of four corners is a 0.
_STEP_AT_ZERO, _MIN_NEIGHBOURS, _MAX_LOOKED_AT, _MIN_CORNERS = 0.5, 10, 3, 2
# Numbers of a byte between which signed ones that are read as unsigned have a gap, how wide it is,
# how near the ends they come, and how many of them there are at least.
_HALF_BYTE, _GAP_OF_SIGNS, _NEAR_END, _MIN_NEGATIVE = 128, 20, 3, 15


def isolated_zeros(values: np.ndarray) -> float:
    """Return the share of zeros that may be no data, as no other value comes near; 0 without.

    Examples
    --------
    >>> sample = np.r_[np.zeros(20), np.linspace(300.0, 900.0, 80)]
    >>> isolated_zeros(sample), isolated_zeros(np.linspace(0.0, 900.0, 100))
    (0.2, 0.0)
    """
    share = _share_of_zeros(values)
    if share < _MIN_SHARE:
        return 0.0
    sizes = np.abs(values)
    others = sizes[sizes >= _NOTHING]
    if not others.size or others.min() <= _GAP * np.median(others):
        return 0.0
    numbers = np.unique(others)
    is_next = numbers.size > _FEW and numbers[0] <= _STEP * np.median(np.diff(numbers))
    return 0.0 if is_next else share


def _share_of_zeros(values: np.ndarray) -> float:
    if values.size < _MIN_VALUES:
        return 0.0
    return np.count_nonzero(np.abs(values) < _NOTHING) / values.size


def _is_measured(values: np.ndarray) -> bool:
    """Say whether the numbers but 0 are many, and closer to each other than to 0.

    Where there are such on both sides of 0, a threshold set the small ones to 0, as in maps of
    significant trends.
    """
    others = values[np.abs(values) >= _NOTHING]
    sizes = np.unique(np.abs(others))
    if sizes.size < _MIN_NUMBERS or sizes[0] <= _LEVELS * np.median(np.diff(sizes)):
        return False
    return not _lies_on_both_sides(others)


def _lies_on_both_sides(values: np.ndarray, least: float = _BOTH_SIDES) -> bool:
    share = np.count_nonzero(values < 0) / max(np.count_nonzero(values), 1)
    return bool(least <= share <= 1.0 - least)


def repeated_ends(values: np.ndarray) -> tuple:
    """Return possible nodata at the end of a sample, in many cells, and the share of these.

    They are few, far from all others, and each stands in many more cells than a measured value,
    as flags and undeclared no data do.

    Examples
    --------
    >>> sample = np.r_[np.full(20, -1.0), np.linspace(300.0, 900.0, 80)]
    >>> repeated_ends(sample), repeated_ends(sample[20:])
    (((-1.0,), 0.2), ((), 0.0))
    """
    numbers, counts = np.unique(values, return_counts=True)
    if values.size < _MIN_VALUES or numbers.size <= _MIN_NUMBERS:
        return (), 0.0
    ends: list = []
    for side, n_of in ((numbers, counts), (-numbers[::-1], counts[::-1])):
        flags = _flags_at_end(side, n_of)
        sign = 1.0 if side is numbers else -1.0
        ends += zip((sign * side[flags]).tolist(), n_of[flags].tolist())
    share = sum(n for _, n in ends) / values.size
    return tuple(sorted(number for number, _ in ends)), share


def _flags_at_end(side: np.ndarray, n_of: np.ndarray) -> np.ndarray:
    """Return which of some numbers, in rising order, are flags at their upper end."""
    n_all = n_of.sum()
    for start in range(max(side.size - _MAX_FLAGS, _MIN_NUMBERS), side.size):
        if side[start] <= 0:
            continue
        n_ends = n_of[start:]
        is_many = n_ends >= _least_cells(side, n_of, start, n_all)
        n_flagged = n_ends[is_many].sum()
        if n_flagged >= max(_FLAG_SHARE * n_all, _ALL_FLAGGED * n_ends.sum()):
            return start + np.flatnonzero(is_many)
    return np.empty(0, np.intp)


def _least_cells(side: np.ndarray, n_of: np.ndarray, start: int, n_all: int) -> float:
    """Return in how many cells a number from `start` on is a flag; infinite where none is."""
    next_ones = slice(start - _MIN_NUMBERS, start)  # many on flat coasts
    step = np.diff(side[next_ones]).max()
    n_missing = (side[start] - side[start - 1]) / step - 1.0
    if n_missing > 1.0 and n_missing * np.median(n_of[next_ones]) >= _EXPECTED:
        return _FLAG_VALUES
    is_only_one = start == side.size - 1 and side[start - 1] <= 0 and side.size >= _MIN_WHOLE
    if is_only_one and n_of[start] >= _FLAG_SHARE * n_all:
        return _FLAG_VALUES  # the only number below 0
    if side[start] <= _FLAG_FACTOR * side[start - 1]:
        return np.inf
    usual = max(np.median(n_of[:start]), np.median(n_of[next_ones]))
    return max(_FLAG_VALUES, _FLAG_TIMES * usual)


def frequent_marks(
    values: np.ndarray, code: str = "", marks: tuple = _AMONG_VALUES, min_share: float = _MIN_SHARE
) -> tuple:
    """Return the possible nodata marks that more cells of a sample hold than numbers beside them.

    Among values of both signs 0 is one number like any other, and so are -1 and -99 among negative
    ones. So is a round number that fills a part of a raster whose other cells all differ. Returned
    are the marks, and their share of the cells.

    Parameters
    ----------
    values : numpy.ndarray
        The sample.
    code : str
        Code of the quantity; of an unknown one whole numbers may be changes of classes or counts,
        which are most often 0.
    marks : tuple of float
        Numbers that often stand for no data.
    min_share : float
        Share of the cells that a mark holds at least.

    Examples
    --------
    >>> sample = np.r_[np.zeros(20), np.linspace(-300.0, 900.0, 80)]
    >>> frequent_marks(sample), frequent_marks(sample[20:])
    (((0.0,), 0.2), ((), 0.0))
    """
    if values.size < _MIN_VALUES:
        return (), 0.0
    quantity = find_quantity(code)
    is_unsigned = quantity is not None and quantity.sign == NO_SIGN and code not in _OF_BOTH_SIGNS
    if is_unsigned or not _lies_on_both_sides(values, 0.0 if code else _BOTH_SIDES):
        marks = ()
    numbers, counts = np.unique(values, return_counts=True)
    if code != "elevation" and np.median(counts) == 1:  # the water of a lake is level
        top = int(counts.argmax())
        is_fill = counts[top] >= _FILL_SHARE * values.size and _is_round(numbers[top])
        marks = (*marks, float(numbers[top])) if is_fill else marks
    found: dict = {}
    for mark in marks:
        i = int(np.searchsorted(numbers, mark))
        if not _BESIDE <= i < numbers.size - _BESIDE or numbers[i] != mark:
            continue
        beside = np.r_[numbers[i - _BESIDE : i], numbers[i + 1 : i + 1 + _BESIDE]] - mark
        n_beside = np.r_[counts[i - _BESIDE : i], counts[i + 1 : i + 1 + _BESIDE]]
        least = max(_SPIKE_VALUES, _SPIKE_TIMES * n_beside.max(), min_share * values.size)
        if counts[i] >= least and (code or _is_continuous(numbers, beside, n_beside)):
            found[mark] = int(counts[i])
    return tuple(sorted(found)), sum(found.values()) / values.size


def _is_round(number: float) -> bool:
    """Say whether a number has three digits at most; those of a model that repeat have more."""
    return bool(np.float32(f"{number:.3g}") == np.float32(number))


def _is_continuous(numbers: np.ndarray, beside: np.ndarray, n_beside: np.ndarray) -> bool:
    """Say whether numbers beside a possible nodata mark go on as measured ones do.

    Changes of classes and counts are the rarer the larger they are, and significant trends have a
    gap on both sides of 0.
    """
    if np.abs(beside).min() > _GAP * np.median(np.abs(numbers)):
        return False
    if n_beside.max() <= _RARE or not np.array_equal(numbers, np.rint(numbers)):
        return True
    order = np.argsort(np.abs(beside), kind="stable")
    near, far = n_beside[order[:_BESIDE]].sum(), n_beside[order[_BESIDE:]].sum()
    is_even = near <= 2 * far and far <= 2 * near
    n_missing = 2 * np.abs(beside).max() / np.abs(beside).min() - beside.size
    return bool(is_even and numbers.size >= _MIN_WHOLE and n_missing <= _MAX_MISSING)


def has_gap_of_signs(values: np.ndarray) -> bool:
    """Say whether numbers of a sample are bytes with a sign that were read as bytes without.

    Those from 0 up go on where 256 follows 255, and none is between.

    Examples
    --------
    >>> signed = np.arange(-60.0, 90.0)
    >>> has_gap_of_signs(signed % 256), has_gap_of_signs(np.arange(250.0))
    (True, False)
    """
    numbers = np.unique(values)
    if numbers.size < 2 * _MIN_NEGATIVE or numbers[0] < 0 or numbers[-1] > LAST_BYTE:
        return False
    lower, upper = numbers[numbers < _HALF_BYTE], numbers[numbers >= _HALF_BYTE]
    if min(lower.size, upper.size) < _MIN_NEGATIVE or not np.array_equal(numbers, np.rint(numbers)):
        return False
    reaches_ends = lower[0] <= _NEAR_END and upper[-1] >= LAST_BYTE - _NEAR_END
    return bool(reaches_ends and upper[0] - lower[-1] >= _GAP_OF_SIGNS)


def zeros_at_corners(band: Band) -> bool:
    """Say whether zeros may be no data: they fill a raster to its corners, and values end abruptly.

    Production and rain go down to 0 by and by where a desert begins, and not at the edge of a
    region that a program cut out.
    """
    if np.count_nonzero(np.abs(read_corners(band)) < _NOTHING) < _MIN_CORNERS:
        return False
    beside: list = []
    others: list = []
    for values in read_planes(band):
        sizes = np.abs(values)
        is_zero = sizes < _NOTHING
        is_value = sizes >= _NOTHING
        others.append(sizes[is_value])
        beside.append(sizes[:, 1:][is_zero[:, :-1] & is_value[:, 1:]])
        beside.append(sizes[:, :-1][is_value[:, :-1] & is_zero[:, 1:]])
        beside.append(sizes[1:][is_zero[:-1] & is_value[1:]])
        beside.append(sizes[:-1][is_value[:-1] & is_zero[1:]])
    neighbours = np.concatenate(beside)
    if neighbours.size < _MIN_NEIGHBOURS:
        return False
    return bool(np.median(neighbours) >= _STEP_AT_ZERO * np.median(np.concatenate(others)))


class PossibleNodata:
    """Collects rasters in which many cells hold a number that may stand for no data, or all do.

    Parameters
    ----------
    parameter : str
        Name of the input, for messages.
    requirement : InputRequirement
        What the input takes; of several variables some have zeros apart.
    quantity : Quantity, optional
        What they hold. Of an unknown quantity zeros may be a class or a level.
    """

    def __init__(self, parameter: str, requirement: InputRequirement, quantity=None) -> None:
        self._parameter, self._code = parameter, quantity.code if quantity else ""
        self._is_known = bool(quantity or requirement.quantities)
        self._ignores_zeros = requirement.several and not self._is_known
        self._zeros: list = []  # share, name
        self._corners: list = []
        self._ends: list = []  # share, name, numbers
        self._frequent: list = []
        self._signed: list = []  # name
        self._empty: list = []
        self._n_bands, self._largest_sample = 0, 0
        self._n_looked_at = 0

    def add(self, band: Band, values: np.ndarray) -> None:
        """Take in the values of a raster with possible nodata; none where no cell has data."""
        self._n_bands += 1
        self._largest_sample = max(self._largest_sample, values.size)
        if not values.size:
            self._empty.append(band.label)
            return
        values = values[:: (values.size - 1) // _MAX_VALUES + 1 | 1]
        numbers, share = repeated_ends(values)
        is_last_byte = numbers == (LAST_BYTE,) and band.stored_bytes == 1 and not band.quantity
        is_told = is_last_byte and is_undeclared_end(values.astype(np.uint8), LAST_BYTE)
        if numbers and not is_told:  # that is told when it is read
            self._ends.append((share, band.label, numbers))
        if band.scale == 1.0 and has_gap_of_signs(values):
            self._signed.append(band.label)
        if self._ignores_zeros or not self._add_zeros(band, values):
            self._look_at_corners(band, values)

    def _add_zeros(self, band: Band, values: np.ndarray) -> bool:
        """Take in the possible nodata among values of a raster: zeros and other marks.

        Returns whether zeros may be.
        """
        share = isolated_zeros(values)
        if share and (self._is_known or _is_measured(values)):
            self._zeros.append((share, band.label))
            return True
        # Slopes of series that do not change are 0, and files that declare no data have their mark.
        says_nodata = band.nodata is not None or bool(band.marks) or band.is_masked
        min_share = _FILL_SHARE if says_nodata and not self._code else _MIN_SHARE
        marks, marked = frequent_marks(values, self._code, min_share=min_share)
        if marks:
            self._frequent.append((marked, band.label, marks))
        return 0.0 in marks

    def _look_at_corners(self, band: Band, values: np.ndarray) -> None:
        """Take in whether zeros fill a raster up to its corners."""
        share = _share_of_zeros(values)
        if share < _MIN_SHARE or self._n_looked_at >= _MAX_LOOKED_AT:
            return
        if self._is_known or (values.min() >= 0 and np.unique(values).size >= _MIN_WHOLE):
            self._n_looked_at += 1
            if zeros_at_corners(band):
                self._corners.append((share, band.label))

    def report(self, run: Run) -> None:
        """Note how many rasters there are, and the one in which most cells hold such a number."""
        of_zeros = ((ZerosApart, self._zeros), (ZerosAtCorners, self._corners))
        of_numbers = ((NumberApart, self._ends), (NumberFrequent, self._frequent))
        for note, found in (*of_zeros, *of_numbers):
            if found:
                run.note(note(self._parameter, len(found), *max(found)))
        if self._signed:
            run.note(BytesMayBeSigned(self._parameter, len(self._signed), self._signed[0]))
        if self._empty and self._largest_sample >= _MIN_VALUES:
            run.note(RastersEmpty(self._parameter, len(self._empty), self._n_bands, self._empty[0]))
