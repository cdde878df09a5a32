"""One thread for each product of matrices while networks predict.

Threads of a walk each multiply small matrices. Where the library behind them starts threads of its
own for every product, they wait for one another: measured with OpenBLAS on two processors, a
prediction then takes seven times as long.
"""

from __future__ import annotations

import contextlib
import threading


class _Limit:
    """Holds the library, one for the whole process, to one thread.

    Uses may overlap: the last one to end restores.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users, self._limits = 0, contextlib.ExitStack()

    @contextlib.contextmanager
    def held(self):
        """Limit the library inside a ``with`` block."""
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
