"""A model of a network that no training made."""

from __future__ import annotations

import numpy as np


def write_small_sequence(path: str) -> None:
    """Write a model file of two parts with two networks each."""
    import pandas as pd

    from carbonsink.core.model.predictors import Predictor
    from carbonsink.core.sequence.lstm_bundle import write_bundle
    from carbonsink.core.sequence.lstm_model import SequenceModel
    from carbonsink.core.sequence.lstm_specification import NetworkSettings
    from carbonsink.core.sequence.record_dates import Step
    from carbonsink.core.sequence.scaling import Scaling
    from carbonsink.core.sequence.stratum_networks import StratumNetworks

    months = [f"{2000 + i // 12}-{i % 12 + 1:02d}" for i in range(24)]
    random = np.random.default_rng(2)
    table = pd.DataFrame(
        {
            "site": "s0",
            "month": months,
            "pft": np.where(np.arange(24) < 12, "DBF", "ENF"),
            "flux": random.normal(0, 1, 24),
            "warm": random.normal(10, 5, 24),
            "rain": random.gamma(2, 30, 24),
        }
    )
    held_out = table[["site", "month"]].rename(columns={"month": "date"})
    held_out["part"], held_out["row"] = "test", np.arange(24)
    held_out["observed"] = held_out["predicted_time"] = table["flux"]
    scaling = Scaling(np.array([10.0, 60.0]), np.array([5.0, 40.0]), 0.0, 1.0)
    settings = NetworkSettings(hidden=4)
    parts = tuple(
        StratumNetworks(
            stratum, settings, scaling, tuple(_weights(random) for _ in range(2)), (1, 1), 9
        )
        for stratum in ("DBF", "ENF")
    )
    model = SequenceModel(
        predictors=(Predictor("warm", "degC", (), 0, 20), Predictor("rain", "mm", (), 0, 200)),
        target="flux",
        unit="gC m-2 month-1",
        length=3,
        step=Step("month", 1),
        submodels=parts,
        site="site",
        date="month",
        stratum="pft",
        training=table,
        held_out=held_out,
        validation={"first": "time"},
        versions={"numpy": np.__version__},
    )
    write_bundle(model, path)


def _weights(random, hidden: int = 4, n_inputs: int = 2):
    from carbonsink.core.sequence.forward_pass import LstmWeights

    def draw(*shape):
        return random.normal(0, 0.5, shape).astype(np.float32)

    return LstmWeights(
        (draw(4 * hidden, n_inputs),),
        (draw(4 * hidden, hidden),),
        (draw(4 * hidden),),
        draw(hidden + 1),
    )
