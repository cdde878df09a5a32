"""Kernels are computed whatever state their cache is in, and a damaged one is made anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Two kernels, one of which calls the other and has a signature, as `core.pattern.random_ids`.
MODULE = """
import sys
sys.path.insert(0, {tests!r})
import conftest
import numpy as np
from numba import float64
from carbonsink.core.jit import njit

@njit(float64(float64), nogil=True, cache=True)
def twice(x):
    return 2 * x

@njit(nogil=True, cache=True)
def total(values):
    found = 0.0
    for i in range(values.size):
        found += twice(values[i])
    return found

if __name__ == "__main__":
    print(total(np.arange(5.0)), sum(total.stats.cache_hits.values()))
"""


def run(tmp_path, cache, **more) -> tuple:
    """Return the result, and how many signatures came from the cache, of a process of its own."""
    program = tmp_path / "kernels.py"
    if not program.exists():
        program.write_text(MODULE.format(tests=str(ROOT / "tests")))
    env = {**os.environ, "NUMBA_CACHE_DIR": str(cache), **more}
    done = subprocess.run(
        [sys.executable, str(program)], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    value, hits = done.stdout.split()
    return float(value), int(hits)


def files(cache, ending) -> list:
    return sorted(Path(cache).rglob(f"*.{ending}"))


@pytest.fixture
def filled(tmp_path):
    cache = tmp_path / "cache"
    assert run(tmp_path, cache) == (20.0, 0)
    assert run(tmp_path, cache) == (20.0, 1)
    assert len(files(cache, "nbi")) == len(files(cache, "nbc")) == 2
    return cache


DAMAGE = {
    "empty": lambda content: b"",
    "cut": lambda content: content[: len(content) // 3],
    "garbage": lambda content: bytes(range(7, 207)),
    "another object": lambda content: b"\x80\x04N.",  # a pickled None
}


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
@pytest.mark.parametrize("kind", DAMAGE)
def test_damaged_files_are_replaced(tmp_path, filled, ending, kind):
    for path in files(filled, ending):
        path.write_bytes(DAMAGE[kind](path.read_bytes()))
    assert run(tmp_path, filled) == (20.0, 0)
    assert run(tmp_path, filled) == (20.0, 1)


def test_missing_code_is_replaced(tmp_path, filled):
    for path in files(filled, "nbc"):
        path.unlink()
    assert run(tmp_path, filled) == (20.0, 0)
    assert run(tmp_path, filled) == (20.0, 1)


def test_a_folder_that_cannot_be_made(tmp_path):
    """The path goes through a file, so that root cannot write there either."""
    (tmp_path / "file").write_text("")
    assert run(tmp_path, tmp_path / "file" / "cache") == (20.0, 0)
    assert not files(tmp_path, "nbi")  # nor beside the source


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are of Unix")
def test_a_disk_that_is_full(tmp_path, monkeypatch):
    """A limit of file sizes fails as a full disk does: when the file is written."""
    program = tmp_path / "kernels.py"
    limited = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
    )
    program.write_text(limited + MODULE.format(tests=str(ROOT / "tests")))
    cache = tmp_path / "cache"
    assert run(tmp_path, cache, PYTHONDONTWRITEBYTECODE="1") == (20.0, 0)
    assert not files(cache, "nbc")


def test_without_compilation_functions_are_themselves(tmp_path):
    program = tmp_path / "kernels.py"
    program.write_text(
        MODULE.format(tests=str(ROOT / "tests")).replace("total.stats.cache_hits", "{}")
    )
    assert run(tmp_path, tmp_path / "cache", NUMBA_DISABLE_JIT="1") == (20.0, 0)
