"""A series and its climate brought to common dates, with the bands of climate of all lags."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...dates.common_dates import match_dates
from ...errors_and_notes.dates import DatesUsed, TooFewCommonDates, TooFewDates
from ...errors_and_notes.fields import FieldName
from ...raster import Stack
from ...run import Run
from ..drivers.seasonal_cycle import read_months
from ..settings import ContributionSettings


class Aligned(NamedTuple):
    """A series and climate on common dates: one stack, and the band of each date and offset.

    Months are those of the dates, 0 where they are years.
    """

    stack: Stack
    dates: tuple
    rows: np.ndarray
    months: np.ndarray


def align_climate(
    response: Stack, climates: dict[str, Stack], settings: ContributionSettings, run: Run
) -> Aligned:
    """Return the dates of a series for which there is climate at all lags.

    Parameters
    ----------
    response : Stack
        Series sorted by date.
    climates : dict of str to Stack
        Series of climate on its grid, sorted by date, by name.
    settings : ContributionSettings
        Lags, sums and the dates needed.
    run : Run
        Gets a note of which dates are left out.

    Raises
    ------
    TooFewCommonDates, TooFewDates, NoSeasons, GridMismatch, BadValue
        When the series do not go together.
    """
    settings.require_few_combinations(len(climates))
    offsets = range(settings.n_offsets)
    series, lags = {response.names[0]: response.dates}, {}
    keys = {(name, offset): _lag_label(name, offset) for name in climates for offset in offsets}
    for (name, offset), key in keys.items():
        series[key], lags[key] = climates[name].dates, offset
    min_values = settings.values_needed(len(climates))
    try:
        response_dates, *others = match_dates(series, min_values, lags)
    except TooFewCommonDates as error:
        shown_series = {keys[name, offset] for name in climates for offset in {0, offsets[-1]}}
        listed = [
            name_and_dates
            for name_and_dates in error.series
            if name_and_dates[0] in (response.names[0], *shown_series)
        ]
        raise TooFewCommonDates(error.n, error.needed, tuple(listed)) from None
    positions = dict(zip(keys, others))
    stack = response.subset(response_dates)
    left_out = [(response.names[0], len(response) - len(response_dates))]
    rows = np.empty((len(climates), len(offsets), len(response_dates)), np.int64)
    for v, (name, climate) in enumerate(climates.items()):
        used_dates = sorted(
            {position for offset in offsets for position in positions[name, offset]}
        )
        left_out.append((name, len(climate) - len(used_dates)))
        for offset in offsets:
            rows[v, offset] = len(stack) + np.searchsorted(used_dates, positions[name, offset])
        stack = stack.join(climate.subset(used_dates))
    dates = tuple(response.dates[position] for position in response_dates)
    shortened = tuple(name_and_dates for name_and_dates in left_out if name_and_dates[1])
    run.note(DatesUsed(len(dates), dates[0].text, dates[-1].text, shortened))
    months = read_months(dates, settings.deseason, run)
    needed_with_months = min_values + len(set(months.tolist())) - 1
    if settings.deseason and len(dates) < needed_with_months:
        fields = FieldName("min_valid"), FieldName("deseason")
        raise TooFewDates(len(dates), needed_with_months, fields)
    return Aligned(stack, dates, rows, months)


def _lag_label(name: str, offset: int) -> str:
    """Return the label of a climate series at a lag."""
    return f"{name}, lag {offset}" if offset else name
