"""The network without PyTorch: LSTM cells and the last linear layer.

    i, f, o = sigmoid(W x_t + U h_{t-1} + b),  g = tanh(...)
    c_t = f c_{t-1} + i g,  h_t = o tanh(c_t),  y = v h_T + d

Gates stand in PyTorch's order i, f, g, o. Windows go through in columns, always as many at one
time, as a prediction must not depend on its neighbours.

References
----------
Hochreiter, S., Schmidhuber, J. (1997) Neural Computation 9: 1735-1780; forget gate: Gers et al.
(2000) Neural Computation 12: 2451-2471.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .matrix_products import multiply

# Windows computed at one time: states of 32 units then stay in a processor's cache.
CHUNK = 1024


class LstmWeights(NamedTuple):
    """Weights of one network, float32.

    Parameters
    ----------
    inputs : tuple of numpy.ndarray
        Of each layer, ``(4 hidden, inputs)``: gates i, f, g, o from the layer's inputs.
    recurrent : tuple of numpy.ndarray
        Of each layer, ``(4 hidden, hidden)``: gates from its own last state.
    bias : tuple of numpy.ndarray
        Of each layer, ``(4 hidden,)``.
    head : numpy.ndarray
        ``(hidden + 1,)``: from the last state to the prediction, the constant last.
    """

    inputs: tuple
    recurrent: tuple
    bias: tuple
    head: np.ndarray

    @property
    def hidden(self) -> int:
        """Hidden units of a layer, which a forward pass goes through."""
        return len(self.head) - 1


def run_network(weights: LstmWeights, windows: np.ndarray) -> np.ndarray:
    """Predict windows by a forward pass through one network.

    Parameters
    ----------
    weights : LstmWeights
        The network.
    windows : numpy.ndarray
        Scaled predictors, float32 ``(steps, predictors, windows)``.

    Returns
    -------
    numpy.ndarray
        float32 ``(windows,)``, scaled.
    """
    sequence = np.ascontiguousarray(windows)
    for layer in range(len(weights.inputs)):
        sequence = _run_layer(weights, layer, sequence)
    # A sum by units in their order, which is the same for every window.
    predicted = np.full(windows.shape[2], weights.head[-1], np.float32)
    for weight, state in zip(weights.head, sequence[-1]):
        predicted += weight * state
    return predicted


def _run_layer(weights: LstmWeights, layer: int, sequence: np.ndarray) -> np.ndarray:
    """Return the hidden state of a layer after each step ``(steps, hidden, windows)``."""
    w_in, w_recurrent = weights.inputs[layer], weights.recurrent[layer]
    bias, n = weights.bias[layer][:, None], weights.hidden
    states = np.empty((len(sequence), n, sequence.shape[2]), np.float32)
    cell = np.zeros(states.shape[1:], np.float32)
    gates, recurrent_gates = np.empty((2, 4 * n, sequence.shape[2]), np.float32)
    for t, inputs in enumerate(sequence):
        multiply(w_in, inputs, gates)
        if t:
            multiply(w_recurrent, states[t - 1], recurrent_gates)
            gates += recurrent_gates
        gates += bias
        let_in = _sigmoid(gates[:n])
        keep = _sigmoid(gates[n : 2 * n])
        new = np.tanh(gates[2 * n : 3 * n], out=gates[2 * n : 3 * n])
        show = _sigmoid(gates[3 * n :])
        cell *= keep
        let_in *= new
        cell += let_in
        np.tanh(cell, out=states[t])
        states[t] *= show
    return states


def _sigmoid(values: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-x)) for a forward pass, in place, through tanh without overflow."""
    values *= np.float32(0.5)
    np.tanh(values, out=values)
    values += np.float32(1)
    values *= np.float32(0.5)
    return values


def run_in_chunks(members: tuple, windows, n: int, scale, check_cancel=None) -> np.ndarray:
    """Predict many windows by a forward pass through each of several networks.

    Parameters
    ----------
    members : tuple of LstmWeights
        The networks.
    windows : callable
        ``windows(first, last)`` returns those windows ``(steps, predictors, windows)``.
    n : int
        Windows there are.
    scale : callable
        Scales windows to float32.
    check_cancel : callable, optional
        Called now and then; may raise to stop.

    Returns
    -------
    numpy.ndarray
        float32 ``(members, n)``, scaled.
    """
    predicted = np.empty((len(members), n), np.float32)
    padded_windows = None
    for first in range(0, n, CHUNK):
        if check_cancel is not None:
            check_cancel()
        scaled_windows = scale(windows(first, min(first + CHUNK, n)))
        if padded_windows is None:
            padded_windows = np.zeros((*scaled_windows.shape[:2], CHUNK), np.float32)
        width = scaled_windows.shape[2]
        padded_windows[:, :, :width] = scaled_windows
        for i, member in enumerate(members):
            predicted[i, first : first + width] = run_network(member, padded_windows)[:width]
    return predicted
