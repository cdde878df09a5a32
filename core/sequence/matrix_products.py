"""Products of matrices by the library that scipy brings along, on one thread.

One thread for each product of matrices while networks predict.

Threads of a walk each multiply small matrices. Where the library behind them starts threads of its
own for every product, they wait for one another: measured with OpenBLAS on two processors, a
prediction then takes seven times as long.

Products of matrices, by the library that scipy brings along.

Inside QGIS ``numpy.matmul`` can land in another library than numpy was built for: on Debian QGIS
loads GSL, whose plain loops answer to the same names, and a prediction takes six times as long
(83 % of it in ``cblas_sgemm`` of libgslcblas, measured). Compiled code asks scipy's library by
address instead, and lets other threads run meanwhile.
"""

from __future__ import annotations

import contextlib
import threading

import numpy as np

from ..jit import njit


class _Limit:
    """Holds the library, one for the whole process, to one thread.

    Uses may overlap: the last one to end restores.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users, self._limits = 0, contextlib.ExitStack()

    @contextlib.contextmanager
    def held(self):
        """Limit the threads of matrix products inside a ``with`` block."""
        from threadpoolctl import threadpool_limits

        with self._lock:
            if not self._users:
                self._limits.enter_context(threadpool_limits(limits=1, user_api="blas"))
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                if not self._users:
                    self._limits.close()


one_blas_thread = _Limit().held


@njit(nogil=True, cache=True)
def multiply(weights, columns, product):
    """Write the product ``weights @ columns`` of contiguous float32 matrices into `product`."""
    np.dot(weights, columns, product)
