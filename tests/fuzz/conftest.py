"""Fixtures of the tests with hostile files."""

from __future__ import annotations

import pytest


@pytest.fixture
def marker(tmp_path):
    """A file that hostile code would make."""
    yield tmp_path / "marker"
    assert not (tmp_path / "marker").exists(), "code of a file was run"


@pytest.fixture(scope="module")
def seed_of(tmp_path_factory):
    """Return a whole file of a kind, read once so that all is imported."""
    known: dict = {}

    def seed(kind):
        if kind.name not in known:
            folder = tmp_path_factory.mktemp("seed")
            known[kind.name] = kind.seeds(str(folder))[0]
            (folder / kind.file).write_bytes(known[kind.name])
            kind.read(str(folder / kind.file))
        return known[kind.name]

    return seed
