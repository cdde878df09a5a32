"""Periods of an import: which moments make which raster, of how many days, by which statistic."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np

from ..dates.calendars import days_in_month
from ..dates.composites import day_lengths
from ..dates.date import Date
from ..dates.periods import period_of
from ..statistics.circular_statistics import direction_of, parts_of_directions
from .units import days_in

AS_IS = "as_is"
# Steps shorter than this are days or parts of them.
_DAILY = 1.5


@dataclass(frozen=True)
class Member:
    """A moment within a period: its position, the days it has there, and those it stands for."""

    moment: int
    days: float
    length: float


@dataclass(frozen=True)
class Result:
    """One raster of an import.

    Parameters
    ----------
    date : Date or None
        What it is of; None for a variable without dates.
    members : tuple of Member
        The moments it is made from.
    days : float
        Days of the period; 0 without a date.
    """

    date: Date | None
    members: tuple
    days: float

    @property
    def covered(self) -> float:
        """Days that its moments cover."""
        return sum(member.days for member in self.members)

    def needed(self, min_coverage: float) -> float:
        """Return the days that a cell needs, from percent of the period; 0 without a date."""
        return min_coverage / 100.0 * self.days - 0.01 if self.days else 0.0

    @property
    def complete(self) -> bool:
        """Whether no day of it is missing."""
        return self.covered > self.days - 0.01


def days_per_moment(dates, days: int = 0, calendar: str = "") -> tuple:
    """Return how many days of a period each moment of an import stands for.

    Parameters
    ----------
    dates : sequence of Date
        Ascending; the same day several times where steps are hours.
    days : int
        Length of composites where it is known; 0 takes it from the dates.
    calendar : str
        That of the time axis: the days of a month of a climate model stand for the whole month.
    """
    if not dates or dates[0] is None:
        return (1.0,) * len(dates)
    if dates[0].precision != "day":
        return tuple(float(days_in(date)) for date in dates)
    unique = sorted({date.first_day for date in dates})
    lengths = dict(zip(unique, day_lengths(unique, days)))
    often: dict = {}
    for date in dates:
        often[date.first_day] = often.get(date.first_day, 0) + 1
    if max(lengths.values()) < _DAILY and days_in_month(calendar, 1):
        steps = sorted(often.values())[len(often) // 2]
        return tuple(_period_days_per_day(date, calendar) / steps for date in dates)
    return tuple(lengths[date.first_day] / often[date.first_day] for date in dates)


def _period_days_per_day(date: Date, calendar: str) -> float:
    """Return how many days of a month's period one day of a model's calendar stands for."""
    month = date.first_day.month
    return days_in(Date(date.year, month)) / days_in_month(calendar, month)


def group_moments(dates, period: str, days: int = 0, calendar: str = "") -> tuple:
    """Return the results that the moments of a variable make, in order of time.

    Parameters
    ----------
    dates : sequence of Date or None
        Of its moments, ascending.
    period : str
        One of `settings.PERIODS`; a series that is not finer is taken as it is.
    days : int
        Length of composites where it is known.
    calendar : str
        As in `days_per_moment`.
    """
    lengths = days_per_moment(dates, days, calendar)
    groups: dict = {}
    for i, (date, length) in enumerate(zip(dates, lengths)):
        if date is None or period == AS_IS or date.precision in ("year", period):
            groups.setdefault(date, []).append(Member(i, length, length))
            continue
        for key, days_inside in _days_by_period(date, length, period).items():
            groups.setdefault(key, []).append(Member(i, days_inside, length))
    results = []
    for date, members in groups.items():
        period_days = _days_of_result(date, members, period)
        begins_inside = any(date is None or date.covers(dates[m.moment]) for m in members)
        if begins_inside:  # the end of the last composite alone is no period of the series
            results.append(Result(date, tuple(members), period_days))
    return tuple(sorted(results, key=lambda r: r.date.sort_key() if r.date else (0, 0, 0)))


def _days_of_result(date, members, period: str) -> float:
    """Return the days that a period of an import should have."""
    if date is None:
        return 0.0
    if date.precision == "day" and period == AS_IS:
        return sum(member.days for member in members)
    return float(days_in(date))


def _days_by_period(date: Date, length: float, period: str) -> dict:
    """Return the days of a moment in each month or year it reaches into."""
    if date.precision == "month":
        return {Date(date.year): length}
    if length < _DAILY:
        return {_period_date(date.first_day, period): length}
    days_by_date: dict = {}
    for day in range(round(length)):
        key = _period_date(date.first_day + datetime.timedelta(days=day), period)
        days_by_date[key] = days_by_date.get(key, 0.0) + 1.0
    return days_by_date


def _period_date(day: datetime.date, period: str) -> Date:
    """Return the date of the month or year that a day belongs to."""
    year, part = period_of(Date(day.year, day.month, day.day), period)
    return Date(year) if period == "year" else Date(year, int(part))


def missing_dates(dates, days: int = 0, calendar: str = "") -> tuple:
    """Return the dates that the periods of an import lack between first and last, as texts.

    Parameters
    ----------
    dates : sequence of Date
        Ascending, of one precision.
    days : int
        Length of composites where it is known.
    calendar : str
        As in `days_per_moment`: days that it does not have are not missing.
    """
    dates = sorted({date for date in dates if date is not None}, key=Date.sort_key)
    if len(dates) < 2:
        return ()
    first, last = dates[0], dates[-1]
    present = {date.text for date in dates}
    if first.month is None:
        expected = [Date(year) for year in range(first.year, last.year + 1)]
    elif first.day is None:
        months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
        expected = [Date(m // 12, m % 12 + 1) for m in months]
    else:
        return _missing_days(dates, days, calendar)
    return tuple(date.text for date in expected if date.text not in present)


def _missing_days(dates, days: int, calendar: str) -> tuple:
    """Return the days of a period of an import at which a composite should begin and none does."""
    starts = [date.first_day for date in dates]
    missing = []
    lengths = day_lengths(starts, days)
    for start, length, later in zip(starts, lengths, starts[1:]):
        due = start + datetime.timedelta(days=round(length))
        while due < later:
            if due.day <= (days_in_month(calendar, due.month) or due.day):
                missing.append(due.isoformat())
            due += datetime.timedelta(days=max(round(max(lengths)), 1))
    return tuple(missing)


# Quantities of which the largest of several values is the one least disturbed by clouds.
_LARGEST = ("ndvi", "evi")


def statistic_of_period(choice: str, variable, plan) -> str:
    """Return the statistic that makes a period of an import: chosen, else by its quantity."""
    if choice != "auto":
        return choice
    if plan.is_rate:
        return "sum"
    if plan.quantity is not None and plan.quantity.code in _LARGEST:
        return "max"
    product_statistic = variable.product.statistic if variable.product else ""
    return "mean" if product_statistic in ("", "sum") else product_statistic


class Accumulator:
    """Mean, sum and extremes of planes, one after the other.

    Parameters
    ----------
    statistic : str
        "mean", "sum", "max", "min" or "first".
    shape : tuple of int
        Rows and columns.
    """

    def __init__(self, statistic: str, shape: tuple) -> None:
        self.statistic = statistic
        self._total = np.full(shape, np.nan) if statistic in ("max", "min", "first") else None
        self._sum, self._days = np.zeros(shape), np.zeros(shape)

    def add(self, plane: np.ndarray, days: float) -> None:
        """Take in a moment of an import, NaN for no data, that stands for some days."""
        values = plane.astype(np.float64)
        if self._total is None:
            is_finite = np.isfinite(values)
            self._sum += np.where(is_finite, values * days, 0.0)
            self._days += np.where(is_finite, days, 0.0)
        elif self.statistic == "first":
            self._total = np.where(np.isnan(self._total), values, self._total)
        else:
            choose = np.fmax if self.statistic == "max" else np.fmin
            self._total = choose(self._total, values)

    def result(self, days: float, needed_days: float) -> np.ndarray:
        """Return the statistic of an import's period; NaN where too few days have a value.

        A sum is the mean amount per day times the days of the period.
        """
        if self._total is not None:
            return self._total
        has_enough_days = (self._days > 0) & (self._days >= needed_days)
        mean = self._sum / np.where(has_enough_days, self._days, 1.0)
        values = mean * days if self.statistic == "sum" and days else mean
        return np.where(has_enough_days, values, np.nan)


class DirectionAccumulator:
    """Mean direction of planes, one after the other.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    period : float
        A full turn.
    """

    def __init__(self, shape: tuple, period: float) -> None:
        self._period = period
        self._parts = Accumulator("mean", shape), Accumulator("mean", shape)

    def add(self, plane: np.ndarray, days: float) -> None:
        """Take in a plane, NaN for no data, that stands for some days."""
        for component, values in zip(self._parts, parts_of_directions(plane, self._period)):
            component.add(values, days)

    def result(self, days: float, needed_days: float) -> np.ndarray:
        """Return the direction; NaN where fewer days than `needed_days` have a value."""
        sine, cosine = (component.result(days, needed_days) for component in self._parts)
        return direction_of(sine, cosine, self._period)
