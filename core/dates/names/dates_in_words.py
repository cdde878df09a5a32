"""Dates in file names that are written in words, in Chinese numerals, or with a marked month."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..date import Date, make_date

_ALONE = r"(?<![^\W\d_])"  # no letter before

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
