"""Training, validation and baselines of a sequence model."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import ConstantTarget, StrataSkipped
from carbonsink.core.errors_and_notes.run import BadValue, Cancelled, DoesNotApply, MissingLibrary
from carbonsink.core.errors_and_notes.sequence import (
    NetworkTuned,
    NoTestWindows,
    OneSiteOnly,
    SingleSite,
    TooFewWindows,
    WindowsSplit,
)
from carbonsink.core.predict.predictor_units import table_in_trained_units
from carbonsink.core.run import Run
from carbonsink.core.sequence import lstm_specification
from carbonsink.core.sequence.lstm_specification import GRID, NetworkSettings
from carbonsink.core.sequence.tuning import tuning_candidates
from carbonsink.core.statistics.circular_statistics import sine_or_cosine
from carbonsink.core.statistics.scores import score

pytest.importorskip("torch")

from carbonsink.core.sequence.lstm_training import train_sequences  # noqa: E402

QUICK = {"epochs": 2}


def test_held_out_windows_are_the_last_of_each_site(training):
    table = training.predictions
    for _, own in table.groupby("site"):
        # 60 months, the first three without a past: 57 windows, 11 of them held out.
        assert own["part"].tolist() == ["train"] * 39 + ["stop"] * 7 + ["test"] * 11
        assert own["date"].tolist() == sorted(own["date"])
        assert own["predicted_time"].notna().tolist() == (own["part"] == "test").tolist()
        assert own["predicted_training"].notna().tolist() == (own["part"] != "test").tolist()


def test_scores_are_those_of_the_table(training):
    held = training.predictions[training.predictions["part"] == "test"]
    for model, column in (("lstm", "predicted_time"), ("forest_lags", "forest_lags_time")):
        wanted = score(held["observed"], held[column])
        assert training.score(model) == wanted
    assert training.score("lstm", "site").n == len(training.predictions) == 228
    numbers = training.headline()
    assert numbers["N"] == 44 and numbers["R2"] == training.score().r2
    assert {"R2_SITE", "R2_CYCLE", "R2_FOREST", "R2_FOREST_LAGS", "R2_SD"} <= set(numbers)


def test_every_scope_has_its_scores(training):
    table = training.scores
    lstm = table[(table["model"] == "lstm") & (table["validation"] == "time")]
    assert set(lstm["scope"]) == {
        "all",
        "stratum",
        "site",
        "site_median",
        "site_mean",
        "site_variance",
        "across_sites",
        "mean_cycle",
        "anomalies",
    }
    assert sorted(lstm[lstm["scope"] == "stratum"]["subject"]) == ["DBF", "ENF"]
    assert lstm[lstm["scope"] == "site"]["n"].tolist() == [11] * 4
    assert set(table["model"]) == {"lstm", "cycle", "forest", "forest_lags"}


def test_the_mean_cycle_is_scored_by_site_and_month(training):
    held = training.predictions[training.predictions["part"] == "test"]
    months = [text[5:7] for text in held["date"]]
    means = {}
    for site, month, o, p in zip(held["site"], months, held["observed"], held["predicted_time"]):
        means.setdefault((site, month), []).append((o, p))
    wanted = score(*zip(*(np.mean(pairs, axis=0) for pairs in means.values())))
    table = training.scores
    found = table[(table["scope"] == "mean_cycle") & (table["model"] == "lstm")]
    found = found[found["validation"] == "time"].iloc[0]
    assert found["n"] == len(means) and found["r2"] == pytest.approx(wanted.r2)


def test_anomalies_are_departures_from_the_cycle(training):
    table = training.scores
    held = training.predictions[training.predictions["part"] == "test"]
    wanted = score(
        held["observed"] - held["cycle_time"], held["predicted_time"] - held["cycle_time"]
    )
    found = table[(table["scope"] == "anomalies") & (table["model"] == "lstm")]
    assert found[found["validation"] == "time"]["r2"].item() == pytest.approx(wanted.r2)
    assert "anomalies" not in set(table[table["model"] == "cycle"]["scope"])


def test_the_model_is_the_one_that_was_tested(training, series):
    predicted = training.model.predict(series)
    table = training.predictions
    held = table["part"] == "test"
    rows = table["row"].to_numpy() - 1
    np.testing.assert_array_equal(predicted[rows[held]], table["predicted_time"][held])
    np.testing.assert_array_equal(predicted[rows[~held]], table["predicted_training"][~held])
    # The first three months of each site have no prediction.
    assert np.flatnonzero(np.isnan(predicted)).tolist() == [
        60 * s + i for s in range(4) for i in range(3)
    ]


def test_predictions_do_not_depend_on_the_order_of_the_rows(training, series):
    order = np.random.default_rng(0).permutation(len(series))
    found = training.model.predict(series.iloc[order].reset_index(drop=True))
    np.testing.assert_array_equal(found, training.model.predict(series)[order])


def test_the_target_of_the_held_out_part_teaches_nothing(series, spec):
    trained = train_sequences(series, spec(settings=QUICK), Run())
    changed = series.copy()
    late = changed["month"] >= "2004-04"
    changed.loc[late, "flux"] += 1000.0
    again = train_sequences(changed, spec(settings=QUICK), Run())
    for model in ("predicted_time", "cycle_time", "forest_time", "forest_lags_time"):
        np.testing.assert_array_equal(trained.predictions[model], again.predictions[model])


def test_a_held_out_site_teaches_nothing(series, spec):
    wanted = spec(settings=QUICK, seeds=1, validation="site", folds=4)
    trained = train_sequences(series, wanted, Run())
    changed = series.copy()
    changed.loc[changed["site"] == "s2", "flux"] = 7.0 + np.arange(60)
    again = train_sequences(changed, wanted, Run())
    own = trained.predictions["site"] == "s2"
    for model in ("predicted_site", "cycle_site", "forest_site"):
        first, second = trained.predictions[model], again.predictions[model]
        np.testing.assert_array_equal(first[own], second[own])
        assert not np.array_equal(first[~own], second[~own])


def test_same_seed_same_scores_whatever_the_threads(series, spec):
    first, second = (
        train_sequences(series, spec(settings=QUICK, seeds=3), Run(threads=n)) for n in (1, 3)
    )
    assert first.headline() == second.headline()
    other = train_sequences(series, spec(settings=QUICK, seeds=3, seed=6), Run())
    assert other.headline()["R2"] != first.headline()["R2"]


def test_it_can_be_cancelled_while_training(series, spec):
    seen = []

    def enough():
        return len(seen) > 3

    run = Run(on_progress=seen.append, is_cancelled=enough, threads=2)
    with pytest.raises(Cancelled):
        train_sequences(series, spec(settings={"epochs": 5000}), run)


def test_records_without_a_target_serve_later_ones(series, spec, watched, notes):
    gaps = series.copy()
    gaps.loc[10:19, "flux"] = np.nan
    trained = train_sequences(gaps, spec(settings=QUICK, seeds=1), watched)
    assert len(trained.predictions) == 228 - 10
    said = next(note for note in notes if isinstance(note, WindowsSplit))
    assert said.without_target == 10
    assert said.train + said.stop + said.test == 218


def test_tuning_stays_in_its_budget(series, spec, watched, notes):
    wanted = spec(settings={**QUICK, "hidden": 32}, seeds=1, tune="random", tries=3)
    trained = train_sequences(series, wanted, watched)
    said = next(note for note in notes if isinstance(note, NetworkTuned))
    assert (said.tries, said.rmse <= said.rmse_before) == (3, True)
    assert trained.model.submodels[0].settings.epochs == 2


@pytest.mark.parametrize("tune", ["grid", "random"])
def test_candidates_leave_alone_what_was_set(spec, tune):
    wanted = spec(settings=vars(NetworkSettings(hidden=7)), tune=tune, tries=9)
    found, total = tuning_candidates(wanted, 5000)
    assert found[0] == wanted.settings and 2 < len(found) <= 9 and total >= 9
    assert {settings.hidden for settings in found} == {7}
    grid = dict(GRID)
    for settings in found[1:]:
        low, high = grid["batch_size"][0], grid["batch_size"][-1]
        assert low <= settings.batch_size <= high and isinstance(settings.batch_size, int)
    assert tuning_candidates(wanted, 5000)[0] == found


def test_the_given_settings_are_tried_once(spec):
    given = vars(NetworkSettings(hidden=8))
    grid = (("hidden", (4, 8, 16)),)
    for tune in ("grid", "random"):
        found, total = tuning_candidates(spec(settings=given, tune=tune, tries=9, grid=grid), 5000)
        assert total == 3 and sorted(settings.hidden for settings in found) == [4, 8, 16]
        found, total = tuning_candidates(spec(settings=given, tune=tune, tries=2, grid=grid), 5000)
        assert len(found) == 2 and total == 3


@pytest.mark.parametrize(
    ("n_windows", "tried"), [(120, [64]), (200, [16, 64]), (3000, [16, 64, 256])]
)
def test_batches_that_come_to_the_same_are_tried_once(spec, n_windows, tried):
    """A step has an eighth of the windows at most: 15 of 120, 25 of 200, 375 of 3000."""
    wanted = spec(
        settings=vars(NetworkSettings()),
        tune="grid",
        tries=9,
        grid=(("batch_size", (16, 64, 256)),),
    )
    found, total = tuning_candidates(wanted, n_windows)
    assert sorted(settings.batch_size for settings in found) == tried and total == len(tried)


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "error", "name"),
    [
        ({"predictors": ()}, BadValue, "predictors"),
        ({"predictors": ("flux",)}, BadValue, "predictors"),
        ({"length": 0}, BadValue, "length"),
        ({"seeds": 0}, BadValue, "seeds"),
        ({"test_fraction": 1.0}, BadValue, "test_fraction"),
        ({"settings": {"dropout": 0.95}}, BadValue, "dropout"),
        ({"settings": {"hidden": 0}}, BadValue, "hidden"),
        ({"tune": "all"}, BadValue, "tune"),
        ({"validation": "kfold"}, BadValue, "validation"),
        ({"folds": 5}, DoesNotApply, "folds"),
        ({"tries": 5}, DoesNotApply, "tries"),
        ({"small_strata": "skip"}, DoesNotApply, "small_strata"),
        ({"grid": (("hidden", (4, 8)),)}, DoesNotApply, "grid"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_by_name(spec, changes, error, name):
    with pytest.raises(error) as caught:
        spec(**changes).check()
    assert caught.value.parameter == name


def test_without_pytorch_nothing_begins(spec, monkeypatch):
    monkeypatch.setattr(lstm_specification, "LIBRARY", "no_such_torch")
    with pytest.raises(MissingLibrary) as caught:
        spec().check()
    assert caught.value.library == "no_such_torch"


def test_too_few_windows(series, spec):
    short = series[series["month"] < "2000-10"]
    with pytest.raises(TooFewWindows) as caught:
        train_sequences(short.iloc[:18], spec(), Run())
    assert (caught.value.field, caught.value.n, caught.value.needed) == ("", 12, 20)


def test_sites_too_short_for_a_test_are_named(series, spec):
    # Two windows a site: 0.2 of them is less than half a window.
    start = series.groupby("site", sort=False).head(5)
    sites = [start.assign(site=start["site"] + f"_{k}") for k in range(3)]
    short = pd.concat(sites)
    with pytest.raises(NoTestWindows) as caught:
        train_sequences(short, spec(), Run())
    found = caught.value
    assert (found.windows, found.sites, found.test_fraction) == (24, 12, 0.2)


def test_a_small_stratum_is_named_or_skipped(series, spec, watched, notes):
    some = series[(series["pft"] == "ENF") | (series["month"] < "2000-08")]
    with pytest.raises(TooFewWindows) as caught:
        train_sequences(some, spec(stratum="pft"), Run())
    assert (caught.value.stratum, caught.value.n) == ("DBF", 8)
    wanted = spec(stratum="pft", small_strata="skip", settings=QUICK, seeds=1)
    trained = train_sequences(some, wanted, watched)
    assert trained.model.strata == ("ENF",) and len(trained.predictions) == 114
    assert next(n for n in notes if isinstance(n, StrataSkipped)).strata == ("DBF (8)",)


def test_a_stratum_with_one_site(series, spec, watched, notes):
    some = series[series["site"] != "s3"]
    wanted = spec(stratum="pft", settings=QUICK, seeds=1)
    train_sequences(some, wanted, watched)
    assert next(n for n in notes if isinstance(n, OneSiteOnly)).strata == ("DBF (s2)",)
    with pytest.raises(SingleSite) as caught:
        train_sequences(some, spec(stratum="pft", validation="site"), Run())
    assert (caught.value.stratum, caught.value.site) == ("DBF", "s2")


def test_one_site_for_all(series, spec):
    with pytest.raises(SingleSite) as caught:
        train_sequences(series.iloc[:60], spec(validation="site"), Run())
    assert caught.value.field == ""


def test_a_constant_target(series, spec):
    with pytest.raises(ConstantTarget):
        train_sequences(series.assign(flux=1.0), spec(), Run())


def test_angles_are_split_in_windows_too(series, spec, watched):
    turned = series.assign(aspect=series["site"].str[1:].astype(int) * 90.0 - 1)
    wanted = spec(predictors=("aspect", "warm"), circular=(("aspect", 360.0),), seeds=1)
    model = train_sequences(turned, wanted, watched).model
    assert model.names == ("aspect_sin", "aspect_cos", "warm")
    by_hand = turned.assign(
        aspect_sin=sine_or_cosine(turned["aspect"], "sin", 360.0),
        aspect_cos=sine_or_cosine(turned["aspect"], "cos", 360.0),
    )
    found = model.predict(table_in_trained_units(model, turned, watched))
    np.testing.assert_array_equal(found, model.predict(by_hand))
    assert np.isfinite(found).sum() == 4 * 57
