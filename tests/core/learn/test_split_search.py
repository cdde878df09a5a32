"""Which split search was used is noted and kept with the model."""

from __future__ import annotations

import numpy as np
import pandas as pd

from carbonsink.core.errors_and_notes.folds import SplitsBinned
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.run import Run


def test_bins_are_noted_where_they_are_used():
    rng = np.random.default_rng(0)
    table = pd.DataFrame(rng.normal(size=(21_000, 2)), columns=["a", "b"])
    table["y"] = table["a"] * table["b"]
    settings = EstimatorSettings(trees=2, min_leaf=50)
    spec = TrainingSpec("y", ("a", "b"), recipe=Recipe(settings=settings), validation="holdout")
    for n, expected in ((19_000, []), (21_000, [SplitsBinned(21_000, 1024, 2048)])):
        notes = []
        model = train(table[:n], spec, Run(on_note=notes.append)).model
        assert [note for note in notes if isinstance(note, SplitsBinned)] == expected
        assert model.submodels[0].estimator.search == ("histogram" if expected else "exact")
