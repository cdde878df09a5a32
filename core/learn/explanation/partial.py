"""Partial dependence: the mean prediction with one predictor held at a value, and single records.

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

from ..model import FluxModel

# Values a predictor is held at, between its quantiles of 1 and 99 %.
POINTS = 25
# Records whose curves are drawn, and over which the mean is taken.
MOST_RECORDS = 200


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


def partial_dependence(model: FluxModel, table, name: str, check=None) -> PartialDependence | None:
    """Return the partial dependence on a predictor that is a number; None where it does not vary.

    Parameters
    ----------
    model : FluxModel
        The model.
    table : pandas.DataFrame
        Records with all predictors as numbers or classes; at most `MOST_RECORDS` of them, evenly
        spaced, are used.
    name : str
        The predictor.
    check : callable, optional
        Called now and then; may raise to stop.
    """
    low, high = np.quantile(table[name].to_numpy(np.float64), (0.01, 0.99))
    if not low < high:
        return None
    some = table.iloc[np.unique(np.linspace(0, len(table) - 1, MOST_RECORDS).astype(int))]
    values = np.linspace(low, high, POINTS)
    curves = np.empty((len(some), POINTS))
    for place, value in enumerate(values):
        if check is not None:
            check()
        curves[:, place] = model.predict(some.assign(**{name: value}))
    return PartialDependence(values, curves.mean(axis=0), curves)
