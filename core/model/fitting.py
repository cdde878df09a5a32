"""Fitting estimators, so that they can be cancelled and do not depend on the number of threads.

Forests are grown by our own kernels (`forest.growth`). Other estimators are scikit-learn's: they
are fitted in one go, in a thread that is left alone after a cancel.
"""

from __future__ import annotations

import contextlib
import threading
import warnings
from typing import Any, NamedTuple

import numpy as np

from ..estimators.builders import ignore_constants
from ..estimators.registry import find_estimator
from ..run import POLL_S, Run
from .target_transform import BACKWARD, FORWARD, smearing_factor
from .training_specification import Recipe


class Fit(NamedTuple):
    """A fitted estimator.

    Parameters
    ----------
    estimator : object
        A `FittedForest`, or the scikit-learn estimator.
    smearing : float
        Factor of the back-transform, 1 without correction.
    oob : numpy.ndarray or None
        Out-of-bag predictions of the training records in the target's unit, NaN for a record that
        was in every bag; None where the estimator has none or nobody asked.
    """

    estimator: Any
    smearing: float
    oob: np.ndarray | None


def fit_estimator(
    recipe: Recipe,
    n_predictors: int,
    columns: np.ndarray,
    target: np.ndarray,
    run: Run,
    want_oob: bool = False,
    groups: np.ndarray | None = None,
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
    groups : numpy.ndarray, optional
        Site of each record, numbered from 0: bags of a forest are then drawn by site.

    Returns
    -------
    Fit
    """
    kind = find_estimator(recipe.estimator)
    modelled = FORWARD[recipe.transform](target)
    estimator = kind.build(recipe.settings, n_predictors, len(columns), recipe.seed)
    oob_fitted = None
    if kind.forest:
        oob = kind.bagged and (want_oob or recipe.smearing)
        estimator, oob_fitted = fit_forest(estimator, columns, modelled, run, oob, groups)
    else:
        fit_in_thread(estimator, design_rows(columns, kind.scaled), modelled, run)
    smearing = 1.0
    if recipe.smearing:
        if oob_fitted is not None:
            fitted = oob_fitted
        else:
            fitted = np.asarray(estimator.predict(design_rows(columns, kind.scaled)), float)
        smearing = smearing_factor(modelled, fitted)
    oob_predictions = None
    if oob_fitted is not None and want_oob:
        oob_predictions = BACKWARD[recipe.transform](oob_fitted) * smearing
    return Fit(estimator, smearing, oob_predictions)


def design_rows(columns: np.ndarray, scaled: bool = False) -> np.ndarray:
    """Return the design as scikit-learn fits it: C-ordered ``(records, columns)``.

    Trees compare in float32; what is standardised is computed in float64.
    """
    return np.ascontiguousarray(columns.T, dtype=np.float64 if scaled else np.float32)


def predict_fit(recipe: Recipe, fit: Fit, columns: np.ndarray) -> np.ndarray:
    """Return predictions of a fit in the target's unit for a design ``(columns, records)``."""
    if columns.shape[1] == 0:
        return np.empty(0)
    rows = design_rows(columns, find_estimator(recipe.estimator).scaled)
    # XGBoost predicts in float32.
    predicted = np.asarray(fit.estimator.predict(rows), dtype=np.float64)
    return BACKWARD[recipe.transform](predicted) * fit.smearing


class ForestFit(NamedTuple):
    """A forest that was grown.

    Parameters
    ----------
    forest : FittedForest
        The forest.
    oob : numpy.ndarray or None
        Out-of-bag predictions, when asked for.
    """

    forest: Any
    oob: np.ndarray | None


def fit_forest(settings, columns, target, run: Run, oob: bool, groups=None) -> ForestFit:
    """Fit a forest; return it and its out-of-bag predictions (None where not asked for)."""
    from ..forest.fitted_forest import FittedForest
    from ..forest.growth.forest_growth import grow_forest

    run.check_cancel()
    grown = grow_forest(
        columns, target, settings, run.n_threads, run.check_cancel, run.progress, oob, groups
    )
    return ForestFit(FittedForest(grown.forest, grown.importance, grown.search), grown.oob)


def fit_in_thread(estimator, rows: np.ndarray, target: np.ndarray, run: Run) -> None:
    """Fit an estimator that cannot be asked to stop, in a thread of its own.

    After a cancel nobody waits for it: it ends by itself, and its result is dropped.
    """
    errors: list = []

    def work() -> None:
        try:
            _fit_on_threads(estimator, rows, target, run.n_threads)
        except BaseException as error:  # handed over to the waiting thread
            errors.append(error)

    run.check_cancel()
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(POLL_S)
        run.check_cancel()
    if errors:
        raise errors[0]
    run.progress(1.0)


def _fit_on_threads(estimator, rows: np.ndarray, target: np.ndarray, threads: int) -> None:
    """Fit in one go; XGBoost keeps its number of threads, which must not reach a model file."""
    with warnings.catch_warnings(), fitting_threads(threads):
        # A network that has not settled is judged by its held-out scores, like any other.
        warnings.filterwarnings("ignore", message=".*failed to converge.*")
        warnings.filterwarnings("ignore", message=".*Maximum iterations.*")
        if not hasattr(estimator, "get_booster"):
            estimator.fit(rows, target)
            ignore_constants(estimator)
            return
        estimator.set_params(n_jobs=threads)
        estimator.fit(rows, target)
        estimator.get_booster().set_param({"nthread": 0})
        estimator.set_params(n_jobs=None)


@contextlib.contextmanager
def fitting_threads(threads: int):
    """Let estimators be fitted on threads: processes would start QGIS itself again."""
    import joblib

    if hasattr(joblib, "parallel_config"):
        context = joblib.parallel_config(backend="threading", n_jobs=threads)
    else:  # joblib < 1.3
        context = joblib.parallel_backend("threading", n_jobs=threads)
    with context:
        yield
