"""Longitudes and latitudes as people write them: decimal degrees, or degrees, minutes and seconds.

116°23'17"E, 北纬39°54′20″, N39 54 20 and 39:54:20 are read. Weather stations of China write 3954
for 39°54', which is told from hundredths of a degree by all cells of a table: minutes are below 60.
"""

from __future__ import annotations

import re

import numpy as np

from ..errors_and_notes.sites import DegreesDoubtful, DegreesRead
from ..errors_and_notes.tables import NotNumeric
from .columns import find_column, numeric_column
from .missing_values import is_missing
from .numbers import parse_number

LATITUDE, LONGITUDE = "latitude", "longitude"
# The largest degree of each, and the signs of its directions.
LIMITS = {LATITUDE: 90.0, LONGITUDE: 180.0}
_SIGNS = {
    LATITUDE: {"n": 1.0, "s": -1.0, "北": 1.0, "南": -1.0},
    LONGITUDE: {"e": 1.0, "w": -1.0, "东": 1.0, "東": 1.0, "西": -1.0},
}
_LONGEST = 60  # letters of a coordinate; longer texts would keep the pattern busy
_NUMBER = r"\d+(?:[.,]\d+)?"
_DIRECTION = r"[nsew北南东東西](?:纬|緯|经|經)?"
_DEGREES = re.compile(
    rf"(?P<before>{_DIRECTION})?\s*(?P<minus>[-\u2212])?\s*(?P<d>{_NUMBER})\s*"
    rf"(?P<mark>[°º˚度:]|\s|(?={_DIRECTION}|$))\s*"
    rf"(?:(?P<m>{_NUMBER})\s*(?:['\u2032\u2019`分:]|\s|(?={_DIRECTION}|$))\s*"
    rf"(?:(?P<s>{_NUMBER})\s*(?:[\"\u2033\u201d秒]|''|\u2032\u2032)?)?)?\s*"
    rf"(?P<after>{_DIRECTION})?",
    re.IGNORECASE,
)
_OF_WEB_MAPS = re.compile(r"gcj|bd[-_ ]?09|火星|高德|百度|腾讯|amap|baidu", re.IGNORECASE)
_COORDINATE = re.compile(
    r"lon|lng|lat|经|纬|坐标|(?<![^\W_])[xy](?![^\W_])|gcj|bd[-_ ]?09", re.IGNORECASE
)
# Coordinates of so many cells whose minutes would all be below 60 are minutes: by chance one in
# four hundred tables is.
_MIN_CELLS = 12
_BELOW_60 = 0.595


def shifted_columns(names) -> tuple:
    """Return the columns of coordinates that are those of Chinese web maps, by their names.

    GCJ-02 (Amap, Tencent) lies 100 to 700 m off WGS 84 in China, BD-09 (Baidu) up to 1,200 m.

    Examples
    --------
    >>> shifted_columns(["site", "lng_gcj02", "纬度(BD-09)", "baidu_index", "lon"])
    ('lng_gcj02', '纬度(BD-09)')
    """
    return tuple(name for name in names if _OF_WEB_MAPS.search(name) and _COORDINATE.search(name))


def read_degrees(text: str, axis: str) -> float | None:
    """Return degrees with minutes, a direction or a sign of degrees; None for other texts.

    Examples
    --------
    >>> read_degrees("39°54′36″N", "latitude"), read_degrees("116 30 W", "longitude")
    (39.91, -116.5)
    """
    match = _DEGREES.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None or (match["before"] and match["after"]):
        return None
    direction = (match["before"] or match["after"] or "")[:1].lower()
    sign = _SIGNS[axis].get(direction, None if direction else 1.0)
    is_plain = not (direction or match["m"] or match["mark"].strip())
    if sign is None or is_plain or (match["minus"] and sign < 0):
        return None
    parts = [part.replace(",", ".") for part in (match["d"], match["m"], match["s"]) if part]
    degrees, *smaller = map(float, parts)
    if any("." in part for part in parts[:-1]) or any(part >= 60 for part in smaller):
        return None
    size = degrees + sum(part / 60.0**power for power, part in enumerate(smaller, start=1))
    return round(-size if match["minus"] else sign * size, 12)


def degrees_of_cells(cells, axis: str) -> dict:
    """Return the degrees of cells of which some are more than plain numbers, by row.

    Empty where all are plain numbers, or where one can be read in neither way.

    Parameters
    ----------
    cells : sequence
        Cells as they are written.
    axis : {"latitude", "longitude"}
        What they hold.
    """
    degrees, n_written = {}, 0
    for row, cell in enumerate(cells):
        if is_missing(cell):
            continue
        number = parse_number(cell)
        if number is None:
            number = read_degrees(str(cell), axis)
            n_written += 1
        if number is None:
            return {}
        degrees[row] = number
    return degrees if n_written else {}


def degrees_column(frame, name: str, axis: str, run=None) -> np.ndarray:
    """Return a column of coordinates in decimal degrees, NaN where missing.

    Raises
    ------
    NotNumeric, MissingColumn, AmbiguousNumber, DoubtfulMark
        As `numeric_column` does, for what is no coordinate either.
    """
    try:
        return numeric_column(frame, name, run)
    except NotNumeric:
        cells = find_column(frame, name).tolist()
        degrees = degrees_of_cells(cells, axis)
        if not degrees:
            raise
    values = np.full(len(cells), np.nan)
    values[list(degrees)] = list(degrees.values())
    if run is not None:
        row = next(row for row in degrees if parse_number(cells[row]) is None)
        run.note(DegreesRead(name, len(degrees), str(cells[row]), degrees[row]))
    return values


def read_packed_minutes(columns: dict, run=None) -> dict:
    """Return coordinates of which those like 3954 (39°54') are degrees; others as they are.

    Parameters
    ----------
    columns : dict of str to tuple
        Name and values by axis.
    run : Run, optional
        Receives a note of columns that were converted, or may be of another form than they are
        read in: 39.54 may be 39°54'.
    """
    known = {axis: values[np.isfinite(values)] for axis, (_, values) in columns.items()}
    sizes = [values.size for values in known.values()]
    if sum(sizes) < _MIN_CELLS or not all(sizes):
        return {axis: values for axis, (_, values) in columns.items()}
    is_packed = all(_are_packed(values, LIMITS[axis]) for axis, values in known.items())
    is_doubtful = all(_may_be_minutes(values) for values in known.values())
    results = {}
    for axis, (name, values) in columns.items():
        results[axis] = _unpack(values) if is_packed else values
        if run is not None and (is_packed or is_doubtful):
            first = float(known[axis][0])
            degrees = float(_unpack(known[axis][:1] * (1 if is_packed else 100))[0])
            note = DegreesRead if is_packed else DegreesDoubtful
            run.note(note(name, known[axis].size, f"{first:g}", degrees))
    return results


def _are_packed(values: np.ndarray, limit: float) -> bool:
    """Say whether numbers are degrees and minutes without a mark between: 3954, 11623."""
    sizes = np.abs(values)
    is_whole = bool(np.all(sizes == np.floor(sizes)))
    return is_whole and bool(sizes.max() > limit) and bool(np.all(_unpack(sizes) <= limit))


def _may_be_minutes(values: np.ndarray) -> bool:
    """Say whether decimals, two of each number, are all below .60 and some are above .30.

    Centres of cells of one or half a degree, and numbers of one decimal, are no such.
    """
    hundredths = np.rint(100 * np.abs(values))
    if not np.allclose(100 * np.abs(values), hundredths, atol=1e-6):
        return False
    decimals, has_two = hundredths % 100 / 100, hundredths % 10 > 0
    return bool(2 * has_two.sum() > values.size and (decimals < _BELOW_60).all()) and bool(
        decimals.max() > 0.3
    )


def _unpack(values: np.ndarray) -> np.ndarray:
    """Return degrees of numbers whose last two digits are minutes; infinite from 60 minutes on."""
    sizes = np.rint(np.abs(values))
    degrees, minutes = np.divmod(sizes, 100.0)
    return np.sign(values) * np.where(minutes < 60, degrees + minutes / 60.0, np.inf)
