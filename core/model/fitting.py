"""Fitting estimators: in steps that can be cancelled, with results that do not depend on threads.

A forest is grown some trees at a time (scikit-learn's warm start draws the same trees as a single
fit), so that progress moves and cancel is heard. Only growing uses several threads; predictions
are added up in tree order by one, as their last bit would depend on the order otherwise. Other
estimators are fitted in one go, in a thread that is left alone after a cancel.
"""

from __future__ import annotations

import contextlib
import threading
import time
import warnings
from typing import NamedTuple

import numpy as np

from ..estimators.registry import find_estimator
from ..run import Run
from .specification import Recipe
from .transform import BACKWARD, FORWARD, smearing_factor

# Growing aims at steps of this length, seconds: cancel is heard once in a step.
STEP_S = 0.5
# Seconds between two looks at cancel while an estimator is fitted in one go.
_POLL_S = 0.05


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
    rows = design_rows(columns, kind.scaled)
    modelled = FORWARD[recipe.transform](target)
    estimator = kind.build(recipe.settings, n_predictors, rows.shape[1], recipe.seed)
    oob = kind.bagged and (want_oob or recipe.smearing)
    if kind.forest:
        held = grow_forest(estimator, rows, modelled, run, oob)
    else:
        held = None
        fit_aside(estimator, rows, modelled, run)
    smearing = 1.0
    if recipe.smearing:
        residual_base = np.asarray(estimator.predict(rows), float) if held is None else held
        smearing = smearing_factor(modelled, residual_base)
    back = None
    if held is not None and want_oob:
        back = BACKWARD[recipe.transform](held) * smearing
    return Fit(estimator, smearing, back)


def design_rows(columns: np.ndarray, scaled: bool = False) -> np.ndarray:
    """Return the design as scikit-learn wants it: C-ordered ``(records, columns)``.

    Trees compare in float32; what is standardised is computed in float64.
    """
    return np.ascontiguousarray(columns.T, dtype=np.float64 if scaled else np.float32)


def predict_fit(recipe: Recipe, fit: Fit, columns: np.ndarray) -> np.ndarray:
    """Return predictions in the target's unit for a design ``(columns, records)``."""
    if columns.shape[1] == 0:
        return np.empty(0)
    rows = design_rows(columns, find_estimator(recipe.estimator).scaled)
    # XGBoost predicts in float32.
    predicted = np.asarray(fit.estimator.predict(rows), dtype=np.float64)
    return BACKWARD[recipe.transform](predicted) * fit.smearing


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


def fit_aside(estimator, rows: np.ndarray, target: np.ndarray, run: Run) -> None:
    """Fit an estimator that cannot be asked to stop, in a thread of its own.

    After a cancel nobody waits for it: it ends by itself, and its result is dropped.
    """
    errors: list = []

    def work() -> None:
        try:
            _fit_whole(estimator, rows, target, run.n_threads)
        except BaseException as error:  # handed over to the waiting thread
            errors.append(error)

    run.check()
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_POLL_S)
        run.check()
    if errors:
        raise errors[0]
    run.progress(1.0)


def _fit_whole(estimator, rows: np.ndarray, target: np.ndarray, threads: int) -> None:
    """Fit in one go; XGBoost keeps its number of threads, which must not reach a model file."""
    with warnings.catch_warnings(), fitting_threads(threads):
        # A network that has not settled is judged by its held-out scores, like any other.
        warnings.filterwarnings("ignore", message=".*failed to converge.*")
        warnings.filterwarnings("ignore", message=".*Maximum iterations.*")
        if not hasattr(estimator, "get_booster"):
            estimator.fit(rows, target)
            return
        estimator.set_params(n_jobs=threads)
        estimator.fit(rows, target)
        estimator.get_booster().set_param({"nthread": 0})
        estimator.set_params(n_jobs=None)


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
