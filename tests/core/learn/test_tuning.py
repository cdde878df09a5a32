"""Tuning: candidates, the choice, and that no held-out record takes part in it."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.learn import Tuned
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.estimators.registry import ESTIMATORS, EstimatorSettings
from carbonsink.core.learn import tuning as room
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.learn.tuning import tuning_candidates
from carbonsink.core.model.training_data import read_samples
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.run import Run


@pytest.mark.parametrize("key", ESTIMATORS)
@pytest.mark.parametrize("tune", ["grid", "random"])
def test_candidates_are_settings_that_the_kind_takes(key, tune):
    for library in ESTIMATORS[key].requires:
        pytest.importorskip(library)
    recipe = Recipe(estimator=key)
    found = tuning_candidates(recipe, tune)
    assert found[0] == recipe.settings
    assert len(found) == len(set(found)) > 4
    for settings in found:
        ESTIMATORS[key].check(settings)
    assert found == tuning_candidates(recipe, tune)


def test_what_the_user_set_is_left_alone():
    recipe = Recipe(settings=EstimatorSettings(min_leaf=3))
    assert {settings.min_leaf for settings in tuning_candidates(recipe, "grid")} == {3}


def test_the_best_of_the_inner_folds_is_taken(samples, spec, monkeypatch):
    notes = []
    found = train(
        samples,
        spec(estimator="linear", settings=EstimatorSettings(), tune="grid"),
        Run(on_note=notes.append),
    )
    said = [note for note in notes if isinstance(note, Tuned)]
    assert len(said) == 1 and said[0].compared == 6
    assert said[0].rmse <= said[0].rmse_before
    chosen = found.model.recipe.settings.penalty
    assert chosen in (None, *dict(ESTIMATORS["linear"].grid)["penalty"])
    assert found.model.validation["tune"] == "grid"


def test_numbers_of_trees_are_compared_as_they_are(samples, spec, monkeypatch):
    compared = []
    real = room.predict_held_out

    def spy(data, recipe, *rest):
        compared.append(recipe.settings.trees)
        return real(data, recipe, *rest)

    monkeypatch.setattr(room, "predict_held_out", spy)
    recipe = Recipe(settings=EstimatorSettings(trees=130))
    data = read_samples(samples, spec(), Run())
    room.tune_recipe(data, recipe, "grid", Run(), (("trees", (2, 140)),))
    assert compared == [130, 2, 140]
    compared.clear()
    room.tune_recipe(data, recipe, "grid", Run(), (("min_leaf", (2, 9)),))
    assert compared == [100, 100, 100]


def test_held_out_records_take_no_part_in_the_choice(samples, spec, monkeypatch):
    seen = []
    real = room.predict_held_out

    def spy(data, *rest):
        seen.append(set(data.rows.tolist()))
        return real(data, *rest)

    monkeypatch.setattr(room, "predict_held_out", spy)
    wanted = spec(estimator="linear", settings=EstimatorSettings(), tune="grid")
    found = train(samples, wanted, Run())
    folds = found.predictions["fold_site"].to_numpy()
    n_candidates = 6
    per_fit = seen[::n_candidates]
    assert per_fit[0] == set(range(80))  # the model itself
    for fold, rows in zip(range(1, 5), per_fit[1:5]):
        assert rows == set(np.flatnonzero(folds != fold).tolist())


def test_a_tuned_model_is_written_and_refits_with_its_settings(samples, spec, tmp_path):
    path = str(tmp_path / "m.carbonmodel")
    wanted = spec(estimator="svm", settings=EstimatorSettings(), tune="random", folds=2)
    model = train(samples, wanted, Run()).model
    write_bundle(model, path)
    again = read_bundle(path, Run())
    assert again.recipe == model.recipe
    assert again.recipe.settings.cost is not None or again.recipe.settings == EstimatorSettings()
    np.testing.assert_array_equal(again.predict(samples), model.predict(samples))


def test_same_seed_same_choice(samples, spec):
    wanted = spec(tune="random", trees=5, folds=2)
    first, second = (train(samples, wanted, Run(threads=n)) for n in (1, 2))
    assert first.model.recipe == second.model.recipe
    assert first.scores.equals(second.scores)


def test_few_records_are_not_tuned(samples, spec):
    notes = []
    train(samples[:12], spec(tune="grid", folds=2, trees=3), Run(on_note=notes.append))
    assert not [note for note in notes if isinstance(note, Tuned)]


def test_an_unknown_way_is_refused(samples, spec):
    with pytest.raises(BadValue):
        train(samples, spec(tune="best"), Run())
