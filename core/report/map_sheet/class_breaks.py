"""Class breaks that several maps share: round numbers, the same on both sides of 0."""

from __future__ import annotations

import math

import numpy as np

# Shares of the values below and above which they are tails, and cells of a map that are looked at.
_TAILS = 0.02, 0.98
_MAX_CELLS = 20_000
# Classes between the tails on one side of 0, and of values of one sign.
_CLASSES_PER_SIDE, _CLASSES_OF_ONE_SIGN = 3, 7
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def common_breaks(maps) -> tuple:
    """Return rising breaks for the values of several maps.

    Parameters
    ----------
    maps : sequence of numpy.ndarray
        Values of each, NaN for no data; each map counts alike, however many cells it has.

    Returns
    -------
    tuple of float
        Where values lie on both sides of 0: 0, and as many round numbers below as above. Beyond
        the outer breaks lie about the outer 2 %.
    """
    finite_values = [values[np.isfinite(values)] for values in maps]
    finite_values = [
        values[:: max(1, values.size // _MAX_CELLS)] for values in finite_values if values.size
    ]
    if not finite_values:
        return (0.0,)
    limits = np.array([np.quantile(values, _TAILS) for values in finite_values])
    low, high = float(limits[:, 0].min()), float(limits[:, 1].max())
    if low < 0.0 < high:
        step = _round_step(max(-low, high) / (_CLASSES_PER_SIDE + 0.5))
        return tuple(k * step for k in range(-_CLASSES_PER_SIDE, _CLASSES_PER_SIDE + 1))
    if not high > low:
        return (low,)
    step = _round_step((high - low) / _CLASSES_OF_ONE_SIGN)
    first, last = math.ceil(low / step), math.floor(high / step)
    return tuple(k * step for k in range(first, last + 1))


def parse_breaks(text: str) -> tuple:
    """Return the breaks of a text such as "-100; -20; 20; 100".

    Raises
    ------
    ValueError
        When it does not hold finite numbers that rise.
    """
    numbers = tuple(float(number) for number in text.replace(";", " ").replace(",", " ").split())
    rising = all(a < b for a, b in zip(numbers, numbers[1:]))
    if not numbers or not rising or not all(map(math.isfinite, numbers)):
        raise ValueError(text)
    return numbers


def _round_step(size: float) -> float:
    """Return the smallest round number that is not below `size`."""
    power = 10.0 ** math.floor(math.log10(size))
    step = next(step for step in _STEPS if step * power >= size * (1.0 - 1e-9))
    return float(f"{step * power:.12g}")
