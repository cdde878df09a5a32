"""A model of strata in a file of today, and in one of the first schema."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.ensemble import RandomForestRegressor

from carbonsink.core.estimators.estimator_file import dump_estimator
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.bundle_tables import table_bytes
from carbonsink.core.model.predictors import design_from_table
from carbonsink.core.run import Run
from carbonsink.tests.core.model.bundle_parts import parts_of, write_parts


@pytest.fixture(scope="module")
def model(samples, spec):
    wanted = spec(trees=5, categorical=("lulc",), stratum="pft", transform="log", smearing=True)
    stated = samples.copy()
    stated.attrs["units"] = {"mat": "degC", "rain": "mm"}
    return train(stated, wanted, Run(threads=1)).model


@pytest.fixture(scope="module")
def content(model, tmp_path_factory) -> bytes:
    name = tmp_path_factory.mktemp("model") / "npp.carbonmodel"
    write_bundle(model, str(name))
    return name.read_bytes()


@pytest.fixture
def path(content, tmp_path):
    name = tmp_path / "npp.carbonmodel"
    name.write_bytes(content)
    return str(name)


@pytest.fixture
def old_path(content, samples, tmp_path):
    """A file of schema 1, whose forests scikit-learn has grown and skops has stored."""
    name = str(tmp_path / "old.carbonmodel")
    (tmp_path / "old.carbonmodel").write_bytes(content)
    model = read_bundle(name, Run())
    design = design_from_table(model.predictors, model.training, None).columns
    parts, predicted = parts_of(name), model.held_out["predicted_training"].to_numpy().copy()
    about = json.loads(parts["model.json"])
    for i, part in enumerate(model.submodels, 1):
        here = (model.training["pft"] == part.stratum).to_numpy()
        rows, target = design[:, here].T, np.log(model.training.loc[here, "npp"])
        estimator = RandomForestRegressor(5, min_samples_leaf=2, random_state=1).fit(rows, target)
        predicted[here] = np.exp(estimator.predict(rows)) * part.smearing
        del parts[f"estimator_{i}.forest"], about["files"][f"estimator_{i}.forest"]
        parts[f"estimator_{i}.skops"] = dump_estimator(estimator)
        about["files"][f"estimator_{i}.skops"] = {}
        about["parts"][i - 1]["file"] = f"estimator_{i}.skops"
    parts["held_out.csv"] = table_bytes(model.held_out.assign(predicted_training=predicted))
    about.update(schema=1, versions={"scikit-learn": "1.0", "numpy": "1.2"})
    write_parts(name, {**parts, "model.json": json.dumps(about).encode()})
    return name
