"""The registry of estimators: settings that apply, limits, defaults."""

from __future__ import annotations

import importlib

import pytest

from carbonsink.core.errors_and_notes.learn import UnknownEstimator
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply, MissingLibrary
from carbonsink.core.estimators.registry import (
    ESTIMATORS,
    EstimatorKind,
    EstimatorSettings,
    columns_per_split,
    find_estimator,
    parse_max_features,
)
from carbonsink.core.forest.growth.settings import GrowthSettings


@pytest.mark.parametrize("key", ESTIMATORS)
def test_every_kind_builds_what_its_file_may_hold(key):
    kind = ESTIMATORS[key]
    for library in kind.requires:
        pytest.importorskip(library)
    assert kind.key == key and kind.label
    kind.check(EstimatorSettings())
    estimator = kind.build(EstimatorSettings(), 4, 4, 7)
    if kind.forest:
        assert isinstance(estimator, GrowthSettings) and estimator.seed == 7
        assert estimator.random_splits == (key == "extra_trees") == (not estimator.bootstrap)
        return
    module, name = kind.types[0]
    assert type(estimator) is getattr(importlib.import_module(module), name)
    drawn = [v for name, v in estimator.get_params().items() if name.endswith("random_state")]
    assert 7 in drawn or key in ("svm", "linear")  # which draw nothing


def test_the_defaults_are_those_of_r():
    forest = ESTIMATORS["random_forest"].build(EstimatorSettings(), 7, 7, 1)
    assert (forest.trees, forest.max_features, forest.min_leaf) == (500, 2, 5)
    assert forest.max_depth is None


@pytest.mark.parametrize(
    ("wanted", "predictors", "columns", "found"),
    [
        (None, 7, 7, 2),
        (None, 2, 2, 1),
        (None, 3, 3, 1),
        (None, 9, 9, 3),
        (6, 7, 7, 6),
        (6, 7, 14, 12),  # a categorical predictor of eight classes
        (7, 7, 14, 14),
        (0.5, 8, 8, 4),
        (1.0, 8, 8, 8),
        (0.01, 8, 8, 1),
        ("sqrt", 9, 9, 3),
    ],
)
def test_predictors_tried_at_a_split(wanted, predictors, columns, found):
    assert columns_per_split(wanted, predictors, columns) == found


@pytest.mark.parametrize("wanted", [0, 8, -1, 0.0, 1.5, "log2", True, float("nan")])
def test_impossible_numbers_of_predictors(wanted):
    with pytest.raises(BadValue) as caught:
        columns_per_split(wanted, 7, 7)
    assert caught.value.parameter == "max_features"


@pytest.mark.parametrize(
    ("text", "found"),
    [("", None), (None, None), ("6", 6), ("0.5", 0.5), ("0,5", 0.5), (" SQRT ", "sqrt")],
)
def test_max_features_as_written(text, found):
    assert parse_max_features(text) == found


def test_max_features_that_means_nothing():
    with pytest.raises(BadValue):
        parse_max_features("many")


@pytest.mark.parametrize(
    ("settings", "parameter"),
    [
        ({"trees": 0}, "trees"),
        ({"min_leaf": 0}, "min_leaf"),
        ({"max_depth": 0}, "max_depth"),
    ],
)
def test_values_that_cannot_be(settings, parameter):
    with pytest.raises(BadValue) as caught:
        ESTIMATORS["random_forest"].check(EstimatorSettings(**settings))
    assert caught.value.parameter == parameter


def test_a_setting_without_use_is_refused_by_name():
    line = EstimatorKind("line", "Line", None, applies=("min_leaf",))
    line.check(EstimatorSettings(min_leaf=2))
    with pytest.raises(DoesNotApply) as caught:
        line.check(EstimatorSettings(trees=100))
    assert caught.value.facts() == {"parameter": "trees", "value": 100, "choice": "line"}


def test_a_library_that_is_missing():
    with pytest.raises(MissingLibrary):
        EstimatorKind("x", "X", None, requires=("no_such_library",)).check(EstimatorSettings())


def test_an_unknown_estimator_lists_the_known():
    with pytest.raises(UnknownEstimator) as caught:
        find_estimator("forest")
    assert "random_forest" in caught.value.known
