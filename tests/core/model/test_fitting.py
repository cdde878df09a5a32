"""Fitting: the same forest on any number of threads; out-of-bag predictions; cancel; smearing."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.forest.growth.forest_growth import grow_forest
from carbonsink.core.forest.growth.settings import GrowthSettings
from carbonsink.core.model.fitting import fit_estimator, predict_fit
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.run import Run
from carbonsink.tests import naive

RANDOM = np.random.default_rng(2)
COLUMNS = RANDOM.normal(size=(3, 70)).astype(np.float32)
TARGET = 400 + 80 * COLUMNS[0] - 30 * COLUMNS[1] + RANDOM.normal(0, 20, 70)
SETTINGS = EstimatorSettings(trees=90, max_features=2, min_leaf=3)


def reference(target=TARGET):
    return grow_forest(COLUMNS, target, GrowthSettings(90, 2, 3, seed=9), oob=True)


@pytest.mark.parametrize("threads", [1, 3])
def test_a_forest_is_grown_with_the_settings_of_the_recipe(threads):
    recipe = Recipe(settings=SETTINGS, seed=9)
    fit = fit_estimator(recipe, 3, COLUMNS, TARGET, Run(threads=threads), want_oob=True)
    single = reference()
    expected = [naive.predict_forest(single.forest, row) for row in COLUMNS.T]
    assert np.array_equal(predict_fit(recipe, fit, COLUMNS), expected)
    assert np.array_equal(fit.oob, single.oob)
    assert np.array_equal(fit.estimator.feature_importances_, single.importance)
    assert fit.smearing == 1.0 and fit.estimator.search == "exact"


def test_a_record_in_every_bag_has_no_oob_prediction():
    few = Recipe(settings=EstimatorSettings(trees=2, min_leaf=3), seed=9)
    oob = fit_estimator(few, 3, COLUMNS, TARGET, Run(), want_oob=True).oob
    assert 0 < np.isnan(oob).sum() < len(oob)
    assert np.nanmin(oob) > 100


def test_smearing_rests_on_out_of_bag_residuals():
    target = np.exp(TARGET / 200)
    recipe = Recipe(settings=SETTINGS, seed=9, transform="log", smearing=True)
    fit = fit_estimator(recipe, 3, COLUMNS, target, Run())
    single = reference(np.log(target))
    factor = np.mean(np.exp(np.log(target) - single.oob))
    assert fit.smearing == pytest.approx(factor, rel=1e-12)
    plain = np.exp([naive.predict_forest(single.forest, row) for row in COLUMNS.T])
    np.testing.assert_allclose(predict_fit(recipe, fit, COLUMNS), plain * factor, rtol=1e-12)


def test_cancel_is_heard_while_trees_grow():
    looks = []
    run = Run(is_cancelled=lambda: bool(looks.append(1)) or len(looks) > 3, threads=1)
    many = Recipe(settings=EstimatorSettings(trees=200_000))
    with pytest.raises(Cancelled):
        fit_estimator(many, 3, COLUMNS, TARGET, run)
    assert len(looks) == 4


def test_progress_moves_while_trees_grow():
    seen = []
    run = Run(on_progress=seen.append, threads=1)
    many = Recipe(settings=EstimatorSettings(trees=20_000))
    fit_estimator(many, 3, COLUMNS, TARGET, run)
    assert len(seen) > 3 and seen == sorted(seen) and seen[-1] == 1.0
