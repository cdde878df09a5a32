"""Composites of several days: how long they are, and which of a series holds another date.

A composite (8 or 16 days of MODIS, named by the first of them, or a dekad) holds the days that it
stands for. A year holds its months and days, a month its days.
"""

from __future__ import annotations

import bisect
import datetime
from collections import Counter

# Days on which halves of months, dekads and pentads begin.
_MONTH_PARTS = ((1, 16), (1, 11, 21), (1, 6, 11, 16, 21, 26))
# A step longer than this is no composite of days.
LONGEST = 31


def composite_lengths(dates) -> tuple:
    """Return how many days each composite of a series stands for.

    Parameters
    ----------
    dates : sequence of Date
        In any order, some of them perhaps None.

    Returns
    -------
    tuple of int
        In the order of the dates; empty where they are no days, or single days.
    """
    if len(dates) < 2 or any(date is None or date.precision != "day" for date in dates):
        return ()
    starts = [date.first_day for date in dates]
    distinct = sorted(set(starts))
    lengths = dict(zip(distinct, day_lengths(distinct)))
    return tuple(lengths[start] for start in starts) if max(lengths.values()) > 1 else ()


def day_lengths(starts: list, usual_length: int = 0) -> list:
    """Return how many days each composite of some ascending days stands for.

    Dekads and halves of months last until the next begins. Otherwise the step that most of them
    follow each other by is the length of all, and without one they are single days; a composite
    that the next cuts short, or that 1 January does where a composite begins on it, is shorter.

    Parameters
    ----------
    starts : list of datetime.date
        Ascending.
    usual_length : int
        The length where it is known; 0 takes it from the days.
    """
    steps = [(later - earlier).days for earlier, later in zip(starts, starts[1:])]
    parts = () if usual_length else _parts_of_months(starts)
    if parts:
        return [(_next_part(start, parts) - start).days for start in starts]
    usual_length = usual_length or _commonest_day_step(steps)
    usual_length = usual_length if usual_length <= LONGEST else 1
    restarts_yearly = any(start.month == start.day == 1 for start in starts)
    lengths = [min(usual_length, step) for step in steps] + [usual_length]
    if usual_length > 1 and restarts_yearly:
        days_of_year_left = [(datetime.date(start.year + 1, 1, 1) - start).days for start in starts]
        lengths = [min(pair) for pair in zip(lengths, days_of_year_left)]
    return lengths


def _parts_of_months(starts: list) -> tuple:
    """Return the days of a month on which its parts, such as dekads, begin; () without.

    Composites of a fixed number of days begin on other days too, in the next month at the latest.
    """
    days = {start.day for start in starts}
    parts = next((parts for parts in _MONTH_PARTS if days <= set(parts)), ())
    if len(days) < 2 or not parts or len({(start.year, start.month) for start in starts}) == 1:
        return ()
    followed = sum(_next_part(start, parts) == later for start, later in zip(starts, starts[1:]))
    return parts if 2 * followed > len(starts) - 1 else ()


def _next_part(start: datetime.date, parts: tuple) -> datetime.date:
    """Return the day on which the next part of a month, such as a dekad, begins."""
    later = next((day for day in parts if day > start.day), 0)
    if later:
        return start.replace(day=later)
    return (start.replace(day=1) + datetime.timedelta(days=31)).replace(day=1)


def _commonest_day_step(steps: list) -> int:
    """Return the step that more than half of a series' days follow by; 1 without."""
    if not steps:
        return 1
    step, count = Counter(steps).most_common(1)[0]
    return step if 2 * count > len(steps) else 1


class CompositeCalendar:
    """A series of dates, asked which of them holds another.

    Parameters
    ----------
    dates : sequence of raster.Date
        In any order.

    Attributes
    ----------
    days : int
        Length of the composites; 0 where the dates are none.
    """

    def __init__(self, dates) -> None:
        self._dates = list(dates)
        days = [date.first_day for date in self._dates if date and date.precision == "day"]
        days = days if len(days) == len(self._dates) else []
        self._starts = sorted(set(days))
        self._lengths = day_lengths(self._starts)
        longest = max(self._lengths) if len(days) > 1 else 1
        self.days = longest if longest > 1 else 0
        self._places = {day: i for i, day in enumerate(days)}

    def find(self, date) -> int:
        """Return the position of the composite or period that holds a date, -1 where none does."""
        holding = [
            i for i, candidate in enumerate(self._dates) if candidate and candidate.covers(date)
        ]
        if holding:
            return max(holding, key=lambda i: len(self._dates[i].text))
        return self._find_composite(date)

    def _find_composite(self, date) -> int:
        """Return the position of the composite that holds a day, -1 where none does."""
        if not self.days or date.precision != "day":
            return -1
        day = date.first_day
        position = bisect.bisect_right(self._starts, day) - 1
        if position < 0 or (day - self._starts[position]).days >= self._lengths[position]:
            return -1
        return self._places[self._starts[position]]
