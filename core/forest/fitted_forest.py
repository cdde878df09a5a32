"""`FittedForest`: a forest with what models need of a fitted estimator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .forest import Forest


@dataclass(frozen=True, eq=False)
class FittedForest:
    """A fitted forest.

    It has the two members of a scikit-learn estimator that models use, `predict` and
    `feature_importances_`, so code that handles any estimator needs no exception for forests.

    Parameters
    ----------
    forest : Forest
        The trees.
    feature_importances_ : ndarray of float64, shape (n_features,)
        Share of each column in the reduction of squared error.
    search : str
        How splits were searched: "exact", "histogram", "random"; "scikit-learn" for a forest that
        scikit-learn has grown.
    """

    forest: Forest
    feature_importances_: np.ndarray
    search: str

    @classmethod
    def from_estimator(cls, estimator) -> FittedForest:
        """Return a forest that scikit-learn has grown; it predicts the same bits.

        Raises
        ------
        TypeError
            When the estimator is no forest of regression with one target.
        """
        importance = np.asarray(estimator.feature_importances_, np.float64)
        return cls(Forest.from_estimator(estimator), importance, "scikit-learn")

    @cached_property
    def prepared(self):
        """The forest with the tables of the prediction kernel."""
        from .predict_cells import PreparedForest

        return PreparedForest(self.forest)

    def predict(self, rows: np.ndarray) -> np.ndarray:
        """Return predictions, float64 ``(n,)``, of a design ``(n, n_features)``."""
        return self.prepared.predict(np.ascontiguousarray(rows.T, np.float32))
