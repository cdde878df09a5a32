"""Dates that only file names given together tell: numbers and words that differ between them.

What one name tells by itself is in `file_names`; other numbers are read as dates where the names
differ in them alone.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict

from ..date import Date, date_of_day_of_year, is_likely_year, make_date
from .dates_in_words import date_in_words, marked_month
from .false_dates import hide_false_dates, show_false_dates
from .file_names import EXPORT_PIECE, split_dated_name, unambiguous_date
from .periods_in_names import is_crossing_year, months_of_name
from .variable_and_date import join_around, without_date
from .weeks_and_dekads import with_weeks_and_dekads

_YEAR_AND_NUMBER = re.compile(
    r"^(?P<name>.*?)(?<!\d)(?:19|20)\d{2}(?P<sep>[_.\-]?)(?P<number>\d{2})(?P<rest>(?![^\W_]).*)$"
)

_YEAR_AND_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<sep>[_.\-]?)(?P<number>\d{3})(?!\d)"
)
# Days of a year beyond it are not taken for numbers of tiles or members.
_HIGHEST_TILE = 96
# Day and month before the year, and months without a zero in front.
_DAY_MONTH_YEAR = re.compile(
    r"^(?P<name>.*?)(?:^|(?<=[_.\- ]))"
    r"(?P<a>\d{2})(?P<sep>[.\-])(?P<b>\d{2})(?P=sep)(?P<year>\d{4})$"
)
_PLAIN_MONTH = re.compile(r"^(?P<name>.*?)(?<!\d)(?P<year>(?:19|20)\d{2})[_.\-](?P<month>\d{1,2})$")
# A number behind a name: the month before a year, or a tile, a depth, a member of an ensemble.
_DIGITS = re.compile(r"\d+")
_NUMBER_AT_END = re.compile(r"^(?P<name>.+)[_.\-](?P<number>\d{1,2})$")
# Indices of drought over some months: spei_03_2001 is of the three months up to a date.
_DROUGHT_INDEX = re.compile(r"(?<![^\W\d_])(?:spe?i|ssi|sri)$", re.IGNORECASE)
_SCALES = {1, 2, 3, 6, 9, 12}
_MONTH_AT_END = re.compile(r"^(?P<name>.+)[_.\-](?P<month>0[1-9]|1[0-2])$")


# Midnight behind a day is that of products (20010101000000); other times are mostly of production.
_MIDNIGHT = re.compile(r"(?<=^\d{8})0000(?:00)?$")
_NUMBER = re.compile(r"\d+")


def with_months_before_years(names_and_dates: list) -> list:
    """Return names and dates with ``pr_03`` of 2005 read as March where other months are given."""
    groups: defaultdict = defaultdict(dict)
    others = set()
    for i, (name, date) in enumerate(names_and_dates):
        if date is None or date.precision != "year":
            continue
        match = _MONTH_AT_END.match(name)
        if match:
            groups[match["name"], date.year].setdefault(int(match["month"]), []).append(i)
            continue
        match = _NUMBER_AT_END.match(name)
        if match:  # bio_1, ..., bio_19 of one year
            others.add((match["name"], date.year))
    names_and_dates = list(names_and_dates)
    for (name, year), months in groups.items():
        are_scales = _DROUGHT_INDEX.search(name) and set(months) <= _SCALES
        if len(months) > 1 and (name, year) not in others and not are_scales:
            for month, members in months.items():
                for i in members:
                    names_and_dates[i] = name, Date(year, month)
    return names_and_dates


def with_plain_months(stems: list, names_and_dates: list) -> list:
    """Return names and dates with ``pr_2001_1`` to ``pr_2001_12`` as months.

    Only where a year has all twelve and no other number: less may be quarters, tiles or members of
    an ensemble, whose tenth is not October.
    """
    groups: defaultdict = defaultdict(dict)
    for i, match in enumerate(map(_PLAIN_MONTH.match, stems)):
        date = names_and_dates[i][1]
        if match and date is not None and date.precision != "day":
            groups[match["name"]][i] = int(match["year"]), match["month"]
    names_and_dates = list(names_and_dates)
    for name, members in groups.items():
        texts = {text for _, text in members.values()}
        if not any(len(text) == 1 for text in texts):
            continue
        months = {(year, int(text)) for year, text in members.values()}
        is_whole_year = _have_whole_year(months)
        if not is_whole_year and not texts & {"10", "11", "12"}:
            continue
        clean = show_false_dates(name.rstrip("_.- "))
        for i, (year, text) in members.items():
            read = clean, Date(year, int(text))
            names_and_dates[i] = read if is_whole_year else (show_false_dates(stems[i]), None)
    return names_and_dates


def with_days_before_years(stems: list, names_and_dates: list) -> list:
    """Return names and dates with ``t_15-01-2001`` as a day, where several days of a year are.

    Where day and month cannot be told apart, or the month comes first, the names give no date.
    """
    groups: defaultdict = defaultdict(dict)
    for i, match in enumerate(map(_DAY_MONTH_YEAR.match, stems)):
        if match and names_and_dates[i][1] is not None and is_likely_year(int(match["year"])):
            groups[match["name"], match["sep"]][i] = match
    names_and_dates = list(names_and_dates)
    for (name, _), members in groups.items():
        days_of_year: defaultdict = defaultdict(set)
        for match in members.values():
            days_of_year[match["year"]].add((match["a"], match["b"]))
        # The same numbers in each year are no days: NPP_05-09-2001 is of the months of growth.
        if max(map(len, days_of_year.values())) < 2:
            continue
        day_first, month_first = (
            {i: make_date(m["year"], m[month], m[day]) for i, m in members.items()}
            for day, month in (("a", "b"), ("b", "a"))
        )
        if None in day_first.values() and None in month_first.values():
            continue
        is_day_first = None in month_first.values()
        clean = show_false_dates(name.rstrip("_.- "))
        for i in members:
            read = clean, day_first[i]
            names_and_dates[i] = read if is_day_first else (show_false_dates(stems[i]), None)
    return names_and_dates


def with_days_of_years(stems: list, names_and_dates: list) -> list:
    """Return names and dates with ``NDVI_2001033`` as a day, among others of 8 or 16 days.

    Also where the days are those of all months or of a whole year, and where a separator stands
    before the day (``BESSV2_GPP_2001_009``) and one of them is too high for a tile.
    """
    groups: defaultdict = defaultdict(dict)
    for i, stem in enumerate(stems):
        matches = list(_YEAR_AND_DAY.finditer(stem))
        date = names_and_dates[i][1]
        if len(matches) == 1 and (date is None or (matches[0]["sep"] and date.month is None)):
            groups[without_date(stem, matches[0]), matches[0]["sep"]][i] = matches[0]
    names_and_dates = list(names_and_dates)
    for (name, separator), members in groups.items():
        days = {int(match["number"]) for match in members.values()}
        if not _are_days_of_years(days) or (separator and max(days) < _HIGHEST_TILE):
            continue
        for i, match in members.items():
            date = date_of_day_of_year(int(match["year"]), int(match["number"]))
            names_and_dates[i] = show_false_dates(name), date
    return names_and_dates


def _are_days_of_years(days: set) -> bool:
    """Say whether numbers that differ between names are days of years: of composites, or months."""
    if len(days) < 2 or not 1 <= min(days) <= max(days) <= 366:
        return False
    are_composites = all(day % 8 == 1 for day in days) and max(days) <= 361
    are_pairs = all(day % 4 == 1 for day in days) and max(days) > _HIGHEST_TILE
    firsts = {datetime.date(year, month, 1) for year in (2000, 2001) for month in range(1, 13)}
    are_months = len(days) >= 12 and days <= {day.timetuple().tm_yday for day in firsts}
    return are_composites or are_pairs or are_months or days >= set(range(1, 366))


def with_months_in_words(stems: list, names_and_dates: list) -> list:
    """Return names and dates with months in words, where names differ in the month.

    ``npp_Jan_2001`` is of January where ``npp_Feb_2001`` is given too, else Mar or May may be a
    part of the name.
    """
    groups: defaultdict = defaultdict(dict)
    names_of_pattern = defaultdict(set)
    for i, stem in enumerate(stems):
        written_date = date_in_words(stem, beside_numbers=True)
        if written_date is not None and names_and_dates[i][1] is not None:
            name = join_around(stem, written_date.start, written_date.end)
            groups[name, date_in_words(stem) is None][i] = written_date.date
            names_of_pattern[_DIGITS.sub("0", name)].add(name)
    names_and_dates = list(names_and_dates)
    for (name, has_number), dates in groups.items():
        if has_number and len(names_of_pattern[_DIGITS.sub("0", name)]) > 1:
            continue  # numbers that differ beside the months may be days
        if None not in dates.values() and len({date.month for date in dates.values()}) > 1:
            for i, date in dates.items():
                names_and_dates[i] = show_false_dates(name), date
    return names_and_dates


def with_marked_months(stems: list, names_and_dates: list) -> list:
    """Return names and dates with ``2001M07`` as a month, where a year has all twelve."""
    groups: defaultdict = defaultdict(dict)
    for i, match in enumerate(map(marked_month, stems)):
        if match is not None:
            groups[without_date(stems[i], match)][i] = int(match["year"]), int(match["number"])
    names_and_dates = list(names_and_dates)
    for name, months in groups.items():
        if _have_whole_year(set(months.values())):
            for i, (year, month) in months.items():
                names_and_dates[i] = show_false_dates(name), Date(year, month)
    return names_and_dates


def without_years_that_cross(stems: list, names_and_dates: list) -> list:
    """Return names and dates without ``npp_2001-02`` where those of the next two years are given.

    Years from summer to summer are written like this, and no series has just these months.
    """
    groups: defaultdict = defaultdict(list)
    for i, (name, _) in enumerate(names_and_dates):
        groups[name].append(i)
    names_and_dates = list(names_and_dates)
    for members in groups.values():
        if not all(is_crossing_year(stems[i], names_and_dates[i][1]) for i in members):
            continue
        years = {names_and_dates[i][1].year for i in members}
        if any({year + 1, year + 2} <= years for year in years):
            for i in members:
                name, date = names_and_dates[i]
                names_and_dates[i] = f"{name}_{date.text}".lstrip("_"), None
    return names_and_dates


def _have_whole_year(months: set) -> bool:
    """Say whether ``(year, number)`` are months: a year has all twelve, none has another number."""
    if not all(1 <= month <= 12 for _, month in months):
        return False
    return max(Counter(year for year, _ in months).values()) == 12


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
    stems = [EXPORT_PIECE.sub("", stem) for stem in stems]
    searched = [hide_false_dates(stem) for stem in stems]
    names_and_dates = [
        (show_false_dates(name), date) for name, date in map(split_dated_name, searched)
    ]
    # Hidden numbers that are the only ones of the names may be their dates all the same.
    stems = [
        without_numbers if date is not None else stem
        for without_numbers, stem, (_, date) in zip(searched, stems, names_and_dates)
    ]
    same_pattern = defaultdict(list)
    for i, stem in enumerate(stems):
        same_pattern[_NUMBER.sub("0", stem)].append(i)
    for members in same_pattern.values():
        dates = {names_and_dates[i][1] for i in members}
        if len({stems[i] for i in members}) > 1 and (None in dates or len(dates) == 1):
            varying = _varying_date([stems[i] for i in members])
            for i, (name, date) in zip(members, varying or ()):
                names_and_dates[i] = show_false_dates(name), date
        elif _has_two_dates([stems[i] for i in members]):
            for i in members:
                names_and_dates[i] = show_false_dates(stems[i]), None
    names_and_dates = with_months_before_years(names_and_dates)
    names_and_dates = with_plain_months(stems, names_and_dates)
    names_and_dates = without_numbers_of_composites(stems, names_and_dates)
    names_and_dates = with_days_before_years(stems, names_and_dates)
    names_and_dates = with_days_of_years(stems, names_and_dates)
    names_and_dates = with_marked_months(stems, with_months_in_words(stems, names_and_dates))
    names_and_dates = with_weeks_and_dekads(stems, names_and_dates)
    return without_years_that_cross(stems, names_and_dates)


def _has_two_dates(stems: list) -> bool:
    """Say whether names differ in two numbers that are dates in all, and no form tells which."""
    if len(set(stems)) < 2 or any(unambiguous_date(stem)[1] is not None for stem in stems):
        return False
    columns = list(zip(*(_NUMBER.findall(stem) for stem in stems)))
    return sum(len(set(texts)) > 1 and all(map(_number_date, texts)) for texts in columns) > 1


def _number_date(text: str) -> Date | None:
    """Return the date that a number in a file name may be, None where it is none."""
    text = _MIDNIGHT.sub("", text)
    if len(text) not in (4, 6, 8):
        return None
    date = make_date(text[:4], text[4:6] or None, text[6:] or None)
    return date if date is not None and is_likely_year(date.year) else None


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


def without_numbers_of_composites(stems: list, names_and_dates: list) -> list:
    """Return names and dates without ``ndvi_2001_01`` as a month, where ``ndvi_2001_13`` is given.

    The composites of a year are numbered so: 23 of 16 days, 46 of 8 days, or 36 dekads.
    """
    groups: defaultdict = defaultdict(dict)
    for i, match in enumerate(map(_YEAR_AND_NUMBER.match, stems)):
        date = names_and_dates[i][1]
        if match and (date is None or date.day is None):
            groups[match["name"], match["sep"], match["rest"]][i] = int(match["number"])
    names_and_dates = list(names_and_dates)
    for members in groups.values():
        if any(1 <= number <= 12 for number in members.values()) and max(members.values()) > 12:
            for i in members:
                names_and_dates[i] = show_false_dates(stems[i]), None
    return names_and_dates
