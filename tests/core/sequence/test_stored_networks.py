"""Networks of several sizes in one array."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.sequence.forward_pass import run_network
from carbonsink.core.sequence.stored_networks import as_arrays, resized


@pytest.mark.parametrize("layers", [1, 2])
def test_units_without_weights_take_no_part(weights, layers):
    network = weights(hidden=3, layers=layers)
    larger = resized(network, 5)
    assert larger.hidden == 5 and larger.bias[0].shape == (20,)
    windows = np.random.default_rng(1).normal(size=(4, 2, 9)).astype(np.float32)
    np.testing.assert_array_equal(run_network(larger, windows), run_network(network, windows))
    for found, stored in zip(as_arrays(resized(larger, 3)), as_arrays(network)):
        np.testing.assert_array_equal(found, stored)
