"""The folder of compiled kernels changes with their sources."""

from __future__ import annotations

import os
import sys

import pytest

from carbonsink.core.errors_and_notes.run import CompilingKernels, KernelsNotStored
from carbonsink.core.run import Run
from carbonsink.framework.run import kernel_cache


@pytest.fixture
def sources(tmp_path, monkeypatch):
    core = tmp_path / "core"
    (core / "room").mkdir(parents=True)
    (core / "room" / "kernel.py").write_text("from numba import njit\n")
    (core / "plain.py").write_text("x = 1\n")
    monkeypatch.setattr(kernel_cache, "CORE", core)
    return core


def test_only_kernel_sources_count(sources):
    before = kernel_cache.folder_name()
    (sources / "plain.py").write_text("x = 2\n")
    assert kernel_cache.folder_name() == before
    (sources / "room" / "kernel.py").write_text("from numba import njit, prange\n")
    assert kernel_cache.folder_name() != before


def test_first_use_is_told_and_old_kernels_go(sources, tmp_path, monkeypatch):
    monkeypatch.delenv(kernel_cache.VARIABLE, raising=False)
    monkeypatch.delitem(sys.modules, "numba", raising=False)  # else its setting is changed
    profile, notes = tmp_path / "profile", []
    old = profile / "carbonsink" / "kernels-py30-0123456789ab"
    kept = profile / "carbonsink" / "python3.11"
    old.mkdir(parents=True)
    kept.mkdir()
    kernel_cache.use_kernel_cache(Run(on_note=notes.append), str(profile))
    folder = os.environ[kernel_cache.VARIABLE]
    assert folder.startswith(str(profile))
    assert notes == [CompilingKernels()]
    assert not old.exists()
    assert kept.exists()
    os.makedirs(folder)
    kernel_cache.use_kernel_cache(Run(on_note=notes.append), str(profile))
    assert len(notes) == 1


def test_a_profile_that_cannot_be_written_is_named(sources, tmp_path, monkeypatch):
    monkeypatch.setenv(kernel_cache.VARIABLE, "")  # and back to what it was, at the end
    monkeypatch.delitem(sys.modules, "numba", raising=False)
    (tmp_path / "file").write_text("")
    notes = []
    kernel_cache.use_kernel_cache(Run(on_note=notes.append), str(tmp_path / "file" / "profile"))
    assert notes == [KernelsNotStored(os.environ[kernel_cache.VARIABLE])]
