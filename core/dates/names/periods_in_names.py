"""Periods in file names: of two days, of months of a year, of several years; days that are none."""

from __future__ import annotations

import calendar
import datetime
import re

from ..composites import LONGEST
from ..date import Date, is_likely_year, make_date, parse_date

# Between the first and the last part of a span: an underscore alone only beside years.
_SPAN = r"_?(?:to|[\-~～—至到])_?"
_TO = rf"(?:{_SPAN}|_)"
RANGE = re.compile(
    rf"(?<!\d)(?P<first>\d{{4}}(?P<sep>[_.\-]?)\d\d(?P=sep)\d\d){_TO}"
    r"(?P<last>\d{4}(?P=sep)\d\d(?P=sep)\d\d)(?!\d)",
    re.IGNORECASE,
)
PERIOD = re.compile(r"(?<!\d)\d{4}(?:\d{2})?-\d{4}(?:\d{2})?(?!\d)")
# The first and the last month of a season: 2001_04-10. Three numbers between equal separators are
# a day, a number behind a month and an underscore is that of a tile or a version, and a year
# further behind is that of the name.
_MONTHS = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})(?P<sep>[_.\-]?)(?P<first>\d{{2}})(?P<to>{_SPAN})(?P<last>\d{{2}})"
    r"(?!\d)(?!.*(?<![^\W_])(?:19|20)\d{2}(?![^\W_]))",
    re.IGNORECASE,
)
# The first and the last month of one year: 200101-200112, 2001_01-12; 2001-01-12 is a day. Years
# that begin and end with the same.
_WHOLE_YEAR = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})(?:{_TO}(?P=year)|"
    rf"(?P<sep>[_.\-]?)01(?:{_TO}(?P=year)(?P=sep)12|(?<!-01){_SPAN}12))(?!\d)"
    r"(?!.*(?<![^\W_])(?:19|20)\d{2}(?![^\W_]))",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# Two months with their years, and two years, also those of a climatology before its month, but
# not before another year.
_MONTHS_OF_YEARS = re.compile(
    rf"(?<!\d)(?P<first>\d{{4}}[_.\-]?\d{{2}}){_TO}(?P<last>\d{{4}}[_.\-]?\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"(?<!\d)(?P<first>\d{{4}}){_TO}(?P<last>\d{{4}})(?:[_.\-]\d{{1,2}})?(?!\d)"
    r"(?![_.\-](?:19|20)\d{2}(?!\d))",
    re.IGNORECASE,
)


def date_of_range(first: datetime.date | None, last: datetime.date | None) -> Date | None:
    """Return the month, the year or the composite that a file name with two days is of.

    A longer range is that of all dates in the file.
    """
    if first is None or last is None or last < first:
        return None
    if first.day == last.day == 1 and first < last:  # up to the first day after it
        last -= datetime.timedelta(days=1)
    if (first.year, first.month) == (last.year, last.month):
        is_whole_period = (
            first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        )
        return Date(first.year, first.month) if is_whole_period else parse_date(first)
    is_whole_period = first.year == last.year and (first.month, first.day) == (1, 1)
    if is_whole_period and (last.month, last.day) == (12, 31):
        return Date(first.year)
    return None if _is_no_composite(first, last) else parse_date(first)


def _is_no_composite(first: datetime.date | None, last: datetime.date | None) -> bool:
    """Say whether the two days in a file name are no composite: too far apart, or reversed."""
    return first is not None and last is not None and not 0 <= (last - first).days < LONGEST


def range_ends(match: re.Match) -> tuple:
    """Return the first and the last day of a range in a name, None for one that is no day."""
    return _parse_day(match["first"]), _parse_day(match["last"])


def _parse_day(text: str) -> datetime.date | None:
    """Return the day of eight digits in a file name; None where there is none."""
    digits = re.sub(r"\D", "", text)
    date = make_date(digits[:4], digits[4:6], digits[6:])
    return None if date is None else date.first_day


def is_period(stem: str) -> bool:
    """Say whether a name tells the period of many dates."""
    match = RANGE.search(stem)
    if (match is not None and _is_no_composite(*range_ends(match))) or PERIOD.search(stem):
        return True
    return bool(years_of_name(stem) or months_of_name(stem))


def whole_year(stem: str) -> re.Match | None:
    """Return where a name tells the first and the last month of one year; None elsewhere.

    Examples
    --------
    >>> [whole_year(stem)["year"] for stem in ("npp_200101-200112", "npp_2001-01_2001-12_sum")]
    ['2001', '2001']
    """
    match = _WHOLE_YEAR.search(stem)
    if match is None or _YEAR_BEFORE.search(stem[: match.start()]):  # months of several years
        return None
    return match if is_likely_year(int(match["year"])) else None


def years_of_name(stem: str) -> tuple:
    """Return the first and the last year, or month of a year, of a name of both; () elsewhere.

    Examples
    --------
    >>> years_of_name("prec_1981_2010_07"), years_of_name("npp_2001-04_2002-03")
    (('1981', '2010'), ('2001-04', '2002-03'))
    """
    for pattern in (_MONTHS_OF_YEARS, _YEARS):
        match = pattern.search(stem)
        if match is None:
            continue
        first, last = _plain_date(match["first"]), _plain_date(match["last"])
        if first is not None and last is not None and first < last:
            return first.text, last.text
    return ()


def months_of_name(stem: str) -> tuple:
    """Return the first and the last month of a season in a name, as texts; () elsewhere.

    Examples
    --------
    >>> months_of_name("npp_200104-10"), months_of_name("npp_2001_04_10")
    (('04', '10'), ())
    """
    for match in _MONTHS.finditer(stem):
        ends = match["first"], match["last"]
        is_season = match["sep"] != match["to"] and ends[0] != ends[1]
        if is_season and all(_plain_date(match["year"] + end) is not None for end in ends):
            return ends
    return ()


def _plain_date(text: str) -> Date | None:
    """Return the year or month in a part of a name, None for one that is none."""
    digits = re.sub(r"\D", "", text)
    date = make_date(digits[:4], digits[4:] or None)
    return date if date is not None and is_likely_year(date.year) else None


def is_crossing_year(stem: str, date: Date | None) -> bool:
    """Say whether the date of a name is a month that may be the next year, as in 2001-02.

    Examples
    --------
    >>> [is_crossing_year(stem, Date(2001, 2)) for stem in ("npp_2001-02", "npp_200102")]
    [True, False]
    """
    if date is None or date.precision != "month" or (date.year + 1) % 100 != date.month:
        return False
    return re.search(rf"(?<!\d){date.year}[_\-]{date.month:02d}(?!\d)", stem) is not None
