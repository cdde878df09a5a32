"""Cells with a percent sign behind each number: they are numbers whose unit is the percent."""

from __future__ import annotations

import re

from ..errors_and_notes.tables import PercentsRead
from .missing_values import is_missing
from .numbers import UNITS, is_number

_UNIT = re.compile(r"[(（\[](?P<unit>[^()（）\[\]]*)[)）\]]\s*$")
_SIGNS = "%\uff05"
_PERCENT = frozenset(("", "%", "\uff05", "percent", "pct"))


def read_percents(frame, run=None) -> None:
    """Take the percent signs off columns whose filled cells all end with one.

    The unit of such a column becomes the percent, so that what reads it can compare it with the
    unit chosen. A column in which only some cells have the sign stays as it is, and so does one
    whose header states another unit.

    Parameters
    ----------
    frame : pandas.DataFrame
        Cells as they are written; changed in place.
    run : Run, optional
        Receives a note of each such column.
    """
    for i, header in enumerate(map(str, frame.columns)):
        column = frame.iloc[:, i]
        first = next((cell for cell in column.to_numpy() if not is_missing(cell)), None)
        if not _is_percent(first) or _stated_unit(header) not in _PERCENT:
            continue
        cells = column.tolist()
        is_filled = [not is_missing(cell) for cell in cells]
        if not all(_is_percent(cell) for cell, filled in zip(cells, is_filled) if filled):
            continue
        bare = [
            cell.strip().rstrip(_SIGNS).rstrip() if filled else cell
            for cell, filled in zip(cells, is_filled)
        ]
        frame.iloc[:, i] = bare
        frame.attrs[UNITS] = {**frame.attrs.get(UNITS, {}), header: "%"}
        if run is not None:
            example = next(cell for cell, filled in zip(cells, is_filled) if filled)
            run.note(PercentsRead(header, sum(is_filled), example.strip()))


def _is_percent(cell) -> bool:
    """Say whether a cell is a number with a percent sign."""
    if not isinstance(cell, str) or cell.strip()[-1:] not in _SIGNS:
        return False
    return is_number(cell.strip()[:-1])


def _stated_unit(header: str) -> str:
    """Return the unit in brackets at the end of a header, in small letters; "" without one."""
    match = _UNIT.search(header)
    return match["unit"].strip().casefold() if match else ""
