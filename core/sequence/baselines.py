"""What stands beside a sequence model: the mean seasonal cycle, and forests without and with lags.

They learn from the same windows (those of early stopping included, for which they have no use) and
predict the same held-out ones.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, NamedTuple

import numpy as np

from ..learn.fitting import fit_estimator, predict_fit
from ..learn.settings import EstimatorSettings
from ..learn.specification import Recipe
from ..run import Run
from .cycle import phases, predict_cycle
from .records import SequenceRecords
from .windows import window_rows

TREES = 200


class Split(NamedTuple):
    """Records that end the windows to learn from and those to predict, of one stratum."""

    learnt: np.ndarray
    wanted: np.ndarray


class Baseline(NamedTuple):
    """One baseline: key, and ``predict(records, split, length, seed, run)``."""

    key: str
    predict: Callable


def _cycle(records: SequenceRecords, split: Split, _length: int, _seed: int, run: Run):
    run.check()
    daily = records.step.unit == "day"
    phase = phases(records.dates)
    return predict_cycle(phase, records.site, records.target, split.learnt, split.wanted, daily)


def _forest(records: SequenceRecords, split: Split, _length: int, seed: int, run: Run):
    return _grow(records.values.T, records, split, seed, run)


def _forest_with_lags(records: SequenceRecords, split: Split, length: int, seed: int, run: Run):
    ends = np.concatenate([split.learnt, split.wanted])
    columns = np.full((records.values.shape[1] * (length + 1), len(records)), np.nan, np.float32)
    columns[:, ends] = records.values[window_rows(ends, length)].reshape(len(ends), -1).T
    return _grow(columns, records, split, seed, run)


def _grow(columns: np.ndarray, records: SequenceRecords, split: Split, seed: int, run: Run):
    """Return what a forest with the usual settings says of the wanted records."""
    recipe = Recipe("random_forest", EstimatorSettings(trees=TREES), seed=seed % 2**32)
    learnt = np.ascontiguousarray(columns[:, split.learnt])
    fit = fit_estimator(recipe, len(columns), learnt, records.target[split.learnt], run)
    return predict_fit(recipe, fit, np.ascontiguousarray(columns[:, split.wanted]))


BASELINES = (
    Baseline("cycle", _cycle),
    Baseline("forest", _forest),
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
    found = {baseline.key: np.full(len(records), np.nan) for baseline in BASELINES}
    total = len(BASELINES) * len(splits)
    quiet = replace(run, on_note=_silent)
    for i, baseline in enumerate(BASELINES):
        for j, split in enumerate(splits):
            done = i * len(splits) + j
            if len(split.learnt) and len(split.wanted):
                part = quiet.part(done / total, (done + 1) / total)
                predicted = baseline.predict(records, split, length, seed, part)
                found[baseline.key][split.wanted] = predicted
    return found


def _silent(_note) -> None:
    """Swallow notes."""
