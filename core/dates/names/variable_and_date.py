"""Names split into the variable and a date at their end, and joined again without a date."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..date import DATE_PATTERN, FIRST_YEAR, Date, date_of_match

_AT_END = re.compile(rf"^(?P<stem>.*?)(?P<separator>[_\-. ]*)(?<!\d){DATE_PATTERN}$")
_YEAR_AT_END = re.compile(r"(?<!\d)(?P<year>\d{4})$")


class NameAndDate(NamedTuple):
    """What a text says: a variable and a date.

    Parameters
    ----------
    name : str
        Name of the variable.
    date : Date or None
        The date; None where there is none.
    """

    name: str
    date: Date | None


def split_date_at_end(stem: str) -> NameAndDate:
    """Split a file stem or band description into variable name and date.

    ``ndvi_2005`` gives ``("ndvi", Date(2005))``; without a date at the end the second part is
    None. Digits count as a date only when they make a real one, and two years in a row are the
    period of a climatology (``bio1_1970-2000``), no date.

    Examples
    --------
    >>> split_date_at_end("ndvi_2005-07")
    NameAndDate(name='ndvi', date=Date(year=2005, month=7, day=None))
    >>> split_date_at_end("bio1_1970-2000")
    NameAndDate(name='bio1_1970-2000', date=None)
    """
    stem = stem.strip()
    match = _AT_END.match(stem)
    date = date_of_match(match) if match else None
    if match is None or date is None or _is_period(match.group("stem"), date):
        return NameAndDate(stem, None)
    return NameAndDate(match.group("stem"), date)


def _is_period(prefix: str, date: Date) -> bool:
    """Say whether a date in a name is the end of a period: a year that follows another."""
    start = _YEAR_AT_END.search(prefix)
    return (
        start is not None
        and date.precision == "year"
        and FIRST_YEAR <= int(start.group("year")) <= date.year
    )


def without_date(stem: str, match: re.Match) -> str:
    """Return a name without its date, its parts joined by one underscore."""
    return join_around(stem, match.start(), match.end())


def join_around(stem: str, start: int, end: int) -> str:
    """Return the parts of a name before and behind its date, joined by one underscore."""
    parts = stem[:start].rstrip("_.- "), stem[end:].lstrip("_.- ")
    return "_".join(part for part in parts if part)
