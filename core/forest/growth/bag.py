"""The bag of a tree: the samples it is grown from, drawn, listed, sorted; those out of it."""

from __future__ import annotations

import numpy as np

from ...jit import njit
from .entries import sample_of, with_sample
from .nodes import LEAF
from .random_numbers import draw_below

# Values of `Rules.bootstrap`.
ALL, SAMPLES, GROUPS = 0, 1, 2
# Marks the position of a sample that is not in the bag.
NOT_IN_BAG = np.uint32(2**31)
ONE, MARK_BIT = np.uint64(1), np.uint64(31)


@njit(nogil=True, cache=True, error_model="numpy")
def draw_bag(rules, n, groups, state):
    """Return how often each sample is in the bag of a tree, int32 ``(n,)``."""
    counts = np.ones(n, np.int32)
    if rules.bootstrap == SAMPLES:
        counts[:] = 0
        for _ in range(n):
            counts[draw_below(state, n)] += 1
    elif rules.bootstrap == GROUPS:
        n_groups = groups.max() + 1
        drawn = np.zeros(n_groups, np.int32)
        for _ in range(n_groups):
            drawn[draw_below(state, n_groups)] += 1
        for i in range(n):
            counts[i] = drawn[groups[i]]
    return counts


@njit(nogil=True, cache=True, error_model="numpy")
def list_bag(counts, target):
    """Return the samples of a bag, int32 ``(m,)``, and weight and weighted target of each sample.

    The pairs are float64 ``(n, 2)``.
    """
    n = len(counts)
    members = np.empty(n, np.int32)
    pair = np.empty((n, 2), np.float64)
    m = 0
    for i in range(n):
        pair[i, 0] = counts[i]
        pair[i, 1] = counts[i] * target[i]
        if counts[i] > 0:
            members[m] = i
            m += 1
    return members[:m].copy(), pair


@njit(nogil=True, cache=True, error_model="numpy")
def gather_bag_pairs(members, pair):
    """Return weight and weighted target of the bag's samples by position."""
    copied_pair = np.empty((len(members), 2), np.float64)
    for i in range(len(members)):
        copied_pair[i, 0] = pair[members[i], 0]
        copied_pair[i, 1] = pair[members[i], 1]
    return copied_pair


@njit(nogil=True, cache=True, error_model="numpy")
def sort_bag(table, members, starts, ends):
    """Return the positions of the bag's samples in the order of each column, node by node.

    One pass over the sorted table serves all nodes: each entry goes to the end of what its node has
    so far.

    Parameters
    ----------
    table : GrowthTable
        The sorted samples.
    members : ndarray of int32, shape (m,)
        Samples by position; each node holds a range of positions.
    starts, ends : ndarray of int64
        Ranges of the nodes.
    """
    n_features, n = table.entries.shape
    n_nodes = len(starts)
    position_of = np.full(n, NOT_IN_BAG, np.uint32)
    for position in range(len(members)):
        position_of[members[position]] = position
    entries = np.empty((n_features, len(members) + 1), table.entries.dtype)
    if n_nodes == 1:
        for f in range(n_features):
            copy_bag(table.entries[f], position_of, entries[f])
        return entries
    # Samples outside the nodes are written to the end of the spare node behind the last, where
    # the next one overwrites them: a branch would be mispredicted every third time.
    node_of = np.full(n, n_nodes, np.uint32)
    for node in range(n_nodes):
        for position in range(starts[node], ends[node]):
            node_of[members[position]] = node
    filled = np.empty(n_nodes + 1, np.uint64)
    for f in range(n_features):
        for node in range(n_nodes):
            filled[node] = starts[node]
        filled[n_nodes] = len(members)
        row = table.entries[f]
        target = entries[f]
        for i in range(np.uint64(n)):
            entry = row[i]
            sample = sample_of(entry)
            k = np.uint64(node_of[sample])
            target[filled[k]] = with_sample(entry, position_of[sample])
            filled[k] += np.uint64(k < n_nodes)
    return entries


@njit(nogil=True, cache=True, error_model="numpy")
def copy_bag(row, position_of, target):
    """Copy the sorted entries of the samples in a tree's bag, with their positions.

    Parameters
    ----------
    row : ndarray of uint32 or uint64
        The sorted column.
    position_of : ndarray of uint32
        Position of each sample in the bag, `NOT_IN_BAG` for the others.
    target : ndarray of uint32 or uint64
        Written; one longer than the bag, because samples outside it are written as well, where the
        next one overwrites them.
    """
    filled = np.uint64(0)
    for i in range(np.uint64(len(row))):
        entry = row[i]
        position = np.uint64(position_of[sample_of(entry)])
        target[filled] = with_sample(entry, position)
        filled += ONE - (position >> MARK_BIT)


@njit(nogil=True, cache=True, error_model="numpy")
def predict_out_of_bag(columns, counts, nodes, out_of_bag, stop):
    """Write the tree's prediction of the samples outside its bag, NaN for the others."""
    if len(out_of_bag) == 0 or stop[0] != 0:
        return
    for i in range(len(counts)):
        if counts[i] > 0:
            out_of_bag[i] = np.nan
            continue
        k = 0
        while nodes.feature[k] != LEAF:
            value = columns[nodes.feature[k], i]
            left = value <= nodes.threshold[k]
            if value != value:
                left = nodes.missing_left[k] != 0
            k = nodes.left[k] if left else nodes.right[k]
        out_of_bag[i] = nodes.value[k]
