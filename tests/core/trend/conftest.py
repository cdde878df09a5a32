"""Series with ties, gaps, steps and constant pixels."""

from __future__ import annotations

import numpy as np
import pytest

LENGTHS = (8, 9, 15, 24, 33, 60)


@pytest.fixture(params=LENGTHS)
def length(request):
    return request.param


@pytest.fixture
def awkward():
    """``awkward(n_dates, n_pixels)``: float32 series of every kind that makes trouble."""

    def make(n_dates, n_pixels=140, gaps=True, seed=0):
        rng = np.random.default_rng((seed, n_dates))
        noise = rng.standard_normal((n_dates, n_pixels))
        walk = np.cumsum(noise, axis=0)
        values = np.where(rng.random(n_pixels) < 0.5, noise, walk)
        values += np.outer(np.arange(n_dates), rng.choice([0, 0.05, -0.2], n_pixels))
        third = n_pixels // 3
        values[:, :third] = np.round(values[:, :third], 0)  # many ties
        values[:, third : 2 * third] = np.round(values[:, third : 2 * third], 1) + 1000
        values[:, 0] = 3.5
        values[:, 1] = np.arange(n_dates)  # a straight line
        values[:, 2] = -np.arange(n_dates) * 0.25 + 7
        values[:, 3] = np.arange(n_dates) % 2
        if gaps:
            holes = rng.random(values.shape) < rng.choice([0, 0.1, 0.6], n_pixels)
            values[holes] = np.nan
            values[:, 4] = np.nan
            values[1:, 5] = np.nan
        return values.astype(np.float32)

    return make
