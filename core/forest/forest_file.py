"""A forest as bytes: a JSON header and flat arrays, all checked before they are used.

The bytes begin with `MARK` and the length of the header, a little-endian uint32. The header names
the numbers of features, trees and nodes; they determine type and length of every array that
follows, in the order of `_ARRAYS`, little-endian, without gaps. Nothing else can be in the file,
and reading it builds nothing but these arrays.
"""

from __future__ import annotations

import json
import struct

import numpy as np

from ..jit import njit
from .fitted_forest import FittedForest
from .forest import LEAF, Forest

MARK = b"carbonsink-forest\n"
VERSION = 1
_LENGTH = struct.Struct("<I")
_MAX_HEADER = 4096
_MAX_NODES = 2**31 - 1
_SEARCHES = ("exact", "histogram", "random", "scikit-learn")
# Name and type of each array with one entry per node.
_ARRAYS = (
    ("feature", "<i4"),
    ("right", "<i4"),
    ("missing_left", "|b1"),
    ("threshold", "<f8"),
    ("value", "<f8"),
    ("cover", "<f8"),
)


class DamagedForest(ValueError):
    """Bytes that hold no forest as `dump_forest` writes it."""


def dump_forest(fitted: FittedForest) -> bytes:
    """Return a forest as bytes; the same forest makes the same bytes."""
    forest = fitted.forest
    header = {
        "version": VERSION,
        "features": forest.n_features,
        "trees": forest.n_trees,
        "nodes": forest.n_nodes,
        "aggregate": forest.aggregate,
        # -0.0 and 0.0 are different starts of a sum, and JSON knows both.
        "base": forest.base,
        "accepts_missing": forest.accepts_missing,
        "search": fitted.search,
    }
    text = json.dumps(header, sort_keys=True, allow_nan=False).encode("ascii")
    parts = [MARK, _LENGTH.pack(len(text)), text]
    parts.append(forest.roots.astype("<i8").tobytes())
    parts.append(fitted.feature_importances_.astype("<f8").tobytes())
    parts += [getattr(forest, name).astype(kind).tobytes() for name, kind in _ARRAYS]
    return b"".join(parts)


def is_forest(content: bytes) -> bool:
    """Whether bytes claim to be a forest."""
    return content[: len(MARK)] == MARK


def load_forest(content: bytes, n_columns: int) -> FittedForest:
    """Return a forest from bytes, after checking everything that a walk through it relies on.

    Parameters
    ----------
    content : bytes
        What `dump_forest` returned.
    n_columns : int
        Columns of the design it must have been fitted on.

    Raises
    ------
    DamagedForest
        When it cannot be what was written.
    """
    header, start = _read_header(content)
    n_features = _read_count(header, "features", 1, 2**20)
    n_trees = _read_count(header, "trees", 1, _MAX_NODES)
    n_nodes = _read_count(header, "nodes", n_trees, _MAX_NODES)
    base, accepts = header["base"], header["accepts_missing"]
    known = (
        header["aggregate"] == "mean"
        and isinstance(base, float)
        and base == 0.0
        and isinstance(accepts, bool)
        and header["search"] in _SEARCHES
    )
    if not known or n_features != n_columns:
        raise DamagedForest("header")
    lengths = [("<i8", n_trees + 1), ("<f8", n_features), *((k, n_nodes) for _, k in _ARRAYS)]
    arrays = _read_arrays(content, start, lengths)
    roots, importance = arrays[:2]
    named = dict(zip((name for name, _kind in _ARRAYS), arrays[2:]))
    _check_trees(n_features, roots, **named)
    if not (np.isfinite(importance).all() and (importance >= 0).all()):
        raise DamagedForest("importance")
    forest = Forest(n_features, roots, **named, base=base, accepts_missing=accepts)
    return FittedForest(forest, importance, header["search"])


def _read_header(content: bytes) -> tuple:
    """Return the header, and where the arrays begin."""
    start = len(MARK) + _LENGTH.size
    if not is_forest(content) or len(content) < start:
        raise DamagedForest("mark")
    (length,) = _LENGTH.unpack_from(content, len(MARK))
    if length > _MAX_HEADER or start + length > len(content):
        raise DamagedForest("header")
    try:
        header = json.loads(content[start : start + length].decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise DamagedForest("header") from error
    names = {"version", "features", "trees", "nodes", "aggregate", "base"}
    if not isinstance(header, dict) or set(header) != names | {"accepts_missing", "search"}:
        raise DamagedForest("header")
    if header["version"] != VERSION:
        raise DamagedForest("version")
    return header, start + length


def _read_count(header: dict, name: str, low: int, high: int) -> int:
    value = header[name]
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise DamagedForest(name)
    return value


def _read_arrays(content: bytes, start: int, lengths: list) -> list:
    """Return the arrays, in this machine's byte order."""
    total = sum(np.dtype(kind).itemsize * length for kind, length in lengths)
    if total != len(content) - start:
        raise DamagedForest("length")
    arrays = []
    for kind, length in lengths:
        # Copied, so that the arrays are aligned for the kernels.
        raw = np.frombuffer(content, np.uint8 if kind == "|b1" else kind, length, start)
        if kind == "|b1":
            if length and raw.max() > 1:
                raise DamagedForest("missing_left")
            raw = raw.astype(np.bool_)
        arrays.append(raw.astype(raw.dtype.newbyteorder("=")))
        start += np.dtype(kind).itemsize * length
    return arrays


def _check_trees(n_features, roots, feature, right, missing_left, threshold, value, cover) -> None:
    """Check the arrays of a forest's file: pre-order, features that exist, finite values."""
    n_nodes = len(feature)
    leaf = feature == LEAF
    if roots[0] != 0 or roots[-1] != n_nodes or not (np.diff(roots) > 0).all():
        raise DamagedForest("roots")
    if ((feature < LEAF) | (feature >= n_features)).any():
        raise DamagedForest("feature")
    if not (np.isfinite(value).all() and np.isfinite(cover).all() and (cover > 0).all()):
        raise DamagedForest("value")
    # An infinite threshold parts known from missing values.
    if not np.array_equal(np.isnan(threshold), leaf):
        raise DamagedForest("threshold")
    if not is_preorder(roots, feature, right):
        raise DamagedForest("right")


@njit(nogil=True, cache=True)
def is_preorder(roots, feature, right):
    """Return whether the trees of a file are in pre-order, so that a walk ends in its tree.

    The right children that are still to come lie on a stack: a leaf is followed by the last of
    them, and the last leaf of a tree by none.
    """
    right_children = np.empty(len(feature), np.int64)
    for tree in range(len(roots) - 1):
        n = 0
        for k in range(roots[tree], roots[tree + 1]):
            last = k + 1 == roots[tree + 1]
            if feature[k] >= 0:
                if last:
                    return False
                right_children[n] = right[k]
                n += 1
            elif right[k] != 0 or last != (n == 0):
                return False
            elif n > 0:
                n -= 1
                if right_children[n] != k + 1:
                    return False
    return True
