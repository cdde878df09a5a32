"""The parts of a model file: read, changed, and written as a forger would."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest

from carbonsink.core.errors_and_notes.learn import BadBundle
from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.run import Run


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
