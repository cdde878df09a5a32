"""One thread for products of matrices, as long as anybody needs it."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from carbonsink.core.sequence.matrix_products import one_blas_thread


def threads() -> set:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


@pytest.fixture(autouse=True)
def _two_threads():
    np.ones((2, 2)) @ np.ones((2, 2))
    with threadpool_limits(limits=2, user_api="blas"):
        if threads() != {2}:
            pytest.skip("numpy multiplies without a library whose threads can be set")
        yield


def test_the_last_to_end_restores():
    first, second = one_blas_thread(), one_blas_thread()
    first.__enter__()
    second.__enter__()
    assert threads() == {1}
    first.__exit__(None, None, None)
    assert threads() == {1}
    second.__exit__(None, None, None)
    assert threads() == {2}


def test_a_failure_restores_too():
    with pytest.raises(ValueError, match="x"), one_blas_thread():
        raise ValueError("x")
    assert threads() == {2}
