"""What q is worth where neighbours are alike: a null of shifted factors and a block bootstrap.

Both work on a sample that keeps the layout of the region. The null repeats the choice of classes
for every shift, so the bias of the largest of many q is in it. The bootstrap draws whole blocks
with replacement and keeps the classes.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..jit import njit
from ..run import Run
from .discretisation import NO_BIN, Binning
from .q_statistic import q_of_sums
from .sample_layouts import Layout

# Fewer blocks with values than this make no interval.
MIN_BLOCKS = 10
# A shift that lays fewer of the values on factors with a value is drawn again, so often at most.
_OVERLAP, _TRIES = 0.25, 20


class Sample(NamedTuple):
    """Values of target and factors that keep the layout of the region.

    Parameters
    ----------
    target : numpy.ndarray
        float64 (dates, values) about its origin, NaN where missing.
    bins : tuple of numpy.ndarray
        uint16 (values,) by factor, `NO_BIN` in all factors where one is missing.
    layout : Layout
        Where the values lie.
    """

    target: np.ndarray
    bins: tuple
    layout: Layout


class ChosenClasses(NamedTuple):
    """The bins of a factor, and the class of each that was chosen."""

    binning: Binning
    class_of_bin: np.ndarray

    @property
    def n_classes(self) -> int:
        """Number of classes of a resampled factor, those without values included."""
        return int(self.class_of_bin.max()) + 1


class Null(NamedTuple):
    """q of shifted factors: (draws, dates, factors), and of pairs (draws, dates, pairs)."""

    factors: np.ndarray
    pairs: np.ndarray


class _ResampledSums(NamedTuple):
    """Number and sum of values in each stratum, and the sum of all squares."""

    n: np.ndarray
    totals: np.ndarray
    squares: float


def null_q(sample: Sample, factor_classes, pairs, draws: int, seed: int, run: Run) -> Null:
    """Return q of factors resampled by random shifts: its null.

    Parameters
    ----------
    sample : Sample
        The values.
    factor_classes : sequence of ChosenClasses
        By factor. A single factor chooses anew at every shift, for all dates together; pairs keep
        the classes.
    pairs : sequence of (int, int)
        Factors whose overlay is wanted.
    draws : int
        Shifts; fewer are returned where the region hardly meets itself when shifted.
    seed : int
        Of the random numbers.
    run : Run
        Progress and cancel.
    """
    random = np.random.default_rng(seed)
    n_dates = len(sample.target)
    codes = [
        c.class_of_bin[np.where(b == NO_BIN, 0, b)] for b, c in zip(sample.bins, factor_classes)
    ]
    overlays = [
        _combine_strata(codes[i], codes[j], factor_classes[j].n_classes, sample.bins[i])
        for i, j in pairs
    ]
    factor_null, pair_null = [], []
    for draw in range(draws):
        run.check_cancel()
        source = _draw_shift(sample, random)
        if source is None:
            continue
        q = np.full((n_dates, len(factor_classes)), np.nan)
        for factor, (bins, classes) in enumerate(zip(sample.bins, factor_classes)):
            q[:, factor] = _best_resampled_q(sample.target, bins, source, classes.binning)
        pair_q = np.full((n_dates, len(pairs)), np.nan)
        for pair, (overlay, n_strata) in enumerate(overlays):
            for date, target in enumerate(sample.target):
                n, totals, squares = _sums_of_strata(target, overlay, source, n_strata)
                pair_q[date, pair] = q_of_sums(n, totals, squares)
        factor_null.append(q)
        pair_null.append(pair_q)
        run.progress((draw + 1) / draws)
    shape = (len(factor_null), n_dates)
    return Null(
        np.array(factor_null).reshape(*shape, len(factor_classes)),
        np.array(pair_null).reshape(*shape, len(pairs)),
    )


def _combine_strata(first, second, width: int, bins) -> tuple:
    """Return the strata of two resampled factors, numbered anew, and their number."""
    filled = bins != NO_BIN
    strata, positions = np.unique(first[filled] * width + second[filled], return_inverse=True)
    overlay = np.full(bins.size, NO_BIN, np.uint16)
    overlay[filled] = positions.ravel()
    return overlay, len(strata)


def _draw_shift(sample: Sample, random):
    """Return a shift that lays enough values on factors with a value; None if there is none."""
    is_complete = ~np.isnan(sample.target[0]) & (sample.bins[0] != NO_BIN)
    for _ in range(_TRIES):
        source = sample.layout.shifted(random)
        meeting = np.count_nonzero(is_complete & (sample.bins[0][source] != NO_BIN))
        if meeting >= _OVERLAP * np.count_nonzero(is_complete):
            return source
    return None


def _best_resampled_q(target, bins, source, binning: Binning) -> np.ndarray:
    """Return q per date of the best candidate, chosen again for each resample."""
    candidate_q = []
    for values in target:
        n, totals, squares = _sums_of_strata(values, bins, source, binning.n_bins)
        candidate_q.append(binning.candidate_q(n, totals, squares))
    q = np.array(candidate_q)
    return q[:, binning.choose(q.mean(axis=0))]


def _sums_of_strata(target, codes, source, n_strata: int) -> _ResampledSums:
    """Return number and sum of values in each stratum of a resample, and the sum of squares."""
    n, totals = np.zeros(n_strata, np.int64), np.zeros(n_strata)
    squares = _sum_shifted(target, codes, source, n, totals)
    return _ResampledSums(n, totals, squares)


@njit(nogil=True, cache=True)
def _sum_shifted(target, codes, source, n, totals):
    """Sum the target by strata of shifted factors, for the resampled null of q."""
    squares = 0.0
    for i in range(target.size):
        code, value = codes[source[i]], target[i]
        if value == value and code != NO_BIN:
            n[code] += 1
            totals[code] += value
            squares += value * value
    return squares


def block_interval(
    sample: Sample, factor: int, classes: ChosenClasses, blocks, resamples: int, seed: int
) -> np.ndarray:
    """Return the 95 % interval of q by date from blocks resampled with replacement.

    Parameters
    ----------
    sample : Sample
        The values.
    factor : int
        Position of the factor.
    classes : ChosenClasses
        Its classes.
    blocks : numpy.ndarray
        Block of each value.
    resamples : int
        Times that the blocks are drawn.
    seed : int
        Of the random numbers: the same blocks for every factor.

    Returns
    -------
    numpy.ndarray
        NaN with fewer than `MIN_BLOCKS` blocks.
    """
    bins, n_classes = sample.bins[factor], classes.n_classes
    interval = np.full((len(sample.target), 2), np.nan)
    for date, target in enumerate(sample.target):
        is_used = ~np.isnan(target) & (bins != NO_BIN)
        present, block = np.unique(blocks[is_used], return_inverse=True)
        if present.size < MIN_BLOCKS or not resamples:
            continue
        block, values = block.ravel(), target[is_used]
        cell = block * n_classes + classes.class_of_bin[bins[is_used]]
        size, shape = present.size * n_classes, (present.size, n_classes)
        n = np.bincount(cell, minlength=size).reshape(shape).astype(np.float64)
        totals = np.bincount(cell, values, minlength=size).reshape(shape)
        squares = np.bincount(block, values * values, minlength=present.size)
        random = np.random.default_rng(seed)
        resampled_q = []
        # A few resamples at a time: records without coordinates are all blocks of their own.
        step = max(1, int(4e6) // present.size)
        for first in range(0, resamples, step):
            count = min(step, resamples - first)
            share = np.full(present.size, 1.0 / present.size)
            weights = random.multinomial(present.size, share, count).astype(np.float64)
            resampled_q.append(q_of_sums(weights @ n, weights @ totals, weights @ squares))
        interval[date] = np.nanquantile(np.concatenate(resampled_q), (0.025, 0.975))
    return interval


class NullSummary(NamedTuple):
    """Where q lies in its distribution under the null.

    Parameters
    ----------
    quantile : float
        The 95 % quantile under the null.
    share : float
        Share of the null that reaches q.
    """

    quantile: float
    share: float


def null_summary(null: np.ndarray, q: float) -> NullSummary:
    """Return the 95 % quantile of q under the resampled null, and the share that reaches `q`.

    The share counts the given q as one of the draws; both are NaN without draws.
    """
    null = null[np.isfinite(null)]
    if not null.size or math.isnan(q):
        return NullSummary(math.nan, math.nan)
    reached = int(np.count_nonzero(null >= q))
    return NullSummary(float(np.quantile(null, 0.95)), (1 + reached) / (1 + null.size))
