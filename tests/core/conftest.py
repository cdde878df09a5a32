"""Small tables of samples with several records per site."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.run import Run


@pytest.fixture(scope="session")
def samples():
    """80 records at 16 sites: climate of the site, a class, and a flux with a site effect."""
    random = np.random.default_rng(5)
    n, n_sites = 80, 16
    site = np.arange(n) % n_sites
    mat = random.normal(10, 5, n_sites)[site] + random.normal(0, 0.3, n)
    rain = random.uniform(200, 2000, n_sites)[site] + random.normal(0, 20, n)
    lulc = random.integers(1, 4, n_sites)[site]
    effect = random.normal(0, 60, n_sites)[site]
    npp = 300 + 12 * mat + 0.2 * rain + 80 * lulc + effect + random.normal(0, 15, n)
    return pd.DataFrame(
        {
            "site": [f"s{i:02d}" for i in site],
            "x": random.uniform(70, 130, n_sites)[site],
            "y": random.uniform(20, 50, n_sites)[site],
            "mat": mat,
            "rain": rain,
            "lulc": lulc,
            "pft": np.where(site % 2 == 0, "ENF", "DBF"),
            "npp": npp,
        }
    )


@pytest.fixture(scope="session")
def spec():
    """A factory of specifications: a small forest on `mat` and `rain` unless told otherwise."""

    def make(trees=12, max_features=None, min_leaf=2, **changes) -> TrainingSpec:
        recipe = {"settings": EstimatorSettings(trees, max_features, None, min_leaf), "seed": 3}
        for name in ("transform", "smearing", "seed", "settings", "estimator"):
            if name in changes:
                recipe[name] = changes.pop(name)
        fields = {
            "target": "npp",
            "predictors": ("mat", "rain"),
            "site": "site",
            "folds": 4,
            "target_unit": "gC m-2 yr-1",
            "recipe": Recipe(**recipe),
        }
        return TrainingSpec(**{**fields, **changes})

    return make


@pytest.fixture
def notes():
    """Notes of the run `watched`."""
    return []


@pytest.fixture
def watched(notes):
    """A run on two threads that keeps its notes."""
    return Run(on_note=notes.append, threads=2)
