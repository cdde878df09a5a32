"""The classes of trends, variability, persistence and drivers: one table, replaceable by the user.

``class_breaks.csv`` holds every preset with code, label, break, colour and source. A user's own
table of the same columns replaces the presets it names and leaves the others.
"""

from __future__ import annotations

import math
import os
import re
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.tables import BadTable
from ..statistics.class_areas import CLASS_NODATA
from ..tables.csv_table import read_number, read_rows, read_whole_number

COLUMNS = ("table", "preset", "code", "key", "label", "direction", "limit", "unit", "colour")
TREND_NODATA = -32768
# The limit that stands for the significance level chosen by the user.
ALPHA = "alpha"
_DEFAULT_TABLE = os.path.join(os.path.dirname(__file__), "class_breaks.csv")
# Codes and meaning of these are fixed; labels and colours are not.
_FIXED = ("future", "driver", "contribution")


class ClassBreak(NamedTuple):
    """One class.

    `limit` is the largest p of a trend class (NaN stands for the significance level chosen), the
    upper break of others; infinite for the class that takes the rest. `direction` is the sign a
    slope must have (0 for a slope of 0), None for any.
    """

    code: int
    key: str
    label: str
    direction: int | None
    limit: float
    unit: str
    colour: str


def load_class_breaks(path: str | None = None) -> dict:
    """Return the classes by ``(table, preset)``, in the order of the file.

    Parameters
    ----------
    path : str, optional
        The user's own CSV.

    Raises
    ------
    BadTable, MissingColumn
        When it has unknown presets, codes out of range or twice, breaks that do not rise, or
        colours that are none.
    """
    presets = _read_trend_classes(_DEFAULT_TABLE)
    if path:
        user_classes = _read_trend_classes(path)
        for (table, preset), classes in user_classes.items():
            if (table, preset) not in presets:
                known_presets = tuple(f"{t} {p}" for t, p in presets)
                raise BadTable(path, "preset", f"{table} {preset}", known_presets)
            fixed = {c.code for c in presets[table, preset]}
            if table in _FIXED and {c.code for c in classes} != fixed:
                raise BadTable(path, "code", table, tuple(sorted(fixed)))
        presets.update(user_classes)
    return presets


def levels(classes) -> tuple:
    """Return the different limits of trend classes below 1, ascending; NaN stands for alpha."""
    limits = sorted({c.limit for c in classes if c.limit < 1})
    return tuple(limits) + ((math.nan,) if any(math.isnan(c.limit) for c in classes) else ())


def classify_trend(slope, p, classes, critical) -> np.ndarray:
    """Return the trend class of each pixel as int16.

    Parameters
    ----------
    slope, p : numpy.ndarray
        Sen's slope and the p of the test; NaN where there is none.
    classes : sequence of ClassBreak
        Of a slope's direction the class with the smallest limit that p stays within is taken.
    critical : callable
        Turns a limit into the p it stands for (itself, alpha, or the rule over all pixels).

    Returns
    -------
    numpy.ndarray
        Codes; `TREND_NODATA` where there is no trend.
    """
    no_trend_code = next(c.code for c in classes if math.isinf(c.limit))
    codes = np.full(np.shape(slope), no_trend_code, np.int16)
    signed = [(c.direction, critical(c.limit), c.code) for c in classes if not math.isinf(c.limit)]
    for direction, limit, code in sorted(signed, key=lambda entry: -entry[1]):
        codes[(np.sign(slope) == direction) & (p <= limit)] = code
    codes[~(np.isfinite(slope) & np.isfinite(p))] = TREND_NODATA
    return codes


def classify_values(values, classes) -> np.ndarray:
    """Return the class of each value by upper breaks as uint8; `CLASS_NODATA` for NaN."""
    breaks = np.array([c.limit for c in classes[:-1]])
    codes = np.array([c.code for c in classes], np.uint8)
    class_codes = codes[np.searchsorted(breaks, values, side="left")]
    return np.where(np.isnan(values), np.uint8(CLASS_NODATA), class_codes)


def _read_trend_classes(path: str) -> dict:
    """Return the classes of trends, variability and so on of a file by table and preset."""
    presets: dict = {}
    for row in read_rows(path, COLUMNS):
        key = (row["table"], row["preset"])
        presets.setdefault(key, []).append(_class_break(path, row))
    for (table, _), classes in presets.items():
        _check_preset(path, table, classes)
    return {key: tuple(classes) for key, classes in presets.items()}


def _class_break(path: str, row: dict) -> ClassBreak:
    """Return a row of the table of trend classes as record."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", row["colour"]):
        raise BadTable(path, "colour", row["colour"], ())
    limit = row["limit"]
    return ClassBreak(
        read_whole_number(path, "code", row["code"]),
        row["key"],
        row["label"],
        read_whole_number(path, "direction", row["direction"]) if row["direction"] else None,
        math.nan if limit == ALPHA else read_number(path, "limit", limit or "inf"),
        row["unit"],
        row["colour"],
    )


def _check_preset(path: str, table: str, classes) -> None:
    """Raise `BadTable` unless the class breaks of a preset fit together."""
    codes = [c.code for c in classes]
    lowest, highest = (-32767, 32767) if table == "trend" else (0, 254)
    for i, entry in enumerate(classes):
        if not lowest <= entry.code <= highest or entry.code in codes[:i]:
            raise BadTable(path, "code", str(entry.code), ())
    if table in _FIXED:
        return
    if table == "trend":
        rests = [c for c in classes if math.isinf(c.limit)]
        if len(rests) != 1 or any(c.direction not in (-1, 0, 1) for c in classes if c not in rests):
            raise BadTable(path, "direction", table, ("-1", "0", "1", "one class without limit"))
        return
    limits = [c.limit for c in classes]
    rising = all(low < high for low, high in zip(limits, limits[1:]))
    if not rising or not math.isinf(limits[-1]):
        raise BadTable(path, "limit", ", ".join(f"{v:g}" for v in limits), ())
