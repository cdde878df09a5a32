"""Weeks, dekads and pentads that file names number, and days without zeros in front.

Read from names that are given together, as a number alone may be that of a tile.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict

from ..date import Date, make_date
from .false_dates import show_false_dates
from .variable_and_date import without_date

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d{2})"
_END = r"(?![^\W_])"
_WEEK = re.compile(
    rf"{_YEAR}[_\-.]?w(?P<word>k|eek)?[_\-.]?(?P<number>\d{{1,2}}){_END}", re.IGNORECASE
)
_DEKAD = re.compile(
    rf"{_YEAR}[_\-.]?d(?P<word>k|ek|ekad)?[_\-.]?(?P<number>\d{{1,2}}){_END}", re.IGNORECASE
)
# Parts of months: CHIRPS (2001.01.1), or marked (200101d1, WaPOR's 2001-01-D1); behind a separator
# a small letter may be a depth, a domain or a percentile.
_OF_MONTH = re.compile(
    rf"{_YEAR}(?P<sep>[_\-.]?)(?P<month>0[1-9]|1[0-2])"
    r"(?:\.|[_\-.]?(?i:dk|dek|dekad|pentad)|[_\-.]?[DP]|[dp])"
    rf"(?P<number>[1-6]){_END}"
)
# Halves of months of vegetation: sif_ann_200101a, kNDVI_200101b; of others a and b may be models.
_HALF = re.compile(rf"{_YEAR}(?P<sep>[_\-.]?)(?P<month>0[1-9]|1[0-2])(?P<half>[ab]){_END}")
_VEGETATION = re.compile(r"sif|ndvi|evi|lai|fpar|gimms", re.IGNORECASE)
_PLAIN_DAY = re.compile(
    rf"{_YEAR}(?P<sep>[_.])(?P<month>[1-9]\d?)(?P=sep)(?P<day>[1-9]\d?)(?![^\W_]|(?P=sep)\d)"
)
_DAY = re.compile(rf"{_YEAR}(?P<sep>[_\-.]?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d){_END}")
_DEKADS_PER_YEAR, _DEKADS, _PENTADS = 36, 3, 6
# Numbers up to it may be those of tiles, watersheds or domains.
_LAST_MONTH = 12
# Rows and columns of tiles are hardly as many as months have days.
_LAST_DAYS = 28


def with_weeks_and_dekads(stems: list, names_and_dates: list) -> list:
    """Return names and dates with the numbers of weeks and parts of months as the days they begin.

    Parameters
    ----------
    stems : list of str
        File names that are given together.
    names_and_dates : list of tuple
        What each tells by itself.
    """
    names_and_dates = list(names_and_dates)
    rules = (
        (_WEEK, _days_of_weeks),
        (_DEKAD, _days_of_dekads_of_years),
        (_OF_MONTH, _days_of_dekads_or_pentads),
        (_HALF, _days_of_half_months),
        (_PLAIN_DAY, _plain_days),
        (_DAY, _months_of_30_days),
    )
    for pattern, read in rules:
        groups: defaultdict = defaultdict(dict)
        for i, stem in enumerate(stems):
            matches = list(pattern.finditer(stem))
            if len(matches) == 1:
                groups[without_date(stem, matches[0])][i] = matches[0]
        for name, members in groups.items():
            dates = read(list(members.values()))
            if dates and None not in dates:
                for i, date in zip(members, dates):
                    names_and_dates[i] = show_false_dates(name), date
    return names_and_dates


def date_of_week(year: int, week: int) -> Date | None:
    """Return the Monday of a week (ISO 8601); None where the year has no such week.

    Examples
    --------
    >>> date_of_week(2001, 5).text, date_of_week(2001, 53)
    ('2001-01-29', None)
    """
    try:
        day = datetime.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Date(day.year, day.month, day.day)


def _days_of_weeks(matches: list) -> list:
    """Return the days on which weeks begin; [] where names do not differ in them.

    A bare ``w`` needs a week above 12: it may be a watershed.
    """
    numbers = {int(match["number"]) for match in matches}
    is_marked = all(match["word"] for match in matches)
    if len(numbers) < 2 or not (is_marked or max(numbers) > _LAST_MONTH):
        return []
    return [date_of_week(int(match["year"]), int(match["number"])) for match in matches]


def _days_of_dekads_of_years(matches: list) -> list:
    """Return the days on which the dekads of years begin; a bare ``d`` needs all of a year."""
    numbers = defaultdict(set)
    for match in matches:
        numbers[match["year"]].add(int(match["number"]))
    every_number = set.union(*numbers.values())
    is_marked = all(match["word"] for match in matches) and len(every_number) > 1
    are_all = max(map(len, numbers.values())) == _DEKADS_PER_YEAR
    if not (is_marked or are_all) or not every_number <= set(range(1, _DEKADS_PER_YEAR + 1)):
        return []
    dekads = ((int(match["year"]), int(match["number"]) - 1) for match in matches)
    return [Date(year, dekad // 3 + 1, 10 * (dekad % 3) + 1) for year, dekad in dekads]


def _days_of_dekads_or_pentads(matches: list) -> list:
    """Return the days on which dekads (1 to 3) or pentads (1 to 6) of months begin."""
    numbers = {int(match["number"]) for match in matches}
    n_parts = len(numbers)
    if n_parts not in (_DEKADS, _PENTADS) or max(numbers) != n_parts:
        return []
    length = 30 // n_parts
    return [
        Date(int(m["year"]), int(m["month"]), length * (int(m["number"]) - 1) + 1) for m in matches
    ]


def _days_of_half_months(matches: list) -> list:
    """Return the days on which halves of months begin, where a month has both."""
    if not all(_VEGETATION.search(match.string) for match in matches):
        return []
    halves = {(match["year"], match["month"], match["half"]) for match in matches}
    if not any({(*month, "a"), (*month, "b")} <= halves for *month, _ in halves):
        return []
    days = {"a": "1", "b": "16"}
    return [make_date(match["year"], match["month"], days[match["half"]]) for match in matches]


def _plain_days(matches: list) -> list:
    """Return days such as 2001_1_5, where months reach their end: lower numbers may be tiles."""
    days = {int(match["day"]) for match in matches}
    if max(days) < _LAST_DAYS or not any(len(m["month"]) == 1 for m in matches):
        return []
    return [make_date(match["year"], match["month"], match["day"]) for match in matches]


def _months_of_30_days(matches: list) -> list:
    """Return the months of a model that are all dated by their thirtieth day, February too."""
    is_last = all(match["day"] == "30" for match in matches)
    if not is_last or all(match["month"] != "02" for match in matches):
        return []
    return [make_date(match["year"], match["month"]) for match in matches]
