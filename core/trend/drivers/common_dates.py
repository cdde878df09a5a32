"""The dates that several series share."""

from __future__ import annotations

from ...errors import TooFewCommonDates


def match_dates(series: dict, needed: int) -> tuple:
    """Return for each series the positions of the dates that all have, in order of time.

    Parameters
    ----------
    series : dict
        Dates (ascending) by name. Series with one date per year are matched by year, those with
        one per month by month, whatever day their files carry; others by the whole date.
    needed : int
        Common dates needed.

    Returns
    -------
    tuple of list of int
        One per series.

    Raises
    ------
    TooFewCommonDates
        Naming each series with its first and last date.
    """
    keyed = {}
    for length in (1, 2, 3):
        keyed = {name: [_key(d, length) for d in dates] for name, dates in series.items()}
        if all(len(set(keys)) == len(keys) for keys in keyed.values()):
            break
    common = set.intersection(*(set(keys) for keys in keyed.values()))
    if len(common) < needed:
        facts = tuple(
            (name, dates[0].text, dates[-1].text, len(dates)) for name, dates in series.items()
        )
        raise TooFewCommonDates(len(common), needed, facts)
    return tuple([i for i, key in enumerate(keys) if key in common] for keys in keyed.values())


def _key(date, length: int) -> tuple:
    return (date.year, date.month, date.day)[:length]
