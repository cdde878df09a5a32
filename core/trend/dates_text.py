"""Dates given as text: a list, or first and last year."""

from __future__ import annotations

import re

_YEARS = re.compile(r"^(\d{4})(?:-|\.\.|:)(\d{4})$")


def expand_dates(text: str) -> list:
    """Return the dates of a text as a list of texts, one per band.

    Separated by commas, semicolons or blanks; ``1982-2011`` stands for every year from 1982 to
    2011, and can stand among others.
    """
    dates = []
    for part in re.split(r"[,;\s]+", text.strip()):
        years = _YEARS.match(part)
        if years:
            first, last = int(years.group(1)), int(years.group(2))
            dates += [str(year) for year in range(first, last + 1)]
        elif part:
            dates.append(part)
    return dates
