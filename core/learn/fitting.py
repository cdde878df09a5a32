"""Fitting estimators: in steps that can be cancelled, with results that do not depend on threads.

A forest is grown some trees at a time (scikit-learn's warm start draws the same trees as a single
fit), so that progress moves and cancel is heard. Only growing uses several threads; predictions
are added up in tree order by one, as their last bit would depend on the order otherwise.
"""

from __future__ import annotations

import contextlib
import time
import warnings
from typing import NamedTuple

import numpy as np

from ..run import Run
from .estimators import find_estimator
from .specification import Recipe
from .transform import find_transform, smearing_factor

# Growing aims at steps of this length, seconds: cancel is heard once in a step.
STEP_S = 0.5


class Fit(NamedTuple):
    """A fitted estimator.

    Parameters
    ----------
    estimator : object
        The scikit-learn estimator.
    smearing : float
        Factor of the back-transform, 1 without correction.
    oob : numpy.ndarray or None
        Out-of-bag predictions of the training records in the target's unit, NaN for a record that
        was in every bag; None where the estimator has none or nobody asked.
    """

    estimator: object
    smearing: float
    oob: np.ndarray | None


def fit_estimator(
    recipe: Recipe,
    n_predictors: int,
    columns: np.ndarray,
    target: np.ndarray,
    run: Run,
    want_oob: bool = False,
) -> Fit:
    """Fit one estimator.

    Parameters
    ----------
    recipe : Recipe
        What to fit.
    n_predictors : int
        Predictors behind the columns.
    columns : numpy.ndarray
        Design, float32 ``(columns, records)``.
    target : numpy.ndarray
        Target in its own unit.
    run : Run
        Progress, cancel, threads.
    want_oob : bool
        Whether to return out-of-bag predictions.

    Returns
    -------
    Fit
    """
    kind = find_estimator(recipe.estimator)
    transform = find_transform(recipe.transform)
    rows = design_rows(columns)
    modelled = transform.forward(target)
    estimator = kind.build(recipe.settings, n_predictors, rows.shape[1], recipe.seed)
    oob = kind.bagged and (want_oob or recipe.smearing)
    if kind.forest:
        held = grow_forest(estimator, rows, modelled, run, oob)
    else:
        held = None
        run.check()
        with fitting_threads(run.n_threads):
            estimator.fit(rows, modelled)
    smearing = 1.0
    if recipe.smearing:
        residual_base = estimator.predict(rows) if held is None else held
        smearing = smearing_factor(modelled, residual_base)
    back = transform.backward(held) * smearing if held is not None and want_oob else None
    return Fit(estimator, smearing, back)


def design_rows(columns: np.ndarray) -> np.ndarray:
    """Return the design as scikit-learn wants it: C-ordered float32 ``(records, columns)``."""
    return np.ascontiguousarray(columns.T, dtype=np.float32)


def predict_fit(recipe: Recipe, fit: Fit, columns: np.ndarray) -> np.ndarray:
    """Return predictions in the target's unit for a design ``(columns, records)``."""
    if columns.shape[1] == 0:
        return np.empty(0)
    predicted = fit.estimator.predict(design_rows(columns))
    return find_transform(recipe.transform).backward(predicted) * fit.smearing


def grow_forest(estimator, rows: np.ndarray, target: np.ndarray, run: Run, oob: bool):
    """Grow a forest some trees at a time; return its out-of-bag predictions if wanted.

    The estimator is left as a single fit would have left it.
    """
    trees, grown = estimator.n_estimators, 0
    step = run.n_threads
    estimator.set_params(warm_start=True)
    while grown < trees:
        run.check()
        run.progress(grown / trees)
        chunk = min(step, trees - grown)
        grown += chunk
        estimator.set_params(n_estimators=grown, oob_score=oob and grown == trees)
        started = time.perf_counter()
        _fit_quietly(estimator, rows, target, run.n_threads)
        took = max(time.perf_counter() - started, 1e-3)
        step = int(np.clip(chunk * STEP_S / took, run.n_threads, 4 * step))
    estimator.set_params(warm_start=False, oob_score=False)
    run.progress(1.0)
    return _take_oob(estimator) if oob else None


def _fit_quietly(estimator, rows: np.ndarray, target: np.ndarray, threads: int) -> None:
    """Fit without the warning on records that were in every bag: they are found afterwards."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Some inputs do not have OOB scores")
        with fitting_threads(threads):
            estimator.fit(rows, target)


def _take_oob(estimator) -> np.ndarray:
    """Move the out-of-bag predictions out of a forest (they need no place in its file)."""
    held = np.array(estimator.oob_prediction_, dtype=np.float64)
    del estimator.oob_prediction_, estimator.oob_score_
    # scikit-learn writes 0 for a record that was in every bag. With 60 trees its chance is 1e-12,
    # and a prediction that really is 0 is not mistaken for one.
    if estimator.n_estimators < 60:
        held[held == 0.0] = np.nan
    return held


@contextlib.contextmanager
def fitting_threads(threads: int):
    """Let scikit-learn fit on threads: processes would start QGIS itself again."""
    import joblib

    if hasattr(joblib, "parallel_config"):
        context = joblib.parallel_config(backend="threading", n_jobs=threads)
    else:  # joblib < 1.3
        context = joblib.parallel_backend("threading", n_jobs=threads)
    with context:
        yield
