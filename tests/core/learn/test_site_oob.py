"""VALIDATION = site_oob: each record is predicted by trees that know nothing of its site."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.folds import TooFewGroups
from carbonsink.core.errors_and_notes.learn import NotValidated
from carbonsink.core.errors_and_notes.run import DoesNotApply
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.forest.growth.forest_growth import grow_forest
from carbonsink.core.forest.growth.settings import GrowthSettings
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.run import Run


def sites_table(n_sites=60, per_site=12, seed=0):
    """Predictors that hardly vary within a site, as towers have, and an effect of the site."""
    rng = np.random.default_rng(seed)
    site = np.repeat(np.arange(n_sites), per_site)
    x = rng.normal(size=(n_sites, 4))[site] + 0.15 * rng.normal(size=(len(site), 4))
    effect = rng.normal(0, 1.0, n_sites)[site]
    y = 10 + 2 * x[:, 0] + x[:, 1] + effect + rng.normal(0, 0.3, len(site))
    return pd.DataFrame(x, columns=list("abcd")).assign(y=y, site=[f"s{s}" for s in site])


def spec_of(**changes):
    recipe = changes.pop("recipe", Recipe(settings=EstimatorSettings(trees=200), seed=7))
    return TrainingSpec(
        "y",
        tuple("abcd"),
        **{"site": "site", "validation": "site_oob", "recipe": recipe, **changes},
    )


def test_it_is_the_out_of_bag_prediction_of_bags_of_sites():
    table = sites_table()
    training = train(table, spec_of(), Run())
    groups = np.unique(table["site"], return_inverse=True)[1]
    x = table[list("abcd")].to_numpy(np.float32).T
    settings = GrowthSettings(200, 1, 5, seed=7)
    expected = grow_forest(x, table["y"], settings, oob=True, groups=groups).oob
    np.testing.assert_array_equal(training.predictions["predicted_site_oob"], expected)
    assert training.main == "site_oob"
    assert training.validations == ["training", "oob", "site_oob"]
    assert training.predictions.groupby("site")["fold_site_oob"].nunique().eq(1).all()
    assert training.headline()["R2"] == training.score("site_oob").r2


def test_it_is_as_honest_as_whole_sites_held_out():
    """Near the score of held-out sites, far from that of random folds."""
    gaps, flattery = [], []
    for seed in range(3):
        table = sites_table(seed=seed)
        bags = train(table, spec_of(), Run(threads=2)).score("site_oob").r2
        folds = train(table, spec_of(validation="site"), Run(threads=2))
        gaps.append(bags - folds.score("site").r2)
        flattery.append(folds.score("kfold").r2 - folds.score("site").r2)
    assert np.mean(flattery) > 0.08
    assert abs(np.mean(gaps)) < 0.25 * np.mean(flattery)


def test_a_record_of_the_site_changes_nothing_for_it():
    table = sites_table()
    first = train(table, spec_of(), Run()).predictions
    here = table["site"] == "s3"
    other = train(table.assign(y=table["y"].where(~here, 99.0)), spec_of(), Run()).predictions
    np.testing.assert_allclose(
        first["predicted_site_oob"][here], other["predicted_site_oob"][here], rtol=1e-12
    )
    assert not np.allclose(first["predicted_site_oob"][~here], other["predicted_site_oob"][~here])


def test_strata_of_one_site_are_not_scored():
    table = sites_table()
    table["kind"] = np.where(table["site"] == "s0", "bog", "forest")
    notes = []
    training = train(table, spec_of(stratum="kind"), Run(on_note=notes.append))
    assert NotValidated("site_oob", 12) in notes
    assert training.score("site_oob").n == len(table) - 12


def test_where_it_cannot_be():
    table = sites_table(12)
    linear = Recipe(estimator="linear", settings=EstimatorSettings())
    for changes, parameter in (({"recipe": linear}, "validation"), ({"tune": "grid"}, "tune")):
        with pytest.raises(DoesNotApply) as caught:
            train(table, spec_of(**changes), Run())
        assert caught.value.parameter == parameter
    for changes in ({"site": ""}, {}):
        with pytest.raises(TooFewGroups):
            train(table.assign(site="one"), spec_of(**changes), Run())
