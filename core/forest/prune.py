"""What is left of a tree within a box of predictor space.

Where all cells of a box lie on one side of a node's threshold, the node decides nothing for them.
Only the nodes that the box straddles are kept: of a tree of 500 nodes typically 30, of one of 28
nodes five. What is left is written in the form of QuickScorer [1]_: leaves numbered from left to
right, and for each kept node the set of leaves that remain for a cell that goes right. A cell
reaches the first of the leaves that remain after all kept nodes, in whatever order these are
tested, so that one node can be tested for all cells at once.

A set of leaves is a word of 32 bits, the size of a key: a cell's comparison and its set then fill
lanes of the same width. A tree of up to 64 leaves has two words, each with its own tests;
most nodes have all their leaves in one of them and are tested once.

Indices are unsigned in the compiled stages of this room: numba then leaves out the test for
negative ones, without which loops do not become vector instructions.

References
----------
.. [1] Lucchese et al. (2015). QuickScorer: a fast algorithm to rank documents with additive
   ensembles of regression trees. SIGIR '15, 73-82.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .ordered_keys import MISSING_RIGHT

WORD_LEAVES = 32
N_WORDS = 2
MAX_LEAVES = N_WORDS * WORD_LEAVES
TOO_MANY = MAX_LEAVES + 1

# Tests are done four at a time; the last four are filled up with some that all cells pass.
GROUP = 4

BOUND = np.dtype([("low", np.int32), ("high", np.int32), ("row", np.int32)], align=True)

# A kept node: while its left side is walked through, and as a test. The rows of an array of
# them are the tests of each word, and behind these the nodes still pending.
KEPT = np.dtype(
    [
        ("key", np.int32),
        ("row", np.int32),
        ("remaining", np.uint32),
        ("right", np.int32),
        ("first_leaf", np.int32),
    ],
    align=True,
)
PENDING = np.uint64(N_WORDS)


@njit(nogil=True, cache=True)
def make_kept():
    """Return room for the nodes of one tree that pruning keeps."""
    return np.empty((N_WORDS + 1, MAX_LEAVES + GROUP), KEPT)


@njit(nogil=True, cache=True)
def prune_tree(nodes, value, root, bounds, kept, n_tests, leaf_value, tree_slot):
    """Write the part of a tree that a box straddles; return the number of leaves.

    Parameters
    ----------
    nodes, value, root
        The forest's nodes and values, and the tree's first node.
    bounds : ndarray of BOUND, shape (n_columns,)
        Smallest and largest key of each column in the box, and the row that holds the column.
    kept : ndarray of KEPT, shape (N_WORDS + 1, MAX_LEAVES + GROUP)
        Filled with the tests of each word of leaves.
    n_tests : ndarray of int64, shape (N_WORDS,)
        Filled with their numbers.
    leaf_value : ndarray of float64, shape (any, MAX_LEAVES)
        Row `tree_slot` is filled with the values of the leaves.
    tree_slot : uint64
        A row of `leaf_value`.

    Returns
    -------
    int
        Number of leaves, one more than nodes were kept; `TOO_MANY` above `MAX_LEAVES`.
    """
    one = np.uint64(1)
    n_leaves = np.uint64(0)
    n_kept = 0
    n_pending = np.uint64(0)
    n_tests[:] = 0
    k = np.uint64(root)
    while True:
        if nodes[k].column >= 0:
            column = np.uint64(nodes[k].column)
            key = nodes[k].key
            to_right = bounds[column].low > key
            if to_right | (bounds[column].high <= key):
                k = np.uint64(nodes[k].right) if to_right else k + one
                continue
            n_kept += 1
            if n_kept == MAX_LEAVES:
                return TOO_MANY
            kept[PENDING, n_pending].key = key
            kept[PENDING, n_pending].row = bounds[column].row
            kept[PENDING, n_pending].right = nodes[k].right
            kept[PENDING, n_pending].first_leaf = n_leaves
            n_pending += one
            k += one
            continue
        leaf_value[tree_slot, n_leaves] = value[k]
        n_leaves += one
        if n_pending == 0:
            fill_groups(kept, n_tests)
            return np.int64(n_leaves)
        n_pending -= one
        add_test(kept, n_tests, n_pending, n_leaves)
        k = np.uint64(kept[PENDING, n_pending].right)


@njit(nogil=True, cache=True)
def add_test(kept, n_tests, pending, n_leaves):
    """Make a pending node of a pruned tree, whose left leaves are known, a test of their words."""
    one = np.uint64(1)
    first = np.uint64(kept[PENDING, pending].first_leaf)
    lost = (one << n_leaves) - (one << first)
    for word in range(np.uint64(N_WORDS)):
        lost_here = np.uint32(lost >> (word * np.uint64(WORD_LEAVES)))
        if lost_here != 0:
            s = np.uint64(n_tests[word])
            kept[word, s].key = kept[PENDING, pending].key
            kept[word, s].row = kept[PENDING, pending].row
            kept[word, s].remaining = ~lost_here
            n_tests[word] += 1


@njit(nogil=True, cache=True)
def fill_groups(kept, n_tests):
    """Write tests behind the last one of each word of a pruned tree that send all cells left."""
    for word in range(np.uint64(N_WORDS)):
        last = np.uint64(n_tests[word])
        for s in range(last, last + np.uint64(GROUP)):
            kept[word, s].key = MISSING_RIGHT
            kept[word, s].row = 0
