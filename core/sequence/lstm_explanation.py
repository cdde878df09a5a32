"""What drives a sequence model: Shapley values summed over the steps of a window.

Every predictor at every step is a player. Players join in random orders and in the reverse of
each; one who has not joined takes its value from a background window. A player's value is what its
joining adds, averaged over orders. However few the orders, the values of a window and the base (the
mean prediction of the backgrounds) add up to its prediction. They are then summed over the steps of
a predictor, and shares are those of the mean absolute sums, so that they still add up.

References
----------
Wu, J., et al., net ecosystem exchange from ChinaFLUX, Eq. 5-7 and Fig. 5. Štrumbelj, E., Kononenko,
I. (2014) Knowledge and Information Systems 41: 647-665 (random orders). Mitchell, R. et al. (2022)
JMLR 23(43): 1-46 (an order and its reverse).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors_and_notes.learn import TooFewSamples
from ..errors_and_notes.sequence import SequencesExplained
from ..errors_and_notes.tables import MissingColumn
from ..explain.importance import REPEATS, PermutationImportance, share_table
from ..explain.model_explanation import Explanation
from ..learn.splitters import shuffled
from ..run import Run
from ..statistics.scores import score
from ..tables.class_labels import class_label_column
from .lstm_model import SequenceModel
from .records import SequenceRecords, read_records
from .windows import window_cutter

# Windows explained at most, orders (each with its reverse), and thus backgrounds.
MAX_WINDOWS = 300
ORDERS = 12
# Windows explained together: players times windows stay in memory.
_TOGETHER = 25


def explain_sequences(model: SequenceModel, samples, stratum: str, run: Run) -> Explanation:
    """Explain a sequence model.

    Parameters
    ----------
    model : SequenceModel
        The model.
    samples : pandas.DataFrame or None
        Records to explain, with site and date; those of the training when None.
    stratum : str
        Column of classes for which shares are distinguished; the model's own by default.
    run : Run
        Progress, cancel.

    Raises
    ------
    MissingColumn, NotNumeric, BadRecordDate, RepeatedDate, TooShortSequences
        When the samples hold no windows.
    """
    table = model.training if samples is None else samples
    records = read_records(table, model.columns, model.length, run, model.step, model.strata)
    known_ends = records.ends[records.stratum[records.ends] >= 0]
    if len(known_ends) < 2:
        raise TooFewSamples(len(known_ends), 2, "train")
    run.step("compute")
    explained_ends = known_ends[np.sort(shuffled(len(known_ends), model.seed)[:MAX_WINDOWS])]
    run.note(SequencesExplained(len(explained_ends), len(known_ends), 2 * ORDERS))
    phi, base = _shapley_of_windows(model, records, known_ends, explained_ends, run.part(0.0, 0.8))
    importance = _permutation_importance(model, run.part(0.8, 1.0))
    labels = _window_strata(model, table, records, explained_ends, stratum)
    return Explanation(
        model=model,
        records=_windows_table(model, records, explained_ends, labels, stratum),
        total=len(known_ends),
        labels=labels,
        phi=phi,
        exact=False,
        base=base,
        shap_unit=model.unit,
        importance=importance,
        effects={},
        table=share_table(model, phi, labels, importance, len(explained_ends)),
        orders=2 * ORDERS,
    )


def _window_strata(
    model: SequenceModel, table, records: SequenceRecords, explained_ends, stratum: str
):
    """Return the stratum of each window explained, None without strata."""
    name = stratum or model.stratum
    if not name:
        return None
    if name not in table:
        raise MissingColumn(name, tuple(table.columns))
    return class_label_column(table, name)[records.rows[explained_ends]]


def _windows_table(
    model: SequenceModel, records: SequenceRecords, explained_ends, labels, stratum: str
):
    """Return site, date, stratum and predictors at the end of each explained window."""
    import pandas as pd

    columns = {
        model.site: records.site_names[explained_ends],
        model.date: [records.dates[i].text for i in explained_ends],
    }
    if labels is not None:
        columns[stratum or model.stratum] = labels
    values = {n: records.values[explained_ends, i] for i, n in enumerate(model.names)}
    return pd.DataFrame({**columns, **{n: v for n, v in values.items() if n not in columns}})


def _shapley_of_windows(
    model, records: SequenceRecords, known_ends, explained_ends, run: Run
) -> tuple:
    """Return values ``(predictors, windows)`` and bases ``(windows,)``, summed over steps."""
    phi, base = (
        np.full((len(model.names), len(explained_ends)), np.nan),
        np.full(len(explained_ends), np.nan),
    )
    random = np.random.Generator(np.random.PCG64(model.seed))
    n_done = 0
    for k, networks in enumerate(model.submodels):
        windows_of_stratum = np.flatnonzero(records.stratum[explained_ends] == k)
        pool = known_ends[records.stratum[known_ends] == k]
        if not len(windows_of_stratum):
            continue
        background_ends = pool[random.integers(0, len(pool), ORDERS)]
        backgrounds = window_cutter(records.values, background_ends, model.length)(0, ORDERS)

        def predict(windows, part=networks):
            count = windows.shape[2]
            return part.predict(lambda a, b: windows[:, :, a:b], count, run.check_cancel)

        for first in range(0, len(windows_of_stratum), _TOGETHER):
            chunk = windows_of_stratum[first : first + _TOGETHER]
            windows = window_cutter(records.values, explained_ends[chunk], model.length)(
                0, len(chunk)
            )
            shapley, chunk_base = window_shapley_values(predict, windows, backgrounds, random)
            phi[:, chunk], base[chunk] = shapley.sum(axis=0), chunk_base
            n_done += len(chunk)
            run.progress(n_done / len(explained_ends))
    return phi, base


def window_shapley_values(predict, windows: np.ndarray, backgrounds: np.ndarray, random) -> tuple:
    """Return Shapley values of windows by random orders, each with its reverse.

    Parameters
    ----------
    predict : callable
        ``predict(windows (steps, predictors, n)) -> (n,)``.
    windows : numpy.ndarray
        Windows to explain ``(steps, predictors, windows)``.
    backgrounds : numpy.ndarray
        One window per order ``(steps, predictors, orders)``.
    random : numpy.random.Generator
        Draws the orders.

    Returns
    -------
    tuple
        Values ``(steps, predictors, windows)`` and the base: the mean of ``predict(backgrounds)``.
    """
    shape, n = windows.shape[:2], windows.shape[2]
    n_players, n_orders = shape[0] * shape[1], backgrounds.shape[2]
    flat = windows.reshape(n_players, n)
    phi = np.zeros((n_players, n))
    for i in range(n_orders):
        order = random.permutation(n_players)
        background = backgrounds[:, :, i].reshape(n_players)
        for joining_order in (order, order[::-1]):
            # Coalition j holds the first j players of the turn.
            joined = np.empty(n_players, dtype=np.int64)
            joined[joining_order] = np.arange(n_players)
            is_joined = joined[:, None] < np.arange(n_players + 1)[None, :]
            mixed = np.where(is_joined[:, :, None], flat[:, None, :], background[:, None, None])
            predicted = predict(mixed.reshape(*shape, -1)).reshape(n_players + 1, n)
            phi[joining_order] += np.diff(predicted, axis=0)
    base = float(np.mean(predict(backgrounds)))
    return (phi / (2 * n_orders)).reshape(*shape, n), base


def _permutation_importance(model: SequenceModel, run: Run) -> PermutationImportance:
    """Explain by permutation: what held-out windows lose without a predictor.

    All steps of a predictor are exchanged together. The model did not learn from these windows,
    so nothing is trained again. A model of all windows has held none out: its early-stopping
    windows, from which no weight was learnt, stand for them.
    """
    columns = replace(model.columns, target=model.target)
    records = read_records(model.training, columns, model.length, Run(), model.step, model.strata)
    parts = model.held_out["part"].to_numpy()
    held_out_rows = model.held_out[
        parts == next((p for p in ("test", "stop") if p in parts), "train")
    ]
    held_out_keys = set(zip(held_out_rows["site"], held_out_rows["date"]))
    names = records.site_names
    ends = np.array(
        [i for i in records.ends if (names[i], records.dates[i].text) in held_out_keys],
        dtype=np.int64,
    )
    ends = ends[np.isfinite(records.target[ends]) & (records.stratum[ends] >= 0)]
    windows = window_cutter(records.values, ends, model.length)(0, len(ends))
    observed, stratum = records.target[ends], records.stratum[ends]
    r2 = score(observed, _predict_explained(model, windows, stratum)).r2
    drops = np.zeros((len(model.names), REPEATS))
    for repeat in range(REPEATS):
        order = shuffled(len(ends), model.seed + repeat)
        for i in range(len(model.names)):
            run.check_cancel()
            changed = windows.copy()
            changed[:, i] = windows[:, i][:, order]
            drops[i, repeat] = r2 - score(observed, _predict_explained(model, changed, stratum)).r2
        run.progress((repeat + 1) / REPEATS)
    return PermutationImportance(drops.mean(axis=1), drops.std(axis=1), r2, len(ends))


def _predict_explained(
    model: SequenceModel, windows: np.ndarray, stratum: np.ndarray
) -> np.ndarray:
    """Return the predictions of explained windows of several strata."""
    predicted = np.empty(windows.shape[2])
    for k, networks in enumerate(model.submodels):
        windows_of_stratum = np.flatnonzero(stratum == k)
        stratum_windows = windows[:, :, windows_of_stratum]
        predicted[windows_of_stratum] = networks.predict(
            lambda a, b, of_stratum=stratum_windows: of_stratum[:, :, a:b], len(windows_of_stratum)
        )
    return predicted
