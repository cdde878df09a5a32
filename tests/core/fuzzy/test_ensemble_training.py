"""Training an ensemble: what is held out, what is left out, what the model says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.fuzzy import (
    ConstantPredictors,
    MixedZones,
    RecordsWithoutSite,
    SitesTooSmall,
    TooFewSites,
    VariablesConstant,
)
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply
from carbonsink.core.fuzzy.ensemble_scores import score_of, zone_rows
from carbonsink.core.fuzzy.ensemble_training import train_fuzzy
from carbonsink.core.fuzzy.environmental_distance import (
    fit_standard,
    location_distances,
    site_signatures,
)
from carbonsink.core.fuzzy.held_out_sites import MODELS
from carbonsink.core.fuzzy.membership import memberships
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.run import Run
from carbonsink.tests.core.fuzzy.conftest import make_sites, make_spec


def test_held_out_predictions_are_those_of_the_other_sites(training):
    """The last site by hand: standardised without it, weighted by its own records."""
    table = training.predictions
    test = (table["site"] == "S7").to_numpy()
    columns = training.records.data.columns
    standard = fit_standard(columns[:, ~test])
    members = training.records.members
    found = site_signatures(columns[:, ~test], members[~test], 7, standard)
    d = location_distances(standard.apply(columns[:, test]), found.mean, np.ones(2))
    weights = memberships(d, 20, 2.0)
    said = [
        part.predict_rows(training.model.recipe, columns[:, test])
        for part in training.model.submodels[:7]
    ]
    expected = (weights * np.array(said)).sum(axis=0)
    np.testing.assert_allclose(table["fuzzy_site"][test], expected, rtol=1e-12)
    np.testing.assert_allclose(table["equal_weights_site"][test], np.mean(said, axis=0))


def test_nearer_site_models_do_better(training):
    numbers = training.headline()
    assert numbers["PEARSON"] < -0.2
    assert numbers["R2"] > numbers["R2_EQUAL"]
    assert all(isinstance(value, (int, float, str)) for value in numbers.values())
    assert not any(isinstance(value, np.generic) for value in numbers.values())


def test_each_model_has_all_scores(training):
    n = len(training.predictions)
    for model in MODELS:
        assert score_of(training.scores, model)["n"] == n
        assert score_of(training.scores, model, "site", "S3")["n"] == 12


def test_zones_hold_mean_and_variance_over_their_sites(training):
    zone, model, sites, mean, variance, _r2 = zone_rows(training.scores)[0]
    assert (zone, model, sites) == ("dry", "fuzzy", 4)
    rmse = [score_of(training.scores, "fuzzy", "site", f"S{k}")["rmse"] for k in range(4)]
    assert (mean, variance) == pytest.approx((np.mean(rmse), np.var(rmse, ddof=1)))


def test_distances_are_one_row_per_pair(training):
    table = training.distances
    assert len(table) == 8 * 7
    both = table.set_index(["model_site", "tested_site"])["distance"]
    assert both["S1", "S2"] == both["S2", "S1"]
    assert both["S0", "S7"] > both["S0", "S2"]
    np.testing.assert_allclose(table.groupby("tested_site")["membership"].sum(), 1)


def test_zones_come_from_the_aridity_index():
    found = train_fuzzy(make_sites(), make_spec(aridity="ai"), Run())
    assert found.records.zones == (
        *["arid"] * 1,
        *["semi_arid"] * 3,
        *["semi_arid"] * 0,
        *["dry_sub_humid"] * 2,
        *["humid"] * 2,
    )


def test_sites_that_are_too_small_are_named_and_left_out():
    table = make_sites()
    table = table.drop(table.index[table["site"] == "S2"][4:]).astype({"site": object})
    table.loc[0, "site"] = None
    table["same"] = 1.0
    notes = []
    found = train_fuzzy(
        table, make_spec(predictors=("warm", "rain", "same")), Run(on_note=notes.append)
    )
    kinds = {type(note): note for note in notes}
    assert kinds[SitesTooSmall].sites == ("S2 (4)",)
    assert kinds[RecordsWithoutSite].n == 1
    assert kinds[VariablesConstant].names == ("same",)
    assert "S2" not in found.records.sites
    assert found.dropped["site"] == 1 and found.dropped["small_site"] == 4
    assert sum(found.dropped.values()) + len(found.predictions) == len(table)
    # Rows are those of the user's table, from 1.
    row = found.predictions["row"].to_numpy()
    np.testing.assert_allclose(found.predictions["observed"], table["flux"].to_numpy()[row - 1])


@pytest.mark.parametrize(
    "facts", [{"weights": "importance"}, {"cut": True}, {"folds": 3}, {"neighbours": 1}]
)
def test_options_change_what_is_held_out(training, facts):
    found = train_fuzzy(make_sites(), make_spec(**facts), Run())
    assert np.isfinite(found.predictions["fuzzy_site"]).all()
    assert not np.allclose(found.predictions["fuzzy_site"], training.predictions["fuzzy_site"])


def test_any_estimator_will_do():
    found = train_fuzzy(make_sites(4), make_spec(recipe=Recipe("linear")), Run())
    assert found.model.recipe.estimator == "linear"
    assert np.isfinite(found.model.predict(make_sites(4))).all()


def _one_site():
    return make_sites().assign(site="S")


def _two_zones():
    table = make_sites()
    table.loc[0, "zone"] = "wet"
    return table


@pytest.mark.parametrize(
    ("table", "facts", "error", "said"),
    [
        (_one_site, {}, TooFewSites, {"n": 1, "field": "site"}),
        (lambda: make_sites(8, 4), {}, TooFewSites, {"n": 0}),
        (lambda: make_sites(2, 8), {}, TooFewSites, {"n": 2}),
        (lambda: make_sites().assign(site=None), {}, TooFewSites, {"n": 0}),
        (lambda: make_sites().assign(warm=1, rain=2), {}, ConstantPredictors, {}),
        (_two_zones, {"zone": "zone"}, MixedZones, {"site": "S0", "zones": ("wet", "dry")}),
        (make_sites, {"site": ""}, BadValue, {"parameter": "site"}),
        (make_sites, {"site": "warm"}, BadValue, {"parameter": "site"}),
        (make_sites, {"neighbours": 0}, BadValue, {"parameter": "neighbours"}),
        (make_sites, {"fuzzifier": 1.0}, BadValue, {"parameter": "fuzzifier"}),
        (make_sites, {"folds": 1}, BadValue, {"parameter": "folds"}),
        (make_sites, {"weights": "x"}, BadValue, {"parameter": "weights"}),
        (make_sites, {"zone": "a", "aridity": "b"}, DoesNotApply, {"parameter": "aridity"}),
    ],
)
def test_bad_input_is_named(table, facts, error, said):
    with pytest.raises(error) as caught:
        train_fuzzy(table(), make_spec(**facts), Run())
    assert {name: getattr(caught.value, name) for name in said} == said


def test_same_seed_same_numbers(training):
    again = train_fuzzy(make_sites(), make_spec(zone="zone", target_unit="gC m-2 d-1"), Run())
    pd.testing.assert_frame_equal(again.predictions, training.predictions)
    pd.testing.assert_frame_equal(again.scores, training.scores)
