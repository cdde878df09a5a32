"""A small fuzzy ensemble."""

from __future__ import annotations

import numpy as np


def write_small_fuzzy(path: str) -> None:
    """Train a model of five sites and a few trees each, and write its file."""
    import pandas as pd

    from carbonsink.core.estimators.settings import EstimatorSettings
    from carbonsink.core.fuzzy.ensemble_training import train_fuzzy
    from carbonsink.core.fuzzy.fuzzy_specification import FuzzySpec
    from carbonsink.core.fuzzy.site_ensemble_bundle import write_bundle
    from carbonsink.core.model.training_specification import Recipe
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


def write_small_lstms(path: str) -> None:
    """Write the file of an ensemble of three sites, whose networks no training made."""
    from dataclasses import replace

    import pandas as pd

    from carbonsink.core.fuzzy.environmental_distance import Signatures, Standard
    from carbonsink.core.fuzzy.lstm_ensemble import FuzzySequenceModel
    from carbonsink.core.fuzzy.lstm_ensemble_bundle import write_bundle
    from carbonsink.core.fuzzy.skill_by_distance import NO_LINE
    from carbonsink.core.model.predictors import Predictor
    from carbonsink.core.sequence.lstm_specification import NetworkSettings
    from carbonsink.core.sequence.record_dates import Step
    from carbonsink.core.sequence.scaling import Scaling
    from carbonsink.core.sequence.stratum_networks import StratumNetworks
    from carbonsink.tests.core.sequence.conftest import random_weights

    random = np.random.default_rng(4)
    scaling = Scaling(np.zeros(2), np.ones(2), 1.0, 2.0)
    members = (random_weights(seed=1), random_weights(seed=2))
    part = StratumNetworks("S0", NetworkSettings(hidden=3), scaling, members, (1, 2), 6)
    site = np.repeat(["S0", "S1", "S2"], 6).astype(object)
    days = [f"2001-02-{day:02d}" for day in range(1, 7)] * 3
    values = {name: random.normal(size=18) for name in ("flux", "warm", "rain")}
    predicted = {"observed": values["flux"], "predicted_training": values["warm"]}
    model = FuzzySequenceModel(
        predictors=tuple(Predictor(name, "", (), -9.0, 9.0) for name in ("warm", "rain")),
        target="flux",
        unit="gC m-2 d-1",
        submodels=tuple(replace(part, stratum=name) for name in ("S0", "S1", "S2")),
        standard=Standard(np.zeros(2), np.ones(2)),
        signatures=Signatures(random.normal(size=(3, 2)), np.ones((3, 2))),
        weights=np.ones(2),
        neighbours=3,
        fuzzifier=2.0,
        cut=False,
        line=NO_LINE,
        site="site",
        step=Step("day"),
        date="day",
        training=pd.DataFrame({"site": site, "day": days, **values}),
        held_out=pd.DataFrame({"row": np.arange(18), "site": site, **predicted}),
    )
    write_bundle(model, path)
    # Compiled kernels are loaded now: numba unpickles its own cache, which the tests watch for.
    model.predict(model.training)
