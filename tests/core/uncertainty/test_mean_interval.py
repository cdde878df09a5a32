"""The interval of a cell's mean: how often it holds the truth, its formula, and what it needs."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.totals import ErrorAtLeast, MeanErrorUnknown
from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.raster.crs import ground_points
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.mean_interval import MeanInterval
from carbonsink.core.uncertainty.prediction_intervals import ModelQuantiles
from carbonsink.core.uncertainty.site_bootstrap import refitted_submodels
from carbonsink.tests.factories import wkt

NOISE = 40.0


def truth(x, y):
    """Return a predictor and a flux of a plane of 300 km, the flux with a pattern of its own."""
    warm = 10 + 6 * np.sin(x / 70e3) + 4 * np.cos(y / 50e3)
    unseen = 12 * np.sin(x / 21e3 + 1) * np.cos(y / 17e3)
    return warm, 300 + 25 * warm + unseen


@pytest.fixture(scope="module")
def plane():
    """Samples of 60 sites with 4 noisy records each, and 1500 cells with their true flux."""
    random = np.random.default_rng(12)
    x, y = np.repeat(random.uniform(0, 300e3, (2, 60)), 4, axis=1) + random.normal(0, 500, (2, 240))
    warm, flux = truth(x, y)
    site = np.repeat([f"s{k}" for k in range(60)], 4)
    measured = flux + random.normal(0, NOISE, 240)
    table = pd.DataFrame({"site": site, "x": x, "y": y, "warm": warm, "npp": measured})
    cx, cy = random.uniform(0, 300e3, (2, 1500))
    cell_warm, cell_flux = truth(cx, cy)
    return table, cell_warm.astype(np.float32)[None], cell_flux, random.normal(0, NOISE, 1500)


def fit(table, **changes):
    recipe = Recipe(settings=EstimatorSettings(40, None, None, 5), **changes.pop("recipe", {}))
    given = {"coordinates": ("x", "y"), "crs": wkt("EPSG:32648"), "validation": "site", **changes}
    spec = TrainingSpec(target="npp", predictors=("warm",), site="site", recipe=recipe, **given)
    return train(table, spec, Run(threads=1)).model


@pytest.fixture(scope="module")
def model(plane):
    return fit(plane[0])


def test_it_holds_the_true_mean_and_not_a_new_measurement(plane, model):
    _, cells, flux, noise = plane
    low, high = MeanInterval(model, 0.9, ground_points, Run(threads=1)).bounds(cells)
    held = np.mean((low <= flux) & (flux <= high))
    assert 0.82 <= held <= 0.97
    measured = flux + noise
    assert np.mean((low <= measured) & (measured <= high)) < 0.7
    # That of a new measurement is another, and holds it.
    plots = ModelQuantiles(model, "LOWER").quantiles(cells, [0.05, 0.95])
    assert np.mean(high - low) < 0.7 * np.mean(plots[1] - plots[0])
    assert np.mean((plots[0] <= measured) & (measured <= plots[1])) > 0.82


@pytest.mark.parametrize("transform", ["none", "log"])
def test_bounds_by_hand(plane, transform):
    table, cells = plane[0], plane[1][:, :7].copy()
    cells[0, 3] = np.nan
    model = fit(table, recipe={"transform": transform, "smearing": transform == "log"})
    interval = MeanInterval(model, 0.8, ground_points, Run(threads=1))
    found = interval.bounds(cells)
    mean = model.predict_values(cells).mean
    refits = [
        dataclasses.replace(model, recipe=recipe, submodels=parts).predict_values(cells).mean
        for recipe, parts in refitted_submodels(model, "m", 20, Run(threads=1))
    ]
    shared = interval.error.correlogram.sill * interval.error.scale(mean) ** 2
    sd = np.sqrt(np.var(refits, axis=0, ddof=1) + shared)
    reach = 1.2815515655446004 * sd
    wanted = [mean - reach, mean + reach]
    if transform == "log":
        reach = 1.2815515655446004 * np.sqrt(np.log(1 + (sd / mean) ** 2))
        wanted = [mean * np.exp(-reach), mean * np.exp(reach)]
    np.testing.assert_allclose(found, wanted, rtol=1e-9)
    assert np.isnan(found[:, 3]).all() and np.isfinite(found[:, :3]).all()


def test_what_a_file_lacks_is_told(plane, model):
    notes = []
    few = fit(plane[0].iloc[:40])
    interval = MeanInterval(few, 0.9, ground_points, Run(on_note=notes.append, threads=1))
    assert not interval.is_whole
    assert [note.reason for note in notes if isinstance(note, ErrorAtLeast)] == ["few"]
    bare = dataclasses.replace(model, held_out=model.held_out.drop(columns="site"))
    with pytest.raises(MeanErrorUnknown) as caught:
        MeanInterval(bare, 0.9, ground_points, Run())
    assert (caught.value.target, caught.value.missing) == ("npp", "sites")
