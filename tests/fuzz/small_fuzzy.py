"""A small fuzzy ensemble."""

from __future__ import annotations

import numpy as np


def write_small_fuzzy(path: str) -> None:
    """Train a model of five sites and a few trees each, and write its file."""
    import pandas as pd

    from carbonsink.core.estimators.settings import EstimatorSettings
    from carbonsink.core.fuzzy.bundle import write_bundle
    from carbonsink.core.fuzzy.specification import FuzzySpec
    from carbonsink.core.fuzzy.training import train_fuzzy
    from carbonsink.core.model.specification import Recipe
    from carbonsink.core.run import Run

    random = np.random.default_rng(3)
    site = np.repeat(np.arange(5), 8)
    warm = site + random.normal(0, 2, 40)
    rain = random.normal(0, 1, 40)
    table = pd.DataFrame({"site": [f"S{k}" for k in site], "warm": warm, "rain": rain})
    table["flux"] = 3 * warm + rain
    recipe = Recipe(settings=EstimatorSettings(trees=3), seed=7)
    spec = FuzzySpec(target="flux", predictors=("warm", "rain"), site="site", recipe=recipe)
    write_bundle(train_fuzzy(table, spec, Run(threads=1)).model, path)
