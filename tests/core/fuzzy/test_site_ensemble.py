"""The model over cells: weighted mean, spread and skill; and its file."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from carbonsink.core import model_kinds
from carbonsink.core.errors_and_notes.fuzzy import EnsembleNotExplained
from carbonsink.core.errors_and_notes.learn import BadBundle, ConstantsIgnored, Refitted
from carbonsink.core.errors_and_notes.run import DoesNotApply
from carbonsink.core.fuzzy import site_ensemble
from carbonsink.core.fuzzy.ensemble_training import train_fuzzy
from carbonsink.core.fuzzy.environmental_distance import location_distances
from carbonsink.core.fuzzy.site_ensemble_bundle import write_bundle
from carbonsink.core.model.model_file import read_model_file
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.predict.raster_prediction import predict_raster
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.tests.algorithms.world import write_raster
from carbonsink.tests.core.fuzzy.conftest import make_sites, make_spec
from carbonsink.tests.factories import make_grid


@pytest.fixture(scope="module")
def values():
    rng = np.random.default_rng(5)
    found = np.stack([rng.uniform(0, 14, (9, 11)), rng.uniform(0, 6, (9, 11))]).astype(np.float32)
    found[0, 2, 3] = np.nan
    return found


def _by_hand(model, values):
    """Return mean, spread and skill, cell by cell from the memberships."""
    flat = values.reshape(2, -1)
    known = np.isfinite(flat).all(axis=0)
    d = location_distances(
        model.standard.apply(flat[:, known]), model.signatures.mean, model.weights
    )
    weights = 1 / d**2
    weights /= weights.sum(axis=0)
    said = np.array([p.predict_rows(model.recipe, flat[:, known]) for p in model.submodels])
    mean = (weights * said).sum(axis=0)
    spread = np.sqrt((weights * (said - mean) ** 2).sum(axis=0))
    skill = (weights * np.minimum(model.line.intercept + model.line.slope * d, 1)).sum(axis=0)
    found = np.full((3, flat.shape[1]), np.nan)
    found[:, known] = mean, spread, skill
    return found.reshape(3, *values.shape[1:])


def test_cells_are_the_weighted_mean_of_the_site_models(training, values):
    found = training.model.predict_values(values, spread=True)
    mean, spread, skill = _by_hand(training.model, values)
    np.testing.assert_allclose(found.mean, mean, rtol=1e-10)
    np.testing.assert_allclose(found.spread, spread, rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(training.model.predict_skill(values), skill, rtol=1e-10)


def test_strips_make_no_difference(training, values, monkeypatch):
    whole = training.model.predict_values(values, spread=True)
    monkeypatch.setattr(site_ensemble, "_TOGETHER", 1)
    strips = training.model.predict_values(values, spread=True)
    np.testing.assert_array_equal(whole.mean, strips.mean)
    np.testing.assert_array_equal(whole.spread, strips.spread)


def test_site_models_without_weight_are_not_asked(training, values, monkeypatch):
    """With the nearest site alone, cells at one site ask one model."""
    from dataclasses import replace

    asked = []
    plain = type(training.model.submodels[0]).predict_cells

    def listen(part, *rest):
        asked.append(part.stratum)
        return plain(part, *rest)

    monkeypatch.setattr(type(training.model.submodels[0]), "predict_cells", listen)
    centre = (
        training.model.standard.mean
        + training.model.standard.sd * (training.model.signatures.mean[3])
    )
    cells = np.tile(centre.astype(np.float32)[:, None, None], (1, 2, 2))
    replace(training.model, neighbours=1).predict_values(cells)
    assert asked == ["S3"]


def test_maps_do_not_depend_on_threads(training, values, tmp_path):
    paths = [
        write_raster(tmp_path / f"{n}.tif", np.tile(v, (40, 40)), make_grid(360, 440))
        for n, v in zip(("warm", "rain"), values)
    ]
    stack = Stack.open(paths)
    found = []
    for threads, memory in ((1, 1024), (2, 8)):
        targets = {k: str(tmp_path / f"{k}{threads}.tif") for k in ("OUTPUT", "SPREAD", "SKILL")}
        predict_raster(training.model, stack, targets, Run(threads=threads, max_memory=memory))
        made = Stack.open(list(targets.values()))
        found.append(made.read(made.grid.window))
    np.testing.assert_array_equal(*found)
    expected = np.tile(_by_hand(training.model, values), (1, 40, 40))
    np.testing.assert_allclose(found[0], expected, rtol=1e-5, atol=1e-5)


def test_dissimilarity_weighs_as_the_ensemble_does(training, values, tmp_path):
    """Distance to the nearest training record in standardised predictors, by hand."""
    paths = [
        write_raster(tmp_path / f"{n}.tif", v, make_grid(*v.shape))
        for n, v in zip(("warm", "rain"), values)
    ]
    out = str(tmp_path / "d.tif")
    predict_raster(training.model, Stack.open(paths), {"DISSIMILARITY": out}, Run())
    model = training.model
    records = model.training[["warm", "rain"]].to_numpy(np.float32).astype(float)
    scale = model.weights / records.std(axis=0, ddof=1)
    cells = values.reshape(2, -1).T
    apart = np.sqrt((((cells[:, None] - records[None]) * scale) ** 2).sum(axis=2))
    among = np.sqrt((((records[:, None] - records[None]) * scale) ** 2).sum(axis=2))
    mean = (among.sum(axis=1) / (len(records) - 1)).mean()
    made = Stack.open([out])
    found = made.read(made.grid.window)[0].ravel()
    known = np.isfinite(cells).all(axis=1)
    np.testing.assert_allclose(found[known], apart[known].min(axis=1) / mean, rtol=1e-4, atol=1e-6)
    assert np.isnan(found[~known]).all()


@pytest.mark.parametrize("key", ["LOWER", "UPPER", "QUANTILES"])
def test_outputs_without_a_meaning_are_refused(training, key):
    with pytest.raises(DoesNotApply) as caught:
        predict_raster(training.model, None, {"OUTPUT": "o.tif", key: "x.tif"}, Run())
    assert caught.value.parameter == key


def test_a_file_gives_the_same_model_back(training, tmp_path, values):
    first, second = (str(tmp_path / f"{n}.carbonmodel") for n in "ab")
    write_bundle(training.model, first)
    notes = []
    model = model_kinds.read_model(first, Run(on_note=notes.append))
    assert notes == []
    np.testing.assert_array_equal(
        model.predict_values(values).mean, training.model.predict_values(values).mean
    )
    assert model.line == training.model.line
    assert model.sites == training.model.sites
    assert tuple(read_model_file(first).inputs) == model.inputs
    write_bundle(model, second)
    assert open(first, "rb").read() == open(second, "rb").read()


def test_a_file_without_membership_weighs_record_by_record(training, tmp_path, values):
    """As files of schema 2 do."""
    path, old = str(tmp_path / "new.carbonmodel"), str(tmp_path / "old.carbonmodel")
    write_bundle(training.model, path)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(old, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "model.json":
                said = json.loads(content)
                assert said.pop("membership") == "series" and said.pop("series_skill")
                content = json.dumps({**said, "schema": 2}).encode()
            target.writestr(entry, content)
    model = model_kinds.read_model(old, Run())
    table = make_sites()
    assert model.membership == "record" and model.series_line.n == 0
    by_record = model.predict_values(table[["warm", "rain"]].to_numpy(np.float32).T).mean
    np.testing.assert_array_equal(model.predict(table), by_record)
    assert not np.allclose(training.model.predict(table), by_record)


def test_site_models_that_cannot_be_read_are_fitted_again(training, tmp_path, values):
    path = str(tmp_path / "a.carbonmodel")
    parts = [*training.model.submodels[1:], training.model.submodels[0]]
    from dataclasses import replace

    wrong = [replace(p, estimator=q.estimator) for p, q in zip(training.model.submodels, parts)]
    write_bundle(replace(training.model, submodels=tuple(wrong)), path)
    notes = []
    model = model_kinds.read_model(path, Run(on_note=notes.append))
    assert any(isinstance(note, Refitted) for note in notes)
    np.testing.assert_array_equal(
        model.predict_values(values).mean, training.model.predict_values(values).mean
    )


def test_xgboost_is_fitted_again(tmp_path):
    pytest.importorskip("xgboost")
    found = train_fuzzy(make_sites(3), make_spec(recipe=Recipe("xgboost")), Run())
    path = str(tmp_path / "a.carbonmodel")
    write_bundle(found.model, path)
    model = model_kinds.read_model(path, Run())
    table = make_sites(3)
    np.testing.assert_allclose(model.predict(table), found.model.predict(table), rtol=1e-6)


def test_what_was_constant_is_ignored_in_earlier_files(training, tmp_path):
    """Those have a deviation of 1 for it; a deviation of 1 of values that vary is one."""
    model, path, notes = training.model, str(tmp_path / "old.carbonmodel"), []
    standard = model.standard._replace(mean=np.array([9.0, 0.1]), sd=np.ones(2))
    table = model.training.assign(rain=np.float32(0.1))
    refitted = replace(model, standard=standard, training=table)
    write_bundle(refitted, path)
    again = model_kinds.read_model(path, Run(on_note=notes.append))
    assert again.standard.sd.tolist() == [1.0, 0.0]
    assert ConstantsIgnored(path, ("rain",)) in notes


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fuzzifier", 1.0),
        ("weights", [1.0]),
        ("neighbours", 0),
        ("parts", []),
        ("cut", 1),
        ("skill", {"n": 3}),
        ("series_skill", {"n": 3}),
        ("membership", "places"),
        ("standard", {"mean": [0, 0], "sd": [1, -1]}),
    ],
)
def test_a_changed_file_is_refused(training, tmp_path, field, value):
    path, other = str(tmp_path / "a.carbonmodel"), str(tmp_path / "b.carbonmodel")
    write_bundle(training.model, path)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "model.json":
                content = json.dumps({**json.loads(content), field: value}).encode()
            target.writestr(entry, content)
    with pytest.raises(BadBundle):
        model_kinds.read_model(other, Run())


@pytest.mark.parametrize("refusal", ["require_shapley", "require_shapley_maps"])
def test_an_ensemble_is_not_explained(training, refusal):
    with pytest.raises(EnsembleNotExplained) as caught:
        getattr(model_kinds, refusal)(training.model)
    assert caught.value.sites == 8
    with pytest.raises(EnsembleNotExplained):
        model_kinds.explain(training.model, None, "", Run())
