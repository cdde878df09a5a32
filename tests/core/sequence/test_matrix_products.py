"""Products of matrices against numpy's; every column by itself."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.sequence.matrix_products import multiply


def matrices(n_rows, n_terms, n_columns):
    rng = np.random.default_rng(n_terms)
    shapes = (n_rows, n_terms), (n_terms, n_columns)
    return [rng.normal(size=shape).astype(np.float32) for shape in shapes]


@pytest.mark.parametrize("n_terms", [1, 2, 4, 5, 8, 14, 33])
def test_equals_numpy(n_terms):
    weights, columns = matrices(12, n_terms, 37)
    product = np.empty((12, 37), np.float32)
    multiply(weights, columns, product)
    exact = weights.astype(np.float64) @ columns.astype(np.float64)
    np.testing.assert_allclose(product, exact, rtol=0, atol=1e-5)


@pytest.mark.parametrize("n_terms", [1, 5, 16, 33])
def test_equal_columns_have_equal_products_wherever_they_stand(n_terms):
    weights, columns = matrices(64, n_terms, 1)
    product = np.empty((64, 1027), np.float32)
    multiply(weights, np.repeat(columns, 1027, axis=1), product)
    np.testing.assert_array_equal(product, np.repeat(product[:, :1], 1027, axis=1))
