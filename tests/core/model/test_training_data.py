"""Which records of a user's table are used, and what is said of the others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from carbonsink.core.errors_and_notes.learn import (
    ConstantTarget,
    ExpandedUsed,
    LooksExpanded,
    NotPositive,
    PredictorsImputed,
    SitesFromCoordinates,
    StrataSkipped,
    TooFewInStratum,
    TooFewSamples,
)
from carbonsink.core.errors_and_notes.run import DefaultUsed, DoesNotApply
from carbonsink.core.errors_and_notes.sites import CodesAsNumbers, SamplesUsed
from carbonsink.core.errors_and_notes.tables import MissingColumn, NotNumeric
from carbonsink.core.estimators.builders import RIDGE_PENALTY
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.median_imputation import medians
from carbonsink.core.model.training_data import NO_SITE, read_samples
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.run import Run


def test_records_with_gaps_are_dropped_and_counted(samples, spec, watched, notes):
    table = samples.astype(object)
    table.loc[0, "npp"] = "NA"
    table.loc[1, ["npp", "mat"]] = None
    table.loc[2, "mat"] = "-9999"
    table.loc[3, "lulc"] = ""
    table.loc[4, "pft"] = None
    wanted = spec(categorical=("lulc",), stratum="pft")
    data = read_samples(table, wanted, watched)
    dropped = {"target": 2, "predictors": 2, "stratum": 1}
    assert notes[0] == SamplesUsed(75, dropped)
    assert data.rows.tolist() == list(range(5, 80))
    assert [p.name for p in data.predictors] == ["mat", "rain", "lulc"]
    assert data.predictors[2].categories == (1, 2, 3)
    assert data.strata == ("DBF", "ENF")
    low, high = np.float32(samples["mat"][5:].min()), np.float32(samples["mat"][5:].max())
    assert (data.predictors[0].low, data.predictors[0].high) == (low, high)


def test_codes_that_count_as_numbers_are_told(samples, spec, watched, notes):
    """The column lulc holds 1, 2 and 3."""
    as_number = spec(predictors=("mat", "lulc"))
    read_samples(samples, as_number, watched)
    assert [n for n in notes if isinstance(n, CodesAsNumbers)] == [CodesAsNumbers("lulc", 3)]
    notes.clear()
    read_samples(samples, spec(categorical=("lulc",)), watched)
    read_samples(samples.assign(lulc=samples["lulc"] / 3), as_number, watched)
    assert [n for n in notes if isinstance(n, CodesAsNumbers)] == []


def test_a_table_of_text_is_the_same_table(samples, spec, watched):
    wanted = spec(categorical=("lulc",))
    numbers = read_samples(samples, wanted, watched)
    text = samples.apply(lambda c: c.map(lambda v: repr(v) if isinstance(v, float) else str(v)))
    again = read_samples(text, wanted, watched)
    np.testing.assert_array_equal(numbers.columns, again.columns)
    np.testing.assert_array_equal(numbers.target, again.target)
    # As text: a class has no range, and NaN differs from itself.
    assert repr(numbers.predictors) == repr(again.predictors)
    comma = text.assign(mat=text["mat"].str.replace(".", ",", regex=False))
    np.testing.assert_array_equal(read_samples(comma, wanted, watched).columns, again.columns)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"npp": "forest"}, NotNumeric),
        ({"npp": 3.0}, ConstantTarget),
        ({"npp": np.nan}, TooFewSamples),
    ],
)
def test_targets_that_cannot_be_learnt(samples, spec, watched, change, error):
    with pytest.raises(error):
        read_samples(samples.assign(**change), spec(), watched)


def test_log_of_a_target_that_is_not_positive(samples, spec, watched):
    table = samples.assign(npp=samples["npp"] - samples["npp"].median())
    with pytest.raises(NotPositive):
        read_samples(table, spec(transform="log"), watched)


def test_a_missing_column(samples, spec, watched):
    with pytest.raises(MissingColumn) as caught:
        read_samples(samples, spec(predictors=("mat", "ndvi")), watched)
    assert caught.value.wanted == "ndvi"


def test_a_stratum_with_too_few_records_is_named(samples, spec, watched):
    table = samples.assign(pft=["EBF"] * 4 + ["ENF"] * 76)
    with pytest.raises(TooFewInStratum) as caught:
        read_samples(table, spec(stratum="pft"), watched)
    assert (caught.value.stratum, caught.value.n, caught.value.needed) == ("EBF", 4, 5)


def test_places_make_sites_when_no_column_names_them(samples, spec, watched, notes):
    wanted = spec(site="", coordinates=("x", "y"))
    data = read_samples(samples, wanted, watched)
    assert SitesFromCoordinates(("x", "y"), 16) in notes
    assert len(set(zip(data.sites, samples["site"]))) == 16


def test_records_without_a_site_stay_together(samples, spec, watched, notes):
    table = samples.assign(site=samples["site"].where(samples.index >= 3))
    data = read_samples(table, spec(), watched)
    assert data.sites[:4].tolist() == [NO_SITE] * 3 + ["s03"]
    assert DefaultUsed("site", NO_SITE, "(3)") in notes


def test_expanded_records_belong_to_their_parent_and_are_not_scored(samples, spec, watched, notes):
    parent = ["s05", "s00", None] + [None] * 77
    table = samples.assign(parent=parent, site=["e1", "s00", *samples["site"][2:]])
    data = read_samples(table, spec(parent="parent"), watched)
    assert data.sites[:3].tolist() == ["s05", "s00", "s02"]
    # Record 1 carries its parent's name as its site; that site has measured records beside it.
    assert data.scored[:3].tolist() == [False, False, True]
    assert ExpandedUsed(2, 2, 78, "parent") in notes


def test_measured_records_may_name_their_own_site_as_parent(samples, spec, watched, notes):
    table = samples.assign(parent=samples["site"], site=["e1", "e2", *samples["site"][2:]])
    data = read_samples(table, spec(parent="parent"), watched)
    assert data.scored.tolist() == [False, False] + [True] * 78
    plain = read_samples(samples.assign(parent=samples["site"]), spec(parent="parent"), watched)
    assert plain.scored.all()
    assert ExpandedUsed(0, 0, 80, "parent") in notes


def test_made_records_that_nothing_names_are_noticed(samples, spec, watched, notes):
    """Each site's fluxes are its first one times the ratio of `rain`, as expansion makes them."""
    first = samples.groupby("site")[["npp", "rain"]].transform("first")
    made = first["npp"] * samples["rain"].astype(np.float32) / first["rain"]
    read_samples(samples.assign(npp=made), spec(), watched)
    assert LooksExpanded("npp", "rain", 16, 80) in notes
    notes.clear()
    read_samples(samples, spec(), watched)
    read_samples(samples.assign(npp=made + np.arange(80) % 3), spec(), watched)
    assert not [note for note in notes if isinstance(note, LooksExpanded)]


def test_too_few_usable_records(samples, spec, watched):
    with pytest.raises(TooFewSamples) as caught:
        read_samples(samples.head(4), spec(), watched)
    assert caught.value.facts() == {"n": 4, "needed": 5, "why": "train"}


def test_small_strata_are_skipped_by_choice_and_named(samples, spec, watched, notes):
    table = samples.assign(pft=["EBF"] * 3 + ["DNF"] + samples["pft"].tolist()[4:])
    with pytest.raises(TooFewInStratum):
        read_samples(table, spec(stratum="pft"), watched)
    data = read_samples(table, spec(stratum="pft", small_strata="skip"), watched)
    assert data.strata == ("DBF", "ENF") and len(data) == 76
    said = next(note for note in notes if isinstance(note, StrataSkipped))
    assert said.facts() == {"field": "pft", "strata": ("DNF (1)", "EBF (3)"), "needed": 5}
    assert data.dropped["small_stratum"] == 4
    with pytest.raises(DoesNotApply):
        spec(small_strata="skip").check()


def make_table(n=60) -> pd.DataFrame:
    """Records of six sites, a fifth of the rain and some temperatures missing."""
    random = np.random.default_rng(4)
    rain, warm = random.gamma(2, 30, n), random.normal(10, 5, n)
    flux = 3 * warm + 0.5 * rain + random.normal(0, 2, n)
    rain[random.random(n) < 0.2] = np.nan
    warm[[3, 17]] = np.nan
    rain[17] = np.nan
    cover = np.where(random.random(n) < 0.5, 1, 2)
    site = [f"s{i % 6}" for i in range(n)]
    return pd.DataFrame({"site": site, "flux": flux, "warm": warm, "rain": rain, "cover": cover})


def make_spec(**changes) -> TrainingSpec:
    given = {
        "target": "flux",
        "predictors": ("warm", "rain"),
        "site": "site",
        "recipe": Recipe("linear"),
        "impute": "median",
        "folds": 6,
    }
    return TrainingSpec(**{**given, **changes})


@pytest.fixture(scope="module")
def trained():
    notes: list = []
    return train(make_table(), make_spec(), Run(on_note=notes.append)), notes


def test_held_out_sites_are_filled_in_by_what_the_others_say(trained):
    """Pipelines of scikit-learn, whose imputer sees the training records of a fold alone."""
    table = make_table().drop(index=17).reset_index(drop=True)
    x, y = table[["warm", "rain"]].to_numpy(np.float32), table["flux"].to_numpy()
    wanted = np.empty(len(table))
    for site in table["site"].unique():
        test = (table["site"] == site).to_numpy()
        pipeline = make_pipeline(
            SimpleImputer(strategy="median"), StandardScaler(), Ridge(RIDGE_PENALTY)
        )
        wanted[test] = pipeline.fit(x[~test], y[~test]).predict(x[test])
    found = trained[0].predictions
    np.testing.assert_allclose(found["predicted_site"], wanted, rtol=1e-5)


def test_a_value_of_a_held_out_site_does_not_move_its_prediction(trained):
    """An enormous rain at one site: the medians of the folds without it stay as they were."""
    changed = make_table()
    row = int(np.flatnonzero((changed["site"] == "s0") & changed["rain"].notna())[0])
    filled = (changed["site"] == "s0") & changed["rain"].isna()
    assert filled.any()
    changed.loc[row, "rain"] = 1e6
    again = train(changed, make_spec(), Run()).predictions
    before = trained[0].predictions
    own = before["row"].isin(np.flatnonzero(filled) + 1).to_numpy()
    np.testing.assert_array_equal(before["predicted_site"][own], again["predicted_site"][own])


def test_what_was_filled_in_is_said_and_kept(trained, tmp_path):
    training, notes = trained
    note = next(n for n in notes if isinstance(n, PredictorsImputed))
    table = make_table().drop(index=17)
    assert note.by_name == {"warm": 1, "rain": int(table["rain"].isna().sum())}
    assert note.total == len(table) == len(training.predictions)
    assert training.dropped["predictors"] == 1
    path = str(tmp_path / "flux.carbonmodel")
    write_bundle(training.model, path)
    model = read_bundle(path, Run())
    assert model.validation["impute"] == "median"
    assert model.validation["imputed"] == pytest.approx(note.share)
    known = table["rain"].notna() & table["warm"].notna()
    predicted = model.predict(table)
    assert np.isnan(predicted[~known]).all() and np.isfinite(predicted[known]).all()


def test_classes_are_not_filled_in():
    table = make_table().astype({"cover": object})
    table.loc[[5, 6], "cover"] = None
    found = train(table, make_spec(categorical=("cover",)), Run())
    assert found.dropped["predictors"] == 3
    assert np.isfinite(found.predictions["predicted_site"]).all()


def test_a_column_without_a_known_value_is_constant():
    values = np.array([[np.nan, np.nan, 5.0], [1.0, 3.0, 9.0]])
    learnt = np.array([True, True, False])
    np.testing.assert_array_equal(medians(values, np.isnan(values), learnt), [0.0, 2.0])


def test_bags_by_site_have_no_folds_to_learn_from():
    with pytest.raises(DoesNotApply) as caught:
        make_spec(recipe=Recipe("random_forest"), validation="site_oob").check()
    assert caught.value.parameter == "impute"
