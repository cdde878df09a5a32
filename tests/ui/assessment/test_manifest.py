"""The list of runs: written, moved, damaged; and what makes a file another one."""

from __future__ import annotations

import os
import sqlite3

import pytest

from carbonsink.core.errors_and_notes.diagnosis import BadManifest
from carbonsink.ui.assessment.manifest import (
    NAME,
    Manifest,
    Record,
    fingerprint,
    is_same,
    read_manifest,
    with_record,
    write_manifest,
)


def record(folder, **changes):
    facts = {
        "parameters": {"INPUT": str(folder / "in" / "a.tif"), "ALPHA": 0.05, "FDR": True},
        "offered": {"INPUT": [str(folder / "in" / "a.tif")]},
        "numbers": {"N": 3},
        "inputs": {str(folder / "in" / "a.tif"): {"size": 1, "time": 2}},
        "outputs": {},
        "finished": "2024-05-06T07:08:09",
    }
    return Record(**{**facts, **changes})


def test_what_was_written_is_read(tmp_path):
    manifest = with_record(Manifest({}, str(tmp_path / "elsewhere")), "trend", record(tmp_path))
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest


def test_a_moved_workspace_finds_its_files(tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    outside = str(tmp_path / "beside" / "b.tif")
    runs = {"trend": record(before, parameters={"A": str(before / "a.tif"), "B": outside})}
    write_manifest(before, Manifest(runs))
    before.rename(after)
    found = read_manifest(after).records["trend"]
    assert found.parameters == {"A": str(after / "a.tif"), "B": outside}
    assert list(found.inputs) == [str(after / "in" / "a.tif")]


def test_without_a_manifest_nothing_is_known(tmp_path):
    assert read_manifest(tmp_path) == Manifest({})


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"runs": {"trend": {"size": 1}}}', '{"ru'])
def test_a_damaged_one_is_refused_by_name(tmp_path, content):
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(BadManifest, match=NAME):
        read_manifest(tmp_path)


def test_a_copy_is_the_same_and_a_change_is_not(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text("r2\n0.7\n")
    known = fingerprint(path)
    os.utime(path, ns=(1, 1))
    assert is_same(path, known)
    path.write_text("r2\n0.8\n")
    assert not is_same(path, known)
    path.unlink()
    assert not is_same(path, known)


def test_a_large_file_is_known_by_size_and_time(tmp_path, monkeypatch):
    monkeypatch.setattr("carbonsink.ui.assessment.manifest.DIGEST_LIMIT", 2)
    path = tmp_path / "large.tif"
    path.write_bytes(b"123")
    known = fingerprint(path)
    assert "digest" not in known and is_same(path, known)
    os.utime(path, ns=(1, 1))
    assert not is_same(path, known)


def test_reading_a_geopackage_does_not_change_it(tmp_path):
    path = tmp_path / "plots.gpkg"

    def run(statement):
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()

    run("create table plots (npp)")
    known, bytes_before = fingerprint(path), path.read_bytes()
    run("pragma journal_mode = wal")  # as QGIS does when it opens one
    run("pragma journal_mode = delete")
    assert path.read_bytes() != bytes_before
    os.utime(path, ns=(1, 1))
    assert is_same(path, known)
    run("insert into plots values (500)")
    assert not is_same(path, known)
