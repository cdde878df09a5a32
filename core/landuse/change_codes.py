"""Codes of the raster of changes: readable where the class codes allow, an index otherwise.

With codes from 0 to 999 a cell that went from class 30 to class 51 has 30051. Other codes
(negative, larger) get 1, 2, 3... in order of the pairs; the tables list which is which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .class_codes import NO_CLASS, Lookup, look_up_codes
from .pair_sums import PairSums

FACTOR = 1000
NODATA = -1
# Unchanged land fades to this share of its colour, so that changes stand out.
_FADED = 0.3


class ChangeClass(NamedTuple):
    """One pair of the raster of changes."""

    code: int
    key: str
    label: str
    colour: str


@dataclass(frozen=True)
class ChangeCodes:
    """Codes of the pairs met.

    Parameters
    ----------
    pairs : dict of (int, int) to int
        Code by class at the start and at the end.
    is_index : bool
        Whether they are an index, not readable codes.
    """

    pairs: dict
    is_index: bool

    def code(self, start: int, end: int) -> int:
        """Return the code of a pair."""
        return self.pairs[start, end]


def choose_codes(sums: PairSums) -> ChangeCodes:
    """Return the codes of the pairs that have a class at both dates."""
    valid = (sums.start != NO_CLASS) & (sums.end != NO_CLASS)
    pairs = sorted(zip(sums.start[valid].tolist(), sums.end[valid].tolist()))
    readable = all(0 <= code < FACTOR for pair in pairs for code in pair)
    if readable:
        return ChangeCodes({(a, b): a * FACTOR + b for a, b in pairs}, False)
    return ChangeCodes({pair: i for i, pair in enumerate(pairs, start=1)}, True)


def change_classes(codes: ChangeCodes, classes) -> tuple:
    """Return a class per pair: conversions in the colour of what they became, the rest pale."""
    by_code = {entry.code: entry for entry in classes}
    entries = []
    for (start, end), code in codes.pairs.items():
        first, last = by_code[start], by_code[end]
        if start == end:
            label, colour = (
                f"{first.name} (unchanged)",
                _mix_colours(first.colour, "#ffffff", _FADED),
            )
        else:
            # A touch of the old class tells apart what became the same.
            label = f"{first.name} \u2192 {last.name}"
            colour = _mix_colours(last.colour, first.colour, 0.75)
        entries.append(ChangeClass(code, f"{start}-{end}", label, colour))
    return tuple(entries)


def change_values(start, end, codes: ChangeCodes, lookup: Lookup) -> np.ndarray:
    """Return the code of each cell as int32, `NODATA` where a class is missing.

    Parameters
    ----------
    start, end : (numpy.ndarray, int or None)
        Class codes (rows, cols) of any integer type, and the code that means nodata.
    codes : ChangeCodes
        Codes of all pairs of the maps.
    lookup : Lookup
        From `change_lookup`.
    """
    table = np.full((lookup.n_positions + 1,) * 2, NODATA, np.int32)
    position_of_code = {code: position for position, code in enumerate(lookup.codes.tolist())}
    for (first, last), code in codes.pairs.items():
        table[position_of_code[first], position_of_code[last]] = code
    first, last = lookup.positions_of_values(*start), lookup.positions_of_values(*end)
    values = np.empty(first.values.shape, np.int32)
    table = lookup.by_bytes(table, first, last)
    look_up_codes(first.values.ravel(), last.values.ravel(), table, values.ravel())
    return values


def change_lookup(codes: ChangeCodes) -> Lookup:
    """Return the lookup of the classes of the pairs."""
    return Lookup(np.unique(np.array(list(codes.pairs), np.int64)))


def _mix_colours(colour: str, other: str, share: float) -> str:
    """Return the colour of a change: a mix of those of both classes."""
    parts = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)
