"""Lists of dates: given as text, and shared by several series."""

from __future__ import annotations

import re

from .date import Date
from .date_columns import is_date, read_stamps
from .names.seasons_and_quarters import part_of_year_in_name
from .names.weeks_and_dekads import date_of_week

_YEAR_MONTHS = 12
# Quarters, halves of years and seasons by the letters of their months; weeks of ISO 8601.
_PART = r"(?:Q[1-4]|H[12]|[JFMASOND]{3,11})"
_PARTS_OF_YEARS = re.compile(
    rf"(?P<year>\d{{4}})(?:[-_ ]?{_PART}|年(?:第?[1-4一二三四]季度|[上下]半年))|"
    rf"{_PART}[-_ ](?P<year_behind>\d{{4}})"
)
_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d{2})")
_QUARTERS = re.compile(r"^(\d{4})-?Q([1-4])(?:\.\.|:)(\d{4})-?Q([1-4])$")

_YEARS = re.compile(r"^(\d{4})(?:-|\.\.|:)(\d{4})$")
_MONTHS = re.compile(r"^(\d{4})-(\d{2})(?:\.\.|:)(\d{4})-(\d{2})$")


def expand_dates(text: str) -> list:
    """Return the dates of a text as a list of texts, one per band.

    Separated by commas, semicolons, line breaks or blanks, which may also stand within a date
    (17 Mar 2005); ``1982-2011`` stands for every year from 1982 to 2011, ``2001-01..2001-12`` for
    the months of 2001, ``2001Q1..2002Q4`` for quarters, and all can stand among others.

    Examples
    --------
    >>> expand_dates("1999, 2001-2003; 17 Mar 2005 2006-01")
    ['1999', '2001', '2002', '2003', '17 Mar 2005', '2006-01']
    >>> expand_dates("2001-11..2002-02")
    ['2001-11', '2001-12', '2002-01', '2002-02']
    """
    dates = []
    for item in _split_list(text):
        years, months, span = _YEARS.match(item), _MONTHS.match(item), _QUARTERS.match(item)
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
        elif span:
            first_year, first, last_year, last = map(int, span.groups())
            quarters = range(4 * first_year + first - 1, 4 * last_year + last)
            dates += [f"{i // 4:04d}Q{i % 4 + 1}" for i in quarters]
        elif item:
            dates.append(item)
    return dates


def read_dates(text: str) -> list:
    """Return the `Date` of each date of a text: quarters, seasons, weeks, or as in tables.

    A quarter, half or season is dated by its first month (``DJF`` of a year by the December
    before), a week by its Monday.

    Raises
    ------
    BadDate, AmbiguousDates, MixedDateForms
        When a part is not a date, or it is unclear which number is the day.

    Examples
    --------
    >>> [date.text for date in read_dates("2001Q2, 2001H2 DJF 2001, 2001-W05")]
    ['2001-04', '2001-07', '2000-12', '2001-01-29']
    """
    items = expand_dates(text)
    parts = [_date_of_part(item) for item in items]
    others = iter(read_stamps([i for i, part in zip(items, parts) if part is None], "").dates())
    return [next(others) if part is None else part for part in parts]


def _date_of_part(text: str) -> Date | None:
    """Return the date of a quarter, half, season or week; None for another text."""
    week = _WEEK.fullmatch(text)
    if week:
        return date_of_week(int(week["year"]), int(week["week"]))
    match = _PARTS_OF_YEARS.fullmatch(text)
    part = part_of_year_in_name(text.replace(" ", "_")) if match else None
    if match is None or part is None or part.first is None:
        return None
    year = int(match["year"] or match["year_behind"])
    return Date(year - (part.first < 1), (part.first - 1) % 12 + 1, n_months=part.n_months)


def _split_list(text: str):
    """Yield the parts of a text: separated by blanks only where these are not within a date."""
    for item in re.split(r"[,;\n]+", text.strip()):
        words = item.split()
        while words:
            starts = {n: " ".join(words[:n]) for n in (4, 3, 2) if n <= len(words)}
            n = next(
                (n for n, start in starts.items() if is_date(start) or _date_of_part(start)), 1
            )
            yield " ".join(words[:n])
            words = words[n:]
