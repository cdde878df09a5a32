"""Held-out intervals of a training, and their scores."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.learn import train, write_scores
from carbonsink.core.learn.estimators import EstimatorSettings
from carbonsink.core.learn.fitting import fit_estimator
from carbonsink.core.learn.intervals import DEFAULT_COVERAGE, held_out_bounds, score_intervals
from carbonsink.core.run import Run


@pytest.fixture(scope="module")
def training(samples, spec):
    return train(samples, spec(trees=20), Run(threads=1))


def test_bounds_come_from_models_that_never_met_the_site(samples, spec, training):
    table = training.predictions
    fold = table["fold_site"].to_numpy()
    columns = samples[["mat", "rain"]].to_numpy(np.float32).T
    target = samples["npp"].to_numpy()
    for k in np.unique(fold):
        rest, here = fold != k, fold == k
        fit = fit_estimator(
            spec(trees=20).recipe, 2, columns[:, rest], target[rest], Run(threads=1)
        )
        bounds = held_out_bounds(
            fit, columns[:, rest], target[rest], columns[:, here], DEFAULT_COVERAGE
        )
        np.testing.assert_array_equal(bounds[0], table["lower_site"][here])
        np.testing.assert_array_equal(bounds[1], table["upper_site"][here])


def test_scores_stand_beside_those_of_the_prediction(training, tmp_path):
    scores, table = training.scores, training.predictions
    row = scores[(scores["validation"] == "site") & (scores["scope"] == "all")].iloc[0]
    found = score_intervals(
        table["observed"], table["lower_site"], table["upper_site"], DEFAULT_COVERAGE
    )
    assert row["picp"] == pytest.approx(100 * found.coverage)
    assert row["mpiw"] == pytest.approx(found.width)
    assert row["pinball"] == pytest.approx(found.pinball)
    assert 50 < row["picp"] <= 100
    assert scores.loc[scores["validation"] == "training", "picp"].isna().all()
    write_scores(training, str(tmp_path / "scores.csv"))
    header = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "picp (%),mpiw (gC m-2 yr-1),pinball (gC m-2 yr-1)" in header


def test_no_interval_without_trees(samples, spec):
    recipe = {"estimator": "linear", "settings": EstimatorSettings()}
    training = train(samples, spec(**recipe), Run(threads=1))
    assert "picp" not in training.scores
    assert "lower_site" not in training.predictions
