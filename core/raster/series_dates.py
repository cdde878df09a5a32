"""Dates of the bands of a series: periods that their days stand for, and what they lack."""

from __future__ import annotations

from dataclasses import replace

from ..dates.date import Date
from ..dates.names.seasons_and_quarters import months_of_parts, without_season
from ..dates.period_stamps import days_of_local_month_starts, periods_of_month_stamps
from ..errors_and_notes.dates import MonthsOfYears, PrecisionsMixed, SeasonsInSeries
from ..run import Run


def with_local_month_starts(bands) -> tuple:
    """Return bands of a series dated a day later where all start at midnights of the east."""
    dates = days_of_local_month_starts([(band.date, band.starts_next_day) for band in bands])
    pairs = zip(bands, dates)
    return tuple(
        b if date is b.date else replace(b, date=date, starts_next_day=False, day_in_utc=b.date)
        for b, date in pairs
    )


def with_dates_of_periods(bands) -> tuple:
    """Return the bands of series dated by months or years where their days stand for such."""
    groups: dict = {}
    for i, band in enumerate(bands):
        groups.setdefault(band.name, []).append(i)
    bands = list(bands)
    for members in groups.values():
        series = with_local_month_starts([bands[i] for i in members])
        dates = periods_of_month_stamps([band.date for band in series])
        for i, band, date in zip(members, series, dates):
            bands[i] = band if date is band.date else replace(band, date=date)
    return tuple(bands)


def with_lengths_of_seasons(bands) -> list:
    """Return bands dated by a year with the months of the season in their names as its length."""
    return [
        replace(band, date=replace(band.date, n_months=band.part.n_months))
        if band.part is not None and band.date is not None and band.date.precision == "year"
        else band
        for band in bands
    ]


def months_of_season(band) -> tuple:
    """Return the months that a band dated by a part of a year stands for; () for any other."""
    if band.date is None or not band.date.n_months:
        return ()
    first = band.date.month if band.date.month is not None else band.part and band.part.first
    if first is None:
        return ()
    months = [12 * band.date.year + first - 1 + i for i in range(band.date.n_months)]
    return tuple(Date(month // 12, month % 12 + 1) for month in months)


def with_dates_of_seasons(bands) -> tuple:
    """Return bands of a series dated by the first months of the seasons in their names.

    Only where these are several seasons, quarters or halves: those of one kind are one per year.
    """
    bands = tuple(bands)
    if any(band.date is None or band.date.precision != "year" for band in bands):
        return bands
    if any(band.date_in_name not in (None, band.date) for band in bands):
        return bands  # which are refused
    months = months_of_parts([band.part for band in bands])
    # The December before a year is its month 0.
    firsts = (
        Date(band.date.year - (month < 1), (month - 1) % 12 + 1, n_months=band.part.n_months)
        for band, month in zip(bands, months)
    )
    return (
        tuple(
            replace(band, date=date, date_in_name=None, name=without_season(band.name) or band.name)
            for band, date in zip(bands, firsts if months else ())
        )
        or bands
    )


def require_dates(bands) -> None:
    """Raise unless each band of a series has a date, and no date is part of another one.

    A year beside one of its months, or a month beside one of its days, would be counted twice in
    a sum or mean of the series. Years of which names tell a part are of the same part.

    Raises
    ------
    DateNotFound, DateConflict, PrecisionsMixed
    """
    by_step: dict = {}
    months = {}
    for band in bands:
        band.require_date()
        by_step[band.date.precision == "year"] = band
        if band.date.precision == "month":
            months[band.date.year, band.date.month] = band
    examples: tuple = ()
    if len(by_step) > 1:
        examples = by_step[True], by_step[False]
    for band in bands if months and not examples else ():
        month = months.get((band.date.year, band.date.month))
        if month is not None and band.date.precision == "day":
            examples = month, band
    parts = {band.part: band for band in bands if band.date.precision == "year"}
    if len(parts) > 1 and not examples:
        examples = tuple(parts.values())[:2]
    if examples:
        words = (f"{b.date} {b.part.words if b.part else ''}".strip() for b in examples)
        raise PrecisionsMixed(tuple(words), tuple(band.path for band in examples))


def note_seasons(bands, run: Run) -> None:
    """Report rasters named after some months: of one such part per year, or of all in a series."""
    named = [band for band in bands if band.part is not None and band.date is not None]
    of_years = next((band for band in named if band.date.precision == "year"), None)
    if of_years is not None:
        words = of_years.part.beside(of_years.date.year)
        run.note(MonthsOfYears(of_years.path, words, of_years.date.text))
    in_series = next((band for band in named if band.date.month and band.date.n_months), None)
    if in_series is not None:
        date = in_series.date
        run.note(SeasonsInSeries(in_series.path, in_series.part.words, date.text, date.n_months))
