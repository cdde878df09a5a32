"""Mean seasonal cycle of each site: the baseline that any model of a series must beat.

For months (or seasons) the mean of the same month in the training part of the site; for days the
mean of the days within `REACH` days of the year around it. A site not seen in training gets the
mean of the other sites' cycles.

References
----------
Jung et al. (2020) Biogeosciences 17: 1343-1365 (mean seasonal cycle and anomalies scored apart).

What stands beside a sequence model: the mean seasonal cycle, and forests without and with lags.

They learn from the same windows (those of early stopping included, for which they have no use) and
predict the same held-out ones.
"""

from __future__ import annotations

import datetime
from typing import Callable, NamedTuple

import numpy as np

from ..estimators.settings import EstimatorSettings
from ..model.fitting import fit_estimator, predict_fit
from ..model.training_specification import Recipe
from ..run import Run
from .records import SequenceRecords
from .windows import window_rows

# Days of the year on each side that make the mean of a day.
REACH = 7

_DAYS = 366


def phases(dates: tuple) -> np.ndarray:
    """Return the place of each date in its year, from 0, for the baseline of the mean cycle."""
    if not dates or dates[0].precision == "year":
        return np.zeros(len(dates), dtype=np.int64)
    if dates[0].precision == "month":
        return np.array([date.month - 1 for date in dates], dtype=np.int64)
    days = [datetime.date(d.year, d.month, d.day).timetuple().tm_yday - 1 for d in dates]
    return np.array(days, dtype=np.int64)


def predict_cycle(
    phase, site, target, training_records: np.ndarray, predicted_records: np.ndarray, daily: bool
):
    """Return the baseline of the mean seasonal cycle at the wanted records.

    Parameters
    ----------
    phase, site : numpy.ndarray
        Place in the year and number of the site of each record.
    target : numpy.ndarray
        Target of each record.
    training_records, predicted_records : numpy.ndarray
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
    np.add.at(sums, (site[training_records], phase[training_records]), target[training_records])
    np.add.at(counts, (site[training_records], phase[training_records]), 1)
    if daily:
        sums, counts = _seasonal_sums(sums), _seasonal_sums(counts)
    with np.errstate(invalid="ignore", divide="ignore"):
        cycles = sums / counts
        is_known = np.isfinite(cycles)
        mean_cycle = np.where(is_known, cycles, 0).sum(axis=0) / is_known.sum(axis=0)
    site_means = cycles[site[predicted_records], phase[predicted_records]]
    return np.where(np.isfinite(site_means), site_means, mean_cycle[phase[predicted_records]])


def _seasonal_sums(by_day: np.ndarray) -> np.ndarray:
    """Return the sums over the days around each day of the year, across the new year."""
    shifts = range(-REACH, REACH + 1)
    return np.add.reduce([np.roll(by_day, shift, axis=1) for shift in shifts])


TREES = 200


class Split(NamedTuple):
    """Records that end the windows to learn from and those to predict, of one stratum."""

    learnt: np.ndarray
    wanted: np.ndarray


class Baseline(NamedTuple):
    """One baseline: key, and ``predict(records, split, length, seed, run)``."""

    key: str
    predict: Callable


def _predict_mean_cycle(records: SequenceRecords, split: Split, _length: int, _seed: int, run: Run):
    run.check_cancel()
    daily = records.step.unit == "day"
    phase = phases(records.dates)
    return predict_cycle(phase, records.site, records.target, split.learnt, split.wanted, daily)


def _predict_baseline_forest(
    records: SequenceRecords, split: Split, _length: int, seed: int, run: Run
):
    """Predict by a random forest of the same date, the baseline of the LSTM."""
    return _predict_by_forest(records.values.T, records, split, seed, run)


def _forest_with_lags(records: SequenceRecords, split: Split, length: int, seed: int, run: Run):
    ends = np.concatenate([split.learnt, split.wanted])
    columns = np.full((records.values.shape[1] * (length + 1), len(records)), np.nan, np.float32)
    columns[:, ends] = records.values[window_rows(ends, length)].reshape(len(ends), -1).T
    return _predict_by_forest(columns, records, split, seed, run)


def _predict_by_forest(
    columns: np.ndarray, records: SequenceRecords, split: Split, seed: int, run: Run
):
    """Predict by a random forest with the usual settings, as a baseline."""
    recipe = Recipe("random_forest", EstimatorSettings(trees=TREES), seed=seed % 2**32)
    learnt = np.ascontiguousarray(columns[:, split.learnt])
    fit = fit_estimator(recipe, len(columns), learnt, records.target[split.learnt], run)
    return predict_fit(recipe, fit, np.ascontiguousarray(columns[:, split.wanted]))


BASELINES = (
    Baseline("cycle", _predict_mean_cycle),
    Baseline("forest", _predict_baseline_forest),
    Baseline("forest_lags", _forest_with_lags),
)


def predict_baselines(
    records: SequenceRecords, splits: list, length: int, seed: int, run: Run
) -> dict:
    """Return the prediction of every baseline at the wanted records of all splits.

    Parameters
    ----------
    records : SequenceRecords
        The records.
    splits : list of Split
        Strata (and folds); none wants a record that another wants.
    length : int
        Steps of a window before its end.
    seed : int
        Start of the random numbers.
    run : Run
        Progress, cancel, threads.

    Returns
    -------
    dict of str to numpy.ndarray
        By key of the baseline, one value per record, NaN where no split wants it.
    """
    predictions = {baseline.key: np.full(len(records), np.nan) for baseline in BASELINES}
    total = len(BASELINES) * len(splits)
    quiet = run.quiet()
    for i, baseline in enumerate(BASELINES):
        for j, split in enumerate(splits):
            n_done = i * len(splits) + j
            if len(split.learnt) and len(split.wanted):
                share_run = quiet.part(n_done / total, (n_done + 1) / total)
                predicted = baseline.predict(records, split, length, seed, share_run)
                predictions[baseline.key][split.wanted] = predicted
    return predictions
