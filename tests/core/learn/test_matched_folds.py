"""Folds that look like the map: the published values of CAST, and a slow twin."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.folds import FoldsMatched, NoMapRaster, NoPlaces, TooFewGroups
from carbonsink.core.errors_and_notes.run import DoesNotApply
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.learn.matched_folds import (
    distances_between,
    held_out_distances,
    match_folds,
    merge_clusters,
)

# Training points of CAST's own tests (tests/testthat/test-knndm.R) in a square of 10 by 10.
POINTS = np.array([(1, 1), (1, 2), (2, 2), (2, 3), (1, 4), (5, 4)], float)
# Where R's `sf::st_sample(type = "regular")` starts after `set.seed(1)`: ten times the first two
# numbers of `runif`.
START = 10 * np.array([0.26550866, 0.37212390])


def regular_sample(size: int) -> np.ndarray:
    """Return the regular sample of the square that CAST's tests draw."""
    step = np.sqrt(100 / size)
    offset = START % step
    number = np.round((10 - offset) / step).astype(int)
    axes = [offset[i] + step * np.arange(number[i] + 1) for i in (0, 1)]
    x, y = (part.ravel() for part in np.meshgrid(*axes))
    return np.column_stack([x, y])[(x <= 10) & (y <= 10)]


def wasserstein(first, second) -> float:
    """Return the area between both distribution functions, by its definition."""
    edges = np.unique([*first, *second])
    total = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        between = np.mean(first <= low) - np.mean(second <= low)
        total += abs(between) * (high - low)
    return float(total)


def nearest_other(sites, folds, geographic=False) -> np.ndarray:
    """Return the distance of each site to the nearest of another fold, one by one."""
    return np.array(
        [
            min(
                distances_between(sites[i : i + 1], sites[j : j + 1], geographic)[0, 0]
                for j in range(len(sites))
                if folds[j] != folds[i]
            )
            for i in range(len(sites))
        ]
    )


@pytest.mark.parametrize(
    ("size", "geographic", "w", "tolerance"),
    [
        (20, False, 1.091896, 5e-7),
        (1000, False, 1.2004, 5e-5),
        (20, True, 121095.2, 0.05),
        (1000, True, 133187.4275, 0.05),
    ],
)
def test_the_published_values_of_cast(size, geographic, w, tolerance):
    found = match_folds(POINTS, regular_sample(size), 2, geographic, 1, largest=0.8)
    assert found.w == pytest.approx(w, abs=tolerance)
    assert found.clusters == 3
    assert len(np.unique(found.folds)) == 2


def clustered(seed=0, n=60):
    rng = np.random.default_rng(seed)
    centres = rng.uniform(0, 100, (6, 2))
    return centres[rng.integers(0, 6, n)] + rng.normal(0, 2, (n, 2))


@pytest.mark.parametrize("geographic", [False, True])
def test_w_is_that_of_the_folds_and_smaller_than_of_random_ones(geographic):
    sites = clustered() / (2 if geographic else 1)
    places = np.random.default_rng(1).uniform(0, 50 if geographic else 100, (300, 2))
    found = match_folds(sites, places, 5, geographic, 1)
    to_map = distances_between(places, sites, geographic).min(axis=1)
    naive = nearest_other(sites, found.folds, geographic)
    apart = distances_between(sites, sites, geographic)
    np.testing.assert_allclose(held_out_distances(apart, found.folds), naive)
    assert found.w == pytest.approx(wasserstein(naive, to_map))
    randomly = np.arange(60) % 5
    assert found.w < 0.7 * wasserstein(nearest_other(sites, randomly, geographic), to_map)
    assert np.bincount(found.folds).max() <= 30


def test_sites_all_over_the_map_get_random_folds():
    rng = np.random.default_rng(3)
    found = match_folds(rng.uniform(0, 10, (40, 2)), rng.uniform(0, 10, (400, 2)), 4, False, 1)
    assert found.clusters == 0
    assert np.bincount(found.folds).tolist() == [10] * 4


def test_large_clusters_stand_alone_and_others_in_turn_along_the_axis():
    x = np.repeat([0.0, 5.0, 9.0, 20.0, 30.0], [6, 1, 1, 2, 2])
    labels = np.repeat([3, 0, 4, 1, 2], [6, 1, 1, 2, 2])
    folds = merge_clusters(np.column_stack([x, 0 * x]), labels, 3)
    assert folds.tolist() == [0] * 6 + [1, 2, 1, 1, 2, 2]


def test_great_circles():
    quarter = distances_between(np.array([[0.0, 0.0]]), np.array([[90.0, 0.0], [17.0, 90.0]]), True)
    np.testing.assert_allclose(quarter, np.pi / 2 * 6_371_010, rtol=1e-12)


def test_training_holds_whole_sites_out(samples, spec, watched, notes):
    rng = np.random.default_rng(2)
    places = np.column_stack([rng.uniform(70, 130, 500), rng.uniform(20, 50, 500)])
    given = {
        "coordinates": ("x", "y"),
        "validation": "knndm",
        "map_raster": "map.tif",
        "map_places": places,
        "geographic": True,
    }
    training = train(samples, spec(**given), watched)
    assert training.main == "knndm"
    assert {"site", "kfold"} < set(training.validations)
    assert training.predictions.groupby("site")["fold_knndm"].nunique().eq(1).all()
    told = [note for note in notes if isinstance(note, FoldsMatched)]
    assert told[0].sites == 16 and told[0].folds == 4
    assert training.headline()["R2"] == training.headline()["R2_KNNDM"]
    everything = train(samples, spec(**{**given, "validation": "all"}), watched)
    assert "knndm" in everything.validations
    # Without a map all other validations are made.
    assert "knndm" not in train(samples, spec(validation="all"), watched).validations


def test_what_cannot_be_matched(samples, spec, watched):
    with pytest.raises(NoMapRaster):
        train(samples, spec(validation="knndm"), watched)
    with pytest.raises(DoesNotApply):
        train(samples, spec(map_raster="map.tif"), watched)
    given = {"validation": "knndm", "map_raster": "map.tif", "map_places": np.zeros((9, 2))}
    with pytest.raises(NoPlaces):
        train(samples, spec(**given), watched)
    few = samples[samples["site"] < "s03"].reset_index(drop=True)
    with pytest.raises(TooFewGroups):
        train(few, spec(coordinates=("x", "y"), folds=2, **given), watched)
