"""The evaluation of trees at the cells of a block: their values, added up in tree order.

Per tree: prune it to a box, test its thresholds on all cells (`add_threshold_tests`), look up the
value of the leaf that each cell reaches. Four small trees share one pass of look-ups, since loading
and storing the sums costs as much as a look-up. The sums are float64 and in tree order: the same
bits as scikit-learn's with one job.
"""

from __future__ import annotations

import numpy as np

# One instruction; this is the only name numba has for it.
from numba.cpython.unsafe.numbers import trailing_zeros

from ..jit import njit
from .cell_blocks import (
    BLOCK_CELLS,
    FIRST_SMALLEST,
    N_BOXES,
    block_of,
    box_span,
    load_blocks,
    make_blocks,
)
from .prune import GROUP, MAX_LEAVES, N_WORDS, TOO_MANY, WORD_LEAVES, make_kept, prune_tree

# A deep forest is larger than the cache next to a processor: the trees of this many nodes meet a
# few blocks before the next trees come.
BLOCKS_TOGETHER = 8
NODES_TOGETHER = 1 << 13

BATCH = 4
EVERY_LEAF = np.uint32(2**32 - 1)

# Rows of the sums: over the trees' values; and for the spread a value near the cell's mean, the
# deviations from it, and their squares.
N_SUMS = 4
TOTAL, SHIFT, DEVIATION, SQUARE = np.uint64(0), np.uint64(1), np.uint64(2), np.uint64(3)


@njit(nogil=True, cache=True)
def start_sums(tables, block, n_cells, base, with_spread, sums):
    """Write what the sums of evaluated trees start with; the shift is the first tree's value."""
    for i in range(np.uint64(n_cells)):
        sums[TOTAL, i] = base
    if with_spread:
        for i in range(np.uint64(n_cells)):
            sums[SHIFT, i] = tables.value[walk_tree(tables, 0, block, i)]
            sums[DEVIATION, i] = 0.0
            sums[SQUARE, i] = 0.0


@njit(nogil=True, cache=True)
def add_trees(tables, trees, block, box, n_cells, with_spread, sums):
    """Evaluate some trees of a forest at the cells of a box, and add their values to the sums.

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
    keys, bounds = block.keys, block.bounds[box]
    kept, n_tests = make_kept(), np.empty(N_WORDS, np.int64)
    leaf_value = np.empty((BATCH, MAX_LEAVES), np.float64)
    remaining = np.empty((BATCH * N_WORDS, BLOCK_CELLS), np.uint32)
    start, stop = box_span(box, n_cells)
    if start >= stop:
        return
    first, last = np.uint64(start), np.uint64(stop)
    n_batch = np.uint64(0)
    n_words = 1
    for tree in range(trees[0], trees[1]):
        n_leaves = prune_tree(nodes, value, roots[tree], bounds, kept, n_tests, leaf_value, n_batch)
        if n_leaves != TOO_MANY:
            words = words_of(n_leaves)
            add_threshold_tests(keys, kept, n_tests, words, first, last, remaining, n_batch)
            n_words = max(n_words, words)
            n_batch += np.uint64(1)
            if n_batch < BATCH:
                continue
        add_batch(remaining, n_words, leaf_value, n_batch, first, last, sums, with_spread)
        n_batch = np.uint64(0)
        n_words = 1
        if n_leaves == TOO_MANY:
            add_by_boxes(tables, tree, block, box, n_cells, with_spread, sums)
    add_batch(remaining, n_words, leaf_value, n_batch, first, last, sums, with_spread)


@njit(nogil=True, cache=True, inline="always")
def words_of(n_leaves):
    """Return how many words hold some leaves."""
    return (n_leaves + WORD_LEAVES - 1) // WORD_LEAVES


@njit(nogil=True, cache=True)
def add_threshold_tests(keys, kept, n_tests, n_words, first, last, remaining, tree_slot):
    """Evaluate the tests of a pruned tree: write the leaves that remain for each cell.

    Parameters
    ----------
    keys : ndarray of int32, shape (n_columns, BLOCK_CELLS)
        Keys of the block's cells.
    kept, n_tests
        The pruned tree.
    n_words : int
        Words that hold its leaves.
    first, last : uint64
        The cells.
    remaining : ndarray of uint32, shape (any * N_WORDS, BLOCK_CELLS)
        The rows of these words are filled. Rows of further words may hold anything: one leaf
        always remains in those before.
    tree_slot : uint64
        The tree's place in `remaining`.
    """
    for word in range(np.uint64(n_words)):
        row = tree_slot * np.uint64(N_WORDS) + word
        apply_first_tests(keys, kept, word, first, last, remaining, row)
        for group in range(1, (n_tests[word] + GROUP - 1) // GROUP):
            apply_tests(keys, kept, word, np.uint64(group * GROUP), first, last, remaining, row)


@njit(nogil=True, cache=True, inline="always")
def read_test(kept, word, s):
    """Return the row and key of a test, and the leaves that remain right of it."""
    return np.uint64(kept[word, s].row), kept[word, s].key, kept[word, s].remaining


@njit(nogil=True, cache=True)
def apply_first_tests(keys, kept, word, first, last, remaining, row):
    """Evaluate the first four tests of a word: write its leaves that remain for each cell."""
    row_a, key_a, rest_a = read_test(kept, word, np.uint64(0))
    row_b, key_b, rest_b = read_test(kept, word, np.uint64(1))
    row_c, key_c, rest_c = read_test(kept, word, np.uint64(2))
    row_d, key_d, rest_d = read_test(kept, word, np.uint64(3))
    for i in range(first, last):
        remaining[row, i] = (
            (rest_a if keys[row_a, i] > key_a else EVERY_LEAF)
            & (rest_b if keys[row_b, i] > key_b else EVERY_LEAF)
            & (rest_c if keys[row_c, i] > key_c else EVERY_LEAF)
            & (rest_d if keys[row_d, i] > key_d else EVERY_LEAF)
        )


@njit(nogil=True, cache=True)
def apply_tests(keys, kept, word, group, first, last, remaining, row):
    """Evaluate four more tests of a word: take away its leaves that do not remain."""
    row_a, key_a, rest_a = read_test(kept, word, group)
    row_b, key_b, rest_b = read_test(kept, word, group + np.uint64(1))
    row_c, key_c, rest_c = read_test(kept, word, group + np.uint64(2))
    row_d, key_d, rest_d = read_test(kept, word, group + np.uint64(3))
    for i in range(first, last):
        remaining[row, i] &= (
            (rest_a if keys[row_a, i] > key_a else EVERY_LEAF)
            & (rest_b if keys[row_b, i] > key_b else EVERY_LEAF)
            & (rest_c if keys[row_c, i] > key_c else EVERY_LEAF)
            & (rest_d if keys[row_d, i] > key_d else EVERY_LEAF)
        )


@njit(nogil=True, cache=True)
def add_batch(remaining, n_words, leaf_value, n_trees, first, last, sums, with_spread):
    """Evaluate up to four trees, of up to `n_words` words, and add their values to the sums."""
    if with_spread or n_trees < BATCH:
        for tree in range(n_trees):
            add_tree(remaining, leaf_value, tree, first, last, sums, with_spread)
    elif n_words == 1:
        add_four_small_trees(remaining, leaf_value, first, last, sums)
    else:
        add_four_trees(remaining, leaf_value, first, last, sums)


@njit(nogil=True, cache=True, inline="always")
def small_leaf(remaining, tree_slot, i):
    """Return the leaf that a cell reaches in a tree of one word."""
    # numba hands the context to an intrinsic by itself.
    return np.uint64(trailing_zeros(remaining[tree_slot * np.uint64(N_WORDS), i]))  # type: ignore[call-arg]


@njit(nogil=True, cache=True, inline="always")
def leaf(remaining, tree_slot, i):
    """Return the leaf that a cell reaches in a tree of one word or two."""
    row = tree_slot * np.uint64(N_WORDS)
    word_pair = np.uint64(remaining[row, i])
    word_pair |= np.uint64(remaining[row + np.uint64(1), i]) << np.uint64(WORD_LEAVES)
    return np.uint64(trailing_zeros(word_pair))  # type: ignore[call-arg]


@njit(nogil=True, cache=True)
def add_four_small_trees(remaining, leaf_value, first, last, sums):
    """Add the values of four trees of one word, one after the other."""
    a, b, c, d = np.uint64(0), np.uint64(1), np.uint64(2), np.uint64(3)
    for i in range(first, last):
        total = sums[TOTAL, i]
        total += leaf_value[a, small_leaf(remaining, a, i)]
        total += leaf_value[b, small_leaf(remaining, b, i)]
        total += leaf_value[c, small_leaf(remaining, c, i)]
        total += leaf_value[d, small_leaf(remaining, d, i)]
        sums[TOTAL, i] = total


@njit(nogil=True, cache=True)
def add_four_trees(remaining, leaf_value, first, last, sums):
    """Add the values of four trees, one after the other."""
    a, b, c, d = np.uint64(0), np.uint64(1), np.uint64(2), np.uint64(3)
    for i in range(first, last):
        total = sums[TOTAL, i]
        total += leaf_value[a, leaf(remaining, a, i)]
        total += leaf_value[b, leaf(remaining, b, i)]
        total += leaf_value[c, leaf(remaining, c, i)]
        total += leaf_value[d, leaf(remaining, d, i)]
        sums[TOTAL, i] = total


@njit(nogil=True, cache=True)
def add_tree(remaining, leaf_value, tree_slot, first, last, sums, with_spread):
    """Evaluate one tree of a forest, and add its values to the sums."""
    if with_spread:
        for i in range(first, last):
            add_with_spread(sums, i, leaf_value[tree_slot, leaf(remaining, tree_slot, i)])
    else:
        for i in range(first, last):
            sums[TOTAL, i] += leaf_value[tree_slot, leaf(remaining, tree_slot, i)]


@njit(nogil=True, cache=True, inline="always")
def add_with_spread(sums, i, value):
    """Add a value, its deviation from the shift, and the square of that, to a cell's sums."""
    deviation = value - sums[SHIFT, i]
    sums[TOTAL, i] += value
    sums[DEVIATION, i] += deviation
    sums[SQUARE, i] += deviation * deviation


@njit(nogil=True, cache=True)
def add_by_boxes(tables, tree, block, box, n_cells, with_spread, sums):
    """Evaluate a tree that keeps too many leaves for a box, and add its values.

    The box's halves are pruned apart, and theirs; in the smallest box each cell walks the tree.
    """
    kept, n_tests = make_kept(), np.empty(N_WORDS, np.int64)
    leaf_value = np.empty((1, MAX_LEAVES), np.float64)
    remaining = np.empty((N_WORDS, BLOCK_CELLS), np.uint32)
    root, tree_slot = tables.roots[tree], np.uint64(0)
    waiting = np.empty(N_BOXES, np.int64)
    waiting[0] = box
    n_waiting = 1
    while n_waiting > 0:
        n_waiting -= 1
        part = waiting[n_waiting]
        start, stop = box_span(part, n_cells)
        if start >= stop:
            continue
        first, last, bounds = np.uint64(start), np.uint64(stop), block.bounds[part]
        n_leaves = TOO_MANY
        if part > box:
            n_leaves = prune_tree(
                tables.nodes, tables.value, root, bounds, kept, n_tests, leaf_value, tree_slot
            )
        if n_leaves <= MAX_LEAVES:
            words = words_of(n_leaves)
            add_threshold_tests(block.keys, kept, n_tests, words, first, last, remaining, tree_slot)
            add_tree(remaining, leaf_value, tree_slot, first, last, sums, with_spread)
        elif part < FIRST_SMALLEST:
            waiting[n_waiting] = 2 * part + 1
            waiting[n_waiting + 1] = 2 * part
            n_waiting += 2
        else:
            add_walked(tables, tree, block, first, last, sums, with_spread)


@njit(nogil=True, cache=True)
def add_walked(tables, tree, block, first, last, sums, with_spread):
    """Evaluate a tree by walking it for each cell, and add its values."""
    for i in range(first, last):
        value = tables.value[walk_tree(tables, tree, block, i)]
        if with_spread:
            add_with_spread(sums, i, value)
        else:
            sums[TOTAL, i] += value


@njit(nogil=True, cache=True)
def walk_tree(tables, tree, block, i):
    """Evaluate a tree by walking: return the leaf that a cell of the block reaches."""
    nodes = tables.nodes
    k = np.uint64(tables.roots[tree])
    while nodes[k].column >= 0:
        row = np.uint64(block.bounds[1, nodes[k].column].row)
        to_right = block.keys[row, i] > nodes[k].key
        k = np.uint64(nodes[k].right) if to_right else k + np.uint64(1)
    return k


@njit(nogil=True, cache=True, error_model="numpy")
def predict_blocks(tables, bits, cells, box, scale, mean, spread):
    """Predict cells, some blocks at a time.

    Parameters
    ----------
    tables, bits, cells
        Forest, predictors, and the cells to predict.
    box : int
        The first of the boxes that the trees are pruned to: 1 for whole blocks, 2 for halves.
    scale : tuple of float
        Where the sum over the trees starts, and what it is divided by.
    mean, spread : ndarray of float64
        Filled at the cells; an empty `spread` is not wanted.
    """
    base, divisor = scale
    n_trees = len(tables.roots) - 1
    with_spread = len(spread) > 0
    n_together = max(NODES_TOGETHER * n_trees // len(tables.nodes) // BATCH, 1) * BATCH
    blocks = make_blocks(BLOCKS_TOGETHER, tables.n_columns)
    sums = np.empty((BLOCKS_TOGETHER, N_SUMS, BLOCK_CELLS), np.float64)
    for start in range(0, len(cells), BLOCKS_TOGETHER * BLOCK_CELLS):
        members = cells[start : start + BLOCKS_TOGETHER * BLOCK_CELLS]
        n_blocks = (len(members) + BLOCK_CELLS - 1) // BLOCK_CELLS
        load_blocks(bits, members, blocks)
        for b in range(n_blocks):
            n_cells = min(BLOCK_CELLS, len(members) - b * BLOCK_CELLS)
            start_sums(tables, block_of(blocks, b), n_cells, base, with_spread, sums[b])
        for tree in range(0, n_trees, n_together):
            trees = (tree, min(tree + n_together, n_trees))
            for b in range(n_blocks):
                block = block_of(blocks, b)
                n_cells = min(BLOCK_CELLS, len(members) - b * BLOCK_CELLS)
                for part in range(box, 2 * box):
                    add_trees(tables, trees, block, part, n_cells, with_spread, sums[b])
        for b in range(n_blocks):
            block_cells = members[b * BLOCK_CELLS : (b + 1) * BLOCK_CELLS]
            write_mean(sums[b], block_cells, divisor, mean)
            if with_spread:
                write_spread(sums[b], block_cells, n_trees, spread)


@njit(nogil=True, cache=True, error_model="numpy")
def write_mean(sums, cells, divisor, mean):
    """Write the prediction of a block's cells to their places."""
    for i in range(np.uint64(len(cells))):
        mean[np.uint64(cells[i])] = sums[TOTAL, i] / divisor


@njit(nogil=True, cache=True, error_model="numpy")
def write_spread(sums, cells, n_trees, spread):
    """Write the standard deviation between the predictions of the trees for each cell.

    As the shift is one of the n values, rounding takes n times the precision of float64 from the
    variance at worst: 1e-13 of it for a thousand trees.
    """
    for i in range(np.uint64(len(cells))):
        deviation = sums[DEVIATION, i]
        variance = (sums[SQUARE, i] - deviation * deviation / n_trees) / n_trees
        spread[np.uint64(cells[i])] = np.sqrt(max(variance, 0.0))
