from __future__ import annotations

import numpy as np

from carbonsink.core.forest.ordered_keys import is_missing, threshold_keys, value_key

TINY = np.float32(1e-45)
LARGEST = np.finfo(np.float32).max
EDGES = np.array(
    [-np.inf, -LARGEST, -1.5, -1e-38, -TINY, -0.0, 0.0, TINY, 1e-38, 1.0, 1.5, LARGEST, np.inf],
    np.float32,
)


def keys_of(values):
    return np.array([value_key(bits) for bits in values.view(np.int32)])


def test_comparing_keys_is_comparing_values_with_thresholds():
    rng = np.random.default_rng(0)
    x = np.concatenate([EDGES, rng.normal(size=200).astype(np.float32)])
    near = np.concatenate([x, np.nextafter(x, np.float32(9)), np.nextafter(x, np.float32(-9))])
    between = (near[:-1].astype(np.float64) + near[1:]) / 2
    beyond = [1e300, -1e300, 1e-300, -1e-300, 4e38, -4e38]
    thresholds = np.concatenate([near, between[np.isfinite(between)], beyond])
    keys = threshold_keys(thresholds)
    found = keys_of(x)[:, None] <= keys
    np.testing.assert_array_equal(found, x.astype(np.float64)[:, None] <= thresholds)
    assert found.any() and not found.all()


def test_keys_are_in_the_order_of_values():
    keys = keys_of(EDGES)
    assert (np.diff(keys) > 0).all()


def test_missing_values_are_known_by_their_bits():
    values = np.array([np.nan, -np.nan, *EDGES], np.float32)
    assert [is_missing(bits) for bits in values.view(np.int32)] == np.isnan(values).tolist()


def test_leaves_have_a_key_of_no_meaning():
    assert threshold_keys(np.array([np.nan])).tolist() == [0]
