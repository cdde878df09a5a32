"""Parts of a year that names tell: seasons, quarters, halves, months, water years."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from .dates_in_words import months_in_words
from .periods_in_names import months_of_name

# Decades, years that need not begin in January, and seasons without months.
_OTHER_YEARS = re.compile(
    r"(?<=(?:19|20)\d)0s(?![^\W_])|(?<=\d)0年代|"
    r"(?<![^\W\d_])(?:WY|HY|FY|GS)(?=_?(?:19|20)\d{2}(?!\d))|水文年|水年|生长季|"
    r"(?<![^\W\d_])(?i:(?:water|hydro(?:logical)?)[_\- ]?years?|growing[_\- ]?seasons?)(?![^\W\d_])"
)
_DECADE = re.compile(r"0(?:s|年代)")
_QUARTER = re.compile(r"(?:(?<=\d{4})|(?<![^\W_]))Q(?P<number>[1-4])(?![^\W_])")
_CHINESE_QUARTER = re.compile(r"第?(?P<number>[1-4一二三四])季度")
# Halves and seasons stand right behind the year: H1 may be a tile, and 夏 is part of places' names.
_HALVES = tuple(
    (re.compile(rf"(?:(?<=\d{{4}})[_-]?|(?<=\d{{4}}年))(?:H{n}(?![^\W_])|{word}半年)"), months)
    for n, word, months in ((1, "上", "01-06"), (2, "下", "07-12"))
)
_CROP = r"[_\- ]?(?:wheat|barley|rape|rye|oats?|maize|crops?)(?![^\W\d_])"
_SEASONS = (
    *(
        (re.compile(rf"(?:(?<=\d{{4}})_?|(?<=\d{{4}}年)){season}季?(?![^\W\d_])"), months)
        for season, months in zip("春夏秋冬", ("03-05", "06-08", "09-11", "12-02"))
    ),
    *(
        # Not of crops: winter wheat grows in the year of its harvest.
        (re.compile(rf"(?<![^\W\d_]){season}(?![^\W\d_])(?!{_CROP})", re.IGNORECASE), months)
        for season, months in zip(
            ("spring", "summer", "autumn", "winter"), ("03-05", "06-08", "09-11", "12-02")
        )
    ),
)
_PLAIN_MONTHS = re.compile(
    r"(?<!\d)(?:19|20)\d{2}_m?(?P<first>\d{1,2})-m?(?P<last>\d{1,2})(?![\d\-])", re.IGNORECASE
)
_CHINESE_MONTHS = re.compile(r"(?<!\d)(?P<first>\d{1,2})月?[至到\-~～—](?P<last>\d{1,2})月")
# Months by their first letters: JJA, MJJAS, ONDJFM.
_INITIALS = re.compile(r"(?<![^\W\d_])[JFMASOND]{3,11}(?![^\W\d_])")
_SEASON_OF_VARIABLE = re.compile(r"(?<![^\W_])(?:Q[1-4]|H[12]|[JFMASOND]{3,11})(?![^\W_])")
_YEAR_OF_INITIALS = "JFMAMJJASOND"
# A dekad right behind its year: 2001d05.
_DEKAD = re.compile(r"(?<=(?<!\d)(?:19|20)\d{2})d(?P<number>[0-3]?\d)(?![^\W_])", re.IGNORECASE)
_DEKADS = 36


class PartOfYear(NamedTuple):
    """What a name tells of its year.

    Parameters
    ----------
    words : str
        Months as ``04-10`` or ``06``; the words of the name where it tells no months (``WY``), in
        all names of a series the same (``0s`` of ``1990s``).
    first : int or None
        Its first month, counted from the January of its year: 0 for the December before. None where
        names do not tell, as of a winter in words.
    n_months : int
        Its length; 0 where that is not known.
    """

    words: str
    first: int | None = None
    n_months: int = 0

    def beside(self, year: int) -> str:
        """Return the words beside the year of the name: those of a decade with its first year."""
        return f"{year // 10}{self.words}" if _DECADE.fullmatch(self.words) else self.words


@functools.lru_cache(maxsize=4096)
def part_of_year_in_name(stem: str) -> PartOfYear | None:
    """Return the part of its year that a name or a band's description tells; None without one.

    Examples
    --------
    >>> part_of_year_in_name("npp_2001_04-10").words, part_of_year_in_name("npp_2001Q2").words
    ('04-10', '04-06')
    >>> part_of_year_in_name("npp_DJF_2001"), part_of_year_in_name("WY2001").words
    (PartOfYear(words='12-02', first=0, n_months=3), 'WY')
    """
    quarter = _QUARTER.search(stem) or _CHINESE_QUARTER.search(stem)
    if quarter:
        number = quarter["number"]
        n = int(number) if number.isascii() else "一二三四".index(number) + 1
        return _months_from(3 * n - 2, 3)
    for pattern, months in _HALVES:
        if pattern.search(stem):
            return _months_from(int(months[:2]), 6)
    initials = [part for part in map(_part_of_initials, _INITIALS.findall(stem)) if part]
    if len(initials) == 1:
        return initials[0]
    words = next((months for pattern, months in _SEASONS if pattern.search(stem)), "")
    words = words or "-".join(months_of_name(stem)) or _span_of_months(stem)
    in_words = months_in_words(stem)
    if not words and len(in_words) <= 2:
        words = "-".join(dict.fromkeys(in_words))
    if words == "01-12":
        return None
    words = words or next(iter(_OTHER_YEARS.findall(stem)), "")
    dekad = None if words else _DEKAD.search(stem)
    if dekad and 1 <= int(dekad["number"]) <= _DEKADS:
        words = f"{(int(dekad['number']) + 2) // 3:02d}"
    return PartOfYear(words) if words else None


def without_season(name: str) -> str:
    """Return the name of a variable without a quarter, half or season in it.

    Examples
    --------
    >>> without_season("npp_Q1"), without_season("DJF_npp"), without_season("soc")
    ('npp', 'npp', 'soc')
    """
    return _SEASON_OF_VARIABLE.sub("", name).strip("_- ")


def _span_of_months(stem: str) -> str:
    """Return the first and last month of a span as 4月-10月, as ``04-10``; "" elsewhere."""
    match = _CHINESE_MONTHS.search(stem) or _PLAIN_MONTHS.search(stem)
    ends = (int(match["first"]), int(match["last"])) if match else ()
    return "-".join(f"{month:02d}" for month in ends) if all(1 <= m <= 12 for m in ends) else ""


def _months_from(first: int, n_months: int) -> PartOfYear:
    """Return a part of the year by its first month, counted as in `PartOfYear`."""
    ends = ((month - 1) % 12 + 1 for month in (first, first + n_months - 1))
    return PartOfYear("-".join(f"{month:02d}" for month in ends), first, n_months)


def _part_of_initials(letters: str) -> PartOfYear | None:
    """Return the months in a row that begin with some letters; None where there are none, or two.

    A winter (DJF) counts for the year of its January; the year of other months across the turn of
    the year is not told.
    """
    twice = 2 * _YEAR_OF_INITIALS
    starts = [i for i in range(12) if twice.startswith(letters, i)]
    if len(starts) != 1:
        return None
    part = _months_from(starts[0] + 1, len(letters))
    if letters == "DJF":
        return part._replace(first=0)
    return part if starts[0] + len(letters) <= 12 else part._replace(first=None)


def months_of_parts(parts) -> list:
    """Return the first months of parts of years that make a series; [] where they do not.

    They are several, as long as each other, and no month is in two of them.

    Parameters
    ----------
    parts : sequence of PartOfYear or None
        Of each raster.
    """
    kinds = set(parts)
    lengths = {part.n_months if part else 0 for part in kinds}
    if len(kinds) < 2 or len(lengths) > 1 or 0 in lengths or any(p.first is None for p in kinds):
        return []
    months = [(p.first + i) % 12 for p in kinds for i in range(p.n_months)]
    return [part.first for part in parts] if len(set(months)) == len(months) else []
