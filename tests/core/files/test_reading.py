"""What a run keeps of what it looked up in files."""

from __future__ import annotations

import threading

from carbonsink.core.files.lookup_cache import cached_lookups, store_lookup, stored_lookup


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
