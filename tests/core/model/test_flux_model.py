"""Prediction of tables and raster cells: a walk through every tree, to the last bit."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.predict import UnseenClass
from carbonsink.core.errors_and_notes.run import DoesNotApply
from carbonsink.core.errors_and_notes.tables import MissingColumn
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model import stratum_model
from carbonsink.core.model.flux_model import FluxModel
from carbonsink.core.model.predictors import Predictor
from carbonsink.core.model.stratum_model import StratumModel
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.run import Run
from carbonsink.tests import naive


@pytest.fixture(scope="module")
def plain(samples, spec):
    return train(samples, spec(trees=20), Run(threads=1)).model


@pytest.fixture(scope="module")
def rich(samples, spec):
    wanted = spec(
        trees=20, categorical=("lulc",), stratum="lulc", transform="log", smearing=True, folds=2
    )
    return train(samples, wanted, Run(threads=1)).model


def cells(samples, *names):
    """The samples as a raster of 8 x 10 cells, one band per name."""
    table = samples[list(names)].to_numpy(np.float32)
    return np.array(table.T, order="C").reshape(len(names), 8, 10)


def trees_of(part, rows):
    """Return what each tree says of each row, by a walk through it."""
    forest = part.estimator.forest
    return np.array([naive.tree_values(forest, row) for row in rows]).T


def test_a_table_is_predicted_by_walking_the_trees(plain, samples):
    rows = samples[["mat", "rain"]].to_numpy(np.float32)
    forest = plain.submodels[0].estimator.forest
    expected = [naive.predict_forest(forest, row) for row in rows]
    np.testing.assert_array_equal(plain.predict(samples), expected)
    shuffled = samples[["npp", "rain", "site", "mat"]].astype(str)
    np.testing.assert_array_equal(plain.predict(shuffled), expected)


def test_cells_are_predicted_as_the_table_is(plain, rich, samples):
    found = plain.predict_values(cells(samples, "mat", "rain"))
    assert found.spread is None
    np.testing.assert_array_equal(found.mean.ravel(), plain.predict(samples))
    strata = cells(samples, "lulc")[0]
    found = rich.predict_values(cells(samples, "mat", "rain", "lulc"), strata)
    np.testing.assert_array_equal(found.mean.ravel(), rich.predict(samples))


def test_gaps_stay_gaps(plain, rich, samples):
    table = samples.copy()
    table.loc[3, "rain"] = np.nan
    assert np.flatnonzero(np.isnan(plain.predict(table))).tolist() == [3]
    values = cells(table, "mat", "rain", "lulc")
    values[2, 0, 5] = np.nan
    strata = cells(samples, "lulc")[0]
    strata[0, 7] = np.nan
    wanted = np.ones((8, 10), dtype=bool)
    wanted[7, 9] = False
    found = rich.predict_values(values, strata, valid=wanted, spread=True)
    gaps = [3, 5, 7, 79]
    assert np.flatnonzero(np.isnan(found.mean)).tolist() == gaps
    assert np.flatnonzero(np.isnan(found.spread)).tolist() == gaps


def test_spread_between_trees(plain, samples):
    trees = trees_of(plain.submodels[0], samples[["mat", "rain"]].to_numpy(np.float32))
    found = plain.predict_values(cells(samples, "mat", "rain"), spread=True)
    np.testing.assert_allclose(found.spread.ravel(), trees.std(axis=0), rtol=1e-10)
    np.testing.assert_array_equal(found.mean.ravel(), plain.predict(samples))


def test_spread_under_log_is_that_of_back_transformed_trees(rich, samples):
    strata = cells(samples, "lulc")[0]
    values = cells(samples, "mat", "rain", "lulc")
    found = rich.predict_values(values, strata, spread=True)
    assert rich.strata == (1, 2, 3) and rich.names == ("mat", "rain", "lulc")
    for part in rich.submodels:
        here = (samples["lulc"] == part.stratum).to_numpy()
        design = np.zeros((here.sum(), 5), dtype=np.float32)
        design[:, :2] = samples.loc[here, ["mat", "rain"]]
        design[:, 1 + part.stratum] = 1
        trees = trees_of(part, design)
        expected = np.exp(trees).std(axis=0) * part.smearing
        np.testing.assert_allclose(found.spread.ravel()[here], expected, rtol=1e-9)
        mean = np.exp(np.mean(trees, axis=0)) * part.smearing
        np.testing.assert_allclose(found.mean.ravel()[here], mean, rtol=1e-12)
        assert part.smearing != 1.0


def test_a_stratum_never_met(rich, samples):
    table = samples.assign(lulc=[9] + samples["lulc"].tolist()[1:])
    with pytest.raises(UnseenClass) as caught:
        rich.predict(table)
    assert caught.value.facts() == {"variable": "lulc", "values": (9,), "known": (1, 2, 3)}
    unseen = {}
    found = rich.predict(table, unseen)
    assert np.isnan(found[0]) and np.isfinite(found[1:]).all()
    assert unseen["lulc"][9] >= 1


def test_a_column_that_is_missing(plain, samples):
    with pytest.raises(MissingColumn):
        plain.predict(samples[["mat"]])


def test_check_is_called_and_may_stop(plain, samples):
    class Stop(Exception):
        pass

    def check():
        raise Stop

    with pytest.raises(Stop):
        plain.predict_values(cells(samples, "mat", "rain"), check_cancel=check)


def test_inputs_name_the_stratum_once(plain, rich):
    assert plain.inputs == ("mat", "rain") and rich.inputs == ("mat", "rain", "lulc")


class Line:
    """An estimator without trees."""

    n_features_in_ = 1

    def predict(self, rows):
        return 2.0 * rows[:, 0].astype(np.float64)


@pytest.fixture
def line(monkeypatch):
    from carbonsink.core.estimators import registry

    kind = registry.EstimatorKind("line", "Line", None)
    monkeypatch.setitem(registry.ESTIMATORS, "line", kind)
    parts = (StratumModel(None, Line()),)
    return FluxModel((Predictor("a", low=0, high=1),), "y", "", Recipe("line"), parts)


def test_an_estimator_without_trees(line, monkeypatch):
    monkeypatch.setattr(stratum_model, "ROWS_PER_CHECK", 4)
    values = np.arange(12, dtype=np.float32).reshape(1, 3, 4)
    values[0, 1, 1] = np.nan
    checks = []
    found = line.predict_values(values, check_cancel=lambda: checks.append(1))
    np.testing.assert_array_equal(found.mean, 2.0 * values[0])
    assert len(checks) == 3
    with pytest.raises(DoesNotApply):
        line.predict_values(values, spread=True)
    assert line.predict(pd.DataFrame({"a": ["1,5"]})).tolist() == [3.0]
