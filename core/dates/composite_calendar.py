"""Which of a series' dates holds another date.

A year holds its months and days, a month its days. A composite (8 or 16 days of MODIS, named by the
first of them) holds the days it stands for.
"""

from __future__ import annotations

import bisect

from .periods import day_lengths


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
        """Return the position of the narrowest date that holds another, -1 where none does."""
        holding = [i for i, own in enumerate(self._dates) if own and own.covers(date)]
        if holding:
            return max(holding, key=lambda i: len(self._dates[i].text))
        return self._composite(date)

    def _composite(self, date) -> int:
        if not self.days or date.precision != "day":
            return -1
        day = date.first_day
        place = bisect.bisect_right(self._starts, day) - 1
        if place < 0 or (day - self._starts[place]).days >= self._lengths[place]:
            return -1
        return self._places[self._starts[place]]
