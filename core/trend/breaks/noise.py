"""What noise gives: how often a series without a break gets one, and how large the evidence is.

Noise is white, or remembers the value before: ``e_t = r e_(t-1) + sqrt(1 - r^2) u_t``. A straight
line added to it changes nothing, so it stands for any series that has none but a straight line.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..settings import BreakSettings
from .piecewise import find_breaks

# A share of 0.05 has a Monte-Carlo error of 0.004.
REPEATS = 3000
# Memories of the noise for which false breaks are counted.
MEMORIES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


class FalseBreaks(NamedTuple):
    """Share of noise series with a break, and the median memory of their residuals."""

    memory: float
    share: float
    residual_memory: float


def noise_series(n: int, memory: float, seed: int) -> np.ndarray:
    """Return `REPEATS` series of `n` values of noise, float64 (values, series).

    Each length and memory has random numbers of its own, whatever was asked for before.
    """
    random = np.random.default_rng((seed, n, round(1000 * memory)))
    series = random.standard_normal((n, REPEATS))
    scale = np.sqrt(1.0 - memory * memory)
    for i in range(1, n):
        series[i] = memory * series[i - 1] + scale * series[i]
    return series


# Of more different numbers of values the margins between are interpolated.
_MAX_LENGTHS = 12


@lru_cache(maxsize=512)
def _bic_margin(n: int, settings: BreakSettings) -> float:
    """Return the evidence that the share alpha of noise series of `n` values surpasses."""
    series = noise_series(n, settings.memory or 0.0, settings.seed)
    evidence = find_breaks(series, np.arange(n, dtype=float), settings).evidence
    return max(float(np.quantile(evidence, 1.0 - settings.alpha)), 0.0)


def margins(lengths, n_dates: int, settings: BreakSettings) -> np.ndarray:
    """Return by how much BIC must fall for a break, so that noise has none, by sample size.

    Parameters
    ----------
    lengths : iterable of int
        Numbers of values that occur.
    n_dates : int
        Length of the series.
    settings : BreakSettings
        The choices, with a memory; with the rule "bic" all margins are 0.

    Notes
    -----
    The noise has equal steps of time. With gaps the steps differ, which changes little.
    """
    min_values = settings.values_needed(n_dates)
    tabulated = np.unique([n for n in lengths if n >= min_values])
    if settings.rule != "tested" or not tabulated.size:
        return np.zeros(n_dates + 1)
    if tabulated.size > _MAX_LENGTHS:
        tabulated = tabulated[np.linspace(0, tabulated.size - 1, _MAX_LENGTHS).round().astype(int)]
    return np.interp(
        np.arange(n_dates + 1), tabulated, [_bic_margin(int(n), settings) for n in tabulated]
    )


def false_breaks(times, settings: BreakSettings, margin: float) -> tuple:
    """Return the `FalseBreaks` of each of `MEMORIES` for series with a value on every date."""
    times = np.asarray(times, float)
    limits = np.full(times.size + 1, margin)
    rows = []
    for memory in MEMORIES:
        # Other numbers than those the margin was taken from.
        series = noise_series(times.size, memory, settings.seed + 1)
        breaks = find_breaks(series, times, settings, limits)
        share = float(np.mean(breaks.n_breaks > 0))
        rows.append(FalseBreaks(memory, share, float(np.nanmedian(breaks.memory))))
    return tuple(rows)


def matching_memory(rows, residual_memory: float) -> float:
    """Return the memory of noise whose residuals remember as much as those of a map.

    Residuals of a fitted line remember less than the noise itself, so the memory is read from
    noise that went through the same fit; within the range of `rows`.
    """
    residual_memories = np.maximum.accumulate([row.residual_memory for row in rows])
    return float(np.interp(residual_memory, residual_memories, [row.memory for row in rows]))


def share_at(rows, memory: float) -> float:
    """Return the share of false breaks in noise of a memory, between those of `rows`."""
    return float(np.interp(memory, [row.memory for row in rows], [row.share for row in rows]))
