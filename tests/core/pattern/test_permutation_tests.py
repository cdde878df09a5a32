"""Conditional and pooled permutation tests, p-values and the false-discovery rate."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.pattern import conditional_permutation
from carbonsink.core.pattern.conditional_permutation import ConditionalTest
from carbonsink.core.pattern.neighbour_sums import neighbour_sums, with_border
from carbonsink.core.pattern.pooled_reference import draw_sums, pooled_counts, reference_of
from carbonsink.core.pattern.random_ids import draw_ids, mark_sample
from carbonsink.core.pattern.significance import (
    critical_z,
    fdr_threshold,
    fdr_threshold_of_counts,
    last_significant_rank,
    pseudo_p,
    tail_ranks,
    two_sided_normal_p,
)
from carbonsink.tests import naive_pattern as naive


def grid_case(field, contiguity, **facts):
    grid = field(**facts)
    valid = ~np.isnan(grid)
    totals, counts = (part[valid] for part in neighbour_sums(with_border(grid), contiguity))
    return grid[valid].astype(float), totals, counts


def test_counts_equal_the_naive_ones(field, contiguity):
    values, totals, counts = grid_case(field, contiguity, holes=0.3)
    ids = draw_ids(values.size - 1, 49, 8, 3)
    found = ConditionalTest(values, totals, counts, ids).compare()
    at_least, at_most = naive.conditional_counts(values, totals, counts, ids)
    np.testing.assert_array_equal(found.at_least, at_least)
    np.testing.assert_array_equal(found.at_most, at_most)


def test_ties_count_in_both_tails(contiguity):
    rng = np.random.default_rng(4)
    grid = rng.integers(0, 3, (12, 12)).astype(np.float32)
    totals, counts = (part.ravel() for part in neighbour_sums(with_border(grid), contiguity))
    values = grid.ravel().astype(float)
    ids = draw_ids(values.size - 1, 60, 8, 1)
    found = ConditionalTest(values, totals, counts, ids).compare()
    at_least, at_most = naive.conditional_counts(values, totals, counts, ids)
    np.testing.assert_array_equal(found.at_least, at_least)
    np.testing.assert_array_equal(found.at_most, at_most)
    assert (found.at_least + found.at_most > 60).any()


def test_rounding_does_not_break_ties():
    # 0.1 + 0.2 + 0.3 depends on the order; equal sums must tie all the same.
    values = np.array([0.1, 0.2, 0.3] * 6)
    totals, counts = np.full(18, 0.3 + 0.2 + 0.1), np.full(18, 3)
    ids = np.array([[0, 1, 2], [2, 1, 0], [1, 2, 0]])
    tails = ConditionalTest(values, totals, counts, ids).compare(10)
    assert (tails.at_least == 3).all()
    assert (tails.at_most == 3).all()


@pytest.mark.parametrize("sweeping", [True, False])
def test_sweep_and_plain_sums_agree_whole_and_in_parts(field, contiguity, sweeping, monkeypatch):
    values, totals, counts = grid_case(field, contiguity, holes=0.2)
    ids = draw_ids(values.size - 1, 99, 8, 9)
    monkeypatch.setattr(conditional_permutation, "_SWEEP_NS_PER_CHANGE", 0.0 if sweeping else 1e9)
    test = ConditionalTest(values, totals, counts, ids)
    whole = test.compare()
    expected = naive.conditional_counts(values, totals, counts, ids)
    np.testing.assert_array_equal(whole, expected)
    edges = [0, 1, 17, 60, values.size]
    parts = [test.compare(a, b) for a, b in zip(edges, edges[1:])]
    np.testing.assert_array_equal(np.concatenate(parts, axis=1), expected)


@pytest.mark.parametrize(("n", "size"), [(1000, 8), (9, 8), (40, 30)])
def test_drawn_positions_are_different_in_range_and_even(n, size):
    ids = draw_ids(n, 400, size, 7)
    assert ids.min() >= 0
    assert ids.max() < n
    assert all(len(set(row)) == size for row in ids.tolist())
    mean = (n - 1) / 2
    assert abs(ids.mean() - mean) < 4 * n / np.sqrt(12 * ids.size)
    np.testing.assert_array_equal(ids, draw_ids(n, 400, size, 7))
    assert (ids != draw_ids(n, 400, size, 8)).any()


def test_pooled_lookup_is_a_search_in_the_reference():
    rng = np.random.default_rng(2)
    pool = np.round(rng.normal(size=5000), 1).astype(np.float32)  # ties
    sums = draw_sums(pool, [3], 1, 0, 20_000)[0]
    reference = reference_of(sums.copy(), 3, float(np.abs(pool).max()))
    totals = np.concatenate([sums[:500], [-99.0, 99.0, 0.0]])
    counts = np.full(totals.size, 3)
    counts[::50] = 4
    found = pooled_counts(totals, counts, [reference])
    margin = reference.margin
    ordered = np.sort(sums)
    below = np.searchsorted(ordered, totals - margin)
    upto = np.searchsorted(ordered, totals + margin, side="right")
    asked = counts == 3
    np.testing.assert_array_equal(found.at_least[asked], (sums.size - below)[asked])
    np.testing.assert_array_equal(found.at_most[asked], upto[asked])
    assert not found.at_least[~asked].any()


@pytest.mark.parametrize("kind", ["normal", "skewed", "tied", "equal"])
def test_a_reference_is_sorted(kind):
    rng = np.random.default_rng(0)
    sums = {
        "normal": rng.normal(size=30_000),
        "skewed": np.exp(3 * rng.normal(size=30_000)),
        "tied": rng.integers(0, 5, 30_000).astype(float),
        "equal": np.full(30_000, -2.5),
    }[kind]
    reference = reference_of(sums, 1, 1.0)
    np.testing.assert_array_equal(reference.sums, np.sort(sums))
    assert reference.starts[-1] == sums.size


def test_a_reference_of_equal_sums_ties_with_everything_equal():
    reference = reference_of(np.full(100, 4.0), 2, 2.0)
    tails = pooled_counts(np.array([4.0, 3.0, 5.0]), np.full(3, 2), [reference])
    assert tails.at_least.tolist() == [100, 100, 0]
    assert tails.at_most.tolist() == [100, 0, 100]


def test_reference_sums_are_those_of_random_values_and_do_not_depend_on_the_parts():
    rng = np.random.default_rng(6)
    pool = rng.gamma(2.0, size=4000).astype(np.float32)
    whole = draw_sums(pool, [3, 5], 11, 0, 30_000)
    parts = [draw_sums(pool, [3, 5], 11, *part) for part in ((0, 7), (7, 30_000))]
    np.testing.assert_array_equal(whole, np.concatenate(parts, axis=1))
    whole = whole[1]
    error = np.sqrt(5 * pool.var() / whole.size)
    assert abs(whole.mean() - 5 * pool.mean()) < 4 * error
    assert whole.var() == pytest.approx(5 * pool.var(), rel=0.05)


def test_pooled_and_conditional_p_agree_within_the_error_of_the_draws(field):
    values, totals, counts = grid_case(field, "queen", rows=50, cols=50)
    references = [
        reference_of(draw_sums(values, [k], 1, 0, 200_000)[0], k, float(np.abs(values).max()))
        for k in np.unique(counts)
    ]
    pooled = pseudo_p(*pooled_counts(totals, counts, references), 200_000, "two_sided")
    ids = draw_ids(values.size - 1, 1999, 8, 1)
    exact = pseudo_p(*ConditionalTest(values, totals, counts, ids).compare(), 1999, "two_sided")
    assert np.abs(pooled - exact).max() < 0.1
    assert np.abs(pooled - exact).mean() < 0.02


def test_tails():
    at_least, at_most = np.array([0, 5, 99, 60, 99]), np.array([99, 94, 0, 60, 99])
    assert tail_ranks(at_least, at_most, 99, "directed").tolist() == [1, 6, 1, 61, 100]
    assert tail_ranks(at_least, at_most, 99, "two_sided").tolist() == [2, 12, 2, 100, 100]
    assert pseudo_p(at_least, at_most, 99, "directed")[0] == pytest.approx(0.01)


@pytest.mark.parametrize("alpha", [0.01, 0.05, 0.2])
def test_fdr_threshold_is_the_naive_one(alpha):
    rng = np.random.default_rng(8)
    p = np.round(np.concatenate([rng.random(300), rng.random(40) * 0.01]), 3) + 0.001
    expected = naive.fdr_threshold(p, alpha)
    assert fdr_threshold(np.append(p, np.nan), alpha) == expected
    levels, counts = np.unique(p, return_counts=True)
    assert fdr_threshold_of_counts(levels, counts, alpha) == expected
    assert fdr_threshold(np.ones(10), alpha) == 0.0


@pytest.mark.parametrize("fdr", [True, False])
def test_last_significant_rank_is_the_threshold_as_a_rank(fdr):
    rng = np.random.default_rng(8)
    ranks = np.concatenate([rng.integers(1, 1001, 500), rng.integers(1, 8, 60)])
    counts = np.bincount(np.append(ranks, [0, 0, 0]), minlength=1001)
    found = last_significant_rank(0.05, 999, counts if fdr else None)
    expected = naive.fdr_threshold(ranks / 1000, 0.05) if fdr else 0.05
    assert found / 1000 == pytest.approx(expected)


def test_normal_scores():
    assert two_sided_normal_p(1.959963984540054) == pytest.approx(0.05)
    assert critical_z(0.05) == pytest.approx(1.959963984540054)
    assert critical_z(0.0) == np.inf


def test_a_sample_does_not_depend_on_the_blocks():
    whole = np.zeros((40, 30), bool)
    mark_sample(whole, 0, 0, 30, 5, 0.25)
    part = np.zeros((10, 12), bool)
    mark_sample(part, 20, 7, 30, 5, 0.25)
    np.testing.assert_array_equal(part, whole[20:30, 7:19])
    assert 0.15 < whole.mean() < 0.35
    mark_sample(whole, 0, 0, 30, 5, 1.0)
    assert whole.all()
