"""Which dates a series of predictors has, and which raster serves each variable on each date.

A variable with several dates is dated, one without a date or with a single one is static. The
series has the dates of the dated variables of the finest step; a variable of a coarser step (land
cover by year beside climate by month) serves all dates its own date covers, a composite of 8 or 16
days the days up to the next one.
"""

from __future__ import annotations

from typing import NamedTuple

from ...errors import AmbiguousVariable, DateNotFound, MissingVariable, NoDateInRange
from ...held_dates import HeldDates

_FINENESS = {"year": 0, "month": 1, "day": 2}


class DatedChoice(NamedTuple):
    """The bands that serve one date.

    Parameters
    ----------
    date : Date
        The date.
    bands : tuple
        One band per variable, in their order; None where there is none of that date.
    """

    date: object
    bands: tuple


def choose_bands(stack, names: tuple, start=None, end=None) -> list:
    """Return which band serves each variable on each date of a series.

    Parameters
    ----------
    stack : Stack
        All rasters.
    names : tuple of str
        Variables wanted.
    start, end : Date, optional
        First and last date wanted; a year includes its months.

    Returns
    -------
    list of DatedChoice
        In order of date.

    Raises
    ------
    MissingVariable, AmbiguousVariable
        When a variable has no raster at all, or two of one date.
    DateNotFound
        When no variable has a date.
    NoDateInRange
        When no date lies between `start` and `end`.
    """
    found = {name: stack.matches(name) for name in names}
    missing = tuple(name for name, bands in found.items() if not bands)
    if missing:
        labels = tuple(dict.fromkeys(band.name for band in stack.bands))
        raise MissingVariable(missing, labels)
    for name, bands in found.items():
        _require_distinct(name, bands)
    dates = _dates_of_series(found)
    wanted = [date for date in dates if _is_within(date, start, end)]
    if not wanted:
        ends = ("" if date is None else date.text for date in (start, end))
        raise NoDateInRange(*ends, dates[0].text, dates[-1].text)
    held = {name: HeldDates([band.date for band in bands]) for name, bands in found.items()}
    return [
        DatedChoice(date, tuple(_serving(bands, held[name], date) for name, bands in found.items()))
        for date in wanted
    ]


def composites_among(stack, names: tuple) -> dict:
    """Return the length in days of the variables that are composites, by name."""
    days = {n: HeldDates([band.date for band in stack.matches(n)]).days for n in names}
    return {name: length for name, length in days.items() if length}


def _require_distinct(name: str, bands: list) -> None:
    """Refuse several bands of one variable that no date tells apart."""
    by_date: dict = {}
    for band in bands:
        by_date.setdefault(band.date, []).append(band)
    for date, same in by_date.items():
        if len(same) > 1 or (date is None and len(bands) > 1):
            shown = same if len(same) > 1 else bands
            raise AmbiguousVariable(name, tuple(f"{b.label} ({b.path})" for b in shown))


def _dates_of_series(found: dict) -> list:
    """Return the dates of the variables with the finest step, sorted."""
    dated = [bands for bands in found.values() if len(bands) > 1]
    if not dated:
        dated = [bands for bands in found.values() if bands[0].date is not None]
    if not dated:
        band = next(iter(found.values()))[0]
        raise DateNotFound(band.name, band.path)
    dates = {band.date for bands in dated for band in bands}
    finest = max(_FINENESS[date.precision] for date in dates)
    return sorted(date for date in dates if _FINENESS[date.precision] == finest)


def _is_within(date, start, end) -> bool:
    after = start is None or start <= date or start.covers(date)
    return after and (end is None or date <= end or end.covers(date))


def _serving(bands: list, held: HeldDates, date):
    """Return the band of a variable on a date: the narrowest that holds it."""
    if len(bands) == 1:
        return bands[0]
    place = held.find(date)
    if place < 0:
        return None
    found = bands[place]
    # A composite holds for the day as it does for its first.
    return found if found.date.covers(date) else found.with_date(date)


def absent_dates(dates: list) -> list:
    """Return the texts of dates that a series skips between its first and its last.

    Years follow one another by their smallest step; of months, those are expected that the series
    has in any year (a series of growing seasons has no winter to miss). Days are not expected.
    """
    if len(dates) < 2:
        return []
    have = {date.text for date in dates}
    first, last = dates[0], dates[-1]
    if first.precision == "year":
        years = [date.year for date in dates]
        step = min(b - a for a, b in zip(years, years[1:]))
        return [f"{y:04d}" for y in range(years[0], years[-1], step) if f"{y:04d}" not in have]
    if first.precision == "month":
        months = sorted({date.month for date in dates})
        expected = [(year, month) for year in range(first.year, last.year + 1) for month in months]
        ends = (first.year, first.month), (last.year, last.month)
        texts = [f"{y:04d}-{m:02d}" for y, m in expected if ends[0] < (y, m) < ends[1]]
        return [text for text in texts if text not in have]
    return []
