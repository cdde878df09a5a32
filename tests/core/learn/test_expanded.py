"""Bags of a forest whose records were expanded: relatives are in or out of a bag together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.forest.growth.forest_growth import grow_forest
from carbonsink.core.forest.growth.settings import GrowthSettings
from carbonsink.core.learn.estimator_bundle import _refit_from_samples
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.expanded_records import (
    bag_groups,
    find_expanded_records,
    find_proportion,
)
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.run import Run


def expanded_table(n_sites=60, children=10, seed=0):
    """Measured records of which little is explained, and records made of them by expansion."""
    rng = np.random.default_rng(seed)
    npp = rng.uniform(100, 900, n_sites)
    real = pd.DataFrame({"npp": npp, "mat": rng.normal(10, 5, n_sites)})
    real["carbon"] = 50 * np.exp(rng.normal(0, 0.8, n_sites)) * (npp / 500) ** 0.3
    real["site"] = [f"s{i}" for i in range(n_sites)]
    rows = real.loc[np.repeat(np.arange(n_sites), children)].reset_index(drop=True)
    ratio = rng.uniform(0.7, 1.4, len(rows))
    made = rows.assign(npp=rows["npp"] * ratio, carbon=rows["carbon"] * ratio)
    made["mat"] += rng.normal(0, 0.02, len(rows))
    made = made.assign(parent=rows["site"], site=[f"made {i}" for i in range(len(rows))])
    return pd.concat([real.assign(parent=None), made], ignore_index=True)


def spec_of(**changes):
    recipe = Recipe(settings=EstimatorSettings(trees=200, min_leaf=1), seed=4)
    given = {"site": "site", "parent": "parent", "recipe": recipe}
    return TrainingSpec("carbon", ("npp", "mat"), **{**given, **changes})


@pytest.fixture(scope="module")
def training():
    return train(expanded_table(), spec_of(), Run(threads=2))


def test_out_of_bag_scores_agree_with_held_out_ones(training):
    """Bags of single records give 0.9 here: the relatives of each record are in the bag."""
    table = expanded_table()
    x = table[["npp", "mat"]].to_numpy(np.float32).T
    settings = GrowthSettings(200, 1, 1, seed=4)
    leaky = grow_forest(x, table["carbon"], settings, oob=True).oob[:60]
    y = table["carbon"].to_numpy()[:60]
    assert 1 - ((leaky - y) ** 2).sum() / ((y - y.mean()) ** 2).sum() > 0.7
    held_out, bags = training.score("site").r2, training.score("oob").r2
    assert held_out < 0.1
    assert bags == pytest.approx(held_out, abs=0.25)
    assert training.score("oob").n == 60


def test_out_of_bag_predictions_are_those_of_bags_by_parent(training):
    table = expanded_table()
    groups = np.concatenate([np.arange(60), np.repeat(np.arange(60), 10)])
    x = table[["npp", "mat"]].to_numpy(np.float32).T
    grown = grow_forest(
        x, table["carbon"], GrowthSettings(200, 1, 1, seed=4), 1, None, None, True, groups
    )
    np.testing.assert_array_equal(training.predictions["predicted_oob"], grown.oob)


def test_a_refit_draws_the_same_bags(training):
    model = training.model
    again = _refit_from_samples(model, "model", Run(threads=1))
    rows = model.training
    np.testing.assert_array_equal(again.predict(rows), model.predict(rows))


def test_groups_by_hand():
    parents = np.array(["a", "b", "a", "c", "c", "b"], object)
    scored = np.array([True, True, False, True, True, True])
    # Only "a" has a made record: its two are together, all others alone.
    assert bag_groups(parents, scored).tolist() == [0, 1, 0, 2, 3, 4]
    assert bag_groups(parents, np.ones(6, bool)) is None
    assert bag_groups(None, scored) is None


@pytest.mark.parametrize(
    ("parents", "sites", "made"),
    [
        (["", "a", "a"], ["a", "x", "y"], [0, 1, 1]),
        (["", "a", "a"], ["a", "a", "a"], [0, 1, 1]),
        (["a", "a", "b"], ["a", "x", "b"], [0, 1, 0]),
        (["", "b", "b"], ["a", "b", "y"], [0, 0, 1]),
    ],
)
def test_made_records_by_hand(parents, sites, made):
    found = find_expanded_records(np.array(parents, object), np.array(sites, object))
    assert found.tolist() == [bool(x) for x in made]


def test_proportion_needs_a_target_that_varies_and_is_measured_nowhere():
    rng = np.random.default_rng(1)
    table = pd.DataFrame({"a": rng.uniform(1, 9, 30), "b": np.repeat([1.0, 2.0, 3.0], 10)})
    sites = np.repeat(["p", "q", "r"], 10)
    assert find_proportion(table, 2.0 * table["a"].to_numpy(), ("a", "b"), sites).predictor == "a"
    # One value per site is in proportion to anything that is constant there.
    assert find_proportion(table, table["b"].to_numpy(), ("a", "b"), sites) is None
    assert find_proportion(table, rng.uniform(1, 9, 30), ("a", "b"), sites) is None
    zeros = np.where(np.arange(30) % 7 == 0, 0.0, table["a"])
    assert find_proportion(table, zeros, ("a",), sites) is None
