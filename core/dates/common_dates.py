"""Dates that several series have in common, also where one of them goes before the others."""

from __future__ import annotations

from ..errors_and_notes.dates import StepsDiffer, TooFewCommonDates


def match_dates(series: dict, min_dates: int, lags: dict | None = None) -> tuple:
    """Return for each series the positions of the dates that all have, in order of time.

    Parameters
    ----------
    series : dict
        Dates (ascending) by name. Series with one date per year are matched by year, those with
        one per month by month, whatever day their files carry; others by the whole date.
    min_dates : int
        Common dates needed.
    lags : dict of str to int, optional
        Dates by which a series goes before the others: with a lag of 1 its value of 2004 (of May)
        belongs to 2005 (to June) of the others. Of series that are neither annual nor monthly it
        counts the series' own dates.

    Returns
    -------
    tuple of list of int
        One per series.

    Raises
    ------
    TooFewCommonDates
        Naming each series with its first and last date.
    StepsDiffer
        When months of one would be matched with quarters or seasons of another.
    """
    keys_by_series = {}
    for length in (1, 2, 3):
        keys_by_series = {
            name: [_date_key(d, length) for d in dates] for name, dates in series.items()
        }
        if all(len(set(keys)) == len(keys) for keys in keys_by_series.values()):
            break
    lengths = {
        name: max(date.n_months or 1 for date in dates)
        for name, dates in series.items()
        if all(date.month is not None for date in dates)
    }
    if len(set(lengths.values())) > 1:
        raise StepsDiffer(tuple(lengths.items()))
    for name, lag in (lags or {}).items():
        keys_by_series[name] = [
            _lagged_key(keys_by_series[name], i, lag) for i in range(len(keys_by_series[name]))
        ]
    common_keys = set.intersection(*(set(keys) for keys in keys_by_series.values())) - {()}
    if len(common_keys) < min_dates:
        facts = tuple(
            (name, dates[0].text, dates[-1].text, len(dates)) for name, dates in series.items()
        )
        raise TooFewCommonDates(len(common_keys), min_dates, facts)
    return tuple(
        [i for i, key in enumerate(keys) if key in common_keys] for keys in keys_by_series.values()
    )


def _lagged_key(keys: list, i: int, lag: int) -> tuple:
    """Return the key of the common date `lag` dates after a position; () where there is none."""
    key = keys[i]
    if len(key) == 1:
        return (key[0] + lag,)
    if len(key) == 2 and key[1] is not None:
        months = 12 * key[0] + key[1] - 1 + lag
        return (months // 12, months % 12 + 1)
    return keys[i + lag] if i + lag < len(keys) else ()


def _date_key(date, length: int) -> tuple:
    """Return the first parts of a date, by which the dates of a list are sorted."""
    return (date.year, date.month, date.day)[:length]
