"""Missing values in tables: empty cells, words, dashes, and numbers such as -9999.

A number from the lists below is taken as a mark of missing values when it lies apart from all
other values of its column, is kept when it lies among them, and is refused in between.
The start of the plugin needs the words, so numpy is imported only where numbers are looked at.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from ..errors_and_notes.tables import DoubtfulMark

if TYPE_CHECKING:
    import numpy as np

# No quantity in a table is so large: 1e20 (CMIP), 9.96921e36 (netCDF), 3.4e38 (float32), 1.8e308.
HUGE = 1e20
# Negative nines (AsiaFlux, AmeriFlux, spreadsheets) that mark missing values whatever the unit.
STRONG = (-9999.0, -9999.9, -9999.99, -6999.0, -99999.0, -99999.9, -999999.0, -9999999.0)
# Those that may be a value, as 9999 m can: decided by how far they lie from all others.
LOW: tuple = (
    -999.0,
    -999.9,
    -999.99,
    -99.0,
    -99.9,
    -99.99,
    -8888.0,
    -7777.0,
    -6666.0,
    -32768.0,
    -32767.0,
)
LOW += (-2147483648.0, -2147483647.0, -3276.8)
HIGH = (999.0, 999.9, 999.99, 9999.0, 9999.9, 9999.99, 99999.0, 999999.0, 9999999.0)
# Largest values of integers of 8, 16 and 32 bits, and of 16 bits scaled by 10.
LIMITS = (255.0, 32767.0, 65535.0, 2147483647.0, 4294967295.0, 3276.7)
_CANDIDATES = tuple(sorted({*STRONG, *LOW, *HIGH, *LIMITS}))
# A mark lies farther from the other values than this many times their range or largest size ...
APART = 2.0
# ... and a number nearer than this many times is one of them; repeated, half of it raises doubt.
AMONG = 1.0
# So few other values have no range to speak of.
MIN_VALUES = 3


def find_missing_marks(values: np.ndarray, column: str) -> tuple:
    """Return which numbers of a column are marks of missing values.

    Parameters
    ----------
    values : numpy.ndarray
        float64, NaN where the value is missing anyway.
    column : str
        Name of the column, for messages.

    Returns
    -------
    is_mark : numpy.ndarray
        bool, shape of `values`.
    marks : tuple
        (mark, how many cells), ascending.

    Raises
    ------
    DoubtfulMark
        For a number that may be a mark or a value.
    """
    import numpy as np

    is_mark = np.abs(values) >= HUGE
    is_candidate = np.isin(values, _CANDIDATES)
    regular = values[np.isfinite(values) & ~is_mark & ~is_candidate]
    for mark in np.unique(values[is_candidate]).tolist():
        equals_mark = values == mark
        n = int(np.count_nonzero(equals_mark))
        if regular.size == 0:
            marks_missing = mark in STRONG
        else:
            marks_missing = _is_apart(mark, n, regular, column)
        if marks_missing:
            is_mark |= equals_mark
    marks, counts = np.unique(values[is_mark], return_counts=True)
    return is_mark, tuple(zip(marks.tolist(), counts.tolist()))


def _is_apart(mark: float, n: int, regular: np.ndarray, column: str) -> bool:
    """Say whether a number is a mark among other values.

    Raises
    ------
    DoubtfulMark
        When it may be either.
    """
    low, high = float(regular.min()), float(regular.max())
    if low <= mark <= high:
        if mark in STRONG:
            raise DoubtfulMark(column, mark, n, low, high)
        return False
    if mark in STRONG and mark < low:
        return True
    if mark < 0 <= low and (mark <= -999 or n > 1):
        return True
    if regular.size < MIN_VALUES:
        return False
    if mark == 255 and n == 1:  # too common a number
        return False
    scale = max(high - low, abs(low), abs(high))
    gap = low - mark if mark < low else mark - high
    if gap > APART * scale or (mark in LIMITS and n > 1 and gap > AMONG * scale):
        return True
    if gap > AMONG * scale or (n > 1 and gap > 0.5 * AMONG * scale) or mark < 0 <= low:
        raise DoubtfulMark(column, mark, n, low, high)
    return False


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
