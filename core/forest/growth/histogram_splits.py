"""Splits by histogram, for the nodes of large tables that are near the root.

Each column was cut into quantile bins once. A node adds up weights and targets per bin and scans
the bins, so its cost does not depend on sorting. Nodes of at most `Rules.exact_limit` samples are
left to `exact_splits`, as is a node whose bins allow no split. The threshold lies halfway between
the largest value of the last bin on the left and the smallest value of the next bin that the node
has, which is exact for columns of no more distinct values than bins.

A node's histogram is not derived from those of its parent and sibling: a forest draws other columns
at each node, and having all of them at hand costs more than it saves unless most are tried.

References
----------
Ke, G., et al. (2017). LightGBM: a highly efficient gradient boosting decision tree. NIPS 30.
"""

from __future__ import annotations

import numpy as np

from ...jit import njit
from .growth_table import MISSING_BIN, N_BINS
from .nodes import (
    DEPTH,
    END,
    IS_RIGHT,
    PARENT,
    START,
    SUM,
    WEIGHT,
    add_leaf,
    is_terminal,
    make_stack,
    midpoint,
    push_node,
)
from .random_numbers import draw_below

# Columns of a histogram.
W, S, N = 0, 1, 2


@njit(nogil=True, cache=True, error_model="numpy")
def grow_binned(table, rules, members, pair, nodes, state, importance, stop):
    """Grow the upper part of a tree, and return the nodes that are left to `grow_exact`.

    Parameters
    ----------
    table, rules, nodes, state, importance, stop
        As in `grow_exact`.
    members : ndarray of int32, shape (m,)
        Samples of the bag; sorted by node.
    pair : ndarray of float64, shape (n, 2)
        Weight and weighted target of each sample of the table.

    Returns
    -------
    Stack
        Nodes to go on with; they are not in the tree yet.
    """
    n_features, size = len(table.bins), len(members)
    stack = make_stack(size // rules.min_leaf + 2)
    waiting = make_stack(size // rules.min_leaf + 2)
    weight, total = sum_pairs(members, pair)
    push_node(stack, 0, size, 0, -1, 0, weight, total)
    tried = np.arange(n_features)
    histogram = np.empty((N_BINS + 1, 3), np.float64)
    scratch = np.empty(size, np.int32)
    while stack.size[0] > 0 and stop[0] == 0:
        stack.size[0] -= 1
        waiting_node = stack.integers[stack.size[0]]
        start, end, depth = waiting_node[START], waiting_node[END], waiting_node[DEPTH]
        weight = stack.numbers[stack.size[0], WEIGHT]
        total = stack.numbers[stack.size[0], SUM]
        parent, is_right = waiting_node[PARENT], waiting_node[IS_RIGHT]
        feature, gain, cut, following, missing_left = -1, -1.0, 0, 0, False
        terminal = is_terminal(rules, end - start, depth)
        if end - start > rules.exact_limit and not terminal:
            feature, gain, cut, following, missing_left = find_binned_split(
                table, rules, members[start:end], pair, weight, total, tried, state, histogram
            )
        if feature < 0 and not terminal:
            push_node(waiting, start, end, depth, parent, is_right, weight, total)
            continue
        node = add_leaf(nodes, parent, is_right, weight, total)
        if terminal:
            continue
        importance[feature] += gain * weight
        nodes.feature[node] = feature
        nodes.missing_left[node] = missing_left
        nodes.threshold[node] = np.inf
        if following < MISSING_BIN:
            low, high = table.bin_high[feature, cut], table.bin_low[feature, following]
            nodes.threshold[node] = midpoint(low, high)
        n_left = partition_members(
            table.bins[feature], members[start:end], cut, missing_left, scratch
        )
        middle = start + n_left
        w_left, s_left = sum_pairs(members[start:middle], pair)
        w_right, s_right = sum_pairs(members[middle:end], pair)
        push_node(stack, middle, end, depth + 1, node, 1, w_right, s_right)
        push_node(stack, start, middle, depth + 1, node, 0, w_left, s_left)
    return waiting


@njit(nogil=True, cache=True, error_model="numpy")
def sum_pairs(members, pair):
    """Return weight and sum of some samples of a binned table."""
    weight, total = 0.0, 0.0
    for i in range(len(members)):
        weight += pair[np.uint64(members[i]), 0]
        total += pair[np.uint64(members[i]), 1]
    return weight, total


@njit(nogil=True, cache=True, error_model="numpy")
def find_binned_split(table, rules, members, pair, weight, total, tried, state, histogram):
    """Return column, gain, last bin on the left, next bin, and side of missing values of the best.

    The column is -1 where no column that was tried can be split between two bins. The next bin is
    `MISSING_BIN` where a split parts known from missing values.
    """
    n_features = len(table.bins)
    best, best_gain, best_cut, best_next, best_left = -1, -1.0, 0, 0, False
    n_varying = 0
    for k in range(n_features):
        if k >= rules.max_features and n_varying > 0:
            break
        other = k + draw_below(state, n_features - k)
        f = tried[other]
        tried[other] = tried[k]
        tried[k] = f
        fill_histogram(table.bins[f], members, pair, histogram)
        if count_filled(histogram) < 2:
            continue
        n_varying += 1
        gain, cut, following, left = search_bins(
            histogram, len(members), weight, total, rules.min_leaf
        )
        if gain > best_gain:
            best, best_gain, best_cut, best_next, best_left = f, gain, cut, following, left
    return best, best_gain, best_cut, best_next, best_left


@njit(nogil=True, cache=True, error_model="numpy")
def fill_histogram(bins, members, pair, histogram):
    """Add up weight, weighted target and number of samples per bin of a column."""
    histogram[:] = 0.0
    for i in range(len(members)):
        sample = np.uint64(members[i])
        b = np.uint64(bins[sample])
        histogram[b, W] += pair[sample, 0]
        histogram[b, S] += pair[sample, 1]
        histogram[b, N] += 1.0


@njit(nogil=True, cache=True, error_model="numpy")
def count_filled(histogram):
    """Return how many bins hold samples."""
    n = 0
    for b in range(len(histogram)):
        n += histogram[b, N] > 0.0
    return n


@njit(nogil=True, cache=True, error_model="numpy")
def search_bins(histogram, n, weight, total, min_leaf):
    """Return gain, last bin on the left, next bin, and side of missing values of the best split."""
    n_gap = histogram[MISSING_BIN, N]
    gain, cut, following = scan_bins(histogram, 0.0, 0.0, 0.0, n, weight, total, min_leaf)
    if n_gap == 0.0:
        n_left = 0.0
        for b in range(cut + 1):
            n_left += histogram[b, N]
        return gain, cut, following, n_left > n - n_left
    w_gap, s_gap = histogram[MISSING_BIN, W], histogram[MISSING_BIN, S]
    other, other_cut, other_next = scan_bins(
        histogram, w_gap, s_gap, n_gap, n, weight, total, min_leaf
    )
    if other > gain:
        return other, other_cut, other_next, True
    return gain, cut, following, False


@njit(nogil=True, cache=True, error_model="numpy")
def scan_bins(histogram, w_left, s_left, n_left, n, weight, total, min_leaf):
    """Return the largest gain of a cut between bins, the bin before it and the bin after it.

    With missing values on the left (`n_left` above 0) the bin of missing values is no candidate.
    """
    mean = total / weight
    best, cut, following = -1.0, 0, 0
    stop = MISSING_BIN if n_left > 0.0 else MISSING_BIN + 1
    last = -1
    for b in range(stop):
        if histogram[b, N] == 0.0:
            continue
        # The cut lies between the bins `last` and b.
        if last >= 0 and n_left >= min_leaf and n - n_left >= min_leaf:
            shift = s_left - w_left * mean
            gain = shift * shift / (w_left * (weight - w_left))
            if gain > best:
                best, cut, following = gain, last, b
        w_left += histogram[b, W]
        s_left += histogram[b, S]
        n_left += histogram[b, N]
        last = b
    return best, cut, following


@njit(nogil=True, cache=True, error_model="numpy")
def partition_members(bins, members, cut, missing_left, scratch):
    """Move the samples whose bin goes left to the front, in their order; return how many."""
    n_left, n_right = np.uint64(0), np.uint64(0)
    one = np.uint64(1)
    for i in range(np.uint64(len(members))):
        sample = members[i]
        b = bins[np.uint64(sample)]
        left = np.uint64(b <= cut or (missing_left and b == MISSING_BIN))
        members[n_left] = sample
        scratch[n_right] = sample
        n_left += left
        n_right += one - left
    for i in range(n_right):
        members[n_left + i] = scratch[i]
    return np.int64(n_left)
