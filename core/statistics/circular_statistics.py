"""Sine and cosine of angles."""

from __future__ import annotations

import numpy as np

from ..units.angle import FULL_CIRCLE

# Aspect of flat land in degrees, as Esri's tools write it: no direction.
FLAT = -1.0
# Rounding of a full turn in float32.
_TOLERANCE = 1e-6


# Length of a mean vector that is rounding.
_NO_DIRECTION = 1e-6
# Numbers that fill the circle: how many, how far, and how evenly at least.
_MIN_VALUES, _ALL_BUT, _EVEN = 40, 350.0, 0.12
# Most rounding of a full turn in radians, as float32 and decimals of tables have it.
_ROUNDING = 0.01


def looks_like_radians(low: float, high: float, period: float) -> bool:
    """Return whether numbers said to be degrees fill the circle of radians, and no more.

    Parameters
    ----------
    low, high : float
        Their range; aspects in degrees that all lie between north and 6.28 degrees east of it, and
        none of them nearer than pi, hardly exist.
    period : float
        A full turn, as said.

    Examples
    --------
    >>> looks_like_radians(0.0, 6.28, 360.0), looks_like_radians(0.0, 2.0, 360.0)
    (True, False)
    """
    full_turn = 2.0 * np.pi
    return period == FULL_CIRCLE and low >= FLAT and np.pi < high <= full_turn + _ROUNDING


def fills_circle(values: np.ndarray) -> bool:
    """Return whether numbers are spread evenly over the whole circle of 360 degrees.

    Parameters
    ----------
    values : numpy.ndarray
        Finite numbers; few of them, or whole ones such as days of the year, say nothing.

    Examples
    --------
    >>> fills_circle(np.linspace(0.4, 359.7, 50)), fills_circle(np.linspace(0.4, 320.0, 50))
    (True, False)
    """
    values = np.sort(values[values != FLAT])
    n = len(values)
    if n < _MIN_VALUES or values[0] < 0 or not _ALL_BUT <= values[-1] <= FULL_CIRCLE:
        return False
    if np.array_equal(values, np.rint(values)):
        return False
    # Largest distance between the shares of values and of the circle (Kolmogorov-Smirnov).
    steps, circle = np.arange(1, n + 1) / n, values / FULL_CIRCLE
    return float(np.max(np.abs(steps - circle))) < _EVEN


def sine_or_cosine(values, part: str, period: float) -> np.ndarray:
    """Return the sine or cosine of angles, float64, NaN where they are missing.

    Flat land (-1 in degrees) has no direction: both of its parts are 0, the middle of the circle.

    Parameters
    ----------
    values : array_like
        Angles of any shape, from 0 to `period`.
    part : {"sin", "cos"}
        What is wanted.
    period : float
        A full turn.

    Raises
    ------
    ValueError
        For numbers below 0 or above a full turn.

    Examples
    --------
    >>> sine_or_cosine([0.0, 90.0, -1.0], "sin", 360.0).tolist()
    [0.0, 1.0, 0.0]
    """
    values = np.asarray(values, np.float64)
    is_flat = (values == FLAT) & (period == FULL_CIRCLE)
    outside = ((values < 0) & ~is_flat) | (values > period * (1 + _TOLERANCE))
    if outside.any():
        raise ValueError("outside of the circle")
    radians = 2 * np.pi / period * values
    component_values = np.sin(radians) if part == "sin" else np.cos(radians)
    component_values[is_flat] = 0.0
    return component_values


def mean_direction(average, values, period: float) -> np.ndarray:
    """Return the circular mean of directions, by that of their sines and cosines.

    Directions that cancel each other out have no mean: NaN. Flat land (-1 in degrees) counts only
    where there is nothing else.

    Parameters
    ----------
    average : callable
        Gives the average of values, NaN where they are missing, in any shape.
    values : numpy.ndarray
        Directions, NaN for missing.
    period : float
        A full turn.

    Returns
    -------
    numpy.ndarray
        float64 of the shape of the average, from 0 to below `period`.

    Notes
    -----
    Mardia and Jupp (2000), Directional Statistics, section 2.2.

    Examples
    --------
    >>> float(mean_direction(np.nanmean, np.array([350.0, 20.0]), 360.0).round(6))
    5.0
    """
    sine, cosine = (np.asarray(average(part)) for part in parts_of_directions(values, period))
    mean = direction_of(sine, cosine, period)
    is_flat = (values == FLAT) & (period == FULL_CIRCLE)
    if not is_flat.any():
        return mean
    flat_share = np.asarray(average(np.where(is_flat, 1.0, np.nan)))
    return np.where(np.isnan(sine) & ~np.isnan(flat_share), FLAT, mean)


def parts_of_directions(values, period: float) -> tuple:
    """Return sine and cosine of directions of any number of turns, NaN for flat land."""
    values = np.asarray(values, np.float64)
    flat = (values == FLAT) & (period == FULL_CIRCLE)
    angles = np.where(flat, np.nan, 2.0 * np.pi / period * values)
    return np.sin(angles), np.cos(angles)


def direction_of(sine, cosine, period: float) -> np.ndarray:
    """Return the circular direction of mean sines and cosines, from 0 to below `period`.

    NaN where these cancel each other out.
    """
    turned = np.mod(np.arctan2(sine, cosine) * (period / (2.0 * np.pi)), period)
    return np.where(np.hypot(sine, cosine) < _NO_DIRECTION, np.nan, turned)
