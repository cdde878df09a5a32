"""The local test of one block of a map, and what is added up over the blocks.

All blocks of a raster are tested with the same few numbers of the whole: the moments and a way to
rank a neighbour sum among permuted ones.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...files.schema import Count, Counts, Numbers, Record
from ...statistics.exact_sum import carry, exact_sum, rounded, zero_sums
from ..classes import NOT_SIGNIFICANT
from ..local_moran import local_moran
from ..moments import Moments
from ..neighbour_sums import neighbour_sums
from ..pooled_reference import pooled_counts
from ..random_ids import mark_sample
from ..significance import tail_ranks

# Points of the scatter plot.
SCATTER_POINTS = 4000


class LisaBlock(NamedTuple):
    """Local I, rank of p (p times ``references + 1``; 0 without result), quadrant; per cell."""

    i: np.ndarray
    ranks: np.ndarray
    quadrant: np.ndarray
    lag: np.ndarray  # mean of the neighbours


class PooledTest:
    """Ranks neighbour sums among pooled reference sums.

    Parameters
    ----------
    references : sequence of Reference
        One per neighbour count that occurs.
    tail : str
        Tail of p.
    """

    def __init__(self, references, tail: str) -> None:
        self.references, self.tail = references, tail
        self.size = references[0].sums.size

    def ranks(self, totals, counts, _window) -> np.ndarray:
        """Return the rank of each local Moran sum among its references."""
        tails = pooled_counts(totals, counts, self.references)
        return tail_ranks(*tails, self.size, self.tail)


class RankedMap:
    """Ranks that were found for the whole map before (conditional permutations)."""

    def __init__(self, ranks, size: int) -> None:
        self.whole, self.size = ranks, size

    def ranks(self, _totals, _counts, window) -> np.ndarray:
        """Return the ranks of local Moran sums in a window of the map."""
        return self.whole[window.slices].astype(np.int64)


def lisa_block(values, window, moments: Moments, test, contiguity: str) -> LisaBlock:
    """Return the local test of a block.

    Parameters
    ----------
    values : numpy.ndarray
        ``(rows + 2, cols + 2)``: the block with one cell more on every side.
    window : Window
        Where the block lies.
    moments : Moments
        Moments of the whole map.
    test : PooledTest or RankedMap
        Ranks the neighbour sums.
    contiguity : str
        "queen" or "rook".
    """
    totals, counts = neighbour_sums(values, contiguity)
    inner = np.ascontiguousarray(values[1:-1, 1:-1])
    local = local_moran(inner, totals, counts, moments)
    ranks = test.ranks(totals, counts, window)
    # At the mean itself I is 0 whatever the neighbours are: nothing can be extreme.
    ranks[inner == moments.mean] = test.size + 1
    ranks[np.isnan(local.i)] = 0
    with np.errstate(invalid="ignore", divide="ignore"):
        lag = totals / counts
    return LisaBlock(local.i, ranks, local.quadrant, lag)


def significant_quadrants(block: LisaBlock, last_rank: int) -> np.ndarray:
    """Return class codes: the quadrant up to a rank of p, else not significant; 255 kept."""
    insignificant = block.ranks > last_rank
    return np.where(insignificant, np.uint8(NOT_SIGNIFICANT), block.quadrant)


class MoranPart(NamedTuple):
    """What a block adds to global I and to the scatter plot."""

    products: np.ndarray
    cells: int
    points: tuple  # place, value, lag and class of the sampled cells


def moran_part(values, block: LisaBlock, codes, window, moments: Moments, width: int) -> MoranPart:
    """Return a block's part: of its values (without border), its test and its classes.

    `width` is that of the whole raster: an even sample of about `SCATTER_POINTS` of its cells
    is drawn by their place, however it is cut.
    """
    valid = ~np.isnan(block.i)
    z, lag = values[valid] - moments.mean, block.lag[valid] - moments.mean
    is_sampled = np.empty(values.shape, np.bool_)
    share = min(SCATTER_POINTS / moments.n, 1.0)
    mark_sample(is_sampled, window.row, window.col, width, 1, share)
    is_sampled &= valid
    rows, cols = np.nonzero(is_sampled)
    positions = (rows + window.row) * width + cols + window.col
    points = positions, values[is_sampled], block.lag[is_sampled], codes[is_sampled]
    return MoranPart(exact_sum(z * lag), int(np.count_nonzero(valid)), points)


class MoranScatter(NamedTuple):
    """Points of a Moran scatter plot: standardised values, their lags, class codes."""

    z: np.ndarray
    lag: np.ndarray
    code: np.ndarray


class MoranTally:
    """Adds up global I over blocks, and collects the points of the scatter plot."""

    def __init__(self, moments: Moments) -> None:
        self.moments = moments
        self.products, self.cells = zero_sums(1)[0], 0
        self.points: list = []

    def block_schema(self, window) -> Record:
        """Return the schema of a block's part of the sums over local Moran's I."""
        points = Counts(("points",)), *(Numbers(kind, ("points",)) for kind in ("f", "f", "iu"))
        products = Numbers("i", self.products.shape)
        fields = {"products": products, "cells": Count(window.n_cells), "points": points}
        return Record(MoranPart, fields)

    def add(self, part: MoranPart) -> None:
        """Add the local Moran's I of a block."""
        self.products = carry(self.products + part.products)
        self.cells += part.cells
        self.points.append(part.points)

    def moran_i(self) -> float:
        """Return global Moran's I, the mean of the local ones (LISA)."""
        if not self.cells:
            return float("nan")
        return float(rounded(self.products)) / self.cells / self.moments.variance

    def scatter(self) -> MoranScatter:
        """Return the Moran scatter plot of the sampled cells."""
        positions, values, lags, codes = (np.concatenate(samples) for samples in zip(*self.points))
        order = np.argsort(positions)
        root = np.sqrt(self.moments.variance)
        z = (values[order] - self.moments.mean) / root
        return MoranScatter(z, (lags[order] - self.moments.mean) / root, codes[order])
