"""The trees' values at the cells of a block, added up in tree order.

Per tree: prune it to the block, ask each kept node for all cells (`keep_leaves`), look up the
value of the leaf that each cell reaches. Four small trees share one pass of look-ups, since
loading and storing the sums costs as much as a look-up. The sums are float64 and in tree order:
the same bits as scikit-learn's with one job.
"""

from __future__ import annotations

import numpy as np
from numba import njit

# One instruction; this is the only name numba has for it.
from numba.cpython.unsafe.numbers import trailing_zeros

from .block import BLOCK_CELLS, FIRST_SMALLEST, N_BOXES, box_span
from .prune import GROUP, KEPT, MAX_LEAVES, TOO_MANY, prune_tree

# Sets of up to 32 leaves fit half a word: twice as many cells per instruction.
SMALL_LEAVES = 32
BATCH = 4
EVERY_LEAF = np.uint64(2**64 - 1)

# Rows of the sums: over the trees' values; and for the spread a value near the cell's mean, the
# deviations from it, and their squares.
N_SUMS = 4
TOTAL, SHIFT, DEVIATION, SQUARE = np.uint64(0), np.uint64(1), np.uint64(2), np.uint64(3)


@njit(nogil=True, cache=True)
def start_sums(tables, block, n_cells, base, with_spread, sums):
    """Write what the sums of a block's cells start with; the shift is the first tree's value."""
    for i in range(np.uint64(n_cells)):
        sums[TOTAL, i] = base
    if with_spread:
        for i in range(np.uint64(n_cells)):
            sums[SHIFT, i] = tables.value[walk_tree(tables, 0, block, i)]
            sums[DEVIATION, i] = 0.0
            sums[SQUARE, i] = 0.0


@njit(nogil=True, cache=True)
def add_trees(tables, trees, block, box, n_cells, with_spread, sums):
    """Add the values of some trees to the sums of the cells of a box.

    Parameters
    ----------
    tables : Tables
        The forest.
    trees : tuple of int
        The first of the trees, and the one after the last.
    block : Block
        The loaded block.
    box : int
        The box; cells outside are left alone.
    n_cells : int
        Cells of the block.
    with_spread : bool
        Whether the rows for the spread are wanted.
    sums : ndarray of float64, shape (N_SUMS, BLOCK_CELLS)
        Sums over the trees before; updated.
    """
    nodes, value, roots = tables.nodes, tables.value, tables.roots
    keys, bounds = block.keys, block.bounds
    kept = np.empty(MAX_LEAVES + GROUP, KEPT)
    leaf_value = np.empty((BATCH, MAX_LEAVES), np.float64)
    remaining = np.empty(MAX_LEAVES + GROUP, np.uint32)
    wide_remaining = np.empty(MAX_LEAVES + GROUP, np.uint64)
    alive = np.empty((BATCH, BLOCK_CELLS), np.uint32)
    wide_alive = np.empty((BATCH, BLOCK_CELLS), np.uint64)
    start, stop = box_span(box, n_cells)
    if start >= stop:
        return
    first, last, here = np.uint64(start), np.uint64(stop), np.uint64(box)
    n_batch = 0
    for tree in range(trees[0], trees[1]):
        place = np.uint64(n_batch)
        n_kept = prune_tree(nodes, value, roots[tree], bounds, here, kept, leaf_value, place)
        if TOO_MANY < n_kept < SMALL_LEAVES:
            keep_leaves(keys, kept, n_kept, remaining, first, last, alive, place)
            n_batch += 1
            if n_batch < BATCH:
                continue
        add_batch(alive, leaf_value, n_batch, first, last, sums, with_spread)
        n_batch = 0
        if n_kept >= SMALL_LEAVES:
            keep_leaves(keys, kept, n_kept, wide_remaining, first, last, wide_alive, place)
            add_tree(wide_alive, leaf_value, place, first, last, sums, with_spread)
        elif n_kept == TOO_MANY:
            add_by_boxes(tables, tree, block, box, n_cells, with_spread, sums)
    add_batch(alive, leaf_value, n_batch, first, last, sums, with_spread)


@njit(nogil=True, cache=True)
def keep_leaves(keys, kept, n_kept, remaining, first, last, alive, place):
    """Write the set of leaves that remain for each cell after all kept nodes.

    Parameters
    ----------
    keys : ndarray of int32
        The block's keys.
    kept, n_kept
        The pruned tree.
    remaining : ndarray of uint32 or uint64, shape (MAX_LEAVES + GROUP,)
        Room for the kept nodes' sets of leaves in as many bits as `alive` has. (Cut to size inside
        the loops over cells they would be compared in 64 bits, at half the speed.)
    first, last : uint64
        The cells.
    alive : ndarray of uint32 or uint64
        Row `place` is filled.
    place : uint64
        A row of `alive`.
    """
    for s in range(np.uint64(n_kept + GROUP)):
        remaining[s] = kept[s].remaining
    ask_first_group(keys, kept, remaining, first, last, alive, place)
    group = np.uint64(GROUP)
    while group < np.uint64(n_kept):
        ask_group(keys, kept, remaining, group, first, last, alive, place)
        group += np.uint64(GROUP)


@njit(nogil=True, cache=True)
def ask_first_group(keys, kept, remaining, first, last, alive, place):
    """Write the leaves that the first four kept nodes leave to each cell."""
    a, b, c, d = np.uint64(0), np.uint64(1), np.uint64(2), np.uint64(3)
    row_a, key_a, rest_a = np.uint64(kept[a].row), kept[a].key, remaining[a]
    row_b, key_b, rest_b = np.uint64(kept[b].row), kept[b].key, remaining[b]
    row_c, key_c, rest_c = np.uint64(kept[c].row), kept[c].key, remaining[c]
    row_d, key_d, rest_d = np.uint64(kept[d].row), kept[d].key, remaining[d]
    every = alive.dtype.type(EVERY_LEAF)
    for i in range(first, last):
        alive[place, i] = (
            (rest_a if keys[row_a, i] > key_a else every)
            & (rest_b if keys[row_b, i] > key_b else every)
            & (rest_c if keys[row_c, i] > key_c else every)
            & (rest_d if keys[row_d, i] > key_d else every)
        )


@njit(nogil=True, cache=True)
def ask_group(keys, kept, remaining, group, first, last, alive, place):
    """Take away the leaves that four more kept nodes do not leave to each cell."""
    a, b, c, d = group, group + np.uint64(1), group + np.uint64(2), group + np.uint64(3)
    row_a, key_a, rest_a = np.uint64(kept[a].row), kept[a].key, remaining[a]
    row_b, key_b, rest_b = np.uint64(kept[b].row), kept[b].key, remaining[b]
    row_c, key_c, rest_c = np.uint64(kept[c].row), kept[c].key, remaining[c]
    row_d, key_d, rest_d = np.uint64(kept[d].row), kept[d].key, remaining[d]
    every = alive.dtype.type(EVERY_LEAF)
    for i in range(first, last):
        alive[place, i] &= (
            (rest_a if keys[row_a, i] > key_a else every)
            & (rest_b if keys[row_b, i] > key_b else every)
            & (rest_c if keys[row_c, i] > key_c else every)
            & (rest_d if keys[row_d, i] > key_d else every)
        )


@njit(nogil=True, cache=True)
def add_batch(alive, leaf_value, n_trees, first, last, sums, with_spread):
    """Add the values of up to four small trees to the sums."""
    if n_trees == BATCH and not with_spread:
        add_four_trees(alive, leaf_value, first, last, sums)
    else:
        for tree in range(np.uint64(n_trees)):
            add_tree(alive, leaf_value, tree, first, last, sums, with_spread)


@njit(nogil=True, cache=True)
def add_four_trees(alive, leaf_value, first, last, sums):
    """Add the values of four trees, one after the other, to the sums."""
    a, b, c, d = np.uint64(0), np.uint64(1), np.uint64(2), np.uint64(3)
    for i in range(first, last):
        total = sums[TOTAL, i]
        total += leaf_value[a, np.uint64(trailing_zeros(alive[a, i]))]
        total += leaf_value[b, np.uint64(trailing_zeros(alive[b, i]))]
        total += leaf_value[c, np.uint64(trailing_zeros(alive[c, i]))]
        total += leaf_value[d, np.uint64(trailing_zeros(alive[d, i]))]
        sums[TOTAL, i] = total


@njit(nogil=True, cache=True)
def add_tree(alive, leaf_value, place, first, last, sums, with_spread):
    """Add one tree's values to the sums."""
    if with_spread:
        for i in range(first, last):
            leaf = np.uint64(trailing_zeros(alive[place, i]))
            add_with_spread(sums, i, leaf_value[place, leaf])
    else:
        for i in range(first, last):
            leaf = np.uint64(trailing_zeros(alive[place, i]))
            sums[TOTAL, i] += leaf_value[place, leaf]


@njit(nogil=True, cache=True, inline="always")
def add_with_spread(sums, i, value):
    """Add a value, its deviation from the shift, and the square of that, to a cell's sums."""
    deviation = value - sums[SHIFT, i]
    sums[TOTAL, i] += value
    sums[DEVIATION, i] += deviation
    sums[SQUARE, i] += deviation * deviation


@njit(nogil=True, cache=True)
def add_by_boxes(tables, tree, block, box, n_cells, with_spread, sums):
    """Add one tree's values where it keeps too many leaves for a box.

    The box's halves are pruned apart, and theirs; in the smallest box each cell walks the tree.
    """
    kept = np.empty(MAX_LEAVES + GROUP, KEPT)
    leaf_value = np.empty((1, MAX_LEAVES), np.float64)
    alive = np.empty((1, BLOCK_CELLS), np.uint64)
    remaining = np.empty(MAX_LEAVES + GROUP, np.uint64)
    waiting = np.empty(N_BOXES, np.int64)
    waiting[0] = box
    n_waiting = 1
    root, place = tables.roots[tree], np.uint64(0)
    while n_waiting > 0:
        n_waiting -= 1
        part = waiting[n_waiting]
        start, stop = box_span(part, n_cells)
        if start >= stop:
            continue
        first, last, here = np.uint64(start), np.uint64(stop), np.uint64(part)
        n_kept = TOO_MANY
        if part > box:
            n_kept = prune_tree(
                tables.nodes, tables.value, root, block.bounds, here, kept, leaf_value, place
            )
        if n_kept != TOO_MANY:
            keep_leaves(block.keys, kept, n_kept, remaining, first, last, alive, place)
            add_tree(alive, leaf_value, place, first, last, sums, with_spread)
        elif part < FIRST_SMALLEST:
            waiting[n_waiting] = 2 * part + 1
            waiting[n_waiting + 1] = 2 * part
            n_waiting += 2
        else:
            add_walked(tables, tree, block, first, last, sums, with_spread)


@njit(nogil=True, cache=True)
def add_walked(tables, tree, block, first, last, sums, with_spread):
    """Add one tree's values by walking it for each cell."""
    for i in range(first, last):
        value = tables.value[walk_tree(tables, tree, block, i)]
        if with_spread:
            add_with_spread(sums, i, value)
        else:
            sums[TOTAL, i] += value


@njit(nogil=True, cache=True)
def walk_tree(tables, tree, block, i):
    """Return the leaf that a cell of the block reaches in a tree."""
    nodes = tables.nodes
    k = np.uint64(tables.roots[tree])
    while nodes[k].column >= 0:
        row = np.uint64(block.bounds[1, nodes[k].column].row)
        to_right = block.keys[row, i] > nodes[k].key
        k = np.uint64(nodes[k].right) if to_right else k + np.uint64(1)
    return k
