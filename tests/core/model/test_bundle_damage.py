"""Model files that are damaged or forged: nothing of them is run, and each is refused."""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.learn import Refitted, UntrustedType
from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.model import model_file
from carbonsink.core.run import Run
from carbonsink.tests.core.model.bundle_parts import parts_of, refusal, write_parts

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
