"""The model file: a round trip to the last bit, and descriptions that must be refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import (
    NewerBundle,
    Refitted,
    UnknownEstimator,
    VersionDiffers,
)
from carbonsink.core.errors_and_notes.raster import OutputNotWritable
from carbonsink.core.estimators import estimator_file
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.learn import estimator_bundle
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model import model_file
from carbonsink.core.model_kinds import read_model
from carbonsink.core.run import Run
from carbonsink.tests.core.model.bundle_parts import (
    change_description,
    parts_of,
    refusal,
    write_parts,
)

ROOT = Path(estimator_bundle.__file__).resolve().parents[2]


# --- what is written comes back ----------------------------------------------------------------


def test_a_round_trip(model, path, samples, watched, notes):
    again = read_bundle(path, watched)
    assert notes == []
    np.testing.assert_array_equal(again.predict(samples), model.predict(samples))
    pd.testing.assert_frame_equal(again.training, model.training)
    pd.testing.assert_frame_equal(again.held_out, model.held_out)
    for name in ("predictors", "target", "unit", "recipe", "stratum", "site", "versions"):
        assert getattr(again, name) == getattr(model, name) or name == "predictors"
    assert repr(again.predictors) == repr(model.predictors)
    assert again.validation == json.loads(json.dumps(model.validation))
    assert [(p.stratum, p.smearing, p.n) for p in again.submodels] == [
        (p.stratum, p.smearing, p.n) for p in model.submodels
    ]


def test_variables_are_required_before_anything_is_built(model, path):
    class NotThere(Exception):
        pass

    asked = []

    def require(names):
        asked.append(names)
        raise NotThere

    write_parts(path, {**parts_of(path), "estimator_1.forest": b"never opened"})
    with pytest.raises(NotThere):
        read_model(path, Run(), require)
    assert [tuple(names) for names in asked] == [model.inputs]


def test_the_same_model_makes_the_same_bytes(model, path, samples, spec, tmp_path):
    other = str(tmp_path / "other.carbonmodel")
    write_bundle(read_bundle(path, Run()), other)
    with open(path, "rb") as first, open(other, "rb") as second:
        assert first.read() == second.read()


def test_a_file_from_a_second_training_has_the_same_bytes(samples, spec, tmp_path):
    contents = []
    for threads in (1, 2):
        name = tmp_path / f"{threads}.carbonmodel"
        write_bundle(train(samples, spec(), Run(threads=threads)).model, str(name))
        contents.append(name.read_bytes())
    assert contents[0] == contents[1]


def test_no_pickle_in_it(path):
    for name, content in parts_of(path).items():
        assert not content.startswith(b"\x80"), name
    assert sorted(parts_of(path)) == [
        "estimator_1.forest",
        "estimator_2.forest",
        "held_out.csv",
        "model.json",
        "training.csv",
    ]


def test_an_estimator_that_cannot_be_read_is_fitted_again(model, path, samples, watched, notes):
    parts = parts_of(path)
    write_parts(path, {**parts, "estimator_2.forest": b"PK of another age"})
    again = read_bundle(path, watched)
    (note,) = [note for note in notes if isinstance(note, Refitted)]
    assert note.path == path and note.reason
    # Numbers are stored to the last bit: the refit is the same forest.
    np.testing.assert_array_equal(again.predict(samples), model.predict(samples))
    assert [p.smearing for p in again.submodels] == [p.smearing for p in model.submodels]


def test_an_estimator_of_another_library_version_is_fitted_again(
    old_path, watched, notes, monkeypatch
):
    def refuse(*args):
        raise ValueError("node array from the pickle has an incompatible dtype")

    monkeypatch.setattr(estimator_file, "load_estimator", refuse)
    again = read_bundle(old_path, watched)
    assert "incompatible dtype" in next(n for n in notes if isinstance(n, Refitted)).reason
    assert again.submodels[0].estimator.search == "exact"


def test_an_estimator_that_predicts_something_else_is_fitted_again(model, path, watched, notes):
    parts = parts_of(path)
    swapped = {
        "estimator_1.forest": parts["estimator_2.forest"],
        "estimator_2.forest": parts["estimator_1.forest"],
    }
    write_parts(path, {**parts, **swapped})
    read_bundle(path, watched)
    assert any(isinstance(note, Refitted) for note in notes)


def test_another_version_is_said(samples, spec, tmp_path, watched, notes):
    path = str(tmp_path / "linear.carbonmodel")
    wanted = spec(estimator="linear", settings=EstimatorSettings())
    write_bundle(train(samples, wanted, Run()).model, path)
    change_description(path, versions={"scikit-learn": "0.1", "numpy": "1"})
    read_bundle(path, watched)
    (note,) = notes
    assert isinstance(note, VersionDiffers) and note.written == "0.1"


def test_forests_do_not_depend_on_versions(path, watched, notes):
    change_description(path, versions={"scikit-learn": "0.1", "numpy": "1"})
    read_bundle(path, watched)
    assert notes == []


def test_a_forest_that_scikit_learn_has_grown_predicts_the_same_bits(
    old_path, model, samples, watched, notes, tmp_path
):
    old = read_bundle(old_path, watched)
    assert notes == []
    expected = old.held_out["predicted_training"].to_numpy()
    np.testing.assert_array_equal(old.predict(samples), expected)
    assert not np.array_equal(model.predict(samples), expected)
    assert {part.estimator.search for part in old.submodels} == {"scikit-learn"}
    # Written again, it is a file of today, and predicts the same.
    new_path = str(tmp_path / "new.carbonmodel")
    write_bundle(old, new_path)
    assert "estimator_1.forest" in parts_of(new_path)
    again = read_bundle(new_path, watched)
    np.testing.assert_array_equal(again.predict(samples), expected)
    for first, second in zip(old.submodels, again.submodels):
        first, second = first.estimator, second.estimator
        np.testing.assert_array_equal(first.feature_importances_, second.feature_importances_)


def test_a_forest_is_read_without_pandas_scikit_learn_and_skops(path):
    code = f"""
import importlib.util, sys
root = {str(ROOT)!r}
spec = importlib.util.spec_from_file_location(
    "carbonsink", root + "/__init__.py", submodule_search_locations=[root]
)
sys.modules["carbonsink"] = importlib.util.module_from_spec(spec)
from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.applicability import Applicability
from carbonsink.core.uncertainty.prediction_intervals import ModelQuantiles
model = read_bundle({path!r}, Run())
if "pandas" in sys.modules:
    sys.exit("pandas, which nothing but the tables needs")
model.predict(model.training)
Applicability(model)
ModelQuantiles(model)
heavy = {{"sklearn", "skops", "torch", "joblib"}} & set(sys.modules)
sys.exit(repr(heavy) if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# --- the description ---------------------------------------------------------------------------


def test_a_newer_file(path):
    change_description(path, schema=model_file.SCHEMA + 1)
    with pytest.raises(NewerBundle) as caught:
        read_bundle(path, Run())
    assert (caught.value.schema, caught.value.supported) == (
        model_file.SCHEMA + 1,
        model_file.SCHEMA,
    )


def test_an_estimator_we_do_not_know(path):
    change_description(path, estimator="oracle")
    with pytest.raises(UnknownEstimator):
        read_bundle(path, Run())


PREDICTOR = {"name": "mat", "unit": "", "categories": [], "low": 0.0, "high": 1.0}


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"schema": "1"}, "schema"),
        ({"schema": True}, "schema"),
        ({"schema": 0}, "schema"),
        ({"target": "npp"}, "target"),
        ({"target": {"name": 3, "unit": ""}}, "target.name"),
        ({"predictors": []}, "predictors"),
        ({"predictors": ["mat"]}, "predictors"),
        ({"predictors": [PREDICTOR, PREDICTOR]}, "predictors"),
        ({"predictors": [{**PREDICTOR, "low": 2.0}]}, "predictors[0].low"),
        ({"predictors": [{**PREDICTOR, "high": float("inf")}]}, "predictors[0].high"),
        ({"predictors": [{**PREDICTOR, "categories": [2, 1]}]}, "predictors[0].categories"),
        ({"predictors": [{**PREDICTOR, "categories": [[1]]}]}, "predictors[0].categories"),
        ({"settings": None}, "settings"),
        ({"settings": {"trees": 1.5}}, "settings.trees"),
        ({"transform": "sqrt"}, "transform"),
        ({"smearing": 1}, "smearing"),
        ({"seed": -1}, "seed"),
        ({"parts": []}, "parts"),
        ({"parts": [{"stratum": None, "file": "../x", "smearing": 1, "n": 1}]}, "parts[0].file"),
        ({"stratum": ""}, "parts"),
        ({"validation": []}, "validation"),
        ({"versions": {"numpy": 1}}, "versions.numpy"),
        ({"kind": 3}, "kind"),
        ({"files": {"training.csv": {"bytes": 1, "sha256": "x"}}}, "files.training.csv.sha256"),
    ],
)
def test_fields_of_the_wrong_form(path, changes, detail):
    parts = parts_of(path)
    about = {**json.loads(parts["model.json"]), **changes}
    parts["model.json"] = json.dumps(about).encode()
    write_parts(path, parts, honest=False)
    error = refusal(path)
    assert (error.why, error.detail) == ("schema", detail)


def test_parts_that_the_description_does_not_name(path):
    parts = parts_of(path)
    parts["model.json"] = json.dumps({**json.loads(parts["model.json"]), "files": {}}).encode()
    write_parts(path, parts, honest=False)
    assert (refusal(path).why, refusal(path).detail) == ("foreign", "estimator_1.forest")


def test_a_part_that_the_model_has_no_use_for(path):
    parts = {**parts_of(path), "notes.txt": b"x"}
    about = json.loads(parts["model.json"])
    about["files"]["notes.txt"] = {}
    write_parts(path, {**parts, "model.json": json.dumps(about).encode()})
    assert (refusal(path).why, refusal(path).detail) == ("schema", "files")


def test_a_file_of_the_time_before_kinds(model, path, samples):
    parts = parts_of(path)
    about = json.loads(parts["model.json"])
    assert about.pop("kind") == "estimator"
    write_parts(path, {**parts, "model.json": json.dumps(about).encode()})
    again = read_bundle(path, Run())
    np.testing.assert_array_equal(again.predict(samples), model.predict(samples))


def test_a_model_of_another_kind(path):
    change_description(path, kind="oracle")
    assert (refusal(path).why, refusal(path).detail) == ("kind", "oracle")


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_description_that_is_no_json(path, text):
    write_parts(path, {**parts_of(path), "model.json": text}, honest=False)
    assert refusal(path).why in ("schema", "foreign")


# --- writing -----------------------------------------------------------------------------------


def test_an_older_file_survives_a_failed_write(model, path, monkeypatch):
    with open(path, "rb") as file:
        before = file.read()

    def fail(*_args, **_kwargs):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fail)
    with pytest.raises(OutputNotWritable) as caught:
        model_file.write_archive(path, {"a": b"1"})
    assert caught.value.reason == "Input/output error"
    with open(path, "rb") as file:
        assert file.read() == before
    assert os.listdir(os.path.dirname(path)) == ["npp.carbonmodel"]


def test_a_place_that_is_no_folder(model, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputNotWritable):
        write_bundle(model, str(tmp_path / "file" / "m.carbonmodel"))
