"""Variable name and date out of the name of one file, as files are really named.

A date at the end (``ndvi_2005-07``) is read from one name alone, and so are forms that can mean
nothing else: AppEEARS (``_doy2005001_aid0001``), MODIS (``A2005017``), ``2005年7月``, a range of
days that is a month or a year. Other numbers are read as dates only where nothing else in the name
could be one.
"""

from __future__ import annotations

import re

from ..date import Date, date_of_day_of_year, is_likely_year, make_date
from .dates_in_words import with_plain_digits
from .false_dates import hide_false_dates, show_false_dates
from .periods_in_names import (
    PERIOD,
    RANGE,
    date_of_range,
    is_period,
    range_ends,
    whole_year,
    years_of_name,
)
from .scene_names import date_of_scene
from .undated_names import impossible_day
from .variable_and_date import join_around, split_date_at_end, without_date
from .weeks_and_dekads import date_of_week

_DAYS_OF_YEAR = (
    re.compile(
        r"(?:^|(?<=[_.\- ]))(?:doy|A)(?P<year>\d{4})(?P<day>\d{3})(?:\d{6})?(?!\d)", re.IGNORECASE
    ),
    re.compile(r"(?<!\d)(?P<year>\d{4})[_.\-]?doy[_.\-]?(?P<day>\d{3})(?!\d)", re.IGNORECASE),
)
# A month that is marked as such by itself: GOSIF_2001.M07.
_MARKED_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\.?M(?P<month>\d{2})(?![^\W_])")
# A day without zeros in front, unless it is one of two.
_PLAIN_DAY = re.compile(
    r"(?<!\d)(?<!\d-)(?P<year>(?:19|20)\d{2})-(?=\d-|\d\d-\d(?!\d))(?P<month>[1-9]|1[0-2])"
    r"-(?P<day>[1-9]|[12]\d|3[01])(?![^\W_]|-\d)"
)
# A day before its month and year, which is too high for a month.
_HIGH_DAY = re.compile(
    r"(?<![^\W_])(?P<day>1[3-9]|2\d|3[01])(?P<sep>[.\-])(?P<month>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<year>(?:19|20)\d{2})$"
)
# A week of ISO 8601.
_WEEK = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-?W(?P<week>\d{2})(?![^\W_])")
_CHINESE = re.compile(
    r"(?<!\d)(?P<year>\d{4})年"
    r"(?:[_\-]?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<dekad>[上中下])旬)?)?"
)
SEPARATED_DATE = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<sep>[_.\-])(?P<month>\d{2})(?:(?P=sep)(?P<day>\d{2}))?(?!\d)"
)
PACKED_DATE = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?:(?P<day>\d{2})(?:0000(?:00)?)?)?(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})(?!\d)")
# What products add behind the date: area of AppEEARS, day or time of production of MODIS, GLASS.
_ADDED = re.compile(r"(_aid\d{4}|[._]\d{7}(\d{6})?)$", re.IGNORECASE)
# The piece of a large export of Earth Engine: its first row and column. Times and the month beside
# the date of IMERG.
EXPORT_PIECE = re.compile(r"-\d{10}-\d{10}$|-S\d{6}-E\d{6}\.\d{2,4}(?=\.)")
# A year, a month or a day by itself within a name.
_NAMED_DATE = re.compile(r"(?<![^\W_])(?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:[0-3]\d)?)?(?![^\W_])")
# Behind a date that was the first of a range.
_RANGE_BEHIND = re.compile(
    r"^\s*[至到\-—~～]+\s*(?:(?P<year>\d{4})|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)"
)
# Products whose names are known to give the month before the year, and the day before the month:
# CHELSA_pr_07_2005_V.2.1, CHELSA_pr_31_07_2005_V.2.1.
_MONTH_BEFORE_YEAR = re.compile(
    r"^(?=CHELSA)(?P<before>.*?_)(?:(?P<day>[0-3]\d)_)?(?P<month>0[1-9]|1[0-2])_(?P<year>\d{4})"
    r"(?!\d)(?![_\-]\d{4})",
    re.IGNORECASE,
)


def split_file_name(stem: str) -> tuple:
    """Return variable name and date of one file's name; (stem, None) where it tells no date.

    A version (``v2010``), a datum (``CGCS2000``) or a cell size (``2000m``) is not a date.
    """
    name, date = split_dated_name(hide_false_dates(EXPORT_PIECE.sub("", stem)))
    return show_false_dates(name), date


def split_dated_name(stem: str) -> tuple:
    """Return variable and date of a file name after `hide_false_dates`."""
    name, date = unambiguous_date(stem)
    if date is None and (is_period(stem) or impossible_day(stem)):
        return stem, None  # the period of a climatology, or of all dates in the file
    if date is None:
        name, date = split_date_at_end(stem)
        if date is not None and _has_earlier_date(name, date):
            return stem, None  # of acquisition and of processing: NPP_2001_20230105
    if date is None:
        name, date = _only_candidate(stem)
    return (stem, None) if date is None else (name, date)


def _has_earlier_date(name: str, date: Date) -> bool:
    """Say whether the rest of a name has the date of an earlier year beside a day."""
    match = _NAMED_DATE.search(name) if date.precision == "day" else None
    return match is not None and int(match.group()[:4]) < date.year


def unambiguous_date(stem: str) -> tuple:
    """Return variable and date of one file name, in forms of files that can mean nothing else."""
    scene = date_of_scene(stem)
    if scene is not None:
        return join_around(stem, scene.start, scene.end), scene.date
    match = next(filter(None, (pattern.search(stem) for pattern in _DAYS_OF_YEAR)), None)
    if match:
        date = date_of_day_of_year(int(match["year"]), int(match["day"]))
        if date is not None:
            return without_date(_ADDED.sub("", stem), match), date
    for pattern in (_MARKED_MONTH, _PLAIN_DAY, _HIGH_DAY):
        match = pattern.search(stem)
        date = likely_date_of_match(match) if match else None
        if match and date is not None:
            return without_date(stem, match), date
    match = _MONTH_BEFORE_YEAR.match(stem)
    if match and is_likely_year(int(match["year"])):
        name = f"{match['before']}{stem[match.end() :].lstrip('_')}".rstrip("_")
        return name, make_date(match["year"], match["month"], match["day"])
    match = _WEEK.search(stem)
    if match and date_of_week(int(match["year"]), int(match["week"])):
        return without_date(stem, match), date_of_week(int(match["year"]), int(match["week"]))
    plain = with_plain_digits(stem)
    match = None if PERIOD.search(plain) or years_of_name(plain) else _CHINESE.search(plain)
    if match:
        last = _RANGE_BEHIND.match(plain[match.end() :])
        if last is None:
            day = match["day"] or {"上": "1", "中": "11", "下": "21"}.get(match["dekad"] or "")
            return without_date(plain, match), make_date(match["year"], match["month"], day)
        if last["year"] is None:  # months of one year, such as those of growth
            return without_date(plain, match), make_date(match["year"])
    match = RANGE.search(stem)
    if match:
        return without_date(stem, match), date_of_range(*range_ends(match))
    match = whole_year(stem)
    return (without_date(stem, match), make_date(match["year"])) if match else (stem, None)


def _only_candidate(stem: str) -> tuple:
    """Return variable and date where just one part of a file name can be a date."""
    for pattern in (SEPARATED_DATE, PACKED_DATE, _YEAR):
        candidates = []
        for match in pattern.finditer(stem):
            date = likely_date_of_match(match)
            if date is not None:
                candidates.append((without_date(stem, match), date))
        if candidates:
            n_candidates = len(_YEAR.findall(stem)) if pattern is _YEAR else 1
            return candidates[0] if len(candidates) == n_candidates == 1 else (stem, None)
    return stem, None


def likely_date_of_match(match: re.Match) -> Date | None:
    """Return the date that a pattern found in a file name; None out of the range of years."""
    parts = match.groupdict()
    date = make_date(parts["year"], parts.get("month"), parts.get("day"))
    return date if date is not None and is_likely_year(date.year) else None
