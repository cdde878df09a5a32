"""Nodes of a tree while it grows, and the nodes that wait to be split.

The stack holds what a node needs to be split: its range in the arrays of samples, its depth, its
parent, and the sums of its weights and weighted targets. The left child is taken from the stack
first, so a tree grown in one go has its nodes in pre-order.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...jit import njit

LEAF = -1
# Columns of the integers on the stack.
START, END, DEPTH, PARENT, IS_RIGHT = 0, 1, 2, 3, 4
# Columns of the numbers on the stack, and of a sample's pair: weight, weighted target.
WEIGHT, SUM = 0, 1


class Nodes(NamedTuple):
    """Arrays of a growing tree, one entry per node; see `TreeArrays`.

    `size` counts the nodes there are; `missing_left` is 0 or 1.
    """

    size: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    missing_left: np.ndarray
    value: np.ndarray
    cover: np.ndarray


class Stack(NamedTuple):
    """Nodes waiting to be split; `size` counts them."""

    size: np.ndarray
    integers: np.ndarray
    numbers: np.ndarray


class Rules(NamedTuple):
    """Limits of growth.

    Parameters
    ----------
    max_features : int
        Columns tried per node.
    min_leaf : int
        Fewest samples of the bag in a leaf; a sample drawn twice counts once.
    max_depth : int
        Deepest level; a large number means no limit.
    exact_limit : int
        Nodes of more samples are split by histogram.
    bootstrap : int
        0: all samples, 1: drawn with replacement, 2: whole groups drawn with replacement.
    """

    max_features: int
    min_leaf: int
    max_depth: int
    exact_limit: int
    bootstrap: int


def make_nodes(capacity: int) -> Nodes:
    """Return room for nodes."""
    return Nodes(
        np.zeros(1, np.int64),
        np.empty(capacity, np.int32),
        np.empty(capacity, np.float64),
        np.empty(capacity, np.int32),
        np.empty(capacity, np.int32),
        np.empty(capacity, np.uint8),
        np.empty(capacity, np.float64),
        np.empty(capacity, np.float64),
    )


@njit(nogil=True, cache=True, error_model="numpy")
def make_stack(capacity):
    """Return room for waiting nodes."""
    return Stack(
        np.zeros(1, np.int64),
        np.empty((capacity, 5), np.int64),
        np.empty((capacity, 2), np.float64),
    )


@njit(nogil=True, cache=True, error_model="numpy")
def push_node(stack, start, end, depth, parent, is_right, weight, total):
    """Put a node of a growing tree on the stack of those that wait."""
    k = stack.size[0]
    stack.integers[k, START] = start
    stack.integers[k, END] = end
    stack.integers[k, DEPTH] = depth
    stack.integers[k, PARENT] = parent
    stack.integers[k, IS_RIGHT] = is_right
    stack.numbers[k, WEIGHT] = weight
    stack.numbers[k, SUM] = total
    stack.size[0] = k + 1


@njit(nogil=True, cache=True, error_model="numpy")
def add_leaf(nodes, parent, is_right, weight, total):
    """Add a node, a leaf as yet, to a tree, link its parent to it, and return its number."""
    k = nodes.size[0]
    nodes.size[0] = k + 1
    nodes.feature[k] = LEAF
    nodes.threshold[k] = np.nan
    nodes.left[k] = LEAF
    nodes.right[k] = LEAF
    nodes.missing_left[k] = 0
    nodes.value[k] = total / weight
    nodes.cover[k] = weight
    if parent >= 0:
        if is_right:
            nodes.right[parent] = k
        else:
            nodes.left[parent] = k
    return k


@njit(nogil=True, cache=True, error_model="numpy")
def is_terminal(rules, n, depth):
    """Whether a node of n samples cannot be split."""
    return n < 2 or n < 2 * rules.min_leaf or depth >= rules.max_depth


@njit(nogil=True, cache=True, error_model="numpy")
def midpoint(low, high):
    """Return the threshold of a node between two neighbouring values: low <= threshold < high."""
    middle = np.float64(low) / 2.0 + np.float64(high) / 2.0
    # Rounding can reach the upper value, and infinite values have no middle.
    return middle if low <= middle < high else np.float64(low)
