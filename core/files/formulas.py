"""Texts that a spreadsheet would run as formulas, written so that they stay texts.

A name of a zone, class or site may begin with ``=``, ``+``, ``-`` or ``@``, and the file it comes
from may be anybody's. In a CSV table it gets an apostrophe in front, which spreadsheets take for
"this is text"; where such a table is read the apostrophe is removed, so the name is the same here.

References
----------
OWASP Foundation: CSV Injection. https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

_MARK = "'"
# What a formula begins with; tabs and line breaks in front of it are skipped.
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")


def escape_formula(value):
    """Return a text that no spreadsheet runs; numbers, and what is no text, as they are."""
    if not isinstance(value, str) or not _could_be_formula(value):
        return value
    return _MARK + value


def unescape_formula(value):
    """Return what `escape_formula` was given."""
    marked = isinstance(value, str) and value.startswith(_MARK)
    return value[1:] if marked and _could_be_formula(value[1:]) else value


def _could_be_formula(text: str) -> bool:
    # Marks of its own are doubled, so that removing one gives the text back.
    if not text.lstrip(_MARK).startswith(_BEGINNINGS):
        return False
    return text.startswith(_MARK) or not _is_number(text)


def _is_number(text: str) -> bool:
    """Say whether a text is a number: such a cell is no formula."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def without_formulas(table):
    """Return a pandas DataFrame whose texts, and names of columns, no spreadsheet runs."""
    columns = {
        name: values.astype(object).map(escape_formula)
        for name, values in table.items()
        if values.dtype.kind == "O"
    }
    return table.assign(**columns).rename(columns=escape_formula)
