"""Missing predictors of records, filled in on request by the medians of the training records.

What is filled in is learnt from records, so a validation learns it anew from the training records
of each fold: held-out records tell nothing of themselves. The target and classes are never filled
in, and neither are cells of a map or rows of a table to be predicted.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.learn import PredictorsImputed
from ..run import Run
from .predictors import to_float32


def find_gaps(table, names: tuple) -> np.ndarray:
    """Return where samples lack a value of a predictor ``(names, records)``, to be imputed.

    Parameters
    ----------
    table : pandas.DataFrame
        Clean columns.
    names : tuple of str
        Predictors that are numbers.
    """
    shape = (len(names), len(table))
    gaps = [~np.isfinite(to_float32(table[name].to_numpy(np.float64))) for name in names]
    return np.array(gaps, dtype=bool).reshape(shape)


def medians(values: np.ndarray, gaps: np.ndarray, is_training: np.ndarray) -> np.ndarray:
    """Return the median of each predictor over training samples, by which gaps are imputed.

    Parameters
    ----------
    values : numpy.ndarray
        ``(columns, records)``.
    gaps : numpy.ndarray of bool
        Where no value is known.
    is_training : numpy.ndarray of bool
        Records to learn from.

    Returns
    -------
    numpy.ndarray
        Of each column; 0 where not one of the records has a value: the column then is constant
        among them, and a model learns nothing from it.
    """
    column_medians = np.zeros(len(values), values.dtype)
    for k, (column, missing) in enumerate(zip(values, gaps)):
        known_values = column[is_training & ~missing]
        if len(known_values):
            column_medians[k] = np.median(known_values)
    return column_medians


def fill_gaps(values: np.ndarray, gaps: np.ndarray, learnt: np.ndarray) -> np.ndarray:
    """Return columns whose gaps hold the medians over some records; parameters as of `medians`."""
    return np.where(gaps, medians(values, gaps, learnt)[:, None], values)


def note_imputed(names: tuple, gaps: np.ndarray, run: Run) -> None:
    """Say how many values and records are filled in."""
    by_name = {name: int(n) for name, n in zip(names, gaps.sum(axis=1)) if n}
    run.note(PredictorsImputed(by_name, int(gaps.any(axis=0).sum()), gaps.shape[1]))


def gaps_of_design(predictors: tuple, missing: dict) -> np.ndarray | None:
    """Return where the design of the samples holds filled-in values; None without any."""
    if not missing:
        return None
    n = len(next(iter(missing.values())))
    classes = np.zeros(n, dtype=bool)
    rows = [[missing.get(p.name, classes)] * p.n_columns for p in predictors]
    return np.array([row for predictor_gaps in rows for row in predictor_gaps])
