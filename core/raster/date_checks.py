"""Dates of the rasters of a run: stamps that were read another way, inputs of different times."""

from __future__ import annotations

from typing import NamedTuple

from ..dates.date import Date, agree
from ..errors_and_notes.dates import (
    DatesApart,
    DatesCombined,
    DatesDiffer,
    EndStamps,
    MonthsOfLocalTime,
    StepsMissing,
)
from ..run import Run
from .band_description import describe_rasters
from .raster_source import RasterSource
from .series_dates import note_seasons

# How the date of an input belongs to that of another: it must be the same, it should be, or it may
# be another, which is told.
SAME, NEAR, ANY = "same", "near", "any"
_STEPS_PER_YEAR = {"month": 12, "year": 1}
# Dates of a series of which the commonest step is known.
_FEWEST = 3


class DatedInput(NamedTuple):
    """The date of an input of one raster, and the parameter that it was given for."""

    parameter: str
    date: Date


def date_of_input(parameter: str, paths) -> DatedInput | None:
    """Return the one date of the rasters of an input; None where there is none, or several."""
    dates = {band.date for band in bands_of_input(paths)}
    date = dates.pop() if len(dates) == 1 else None
    return None if date is None else DatedInput(parameter, date)


def bands_of_input(paths) -> list:
    """Return the bands of the rasters of an input, with the dates that the user gave."""
    sources = [RasterSource.of(path) for path in paths]
    described = describe_rasters(sources)
    return [source.dated(band) for source, (_, bands) in zip(sources, described) for band in bands]


def note_dates(bands, run: Run) -> None:
    """Report what was assumed to date the rasters of a run."""
    note_end_stamps(bands, run)
    note_local_midnights(bands, run)
    note_seasons(bands, run)


def note_end_stamps(bands, run: Run) -> None:
    """Report rasters whose date comes from the name, as metadata date the end of that period."""
    stamped = [band for band in bands if band.end_stamp is not None]
    if stamped:
        first = stamped[0]
        run.note(EndStamps(first.path, first.date.text, first.end_stamp.text, len(stamped)))


def note_local_midnights(bands, run: Run) -> None:
    """Report rasters dated by the month that begins in the east of UTC at the time they tell."""
    moved = [band for band in bands if band.day_in_utc is not None]
    if moved:
        first = moved[0]
        facts = first.path, first.day_in_utc.text, first.date.text, len(moved)
        run.note(MonthsOfLocalTime(*facts))


def note_missing_steps(parameter: str, bands, run: Run) -> None:
    """Report dates missing within a series of months or years, whose step is mostly one.

    A mean over its dates leans to the others. Regular steps of several years, as land use has them,
    are no gaps, nor are months that all years lack.
    """
    dates = {band.date for band in bands}
    precisions = {date.precision for date in dates if date is not None}
    if None in dates or len(precisions) != 1 or precisions == {"day"} or len(dates) < _FEWEST:
        return
    precision = precisions.pop()
    per_year = _STEPS_PER_YEAR[precision]
    steps = sorted(per_year * date.year + (date.month or 1) - 1 for date in dates)
    distances = [later - earlier for earlier, later in zip(steps, steps[1:])]
    if 2 * distances.count(1) < len(distances):
        return
    missing = sorted(set(range(steps[0], steps[-1])) - set(steps))
    if missing and not (precision == "month" and _same_months_each_year(dates)):
        year, month = divmod(missing[0], per_year)
        first = Date(year, month + 1) if precision == "month" else Date(year)
        run.note(StepsMissing(parameter, precision, len(missing), first.text))


def _same_months_each_year(dates) -> bool:
    """Say whether the months of a checked series are one season, in several years in a row."""
    by_year: dict = {}
    for date in dates:
        by_year.setdefault(date.year, set()).add(date.month)
    is_without_gap = len(by_year) == max(by_year) - min(by_year) + 1
    return is_without_gap and len(by_year) > 1 and len(set(map(frozenset, by_year.values()))) == 1


def check_dates_together(first: DatedInput, parameter: str, bands, rule: str, run: Run) -> None:
    """Check the dates of two inputs of a run: raise or report where they are of other times.

    Parameters
    ----------
    first : DatedInput
        The input of one date.
    parameter, bands : str, sequence of Band
        The other one, which is combined with it cell by cell; bands without a date are left aside.
    rule : str
        `SAME`, `NEAR` or `ANY`.
    run : Run
        Receives a note where they may differ.

    Raises
    ------
    DatesApart
        When they must be of one time, and neither date lies in the other.
    """
    dates = sorted({band.date for band in bands if band.date is not None} - {first.date})
    if not dates:
        return
    texts = ", ".join(date.text for date in dates)
    facts = first.parameter, first.date.text, parameter, texts
    if rule == ANY:
        run.note(DatesCombined(*facts))
    elif rule == NEAR or all(agree(first.date, date) for date in dates):
        run.note(DatesDiffer(*facts))
    else:
        raise DatesApart(*facts)
