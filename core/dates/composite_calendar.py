"""Which of a series' dates holds another date.

A year holds its months and days, a month its days. A composite (8 or 16 days of MODIS, named by the
first of them) holds the days up to the next one, and never more than its usual length.
"""

from __future__ import annotations

import bisect
import datetime
from collections import Counter

from .periods import LONGEST


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
        ordinals = [_ordinal(date) for date in self._dates if date and date.precision == "day"]
        self.days = _composite_days(ordinals) if len(ordinals) == len(self._dates) else 0
        self._starts = sorted(zip(ordinals, range(len(ordinals)))) if self.days else []

    def find(self, date) -> int:
        """Return the position of the narrowest date that holds another, -1 where none does."""
        holding = [i for i, own in enumerate(self._dates) if own and own.covers(date)]
        if holding:
            return max(holding, key=lambda i: len(self._dates[i].text))
        return self._composite(date)

    def _composite(self, date) -> int:
        if not self.days or date.precision != "day":
            return -1
        day = _ordinal(date)
        place = bisect.bisect_right(self._starts, (day, len(self._dates))) - 1
        if place < 0 or day - self._starts[place][0] >= self.days:
            return -1
        return self._starts[place][1]


def _composite_days(ordinals: list) -> int:
    """Return the step that most of the dates follow each other by; 0 for days and for none."""
    starts = sorted(set(ordinals))
    steps = Counter(later - earlier for earlier, later in zip(starts, starts[1:]))
    if not steps:
        return 0
    days, count = steps.most_common(1)[0]
    return days if 1 < days <= LONGEST and 2 * count > sum(steps.values()) else 0


def _ordinal(date) -> int:
    return datetime.date(date.year, date.month, date.day).toordinal()
