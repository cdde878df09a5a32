"""A forest as bytes: what is written comes back; whatever else it could be is refused."""

from __future__ import annotations

import json
import struct
from dataclasses import replace

import numpy as np
import pytest
import sklearn
from sklearn.ensemble import ExtraTreesRegressor

from carbonsink.core.forest import PreparedForest
from carbonsink.core.forest.fitted_forest import FittedForest
from carbonsink.core.forest.forest_file import (
    MARK,
    DamagedForest,
    dump_forest,
    is_forest,
    load_forest,
)
from carbonsink.dependencies.libraries import version_numbers

# Forests of scikit-learn accept missing values from 1.4 on.
FORESTS_TAKE_MISSING = version_numbers(sklearn.__version__) >= (1, 4)


@pytest.fixture
def forest(fitted):
    return FittedForest.from_estimator(fitted(n_estimators=6, missing=0.1 * FORESTS_TAKE_MISSING))


@pytest.mark.parametrize("estimator", [None, ExtraTreesRegressor])
def test_what_is_written_comes_back(fitted, estimator):
    options = (
        {"estimator": estimator}
        if estimator
        else {"missing": 0.2 * FORESTS_TAKE_MISSING, "max_depth": 1}
    )
    model = fitted(n_estimators=7, **options)
    first = FittedForest.from_estimator(model)
    content = dump_forest(first)
    again = load_forest(content, 4)
    for name, value in vars(first.forest).items():
        found = getattr(again.forest, name)
        np.testing.assert_array_equal(found, value)
        if isinstance(value, np.ndarray):
            assert found.dtype == value.dtype and not found.flags.writeable
    np.testing.assert_array_equal(again.feature_importances_, model.feature_importances_)
    assert again.search == "scikit-learn"
    assert dump_forest(again) == content and is_forest(content)
    x = np.random.default_rng(1).normal(size=(4, 50)).astype(np.float32)
    np.testing.assert_array_equal(PreparedForest(again.forest).predict(x), model.predict(x.T))


def test_bytes_that_are_cut_or_longer_or_something_else(forest):
    content = dump_forest(forest)
    for size in (0, 5, len(MARK), len(MARK) + 4, len(MARK) + 20, 300, len(content) - 1):
        with pytest.raises(DamagedForest):
            load_forest(content[:size], 4)
    for other in (content + b"\0", b"PK" + content, MARK + b"\xff" * 40):
        with pytest.raises(DamagedForest):
            load_forest(other, 4)
    with pytest.raises(DamagedForest):
        load_forest(content, 5)
    assert not is_forest(b"PK\x03\x04")


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"nodes": 10**15},
        {"nodes": -1},
        {"nodes": True},
        {"nodes": 3.0},
        {"trees": 0},
        {"features": 3},
        {"aggregate": "sum"},
        {"base": 1.0},
        {"base": None},
        {"accepts_missing": 1},
        {"search": "guess"},
        {"more": 1},
    ],
)
def test_a_header_that_does_not_fit(forest, change):
    content = dump_forest(forest)
    start = len(MARK) + 4
    (length,) = struct.unpack_from("<I", content, len(MARK))
    header = {**json.loads(content[start : start + length]), **change}
    text = json.dumps(header).encode()
    forged = MARK + struct.pack("<I", len(text)) + text + content[start + length :]
    with pytest.raises(DamagedForest):
        load_forest(forged, 4)


def change_entry(name, where, value):
    def change(forest):
        array = getattr(forest, name).copy()
        array[where(forest) if callable(where) else where] = (
            value(forest) if callable(value) else value
        )
        return {name: array}

    return change


def first_leaf(forest):
    return int(np.flatnonzero(forest.feature < 0)[0])


@pytest.mark.parametrize(
    "change",
    [
        change_entry("feature", 0, 4),
        change_entry("feature", 0, -2),
        change_entry("feature", 0, -1),
        change_entry("feature", first_leaf, 1),
        change_entry("right", 0, 0),
        change_entry("right", 0, 1),
        change_entry("right", 0, lambda f: f.n_nodes),
        change_entry("right", 0, lambda f: f.right[0] + 1),
        change_entry("right", 0, lambda f: f.roots[1]),
        change_entry("right", first_leaf, 1),
        change_entry("right", lambda f: int(f.roots[1]), 0),
        change_entry("roots", 0, 1),
        change_entry("roots", -1, 1),
        change_entry("roots", 1, lambda f: f.roots[1] + 1),
        change_entry("roots", 1, 0),
        change_entry("value", 3, np.inf),
        change_entry("cover", 3, np.nan),
        change_entry("cover", 3, 0.0),
        change_entry("threshold", 0, np.nan),
        change_entry("threshold", first_leaf, 1.0),
    ],
)
def test_arrays_that_are_no_trees(forest, change):
    forged = replace(forest, forest=replace(forest.forest, **change(forest.forest)))
    with pytest.raises(DamagedForest):
        load_forest(dump_forest(forged), 4)


def test_a_truth_value_that_is_none(forest):
    content = bytearray(dump_forest(forest))
    n = forest.forest.n_nodes
    content[len(content) - 3 * 8 * n - 1] = 7
    with pytest.raises(DamagedForest):
        load_forest(bytes(content), 4)
