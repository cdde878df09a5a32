"""Training with PyTorch against hand-written references."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.sequence.forward_pass import run_network
from carbonsink.core.sequence.lstm_specification import NetworkSettings
from carbonsink.tests.naive_sequence import gradients, predict_window

torch = pytest.importorskip("torch")

from carbonsink.core.sequence.network_training import (  # noqa: E402
    FitData,
    Network,
    fit_network,
    one_thread,
)
from carbonsink.core.sequence.windows import windows_of_step  # noqa: E402


@pytest.fixture(autouse=True)
def _one_thread():
    """As in a run; several threads wait for one another longer than they work."""
    with one_thread():
        yield


def network(seed=1, **settings) -> Network:
    chosen = NetworkSettings(**{"hidden": 4, "dropout": 0.0, **settings})
    return Network(3, chosen, np.random.default_rng(seed))


def windows(n=5, steps=4):
    return np.random.default_rng(8).normal(0, 1, (n, steps, 3)).astype(np.float32)


@pytest.mark.parametrize("layers", [1, 2])
def test_our_forward_pass_equals_pytorch(layers):
    trained, x = network(layers=layers, hidden=9), windows(40)
    trained.eval()
    with torch.no_grad():
        wanted = trained(torch.from_numpy(x)).numpy()
    found = run_network(trained.weights(), x.transpose(1, 2, 0))
    np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-6)


def test_gradients_equal_those_written_by_hand():
    trained, x, target = network(), windows(1), 0.7
    loss = torch.mean((trained(torch.from_numpy(x)) - target) ** 2)
    loss.backward()
    by_hand = gradients(trained.weights(), x[0], target)
    named = dict(trained.named_parameters())
    found = {
        "inputs": named["cells.weight_ih_l0"].grad,
        "recurrent": named["cells.weight_hh_l0"].grad,
        "bias": named["cells.bias_ih_l0"].grad,
        "head": torch.cat([named["head.weight"].grad[0], named["head.bias"].grad]),
    }
    for name, wanted in by_hand.items():
        np.testing.assert_allclose(found[name].numpy(), wanted, rtol=1e-4, atol=1e-6)


def test_the_hand_written_gradients_are_those_of_the_hand_written_loss():
    weights, x, target, tiny = network().weights(), windows(1)[0], 0.7, 1e-3
    by_hand = gradients(weights, x, target)["recurrent"]
    for r, k in ((0, 0), (5, 2), (9, 1), (14, 3)):
        losses = []
        for sign in (1, -1):
            moved = weights.recurrent[0].astype(float).copy()
            moved[r, k] += sign * tiny
            changed = weights._replace(recurrent=(moved,))
            losses.append((predict_window(changed, x) - target) ** 2)
        assert (losses[0] - losses[1]) / (2 * tiny) == pytest.approx(by_hand[r, k], abs=1e-6)


def test_cells_start_by_keeping():
    weights = network(layers=2).weights()
    for bias in weights.bias:
        assert (bias[4:8] == 1).all()
        assert (np.abs(np.delete(bias, np.s_[4:8])) <= 0.5).all()


def data(n=60, stop=12) -> FitData:
    random = np.random.default_rng(2)
    records = random.normal(0, 1, (n, 3)).astype(np.float32)
    target = np.zeros(n, np.float32)
    target[2:] = records[2:, 0] + 0.5 * records[:-2, 1]
    ends = np.arange(2, n)
    return FitData(records, target, ends[: n - 2 - stop], ends[n - 2 - stop :], 2)


def fit(seed=3, told=None, check_cancel=lambda: None, **settings):
    chosen = NetworkSettings(**{"hidden": 8, "epochs": 30, "batch_size": 8, **settings})
    return fit_network(data(), chosen, seed, told or (lambda epoch: None), check_cancel)


def test_it_learns_what_happened_two_steps_before():
    found = fit(learning_rate=0.02, dropout=0.0)
    assert found.curve[0, 0] > 0.7
    assert found.curve[1, found.best - 1] == found.curve[1].min() < 0.5


def test_a_seed_gives_the_same_network_whatever_the_threads():
    torch.set_num_threads(2)
    with one_thread():
        assert torch.get_num_threads() == 1
        first = fit(epochs=2).weights
    assert torch.get_num_threads() == 2
    torch.manual_seed(0)
    second, other = fit(epochs=2).weights, fit(seed=4, epochs=2).weights
    np.testing.assert_array_equal(first.recurrent[0], second.recurrent[0])
    assert not np.array_equal(first.recurrent[0], other.recurrent[0])


def test_every_epoch_is_told_and_every_batch_asks():
    epochs, asked = [], []
    fit(told=epochs.append, check_cancel=lambda: asked.append(1), epochs=3)
    assert epochs == [1, 2, 3]
    # 46 windows in batches of 5, and one look at the early-stopping windows.
    assert len(asked) == 3 * (10 + 1)


@pytest.mark.parametrize(
    ("windows_to_learn", "batch_size", "size"),
    [(5000, 64, 64), (512, 64, 64), (511, 64, 63), (46, 64, 5), (46, 3, 3), (10, 64, 4)],
)
def test_small_tables_are_learnt_in_small_steps(windows_to_learn, batch_size, size):
    """Eight steps an epoch, so that patience of 20 epochs is 160 steps and not 20."""
    assert windows_of_step(windows_to_learn, batch_size) == size


def test_training_stops_when_nothing_gets_better():
    made = data()
    random = np.random.default_rng(1)
    noise = made._replace(target=random.normal(0, 1, len(made.target)).astype(np.float32))
    chosen = NetworkSettings(hidden=16, epochs=400, batch_size=8, learning_rate=0.02, dropout=0.0)
    found = fit_network(noise, chosen, 1, lambda epoch: None, lambda: None)
    assert found.curve.shape[1] == found.best + 20 < 400


def test_without_windows_to_stop_by_the_last_epoch_is_kept():
    made = data()._replace(stop=np.array([], dtype=np.int64))
    found = fit_network(made, NetworkSettings(epochs=3), 1, lambda epoch: None, lambda: None)
    assert found.best == 3 and np.isnan(found.curve[1]).all()


def test_weights_decay_and_biases_do_not():
    free, held = (
        fit(weight_decay=d, epochs=7, learning_rate=0.02, dropout=0.0).weights for d in (0.0, 8.0)
    )
    assert np.abs(held.recurrent[0]).mean() < 0.6 * np.abs(free.recurrent[0]).mean()
    assert held.bias[0][8:16].min() > 0.5
