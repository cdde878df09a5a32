"""Kept blocks whose facts have another shape or type: computed again, never an internal error.

Whoever can write in the folder of an output can write a well-formed block. Each value of its facts
is replaced by others; then the block is computed again, or the run ends well with it.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.files.npy import npy_bytes
from carbonsink.core.raster import Window
from carbonsink.core.raster.journal import Journal
from carbonsink.tests.fuzz.hostile import leaves, replaced

VALUES = (None, True, -1, 1.5, 2**70, "x", {"tuple": []}, {"dict": []}, {"list": [1]})
ARRAYS = (
    np.zeros(0),
    np.zeros((1, 1), np.int64),
    np.full((3, 5), np.nan),
    np.array(True),
    np.full(400, -1, np.int8),
)


@pytest.fixture
def kept(monkeypatch):
    """Have runs keep their blocks; hold their journals, and what was read from them."""
    journals, read = [], []
    claim, reading = Journal.claim, Journal.read

    def claimed(journal):
        journals.append(journal)
        claim(journal)

    def noted(journal, window):
        found = reading(journal, window)
        read.append(found is not None)
        return found

    monkeypatch.setattr(Journal, "claim", claimed)
    monkeypatch.setattr(Journal, "read", noted)
    monkeypatch.setattr(Journal, "remove", lambda journal: None)
    return journals, read


def parts_of(path: Path) -> dict:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: dict) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(packed.getvalue())


def forgeries(parts: dict, outputs: tuple):
    """Yield blocks with one value of the facts, or one of their arrays, replaced."""
    facts = json.loads(parts["facts.json"])
    pairs = facts["dict"]
    for p, (key, value) in enumerate(pairs):
        if key in outputs:
            continue
        yield {**parts, "facts.json": json.dumps({"dict": [*pairs[:p], *pairs[p + 1 :]]}).encode()}
        places = [path for path in leaves(value) if not path or isinstance(path[-1], int)]
        for i, path in enumerate(places):
            for k in range(3):
                other = VALUES[(2 * i + 5 * k) % len(VALUES)]
                changed = replaced(facts, ("dict", p, 1, *path), other)
                yield {**parts, "facts.json": json.dumps(changed).encode()}
    for i, name in enumerate(sorted(name for name in parts if name.endswith(".npy"))):
        for k in range(2):
            yield {**parts, name: npy_bytes(ARRAYS[(i + 2 * k) % len(ARRAYS)])}


def noise_series(folder: Path, name: str) -> list:
    """Write twelve years of noise."""
    from carbonsink.tests.algorithms.world import write_raster

    random = np.random.default_rng(len(name))
    years = range(2001, 2013)
    values = random.normal(500, 50, (len(years), 40, 50)).astype(np.float32)
    return [
        write_raster(folder / f"{name}_{year}.tif", value) for year, value in zip(years, values)
    ]


def cases(world, tmp_path, trained_model) -> dict:
    """Return the parameters of every algorithm that keeps its blocks."""
    series, a, b = (noise_series(tmp_path, name) for name in ("response", "first", "other12"))
    out = {name: str(tmp_path / f"{name}.tif") for name in "abcde"}
    model = {"MODEL": trained_model(TREES=5), "PREDICTORS": world.paths(*world.rasters)}
    return {
        "trendclassification": {
            "SERIES": series,
            "TREND_CLASS": out["a"],
            "FUTURE_CLASS": out["b"],
            "NULL_TEST": True,
            "TABLE": str(tmp_path / "t.csv"),
        },
        "driverclassification": {
            "SERIES": series,
            "DRIVER_A": a,
            "DRIVER_B": b,
            "DRIVER_CLASS": out["c"],
        },
        "climatehuman": {
            "SERIES": series,
            "CLIMATE": a + b,
            "MAX_LAG": 1,
            "ZONE_RASTER": world.paths("cover")[0],
            "CONTRIBUTION_CLASS": out["c"],
        },
        "lisaraster": {
            "INPUT": world.paths("rain")[0],
            "LISA_CLASS": out["d"],
            "REPORT": str(tmp_path / "l.html"),
        },
        "predictraster": {**model, "OUTPUT": out["e"], "APPLICABILITY": out["a"]},
        "explainraster": {**model, "OUTPUT": out["b"]},
    }


NAMES = (
    *("trendclassification", "driverclassification", "climatehuman", "lisaraster"),
    "predictraster",
)


def test_all_that_keep_blocks_are_tried(provider):
    keeping = {a.name() for a in provider.algorithms() if getattr(a, "RESUMABLE", False)}
    assert keeping == {*NAMES, "explainraster"}


@pytest.mark.parametrize("name", [*NAMES, "explainraster"])
def test_facts_of_another_shape(name, world, tmp_path, run_algorithm, trained_model, kept):
    journals, read = kept
    parameters = {**cases(world, tmp_path, trained_model)[name], "RESUME": True, "THREADS": 1}
    journals.clear()
    run_algorithm(name, **parameters)
    journal = journals[-1]
    (block,) = [p for p in Path(journal.folder).iterdir() if p.suffix == ".block"]
    outputs = tuple(output.name for output in journal._outputs)
    main = next(p for p in parameters.values() if isinstance(p, str) and p.endswith(".tif"))
    whole, seed = Path(main).read_bytes(), parts_of(block)
    read.clear()
    run_algorithm(name, **parameters)
    assert read == [True] and Path(main).read_bytes() == whole
    forged = list(forgeries(seed, outputs))
    assert len(forged) > 15
    window = Window(*map(int, block.stem.split("-")))
    accepted, refused = [], []
    for parts in forged:
        write_parts(block, parts)
        (refused if journal.read(window) is None else accepted).append(parts)
    assert len(refused) > len(accepted)
    # What has the right form counts something else; what has not is computed again.
    for parts in (*accepted[:: max(len(accepted) // 5, 1)], *refused[:: len(refused) // 4 + 1]):
        write_parts(block, parts)
        try:
            run_algorithm(name, **parameters)
        except QgsProcessingException as error:
            assert "Internal error" not in str(error)
    write_parts(block, refused[0])
    run_algorithm(name, **parameters)
    assert Path(main).read_bytes() == whole
