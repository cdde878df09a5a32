"""Slow and obvious twins of the sequence kernels: an LSTM unit by unit, and its gradients."""

from __future__ import annotations

import math

import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + math.exp(-x))


def lstm_forward(w_in, w_own, bias, window):
    """Return every state of one layer over one window ``(steps, inputs)``, as a list of dicts."""
    hidden = w_own.shape[1]
    h, c = np.zeros(hidden), np.zeros(hidden)
    states = []
    for x in window:
        before = {"x": np.array(x, float), "h": h, "c": c}
        z = [
            sum(w_in[r][k] * x[k] for k in range(len(x)))
            + sum(w_own[r][k] * h[k] for k in range(hidden))
            + bias[r]
            for r in range(4 * hidden)
        ]
        i = np.array([sigmoid(z[u]) for u in range(hidden)])
        f = np.array([sigmoid(z[hidden + u]) for u in range(hidden)])
        g = np.array([math.tanh(z[2 * hidden + u]) for u in range(hidden)])
        o = np.array([sigmoid(z[3 * hidden + u]) for u in range(hidden)])
        c = f * c + i * g
        h = o * np.tanh(c)
        states.append({**before, "i": i, "f": f, "g": g, "o": o, "new_c": c, "new_h": h})
    return states


def predict_window(weights, window):
    """Return the prediction of one window by layers of `lstm_forward`."""
    sequence = np.asarray(window, float)
    for w_in, w_own, bias in zip(weights.inputs, weights.recurrent, weights.bias):
        states = lstm_forward(w_in, w_own, bias, sequence)
        sequence = np.array([state["new_h"] for state in states])
    return float(sum(weights.head[:-1] * sequence[-1]) + weights.head[-1])


def gradients(weights, window, target):
    """Return the gradients of (prediction - target)^2 of one layer, back through time."""
    w_in, w_own, bias = weights.inputs[0], weights.recurrent[0], weights.bias[0]
    head, hidden = weights.head, w_own.shape[1]
    states = lstm_forward(w_in, w_own, bias, window)
    last = states[-1]["new_h"]
    error = 2.0 * (float(last @ head[:-1] + head[-1]) - target)
    found = {
        "inputs": np.zeros(w_in.shape),
        "recurrent": np.zeros(w_own.shape),
        "bias": np.zeros(bias.shape),
        "head": np.append(error * last, error),
    }
    dh, dc = error * np.asarray(head[:-1], float), np.zeros(hidden)
    for s in reversed(states):
        tanh_c = np.tanh(s["new_c"])
        dc = dc + dh * s["o"] * (1 - tanh_c**2)
        dz = np.concatenate(
            [
                dc * s["g"] * s["i"] * (1 - s["i"]),
                dc * s["c"] * s["f"] * (1 - s["f"]),
                dc * s["i"] * (1 - s["g"] ** 2),
                dh * tanh_c * s["o"] * (1 - s["o"]),
            ]
        )
        found["inputs"] += np.outer(dz, s["x"])
        found["recurrent"] += np.outer(dz, s["h"])
        found["bias"] += dz
        dh, dc = w_own.T.astype(float) @ dz, dc * s["f"]
    return found


def shapley(predict, window, background):
    """Return Shapley values of one window against one background by all coalitions."""
    from itertools import combinations

    flat, behind = window.ravel(), background.ravel()
    n = len(flat)

    def value(coalition):
        mixed = behind.copy()
        mixed[list(coalition)] = flat[list(coalition)]
        return float(predict(mixed.reshape(*window.shape, 1))[0])

    phi = np.zeros(n)
    for player in range(n):
        others = [p for p in range(n) if p != player]
        for size in range(n):
            weight = math.factorial(size) * math.factorial(n - size - 1) / math.factorial(n)
            for coalition in combinations(others, size):
                phi[player] += weight * (value((*coalition, player)) - value(coalition))
    return phi.reshape(window.shape)
