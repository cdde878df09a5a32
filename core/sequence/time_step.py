"""The step between the dates of a series: days, months or years."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np

from ..dates.date import Date

UNITS = ("day", "month", "year")


class Step(NamedTuple):
    """The step of a series.

    Parameters
    ----------
    unit : {"day", "month", "year"}
        Unit, which is the precision of the dates.
    size : int
        Units from one date to the next.
    """

    unit: str
    size: int = 1

    @property
    def text(self) -> str:
        """Such as "1 month" or "8 day"."""
        return f"{self.size} {self.unit}"

    def ordinal(self, date: Date) -> int:
        """Return the number of a date, in units."""
        return _step_ordinal(date, self.unit)

    def before(self, date: Date, steps: int) -> Date:
        """Return the date that lies some steps before another."""
        number = self.ordinal(date) - steps * self.size
        if self.unit == "year":
            return Date(number)
        if self.unit == "month":
            return Date(number // 12, number % 12 + 1)
        day = datetime.date.fromordinal(number)
        return Date(day.year, day.month, day.day)


def _step_ordinal(date: Date, unit: str) -> int:
    """Return the number of a date's step: its day, month or year."""
    if unit == "year":
        return date.year
    if unit == "month":
        return 12 * date.year + (date.month or 1) - 1
    return date.first_day.toordinal()


def find_step(ordinals: np.ndarray, sites: np.ndarray, unit: str) -> Step:
    """Return the step that occurs most often within the sites; the smaller one of two.

    Parameters
    ----------
    ordinals : numpy.ndarray
        Number of each record's date, sorted within each site.
    sites : numpy.ndarray
        Number of each record's site; records of one site stand together.
    unit : str
        Unit of the ordinals.
    """
    same = sites[1:] == sites[:-1]
    sizes = np.diff(ordinals)[same]
    sizes = sizes[sizes > 0]
    if len(sizes) == 0:
        return Step(unit, 1)
    values, counts = np.unique(sizes, return_counts=True)
    return Step(unit, int(values[np.argmax(counts)]))
