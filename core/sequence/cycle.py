"""Mean seasonal cycle of each site: the baseline that any model of a series must beat.

For months (or seasons) the mean of the same month in the training part of the site; for days the
mean of the days within `REACH` days of the year around it. A site that training never met gets the
mean of the other sites' cycles.

References
----------
Jung et al. (2020) Biogeosciences 17: 1343-1365 (mean seasonal cycle and anomalies scored apart).
"""

from __future__ import annotations

import datetime

import numpy as np

# Days of the year on each side that make the mean of a day.
REACH = 7
_DAYS = 366


def phases(dates: tuple) -> np.ndarray:
    """Return the place of each date in its year, from 0: month, or day of the year."""
    if not dates or dates[0].precision == "year":
        return np.zeros(len(dates), dtype=np.int64)
    if dates[0].precision == "month":
        return np.array([date.month - 1 for date in dates], dtype=np.int64)
    days = [datetime.date(d.year, d.month, d.day).timetuple().tm_yday - 1 for d in dates]
    return np.array(days, dtype=np.int64)


def predict_cycle(phase, site, target, learnt: np.ndarray, wanted: np.ndarray, daily: bool):
    """Return the mean seasonal cycle at the wanted records.

    Parameters
    ----------
    phase, site : numpy.ndarray
        Place in the year and number of the site of each record.
    target : numpy.ndarray
        Target of each record.
    learnt, wanted : numpy.ndarray
        Records to learn from and to predict (positions).
    daily : bool
        Whether phases are days of the year.

    Returns
    -------
    numpy.ndarray
        NaN where nothing was learnt of that part of the year at any site.
    """
    n_phases = _DAYS if daily else int(phase.max()) + 1
    n_sites = int(site.max()) + 1
    sums, counts = np.zeros((n_sites, n_phases)), np.zeros((n_sites, n_phases))
    np.add.at(sums, (site[learnt], phase[learnt]), target[learnt])
    np.add.at(counts, (site[learnt], phase[learnt]), 1)
    if daily:
        sums, counts = _around(sums), _around(counts)
    with np.errstate(invalid="ignore", divide="ignore"):
        cycles = sums / counts
        known = np.isfinite(cycles)
        others = np.where(known, cycles, 0).sum(axis=0) / known.sum(axis=0)
    found = cycles[site[wanted], phase[wanted]]
    return np.where(np.isfinite(found), found, others[phase[wanted]])


def _around(by_day: np.ndarray) -> np.ndarray:
    """Return the sums over the days around each day of the year, across the new year."""
    return sum(np.roll(by_day, shift, axis=1) for shift in range(-REACH, REACH + 1))
