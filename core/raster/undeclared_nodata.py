"""Undeclared nodata: cells that hold marks of no data although the file does not declare them.

Many files declare nothing although cells without data hold -9999, the largest float32 and similar
values. Such marks are recognised by their value; those that could be measured (-9999 m is a depth
of the sea) only where no other value of the raster comes near them. They are left out and reported.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.raster import MarkKept, UndeclaredNodata
from .customary_nodata import (
    COUNTED_DOWN,
    ENDS,
    FAR_MARKS,
    FLOAT_MARKS,
    HABITUAL,
    HUGE,
    SCALED_INDEX,
    SMALLEST_FLOATS,
    TINY,
    customary_nodata_marks,
    scaled_fills,
    scaled_fills_of,
)

# Cells, and their share, of one number at the end of all values that make it a doubtful one.
_MANY_CELLS, _MANY_SHARE = 5, 0.01
# How many numbers on either side of a mark are looked at, and how many more cells than one of these
# may hold it.
_BESIDE, _USUAL = 10, 3
# Cells read at a time when the extremes of a window are looked for: they stay in the cache.
_CHUNK_CELLS = 1 << 16
# Other values within this factor of a mark make it one value among others: of a customary mark,
# and of the end of a type's range, below which products use all numbers.
_NEAR, _NEAR_END = 1.25, 1.02
# The largest number of a byte.
LAST_BYTE = 255.0
# Times that a mark of an unknown quantity exceeds all other values.
_FAR = 20.0


class UndeclaredCells(NamedTuple):
    """Cells of a window that hold marks which the file does not declare.

    Parameters
    ----------
    where : numpy.ndarray
        The cells taken for no data, bool (rows, cols).
    cells : dict
        Cells of each mark, bool (rows, cols).
    kept : tuple
        Marks that stand for values here, as other values come near them.
    """

    where: np.ndarray
    cells: dict
    kept: tuple = ()

    def without_kept(self, is_usual) -> UndeclaredCells | None:
        """Return the nodata without marks that are values like all others; None without any.

        `is_usual` says so of a mark.
        """
        kept = tuple(mark for mark in self.kept if not is_usual(mark))
        return self._replace(kept=kept) if self.cells or kept else None

    def flipped(self) -> UndeclaredCells:
        """Return where the no-data marks are once rows are reversed."""
        cells = {mark: where[::-1] for mark, where in self.cells.items()}
        return UndeclaredCells(self.where[::-1], cells, self.kept)


class UndeclaredCounts:
    """Cells left out by undeclared nodata marks: by mark and file; and marks kept as values."""

    def __init__(self) -> None:
        self.cells: dict = {}
        self.kept: dict = {}

    @classmethod
    def of_readers(cls, readers) -> UndeclaredCounts:
        """Return the counts of undeclared no-data marks of several `StackReader` together."""
        counts = cls()
        for reader in readers:
            counts.join(reader.take_nodata_counts())
        return counts

    def add(self, path: str, marked: UndeclaredCells, window) -> None:
        """Count the cells of undeclared nodata of a block; `window` is what no other block has."""
        for mark, where in marked.cells.items():
            cells = int(np.count_nonzero(where[window.slices]))
            if cells:
                self.cells[mark, path] = self.cells.get((mark, path), 0) + cells
        for mark in marked.kept:
            self.kept[mark, path] = True

    def join(self, other: UndeclaredCounts) -> None:
        """Add undeclared no-data marks that were counted elsewhere."""
        for key, cells in other.cells.items():
            self.cells[key] = self.cells.get(key, 0) + cells
        self.kept.update(other.kept)

    def report(self, run) -> None:
        """Report each undeclared no-data mark once, with its files in order of their names."""
        for mark in sorted({mark for mark, _ in self.cells}):
            cells_of_file = {
                path: n for (marked, path), n in sorted(self.cells.items()) if marked == mark
            }
            run.note(UndeclaredNodata(mark, sum(cells_of_file.values()), tuple(cells_of_file)))
        for mark in sorted({mark for mark, _ in self.kept}):
            run.note(MarkKept(mark, tuple(sorted(p for m, p in self.kept if m == mark))))


def find_undeclared_nodata(
    values: np.ndarray,
    stored: np.dtype,
    missing: np.ndarray | None,
    is_isolated,
    trusted=(),
    quantity: str = "",
    is_frequent=None,
    packing: tuple = (1.0, 0.0),
) -> UndeclaredCells | None:
    """Return the cells of a window that hold a nodata mark the file does not declare.

    Parameters
    ----------
    values : numpy.ndarray
        Values as stored (rows, cols); NaN, in floats, is no data already. Infinite ones become NaN.
    stored : numpy.dtype
        The type of the file, which `values` may exceed.
    missing : numpy.ndarray or None
        Where the file says that there are no data, bool (rows, cols).
    is_isolated : callable
        Says of a mark whether no other values of the raster come near it.
    trusted : tuple of float
        Marks that the user takes for values.
    quantity : str
        Code of what the values measure, empty for unknown.
    is_frequent : callable, optional
        Says of a number at the end of the values whether many cells of the raster hold it.
    packing : tuple of float
        What stored numbers are multiplied by, and what is added then.

    Returns
    -------
    UndeclaredCells or None
        None when there are none.
    """
    # As the file can hold them: -9999.9 is another number in float32.
    usual = customary_nodata_marks(stored, quantity, *packing)
    as_stored = (float(stored.type(mark)) for mark in usual)
    marks = tuple(mark for mark in as_stored if mark not in trusted)
    if not marks and stored.kind != "f":
        is_kept = stored == np.uint8 and not quantity and LAST_BYTE not in trusted
        return (
            _find_undeclared_255(values, missing, is_frequent) if is_kept and is_frequent else None
        )
    low, high = value_range(values)
    largest_negative = max((m for m in marks if m < 0), default=-np.inf)
    smallest_positive = (
        HUGE if stored.kind == "f" else min((m for m in marks if m > 0), default=np.inf)
    )
    ends, near_others = _marks_at_ends(low, high, stored, is_isolated, quantity)
    known = (*trusted, *marks)
    ends = tuple(mark for mark in ends if mark not in known)
    not_isolated = [m for m in near_others if m not in known and is_frequent and is_frequent(m)]
    if not (low <= largest_negative or high >= smallest_positive or ends or not_isolated):
        return None
    is_marked, cells = np.zeros(values.shape, np.bool_), {}
    for mark in (*marks, *ends):
        if not low <= mark <= high:
            continue
        equals_mark = values == values.dtype.type(mark)
        if missing is not None:
            equals_mark &= ~missing
        if not equals_mark.any():
            continue
        if not is_isolated(mark):
            if mark not in COUNTED_DOWN:  # common numbers where all of a type are used
                not_isolated.append(float(mark))
            continue
        is_marked |= equals_mark
        cells[float(mark)] = equals_mark
    if stored.kind == "f" and (high >= HUGE or low <= -HUGE):
        for mark, is_huge in _cells_of_huge_numbers(values).items():
            cells[mark] = is_huge
            is_marked |= is_huge
    return UndeclaredCells(is_marked, cells, tuple(not_isolated)) if cells or not_isolated else None


def _find_undeclared_255(values: np.ndarray, missing, is_frequent) -> UndeclaredCells | None:
    """Return 255 as an undeclared mark that is kept, where many cells hold it, far from all bytes.

    It may be the no-data mark of shares in percent, and the largest number of a picture.
    """
    holds_it = values == LAST_BYTE
    if missing is not None:
        holds_it &= ~missing
    if not (holds_it.any() and is_frequent(LAST_BYTE)):
        return None
    return UndeclaredCells(np.zeros(values.shape, np.bool_), {}, (LAST_BYTE,))


def _cells_of_huge_numbers(values: np.ndarray) -> dict:
    """Return the cells of undeclared nodata beyond `HUGE` by number; infinite values become NaN."""
    with np.errstate(invalid="ignore"):
        huge = np.abs(values) >= HUGE
    cells = {float(mark): values == mark for mark in np.unique(values[huge])}
    values[np.isinf(values)] = np.nan
    return cells


def is_undeclared_end(sample: np.ndarray, mark: float) -> bool:
    """Say whether many cells hold an undeclared nodata mark, all others lying on one side of it.

    The largest or smallest of measured values stands in few cells.
    """
    values = sample[np.isfinite(sample)]
    n = np.count_nonzero(values == mark)
    if n < max(_MANY_CELLS, _MANY_SHARE * values.size):
        return False
    if sample.dtype == np.uint8:  # pictures come near 255, masks hold nothing else but 0
        others = values[values != mark]
        return others.size > 0 and bool(0 < others.max() < mark / _NEAR)
    return bool(mark in (values.min(), values.max()))


def is_usual_number(sample: np.ndarray, mark: float) -> bool:
    """Say whether about as many cells of a sample hold an undeclared mark as the numbers beside it.

    Then it is one of the values, as -999 is of vegetation indices with the scale 0.0001.
    """
    is_float = sample.dtype.kind == "f"
    numbers, counts = np.unique(
        sample[~np.isnan(sample)] if is_float else sample, return_counts=True
    )
    i = int(np.searchsorted(numbers, mark))
    if not _BESIDE <= i < numbers.size - _BESIDE:
        return False
    n = int(counts[i]) if numbers[i] == mark else 0
    n_beside = np.r_[counts[i - _BESIDE : i], counts[i + 1 : i + 1 + _BESIDE]]
    if is_float:  # measured numbers hardly repeat
        return n <= max(1, int(n_beside.max()))
    return n <= max(_MANY_CELLS, _USUAL * int(n_beside.max()))


def _marks_at_ends(low: float, high: float, stored: np.dtype, is_isolated, quantity: str) -> tuple:
    """Return the undeclared nodata marks that are looked for only where values end.

    Numbers such as 9999, far from all others of an unknown quantity. In floats the smallest of
    these: between values of both signs, or beside zeros, a cell that holds one counts for next to
    nothing. The scaled fills of products: between other values they are values, which are returned
    apart.
    """
    is_float = stored.kind == "f"
    customary = FAR_MARKS if is_float else FAR_MARKS - ENDS
    has_far = not quantity and any(e in customary and is_isolated(e) for e in (low, high))
    far = tuple(map(float, customary)) if has_far else ()
    if not is_float:
        return far, ()
    least = tuple(
        mark
        for size in SMALLEST_FLOATS
        for mark, end in ((size, low), (-size, high))
        if end == mark and is_isolated(mark)
    )
    together = scaled_fills_of(quantity)
    scaled = [end for end in (low, high) if end in together]
    alone = [end for end in scaled if is_isolated(end)]
    fills = {float(stored.type(x)) for end in alone for x in together[end]}
    ends = *far, *least, *sorted(fills)
    return ends, tuple(end for end in scaled if end not in alone and end not in far)


def value_range(values: np.ndarray) -> tuple:
    """Return the smallest and largest value that is not nodata (NaN), as Python's numbers.

    Beside a number of numpy, numpy 2 rounds one of Python's to its type: 0 would equal 2.2e-308.
    """
    low, high = np.inf, -np.inf
    ends: tuple = (np.minimum, np.maximum)  # some versions of numpy are slower at fmin and fmax
    rows = max(_CHUNK_CELLS // max(values.shape[1], 1), 1)
    for start in range(0, values.shape[0], rows):
        chunk = values[start : start + rows]
        chunk_low = ends[0].reduce(chunk, axis=None)
        if chunk_low != chunk_low:  # NaN: other chunks will have some too
            ends = (np.fmin, np.fmax)
            chunk_low = ends[0].reduce(chunk, axis=None)
            if chunk_low != chunk_low:
                continue
        chunk_high = ends[1].reduce(chunk, axis=None)
        low, high = min(low, chunk_low.item()), max(high, chunk_high.item())
    return low, high


def is_isolated_nodata_mark(sample: np.ndarray, mark: float) -> bool:
    """Say whether an undeclared nodata mark is far from all other numbers of a sample."""
    if abs(mark) in SMALLEST_FLOATS:
        sizes = np.abs(sample[sample != mark])
        return not ((sizes > 0) & (sizes < TINY)).any()
    factor = _NEAR_END if mark in ENDS else _NEAR
    sizes = sample[np.sign(sample) == np.sign(mark)].astype(np.float64)
    if mark in FAR_MARKS and (sample.dtype.kind == "f" or mark not in ENDS):
        others = np.abs(sample[np.isfinite(sample)].astype(np.float64))
        others = others[~np.isin(others, [*FAR_MARKS, *HABITUAL]) & (others < HUGE)]
        return others.size > 0 and bool(others.max() < abs(mark) / _FAR)
    if mark in scaled_fills((SCALED_INDEX,)) and _is_value_of_index(sample, mark):
        return False
    if mark in scaled_fills() and mark not in FLOAT_MARKS:
        others = (*scaled_fills()[mark], *FLOAT_MARKS, *ENDS)  # marks, declared or not
        sizes = np.abs(sizes[~np.isin(sizes, others)])
        return not ((sizes > abs(mark) / _NEAR) & (sizes < HUGE)).any()
    beside = ENDS if mark in ENDS else HABITUAL
    sizes = np.abs(sizes[~np.isin(sizes, [mark, *beside])])
    return not ((sizes > abs(mark) / factor) & (sizes < abs(mark) * factor)).any()


def _is_value_of_index(sample: np.ndarray, mark: float) -> bool:
    """Say whether -0.3, -0.5 or -1 is a value of an index rather than undeclared nodata.

    Those of MOD13 go from -0.2 up, in small steps, those of GIMMS from -0.3. Indices that were
    rounded to one or two digits reach the marks without others near them.
    """
    values = sample[np.isfinite(sample)].astype(np.float64)
    hundreds = values * 100.0
    is_rounded = np.allclose(hundreds, np.rint(hundreds), rtol=0.0, atol=1e-4)
    is_below_valid = (values > -0.299) & (values < -0.201)
    return bool(is_rounded or (mark > -0.4 and is_below_valid.any()))
