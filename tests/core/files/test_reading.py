"""What a run keeps of what it looked up in files."""

from __future__ import annotations

import threading

import pytest

from carbonsink.core.files import lookup_cache
from carbonsink.core.files.lookup_cache import (
    cached_lookups,
    keep_lookups_for_run,
    reuse_lookups,
    store_lookup,
    stored_lookup,
)


def test_nothing_is_kept_outside_of_a_run(tmp_path):
    path = str(tmp_path / "a.tif")
    store_lookup(("size",), path, 3)
    assert stored_lookup(("size",), path) is None
    with cached_lookups():
        store_lookup(("size",), path, 3)
        assert stored_lookup(("size",), path) == 3
        assert stored_lookup(("name",), path) is None
    assert stored_lookup(("size",), path) is None


def test_a_changed_file_is_looked_at_again(tmp_path):
    path = tmp_path / "a.tif"
    path.write_bytes(b"first")
    with cached_lookups():
        store_lookup(("size",), str(path), 5)
        assert stored_lookup(("size",), str(path)) == 5
        path.write_bytes(b"longer than before")
        assert stored_lookup(("size",), str(path)) is None


def test_metadata_beside_a_file_belong_to_it(tmp_path):
    path = tmp_path / "a.tif"
    path.write_bytes(b"first")
    with cached_lookups():
        store_lookup(("unit",), str(path), "m")
        (tmp_path / "a.tif.aux.xml").write_text("<PAMDataset/>")
        assert stored_lookup(("unit",), str(path)) is None


def test_runs_of_other_threads_keep_their_own(tmp_path):
    seen = []
    with cached_lookups():
        store_lookup(("size",), "a", 3)
        other = threading.Thread(target=lambda: seen.append(stored_lookup(("size",), "a")))
        other.start()
        other.join()
    assert seen == [None]


def test_a_run_within_a_run_leaves_the_outer_one_as_it_was():
    with cached_lookups():
        store_lookup(("size",), "a", 3)
        with cached_lookups():
            assert stored_lookup(("size",), "a") is None
        assert stored_lookup(("size",), "a") == 3


@pytest.fixture
def looked_up(tmp_path):
    """Return lookups of a file, and of one that cannot be seen to change."""
    path = tmp_path / "a.tif"
    path.write_bytes(b"first")
    with cached_lookups() as lookups:
        store_lookup(("size",), str(path), 5)
        store_lookup(("size",), "/vsicurl/http://x/a.tif", 7)
    return path, lookups


def test_the_run_after_a_check_uses_what_it_looked_up_once(looked_up):
    path, lookups = looked_up
    keep_lookups_for_run(lookups, "trend")
    with cached_lookups(reuse_lookups("trend")):
        assert stored_lookup(("size",), str(path)) == 5
        assert stored_lookup(("size",), "/vsicurl/http://x/a.tif") is None
        path.write_bytes(b"longer than before")
        assert stored_lookup(("size",), str(path)) is None
    assert reuse_lookups("trend") == {}


def test_lookups_are_made_anew_where_files_came_beside_those_looked_at(looked_up):
    path, lookups = looked_up
    keep_lookups_for_run(lookups, "trend")
    path.with_suffix(".tfw").write_text("1", encoding="utf-8")
    assert reuse_lookups("trend") == {}


def test_lookups_of_virtual_rasters_are_made_anew(tmp_path):
    path = tmp_path / "a.vrt"
    path.write_text("<VRTDataset/>", encoding="utf-8")
    with cached_lookups() as lookups:
        store_lookup(("size",), str(path), 5)
    keep_lookups_for_run(lookups, "trend")
    assert reuse_lookups("trend") == {}


def test_lookups_of_another_check_or_an_old_one_are_not_used(looked_up, monkeypatch):
    _, lookups = looked_up
    keep_lookups_for_run(lookups, "trend")
    assert reuse_lookups("nep") == {}
    keep_lookups_for_run(lookups, "trend")
    later = lookup_cache.time.monotonic() + 31
    monkeypatch.setattr(lookup_cache.time, "monotonic", lambda: later)
    assert reuse_lookups("trend") == {}
