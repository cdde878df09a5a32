"""Held-out predictions: each record predicted by a model that has not seen it, nor its site."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor, wait

import numpy as np

from ..errors_and_notes.learn import NotValidated
from ..estimators.registry import find_estimator
from ..model.expanded_records import bag_groups, expanded_from_held_out, renumbered
from ..model.fitting import fit_estimator, predict_fit
from ..model.training_data import TrainingData
from ..model.training_specification import Recipe
from ..run import POLL_S, Run
from ..uncertainty.prediction_intervals import LEVELS, held_out_quantiles
from .splitters import NEVER, count_fits

# Fewest records that a fold's model of one stratum is fitted on.
MIN_IN_FOLD = 2
# Records up to which the folds of a forest are fitted at the same time; the trees of larger tables
# keep all threads busy, and take memory.
MAX_AT_ONCE = 20_000


def predict_held_out(
    data: TrainingData,
    recipe: Recipe,
    folds: np.ndarray,
    key: str,
    run: Run,
    choose_recipe=None,
    quantiles: np.ndarray | None = None,
) -> np.ndarray:
    """Return the held-out prediction of each record, in the target's unit.

    Parameters
    ----------
    data : TrainingData
        The records.
    recipe : Recipe
        What to fit; each fold and stratum gets a model of its own, with its own smearing.
    folds : numpy.ndarray
        Fold of each record.
    key : str
        Name of the validation, for the log.
    run : Run
        Progress per fold, cancel.
    choose_recipe : callable, optional
        ``choose_recipe(training records of the fold, run) -> recipe`` of that fold.
    quantiles : numpy.ndarray, optional
        Room ``(levels, records)`` for the held-out quantiles of a forest, at
        `calibration.LEVELS`.

    Returns
    -------
    numpy.ndarray
        NaN for records that are never held out, or whose stratum had nothing to train on.
    """
    predicted = np.full(len(data), np.nan)
    task = _FoldTask(data, recipe, folds, choose_recipe, quantiles is not None)
    if run.scheduler:
        fold_results = _hold_out_on_cluster(task, count_fits(folds), run)
    elif _fits_in_parallel(data, recipe, run):
        fold_results = _hold_out_in_threads(task, count_fits(folds), run)
    else:
        fold_results = _hold_out_in_turn(task, run)
    for fold, (values, levels) in enumerate(fold_results):
        test = folds == fold
        predicted[test] = values
        if quantiles is not None:
            quantiles[:, test] = levels
    is_missing = (folds != NEVER) & np.isnan(predicted)
    if is_missing.any():
        run.note(NotValidated(key, int(is_missing.sum())))
    return predicted


def predict_by_site_bags(data: TrainingData, recipe: Recipe, key: str, run: Run) -> np.ndarray:
    """Predict each record, held out, by the trees whose bags hold nothing of its site.

    One forest per stratum, grown for this alone: each bag is drawn from the sites with replacement,
    so about 37 % of the trees know nothing of a given site. A record that was made from a site by
    sample expansion belongs to that site.

    Parameters
    ----------
    data, recipe, key, run
        As in `predict_held_out`.

    Returns
    -------
    numpy.ndarray
        In the target's unit; NaN for records whose site is in every bag, or alone in its stratum.
    """
    predicted = np.full(len(data), np.nan)
    for k in range(len(data.strata)):
        in_stratum = data.stratum == k
        sites, groups = np.unique(
            np.asarray(data.sites)[in_stratum].astype(str), return_inverse=True
        )
        if len(sites) < 2:
            continue
        stratum_run = run.part(k / len(data.strata), (k + 1) / len(data.strata))
        fit = fit_estimator(
            recipe,
            len(data.predictors),
            data.columns[:, in_stratum],
            data.target[in_stratum],
            stratum_run,
            want_oob=True,
            groups=groups,
        )
        predicted[in_stratum] = fit.oob
    is_missing = np.isnan(predicted) & data.scored
    if is_missing.any():
        run.note(NotValidated(key, int(is_missing.sum())))
    return predicted


class _FoldTask:
    """Fits the models of one fold and predicts its records, here or on a worker of a cluster."""

    def __init__(
        self, data: TrainingData, recipe: Recipe, folds, choose_recipe, quantiles: bool
    ) -> None:
        self.data, self.recipe, self.folds = data, recipe, folds
        self.choose_recipe, self.quantiles = choose_recipe, quantiles
        self.groups = bag_groups(data.parents, data.scored)

    def __call__(self, fold: int, run: Run) -> tuple:
        """Return predictions of the fold's held-out records, and their quantiles if wanted."""
        data, recipe, test = self.data, self.recipe, self.folds == fold
        is_training = ~test & ~expanded_from_held_out(data.parents, data.scored, test)
        data = data.filled(is_training)
        if self.choose_recipe is not None:
            recipe = self.choose_recipe(data.subset(is_training), run)
        predicted = np.full(len(data), np.nan)
        quantiles = np.full((len(LEVELS), len(data)), np.nan) if self.quantiles else None
        for k in np.unique(data.stratum[test]).tolist():
            to_predict = test & (data.stratum == k)
            to_train = is_training & (data.stratum == k)
            if to_train.sum() < MIN_IN_FOLD:
                continue
            fit = fit_estimator(
                recipe,
                len(data.predictors),
                data.columns[:, to_train],
                data.target[to_train],
                run,
                groups=renumbered(self.groups, to_train),
            )
            predicted[to_predict] = predict_fit(recipe, fit, data.columns[:, to_predict])
            if quantiles is not None:
                quantiles[:, to_predict] = held_out_quantiles(
                    fit,
                    data.columns[:, to_train],
                    data.target[to_train],
                    data.columns[:, to_predict],
                )
        return predicted[test], None if quantiles is None else quantiles[:, test]

    def on_worker(self, fold: int, _resource, stop) -> tuple:
        """Return what a fold's model predicts of the held-out records, and the notes it made."""
        notes: list = []
        run = Run(is_cancelled=lambda: stop.is_set, on_note=notes.append, threads=1)
        return self(fold, run), notes


def _hold_out_in_turn(task: _FoldTask, run: Run):
    """Yield the predictions of all held-out folds, one fit after another."""
    n_folds = count_fits(task.folds)
    for fold in range(n_folds):
        fold_run = run.part(fold / n_folds, (fold + 1) / n_folds)
        fold_run.check_cancel()
        yield task(fold, fold_run)
        fold_run.progress(1.0)


def _fits_in_parallel(data: TrainingData, recipe: Recipe, run: Run) -> bool:
    """Return whether folds are held out in parallel: small forests leave cores idle.

    Other estimators are scikit-learn's, whose settings of threads and warnings are global.
    """
    forest = find_estimator(recipe.estimator).forest
    return forest and run.n_threads > 1 and len(data) <= MAX_AT_ONCE


def _hold_out_in_threads(task: _FoldTask, n_folds: int, run: Run):
    """Yield the predictions of all held-out folds in order, each fitted on a thread."""
    stop = threading.Event()

    def work(fold: int) -> tuple:
        notes: list = []
        fold_run = Run(is_cancelled=stop.is_set, on_note=notes.append, threads=1)
        return task(fold, fold_run), notes

    pool = ThreadPoolExecutor(run.n_threads, thread_name_prefix="carbonsink-fold")
    try:
        futures = [pool.submit(work, fold) for fold in range(n_folds)]
        for fold, future in enumerate(futures):
            while not wait((future,), POLL_S).done:
                run.check_cancel()
            run.check_cancel()
            result, notes = future.result()
            for note in notes:
                run.note(note)
            yield result
            run.progress((fold + 1) / n_folds)
    finally:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)


def _hold_out_on_cluster(task: _FoldTask, n_folds: int, run: Run):
    """Yield the predictions of all held-out folds from the workers of a cluster."""
    from ..cluster.executor import cluster_map

    fold_results = cluster_map(task.on_worker, range(n_folds), contextlib.nullcontext, run)
    with contextlib.closing(fold_results):
        for fold, (result, notes) in enumerate(fold_results):
            for note in notes:
                run.note(note)
            yield result
            run.progress((fold + 1) / n_folds)
