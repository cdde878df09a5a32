"""Dates of a series of predictors, and which raster serves each variable on each date.

Which dates a series of predictors has, and which raster serves each variable on each date.

A variable with several dates is dated, one without a date or with a single one is static. The
series has the dates of the dated variables of the finest step; a variable of a coarser step (land
cover by year beside climate by month) serves all dates its own date covers, a composite of 8 or 16
days the days up to the next one.

What each map of a series is made from, for models that look back on earlier dates as well.
"""

from __future__ import annotations

from typing import NamedTuple

from ..dates.composites import CompositeCalendar
from ..errors_and_notes.dates import DateNotFound, NoDateInRange
from ..errors_and_notes.raster import AmbiguousVariable
from ..errors_and_notes.sequence import OtherStep, SeriesTooShort

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
    """Return which band serves each predictor on each date of a series.

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
    stack.require_variables(names)
    bands_of_variable = {name: stack.matches(name) for name in names}
    for name, bands in bands_of_variable.items():
        _require_distinct(name, bands)
    dates = _dates_of_series(bands_of_variable)
    dates_in_range = [date for date in dates if _is_within(date, start, end)]
    if not dates_in_range:
        first, last = ("" if date is None else date.text for date in (start, end))
        raise NoDateInRange(first, last, dates[0].text, dates[-1].text)
    calendar_of_variable = {
        name: CompositeCalendar([band.date for band in bands])
        for name, bands in bands_of_variable.items()
    }
    return [
        DatedChoice(
            date,
            tuple(
                _narrowest_band(bands, calendar_of_variable[name], date)
                for name, bands in bands_of_variable.items()
            ),
        )
        for date in dates_in_range
    ]


def composites_among(stack, names: tuple) -> dict:
    """Return the days per date of the predictors of a series that are composites."""
    days = {n: CompositeCalendar([band.date for band in stack.matches(n)]).days for n in names}
    return {name: length for name, length in days.items() if length}


def _require_distinct(name: str, bands: list) -> None:
    """Refuse several bands of one variable that no date tells apart."""
    by_date: dict = {}
    for band in bands:
        by_date.setdefault(band.date, []).append(band)
    for date, same in by_date.items():
        if len(same) > 1 or (date is None and len(bands) > 1):
            ambiguous = same if len(same) > 1 else bands
            raise AmbiguousVariable(name, tuple(f"{b.label} ({b.path})" for b in ambiguous))


def _dates_of_series(bands_of_variable: dict) -> list:
    """Return the dates of the variables with the finest step, sorted."""
    dated = [bands for bands in bands_of_variable.values() if len(bands) > 1]
    if not dated:
        dated = [bands for bands in bands_of_variable.values() if bands[0].date is not None]
    if not dated:
        band = next(iter(bands_of_variable.values()))[0]
        raise DateNotFound(band.name, band.path)
    dates = {band.date for bands in dated for band in bands}
    finest = max(_FINENESS[date.precision] for date in dates)
    return sorted(date for date in dates if _FINENESS[date.precision] == finest)


def _is_within(date, start, end) -> bool:
    after = start is None or start <= date or start.covers(date)
    return after and (end is None or date <= end or end.covers(date))


def _narrowest_band(bands: list, calendar: CompositeCalendar, date):
    """Return the band of a variable on a date: the narrowest that holds it."""
    if len(bands) == 1:
        return bands[0]
    position = calendar.find(date)
    if position < 0:
        return None
    narrowest = bands[position]
    # A composite holds for the day as it does for its first.
    return narrowest if narrowest.date.covers(date) else narrowest.with_date(date)


def absent_dates(dates: list) -> list:
    """Return the dates that a series of predictors skips between its first and its last.

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


class DatedMap(NamedTuple):
    """One map of a series.

    Parameters
    ----------
    date : Date
        The date.
    model : object
        What predicts it: a model without history.
    bands : tuple
        One band per input of that model.
    """

    date: object
    model: object
    bands: tuple


class MapPlan(NamedTuple):
    """The maps of a series that can be made.

    Parameters
    ----------
    maps : list of DatedMap
        The maps.
    without_past : list of str
        Dates that lack earlier dates.
    """

    maps: list
    without_past: list


def plan_maps(model, choices: list, complete_choices: list, static: tuple) -> MapPlan:
    """Return the maps that can be made, and the dates that lack a past.

    Parameters
    ----------
    model : object
        The model; `history`, `step` and `at_date` say how it looks back.
    choices : list of DatedChoice
        All dates of the rasters.
    complete_choices : list of DatedChoice
        Those to be predicted; none of them lacks a variable.
    static : tuple of str
        Variables that one raster serves at all dates.

    Returns
    -------
    tuple
        ``(list of DatedMap, texts of the dates without a whole past)``.

    Raises
    ------
    OtherStep
        When the dates are of another precision than the model's steps.
    SeriesTooShort
        When not one wanted date has all the earlier ones.
    """
    if not model.history:
        return MapPlan(
            [DatedMap(choice.date, model, choice.bands) for choice in complete_choices], []
        )
    step, date = model.step, complete_choices[0].date
    if date.precision != step.unit:
        raise OtherStep(step.unit, date.precision, date.text)
    dated = model.at_date(static)
    position_of_variable = {name: i for i, name in enumerate(model.inputs)}
    by_date = {choice.date: choice.bands for choice in choices}
    maps, without_past = [], []
    for choice in complete_choices:
        past = [by_date.get(step.before(choice.date, k)) for k in range(model.history + 1)]
        bands = tuple(
            None if past[steps_back] is None else past[steps_back][position_of_variable[name]]
            for name, steps_back in dated.sources
        )
        if None in past or None in bands:
            without_past.append(choice.date.text)
        else:
            maps.append(DatedMap(choice.date, dated, bands))
    if not maps:
        dates = tuple(choice.date.text for choice in choices)
        raise SeriesTooShort(model.history + 1, dates, step.size, step.unit)
    return MapPlan(maps, without_past)


def with_full_history(model, choices: list) -> list:
    """Return the dates that have all variables, also at the earlier steps of the model.

    Parameters
    ----------
    model : object
        The model; `history` and `step` say how it looks back.
    choices : list of DatedChoice
        All dates of the rasters.
    """
    complete_choices = [choice for choice in choices if None not in choice.bands]
    if not model.history:
        return complete_choices
    dates = {choice.date for choice in complete_choices}
    steps = range(1, model.history + 1)
    return [
        c for c in complete_choices if all(model.step.before(c.date, k) in dates for k in steps)
    ]
