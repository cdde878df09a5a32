"""Sites along a gradient: trees of one cannot say what a far warmer site does."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.fuzzy.ensemble_training import train_fuzzy
from carbonsink.core.fuzzy.fuzzy_specification import FuzzySpec
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.run import Run


def make_sites(n_sites: int = 8, n: int = 12, seed: int = 3) -> pd.DataFrame:
    """Return records of sites along a gradient of warmth."""
    rng = np.random.default_rng(seed)
    tables = []
    for k in range(n_sites):
        warm = 0.8 * k + rng.normal(0, 2.0, n)
        rain = k % 2 + rng.normal(0, 1.0, n)
        flux = 3.0 * warm + rain + rng.normal(0, 0.1, n)
        table = {"site": f"S{k}", "flux": flux, "warm": warm, "rain": rain}
        tables.append(
            pd.DataFrame({**table, "zone": "dry" if k < 4 else "wet", "ai": 0.1 + k / 10})
        )
    return pd.concat(tables, ignore_index=True)


def make_spec(**facts) -> FuzzySpec:
    """Return a specification of few trees."""
    recipe = Recipe(settings=EstimatorSettings(trees=8), seed=7)
    return FuzzySpec(
        **{
            "target": "flux",
            "predictors": ("warm", "rain"),
            "site": "site",
            "recipe": recipe,
            **facts,
        }
    )


@pytest.fixture(scope="session")
def training():
    return train_fuzzy(make_sites(), make_spec(zone="zone", target_unit="gC m-2 d-1"), Run())
