"""An ensemble of LSTMs, against the LSTMs of its sites trained alone and weights by formula."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from carbonsink.core import model_kinds
from carbonsink.core.errors_and_notes.fuzzy import (
    ConstantPredictors,
    EnsembleNotExplained,
    SitesTooSmall,
    TooFewSites,
)
from carbonsink.core.errors_and_notes.learn import BadBundle, ConstantsIgnored, ConstantTarget
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply, MissingInput
from carbonsink.core.errors_and_notes.sequence import NeedsSeries, RepeatedDate, TooShortSequences
from carbonsink.core.fuzzy import held_out_sites
from carbonsink.core.fuzzy.ensemble_training import train_fuzzy
from carbonsink.core.fuzzy.fuzzy_specification import FuzzySpec
from carbonsink.core.fuzzy.lstm_ensemble_bundle import write_bundle
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.predict.raster_prediction import predict_raster
from carbonsink.core.run import Run
from carbonsink.core.sequence.lstm_specification import NetworkSettings, SequenceSpec
from carbonsink.tests.core.sequence.conftest import make_series

BACK = 2
NAMES = ["warm", "rain"]
SETTINGS = NetworkSettings(hidden=4, epochs=3, batch_size=16, learning_rate=0.02)


def make_spec(network=(), **facts) -> FuzzySpec:
    """Return an ensemble of tiny networks that look back on two months."""
    columns = {"target": "flux", "predictors": ("warm", "rain"), "site": "site"}
    own = {"date": "month", "length": BACK, "settings": SETTINGS, "seeds": 2, "seed": 5}
    lstm = SequenceSpec(**columns, **{**own, **dict(network)})
    return FuzzySpec(**{**columns, "recipe": Recipe(seed=5), "network": lstm, **facts})


@pytest.fixture(scope="module")
def series() -> pd.DataFrame:
    """Four sites of 40 months; a gap, two months without a target, and rows in no order."""
    table = make_series(months=40).drop(index=[57, 90])
    table.loc[[5, 60], "flux"] = np.nan
    return table.sample(frac=1, random_state=3).reset_index(drop=True)


@pytest.fixture(scope="module")
def training(series):
    pytest.importorskip("torch")
    with pytest.MonkeyPatch.context() as patch:
        small = Recipe(settings=type(Recipe().settings)(trees=8), seed=5)
        patch.setattr(held_out_sites, "pooled_recipe", lambda _spec: small)
        yield train_fuzzy(series, make_spec(zone="pft", target_unit="gC m-2"), Run(threads=2))


@pytest.fixture(scope="module")
def alone(series):
    """The LSTM of each site, trained by itself as 'Train LSTM' does, nothing held out."""
    pytest.importorskip("torch")
    from carbonsink.core.sequence.lstm_model import SequenceModel
    from carbonsink.core.sequence.lstm_training import build_model
    from carbonsink.core.sequence.parallel_training import fit_plans
    from carbonsink.core.sequence.training_plans import plans_of, split_by_sites
    from carbonsink.core.sequence.usable_windows import read_windows

    found = {}
    for site, table in series.groupby("site"):
        spec = make_spec().network
        records = read_windows(table, spec, Run())
        none = np.zeros(len(records.ends), dtype=bool)
        plans = plans_of(records, spec, split_by_sites(records.site[records.ends], none))
        parts = [found.part for found in fit_plans(plans, records, spec.length, Run())]
        found[site] = build_model(spec, records, parts, None, {})
        assert isinstance(found[site], SequenceModel)
    return found


def whole_windows(series) -> pd.DataFrame:
    """The rows that two months in a row lead up to, by site and date, found by pandas alone."""
    table = series.assign(row=np.arange(len(series))).sort_values(["site", "month"])
    number = pd.PeriodIndex(table["month"], freq="M").astype("int64")
    before = pd.Series(number, index=table.index).groupby(table["site"]).shift(BACK)
    return table[(number - before) == BACK]


def signature_of(values, standard) -> tuple:
    scaled = (values - standard[0]) / standard[1]
    return scaled.mean(axis=0), scaled.std(axis=0)


def weights_of(place, sites) -> np.ndarray:
    """Inverse squared distances of signatures, adding up to one (F-1, F-3)."""
    squared = [sum(((a - b) ** 2).sum() for a, b in zip(place, site)) for site in sites]
    inverse = 1 / np.array(squared)
    return inverse / inverse.sum()


def expected(series, alone, known, place) -> tuple:
    """Return the rows of a place, and its ensemble of some known sites, by formula."""
    ends = whole_windows(series)
    learnt = ends[ends["flux"].notna() & ends["site"].isin(known)]
    columns = learnt[NAMES].to_numpy(np.float32).astype(float)
    standard = columns.mean(axis=0), columns.std(axis=0)
    own = [columns[(learnt["site"] == site).to_numpy()] for site in known]
    signatures = [signature_of(values, standard) for values in own]
    here = signature_of(place[NAMES].to_numpy(np.float32).astype(float), standard)
    weights = weights_of(here, signatures)
    said = np.array([alone[site].predict(series)[place["row"]] for site in known])
    return weights @ said, weights


def test_the_site_models_are_the_lstms_of_the_sites_alone(training, alone):
    assert training.model.sites == tuple(alone)
    for part in training.model.submodels:
        own = alone[part.stratum].submodels[0]
        assert (part.epochs, part.n, part.scaling[2:]) == (own.epochs, own.n, own.scaling[2:])
        for one, other in zip(part.members, own.members):
            for name in ("inputs", "recurrent", "bias"):
                np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
            np.testing.assert_array_equal(one.head, other.head)


def test_a_held_out_site_is_predicted_by_the_others(training, series, alone):
    """Its weights and its prediction by hand: nothing of the site itself has a part in them."""
    table = training.predictions
    ends = whole_windows(series)
    scored = ends[ends["flux"].notna()]
    assert sorted(table["row"] - 1) == sorted(scored["row"])
    for site in alone:
        known = [other for other in alone if other != site]
        place = scored[scored["site"] == site]
        wanted, weights = expected(series, alone, known, place)
        found = table[table["site"] == site].set_index("row").loc[place["row"] + 1]
        np.testing.assert_allclose(found["fuzzy_signature_site"], wanted, rtol=1e-10)
        np.testing.assert_array_equal(found["observed"], place["flux"])
        assert found["date"].tolist() == place["month"].tolist()
        pairs = training.distances.set_index(["tested_site", "model_site"])["membership"]
        np.testing.assert_allclose(pairs.loc[site].loc[known], weights, rtol=1e-10)


def test_a_new_place_has_the_weights_of_its_signature(training, series, alone):
    """Months without a target serve all the same; those without a past are not predicted."""
    new = make_series(sites=1, months=30, seed=8).drop(columns="flux")
    new["site"] = "new"
    both = pd.concat([series, new], ignore_index=True)
    ends = whole_windows(both)
    place = ends[ends["site"] == "new"]
    wanted, _weights = expected(both, alone, list(alone), place)
    found = training.model.predict(new)
    np.testing.assert_allclose(found[BACK:], wanted, rtol=1e-10)
    assert np.isnan(found[:BACK]).all() and len(place) == 28
    said = training.model.describe_places(new)
    assert (said.sites, said.shared, said.alone, said.field) == (1, 28, 0, "site")


def test_few_records_are_weighed_one_by_one(training, series, alone):
    """By the distance of the record that ends the window to the means of the sites."""
    few = make_series(sites=1, months=5, seed=8)
    ends = whole_windows(series)
    learnt = ends[ends["flux"].notna()]
    columns = learnt[NAMES].to_numpy(np.float32).astype(float)
    mean, sd = columns.mean(axis=0), columns.std(axis=0)
    centres = [
        ((columns[(learnt["site"] == site).to_numpy()] - mean) / sd).mean(axis=0) for site in alone
    ]
    last = (few[NAMES].to_numpy(np.float32)[-1] - mean) / sd
    inverse = 1 / ((np.array(centres) - last) ** 2).sum(axis=1)
    said = [model.predict(few)[-1] for model in alone.values()]
    wanted = inverse / inverse.sum() @ said
    assert training.model.predict(few)[-1] == pytest.approx(wanted, rel=1e-10)


def test_scores_are_those_of_the_same_windows_for_all(training):
    numbers = training.headline()
    assert numbers["N"] == len(training.predictions) and numbers["SITES"] == 4
    observed, predicted = training.model.held_out_pairs()
    r2 = 1 - ((observed - predicted) ** 2).sum() / ((observed - observed.mean()) ** 2).sum()
    assert numbers["R2"] == pytest.approx(r2)
    whole = training.scores[training.scores["scope"] == "all"]
    assert set(whole["n"]) == {numbers["N"]} and len(whole) == 4
    assert sum(training.dropped.values()) + numbers["N"] == 158


# --- the file -------------------------------------------------------------------------------------


@pytest.fixture
def path(training, tmp_path):
    name = str(tmp_path / "flux.carbonmodel")
    write_bundle(training.model, name)
    return name


def test_a_file_gives_the_same_model_back(training, path, series, tmp_path):
    notes, other = [], str(tmp_path / "other.carbonmodel")
    again = model_kinds.read_model(path, Run(on_note=notes.append))
    assert notes == [] and again.family == "fuzzy_sequence"
    np.testing.assert_array_equal(again.predict(series), training.model.predict(series))
    for name in ("length", "step", "date", "site", "seed", "line", "series_line", "predictors"):
        assert getattr(again, name) == getattr(training.model, name)
    pd.testing.assert_frame_equal(again.training, training.model.training, check_dtype=False)
    model_kinds.write_model(again, other)
    assert open(path, "rb").read() == open(other, "rb").read()


def test_what_was_constant_at_a_site_is_ignored_in_earlier_files(training, tmp_path):
    model, path, notes = training.model, str(tmp_path / "old.carbonmodel"), []
    first = model.submodels[0]
    table = model.training.copy()
    table.loc[table["site"] == first.stratum, "warm"] = 7.0
    scaling = first.scaling._replace(mean=np.array([7.0, 3.0]), sd=np.ones(2))
    parts = (replace(first, scaling=scaling), *model.submodels[1:])
    write_bundle(replace(model, training=table, submodels=parts), path)
    again = model_kinds.read_model(path, Run(on_note=notes.append))
    assert notes == [ConstantsIgnored(path, ("warm",))]
    assert again.submodels[0].scaling.sd.tolist() == [0.0, 1.0]
    np.testing.assert_array_equal(again.submodels[1].scaling.sd, model.submodels[1].scaling.sd)
    np.testing.assert_array_equal(again.standard.sd, model.standard.sd)


def _forged(path, part=None, content=None, **changes) -> None:
    """Change a part or fields of the description, with checksums that fit."""
    with zipfile.ZipFile(path) as file:
        parts = {entry.filename: file.read(entry) for entry in file.infolist()}
    if part:
        parts[part] = content
    about = {**json.loads(parts.pop("model.json")), **changes}
    about["files"] = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in parts.items()
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, data in {**parts, "model.json": json.dumps(about).encode()}.items():
            file.writestr(name, data)


def _array(shape, value=0.0) -> bytes:
    from carbonsink.core.files.npy import npy_bytes

    return npy_bytes(np.full(shape, value, np.dtype("<f4")))


@pytest.mark.parametrize(
    ("part", "content", "changes"),
    [
        ("head.npy", _array((4, 2, 6)), {}),
        ("head.npy", _array((4, 2, 5), np.nan), {}),
        ("bias_1.npy", b"\x80\x04N.", {}),
        (None, None, {"members": 3}),
        (None, None, {"length": 0}),
        (None, None, {"step": {"unit": "week", "size": 1}}),
        (None, None, {"settings": {**SETTINGS.as_dict(), "layers": 2}}),
        (None, None, {"date": "warm"}),
        (None, None, {"fuzzifier": 1.0}),
    ],
)
def test_a_changed_file_is_refused(path, part, content, changes):
    _forged(path, part, content, **changes)
    with pytest.raises(BadBundle):
        model_kinds.read_model(path, Run())


def test_it_is_neither_explained_nor_mapped_for_one_date(training):
    with pytest.raises(EnsembleNotExplained):
        model_kinds.explain(training.model, None, "", Run())
    with pytest.raises(NeedsSeries) as caught:
        predict_raster(training.model, None, {"OUTPUT": "o.tif"}, Run())
    assert caught.value.steps == BACK + 1


# --- bad input ------------------------------------------------------------------------------------


def _one_date_twice():
    table = make_series(months=40)
    return pd.concat([table, table.iloc[:1]], ignore_index=True)


@pytest.mark.parametrize(
    ("table", "facts", "error", "said"),
    [
        (lambda: make_series(2, 40), {}, TooFewSites, {"n": 2, "records": 20}),
        (lambda: make_series(4, 21), {}, TooFewSites, {"n": 0, "small": ("s0 (19)",)}),
        (lambda: make_series(4, 2), {}, TooShortSequences, {"needed": 3}),
        (_one_date_twice, {}, RepeatedDate, {"site": "s0"}),
        (lambda: make_series().assign(flux=1.0), {}, ConstantTarget, {}),
        (lambda: make_series().assign(warm=1, rain=2), {}, ConstantPredictors, {}),
        (make_series, {"network": {"date": ""}}, MissingInput, {"parameter": "date"}),
        (make_series, {"network": {"length": 0}}, BadValue, {"parameter": "length"}),
        (make_series, {"network": {"seeds": 0}}, BadValue, {"parameter": "seeds"}),
        (make_series, {"recipe": "trees"}, DoesNotApply, {"parameter": "trees"}),
    ],
)
def test_bad_input_is_named(table, facts, error, said):
    pytest.importorskip("torch")
    if facts.get("recipe") == "trees":
        facts = {"recipe": Recipe(settings=type(Recipe().settings)(trees=9))}
    with pytest.raises(error) as caught:
        train_fuzzy(table(), make_spec(**facts), Run())
    for name, value in said.items():
        found = getattr(caught.value, name)
        assert (found[:1] if name == "small" else found) == value


def test_sites_of_few_windows_are_named_and_left_out(monkeypatch):
    pytest.importorskip("torch")
    from carbonsink.core.fuzzy.sequence_records import read_site_windows

    table, spec, notes = make_series(5, 40), make_spec(), []
    table = table.drop(table.index[table["site"] == "s2"][15:])
    found = read_site_windows(table, spec, spec.network, Run(on_note=notes.append))
    assert found.records.sites == ("s0", "s1", "s3", "s4")
    named = [note.sites for note in notes if isinstance(note, SitesTooSmall)]
    assert named == [("s2 (13)",)]
    low = found.records.data.predictors[0].low
    assert low == np.float32(table[table["site"] != "s2"]["warm"].min())
