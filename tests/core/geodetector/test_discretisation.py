"""Classes of continuous factors."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.geodetector.discretisation import (
    Binning,
    Candidate,
    FactorRange,
    bins_of_codes,
    bins_of_values,
    candidates,
)
from carbonsink.core.geodetector.natural_breaks import natural_breaks
from carbonsink.core.geodetector.settings import METHODS
from carbonsink.tests import naive_geodetector as naive


def range_of(values):
    values = np.sort(values)
    return FactorRange(values, values[0], values[-1], values.mean(), values.std())


@pytest.fixture
def values():
    return np.random.default_rng(2).gamma(2.0, 3.0, 400)


@pytest.mark.parametrize("k", [2, 3, 4])
def test_natural_breaks_are_the_best_of_all(k):
    values = np.sort(np.random.default_rng(k).gamma(2.0, 1.0, 14).round(1))
    cost, _ = naive.best_partition(values, k)
    found = natural_breaks(values, 4)[k - 2]
    groups = naive.classes(values, found)
    within = sum(np.sum((values[groups == g] - values[groups == g].mean()) ** 2) for g in range(k))
    assert within == pytest.approx(cost, abs=1e-9)


def test_natural_breaks_stop_at_the_number_of_different_values():
    assert len(natural_breaks(np.array([1.0, 1.0, 2.0, 5.0, 5.0]), 15)) == 2


def test_breaks_by_their_definitions(values):
    by_name = {c.method: c.breaks for c in candidates(range_of(values), METHODS, 4, 4)}
    low, high = values.min(), values.max()
    assert by_name["equal"] == pytest.approx(np.linspace(low, high, 5)[1:-1])
    assert by_name["quantile"] == pytest.approx(np.quantile(values, (0.25, 0.5, 0.75)))
    assert by_name["geometric"] == pytest.approx(np.geomspace(low, high, 5)[1:-1])
    sd = values.mean() + values.std() * np.array([-1.0, 0.0, 1.0])
    assert by_name["sd"] == pytest.approx(sd[sd > low])


def test_geometric_needs_one_sign(values):
    assert candidates(range_of(values - 5.0), ("geometric",), 3, 5) == []
    negative = candidates(range_of(-values), ("geometric",), 3, 3)[0].breaks
    positive = candidates(range_of(values), ("geometric",), 3, 3)[0].breaks
    assert negative == pytest.approx(-positive[::-1])


def test_a_value_on_a_break_belongs_below_it():
    edges = np.array([1.0, 2.0])
    found = bins_of_values(np.array([0.5, 1.0, 1.5, 2.0, 2.5, np.nan], np.float32), edges)
    assert found.tolist() == [0, 0, 1, 1, 2, 65535]


def test_codes_and_unknown_codes():
    codes, known = np.array([5, 5, 9, 7, 5]), np.array([1, 1, 1, 1, 0], np.bool_)
    assert bins_of_codes(codes, known, np.array([5, 9])).tolist() == [0, 0, 1, 65535, 65535]


def test_all_candidates_from_the_sums_of_their_common_bins(values):
    target = np.sin(values) + np.random.default_rng(0).normal(0, 0.3, values.size)
    tried = candidates(range_of(values), METHODS, 3, 9)
    binning = Binning.of_candidates(tried)
    bins = bins_of_values(values, binning.edges)
    n = np.bincount(bins, minlength=binning.n_bins)
    totals = np.bincount(bins, target, minlength=binning.n_bins)
    found = binning.candidate_q(n, totals, float(np.sum(target**2)))
    expected = [naive.q(target, naive.classes(values, c.breaks)) for c in tried]
    assert found == pytest.approx(np.array(expected), abs=1e-10)
    best = binning.choose(found)
    assert found[best] == max(found)
    assert np.array_equal(binning.class_maps[best][bins], naive.classes(values, tried[best].breaks))


def test_of_equal_candidates_the_first_is_kept():
    tried = [Candidate("equal", np.array([2.0])), Candidate("natural", np.array([2.0]))]
    assert Binning.of_candidates(tried).choose(np.array([0.5, 0.5 + 1e-15])) == 0
