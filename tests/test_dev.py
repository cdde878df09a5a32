"""The project's one command, as far as it can be tried without installing anything."""

from __future__ import annotations

import subprocess

import pytest

COMMANDS = [
    "setup",
    "demo",
    "test",
    "lint",
    "types",
    "process",
    "gui",
    "fuzz",
    "bench",
    "package",
    "papers",
    "docs",
    "translations",
    "matrix",
]


@pytest.fixture
def dev(root):
    def run(*arguments):
        command = [str(root / "dev"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


def test_without_argument_it_prints_its_commands(dev):
    finished = dev()
    assert finished.returncode == 0
    lines = [line for line in finished.stdout.splitlines() if line[:3].strip()]
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert listed == COMMANDS


def test_an_unknown_command_is_refused_by_name(dev):
    finished = dev("tset")
    assert finished.returncode == 1
    assert "Unknown command: tset" in finished.stderr


def test_an_unknown_benchmark_is_refused_by_name(dev):
    finished = dev("bench", "no_such_benchmark")
    assert finished.returncode == 1
    assert "no_such_benchmark" in finished.stderr


def test_an_unknown_suite_is_refused_by_name_before_any_runs(dev):
    finished = dev("matrix", "bookworm", "no-such-suite")
    assert finished.returncode == 1
    assert "no-such-suite" in finished.stderr and "bookworm-backports" in finished.stderr


def test_the_matrix_tells_its_suites(dev):
    finished = dev("matrix", "--help")
    assert finished.returncode == 0
    assert "trixie-backports" in finished.stdout


def test_process_passes_the_exit_code_on(qgis_process):
    finished = qgis_process("help", "carbonsink:no_such_algorithm")
    assert finished.returncode == 1
    assert "no_such_algorithm" in finished.stdout + finished.stderr


def test_continuous_integration_calls_the_same_command(root):
    script = (root / ".ci" / "run").read_text()
    assert script.rstrip().endswith("exec ./dev test")
