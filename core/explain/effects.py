"""Effects of one predictor: partial dependence, and accumulated local effects.

Accumulated local effects: how the prediction changes with one predictor.

Unlike partial dependence they only ask the model near its records, so that correlated predictors
do not lead it where none are.

References
----------
Apley, D. W., Zhu, J. (2020). Journal of the Royal Statistical Society B 82, 1059-1086.

Partial dependence: the mean prediction with one predictor held at a value, and single records.

    f_j(v) = mean over records i of f(v, the other predictors of i)

The curves of single records (individual conditional expectation) stand beside it: where they are
not parallel the predictor acts together with others. Where predictors are correlated both ask the
model about records that cannot be; accumulated local effects do not.

References
----------
Friedman, J. H. (2001). Annals of Statistics 29, 1189-1232. Goldstein, A. et al. (2015). Journal of
Computational and Graphical Statistics 24, 44-65.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..model.flux_model import FluxModel

BINS = 20


class LocalEffects(NamedTuple):
    """Accumulated local effects of one predictor.

    Parameters
    ----------
    edges : numpy.ndarray
        Values of the predictor.
    effect : numpy.ndarray
        Effect at the edges, in the target's unit; its mean over the records is zero.
    """

    edges: np.ndarray
    effect: np.ndarray


def accumulated_effects(model: FluxModel, table, name: str) -> LocalEffects | None:
    """Return the accumulated local effects of a numeric predictor; None where it does not vary.

    Parameters
    ----------
    model : FluxModel
        The model.
    table : pandas.DataFrame
        Records with all predictors as numbers or classes.
    name : str
        The predictor.
    """
    x = table[name].to_numpy(np.float64)
    edges = np.unique(np.quantile(x, np.linspace(0, 1, BINS + 1)))
    if len(edges) < 2:
        return None
    # The first bin has its lower edge too.
    bin_index = np.clip(np.searchsorted(edges, x, side="left") - 1, 0, len(edges) - 2)
    upper = model.predict(table.assign(**{name: edges[bin_index + 1]}))
    lower = model.predict(table.assign(**{name: edges[bin_index]}))
    count = np.bincount(bin_index, minlength=len(edges) - 1)
    total = np.bincount(bin_index, upper - lower, minlength=len(edges) - 1)
    step = np.where(count > 0, total / np.maximum(count, 1), 0.0)
    effect = np.concatenate([[0.0], np.cumsum(step)])
    centre = float((count * (effect[:-1] + effect[1:]) / 2).sum() / count.sum())
    return LocalEffects(edges, effect - centre)


# Values a predictor is held at, between its quantiles of 1 and 99 %.
POINTS = 25

# Records whose curves are drawn, and over which the mean is taken.
MAX_RECORDS = 200


class PartialDependence(NamedTuple):
    """Partial dependence on one predictor.

    Parameters
    ----------
    values : numpy.ndarray
        Values of the predictor.
    mean : numpy.ndarray
        Mean prediction at each, in the target's unit.
    records : numpy.ndarray
        Predictions of single records ``(records, values)``.
    """

    values: np.ndarray
    mean: np.ndarray
    records: np.ndarray


def partial_dependence(
    model: FluxModel, table, name: str, check_cancel=None
) -> PartialDependence | None:
    """Return the partial dependence on a numeric predictor; None where it does not vary.

    Parameters
    ----------
    model : FluxModel
        The model.
    table : pandas.DataFrame
        Records with all predictors as numbers or classes; at most `MAX_RECORDS` of them, evenly
        spaced, are used.
    name : str
        The predictor.
    check_cancel : callable, optional
        Called now and then; may raise to stop.
    """
    low, high = np.quantile(table[name].to_numpy(np.float64), (0.01, 0.99))
    if not low < high:
        return None
    sampled = table.iloc[np.unique(np.linspace(0, len(table) - 1, MAX_RECORDS).astype(int))]
    values = np.linspace(low, high, POINTS)
    curves = np.empty((len(sampled), POINTS))
    for position, value in enumerate(values):
        if check_cancel is not None:
            check_cancel()
        curves[:, position] = model.predict(sampled.assign(**{name: value}))
    return PartialDependence(values, curves.mean(axis=0), curves)
