"""Model files of sequence models."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import BadBundle, ConstantsIgnored
from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.model.model_file import read_model_file
from carbonsink.core.model_kinds import read_model
from carbonsink.core.run import Run
from carbonsink.core.sequence.lstm_bundle import write_bundle


@pytest.fixture
def path(training, tmp_path):
    name = str(tmp_path / "flux.carbonmodel")
    write_bundle(training.model, name)
    return name


def parts_of(path) -> dict:
    with zipfile.ZipFile(path) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


def forge(path, part=None, content=None, **changes) -> None:
    """Change a part or fields of the description, with checksums that fit."""
    parts = parts_of(path)
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


def packed(array, **how) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, array, **how)
    return file.getvalue()


def refusal(path) -> str:
    with pytest.raises(BadBundle) as caught:
        read_model(path, Run())
    assert (caught.value.path, caught.value.why) == (path, "schema")
    return caught.value.detail


def test_a_round_trip(training, path, series):
    model, again = training.model, read_model(path, Run())
    np.testing.assert_array_equal(again.predict(series), model.predict(series))
    for name in ("target", "unit", "length", "step", "site", "date", "stratum", "seed", "names"):
        assert getattr(again, name) == getattr(model, name)
    assert again.predictors == model.predictors and again.versions == model.versions
    assert [p.settings for p in again.submodels] == [p.settings for p in model.submodels]
    assert [p.epochs for p in again.submodels] == [p.epochs for p in model.submodels]
    assert tuple(read_model_file(path).inputs) == model.inputs
    assert again.validation == json.loads(json.dumps(model.validation))
    pd.testing.assert_frame_equal(again.training, model.training, check_dtype=False)
    pd.testing.assert_frame_equal(again.held_out, model.held_out, check_dtype=False)


def test_the_same_model_makes_the_same_bytes(path, tmp_path):
    other = str(tmp_path / "other.carbonmodel")
    write_bundle(read_model(path, Run()), other)
    with open(path, "rb") as first, open(other, "rb") as second:
        assert first.read() == second.read()


def test_what_is_in_it(path):
    parts = parts_of(path)
    assert sorted(parts) == [
        *(f"bias_{p}_1.npy" for p in (1, 2)),
        *(f"head_{p}.npy" for p in (1, 2)),
        "held_out.csv",
        *(f"inputs_{p}_1.npy" for p in (1, 2)),
        "model.json",
        *(f"recurrent_{p}_1.npy" for p in (1, 2)),
        "training.csv",
    ]
    assert np.load(io.BytesIO(parts["inputs_1_1.npy"]), allow_pickle=False).shape == (2, 24, 2)
    assert json.loads(parts["model.json"])["kind"] == "sequence"


def test_it_predicts_where_pytorch_is_missing(path, series, training, root, tmp_path):
    """In a process of its own, in which an import of PyTorch fails."""
    table = tmp_path / "series.csv"
    series.to_csv(table, index=False)
    code = f"""
import sys
sys.modules["torch"] = None
sys.path.insert(0, {str(root)!r})
import tests.conftest
import numpy as np, pandas as pd
from carbonsink.core.model_kinds import read_model
from carbonsink.core.run import Run
found = read_model({path!r}, Run()).predict(pd.read_csv({str(table)!r}))
np.save({str(tmp_path / "found.npy")!r}, found)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = np.load(tmp_path / "found.npy")
    np.testing.assert_array_equal(found, training.model.predict(series))


def test_a_reader_of_estimators_says_what_kind_it_is(path):
    with pytest.raises(BadBundle) as caught:
        read_bundle(path, Run())
    assert (caught.value.why, caught.value.detail) == ("kind", "sequence")


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((2, 24, 3), np.float32),
        np.zeros((2, 24, 2), np.float64),
        np.zeros((2, 24, 2), np.dtype(">f4")),
        np.full((2, 24, 2), np.inf, np.float32),
        np.asfortranarray(np.zeros((2, 24, 2), np.float32)),
    ],
    ids=["shape", "type", "order", "infinite", "fortran"],
)
def test_weights_of_another_form(path, array):
    forge(path, "inputs_1_1.npy", packed(array))
    assert refusal(path) == "inputs_1_1.npy"


def test_weights_that_are_pickled_are_not_read(path):
    forge(path, "head_1.npy", packed(np.array([print], dtype=object), allow_pickle=True))
    assert "head_1.npy" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"x" * 100, packed(np.zeros((2, 7), np.float32))[:-1]])
def test_weights_that_are_no_array(path, content):
    forge(path, "head_1.npy", content)
    assert "head_1.npy" in refusal(path)


def part(**changes) -> list:
    settings = {"hidden": 6, "layers": 1, "dropout": 0.2, "learning_rate": 0.02}
    settings.update(weight_decay=1e-4, epochs=12, batch_size=16)
    settings.update(changes.pop("settings", {}))
    made = {"stratum": "DBF", "settings": settings, "mean": [0, 0], "sd": [1, 1], "n": 3}
    made.update(target_mean=0, target_sd=1, members=2, epochs=[1, 2])
    return [{**made, **changes}, {**made, "stratum": "ENF"}]


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"length": 0}, "length"),
        ({"step": {"unit": "week", "size": 1}}, "step.unit"),
        ({"step": {"unit": "day", "size": 0}}, "step.size"),
        ({"stratum": ""}, "parts"),
        ({"date": 5}, "date"),
        ({"parts": part(settings={"hidden": 1e9})}, "parts[0].settings.hidden"),
        ({"parts": part(settings={"hidden": 10**9})}, "parts[0].settings.hidden"),
        ({"parts": part(mean=[0])}, "parts[0].mean"),
        ({"parts": part(mean=[0, float("nan")])}, "parts[0].mean"),
        ({"parts": part(sd=[1, -1])}, "parts[0].sd"),
        ({"parts": part(target_sd=0)}, "parts[0].target_sd"),
        ({"parts": part(members=0)}, "parts[0].members"),
        ({"parts": part(members=True)}, "parts[0].members"),
        ({"parts": part(epochs=[1])}, "parts[0].epochs"),
        ({"parts": part(settings={"layers": 2})}, "files"),
    ],
    ids=str,
)
def test_fields_of_the_wrong_form(path, changes, detail):
    forge(path, **changes)
    assert refusal(path) == detail


def test_a_table_without_a_column(path):
    parts = parts_of(path)
    forge(path, "training.csv", parts["training.csv"].replace(b"rain", b"snow", 1))
    assert "rain" in refusal(path)


def test_what_was_constant_in_a_stratum_is_ignored_in_earlier_files(training, tmp_path, notes):
    """Those have a deviation of 1 for it; a deviation of 1 of values that vary is one."""
    model, path = training.model, str(tmp_path / "old.carbonmodel")
    table = model.training.copy()
    first, second = model.submodels[:2]
    assert model.names == ("warm", "rain")
    table.loc[table[model.stratum] == first.stratum, "rain"] = 5.0
    old = [
        replace(
            part, scaling=part.scaling._replace(mean=np.array([9.0, 5.0]), sd=np.array([1.0, 1.0]))
        )
        for part in (first, second)
    ]
    write_bundle(replace(model, training=table, submodels=(*old, *model.submodels[2:])), path)
    again = read_model(path, Run(on_note=notes.append))
    assert notes == [ConstantsIgnored(path, ("rain",))]
    assert [part.scaling.sd.tolist() for part in again.submodels[:2]] == [[1.0, 0.0], [1.0, 1.0]]
