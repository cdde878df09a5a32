"""Grids with and without holes."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.fixture(params=["queen", "rook"])
def contiguity(request):
    return request.param


@pytest.fixture
def field():
    """A float32 grid of neighbouring likeness; `holes` of it without data."""

    def make(rows=14, cols=11, holes=0.0, seed=1, offset=0.0):
        rng = np.random.default_rng(seed)
        noise = rng.normal(size=(rows + 2, cols + 2))
        smooth = sum(noise[r : r + rows, c : c + cols] for r in range(3) for c in range(3))
        values = (smooth + offset).astype(np.float32)
        values[rng.random(values.shape) < holes] = np.nan
        return values

    return make
