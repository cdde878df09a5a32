"""Fitting in steps: the same forest as in one go, on any number of threads; cancel; smearing."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import RandomForestRegressor

from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.facts.run import Cancelled
from carbonsink.core.model import fitting
from carbonsink.core.model.fitting import fit_estimator, predict_fit
from carbonsink.core.model.specification import Recipe
from carbonsink.core.run import Run

RANDOM = np.random.default_rng(2)
COLUMNS = RANDOM.normal(size=(3, 70)).astype(np.float32)
TARGET = 400 + 80 * COLUMNS[0] - 30 * COLUMNS[1] + RANDOM.normal(0, 20, 70)
SETTINGS = EstimatorSettings(trees=90, max_features=2, min_leaf=3)


def reference(target=TARGET, **settings):
    forest = RandomForestRegressor(
        90, max_features=2, min_samples_leaf=3, random_state=9, **settings
    )
    return forest.fit(COLUMNS.T, target)


@pytest.mark.parametrize("threads", [1, 3])
def test_trees_grown_in_steps_are_those_of_a_single_fit(threads, monkeypatch):
    monkeypatch.setattr(fitting, "STEP_S", 0.01)  # many small steps
    recipe = Recipe(settings=SETTINGS, seed=9)
    fit = fit_estimator(recipe, 3, COLUMNS, TARGET, Run(threads=threads), want_oob=True)
    single = reference(oob_score=True)
    assert np.array_equal(predict_fit(recipe, fit, COLUMNS), single.predict(COLUMNS.T))
    assert np.array_equal(fit.oob, single.oob_prediction_)
    assert fit.smearing == 1.0
    assert not hasattr(fit.estimator, "oob_prediction_")
    assert fit.estimator.get_params() == reference().get_params()


def test_a_record_in_every_bag_has_no_oob_prediction():
    few = Recipe(settings=EstimatorSettings(trees=2, min_leaf=3), seed=9)
    oob = fit_estimator(few, 3, COLUMNS, TARGET, Run(), want_oob=True).oob
    assert 0 < np.isnan(oob).sum() < len(oob)
    assert np.nanmin(oob) > 100


def test_smearing_rests_on_out_of_bag_residuals():
    target = np.exp(TARGET / 200)
    recipe = Recipe(settings=SETTINGS, seed=9, transform="log", smearing=True)
    fit = fit_estimator(recipe, 3, COLUMNS, target, Run())
    single = reference(np.log(target), oob_score=True)
    factor = np.mean(np.exp(np.log(target) - single.oob_prediction_))
    assert fit.smearing == pytest.approx(factor, rel=1e-12)
    plain = np.exp(single.predict(COLUMNS.T))
    np.testing.assert_allclose(predict_fit(recipe, fit, COLUMNS), plain * factor, rtol=1e-12)


def test_cancel_is_heard_while_trees_grow(monkeypatch):
    monkeypatch.setattr(fitting, "STEP_S", 0.001)
    fits = []
    original = RandomForestRegressor.fit
    monkeypatch.setattr(
        RandomForestRegressor, "fit", lambda *args: fits.append(1) or original(*args)
    )
    run = Run(is_cancelled=lambda: len(fits) >= 2, threads=1)
    with pytest.raises(Cancelled):
        fit_estimator(Recipe(settings=SETTINGS), 3, COLUMNS, TARGET, run)
    assert len(fits) == 2


def test_progress_moves_while_trees_grow(monkeypatch):
    monkeypatch.setattr(fitting, "STEP_S", 0.001)
    seen = []
    run = Run(on_progress=seen.append, threads=1)
    fit_estimator(Recipe(settings=SETTINGS), 3, COLUMNS, TARGET, run)
    assert len(seen) > 3 and seen == sorted(seen) and seen[-1] == 1.0
