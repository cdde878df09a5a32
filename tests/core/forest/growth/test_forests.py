"""Forests: bags, out-of-bag predictions, threads, cancel, and scores beside scikit-learn's."""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor

from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.forest import LEAF, PreparedForest
from carbonsink.core.forest.growth import forest_growth
from carbonsink.core.forest.growth.bag import GROUPS, SAMPLES, draw_bag
from carbonsink.core.forest.growth.forest_growth import grow_forest
from carbonsink.core.forest.growth.growth_table import build_growth_table
from carbonsink.core.forest.growth.nodes import Rules, make_nodes
from carbonsink.core.forest.growth.random_numbers import start_stream
from carbonsink.core.forest.growth.settings import GrowthSettings
from carbonsink.tests import naive

SETTINGS = GrowthSettings(trees=30, max_features=2, min_leaf=3, seed=11)


def table(seed=0, n=250, p=6):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(p, n)).astype(np.float32)
    return x, 100 + 40 * x[0] * x[1] + 30 * np.sin(2 * x[2]) + rng.normal(0, 10, n)


def bag(settings, tree, n, groups=None):
    """Return how often each sample is in the bag of a tree."""
    bootstrap = SAMPLES if groups is None else GROUPS
    rules = Rules(settings.max_features, settings.min_leaf, 99, 2048, bootstrap)
    empty = np.empty(0, np.int32) if groups is None else groups.astype(np.int32)
    return draw_bag(rules, n, empty, start_stream(settings.seed, tree))


@pytest.mark.parametrize("search", ["exact", "histogram"])
@pytest.mark.parametrize("groups", [None, np.arange(250) // 10])
def test_out_of_bag_predictions_are_the_mean_over_trees_that_never_saw_a_sample(
    search, groups, monkeypatch
):
    monkeypatch.setattr(forest_growth, "EXACT_LIMIT", 40)
    x, y = table()
    settings = replace(SETTINGS, search=search)
    grown = grow_forest(x, y, settings, oob=True, groups=groups)
    values = np.array([naive.tree_values(grown.forest, row) for row in x.T])
    counts = np.array([bag(settings, tree, len(y), groups) for tree in range(30)]).T
    for i in range(len(y)):
        outside = counts[i] == 0
        assert outside.any()
        assert grown.oob[i] == pytest.approx(values[i, outside].mean(), rel=1e-12)
    if groups is not None:
        # Samples of a group are in a bag together or not at all.
        assert (counts.reshape(25, 10, 30) == counts.reshape(25, 10, 30)[:, :1]).all()
        assert counts[::10].sum() == 25 * 30


@pytest.mark.parametrize("random_splits", [False, True])
def test_nodes_hold_the_means_of_their_bag(random_splits):
    x, y = table()
    settings = replace(SETTINGS, random_splits=random_splits, bootstrap=not random_splits)
    forest = grow_forest(x, y, settings).forest
    for tree in range(5):
        n = len(y)
        counts = np.ones(n, int) if random_splits else bag(settings, tree, n)
        inside = np.zeros((forest.n_nodes, n), bool)
        root, end = forest.roots[tree : tree + 2]
        inside[root] = counts > 0
        for k in range(root, end):
            here = inside[k]
            assert here.sum() >= settings.min_leaf
            assert forest.cover[k] == counts[here].sum()
            mean = np.average(y[here], weights=counts[here])
            assert forest.value[k] == pytest.approx(mean, rel=1e-12)
            if forest.feature[k] != LEAF:
                left = x[forest.feature[k]] <= forest.threshold[k]
                inside[k + 1], inside[forest.right[k]] = here & left, here & ~left


@pytest.mark.parametrize("options", [{}, {"search": "histogram"}, {"random_splits": True}])
def test_threads_change_nothing(options, monkeypatch):
    monkeypatch.setattr(forest_growth, "EXACT_LIMIT", 40)
    x, y = table()
    settings = replace(SETTINGS, **options)
    one = grow_forest(x, y, settings, threads=1, oob=True)
    many = grow_forest(x, y, settings, threads=4, oob=True)
    for name, array in vars(one.forest).items():
        np.testing.assert_array_equal(array, getattr(many.forest, name))
    np.testing.assert_array_equal(one.importance, many.importance)
    np.testing.assert_array_equal(one.oob, many.oob)
    other = grow_forest(x, y, replace(settings, seed=12))
    assert not np.array_equal(one.forest.value, other.forest.value)
    # More trees leave the first ones as they are.
    more = grow_forest(x, y, replace(settings, trees=33)).forest
    np.testing.assert_array_equal(more.value[: one.forest.n_nodes], one.forest.value)


@pytest.mark.parametrize("peer", [RandomForestRegressor, ExtraTreesRegressor])
def test_scores_and_importance_equal_scikit_learns_over_seeds(peer):
    extra = peer is ExtraTreesRegressor
    x, y = table(n=500)
    held, wanted = table(seed=9, n=2000)
    scores, shares = np.empty((2, 10)), np.empty((2, 10, len(x)))
    for seed in range(10):
        settings = GrowthSettings(60, 2, 3, bootstrap=not extra, random_splits=extra, seed=seed)
        grown = grow_forest(x, y, settings, threads=2)
        model = peer(60, max_features=2, min_samples_leaf=3, random_state=seed).fit(x.T, y)
        found = (PreparedForest(grown.forest).predict(held), model.predict(held.T))
        scores[:, seed] = [1 - np.mean((f - wanted) ** 2) / wanted.var() for f in found]
        shares[:, seed] = grown.importance, model.feature_importances_
    spread = scores.std(axis=1, ddof=1).max()
    assert abs(scores[0].mean() - scores[1].mean()) < max(3 * spread * (2 / 10) ** 0.5, 1e-3)
    assert abs(scores[0].mean() - scores[1].mean()) < 0.01
    ours, theirs = shares.mean(axis=1)
    error = shares.std(axis=1, ddof=1).max(axis=0) * (2 / 10) ** 0.5
    assert (np.abs(ours - theirs) < 4 * error).all()
    assert list(np.argsort(ours)[-3:]) == list(np.argsort(theirs)[-3:])


def test_quantile_bins_lose_nothing_measurable():
    x, y = table(n=25_000)
    held, wanted = table(seed=9, n=4000)
    settings = GrowthSettings(10, 6, 5)
    scores = {"exact": [], "histogram": []}
    for search, seed in itertools.product(scores, range(3)):
        grown = grow_forest(x, y, replace(settings, search=search, seed=seed), threads=2)
        error = np.mean((PreparedForest(grown.forest).predict(held) - wanted) ** 2)
        scores[search].append(1 - error / wanted.var())
    exact, binned = np.mean(scores["exact"]), np.mean(scores["histogram"])
    assert exact > 0.8
    assert exact - 0.003 < binned < exact + 0.02
    assert grow_forest(x, y, replace(settings, trees=1)).search == "histogram"


def test_missing_values_are_split_and_predicted():
    x, y = table()
    x[1, ::3] = np.nan
    for random_splits in (False, True):
        settings = replace(SETTINGS, random_splits=random_splits)
        forest = grow_forest(x, y, settings).forest
        assert forest.accepts_missing
        found = PreparedForest(forest).predict(x)
        assert np.isfinite(found).all()
        expected = [naive.predict_forest(forest, row) for row in x.T[:20]]
        np.testing.assert_array_equal(found[:20], expected)


def large_table():
    rng = np.random.default_rng(0)
    return rng.normal(size=(8, 150_000)).astype(np.float32), rng.normal(size=150_000)


def test_cancel_is_heard_within_a_tree():
    calls = []

    def check():
        calls.append(time.perf_counter())
        if len(calls) == 5:
            raise Cancelled()

    with pytest.raises(Cancelled):
        grow_forest(*large_table(), GrowthSettings(1000, 8, 1), threads=2, check_cancel=check)
    assert time.perf_counter() - calls[-1] < 3


@pytest.mark.parametrize("search", ["exact", "histogram", "random"])
def test_a_kernel_ends_when_told_to(search):
    x, y = large_table()
    rules = Rules(8, 1, 1000, 2048, SAMPLES)
    arrays = (make_nodes(2 * len(y) + 1), np.empty(8), np.empty(0))
    prepared, stop = build_growth_table(x, y, search), np.zeros(1, np.uint8)
    kernel = forest_growth._KERNELS[search]
    kernel(prepared, rules, 1, 0, *arrays, stop)  # compiled before it counts
    began = time.process_time()
    kernel(prepared, rules, 1, 0, *arrays, stop)
    whole = time.process_time() - began
    thread = threading.Thread(target=kernel, args=(prepared, rules, 1, 0, *arrays, stop))
    began = time.process_time()
    thread.start()
    time.sleep(whole / 5)
    stop[0] = 1
    thread.join()
    assert time.process_time() - began < 0.8 * whole


def test_progress_ends_at_one():
    seen = []
    x, y = table()
    grow_forest(x, y, SETTINGS, progress=seen.append)
    assert seen == sorted(seen) and seen[-1] == 1.0


@pytest.mark.parametrize(
    "change",
    [{"max_features": 7}, {"max_features": 0}, {"trees": 0}, {"min_leaf": 0}, {"seed": -1}],
)
def test_settings_out_of_range_are_refused(change):
    x, y = table()
    with pytest.raises(ValueError):
        grow_forest(x, y, replace(SETTINGS, **change))


def test_tables_that_make_no_forest_are_refused():
    x, y = table()
    for columns, target in ((x, y[:-1]), (x[:, :0], y[:0]), (x, np.where(y > 100, np.nan, y))):
        with pytest.raises(ValueError):
            grow_forest(columns, target, SETTINGS)
    with pytest.raises(ValueError):
        grow_forest(x, y, SETTINGS, groups=np.arange(3))
