"""`GrowthTable`: the training samples, sorted and binned once per forest.

Trees need the samples in the order of each predictor. Sorting them once and carrying the order
down the tree costs less than sorting each node. Large tables are also cut into quantile bins for
the nodes near the root, where a histogram gives the best split without any order.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .entries import entry_type, pack_entries

# Quantile bins of a predictor; a predictor with no more distinct values has one bin per value.
N_BINS = 1024
# Bin of a missing value.
MISSING_BIN = N_BINS
# Nodes of more samples are split by histogram, smaller ones exactly: about where scanning all bins
# starts to cost less than keeping all predictors sorted, and enough samples per bin that the two
# differ little.
EXACT_LIMIT = 2048
# Tables of more samples use histograms at all.
BINNED_FROM = 20_000

EXACT, HISTOGRAM, RANDOM = "exact", "histogram", "random"


class GrowthTable(NamedTuple):
    """Training samples as the kernels read them; n samples, p columns.

    Parameters
    ----------
    columns : ndarray of float32, shape (p, n)
        Design; NaN is a missing value.
    target : ndarray of float64, shape (n,)
        Target less its mean.
    entries : ndarray of uint32 or uint64, shape (p, n)
        Samples in the order of each column, missing values last; see `entries`. Empty for random
        splits.
    bins : ndarray of uint16, shape (p, n)
        Bin of each sample; empty unless histograms are used.
    bin_low, bin_high : ndarray of float32, shape (p, N_BINS)
        Smallest and largest value in each bin.
    groups : ndarray of int32, shape (n,)
        Group (site) of each sample; empty unless bags are drawn by group.
    """

    columns: np.ndarray
    target: np.ndarray
    entries: np.ndarray
    bins: np.ndarray
    bin_low: np.ndarray
    bin_high: np.ndarray
    groups: np.ndarray


def build_growth_table(columns, target, search: str, groups=None) -> GrowthTable:
    """Sort and bin the training samples.

    Parameters
    ----------
    columns : ndarray of float32, shape (p, n)
        Design.
    target : ndarray of float64, shape (n,)
        Target less its mean.
    search : {"exact", "histogram", "random"}
        How splits are searched.
    groups : ndarray of int, optional
        Group of each sample, numbered from 0.
    """
    # Minus zero equals zero, and must have its rank.
    columns = np.ascontiguousarray(columns, np.float32) + np.float32(0.0)
    p, n = columns.shape
    kind = entry_type(n)
    entries = np.empty((p, n) if search != RANDOM else (0, 0), kind)
    binned = search == HISTOGRAM
    bins = np.empty((p, n) if binned else (0, 0), np.uint16)
    limits = np.zeros((2, p, N_BINS) if binned else (2, 0, 0), np.float32)
    for f in range(len(entries)):
        order = np.argsort(columns[f], kind="stable")
        ordered = columns[f][order]
        rank = _rank_sorted(ordered)
        missing = np.isnan(ordered)
        entries[f] = pack_entries(rank, order, missing, kind)
        if binned:
            known = len(order) - int(missing.sum())
            bins[f, order] = _bin_sorted(ordered, rank, known, limits[:, f])
    return GrowthTable(
        columns=columns,
        target=np.ascontiguousarray(target, np.float64),
        entries=entries,
        bins=bins,
        bin_low=limits[0],
        bin_high=limits[1],
        groups=np.ascontiguousarray(groups if groups is not None else (), np.int32),
    )


def _rank_sorted(ordered: np.ndarray) -> np.ndarray:
    """Return the rank of each sorted value of a column among its distinct values, int64."""
    rank = np.zeros(len(ordered), np.int64)
    np.cumsum(ordered[1:] != ordered[:-1], out=rank[1:])
    return rank


def _bin_sorted(ordered: np.ndarray, rank: np.ndarray, known: int, limits) -> np.ndarray:
    """Return the bin of each sorted value of the growth table, and write the bins' limits.

    Equal values share a bin. A bin begins where the share of samples below passes a multiple of
    1 / `N_BINS`. The first `known` values are not missing.
    """
    bins = np.full(len(ordered), MISSING_BIN, np.int64)
    if known == 0:
        return bins
    if rank[known - 1] < N_BINS:
        bins[:known] = rank[:known]
    else:
        begins = np.flatnonzero(np.diff(rank[:known], prepend=-1))
        share = begins * N_BINS // known
        dense = np.cumsum(np.diff(share, prepend=share[0]) > 0)
        bins[:known] = np.repeat(dense, np.diff(begins, append=known))
    first = np.flatnonzero(np.diff(bins[:known], prepend=-1))
    limits[0, : len(first)] = ordered[first]
    limits[1, : len(first)] = ordered[np.append(first[1:], known) - 1]
    return bins
