"""What is left of a tree within a box of predictor space.

Where all cells of a box lie on one side of a node's threshold, the node decides nothing for them.
Only the nodes that the box straddles are kept: of a tree of 500 nodes typically 30, of one of 28
nodes five. What is left is written in the form of QuickScorer [1]_: leaves numbered from left to
right, and for each kept node the set of leaves that remain for a cell that goes right. A cell
reaches the first of the leaves that remain after all kept nodes, in whatever order these are
asked, so that one node can be asked for all cells at once.

Indices are unsigned in the compiled stages of this room: numba then leaves out the test for
negative ones, without which loops do not become vector instructions.

References
----------
.. [1] Lucchese et al. (2015). QuickScorer: a fast algorithm to rank documents with additive
   ensembles of regression trees. SIGIR '15, 73-82.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from .keys import MISSING_RIGHT

# The bits of one machine word are a set of leaves.
MAX_LEAVES = 64
TOO_MANY = -1

# Kept nodes are asked four at a time; the last four are filled up with nodes that ask nothing.
GROUP = 4

BOUND = np.dtype([("low", np.int32), ("high", np.int32), ("row", np.int32)], align=True)
KEPT = np.dtype(
    [
        ("remaining", np.uint64),
        ("key", np.int32),
        ("row", np.int32),
        ("right", np.int32),
        ("first_leaf", np.int32),
        ("above", np.int32),
    ],
    align=True,
)


@njit(nogil=True, cache=True)
def prune_tree(nodes, value, root, bounds, box, kept, leaf_value, place):
    """Write the part of a tree that a box straddles; return the number of kept nodes.

    Parameters
    ----------
    nodes, value, root
        The forest's nodes and values, and the tree's first node.
    bounds : ndarray of BOUND, shape (n_boxes, n_columns)
        Smallest and largest key of each column in each box, and the row that holds the column.
    box : uint64
        The box.
    kept : ndarray of KEPT, shape (MAX_LEAVES + GROUP,)
        Filled with the kept nodes.
    leaf_value : ndarray of float64, shape (any, MAX_LEAVES)
        Row `place` is filled with the values of the leaves, of which there is one more.
    place : uint64
        A row of `leaf_value`.

    Returns
    -------
    int
        Number of kept nodes, or `TOO_MANY` when there are more than `MAX_LEAVES` leaves.
    """
    one = np.uint64(1)
    n_kept = 0
    n_leaves = 0
    pending = -1  # the innermost kept node whose right side is still to come
    k = np.uint64(root)
    while True:
        if nodes[k].column >= 0:
            column = np.uint64(nodes[k].column)
            key = nodes[k].key
            to_right = bounds[box, column].low > key
            if to_right | (bounds[box, column].high <= key):
                k = np.uint64(nodes[k].right) if to_right else k + one
                continue
            if n_kept == MAX_LEAVES - 1:
                return TOO_MANY
            s = np.uint64(n_kept)
            kept[s].key = key
            kept[s].row = bounds[box, column].row
            kept[s].right = nodes[k].right
            kept[s].first_leaf = n_leaves
            kept[s].above = pending
            pending = n_kept
            n_kept += 1
            k += one
            continue
        leaf_value[place, np.uint64(n_leaves)] = value[k]
        n_leaves += 1
        if pending < 0:
            fill_group(kept, n_kept)
            return n_kept
        s = np.uint64(pending)
        first = np.uint64(kept[s].first_leaf)
        kept[s].remaining = ~(((one << (np.uint64(n_leaves) - first)) - one) << first)
        pending = kept[s].above
        k = np.uint64(kept[s].right)


@njit(nogil=True, cache=True)
def fill_group(kept, n_kept):
    """Write nodes behind the last kept one that every cell passes to the left."""
    for s in range(np.uint64(n_kept), np.uint64(n_kept + GROUP)):
        kept[s].key = MISSING_RIGHT
        kept[s].row = 0
