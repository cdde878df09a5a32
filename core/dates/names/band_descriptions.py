"""Variable name and date out of the descriptions of bands, as programs write them."""

from __future__ import annotations

import re

from ..date import Date, TimeStamp, day_after, make_date
from ..period_stamps import days_of_local_month_starts, is_local_month_start
from .false_dates import hide_false_dates, show_false_dates
from .file_names import PACKED_DATE, SEPARATED_DATE, likely_date_of_match, unambiguous_date
from .file_names_together import (
    split_file_names,
)
from .variable_and_date import split_date_at_end, without_date

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


def split_description(text: str) -> tuple:
    """Return variable name and date of a band's description; (text, None) where it tells no date.

    Beside a date at the end, a whole day within it is one (``2005_01_17_NDVI`` of Earth Engine),
    and a month or year at its beginning (``2005_01_NDVI``, ``2005_NPP``); other numbers, such as
    the wavelength of a band, are not.
    """
    name, date = _split_plain_description(hide_false_dates(_plain_description(text)))
    return (text, None) if date is None else (show_false_dates(name), date)


def split_descriptions(texts) -> list:
    """Return variable name and date of the descriptions of the bands of one file.

    Together they tell months and days as the names of files do (``Jan 2001``, ``X2001.01`` of R),
    but no years within them: those may be wavelengths. The midnights of months in zones of the east
    may be written in UTC.
    """
    by_themselves = [split_description(text) for text in texts]
    stamps = [stamp for stamp in map(_time_in_description, texts) if stamp is not None]
    if len(stamps) == len(texts) > 1:
        days = days_of_local_month_starts([(s.date, is_local_month_start(s)) for s in stamps])
        return [(name, day) for (name, _), day in zip(by_themselves, days)]
    if not all(texts) or all(date is not None and date.month for _, date in by_themselves):
        return by_themselves
    together = split_file_names([_plain_description(text) for text in texts])
    are_finer = all(date is not None and date.month for _, date in together)
    return together if are_finer else by_themselves


def day_before_midnight(text: str, date: Date | None) -> Date | None:
    """Return the day that a description tells where its date is the day after; None elsewhere.

    Examples
    --------
    >>> day_before_midnight("2001-01-31T16:00:00Z", Date(2001, 2, 1)).text
    '2001-01-31'
    """
    stamp = None if date is None or date.day != 1 else _time_in_description(text)
    return stamp.date if stamp is not None and day_after(stamp.date) == date else None


def _time_in_description(text: str) -> TimeStamp | None:
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


def _split_plain_description(text: str) -> tuple:
    """Return variable name and date of a description after `hide_false_dates`."""
    name, date = unambiguous_date(text)
    if date is not None:
        return name, date
    name, date = split_date_at_end(text)
    if date is None:
        month = _MONTH_FIRST.match(text)
        if month and likely_date_of_match(month) is not None:
            return without_date(text, month), likely_date_of_match(month)
        for pattern in (SEPARATED_DATE, PACKED_DATE):
            matches = [match for match in pattern.finditer(text) if match["day"]]
            date = likely_date_of_match(matches[0]) if len(matches) == 1 else None
            if date is not None:
                return without_date(text, matches[0]), date
        year = _YEAR_FIRST.match(text) or _YEAR_BEFORE_PART.search(text)
        if year:
            return without_date(text, year), likely_date_of_match(year)
    return name, date
