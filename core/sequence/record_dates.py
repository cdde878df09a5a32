"""Dates of the records of a table, read as those of rasters are, in one precision.

A model finds the same steps in a table and in rasters this way.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..dates.date import Date
from ..dates.date_columns import date_cells, read_stamps
from ..dates.period_stamps import periods_of_regular_stamps
from ..errors_and_notes.dates import BadDate
from ..errors_and_notes.sequence import BadRecordDate, MixedDates
from ..tables.columns import find_column


def read_dates(frame, name: str) -> list:
    """Return the date of each record; None where it is missing.

    Raises
    ------
    MissingColumn
        When there is no such column.
    BadRecordDate
        For the first text that is not a date.
    AmbiguousDates, MixedDateForms
        When day and month cannot be distinguished.
    """
    cells = date_cells(find_column(frame, name).tolist())
    try:
        return read_stamps(cells, name).dates()
    except BadDate as error:
        row = cells.index(error.text) if error.text in cells else 0
        raise BadRecordDate(name, error.text, row + 1) from error


def common_precision(dates: list, sites: np.ndarray, name: str) -> list:
    """Return the dates of records in one precision.

    Parameters
    ----------
    dates : list of Date
        Date of each record.
    sites : numpy.ndarray
        Site of each record.
    name : str
        Column of the dates, for messages.

    Raises
    ------
    MixedDates
        When some dates are days and others months or years.
    """
    examples: dict = {}
    for date in dates:
        examples.setdefault(date.precision, date.text)
    if len(examples) > 1:
        raise MixedDates(name, tuple(examples.values()))
    by_site: dict = {}
    for date, site in zip(dates, sites):
        by_site.setdefault(site, []).append(date)
    # The days stand for months only if they do at every site with more than one date.
    natural = [periods_of_regular_stamps(site_dates) for site_dates in by_site.values()]
    kinds = {site_dates[0].precision for site_dates in natural if len(site_dates) > 1}
    if len(kinds) != 1 or kinds == {next(iter(examples))}:
        return dates
    unit = kinds.pop()
    return [Date(date.year) if unit == "year" else Date(date.year, date.month) for date in dates]


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


def dates_at_step(dates: list, step: Step) -> list:
    """Return the dates of records in the step of an LSTM where they are finer."""
    if step.unit == "month":
        return [replace(date, day=None) if date.month else date for date in dates]
    if step.unit == "year":
        return [replace(date, month=None, day=None) for date in dates]
    return dates
