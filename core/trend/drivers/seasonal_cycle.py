"""The seasonal cycle taken out of series before they are correlated.

Monthly series of a response and of its drivers follow the seasons, and correlate by that alone.
Holding the months constant, as one indicator variable each, is the same as taking the mean of its
month from each value (Frisch and Waugh 1933, Econometrica 1, 387-401), on the dates on which all
series have a value. It costs a degree of freedom for every month but one. A trend is held
constant together with the months: what they leave of time is taken out as well.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...errors_and_notes.trend import NoSeasons, SeasonsShared
from ...run import Run
from .two_driver_correlation import ROUNDING

# A variation that is smaller than this share of the values is rounding.
_NOISE = 1e-13


class Deseasoned(NamedTuple):
    """Series without their seasonal cycle.

    Parameters
    ----------
    series : list of numpy.ndarray
        float64 (dates, pixels); NaN where any of the series has no value.
    lost : numpy.ndarray
        Degrees of freedom that the months cost each pixel.
    """

    series: list
    lost: np.ndarray


def read_months(dates, deseason: bool, run: Run) -> np.ndarray:
    """Return the month of each date, 0 where dates are years.

    Notes that series keep their seasonal cycle where that is not taken out.

    Raises
    ------
    NoSeasons
        When a cycle is to be taken out and there is none.
    """
    months = np.array([date.month or 0 for date in dates])
    n_months = len(set(months.tolist()))
    if deseason and n_months < 2:
        raise NoSeasons(tuple(date.text for date in dates[:3]))
    if not deseason and has_seasons(dates):
        run.note(SeasonsShared(n_months))
    return months


def has_seasons(dates) -> bool:
    """Say whether dates lie in several months of one year."""
    return len({(date.year, date.month) for date in dates}) > len({date.year for date in dates})


def remove_season(series, seasons, times=None) -> Deseasoned:
    """Return series without the mean of each season, and without a common trend.

    Parameters
    ----------
    series : sequence of array_like
        (dates, pixels), NaN where there is no value.
    seasons : array_like of int
        Season of each date, such as its month.
    times : array_like, optional
        Time of each date, whose linear effect is taken out too.
    """
    values = [np.array(centred, np.float64) for centred in series]
    is_complete = np.logical_and.reduce([np.isfinite(centred) for centred in values])
    seasons = np.asarray(seasons)
    groups = [np.flatnonzero(seasons == season) for season in np.unique(seasons)]
    n_seasons = np.sum([is_complete[group].any(axis=0) for group in groups], axis=0)
    if times is not None:
        values.append(np.where(is_complete, np.asarray(times, np.float64)[:, None], np.nan))
    for centred in values:
        centred[~is_complete] = 0.0
        size = np.abs(centred).max(axis=0, initial=0.0)
        for group in groups:
            n = np.maximum(is_complete[group].sum(axis=0), 1)
            centred[group] -= np.where(is_complete[group], centred[group].sum(axis=0) / n, 0.0)
        _zero_if_rounding(centred, (_NOISE * size) ** 2 * len(centred))
    if times is not None:
        time = values.pop()
        squares = (time * time).sum(axis=0)
        for centred in values:
            squares_before = (centred * centred).sum(axis=0)
            with np.errstate(divide="ignore", invalid="ignore"):
                slope = np.where(squares > 0, (centred * time).sum(axis=0) / squares, 0.0)
            centred -= slope * time
            _zero_if_rounding(centred, ROUNDING * squares_before)
    for centred in values:
        centred[~is_complete] = np.nan
    return Deseasoned(values, np.maximum(n_seasons - 1, 0))


def _zero_if_rounding(values, rounding_squares) -> None:
    """Set series to zero whose squares are no more than rounding."""
    values[:, (values * values).sum(axis=0) <= rounding_squares] = 0.0
