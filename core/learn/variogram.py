"""How far residuals are alike: the range of their variogram, for the size of validation blocks.

Blocks smaller than that range leave neighbours of a held-out record in training, whose errors
resemble its own.

References
----------
Cressie, N. (1985) Mathematical Geology 17: 563-586 (weights of the fit).
Roberts, D. R. et al. (2017) Ecography 40: 913-929 (blocks and the range of residuals).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

# Records compared pair by pair; more are thinned out at random.
MAX_RECORDS = 1500

_BINS = 20

# Pairs a distance class needs to say anything.
_MIN_PAIRS = 30

# Largest distance looked at, as a share of the largest there is.
_REACH = 1 / 3

_RANGES = 60

# Structured share of the variance below which there is no spatial structure.
_STRUCTURED = 0.05

# A model must leave less than this share of what a flat variogram leaves: two more parameters
# always leave less.
_BETTER = 0.5


def residual_range(x, y, residuals, geographic: bool, seed: int) -> float:
    """Return the distance over which residuals are alike: the range of their variogram.

    Parameters
    ----------
    x, y : array_like
        Places.
    residuals : array_like
        Held-out residuals; NaN is left out.
    geographic : bool
        Whether x and y are degrees; distances are then degrees of a great circle.
    seed : int
        Of the thinning.

    Returns
    -------
    float
        Range of the spherical variogram that fits best, in units of x and y; NaN without spatial
        structure, or with too few pairs.
    """
    x, y, residuals = (np.asarray(values, np.float64) for values in (x, y, residuals))
    usable = np.flatnonzero(np.isfinite(x) & np.isfinite(y) & np.isfinite(residuals))
    if len(usable) > MAX_RECORDS:
        uniform = np.random.Generator(np.random.PCG64(seed)).random(len(usable))
        usable = usable[np.argsort(uniform, kind="stable")[:MAX_RECORDS]]
    distance, half_square = _variogram_pairs(x[usable], y[usable], residuals[usable], geographic)
    classes = _distance_classes(distance, half_square)
    return math.nan if classes is None else _spherical_range(*classes)


def _variogram_pairs(x, y, residuals, geographic: bool) -> tuple:
    """Return distance and half the squared difference of all pairs at different places."""
    first, second = np.triu_indices(len(x), 1)
    if geographic:
        lon, lat = np.radians(x), np.radians(y)
        chord = np.sin((lat[first] - lat[second]) / 2) ** 2
        chord += (
            np.cos(lat[first]) * np.cos(lat[second]) * np.sin((lon[first] - lon[second]) / 2) ** 2
        )
        distance = np.degrees(2 * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))
    else:
        distance = np.hypot(x[first] - x[second], y[first] - y[second])
    is_apart = distance > 0
    half_square = 0.5 * (residuals[first] - residuals[second]) ** 2
    return distance[is_apart], half_square[is_apart]


class _DistanceClasses(NamedTuple):
    """An empirical variogram: mean distance, semivariance and pairs of each class."""

    distance: np.ndarray
    semivariance: np.ndarray
    n_pairs: np.ndarray


def _distance_classes(distance: np.ndarray, half_square: np.ndarray) -> _DistanceClasses | None:
    """Return the empirical variogram, None where there are too few pairs."""
    if len(distance) < 3 * _MIN_PAIRS:
        return None
    low, high = float(np.quantile(distance, 0.002)), float(distance.max()) * _REACH
    if not 0 < low < high:
        return None
    edges = np.geomspace(low, high, _BINS + 1)
    edges[0] = 0.0
    distance_class = np.searchsorted(edges, distance, side="left") - 1
    is_in_range = (distance_class >= 0) & (distance_class < _BINS)
    distance_class = distance_class[is_in_range]
    counts = np.bincount(distance_class, minlength=_BINS)
    enough = counts >= _MIN_PAIRS
    if enough.sum() < 4:
        return None
    sums = [
        np.bincount(distance_class, pair_values[is_in_range], _BINS)[enough]
        for pair_values in (distance, half_square)
    ]
    counts = counts[enough]
    return _DistanceClasses(sums[0] / counts, sums[1] / counts, counts)


def _spherical_range(distance, semivariance, counts) -> float:
    """Return the range of the spherical variogram, the size of spatial blocks."""
    weights = np.sqrt(counts) / np.maximum(semivariance, 1e-300)
    flat = float(np.average(semivariance, weights=weights**2))
    best = (_BETTER * float(np.sum((weights * (semivariance - flat)) ** 2)), math.nan)
    for candidate_range in np.geomspace(distance[0], distance[-1], _RANGES):
        h = np.minimum(distance / candidate_range, 1.0)
        shape = 1.5 * h - 0.5 * h**3
        design = np.column_stack([np.ones_like(shape), shape]) * weights[:, None]
        nugget, sill = np.linalg.lstsq(design, semivariance * weights, rcond=None)[0]
        if nugget < 0:
            nugget, sill = 0.0, float(design[:, 1] @ (semivariance * weights))
            sill /= float(design[:, 1] @ design[:, 1])
        if sill <= _STRUCTURED * (nugget + sill):
            continue
        error = float(np.sum((weights * (nugget + sill * shape - semivariance)) ** 2))
        best = min(best, (error, float(candidate_range)))
    return best[1]
