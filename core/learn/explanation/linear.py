"""Shapley values of a linear model: each predictor's distance from its mean, times its slope.

    phi_j(x) = b_j (x_j - mean_j)

where predictors that are not known are drawn from the training records without regard to the
others (interventional values).

References
----------
Lundberg, S. M., Lee, S.-I. (2017). Advances in Neural Information Processing Systems 30, Corollary
1.
"""

from __future__ import annotations

import numpy as np


class LinearExplainer:
    """A fitted ridge regression on standardised predictors; used by any number of threads.

    Parameters
    ----------
    estimator : sklearn.pipeline.Pipeline
        Steps "scale" and "estimate".
    groups : numpy.ndarray of int
        Predictor of each column of the design.

    Attributes
    ----------
    base : float
        The mean prediction over the training records.
    """

    def __init__(self, estimator, groups: np.ndarray) -> None:
        scale, ridge = estimator.named_steps["scale"], estimator.named_steps["estimate"]
        self._mean, self._groups = np.asarray(scale.mean_, np.float64), groups
        self._slope = np.ravel(ridge.coef_) / scale.scale_
        self.base = float(np.ravel(ridge.intercept_)[0])

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Bytes per cell beside the results."""
        return 16

    def explain(self, columns, cells, check=None) -> np.ndarray:
        """Return the Shapley values ``(predictors, ...)`` of the wanted cells, NaN elsewhere."""
        phi = np.full((int(self._groups[-1]) + 1, *cells.shape), np.nan)
        phi[:, cells] = 0.0
        for column, group in enumerate(self._groups.tolist()):
            if check is not None:
                check()
            away = columns[column][cells].astype(np.float64) - self._mean[column]
            phi[group, cells] += self._slope[column] * away
        return phi
