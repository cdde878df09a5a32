"""Models of every kind applied to tables: prediction, interval, applicability."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.predict import NothingPredicted, TablePredicted, UnseenClass
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.errors_and_notes.tables import MissingColumn
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.fuzzy.ensemble_training import train_fuzzy
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.predict.table_prediction import columns_of, predict_table
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.applicability import Applicability
from carbonsink.core.uncertainty.prediction_intervals import (
    ModelQuantiles,
    error_quantiles,
    model_levels,
)
from carbonsink.core.uncertainty.settings import LayerSettings
from carbonsink.tests.core.fuzzy.conftest import make_sites, make_spec
from carbonsink.tests.core.sequence.conftest import make_series

SETTINGS = LayerSettings(0.8)


def test_rows_get_what_cells_of_the_same_values_get(samples, spec, watched, notes):
    model = train(samples, spec(trees=15), Run(threads=1)).model
    table = samples.head(30).assign(mat=samples["mat"].head(30) + 2.0)
    table.loc[3, "rain"] = np.nan
    notes.clear()
    found = predict_table(model, table, watched, SETTINGS)
    values = table[["mat", "rain"]].to_numpy(np.float32).T
    np.testing.assert_array_equal(found.predicted, model.predict_values(values).mean)
    bounds = ModelQuantiles(model).quantiles(values, model_levels(model, 0.8))
    np.testing.assert_array_equal(found.lower, bounds[0])
    np.testing.assert_array_equal(found.upper, bounds[1])
    index, inside = Applicability(model).dissimilarity(values)
    np.testing.assert_array_equal(found.dissimilarity, index)
    np.testing.assert_array_equal(found.inside, inside)
    outside = int((~inside).sum()) - 1
    assert notes == [TablePredicted(29, 1, outside, 0.8, "quantiles")]
    assert found.counts() == {"N": 29, "OUTSIDE": outside}
    added, kinds = columns_of(found, "npp (gC m-2)")
    assert list(added) == ["npp_predicted", "npp_lower", "npp_upper", *list(kinds)[3:]]
    assert added["applicability"].isna().tolist() == [i == 3 for i in range(30)]


def test_errors_of_held_out_records_by_hand():
    observed = np.arange(9.0)
    predicted = observed - np.array([4.0, 3, 2, 1, 0, -1, -2, -3, -4])
    # floor(10 * 0.2 / 2) = 1: the smallest and the largest error; floor(10 * 0.4 / 2) = 2.
    assert error_quantiles(observed, predicted, 0.8, "none") == (-4.0, 4.0)
    assert error_quantiles(observed, predicted, 0.6, "none") == (-3.0, 3.0)
    assert error_quantiles(observed, predicted, 0.9, "none") is None
    ratios = error_quantiles(np.exp(observed), np.exp(predicted), 0.8, "log")
    np.testing.assert_allclose(ratios, (-4.0, 4.0))


@pytest.mark.parametrize("transform", ["none", "log"])
def test_the_interval_of_a_model_without_trees_holds_what_it_says(spec, transform):
    """Trained on 400 records, asked of 400 others of the same kind."""
    rng = np.random.default_rng(6)
    table = pd.DataFrame({"mat": rng.normal(10, 4, 800), "rain": rng.uniform(300, 900, 800)})
    table["npp"] = np.exp(5 + 0.05 * table["mat"] + rng.gumbel(0, 0.3, 800))
    table["site"] = [f"s{i}" for i in range(800)]
    given = {"estimator": "linear", "settings": EstimatorSettings(), "transform": transform}
    model = train(table.head(400), spec(**given), Run(threads=1)).model
    others = table.tail(400).reset_index(drop=True)
    found = predict_table(model, others, Run(threads=1), SETTINGS)
    observed = others["npp"].to_numpy()
    inside = (observed >= found.lower) & (observed <= found.upper)
    # Standard deviation of the share: sqrt(0.8 * 0.2 * (1 / 400 + 1 / 400)) = 0.028.
    assert inside.mean() == pytest.approx(0.8, abs=0.07)
    errors = error_quantiles(*model.held_out_pairs(), 0.8, transform)
    wide = np.log(found.upper / found.lower) if transform == "log" else found.upper - found.lower
    np.testing.assert_allclose(wide, errors[1] - errors[0])


def test_an_ensemble_has_interval_and_applicability():
    model = train_fuzzy(make_sites(), make_spec(), Run()).model
    table = make_sites(seed=4)
    far = table.assign(warm=table["warm"] + 100)
    near = predict_table(model, table, Run(), SETTINGS)
    np.testing.assert_array_equal(near.predicted, model.predict(table))
    held = model.held_out
    errors = np.sort((held["observed"] - held["fuzzy_signature_site"]).to_numpy())
    k = int((len(errors) + 1) * 0.1)
    np.testing.assert_allclose(near.lower, near.predicted + errors[k - 1])
    np.testing.assert_allclose(near.upper, near.predicted + errors[-k])
    assert near.inside.mean() > 0.8
    assert not predict_table(model, far, Run(), SETTINGS).inside.any()


def test_a_network_predicts_rows_that_whole_windows_lead_up_to():
    pytest.importorskip("torch")
    from carbonsink.core.sequence.lstm_specification import NetworkSettings, SequenceSpec
    from carbonsink.core.sequence.lstm_training import train_sequences

    settings = NetworkSettings(hidden=6, epochs=8, batch_size=16, learning_rate=0.02)
    spec = SequenceSpec(
        "flux", ("warm", "rain"), "site", "month", length=3, seeds=1, seed=5, settings=settings
    )
    model = train_sequences(make_series(), spec, Run()).model
    table = make_series(sites=2, months=20, seed=8)
    found = predict_table(model, table, Run(), SETTINGS)
    assert np.isnan(found.predicted).tolist() == ([True] * 3 + [False] * 17) * 2
    known = np.isfinite(found.predicted)
    assert np.isfinite(found.lower).tolist() == known.tolist()
    assert len(set(np.round(found.upper - found.lower, 6)[known])) == 1
    assert found.inside[known].mean() > 0.8
    with pytest.raises(NothingPredicted) as raised:
        predict_table(model, table.head(3), Run(), SETTINGS)
    assert raised.value.history == 3


def test_tables_that_cannot_be_predicted(samples, spec):
    model = train(samples, spec(categorical=("lulc",), trees=3), Run(threads=1)).model
    with pytest.raises(MissingColumn):
        predict_table(model, samples.drop(columns="mat"), Run(), SETTINGS)
    with pytest.raises(NothingPredicted):
        predict_table(model, samples.assign(mat=np.nan), Run(), SETTINGS)
    with pytest.raises(BadValue):
        predict_table(model, samples, Run(), LayerSettings(1.0))
    new = samples.assign(lulc=[9, *samples["lulc"][1:]])
    with pytest.raises(UnseenClass):
        predict_table(model, new, Run(), SETTINGS)
    found = predict_table(model, new, Run(), SETTINGS, "nodata")
    assert np.isnan(found.predicted).tolist() == [True] + [False] * 79
