"""Blocks of places, and the range of residuals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.folds import BlockSize, NoPlaces, TooFewGroups
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.learn.spatial_blocks import NO_BLOCK, block_labels
from carbonsink.core.learn.variogram import residual_range
from carbonsink.core.run import Run


@pytest.fixture
def field():
    """300 records whose noise is alike over about 20 map units."""
    random = np.random.default_rng(2)
    x, y = random.uniform(0, 200, (2, 300))
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    h = np.minimum(distance / 40.0, 1)
    alike = np.linalg.cholesky(1 - 1.5 * h + 0.5 * h**3 + 1e-9 * np.eye(300))
    noise = alike @ random.normal(size=300)
    mat = random.normal(10, 5, 300)
    return pd.DataFrame({"x": x, "y": y, "mat": mat, "rain": x, "npp": 3 * mat + 20 * noise})


def test_labels_are_squares():
    places = np.array([[0.5, 0.5], [0.9, 0.1], [1.1, 0.5], [-0.1, 0.5], [np.nan, 1.0]])
    labels = block_labels(places, 1.0).tolist()
    assert labels == ["0 0", "0 0", "1 0", "-1 0", NO_BLOCK]


def test_the_range_is_found(field):
    noise = field["npp"] - 3 * field["mat"]
    found = residual_range(field["x"], field["y"], noise, False, 1)
    assert 25 < found < 60


def test_noise_without_structure_has_no_range(field):
    ranges = [
        residual_range(field["x"], field["y"], np.random.default_rng(i).normal(size=300), False, 1)
        for i in range(8)
    ]
    assert np.isnan(ranges).sum() >= 4


def test_degrees_are_great_circles():
    random = np.random.default_rng(4)
    lon, lat = random.uniform(0, 60, 400), random.uniform(60, 80, 400)
    values = np.sin(np.radians(lat) * 30)
    flat = residual_range(lon, lat, values, False, 1)
    round_ = residual_range(lon, lat, values, True, 1)
    assert np.isfinite(round_) and round_ != flat


def test_a_block_is_held_out_whole(field, spec):
    notes = []
    wanted = spec(site="", coordinates=("x", "y"), validation="block", block_size=50.0, trees=8)
    found = train(field, wanted, Run(on_note=notes.append))
    assert found.main == "block"
    table = found.predictions
    labels = block_labels(field[["x", "y"]].to_numpy(), 50.0)
    folds = table["fold_block"].to_numpy()
    for label in set(labels):
        assert len(set(folds[labels == label])) == 1
    said = next(note for note in notes if isinstance(note, BlockSize))
    assert said.size == 50.0 and said.given and said.n_blocks == len(set(labels))
    assert said.suggested < 60
    assert found.score("block").n == 300 and found.score("kfold").n == 300


def test_the_size_is_suggested(field, spec):
    notes = []
    wanted = spec(site="", coordinates=("x", "y"), validation="all", trees=8)
    found = train(field, wanted, Run(on_note=notes.append))
    said = next(note for note in notes if isinstance(note, BlockSize))
    assert not said.given and said.size == said.suggested > 0
    assert {"site", "kfold", "block", "holdout"} <= set(found.validations)
    assert found.score("kfold").r2 > found.score("block").r2


def test_all_without_places_has_no_blocks(samples, spec):
    found = train(samples, spec(validation="all"), Run())
    assert "block" not in found.validations


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"validation": "block"}, NoPlaces),
        ({"validation": "block", "coordinates": ("x", "y"), "block_size": 1e6}, TooFewGroups),
        ({"validation": "block", "coordinates": ("x", "y"), "block_size": -1.0}, BadValue),
        ({"validation": "site", "block_size": 2.0}, DoesNotApply),
    ],
)
def test_bad_input(samples, spec, changes, error):
    with pytest.raises(error):
        train(samples, spec(**changes), Run())
