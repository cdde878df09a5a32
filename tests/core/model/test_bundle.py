"""The model file: a round trip to the last bit, and everything that must be refused."""

from __future__ import annotations

import hashlib
import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestRegressor

from carbonsink.core.estimators.estimator_file import dump_estimator
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.facts.learn import (
    BadBundle,
    NewerBundle,
    Refitted,
    UnknownEstimator,
    UntrustedType,
    VersionDiffers,
)
from carbonsink.core.facts.raster import OutputNotWritable
from carbonsink.core.learn import bundle
from carbonsink.core.learn.bundle import read_bundle, write_bundle
from carbonsink.core.learn.training import train
from carbonsink.core.model import model_file
from carbonsink.core.model.bundle_tables import table_bytes
from carbonsink.core.model.predictors import design_from_table
from carbonsink.core.run import Run

ROOT = Path(bundle.__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def model(samples, spec):
    wanted = spec(trees=5, categorical=("lulc",), stratum="pft", transform="log", smearing=True)
    stated = samples.copy()
    stated.attrs["units"] = {"mat": "degC", "rain": "mm"}
    return train(stated, wanted, Run(threads=1)).model


@pytest.fixture(scope="module")
def content(model, tmp_path_factory) -> bytes:
    name = tmp_path_factory.mktemp("model") / "npp.carbonmodel"
    write_bundle(model, str(name))
    return name.read_bytes()


@pytest.fixture
def path(content, tmp_path):
    name = tmp_path / "npp.carbonmodel"
    name.write_bytes(content)
    return str(name)


@pytest.fixture
def old_path(content, samples, tmp_path):
    """A file of schema 1, whose forests scikit-learn has grown and skops has stored."""
    name = str(tmp_path / "old.carbonmodel")
    (tmp_path / "old.carbonmodel").write_bytes(content)
    model = read_bundle(name, Run())
    design = design_from_table(model.predictors, model.training, None).columns
    parts, predicted = parts_of(name), model.held_out["predicted_training"].to_numpy().copy()
    about = json.loads(parts["model.json"])
    for i, part in enumerate(model.parts, 1):
        here = (model.training["pft"] == part.stratum).to_numpy()
        rows, target = design[:, here].T, np.log(model.training.loc[here, "npp"])
        estimator = RandomForestRegressor(5, min_samples_leaf=2, random_state=1).fit(rows, target)
        predicted[here] = np.exp(estimator.predict(rows)) * part.smearing
        del parts[f"estimator_{i}.forest"], about["files"][f"estimator_{i}.forest"]
        parts[f"estimator_{i}.skops"] = dump_estimator(estimator)
        about["files"][f"estimator_{i}.skops"] = {}
        about["parts"][i - 1]["file"] = f"estimator_{i}.skops"
    parts["held_out.csv"] = table_bytes(model.held_out.assign(predicted_training=predicted))
    about.update(schema=1, versions={"scikit-learn": "1.0", "numpy": "1.2"})
    write_parts(name, {**parts, "model.json": json.dumps(about).encode()})
    return name


def parts_of(path) -> dict:
    with zipfile.ZipFile(path) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


def write_parts(path, parts, honest=True) -> None:
    """Write parts with checksums that fit (a forger's file), unless not `honest`."""
    if honest and "model.json" in parts:
        about = json.loads(parts["model.json"])
        for name in about.get("files", {}):
            if name in parts:
                digest = hashlib.sha256(parts[name]).hexdigest()
                about["files"][name] = {"bytes": len(parts[name]), "sha256": digest}
        parts = {**parts, "model.json": json.dumps(about).encode()}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)


def change_description(path, **changes) -> None:
    parts = parts_of(path)
    about = {**json.loads(parts["model.json"]), **changes}
    write_parts(path, {**parts, "model.json": json.dumps(about).encode()})


def refusal(path) -> BadBundle:
    with pytest.raises(BadBundle) as caught:
        read_bundle(path, Run())
    assert caught.value.path == path
    return caught.value


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
    assert [(p.stratum, p.smearing, p.n) for p in again.parts] == [
        (p.stratum, p.smearing, p.n) for p in model.parts
    ]


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
    assert [p.smearing for p in again.parts] == [p.smearing for p in model.parts]


def test_an_estimator_of_another_library_version_is_fitted_again(
    old_path, watched, notes, monkeypatch
):
    def refuse(*args):
        raise ValueError("node array from the pickle has an incompatible dtype")

    monkeypatch.setattr(bundle, "load_estimator", refuse)
    again = read_bundle(old_path, watched)
    assert "incompatible dtype" in next(n for n in notes if isinstance(n, Refitted)).reason
    assert again.parts[0].estimator.search == "exact"


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
    assert {part.estimator.search for part in old.parts} == {"scikit-learn"}
    # Written again, it is a file of today, and predicts the same.
    new_path = str(tmp_path / "new.carbonmodel")
    write_bundle(old, new_path)
    assert "estimator_1.forest" in parts_of(new_path)
    again = read_bundle(new_path, watched)
    np.testing.assert_array_equal(again.predict(samples), expected)
    for first, second in zip(old.parts, again.parts):
        first, second = first.estimator, second.estimator
        np.testing.assert_array_equal(first.feature_importances_, second.feature_importances_)


def test_a_forest_is_read_without_scikit_learn_and_skops(path):
    code = f"""
import importlib.util, sys
root = {str(ROOT)!r}
spec = importlib.util.spec_from_file_location(
    "carbonsink", root + "/__init__.py", submodule_search_locations=[root]
)
sys.modules["carbonsink"] = importlib.util.module_from_spec(spec)
from carbonsink.core.learn.bundle import read_bundle
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.applicability import Applicability
from carbonsink.core.uncertainty.intervals import ModelQuantiles
model = read_bundle({path!r}, Run())
model.predict(model.training)
Applicability(model)
ModelQuantiles(model)
heavy = {{"sklearn", "skops", "torch", "joblib"}} & set(sys.modules)
sys.exit(repr(heavy) if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# --- the shell: what is no file of ours --------------------------------------------------------


def test_not_a_zip(tmp_path):
    name = tmp_path / "a.carbonmodel"
    name.write_text("site,npp\n")
    assert refusal(str(name)).why == "not-zip"
    assert refusal(str(tmp_path / "none.carbonmodel")).why == "unreadable"
    assert refusal(str(tmp_path)).why == "unreadable"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated(path, share):
    with open(path, "rb+") as file:
        file.truncate(int(os.path.getsize(path) * share))
    assert refusal(path).why == "truncated"


def test_a_changed_byte(path):
    with open(path, "rb") as file:
        content = bytearray(file.read())
    with zipfile.ZipFile(path) as file:
        middle = file.getinfo("estimator_1.forest").header_offset + 2000
    content[middle] ^= 0xFF
    with open(path, "wb") as file:
        file.write(content)
    assert refusal(path).why in ("truncated", "checksum")


@pytest.mark.parametrize("name", ["training.csv", "held_out.csv", "estimator_1.forest"])
def test_a_part_that_was_changed(path, name):
    parts = parts_of(path)
    write_parts(path, {**parts, name: parts[name].replace(b"1", b"2", 1)}, honest=False)
    error = refusal(path)
    assert (error.why, error.detail) == ("checksum", name)


def test_a_missing_part(path):
    parts = parts_of(path)
    del parts["training.csv"]
    write_parts(path, parts)
    assert (refusal(path).why, refusal(path).detail) == ("missing", "training.csv")


@pytest.mark.parametrize("name", ["../evil.py", "/etc/passwd", "a/b", "c:evil", "..\\evil", ".x"])
def test_names_that_point_elsewhere(path, name):
    write_parts(path, {**parts_of(path), name: b"x"})
    assert refusal(path).why == "path"


def test_a_part_nobody_described(path):
    write_parts(path, {**parts_of(path), "evil.pkl": b"\x80\x04."})
    assert (refusal(path).why, refusal(path).detail) == ("foreign", "evil.pkl")


def test_the_same_part_twice(path):
    with pytest.warns(UserWarning), zipfile.ZipFile(path, "a") as file:
        file.writestr("training.csv", b"mat\n1\n")
    assert refusal(path).why == "duplicate"


def test_a_zip_of_something_else(tmp_path):
    name = str(tmp_path / "a.carbonmodel")
    write_parts(name, {"model.json": b"[]"}, honest=False)
    assert refusal(name).why == "foreign"
    write_parts(name, {"readme.txt": b"hello"})
    assert refusal(name).why == "foreign"


def test_a_bomb_is_not_unpacked(path, monkeypatch):
    monkeypatch.setattr(model_file, "SMALL_BYTES", 1000)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.csv", bytes(2_000_000))
    assert (refusal(path).why, refusal(path).detail) == ("too-large", "bomb.csv")


def test_a_part_above_the_limit(path, monkeypatch):
    monkeypatch.setattr(model_file, "MAX_PART_BYTES", 100)
    assert refusal(path).why == "too-large"


def test_a_size_that_lies(path):
    """The table of contents says 10 bytes; what is unpacked never exceeds what it says."""
    with open(path, "rb") as file:
        content = file.read()
    with zipfile.ZipFile(path) as file:
        real = file.getinfo("training.csv").file_size
    at = content.rindex(b"training.csv") - 46 + 24
    assert struct.unpack_from("<I", content, at) == (real,)
    changed = bytearray(content)
    struct.pack_into("<I", changed, at, 10)
    with open(path, "wb") as file:
        file.write(changed)
    assert refusal(path).why in ("truncated", "checksum")


def test_an_encrypted_part(path):
    with open(path, "rb") as file:
        content = bytearray(file.read())
    at = bytes(content).rindex(b"training.csv") - 46 + 8
    content[at] |= 1
    with open(path, "wb") as file:
        file.write(content)
    assert refusal(path).why == "foreign"


# --- the estimator: nothing but trees ----------------------------------------------------------


def forge(path, change, name="estimator_1.skops") -> None:
    """Change the description inside an estimator, with checksums that fit."""
    parts = parts_of(path)
    with zipfile.ZipFile(io.BytesIO(parts[name])) as file:
        inner = {entry.filename: file.read(entry) for entry in file.infolist()}
    schema = json.loads(inner["schema.json"])
    change(schema, inner)
    inner["schema.json"] = json.dumps(schema).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for inner_name, content in inner.items():
            file.writestr(inner_name, content)
    write_parts(path, {**parts, name: packed.getvalue()})


@pytest.mark.parametrize(
    "node",
    [
        {"__class__": "system", "__module__": "os", "__loader__": "FunctionNode"},
        {"__class__": "system", "__module__": "posix", "__loader__": "TypeNode"},
        {"__class__": "dict", "__module__": "builtins", "__loader__": "MethodNode"},
        {"__class__": "Ridge", "__module__": "sklearn.linear_model._ridge", "__loader__": "X"},
        {"__class__": "Popen", "__module__": "subprocess", "__loader__": "ObjectNode"},
        {"__class__": "SVR", "__module__": "sklearn.svm._classes", "__loader__": "ObjectNode"},
        {"__class__": "methodcaller", "__module__": "operator", "__loader__": "OperatorFuncNode"},
        {"__class__": "partial", "__module__": "functools", "__loader__": "PartialNode"},
        {
            "__class__": "Popen",
            "__module__": "subprocess",
            "__loader__": "ConstructorFromReduceNode",
        },
    ],
)
def test_a_type_that_does_not_belong(old_path, node, monkeypatch):
    import skops.io

    def plant(schema, _inner):
        schema["content"]["content"]["criterion"] = {**node, "content": None}

    def never(*args, **kwargs):
        raise RuntimeError("something was built")

    monkeypatch.setattr(skops.io, "loads", never)
    forge(old_path, plant)
    with pytest.raises(UntrustedType) as caught:
        read_bundle(old_path, Run())
    assert caught.value.types == (f"{node['__module__']}.{node['__class__']}",)


def test_an_array_with_a_head_that_lies_is_not_made_room_for(old_path, watched, notes):
    def lie(_schema, inner):
        name = next(name for name in inner if name.endswith(".npy"))
        head = inner[name]
        at = head.index(b"'shape': (")
        end = head.index(b"\n")
        text = b"'shape': (999999999999,), }"
        inner[name] = head[:at] + text.ljust(end - at) + head[end:]

    forge(old_path, lie)
    read_bundle(old_path, watched)
    assert any(isinstance(note, Refitted) for note in notes)


def test_trees_that_would_leave_their_arrays_are_not_walked(old_path, watched, notes):
    def bend(_schema, inner):
        for name, content in inner.items():
            if not name.endswith(".npy"):
                continue
            array = np.load(io.BytesIO(content))
            if array.dtype.names:
                array["left_child"][0] = 10**6
                packed = io.BytesIO()
                np.save(packed, array)
                inner[name] = packed.getvalue()

    forge(old_path, bend)
    read_bundle(old_path, watched)
    assert any(isinstance(note, Refitted) for note in notes)


def test_a_training_table_with_other_classes(path):
    parts = parts_of(path)
    head, _first, rest = parts["training.csv"].split(b"\n", 2)
    assert head == b"npp,mat,rain,lulc,pft"
    other = b"500.0,9.0,800.0,77,ENF"
    write_parts(path, {**parts, "training.csv": b"\n".join([head, other, rest])})
    assert refusal(path).why == "schema"


def test_a_refit_needs_a_sound_table(path):
    parts = parts_of(path)
    head, first, rest = parts["training.csv"].split(b"\n", 2)
    gap = b",".join([b"", *first.split(b",")[1:]])
    write_parts(
        path,
        {**parts, "training.csv": b"\n".join([head, gap, rest]), "estimator_1.forest": b"x"},
    )
    assert refusal(path).why == "estimator"


# --- the description ---------------------------------------------------------------------------


def test_a_newer_file(path):
    change_description(path, schema=3)
    with pytest.raises(NewerBundle) as caught:
        read_bundle(path, Run())
    assert (caught.value.schema, caught.value.supported) == (3, 2)


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
