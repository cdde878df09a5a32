"""Columns of the time of day: 12:30, 1230 (HHMM), decimal hours, or a fraction of the day."""

from __future__ import annotations

import re

import numpy as np

from ..errors_and_notes.dates import BadTimeOfDay

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:时h](?P<minute>\d{2})?分?(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<am_or_pm>[AaPp]\.?[Mm]\.?)?"
)
MINUTES_PER_DAY = 1440
_HOURS_PER_DAY = 24


def read_times_of_day(texts, column: str) -> np.ndarray:
    """Return minutes since midnight, 0 to 1440, NaN where the text is None.

    Numbers without a colon are hours up to 24, which may have decimals; HHMM where one is above
    24; a fraction of the day where all are below 1 and some have decimals.

    Raises
    ------
    BadTimeOfDay
        For the first text that cannot be a time of day.
    """
    minutes = np.full(len(texts), np.nan)
    filled = [(i, text.strip()) for i, text in enumerate(texts) if text and text.strip()]
    if not filled:
        return minutes
    if any(_CLOCK.fullmatch(text) for _, text in filled):
        for i, text in filled:
            minutes[i] = _minutes_of_clock(text, column)
        return minutes
    rows = [i for i, _ in filled]
    minutes[rows] = _minutes_of_numbers([text for _, text in filled], column)
    return minutes


def _minutes_of_clock(text: str, column: str) -> float:
    """Return minutes since midnight of texts of a clock, such as 12:30."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise BadTimeOfDay(column, text)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    am_or_pm = (match["am_or_pm"] or "").lower()[:1]
    if am_or_pm and 1 <= hour <= 12:
        hour = hour % 12 + (12 if am_or_pm == "p" else 0)
    elif am_or_pm:
        raise BadTimeOfDay(column, text)
    minutes = 60 * hour + minute
    if minute > 59 or minutes > MINUTES_PER_DAY:
        raise BadTimeOfDay(column, text)
    return minutes


def _minutes_of_numbers(texts: list, column: str) -> np.ndarray:
    """Return minutes since midnight of numbers: HHMM, decimal hours, or fractions of the day."""
    try:
        numbers = np.array([float(text.replace(",", ".")) for text in texts])
    except ValueError as error:
        invalid = next(t for t in texts if not re.fullmatch(r"\d+([.,]\d*)?", t))
        raise BadTimeOfDay(column, invalid) from error
    are_integers = bool(np.all(numbers == np.floor(numbers)))
    if numbers.max() > _HOURS_PER_DAY:
        hours, minutes = np.divmod(numbers, 100)
        invalid = (minutes > 59) | (60 * hours + minutes > MINUTES_PER_DAY) | (numbers < 0)
        invalid |= numbers != np.floor(numbers)
        if invalid.any():
            raise BadTimeOfDay(column, texts[int(np.flatnonzero(invalid)[0])])
        return 60 * hours + minutes
    if numbers.min() < 0:
        raise BadTimeOfDay(column, texts[int(np.argmin(numbers))])
    if numbers.max() < 1 and not are_integers:
        return np.rint(MINUTES_PER_DAY * numbers)
    return np.rint(60 * numbers)
