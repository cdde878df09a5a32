"""Lists of dates: given as text, and shared by several series."""

from __future__ import annotations

import re

from .date import Date
from .time_stamps import is_date, read_stamps

_YEAR_MONTHS = 12

_YEARS = re.compile(r"^(\d{4})(?:-|\.\.|:)(\d{4})$")
_MONTHS = re.compile(r"^(\d{4})-(\d{2})(?:\.\.|:)(\d{4})-(\d{2})$")


def expand_dates(text: str) -> list:
    """Return the dates of a text as a list of texts, one per band.

    Separated by commas, semicolons, line breaks or blanks, which may also stand within a date
    (17 Mar 2005); ``1982-2011`` stands for every year from 1982 to 2011, ``2001-01..2001-12`` for
    the months of 2001, and both can stand among others.

    Examples
    --------
    >>> expand_dates("1999, 2001-2003; 17 Mar 2005 2006-01")
    ['1999', '2001', '2002', '2003', '17 Mar 2005', '2006-01']
    >>> expand_dates("2001-11..2002-02")
    ['2001-11', '2001-12', '2002-01', '2002-02']
    """
    dates = []
    for item in _split_list(text):
        years, months = _YEARS.match(item), _MONTHS.match(item)
        if years:
            first, last = int(years.group(1)), int(years.group(2))
            dates += [str(year) for year in range(first, last + 1)]
        elif months and all(1 <= int(months.group(i)) <= _YEAR_MONTHS for i in (2, 4)):
            first, last = (
                _YEAR_MONTHS * int(months.group(i)) + int(months.group(i + 1)) - 1 for i in (1, 3)
            )
            dates += [
                f"{i // _YEAR_MONTHS:04d}-{i % _YEAR_MONTHS + 1:02d}"
                for i in range(first, last + 1)
            ]
        elif item:
            dates.append(item)
    return dates


def read_dates(text: str) -> list:
    """Return the `Date` of each date of a text, in one of the forms that tables may have.

    Raises
    ------
    BadDate, AmbiguousDates, MixedDateForms
        When a part is not a date, or it is unclear which number is the day.
    """
    return read_stamps(expand_dates(text), "").dates()


def read_date(text: str | None) -> Date | None:
    """Return the date of a text in one of the forms that tables may have, None of an empty one.

    Raises
    ------
    BadDate, AmbiguousDates
        When it is not a date, or may be two.
    """
    return read_stamps([text], "").dates()[0] if text and text.strip() else None


def _split_list(text: str):
    """Yield the parts of a text: separated by blanks only where these are not within a date."""
    for item in re.split(r"[,;\n]+", text.strip()):
        words = item.split()
        while words:
            n = next((n for n in (4, 3, 2) if is_date(" ".join(words[:n])) and n <= len(words)), 1)
            yield " ".join(words[:n])
            words = words[n:]
