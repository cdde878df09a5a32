"""Numbers in file names that look like dates and are none, and dates that are written in words."""

from __future__ import annotations

import re

# Geodetic datums and ellipsoids with the years that belong to their names: WGS_1984, CGCS2000,
# Krasovsky_1940_Albers.
_DATUMS = (
    ("cgcs|gcs|geodetic|sirgas|jgd|nzgd|itrf|国家|大地", "2000"),
    ("itrf|jgd", "2005|2008|2011|2014"),
    ("wgs", "1984|1972"),
    ("grs|iag|xian|xi[_ ]an|西安", "1980"),
    ("nad", "1927|1983"),
    ("etrs", "1989"),
    ("gda", "1994|2020"),
    ("beijing|北京", "1954"),
    ("krass?o[vw]sky", "1940"),
    ("pulkovo", "1942"),
)
_ALONE = r"(?<![^\W\d_])"  # no letter before
_NO_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # A version: MOD17A3_2001_v2010, full_data_v2020.
        _ALONE + r"v(?:er(?:sion)?)?[._\- ]?(?P<number>(?:19|20)\d{2}(?:\d{2}){0,2})(?!\d)",
        _ALONE + r"(?:epsg|esri)[._\- :]{0,2}(?P<number>\d{4,6})(?!\d)",
        *(_ALONE + rf"(?:{name})[._\- ]?(?P<number>{years})(?!\d)" for name, years in _DATUMS),
        # A cell size: npp_2000m.
        r"(?<!\d)(?P<number>\d{4})(?:m|km|nm|米|公里)(?![^\W_])",
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
_IN_WORDS = (
    re.compile(_ALONE + _MONTH + r"[_\-. ]?" + _YEAR + r"(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)" + _YEAR + r"[_\-. ]?" + _MONTH + r"(?![^\W_])", re.IGNORECASE),
    # y2001_m07, 2001M07
    re.compile(
        r"(?:(?<![^\W_])y|(?<!\d))" + _YEAR + r"[_\-.]?m(?P<number>0[1-9]|1[0-2])(?![^\W_])",
        re.IGNORECASE,
    ),
)
_CHINESE_YEAR = re.compile(r"[〇零○Ｏ一二三四五六七八九]{4}(?=年)")
_CHINESE_PART = re.compile(
    r"(?<=[年月])(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])"
)
_DIGITS = {letter: str(digit) for digit, letter in enumerate("〇一二三四五六七八九")}
_DIGITS.update(dict.fromkeys("零○Ｏ", "0"))
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}


def hide_no_dates(stem: str) -> str:
    """Return a name in which numbers that look like dates and are none have no digits.

    Those of a version, of a geodetic datum, of a code of a CRS, and a cell size.
    """
    for pattern in _NO_DATES:
        match = pattern.search(stem)
        if match is not None:
            number = match["number"].translate(_HIDDEN)
            stem = stem[: match.start("number")] + number + stem[match.end("number") :]
    return stem


def show_no_dates(name: str) -> str:
    """Return a name with the digits that `hide_no_dates` took."""
    return name.translate(_SHOWN)


def month_in_words(stem: str) -> re.Match | None:
    """Return where a name has a year beside a month in words or marked as one; None elsewhere.

    Examples
    --------
    >>> month_of(month_in_words("npp_Jan_2001")), month_of(month_in_words("npp_2001M07"))
    ('01', '07')
    """
    matches = [match for pattern in _IN_WORDS for match in [pattern.search(stem)] if match]
    return matches[0] if len(matches) == 1 else None


def month_of(match: re.Match) -> str:
    """Return the number of the month that `month_in_words` found."""
    parts = match.groupdict()
    return parts.get("number") or f"{_MONTHS.index(parts['word'][:3].lower()) + 1:02d}"


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
    """Return a number below forty in Chinese numerals."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[ones])
    return 10 * int(_DIGITS[tens] if tens else 1) + int(_DIGITS[ones] if ones else 0)
