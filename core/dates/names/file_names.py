"""Variable name and date out of the names that files really have.

A date at the end (``ndvi_2005-07``) is read from one name alone, and so are forms that can mean
nothing else: AppEEARS (``_doy2005001_aid0001``), MODIS (``A2005017``), ``2005年7月``, a range of
days that is a month or a year. Other numbers are read as dates only where nothing else in the name
could be one, or where the names given together tell: they differ in that number alone.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ..date import (
    Date,
    TimeStamp,
    day_after,
    days_of_midnights,
    is_midnight_in_the_east,
    make_date,
    split_name,
)
from .dates_in_words import (
    date_of_day,
    hide_no_dates,
    is_year_in_name,
    join_around,
    show_no_dates,
    with_plain_digits,
    without_date,
)
from .file_names_together import (
    with_days_before_years,
    with_days_of_years,
    with_marked_months,
    with_months_before_years,
    with_months_in_words,
    with_plain_months,
    without_numbers_of_composites,
    without_years_that_cross,
)
from .periods_in_names import (
    PERIOD,
    RANGE,
    date_of_range,
    is_period,
    missing_day,
    months_of_name,
    range_ends,
    whole_year,
    years_of_name,
)
from .scene_names import date_of_scene
from .weeks_and_dekads import date_of_week, with_numbered_steps

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
_SEPARATED = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<sep>[_.\-])(?P<month>\d{2})(?:(?P=sep)(?P<day>\d{2}))?(?!\d)"
)
# Midnight behind a day is that of products (20010101000000); other times are mostly of production.
_MIDNIGHT = re.compile(r"(?<=^\d{8})0000(?:00)?$")
_PACKED = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?:(?P<day>\d{2})(?:0000(?:00)?)?)?(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})(?!\d)")
# What products add behind the date: area of AppEEARS, day or time of production of MODIS, GLASS.
_ADDED = re.compile(r"(_aid\d{4}|[._]\d{7}(\d{6})?)$", re.IGNORECASE)
# The piece of a large export of Earth Engine: its first row and column. Times and the month beside
# the date of IMERG.
_PIECE = re.compile(r"-\d{10}-\d{10}$|-S\d{6}-E\d{6}\.\d{2,4}(?=\.)")
# A band of Earth Engine named by the month of its image.
_MONTH_FIRST = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?P<sep>[_\-]?)(?P<month>0[1-9]|1[0-2])(?=[_\-](?!\d))"
)
# One named by its year: ``2001_NPP``; a number before a unit of length is a wavelength.
_YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?:[_\- ](?=[A-Za-z]))(?!(?:nm|um|mm|cm|m|km)(?:$|[_\- ]))"
)
# One before the quarter, half or season that it ends with.
_YEAR_BEFORE_PART = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})[_\- ]?(?=(?:Q[1-4]|H[12]|DJF|MAM|JJA|SON)$)"
)
_NUMBER = re.compile(r"\d+")
# What programs write around the name of a file as the description of a band: ENVI's
# Resize (Band 1:NDVI_2001.tif), and its ending.
_AROUND_FILE = re.compile(
    r"^(?P<before>[A-Za-z][\w ]*)\((?:[^()]*:)?(?P<inside>[^()]+)\)(?::.*)?$|"
    r"^(?P<stem>.+)\.(?:tiff?|img|dat|nc4?|hdf|h5|asc|bil|grd)$",
    re.IGNORECASE,
)
# Between the first and the last day of a period.
_SPACED_SPAN = re.compile(r"(?<=\d) (?:to|[\-\u2013\u2014]) (?=\d{4})")
# A time of day behind a day.
_MOMENT = re.compile(
    r"(?P<date>(?<!\d)\d{4}-\d\d-\d\d)[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"(?: ?(?:Z|UTC|GMT))?(?!\d)"
)
# Between the numbers of a date: 2001/01/31, 31/1/2001.
_SLASHES = re.compile(r"(?<=\d)/(?=(?:\d{1,2}(?!\d)|(?<=\d/)\d{4}(?!\d)))")
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
    name, date = _split_dated(hide_no_dates(_PIECE.sub("", stem)))
    return show_no_dates(name), date


def _split_dated(stem: str) -> tuple:
    """Return variable and date of a file name after `hide_no_dates`."""
    name, date = _unambiguous_date(stem)
    if date is None and (is_period(stem) or missing_day(stem)):
        return stem, None  # the period of a climatology, or of all dates in the file
    if date is None:
        name, date = split_name(stem)
        if date is not None and _has_earlier_date(name, date):
            return stem, None  # of acquisition and of processing: NPP_2001_20230105
    if date is None:
        name, date = _only_candidate(stem)
    return (stem, None) if date is None else (name, date)


def _has_earlier_date(name: str, date: Date) -> bool:
    """Say whether the rest of a name has the date of an earlier year beside a day."""
    match = _NAMED_DATE.search(name) if date.precision == "day" else None
    return match is not None and int(match.group()[:4]) < date.year


def split_description(text: str) -> tuple:
    """Return variable name and date of a band's description; (text, None) where it tells no date.

    Beside a date at the end, a whole day within it is one (``2005_01_17_NDVI`` of Earth Engine),
    and a month or year at its beginning (``2005_01_NDVI``, ``2005_NPP``); other numbers, such as
    the wavelength of a band, are not.
    """
    name, date = _split_description(hide_no_dates(_plain_description(text)))
    return (text, None) if date is None else (show_no_dates(name), date)


def split_descriptions(texts) -> list:
    """Return variable name and date of the descriptions of the bands of one file.

    Together they tell months and days as the names of files do (``Jan 2001``, ``X2001.01`` of R),
    but no years within them: those may be wavelengths. The midnights of months in zones of the east
    may be written in UTC.
    """
    told = [split_description(text) for text in texts]
    stamps = [stamp for stamp in map(_stamp_of, texts) if stamp is not None]
    if len(stamps) == len(texts) > 1:
        days = days_of_midnights([(s.date, is_midnight_in_the_east(s)) for s in stamps])
        return [(name, day) for (name, _), day in zip(told, days)]
    if not all(texts) or all(date is not None and date.month for _, date in told):
        return told
    together = split_file_names([_plain_description(text) for text in texts])
    are_finer = all(date is not None and date.month for _, date in together)
    return together if are_finer else told


def day_before_midnight(text: str, date: Date | None) -> Date | None:
    """Return the day that a description tells where its date is the day after; None elsewhere.

    Examples
    --------
    >>> day_before_midnight("2001-01-31T16:00:00Z", Date(2001, 2, 1)).text
    '2001-01-31'
    """
    stamp = None if date is None or date.day != 1 else _stamp_of(text)
    return stamp.date if stamp is not None and day_after(stamp.date) == date else None


def _stamp_of(text: str) -> TimeStamp | None:
    """Return the day and time of day in a description; None where it tells no time."""
    match = _MOMENT.search(text)
    date = make_date(*match["date"].split("-")) if match else None
    if match is None or date is None:
        return None
    return TimeStamp(date, int(match["hour"]) + int(match["minute"]) / 60)


def _plain_description(text: str) -> str:
    """Return a description without what programs write around a file's name, and without times.

    A date alone in brackets belongs to the name before it: NPP (2001).
    """
    text = _SPACED_SPAN.sub("~", text)
    match = _AROUND_FILE.match(text.strip())
    if match:
        inside = match["inside"] or match["stem"]
        is_name = re.search(r"[^\W\d_]", inside)
        return _plain_description(inside if is_name else f"{match['before'] or ''} {inside}")
    return _SLASHES.sub("-", _MOMENT.sub(r"\g<date>", text))


def _split_description(text: str) -> tuple:
    """Return variable name and date of a description after `hide_no_dates`."""
    name, date = _unambiguous_date(text)
    if date is not None:
        return name, date
    name, date = split_name(text)
    if date is None:
        month = _MONTH_FIRST.match(text)
        if month and _date_of_match(month) is not None:
            return without_date(text, month), _date_of_match(month)
        for pattern in (_SEPARATED, _PACKED):
            matches = [match for match in pattern.finditer(text) if match["day"]]
            date = _date_of_match(matches[0]) if len(matches) == 1 else None
            if date is not None:
                return without_date(text, matches[0]), date
        year = _YEAR_FIRST.match(text) or _YEAR_BEFORE_PART.search(text)
        if year:
            return without_date(text, year), _date_of_match(year)
    return name, date


def split_file_names(stems) -> list:
    """Return variable name and date of each of several files that are given together.

    Parameters
    ----------
    stems : sequence of str
        File names without folder and ending.

    Notes
    -----
    Where names that are equal but for their numbers differ in one of these alone, and it is a date
    in all, that is their date: ``npp_2000_base_2005``, ``npp_2000_base_2006``; also where all end
    with the same number (``npp_2001_0100``). Where two such numbers differ (a year and the
    day of production), neither is the date. A month before a year (``pr_03_2005``) is one
    where other months of the variable are given too.
    """
    stems = [_PIECE.sub("", stem) for stem in stems]
    hidden = [hide_no_dates(stem) for stem in stems]
    names_and_dates = [(show_no_dates(name), date) for name, date in map(_split_dated, hidden)]
    # Hidden numbers that are the only ones of the names may be their dates all the same.
    stems = [
        without_numbers if date is not None else stem
        for without_numbers, stem, (_, date) in zip(hidden, stems, names_and_dates)
    ]
    same_pattern = defaultdict(list)
    for i, stem in enumerate(stems):
        same_pattern[_NUMBER.sub("0", stem)].append(i)
    for members in same_pattern.values():
        dates = {names_and_dates[i][1] for i in members}
        if len({stems[i] for i in members}) > 1 and (None in dates or len(dates) == 1):
            varying = _varying_date([stems[i] for i in members])
            for i, (name, date) in zip(members, varying or ()):
                names_and_dates[i] = show_no_dates(name), date
        elif _has_two_dates([stems[i] for i in members]):
            for i in members:
                names_and_dates[i] = show_no_dates(stems[i]), None
    names_and_dates = with_months_before_years(names_and_dates)
    names_and_dates = with_plain_months(stems, names_and_dates)
    names_and_dates = without_numbers_of_composites(stems, names_and_dates)
    names_and_dates = with_days_before_years(stems, names_and_dates)
    names_and_dates = with_days_of_years(stems, names_and_dates)
    names_and_dates = with_marked_months(stems, with_months_in_words(stems, names_and_dates))
    names_and_dates = with_numbered_steps(stems, names_and_dates)
    return without_years_that_cross(stems, names_and_dates)


def _unambiguous_date(stem: str) -> tuple:
    """Return variable and date of a file name in forms that can mean nothing else."""
    scene = date_of_scene(stem)
    if scene is not None:
        return join_around(stem, scene.start, scene.end), scene.date
    match = next(filter(None, (pattern.search(stem) for pattern in _DAYS_OF_YEAR)), None)
    if match:
        date = date_of_day(int(match["year"]), int(match["day"]))
        if date is not None:
            return without_date(_ADDED.sub("", stem), match), date
    for pattern in (_MARKED_MONTH, _PLAIN_DAY, _HIGH_DAY):
        match = pattern.search(stem)
        date = _date_of_match(match) if match else None
        if match and date is not None:
            return without_date(stem, match), date
    match = _MONTH_BEFORE_YEAR.match(stem)
    if match and is_year_in_name(int(match["year"])):
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
    for pattern in (_SEPARATED, _PACKED, _YEAR):
        candidates = []
        for match in pattern.finditer(stem):
            date = _date_of_match(match)
            if date is not None:
                candidates.append((without_date(stem, match), date))
        if candidates:
            n_candidates = len(_YEAR.findall(stem)) if pattern is _YEAR else 1
            return candidates[0] if len(candidates) == n_candidates == 1 else (stem, None)
    return stem, None


def _date_of_match(match: re.Match) -> Date | None:
    """Return the date that a pattern found in a file name; None out of the range of years."""
    parts = match.groupdict()
    date = make_date(parts["year"], parts.get("month"), parts.get("day"))
    return date if date is not None and is_year_in_name(date.year) else None


def _has_two_dates(stems: list) -> bool:
    """Say whether names differ in two numbers that are dates in all, and no form tells which."""
    if len(set(stems)) < 2 or any(_unambiguous_date(stem)[1] is not None for stem in stems):
        return False
    columns = list(zip(*(_NUMBER.findall(stem) for stem in stems)))
    return sum(len(set(texts)) > 1 and all(map(_number_date, texts)) for texts in columns) > 1


def _number_date(text: str) -> Date | None:
    """Return the date that a number in a file name may be, None where it is none."""
    text = _MIDNIGHT.sub("", text)
    if len(text) not in (4, 6, 8):
        return None
    date = make_date(text[:4], text[4:6] or None, text[6:] or None)
    return date if date is not None and is_year_in_name(date.year) else None


def _varying_date(stems: list) -> list | None:
    """Return name and date of names that differ in one number; None unless it is a date."""
    numbers = [_NUMBER.findall(stem) for stem in stems]
    varying_positions = [k for k in range(len(numbers[0])) if len({row[k] for row in numbers}) > 1]
    if len(varying_positions) != 1:
        return None
    months = [months_of_name(stem) for stem in stems]
    if all(months) and len(set(months)) == 1 and len(numbers[0][varying_positions[0]]) > 4:
        return None  # the same season of several years
    names_and_dates = []
    for stem in stems:
        match = list(_NUMBER.finditer(stem))[varying_positions[0]]
        date = _number_date(match.group())
        if date is None:
            return None
        names_and_dates.append((without_date(stem, match), date))
    return names_and_dates
