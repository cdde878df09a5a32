"""Extremely randomised trees: one random threshold per column, the best of them is taken.

Nothing needs to be sorted: a node finds the range of each column, draws a threshold in it, and adds
up what lies below.

References
----------
Geurts, P., Ernst, D., Wehenkel, L. (2006). Extremely randomized trees. Machine Learning 63: 3-42.
"""

from __future__ import annotations

import numpy as np

from ...jit import njit
from .histogram_splits import sum_pairs
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
    push_node,
)
from .random_numbers import draw_below, draw_uniform


@njit(nogil=True, cache=True, error_model="numpy")
def grow_random(table, rules, members, pair, nodes, state, importance, stop):
    """Grow a whole tree; parameters as in `grow_binned`."""
    n_features, size = len(table.columns), len(members)
    stack = make_stack(size // rules.min_leaf + 2)
    weight, total = sum_pairs(members, pair)
    push_node(stack, 0, size, 0, -1, 0, weight, total)
    tried = np.arange(n_features)
    scratch = np.empty(size, np.int32)
    while stack.size[0] > 0 and stop[0] == 0:
        stack.size[0] -= 1
        waiting_node = stack.integers[stack.size[0]]
        start, end, depth = waiting_node[START], waiting_node[END], waiting_node[DEPTH]
        weight = stack.numbers[stack.size[0], WEIGHT]
        total = stack.numbers[stack.size[0], SUM]
        node = add_leaf(nodes, waiting_node[PARENT], waiting_node[IS_RIGHT], weight, total)
        if is_terminal(rules, end - start, depth):
            continue
        node_members = members[start:end]
        if is_constant_target(table.target, node_members):
            continue
        feature, gain, threshold, missing_left = find_random_split(
            table.columns, rules, node_members, pair, weight, total, tried, state
        )
        if feature < 0:
            continue
        importance[feature] += gain * weight
        nodes.feature[node] = feature
        nodes.threshold[node] = threshold
        nodes.missing_left[node] = missing_left
        n_left = partition_by_value(
            table.columns[feature], node_members, threshold, missing_left, scratch
        )
        middle = start + n_left
        w_left, s_left = sum_pairs(members[start:middle], pair)
        w_right, s_right = sum_pairs(members[middle:end], pair)
        push_node(stack, middle, end, depth + 1, node, 1, w_right, s_right)
        push_node(stack, start, middle, depth + 1, node, 0, w_left, s_left)


@njit(nogil=True, cache=True, error_model="numpy")
def is_constant_target(target, members):
    """Whether all samples of a random split have the same target."""
    first = target[np.uint64(members[0])]
    for i in range(1, len(members)):
        if target[np.uint64(members[i])] != first:
            return False
    return True


@njit(nogil=True, cache=True, error_model="numpy")
def find_random_split(columns, rules, members, pair, weight, total, tried, state):
    """Return column, gain, threshold and side of missing values of the best random split.

    The column is -1 where no column can be split.
    """
    n_features = len(columns)
    best, best_gain, best_threshold, best_left = -1, -1.0, 0.0, False
    n_varying = 0
    for k in range(n_features):
        if k >= rules.max_features and n_varying > 0:
            break
        other = k + draw_below(state, n_features - k)
        f = tried[other]
        tried[other] = tried[k]
        tried[k] = f
        low, high, n_gap = find_range(columns[f], members)
        if n_gap == len(members) or (low == high and n_gap == 0):
            continue
        n_varying += 1
        threshold = np.float64(low) + draw_uniform(state) * (np.float64(high) - np.float64(low))
        if low == high:
            threshold = np.inf
        elif not low <= threshold < high:
            threshold = np.float64(low)
        missing_left = n_gap > 0 and low < high and draw_uniform(state) < 0.5
        gain, larger_left = rate_threshold(
            columns[f], members, pair, weight, total, threshold, missing_left, rules.min_leaf
        )
        if gain > best_gain:
            best, best_gain, best_threshold = f, gain, threshold
            best_left = missing_left if n_gap > 0 else larger_left
    return best, best_gain, best_threshold, best_left


@njit(nogil=True, cache=True, error_model="numpy")
def find_range(column, members):
    """Return range of the samples, within which a split is drawn at random, and missing ones."""
    low, high, n_gap = np.float32(np.inf), np.float32(-np.inf), 0
    for i in range(len(members)):
        value = column[np.uint64(members[i])]
        n_gap += value != value
        # A missing value is neither smaller nor larger than anything.
        low = value if value < low else low
        high = value if value > high else high
    return low, high, n_gap


@njit(nogil=True, cache=True, error_model="numpy")
def rate_threshold(column, members, pair, weight, total, threshold, missing_left, min_leaf):
    """Return the gain of a random threshold (-1 if a side is too small), and the larger side."""
    w_left, s_left, n_left = 0.0, 0.0, 0
    for i in range(len(members)):
        sample = np.uint64(members[i])
        left = goes_left(column[sample], threshold, missing_left)
        w_left += pair[sample, 0] if left else 0.0
        s_left += pair[sample, 1] if left else 0.0
        n_left += left
    n_right = len(members) - n_left
    if n_left < min_leaf or n_right < min_leaf:
        return -1.0, False
    shift = s_left - w_left * (total / weight)
    return shift * shift / (w_left * (weight - w_left)), n_left > n_right


@njit(nogil=True, cache=True, error_model="numpy", inline="always")
def goes_left(value, threshold, missing_left):
    """Return whether a value goes left at a random split."""
    return value <= threshold or (missing_left and value != value)


@njit(nogil=True, cache=True, error_model="numpy")
def partition_by_value(column, members, threshold, missing_left, scratch):
    """Move the samples that go left at a random split to the front; return how many."""
    n_left, n_right = np.uint64(0), np.uint64(0)
    one = np.uint64(1)
    for i in range(np.uint64(len(members))):
        sample = members[i]
        left = np.uint64(goes_left(column[np.uint64(sample)], threshold, missing_left))
        members[n_left] = sample
        scratch[n_right] = sample
        n_left += left
        n_right += one - left
    for i in range(n_right):
        members[n_left + i] = scratch[i]
    return np.int64(n_left)
