"""Scaling of predictors by hand."""

from __future__ import annotations

import numpy as np

from carbonsink.core.sequence.scaling import Scaling


def test_a_predictor_that_was_constant_takes_no_part():
    """A site lies at one height; at other heights its networks see the other predictors alone."""
    values = np.array([[1.0, 700.0], [3.0, 700.0]], np.float32)
    scaling = Scaling.of(values, np.array([2.0, 4.0]))
    elsewhere = np.array([[5.0, 1500.0], [np.nan, np.nan]], np.float32)
    np.testing.assert_array_equal(scaling.records(elsewhere), [[3.0, 0.0], [np.nan, np.nan]])
    windows = elsewhere[None].transpose(0, 2, 1)
    np.testing.assert_array_equal(scaling.windows(windows)[0], scaling.records(elsewhere).T)
