"""The network on numpy against its slow twin."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.sequence.forward_pass import CHUNK, run_in_chunks, run_network
from carbonsink.tests.naive_sequence import predict_window


def windows(n=7, steps=4, inputs=2, seed=3):
    values = np.random.default_rng(seed).normal(0, 1.5, (steps, inputs, n))
    return values.astype(np.float32)


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_equals_its_slow_twin(weights, layers):
    network, x = weights(layers=layers, seed=layers), windows()
    found = run_network(network, x)
    wanted = [predict_window(network, x[:, :, i]) for i in range(x.shape[2])]
    np.testing.assert_allclose(found, wanted, rtol=0, atol=2e-6)


def test_one_unit_by_hand(weights):
    """All weights 0: gates 1/2, new value tanh(0) = 0, so h = 0 and the constant is left."""
    network = weights(hidden=1, n_inputs=1)
    zero = network._replace(
        inputs=(np.zeros((4, 1), np.float32),),
        recurrent=(np.zeros((4, 1), np.float32),),
        bias=(np.array([0, 0, 0.5, 0], np.float32),),
        head=np.array([2.0, 0.25], np.float32),
    )
    # c1 = tanh(0.5)/2, c2 = c1/2 + tanh(0.5)/2; h = tanh(c2)/2.
    c = 0.5 * np.tanh(0.5)
    c = 0.5 * c + 0.5 * np.tanh(0.5)
    found = run_network(zero, np.zeros((2, 1, 1), np.float32))
    assert found[0] == pytest.approx(2 * 0.5 * np.tanh(c) + 0.25, abs=1e-7)


def test_large_inputs_do_not_overflow(weights):
    with np.errstate(all="raise", under="ignore"):
        found = run_network(weights(), 1e6 * windows())
    assert np.isfinite(found).all()


def test_a_window_does_not_depend_on_its_neighbours(weights):
    """Bit for bit, wherever in a chunk it stands and however many there are."""
    members, x = (weights(hidden=16), weights(hidden=16, seed=1)), windows(n=CHUNK + 37)

    def run(chosen):
        return run_in_chunks(
            members, lambda a, b: x[:, :, chosen[a:b]], len(chosen), lambda values: values
        )

    every = run(np.arange(x.shape[2]))
    some = np.array([CHUNK + 5, 3, 700, 36])
    np.testing.assert_array_equal(run(some), every[:, some])
    np.testing.assert_array_equal(run(some[:1]), every[:, some[:1]])


def test_no_windows_at_all(weights):
    found = run_in_chunks((weights(),), lambda a, b: windows()[:, :, a:b], 0, lambda v: v)
    assert found.shape == (1, 0)
