"""Adding up a dated series to months, seasons or years; incomplete periods are left out.

A sum over eleven months is no annual flux, so a period counts only when every step of it is
there. Composites of several days (8 or 16 days of MODIS) count with the share of their days that
lies in the period.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...dates.periods import PERIODS, group_dates, months_of, period_label, period_of
from ...facts.dates import NoCompletePeriod
from ...units.quantity import step_of


@dataclass(frozen=True)
class Period:
    """One month, season or year and the bands it is the sum of.

    Parameters
    ----------
    label : str
        "2005", "2005-03" or "2005 MAM".
    part : str
        What of the year: "year", "01" to "12", or a season; trends compare equal parts only.
    year : int
        The year it counts for.
    members : tuple of int
        Positions of its bands in the series.
    days, lengths : tuple of int
        Days of each composite that lie in the period, and days it stands for; empty where the
        members are no composites.
    """

    label: str
    part: str
    year: int
    members: tuple
    days: tuple = ()
    lengths: tuple = ()

    def factors(self, averaged: bool) -> tuple:
        """Return what each member is multiplied by: its share of a sum, its weight in a mean."""
        if not self.days:
            return (1.0,) * len(self.members)
        if averaged:
            return tuple(float(days) for days in self.days)
        return tuple(days / length for days, length in zip(self.days, self.lengths))


def series_step(dates) -> str:
    """Return the step of a series: "year", "month" or "day"; a single full date is a month."""
    return step_of(dates) or "month"


def group_periods(dates, period: str) -> tuple:
    """Group the dates of a series into complete periods.

    Parameters
    ----------
    dates : sequence of Date
        Ascending.
    period : str
        One of `PERIODS`.

    Returns
    -------
    periods : tuple of Period
        The complete ones, in order.
    dropped : tuple of str
        Labels of those with a step missing.

    Raises
    ------
    NoCompletePeriod
        When the series is coarser than the period, or no period is complete.
    """
    step = series_step(dates)
    order = ("day", *PERIODS)
    if order.index(step) > order.index(period):
        raise NoCompletePeriod(period, step, len(dates))
    if step == "day" and all(date.precision == "day" for date in dates):
        return _group_days(dates, period)
    groups: dict = {}
    for i, date in enumerate(dates):
        # A date coarser than the step of its series belongs to no period.
        if step == "year" or date.month is not None:
            groups.setdefault(period_of(date, period), []).append(i)
    periods, dropped = [], []
    for (year, part), members in groups.items():
        label = period_label(year, part)
        if len(members) == (1 if step == "year" else len(months_of(year, part))):
            periods.append(Period(label, part, year, tuple(members)))
        else:
            dropped.append(label)
    if not periods:
        raise NoCompletePeriod(period, step, len(dates))
    return tuple(periods), tuple(dropped)


def sum_periods(series, periods, averaged: bool = False) -> np.ndarray:
    """Return the sum of each period; NaN where a step has no data.

    Parameters
    ----------
    series : numpy.ndarray
        (dates, rows, cols).
    periods : sequence of Period
        What to add up.
    averaged : bool
        Whether to return means, weighted by days, instead of sums.

    Returns
    -------
    numpy.ndarray
        (periods, rows, cols): float64, or a view of the series where nothing is added.
    """
    factors = [period.factors(averaged) for period in periods]
    if all(len(own) == 1 and (averaged or own[0] == 1.0) for own in factors):
        firsts = [period.members[0] for period in periods]
        return series if firsts == list(range(len(series))) else series[firsts]
    sums = np.zeros((len(periods), *series.shape[1:]), np.float64)
    for total, period, own in zip(sums, periods, factors):
        # Band after band: numpy's own sum changes its order with the shape of the block.
        for member, factor in zip(period.members, own):
            values = series[member]
            total += values if factor == 1.0 else values.astype(np.float64) * factor
        if averaged:
            total /= sum(own)
    return sums


def _group_days(dates, period: str) -> tuple:
    """Group days or composites of several days."""
    periods, dropped = [], []
    for found in group_dates(dates, period):
        if not found.complete:
            dropped.append(found.label)
            continue
        is_composite = max(found.lengths) > 1
        spans = (found.days, found.lengths) if is_composite else ()
        periods.append(Period(found.label, found.part, found.year, found.members, *spans))
    if not periods:
        raise NoCompletePeriod(period, "day", len(dates))
    return tuple(periods), tuple(dropped)
