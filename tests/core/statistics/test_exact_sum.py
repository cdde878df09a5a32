"""Exact sums against Python's own exact arithmetic."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from carbonsink.core.statistics import exact_sum as e

RANDOM = np.random.default_rng(11)


@pytest.mark.parametrize(
    "values",
    [
        [],
        [0.0, -0.0],
        [1.0, 1e-16, -1.0],
        [1e30, 1.0, -1e30],
        [3.4e38, 1.2e-38, -3.4e38],
        [-0.1] * 10,
        RANDOM.normal(size=500) * 10.0 ** RANDOM.integers(-30, 30, 500),
    ],
)
def test_equals_the_exact_sum(values):
    assert e.rounded(e.exact_sum(values)) == math.fsum(values)


def test_as_fraction_is_exact():
    values = [0.1, -0.3, 1e10]
    assert e.as_fraction(e.exact_sum(values)) == sum(map(Fraction, values))


def test_any_split_gives_the_same_bits():
    values = RANDOM.normal(size=1000) * 1e9
    whole = e.exact_sum(values)
    for size in (1, 7, 256):
        parts = [e.exact_sum(values[i : i + size]) for i in range(0, 1000, size)]
        RANDOM.shuffle(parts)
        assert np.array_equal(e.carry(np.sum(parts, axis=0)), whole)


def test_carrying_keeps_the_value_of_many_terms():
    sums = e.zero_sums()
    part = e.exact_sum(np.full(1000, -1.7e12))
    for _ in range(50):
        sums = e.carry(sums + part)
    assert e.rounded(sums) == math.fsum([-1.7e12] * 50_000)
    assert np.all(np.abs(sums[: e.DIGITS - 1]) < 2**32)


def test_a_term_too_large_makes_the_sum_infinite():
    assert e.rounded(e.exact_sum([1.0, 1e200])) == math.inf


def test_tiny_terms_are_cut_off():
    assert e.rounded(e.exact_sum([1e-200, 1e-310, 5.0])) == 5.0


def test_missing_values_do_not_count():
    assert e.rounded(e.exact_sum([np.nan, 2.0, np.inf])) == 2.0


def test_carrying_in_an_array_with_gaps():
    sums = np.zeros((4, 6, e.PLACES), np.int64)
    sums[:, :, 0] = (3 << 32) + 5
    view = sums[::2, 1::3]
    assert e.carry(view) is view
    assert (view[..., :2] == [5, 3]).all()
    assert sums[1, 0, 0] == (3 << 32) + 5


EXTREMES = [0.0, -0.0, 5e-324, 1e-300, -1e-70, 2.0**-224, 1.5, -3.4e38, 1e44, -(2.0**63), np.nan]


@pytest.mark.parametrize("large", [[], [1e60, -1e300], [np.inf]])
def test_cut_terms_add_up_as_single_ones_do(large):
    terms = np.array([*EXTREMES, *RANDOM.normal(size=50) * 10.0 ** RANDOM.integers(-60, 40, 50)])
    terms = np.append(terms, large)
    rows = RANDOM.integers(0, 3, terms.size)
    parts = np.empty((4, terms.size), np.int64)
    assert e.cut_terms(terms.view(np.int64), parts) == (not large)
    if large:
        return
    cut, one_by_one = e.zero_sums(3), e.zero_sums(3)
    e.add_cut_terms(parts, rows * e.PLACES, 0, cut.reshape(-1))
    for row in range(3):
        e.add_terms(terms[(rows == row) & ~np.isnan(terms)].view(np.int64), one_by_one, row)
    np.testing.assert_array_equal(e.carry(cut), e.carry(one_by_one))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 999, 2**26 - 1])
@pytest.mark.parametrize("value", [900.0, 1 / 3, 812345.678901, 1e-12])
def test_multiples_are_exact(value, count):
    sums = e.zero_sums(1)
    e.add_multiple(value, count, np.empty(2), sums, 0)
    assert e.as_fraction(e.carry(sums)[0]) == count * Fraction(value)
