"""Arrays come back bit for bit; headers that lie, and objects, are refused."""

from __future__ import annotations

import io

import numpy as np
import pytest

from carbonsink.core.files.npy import npy_bytes, npy_header, read_npy

ARRAYS = (
    np.arange(6.0).reshape(2, 3),
    np.asfortranarray(np.arange(6).reshape(2, 3)),
    np.zeros((0, 4), np.float32),
    np.array(3, np.int16),
    np.zeros(2, "i4,f8"),
)


@pytest.mark.parametrize("array", ARRAYS, ids=lambda array: f"{array.shape}{array.dtype}")
def test_arrays_come_back(array):
    found = read_npy(npy_bytes(array))
    assert found.dtype == array.dtype and found.shape == array.shape
    assert found.tobytes("A") == array.tobytes("A")
    assert found.flags.writeable


def objects() -> bytes:
    file = io.BytesIO()
    np.save(file, np.array([print], object), allow_pickle=True)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x93NUMPY",
        b"x" * 200,
        npy_bytes(ARRAYS[0])[:-1],
        npy_bytes(ARRAYS[0]) + b"\0",
        npy_bytes(ARRAYS[0]).replace(b"(2, 3)", b"(-2,3)"),
        npy_bytes(np.zeros(7)).replace(b"(7,), }" + b" " * 12, b"(999999999999,), }"),
        objects(),
    ],
)
def test_what_lies_is_refused(content):
    with pytest.raises(ValueError):
        npy_header(content)
    with pytest.raises(ValueError):
        read_npy(content)
