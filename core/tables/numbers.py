"""Numbers written as text: decimal marks and thousands separators, decided for a whole column.

``1,200`` is twelve hundred in one file and 1.2 in another. A single cell cannot decide, so the
decision is taken for a column: by its other cells, then by the file (what separates its columns,
and which decimal mark its other columns use). Where it stays open the cell is refused.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors_and_notes.tables import AmbiguousNumber

# So few other numbers of a column tell little of its range; one so many times larger than all of
# them is another number.
_LEAST_PLAIN, _TOO_LARGE = 3, 10.0

# Attributes of a data frame: its decimal mark, whether its numbers are exact, units by column, and
# names of class codes by column.
DECIMAL, EXACT, UNITS, CLASSES = "decimal", "exact", "units", "classes"

# Between groups of three digits: blanks of any width and the Swiss apostrophe.
_GROUP_MARKS = " \u00a0\u2009\u202f'\u2019"


def _number_pattern(decimal: str, other_decimal: str) -> re.Pattern:
    """Return the pattern of numbers with a decimal mark; groups of thousands never begin with 0."""
    group = rf"(?P<group>[{re.escape(other_decimal + _GROUP_MARKS)}])"
    mark = re.escape(decimal)
    return re.compile(
        rf"[+-]?(?:[1-9]\d{{0,2}}{group}\d{{3}}(?:(?P=group)\d{{3}})*(?:{mark}\d*)?"
        rf"|(?:\d+(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d+)?)"
    )


_PATTERNS = {".": _number_pattern(".", ","), ",": _number_pattern(",", ".")}
# Digits and signs as wide as Chinese letters, and the minus signs of tables copied out of papers.
_WIDE = {0xFF01 + i: 0x21 + i for i in range(0x5E)} | {0x2212: "-"}
_LEADING_DASH = re.compile(r"^[\u2012\u2013](?=[\d.,])")
_ANY_MARK = re.compile(rf"[.,{re.escape(_GROUP_MARKS)}]")
# Numbers as programs write them, and those among them that may be thousands.
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_PLAIN_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)


def possible_numbers(text: str) -> dict:
    """Return what a text may mean, by decimal mark; empty when it is not a number.

    ``"1,200"`` is ``{".": 1200.0, ",": 1.2}``; ``"1,5"`` is ``{",": 1.5}``.
    """
    text = text.strip()
    if not text.isascii():
        text = _LEADING_DASH.sub("-", text.translate(_WIDE))
    by_decimal = {}
    for decimal, pattern in _PATTERNS.items():
        match = pattern.fullmatch(text)
        if match:
            group = match.group("group")
            ungrouped = text.replace(group, "") if group else text
            by_decimal[decimal] = float(ungrouped.replace(decimal, "."))
    return by_decimal


def is_ambiguous_number(by_decimal: dict) -> bool:
    """Say whether the two readings of a text differ."""
    return len(by_decimal) == 2 and by_decimal["."] != by_decimal[","]


def parse_number(value) -> float | None:
    """Return the number in a cell; None when it is not a number, or when it could be two.

    Examples
    --------
    >>> parse_number("12,5"), parse_number("1,109.4"), parse_number("1,200") is None
    (12.5, 1109.4, True)
    """
    if isinstance(value, str):
        by_decimal = possible_numbers(value)
        return (
            None
            if not by_decimal or is_ambiguous_number(by_decimal)
            else next(iter(by_decimal.values()))
        )
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return None


def is_number(text: str) -> bool:
    """Say whether a text is a number in some reading."""
    return bool(possible_numbers(text))


def decimal_mark_of_texts(texts) -> str:
    """Return the decimal mark that the numbers among some texts show.

    Returns
    -------
    str
        "." or ","; "" when no number shows one; "both" when they contradict one another.
    """
    decimals = set()
    for text in texts:
        if _ANY_MARK.search(text):
            by_decimal = possible_numbers(text)
            if len(by_decimal) == 1:
                decimals |= set(by_decimal)
    return "both" if len(decimals) == 2 else next(iter(decimals), "")


def plain_decimal_mark(cells) -> str | None:
    """Return the decimal mark of numbers as programs write them; None for anything else.

    Much faster than looking at each cell, and enough for most columns.

    Parameters
    ----------
    cells : sequence of str
        Filled cells of a column.

    Returns
    -------
    str or None
        "." where a cell shows it, "" where all are whole numbers; None where a cell is written in
        another way, or where all that have a point may be thousands.

    Examples
    --------
    >>> plain_decimal_mark(["1.5", "1.234"]), plain_decimal_mark(["7", "12"])
    ('.', '')
    >>> plain_decimal_mark(["1.234"]), plain_decimal_mark(["1,5"])
    (None, None)
    """
    if not all(map(_PLAIN.fullmatch, cells)):
        return None
    with_point = [cell for cell in cells if "." in cell]
    if with_point and all(map(_PLAIN_GROUPED.fullmatch, with_point)):
        return None
    return "." if with_point else ""


def decimal_mark_of_column(cells) -> str:
    """Return the decimal mark that a column shows, "" where it shows none or holds other texts."""
    mark = plain_decimal_mark(cells)
    if mark is None:
        mark = decimal_mark_of_texts(cells) if all(map(is_number, cells)) else ""
    return mark


def decimal_mark_of_file(separator: str, columns) -> str:
    """Return the decimal mark of a file, "" where its columns do not show it.

    Parameters
    ----------
    separator : str
        What separates the columns.
    columns : iterable of sequence of str
        Filled cells of each column; only columns that hold nothing but numbers count.
    """
    decimals = {decimal_mark_of_column(cells) for cells in columns} - {""}
    if len(decimals) == 1:
        mark = decimals.pop()
        # Decimal commas in quotes beside separating commas: the separator says nothing then.
        return "" if mark == "both" else mark
    # Where commas separate the columns they are not decimal marks, unless a column shows it.
    return "." if not decimals and separator == "," else ""


class NumbersRead(NamedTuple):
    """Numbers and other texts by row; cells that were decided. See `read_numbers`."""

    numbers: dict
    texts: dict
    grouped: tuple


def read_numbers(cells: dict, column: str, decimal: str = "") -> NumbersRead:
    """Return the numbers in the texts of a column, and the texts that are not numbers.

    Parameters
    ----------
    cells : dict of int to str
        Text by row, from 0, missing values left out.
    column : str
        Name of the column, for messages.
    decimal : str
        Decimal mark of the file where it is known, else "".

    Returns
    -------
    numbers : dict of int to float
        Number by row.
    texts : dict of int to str
        The cells that are not numbers, by row.
    grouped : tuple of str
        Cells that could have been read in two ways and were decided: the text and its number.

    Raises
    ------
    AmbiguousNumber
        For the first cell that could be two numbers, when neither the column nor the file decides.
    """
    readings_of_text = {text: possible_numbers(text) for text in set(cells.values())}
    ambiguous_rows = [
        row for row, text in cells.items() if is_ambiguous_number(readings_of_text[text])
    ]
    if ambiguous_rows:
        evidence = decimal_mark_of_texts(readings_of_text)
        if not evidence:
            evidence = decimal
        if evidence not in _PATTERNS:
            row = ambiguous_rows[0]
            by_decimal = readings_of_text[cells[row]]
            raise AmbiguousNumber(column, cells[row], row + 1, by_decimal["."], by_decimal[","])
        decimal = evidence
    numbers, texts = {}, {}
    for row, text in cells.items():
        by_decimal = readings_of_text[text]
        if not by_decimal:
            texts[row] = text
        else:
            numbers[row] = by_decimal.get(decimal, next(iter(by_decimal.values())))
    _require_plain(ambiguous_rows, cells, numbers, readings_of_text, column)
    grouped = [(cells[row], numbers[row]) for row in ambiguous_rows if numbers[row] >= 1000]
    return NumbersRead(numbers, texts, (len(grouped), *grouped[0]) if grouped else ())


def _require_plain(rows: list, cells: dict, numbers: dict, readings_of_text: dict, column: str):
    """Raise for a number read with a thousands separator that is one of the column without it.

    "13,663" is 13.663 where all other numbers lie between 5 and 25, whatever mark these have.
    """
    smaller = {row: min(readings_of_text[cells[row]].values(), key=abs) for row in rows}
    grouped = [row for row in rows if numbers[row] != smaller[row]]
    plain = set(numbers).difference(grouped)
    if not grouped or len(plain) < _LEAST_PLAIN:
        return
    others = [numbers[row] for row in plain]
    low, high = min(others), max(others)
    for row in grouped:
        if low <= smaller[row] <= high and abs(numbers[row]) > _TOO_LARGE * max(
            abs(low), abs(high)
        ):
            by_decimal = readings_of_text[cells[row]]
            raise AmbiguousNumber(column, cells[row], row + 1, by_decimal["."], by_decimal[","])
