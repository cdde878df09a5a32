"""Net ecosystem production and its source/sink classes.

``NEP = NPP - Rh``; positive is a sink. The breaks between the classes are nobody's finding: the
literature speaks of weak and strong sources and sinks without thresholds, so ``nep_classes.csv``
holds round numbers to be replaced.

The sign of exchange fluxes: NEP = -NEE, GPP = -GEE. Meteorologists count a flux to the atmosphere
as positive (NEE, GEE), ecologists a gain of the ecosystem (NEP, GPP).

References
----------
Chapin, F. S. et al. (2006) Ecosystems 9:1041-1050.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.tables import BadTable
from ..statistics.class_areas import CLASS_NODATA
from ..tables.csv_table import read_number, read_rows, read_whole_number
from ..units.quantity import SINK, SOURCE

_FOLDER = os.path.dirname(__file__)
# Classes of a quantity whose sign means neither source nor sink.
VALUE_CLASSES = os.path.join(_FOLDER, "value_classes.csv")
_COLUMNS = ("code", "key", "label", "upper", "colour")
# Each quantity and the one that is its negative.
OPPOSITES = {"nee": "nep", "nep": "nee", "gee": "gpp", "gpp": "gee"}


class NepClass(NamedTuple):
    """One class: values up to and including `upper` that no lower class takes."""

    code: int
    key: str
    label: str
    upper: float
    colour: str


def nep(npp, rh) -> np.ndarray:
    """Return NPP - Rh; NaN where either has no data."""
    return np.subtract(npp, rh)


def load_nep_classes(path: str | None = None) -> tuple:
    """Return the classes, lowest first.

    Parameters
    ----------
    path : str, optional
        The user's own CSV with the columns code, key, label, upper, colour; `upper` of the last
        class is empty.

    Raises
    ------
    BadTable
        When codes are not 0 to 254 or not unique, breaks do not rise, or a colour is none.
    """
    path = path or os.path.join(_FOLDER, "nep_classes.csv")
    rows = read_rows(path, _COLUMNS)
    if not rows:
        raise BadTable(path, "code", "", ())
    classes: list = []
    for i, row in enumerate(rows):
        code = read_whole_number(path, "code", row["code"])
        if not 0 <= code < CLASS_NODATA or code in [c.code for c in classes]:
            raise BadTable(path, "code", row["code"], ())
        last = i == len(rows) - 1
        upper = np.inf if last else read_number(path, "upper", row["upper"])
        lower = classes[-1].upper if classes else -np.inf
        if not lower < upper or (not last and np.isinf(upper)):
            raise BadTable(path, "upper", row["upper"], ())
        if not re.fullmatch("#[0-9a-fA-F]{6}", row["colour"]):
            raise BadTable(path, "colour", row["colour"], ())
        classes.append(NepClass(code, row["key"], row["label"], float(upper), row["colour"]))
    return tuple(classes)


def classes_of_sign(classes, sign: str) -> tuple:
    """Return classes of NEP, sources and sinks, for values whose sign may mean something else.

    Parameters
    ----------
    classes : sequence of NepClass
        Of NEP, lowest first.
    sign : str
        `SINK` leaves them, `SOURCE` (NEE, of which -100 is a sink) mirrors them at 0; any other
        gives the classes of values whose sign means neither.

    Returns
    -------
    tuple of NepClass
        Lowest value first; a class keeps its code and colour when it is mirrored.
    """
    if sign == SINK:
        return tuple(classes)
    if sign == SOURCE:
        lower = [-np.inf, *(c.upper for c in classes[:-1])]
        return tuple(c._replace(upper=-low) for c, low in zip(classes[::-1], lower[::-1]))
    return load_nep_classes(VALUE_CLASSES)


def classify_nep(values, classes) -> np.ndarray:
    """Return the class code of each value as uint8; 255 where there is no data."""
    values = np.asarray(values)
    # Compared in the map's own precision, so that a cell showing 20 counts as 20.
    breaks = np.array([c.upper for c in classes[:-1]], dtype=values.dtype)
    codes = np.array([c.code for c in classes], np.uint8)
    classified = codes[np.searchsorted(breaks, values, side="left")]
    return np.where(np.isnan(values), np.uint8(CLASS_NODATA), classified)


def change_sign(values) -> np.ndarray:
    """Return the values with the other sign; NaN stays NaN, and 0 is never -0."""
    return np.negative(values) + np.float32(0.0)
