"""Factors and offsets between units, also between steps of time at a date."""

from __future__ import annotations

import calendar
import math
from typing import NamedTuple

from ..dates.calendars import days_in_month, days_in_year
from .carbon_units import SECONDS_PER_DAY
from .unit import PER_STEP, STEP_IN_UNIT, STEP_OF_TEXT, Unit, dimensions_of, parse_unit
from .unit_spelling import compact_unit, normalise_spelling

DAYS_PER_YEAR = 365.2425
_STEPS_PER_YEAR = {"month": 12.0, "season": 4.0, "half": 2.0}
# Two dimensions that a unit may belong to agree on a factor but for rounding.
_SAME_FACTOR = 1e-9


def with_step(text: str, step: str, new_step: str) -> str:
    """Convert a unit to another step of time, where it is per `step`; return any other as it is.

    ``with_step("gC/m2/d", "day", "month")`` is ``"gC m-2 month-1"``.
    """
    spaced = normalise_spelling(text)
    matches = [
        match for match in STEP_IN_UNIT.finditer(spaced) if STEP_OF_TEXT[match["step"]] == step
    ]
    if not matches or dimensions_of(text) == ():
        return text
    start, end = matches[-1].span()
    return f"{spaced[:start].strip()} {PER_STEP[new_step]}{spaced[end:]}".strip()


def days_of_step(step: str, date=None, own_calendar: str = "") -> float:
    """Return how many days a unit's step of time has at a date; the mean where it does not say.

    Parameters
    ----------
    step : str
        "second", "hour", "day", "month", "season", "half" or "year".
    date : Date, optional
        With the attributes year and month.
    own_calendar : str
        Name of a calendar of climate models, after the CF conventions; empty for the real one.
    """
    if step in ("second", "hour", "day"):
        return {"second": 1.0 / SECONDS_PER_DAY, "hour": 1.0 / 24.0, "day": 1.0}[step]
    if date is None:
        return DAYS_PER_YEAR / _STEPS_PER_YEAR.get(step, 1.0)
    if step == "month" and date.month is not None:
        calendar_days = days_in_month(own_calendar, date.month)
        return float(calendar_days or calendar.monthrange(date.year, date.month)[1])
    year = float(days_in_year(own_calendar) or 365 + calendar.isleap(date.year))
    return year / _STEPS_PER_YEAR.get(step, 1.0)


class UnitConversion(NamedTuple):
    """How values of a unit become values of another: ``value * factor + offset``.

    Parameters
    ----------
    factor : float
        What values are multiplied by.
    offset : float
        What is added then.
    """

    factor: float
    offset: float


def conversion(source: Unit, target: Unit, date=None, own_calendar: str = "") -> UnitConversion:
    """Return factor and offset that turn values of one unit into another of the same dimension.

    Where both name a step of time, the amount per one step becomes the amount per the other, by
    the days that the steps have at the date: a daily rate of March becomes an amount of 31 days,
    or of 30 in the calendar "360_day" of a climate model.

    Examples
    --------
    >>> conversion(parse_unit("t C ha-1", "carbon"), parse_unit("g C m-2", "carbon"))
    UnitConversion(factor=100.0, offset=0.0)
    """
    factor = source.factor / target.factor
    offset = (source.offset - target.offset) / target.factor
    if source.step and target.step and source.step != target.step:
        share = days_of_step(target.step, date, own_calendar)
        share /= days_of_step(source.step, date, own_calendar)
        factor, offset = factor * share, offset * share
    return UnitConversion(factor, offset)


def conversion_of_texts(source_text: str, target_text: str, date=None) -> tuple | None:
    """Return factor and offset from one unit to another, or None if they are not comparable.

    An amount without a step of time ("mm") is one per the step of its date.

    Parameters
    ----------
    source_text, target_text : str
        Units as files write them.
    date : Date, optional
        Of the values.

    Examples
    --------
    >>> conversion_of_texts("K", "degC")
    UnitConversion(factor=1.0, offset=-273.15)
    >>> conversion_of_texts("mm", "kPa") is None
    True
    """
    if compact_unit(source_text) == compact_unit(target_text):
        return 1.0, 0.0
    conversions = []
    for dimension in dimensions_of(source_text):
        source, target = parse_unit(source_text, dimension), parse_unit(target_text, dimension)
        if source is None or target is None:
            continue
        if bool(source.step) != bool(target.step):
            if date is None or date.precision != (source.step or target.step):
                continue
            source, target = source._replace(step=""), target._replace(step="")
        conversions.append(conversion(source, target, date))
    if not conversions or any(
        not is_same_conversion(conversions[0], other) for other in conversions[1:]
    ):
        return None
    return conversions[0]


def is_same_conversion(first: tuple, other: tuple) -> bool:
    """Say whether two conversions of units are the same but for rounding."""
    return all(math.isclose(a, b, rel_tol=_SAME_FACTOR) for a, b in zip(first, other))
