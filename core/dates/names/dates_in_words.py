"""Numbers in file names that look like dates but are not, and dates that are written in words."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from ..date import EARLIEST_YEAR, LATEST_YEAR, Date, make_date

# Geodetic datums and ellipsoids with the years that belong to their names: WGS_1984, CGCS2000,
# Krasovsky_1940_Albers.
_DATUMS = (
    ("cgcs|gcs|geodetic|sirgas|jgd|nzgd|itrf|国家|大地", "2000(?!年)"),
    ("itrf|jgd", "2005|2008|2011|2014"),
    ("wgs", "1984|1972"),
    ("grs|iag", "1980"),
    ("nad", "1927|1983"),
    ("etrs", "1989"),
    ("gda", "1994|2020"),
    ("krass?o[vw]sky", "1940"),
    ("clarke", "1866|1880"),
    ("pulkovo", "1942"),
)
_ALONE = r"(?<![^\W\d_])"  # no letter before
_NO_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # A version: MOD17A3_2001_v2010, full_data_v2020.
        _ALONE + r"v(?:er(?:sion)?)?[._\- ]?(?P<number>(?:19|20)\d{2}(?:\d{2}){0,2})(?!\d)",
        # A day of production: c20170615121302.
        _ALONE + r"c(?P<number>(?:19|20)\d{6}(?:\d{4}|\d{6})?)(?!\d)",
        _ALONE + r"(?:epsg|esri)[._\- :]{0,2}(?P<number>\d{4,6})(?!\d)",
        *(_ALONE + rf"(?:{name})[._\- ]?(?P<number>{years})(?!\d)" for name, years in _DATUMS),
        # Columns and rows: dem_1990x1990, 1440x2000.
        r"(?<![^\W_])(?P<number>\d{3,5})(?=x\d{3,5}(?![^\W_]))",
        r"(?<=[\d\ue000-\ue009]x)(?P<number>\d{3,5})(?![^\W_])",  # whose columns are hidden
        # A cell size, which is a round number, or a depth: npp_2000m, npp_10km, soc_2001_05cm.
        r"(?<!\d)(?P<number>\d{2}[05]0|\d{1,3})(?:m|km|cm|mm|nm|deg|米|公里|厘米)(?![^\W_])",
    )
)
# Letters of no alphabet that stand for the digits of such a number while dates are looked for.
_HIDDEN = {ord(str(digit)): 0xE000 + digit for digit in range(10)}
_SHOWN = {letter: digit for digit, letter in _HIDDEN.items()}

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_YEAR_ALONE = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MONTH_ALONE = re.compile(_ALONE + _MONTH + r"(?![^\W\d_])", re.IGNORECASE)
# A day before a month in words: 15Jan2001, 01-Jan-2001.
_DAY_BEFORE = re.compile(r"(?<!\d)(?P<day>[0-3]?\d)(?P<sep>-?)$")
# Numbers beside a month in words, of which nobody knows what they say.
_NUMBER_BEFORE = re.compile(r"(?<!\d)\d{1,2}[_\-. ]?$")
_NUMBER_BEHIND = re.compile(r"^[_\-. ]?\d{1,2}(?!\d)")
_IN_WORDS = (
    re.compile(_ALONE + _MONTH + r"(?P<sep>[_\-. ]?)" + _YEAR + r"(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)" + _YEAR + r"[_\-. ]?" + _MONTH + r"(?![^\W_])", re.IGNORECASE),
)
# y2001_m07, 2001M7
_MARKED = re.compile(
    r"(?:(?<![^\W_])y|(?<!\d))" + _YEAR + r"[_\-.]?m(?P<number>\d{1,2})(?![^\W_])", re.IGNORECASE
)
_CHINESE_YEAR = re.compile(r"[〇零○Ｏ一二三四五六七八九]{4}(?=年)")
_CHINESE_PART = re.compile(
    r"(?<=[年月])(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])"
)
_DIGITS = {letter: str(digit) for digit, letter in enumerate("〇一二三四五六七八九")}
_DIGITS.update(dict.fromkeys("零○Ｏ", "0"))
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}


def hide_no_dates(stem: str) -> str:
    """Return a name without the digits of numbers that look like dates but are not.

    These are versions, the years of geodetic datums, codes of a CRS, and cell sizes.
    """
    for pattern in _NO_DATES:
        for match in pattern.finditer(stem):
            number = match["number"].translate(_HIDDEN)
            stem = stem[: match.start("number")] + number + stem[match.end("number") :]
    return stem


def show_no_dates(name: str) -> str:
    """Return a name with the digits that `hide_no_dates` took."""
    return name.translate(_SHOWN)


class DateInWords(NamedTuple):
    """A date with its month in words: where it stands in a name; None for a day that is none."""

    start: int
    end: int
    date: Date | None


def date_in_words(stem: str, beside_numbers: bool = False) -> DateInWords | None:
    """Return the date of a name with one month in words beside its one year; None elsewhere.

    Names of two months (a growing season) or of two years (a climatology) have no such date, and
    those with a number beside it only where that may be.

    Examples
    --------
    >>> date_in_words("npp_Jan_2001").date.text, date_in_words("npp_15Jan2001").date.text
    ('2001-01', '2001-01-15')
    >>> date_in_words("npp_2001_May-Sep") is None
    True
    """
    if len(_MONTH_ALONE.findall(stem)) != 1 or len(_YEAR_ALONE.findall(_part_digits(stem))) != 1:
        return None
    match = next(filter(None, (pattern.search(stem) for pattern in _IN_WORDS)), None)
    if match is None:
        return None
    month = str(_MONTHS.index(match["word"][:3].lower()) + 1)
    before, behind = stem[: match.start()], stem[match.end() :]
    day = _DAY_BEFORE.search(before) if "sep" in match.groupdict() else None
    if day is not None and day["sep"] == match["sep"]:
        date = make_date(match["year"], month, day["day"])
        return DateInWords(day.start(), match.end(), date)
    has_number = _NUMBER_BEFORE.search(before) or _NUMBER_BEHIND.search(behind)
    if has_number and not beside_numbers:
        return None
    return DateInWords(match.start(), match.end(), make_date(match["year"], month))


def months_in_words(stem: str) -> list:
    """Return the months that a name tells in words, in its order: ``["05", "09"]``."""
    words = _MONTH_ALONE.findall(_part_digits(stem))
    return [f"{_MONTHS.index(word[:3].lower()) + 1:02d}" for word in words]


def _part_digits(stem: str) -> str:
    """Return a name with letters and digits apart."""
    return re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", stem)


def marked_month(stem: str) -> re.Match | None:
    """Return where a name has a year and a number marked as its month (2001M07); None elsewhere."""
    matches = list(_MARKED.finditer(stem))
    return matches[0] if len(matches) == 1 else None


def with_plain_digits(stem: str) -> str:
    """Return a name with the dates that are written in Chinese numerals in digits.

    Examples
    --------
    >>> with_plain_digits("NPP二〇〇一年十二月")
    'NPP2001年12月'
    """
    stem = stem.translate(_FULL_WIDTH)
    stem = _CHINESE_YEAR.sub(lambda match: "".join(_DIGITS[c] for c in match.group()), stem)
    return _CHINESE_PART.sub(lambda match: str(_number_in_chinese(match.group())), stem)


def _number_in_chinese(text: str) -> int:
    """Return a date's number below forty that is written in Chinese numerals."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[ones])
    return 10 * int(_DIGITS[tens] if tens else 1) + int(_DIGITS[ones] if ones else 0)


def date_of_day(year: int, day: int) -> Date | None:
    """Return the date of a day of a year in words; None where the year has no such day."""
    if not is_year_in_name(year) or not 1 <= day <= 365 + calendar.isleap(year):
        return None
    moment = datetime.date(year, 1, 1) + datetime.timedelta(days=day - 1)
    return Date(moment.year, moment.month, moment.day)


def without_date(stem: str, match: re.Match) -> str:
    """Return a name without its date, its parts joined by one underscore."""
    return join_around(stem, match.start(), match.end())


def join_around(stem: str, start: int, end: int) -> str:
    """Return the parts of a name before and behind its date, joined by one underscore."""
    parts = stem[:start].rstrip("_.- "), stem[end:].lstrip("_.- ")
    return "_".join(part for part in parts if part)


def is_year_in_name(year: int) -> bool:
    """Say whether four digits in a file name can be a year."""
    return EARLIEST_YEAR <= year <= LATEST_YEAR
