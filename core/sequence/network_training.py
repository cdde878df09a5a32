"""Training of one network with PyTorch, which is imported by no other file.

Random numbers come from numpy and everything runs on one thread, so that a seed gives the same
network whatever else the program does. Networks are trained beside one another instead.

References
----------
Loshchilov, I., Hutter, F. (2019) ICLR (AdamW: decoupled weight decay).
Jozefowicz, R., et al. (2015) ICML 37: 2342-2350 (forget bias 1).
Pascanu, R., et al. (2013) ICML 28: 1310-1318 (clipping of the gradient's norm).
Prechelt, L. (1998) LNCS 1524: 55-69 (early stopping).
"""

from __future__ import annotations

import contextlib
import copy
from typing import Callable, NamedTuple

import numpy as np
import torch

from .forward_pass import LstmWeights
from .lstm_specification import NetworkSettings
from .windows import window_rows, windows_of_step

CLIP_NORM = 1.0
# Epochs without improvement after which training stops.
PATIENCE = 20
# Steps of windows judged at one time: their states take some ten MiB.
_JUDGED_STEPS = 32_768


class FitData(NamedTuple):
    """What one network is trained on.

    Parameters
    ----------
    records : numpy.ndarray
        Scaled predictors of all records ``(records, predictors)``, float32.
    target : numpy.ndarray
        Scaled target of all records, float32.
    train, stop : numpy.ndarray
        Records that end the windows to learn from, and those of early stopping (may be none).
    length : int
        Steps of a window before its end.
    """

    records: np.ndarray
    target: np.ndarray
    train: np.ndarray
    stop: np.ndarray
    length: int


class Fitted(NamedTuple):
    """A trained network.

    Parameters
    ----------
    weights : LstmWeights
        Those of the best epoch.
    best : int
        That epoch, from 1.
    curve : numpy.ndarray
        Root mean square error of each epoch ``(2, epochs)``, scaled: while training, and of the
        early-stopping windows (NaN when there are none).
    """

    weights: LstmWeights
    best: int
    curve: np.ndarray


class Network(torch.nn.Module):
    """LSTM layers and a linear layer on the last hidden state.

    Parameters
    ----------
    n_inputs : int
        Predictors.
    settings : NetworkSettings
        Units, layers, dropout.
    rng : numpy.random.Generator
        Makes the first weights and the dropout.
    """

    def __init__(self, n_inputs: int, settings: NetworkSettings, rng) -> None:
        super().__init__()
        self.settings, self.rng = settings, rng
        self.cells = torch.nn.LSTM(n_inputs, settings.hidden, settings.layers, batch_first=True)
        self.head = torch.nn.Linear(settings.hidden, 1)
        self._draw_weights()

    def _draw_weights(self) -> None:
        """Draw weights as PyTorch does, evenly within 1/sqrt(hidden); forget bias 1."""
        hidden = self.settings.hidden
        bound = hidden**-0.5
        with torch.no_grad():
            for name, weight in self.named_parameters():
                values = self.rng.uniform(-bound, bound, tuple(weight.shape))
                weight.copy_(torch.from_numpy(values.astype(np.float32)))
                # PyTorch has two biases that are only ever added: the second stays zero.
                if "bias_ih" in name:
                    weight[hidden : 2 * hidden] = 1.0
                elif "bias_hh" in name:
                    weight.zero_()
                    weight.requires_grad_(False)

    def forward(self, windows):
        """Return predictions of windows ``(windows, steps, predictors)``."""
        state = self.cells(windows)[0][:, -1]
        if self.training and self.settings.dropout:
            keep_probability = 1.0 - self.settings.dropout
            mask = (self.rng.random(tuple(state.shape)) < keep_probability).astype(
                np.float32
            ) / keep_probability
            state = state * torch.from_numpy(mask.astype(np.float32))
        return self.head(state)[:, 0]

    def weights(self) -> LstmWeights:
        """Return the weights as arrays."""
        array = {n: p.detach().numpy().copy() for n, p in self.named_parameters()}
        layers = range(self.settings.layers)
        return LstmWeights(
            tuple(array[f"cells.weight_ih_l{k}"] for k in layers),
            tuple(array[f"cells.weight_hh_l{k}"] for k in layers),
            tuple(array[f"cells.bias_ih_l{k}"] + array[f"cells.bias_hh_l{k}"] for k in layers),
            np.concatenate([array["head.weight"][0], array["head.bias"]]),
        )


def fit_network(
    data: FitData,
    settings: NetworkSettings,
    seed: int,
    on_epoch: Callable[[int], None],
    check_cancel: Callable[[], None],
) -> Fitted:
    """Train one LSTM network.

    Parameters
    ----------
    data : FitData
        What to learn.
    settings : NetworkSettings
        How.
    seed : int
        Start of the random numbers.
    on_epoch : callable
        Called with the number of finished epochs.
    check_cancel : callable
        Called for every batch; may raise to stop.

    Returns
    -------
    Fitted
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    network = Network(data.records.shape[1], settings, rng)
    optimiser = _adamw_optimiser(network, settings)
    records, target = torch.from_numpy(data.records), torch.from_numpy(data.target)
    best_epoch, best_error, best_state, errors = 0, np.inf, None, []
    for epoch in range(1, settings.epochs + 1):
        train_error = _run_epoch(network, optimiser, data, records, target, rng, check_cancel)
        stop_error = _stopping_error(network, data, records, target, check_cancel)
        errors.append((train_error, stop_error))
        # Without windows to stop by the last epoch is the one to keep.
        if not len(data.stop) or stop_error < best_error:
            best_epoch, best_error = epoch, stop_error
            best_state = copy.deepcopy(network.state_dict())
        on_epoch(epoch)
        if len(data.stop) and epoch - best_epoch >= PATIENCE:
            break
    network.load_state_dict(best_state if best_state is not None else network.state_dict())
    return Fitted(network.weights(), best_epoch or len(errors), np.array(errors).T)


def _adamw_optimiser(network: Network, settings: NetworkSettings):
    """Return AdamW (0.9, 0.999, 1e-8) to train a network; biases do not decay, or cells forget."""
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    groups = [
        {
            "params": [p for n, p in named if "bias" not in n],
            "weight_decay": settings.weight_decay,
        },
        {"params": [p for n, p in named if "bias" in n], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=settings.learning_rate, betas=(0.9, 0.999), eps=1e-8)


def _run_epoch(network, optimiser, data: FitData, records, target, rng, check_cancel) -> float:
    """Go through the training windows once; return the root mean square error on the way."""
    network.train()
    order, squared_errors = rng.permutation(data.train), 0.0
    batch_size = windows_of_step(len(order), network.settings.batch_size)
    for first in range(0, len(order), batch_size):
        check_cancel()
        ends = order[first : first + batch_size]
        windows = records[torch.from_numpy(window_rows(ends, data.length))]
        loss = torch.mean((network(windows) - target[torch.from_numpy(ends)]) ** 2)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP_NORM)
        optimiser.step()
        squared_errors += float(loss.detach()) * len(ends)
    return (squared_errors / len(order)) ** 0.5


def _stopping_error(network, data: FitData, records, target, check_cancel) -> float:
    """Return the network's root mean square error of the early-stopping windows."""
    if not len(data.stop):
        return float("nan")
    network.eval()
    squared_errors, batch_size = 0.0, max(_JUDGED_STEPS // (data.length + 1), 1)
    with torch.no_grad():
        for first in range(0, len(data.stop), batch_size):
            check_cancel()
            ends = data.stop[first : first + batch_size]
            windows = records[torch.from_numpy(window_rows(ends, data.length))]
            squared_errors += float(
                torch.sum((network(windows) - target[torch.from_numpy(ends)]) ** 2)
            )
    return (squared_errors / len(data.stop)) ** 0.5


@contextlib.contextmanager
def one_thread():
    """Let the network (PyTorch) use one thread inside a ``with`` block."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
