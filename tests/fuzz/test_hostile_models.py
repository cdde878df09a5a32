"""Model files, the estimators in them, and what reads both meet hostile content."""

from __future__ import annotations

import json
import operator
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.learn import BadBundle, UntrustedType
from carbonsink.tests.fuzz import hostile
from carbonsink.tests.fuzz.hostile_reading import BY_NAME, read_hostile, skops
from carbonsink.tests.fuzz.watching import nothing_runs


def _ensemble(name: str, folder) -> bytes:
    from carbonsink.tests.fuzz.small_fuzzy import write_small_fuzzy, write_small_lstms

    path = os.path.join(folder, "seed.carbonmodel")
    {"fuzzy model": write_small_fuzzy, "ensemble of LSTMs": write_small_lstms}[name](path)
    return Path(path).read_bytes()


@pytest.fixture(scope="module")
def model_seed(seed_of, tmp_path_factory):
    """Return a whole model file of each kind of model."""
    found = {}

    def seed(name: str) -> bytes:
        if name not in found:
            known = name in BY_NAME
            folder = tmp_path_factory.mktemp("f")
            found[name] = seed_of(BY_NAME[name]) if known else _ensemble(name, folder)
        return found[name]

    return seed


MODEL = BY_NAME["model"]
MODELS = ("model", "sequence model", "fuzzy model", "ensemble of LSTMs")


@pytest.mark.parametrize("name", MODELS)
def test_model_archives(name, model_seed, tmp_path, marker):
    seed = model_seed(name)
    assert read_hostile(MODEL, seed, tmp_path) == ""
    contents = hostile.archives(seed, marker, "training.csv")
    parts = hostile.unpacked(seed)
    contents["deep JSON"] = hostile.packed({**parts, "model.json": hostile.DEEP})
    contents["JSON that is huge"] = hostile.packed(
        {**parts, "model.json": b'{"a":"' + b"x" * (65 << 20) + b'"}'}
    )
    outcomes = {what: read_hostile(MODEL, c, tmp_path) for what, c in contents.items()}
    assert set(outcomes.values()) == {"BadBundle"}, outcomes
    # A forger's file, whose checksums fit: each hostile table and array as the part of some name,
    # and every part replaced by some of them.
    tables = list(hostile.tables(parts["training.csv"], marker).values())
    arrays = list(hostile.arrays(marker).values())
    replaced = sorted(set(parts) - {"model.json"})[:6]
    for ending, contents in ((".csv", tables), ("", arrays)):
        names = [part for part in replaced if part.endswith(".csv") == bool(ending)]
        for i in range(max(len(contents), 3 * len(names)) if names else 0):
            forged = {**parts, names[i % len(names)]: contents[i % len(contents)]}
            read_hostile(MODEL, hostile.sealed(forged), tmp_path)


VALUES = (None, True, -1, 0, 1e308, float("nan"), float("inf"), 2**70, "", "../x", [], {}, [[]])


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_a_model(name, model_seed, tmp_path, marker):
    """Values of ``model.json`` are replaced one by one: a typed error, or still a model."""
    parts = hostile.unpacked(model_seed(name))
    about = json.loads(parts["model.json"])
    refused = 0
    for i, path in enumerate(hostile.leaves(about)):
        if not path or path[0] in ("files", "validation"):
            continue
        for k in range(2):
            other = VALUES[(3 * i + 7 * k) % len(VALUES)]
            changed = json.dumps(hostile.replaced(about, path, other)).encode()
            forged = hostile.sealed({**parts, "model.json": changed}) if path else changed
            refused += bool(read_hostile(MODEL, forged, tmp_path))
    assert refused > 20


# --- skops --------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(operator, "call"), reason="this Python has no operator.call")
def test_the_exploit_runs_where_nobody_looks(tmp_path):
    """The payload of `test_nodes_of_skops` is live: skops runs it when every type is trusted."""
    from skops.io import get_untrusted_types, loads

    made = tmp_path / "made"
    schema = {**hostile.exploit(made), "protocol": 2, "_skops_version": "0.11.0"}
    content = skops(schema)
    try:
        loads(content, trusted=get_untrusted_types(data=content))
    except Exception as error:  # a later version of skops may refuse to build it at all
        pytest.skip(f"skops itself refuses: {type(error).__name__}")
    assert made.exists()


def _estimator(name: str) -> tuple:
    """Return a whole estimator as skops stores it, and its kind."""
    from carbonsink.core.estimators.estimator_file import dump_estimator
    from carbonsink.core.estimators.registry import EstimatorSettings, find_estimator

    kind = find_estimator(name)
    built = kind.build(EstimatorSettings(), 2, 2, 1)
    random = np.random.default_rng(1)
    built.fit(random.normal(0, 1, (30, 2)), random.normal(0, 1, 30))
    return dump_estimator(built), kind


@pytest.mark.parametrize("name", ["linear", "svm", "neural_network"])
def test_nodes_of_skops(name, tmp_path, marker):
    """Whatever loader a node has and wherever it stands, nothing is built of such a file."""
    from carbonsink.core.estimators.estimator_file import DamagedEstimator, load_estimator

    content, kind = _estimator(name)
    load_estimator(content, "m", kind, 2)
    parts = hostile.unpacked(content)
    schema = json.loads(parts["schema.json"])
    nodes = [p for p in hostile.leaves(schema) if p and p[-1] != "__id__"]
    places = [p for p in nodes if isinstance(_at(schema, p), dict)]
    for i, (what, node) in enumerate(hostile.skops_nodes(marker).items()):
        for place in ((), places[i % len(places)], places[(7 * i + 3) % len(places)]):
            changed = hostile.replaced(schema, place, node)
            changed.update(protocol=2, _skops_version="0.11.0") if not place else None
            forged = {**parts, "schema.json": json.dumps(changed).encode()}
            with nothing_runs(tmp_path), pytest.raises((UntrustedType, DamagedEstimator)):
                load_estimator(hostile.packed(forged, zipfile.ZIP_STORED), "m", kind, 2)
                raise AssertionError(f"{what} at {place} was read")


def _at(value, path: tuple):
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize("what", hostile.arrays("x"))
def test_arrays_in_models(what, tmp_path, marker):
    from carbonsink.core.estimators.estimator_file import DamagedEstimator, load_estimator

    content, kind = _estimator("linear")
    parts = hostile.unpacked(content)
    array = hostile.arrays(marker)[what]
    forged = {name: array if name.endswith(".npy") else part for name, part in parts.items()}
    with nothing_runs(tmp_path):
        try:
            found = load_estimator(hostile.packed(forged, zipfile.ZIP_STORED), "m", kind, 2)
        except (DamagedEstimator, ValueError, TypeError):
            return
    # Numbers of another kind: then it does not predict what it did, and is fitted again.
    assert what in ("fields", "complex numbers") and type(found).__name__ == kind.types[0][1]


def test_a_description_that_never_ends(tmp_path):
    from carbonsink.core.estimators.estimator_file import DamagedEstimator, load_estimator

    _content, kind = _estimator("linear")
    for schema in (hostile.DEEP, b"[" + b"0," * (40 << 20) + b"0]"):
        with pytest.raises(DamagedEstimator):
            load_estimator(
                hostile.packed({"schema.json": schema}, zipfile.ZIP_STORED), "m", kind, 2
            )


def test_bundles_say_what_is_wrong(tmp_path):
    """A file that is no archive at all is told from a damaged one."""
    path = tmp_path / "m.carbonmodel"
    for content, why in ((b"", "not-zip"), (b"PK\x03\x04", "truncated"), (b"x" * 99, "not-zip")):
        path.write_bytes(content)
        with pytest.raises(BadBundle) as caught:
            MODEL.read(str(path))
        assert caught.value.why == why
