"""The growth of one tree."""

from __future__ import annotations

import numpy as np

from ...jit import njit
from .bag import draw_bag, gather_bag_pairs, list_bag, predict_out_of_bag, sort_bag
from .exact_splits import grow_exact
from .histogram_splits import grow_binned, sum_pairs
from .nodes import DEPTH, END, IS_RIGHT, PARENT, START, SUM, WEIGHT
from .random_numbers import start_stream
from .random_splits import grow_random


@njit(nogil=True, cache=True, error_model="numpy")
def grow_exact_tree(table, rules, seed, tree, nodes, importance, out_of_bag, stop):
    """Grow one tree with exact splits; parameters as in `grow_random_tree`."""
    state, counts, members, pair = start_tree(table, rules, seed, tree, nodes, importance)
    m = len(members)
    starts, ends = np.zeros(1, np.int64), np.full(1, m)
    weight, total = sum_pairs(members, pair)
    entries = sort_bag(table, members, starts, ends)
    bag = (members, gather_bag_pairs(members, pair))
    # Not plain 0 and -1: numba would compile `grow_exact` once more for constants.
    zero, none = np.int64(0), np.int64(-1)
    root = (zero, m, zero, none, zero, weight, total)
    grow_exact(table, rules, bag, entries, root, nodes, state, importance, stop)
    predict_out_of_bag(table.columns, counts, nodes, out_of_bag, stop)


@njit(nogil=True, cache=True, error_model="numpy")
def grow_binned_tree(table, rules, seed, tree, nodes, importance, out_of_bag, stop):
    """Grow one tree by histograms, and exactly below; parameters as in `grow_random_tree`.

    The nodes are not in pre-order.
    """
    state, counts, members, pair = start_tree(table, rules, seed, tree, nodes, importance)
    waiting = grow_binned(table, rules, members, pair, nodes, state, importance, stop)
    k = waiting.size[0]
    starts, ends = waiting.integers[:k, START].copy(), waiting.integers[:k, END].copy()
    entries = sort_bag(table, members, starts, ends)
    bag = (members, gather_bag_pairs(members, pair))
    for i in range(k):
        place, numbers = waiting.integers[i], waiting.numbers[i]
        below = (place[START], place[END], place[DEPTH], place[PARENT], place[IS_RIGHT])
        root = (*below, numbers[WEIGHT], numbers[SUM])
        grow_exact(table, rules, bag, entries, root, nodes, state, importance, stop)
    predict_out_of_bag(table.columns, counts, nodes, out_of_bag, stop)


@njit(nogil=True, cache=True, error_model="numpy")
def grow_random_tree(table, rules, seed, tree, nodes, importance, out_of_bag, stop):
    """Grow one extremely randomised tree, and predict the samples out of its bag.

    Parameters
    ----------
    table : GrowthTable
        The training samples.
    rules : Rules
        Limits of growth.
    seed, tree : int
        Seed of the forest, number of the tree.
    nodes : Nodes
        Filled, in pre-order.
    importance : ndarray of float64, shape (p,)
        The reduction of squared error by each column is written.
    out_of_bag : ndarray of float64, shape (n,) or (0,)
        Prediction of the samples outside the bag, less the mean target; NaN for those inside.
        Empty where it is not needed.
    stop : ndarray of uint8
        Nonzero ends the work; the tree is of no use then.
    """
    state, counts, members, pair = start_tree(table, rules, seed, tree, nodes, importance)
    grow_random(table, rules, members, pair, nodes, state, importance, stop)
    predict_out_of_bag(table.columns, counts, nodes, out_of_bag, stop)


@njit(nogil=True, cache=True, error_model="numpy")
def start_tree(table, rules, seed, tree, nodes, importance):
    """Return the random stream of a tree to grow, and its bag: counts, samples and pairs."""
    nodes.size[0] = 0
    importance[:] = 0.0
    state = start_stream(seed, tree)
    counts = draw_bag(rules, len(table.target), table.groups, state)
    members, pair = list_bag(counts, table.target)
    return state, counts, members, pair
