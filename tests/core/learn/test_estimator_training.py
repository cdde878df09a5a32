"""Training and validation against forests grown apart from it, with the same splits."""

from __future__ import annotations

import csv
import time

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.folds import TooFewGroups
from carbonsink.core.errors_and_notes.learn import (
    HeldOutBias,
    NoSites,
    NotValidated,
    ScoresNote,
    SitesFromCoordinates,
    TooFewChosen,
    TooFewSamples,
)
from carbonsink.core.errors_and_notes.run import BadValue, Cancelled, DoesNotApply, Step
from carbonsink.core.forest.growth.forest_growth import grow_forest
from carbonsink.core.forest.growth.settings import GrowthSettings
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.learn.score_table import write_predictions, write_scores
from carbonsink.core.run import Run
from carbonsink.core.statistics.scores import score
from carbonsink.tests import naive


def grown(x, y, oob=False):
    return grow_forest(x.T, y, GrowthSettings(12, 1, 2, seed=3), oob=oob)


def predicted(x, y, others):
    """Return what a forest grown on x and y says of others."""
    return np.array([naive.predict_forest(grown(x, y).forest, row) for row in others])


def of_type(notes, kind):
    return [note for note in notes if isinstance(note, kind)]


@pytest.mark.parametrize("validation", ["site", "kfold"])
def test_held_out_predictions_are_those_of_a_forest_without_the_fold(
    samples, spec, watched, validation
):
    training = train(samples, spec(validation=validation), watched)
    table = training.predictions
    x, y = samples[["mat", "rain"]].to_numpy(np.float32), samples["npp"].to_numpy()
    for key in ("site", "kfold"):
        folds, expected = table[f"fold_{key}"].to_numpy(), np.empty(len(y))
        for fold in np.unique(folds):
            here = folds == fold
            expected[here] = predicted(x[~here], y[~here], x[here])
        np.testing.assert_array_equal(table[f"predicted_{key}"], expected)
        assert training.score(key) == score(y, expected)
    np.testing.assert_array_equal(table["predicted_training"], predicted(x, y, x))
    np.testing.assert_array_equal(table["predicted_oob"], grown(x, y, oob=True).oob)
    assert training.main == validation
    assert training.score() == training.score(validation)


def test_whole_sites_are_held_out_and_score_lower(samples, spec, watched):
    training = train(samples, spec(trees=30), watched)
    sites = training.predictions.groupby("site")["fold_site"].nunique()
    assert sites.eq(1).all() and len(sites) == 16
    assert training.score("site").r2 < training.score("kfold").r2 < training.score("training").r2


def test_folds_as_many_as_sites_leave_one_site_out(samples, spec, watched):
    training = train(samples, spec(folds=16), watched)
    assert training.predictions["fold_site"].nunique() == 16
    assert training.predictions["fold_kfold"].nunique() == 10
    assert training.model.validation["folds"] == {"site": 16, "kfold": 10}


def test_hold_out(samples, spec, watched):
    training = train(samples, spec(validation="holdout", test_fraction=0.25), watched)
    table = training.predictions
    test = table["fold_holdout"] == 1
    assert test.sum() == 20 and set(table["fold_holdout"]) == {0, 1}
    x, y = samples[["mat", "rain"]].to_numpy(np.float32), samples["npp"].to_numpy()
    expected = predicted(x[~test], y[~test], x[test])
    np.testing.assert_array_equal(table["predicted_holdout"][test], expected)
    assert table["predicted_holdout"][~test].isna().all()
    assert training.score().n == 20
    assert training.validations == ["training", "oob", "holdout", "site", "kfold"]


def test_all_validations_put_sites_first(samples, spec, watched):
    training = train(samples, spec(validation="all"), watched)
    assert training.main == "site"
    assert training.validations == ["training", "oob", "site", "kfold", "holdout"]


@pytest.mark.parametrize("threads", [1, 4])
def test_threads_change_nothing(samples, spec, watched, threads):
    wanted = spec(trees=20, transform="log", smearing=True, stratum="pft", folds=2)
    first = train(samples, wanted, watched).predictions
    again = train(samples, wanted, Run(threads=threads)).predictions
    assert first.equals(again)


def test_a_model_per_stratum(samples, spec, watched):
    training = train(samples, spec(stratum="pft"), watched)
    x, y = samples[["mat", "rain"]].to_numpy(np.float32), samples["npp"].to_numpy()
    folds = training.predictions["fold_site"].to_numpy()
    for part, label in zip(training.model.submodels, ("DBF", "ENF")):
        here = (samples["pft"] == label).to_numpy()
        assert (part.stratum, part.n) == (label, here.sum())
        held, rest = here & (folds == 2), here & (folds != 2)
        expected = predicted(x[rest], y[rest], x[held])
        np.testing.assert_array_equal(training.predictions["predicted_site"][held], expected)
    rows = training.scores[training.scores["scope"] == "stratum"]
    assert rows["subject"].unique().tolist() == ["DBF", "ENF"]


def test_a_stratum_at_one_site_has_no_site_wise_score(samples, spec, watched, notes):
    table = samples.assign(pft=np.where(samples["site"] == "s00", "bog", "forest"))
    training = train(table, spec(stratum="pft"), watched)
    assert NotValidated("site", 5) in notes
    assert training.score("site").n == 75 and training.score("kfold").n == 80


def test_smearing_of_a_fold_never_sees_the_held_out_records(samples, spec, watched):
    wanted = spec(transform="log", smearing=True, trees=20)
    first = train(samples, wanted, watched).predictions
    fold = first["fold_site"] == 1
    other = samples.assign(npp=samples["npp"].where(~fold, samples["npp"] * 3))
    again = train(other, wanted, watched).predictions
    np.testing.assert_array_equal(first["predicted_site"][fold], again["predicted_site"][fold])
    assert not np.array_equal(first["predicted_site"][~fold], again["predicted_site"][~fold])


def test_sites_from_coordinates(samples, spec, watched, notes):
    training = train(samples, spec(site="", coordinates=("x", "y")), watched)
    assert of_type(notes, SitesFromCoordinates) and training.main == "site"


def test_without_sites_the_score_is_said_to_be_optimistic(samples, spec, watched, notes):
    training = train(samples, spec(site=""), watched)
    assert NoSites("kfold") in notes and NoSites.warning
    assert training.main == "kfold" and training.score("site") is None
    assert "R2_SITE" not in training.headline()


def test_one_site(samples, spec, watched):
    alone = samples.assign(site="a")
    with pytest.raises(TooFewGroups):
        train(alone, spec(), watched)
    assert train(alone, spec(validation="kfold"), watched).validations[-1] == "kfold"


def test_fewer_records_than_folds(samples, spec, watched):
    with pytest.raises(TooFewSamples) as caught:
        train(samples.head(8), spec(folds=10), watched)
    assert caught.value.facts() == {"n": 8, "needed": 10, "why": "folds"}


def test_expanded_records_train_but_are_not_scored(samples, spec, watched):
    parent = samples["site"].where(samples.index >= 60)
    table = samples.assign(parent=parent, site=samples["site"].where(samples.index < 60, "made"))
    training = train(table, spec(parent="parent"), watched)
    assert training.score("site").n == 60
    assert training.predictions["expanded"].sum() == 20
    assert training.model.submodels[0].n == 80


@pytest.mark.parametrize(
    ("changes", "error", "parameter"),
    [
        ({"smearing": True}, DoesNotApply, "smearing"),
        ({"test_fraction": 0.3}, DoesNotApply, "test_fraction"),
        ({"predictors": ("npp",)}, BadValue, "predictors"),
        ({"predictors": ()}, TooFewChosen, "predictors"),
        ({"validation": "loo"}, BadValue, "validation"),
        ({"transform": "sqrt"}, BadValue, "transform"),
        ({"folds": 1}, BadValue, "folds"),
        ({"seed": -1}, BadValue, "seed"),
        ({"trees": 0}, BadValue, "trees"),
        ({"max_features": 3}, BadValue, "max_features"),
        ({"validation": "holdout", "test_fraction": 1.0}, BadValue, "test_fraction"),
    ],
)
def test_specifications_that_cannot_be(samples, spec, watched, changes, error, parameter):
    with pytest.raises(error) as caught:
        train(samples, spec(**changes), watched)
    assert caught.value.parameter == parameter


def test_progress_and_scores_are_told(samples, spec):
    fractions, notes = [], []
    train(samples, spec(), Run(on_progress=fractions.append, on_note=notes.append, threads=1))
    assert fractions == sorted(fractions) and fractions[-1] == pytest.approx(1.0)
    assert [note.validation for note in of_type(notes, ScoresNote)] == [
        "training",
        "oob",
        "site",
        "kfold",
    ]
    steps = [(step.key, step.subject) for step in of_type(notes, Step)]
    assert steps == [("train", "npp"), ("validate", "site"), ("validate", "kfold")]


def test_cancel_between_folds(samples, spec):
    reached = []
    run = Run(on_progress=reached.append, is_cancelled=lambda: bool(reached) and reached[-1] > 0.5)
    with pytest.raises(Cancelled):
        train(samples, spec(), run)
    assert reached[-1] < 0.7


def test_tables_as_files(samples, spec, watched, tmp_path):
    training = train(samples, spec(stratum="pft"), watched)
    write_scores(training, str(tmp_path / "s.csv"))
    write_predictions(training, str(tmp_path / "p.csv"))
    scores = list(csv.DictReader((tmp_path / "s.csv").open(encoding="utf-8", newline="")))
    assert [*scores[0]][:5] == ["validation", "scope", "subject", "n", "r2"]
    assert {"rmse (gC m-2 yr-1)", "pbias (%)", "kge"} <= set(scores[0])
    main = next(row for row in scores if row["validation"] == "site" and row["scope"] == "all")
    assert float(main["rmse (gC m-2 yr-1)"]) == training.score("site").rmse
    scopes = {row["scope"] for row in scores}
    over_sites = {"site_median", "site_mean", "site_variance", "across_sites"}
    assert scopes == {"all", "stratum", "site", *over_sites}
    rows = list(csv.DictReader((tmp_path / "p.csv").open(encoding="utf-8", newline="")))
    assert len(rows) == 80 and rows[0]["row"] == "1"
    assert float(rows[3]["observed (gC m-2 yr-1)"]) == samples["npp"][3]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.csv", "s.csv"]


def test_headline(samples, spec, watched):
    training = train(samples, spec(), watched)
    numbers = training.headline()
    assert numbers["R2"] == numbers["R2_SITE"] == training.score("site").r2
    assert numbers["R2_KFOLD"] == training.score("kfold").r2
    assert numbers["N"] == 80


def test_cancel_is_heard_while_folds_are_fitted_at_once(samples, spec):
    notes, looks = [], []

    def is_cancelled():
        looks.append(1)
        return any(isinstance(note, Step) and note.key == "validate" for note in notes) and (
            len(looks) > 30
        )

    run = Run(threads=3, on_note=notes.append, is_cancelled=is_cancelled)
    began = time.perf_counter()
    with pytest.raises(Cancelled):
        train(samples, spec(trees=20_000), run)
    assert time.perf_counter() - began < 30


def test_a_held_out_bias_is_told(samples, spec, watched, notes):
    """A log target with large scatter: without smearing the mean of the records is missed."""
    scatter = np.exp(np.random.default_rng(2).normal(0, 0.9, len(samples)))
    table = samples.assign(npp=samples["npp"] * scatter)
    log = {"transform": "log", "min_leaf": 8, "trees": 60}
    plain = train(table, spec(**log), watched)
    told = [note for note in notes if isinstance(note, HeldOutBias)]
    found = plain.predictions
    error = (found["predicted_site"] - found["observed"]).mean()
    assert [note.validation for note in told] == ["site"]
    assert told[0].percent == pytest.approx(100 * error / found["observed"].mean())
    assert told[0].percent < -5
    assert told[0].unsmeared
    smeared = train(table, spec(smearing=True, **log), watched)
    assert abs(smeared.score().pbias) < abs(plain.score().pbias) / 2


def test_mean_and_variance_over_sites_of_each_stratum(samples, spec, watched):
    training = train(samples, spec(stratum="pft"), watched)
    table, scores = training.predictions, training.scores
    held = scores[scores["validation"] == "site"].set_index(["scope", "subject"])
    error = (table["predicted_site"] - table["observed"]) ** 2
    rmse = error.groupby([table["stratum"], table["site"]]).mean() ** 0.5
    assert held.loc[("site_mean", ""), "rmse"] == pytest.approx(rmse.mean())
    assert held.loc[("site_variance", ""), "rmse"] == pytest.approx(rmse.var(ddof=1))
    for label in ("ENF", "DBF"):
        assert held.loc[("site_mean", label), "rmse"] == pytest.approx(rmse[label].mean())
        assert held.loc[("site_variance", label), "rmse"] == pytest.approx(rmse[label].var(ddof=1))
        assert held.loc[("site_mean", label), "n"] == 8
