"""Signatures, distances and memberships against numbers worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.fuzzy.aridity_zones import aridity_zones
from carbonsink.core.fuzzy.environmental_distance import (
    Signatures,
    Standard,
    fit_standard,
    location_distances,
    record_distances,
    signature_distances,
    site_signatures,
)
from carbonsink.core.fuzzy.membership import memberships
from carbonsink.tests import naive_fuzzy


def test_signature_by_hand():
    columns = np.array([[1.0, 3.0, 5.0, 7.0]], np.float32)
    standard = fit_standard(columns)
    assert standard.mean == [4.0]
    assert standard.sd == pytest.approx([math.sqrt(5)])
    found = site_signatures(columns, np.array([0, 0, 1, 1]), 2, standard)
    np.testing.assert_allclose(found.mean[:, 0], [-2 / math.sqrt(5), 2 / math.sqrt(5)])
    np.testing.assert_allclose(found.sd[:, 0], [1 / math.sqrt(5)] * 2)


def test_a_constant_variable_tells_no_site_from_another():
    columns = np.array([[1, 2, 3, 4], [9, 9, 9, 9]], np.float32)
    found = site_signatures(columns, np.array([0, 0, 1, 1]), 2, fit_standard(columns))
    np.testing.assert_array_equal(found.mean[:, 1], 0)
    np.testing.assert_array_equal(found.sd[:, 1], 0)


def test_a_place_with_another_value_of_a_constant_is_weighed_by_the_rest():
    """Places at 5000 m, and sites that all lie at 9 m."""
    sites = np.array([[1, 2, 3, 4], [9, 9, 9, 9]], np.float32)
    places = np.array([[1.5, 4.0], [5000, 5000]], np.float32)
    standard = fit_standard(sites)
    np.testing.assert_array_equal(standard.apply(places)[1], 0)
    np.testing.assert_array_equal(
        standard.apply(places)[0], fit_standard(sites[:1]).apply(places[:1])[0]
    )


def test_distance_of_signatures_by_hand():
    """Means differ by 3 and 0, standard deviations by 0 and 4: a triangle of 3, 4, 5."""
    first = Signatures(np.array([[0.0, 0.0]]), np.array([[1.0, 0.0]]))
    second = Signatures(np.array([[3.0, 0.0]]), np.array([[1.0, 4.0]]))
    assert signature_distances(first, second, np.ones(2)) == [[5.0]]
    # Weights count inside the root: sqrt(4 * 9 + 16).
    assert signature_distances(first, second, np.array([4.0, 1.0])) == [[math.sqrt(52)]]


def test_record_distance_is_the_root_mean_square_of_the_records():
    rng = np.random.default_rng(0)
    columns = rng.normal(size=(3, 30)).astype(np.float32)
    members = np.repeat([0, 1, 2], 10)
    weights = np.array([1.0, 2.0, 0.5])
    standard = fit_standard(columns)
    found = site_signatures(columns, members, 3, standard)
    single = location_distances(standard.apply(columns), found.mean, weights)
    expected = [
        [np.sqrt((single[i, members == j] ** 2).mean()) for j in range(3)] for i in range(3)
    ]
    np.testing.assert_allclose(record_distances(found, found, weights), expected, rtol=1e-12)


def test_place_distances_equal_their_twin():
    rng = np.random.default_rng(1)
    values, centres, weights = rng.normal(size=(3, 9)), rng.normal(size=(5, 3)), rng.random(3)
    np.testing.assert_allclose(
        location_distances(values, centres, weights),
        naive_fuzzy.location_distances(values, centres, weights),
        rtol=1e-13,
    )


def test_memberships_by_hand():
    """Distances 1 and 2, m = 2: 1 / (1 + 1/4) and 1 / (1 + 4)."""
    d = np.array([[1.0], [2.0]])
    np.testing.assert_allclose(memberships(d, 2, 2.0), [[0.8], [0.2]])
    # m = 3: inverse distances themselves.
    np.testing.assert_allclose(memberships(d, 2, 3.0), [[2 / 3], [1 / 3]])


def test_at_a_site_its_weight_is_one():
    d = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 5.0]])
    np.testing.assert_array_equal(memberships(d, 3, 2.0), [[1, 0.5], [0, 0.5], [0, 0]])


def test_only_the_nearest_count():
    d = np.array([[3.0], [1.0], [2.0]])
    np.testing.assert_allclose(memberships(d, 2, 2.0), [[0.0], [0.8], [0.2]])
    np.testing.assert_array_equal(memberships(d, 1, 2.0), [[0], [1], [0]])


def test_beyond_the_limit_only_the_nearest_keeps_a_weight():
    d = np.array([[1.0, 4.0], [2.0, 5.0]])
    np.testing.assert_array_equal(memberships(d, 2, 2.0, limit=1.5), [[1, 1], [0, 0]])


def test_a_place_without_data_has_no_weights():
    d = np.array([[1.0, np.nan], [2.0, np.nan]])
    np.testing.assert_array_equal(memberships(d, 2, 2.0)[:, 1], 0)


@pytest.mark.parametrize("fuzzifier", [1.05, 1.5, 2.0, 4.0])
@pytest.mark.parametrize("neighbours", [1, 3, 6, 50])
def test_memberships_equal_their_twin(fuzzifier, neighbours):
    rng = np.random.default_rng(2)
    d = np.round(rng.random((6, 40)), 1)  # with ties and zeros
    found = memberships(d, neighbours, fuzzifier, limit=0.7)
    expected = naive_fuzzy.memberships(d.tolist(), neighbours, fuzzifier, 0.7)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(found.sum(axis=0), 1)


def test_standard_applies_to_windows():
    standard = Standard(np.array([1.0, 2.0]), np.array([2.0, 4.0]))
    found = standard.apply(np.full((2, 3, 4), 6.0, np.float32))
    assert found.shape == (2, 3, 4)
    assert (found[0, 0, 0], found[1, 2, 3]) == (2.5, 1.0)


def test_aridity_zones_are_those_of_unep():
    index = np.array([0.0, 0.049, 0.05, 0.19, 0.2, 0.5, 0.649, 0.65, 3.0, np.nan, -1.0])
    assert aridity_zones(index).tolist() == [
        *["hyper_arid"] * 2,
        *["arid"] * 2,
        "semi_arid",
        *["dry_sub_humid"] * 2,
        *["humid"] * 2,
        None,
        None,
    ]
