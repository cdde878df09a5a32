"""Dissimilarity as its definition says, record by record."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.run import Run
from carbonsink.core.uncertainty import applicability
from carbonsink.core.uncertainty.applicability import (
    Applicability,
    chosen_weights,
    column_weights,
    dissimilarity_threshold,
    fit_dissimilarity,
)
from carbonsink.core.uncertainty.nearest_distance import (
    count_within,
    group_points,
    nearest_distances,
)


def naive_dissimilarity(x, weights, folds, cells):
    """CAST's trainDI and aoa, loop by loop; R's quantiles are of type 7, as numpy's."""
    scaled = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1) * weights
    n = len(x)
    means, nearest = [], []
    for i in range(n):
        distances = [np.linalg.norm(scaled[i] - scaled[j]) for j in range(n)]
        means.append(sum(distances) / (n - 1))
        nearest.append(min(distances[j] for j in range(n) if folds[j] != folds[i]))
    mean = np.mean(means)
    index = np.array(nearest) / mean
    first, third = np.percentile(index, [25, 75])
    threshold = min(third + 1.5 * (third - first), index.max())
    there = (cells - x.mean(axis=0)) / x.std(axis=0, ddof=1) * weights
    found = [min(np.linalg.norm(cell - point) for point in scaled) / mean for cell in there]
    return index, threshold, np.array(found)


@pytest.fixture(scope="module")
def model(samples, spec):
    return train(samples, spec(trees=12), Run(threads=1)).model


def test_equals_the_definition(model):
    area = Applicability(model)
    x = model.training[list(model.names)].to_numpy(np.float32).astype(float)
    weights = model.submodels[0].estimator.feature_importances_
    folds = model.held_out["fold_site"].to_numpy()
    cells = np.random.default_rng(0).normal(size=(2, 15, 20)) * [[[8]], [[900]]] + [[[10]], [[900]]]
    cells = cells.astype(np.float32)
    cells[0, 3, 4] = np.nan
    flat = cells.reshape(2, -1).T.astype(float)
    index, threshold, expected = naive_dissimilarity(x, weights, folds, np.nan_to_num(flat))
    np.testing.assert_allclose(area.index, index, rtol=1e-12)
    assert area.thresholds[0] == pytest.approx(threshold, rel=1e-12)
    found, inside = area.dissimilarity(cells)
    assert np.isnan(found[3, 4])
    assert not inside[3, 4]
    known = np.isfinite(found.ravel())
    np.testing.assert_allclose(found.ravel()[known], expected[known], rtol=1e-10)
    np.testing.assert_array_equal(inside.ravel()[known], expected[known] <= threshold)
    assert 0 < inside.sum() < known.sum()
    scaled = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1) * weights
    apart = (flat - x.mean(axis=0)) / x.std(axis=0, ddof=1) * weights
    apart = (
        np.linalg.norm(apart[:, None] - scaled[None], axis=2)
        / area.dissimilarities[0].mean_distance
    )
    density = area.point_density(cells).ravel()
    np.testing.assert_array_equal(density[known], (apart < threshold).sum(axis=1)[known])
    assert density[~known].tolist() == [-1]
    assert density.max() > 16


def test_thresholds_that_cast_publishes():
    """Index and threshold of the Cook Farm example, of CAST's tests of trainDI and aoa."""
    index = [
        *(0.09043580, 0.14046341, 0.16584582, 0.57617177, 0.26840303, 0.14353894, 0.19768329),
        *(0.24022059, 0.06832037, 0.29150668, 0.18471625, 0.57617177, 0.12344463, 0.09043580),
        *(0.14353894, 0.26896008, 0.22713731, 0.24022059, 0.20388725, 0.06832037, 0.23604264),
        *(0.20388725, 0.91513568, 0.09558666, 0.14046341, 0.16214832, 0.37107762, 0.16214832),
        *(0.18471625, 0.12344463),
    ]
    found = dissimilarity_threshold(np.array(index))
    assert round(found, 5) == 0.38986
    # The largest index of the map, 4.4485, over the threshold is 11.4105 (normalize_DI).
    assert 4.4485 / found == pytest.approx(11.4105, abs=2e-4)
    # Below the largest index, and the largest itself (their test of .di_threshold).
    assert dissimilarity_threshold(np.array([0.1, 0.2, 0.4, 1.0, 5.0])) == pytest.approx(2.2)
    assert dissimilarity_threshold(np.array([0.1, 0.5, np.nan])) == 0.5


def test_training_keeps_it_in_the_model_and_its_file(model, tmp_path):
    path = str(tmp_path / "m.carbonmodel")
    write_bundle(model, path)
    read = read_bundle(path, Run())
    kept, fresh = Applicability(read), Applicability(replace(read, validation={"main": "site"}))
    assert kept.thresholds == fresh.thresholds
    np.testing.assert_array_equal(kept.index, fresh.index)
    assert kept.dissimilarities[0].mean_distance == fresh.dissimilarities[0].mean_distance
    damaged = {**read.validation, "applicability": {"weights": "importance", "strata": ["x"]}}
    assert Applicability(replace(read, validation=damaged)).thresholds == fresh.thresholds


def test_the_choice_of_weights_is_kept(samples, spec):
    equal = train(samples, spec(trees=5, applicability_weights="equal"), Run(threads=1)).model
    assert chosen_weights(equal) == "equal"
    weights = Applicability(equal, chosen_weights(equal)).dissimilarities[0].scale
    deviation = equal.training[["mat", "rain"]].to_numpy(np.float32).std(axis=0, ddof=1)
    np.testing.assert_allclose(weights, 1 / deviation, rtol=1e-5)
    with pytest.raises(BadValue):
        train(samples, spec(trees=5, applicability_weights="most"), Run(threads=1))


def test_a_training_record_is_not_dissimilar(model):
    cells = model.training[list(model.names)].to_numpy(np.float32).T
    found, inside = Applicability(model).dissimilarity(cells)
    assert (found == 0.0).all()
    assert inside.all()


def test_classes_weigh_as_their_predictor(samples, spec):
    model = train(samples, spec(trees=8, categorical=("lulc",)), Run(threads=1)).model
    part = model.submodels[0]
    importance = part.estimator.feature_importances_
    weights = column_weights(model, part, "importance")
    np.testing.assert_allclose(weights[:2], importance[:2])
    np.testing.assert_allclose(weights[2:], importance[2:].sum())
    assert (column_weights(model, part, "equal") == 1.0).all()
    with pytest.raises(BadValue):
        column_weights(model, part, "random")


def test_constant_columns_and_a_single_fold():
    columns = np.array([[1.0, 2.0, 4.0], [7.0, 7.0, 7.0]])
    found = fit_dissimilarity(columns, np.ones(2), np.array([0, 0, 1]))
    assert found.scale[1] == 0.0
    assert found.index.tolist() == pytest.approx([1.5, 1.0, 1.0])
    alone = fit_dissimilarity(columns, np.ones(2), np.zeros(3))
    assert np.isnan(alone.index).all()
    assert np.isnan(alone.threshold)
    unimportant = fit_dissimilarity(columns, np.array([-1.0, 0.0]), np.arange(3))
    assert unimportant.scale[0] > 0.0


def test_large_tables_are_sampled(monkeypatch):
    rng = np.random.default_rng(3)
    columns, folds = rng.normal(size=(3, 900)).astype(np.float32), np.arange(900) // 30
    whole = fit_dissimilarity(columns, np.ones(3), folds)
    monkeypatch.setattr(applicability, "MAX_RECORDS", 800)
    monkeypatch.setattr(applicability, "SAMPLED_RECORDS", 300)
    some = fit_dissimilarity(columns, np.ones(3), folds)
    known = np.isfinite(some.index)
    assert known.sum() == 300
    # Of the sampled records the distances are the true ones; only the mean is an estimate.
    np.testing.assert_allclose(
        some.index[known] * some.mean_distance, whole.index[known] * whole.mean_distance
    )
    assert some.mean_distance == pytest.approx(whole.mean_distance, rel=0.03)
    assert some.threshold == pytest.approx(whole.threshold, rel=0.2)


@pytest.mark.parametrize("n", [1, 15, 16, 17, 500])
def test_the_nearest_point_is_found(n):
    rng = np.random.default_rng(n)
    points, cells = rng.normal(size=(3, n)), rng.normal(size=(3, 200)).astype(np.float32) * 2
    points[:, n // 2] = points[:, 0]
    found = np.full(200, np.nan)
    nearest_distances(group_points(points), cells, np.arange(100), np.zeros(3), np.ones(3), found)
    apart = cells[:, :100, None].astype(float) - points[:, None, :]
    expected = np.sqrt((apart**2).sum(axis=0)).min(axis=1)
    np.testing.assert_allclose(found[:100], expected, rtol=1e-12)
    assert np.isnan(found[100:]).all()
    near = np.full(200, -1)
    place = np.zeros(3), np.ones(3)
    count_within(group_points(points), cells, np.arange(100), *place, 1.5, near)
    np.testing.assert_array_equal(near[:100], ((apart**2).sum(axis=0) < 2.25).sum(axis=1))
    assert (near[100:] == -1).all()
