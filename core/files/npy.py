"""Arrays as bytes in NumPy's own format, read only after their header has been checked.

The header says shape and dtype. It may come from anybody's file, so no memory is allocated before
the content has been found to be exactly as long as the header claims, and objects, which NumPy
would unpickle, are refused.
"""

from __future__ import annotations

import io
from typing import NamedTuple

import numpy as np

_VERSION = (1, 0)


class NpyHeader(NamedTuple):
    """The header of an array.

    Parameters
    ----------
    shape : tuple of int
        Its shape.
    fortran : bool
        Whether columns are contiguous.
    dtype : numpy.dtype
        Its dtype, never one that holds objects.
    n_bytes : int
        Length of the header itself.
    """

    shape: tuple
    fortran: bool
    dtype: np.dtype
    n_bytes: int


def npy_bytes(array: np.ndarray) -> bytes:
    """Return an array as bytes.

    Raises
    ------
    ValueError
        When it holds objects.
    """
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=_VERSION, allow_pickle=False)
    return file.getvalue()


def npy_header(content: bytes) -> NpyHeader:
    """Return the header of an array, which must be as long as the header says.

    Raises
    ------
    ValueError
        When the content is no array, holds objects, or has another length.
    """
    file = io.BytesIO(content)
    try:
        version = np.lib.format.read_magic(file)
        if version != _VERSION:
            raise ValueError(f"format {version}")
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(file)
    except Exception as error:  # numpy parses the header as Python and fails in many ways
        raise ValueError(f"no array: {error}") from error
    n_bytes = dtype.itemsize
    for length in shape:
        n_bytes *= int(length)
    if dtype.hasobject or min(shape, default=0) < 0 or len(content) - file.tell() != n_bytes:
        raise ValueError(f"array of {shape} {dtype}")
    return NpyHeader(shape, fortran, dtype, file.tell())


def read_npy(content: bytes) -> np.ndarray:
    """Return the array of some bytes, as a copy that may be changed.

    Raises
    ------
    ValueError
        As `npy_header`.
    """
    header = npy_header(content)
    order = "F" if header.fortran else "C"
    view = np.ndarray(header.shape, header.dtype, content, header.n_bytes, order=order)
    return view.copy(order="K")
