"""Lists of dates: given as text, and shared by several series."""

from __future__ import annotations

import re

from ..facts.dates import TooFewCommonDates
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


def match_dates(series: dict, min_dates: int, lags: dict | None = None) -> tuple:
    """Return for each series the positions of the dates that all have, in order of time.

    Parameters
    ----------
    series : dict
        Dates (ascending) by name. Series with one date per year are matched by year, those with
        one per month by month, whatever day their files carry; others by the whole date.
    min_dates : int
        Common dates needed.
    lags : dict of str to int, optional
        Dates by which a series goes before the others: with a lag of 1 its value of 2004 (of May)
        belongs to 2005 (to June) of the others. Of series that are neither annual nor monthly it
        counts the series' own dates.

    Returns
    -------
    tuple of list of int
        One per series.

    Raises
    ------
    TooFewCommonDates
        Naming each series with its first and last date.
    """
    keys_by_series = {}
    for length in (1, 2, 3):
        keys_by_series = {
            name: [_sort_key(d, length) for d in dates] for name, dates in series.items()
        }
        if all(len(set(keys)) == len(keys) for keys in keys_by_series.values()):
            break
    for name, lag in (lags or {}).items():
        keys_by_series[name] = [
            _date_after(keys_by_series[name], i, lag) for i in range(len(keys_by_series[name]))
        ]
    common_keys = set.intersection(*(set(keys) for keys in keys_by_series.values())) - {()}
    if len(common_keys) < min_dates:
        facts = tuple(
            (name, dates[0].text, dates[-1].text, len(dates)) for name, dates in series.items()
        )
        raise TooFewCommonDates(len(common_keys), min_dates, facts)
    return tuple(
        [i for i, key in enumerate(keys) if key in common_keys] for keys in keys_by_series.values()
    )


def _date_after(keys: list, i: int, lag: int) -> tuple:
    """Return the key `lag` dates after that at a position; () where there is none."""
    key = keys[i]
    if len(key) == 1:
        return (key[0] + lag,)
    if len(key) == 2 and key[1] is not None:
        months = 12 * key[0] + key[1] - 1 + lag
        return (months // 12, months % 12 + 1)
    return keys[i + lag] if i + lag < len(keys) else ()


def _sort_key(date, length: int) -> tuple:
    """Return the first parts of a date, by which the dates of a list are sorted."""
    return (date.year, date.month, date.day)[:length]
