"""Accumulated local effects: how the prediction changes with one predictor.

Unlike partial dependence they only ask the model near its records, so that correlated predictors
do not lead it where none are.

References
----------
Apley, D. W., Zhu, J. (2020). Journal of the Royal Statistical Society B 82, 1059-1086.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..model import FluxModel

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
    """Return the effects of a predictor that is a number; None where it does not vary.

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
    place = np.clip(np.searchsorted(edges, x, side="left") - 1, 0, len(edges) - 2)
    upper = model.predict(table.assign(**{name: edges[place + 1]}))
    lower = model.predict(table.assign(**{name: edges[place]}))
    count = np.bincount(place, minlength=len(edges) - 1)
    total = np.bincount(place, upper - lower, minlength=len(edges) - 1)
    step = np.where(count > 0, total / np.maximum(count, 1), 0.0)
    effect = np.concatenate([[0.0], np.cumsum(step)])
    centre = float((count * (effect[:-1] + effect[1:]) / 2).sum() / count.sum())
    return LocalEffects(edges, effect - centre)
