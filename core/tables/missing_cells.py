"""Cells of a table that hold no value: empty ones, words, dashes, and -9999.

`missing_numbers` decides on other numbers, which may be marks of missing values or values.
"""

from __future__ import annotations

import math
import re

# Without regard to case: R and pandas (NA, NaN), SRDB and databases (empty, NULL, None), ForC
# (NI no information, NAC not acquired, NRA not readily available), spreadsheets (#N/A).
MISSING_MARKS = frozenset(
    {"", "na", "n/a", "nan", "-nan", "ni", "nac", "nra", "null", "none", "nil", "#n/a", "<na>"}
)
# What people write where nothing was measured: dashes, strokes and words. They are reported, since
# some write a dash for 0; "n.d." (not detected) is no such mark.
PLACEHOLDERS = frozenset(
    {"-", "--", "---", "\u2010", "\u2012", "\u2013", "\u2014", "\u2014\u2014", "\u2015", "\u2212"}
    | {
        "\uff0d",
        "/",
        "\uff0f",
        ".",
        "...",
        "\u2026",
        "\u2026\u2026",
        "missing",
        "no data",
        "nodata",
    }
    | {"n.a.", "缺测", "缺失", "缺测值", "缺失值", "未测", "未测定", "无数据", "缺", "无", "\\"}
)
# The missing value of FLUXNET and of most station records.
MISSING_NUMBER = -9999.0
_MISSING_TEXT = re.compile(r"[-\u2212]9999([.,]0*)?")


def is_missing(value) -> bool:
    """Say whether a cell of a table holds one of the known marks of a missing value."""
    if value is None:
        return True
    if isinstance(value, str):
        text = value.strip()
        is_word = text.casefold() in MISSING_MARKS or is_placeholder(text)
        return is_word or bool(_MISSING_TEXT.fullmatch(text))
    try:
        return not math.isfinite(value) or value == MISSING_NUMBER
    except (TypeError, ValueError, OverflowError):
        # pandas.NA and NaT answer no such question; they differ from themselves or refuse.
        return type(value).__name__ in ("NAType", "NaTType")


def is_placeholder(text: str) -> bool:
    """Say whether a text is a dash, a stroke or a word that stands where nothing was measured.

    Examples
    --------
    >>> is_placeholder("\u2014"), is_placeholder("缺测"), is_placeholder("n.d.")
    (True, True, False)
    """
    return text.strip().casefold() in PLACEHOLDERS
