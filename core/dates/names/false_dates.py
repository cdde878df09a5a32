"""Numbers in names that look like dates but are not.

These are versions, years of geodetic datums, codes of a CRS, numbers of columns and cell sizes.
"""

from __future__ import annotations

import re

_ALONE = r"(?<![^\W\d_])"  # no letter before
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


def hide_false_dates(stem: str) -> str:
    """Return a name without the digits of numbers that look like dates but are not.

    These are versions, the years of geodetic datums, codes of a CRS, and cell sizes.
    """
    for pattern in _NO_DATES:
        for match in pattern.finditer(stem):
            number = match["number"].translate(_HIDDEN)
            stem = stem[: match.start("number")] + number + stem[match.end("number") :]
    return stem


def show_false_dates(name: str) -> str:
    """Return a name with the digits that `hide_false_dates` took."""
    return name.translate(_SHOWN)
