"""An LSTM beside other estimators: the same records, the same folds, the same scores."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import TooFewChosen
from carbonsink.core.errors_and_notes.run import DoesNotApply, MissingInput
from carbonsink.core.errors_and_notes.sequence import WindowsCompared
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.run import Run
from carbonsink.core.sequence.lstm_comparison import check_comparison, compare_with_lstm
from carbonsink.tests.core.sequence.conftest import make_series

KEYS = ("linear", "lstm")


def training_spec(estimator="linear", **changes) -> TrainingSpec:
    given = {
        "target": "flux",
        "predictors": ("warm", "rain"),
        "site": "site",
        "stratum": "pft",
        "recipe": Recipe(estimator, EstimatorSettings(), seed=5),
        "folds": 4,
    }
    return TrainingSpec(**{**given, **changes})


@pytest.fixture(scope="module")
def table():
    """Series of four sites with a gap at one of them, and records without a target."""
    series = make_series(months=30)
    series = series.drop(index=[40, 41]).reset_index(drop=True)
    series.loc[[5, 70], "flux"] = np.nan
    return series.sample(frac=1.0, random_state=2).reset_index(drop=True)


@pytest.fixture(scope="module")
def compared(table, spec):
    pytest.importorskip("torch")
    notes: list = []
    network = spec(stratum="pft", seeds=1, settings={"epochs": 3, "hidden": 3})
    run = Run(on_note=notes.append, threads=2)
    return compare_with_lstm(table, training_spec(), KEYS, network, run), notes


def whole_windows(table) -> pd.DataFrame:
    """Return the records that three months of their site lead up to, found by looking each up."""
    months = {(s, pd.Period(m, "M")) for s, m in zip(table["site"], table["month"])}
    have = [
        all((s, pd.Period(m, "M") - back) in months for back in range(4))
        for s, m in zip(table["site"], table["month"])
    ]
    return table[np.array(have) & table["flux"].notna()]


def test_all_models_are_compared_on_the_records_with_a_whole_window(compared, table):
    comparison, notes = compared
    wanted = whole_windows(table)
    for training in comparison.trainings.values():
        own = training.predictions.sort_values("row")
        assert own["row"].tolist() == (wanted.index + 1).tolist()
        np.testing.assert_array_equal(own["observed"], wanted["flux"])
    note = next(n for n in notes if isinstance(n, WindowsCompared))
    assert (note.used, note.left_out) == (len(wanted), len(table) - len(wanted))
    assert 0 < note.left_out


def test_the_folds_are_the_same_record_by_record(compared):
    linear, lstm = (compared[0].trainings[key].predictions.sort_values("row") for key in KEYS)
    for key in ("site", "kfold"):
        np.testing.assert_array_equal(linear[f"fold_{key}"], lstm[f"fold_{key}"])
        assert lstm[f"predicted_{key}"].notna().all()
    by_site = lstm.groupby("site")["fold_site"].nunique()
    assert by_site.tolist() == [1] * 4


def test_scores_are_those_of_scikit_learn(compared):
    from sklearn.metrics import mean_squared_error, r2_score

    training = compared[0].trainings["lstm"]
    table, scores = training.predictions, training.scores
    found = training.score("site")
    assert found.r2 == pytest.approx(r2_score(table["observed"], table["predicted_site"]))
    errors = {
        (pft, site): mean_squared_error(own["observed"], own["predicted_site"]) ** 0.5
        for (pft, site), own in table.groupby(["stratum", "site"])
    }
    for scope, fold in (("site_mean", np.mean), ("site_variance", lambda x: np.var(x, ddof=1))):
        for pft in ("DBF", "ENF"):
            here = (scores["scope"] == scope) & (scores["subject"] == pft)
            row = scores[here & (scores["validation"] == "site")].iloc[0]
            own = [rmse for (name, _), rmse in errors.items() if name == pft]
            assert row["rmse"] == pytest.approx(fold(own), rel=1e-12)


def test_a_held_out_site_has_no_part_in_its_prediction(table, spec, compared):
    """With other targets at a site, what the others' networks say of it stays as it was."""
    changed = table.copy()
    changed.loc[changed["site"] == "s0", "flux"] *= -3.0
    network = spec(stratum="pft", seeds=1, settings={"epochs": 3, "hidden": 3})
    again = compare_with_lstm(changed, training_spec(), KEYS, network, Run(threads=2))
    before, after = (c.trainings["lstm"].predictions for c in (compared[0], again))
    own = (before["site"] == "s0").to_numpy()
    np.testing.assert_array_equal(before["predicted_site"][own], after["predicted_site"][own])
    assert not np.array_equal(before["predicted_kfold"][own], after["predicted_kfold"][own])


def test_tuning_is_done_within_the_folds(table, spec):
    pytest.importorskip("torch")
    settings = {"epochs": 2, "hidden": 3}
    network = spec(stratum="pft", seeds=1, settings=settings, tune="random", tries=2)
    notes: list = []
    wanted = training_spec(tune="random", validation="holdout")
    run = Run(on_note=notes.append, threads=2)
    found = compare_with_lstm(table, wanted, KEYS, network, run).trainings["lstm"]
    assert found.main == "holdout" and found.model.validation["tune"] == "random"
    chosen = [type(n).__name__ for n in notes].count("NetworkTuned")
    assert chosen == 2  # one for each stratum of the model, none of the folds
    held = found.predictions["fold_holdout"] > 0
    assert found.predictions["predicted_holdout"].notna().tolist() == held.tolist()


@pytest.mark.parametrize(
    ("spec_changes", "network_changes", "keys", "error", "word"),
    [
        ({}, {"date": ""}, KEYS, MissingInput, "date"),
        ({"site": ""}, {"site": ""}, KEYS, MissingInput, "site"),
        ({"categorical": ("warm",)}, {}, KEYS, DoesNotApply, "warm"),
        ({"validation": "site_oob"}, {}, ("random_forest", "lstm"), DoesNotApply, "site_oob"),
        ({"parent": "site"}, {}, KEYS, DoesNotApply, "parent"),
        ({"recipe": Recipe("linear", transform="log")}, {}, KEYS, DoesNotApply, "log"),
        ({}, {}, ("lstm", "lstm"), TooFewChosen, "lstm"),
    ],
)
def test_what_an_lstm_cannot_do_is_refused(spec, spec_changes, network_changes, keys, error, word):
    with pytest.raises(error) as caught:
        check_comparison(training_spec(**spec_changes), keys, spec(**network_changes))
    assert word in str(caught.value)
