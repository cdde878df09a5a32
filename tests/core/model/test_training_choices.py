"""Presets set what the user left alone, and nothing else."""

from __future__ import annotations

import pytest

from carbonsink.core.fuzzy import fuzzy_specification as fuzzy
from carbonsink.core.model.training_choices import PRESETS, note_preset
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.sequence import lstm_specification as sequence
from carbonsink.core.sequence.lstm_specification import NetworkSettings, SequenceSpec

SEQUENCE = {"target": "nee", "predictors": ("ta",), "site": "site", "date": "date"}
FUZZY = {"target": "nee", "predictors": ("ta",), "site": "site"}


class Notes:
    def __init__(self):
        self.notes = []

    def note(self, note):
        self.notes.append(note)


@pytest.mark.parametrize("module", [sequence, fuzzy])
def test_every_preset_has_values_that_are_allowed_and_the_standard_changes_nothing(module):
    assert tuple(module.PRESET_VALUES) == PRESETS and module.PRESET_VALUES["standard"] == {}
    spec = SequenceSpec(**SEQUENCE) if module is sequence else fuzzy.FuzzySpec(**FUZZY)
    assert spec.preset == "standard" and spec.with_preset() == spec


def test_quick_and_thorough_networks():
    quick = SequenceSpec(**SEQUENCE, preset="quick").with_preset()
    assert (quick.settings.epochs, quick.seeds, quick.tune) == (40, 2, "none")
    assert quick.settings.hidden == NetworkSettings.hidden
    thorough = SequenceSpec(**SEQUENCE, preset="thorough").with_preset()
    assert (thorough.settings.epochs, thorough.seeds) == (500, 10)
    assert (thorough.tune, thorough.tries) == ("random", 24)


def test_what_the_user_has_set_stays():
    settings = NetworkSettings(epochs=77)
    spec = SequenceSpec(**SEQUENCE, settings=settings, tune="grid", preset="thorough").with_preset()
    assert (spec.settings.epochs, spec.tune, spec.seeds) == (77, "grid", 10)
    notes = Notes()
    note_preset("thorough", spec, sequence.PRESET_VALUES["thorough"], notes)
    assert set(notes.notes[0].settings) == {
        "epochs = 77",
        "tune = grid",
        "tries = 24",
        "seeds = 10",
    }
    note_preset("standard", spec, {}, notes)
    assert len(notes.notes) == 1


def test_fuzzy_presets_leave_out_trees_where_the_estimator_has_none():
    quick = fuzzy.FuzzySpec(**FUZZY, preset="quick").with_preset()
    assert (quick.recipe.settings.trees, quick.folds, quick.weights) == (100, 5, "equal")
    thorough = fuzzy.FuzzySpec(**FUZZY, preset="thorough").with_preset()
    assert (thorough.recipe.settings.trees, thorough.weights) == (2000, "importance")
    line = fuzzy.FuzzySpec(**FUZZY, recipe=Recipe("linear"), preset="thorough").with_preset()
    line.check()
    assert line.recipe.settings.trees == 500 and line.weights == "importance"
