"""Shapley values of windows: exact where that is known, additive always."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.sequence import TooShortSequences
from carbonsink.core.errors_and_notes.tables import MissingColumn
from carbonsink.core.model_kinds import explain, require_shapley
from carbonsink.core.run import Run
from carbonsink.core.sequence.lstm_explanation import window_shapley_values
from carbonsink.tests.naive_sequence import shapley


def windows(n, steps=3, predictors=2, seed=0):
    return np.random.default_rng(seed).normal(0, 1, (steps, predictors, n))


def test_of_a_sum_every_player_adds_its_own_difference():
    weight, x, behind = windows(1, seed=1), windows(5), windows(4, seed=2)

    def predict(values):
        return (weight * values).sum(axis=(0, 1))

    phi, base = window_shapley_values(predict, x, behind, np.random.default_rng(3))
    np.testing.assert_allclose(phi, weight * (x - behind.mean(axis=2, keepdims=True)), atol=1e-12)
    assert base == pytest.approx(predict(behind).mean())


def test_the_values_and_the_base_add_up_however_few_the_orders():
    def predict(values):
        return np.sin(values[0, 0] * values[1, 1]) + np.exp(values[2, 0])

    x = windows(6)
    phi, base = window_shapley_values(predict, x, windows(1, seed=2), np.random.default_rng(3))
    np.testing.assert_allclose(phi.sum(axis=(0, 1)) + base, predict(x), atol=1e-12)


def test_many_orders_come_to_the_definition():
    def predict(values):
        return values[0, 0] * values[1, 0] + values[1, 1] * values[2, 1] ** 2

    x, behind = windows(1), windows(1, seed=2)
    wanted = shapley(predict, x[:, :, 0], behind[:, :, 0])
    phi, _base = window_shapley_values(
        predict, x, np.repeat(behind, 400, 2), np.random.default_rng(3)
    )
    np.testing.assert_allclose(phi[:, :, 0], wanted, atol=0.05)


def test_of_two_players_an_order_and_its_reverse_are_all_there_is():
    def predict(values):
        return values[0, 0] * values[0, 1] + values[0, 0] ** 2

    x, behind = windows(1, 1), windows(1, 1, seed=2)
    phi, _base = window_shapley_values(predict, x, behind, np.random.default_rng(3))
    wanted = shapley(predict, x[:, :, 0], behind[:, :, 0])
    np.testing.assert_allclose(phi[:, :, 0], wanted, atol=1e-12)


@pytest.fixture(scope="module")
def explained(training):
    return explain(training.model, None, "", Run())


def test_a_model_is_explained_by_stratum(explained, training, series):
    predicted = training.model.predict(series)
    rows = {(s, m): i for i, (s, m) in enumerate(zip(series["site"], series["month"]))}
    keys = zip(explained.records["site"], explained.records["month"])
    own = predicted[[rows[key] for key in keys]]
    np.testing.assert_allclose(explained.phi.sum(axis=0) + explained.base, own, atol=1e-9)
    table = explained.table
    assert table["stratum"].drop_duplicates().tolist() == ["all", "DBF", "ENF"]
    assert table.groupby("stratum")["share"].sum().round(9).eq(100).all()
    # The flux is a product of warmth and rain; both must show.
    assert table["share"].min() > 5


def test_importance_is_that_of_the_held_out_windows(explained, training):
    assert explained.importance.n == 44
    assert explained.importance.r2 == pytest.approx(training.score().r2, abs=1e-9)
    assert explained.importance.mean.min() > 0


def test_shares_of_other_classes_of_other_samples(training, series):
    table = series.assign(half=np.where(series["month"] < "2002-07", "early", "late"))
    found = explain(training.model, table, "half", Run())
    assert set(found.table["stratum"]) == {"all", "early", "late"}
    assert list(found.records.columns) == ["site", "month", "half", "warm", "rain"]
    with pytest.raises(MissingColumn):
        explain(training.model, series, "half", Run())


def test_samples_without_windows(training, series):
    with pytest.raises(TooShortSequences):
        explain(training.model, series.iloc[:3], "", Run())


def test_no_library_is_needed(training, monkeypatch):
    monkeypatch.setitem(sys.modules, "shap", None)  # importing it would now fail
    require_shapley(training.model)
    assert np.isfinite(explain(training.model, None, "", Run()).phi).any()


def test_the_same_explanation_twice(explained, training):
    again = explain(training.model, None, "", Run())
    np.testing.assert_array_equal(again.phi, explained.phi)
