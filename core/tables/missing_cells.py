"""Cells of a table that hold no value: empty ones, words, dashes, and -9999."""

from __future__ import annotations

import math
import re

from .numbers import MISSING_MARKS, PLACEHOLDERS

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
