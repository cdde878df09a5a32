"""Products of matrices, each column by itself.

Libraries of linear algebra round a column by its place: with OpenBLAS on processors without AVX-512
the first eight columns of a product differ from the others in the last digit. A prediction must not
depend on the windows beside it, nor on the processor. The loops here add up every column in the
same order, without fused multiplication and addition, and let other threads run meanwhile. A
forward pass takes a tenth longer than with OpenBLAS, as most of it is tanh.
"""

from __future__ import annotations

from ..jit import njit


@njit(nogil=True, cache=True)
def multiply(weights, columns, product):
    """Write the product ``weights @ columns`` of contiguous float32 matrices into `product`."""
    n_terms, n_columns = columns.shape
    for i in range(weights.shape[0]):
        row, weight, first = product[i], weights[i, 0], columns[0]
        for j in range(n_columns):
            row[j] = weight * first[j]
        k = 1
        while k + 3 < n_terms:  # four terms for each time that a sum is loaded and stored
            w0, w1, w2, w3 = weights[i, k], weights[i, k + 1], weights[i, k + 2], weights[i, k + 3]
            x0, x1, x2, x3 = columns[k], columns[k + 1], columns[k + 2], columns[k + 3]
            for j in range(n_columns):
                row[j] = (((row[j] + w0 * x0[j]) + w1 * x1[j]) + w2 * x2[j]) + w3 * x3[j]
            k += 4
        while k < n_terms:
            weight, column = weights[i, k], columns[k]
            for j in range(n_columns):
                row[j] += weight * column[j]
            k += 1
