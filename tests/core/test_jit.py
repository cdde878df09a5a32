"""Kernels are computed whatever state their cache is in, and a damaged one is made anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Two kernels, one of which calls the other and has a signature, as `core.pattern.random_ids`.
HEAD = """
import sys
sys.path.insert(0, {tests!r})
import conftest
import numpy as np
from numba import float64
from carbonsink.core.jit import njit
"""
KERNELS = """
@njit(float64(float64), nogil=True, cache=True)
def twice_{name}(x):
    return 2 * x

@njit(nogil=True, cache=True)
def total_{name}(values):
    found = 0.0
    for i in range(values.size):
        found += twice_{name}(values[i])
    return found

print("{name}", total_{name}(np.arange(5.0)), {hits})
"""
HITS = "sum(total_{name}.stats.cache_hits.values())"
DAMAGE = {
    "empty": lambda content: b"",
    "cut": lambda content: content[: len(content) // 3],
    "garbage": lambda content: bytes(range(7, 207)),
    "other": lambda content: b"\x80\x04N.",  # a pickled None
}
CASES = [f"{ending}_{kind}" for ending in ("nbi", "nbc") for kind in DAMAGE]
MISSING = "nbc_missing"


def write_program(path, *names, first="", hits=HITS) -> Path:
    """Write a program with a pair of kernels for each name."""
    pairs = [KERNELS.format(name=name, hits=hits.format(name=name)) for name in names]
    path.write_text(first + HEAD.format(tests=str(ROOT / "tests")) + "".join(pairs))
    return path


def run(program, cache, **more) -> dict:
    """Return the result, and how many signatures came from the cache, by the names of kernels."""
    env = {**os.environ, "NUMBA_CACHE_DIR": str(cache), **more}
    done = subprocess.run(
        [sys.executable, str(program)], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    return {name: (float(value), int(hits)) for name, value, hits in lines}


def files(cache, ending, name="") -> list:
    return sorted(Path(cache).rglob(f"*_{name}*.{ending}" if name else f"*.{ending}"))


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """What four processes found: a new cache, a filled one, a damaged one, and that again."""
    folder = tmp_path_factory.mktemp("kernels")
    cache = folder / "cache"
    program = write_program(folder / "kernels.py", "whole", MISSING, *CASES)
    found = [run(program, cache), run(program, cache)]
    for case in CASES:
        ending, kind = case.split("_")
        damaged = files(cache, ending, case)
        assert len(damaged) == 2
        for path in damaged:
            path.write_bytes(DAMAGE[kind](path.read_bytes()))
    for path in files(cache, "nbc", MISSING):
        path.unlink()
    return [*found, run(program, cache), run(program, cache)]


@pytest.mark.parametrize("name", ["whole", MISSING, *CASES])
def test_kernels_are_stored(runs, name):
    assert [runs[0][name], runs[1][name]] == [(20.0, 0), (20.0, 1)]


@pytest.mark.parametrize("name", [MISSING, *CASES])
def test_damaged_and_missing_files_are_replaced(runs, name):
    assert [runs[2][name], runs[3][name]] == [(20.0, 0), (20.0, 1)]


def test_whole_files_beside_damaged_ones_are_used(runs):
    assert [runs[2]["whole"], runs[3]["whole"]] == [(20.0, 1), (20.0, 1)]


def test_kernels_of_one_processor_are_not_run_on_another(tmp_path):
    program = write_program(tmp_path / "kernels.py", "a")
    other = {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}
    found = [run(program, tmp_path / "cache", **more)["a"] for more in ({}, other, {}, other)]
    assert found == [(20.0, 0), (20.0, 0), (20.0, 1), (20.0, 1)]


def test_a_folder_that_cannot_be_made(tmp_path):
    """The path goes through a file, so that root cannot write there either."""
    (tmp_path / "file").write_text("")
    program = write_program(tmp_path / "kernels.py", "a")
    assert run(program, tmp_path / "file" / "cache") == {"a": (20.0, 0)}
    assert not files(tmp_path, "nbi")  # nor beside the source


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are of Unix")
def test_a_disk_that_is_full(tmp_path):
    """A limit of file sizes fails as a full disk does: when the file is written."""
    limited = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
    )
    program = write_program(tmp_path / "kernels.py", "a", first=limited)
    cache = tmp_path / "cache"
    assert run(program, cache, PYTHONDONTWRITEBYTECODE="1") == {"a": (20.0, 0)}
    assert not files(cache, "nbc")


def test_without_compilation_functions_are_themselves(tmp_path):
    program = write_program(tmp_path / "kernels.py", "a", hits="0")
    assert run(program, tmp_path / "cache", NUMBA_DISABLE_JIT="1") == {"a": (20.0, 0)}


def test_a_copy_in_another_place_uses_the_same_code(tmp_path):
    """As after an update of the plugin, or on a worker that was sent it; changed code does not."""
    cache, programs = tmp_path / "cache", []
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        programs.append(write_program(tmp_path / folder / "kernels.py", "a"))
    changed = programs[2].read_text().replace("return 2 * x", "return 3 * x")
    programs[2].write_text(changed)
    found = [run(program, cache)["a"] for program in programs]
    assert found == [(20.0, 0), (20.0, 1), (30.0, 0)]
