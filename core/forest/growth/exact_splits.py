"""Exact splits on sorted columns: CART for squared error.

Each node holds a range of `entries`, the same range in every column, sorted by the column. A split
is found by one pass over the range, and splitting partitions the range of every other column
without disturbing its order. Columns that are constant in a node stay so below and are left alone.

A split of weights W into L and R of a node with mean m reduces the squared error by

    (S_L - W_L m)^2 W / (W_L W_R),     S_L the weighted sum of the targets on the left,

which needs one division per candidate and loses nothing to cancellation. Every boundary between
distinct values is a candidate (scikit-learn merges values closer than 1e-7, whatever their unit).

References
----------
Breiman, L., Friedman, J. H., Olshen, R. A., Stone, C. J. (1984). Classification and Regression
Trees. Wadsworth.
"""

from __future__ import annotations

import numpy as np

from ...jit import njit
from .entries import (
    ONE,
    is_missing,
    keep_left_entries,
    keep_right_entries,
    partition_entries,
    rank_of,
    sample_of,
)
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


@njit(nogil=True, cache=True, error_model="numpy")
def grow_exact(table, rules, bag, entries, root, nodes, state, importance, stop):
    """Grow the tree below one node.

    Parameters
    ----------
    table : GrowthTable
        The samples.
    rules : Rules
        Limits of growth.
    bag : tuple of ndarray
        Samples by position, int32 ``(m,)``, and their weights and weighted targets, float64
        ``(m, 2)``.
    entries : ndarray of uint32 or uint64, shape (p, m + 1)
        Positions in the order of each column; partitioned.
    root : tuple
        Start and end of the node's range, depth, parent, whether it is a right child, weight, sum.
    nodes : Nodes
        The tree; nodes are added.
    state : ndarray of uint64
        Random stream.
    importance : ndarray of float64, shape (p,)
        The reduction of squared error by each column is added.
    stop : ndarray of uint8
        Nonzero ends the work.
    """
    members, pair = bag
    n_features = len(entries)
    size = root[1] - root[0]
    stack = make_stack(size // rules.min_leaf + 2)
    push_node(stack, root[0], root[1], root[2], root[3], root[4], root[5], root[6])
    tried = np.arange(n_features)
    goes_left = np.empty(root[1], np.uint8)
    scratch = np.empty(size, entries.dtype)
    while stack.size[0] > 0 and stop[0] == 0:
        stack.size[0] -= 1
        waiting_node = stack.integers[stack.size[0]]
        start, end, depth = waiting_node[START], waiting_node[END], waiting_node[DEPTH]
        weight = stack.numbers[stack.size[0], WEIGHT]
        total = stack.numbers[stack.size[0], SUM]
        node = add_leaf(nodes, waiting_node[PARENT], waiting_node[IS_RIGHT], weight, total)
        if is_terminal(rules, end - start, depth):
            continue
        feature, gain, cut, missing_left = find_split(
            table, rules, bag, entries, start, end, weight, total, tried, state
        )
        if feature < 0:
            continue
        importance[feature] += gain * weight
        row = entries[feature]
        known = count_known(row, start, end)
        n_left = cut - start + (end - known if missing_left and known < end else 0)
        nodes.feature[node] = feature
        nodes.threshold[node] = find_threshold(table, members, row, feature, cut, known)
        nodes.missing_left[node] = missing_left
        w_left, s_left = mark_side(row, start, cut, pair, np.uint8(1), goes_left)
        w_right, s_right = mark_side(row, cut, known, pair, np.uint8(0), goes_left)
        w_gap, s_gap = mark_side(row, known, end, pair, np.uint8(missing_left), goes_left)
        if missing_left:
            w_left, s_left = w_left + w_gap, s_left + s_gap
        else:
            w_right, s_right = w_right + w_gap, s_right + s_gap
        middle = start + n_left
        left_ends = is_terminal(rules, n_left, depth + 1)
        right_ends = is_terminal(rules, end - middle, depth + 1)
        if not (left_ends and right_ends):
            for f in range(n_features):
                sorted_already = f == feature and (known == end or not missing_left)
                if sorted_already or is_constant(entries[f], start, end):
                    continue
                if right_ends:
                    keep_left_entries(entries[f], start, end, goes_left)
                elif left_ends:
                    keep_right_entries(entries[f], start, end, goes_left)
                else:
                    partition_entries(entries[f], start, end, middle, goes_left, scratch)
        push_node(stack, middle, end, depth + 1, node, 1, w_right, s_right)
        push_node(stack, start, middle, depth + 1, node, 0, w_left, s_left)


@njit(nogil=True, cache=True, error_model="numpy")
def is_constant(row, start, end):
    """Whether a range of a sorted column holds one value only."""
    return rank_of(row[start]) == rank_of(row[end - 1])


@njit(nogil=True, cache=True, error_model="numpy")
def count_known(row, start, end):
    """Return where the missing values of a sorted range begin (its end without any)."""
    known = end
    while known > start and is_missing(row[known - 1]):
        known -= 1
    return known


@njit(nogil=True, cache=True, error_model="numpy")
def find_split(table, rules, bag, entries, start, end, weight, total, tried, state):
    """Find the best exact split over the sorted values of the columns tried.

    As many columns are drawn as `Rules.max_features` says, and more until one of them varies. The
    column is -1 where the targets are all alike or no column can be split.
    """
    members, pair = bag
    n_features = len(entries)
    best, best_gain, best_cut, best_left = -1, -1.0, end, False
    n_varying = 0
    for k in range(n_features):
        if k >= rules.max_features and n_varying > 0:
            break
        other = k + draw_below(state, n_features - k)
        f = tried[other]
        tried[other] = tried[k]
        tried[k] = f
        row = entries[f]
        if is_constant(row, start, end):
            continue
        if n_varying == 0 and is_pure(table.target, members, row, start, end):
            break
        n_varying += 1
        gain, cut, left = search_column(row, start, end, pair, weight, total, rules.min_leaf)
        if gain > best_gain:
            best, best_gain, best_cut, best_left = f, gain, cut, left
    return best, best_gain, best_cut, best_left


@njit(nogil=True, cache=True, error_model="numpy")
def is_pure(target, members, row, start, end):
    """Whether all samples of a node have the same target, so that no exact split is searched."""
    first = target[members[sample_of(row[start])]]
    for i in range(start + 1, end):
        if target[members[sample_of(row[i])]] != first:
            return False
    return True


@njit(nogil=True, cache=True, error_model="numpy")
def search_column(row, start, end, pair, weight, total, min_leaf):
    """Return gain, cut and side of missing values of the best exact split of one column."""
    known = count_known(row, start, end)
    gain, cut = scan_column(row, start, known, end, 0.0, 0.0, 0, pair, weight, total, min_leaf)
    if known == end:
        # Nothing was missing here: a missing value follows the larger child.
        return gain, cut, cut - start > end - cut
    w_gap, s_gap = 0.0, 0.0
    for i in range(known, end):
        k = sample_of(row[i])
        w_gap += pair[k, 0]
        s_gap += pair[k, 1]
    n_gap = end - known
    other_gain, other_cut = scan_column(
        row, start, known, known, w_gap, s_gap, n_gap, pair, weight, total, min_leaf
    )
    if other_gain > gain:
        return other_gain, other_cut, True
    return gain, cut, False


@njit(nogil=True, cache=True, error_model="numpy")
def scan_column(row, start, known, end, w_left, s_left, n_gap, pair, weight, total, min_leaf):
    """Return the largest gain over all exact cuts between sorted known values, and its cut.

    Parameters
    ----------
    row : ndarray of uint32 or uint64
        The sorted column.
    start, known, end : int
        Range of the known values; missing values up to `end` lie on the right.
    w_left, s_left, n_gap : float, float, int
        Weight, sum and number of the missing values on the left.
    pair, weight, total, min_leaf
        Samples; weight and sum of the node; fewest samples in a leaf.
    """
    mean = total / weight
    first = max(start + min_leaf - n_gap, start + 1)
    # With missing values on the right, all known ones may lie on the left.
    last = np.uint64(max(min(end - min_leaf, known if known < end else known - 1), start))
    scanned = min(np.uint64(max(first - 1, start)), last)
    for i in range(np.uint64(start), scanned):
        k = sample_of(row[i])
        w_left += pair[k, 0]
        s_left += pair[k, 1]
    # Gains are compared as fractions: divisions made the scan three times slower.
    best, best_below, cut = -1.0, 1.0, np.uint64(end)
    for i in range(scanned, last):
        k = sample_of(row[i])
        w_left += pair[k, 0]
        s_left += pair[k, 1]
        shift = s_left - w_left * mean
        above, below = shift * shift, w_left * (weight - w_left)
        if above * best_below > best * below:
            next_row = i + ONE
            if next_row == np.uint64(known) or rank_of(row[next_row]) != rank_of(row[i]):
                best, best_below, cut = above, below, next_row
    return best / best_below, np.int64(cut)


@njit(nogil=True, cache=True, error_model="numpy")
def find_threshold(table, members, row, feature, cut, known):
    """Return the threshold of an exact cut; infinite where it parts known from missing values."""
    if cut == known:
        return np.inf
    low = table.columns[feature, members[sample_of(row[cut - 1])]]
    return midpoint(low, table.columns[feature, members[sample_of(row[cut])]])


@njit(nogil=True, cache=True, error_model="numpy")
def mark_side(row, start, end, pair, side, goes_left):
    """Write on which side of an exact split samples go, and return their weight and sum."""
    weight, total = 0.0, 0.0
    for i in range(np.uint64(start), np.uint64(end)):
        k = sample_of(row[i])
        goes_left[k] = side
        weight += pair[k, 0]
        total += pair[k, 1]
    return weight, total
