"""Fitted forests to try the kernels on."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import RandomForestRegressor


@pytest.fixture
def fitted():
    """Fit a small forest: ``fitted(n_features=3, estimator=ExtraTreesRegressor, max_depth=4)``.

    `x` replaces the random predictors, `missing` is the share of them that is NaN.
    """

    def fit(
        n_features=4,
        n_samples=150,
        seed=0,
        estimator=RandomForestRegressor,
        x=None,
        missing=0.0,
        **options,
    ):
        rng = np.random.default_rng(seed)
        if x is None:
            x = rng.normal(size=(n_samples, n_features)).astype(np.float32)
        y = np.tanh(x[:, 0]) * np.tanh(x[:, -1]) + rng.normal(size=len(x)) / 3
        x = np.where(rng.random(x.shape) < missing, np.float32(np.nan), x)
        return estimator(random_state=seed, **options).fit(x, y)

    return fit
