"""Products of matrices, by the library that scipy brings along.

Inside QGIS ``numpy.matmul`` can land in another library than numpy was built for: on Debian QGIS
loads GSL, whose plain loops answer to the same names, and a prediction takes six times as long
(83 % of it in ``cblas_sgemm`` of libgslcblas, measured). Compiled code asks scipy's library by
address instead, and lets other threads run meanwhile.
"""

from __future__ import annotations

import numpy as np

from ..jit import njit


@njit(nogil=True, cache=True)
def multiply(weights, columns, out):
    """Write the product ``weights @ columns`` of contiguous float32 matrices into `out`."""
    np.dot(weights, columns, out)
