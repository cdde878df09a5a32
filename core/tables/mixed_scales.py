"""Values of a column that are in another unit than the others, told by their size.

A table compiled of several sources may have the productivity of two stations in t ha-1 among rows
in gC m-2: a hundredth of the others. Such values lie apart, by station, by source or by themselves.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.tables import ScalesDiffer, SizesApart
from .missing_values import is_missing
from .numbers import is_number

# Sides of a column are compared whose typical sizes differ so many times: more is no unit, but
# a number next to 0 ...
_LEAST_RATIO, _MOST_RATIO = 20.0, 5000.0
# ... and between which so wide a gap lies. Of numbers spread evenly above 0 the n smallest lie so
# far from the next with the probability gap**-n: odds that must be high where values reach down to
# 0 ("near" is this share of the median), as exchange does, and less so where none comes near it.
_LEAST_GAP, _NEAR_ZERO = 4.0, 0.2
_LEAST_ODDS, _LEAST_ODDS_NEAR_ZERO = 20.0, 1e5
_MIN_VALUES = 10
# Cells of a column of names that show that it holds no numbers.
_SAMPLE_CELLS = 50
# Measured and predicted values of one quantity differ less than so many times.
_SAME_SCALE = 5.0
_MIN_PAIRS = 5
_SHOWN_NAMES = 5


class Sides(NamedTuple):
    """Two sides of a column: which values lie apart, and the typical size of both."""

    is_apart: np.ndarray
    size: float
    size_of_others: float


def note_sizes_apart(values: np.ndarray, column: str, frame, run) -> None:
    """Report values of a column that are so much smaller or larger that their unit is in doubt.

    Parameters
    ----------
    values : numpy.ndarray
        float64, NaN where missing.
    column : str
        Name of the column.
    frame : pandas.DataFrame
        Table of the column, row by row beside the values; its columns of names say which rows
        belong together.
    run : Run
        Receives the note.
    """
    is_known = np.isfinite(values) & (values != 0)
    sizes = np.abs(values[is_known])
    if sizes.size < _MIN_VALUES or sizes.max() < _LEAST_RATIO * sizes.min():
        return
    for name, labels in _columns_of_names(frame, is_known):
        sides = find_sides(sizes, labels)
        if sides is not None:
            names = np.unique(labels[sides.is_apart]).tolist()
            run.note(_note_of(sides, column, name, tuple(names)))
            return
    sides = find_sides(sizes, np.arange(len(sizes)))
    if sides is not None:
        run.note(_note_of(sides, column, "", ()))


def _note_of(sides: Sides, column: str, by: str, names: tuple) -> SizesApart:
    """Return the note of two sides."""
    n = int(np.count_nonzero(sides.is_apart))
    return SizesApart(
        column, by, names[:_SHOWN_NAMES], len(names), n, sides.size, sides.size_of_others
    )


def find_sides(sizes: np.ndarray, labels: np.ndarray) -> Sides | None:
    """Return which groups of values have another scale than all others; None where none has.

    Parameters
    ----------
    sizes : numpy.ndarray
        Values above 0.
    labels : numpy.ndarray
        The group of each.
    """
    groups, group = np.unique(labels, return_inverse=True)
    if len(groups) < 2:
        return None
    by_group = np.split(sizes[np.argsort(group, kind="stable")], np.cumsum(np.bincount(group))[:-1])
    medians = np.array([np.median(values) for values in by_group])
    order = np.argsort(medians)
    gaps = medians[order][1:] / medians[order][:-1]
    for cut in np.argsort(-gaps).tolist():
        gap = float(gaps[cut])
        if gap < _LEAST_GAP:
            return None
        is_lower = np.isin(group, order[: cut + 1])
        n_lower = int(np.count_nonzero(is_lower))
        is_apart = is_lower if 2 * n_lower <= len(sizes) else ~is_lower
        n_apart = min(n_lower, len(sizes) - n_lower)
        low, high = np.median(sizes[is_lower]), np.median(sizes[~is_lower])
        is_near_zero = medians[order[cut + 1]] < _NEAR_ZERO * high
        least_odds = _LEAST_ODDS_NEAR_ZERO if is_near_zero else _LEAST_ODDS
        is_unit = _LEAST_RATIO <= high / low <= _MOST_RATIO
        if is_unit and n_apart * np.log(gap) >= np.log(least_odds):
            ends = (low, high) if is_apart is is_lower else (high, low)
            return Sides(is_apart, float(ends[0]), float(ends[1]))
    return None


def _columns_of_names(frame, is_known: np.ndarray):
    """Yield columns of words whose groups of rows may be in units of different scales."""
    n = int(np.count_nonzero(is_known))
    for i, name in enumerate(map(str, frame.columns)):
        column = frame.iloc[:, i]
        if column.dtype.kind in "iufbM":
            continue
        cells = [cell for cell, known in zip(column.tolist(), is_known) if known]
        distinct = {cell for cell in cells if isinstance(cell, str)}
        if not 2 <= len(distinct) <= n / 2 or _are_numbers(distinct):
            continue
        yield name, np.array(["" if is_missing(cell) else str(cell) for cell in cells], dtype=str)


def _are_numbers(distinct: set) -> bool:
    """Say whether different texts of a column are numbers, not names."""
    return all(is_number(cell) or is_missing(cell) for cell in sorted(distinct)[:_SAMPLE_CELLS])


def note_other_scale(observed: np.ndarray, predicted: np.ndarray, column: str, run) -> None:
    """Report measured values whose size is so far from the predicted one that units may differ.

    Parameters
    ----------
    observed, predicted : numpy.ndarray
        Row by row, NaN where missing.
    column : str
        Name of the measured column.
    run : Run
        Receives the note.
    """
    is_paired = np.isfinite(observed) & np.isfinite(predicted)
    if np.count_nonzero(is_paired) < _MIN_PAIRS:
        return
    size, wanted = (float(np.median(np.abs(v[is_paired]))) for v in (observed, predicted))
    if min(size, wanted) > 0 and max(size, wanted) >= _SAME_SCALE * min(size, wanted):
        run.note(ScalesDiffer(column, int(np.count_nonzero(is_paired)), size, wanted))
