"""Masks by the bits of quality bands."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


def fails_rule(codes: np.ndarray, rule) -> np.ndarray:
    """Return where the bits of a quality band fail the rule by which a cell is kept.

    Parameters
    ----------
    codes : numpy.ndarray
        Integers of any type (rows, cols); negative ones count by their bits.
    rule : QualityRule
        The bits, and the values kept.

    Returns
    -------
    numpy.ndarray
        bool (rows, cols).
    """
    width = rule.last_bit - rule.first_bit + 1
    bits = (codes.astype(np.int64) >> rule.first_bit) & ((1 << width) - 1)
    return ~np.isin(bits, rule.keep)


def hidden_by(codes: np.ndarray, rules) -> np.ndarray:
    """Return where a quality band hides a cell by at least one of several rules."""
    hidden = np.zeros(codes.shape, np.bool_)
    for rule in rules:
        hidden |= fails_rule(codes, rule)
    return hidden


class HiddenCells(NamedTuple):
    """Known cells, cells that each rule hides, and cells that any does."""

    known: int
    by_rule: dict
    hidden: int


def count_hidden(values: np.ndarray, codes, rules) -> HiddenCells:
    """Return how many known cells there are, and how many each quality rule and any hides.

    Parameters
    ----------
    values : numpy.ndarray
        NaN for no data (rows, cols).
    codes : sequence of numpy.ndarray
        Of each quality band (rows, cols).
    rules : sequence of sequence of QualityRule
        Of each quality band.

    Returns
    -------
    is_finite : int
        Cells with a value.
    by_rule : dict
        Cells that each rule hides, by its bits, meaning and values kept; rules may hide the same.
    hidden : int
        Cells that any hides.
    """
    is_finite = np.isfinite(values)
    hidden, by_rule = np.zeros(values.shape, np.bool_), {}
    for plane, members in zip(codes, rules):
        for rule in members:
            fails = fails_rule(plane, rule) & is_finite
            by_rule[rule.bits, rule.meaning, rule.keep] = int(np.count_nonzero(fails))
            hidden |= fails
    return HiddenCells(int(np.count_nonzero(is_finite)), by_rule, int(np.count_nonzero(hidden)))
