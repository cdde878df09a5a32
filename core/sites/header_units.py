"""Units that headers of plot tables state, against those chosen.

A header ends with a unit in brackets, as in "DBH (mm)", or behind an underscore, as in "dbh_mm".
One that is none of the spellings below says nothing.
"""

from __future__ import annotations

import re

from ..facts.plots import UnitContradicted
from ..units.quantity import split_unit
from ..units.unit import normalise_spelling

_PERCENT = dict.fromkeys(("%", "percent", "pct"), "percent")
# Spellings of `normalise_spelling`, without blanks and in small letters, by the unit they mean.
_SPELLINGS = {
    "length": {"cm": "cm", "厘米": "cm", "mm": "mm", "毫米": "mm", "m": "m", "米": "m"},
    "area": {
        "m2": "m2",
        "平方米": "m2",
        "ha": "ha",
        "hm2": "ha",
        "公顷": "ha",
        "mu": "mu",
        "亩": "mu",
    },
    "content": {"gkg-1": "g_kg", "mgg-1": "g_kg", **_PERCENT},
    "density": {"gcm-3": "g_cm3", "kgm-3": "kg_m3"},
    "share": _PERCENT,
}
_SUFFIX = re.compile(r"[_\s]([^_\s]+)$")


def check_header(kind: str, parameter: str, column: str | None, chosen: str) -> None:
    """Refuse a unit that contradicts what the header of a column states.

    Parameters
    ----------
    kind : str
        A key of the spellings: "length", "area", "content", "density" or "share".
    parameter : str
        The parameter of the unit, for the message.
    column : str or None
        Header; None says nothing.
    chosen : str
        The unit chosen.

    Raises
    ------
    UnitContradicted
    """
    if column is None:
        return
    suffix = _SUFFIX.search(column)
    texts = split_unit(column)[1], suffix.group(1) if suffix else ""
    for text in texts:
        stated = _SPELLINGS[kind].get(normalise_spelling(text).replace(" ", "").casefold())
        if stated is not None and stated != chosen:
            raise UnitContradicted(parameter, chosen, column, stated)
