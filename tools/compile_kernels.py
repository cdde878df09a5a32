"""Compiles the kernels of training and prediction into the QGIS profile of ``./dev``.

The demonstration starts it beside its first steps, so that the second core has something to do: a
first training spends most of its time on compilation.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

import numpy as np

from carbonsink.framework.run.kernel_cache import VARIABLE, cache_home, versioned_folder

# Enough trees and leaves that the cells of a map are sorted before they are predicted.
N, SITES, TREES = 300, 20, 250
CELLS = 200, 300


def main() -> None:
    """Compile the kernels for the runs of this profile."""
    # numba reads it once, when the first module with a kernel is imported.
    profile = Path(os.environ["QGIS_CUSTOM_CONFIG_PATH"], "profiles", "default")
    os.environ.setdefault(VARIABLE, versioned_folder(cache_home(str(profile))))
    train_and_predict()


def train_and_predict() -> None:
    """Train a small forest with held-out sites, intervals and applicability, and use it."""
    import pandas as pd

    from carbonsink.core.estimators.settings import EstimatorSettings
    from carbonsink.core.forest.forest_file import dump_forest, load_forest
    from carbonsink.core.learn.estimator_training import train
    from carbonsink.core.model.flux_model import FluxModel
    from carbonsink.core.model.training_specification import Recipe, TrainingSpec
    from carbonsink.core.run import Run

    rng = np.random.default_rng(0)
    table = pd.DataFrame(rng.normal(size=(N, 3)), columns=["a", "b", "c"])
    table["y"] = table["a"] + table["b"] * table["c"] + 10
    table["site"] = np.arange(N) % SITES
    recipe = Recipe(settings=EstimatorSettings(trees=TREES))
    spec = TrainingSpec("y", ("a", "b", "c"), site="site", recipe=recipe)
    model = train(table, spec, Run()).model
    if not isinstance(model, FluxModel):
        raise TypeError("a forest of the plugin was expected")
    for submodel in model.submodels:
        load_forest(dump_forest(submodel.estimator), model.n_columns)
        submodel.prepare(model.recipe, False)
    model.predict_values(rng.normal(size=(3, *CELLS)).astype(np.float32))


if __name__ == "__main__":
    gc.disable()  # a tenth of a compilation is the search for garbage, and this ends soon
    main()
