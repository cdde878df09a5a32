"""Small monthly series of a few sites, and a model trained on them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.run import Run
from carbonsink.core.sequence import baselines
from carbonsink.core.sequence.forward_pass import LstmWeights
from carbonsink.core.sequence.lstm_specification import NetworkSettings, SequenceSpec


def make_series(sites=4, months=60, seed=1) -> pd.DataFrame:
    """Months of temperature and rain; the flux depends on the rain of earlier months too."""
    random = np.random.default_rng(seed)
    tables = []
    for s in range(sites):
        t = np.arange(months)
        warm = 10 - 12 * np.cos(2 * np.pi * t / 12) + random.normal(0, 1.5, months) + s
        rain = random.gamma(2, 30, months)
        soil = np.convolve(rain, [0.4, 0.3, 0.2, 0.1])[:months]
        tables.append(
            pd.DataFrame(
                {
                    "site": f"s{s}",
                    "month": [f"{2000 + i // 12}-{i % 12 + 1:02d}" for i in t],
                    "pft": "ENF" if s < sites / 2 else "DBF",
                    "warm": warm,
                    "rain": rain,
                    "flux": np.maximum(warm, 0) * soil / 20 + random.normal(0, 4, months),
                }
            )
        )
    return pd.concat(tables, ignore_index=True)


@pytest.fixture(autouse=True, scope="session")
def _few_trees():
    """Baselines of a few trees: they are only looked at, not judged."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(baselines, "TREES", 8)
        yield


@pytest.fixture(scope="session")
def series():
    return make_series()


@pytest.fixture(scope="session")
def spec():
    """A factory of specifications: a tiny network of three steps back unless told otherwise."""

    def make(**changes) -> SequenceSpec:
        settings = {"hidden": 6, "epochs": 12, "batch_size": 16, "learning_rate": 0.02}
        settings.update(changes.pop("settings", {}))
        fields = {
            "target": "flux",
            "predictors": ("warm", "rain"),
            "site": "site",
            "date": "month",
            "length": 3,
            "seeds": 2,
            "seed": 5,
            "settings": NetworkSettings(**settings),
            "target_unit": "gC m-2 month-1",
        }
        return SequenceSpec(**{**fields, **changes})

    return make


@pytest.fixture(scope="session")
def training(series, spec):
    """A training by stratum, with whole sites held out as well."""
    pytest.importorskip("torch")
    from carbonsink.core.sequence.lstm_training import train_sequences

    wanted = spec(stratum="pft", validation="site", folds=4)
    return train_sequences(series, wanted, Run(threads=2))


@pytest.fixture
def notes():
    """Notes of the run `watched`."""
    return []


@pytest.fixture
def watched(notes):
    """A run on two threads that keeps its notes."""
    return Run(on_note=notes.append, threads=2)


def random_weights(hidden=3, n_inputs=2, layers=1, seed=0) -> LstmWeights:
    """Weights that no training made."""
    random = np.random.default_rng(seed)

    def draw(*shape):
        return random.normal(0, 0.7, shape).astype(np.float32)

    sizes = [n_inputs, *[hidden] * (layers - 1)]
    return LstmWeights(
        tuple(draw(4 * hidden, size) for size in sizes),
        tuple(draw(4 * hidden, hidden) for _ in sizes),
        tuple(draw(4 * hidden) for _ in sizes),
        draw(hidden + 1),
    )


@pytest.fixture
def weights():
    return random_weights
