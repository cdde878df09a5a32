"""Blocks come back as they were, and what is in their files chooses no code."""

from __future__ import annotations

import io
import json
import math
import sys
import zipfile
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pytest

from carbonsink.core.files.npy import npy_bytes
from carbonsink.core.raster.checkpoint_file import BadCheckpoint, checkpoint_bytes, read_checkpoint


@dataclass
class Counts:
    rows: dict = field(default_factory=dict)
    share: float = 0.0


class Part(NamedTuple):
    products: np.ndarray
    points: tuple


RECORDS = (Counts, Part)
BLOCK = {
    "npp": np.array([[1.5, np.nan], [-0.0, np.inf]], np.float32),
    "classes": np.arange(6, dtype=np.uint8).reshape(1, 2, 3),
    "columns": np.asfortranarray(np.arange(6).reshape(2, 3)),
    "none": np.zeros((0, 4)),
    "facts": (3, 0.1, -0.0, math.inf, None, True, "zone é", np.int64(7), np.float32(0.3)),
    "counts": Counts({1: np.arange(3), "x": [1, (2,)], None: {}}, 0.25),
    "part": Part(np.ones(2, bool), (np.arange(2), np.arange(2.0))),
}


def same(one, other) -> bool:
    """Say whether two values are the same, types and bits included."""
    if type(one) is not type(other):
        return False
    if isinstance(one, (np.ndarray, np.generic)):
        return (
            one.dtype == other.dtype
            and one.shape == other.shape
            and (one.tobytes() == other.tobytes())
        )
    if isinstance(one, Counts):
        one, other = vars(one), vars(other)
    if isinstance(one, dict):
        return same(list(one), list(other)) and same(list(one.values()), list(other.values()))
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


def test_a_block_comes_back_bit_for_bit():
    assert same(read_checkpoint(checkpoint_bytes(BLOCK, RECORDS), RECORDS), BLOCK)


def test_only_named_records_are_written_and_read():
    with pytest.raises(TypeError, match="Counts"):
        checkpoint_bytes({"counts": Counts()})
    with pytest.raises(TypeError, match="object"):
        checkpoint_bytes({"a": np.array([None])})
    with pytest.raises(BadCheckpoint):
        read_checkpoint(checkpoint_bytes({"counts": Counts()}, RECORDS), (Part,))


def archive(facts, arrays=(), **more) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", more.pop("packing", zipfile.ZIP_STORED)) as file:
        file.writestr("facts.json", facts if isinstance(facts, bytes) else json.dumps(facts))
        for number, content in enumerate(arrays):
            file.writestr(f"{number}.npy", content)
        for name, content in more.items():
            file.writestr(name, content)
    return packed.getvalue()


def pickled() -> bytes:
    packed = io.BytesIO()
    np.save(packed, np.array([print], object), allow_pickle=True)
    return packed.getvalue()


HOSTILE = {
    "no archive": b"x" * 300,
    "another part": archive({"list": []}, schema=b"{}"),
    "a compressed part": archive({"list": [0] * 50}, packing=zipfile.ZIP_DEFLATED),
    "no JSON": archive(b"{"),
    "deep JSON": archive(b"[" * 100_000),
    "a bare list": archive([1, 2]),
    "two keys": archive({"list": [], "dict": []}),
    "an unknown name": archive({"os.system": ["true"]}),
    "a builtin": archive({"eval": ["1"]}),
    "a record of another length": archive({"Counts": [1]}),
    "text instead of values": archive({"Counts": "ab"}),
    "no pairs": archive({"dict": [[1, 2, 3]]}),
    "a list as key": archive({"dict": [[{"list": []}, 1]]}),
    "an array that is missing": archive({"array": 0}),
    "an array by another name": archive({"array": "../x"}),
    "objects": archive({"array": 0}, [pickled()]),
    "texts": archive({"array": 0}, [npy_bytes(np.array(["x"]))]),
    "fields": archive({"array": 0}, [npy_bytes(np.zeros(1, "i4,i4"))]),
    "a header that lies": archive({"array": 0}, [npy_bytes(np.zeros(4))[:-8]]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_block_is_refused(name):
    with pytest.raises(BadCheckpoint):
        read_checkpoint(HOSTILE[name], RECORDS)


def test_a_block_of_every_loader_of_skops_is_refused(monkeypatch):
    """Whatever node an old or forged block holds, skops is not even imported."""
    from skops.io import _audit

    loaders = sorted({kind.__name__ for kind in _audit.NODE_TYPE_MAPPING.values()})
    for name in [module for module in sys.modules if module.split(".")[0] == "skops"]:
        monkeypatch.delitem(sys.modules, name)
    for loader in loaders:
        node = {"__class__": "system", "__module__": "os", "__loader__": loader, "content": {}}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr("schema.json", json.dumps({**node, "protocol": 2}))
        for content in (packed.getvalue(), archive(node), archive({loader: [node]})):
            with pytest.raises(BadCheckpoint):
                read_checkpoint(content, RECORDS)
    assert len(loaders) > 10
    assert not any(module.split(".")[0] == "skops" for module in sys.modules)
