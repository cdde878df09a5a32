"""A grid of the user's own: how it is read, what is tried of it, and what is refused."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from carbonsink.core.errors_and_notes.learn import Tuned
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply
from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.learn.model_comparison import comparison_specs
from carbonsink.core.learn.tuning import DRAWS, tuning_candidates
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.model.tuning_grid import parse_grid
from carbonsink.core.run import Run
from carbonsink.core.sequence import tuning
from carbonsink.core.sequence.lstm_specification import NetworkSettings, SequenceSpec


def test_the_text_of_a_grid():
    found = parse_grid("Min_Leaf = 1,5 ,5; max_features=6, 0.5, sqrt;", EstimatorSettings)
    assert found == (("min_leaf", (1, 5)), ("max_features", (6, 0.5, "sqrt")))
    network = parse_grid("hidden=16; learning_rate=1e-3,0.01", NetworkSettings)
    assert network == (("hidden", (16,)), ("learning_rate", (0.001, 0.01)))
    assert parse_grid("", EstimatorSettings) == ()
    wide = parse_grid("hidden＝4，8；dropout：0.1、0.2", NetworkSettings)
    assert wide == (("hidden", (4, 8)), ("dropout", (0.1, 0.2)))


@pytest.mark.parametrize(
    "text",
    ["depth = 3", "min_leaf", "min_leaf = ", "min_leaf = 0", "min_leaf = 2.5", "cost = nan"]
    + ["cost = inf", "cost = 1; cost = 2", "= 3", "learning_rate = fast", "trees = 99999"],
)
def test_what_is_no_grid_is_refused(text):
    with pytest.raises(BadValue) as caught:
        parse_grid(text, EstimatorSettings)
    assert caught.value.parameter == "grid"


@pytest.mark.parametrize(
    "text, allowed",
    [("hidden = 4.5", "1, 2, 3 ... (1 ... 1024)"), ("dropout = much", "0.1, 0.5, 1 ... (")]
    + [("min_leaf = 3", "name = value, value; name = value (hidden, layers,")],
)
def test_what_is_refused_for_networks_names_none_of_forests(text, allowed):
    with pytest.raises(BadValue) as caught:
        parse_grid(text, NetworkSettings)
    assert caught.value.allowed.startswith(allowed)
    assert "max_features" not in caught.value.allowed


def test_all_combinations_are_tried():
    own = (("min_leaf", (2, 9)), ("max_features", (1, 0.5, "sqrt")))
    given = Recipe(settings=EstimatorSettings(min_leaf=3))
    found = tuning_candidates(given, "grid", own)
    tried = {(settings.min_leaf, settings.max_features) for settings in found[1:]}
    assert found[0] == given.settings
    assert tried == set(itertools.product((2, 9), (1, 0.5, "sqrt"))) and len(found) == 7
    many = (("min_leaf", tuple(range(1, 40))),)
    drawn = tuning_candidates(given, "random", many)
    assert len(set(drawn)) <= DRAWS + 1 and drawn == tuning_candidates(given, "random", many)


def test_the_best_of_an_own_grid_is_trained(samples, spec):
    notes = []
    wanted = spec(
        estimator="linear",
        settings=EstimatorSettings(),
        tune="grid",
        grid=(("penalty", (1e-6, 5e8)),),
        validation="kfold",
    )
    model = train(samples, wanted, Run(on_note=notes.append)).model
    assert model.recipe.settings.penalty != 5e8  # that is the mean of the target everywhere
    assert next(note for note in notes if isinstance(note, Tuned)).compared == 3


def test_networks_try_an_own_grid():
    own = (("hidden", (4, 8)), ("dropout", (0.0, 0.3)))
    spec = SequenceSpec("flux", ("warm",), "site", "month", tune="grid", grid=own, tries=20)
    found, total = tuning.tuning_candidates(spec, 5000)
    tried = {(settings.hidden, settings.dropout) for settings in found[1:]}
    assert tried == set(itertools.product((4, 8), (0.0, 0.3))) and total == 5


def test_a_grid_without_use_is_refused(spec):
    for changes in ({"tune": "none"}, {"estimator": "svm", "tune": "grid"}):
        with pytest.raises(DoesNotApply) as caught:
            given = {"settings": EstimatorSettings(), **changes}
            spec(grid=(("min_leaf", (1, 2)),), **given).check()
        assert caught.value.parameter == "grid"


def test_each_of_compared_estimators_gets_its_settings(spec):
    wanted = spec(settings=EstimatorSettings(), tune="grid")

    grid = (("min_leaf", (1, 2)), ("cost", (0.5, 2.0)))
    found = comparison_specs(replace(wanted, grid=grid), ("random_forest", "svm"))
    assert found["random_forest"].grid == grid[:1] and found["svm"].grid == grid[1:]
    with pytest.raises(DoesNotApply):
        comparison_specs(replace(wanted, grid=grid), ("random_forest", "linear"))
