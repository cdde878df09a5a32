"""Adding up a dated series to months, seasons or years; incomplete periods are left out.

A sum over eleven months is no annual flux, so a period counts only when every step of it is
there. Composites of several days (8 or 16 days of MODIS) count with the share of their days that
lies in the period.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...dates.periods import WHOLE_YEAR, Period, group_days, group_months, step_of_dates
from ...errors_and_notes.dates import NoCompletePeriod
from ...errors_and_notes.fields import FieldName


def series_step(dates) -> str:
    """Return the step of a flux series, whose periods are summed: a single full date is a month.

    Dates of years are years, also where they stand for one season of each.
    """
    if all(date.precision == "year" for date in dates):
        return "year"
    return step_of_dates(dates) or "month"


class GroupedPeriods(NamedTuple):
    """The periods of a series.

    Parameters
    ----------
    complete : tuple of Period
        Those with all their dates.
    incomplete : tuple of str
        Labels of the others.
    """

    complete: tuple
    incomplete: tuple


def group_periods(dates, period: str, output: str = "", own_calendar: str = "") -> GroupedPeriods:
    """Group the dates of a flux series into complete periods.

    Parameters
    ----------
    dates : sequence of Date
        Ascending.
    period : str
        One of `PERIODS`.
    output : str
        Field of an output that needs the periods, for messages; empty where `period` is chosen.
    own_calendar : str
        Name of the calendar of the series, after the CF conventions; empty for the real one.

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
    order = ("day", "month", "season", "half", "year")
    output_facts = (FieldName(output), True) if output else ()
    if order.index(step) > order.index(period):
        raise NoCompletePeriod(period, step, len(dates), *output_facts)
    if step == "year":
        candidates = tuple(Period(date.year, WHOLE_YEAR, (i,)) for i, date in enumerate(dates))
    elif step == "day" and all(date.precision == "day" for date in dates):
        candidates = group_days(dates, period, own_calendar)
    else:  # a date coarser than the step of its series belongs to no period
        candidates = group_months(dates, period)
    periods = tuple(candidate for candidate in candidates if candidate.complete)
    if not periods:
        raise NoCompletePeriod(period, step, len(dates), *output_facts)
    return GroupedPeriods(
        periods, tuple(candidate.label for candidate in candidates if not candidate.complete)
    )


def sum_periods(series, periods, averaged: bool = False) -> np.ndarray:
    """Return the sum of a flux over each period; NaN where a step has no data.

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
    if all(
        len(period_factors) == 1 and (averaged or period_factors[0] == 1.0)
        for period_factors in factors
    ):
        firsts = [period.members[0] for period in periods]
        return series if firsts == list(range(len(series))) else series[firsts]
    sums = np.zeros((len(periods), *series.shape[1:]), np.float64)
    for total, period, period_factors in zip(sums, periods, factors):
        # Band after band: numpy's own sum changes its order with the shape of the block.
        for member, factor in zip(period.members, period_factors):
            values = series[member]
            total += values if factor == 1.0 else values.astype(np.float64) * factor
        if averaged:
            total /= sum(period_factors)
    return sums
