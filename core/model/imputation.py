"""Missing predictors of records, filled in on request by the medians of the training records.

What is filled in is learnt from records, so a validation learns it anew from the training records
of each fold: held-out records tell nothing of themselves. The target and classes are never filled
in, and neither are cells of a map or rows of a table to be predicted.
"""

from __future__ import annotations

import numpy as np

from ..facts.learn import PredictorsImputed
from ..run import Run
from .predictors import to_float32


def find_gaps(table, names: tuple) -> np.ndarray:
    """Return where predictors lack a value, to be imputed ``(names, records)``.

    Parameters
    ----------
    table : pandas.DataFrame
        Clean columns.
    names : tuple of str
        Predictors that are numbers.
    """
    shape = (len(names), len(table))
    found = [~np.isfinite(to_float32(table[name].to_numpy(np.float64))) for name in names]
    return np.array(found, dtype=bool).reshape(shape)


def medians(values: np.ndarray, gaps: np.ndarray, learnt: np.ndarray) -> np.ndarray:
    """Return the median of the known values of each column over some records.

    Parameters
    ----------
    values : numpy.ndarray
        ``(columns, records)``.
    gaps : numpy.ndarray of bool
        Where no value is known.
    learnt : numpy.ndarray of bool
        Records to learn from.

    Returns
    -------
    numpy.ndarray
        Of each column; 0 where not one of the records has a value: the column then is constant
        among them, and a model learns nothing from it.
    """
    found = np.zeros(len(values), values.dtype)
    for k, (column, missing) in enumerate(zip(values, gaps)):
        known = column[learnt & ~missing]
        if len(known):
            found[k] = np.median(known)
    return found


def filled(values: np.ndarray, gaps: np.ndarray, learnt: np.ndarray) -> np.ndarray:
    """Return columns whose gaps hold the medians over some records; parameters as of `medians`."""
    return np.where(gaps, medians(values, gaps, learnt)[:, None], values)


def note_imputed(names: tuple, gaps: np.ndarray, run: Run) -> None:
    """Say how many values and records are filled in."""
    by_name = {name: int(n) for name, n in zip(names, gaps.sum(axis=1)) if n}
    run.note(PredictorsImputed(by_name, int(gaps.any(axis=0).sum()), gaps.shape[1]))
