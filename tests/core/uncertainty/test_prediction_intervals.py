"""Held-out intervals of a training, and their scores."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.learn.score_table import write_scores
from carbonsink.core.model.fitting import fit_estimator
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.prediction_intervals import (
    DEFAULT_COVERAGE,
    LEVELS,
    calibrated_levels,
    held_out_quantiles,
    interval_levels,
    model_levels,
    rank_records,
    score_intervals,
)


@pytest.fixture(scope="module")
def training(samples, spec):
    return train(samples, spec(trees=20), Run(threads=1))


def test_bounds_come_from_models_that_never_met_the_site(samples, spec, training):
    table = training.predictions
    fold = table["fold_site"].to_numpy()
    columns = samples[["mat", "rain"]].to_numpy(np.float32).T
    target = samples["npp"].to_numpy()
    quantiles = np.empty((len(LEVELS), len(samples)))
    for k in np.unique(fold):
        rest, here = fold != k, fold == k
        fit = fit_estimator(
            spec(trees=20).recipe, 2, columns[:, rest], target[rest], Run(threads=1)
        )
        quantiles[:, here] = held_out_quantiles(
            fit, columns[:, rest], target[rest], columns[:, here]
        )
    raw = quantiles[[np.abs(LEVELS - level).argmin() for level in interval_levels(0.9)]]
    np.testing.assert_array_equal(raw[0], table["raw_lower_site"])
    np.testing.assert_array_equal(raw[1], table["raw_upper_site"])
    ranks = rank_records(target, quantiles)
    np.testing.assert_array_equal(ranks, table[["rank_lower", "rank_upper"]].to_numpy().T)
    for k in np.unique(fold):
        low, high = calibrated_levels(ranks[:, fold != k], DEFAULT_COVERAGE)
        bounds = quantiles[[LEVELS.tolist().index(low), LEVELS.tolist().index(high)]][:, fold == k]
        np.testing.assert_array_equal(bounds[0], table["lower_site"][fold == k])
        np.testing.assert_array_equal(bounds[1], table["upper_site"][fold == k])


def test_the_map_takes_the_levels_of_the_held_out_records(training, tmp_path):
    table = training.predictions
    low, high = model_levels(training.model, 0.5)
    inside = (table["rank_lower"] >= low) & (table["rank_upper"] <= high)
    assert 0.5 <= inside.mean() < 0.6
    path = str(tmp_path / "m.carbonmodel")
    write_bundle(training.model, path)
    assert model_levels(read_bundle(path, Run()), 0.5) == (low, high)
    assert model_levels(training.model, 0.999) is None
    older = replace(training.model, held_out=table.drop(columns=["rank_lower"]))
    assert model_levels(older, 0.5) is None


def test_made_records_do_not_calibrate(training):
    made = training.predictions.assign(expanded=np.arange(len(training.predictions)) >= 5)
    assert model_levels(replace(training.model, held_out=made), DEFAULT_COVERAGE) is None


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
    raw = score_intervals(
        table["observed"], table["raw_lower_site"], table["raw_upper_site"], DEFAULT_COVERAGE
    )
    assert row["picp_raw"] == pytest.approx(100 * raw.coverage)
    assert row["mpiw_raw"] == pytest.approx(raw.width)
    assert scores.loc[scores["validation"] == "training", "picp"].isna().all()
    write_scores(training, str(tmp_path / "scores.csv"))
    header = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "picp (%),mpiw (gC m-2 yr-1),pinball (gC m-2 yr-1)" in header


def test_no_interval_without_trees(samples, spec):
    recipe = {"estimator": "linear", "settings": EstimatorSettings()}
    training = train(samples, spec(**recipe), Run(threads=1))
    assert "picp" not in training.scores
    assert "lower_site" not in training.predictions
