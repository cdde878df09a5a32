"""Why a name tells no date, so that a message can say it.

It has a day that its month lacks, a period of several years, or the months of a season.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..date import is_likely_year, make_date
from .false_dates import hide_false_dates
from .periods_in_names import is_crossing_year, months_of_name, years_of_name
from .variable_and_date import split_date_at_end

# Year, month and day, and the number of a day of a year.
_DAY = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<sep>[_.\-]?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?!\d)"
)
_LONGEST_MONTH = 31


class UndatedReason(NamedTuple):
    """Why a name tells no date: its words, and a kind of `errors_and_notes.dates.DateNotFound`."""

    kind: str = ""
    words: str = ""


def why_undated(stem: str) -> UndatedReason:
    """Return what in a name looks like a date, but is none.

    Examples
    --------
    >>> why_undated("npp_20010229").words, why_undated("npp_200104-10").words
    ('2001-02-29', '04-10')
    >>> why_undated("prec_1981_2010_07").words, why_undated("dem").kind
    ('1981-2010', '')
    """
    stem = hide_false_dates(stem)
    day, years, months = impossible_day(stem), years_of_name(stem), months_of_name(stem)
    if day:
        return UndatedReason("day", day)
    if years:
        return UndatedReason("years", "-".join(years))
    if months:
        return UndatedReason("months", "-".join(months))
    date = split_date_at_end(stem).date
    if date is not None and is_crossing_year(stem, date):
        return UndatedReason("two years", date.text)
    return UndatedReason()


def impossible_day(stem: str) -> str:
    """Return the day in a name that its month does not have, as ``2001-02-29``; "" without one."""
    for match in _DAY.finditer(stem):
        year, month, day = match["year"], match["month"], match["day"]
        is_month = is_likely_year(int(year)) and make_date(year, month) is not None
        if is_month and 1 <= int(day) <= _LONGEST_MONTH and make_date(year, month, day) is None:
            return f"{year}-{month}-{day}"
    return ""
